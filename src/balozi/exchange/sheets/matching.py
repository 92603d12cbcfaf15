"""Which column goes to which field: by name in three languages, past typing errors; a person may choose otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from balozi.exchange.sheets.columns import Field, fields_of
from balozi.exchange.sheets.tables import Notice, Table
from balozi.ground.errors.sheets import ColumnsInvalid
from balozi.ground.words import fold

SURE = 0.75
_EXACT, _SYNONYM, _WITHIN = 1.0, 0.98, 0.8
_ALIKE = 84
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Match:
    """One column and the field it goes to.

    Attributes:
        column: counted from 0.
        heading: as written.
        field: "" when it goes to none.
        confidence: 0 to 1; 1 when a person chose.
        filled: in how many rows something stands.
    """

    column: int
    heading: str
    field: str
    confidence: float
    filled: int


def match_columns(table: Table, kind: str, chosen: Mapping[str, str] | None = None) -> list[Match]:
    """Return one match for each column; every field takes one column.

    Args:
        table: as read.
        kind: of the facts in its rows.
        chosen: by a person: field by heading, or by the number of the column counted from 1 with "#" before
            it; "" leaves a column out.

    Raises:
        FieldsInvalid: there is no such kind.
        ColumnsInvalid: a heading or field that was chosen is not there, or a field was chosen twice.
    """
    fields = fields_of(kind)
    settled = _settled(table.headings, fields, chosen or {})
    taken = {field for field in settled.values() if field}
    ranked = sorted(
        (-score, column, name)
        for column, heading in enumerate(table.headings)
        if column not in settled
        for name, score in _scores(heading, fields)
        if score >= SURE and name not in taken
    )
    found: dict[int, tuple[str, float]] = {}
    for minus, column, name in ranked:
        if column not in found and name not in taken:
            found[column] = name, -minus
            taken.add(name)
    found |= {column: (field, 1.0 if field else 0.0) for column, field in settled.items()}
    return [
        Match(column, heading, *found.get(column, ("", 0.0)), table.filled_in(column))
        for column, heading in enumerate(table.headings)
    ]


def notices_of(table: Table, matches: Sequence[Match], kind: str) -> Iterator[Notice]:
    """Yield what is to be told about filled columns that are not taken."""
    fields = fields_of(kind)
    holders = {match.field: match.heading for match in matches if match.field}
    for match in matches:
        if match.field or not match.filled:
            continue
        heading = match.heading or f"#{match.column + 1}"
        rival = next(
            (name for name, score in _scores(match.heading, fields) if score >= SURE and name in holders), ""
        )
        if rival:
            facts = {"field": rival}
            yield Notice("SH26", column=heading, value=holders[rival], facts=facts)
        yield Notice("SH19", column=heading, facts={"count": match.filled})


def _settled(
    headings: Sequence[str], fields: Mapping[str, Field], chosen: Mapping[str, str]
) -> dict[int, str]:
    places = {fold(heading): place for place, heading in reversed(list(enumerate(headings))) if heading}
    settled: dict[int, str] = {}
    for heading, field in chosen.items():
        number = heading.removeprefix("#")
        place = places.get(fold(heading))
        if heading.startswith("#") and number.isascii() and number.isdecimal():
            place = int(number) - 1 if 0 < int(number) <= len(headings) else None
        if place is None:
            raise ColumnsInvalid(f"there is no column {heading[:60]!r}")
        if field and field not in fields:
            raise ColumnsInvalid(f"there is no field {field[:60]!r}; there are {', '.join(fields)}")
        if field and field in settled.values():
            raise ColumnsInvalid(f"the field {field!r} is given to two columns")
        settled[place] = field
    return settled


def _scores(heading: str, fields: Mapping[str, Field]) -> Iterator[tuple[str, float]]:
    """Yield how well a heading names each field, of those that it names at all."""
    full = fold(heading)
    if not full:
        return
    bare = fold(heading.partition("(")[0]) or full
    for name, field in fields.items():
        score = max(_score(full, field), 0.97 * _score(bare, field) if bare != full else 0.0)
        if score:
            yield name, score


def _score(heading: str, field: Field) -> float:
    if heading == field.names[0]:
        return _EXACT
    if heading in field.names:
        return _SYNONYM
    from rapidfuzz import fuzz

    spaced = f" {heading} "
    within = any(name.count(" ") and f" {name} " in spaced for name in field.names)
    alike = max((fuzz.ratio(heading, name) for name in field.names if len(name) >= _SHORTEST), default=0.0)
    return max(_WITHIN if within else 0.0, 0.95 * alike / 100 if alike >= _ALIKE else 0.0)
