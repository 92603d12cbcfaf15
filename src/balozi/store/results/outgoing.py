"""What goes out: the values, targets and baselines that stand, cell by cell, as the engine sees them."""

from balozi.exchange.values.drafts import ValueOut
from balozi.ground.people import Reader
from balozi.results.decimals import decimal_of
from balozi.results.figures import Origin
from balozi.store.results.definitions import results_tree
from balozi.store.results.feeding import feed_of
from balozi.store.results.records import Asked
from balozi.store.results.scorecards import compute


def invented_rows(reader: Reader, asked: Asked) -> int:
    """Return how many rows behind what goes out are invented: who hands it on must know."""
    return feed_of(reader, asked).demonstration


def values_out(reader: Reader, asked: Asked) -> list[ValueOut]:
    """Return what is stated in each cell of a question; sums over areas and carried values are left to the reader.

    Args:
        reader: whose clearance applies: nothing marked above it goes out.
        asked: the question.
    """
    feed, results = compute(reader, asked)
    names = {row.code: row.names for row in results_tree(reader, at=asked.at)}
    found = []
    for one in results.figures:
        cell, row = one.cell, feed.indicators[one.indicator.code]
        if cell.is_span or cell.stated is None or (asked.area and cell.area != asked.area):
            continue
        own = cell.figure if cell.figure.origin == Origin.REPORTED else None
        target = cell.stated.target
        numbers = {
            "value": own.value if own else None,
            "numerator": own.numerator if own else None,
            "denominator": own.denominator if own else None,
            "target": target.number if target else None,
            "target_low": target.low if target else None,
            "target_high": target.high if target else None,
            "baseline": cell.stated.baseline.value if cell.stated.baseline else None,
        }
        found.append(
            ValueOut(
                indicator=row.code,
                names=row.declared.names,
                level=row.level,
                unit=row.declared.unit,
                kind=str(row.declared.kind or ""),
                direction=str(row.declared.direction or ""),
                result=row.result,
                result_names=names.get(row.result, {}),
                area=cell.area,
                period=cell.period,
                numbers={name: decimal_of(number) for name, number in numbers.items() if number is not None},
            )
        )
    return found
