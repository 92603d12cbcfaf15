"""`balozi commitment`: the follow-up from the command line."""

import json

import pytest

from balozi.store.follow_up.models import Assignment, DateRequest, Division
from tests.builders import a_paper
from tests.promises import a_commitment, focal

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(run):
    """Run a verb of `balozi commitment`."""
    return lambda *words: run("commitment", *words)


@pytest.fixture
def entry():
    return a_commitment(due="2020")


def rows(run, *words):
    code, out, _ = run(*words, "--format", "json")
    assert code == 0
    return json.loads(out)


def test_a_commitment_is_followed_up_from_the_command_line(run, entry, tmp_path):
    paper = a_paper("The clinic opened: on Monday.", name="news.txt")
    photo = tmp_path / "clinic.jpg"
    photo.write_bytes(b"a photograph")
    focal("F. Wizara")
    assert "assignment" in run("assign", entry, "--to", "MOH", "--focal-point", "F. Wizara")[2]
    (assignment,) = (row["what"] for row in rows(run, "show", entry) if row["what"].startswith("assignment"))
    number = assignment.split()[1]
    assert run("accept", entry, number, "--as", "F. Wizara")[0] == 0
    code, _, err = run(
        "report", entry, "It is open.", "--file", photo, "--link", "https://example.org", "--submit", "--as", "A. Mfano",
        "--sentence", f"{paper.pk}:The clinic opened: on Monday.", "--statement", "W. Mganga:I work there.",
    )  # fmt: skip
    assert (code, "waits for verification" in err) == (0, True)
    assert run("verify", entry, "--as", "A. Mfano")[0] == 3
    assert run("verify", entry, "--as", "T. Tathmini")[0] == 0
    code, _, err = run("assess", entry, "+1", "--reason", "It is open.", "--conclude", "--as", "T. Tathmini")
    assert (code, "has ended: fulfilled" in err) == (0, True)
    told = {row["what"].rstrip(" 0123456789"): row["says"] for row in rows(run, "show", entry)}
    assert told["status"] == "fulfilled"
    assert "F. Wizara" in told["assignment"]
    assert told["independent assessment"].startswith("+1 by T. Tathmini")
    assert rows(run, "show", entry, "--on", "2026-03-02")[0] == {"what": "status", "says": "accepted"}


def test_lists_narrow_by_institution_status_flag_and_direction(run, entry):
    other = a_commitment("train forty nurses", due="2090", obligors=["UGA"], beneficiaries=["KEN"])
    run("assign", other, "--to", "MOH")
    assert [row["entry"] for row in rows(run, "overdue")] == [entry]
    assert [row["entry"] for row in rows(run, "dormant")] == [entry]
    assert [row["entry"] for row in rows(run, "list", "--institution", "MOH")] == [other]
    assert [row["entry"] for row in rows(run, "list", "--status", "accepted")] == [entry]
    assert [row["entry"] for row in rows(run, "list", "--direction", "theirs")] == [other]
    assert [row["entry"] for row in rows(run, "list", "--flag", "unowned")] == [entry]
    assert rows(run, "list", "--on", "2020-01-01") == []
    assert rows(run, "overdue", "--on", "2026-03-02")[0]["flags"] == ["overdue", "unowned"]


def test_a_date_is_asked_for_by_one_and_decided_by_another(run, entry):
    assert run("request-date", entry, "--to", "2030", "--reason", "floods", "--as", "A. Mfano")[0] == 0
    asked = DateRequest.objects.get().pk
    words = ("decide-date", entry, asked, "--grant", "--reason", "so be it", "--as")
    assert run(*words, "A. Mfano")[0] == 3
    assert run(*words, "M. Mwamuzi")[0] == 0
    assert rows(run, "list")[0]["due"] == "2030"


def test_what_was_split_or_merged_is_undone(run, entry):
    code, _, err = run(
        "split", entry, "--part", "build it@2027-01", "--part", "staff it", "--reason", "two in one"
    )
    assert code == 0
    made = err.strip().rstrip(".").split("into ")[1].split(", ")
    assert [row["due"] for row in rows(run, "list")] == ["2020", "2027-01"]
    assert run("merge", *made)[0] == 0
    assert len(rows(run, "list")) == 1
    split, merged = Division.objects.order_by("pk").values_list("pk", flat=True)
    assert run("undo", made[0], merged)[0] == 0
    assert run("undo", entry, split)[0] == 5
    assert len(rows(run, "list")) == 2


def test_evidence_is_sent_back_and_a_part_handed_over(run, entry):
    run("assign", entry, "--to", "MOE")
    given = Assignment.objects.get().pk
    assert run("handover", entry, given, "--to", "MOH", "--reason", "theirs")[0] == 0
    run("report", entry, "done", "--link", "https://example.org", "--submit", "--as", "A. Mfano")
    assert run("verify", entry, "--send-back", "Another town.", "--as", "T. Tathmini")[0] == 0
    assert rows(run, "list", "--institution", "MOH")[0]["status"] == "in_progress"


@pytest.mark.parametrize(
    "words",
    [
        ("assign", "--to", "MOH"),
        ("accept", "1"),
        ("handover", "1", "--to", "MOH", "--reason", "x"),
        ("report", "done"),
        ("verify",),
        ("assess", "0", "--reason", "x"),
        ("request-date", "--to", "2030", "--reason", "x"),
        ("decide-date", "1", "--refuse", "--reason", "x"),
        ("split", "--part", "a", "--part", "b"),
        ("merge", "9"),
        ("undo", "1"),
    ],
)
def test_a_dry_run_says_what_it_would_do_and_does_nothing(run, entry, words):
    verb, *rest = words
    before = rows(run, "show", entry)
    code, out, err = run(verb, entry, *rest, "--dry-run")
    assert (code, out) == (0, "")
    assert f"Commitment {entry} is accepted. Would " in err
    assert rows(run, "show", entry) == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show", "999"), 4),
        (("report", "999", "x"), 4),
        (("verify", "{}"), 5),
        (("report", "{}", "x", "--statement", "nobody"), 2),
        (("assess", "{}", "0", "--self", "--conclude", "--reason", "x"), 2),
        (("split", "{}", "--part", "a"), 2),
        (("split", "{}", "--part", "a@soon", "--part", "b"), 2),
        (("request-date", "{}", "--to", "soon", "--reason", "x"), 2),
    ],
)
def test_what_cannot_be_done_leaves_with_its_exit_code(run, entry, words, code):
    assert run(*(word.format(entry) for word in words))[0] == code


def test_a_part_is_declined_a_step_taken_back_and_an_end_told_from_the_command_line(run, entry):
    number = run("assign", entry, "--to", "MOH")[2].rstrip(".\n").split()[-1]
    assert "Would decline" in run("decline", entry, number, "--reason", "no staff", "--dry-run")[2]
    assert run("decline", entry, number, "--reason", "no staff", "--as", "D. Dawati")[0] == 0
    told = [row["says"] for row in rows(run, "show", entry) if row["what"].startswith("assignment")]
    assert any("declined" in says and says.endswith("no staff") for says in told)

    assert run("plan", entry, "--note", "next year", "--as", "D. Dawati")[0] == 0
    assert rows(run, "show", entry)[0]["says"] == "planned"
    assert run("take-back", entry, "--reason", "a wrong commitment", "--as", "D. Dawati")[0] == 0
    assert rows(run, "show", entry)[0]["says"] == "assigned"

    assert run("end", entry, "fulfilled", "--reason", "done")[0] == 2
    assert run("end", entry, "withdrawn", "--reason", "it was taken back", "--as", "D. Dawati")[0] == 0
    assert rows(run, "show", entry)[0]["says"] == "withdrawn"
    assert run("end", entry, "lapsed", "--reason", "again", "--as", "D. Dawati")[0] != 0


def test_a_commitment_is_linked_and_its_link_taken_back_from_the_command_line(run, entry):
    code, _, err = run("link", entry, "counterparty", "--code", "UGA", "--as", "D. Dawati")
    assert (code, "belongs to counterparty UGA" in err) == (0, True)
    other = a_commitment("train forty nurses")
    assert run("link", entry, "agreement", "--target", other, "--as", "D. Dawati")[0] == 0
    told = [row["says"] for row in rows(run, "show", entry) if row["what"].startswith("belongs to")]
    assert any(says.startswith("UGA") for says in told)
    assert any("train forty nurses" in says for says in told)
    number = err.rstrip(".\n").split()[-1]
    assert run("unlink", entry, number, "--as", "D. Dawati")[0] == 0
    assert not any(row["what"] == "belongs to counterparty" for row in rows(run, "show", entry))
    assert run("link", entry, "pillar", "--as", "D. Dawati")[0] != 0


def test_the_public_text_is_written_from_the_command_line(run, entry):
    run("report", entry, "The walls stand.", "--as", "A. Mfano")
    assert run("publish", entry, "The clinic is being built.", "--as", "D. Dawati")[0] == 0
    told = {row["what"]: row["says"] for row in rows(run, "show", entry)}
    assert told["public text"] == "The clinic is being built."
