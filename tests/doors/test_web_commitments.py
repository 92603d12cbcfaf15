"""The panel of a commitment, what each person may do there, and the pages of splitting and merging."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from balozi.ground.people import PUBLIC
from balozi.services.assigning import assign_commitment
from balozi.store.audit.models import Deed
from balozi.store.follow_up.queries import follow_up_of
from tests.builders import a_paper
from tests.promises import a_commitment, desk, order
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return a_commitment()


def page(client, entry, query=""):
    return client.get(f"/registers/commitments/{entry}/{query}").content.decode()


def do(client, entry, act, **sent):
    return client.post(f"/commitments/{entry}/{act}/", sent)


def follow(entry):
    return follow_up_of(PUBLIC, entry)


def somebody(name, role, institution=""):
    user = a_user(name, role=role)
    user.profile.institution = institution
    user.profile.save()
    return signed_in(user)


def test_the_whole_life_of_a_commitment_passes_through_the_forms(entry):
    desk_client = somebody("D. Dawati", "desk_officer")
    focal_client = somebody("F. Wizara", "focal_point", "MOH")
    other = somebody("T. Tathmini", "monitoring_officer")
    reviewer = somebody("M. Mwamuzi", "reviewer")
    assert "Nobody yet." in page(desk_client, entry)
    assert do(desk_client, entry, "assign", institution="MOH", part="lead").status_code == 302
    part = follow(entry).assignments[0].assignment
    do(focal_client, entry, "accept", assignment=part, focal_point="F. Wizara")
    do(focal_client, entry, "plan")
    paper = a_paper("The clinic opened on Monday.", name="news.txt")
    sent = {
        "text": "It is open.", "asserted": "completed", "file": SimpleUploadedFile("clinic.jpg", b"a photograph"),
        "link": "https://example.org/clinic", "document": paper.pk, "sentence": "The clinic opened on Monday.",
        "named": "W. Mganga", "statement": "I work there.",
    }  # fmt: skip
    assert do(focal_client, entry, "report", **sent).status_code == 302
    do(focal_client, entry, "submit")
    do(focal_client, entry, "assess", kind="self", score="1", reason="It is open.")
    do(focal_client, entry, "request-date", to="2028-01", reason="The road is late.")
    asked = follow(entry).waiting.request
    assert (
        do(reviewer, entry, "decide-date", request=asked, granted="yes", reason="So be it.").status_code
        == 302
    )
    do(other, entry, "verify")
    do(other, entry, "assess", kind="independent", score="0", reason="Half of the beds.")
    do(other, entry, "conclude")
    html = page(desk_client, entry)
    for words in (
        "partially fulfilled", "clinic.jpg", "https://example.org/clinic", "The clinic opened on Monday.", "W. Mganga",
        "The two judgements differ.", "granted by M. Mwamuzi", "Half of the beds.", "Jan 2028", "first: Jun 2027",
    ):  # fmt: skip
        assert words in html, words
    assert 'rel="noopener noreferrer nofollow"' in html
    assert follow(entry).course.status == "partially_fulfilled"


def test_a_file_of_evidence_is_handed_out_to_be_saved_never_shown(entry):
    client = somebody("D. Dawati", "desk_officer")
    file = SimpleUploadedFile("evil.html", b"<script>alert(1)</script>")
    do(client, entry, "report", text="It is open.", file=file)
    piece = follow(entry).updates[0].evidence[0].evidence
    answer = client.get(f"/commitments/{entry}/evidence/{piece}/")
    assert answer["Content-Disposition"] == 'attachment; filename="evil.html"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer.content == b"<script>alert(1)</script>"
    assert client.get(f"/commitments/{entry}/evidence/999/").status_code == 404


def test_a_link_that_is_no_web_address_is_no_evidence(entry):
    client = somebody("D. Dawati", "desk_officer")
    answer = do(client, entry, "report", text="It is open.", link="javascript:alert(1)")
    assert answer.status_code == 422
    assert b"There is no evidence" in answer.content
    assert list(follow(entry).updates) == []


@pytest.mark.parametrize(
    ("role", "institution", "offered", "withheld"),
    [
        ("reader", "", (), ("What you can do",)),
        ("desk_officer", "", ("assign", "report", "end"), ("verify", "decide-date")),
        ("focal_point", "MOH", ("report", "accept", "request-date"), ("assign", "end", "verify")),
        ("focal_point", "MOE", (), ("What you can do",)),
        ("monitoring_officer", "", ("assess",), ("assign", "report")),
    ],
)
def test_a_page_offers_what_its_reader_may_do(entry, role, institution, offered, withheld):
    assign_commitment(order=order(entry), institution="MOH")
    html = page(somebody("F. Fulani", role, institution), entry)
    for act in offered:
        assert f'action="/commitments/{entry}/{act}/"' in html, act
    for act in withheld:
        assert f'action="/commitments/{entry}/{act}/"' not in html
        assert act not in html or " " not in act, act


def test_a_second_editor_is_told_what_changed(entry):
    client = somebody("D. Dawati", "desk_officer")
    seen = re.search(r'name="seen" value="(\d+)"', page(client, entry))[1]
    assert do(client, entry, "plan", seen=seen).status_code == 302
    answer = do(client, entry, "report", seen=seen, text="me too")
    assert answer.status_code == 409
    assert b"was changed meanwhile: D. Dawati planned a commitment" in answer.content


def test_as_known_then_shows_no_forms(entry):
    client = somebody("D. Dawati", "desk_officer")
    do(client, entry, "plan")
    html = page(client, entry, "?on=2026-03-02")
    assert "What you can do" not in html
    assert re.search(r'<li class="now" aria-current="step"><span>on the register</span>', html)


@pytest.mark.parametrize("act", ["nothing", "split2", "__class__"])
def test_a_form_that_does_not_exist_is_no_page(entry, act):
    assert do(somebody("D. Dawati", "desk_officer"), entry, act).status_code == 404


@pytest.mark.parametrize(
    ("act", "sent"),
    [
        ("assess", {"score": "five", "reason": "x"}),
        ("accept", {"assignment": "x"}),
        ("decide-date", {"request": "9" * 30, "reason": "x"}),
        ("report", {"text": "\0"}),
        ("report", {"text": "x", "document": "x", "sentence": "y"}),
        ("report", {"text": "x", "on": "tomorrow"}),
        ("link", {"sort": "x", "code": "y"}),
        ("undo", {"division": ""}),
    ],
)
def test_odd_input_is_refused_with_a_sentence_and_changes_nothing(entry, act, sent):
    client = somebody("D. Dawati", "reviewer")
    before = Deed.objects.filter(outcome="done").count()
    answer = do(client, entry, act, **sent)
    assert answer.status_code in {403, 404, 422}
    assert b'class="lede"' in answer.content
    assert Deed.objects.filter(outcome="done").count() == before


def test_splitting_shows_what_would_be_and_can_be_undone(entry):
    client = somebody("D. Dawati", "desk_officer")
    assert "Part 1: what is promised" in client.get(f"/commitments/{entry}/split/").content.decode()
    parts = {"action": ["build the clinic", "train its nurses", ""], "due": ["2026-12", "", ""]}
    shown = client.post(f"/commitments/{entry}/split/", parts).content.decode()
    assert "This is what would be" in shown
    assert "Dec 2026" in shown
    assert list(follow(entry).divisions) == []
    seen = re.search(r'name="seen" value="(\d+)"', shown)[1]
    assert (
        client.post(f"/commitments/{entry}/split/", parts | {"confirm": "yes", "seen": seen}).status_code
        == 302
    )
    (division,) = follow(entry).divisions
    assert "train its nurses" in client.get("/registers/commitments/").content.decode()
    html = page(client, division.made[0])
    assert "Split into" in html
    do(client, entry, "undo", division=division.division)
    assert "train its nurses" not in client.get("/registers/commitments/").content.decode()
    assert "undone" in page(client, entry)


def test_one_part_is_no_split(entry):
    client = somebody("D. Dawati", "desk_officer")
    answer = client.post(f"/commitments/{entry}/split/", {"action": ["only this"]})
    assert answer.status_code == 422


def test_merging_offers_what_is_alike_and_shows_what_would_be(entry):
    client = somebody("D. Dawati", "desk_officer")
    other = a_commitment("put up a clinic at the border")
    a_commitment("train pilots")
    html = client.get(f"/commitments/{entry}/merge/").content.decode()
    assert "put up a clinic" in html
    assert "train pilots" not in html
    assert "train pilots" in client.get(f"/commitments/{entry}/merge/?search=pilots").content.decode()
    shown = client.post(f"/commitments/{entry}/merge/", {"other": [other]}).content.decode()
    assert "Merge them" in shown
    sent = {"other": [other], "confirm": "yes"}
    assert client.post(f"/commitments/{entry}/merge/", sent).status_code == 302
    assert client.get(f"/commitments/{other}/merge/").status_code == 404
    assert "Merged into this one" in page(client, entry)


def test_the_list_shows_status_and_lead_and_narrows_by_them(entry):
    other = a_commitment("train forty nurses")
    assign_commitment(order=order(entry, desk()), institution="MOH")
    client = somebody("D. Dawati", "reader")
    html = client.get("/registers/commitments/").content.decode()
    assert "MOH" in html
    assert "assigned" in html
    narrowed = client.get("/registers/commitments/?status_now=assigned")
    assert [row.entry.entry for row in narrowed.context["rows"]] == [entry]
    silent = client.get("/registers/commitments/?flag=unowned")
    assert [row.entry.entry for row in silent.context["rows"]] == [other]
    assert "assigned,MOH" in client.get("/registers/commitments/download/").getvalue().decode()


@pytest.mark.parametrize("language", ["sw", "fr"])
def test_no_stored_word_is_shown_in_any_language(entry, language):
    client = somebody("D. Dawati", "reviewer")
    do(client, entry, "assign", institution="MOH")
    do(client, entry, "report", text="xx", link="https://example.org")
    client.cookies["django_language"] = language
    shown = re.sub(r'(value|action|name|id|for|class|href|list)="[^"]*"', "", page(client, entry))
    for word in ("co_implementer", "in_progress", "on_track", "evidence_submitted", "handed_over", "offered"):
        assert word not in shown, word
