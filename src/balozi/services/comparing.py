"""What the rows of a sheet would do to the registers: nothing is written here, so a preview is exactly what follows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from balozi.exchange.sheets.rows import RowRead
from balozi.exchange.sheets.tables import Notice
from balozi.ground.errors.registers import FieldsInvalid
from balozi.ground.people import Reader
from balozi.registers.agreements.lives import happening_of
from balozi.registers.drafts import Draft, draft_of, fields_from
from balozi.registers.kinds import identities, kinds
from balozi.services.registering import entries_by_key, split_values
from balozi.store.access.visibility import visible
from balozi.store.registers.models import AgreementEvent, AgreementTerm, Entry
from balozi.store.registers.tables import REGISTERS
from balozi.store.sheets.models import ImportRow

Outcome = ImportRow.Outcome
_MOST_NAMED = 500
_KEPT = frozenset({"flags", "note"})


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry as it stands.

    Attributes:
        entry: with its kind and marking.
        version: what it says.
        events: of the instrument itself, by those that stand.
        term: of an agreement, None when nobody has said one.
    """

    entry: Entry
    version: Any
    events: tuple[AgreementEvent, ...] = ()
    term: AgreementTerm | None = None

    def fields(self) -> dict[str, object]:
        """Return the fields of its kind."""
        return fields_from(self.entry.kind, values_of(self.version))


@dataclass(frozen=True, slots=True)
class Planned:
    """What one row would do.

    Attributes:
        row: as read.
        outcome: new, changed, same or refused.
        standing: the entry it is about, None for a new one.
        draft: what the register would keep, None when the row is refused.
        before: what the register keeps, None for a new entry.
        events: (event, day, the event that it takes the place of) of an agreement.
        changes: (before, after) by field.
        found_by: the keys by which sheets found the entry, and by which they will.
    """

    row: RowRead
    outcome: str
    standing: Standing | None = None
    draft: Draft | None = None
    before: Draft | None = None
    events: tuple[tuple[str, str, AgreementEvent | None], ...] = ()
    changes: Mapping[str, tuple[object, object]] = field(default_factory=dict)
    found_by: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


def compare_rows(rows: Sequence[RowRead], register: str, reader: Reader, open_to: Reader) -> list[Planned]:
    """Return what each row would do, in order.

    Args:
        rows: as read.
        register: where they belong.
        reader: whose import it is; other entries are not there for this person.
        open_to: who sees no more than everybody who may read the import: the report names entries.
    """
    drafts = {row.number: _draft(row) for row in rows if not row.refused}
    keys = {
        row.number: sheet_keys(row.kind, row.country, row.fields)
        for row in rows
        if row.entry is None and drafts.get(row.number) is not None
    }
    known = entries_by_key(dict.fromkeys(key for found in keys.values() for key in found), open_to)
    fits = {number: sorted({known[key] for key in found if key in known}) for number, found in keys.items()}
    named = {row.entry for row in rows if row.entry is not None}
    standing = standing_entries(register, named.union(*fits.values()), reader, open_to)
    taken: dict[object, int] = {}
    return [
        _weighed(row, drafts.get(row.number), keys.get(row.number, frozenset()), fits, standing, taken)
        for row in rows
    ]


def tally_of(planned: Iterable[Planned]) -> dict[str, int]:
    """Return how many rows would be new, changed, the same, refused, and all of them."""
    counted = Counter(str(one.outcome) for one in planned)
    return {"taken": counted.total()} | {str(outcome): counted[str(outcome)] for outcome in Outcome}


def standing_entries(
    register: str, entries: Iterable[int], reader: Reader, open_to: Reader
) -> dict[int, Standing]:
    """Return those of some entries of a register that stand and that both readers may see, by number."""
    table, numbers = REGISTERS[register], sorted(set(entries))
    found: dict[int, Standing] = {}
    for first in range(0, len(numbers), _MOST_NAMED):
        part = numbers[first : first + _MOST_NAMED]
        versions = table.model.objects.filter(entry__in=part, superseded__isnull=True)  # type: ignore[attr-defined]
        seen = visible(visible(versions, reader, "entry"), open_to, "entry").select_related("entry")
        found |= {version.entry_id: Standing(version.entry, version) for version in seen}
    return _with_lives(found) if register == "agreements" else found


def _with_lives(found: dict[int, Standing]) -> dict[int, Standing]:
    numbers = sorted(found)
    events: dict[int, list[AgreementEvent]] = defaultdict(list)
    terms: dict[int, AgreementTerm] = {}
    for first in range(0, len(numbers), _MOST_NAMED):
        named = {"entry__in": numbers[first : first + _MOST_NAMED], "superseded__isnull": True}
        for event in AgreementEvent.objects.filter(party="", **named).order_by("id"):
            events[event.entry_id].append(event)
        terms |= {term.entry_id: term for term in AgreementTerm.objects.filter(**named)}
    return {
        number: replace(one, events=tuple(events[number]), term=terms.get(number))
        for number, one in found.items()
    }


def values_of(version: Any) -> dict[str, object]:
    """Return what a version says by the register's own field names."""
    left_out = {"id", "entry", "made", "superseded", "title", "details"}
    columns = (own for own in version._meta.concrete_fields if own.name not in left_out)
    own = {column.name: getattr(version, column.name) for column in columns}
    return own | {name: value for name, value in version.details.items() if name not in _KEPT}


def sheet_keys(kind: str, country: str, fields: Mapping[str, object]) -> frozenset[str]:
    """Return the keys by which a row of a sheet is found again.

    A tracker names its agreements by title and gives each a broad area: two memoranda with one partner on health
    are two. So an agreement with a title is known by it, and not by its subject.
    """
    titled = kinds()[kind].register == "agreements" and fields.get("title")
    return identities(kind, country, {**fields, "subject": fields["title"]} if titled else fields)


def _draft(row: RowRead) -> Draft | None:
    try:
        return draft_of(row.kind, row.country, row.fields)
    except FieldsInvalid:
        return None


def _weighed(
    row: RowRead,
    draft: Draft | None,
    keys: frozenset[str],
    fits: Mapping[int, Sequence[int]],
    standing: Mapping[int, Standing],
    taken: dict[object, int],
) -> Planned:
    if row.refused:
        return Planned(row, Outcome.REFUSED)
    candidates = [row.entry] if row.entry is not None else fits.get(row.number, [])
    if row.entry is not None and row.entry not in standing:
        return _refused(row, Notice("SH16", row.number, value=str(row.entry)))
    if len(candidates) > 1:
        facts = {"entries": ", ".join(map(str, candidates))}
        return _refused(row, Notice("SH17", row.number, facts=facts))
    if draft is None and row.entry is None:
        return _refused(row, Notice("SH15", row.number, facts={"needs": ", ".join(kinds()[row.kind].needs)}))
    about: list[object] = [candidates[0]] if candidates else [*keys]
    other = next((taken[one] for one in about if one in taken), None)
    if other is not None:
        return _refused(row, Notice("SH18", row.number, facts={"other": other}))
    taken.update(dict.fromkeys(about, row.number))
    if candidates and candidates[0] in standing:
        return _changed(row, standing[candidates[0]])
    return Planned(row, Outcome.NEW, draft=draft, events=tuple((*one, None) for one in row.events))


def _refused(row: RowRead, notice: Notice) -> Planned:
    return Planned(replace(row, notices=(*row.notices, notice)), Outcome.REFUSED)


def _changed(row: RowRead, standing: Standing) -> Planned:
    """Compare a row with the entry that it is about: an empty cell empties a field only where the entry is named."""
    kind, country = standing.entry.kind, standing.entry.country
    base = standing.fields()
    takes = kinds()[kind].takes
    after = base | {name: value for name, value in row.fields.items() if name in takes}
    for name in row.emptied if row.entry is not None else ():
        after.pop(name, None)
    try:
        before, draft = draft_of(kind, country, base), draft_of(kind, country, after)
    except FieldsInvalid:
        return _refused(row, Notice("SH15", row.number, facts={"needs": ", ".join(kinds()[kind].needs)}))
    events = tuple(_events(row, standing))
    changes = dict(_changes(base, after)) if _kept(before) != _kept(draft) else {}
    for event, on, replaced in events:
        changes[event] = (replaced.on if replaced else None, on or True)
    if row.ends and row.ends != (standing.term.ends if standing.term else ""):
        changes["expires_on"] = (standing.term.ends or None if standing.term else None, row.ends)
    outcome = Outcome.CHANGED if changes else Outcome.SAME
    found_by = sheet_keys(kind, country, base), sheet_keys(kind, country, after)
    return Planned(row, outcome, standing, draft, before, events, changes, found_by)


def _kept(draft: Draft) -> tuple[object, ...]:
    """Return what the register would hold: two ways of writing the same are no change."""
    columns, details = split_values(REGISTERS[draft.register].model, draft.values)
    return columns, details, sorted(draft.involved)


def _changes(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, tuple[object, object]]:
    names = dict.fromkeys((*before, *after))
    return {
        name: (before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)
    }


def _events(row: RowRead, standing: Standing) -> Iterable[tuple[str, str, AgreementEvent | None]]:
    """Yield the events that a row adds, or puts in the place of one of the same kind with another day."""
    for event, on in row.events:
        same = [one for one in standing.events if happening_of(one.event).name == event]
        if any(not on or one.on == on for one in same):
            continue
        replaces = len(same) == 1 and not happening_of(event).repeats
        yield event, on, same[0] if replaces else None
