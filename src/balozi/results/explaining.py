"""How one figure was computed: formula, inputs with their versions, thresholds, rule and reason."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from balozi.ground.errors.results import NoSuchFigure
from balozi.results.cells import Cell
from balozi.results.computing import Result, Results, line_of
from balozi.results.decimals import Number, decimal_of
from balozi.results.declarations import TargetState
from balozi.results.figures import Figure, Origin
from balozi.results.files import Row
from balozi.results.remarks import in_short
from balozi.results.truth import truth
from balozi.results.windows import period_named

Translated = Callable[[str], str]


def explain_figure(  # noqa: PLR0913 - the figure is named by three words
    results: Results,
    rows: Iterable[Row],
    indicator: str,
    area: str,
    period: str,
    translated: Translated = str,
) -> dict[str, Any]:
    """Return everything that a figure was computed from.

    Args:
        results: of a table.
        rows: of the table.
        indicator: code.
        area: code or name.
        period: as the figure has it; FIRST/LAST for a span.
        translated: gives a sentence in the reader's language.

    Raises:
        NoSuchFigure: there is none for these.
    """
    wanted = (indicator, area, period_named(period))
    figure = next(
        (one for one in results.figures if (one.indicator.code, one.cell.area, one.cell.name) == wanted), None
    )
    if figure is None:
        raise NoSuchFigure(indicator, area, period)
    by_number = {row.number: row for row in rows}
    declared = figure.indicator
    return {
        **line_of(figure, results.thresholds, translated),
        "on": results.on.isoformat(),
        "as_known": results.known_on.isoformat() if results.known_on else None,
        "declared": {
            "direction": declared.direction and str(declared.direction),
            "kind": declared.kind and str(declared.kind),
            "unit": declared.unit or None,
            "over_areas": str(declared.gathering_over_areas()),
            "over_time": str(declared.gathering_over_time()),
            "missing": "carried" if declared.is_carried() else "unknown",
        },
        "formula": _formula(figure, translated),
        "inputs": [_input(row, figure.cell) for row in _rows(figure.cell, by_number)],
        "parts": [_part(part, by_number) for part in (*figure.cell.areas, *figure.cell.periods)],
    }


def in_text(explained: Mapping[str, Any]) -> str:
    """Return an explanation as lines of text."""
    return "\n".join(_text(explained))


def _text(explained: Mapping[str, Any]) -> Iterator[str]:
    yield f"{explained['indicator']}, {explained['area'] or 'no area'}, {explained['period']}: {explained['rating']}"
    yield f"Rule: {explained['cell']}"
    yield f"Why: {explained['reason']}"
    for name in (
        "actual",
        "baseline",
        "target",
        "target_low",
        "target_high",
        "achievement",
        "ratio_to_target",
    ):
        if explained[name] is not None:
            yield f"{name}: {explained[name]}"
    yield f"Formula: {explained['formula']}"
    thresholds = explained["thresholds"]
    yield f"Thresholds: met from {thresholds['met']}, partly met from {thresholds['partly']} ({thresholds['source']})"
    known = f", with what was reported by {explained['as_known']}" if explained["as_known"] else ""
    yield f"Asked on: {explained['on']}{known}"
    declared = (f"{name} {value}" for name, value in explained["declared"].items() if value)
    yield f"Declared: {', '.join(declared)}"
    if explained["inputs"]:
        yield "Rows:"
        yield from _input_lines(explained["inputs"], "  ")
    if explained["parts"]:
        yield "Parts:"
    yield from _part_lines(explained["parts"], "  ")


def _part_lines(parts: Sequence[Mapping[str, Any]], indent: str) -> Iterator[str]:
    for part in parts:
        of = f" ({part['numerator']}/{part['denominator']})" if part["denominator"] is not None else ""
        carried = f", carried from {part['carried_from']}" if part["carried_from"] else ""
        actual = "none" if part["actual"] is None else part["actual"]
        target = "none" if part["target"] is None else part["target"]
        whose = f"{part['area'] or 'no area'}, {part['period']}"
        yield f"{indent}{whose}: actual {actual}{of}{carried}, target {target}"
        yield from _input_lines(part["inputs"], indent + "  ")
        yield from _part_lines(part["parts"], indent + "  ")


def _input_lines(inputs: Sequence[Mapping[str, Any]], indent: str) -> Iterator[str]:
    for one in inputs:
        stated = ", ".join(f"{name} {value}" for name, value in one["states"].items())
        used = ", ".join(one["used"]) or "nothing, a later row stands"
        where = f"row {one['row']} (line {one['line']}), reported {one['reported_on'] or 'on no stated day'}"
        yield f"{indent}{where}: {stated or 'states no number'}; used: {used}"


def _formula(figure: Result, translated: Translated) -> str:
    measure = "unmeasured"
    if figure.judgement.achievement is not None:
        measure = "achievement"
    elif figure.judgement.ratio_to_target is not None:
        measure = "ratio_to_target"
    said = truth()["formulas"]
    way = translated(said[_way(figure)]) % {"period": figure.cell.figure.carried_from}
    return translated(said[measure]) % {"way": way}


def _way(figure: Result) -> str:
    """Return the name of the way by which a figure came to its value."""
    cell, declared = figure.cell, figure.indicator
    if cell.figure.carried_from:
        return "carried"
    if cell.figure.origin == Origin.AREAS:
        return f"{declared.gathering_over_areas()}_areas"
    if cell.figure.origin == Origin.PERIODS:
        return f"{declared.gathering_over_time()}_periods"
    return "stated"


def _rows(cell: Cell, by_number: Mapping[int, Row]) -> list[Row]:
    return [by_number[number] for number in (cell.stated.rows if cell.stated else ())]


def _input(row: Row, cell: Cell) -> dict[str, Any]:
    stated = cell.stated
    used = []
    if stated is not None:
        if any(one.row == row.number for one in stated.observations):
            used.append("actual")
        if stated.target is not None and stated.target.row == row.number:
            used.append("target")
        if stated.baseline is not None and stated.baseline.row == row.number:
            used.append("baseline")
    return {
        "row": row.number,
        "line": row.line,
        "reported_on": row.reported_on.isoformat() if row.reported_on else None,
        "states": dict(_states(row)),
        "used": used,
    }


def _states(row: Row) -> Iterator[tuple[str, object]]:
    if row.baseline is not None:
        yield "baseline", Number(decimal_of(row.baseline.value))
    if row.target is not None:
        yield "target", in_short(row.target)
    one = row.observation
    if one is None:
        return
    for name, number in (
        ("actual", one.value),
        ("numerator", one.numerator),
        ("denominator", one.denominator),
    ):
        if number is not None:
            yield name, Number(decimal_of(number))


def _part(cell: Cell, by_number: Mapping[int, Row]) -> dict[str, Any]:
    figure: Figure = cell.figure
    numbers = {"actual": figure.value, "numerator": figure.numerator, "denominator": figure.denominator}
    shown = {name: None if one is None else Number(decimal_of(one)) for name, one in numbers.items()}
    target = in_short(cell.target) if cell.target and cell.target_state == TargetState.STATED else None
    return {
        "area": cell.area,
        "period": cell.name,
        **shown,
        "target": target,
        "carried_from": figure.carried_from or None,
        "inputs": [_input(row, cell) for row in _rows(cell, by_number)],
        "parts": [_part(part, by_number) for part in (*cell.areas, *cell.periods)],
    }
