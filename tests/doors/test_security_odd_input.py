"""Odd, huge and hostile words, files and names: kept whole or refused, and never run or served back."""

import hashlib
import logging
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from balozi.services.people import give_role, operator
from balozi.services.reviewing import reject_suggestion
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document, Suggestion
from tests.builders import a_paper, a_suggestion, hour, officer
from tests.doors.test_security import addresses
from tests.doors.world import open_world
from tests.readers import signed_in

pytestmark = pytest.mark.django_db

AMENDED = (
    {"f-obligors": '{"a":' * 30_000}, {"f-obligors": '{"a": NaN}'}, {"f-obligors": '{"a": "\\ud800", "b": {}}'},
    {"f-obligors": '{"a": "\\u0000"}'}, {"f-action": "a\x00b"}, {"f-amount": "9" * 5_000}, {"f-due": "x" * 100_000},
    {"f-action": "y" * 1_000_000}, {"f-obligors": "\n".join(f"name {n}" for n in range(3_000))},
    {"f-action": "\u202etxt.exe", "f-due": "2027-13"}, {"f-obligors": "[" * 50_000}, {"f-amount": "\x00 \x00"},
)  # fmt: skip


@pytest.mark.parametrize("sent", AMENDED, ids=lambda sent: repr(sent)[:40])
def test_any_words_in_the_form_of_a_fact_are_kept_whole_or_refused(sent):
    world = open_world()
    client = signed_in()
    began = time.process_time()
    answer = client.post(f"/suggestions/{world.suggestion}/amend/", sent)
    assert answer.status_code in {302, 422}
    assert time.process_time() - began < 3
    row = Suggestion.objects.get(pk=world.suggestion)
    assert row.state == ("amended" if answer.status_code == 302 else "open")
    if row.entry:
        page = client.get(f"/registers/commitments/{row.entry_id}/")
        assert page.status_code == 200
        assert b"\x00" not in page.content
    assert client.get("/registers/commitments/").status_code == 200


@pytest.mark.parametrize("number", ["1" * 4_301, "1" * 19, "-1", "٣", "1.5", "x"])
def test_a_whole_number_that_is_none_or_too_long_is_refused_with_words(number):
    suggestion = a_suggestion(kind="pillar", fields={"name": "Peace", "number": 1})
    answer = signed_in().post(f"/suggestions/{suggestion.pk}/amend/", {"f-number": number})
    assert answer.status_code == 422
    assert b"whole number" in answer.content


@pytest.mark.parametrize("due", ["9999-12-31", "9999", "2027-02-30", "soon", "0000", "2027-13", "x" * 900])
def test_one_entry_with_a_date_that_is_none_does_not_take_its_register_down(due):
    client = signed_in()
    fields = {"obligors": ["KEN"], "action": "open a clinic", "due": due}
    promise = a_suggestion(fields=fields)
    signed = {
        "instrument_type": "mou",
        "title": "Memorandum",
        "states": ["KEN", "UGA"],
        "status": "signed",
        "date": due,
    }
    memorandum = a_suggestion(a_paper("They signed a memorandum."), kind="agreement", fields=signed)
    for suggestion in (promise, memorandum):
        assert client.post(f"/suggestions/{suggestion.pk}/accept/").status_code == 302
    for where in ("/", "/registers/commitments/", "/registers/agreements/", "/countries/KEN/", "/packs/"):
        assert client.get(where).status_code == 200
    assert "undated" in client.get("/registers/commitments/").context["rows"][0].entry.flags


BREAKS = "\r\n2026-03-02 ERROR root everything is fine\r\n\x1b[2J\u2028\x85"


def test_words_with_line_breaks_make_one_line_in_the_log_and_no_header(caplog, capsys):
    from balozi.cli.main import main

    suggestion = a_suggestion()
    reject_suggestion(suggestion=suggestion.pk, reason=BREAKS, person=officer(f"A.{BREAKS}"), at=hour(1))
    give_role(user=f"B.{BREAKS}", role="reader", person=operator("C."), at=hour(2))
    client = signed_in()
    with caplog.at_level(logging.WARNING):
        client.get("/nowhere/%0d%0a2026-03-02 ERROR forged/")
        client.post("/sign-in/", {"username": f"D.{BREAKS}", "password": "x"})
        client.get("/papers/", headers={"referer": "/%0d%0aforged", "user-agent": "a"})
    formatter = logging.Formatter("%(levelname)s %(message)s")
    lines = [formatter.format(record) for record in caplog.records]
    assert lines
    assert [line for line in lines if "\n" in line or "\r" in line] == []

    main(["audit", "list"])
    listed = capsys.readouterr().out.split("\n")
    assert len(listed) == 2 + Deed.objects.count() + 1
    assert "\x1b" not in "".join(listed)


def zipped(**files):
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return held.getvalue()


WORD = (
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>Kenya will open a consulate in Goma by June 2027.</w:t></w:r></w:p></w:body></w:document>"
)
SCRIPT = b"<script>alert(document.cookie)</script>"
UPLOADS = {
    "page.html": b"<!doctype html><html><body><p>Kenya will open a post.</p>" + SCRIPT + b"</body></html>",
    "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><text>Kenya</text>'
    + SCRIPT
    + b"</svg>",
    "both.pdf": b"%PDF-1.4\n<html>" + SCRIPT + b"</html>\n%%EOF",
    "picture.txt": b"GIF89a/*" + SCRIPT + b"*/=1;",
    "macro.docm": zipped(word__document_xml=WORD, word__vbaProject_xml="Sub AutoOpen()"),
    "page.txt": SCRIPT + b" Kenya will open a consulate in Goma by June 2027.",
    "code.js": b"alert(document.cookie) // Kenya will open a consulate in Goma.",
}


def test_what_was_uploaded_is_never_served_as_it_came():
    client = signed_in()
    for name, content in UPLOADS.items():
        file = SimpleUploadedFile(name, content, content_type="text/html")
        assert client.post("/papers/add/", {"files": [file]}).status_code == 200, name
    papers = list(Document.objects.all())
    assert {paper.name for paper in papers} == set(UPLOADS)
    pages = [where for _name, where in addresses(open_world())]
    for paper in papers:
        folder = f"{paper.sha256[:2]}/{paper.sha256}"
        pages += [f"/papers/{part}/" for part in (paper.pk, paper.sha256, paper.name)]
        pages += [f"/static/{paper.sha256}", f"/papers/{folder}", f"/media/{paper.name}", f"/{paper.name}"]
    for where in pages:
        answer = client.get(where)
        told = answer.getvalue()
        kind = answer["Content-Type"].split(";")[0]
        # What is not a page is for programs: handed out as a file, or plain words that no browser runs.
        assert kind in {
            "text/html",
            "text/csv",
            "text/plain",
            "application/json",
            "application/problem+json",
        } or is_attachment(answer), where
        assert SCRIPT not in told, where
        assert b'" onload="' not in told, where


def is_attachment(answer):
    return answer.get("Content-Disposition", "").startswith("attachment")


FILE_NAMES = (
    "../../../etc/passwd.txt", "..\\..\\boot.ini.txt", "/etc/passwd.txt", "a\x00b.txt", "\u202etxt.exe", "x" * 10_000 + ".txt",
    "CON.txt", "a\r\nX-Evil: 1.txt", "<img src=x onerror=alert(1)>.txt", "~root.txt", "$(reboot).txt", "a;b|c.txt", "-rf.txt",
)  # fmt: skip


@pytest.mark.parametrize("name", FILE_NAMES, ids=lambda name: repr(name)[:30])
def test_no_file_name_leaves_the_folder_or_breaks_a_list(name, settings, tmp_path):
    home = tmp_path / "a" / "deep" / "home"
    home.mkdir(parents=True)
    settings.BALOZI = replace(settings.BALOZI, home=home)
    file = SimpleUploadedFile("named.txt", b"Kenya will open a consulate.")
    file._name = name
    client = signed_in()
    answer = client.post("/papers/add/", {"files": [file]})
    assert answer.status_code in {200, 400}
    kept = [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()]
    sha256 = hashlib.sha256(b"Kenya will open a consulate.").hexdigest()
    expected = [Path("a/deep/home/papers") / sha256[:2] / sha256]
    assert kept == (expected if answer.status_code == 200 else [])
    page = client.get("/papers/")
    assert page.status_code == 200
    assert b"<img src=x" not in page.content
    for paper in Document.objects.all():
        assert not set(paper.name) & set("\x00\r\n/")
        assert len(paper.name) <= 255
