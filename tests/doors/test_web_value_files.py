"""Files of values as pages: sent, looked through, approved and sent back by ticks, taken back; hostile files too."""

import io
import re
import zipfile
from functools import cache
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from balozi.ground.markings import Marking
from balozi.services.receiving import receive_values
from balozi.store.audit.models import Deed
from balozi.store.people.models import Profile
from balozi.store.results.models import Observation, ValueImport
from tests.builders import hour
from tests.figures import a_target, a_value, an_indicator, monitor
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db
HEAD = "indicator,area,period,actual,reported_on,comment\n"
FILE = HEAD + "X-1,KEN,2023,5,2026-08-05,\nX-1,KEN,2024,600,2026-08-05,counted anew\n"


@pytest.fixture
def client():
    an_indicator()
    return signed_in(a_user("M. Mkaguzi", role="monitoring_officer"))


@pytest.fixture
def checker():
    return signed_in(a_user("P. Mthibitishaji", role="monitoring_officer"))


def send(client, content, name="values.csv", act="send", **more):
    data = content if isinstance(content, bytes) else content.encode()
    sent = {"file": SimpleUploadedFile(name, data), "form": "csv", "act": act} | more
    return client.post("/results/files/", sent, follow=True)


def text_of(answer):
    html = re.sub(r"<(script|style|head).*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def numbers():
    return list(Observation.objects.order_by("pk").values_list("pk", flat=True))


def test_a_file_with_faults_is_taken_in_and_tells_each_row(client):
    answer = send(client, FILE + "X-1,KEN,2025,1,250,2026-08-05,late\nX-9,KEN,2025,3,2026-08-05,\n")
    number = ValueImport.objects.get().pk
    assert answer.redirect_chain[-1][0] == f"/results/files/{number}/"
    told = text_of(answer)
    assert "The row has 7 cells; the header has 6." in told
    assert "There is no indicator 'X-9'." in told
    assert "2 wait for approval" in told
    assert Observation.objects.count() == 2
    lines = client.get(f"/results/files/{number}/report/").content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[:3] for line in lines[1:4]] == [
        ["2", "warning", "VR2"],
        ["3", "error", "results.cells"],
        ["4", "error", "values.indicator"],
    ]


def test_a_file_that_is_only_looked_through_leaves_nothing(client):
    answer = send(client, FILE, act="look")
    assert "Rows that would be taken in: 2." in text_of(answer)
    assert not ValueImport.objects.exists()
    assert not Deed.objects.filter(verb="receive_values").exists()


def test_a_file_of_which_nothing_can_be_taken_in_is_told_and_not_kept(client):
    answer = send(client, HEAD + "X-9,KEN,2023,5,,\n")
    assert answer.status_code == 422
    assert "Nothing of this file was taken in" in text_of(answer)
    assert not ValueImport.objects.exists()


def test_the_checker_approves_what_is_ticked_and_sends_the_rest_back_with_a_reason(client, checker):
    a_value("X-1", "2024", "50", at=hour(1))
    send(client, FILE)
    number = ValueImport.objects.get().pk
    page = f"/results/files/{number}/"
    first, second = Observation.objects.filter(made__verb="receive_values").values_list("pk", flat=True)
    told = text_of(checker.get(page))
    assert "50 → 600" in told
    assert "counted anew" in told
    assert "values.csv" in text_of(checker.get("/results/approvals/"))
    assert checker.post(f"{page}approve/", {"scope": "chosen"}).status_code == 422
    answer = checker.post(f"{page}approve/", {"scope": "chosen", "value": [first, "12x", ""]}, follow=True)
    assert "Values approved: 1." in text_of(answer)
    assert checker.post(f"{page}return/", {"scope": "all", "reason": " "}).status_code == 422
    answer = checker.post(f"{page}return/", {"scope": "all", "reason": "count again"}, follow=True)
    assert "Values sent back: 1." in text_of(answer)
    states = [(row.number, row.state) for row, _ in checker.get(f"{page}?state=all").context["rows"]]
    assert states == [(first, "approved"), (second, "returned")]
    assert checker.post(f"{page}approve/", {"scope": "all"}).status_code == 409


def test_all_that_wait_are_approved_by_one_click_and_one_line_of_the_log(client, checker):
    send(client, FILE)
    number = ValueImport.objects.get().pk
    assert "Approve all that wait: 2" in text_of(checker.get(f"/results/files/{number}/"))
    checker.post(f"/results/files/{number}/approve/", {"scope": "all"})
    (line,) = Deed.objects.filter(verb="approve_import")
    assert (line.by, line.facts["count"]) == ("P. Mthibitishaji", 2)
    assert "files" in checker.get("/results/approvals/").context
    assert checker.get("/results/approvals/").context["files"] == []


def test_who_sent_a_file_is_not_offered_to_approve_it_and_is_refused(client):
    send(client, FILE)
    number = ValueImport.objects.get().pk
    told = text_of(client.get(f"/results/files/{number}/"))
    assert "Somebody else approves what you reported." in told
    assert "Approve all" not in told
    assert client.post(f"/results/files/{number}/approve/", {"scope": "all"}).status_code == 403
    answer = client.post(f"/results/files/{number}/undo/", follow=True)
    assert "Taken back: 2" in text_of(answer)
    assert client.post(f"/results/files/{number}/undo/").status_code == 409


@pytest.mark.parametrize("role", ["reader", "auditor", "desk_officer", "reviewer", "focal_point"])
def test_other_roles_read_files_and_decide_nothing(client, role):
    send(client, FILE)
    number = ValueImport.objects.get().pk
    user = a_user("W. Mwingine", role=role)
    Profile.objects.filter(user=user).update(institution="TRADE")
    other = signed_in(user)
    assert other.get(f"/results/files/{number}/").status_code == 200
    for act, sent in (("approve", {}), ("return", {"reason": "x"}), ("undo", {})):
        answer = other.post(f"/results/files/{number}/{act}/", {"scope": "all"} | sent)
        assert answer.status_code == 403, act
    assert Observation.objects.filter(superseded__isnull=True, steps__isnull=True).count() == 2


def test_a_file_above_the_clearance_is_nowhere(client):
    cleared = monitor(clearance=Marking.SECRET)
    marked = receive_values(
        content=FILE.encode(), name="siri.csv", form="csv", person=cleared, at=hour(2), marking=Marking.SECRET
    ).number
    for page in ("/results/files/", "/results/approvals/"):
        assert "siri.csv" not in client.get(page).content.decode()
    for page in ("", "report/"):
        assert client.get(f"/results/files/{marked}/{page}").status_code == 404
    for act in ("approve", "return", "undo"):
        sent = {"scope": "all", "reason": "x"}
        assert client.post(f"/results/files/{marked}/{act}/", sent).status_code == 404
    assert send(client, FILE, marking=str(int(Marking.SECRET))).status_code == 403


def test_the_faults_of_a_file_are_told_in_the_language_of_the_page(client):
    send(client, FILE + "X-9,KEN,2025,3,2026-08-05,\n")
    page = f"/results/files/{ValueImport.objects.get().pk}/"
    for language, told in (("sw", "Hakuna kiashiria"), ("fr", "Il n’y a pas d’indicateur")):
        client.cookies["django_language"] = language
        answer = text_of(client.get(page))
        assert "There is no indicator" not in answer
        assert told.partition(" ")[0] in answer


def a_workbook(rows, **parts):
    from openpyxl import Workbook

    book, target = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(target)
    if parts:
        with zipfile.ZipFile(target, "a") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
    return target.getvalue()


def test_a_formula_in_a_sheet_is_neither_computed_nor_handed_on(client):
    rows = [HEAD.strip().split(","), ["X-1", "KEN", "2023", "=cmd|' /C calc'!A0", "2026-08-05", "=1+1"]]
    answer = send(client, a_workbook(rows), "values.xlsx")
    assert answer.status_code == 422
    assert not Observation.objects.exists()
    rows[1][3] = 5
    send(client, a_workbook([*rows, ["=HYPERLINK(1)", "KEN", "2023", 1, None, None]]), "values.xlsx")
    report = client.get(f"/results/files/{ValueImport.objects.get().pk}/report/").content.decode()
    assert not re.search(r"(^|,)\"?[=+@]", report, re.MULTILINE)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bomb.xlsx", lambda: a_bomb()),
        ("entities.xlsx", lambda: a_workbook([["indicator", "period"]], **{"xl/x.xml": "<!DOCTYPE a><a/>"})),
        ("paths.xlsx", lambda: a_workbook([["indicator", "period"]], **{"../../etc/x": "x"})),
        ("old.xls", lambda: b"\xd0\xcf\x11\xe0" + bytes(600)),
        ("photo.csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        ("empty.csv", lambda: b""),
        ("odd.json", lambda: b"[" * 100_000),
    ],
)
@pytest.mark.parametrize("form", ["csv", "dhis2", "sdmx", "iati", "json", "demonstration", "../csv", ""])
def test_no_hostile_file_breaks_the_page(client, name, content, form):
    answer = send(client, content(), name, form=form)
    assert answer.status_code in {413, 422}
    assert not Observation.objects.exists()


@cache
def a_bomb():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 210_000_000)
    return target.getvalue()


def test_a_path_in_the_name_of_a_file_is_left_out(client):
    send(client, FILE, "../../etc/values.csv")
    assert ValueImport.objects.get().name == "values.csv"


def test_targets_of_a_file_are_counted_and_hold_at_once(client):
    a_target("X-1", "2023", "9", at=hour(1))
    send(client, "indicator,area,period,target\nX-1,KEN,2024,8\n")
    answer = text_of(client.get(f"/results/files/{ValueImport.objects.get().pk}/"))
    assert "Targets and baselines that the file brought: 1." in answer


@pytest.mark.parametrize("number", ["0", "0000", "-1", "9999999", "99999999", "x", "\u0663"])
def test_an_odd_number_of_a_page_is_the_first_or_an_empty_one(client, number):
    send(client, FILE)
    received = ValueImport.objects.get().pk
    for page in (
        f"/results/files/{received}/",
        "/results/approvals/",
        "/papers/",
        "/registers/commitments/",
        "/people/",
    ):
        assert client.get(page, {"page": number}).status_code in {200, 403}, page


def test_of_very_many_faults_the_first_are_shown_and_the_report_has_all(client):
    send(client, FILE + "".join(f"X-9,KEN,2025,{row},,\n" for row in range(230)))
    page = f"/results/files/{ValueImport.objects.get().pk}/"
    told = text_of(client.get(page))
    assert "What was told of rows 231" in told
    assert "The first 200 are shown." in told
    assert client.get(f"{page}report/").content.count(b"values.indicator") == 230
