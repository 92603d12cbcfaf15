"""The pages of imports: send or paste, match, confirm, take back; change many entries; saved views; sheets out."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from balozi.services.importing import import_sheet
from balozi.store.audit.models import Deed
from balozi.store.registers.models import Entry
from balozi.store.registers.queries import list_register
from balozi.store.sheets.models import Import, SavedView
from balozi.web.sheets.views import _steps
from tests.builders import hour
from tests.readers import a_user, signed_in
from tests.services.test_importing import TRACKER, editor

pytestmark = pytest.mark.django_db
PASTED = (
    "What was promised\tOwed by\tDeadline\nbuild a clinic\tKenya\tJune 2027\n=1+1\tUganda\t\n\tUganda\t2027\n"
)


@pytest.fixture
def client():
    return signed_in()


def send(client, **told):
    file = SimpleUploadedFile("tracker.csv", TRACKER.encode())
    answer = client.post("/imports/add/", {"file": file, "kind": "agreement", "country": "KEN", **told})
    assert answer.status_code == 302, answer.content
    return answer["Location"]


def page(client, where):
    return client.get(where).content.decode()


def run(client, where):
    return b"".join(client.post(f"{where}run/").streaming_content).decode()


def listed(register):
    return {row.title: row for row in list_register(editor().reader, register, size=0).items}


def test_an_empty_shelf_says_what_to_do(client):
    assert "Nothing has been imported yet." in page(client, "/imports/")
    assert "/imports/" in page(client, "/registers/")


def test_a_file_is_sent_previewed_matched_confirmed_and_taken_back(client):
    where = send(client)
    html = page(client, where)
    assert "Rows that will be written: 3." in html
    assert "is Rwanda (RWA) meant?" in html
    assert "can be read in two orders" in html
    assert Entry.objects.count() == 0
    client.post(
        f"{where}match/",
        {"c9": "remarks", "c3": "partner", "order": "day", "kind": "agreement", "country": "KEN"},
    )
    assert "Rows that will be written: 4." in page(client, where)
    told = run(client, where)
    assert "Done: 4 rows were written." in told
    assert told.index("<html") < told.index("Done:") < told.index("</html>")
    assert len(listed("agreements")) == 4
    assert "Take the whole import back" in page(client, where)
    client.post(f"{where}undo/")
    assert listed("agreements") == {}
    assert "taken back by" in page(client, where)
    assert client.post(f"{where}undo/").status_code == 409


def test_words_that_are_not_known_are_given_a_meaning(client):
    text = "Title,Country,Type of agreement,Status\nMoU on ferries,Uganda,MoU,Parked\n"
    file = SimpleUploadedFile("t.csv", text.encode())
    where = client.post("/imports/add/", {"file": file, "kind": "agreement"})["Location"]
    assert 'name="word" value="Parked"' in page(client, where)
    client.post(
        f"{where}match/",
        {"word-field": "status", "word": "Parked", "word-means": "negotiated", "kind": "agreement"},
    )
    run(client, where)
    assert listed("agreements")["MoU on ferries"].values["status"] == "negotiating"


def test_rows_copied_from_a_spreadsheet_are_pasted(client):
    where = client.post("/imports/add/", {"pasted": PASTED, "kind": "commitment"})["Location"]
    assert "Pasted table" in page(client, where)
    run(client, where)
    assert {title: row.values["due"] for title, row in listed("commitments").items()} == {
        "build a clinic": "2027-06",
        "=1+1": "",
    }
    rows = list(csv.DictReader(io.StringIO(client.get(f"{where}report/").content.decode("utf-8-sig"))))
    assert [(row["row"], row["outcome"], row["rule"]) for row in rows] == [
        ("2", "new", ""),
        ("3", "new", ""),
        ("4", "refused", "SH15"),
    ]
    assert rows[1]["title"] == "'=1+1"


def test_the_report_is_narrowed_by_what_became_of_the_rows(client):
    where = send(client)
    shown = client.get(f"{where}?outcome=refused").context["rows"]
    assert [one.row.title for one in shown] == ["Memorandum on roads", "Memorandum on ferries"]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 422),
        (b"%PDF-1.7 x", 422),
        (b"PK\x03\x04broken", 422),
        (b"one,two\n", 422),
        (b"\x89PNG\r\n", 422),
    ],
)
def test_what_is_no_sheet_is_told_with_a_remedy(client, content, status):
    answer = client.post("/imports/add/", {"file": SimpleUploadedFile("x.csv", content), "kind": "agreement"})
    assert answer.status_code == status
    assert b'class="lede"' in answer.content
    assert Import.objects.count() == 0


def test_readers_see_neither_imports_nor_boxes_and_change_nothing(client):
    where = send(client)
    run(client, where)
    reader = signed_in(a_user("B. Msomaji", role="reader"))
    assert reader.get("/imports/").status_code == reader.get(where).status_code == 403
    for step in ("match", "run", "undo"):
        assert reader.post(f"{where}{step}/").status_code == 403
    html = page(reader, "/registers/agreements/")
    assert 'name="entries"' not in html
    assert reader.post("/registers/agreements/edit/", {"which": "all"}).status_code == 403
    assert 'name="entries"' in page(client, "/registers/agreements/")


def test_many_entries_are_changed_after_a_look_at_before_and_after(client):
    run(client, send(client))
    entries = [row.entry for row in listed("agreements").values()]
    asked = {"entries": entries[:2], "field": ["lead", "remarks"], "value": ["MFA", ""], "empty": ["0", "0"]}
    html = client.post("/registers/agreements/edit/", asked).content.decode()
    assert "Entries that will be changed: 2." in html
    assert "<ins>MFA</ins>" in html
    assert "MFA" not in {
        row.values.get("lead") for row in listed("agreements").values() if row.entry in entries[:1]
    }
    seen = client.post("/registers/agreements/edit/", asked).context["seen"]
    answer = client.post("/registers/agreements/edit/", asked | {"step": "write", "seen": seen})
    assert [row.values.get("lead") for row in listed("agreements").values() if row.entry in entries[:2]] == [
        "MFA",
        "MFA",
    ]
    client.post(f"{answer['Location']}undo/")
    assert Deed.objects.filter(verb="edit_entries", outcome="done").count() == 1
    assert {row.values.get("lead") for row in listed("agreements").values()} == {
        "Wizara ya Afya",
        "MOH",
        "Roads",
    }


def test_all_that_fit_the_list_are_chosen_and_no_others(client):
    run(client, send(client))
    html = client.post(
        "/registers/agreements/edit/", {"which": "all", "query": "search=clinics"}
    ).content.decode()
    assert "Chosen: 1" in html
    assert client.post("/registers/agreements/edit/", {"which": "ticked"}).status_code == 422


def test_a_list_is_saved_under_a_name_shared_and_taken_away(client):
    asked = {
        "register": "agreements",
        "query": "search=clinics&page=3&sort=-title",
        "name": "Clinics",
        "shared": "1",
    }
    answer = client.post("/views/save/", asked)
    assert answer["Location"] == "/registers/agreements/?search=clinics&sort=-title"
    other = signed_in(a_user("B. Msomaji", role="reader"))
    assert "?search=clinics&amp;sort=-title" in page(other, "/registers/agreements/")
    view = SavedView.objects.get()
    assert other.post(f"/views/{view.pk}/end/").status_code == 404
    client.post(f"/views/{view.pk}/end/", {"register": "agreements"})
    # The confirmation offers it back once.
    assert "The view is taken away." in page(client, "/registers/agreements/")
    assert "Clinics" not in page(client, "/registers/agreements/")


@pytest.mark.parametrize("shape", ["xlsx", "csv"])
def test_a_list_goes_out_as_it_is_narrowed_and_comes_back_unchanged(client, shape):
    run(client, send(client))
    content = client.get(f"/registers/agreements/sheet/?shape={shape}&search=clinics").content
    where = client.post(
        "/imports/add/", {"file": SimpleUploadedFile(f"x.{shape}", content), "kind": "agreement"}
    )["Location"]
    assert [n for _name, _label, n in client.get(where).context["counts"]] == [0, 0, 1, 0]


@pytest.mark.parametrize(("language", "words"), [("sw", "Uingizaji"), ("fr", "Importations")])
def test_the_pages_speak_the_language_of_their_reader(client, language, words):
    where = send(client)
    client.cookies["django_language"] = language
    assert words in page(client, "/imports/")
    told = run(client, where)
    assert "rows were written" not in told


def test_an_import_goes_on_when_the_browser_closes(client):
    number = int(send(client).split("/")[-2])
    work = import_sheet(number=number, person=editor(), at=hour(1))
    pages = _steps(RequestFactory().post("/"), number, next(work), work)
    assert "<progress" in next(pages)
    assert "</html>" not in next(pages)
    # The server closes what it was sending when nobody reads it any more.
    pages.close()
    assert len(listed("agreements")) == 3
    assert Import.objects.get().done is not None
