"""`balozi engagement`: from the proposal to what came of it."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from balozi.cli.opening import AS, DRY_RUN, acting, now, open_entry, open_store
from balozi.cli.printing import FORMAT, say, write_rows
from balozi.cli.registers import ON, end_of

if TYPE_CHECKING:
    from balozi.services.convening import Proof
    from balozi.services.following import Order

Command = TypeVar("Command", bound=Callable[..., object])


def _options(*chosen: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return one decorator of several; typed, so that the commands stay so."""

    def decorate(command: Command) -> Command:
        for option in reversed(chosen):
            command = option(command)
        return command

    return decorate


_LISTED = ("entry", "title", "type", "status", "on", "until", "place", "involved", "silent", "country")
_SEVERAL = frozenset({"obligors", "beneficiaries", "states", "orgs"})
_PROPOSED = frozenset({"title", "codes", "on", "until", "place", "about"})
_PROOF = _options(
    click.option("--named", default="", help="Who states what it rests on."),
    click.option("--statement", default="", help="What that person states."),
    click.option("--document", type=int, help="Number of the paper that it rests on."),
    click.option("--sentence", default="", help="Sentence of that paper, exactly."),
)
_DAY = click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="When. Default: today.")
_WRITES = _options(AS, DRY_RUN)


@click.group("engagement")
def command() -> None:
    """Arrange engagements, and record what came of them."""


@command.command("list")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="First day. Default: a year ago.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), help="Last day. Default: in a year.")
@click.option("--partner", default="", help="Code of a state or organisation that takes part.")
@click.option("--institution", default="", help="Code of a domestic institution that takes part or prepares.")
@click.option("--type", "sort", default="", help="Form of contact, such as summit.")
@click.option("--status", default="", help="Only those of this status, such as held.")
@ON
@FORMAT
def list_(status: str, shape: str, on: datetime | None, **asked: Any) -> None:
    """List engagements with a date in some stretch of time, those without an exact day at the end."""
    from balozi.cli.calendars import found, row_of

    items = found(on=on, **asked)
    listed = [item for item in (*items.placed, *items.sometime) if status in ("", item.course.status)]
    write_rows(map(row_of, listed), _LISTED, shape)
    say(f"Engagements: {len(listed)}; ahead without any date: {items.undated}.")


@command.command("show")
@click.argument("entry", type=int)
@ON
@FORMAT
def show(entry: int, on: datetime | None, shape: str) -> None:
    """Show the steps of one engagement, who takes part, its preparation and what came of it."""
    person, page = open_entry(entry, on)
    from balozi.store.engagements.queries import meeting_of

    meeting = meeting_of(person.reader, entry, at=end_of(on))
    say(f"{page.title}: {meeting.course.status}")
    rows = [
        {
            "part": "step",
            "number": one.step,
            "on": one.on,
            "says": f"{one.status} {one.reason}",
            "rests": one.source,
        }
        for one in meeting.steps
    ]
    rows += [
        {"part": "participant", "number": one.participant, "on": "", "rests": one.institution,
         "says": " ".join(filter(None, (one.side, one.person, one.office, "(head)" * one.heads)))}
        for one in meeting.participants
    ]  # fmt: skip
    rows += [
        {"part": "brief", "number": one.preparation, "on": one.by_when,
         "says": f"{one.asked_of} {one.institution} {one.note}", "rests": one.by}
        for one in meeting.briefs
    ]  # fmt: skip
    rows += [
        {"part": "point", "number": one.point, "on": "", "says": f"{one.pillar} {one.text}",
         "rests": one.source or (f"entry {one.target}" if one.target else f"document {one.document}")}
        for one in meeting.points
    ]  # fmt: skip
    rows += [
        {"part": "outcome", "number": one.outcome, "on": one.due,
         "says": f"{one.sort} entry {one.target} ({one.status}): {one.title}",
         "rests": one.source or f"document {one.document}"}
        for one in meeting.outcomes
    ]  # fmt: skip
    write_rows(rows, ("part", "number", "on", "says", "rests"), shape)


@command.command("propose")
@click.argument("country")
@click.argument("sort", metavar="TYPE")
@click.option("--title", default="", help="What it is called.")
@click.option("--with", "codes", multiple=True, help="Code of who takes part; may be given several times.")
@click.option("--on", "on", default="", help="First day: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--until", default="", help="Last day, when it takes several.")
@click.option("--place", default="", help="Where.")
@click.option("--about", default="", help="What it is about.")
@_PROOF
@_WRITES
def propose(country: str, sort: str, name: str | None, dry_run: bool, **told: Any) -> None:
    """Propose an engagement of COUNTRY (such as KEN) of a TYPE (such as working_visit)."""
    open_store()
    from balozi.services.meeting import Proposal, propose_engagement

    proof = _proof(told)
    proposal = Proposal(country, sort, **{key: value for key, value in told.items() if key in _PROPOSED})
    if dry_run:
        proof.check()
        say(f"Would propose: {sort} {proposal.title} {proposal.on}.")
        return
    entry = propose_engagement(proposal=proposal, proof=proof, person=acting(name), at=now())
    say(f"The engagement is on the register as entry {entry}.")


@command.command("agree")
@click.argument("entry", type=int)
@_DAY
@click.option("--begins", default="", help="First day that was agreed, when it differs.")
@click.option("--ends", default="", help="Last day that was agreed.")
@_PROOF
@_WRITES
def agree(entry: int, name: str | None, dry_run: bool, **told: Any) -> None:
    """Note that both sides agreed to ENTRY, by a note verbale or another word."""
    from balozi.services.meeting import agree_engagement

    proof, order = _proof(told), _order(entry, name)
    proof.check()
    if not _only_said(dry_run, entry, "agreed"):
        days = {"begins": told["begins"], "ends": told["ends"]}
        agree_engagement(order=order, proof=proof, on=_date(told["on"]), **days)
        say(f"Entry {entry} is agreed.")


@command.command("prepare")
@click.argument("entry", type=int)
@_DAY
@click.option("--note", default="", help="In words.")
@_WRITES
def prepare(entry: int, on: datetime | None, note: str, name: str | None, dry_run: bool) -> None:
    """Note that ENTRY is prepared: the brief is there."""
    from balozi.services.meeting import prepare_engagement

    order = _order(entry, name)
    if not _only_said(dry_run, entry, "prepared"):
        prepare_engagement(order=order, on=_date(on), note=note)
        say(f"Entry {entry} is prepared.")


@command.command("brief")
@click.argument("entry", type=int)
@click.option("--of", "asked_of", default="", help="Name of the user who writes it.")
@click.option("--institution", default="", help="Code of the institution that writes it.")
@click.option("--by", "by_when", type=click.DateTime(["%Y-%m-%d"]), help="The day by which it is needed.")
@click.option("--note", default="", help="What it should hold.")
@_WRITES
def brief(entry: int, by_when: datetime | None, name: str | None, dry_run: bool, **told: str) -> None:
    """Ask for the brief of ENTRY."""
    from balozi.services.delegating import request_brief

    order = _order(entry, name)
    if not _only_said(dry_run, entry, "asked a brief for"):
        number = request_brief(order=order, by_when=_date(by_when), **told)
        say(f"The brief is asked for, number {number}.")


@command.command("hold")
@click.argument("entry", type=int)
@_DAY
@click.option("--note", default="", help="In words.")
@_WRITES
def hold(entry: int, on: datetime | None, note: str, name: str | None, dry_run: bool) -> None:
    """Note that ENTRY was held."""
    from balozi.services.meeting import hold_engagement

    order = _order(entry, name)
    if not _only_said(dry_run, entry, "held"):
        hold_engagement(order=order, on=_date(on), note=note)
        say(f"Entry {entry} is held.")


@command.command("postpone")
@click.argument("entry", type=int)
@click.option("--to", "begins", default="", help="New first day; none when no date is known yet.")
@click.option("--until", "ends", default="", help="New last day.")
@click.option("--reason", required=True, help="Why.")
@_WRITES
def postpone(entry: int, begins: str, ends: str, reason: str, name: str | None, dry_run: bool) -> None:
    """Move ENTRY to another date; the one before stays in the history."""
    from balozi.services.meeting import postpone_engagement

    order = _order(entry, name)
    if not _only_said(dry_run, entry, "postponed"):
        postpone_engagement(order=order, begins=begins, ends=ends, reason=reason)
        say(f"Entry {entry} is postponed.")


@command.command("cancel")
@click.argument("entry", type=int)
@click.option("--reason", required=True, help="Why.")
@_WRITES
def cancel(entry: int, reason: str, name: str | None, dry_run: bool) -> None:
    """Note that ENTRY will not take place."""
    from balozi.services.meeting import cancel_engagement

    order = _order(entry, name)
    if not _only_said(dry_run, entry, "cancelled"):
        cancel_engagement(order=order, reason=reason)
        say(f"Entry {entry} is cancelled.")


@command.command("outcome")
@click.argument("entry", type=int)
@click.argument("sort", type=click.Choice(["created", "moved", "discussed"]))
@click.option("--target", type=int, help="Number of the agreement or commitment; none for a new one.")
@click.option(
    "--kind", default="commitment", type=click.Choice(["commitment", "agreement"]), help="Of a new one."
)
@click.option(
    "--field", "fields", multiple=True, metavar="NAME=VALUE", help="Of a new one; several with commas."
)
@click.option("--event", default="", help="Event of the agreement, or how the commitment goes.")
@click.option("--on", "on", default="", help="When that event was: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--text", default="", help="What was said.")
@_PROOF
@_WRITES
def outcome(
    entry: int, sort: str, fields: tuple[str, ...], name: str | None, dry_run: bool, **told: Any
) -> None:
    """Record what came of ENTRY: a new agreement or commitment, one that moved, one that was discussed."""
    from balozi.services.concluding import OutcomeDraft, record_outcome

    proof, order = _proof(told), _order(entry, name)
    named = {key: told[key] for key in ("target", "kind", "event", "on", "text")}
    draft = OutcomeDraft(sort, fields=_fields(fields), **named)
    if dry_run:
        proof.check()
    if not _only_said(dry_run, entry, f"given an outcome ({sort})"):
        number = record_outcome(order=order, outcome=draft, proof=proof)
        say(f"The outcome is on the register as outcome {number}.")


@command.command("follow-up")
@click.argument("entry", type=int)
@click.option("--note", default="", help="In words.")
@_WRITES
def follow_up(entry: int, note: str, name: str | None, dry_run: bool) -> None:
    """Close the follow-up of ENTRY, when all that came of it is at its end."""
    from balozi.services.concluding import follow_up_engagement

    order = _order(entry, name)
    if not _only_said(dry_run, entry, "followed up"):
        follow_up_engagement(order=order, note=note)
        say(f"Entry {entry} is followed up.")


def _order(entry: int, name: str | None) -> "Order":
    open_store()
    from balozi.services.following import Order
    from balozi.store.engagements.queries import meeting_of

    person = acting(name)
    # A rehearsal too tells that there is no such engagement.
    return Order(meeting_of(person.reader, entry).entry, person, now())


def _proof(told: dict[str, Any]) -> "Proof":
    open_store()
    from balozi.services.convening import Proof

    return Proof(told["named"], told["statement"], told["document"], told["sentence"])


def _only_said(dry_run: bool, entry: int, what: str) -> bool:
    if dry_run:
        say(f"Entry {entry} would be {what}.")
    return dry_run


def _date(day: datetime | None) -> Any:
    return day.date() if day else None


def _fields(pairs: tuple[str, ...]) -> dict[str, object]:
    told: dict[str, object] = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        told[name] = [part.strip() for part in value.split(",")] if name in _SEVERAL else value
    return told
