"""What splitting and merging would make of commitments, shown before it is done."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from balozi.ground.errors.following import TooFewParts
from balozi.ground.errors.registers import NoSuchEntry
from balozi.ground.people import Person, Reader
from balozi.registers.contents import content_of
from balozi.services.dividing import NewPart
from balozi.store.follow_up.queries import follow_up_of
from balozi.store.registers.queries import entry_rows, list_register
from balozi.store.registers.records import EntryPage, EntryRow

_ROWS = 6
_SHOWN = 20
_LONGEST_NUMBER = 12
_LEAST = 2


def parts_of(sent: QueryDict) -> list[NewPart]:
    """Return the parts that were filled in, each with its due date."""
    actions, dues = sent.getlist("action"), sent.getlist("due")
    filled = zip(actions[:50], [*dues, *[""] * len(actions)], strict=False)
    told = ((action.replace("\0", "").strip(), due.replace("\0", "").strip()) for action, due in filled)
    return [NewPart(action, due) for action, due in told if action]


def chosen_of(sent: QueryDict) -> list[int]:
    """Return the commitments that were ticked or typed."""
    typed = [*sent.getlist("other"), *sent.get("others", "").replace(",", " ").split()]
    return [
        int(text) for text in typed if text.isascii() and text.isdecimal() and len(text) < _LONGEST_NUMBER
    ]


def split_plan(person: Person, page: EntryPage, parts: Sequence[NewPart], *, asked: bool) -> dict[str, Any]:
    """Return what the page of a split shows: the form, or what would become of the clause.

    Raises:
        TooFewParts: fewer than two parts were asked for.
        NoSuchEntry: the entry is no commitment on the register.
    """
    follow = _on_register(person, page)
    if asked and len(parts) < _LEAST:
        raise TooFewParts(len(parts))
    blank = [NewPart("")] * max(2, _ROWS - len(parts))
    return {"entry": page, "follow": follow, "parts": parts, "asked": asked, "lines": [*parts, *blank]}


def merge_plan(person: Person, page: EntryPage, others: Sequence[int], *, asked: bool) -> dict[str, Any]:
    """Return what the page of a merge shows: the form, or what would become of the duplicates.

    Raises:
        TooFewParts: no other commitment was chosen.
        NoSuchEntry: one that was chosen does not stand, or the person may not see it.
    """
    follow = _on_register(person, page)
    wanted = [number for number in dict.fromkeys(others) if number != page.entry]
    if asked and not wanted:
        raise TooFewParts(1)
    rows = {row.entry: row for row in entry_rows(person.reader, "commitments", wanted)} if wanted else {}
    missing = [number for number in wanted if number not in rows]
    if missing:
        raise NoSuchEntry(str(missing[0]))
    follows = [follow_up_of(person.reader, number) for number in wanted]
    chosen = [(rows[one.entry], one) for one in follows]
    return {"entry": page, "follow": follow, "chosen": chosen, "asked": asked}


def likely(reader: Reader, page: EntryPage, search: str) -> list[EntryRow]:
    """Return commitments that share words with this one, or that have the words searched for."""
    if search:
        found = list(list_register(reader, "commitments", search=search, size=_SHOWN + 1).items)
        return [row for row in found if row.entry != page.entry][:_SHOWN]
    rows: dict[int, EntryRow] = {}
    for word in sorted(content_of(page.title).words, key=len, reverse=True)[:3]:
        found = list(list_register(reader, "commitments", search=word, size=_SHOWN).items)
        rows |= {row.entry: row for row in found if row.entry != page.entry}
    return list(rows.values())[:_SHOWN]


def _on_register(person: Person, page: EntryPage) -> Any:
    if page.row is None or page.register != "commitments":
        raise NoSuchEntry(str(page.entry))
    return follow_up_of(person.reader, page.entry)
