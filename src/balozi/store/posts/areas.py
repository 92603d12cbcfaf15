"""How many commitments concern each area of a country: by the area's name in them, or by a part that is for it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from balozi.ground.people import Reader
from balozi.ground.words import fold
from balozi.store.access.visibility import visible
from balozi.store.follow_up.models import Assignment
from balozi.store.registers.models import Commitment
from balozi.store.registers.moments import standing
from balozi.store.registers.queries import list_register
from balozi.store.registers.records import EntryRow


@dataclass(frozen=True, slots=True)
class AreaCount:
    """One area with the commitments that concern it.

    Attributes:
        area: as its register has it.
        code: official.
        commitments: numbers of the entries.
    """

    area: EntryRow
    code: str
    commitments: Sequence[int]


def commitments_by_area(reader: Reader, country: str, *, at: datetime | None = None) -> list[AreaCount]:
    """Return the areas of a country, each with the commitments that name it or of which a part is for it."""
    areas = list_register(reader, "areas", filters={"country": country}, size=0, at=at).items
    if not areas:
        return []
    found: dict[str, set[int]] = defaultdict(set)
    names = {
        fold(spelling): str(row.values.get("code") or "") for row in areas for spelling in _spellings(row)
    }
    _by_name(reader, names, at, found)
    _by_part(reader, areas, at, found)
    return [
        AreaCount(row, code, sorted(found[code]))
        for row in areas
        if (code := str(row.values.get("code") or ""))
    ]


def _by_name(
    reader: Reader, names: Mapping[str, str], at: datetime | None, found: Mapping[str, set[int]]
) -> None:
    # Longest first: a name may be the beginning of another one.
    ordered = sorted(filter(None, names), key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b")
    rows = visible(standing(Commitment, at), reader, "entry")
    for entry, action, details in rows.values_list("entry_id", "action", "details").iterator(chunk_size=2000):
        text = fold(f"{action} {details.get('place') or ''}")
        for name in set(pattern.findall(text)):
            found[names[name]].add(entry)


def _by_part(
    reader: Reader, areas: Sequence[EntryRow], at: datetime | None, found: Mapping[str, set[int]]
) -> None:
    codes: dict[str, str] = {}
    for row in areas:
        code = str(row.values.get("code") or "")
        told = (code, str(row.values.get("iso") or ""), f"CNTY-{code}", str(row.values.get("name") or ""))
        codes |= {name: code for name in told if name}
    parts = visible(standing(Assignment, at), reader, "entry").exclude(area="")
    stands = standing(Commitment, at).values("entry")
    for entry, area in parts.filter(entry__in=stands).values_list("entry_id", "area"):
        if area in codes:
            found[codes[area]].add(entry)


def _spellings(row: EntryRow) -> list[str]:
    also = row.values.get("also")
    return [str(row.values.get("name") or ""), *(map(str, also) if isinstance(also, list) else ())]
