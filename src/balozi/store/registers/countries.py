"""Reading what the registers say of one country: what of each to show, and how much more there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, Count, F, Q, QuerySet, Value, Window
from django.db.models.functions import NullIf, RowNumber

from balozi.ground.people import Reader
from balozi.store.access.visibility import visible
from balozi.store.registers.models import Involvement
from balozi.store.registers.moments import standing
from balozi.store.registers.promised import first_promises, promise_groups
from balozi.store.registers.records import EntryRow
from balozi.store.registers.shown import rows_shown
from balozi.store.registers.tables import REGISTERS, Register

# Of these there are too many for one page; the others are short lists of one country.
_LONG = frozenset({"commitments", "agreements", "engagements", "statements"})
SHOWN = 50
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class CountryPart:
    """Entries of one register that have to do with a country in one way.

    Attributes:
        group: "own" for its own register, "others" for those of others; of commitments "by" it alone, "with"
            others, "to" it, else "rest".
        rows: the first of them, in the usual order of the register.
        total: how many there are.
    """

    group: str
    rows: Sequence[EntryRow]
    total: int


def country_parts(
    reader: Reader, country: str, *, at: datetime | None = None
) -> Mapping[str, Sequence[CountryPart]]:
    """Return what to show of the entries of a country's own registers, and of those in which it is involved.

    Each entry is in one group of its register. Now, commitments are counted and found apart, for they are many; one
    question finds all others, and further ones only fetch what is shown.
    """
    picked: dict[str, dict[str, tuple[list[int], int]]] = {}
    if at is None and (promised := first_promises(reader, country, SHOWN)):
        picked["commitments"] = promised
    asked = [
        _picked(table, group, rows)
        for table in REGISTERS.values()
        if at is not None or table.name != "commitments"
        for group, rows in _groups(reader, table, country, at)
    ]
    for register, group, number, _place, total in asked[0].union(*asked[1:], all=True).order_by("nth"):
        numbers, _ = picked.setdefault(register, {}).setdefault(group, ([], total))
        numbers.append(number)
    wanted = {
        name: [one for numbers, _ in groups.values() for one in numbers] for name, groups in picked.items()
    }
    rows = rows_shown(reader, wanted, at)
    return {
        register: [
            CountryPart(group, [rows[one] for one in numbers], total)
            for group, (numbers, total) in groups.items()
        ]
        for register, groups in picked.items()
    }


def _groups(
    reader: Reader, table: Register, country: str, at: datetime | None
) -> list[tuple[str, QuerySet[Any]]]:
    rows = visible(standing(table.model, at), reader, "entry")
    involved = standing(Involvement, at).filter(code=country, register=table.name)
    if table.name == "commitments":
        return [(group, rows.filter(inside)) for group, inside in promise_groups(country, at).items()]
    here, part = Q(entry__country=country), Q(entry__in=involved.values("entry"))
    return [("own", rows.filter(here)), ("others", rows.filter(part & ~here))]


def _picked(table: Register, group: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return (register, group, number of the entry, its place, how many there are) of those to show."""
    order = [_placed(name) for name in table.order]
    told: QuerySet[Any] = rows.order_by().annotate(
        of_register=Value(table.name, CharField()),
        of_group=Value(group, CharField()),
        nth=Window(RowNumber(), order_by=[*order, F("id").asc()]),
        in_all=Window(Count("*")),
    )
    most = SHOWN if table.name in _LONG else _MOST
    told = told.filter(nth__lte=most)
    picked: QuerySet[Any] = told.values_list("of_register", "of_group", "entry_id", "nth", "in_all")
    return picked


def _placed(name: str) -> Any:
    """Return the order by one column; what has no due date comes after what is late."""
    if name == "due":
        return NullIf(F("due"), Value("")).asc(nulls_last=True)
    return F(name.removeprefix("-")).desc() if name.startswith("-") else F(name).asc()
