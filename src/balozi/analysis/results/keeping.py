"""Figures kept in a DuckDB file: one late correction computes again what depends on it, and nothing else."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from balozi.analysis.results.columns import Columns, said_by, schema, why_afresh
from balozi.analysis.results.computing import Asked, compute_figures, odd_indicators
from balozi.analysis.results.declaring import Declared
from balozi.analysis.results.encoding import cells_in, fits, told_of
from balozi.analysis.results.engines import DuckDB
from balozi.analysis.results.judging import FIGURE
from balozi.analysis.results.scales import is_share
from balozi.analysis.results.slicing import Slice, computed, exact_rows
from balozi.analysis.results.steps import Steps
from balozi.results.computing import compute_results
from balozi.results.declarations import Kind
from balozi.results.explaining import explain_figure
from balozi.results.files import Row
from balozi.results.thresholds import Thresholds

if TYPE_CHECKING:
    import duckdb

_SAID = "CREATE OR REPLACE TABLE said AS SELECT ? AS json"


@dataclass(frozen=True, slots=True)
class Corrected:
    """What one more row changed.

    Attributes:
        figures: that were computed again.
        why_afresh: why nothing was changed and everything must be kept afresh; "" when it was.
    """

    figures: int
    why_afresh: str = ""


def _at_ease(connection: "duckdb.DuckDBPyConnection") -> None:
    """Let one thread answer: what a correction asks is so little that others would only be waited for."""
    connection.execute("SET threads TO 1")


class Kept:
    """The rows and figures of a table in a DuckDB file.

    Attributes:
        connection: to the file.
        columns: what the rows declare; the rows themselves stand in the file.
        asked: the day and the thresholds.
        odd: indicators, by their place, that whole columns cannot answer; they are not kept.
    """

    def __init__(
        self, connection: "duckdb.DuckDBPyConnection", columns: Columns, asked: Asked, odd: Iterable[int]
    ) -> None:
        self.connection, self.columns, self.asked, self.odd = connection, columns, asked, frozenset(odd)
        self.codes = {told.code: place for place, told in enumerate(columns.indicators)}
        self.areas = {name: place for place, name in enumerate(columns.areas)}
        self.larger = {area: min(named) for area, named in columns.larger_on(None).items()}
        self.words = {words: place for place, words in enumerate(columns.words)}

    def correct(self, row: Row) -> Corrected:
        """Take one more row and compute again the figures that depend on it, in one transaction."""
        why = self._why_afresh(row)
        if why:
            return Corrected(0, why)
        said = said_by(row, self.codes[row.indicator], self.areas[row.area], self._places(), self.words)
        if not fits(said):
            return Corrected(0, "numbers too large for whole columns")
        asked = self._slice(said)
        self.connection.begin()
        try:
            self._insert("rows", [said])
            told = [told_of(one, self.columns, self.asked.on) for one in computed(asked, self.asked)]
            if not all(map(fits, told)):
                self.connection.rollback()
                return Corrected(0, "numbers too large for whole columns")
            self._replace(asked, told)
            self._declare(row)
            self.connection.commit()
        except BaseException:
            self.connection.rollback()
            raise
        return Corrected(len(told))

    def explain(self, indicator: str, area: str, period: str) -> dict[str, Any]:
        """Return everything that a figure was computed from, by the exact engine from the rows it depends on.

        Raises:
            NoSuchFigure: there is none for these.
        """
        number, place = self.codes.get(indicator, -1), self.areas.get(area, -1)
        inside = {place}
        while more := {part for part, whole in self.larger.items() if whole in inside} - inside:
            inside |= more
        told = self._read(
            "SELECT * FROM rows WHERE indicator = $indicator AND list_contains($inside, area)",
            {"indicator": number, "inside": sorted(inside)},
        )
        rows = exact_rows(told, self.columns)
        results = compute_results(rows, thresholds=self.asked.thresholds, on=self.asked.on)
        return explain_figure(results, rows, indicator, area, period)

    def figures(self) -> list[dict[str, Any]]:
        """Return every figure by the names of FIGURE, without an order."""
        found: list[dict[str, Any]] = self._read("SELECT * FROM figures")
        return found

    def _places(self) -> tuple[int, int]:
        return self.columns.places, self.columns.part_places

    def _why_afresh(self, row: Row) -> str:
        if row.indicator not in self.codes or row.area not in self.areas:
            return "an indicator or an area that is new"
        number, area = self.codes[row.indicator], self.areas[row.area]
        told = self.columns.indicators[number]
        if told.why_exact or number in self.odd:
            return "an indicator that only the exact engine answers"
        if self.areas.get(row.parent) != self.larger.get(area):
            return "another larger area"
        if (
            told.said.get("kind", ("",))[0] == Kind.PERCENT
            and is_share(told.said.get("unit", ("",))[0]) is None
        ):
            return "a percentage whose unit does not say its scale"
        return why_afresh(row, self.columns, told)

    def _slice(self, said: Mapping[str, Any]) -> Slice:
        path = [said["area"]]
        while path[-1] in self.larger:
            path.append(self.larger[path[-1]])
        inside = {whole: [part for part, one in self.larger.items() if one == whole] for whole in path}
        asked = Slice(said["indicator"], tuple(path), inside, said["period"], self.columns)
        when = "" if asked.is_carried else " AND period = $period"
        named = {"indicator": asked.indicator, "path": path}
        period = {} if asked.is_carried else {"period": asked.period}
        # The rows of the indicator stand together in the file, so that this reads few of its blocks.
        rows = self._read(
            f"SELECT * FROM rows WHERE indicator = $indicator AND list_contains($path, area){when}",  # noqa: S608
            named | period,
        )
        near = sorted({*path, *(part for parts in inside.values() for part in parts)})
        cells = self._read(
            f"SELECT * FROM figures WHERE indicator = $indicator AND NOT is_span "  # noqa: S608
            f"AND (list_contains($path, area) OR (list_contains($near, area){when}))",
            named | period | {"near": near},
        )
        words = {place: one for one, place in self.words.items()}
        known = replace(self.columns, words=[words[place] for place in range(len(words))])
        return replace(asked, rows=[*rows, said], cells=cells_in(cells, known), columns=known)

    def _replace(self, asked: Slice, told: list[dict[str, Any]]) -> None:
        when = "" if asked.is_carried else " AND (is_span OR period = $period)"
        named: dict[str, Any] = {"indicator": asked.indicator, "path": list(asked.path)}
        period = {} if asked.is_carried else {"period": asked.period}
        self.connection.execute(
            f"DELETE FROM figures WHERE indicator = $indicator AND list_contains($path, area){when}",  # noqa: S608
            named | period,
        )
        self._insert("figures", told)

    def _declare(self, row: Row) -> None:
        """Keep what the row changes of the declared: new words of a target, a new first or last period."""
        told = self.columns.indicators[self.codes[row.indicator]]
        before = told.first, told.last, len(told.reporters), len(self.columns.words)
        told.first, told.last = min(told.first, row.period.end), max(told.last, row.period.end)
        if row.observation:
            told.reporters.add(row.observation.reporter)
        self.columns = replace(self.columns, words=list(self.words))
        if before != (told.first, told.last, len(told.reporters), len(self.columns.words)):
            self.connection.execute(_SAID, [_written(self.columns, self.asked, self.odd)])

    def _insert(self, table: str, rows: list[Mapping[str, Any]] | list[dict[str, Any]]) -> None:
        # A handful of rows as values takes a tenth of the time of a handful of rows as a table.
        names = FIGURE if table == "figures" else tuple(schema().names)
        values = ", ".join([f"({', '.join('?' * len(names))})"] * len(rows))
        self.connection.execute(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES {values}",  # noqa: S608 - names of ours
            [one[name] for one in rows for name in names],
        )

    def _read(self, sql: str, named: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        answer = self.connection.execute(sql, dict(named or {}))
        names = [one[0] for one in answer.description or ()]
        return [dict(zip(names, one, strict=True)) for one in answer.fetchall()]


def keep(path: Path | str, columns: Columns, asked: Asked) -> Kept:
    """Compute every figure of a table and keep rows and figures in a file; what it had before is replaced.

    Args:
        path: of the file, or ":memory:".
        columns: the table.
        asked: the day and the thresholds; everything that was reported counts.
    """
    import duckdb

    connection = duckdb.connect(str(path))
    asked = replace(asked, known_on=None)
    steps = Steps(DuckDB(connection))
    rows = steps.load("rows", columns.rows)
    figures = compute_figures(steps, rows, columns, asked)
    odd = odd_indicators(steps, figures)
    # In the order of indicators, so that what belongs together stands in few blocks.
    for kept, made, order in (("rows", rows, "indicator, area"), ("figures", figures, "indicator, is_span")):
        connection.execute(
            f'CREATE OR REPLACE TABLE {kept} AS SELECT * FROM "{made.get_name()}" ORDER BY {order}'  # noqa: S608
        )
    connection.execute("DELETE FROM figures WHERE list_contains(?, indicator)", [odd])
    connection.execute(_SAID, [_written(columns, asked, odd)])
    steps.clear()
    _at_ease(connection)
    return Kept(connection, replace(columns, rows=columns.rows.slice(0, 0)), asked, odd)


def open_kept(path: Path | str) -> Kept:
    """Return what a file keeps."""
    import duckdb

    connection = duckdb.connect(str(path))
    _at_ease(connection)
    said = json.loads(connection.execute("SELECT json FROM said").fetchall()[0][0])
    columns = Columns(
        schema().empty_table(),
        [_declared(one) for one in said["indicators"]],
        said["areas"],
        {(area, larger): since for area, larger, since in said["larger"]},
        said["words"],
        *said["places"],
    )
    met, partly = (Fraction(one) for one in said["thresholds"][:2])
    asked = Asked(Thresholds(met, partly, said["thresholds"][2]), date.fromisoformat(said["on"]))
    return Kept(connection, columns, asked, said["odd"])


def _written(columns: Columns, asked: Asked, odd: Iterable[int]) -> str:
    thresholds = asked.thresholds
    return json.dumps(
        {
            "indicators": [
                {
                    "code": told.code,
                    "said": told.said,
                    "why_exact": told.why_exact,
                    "months": told.months,
                    "fiscal": told.fiscal,
                    "first": told.first,
                    "last": told.last,
                    "reporters": sorted(told.reporters),
                }
                for told in columns.indicators
            ],
            "areas": list(columns.areas),
            "larger": [[*key, since] for key, since in columns.larger.items()],
            "words": list(columns.words),
            "places": [columns.places, columns.part_places],
            "on": asked.on.isoformat(),
            "thresholds": [str(thresholds.met), str(thresholds.partly), thresholds.source],
            "odd": sorted(odd),
        }
    )


def _declared(said: Mapping[str, Any]) -> Declared:
    named = {name: (word, since) for name, (word, since) in said["said"].items()}
    return Declared(**{**said, "said": named, "reporters": set(said["reporters"])})
