"""Documents of the policy cycle at the doors: pages, sections, versions, files, commands."""

import json
from io import BytesIO

import docx
import pypdfium2
import pytest

from tests.figures import a_target, a_value, an_indicator
from tests.promises import a_commitment
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db
WANTED = {"kind": "annual_progress_report", "period": "FY2025", "language": "en"}


def monitoring():
    return signed_in(a_user("M. Mfuatiliaji", role="monitoring_officer"))


def a_result():
    an_indicator(calendar="fiscal")
    a_target("X-1", "FY2025", "10")
    a_value("X-1", "FY2024", "8")
    a_commitment("build a sample clinic", due="2026-05")


def kept(client):
    answer = client.post("/briefs/", WANTED)
    assert answer.status_code == 302
    return answer["Location"]


def test_a_document_is_composed_kept_written_beside_compared_and_taken_along():
    a_result()
    client = monitoring()
    assert "No document is kept yet" in client.get("/briefs/").content.decode()
    page = kept(client)
    html = client.get(page).content.decode()
    assert "build a sample clinic" in html
    assert 'href="#source-1"' in html
    assert 'id="source-1"' in html
    sent = {"text": "Our sample year <b>.", "seen": "1"}
    assert client.post(f"{page}sections/foreword/", sent).status_code == 302
    assert client.post(f"{page}sections/foreword/", sent).status_code == 409
    assert "Our sample year &lt;b&gt;." in client.get(page).content.decode()
    assert "Our sample year" not in client.get(f"{page}?version=1").content.decode()
    assert "<ins>Our sample year" in client.get(f"{page}compare/").content.decode()
    assert client.get(f"{page}sections/nowhere/").status_code == 404
    book = docx.Document(BytesIO(client.get(f"{page}download/?shape=docx").content))
    assert "Our sample year <b>." in [one.text for one in book.paragraphs]
    assert client.get(f"{page}download/?shape=svg&chart=0").content.startswith(b"<svg")
    assert client.get(f"{page}download/?shape=svg&chart=9").status_code == 404
    a_commitment("dig a sample well", due="2026-06")
    assert "has changed since it was composed" in client.get(page).content.decode()
    assert client.post(f"{page}renew/", {"seen": "2"}).status_code == 302
    html = client.get(page).content.decode()
    assert "dig a sample well" in html
    assert "Our sample year" in html


def test_who_may_only_read_takes_a_file_along_and_keeps_nothing():
    a_result()
    page = kept(monitoring())
    client = signed_in(a_user("B. Msomaji", role="reader"))
    answer = client.post("/briefs/", WANTED | {"shape": "pdf"})
    assert answer["Content-Type"] == "application/pdf"
    assert len(pypdfium2.PdfDocument(answer.content)) >= 1
    assert client.get("/briefs/compose/", WANTED | {"shape": "json"}).json()["kind"] == WANTED["kind"]
    assert client.post("/briefs/", WANTED).status_code == 403
    assert "Write in this section" not in client.get(page).content.decode()
    assert client.get("/briefs/compose/", WANTED | {"period": "soon"}).status_code == 422
    assert client.get("/briefs/compose/", WANTED | {"weights": "x"}).status_code == 422


def test_pages_speak_swahili_and_french():
    client = monitoring()
    for language, word in (("sw", "Tunga hati"), ("fr", "Composer un document")):
        client.post("/language/", {"language": language, "next": "/briefs/"})
        assert word in client.get("/briefs/").content.decode()


def test_commands_compose_keep_write_and_list(run, tmp_path):
    a_result()
    asked = ("annual_progress_report", "--period", "FY2025")
    code, out, _ = run("brief", "compose", *asked, "--format", "json", "--language", "fr")
    assert (code, json.loads(out)["title"]) == (0, "Rapport annuel d'avancement")
    for shape, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        file = tmp_path / f"out.{shape}"
        assert run("brief", "compose", *asked, "--format", shape, "--out", file)[0] == 0
        assert file.read_bytes().startswith(begins)
    code, out, _ = run("brief", "compose", *asked, "--on", "2020-01-01")
    assert "Nothing on the register." in out
    assert run("brief", "keep", *asked, "--dry-run")[1] == ""
    number = run("brief", "keep", *asked)[1].strip()
    assert run("brief", "write", number, "foreword", "--text", "A sample word.", "--seen", "1")[1] == "2\n"
    assert run("brief", "write", number, "foreword", "--text", "x", "--seen", "1")[0] == 5
    assert "A sample word." in run("brief", "show", number)[1]
    assert run("brief", "renew", number, "--seen", "2")[1] == "3\n"
    (row,) = json.loads(run("brief", "list", "--format", "json")[1])
    assert (row["kind"], row["version"]) == ("annual_progress_report", 3)
    assert len(json.loads(run("brief", "kinds", "--format", "json")[1])) == 8
    assert run("brief", "compose", "manifesto", "--period", "FY2025")[0] == 4


def test_the_form_offers_the_country_of_the_house_first():
    page = monitoring().get("/briefs/").content.decode()
    assert '<option value="KEN" selected>Kenya</option>' in page
