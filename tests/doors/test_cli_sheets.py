"""`balozi import`, `balozi register export|edit` and `balozi view` at the command line."""

import csv
import io
import json

import pytest

from balozi.store.registers.models import Entry
from balozi.store.registers.queries import list_register
from tests.services.test_importing import TRACKER, editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def tracker(tmp_path):
    path = tmp_path / "tracker.csv"
    path.write_text(TRACKER, encoding="utf-8")
    return str(path)


def test_a_preview_tells_every_refused_row_and_writes_nothing(run, tracker):
    code, out, err = run("import", "preview", tracker, "--kind", "agreement", "--format", "json")
    rows = [row for row in json.loads(out) if row["outcome"] == "refused"]
    assert [(row["row"], row["rule"], row["severity"], row["value"]) for row in rows] == [
        (6, "SH4", "error", "Rwnda"),
        (7, "SH1", "error", "03/04/2024"),
    ]
    assert "5 rows: 3 new, 0 changed, 0 same, 2 refused" in err
    assert code == 2
    assert Entry.objects.count() == 0


def test_a_sheet_is_imported_listed_shown_and_taken_back(run, tracker):
    asked = ("--kind", "agreement", "--dates", "day", "--map", "Fax=remarks", "--as", "A. Mfano")
    assert run("import", "run", tracker, *asked, "--dry-run")[0] == 2
    assert Entry.objects.count() == 0
    code, out, _err = run("import", "run", tracker, *asked, "--format", "csv")
    assert (code, Entry.objects.count()) == (2, 4)
    assert [row["outcome"] for row in csv.DictReader(io.StringIO(out)) if row["row"]] == [
        "new",
        "new",
        "new",
        "refused",
        "new",
    ]
    [listed] = json.loads(run("import", "list", "--format", "json")[1])
    assert (listed["state"], listed["new"], listed["by"]) == ("done", 4, "A. Mfano")
    number = str(listed["import"])
    shown = json.loads(run("import", "show", number, "--outcome", "refused", "--format", "json")[1])
    assert [row["rule"] for row in shown if row["row"]] == ["SH4"]
    assert "4 rows would be taken back" in run("import", "undo", number, "--dry-run")[2]
    assert "4 rows were taken back" in run("import", "undo", number)[2]
    assert run("import", "undo", number)[0] == 5
    assert run("import", "undo", "999")[0] == 4


def test_a_word_of_the_sheet_and_a_fixed_field_are_given_a_meaning(run, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("Title,Country,Status\nMoU on ferries,Uganda,Parked\n", encoding="utf-8")
    asked = ("--kind", "agreement", "--set", "instrument_type=MoU", "--word", "status:Parked=negotiated")
    assert run("import", "run", str(path), *asked)[0] == 0
    [row] = list_register(editor().reader, "agreements", size=0).items
    assert (row.values["instrument_type"], row.values["status"]) == ("mou", "negotiating")


@pytest.mark.parametrize("shape", ["xlsx", "csv"])
def test_a_register_goes_out_and_comes_back_unchanged(run, tracker, tmp_path, shape):
    run("import", "run", tracker, "--kind", "agreement")
    out = str(tmp_path / f"out.{shape}")
    assert "3 entries written" in run("register", "export", "agreements", out, "--format", shape)[2]
    code, _out, err = run("import", "run", out, "--kind", "agreement")
    assert code == 0
    assert "3 rows: 0 new, 0 changed, 3 same, 0 refused" in err


def test_many_entries_are_edited_as_one(run, tracker):
    run("import", "run", tracker, "--kind", "agreement")
    asked = ("register", "edit", "agreements", "--actor", "RWA", "--set", "lead=MFA", "--format", "json")
    rows = json.loads(run(*asked, "--dry-run")[1])
    assert [(row["field"], row["before"], row["after"]) for row in rows] == [
        ("lead", "Wizara ya Afya", "MFA")
    ]
    run(*asked)
    assert "MFA" in {
        row.values.get("lead") for row in list_register(editor().reader, "agreements", size=0).items
    }


def test_views_are_saved_listed_and_ended(run):
    run(
        "view",
        "save",
        "late",
        "--register",
        "commitments",
        "--filters",
        "flag=overdue",
        "--as",
        "A. Mfano",
    )
    [view] = json.loads(run("view", "list", "--as", "A. Mfano", "--format", "json")[1])
    assert (view["name"], view["filters"], view["shared"]) == ("late", "flag=overdue", False)
    assert run("view", "end", str(view["view"]), "--as", "A. Mfano")[0] == 0
    assert run("view", "end", str(view["view"]), "--as", "A. Mfano")[0] == 4


def test_a_file_that_is_not_there_is_told(run, tmp_path):
    code, _out, err = run("import", "preview", str(tmp_path / "none.csv"), "--kind", "agreement")
    assert code == 4
    assert "none.csv" in err
