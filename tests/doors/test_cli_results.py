"""`balozi results`: figures from a table at the command line."""

import csv
import io
import json
from decimal import Decimal

import pytest

from tests.results.tables import a_row, lines_of


@pytest.fixture
def table(tmp_path):
    def write(*rows):
        path = tmp_path / "values.csv"
        path.write_text("\n".join(lines_of(rows)) + "\n", encoding="utf-8")
        return path

    return write


GOOD = a_row(baseline="0.1", target="0.4", actual="0.3", reported_on="2025-01-10")


def test_one_line_for_each_period_and_then_one_for_each_span(run, table):
    code, out, err = run("results", "compute", table(GOOD), "--format", "jsonl")
    lines = [json.loads(line, parse_float=Decimal) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [line["period"] for line in lines] == ["2024", "2024/2024"]
    keys = ["indicator", "area", "period", "actual", "baseline", "target", "achievement", "rating", "reason"]
    assert list(lines[0])[:9] == keys
    assert lines[0]["achievement"] == Decimal("0.666666666667")
    assert lines[0]["actual"] == Decimal("0.3")
    assert (lines[0]["rating"], lines[0]["ratio_to_target"]) == ("not_met", None)
    assert lines[0]["thresholds"]["source"]


def test_bad_rows_are_told_and_the_others_computed(run, table):
    code, out, err = run("results", "compute", table(GOOD, a_row(actual="x"), GOOD), "--format", "jsonl")
    assert (code, len(out.splitlines())) == (0, 2)
    assert "row 2 (line 3): The column actual holds 'x', which is not a number." in err
    assert "1 of 3 rows are left out." in err


def test_a_table_of_bad_rows_only_is_refused(run, table):
    code, out, err = run("results", "compute", table(a_row(actual="x")))
    assert (code, out) == (2, "")
    assert "None of the 1 rows can be used." in err


def test_a_table_without_columns_is_refused_in_one_sentence(run, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    code, _, err = run("results", "compute", path)
    assert (code, len(err.splitlines())) == (2, 1)
    assert "has no column indicator" in err


def test_a_file_that_is_no_text_is_refused(run, tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(b"indicator,\xff\xfe\n")
    code, _, err = run("results", "compute", path)
    assert (code, "UTF-8" in err) == (2, True)


def test_a_file_that_is_not_there_is_not_found(run, tmp_path):
    assert run("results", "compute", tmp_path / "none.csv")[0] == 4


def test_thresholds_days_and_versions_are_options(run, table):
    path = table(GOOD, GOOD | {"actual": "0.4", "reported_on": "2025-06-01"})
    _, out, _ = run(
        "results", "compute", path, "--format", "jsonl", "--thresholds", "0.6,0.5", "--as-known", "2025-03-01"
    )
    line = json.loads(out.splitlines()[0])
    assert (line["actual"], line["rating"], line["thresholds"]["met"]) == (0.3, "met", 0.6)
    _, out, _ = run("results", "compute", path, "--format", "jsonl", "--on", "2024-12-30")
    assert json.loads(out.splitlines()[0])["rating"] == "not_due"
    assert run("results", "compute", path, "--thresholds", "high")[0] == 2


def test_a_figure_asked_as_known_on_a_day_is_due_as_of_that_day(run, table):
    path = table(GOOD | {"reported_on": "2024-06-01"})
    _, out, _ = run("results", "compute", path, "--format", "jsonl", "--as-known", "2024-07-01")
    assert json.loads(out.splitlines()[0])["rating"] == "not_due"


def test_the_same_figures_in_other_shapes(run, table, tmp_path):
    path = table(GOOD)
    _, out, _ = run("results", "compute", path, "--format", "csv")
    assert next(csv.DictReader(io.StringIO(out)))["achievement"] == "0.666666666667"
    _, out, _ = run("results", "compute", path, "--format", "json")
    assert [line["scope"] for line in json.loads(out)] == ["period", "span"]
    _, out, _ = run("results", "compute", path)
    assert "not_met" in out
    made = tmp_path / "out.jsonl"
    assert run("results", "compute", path, "--format", "jsonl", "--out", made)[1] == ""
    assert len(made.read_text(encoding="utf-8").splitlines()) == 2
    run("results", "compute", path, "--out", made)
    assert made.read_text(encoding="utf-8").startswith("indicator\t")
    assert run("results", "compute", path, "--out", tmp_path / "no" / "where")[0] == 4


def test_a_table_may_come_on_standard_input(run, monkeypatch):
    text = "\n".join(lines_of([GOOD])).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    code, out, _ = run("results", "compute", "-", "--format", "jsonl")
    assert (code, len(out.splitlines())) == (0, 2)


def test_what_is_odd_about_a_table_is_told(run, table):
    rows = [
        a_row(area="A", parent_area="B", target="many desks"),
        a_row(area="B", parent_area="A"),
        a_row(area="C", parent_area="P", kind=""),
        a_row(area="C", parent_area="Q", period="2025"),
        a_row(indicator="J", kind=""),
    ]
    _, _, err = run("results", "compute", table(*rows))
    assert "The areas A, B name each other" in err
    assert "The area C names several larger areas (P, Q)" in err
    assert "Row 1: the target many desks is no number" in err
    assert "The indicator J declares no single kind" in err
    _, _, err = run("results", "compute", table(*rows), "--as-known", "2025-01-01")
    assert "left out: 5" in err


def test_a_figure_is_explained_down_to_its_rows(run, table):
    rows = [
        GOOD
        | {
            "kind": "percent",
            "area": "A",
            "parent_area": "P",
            "actual": "",
            "numerator": 1,
            "denominator": 4,
        },
        GOOD
        | {"kind": "percent", "area": "A", "parent_area": "P", "actual": "", "numerator": 3, "denominator": 4}
        | {"reported_on": "2025-06-01"},
    ]
    path = table(*rows)
    words = ("results", "explain", path, "--indicator", "I", "--period", "2024")
    code, out, _ = run(*words, "--area", "P")
    assert code == 0
    assert "sum of numerators / sum of denominators over areas" in out
    assert "row 1 (line 2), reported 2025-01-10" in out
    assert "used: nothing, a later row stands" in out
    _, out, _ = run(*words, "--area", "A", "--format", "json")
    told = json.loads(out)
    assert [one["used"] for one in told["inputs"]] == [[], ["actual", "target", "baseline"]]
    assert told["formula"].startswith("achievement = ")
    assert told["cell"] == "TT-INC-PCT-COMPLETE"
    code, _, err = run(*words, "--area", "Z")
    assert (code, "There is no figure of I" in err) == (4, True)


def test_a_sum_is_explained_through_every_area_down_to_the_row(run, table):
    rows = [
        a_row(area="A", parent_area="B", actual=3, target=4, baseline=0),
        a_row(area="B", parent_area="C"),
        a_row(kind="cumulative", indicator="T", period="2024-Q1", actual=3),
        a_row(kind="cumulative", indicator="T", period="2024-Q2"),
    ]
    path = table(*rows)
    _, out, _ = run("results", "explain", path, "--indicator", "I", "--area", "C", "--period", "2024")
    places = [out.index(words) for words in ("B, 2024: actual 3", "A, 2024: actual 3", "row 1 (line 2)")]
    assert places == sorted(places)
    _, out, _ = run(
        "results", "explain", path, "--indicator", "T", "--area", "X", "--period", "2024-Q1/2024-Q2"
    )
    assert "X, 2024-Q2: actual 3, carried from 2024-Q1, target none" in out


def test_the_command_needs_no_django():
    import subprocess
    import sys

    code = (
        "import sys; from balozi.cli.main import balozi;"
        "balozi.main(['results', 'compute', '--help'], standalone_mode=False);"
        "import balozi.results.computing, balozi.results.explaining; assert 'django' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("name", ["figures.csv", "figures.parquet"])
def test_a_large_table_is_rated_as_whole_columns_like_row_by_row(run, table, tmp_path, name):
    from pyarrow import csv as columns_of_csv
    from pyarrow import parquet

    rows = [
        GOOD | {"area": "A", "parent_area": "P"},
        GOOD | {"area": "B", "parent_area": "P", "actual": "0.5"},
        GOOD | {"indicator": "=HYPERLINK", "period": "2024-Q1", "kind": "periodic", "actual": ""},
        GOOD
        | {"indicator": "WEIGHED", "kind": "percent", "numerator": "1", "denominator": "3", "actual": ""},
        GOOD | {"actual": "many"},
    ]
    path = table(*rows)
    _, out, _ = run("results", "compute", path, "--format", "jsonl", "--on", "2025-06-30")
    expected = [json.loads(line) for line in out.splitlines()]
    code, out, err = run("results", "rate", path, "--on", "2025-06-30", "--out", tmp_path / name)
    assert (code, out) == (0, "")
    assert "row 5: The column actual holds 'many', which is not a number." in err
    assert f"{len(expected)} figures are written to" in err
    if name.endswith("parquet"):
        found = parquet.read_table(tmp_path / name).to_pylist()
    else:
        assert "\n'=HYPERLINK," in (tmp_path / name).read_text("utf-8").replace('"', "")
        found = columns_of_csv.read_csv(tmp_path / name).to_pylist()
    assert [one.pop("indicator").lstrip("'") for one in found] == [line["indicator"] for line in expected]
    for one, line in zip(found, expected, strict=True):
        for name, value in one.items():
            assert value == (pytest.approx(line[name]) if isinstance(line[name], float) else line[name]), name


@pytest.mark.parametrize("content", [b"", b'indicator,area\n"open,1\n', b"indicator,\xff\n\xff,1\n"])
def test_a_file_that_is_no_whole_table_is_not_rated_and_nothing_is_written(run, tmp_path, content):
    path, out = tmp_path / "t.csv", tmp_path / "figures.csv"
    path.write_bytes(content)
    code, _, err = run("results", "rate", path, "--out", out)
    assert (code, out.exists(), list(tmp_path.iterdir())) == (2, False, [path])
    assert "Traceback" not in err


def test_a_rated_table_needs_a_folder_to_be_written_to(run, table, tmp_path):
    code, _, err = run("results", "rate", table(GOOD), "--out", tmp_path / "none" / "f.csv")
    assert (code, "its folder is not there" in err) == (4, True)
    assert run("results", "rate", tmp_path / "none.csv", "--out", tmp_path / "f.csv")[0] == 4


@pytest.mark.parametrize("verb", ["rate", "compute"])
def test_a_table_is_never_written_over_by_its_own_figures(run, table, verb):
    path = table(GOOD)
    before = path.read_bytes()
    code, _, err = run("results", verb, path, "--out", path)
    assert (code, path.read_bytes()) == (4, before)
    assert "it is the table that is read" in err


def test_figures_that_cannot_be_written_are_one_sentence(run, table, tmp_path):
    path = table(GOOD)
    for out in ("/dev/null", "/proc/figures.csv", tmp_path):
        code, _, err = run("results", "rate", path, "--out", out)
        assert (code in (2, 4), len(err.splitlines()) <= 4, "Traceback" in err) == (True, True, False)
    assert sorted(tmp_path.iterdir()) == [path]


def test_semicolons_are_rated_like_commas_and_standard_input_is_left_to_compute(run, table, tmp_path):
    path, out = table(GOOD), tmp_path / "figures.csv"
    path.write_text("\ufeff" + path.read_text("utf-8").replace(",", ";"), encoding="utf-8")
    assert run("results", "rate", path, "--out", out)[0] == 0
    assert len(out.read_text("utf-8").splitlines()) == 3
    assert "compute reads standard input" in run("results", "rate", "-", "--out", out)[2]
