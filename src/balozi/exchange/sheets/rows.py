"""From the rows of a sheet to facts: every cell read by its field, every doubt told with its row and column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from balozi.exchange.sheets.cells import Reading, read_cell
from balozi.exchange.sheets.columns import COUNTRY, ENTRY, KIND, Field, events, fields_of
from balozi.exchange.sheets.matching import Match
from balozi.exchange.sheets.moments import Unread
from balozi.exchange.sheets.notices import ERROR, severity_of
from balozi.exchange.sheets.tables import Marked, Notice, SheetRow, Table, Value, shown
from balozi.packs.shapes import is_country
from balozi.registers.agreements.lives import happening_of, is_event
from balozi.registers.kinds import kinds

PARTNER = "partner"
_STATUS, _DATE = "status", "date"


@dataclass(frozen=True, slots=True)
class RowRead:
    """What one row of a sheet says.

    Attributes:
        number: as the spreadsheet counts.
        entry: number of the entry that it names, None when it names none.
        kind: of the fact.
        country: alpha-3 of the country whose register it is.
        fields: of the kind, those that are filled.
        emptied: fields of the kind whose cells are empty.
        events: (event, day) of an agreement; the day is "" where none is stated.
        ends: partial date of the last day of an agreement, "" when the row states none.
        notices: about the row.
    """

    number: int
    entry: int | None
    kind: str
    country: str
    fields: Mapping[str, object] = field(default_factory=dict)
    emptied: frozenset[str] = frozenset()
    events: tuple[tuple[str, str], ...] = ()
    ends: str = ""
    notices: tuple[Notice, ...] = ()

    @property
    def refused(self) -> bool:
        """Tell whether anything about the row is an error."""
        return any(severity_of(notice) == ERROR for notice in self.notices)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is to be read.

    Attributes:
        kind: of the facts.
        matches: which column goes to which field.
        reading: how cells are read.
        fixed: what stands in a field, written as in a cell, where a row says nothing.
    """

    kind: str
    matches: Sequence[Match]
    reading: Reading
    fixed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Teller:
    """Gathers what is told about one cell."""

    row: int
    heading: str
    notices: list[Notice]

    def tell(self, rule: str, value: str, facts: Mapping[str, object] | None = None) -> None:
        """Add one notice about the cell."""
        self.notices.append(Notice(rule, self.row, self.heading, value, facts or {}))


def read_rows(table: Table, plan: Plan) -> Iterator[RowRead]:
    """Yield what each row of a table says, in order."""
    reading = replace(plan.reading, epoch_1904=table.epoch_1904)
    fields = fields_of(plan.kind)
    columns = [(match, fields[match.field]) for match in plan.matches if match.field]
    fixed = {fields[name].name: (fields[name], text) for name, text in plan.fixed.items() if text}
    for row in table.rows:
        yield _row(row, columns, fixed, plan.kind, reading)


def _row(
    row: SheetRow,
    columns: Sequence[tuple[Match, Field]],
    fixed: Mapping[str, tuple[Field, str]],
    kind: str,
    reading: Reading,
) -> RowRead:
    values: dict[str, object] = {}
    notices: list[Notice] = []
    emptied = {match.field for match, _ in columns}
    for match, own in columns:
        cell = row.cells[match.column] if match.column < len(row.cells) else None
        value = _cell(own, cell, reading, Teller(row.number, match.heading, notices))
        if value not in (None, "", [], {}):
            values[own.name] = value
            emptied.discard(own.name)
    for name, (own, text) in fixed.items():
        if name not in values:
            values[name] = _cell(own, text, reading, Teller(row.number, name, notices))
            emptied.discard(name)
    return _settled(
        RowRead(row.number, None, kind, reading.country, values, frozenset(emptied), notices=tuple(notices))
    )


def _cell(own: Field, cell: Value | Marked, reading: Reading, teller: Teller) -> object:
    """Return the value of one cell; what is to be told about it is told."""
    if isinstance(cell, Marked):
        teller.tell(cell.rule, shown(cell))
        if cell.rule != "SH13":
            return None
        cell = cell.value
    if cell in (None, ""):
        return None
    found = read_cell(own, cell, reading)
    if isinstance(found, Unread):
        facts = dict(found.facts)
        teller.tell(found.rule, str(facts.pop("value", shown(cell))), facts)
        return None
    for rule, value in found.told:
        teller.tell(rule, value)
    return found.value


def _settled(row: RowRead) -> RowRead:
    """Put what columns say besides the fields of the kind where it belongs."""
    values = dict(row.fields)
    entry, kind, country = values.pop(ENTRY, None), values.pop(KIND, None), values.pop(COUNTRY, None)
    register = kinds()[row.kind].register
    kind = (
        kind if isinstance(kind, str) and kind in kinds() and kinds()[kind].register == register else row.kind
    )
    country = country if isinstance(country, str) and is_country(country) else row.country
    if (partners := values.pop(PARTNER, None)) is not None:
        _add_partners(values, partners, country)
    ends = str(values.pop("expires_on", "") or "")
    steps = tuple(_steps(values)) if register == "agreements" else ()
    takes = set(kinds()[kind].takes)
    strange = [name for name in values if name not in takes]
    told = tuple(
        Notice("SH30", row.number, name, shown_value(values[name]), {"field": name}) for name in strange
    )
    return replace(
        row,
        entry=entry if isinstance(entry, int) else None,
        kind=kind,
        country=country,
        fields=values,
        emptied=frozenset(row.emptied & takes) - {_STATUS, _DATE},
        events=steps,
        ends=ends,
        notices=(*row.notices, *told),
    )


def shown_value(value: object) -> str:
    """Return a value of a field as a message shows it."""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _add_partners(values: dict[str, object], partners: object, country: str) -> None:
    """Add the other parties, and with them the country whose register it is."""
    codes = [str(code) for code in partners] if isinstance(partners, list) else []
    named = values.get("states")
    own = [country] if country else []
    before = [*(named if isinstance(named, list) else own)]
    values["states"] = list(dict.fromkeys([*before, *(code for code in codes if is_country(code))]))
    bodies = values.get("orgs")
    orgs = [*(bodies if isinstance(bodies, list) else []), *(code for code in codes if not is_country(code))]
    if orgs:
        values["orgs"] = list(dict.fromkeys(orgs))


def _steps(values: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the events of an agreement: its status with its date, and the columns that are dates of events."""
    found = {event: str(values.pop(column)) for column, event in events().items() if column in values}
    status, on = values.pop(_STATUS, None), values.pop(_DATE, None)
    if status is not None and is_event(str(status)):
        event = happening_of(str(status)).name
        found[event] = str(on or found.get(event, ""))
    elif on is not None:
        # A date that no status explains is the date of signature: that is what trackers record.
        found.setdefault("signed", str(on))
    yield from found.items()
