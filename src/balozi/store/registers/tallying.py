"""Counting what a reader may see of a whole register: all of it by an index, less the few that are hidden."""

from collections import Counter
from typing import Any

from django.db.models import Count, QuerySet

from balozi.ground.people import Reader
from balozi.store.access.visibility import hidden


def tallied(
    rows: QuerySet[Any], reader: Reader, *names: str, path: str = "entry", counted: Count | None = None
) -> Counter[tuple[Any, ...]]:
    """Return how many rows that the reader may see have each combination of values, those with none left out.

    It says the same as counting what `visible` leaves, without asking each row of a register for its marking.

    Args:
        rows: all, whoever may see them.
        reader: whose clearance and institutions apply.
        names: of the columns.
        path: from the rows to what is marked.
        counted: what is counted of them, None for the rows.
    """
    number = counted or Count("pk")
    found = _counts(rows, names, number)
    found.subtract(_counts(hidden(rows, reader, path), names, number))
    return +found


def _counts(rows: QuerySet[Any], names: tuple[str, ...], counted: Count) -> Counter[tuple[Any, ...]]:
    told = rows.order_by().values_list(*names).annotate(n=counted)
    return Counter({tuple(values): n for *values, n in told})
