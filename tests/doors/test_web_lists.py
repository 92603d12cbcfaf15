import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from balozi.ground.cells import guarded
from balozi.services.reviewing import accept_suggestion, undo_decision
from tests.builders import MORNING, a_paper, a_suggestion, hour, officer
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db

PROMISES = (
    {"obligors": ["KEN"], "beneficiaries": ["UGA"], "action": "open a clinic", "due": "2020-01"},
    {"obligors": ["UGA"], "action": "=HYPERLINK(nurses)", "due": ""},
    {"obligors": ["RWA"], "action": "train forty nurses", "due": "2099"},
)


@pytest.fixture
def client():
    return signed_in()


@pytest.fixture
def register():
    paper = a_paper("One clinic. Two schools. Three roads.")
    for number, (quote, fields) in enumerate(
        zip(("One clinic.", "Two schools.", "Three roads."), PROMISES, strict=True)
    ):
        suggestion = a_suggestion(paper, quote=quote, fields=fields)
        accept_suggestion(suggestion=suggestion.pk, person=officer(), at=hour(24 * number))
    return paper


def titles(client, query=""):
    return [row.title for row in client.get(f"/registers/commitments/{query}").context["rows"]]


def test_the_list_is_searched_filtered_and_counted(client, register):
    assert len(titles(client)) == 3
    assert titles(client, "?search=NURSES+train") == ["train forty nurses"]
    assert titles(client, "?actor=UGA&search=clinic") == ["open a clinic"]
    assert titles(client, "?flag=overdue") == ["open a clinic"]
    assert titles(client, "?flag=undated") == ["=HYPERLINK(nurses)"]
    assert b"1\xe2\x80\x933 of 3" in client.get("/registers/commitments/").content


def test_a_column_sorts_both_ways(client, register):
    assert titles(client, "?sort=title") == sorted(titles(client))
    assert titles(client, "?sort=-title") == sorted(titles(client), reverse=True)
    assert b'aria-sort="descending"' in client.get("/registers/commitments/?sort=-title").content


def test_the_list_is_asked_as_known_on_a_day(client, register):
    day = MORNING.date().isoformat()
    assert titles(client, f"?on={day}") == ["open a clinic"]
    assert titles(client, "?on=2026-03-01") == []


def test_a_day_that_is_none_is_told_with_a_remedy(client):
    answer = client.get("/registers/commitments/?on=yesterday")
    assert answer.status_code == 422
    assert b"Write YYYY, YYYY-MM or YYYY-MM-DD." in answer.content


@pytest.mark.parametrize(
    "query", ["?page=99", "?page=-1", "?page=x", "?sort=entry__made__hash", "?due=x", "?country=%00"]
)
def test_odd_questions_get_an_answer(client, register, query):
    assert client.get(f"/registers/commitments/{query}").status_code == 200


def test_each_row_leads_to_its_sentence(client, register):
    html = client.get("/registers/commitments/?search=clinic").content.decode()
    assert f"/papers/{register.pk}/?at=0-11#at" in html


def test_flags_are_words_and_an_empty_list_says_what_to_do(client, register):
    assert b">overdue</span>" in client.get("/registers/commitments/").content
    assert b"Take a filter away" in client.get("/registers/commitments/?search=nothing").content
    assert b"Accept a suggestion of this kind" in client.get("/registers/engagements/").content


def test_the_download_is_the_list_as_asked_and_runs_nothing_in_a_spreadsheet(client, register):
    answer = client.get("/registers/commitments/download/?flag=undated")
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == ["'=HYPERLINK(nurses)"]
    assert rows[0]["involved"] == "obligor: UGA"
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_cell_that_could_be_a_formula_gets_an_apostrophe(cell):
    assert guarded(cell) == "'" + cell


def test_a_negative_number_stays_a_number():
    assert guarded(-3) == -3


def test_the_number_of_queries_does_not_grow_with_the_rows(client, register, django_assert_max_num_queries):
    # Both times with nothing remembered: each accepted suggestion is a line of the log that forgets.
    client.get("/registers/commitments/")
    _accepted("Kenya opens a first school.")
    with django_assert_max_num_queries(28) as few:
        client.get("/registers/commitments/")
    for number in range(8):
        _accepted(f"Kenya opens school number {number}.")
    with django_assert_max_num_queries(28) as many:
        client.get("/registers/commitments/")
    assert len(many) == len(few)


def _accepted(quote):
    suggestion = a_suggestion(a_paper(quote), quote=quote, fields={"obligors": ["KEN"], "action": quote})
    accept_suggestion(suggestion=suggestion.pk, person=officer(), at=MORNING)


def test_an_entry_shows_its_evidence_its_origin_and_its_history(client, register):
    row = client.get("/registers/commitments/?search=clinic").context["rows"][0]
    html = client.get(f"/registers/commitments/{row.entry.entry}/").content.decode()
    for words in ("One clinic.", "Kenya", "Uganda", "accepted a suggestion", "A. Mfano", "overdue"):
        assert words in html


def test_an_entry_that_was_taken_back_keeps_its_history(client):
    suggestion = a_suggestion()
    entry = accept_suggestion(suggestion=suggestion.pk, person=officer(), at=MORNING)
    undo_decision(suggestion=suggestion.pk, person=officer(), at=hour(1))
    html = client.get(f"/registers/commitments/{entry}/").content.decode()
    assert "not any more; its history stays" in html
    assert "accepted a suggestion" in html


def test_an_entry_asked_under_another_register_is_found_under_its_own(client, register):
    entry = client.get("/registers/commitments/").context["rows"][0].entry.entry
    assert client.get(f"/registers/missions/{entry}/")["Location"] == f"/registers/commitments/{entry}/"


def test_papers_are_listed_with_what_is_left_to_review(client):
    a_suggestion()
    html = client.get("/papers/?state=to+review").content.decode()
    assert "1 to review" in html
    assert b"No paper fits" in client.get("/papers/?search=nothing").content


def test_several_files_are_added_with_one_answer_each(client):
    good = SimpleUploadedFile("good.txt", b"Kenya will open a consulate in Goma by June 2027.")
    empty = SimpleUploadedFile("empty.txt", b"")
    html = client.post("/papers/add/", {"files": [good, empty]}).content.decode()
    assert "good.txt</a>" in html
    assert "empty.txt holds no text." in html
    assert "empty.txt holds no text." in client.get("/papers/?state=unread").content.decode()
    assert [row.name for row in client.get("/papers/?state=read").context["page"].items] == ["good.txt"]
    html = client.get("/").content.decode()
    assert "1 paper read" in html
    assert "1 file could not be read" in html


def test_the_date_that_the_reader_knows_goes_with_the_paper(client):
    file = SimpleUploadedFile("talks.txt", b"The ministers of Kenya and Uganda met today in Busia.")
    client.post("/papers/add/", {"files": [file], "dated": "2026-02-27"})
    assert "27 Feb 2026" in client.get("/papers/").content.decode()
    file = SimpleUploadedFile("more.txt", b"The ministers of Kenya and Uganda met again.")
    assert client.post("/papers/add/", {"files": [file], "dated": "Friday"}).status_code == 422


def test_the_same_file_twice_is_told(client):
    for expected in (b"Read:", b"read before"):
        file = SimpleUploadedFile("twice.txt", b"Rwanda will open an embassy in Rabat.")
        assert expected in client.post("/papers/add/", {"files": [file]}).content


def test_somebody_who_may_only_read_adds_nothing():
    client = signed_in(a_user("B. Msomaji", role="reader"))
    assert b'type="file"' not in client.get("/papers/").content
    file = SimpleUploadedFile("mine.txt", b"Kenya will open a consulate.")
    assert client.post("/papers/add/", {"files": [file]}).status_code == 403
