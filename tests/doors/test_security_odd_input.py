"""Odd, huge and hostile input at every list and form: an answer each time, quickly, and nothing run or served back."""

import logging
import time
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from balozi.services.people import give_role, operator
from balozi.services.reviewing import reject_suggestion
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document, Suggestion
from balozi.store.registers.tables import REGISTERS
from tests.builders import a_suggestion, hour, officer
from tests.doors.test_security import address, routes
from tests.doors.world import open_world
from tests.readers import signed_in

pytestmark = pytest.mark.django_db

LISTS = (
    "/", "/papers/", "/suggestions/", "/search/", "/countries/", "/countries/KEN/", "/rules/", "/packs/", "/audit/",
    *(f"/registers/{name}/" for name in REGISTERS), "/registers/commitments/download/", "/registers/commitments/1/",
    "/papers/1/", "/suggestions/1/",
)  # fmt: skip
NAMES = (
    "search", "q", "sort", "page", "on", "at", "state", "kind", "rule", "language", "country", "actor", "evidence",
    "flag", "status_now", "verb", "by", "outcome", "part", "modality", "due", "title", "entry__made__hash", "next",
)  # fmt: skip
HOSTILE = (
    "' OR 1=1--", "1; DROP TABLE audit_deed", "-entry__made__hash", "--title", "title,id", "%", "_", "\\", "*", "[", "%s",
    "{0}", "../../etc/passwd", "\x00", "\r\nSet-Cookie: a=b", "\u202e", "٣", "-1", "0", "1e9", "NaN", "9" * 40, "0001-01-01",
    "9999-12-31", "9999-12-30", "2026-02-30", "20260101", "2026-W01-1", "0-0", "1-0", "on", "open", "commitment", "KEN",
)  # fmt: skip
# As far as a form with errors goes: told, never broken.
TOLD = {200, 302, 404, 422}


@pytest.fixture(scope="module")
def one_world(django_db_setup, django_db_blocker):
    """Keep one world for all odd questions: nothing they ask may change it."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        world = open_world()
        yield signed_in(), world
        transaction.set_rollback(True)


@given(
    where=st.sampled_from(LISTS),
    asked=st.dictionaries(
        st.sampled_from(NAMES),
        st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40)),
        min_size=1,
        max_size=4,
    ),
)
@example(where="/registers/commitments/", asked={"sort": "-" * 300})
@example(where="/registers/agreements/", asked={"status_now": "\x00", "sort": "-status"})
@hypothesis_settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_question_to_a_list_breaks_it(one_world, where, asked):
    client, _ = one_world
    client.raise_request_exception = False
    answer = client.get(where, asked)
    assert answer.status_code in TOLD, (where, asked)
    assert "Set-Cookie: a=b" not in str(answer.headers)


@pytest.mark.parametrize("register", list(REGISTERS))
def test_every_column_sorts_both_ways_and_any_other_word_not_at_all(one_world, register):
    client, _ = one_world
    table = REGISTERS[register]
    for column in (
        *table.columns,
        *table.filters,
        "title",
        "country",
        "status",
        "involved",
        "flags",
        "pk",
        "entry__id",
    ):
        for sort in (column, f"-{column}"):
            assert client.get(f"/registers/{register}/", {"sort": sort}).status_code == 200


LONG = ("x" * 100_000, "a " * 50_000, "%" * 100_000, "9" * 100_000, "é" * 100_000, "(" * 100_000)


@pytest.mark.parametrize("long", LONG, ids=lambda text: repr(text[:2]))
@pytest.mark.parametrize(
    "where", ["/papers/", "/suggestions/", "/registers/commitments/", "/search/", "/audit/", "/papers/1/"]
)
def test_a_hundred_kilobytes_in_a_field_are_answered_at_once(one_world, where, long):
    client, _ = one_world
    for name in (
        "search",
        "q",
        "sort",
        "page",
        "on",
        "at",
        "kind",
        "state",
        "language",
        "country",
        "by",
        "flag",
    ):
        began = time.perf_counter()
        assert client.get(where, {name: long}).status_code in TOLD, name
        assert time.perf_counter() - began < 1, name


def test_a_search_that_is_too_long_is_told_with_its_limit(one_world):
    client, _ = one_world
    for where in ("/papers/", "/suggestions/", "/registers/commitments/", "/registers/commitments/download/"):
        answer = client.get(where, {"search": "word " * 41})
        assert answer.status_code == 422
        assert b"Search for fewer words." in answer.content
        assert client.get(where, {"search": "a " * 99}).status_code == 200


def test_addresses_with_odd_parts_are_missing_not_broken(one_world):
    client, _ = one_world
    odd = (
        "9" * 30,
        "9" * 5_000,
        "%00",
        "abcdefgh%00",
        "..%2f..%2fetc",
        "%E2%80%AE",
        "'",
        "%ff%fe",
        "x" * 2_000,
    )
    for part in odd:
        for where in (
            "/papers/{}/",
            "/suggestions/{}/",
            "/registers/{}/",
            "/registers/commitments/{}/",
            "/countries/{}/",
        ):
            answer = client.get(where.format(part), follow=True)
            assert answer.status_code in {400, 404}, (where, part[:20])


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
    began = time.perf_counter()
    answer = client.post(f"/suggestions/{world.suggestion}/amend/", sent)
    assert answer.status_code in {302, 422}
    assert time.perf_counter() - began < 3
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


@pytest.mark.parametrize("name", list(UPLOADS))
def test_what_was_uploaded_is_never_served_as_it_came(name):
    client = signed_in()
    file = SimpleUploadedFile(name, UPLOADS[name], content_type="text/html")
    assert client.post("/papers/add/", {"files": [file]}).status_code == 200
    paper = Document.objects.get()
    world = open_world()
    pages = [address(route, takes, world) for route, takes in routes()]
    pages += [
        f"/papers/{paper.pk}/",
        f"/papers/{paper.sha256}/",
        f"/papers/{paper.name}/",
        f"/static/{paper.sha256}",
    ]
    pages += [f"/papers/{paper.sha256[:2]}/{paper.sha256}", f"/media/{paper.name}", f"/{paper.name}"]
    for where in pages:
        answer = client.get(where)
        assert answer["Content-Type"].split(";")[0] in {"text/html", "text/csv"}, where
        assert SCRIPT not in answer.content, where
        assert b"onload=" not in answer.content, where
        assert UPLOADS[name] not in answer.content, where


FILE_NAMES = (
    "../../../etc/passwd.txt", "..\\..\\boot.ini.txt", "/etc/passwd.txt", "a\x00b.txt", "\u202etxt.exe", "x" * 10_000 + ".txt",
    "CON.txt", "a\r\nX-Evil: 1.txt", "<img src=x onerror=alert(1)>.txt", "~root.txt", "$(reboot).txt", "a;b|c.txt", "-rf.txt",
)  # fmt: skip


@pytest.mark.parametrize("name", FILE_NAMES, ids=lambda name: repr(name)[:30])
def test_no_file_name_leaves_the_folder_or_breaks_a_list(name):
    content = f"Kenya will open a consulate in Goma by June 2027. {name[:9]!r}".encode()
    home = django_settings.BALOZI.home
    before = {path for path in home.parent.rglob("*") if home not in path.parents}
    file = SimpleUploadedFile("named.txt", content)
    file._name = name
    client = signed_in()
    answer = client.post("/papers/add/", {"files": [file]})
    assert answer.status_code in {200, 400}
    kept = [path for path in (home / "papers").rglob("*") if path.is_file()]
    assert all(len(path.name) == 64 and set(path.name) <= set("0123456789abcdef") for path in kept)
    assert {path for path in home.parent.rglob("*") if home not in path.parents} <= before | {home}
    assert client.get("/papers/").status_code == 200
    assert b"<img src=x" not in client.get("/papers/").content
    for paper in Document.objects.all():
        assert not set(paper.name) & set("\x00\r\n/\\") or "\\" in name
        assert len(paper.name) <= 255
