"""`balozi agreement`, typed as a person would."""

import csv
import io
import json

import pytest

from balozi.store.registers.models import AgreementEvent, AgreementTerm
from tests.services.test_agreeing import TABLE, an_agreement

pytestmark = pytest.mark.django_db


def rows(out):
    return list(csv.DictReader(io.StringIO(out)))


def test_an_event_is_recorded_listed_corrected_and_taken_back(run):
    entry = an_agreement()
    told = ("--on", "2020-01-01", "--source", "The original")
    assert run("agreement", "record", entry, "signed", *told, "--dry-run")[0] == 0
    assert not AgreementEvent.objects.exists()
    code, _, err = run("agreement", "record", entry, "signed", *told, "--as", "A. Mfano")
    assert code == 0
    number = AgreementEvent.objects.get().pk
    assert f"event {number}" in err
    _, out, _ = run("agreement", "list", "--format", "json", "--status", "signed")
    assert [(row["entry"], row["status"]) for row in json.loads(out)] == [(entry, "signed")]
    assert run("agreement", "correct", number, "in_force", *told, "--reason", "misread")[0] == 0
    code, _, err = run("agreement", "correct", number, "in_force", *told, "--reason", "again")
    assert code == 5
    assert "meanwhile" in err
    last = AgreementEvent.objects.get(superseded__isnull=True).pk
    assert run("agreement", "withdraw", last, "--reason", "another one", "--dry-run")[0] == 0
    assert run("agreement", "withdraw", last, "--reason", "another one")[0] == 0
    _, out, _ = run("agreement", "list", "--format", "csv")
    assert rows(out)[0]["status"] == "unknown"


def test_the_life_is_shown_with_parties_procedure_and_findings(run):
    entry = an_agreement(status="signed", date="2020-01-01")
    run("agreement", "record", entry, "in_force", "--on", "2019-01-01", "--source", "x")
    code, out, err = run("agreement", "show", entry, "--format", "json")
    assert code == 0
    assert "in_force" in err
    parts = [row["part"] for row in json.loads(out)]
    assert {"event", "party", "procedure", "finding"} <= set(parts)
    assert any("AG3" in row["says"] for row in json.loads(out))
    _, out, _ = run("agreement", "check", "--format", "csv")
    assert "AG3" in out
    assert run("agreement", "show", 999)[0] == 4


@pytest.mark.parametrize("watch", ["stuck", "unregistered", "unratified", "expiring", "dormant", "check"])
def test_every_watch_is_a_command_with_filters_and_a_day(run, watch):
    an_agreement(status="signed", date="2018-01-01")
    for asked in ((), ("--partner", "RWA"), ("--on", "2026-03-05"), ("--format", "csv")):
        assert run("agreement", watch, *asked)[0] == 0
    _, _, err = run("agreement", watch, "--partner", "FRA")
    assert "Found: 0, in 0 agreements." in err


def test_stuck_tells_the_step_and_the_days(run):
    entry = an_agreement(status="signed", date="2020-01-01")
    _, out, _ = run("agreement", "stuck", "--format", "csv")
    (row,) = rows(out)
    assert (row["entry"], row["since"]) == (str(entry), "2020-01-01")
    assert "cabinet-approval (section 7" in row["about"]


def test_the_term_is_set_and_its_end_listed(run):
    entry = an_agreement(status="in_force", date="2015-01-01")
    told = (
        "--ends",
        "2019-12-31",
        "--renewal",
        "tacit",
        "--renewal-months",
        120,
        "--notice-months",
        6,
        "--area",
        "health",
    )
    assert run("agreement", "term", entry, *told, "--dry-run")[0] == 0
    assert not AgreementTerm.objects.exists()
    assert run("agreement", "term", entry, *told)[0] == 0
    _, out, _ = run("agreement", "expiring", "--months", 1200, "--format", "csv")
    assert "renews itself, notice until 2029-06-30" in out


def test_statuses_are_imported_with_a_report_of_every_row(run, tmp_path):
    an_agreement()
    file = tmp_path / "statuses.csv"
    file.write_text(TABLE, "utf-8")
    code, out, err = run("agreement", "import-status", file, "--dry-run", "--format", "csv")
    assert code == 0
    assert "Would be: 2 new, 3 refused." in err
    assert not AgreementEvent.objects.exists()
    _, out, err = run("agreement", "import-status", file, "--format", "csv")
    assert "2 new, 3 refused." in err
    assert [row["outcome"] for row in rows(out)] == ["new", "new", "refused", "refused", "refused"]
    assert "no date with a mark" in rows(out)[4]["why"]
    file.write_bytes(b"\xff\xfe\x00")
    assert run("agreement", "import-status", file)[0] == 2
    file.write_text("treaty,party\n", "utf-8")
    code, _, err = run("agreement", "import-status", file)
    assert code == 2
    assert "has no column signature" in err


def test_the_events_are_listed_without_a_database(run):
    _, out, _ = run("agreement", "events", "--format", "csv")
    marks = {row["name"]: row["mark"] for row in rows(out)}
    assert (marks["acceded"], marks["approved"]) == ("a", "AA")
