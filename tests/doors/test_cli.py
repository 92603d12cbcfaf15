import csv
import io
import json

import pytest

from tests.builders import a_paper, a_suggestion

pytestmark = pytest.mark.django_db


def test_suggestions_are_listed_accepted_and_undone(run):
    suggestion = a_suggestion()
    code, out, _ = run("suggestion", "list", "--format", "json")
    assert code == 0
    assert [row["suggestion"] for row in json.loads(out)] == [suggestion.pk]

    assert run("suggestion", "accept", suggestion.pk, "--as", "A. Mfano")[0] == 0
    _, out, _ = run("register", "list", "commitments", "--format", "csv")
    assert next(csv.DictReader(io.StringIO(out)))["title"] == "build a border clinic in Busia"

    assert run("suggestion", "undo", suggestion.pk)[0] == 0
    code, out, err = run("register", "list", "commitments")
    assert (code, out) == (0, "")
    assert "Nothing found." in err


def test_a_second_decision_is_a_conflict_with_a_remedy(run):
    suggestion = a_suggestion()
    run("suggestion", "reject", suggestion.pk, "--reason", "a wish")
    code, out, err = run("suggestion", "accept", suggestion.pk)
    assert (code, out) == (5, "")
    assert "already decided" in err
    assert "Undo that decision first" in err


def test_amending_takes_words_numbers_and_lists(run):
    suggestion = a_suggestion()
    code, _, _ = run(
        "suggestion", "amend", suggestion.pk, 'obligors=["KEN","UGA"]', "due=", "action=open a clinic"
    )
    assert code == 0
    _, out, _ = run("register", "show", _entry(run), "--format", "json")
    shown = {row["field"]: row["value"] for row in json.loads(out)}
    assert shown["involved: obligor"] == "KEN, UGA"
    assert "due" not in shown


@pytest.mark.parametrize("verb", ["accept", "reject"])
def test_a_dry_run_changes_nothing(run, verb):
    suggestion = a_suggestion()
    code, _, err = run("suggestion", verb, suggestion.pk, "--dry-run")
    assert code == 0
    assert f"Would {verb} 1 suggestions." in err
    suggestion.refresh_from_db()
    assert suggestion.state == "open"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["suggestion", "accept", "999999"], 4, "There is no suggestion 999999."),
        (["document", "show", "999999"], 4, "There is no document '999999'."),
        (["register", "show", "999999"], 4, "There is no register entry 999999."),
        (["register", "list", "nothing"], 2, "There is no register 'nothing'"),
        (["pack", "check", "zz"], 4, "There is no pack named 'zz'."),
        (["pack", "load", "zz"], 4, "There is no pack named 'zz'."),
        (["document", "read", "not-there.pdf"], 4, "not-there.pdf cannot be opened"),
        (["extract", "not-there.pdf"], 4, "not-there.pdf cannot be opened"),
        (["suggestion", "amend", "1", "words"], 4, "There is no suggestion 1."),
        (["nonsense"], 2, "No such command"),
    ],
)
def test_bad_input_is_one_sentence_and_an_exit_code(run, words, code, says):
    got, out, err = run(*words)
    assert (got, out) == (code, "")
    assert says in err
    assert "Traceback" not in err


def test_a_cell_that_a_spreadsheet_would_run_is_written_as_text(run):
    paper = a_paper("=HYPERLINK(1) will be opened.")
    a_suggestion(paper, fields={"action": "=HYPERLINK(1)", "obligors": ["KEN"]})
    _, out, _ = run("suggestion", "list", "--format", "csv")
    row = next(csv.DictReader(io.StringIO(out)))
    assert row["quote"].startswith("'=")


def test_the_log_is_listed_and_verified(run):
    run("suggestion", "accept", a_suggestion().pk, "--as", "A. Mfano")
    _, out, _ = run("audit", "list", "--format", "json", "--by", "A. Mfano")
    assert [row["verb"] for row in json.loads(out)] == ["accept_suggestion"]
    code, _, err = run("audit", "verify")
    assert code == 0
    assert "the chain holds" in err


def test_users_are_made_with_a_password_that_is_shown_once(run):
    code, out, _ = run("user", "add", "amina", "--role", "desk_officer", "--as", "A. Mfano")
    assert code == 0
    assert len(out.strip()) >= 16
    _, listed, _ = run("user", "list", "--format", "json")
    assert json.loads(listed)[0]["name"] == "amina"
    assert out.strip() not in listed


def test_doctor_shows_settings_and_hides_secrets(run, settings):
    settings.SECRET_KEY = "not-to-be-seen"
    code, out, err = run("doctor", "--format", "json")
    assert code == 0
    assert {row["setting"] for row in json.loads(out)} >= {"BALOZI_HOME", "BALOZI_SECRET_KEY"}
    assert "not-to-be-seen" not in out + err
    assert "not accredited for classified material" in err


def test_packs_are_listed_and_checked_without_a_store(run):
    _, out, _ = run("pack", "list", "--format", "json")
    assert {row["pack"] for row in json.loads(out)} == {"ke", "rw"}
    assert run("pack", "check")[0] == 0


def _entry(run):
    _, out, _ = run("register", "list", "commitments", "--format", "json")
    return json.loads(out)[0]["entry"]


def test_extract_tells_names_when_asked(run, tmp_path):
    paper = tmp_path / "habari.txt"
    paper.write_text("Rais Zawadi Mrema wa Tanzania aliwasili Kigali.", encoding="utf-8")
    code, out, _ = run("extract", paper, "--names", "--lang", "sw")
    names = [(name["kind"], name["text"]) for name in json.loads(out)["names"]]
    assert (code, names) == (0, [("PER", "Zawadi Mrema"), ("LOC", "Tanzania"), ("LOC", "Kigali")])
    assert "names" not in json.loads(run("extract", paper)[1])


def test_what_the_rules_missed_is_added_from_its_words(run):
    paper = a_paper("The talks were warm. Kenya is to lay a second cable.")
    words = ("suggestion", "add", paper.pk, "commitment", "action=lay a second cable", 'obligors=["KEN"]')
    quoted = (*words, "--quote", "Kenya is to lay a second cable.")
    code, out, _ = run(*quoted, "--dry-run")
    assert (code, json.loads(out)[0]["start"], paper.suggestions.count()) == (0, 21, 0)
    code, _, err = run(*quoted, "--as", "A. Mfano")
    row = paper.suggestions.get()
    assert code == 0
    assert f"Suggestion {row.pk} waits" in err
    assert row.fields == {"action": "lay a second cable", "obligors": ["KEN"]}
    code, _, err = run(*words, "--quote", "Kenya is to lay a third cable.")
    assert (code, paper.suggestions.count()) == (2, 1)
    assert "do not stand in the paper" in err
