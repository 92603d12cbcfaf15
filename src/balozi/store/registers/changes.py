"""Two moments of a register compared: which entries came, changed, moved or went, found by the deeds in between.

Only what a deed made or ended between the two moments is looked at, never the whole register.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from balozi.ground.errors.history import MomentsBackwards
from balozi.ground.people import Reader
from balozi.store.access.visibility import visible
from balozi.store.audit.models import Deed
from balozi.store.audit.queries import Circumstance, circumstance_of
from balozi.store.registers.models import Involvement
from balozi.store.registers.moments import standing
from balozi.store.registers.shown import values_of
from balozi.store.registers.tables import Register

# Told by who is involved, with their roles.
_TOLD_ELSEWHERE = frozenset({"states", "orgs", "obligors", "beneficiaries", "words"})


class Sort(StrEnum):
    """What became of an entry between two moments."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Span:
    """Two moments: what was known by the first is compared with what was known by the second.

    Raises:
        MomentsBackwards: the second is before the first.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise MomentsBackwards(f"{self.start:%Y-%m-%d}", f"{self.end:%Y-%m-%d}")


@dataclass(frozen=True, slots=True)
class Doing:
    """Who did something, when, by which verb, from where and why."""

    by: str
    at: datetime
    verb: str
    told: Circumstance


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after.

    Attributes:
        field: its name, or the role of who is involved.
        before: its value at the first moment.
        after: its value at the second one.
        role: whether it tells who is involved.
        doing: what changed it last; None when only time did.
    """

    field: str
    before: object
    after: object
    role: bool
    doing: Doing | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What became of one entry.

    Attributes:
        entry: its number.
        sort: of change.
        country: alpha-3 of the country whose register it is.
        title: as known at the second moment, of a retired entry the last one.
        fields: what differs; none for an entry that came or went, or that was changed and changed back.
        doing: the last that was done to it.
    """

    entry: int
    sort: Sort
    country: str
    title: str
    fields: Sequence[FieldChange]
    doing: Doing


def doing_of(deed: Deed) -> Doing:
    """Return a deed as a comparison tells it."""
    return Doing(deed.by, deed.at, deed.verb, circumstance_of(deed))


def touched(rows: QuerySet[Any], span: Span) -> QuerySet[Any]:
    """Return the rows by which the two moments differ: that stand at one of them and not at the other."""
    deeds = _deeds(span)
    came = Q(made__in=deeds) & (Q(superseded__isnull=True) | Q(superseded__at__gt=span.end))
    return rows.filter(came | Q(superseded__in=deeds, made__at__lte=span.start))


def chosen(
    reader: Reader, table: Register, span: Span, sort: Sort, lives: Sequence[QuerySet[Any]]
) -> QuerySet[Any]:
    """Return the versions that tell of one sort of change, the latest first.

    Args:
        reader: whose clearance applies.
        table: the register.
        span: the two moments.
        sort: of change.
        lives: rows of what happened to entries, as far as the reader may see them.
    """
    versions: QuerySet[Any] = visible(table.model.objects.all(), reader, "entry")  # type: ignore[attr-defined]
    deeds = _deeds(span)
    came = versions.filter(made__in=deeds).filter(Q(superseded__isnull=True) | Q(superseded__at__gt=span.end))
    went = versions.filter(superseded__in=deeds, made__at__lte=span.start)
    if sort is Sort.ADDED:
        return came.exclude(entry__in=went.values("entry")).order_by("-made__number", "-id")
    if sort is Sort.RETIRED:
        return went.exclude(entry__in=came.values("entry")).order_by("-superseded__number", "-id")
    same = visible(standing(table.model, span.end), reader, "entry").filter(made__at__lte=span.start)
    involved = _entries(Involvement.objects.filter(entry__register=table.name), span)
    if sort is Sort.CHANGED:
        renewed = Q(pk__in=came.filter(entry__in=went.values("entry")).values("pk"))
        parties = Q(pk__in=same.filter(entry__in=involved).values("pk"))
        return versions.filter(renewed | parties).order_by("-made__number", "-id")
    happened = Q(pk__in=[])
    for rows in lives:
        happened |= Q(entry__in=_entries(rows, span))
    return same.filter(happened).exclude(entry__in=involved).order_by("-id")


def told(table: Register, versions: Sequence[Any], span: Span, sort: Sort) -> list[ChangeRow]:
    """Return what became of the entries of some versions, without what happened in their lives."""
    ids = [version.entry_id for version in versions]
    between = sort is Sort.CHANGED
    chains = _chains(table, ids, span) if between else {}
    parts = _parts(ids, span) if between else {}
    rows = []
    for version in versions:
        fields = [*_fields(table, chains.get(version.entry_id, ())), *parts.get(version.entry_id, ())]
        last = doing_of(version.superseded if sort is Sort.RETIRED else version.made)
        later = (one.doing for one in fields if one.doing is not None)
        rows.append(
            ChangeRow(
                entry=version.entry_id,
                sort=sort,
                country=version.entry.country,
                title=version.title,
                fields=fields,
                doing=max((last, *later), key=lambda doing: doing.at),
            )
        )
    return rows


def _deeds(span: Span) -> QuerySet[Deed, int]:
    return Deed.objects.filter(at__gt=span.start, at__lte=span.end).order_by().values_list("pk", flat=True)


def _entries(rows: QuerySet[Any], span: Span) -> QuerySet[Any]:
    return touched(rows, span).order_by().values("entry")


def _chains(table: Register, ids: Sequence[int], span: Span) -> Mapping[int, Sequence[Any]]:
    """Return the versions of entries from the first moment to the second one, in their order."""
    rows = table.model.objects.filter(entry__in=ids, made__at__lte=span.end)  # type: ignore[attr-defined]
    rows = rows.filter(Q(superseded__isnull=True) | Q(superseded__at__gt=span.start))
    chains: dict[int, list[Any]] = defaultdict(list)
    for version in rows.select_related("made").order_by("made__number", "id"):
        chains[version.entry_id].append(version)
    return chains


def _fields(table: Register, chain: Sequence[Any]) -> Iterable[FieldChange]:
    if len(chain) < 2:
        return
    steps = [{"title": version.title, **values_of(table, version)} for version in chain]
    before, after = steps[0], steps[-1]
    for name in dict.fromkeys((*after, *before)):
        was, is_ = before.get(name), after.get(name)
        if name in _TOLD_ELSEWHERE or (was or None) == (is_ or None):
            continue
        last = max(
            number
            for number in range(1, len(steps))
            if steps[number].get(name) != steps[number - 1].get(name)
        )
        yield FieldChange(name, was, is_, False, doing_of(chain[last].made))


def _parts(ids: Sequence[int], span: Span) -> Mapping[int, Sequence[FieldChange]]:
    """Return who came to be involved in entries and who is not any more, by entry."""
    was: dict[tuple[int, str], list[str]] = defaultdict(list)
    is_: dict[tuple[int, str], list[str]] = defaultdict(list)
    last: dict[tuple[int, str], Deed] = {}
    for at, found in ((span.start, was), (span.end, is_)):
        rows = standing(Involvement, at).filter(entry__in=ids).order_by("id")
        for entry, role, code in rows.values_list("entry_id", "role", "code"):
            found[entry, role].append(code)
    rows = touched(Involvement.objects.filter(entry__in=ids), span).select_related("made", "superseded")
    for row in rows:
        ended = row.superseded is not None and row.superseded.at <= span.end
        deed, key = row.superseded if ended else row.made, (row.entry_id, row.role)
        last[key] = max(last.get(key, deed), deed, key=lambda one: one.number)
    changes: dict[int, list[FieldChange]] = defaultdict(list)
    for (entry, role), deed in sorted(last.items(), key=lambda one: one[0]):
        before, after = was.get((entry, role), []), is_.get((entry, role), [])
        if sorted(before) != sorted(after):
            changes[entry].append(FieldChange(role, before, after, True, doing_of(deed)))
    return changes
