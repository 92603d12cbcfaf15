"""`balozi agreement`: the lives of agreements, and what is watched over them."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from balozi.cli.opening import AS, DRY_RUN, acting, now, open_entry, open_store
from balozi.cli.printing import FORMAT, LIMIT, Counted, say, write_rows
from balozi.cli.registers import ON, end_of
from balozi.cli.withdrawing import withdrawing

if TYPE_CHECKING:
    from balozi.store.registers.agreements import AgreementRow
    from balozi.store.registers.watches import WatchRow

Command = TypeVar("Command", bound=Callable[..., object])


def _options(*chosen: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return one decorator of several; typed, so that the commands stay so."""

    def decorate(command: Command) -> Command:
        for option in reversed(chosen):
            command = option(command)
        return command

    return decorate


_LISTED = ("entry", "title", "form", "status", "ends", "parties", "lead", "country")
_WATCHED = ("entry", "title", "status", "since", "days", "about", "parties", "lead", "country")
_COUNTRY = click.option("--country", default="", help="Alpha-3 code of the country whose register it is.")
_PARTNER = click.option("--partner", default="", help="Code of a party.")
_LEAD = click.option("--lead", default="", help="Code of the institution that leads.")
_FILTERS = _options(_COUNTRY, _PARTNER, _LEAD, ON, FORMAT)
_MONTHS = click.option(
    "--months", type=click.IntRange(0, 1200), help="Instead of those that the country's pack states."
)
_EVENT = _options(
    click.option("--on", "on", default="", help="When: YYYY, YYYY-MM or YYYY-MM-DD."),
    click.option("--party", default="", help="Code of the party; none for the agreement itself."),
    click.option("--until", default="", help="Last day that it brings, such as the end of a renewed term."),
    click.option("--step", default="", help="Key of the procedure's step that it carries out."),
    click.option("--authority", default="", help="Who signed or approved, with the office."),
    click.option("--text", default="", help="What was said with it: a reservation, a reason."),
    click.option("--source", default="", help="What it rests on: a note, a gazette, who states it."),
    click.option("--document", type=int, help="Number of the paper that it rests on."),
    click.option("--other", type=int, help="Number of the agreement that takes its place."),
)


@click.group("agreement")
def command() -> None:
    """Show the lives of agreements, record their events, and tell what is watched over them."""


@command.command("list")
@click.option("--status", default="", help="Only agreements of this status, such as in_force.")
@LIMIT
@_FILTERS
def list_(
    status: str, limit: int, country: str, partner: str, lead: str, on: datetime | None, shape: str
) -> None:
    """List agreements with their status and the end of their term."""
    open_store()
    from balozi.registers.agreements.lives import status_meant
    from balozi.registers.agreements.terms import ending_of
    from balozi.store.registers.agreements import AgreementAsk, agreements_in_parts

    asked = AgreementAsk(country, partner, lead, status_meant(status) if status else "")
    rows = (
        _named(row) | {"ends": ending.last if (ending := ending_of(row.life, row.day)) else None}
        for part in agreements_in_parts(acting(None).reader, asked, at=end_of(on))
        for row in part
    )
    counted = Counted(rows, limit)
    write_rows(counted, _LISTED, shape)
    say(f"Agreements: {counted.says}.")


@command.command("show")
@click.argument("entry", type=int)
@ON
@FORMAT
def show(entry: int, on: datetime | None, shape: str) -> None:
    """Show the life of one agreement: its events, its parties, the procedure, what does not fit."""
    person, _ = open_entry(entry, on)
    from balozi.store.registers.agreements import agreement_events, agreement_row

    row = agreement_row(person.reader, entry, at=end_of(on))
    say(f"{row.title}: {row.status}")
    lines = [
        {
            "part": "event",
            "number": one.number,
            "on": one.on,
            "party": one.party,
            "says": _event_says(asdict(one)),
        }
        for one in agreement_events(person.reader, entry, at=end_of(on))
    ]
    write_rows(
        [*lines, *_standings(row), *_course(row), *_findings(row)],
        ("part", "number", "on", "party", "says"),
        shape,
    )


@command.command("stuck")
@_FILTERS
def stuck(country: str, partner: str, lead: str, on: datetime | None, shape: str) -> None:
    """List agreements at the step of the national procedure that is to be done now, with the days since the last."""
    _watch("stuck", None, _rows(country, partner, lead, on), shape)


@command.command("unregistered")
@_FILTERS
def unregistered(country: str, partner: str, lead: str, on: datetime | None, shape: str) -> None:
    """List treaties in force that are not registered with the United Nations (Charter, art. 102)."""
    _watch("unregistered", None, _rows(country, partner, lead, on), shape)


@command.command("unratified")
@_MONTHS
@_FILTERS
def unratified(
    months: int | None, country: str, partner: str, lead: str, on: datetime | None, shape: str
) -> None:
    """List treaties that the country signed some months ago and has not ratified."""
    _watch("unratified", months, _rows(country, partner, lead, on), shape)


@command.command("expiring")
@_MONTHS
@_FILTERS
def expiring(
    months: int | None, country: str, partner: str, lead: str, on: datetime | None, shape: str
) -> None:
    """List agreements whose term ends within some months, or has ended without a renewal."""
    _watch("expiring", months, _rows(country, partner, lead, on), shape)


@command.command("dormant")
@_MONTHS
@_FILTERS
def dormant(
    months: int | None, country: str, partner: str, lead: str, on: datetime | None, shape: str
) -> None:
    """List agreements of which no event and no paper has told for some months, or ever."""
    _watch("dormant", months, _rows(country, partner, lead, on), shape)


@command.command("check")
@_FILTERS
def check(country: str, partner: str, lead: str, on: datetime | None, shape: str) -> None:
    """List what does not fit in the lives of agreements, each with its rule."""
    _watch("findings", None, _rows(country, partner, lead, on), shape)


@command.command("events")
@FORMAT
def events(shape: str) -> None:
    """List the events that an agreement can have; no database is needed."""
    from balozi.packs.happenings import happenings

    columns = ("name", "axis", "reaches", "effect", "relation", "forms", "mark")
    write_rows([asdict(one) for one in happenings().values()], columns, shape)


@command.command("record")
@click.argument("entry", type=int)
@click.argument("event")
@_EVENT
@AS
@DRY_RUN
def record(entry: int, event: str, name: str | None, dry_run: bool, **told: Any) -> None:
    """Record an EVENT of the agreement ENTRY; `balozi agreement events` lists the events."""
    open_store()
    from balozi.services.agreeing import AgreementEventDraft, record_event

    draft = AgreementEventDraft(event, **told)
    if dry_run:
        write_rows([{"entry": entry, **asdict(draft)}], ("entry", *asdict(draft)), "table")
        say("Would record this event.")
        return
    number = record_event(entry=entry, event=draft, person=acting(name), at=now())
    say(f"The event is on the register as event {number}.")


@command.command("correct")
@click.argument("number", type=int)
@click.argument("event")
@click.option("--reason", required=True, help="Why it is corrected; kept in the log.")
@_EVENT
@AS
@DRY_RUN
def correct(
    number: int, event: str, reason: str, name: str | None, dry_run: bool, **told: Any
) -> None:  # fmt: skip
    """Put a corrected EVENT in the place of event NUMBER; the one before stays in the history."""
    open_store()
    from balozi.services.agreeing import AgreementEventDraft, correct_event

    draft = AgreementEventDraft(event, **told)
    if dry_run:
        say(f"Would put {draft.event} {draft.on} in the place of event {number}.")
        return
    fresh = correct_event(number=number, event=draft, reason=reason, person=acting(name), at=now())
    say(f"Event {number} is corrected; event {fresh} stands in its place.")


def _take_back(number: int, reason: str, name: str | None) -> None:
    from balozi.services.agreeing import withdraw_event

    withdraw_event(number=number, reason=reason, person=acting(name), at=now())


command.add_command(withdrawing(_take_back))


@command.command("term")
@click.argument("entry", type=int)
@click.option("--ends", default="", help="Last day: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--renewal", default="", type=click.Choice(["", "tacit", "agreed", "none"]))
@click.option("--renewal-months", default=0, type=click.IntRange(0, 1200), help="Length of each renewal.")
@click.option("--notice-months", default=0, type=click.IntRange(0, 1200), help="Notice before the end.")
@click.option(
    "--binding/--not-binding", default=None, help="Whether it binds in law; left out, nobody has said."
)
@click.option("--area", "areas", multiple=True, help="A policy area; may be given several times.")
@click.option("--lead", default="", help="Code of the institution that leads.")
@AS
@DRY_RUN
def term(entry: int, name: str | None, dry_run: bool, areas: tuple[str, ...], **told: Any) -> None:
    """Set the term of the agreement ENTRY as a whole; what was said before stays in the history."""
    open_store()
    from balozi.services.agreeing import TermDraft, set_term

    draft = TermDraft(areas=areas, **told)
    if dry_run:
        write_rows([{"entry": entry, **asdict(draft)}], ("entry", *asdict(draft)), "table")
        say("Would set this term.")
        return
    set_term(entry=entry, term=draft, person=acting(name), at=now())
    say("The term is set.")


@command.command("import-status")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", default="", help="What the events rest on. Default: the file's name.")
@AS
@DRY_RUN
@FORMAT
def import_status_(file: Path, source: str, name: str | None, dry_run: bool, shape: str) -> None:
    """Import a table of treaty statuses: treaty, party, signature, action with its mark (none, a, d, A, AA, s).

    Every row is reported with what became of it; what is not understood changes nothing.
    """
    open_store()
    from balozi.ground.errors.reading import UnreadableFile
    from balozi.services.statuses import import_status

    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise UnreadableFile(file.name, "it is not UTF-8 text") from wrong
    done = import_status(
        text=text, source=source or file.name, person=acting(name), at=now(), dry_run=dry_run
    )
    rows = [
        asdict(row) | {"why": "; ".join(f"{fault.says} {fault.value}".strip() for fault in row.faults)}
        for row in done.rows
    ]
    write_rows(rows, ("line", "treaty", "party", "entry", "outcome", "events", "why"), shape)
    counts = ", ".join(f"{n} {outcome}" for outcome, n in sorted(done.counts.items())) or "no rows"
    say(f"{'Would be: ' if dry_run else ''}{counts}.")


def _rows(country: str, partner: str, lead: str, on: datetime | None) -> "list[AgreementRow]":
    open_store()
    from balozi.store.registers.agreements import agreement_rows

    return agreement_rows(acting(None).reader, at=end_of(on), country=country, partner=partner, lead=lead)


def _watch(watch: str, months: int | None, rows: "list[AgreementRow]", shape: str) -> None:
    from balozi.store.registers.watches import watched

    found = watched(rows, watch, months)
    listed = [
        _named(told.row) | {"since": told.since, "days": told.days, "about": _about(told)} for told in found
    ]
    write_rows(listed, _WATCHED, shape)
    say(f"Found: {len(found)}, in {len(rows)} agreements.")


def _named(row: "AgreementRow") -> dict[str, object]:
    return {
        "entry": row.entry,
        "title": row.title,
        "form": row.life.form,
        "status": row.status,
        "parties": row.life.parties,
        "lead": row.lead,
        "country": row.country,
    }


def _about(told: "WatchRow") -> str:
    if told.step:
        return f"{told.step} (section {told.section}, {f'by {told.due}' if told.due else 'no time set'})"
    if told.ending is not None:
        notice = f", notice until {told.ending.notice}" if told.ending.notice else ""
        return ("renews itself" if told.ending.renews else "ends") + notice
    facts = ", ".join(word for _, word in told.about)
    return f"{told.rule}: {told.says}{f' ({facts})' if facts else ''}" if told.rule else ""


def _event_says(told: dict[str, Any]) -> str:
    said = [told["event"], told["step"], told["authority"], told["text"]]
    said += [f"until {told['until']}"] if told["until"] else []
    said += [f"agreement {told['other']}"] if told["other"] else []
    said += [told["source"] or (f"document {told['document']}" if told["document"] else "")]
    return "; ".join(word for word in said if word)


def _standings(row: "AgreementRow") -> Iterator[dict[str, object]]:
    from balozi.registers.agreements.relations import standings_of

    for one in standings_of(row.life, row.day):
        beside = "".join(f"; {step.event}" for step in one.beside)
        yield {"part": "party", "on": one.from_ or "", "party": one.party, "says": one.relation + beside}


def _course(row: "AgreementRow") -> Iterator[dict[str, object]]:
    course = row.course
    if course is None:
        yield {"part": "procedure", "says": "none is known, or it is not for this form"}
        return
    for one in course.steps:
        says = f"section {one.step.section}: {one.step.what.get('en', '')} ({one.state})"
        yield {"part": "procedure", "on": one.on, "says": says}


def _findings(row: "AgreementRow") -> Iterator[dict[str, object]]:
    for finding in row.findings:
        yield {
            "part": "finding",
            "on": finding.on,
            "party": finding.party,
            "says": f"{finding.rule}: {finding.says}",
        }
