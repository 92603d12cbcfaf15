"""`balozi mission`: missions and their heads, what happened to them, the footprint and its counts."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from balozi.cli.opening import AS, DRY_RUN, acting, end_of, now, open_entry, open_store
from balozi.cli.printing import FORMAT, say, write_rows
from balozi.cli.registers import ON
from balozi.cli.withdrawing import withdrawing

if TYPE_CHECKING:
    from balozi.store.posts.records import HeadRow, PostEventRow, PostPage

_SOURCE = click.option("--source", required=True, help="What it rests on: a note, a gazette, who states it.")
_DAY = click.option("--on", "on", default="", help="When: YYYY, YYYY-MM or YYYY-MM-DD.")
_LISTED = ("entry", "title", "city", "host", "class", "region", "status", "head", "accredited_to", "flags")


@click.group("mission")
def command() -> None:
    """Show missions and their heads, record what happened to them, tell the counts of the footprint."""


@command.command("list")
@click.option("--country", required=True, help="Alpha-3 code of the sending state.")
@click.option("--class", "class_", default="", help="Only this class, such as embassy; none: not stated.")
@click.option("--region", default="", help="Only this region.")
@click.option("--status", default="", help="Only this status; present: open, or listed without an event.")
@ON
@FORMAT
def list_(country: str, class_: str, region: str, status: str, on: datetime | None, shape: str) -> None:
    """List the missions of a country with status, host, accreditation and head."""
    open_store()
    from balozi.registers.posts import is_present
    from balozi.store.posts.queries import footprint_of

    known = footprint_of(acting(None).reader, country, at=end_of(on))
    rows = [
        {
            "entry": one.row.entry,
            "title": one.row.title,
            "city": one.city,
            "host": one.host,
            "class": one.post_class,
            "region": one.region,
            "status": one.status,
            "head": one.head,
            "accredited_to": one.row.involved.get("accredited", ()),
            "flags": one.row.flags,
        }
        for one in known.missions
        if class_ in ("", one.post_class or "none")
        and region in ("", one.region)
        and (status in ("", one.status) or (status == "present" and is_present("missions", one.status)))
    ]
    write_rows(rows, _LISTED, shape)
    say(f"Missions: {len(rows)} of {len(known.missions)}.")


@command.command("show")
@click.argument("entry", type=int)
@ON
@FORMAT
def show(entry: int, on: datetime | None, shape: str) -> None:
    """Show the life of one mission, or of relations: its events, its heads, their steps, what does not fit."""
    person, page = open_entry(entry, on)
    from balozi.store.posts.queries import post_page

    post = post_page(person.reader, entry, at=end_of(on))
    say(f"{page.title}: {post.status}")
    rows = [_line("event", event) for event in post.events]
    for head in post.heads:
        rows += _head(head)
    rows += _headship(post)
    write_rows(rows, ("part", "number", "on", "party", "says"), shape)


@command.command("record")
@click.argument("entry", type=int)
@click.argument("event")
@_DAY
@click.option("--place", default="", help="The city that a mission moved to.")
@click.option("--basis", default="", help="The instrument: a joint communiqué, an exchange of notes.")
@_SOURCE
@AS
@DRY_RUN
def record(entry: int, event: str, name: str | None, dry_run: bool, **told: Any) -> None:
    """Record an EVENT of the mission or the relations ENTRY: opened, closed, established, severed ..."""
    open_store()
    from balozi.services.posting import PostDraft, record_step

    draft = PostDraft(event, **told)
    if dry_run:
        say(f"Would record {event} {draft.on} of entry {entry}.")
        return
    say(f"Event {record_step(entry=entry, step=draft, person=acting(name), at=now())} is on the register.")


def _take_back(number: int, reason: str, name: str | None) -> None:
    from balozi.services.posting import withdraw_step

    withdraw_step(number=number, reason=reason, person=acting(name), at=now())


command.add_command(withdrawing(_take_back))


@command.group("head")
def head() -> None:
    """Name heads of mission and record their steps through agrément and credentials."""


@head.command("name")
@click.argument("entry", type=int)
@click.argument("person")
@click.option("--rank", default="", help="Class of the head, such as ambassador or high_commissioner.")
@click.option("--category", default="", type=click.Choice(["", "career", "honorary"]))
@click.option("--charge", is_flag=True, help="A chargé d'affaires ad interim, while the post is vacant.")
@_SOURCE
@AS
@DRY_RUN
def name_(entry: int, person: str, name: str | None, dry_run: bool, **told: Any) -> None:
    """Name PERSON as head of the mission ENTRY; prints the number of the appointment."""
    open_store()
    from balozi.services.posting import HeadDraft, name_head

    if dry_run:
        say(f"Would name {person} as head of entry {entry}.")
        return
    number = name_head(entry=entry, head=HeadDraft(person, **told), person=acting(name), at=now())
    say(f"{person} is named: head {number}.")


@head.command("step")
@click.argument("number", type=int)
@click.argument("event")
@_DAY
@click.option("--party", default="", help="Towards which further state or organisation; none for the host.")
@_SOURCE
@AS
@DRY_RUN
def step(number: int, event: str, name: str | None, dry_run: bool, **told: Any) -> None:
    """Record an EVENT of head NUMBER: nominated, agrement_sought, agrement_given, vetted, appointed ..."""
    open_store()
    from balozi.services.posting import PostDraft, record_head_step

    if dry_run:
        say(f"Would record {event} of head {number}.")
        return
    made = record_head_step(head=number, step=PostDraft(event, **told), person=acting(name), at=now())
    say(f"Event {made} is on the register.")


@head.command("list")
@click.argument("entry", type=int)
@ON
@FORMAT
def heads(entry: int, on: datetime | None, shape: str) -> None:
    """List the heads of the mission ENTRY with their status and the next step."""
    open_store()
    from balozi.store.posts.queries import post_page

    post = post_page(acting(None).reader, entry, at=end_of(on))
    rows = [
        {
            "head": one.life.number,
            "person": one.life.person,
            "rank": "charge_ad_interim" if one.life.charge else one.rank,
            "category": one.category,
            "status": one.status,
            "next": one.following,
            "missed": one.missed,
        }
        for one in post.heads
    ]
    write_rows(rows, ("head", "person", "rank", "category", "status", "next", "missed"), shape)


def _line(part: str, event: "PostEventRow") -> dict[str, object]:
    step_ = event.step
    told = filter(None, (step_.event, event.place, event.basis, event.source))
    return {
        "part": part,
        "number": step_.number or "",
        "on": step_.on,
        "party": step_.party,
        "says": "; ".join(told),
    }


def _head(head_: "HeadRow") -> list[dict[str, object]]:
    said = [f"{head_.life.person}: {head_.status}"]
    said += [f"passed over: {', '.join(head_.missed)}"] if head_.missed else []
    said += [f"next: {head_.following}"] if head_.following else []
    first: dict[str, object] = {
        "part": "head",
        "number": head_.life.number,
        "on": "",
        "party": "",
        "says": "; ".join(said),
    }
    further: list[dict[str, object]] = [
        {"part": "accredited", "number": "", "on": "", "party": party, "says": status}
        for party, status in head_.towards
    ]
    return [first, *(_line("step", event) for event in head_.events), *further]


def _headship(post: "PostPage") -> list[dict[str, object]]:
    told = [("finding", "", finding) for finding in post.headship.findings]
    if post.heads and post.headship.vacant:
        told.append(("vacant", post.headship.vacant_since, "nobody is in office"))
    return [{"part": part, "number": "", "on": on, "party": "", "says": says} for part, on, says in told]
