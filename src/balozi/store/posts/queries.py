"""Reading relations, missions, their heads and the dues of memberships, as far as the reader may see them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from balozi.ground.errors.registers import NoSuchEntry
from balozi.ground.people import Reader
from balozi.packs.gazetteer import state_by_code
from balozi.packs.posts import head_procedure, place_of_city
from balozi.registers.posts import (
    COURSES,
    HEADS,
    HeadLife,
    Headship,
    PostStep,
    changes_of,
    headship_on,
    own_steps,
    stated_step,
    status_on,
    towards,
)
from balozi.store.access.visibility import visible
from balozi.store.posts.models import MembershipDues, PostEvent, PostHead
from balozi.store.posts.records import (
    DuesRow,
    Footprint,
    HeadRow,
    PlacedMission,
    PostEventRow,
    PostPage,
)
from balozi.store.registers.moments import day_of, standing
from balozi.store.registers.queries import entry_page, list_register
from balozi.store.registers.records import EntryRow

_NAMED = 5_000


def posted(reader: Reader, rows: Sequence[EntryRow], *, at: datetime | None = None) -> list[EntryRow]:
    """Return relations and missions with their status of the day; entries of other registers as they are."""
    own = [row for row in rows if row.register in COURSES]
    if not own:
        return list(rows)
    events, day = _events(reader, [row.entry for row in own], at), day_of(at)
    return [_with_status(row, events[row.entry], day) if row.register in COURSES else row for row in rows]


def post_page(reader: Reader, entry: int, *, at: datetime | None = None) -> PostPage:
    """Return the life of relations or of a mission, with the heads of a mission.

    Raises:
        NoSuchEntry: no entry of this number with such a life stood then that the reader may see.
    """
    row = entry_page(reader, entry, at=at).row
    if row is None or row.register not in COURSES:
        raise NoSuchEntry(str(entry))
    return page_of_row(reader, row, at)


def page_of_row(reader: Reader, row: EntryRow, at: datetime | None) -> PostPage:
    """Return the life of an entry that was read already."""
    day, course = day_of(at), COURSES[row.register]
    told = [*_stated(row), *_events(reader, [row.entry], at)[row.entry]]
    changes = changes_of(course, [one.step for one in told], day)
    order = {change.step: place for place, change in enumerate(changes)}
    host = _host(row)
    lives = _heads(reader, [row.entry], at)[row.entry]
    return PostPage(
        entry=row.entry,
        course=course,
        country=row.country,
        status=status_on(course, [one.step for one in told], day),
        events=sorted(told, key=lambda one: order.get(one.step, len(order))),
        changes=changes,
        heads=[_head_row(one, events, row, day) for one, events in lives],
        headship=headship_on([_life(one, events) for one, events in lives], host, day),
        procedure=head_procedure(row.country, str(row.values.get("mission_class") or "")),
        accredited=row.involved.get("accredited", ()) or ((host,) if host else ()),
        host=host,
    )


def dues_of(reader: Reader, entry: int, *, at: datetime | None = None) -> list[DuesRow]:
    """Return the dues of a membership, the latest year first."""
    rows = visible(standing(MembershipDues, at).filter(entry=entry), reader, "entry")
    ordered = rows.select_related("made").order_by("-year", "currency")
    return [
        DuesRow(
            year=row.year,
            currency=row.currency,
            assessed=row.assessed,
            paid=row.paid,
            source=row.source,
            by=row.made.by,
            at=row.made.at,
        )
        for row in ordered
    ]


def footprint_of(reader: Reader, country: str, *, at: datetime | None = None) -> Footprint:
    """Return all missions of a country as known at a moment, with what papers state of their number."""
    rows = list_register(reader, "missions", filters={"country": country}, size=0, at=at).items
    ids, day = [row.entry for row in rows], day_of(at)
    events, heads = _events(reader, ids, at), _heads(reader, ids, at)
    missions = [_placed(row, events[row.entry], heads[row.entry], day) for row in rows]
    stated = list_register(reader, "counts", filters={"country": country}, size=0, at=at).items
    return Footprint(country, day, missions, stated)


def event_owner(reader: Reader, number: int) -> int | None:
    """Return the entry that an event belongs to, None when there is none that the reader may see."""
    row = visible(PostEvent.objects.filter(pk=number), reader, "entry").first()
    return None if row is None else int(row.entry_id)


def _events(
    reader: Reader, entries: Sequence[int], at: datetime | None, *, heads: bool = False
) -> Mapping[int, list[PostEventRow]]:
    """Return the events of entries by entry, or of their heads by head."""
    rows = standing(PostEvent, at).filter(head__isnull=not heads)
    rows = visible(rows, reader, "entry").select_related("made").order_by("id")
    if len(entries) <= _NAMED:
        rows = rows.filter(entry__in=list(entries))
    found: dict[int, list[PostEventRow]] = defaultdict(list)
    for row in rows:
        found[row.head_id if heads else row.entry_id].append(
            PostEventRow(
                step=PostStep(row.event, row.on, row.party, row.pk),
                place=row.place,
                basis=row.basis,
                source=row.source,
                by=row.made.by,
                at=row.made.at,
            )
        )
    return found


def _heads(
    reader: Reader, entries: Sequence[int], at: datetime | None
) -> Mapping[int, list[tuple[PostHead, list[PostEventRow]]]]:
    rows = visible(standing(PostHead, at), reader, "entry").select_related("made").order_by("-id")
    if len(entries) <= _NAMED:
        rows = rows.filter(entry__in=list(entries))
    events = _events(reader, entries, at, heads=True)
    found: dict[int, list[tuple[PostHead, list[PostEventRow]]]] = defaultdict(list)
    for row in rows:
        found[row.entry_id].append((row, events.get(row.pk, [])))
    return found


def _stated(row: EntryRow) -> list[PostEventRow]:
    """Return the step that was stated with the entry itself."""
    status, on = str(row.values.get("status") or ""), str(row.values.get("on") or "")
    step = stated_step(COURSES[row.register], status, on)
    return [PostEventRow(step, basis=str(row.values.get("basis") or ""))] if step else []


def _with_status(row: EntryRow, events: Iterable[PostEventRow], day: date) -> EntryRow:
    steps = [one.step for one in (*_stated(row), *events)]
    return replace(row, values={**row.values, "status": status_on(COURSES[row.register], steps, day)})


def _life(head: PostHead, events: Iterable[PostEventRow]) -> HeadLife:
    return HeadLife(head.pk, head.person, head.charge, tuple(one.step for one in events))


def _head_row(head: PostHead, events: Sequence[PostEventRow], row: EntryRow, day: date) -> HeadRow:
    host, life = _host(row), _life(head, events)
    sort = str(row.values.get("mission_class") or "")
    procedure = head_procedure(row.country, sort, head.category).steps
    mine = own_steps(life.steps, host)
    changes = changes_of(HEADS, mine, day)
    done = {change.step.event for change in changes}
    reached = max((place for place, step in enumerate(procedure) if step in done), default=-1)
    parties = dict.fromkeys(step.party for step in life.steps if step.party not in ("", host))
    order = {change.step: place for place, change in enumerate(changes_of(HEADS, life.steps, day))}
    ended = bool(changes) and changes[-1].status not in ("nominated", *_COMING)
    return HeadRow(
        life=life,
        rank=head.rank,
        category=head.category,
        status=changes[-1].status if changes else "named",
        events=sorted(events, key=lambda one: order.get(one.step, len(order))),
        towards=[(party, status_on(HEADS, towards(life.steps, party), day)) for party in parties],
        missed=() if head.charge else [step for step in procedure[:reached] if step not in done],
        following="" if head.charge or ended else "".join(procedure[reached + 1 : reached + 2]),
        source=head.source,
        by=head.made.by,
    )


# On the way into office, something is to follow.
_COMING = ("agrement_sought", "agrement_given", "vetted", "appointed", "commissioned")


def _placed(
    row: EntryRow,
    events: Sequence[PostEventRow],
    heads: Sequence[tuple[PostHead, list[PostEventRow]]],
    day: date,
) -> PlacedMission:
    host = _host(row)
    known = _with_status(row, events, day)
    moves = changes_of(COURSES[row.register], [one.step for one in events], day)
    places = {one.step: one.place for one in events if one.place}
    city = next((places[one.step] for one in reversed(moves) if one.step in places), "")
    city = city or str(row.values.get("city") or "")
    state = state_by_code(host)
    return PlacedMission(
        row=known,
        host=host,
        city=city,
        post_class=str(row.values.get("mission_class") or "").replace(" ", "_"),
        region=str(row.values.get("region") or (state.region if state else "")),
        status=str(known.values["status"]),
        head=_holder(headship_on([_life(*one) for one in heads], host, day), heads),
        place=place_of_city(city, host) if city else None,
    )


def _holder(headship: Headship, heads: Sequence[tuple[PostHead, list[PostEventRow]]]) -> str:
    named = {head.pk: head.person for head, _events in heads}
    chosen = headship.in_office or headship.in_charge
    return ", ".join(named[number] for number in chosen)


def _host(row: EntryRow) -> str:
    return "".join(row.involved.get("host", ())[:1])
