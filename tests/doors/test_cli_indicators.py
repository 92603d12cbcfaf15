"""`balozi indicator`, `balozi gap` and the verbs of `balozi results` that look into the store."""

import json

import pytest

from balozi.ground.markings import Marking
from balozi.services.institutions import InstitutionTold, add_institution
from balozi.services.people import operator
from balozi.store.audit.models import Deed
from balozi.store.results.models import KeptReport, Observation, Recommendation
from tests.builders import hour

pytestmark = pytest.mark.django_db
DECLARED = ("--unit", "count", "--direction", "increase", "--kind", "periodic", "--frequency", "year",
            "--calendar", "calendar", "--owner", "MOH", "--name", "en=Clinics opened")  # fmt: skip


def done(run, *words):
    code, out, err = run(*words)
    assert code == 0, err
    return out, err


def some_value(run):
    """Report one value of a new indicator with a target, let a second person approve it, and return its number."""
    done(run, "indicator", "add", "X-1", "--country", "KEN", *DECLARED)
    done(run, "indicator", "target", "X-1", "--area", "KEN", "--period", "2024", "--value", "10")
    done(run, "indicator", "observe", "X-1", "--area", "KEN", "--period", "2024", "--value", "5", "--as", "A")
    number = Observation.objects.get().pk
    done(run, "indicator", "approve", number, "--as", "B")
    return number


def rows(run, *words):
    return json.loads(done(run, *words, "--format", "json")[0])


def test_the_figure_of_a_year_is_printed_and_the_report_is_kept_with_its_marking(run):
    done(run, "indicator", "add", "X-1", "--country", "KEN", *DECLARED, "--frequency", "quarter")
    for quarter, value in (("2024-Q1", "5"), ("2024-Q2", "7")):
        done(run, "indicator", "target", "X-1", "--area", "KEN", "--period", quarter, "--value", "6")
        seen = ("indicator", "observe", "X-1", "--area", "KEN", "--period", quarter, "--value", value)
        done(run, *seen, "--as", "A")
        done(run, "indicator", "approve", Observation.objects.latest("pk").pk, "--as", "B")
    year = ("results", "report", "--year", "2024")
    (figure,) = rows(run, *year)
    assert (figure["period"], figure["actual"], figure["target"]) == ("2024-Q1/2024-Q4", "12", "12")
    told = done(run, *year, "--keep", "--marking", "restricted")[1]
    assert "is kept with what may be read up to restricted" in told
    assert KeptReport.objects.get().marking == Marking.RESTRICTED
    assert run("results", "report", "--year", "soon")[0] == 2


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
    assert "INVENTED" in done(run, "results", "export")[1]
    assert "taken back" in done(run, "results", "demo", "--remove")[1]
    assert "INVENTED" not in done(run, "results", "export")[1]
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
        ("results", "return", "1", "--reason", "x"),
        ("indicator", "withdraw", "target", "1", "--reason", "x"),
        ("results", "framework", "ke"),
        ("results", "thresholds", "KEN", "1,0.5", "--source", "x"),
    ],
    ids=" ".join,
)
def test_a_dry_run_changes_nothing(run, words):
    from balozi.store.audit.models import Deed

    done(run, *words, "--dry-run")
    assert not Deed.objects.exists()


def test_a_report_of_a_year_keeps_that_year(run):
    some_value(run)
    told = done(run, "results", "keep", "--year", "2024", "--as", "B")[1]
    assert "1 figures" in told
    assert "the figures of 2024" in done(run, "results", "report", "--year", "2024", "--keep")[1]
    kept = list(KeptReport.objects.values_list("pk", flat=True))
    assert len(kept) == 2
    for number in kept:
        assert [one["period"] for one in rows(run, "results", "kept", number)] == ["2024"]
        done(run, "results", "rebuild", number)
    code, _, err = run("results", "keep", "--year", "FY25")
    assert (code, "can be read as FY2024 or as FY2025" in err) == (2, True)


def test_periods_are_understood_at_the_command_line_however_they_are_spelt(run):
    done(run, "indicator", "add", "X-1", "--country", "KEN", *DECLARED, "--calendar", "fiscal")
    seen = (
        "indicator",
        "observe",
        "X-1",
        "--area",
        "KEN",
        "--period",
        "2023/24",
        "--value",
        "8",
        "--as",
        "A",
    )
    done(run, *seen)
    done(run, "results", "report", "--year", "2023/24")
    done(run, "results", "why", "X-1", "KEN", "FY2023/24", "--with-submitted")


def test_a_report_is_kept_shown_and_rebuilt_and_a_dry_run_keeps_none(run):
    number = some_value(run)
    told = done(run, "results", "keep", "--dry-run")[1]
    assert "Would keep" in told
    assert not KeptReport.objects.exists()
    done(run, "results", "keep", "--country", "KEN", "--as", "B")
    kept = KeptReport.objects.get()
    assert (kept.country, kept.marking) == ("KEN", 0)
    text, err = done(run, "results", "kept", kept.pk, "--format", "json")
    assert [row["rating"] for row in json.loads(text)] == [line["rating"] for line in kept.figures]
    assert kept.hash in err
    done(run, "results", "correct", number, "--value", "7", "--as", "A")
    assert "comes out as it was" in done(run, "results", "rebuild", kept.pk)[1]


def test_a_correction_is_rehearsed_then_made_and_the_change_is_listed(run):
    number = some_value(run)
    before = Deed.objects.count()
    assert "5 → 7" in done(run, "results", "correct", number, "--value", "7", "--dry-run")[1]
    assert (Deed.objects.count(), Observation.objects.count()) == (before, 1)
    # A rehearsal is refused for the same reasons as the real thing.
    assert run("results", "correct", number, "--value", "seven", "--dry-run")[0] == 2
    told = done(run, "results", "correct", number, "--value", "7", "--comment", "recounted", "--as", "A")[1]
    made = Observation.objects.get(corrects=number)
    assert f"Value {made.pk} waits for approval." in told
    done(run, "indicator", "approve", made.pk, "--as", "B")
    found = rows(run, "results", "changes", "--since", "2020-01-01")
    assert ("2024", "7") in [(row["period"], row["actual_now"]) for row in found]


def test_a_value_is_withdrawn_with_a_reason(run):
    number = some_value(run)
    assert "Would withdraw" in done(run, "results", "withdraw", number, "--reason", "x", "--dry-run")[1]
    assert Observation.objects.filter(pk=number, superseded__isnull=True).exists()
    done(run, "results", "withdraw", number, "--reason", "wrong county", "--as", "A")
    assert not Observation.objects.filter(pk=number, superseded__isnull=True).exists()


def test_a_recommendation_goes_its_way_at_the_command_line(run):
    told = InstitutionTold("MOH", "ministry", "KEN", {"en": "Ministry of Samples"})
    add_institution(told=told, person=operator("D"), at=hour(0))
    words = ("mid_term_review", "Give every clinic an owner.", "--period", "FY2023/FY2026")
    done(run, "brief", "recommend", *words, "--finding", "Half have none.", "--dry-run")
    assert not Recommendation.objects.exists()
    done(run, "brief", "recommend", *words, "--finding", "Half have none.", "--as", "A")
    number = Recommendation.objects.get().pk
    answer = ("brief", "answer", number, "accepted", "--by-whom", "Director")
    assert run(*answer)[0] == 2
    done(run, *answer, "--owner", "MOH", "--due", "2099-06-30")
    found = rows(run, "brief", "recommendations")
    assert [(row["status"], row["owner"], row["finding"]) for row in found] == [
        ("in_hand", "MOH", "Half have none.")
    ]
    done(run, "gap", "done", found[0]["action"])
    found = rows(run, "brief", "recommendations")
    assert found[0]["status"] == "done"
    assert run("brief", "unrecommend", number, "--reason", "mistake")[0] == 5


def test_values_of_a_file_are_approved_one_by_one_and_the_rest_sent_back(run, tmp_path):
    done(run, "indicator", "add", "X-1", "--country", "KEN", *DECLARED)
    file = tmp_path / "v.csv"
    file.write_text("indicator,area,period,actual\nX-1,KEN,2023,5\nX-1,KEN,2024,6\n")
    done(run, "results", "import", str(file))
    (taken,) = rows(run, "results", "imports")
    assert taken["waiting"] == 2
    first = min(int(one["number"]) for one in rows(run, "indicator", "approve"))
    number, by = taken["import"], ("--as", "P. Pili")
    assert "1 values are approved" in done(run, "results", "approve", number, "--value", str(first), *by)[1]
    assert (
        "1 values are sent back" in done(run, "results", "return", number, "--reason", "count again", *by)[1]
    )
    assert rows(run, "results", "imports")[0]["waiting"] == 0


def test_a_target_is_taken_back_at_the_command_line(run):
    done(run, "indicator", "add", "X-1", "--country", "KEN", *DECLARED)
    done(run, "indicator", "target", "X-1", "--period", "2024", "--area", "KEN", "--value", "9")
    (target,) = rows(run, "indicator", "show", "X-1")
    done(run, "indicator", "withdraw", "target", target["number"], "--reason", "wrong row")
    assert [one["state"] for one in rows(run, "indicator", "show", "X-1")] == ["superseded"]
