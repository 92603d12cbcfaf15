"""`balozi indicator`, `balozi gap` and the verbs of `balozi results` that look into the store."""

import json

import pytest

from balozi.cli.main import main

pytestmark = pytest.mark.django_db
DECLARED = ("--unit", "count", "--direction", "increase", "--kind", "periodic", "--frequency", "year",
            "--calendar", "calendar", "--owner", "MOH", "--name", "en=Clinics opened")  # fmt: skip


@pytest.fixture
def run(capsys):
    """Run the command as a person would; return its exit code, standard output and standard error."""

    def command(*words):
        try:
            main([str(word) for word in words])
            code = 0
        except SystemExit as ended:
            code = ended.code or 0
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def done(run, *words):
    code, out, err = run(*words)
    assert code == 0, err
    return out, err


def rows(run, *words):
    return json.loads(done(run, *words, "--format", "json")[0])


def test_a_figure_is_made_and_explained_from_the_command_line(run):
    done(run, "indicator", "add", "X-1", "--country", "KEN", *DECLARED)
    done(run, "indicator", "baseline", "X-1", "--area", "KEN", "--value", "0")
    done(run, "indicator", "target", "X-1", "--area", "KEN", "--period", "2024", "--value", "10")
    assert [one["indicator"] for one in rows(run, "indicator", "list")] == ["X-1"]
    due = rows(run, "indicator", "missing", "--on", "2025-06-30")
    assert [one["period"] for one in due] == ["2024"]
    observed = ("indicator", "observe", "X-1", "--area", "KEN", "--period", "2024", "--value", "8")
    done(run, *observed, "--as", "A. Mfano")
    (waiting,) = rows(run, "indicator", "approve")
    number = waiting["number"]
    assert run("indicator", "approve", number, "--as", "A. Mfano")[0] == 3
    done(run, "indicator", "approve", number, "--check", "--as", "P. Pili")
    done(run, "indicator", "approve", number, "--as", "P. Pili")
    (figure,) = rows(run, "results", "report", "--latest", "--keep")
    assert (figure["achievement"], figure["rating"]) == ("0.8", "partly_met")
    text, _ = done(run, "results", "why", "X-1", "KEN", "2024")
    assert "achievement = (actual - baseline) / (target - baseline)" in text
    assert "by A. Mfano" in text
    assert json.loads(done(run, "results", "why", "X-1", "KEN", "2024", "--format", "json")[0])["engine"]
    assert len(rows(run, "indicator", "show", "X-1")) == 3
    (kept,) = rows(run, "results", "reports")
    done(run, "results", "rebuild", kept["report"])
    done(run, "results", "thresholds", "KEN", "0.7,0.5", "--source", "the ministry")
    assert rows(run, "results", "report", "--latest")[0]["rating"] == "met"
    done(run, "results", "rebuild", kept["report"])


@pytest.mark.parametrize("form", ["csv", "dhis2", "sdmx", "iati"])
def test_values_go_out_and_come_in(run, form, tmp_path):
    done(run, "indicator", "add", "X-1", "--country", "KEN", *DECLARED)
    file, out = tmp_path / "in.csv", tmp_path / "out"
    file.write_text("indicator,period,area,actual\nX-1,2024,KEN,8\nX-1,2024,KEN,many\n", encoding="utf-8")
    code, told, err = run("results", "import", file, "--as", "A. Mfano", "--format", "json")
    assert code == 2
    assert [(one["row"], one["rule"]) for one in json.loads(told)] == [(2, "results.number")]
    (taken,) = rows(run, "results", "imports")
    done(run, "results", "approve", taken["import"], "--as", "P. Pili")
    done(run, "results", "export", "--as-format", form, "--out", out)
    code, told, err = run("results", "import", out, "--as-format", form, "--dry-run")
    assert code == 0
    assert "1 ignored" in err
    done(run, "results", "undo", taken["import"])
    assert rows(run, "results", "report") == []


def test_gaps_are_found_acted_upon_and_closed(run):
    done(run, "indicator", "add", "X-1", "--country", "KEN", *DECLARED)
    assert "1 new" in done(run, "gap", "find")[1]
    (gap,) = rows(run, "gap", "list")
    assert (gap["rule"], "X-1" in gap["says"]) == ("GP3", True)
    done(run, "gap", "act", gap["gap"], "Ask the owner", "--owner", "MOH", "--due", "2026-12-01")
    (gap,) = rows(run, "gap", "list")
    done(run, "gap", "done", gap["actions"][0].split()[0])
    done(run, "gap", "close", gap["gap"], "--reason", "asked")
    done(run, "gap", "enter", "Nobody counts", "--indicator", "X-1")
    assert [one["rule"] for one in rows(run, "gap", "list", "--closed")] == ["entered", "GP3"]


def test_invented_values_say_that_they_are_and_can_be_taken_back(run):
    done(run, "results", "framework", "ke")
    assert "324 invented values loaded" in done(run, "results", "demo")[1]
    assert "INVENTED" in done(run, "results", "report", "--latest")[1]
    assert "taken back" in done(run, "results", "demo", "--remove")[1]
    assert rows(run, "results", "report") == []


@pytest.mark.parametrize(
    "words",
    [
        ("indicator", "add", "X-1", "--country", "KEN", *DECLARED),
        ("indicator", "target", "X-1", "--period", "2024", "--value", "1"),
        ("indicator", "baseline", "X-1", "--value", "1"),
        ("indicator", "observe", "X-1", "--period", "2024", "--value", "1"),
        ("indicator", "approve", "1"),
        ("gap", "enter", "words"),
        ("gap", "act", "1", "words"),
        ("gap", "done", "1"),
        ("gap", "close", "1", "--reason", "x"),
        ("gap", "find"),
        ("results", "demo"),
        ("results", "demo", "--remove"),
        ("results", "undo", "1"),
        ("results", "approve", "1"),
        ("results", "framework", "ke"),
        ("results", "thresholds", "KEN", "1,0.5", "--source", "x"),
    ],
    ids=" ".join,
)
def test_a_dry_run_changes_nothing(run, words):
    from balozi.store.audit.models import Deed

    done(run, *words, "--dry-run")
    assert not Deed.objects.exists()
