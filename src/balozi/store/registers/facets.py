"""What a register holds, counted: the values its filters can take, its countries, how many entries there are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value

from balozi.ground.people import Reader
from balozi.store.access.visibility import hidden, visible
from balozi.store.registers.models import Entry, Involvement
from balozi.store.registers.moments import standing
from balozi.store.registers.remembered import remembered
from balozi.store.registers.tables import REGISTERS, Register
from balozi.store.registers.tallying import tallied

# Columns of an entry itself, of which a whole register has few combinations.
_OF_ENTRY = ("country", "kind")
# So many are looked for one by one, each of them found at once; of more, the register is read.
_FEW_PAIRS = 6


def choices(reader: Reader, register: str, column: str) -> list[str]:
    """Return the values that a filter of a register can take, in order."""
    table = REGISTERS[register]
    rows = visible(standing(table.model, None), reader, "entry")
    name = f"entry__{column}" if column in {"country", "kind"} else column
    return sorted(
        {str(value) for value in rows.values_list(name, flat=True).distinct() if value not in ("", None)}
    )


def facets(reader: Reader, register: str, columns: Sequence[str]) -> dict[str, list[str]]:
    """Return the values that several filters of a register can take, in one reading of it."""
    asked = f"facets {register} {' '.join(columns)}"
    return remembered(asked, reader, lambda: _facets(reader, REGISTERS[register], columns), follow_up=False)


def _facets(reader: Reader, table: Register, columns: Sequence[str]) -> dict[str, list[str]]:
    own = tuple(column for column in columns if column not in _OF_ENTRY)
    found: dict[str, set[str]] = {column: set() for column in columns}
    told = [dict(zip(own, values, strict=True)) for values in _tallied_own(reader, table, own)]
    for row in [*told, *_pairs(reader, table, [name for name in _OF_ENTRY if name in columns])]:
        for column, value in row.items():
            if value not in ("", None):
                found[column].add(str(value))
    return {column: sorted(values) for column, values in found.items()}


def _tallied_own(reader: Reader, table: Register, own: tuple[str, ...]) -> Iterable[tuple[Any, ...]]:
    return tallied(standing(table.model, None), reader, *own) if own else ()


def _pairs(reader: Reader, table: Register, names: Sequence[str]) -> list[dict[str, Any]]:
    """Return the combinations of what the entries of a register are that the reader may see one of."""
    if not names:
        return []
    pairs = list(Entry.objects.filter(register=table.name).order_by().values(*names).distinct())
    rows = visible(standing(table.model, None), reader, "entry").order_by()
    if len(pairs) > _FEW_PAIRS:
        told = rows.values_list(*(f"entry__{name}" for name in names)).distinct()
        return [dict(zip(names, values, strict=True)) for values in told]
    rows = rows.filter(entry__register=table.name)
    return [
        pair for pair in pairs if rows.filter(**{f"entry__{name}": pair[name] for name in names}).exists()
    ]


def doubts_of(reader: Reader, register: str) -> list[str]:
    """Return the doubts of packs and papers that entries of a register hold now."""
    rows = visible(standing(REGISTERS[register].model, None), reader, "entry").order_by()
    found = rows.filter(details__has_key="flags").values_list("details__flags", flat=True).distinct()
    return remembered(
        f"doubts {register}",
        reader,
        lambda: sorted({flag for flags in found for flag in flags}),
        follow_up=False,
    )


def actors_of(reader: Reader, register: str) -> list[str]:
    """Return the codes of states and organisations involved in a register's entries."""
    rows = Involvement.objects.filter(superseded__isnull=True, register=register)
    return remembered(
        f"actors {register}",
        reader,
        lambda: sorted(code for (code,) in tallied(rows, reader, "code")),
        follow_up=False,
    )


def register_counts(reader: Reader, *, country: str = "") -> dict[str, int]:
    """Return how many entries each register holds now, in one question."""
    return remembered(
        f"registers {country}", reader, lambda: _register_counts(reader, country), follow_up=False
    )


def _register_counts(reader: Reader, country: str) -> dict[str, int]:
    standing_now = {
        name: of_country(standing(table.model, None), country) for name, table in REGISTERS.items()
    }
    found = _lengths(standing_now)
    found.subtract(_lengths({name: hidden(rows, reader, "entry") for name, rows in standing_now.items()}))
    return {name: found[name] for name in REGISTERS}


def _lengths(of: Mapping[str, QuerySet[Any]]) -> Counter[str]:
    """Return how many rows there are of each name, in one question."""
    counted = [
        rows.order_by().annotate(named=Value(name, CharField())).values_list("named").annotate(n=Count("pk"))
        for name, rows in of.items()
    ]
    return Counter(dict(counted[0].union(*counted[1:], all=True)))


def countries(reader: Reader) -> dict[str, int]:
    """Return the countries that have entries of their own or are involved in some, with how many."""
    return remembered("countries", reader, lambda: _countries(reader), follow_up=False)


def _countries(reader: Reader) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    entries = visible(Entry.objects.all(), reader)
    for code, number in entries.exclude(country="").values_list("country").annotate(n=Count("id")):
        counts[code] += number
    involved = Involvement.objects.filter(superseded__isnull=True)
    for (code,), number in tallied(involved, reader, "code", counted=Count("entry", distinct=True)).items():
        if len(code) == 3 and code.isupper():
            counts[code] += number
    return dict(sorted(counts.items()))


def of_country(rows: QuerySet[Any], country: str) -> QuerySet[Any]:
    """Return those versions whose entries are of a country; without one, all."""
    return rows.filter(entry__country=country) if country else rows
