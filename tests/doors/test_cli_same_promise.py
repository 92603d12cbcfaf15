"""The command line offers entries that say the same and joins a quotation to one."""

import json

import pytest

from balozi.ground.people import PUBLIC
from balozi.services.reviewing import accept_suggestion
from balozi.store.registers.queries import entry_page
from tests.builders import a_paper, a_suggestion, hour, officer

pytestmark = pytest.mark.django_db

FIRST = {"obligors": ["KEN"], "action": "open a school for nurses in Busia", "due": "2027-06"}


@pytest.fixture
def two():
    first = a_suggestion(a_paper("Kenya will open a school for nurses in Busia."), fields=FIRST)
    entry = accept_suggestion(suggestion=first.pk, person=officer(), at=hour(1))
    again = {**FIRST, "action": "in Busia the school for nurses will open", "due": "2028"}
    paper = a_paper("In Busia Kenya will open the school.", name="b.txt")
    return entry, a_suggestion(paper, fields=again).pk


def test_candidates_are_listed_with_reasons(run, two):
    entry, again = two
    code, out, err = run("suggestion", "candidates", again, "--format", "json")
    row = json.loads(out)[0]
    assert (code, row["entry"]) == (0, entry)
    assert "4 of 4 words of the action" in row["reasons"]
    assert row["differences"] == "the due date is 2028 here and 2027-06 there"
    assert "Entries that look like it: 1." in err


def test_accepting_into_an_entry_joins_the_two_and_shows_the_contradiction(run, two):
    entry, again = two
    assert run("suggestion", "accept", again, "--into", entry)[0] == 0
    assert len(entry_page(PUBLIC, entry).evidence) == 2
    _, out, _ = run("register", "show", entry, "--format", "json")
    told = [row["value"] for row in json.loads(out) if row["field"] == "contradiction: due"]
    assert [value[:7] for value in told] == ["2027-06", "2028, d"]


def test_accepting_into_an_entry_that_is_not_there_is_refused(run, two):
    code, _, err = run("suggestion", "accept", two[1], "--into", 404)
    assert code == 4
    assert "There is no register entry 404." in err
