"""Figures on their way out: several processes write what one writes."""

import io
import json
from datetime import date

import pytest

from balozi.cli.figure_lines import Work, write_figures
from balozi.results.computing import compute_results, line_of, stated_in
from balozi.results.files import read_table
from balozi.results.thresholds import default_thresholds
from tests.results.tables import a_row, lines_of

ON = date(2026, 11, 21)


def rows():
    """Return the rows of forty indicators with areas, a ring of areas and a target in words."""
    table = [
        a_row(
            indicator=f"I{number}",
            area=area,
            parent_area="P",
            period=period,
            actual=number,
            target=number * 2,
        )
        for number in range(40)
        for area in "XY"
        for period in ("2023", "2024")
    ]
    table += [a_row(indicator=f"I{number}", area="X", parent_area="R", target="words") for number in (3, 30)]
    return read_table([f"{line}\n" for line in lines_of(table)], "t").rows


def written(shape, cores):
    """Return what is written, and the notices."""
    target = io.StringIO()
    work = Work(stated_in(rows()), default_thresholds(), ON, shape)
    notices = write_figures(work, target, cores)
    return target.getvalue(), [one.in_words() for one in notices]


@pytest.mark.parametrize("shape", ["jsonl", "json", "csv", "table"])
def test_several_processes_write_the_same_as_one(shape):
    assert written(shape, 3) == written(shape, 1)


def test_what_is_written_is_what_the_engine_computes_with_each_notice_once():
    results = compute_results(rows(), thresholds=default_thresholds(), on=ON)
    text, notices = written("jsonl", 1)
    expected = [line_of(one, results.thresholds) for one in results.figures]
    found = [json.loads(line, parse_int=str, parse_float=str) for line in text.splitlines()]
    assert [(one["indicator"], one["area"], one["period"], one["actual"]) for one in found] == [
        (one["indicator"], one["area"], one["period"], one["actual"]) for one in expected
    ]
    assert notices == [one.in_words() for one in results.notices]
    assert len(notices) == len(set(notices)) > 0


def test_nothing_to_compute_is_an_empty_list():
    target = io.StringIO()
    write_figures(Work(stated_in([]), default_thresholds(), ON, "json"), target)
    assert json.loads(target.getvalue()) == []
