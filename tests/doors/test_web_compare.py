"""The page and the command that compare two days, and from where the pages and commands write to the log."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from django.http import StreamingHttpResponse
from django.test import RequestFactory

from balozi.cli.main import main
from balozi.jobs.running import Asked, run_jobs
from balozi.services.assigning import assign_commitment
from balozi.services.auditing import verify_log, write_deed
from balozi.services.following import Order
from balozi.services.registering import retire_entry, revise_version
from balozi.services.reviewing import accept_suggestion
from balozi.services.whence import whence_facts
from balozi.store.audit.models import Deed
from balozi.store.registers.models import Entry
from balozi.web.guards import GuardMiddleware
from tests.builders import a_paper, a_suggestion, hour, officer
from tests.doors.world import CANARIES, secret_world
from tests.promises import a_commitment, desk, focal
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db
DAYS = "from=2026-03-01&to=2026-03-04"


@pytest.fixture
def client():
    return signed_in()


@pytest.fixture
def changed():
    """Keep a promise of the first day that is changed on the second, and one that goes on the third."""
    paper = a_paper("One clinic. =Two schools.")
    entries = []
    for quote, action in (("One clinic.", "open a clinic"), ("=Two schools.", "=HYPERLINK(schools)")):
        fields = {"obligors": ["KEN"], "action": action, "due": "2027"}
        suggestion = a_suggestion(paper, quote=quote, fields=fields)
        entries.append(accept_suggestion(suggestion=suggestion.pk, person=officer(), at=hour(0)))
    told = {"by": "B. Mkuu", "subject": "sample"}
    deed = write_deed(at=hour(24), verb="edit_entries", facts={"reason": "as signed"}, **told)
    revise_version(Entry.objects.get(pk=entries[0]), deed, due="2029")
    retire_entry(Entry.objects.get(pk=entries[1]), write_deed(at=hour(48), verb="undo_decision", **told))
    return entries


def test_the_page_counts_each_sort_and_shows_one(client, changed):
    page = client.get("/registers/commitments/compare/?from=2026-03-02&to=2026-03-04")
    assert [count for count in page.context["counts"].values()] == [0, 1, 0, 1]
    html = page.content.decode()
    assert "<del>2027</del> → <ins>2029</ins>" in html
    assert "as signed" in html
    assert f"/registers/commitments/{changed[0]}/" in html
    retired = client.get("/registers/commitments/compare/?from=2026-03-02&to=2026-03-04&change=retired")
    assert [one.row.entry for one in retired.context["rows"]] == [changed[1]]


def test_without_days_it_compares_now_with_a_month_before(client, changed):
    page = client.get("/registers/commitments/compare/")
    assert (page.context["to"] - page.context["from"]).days in range(28, 32)
    assert b"Nothing changed on this register" in page.content
    assert b"/registers/commitments/compare/" in client.get("/registers/commitments/").content


def test_the_download_has_a_line_for_each_field_and_runs_nothing(client, changed):
    answer = client.get("/registers/commitments/compare/?from=2026-03-02&to=2026-03-04&shape=csv")
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [(row["change"], row["field"], row["before"], row["after"], row["by"]) for row in rows] == [
        ("changed", "due", "2027", "2029", "B. Mkuu"),
        ("retired", "", "", "", "B. Mkuu"),
    ]
    assert rows[1]["title"] == "'=HYPERLINK(schools)"


@pytest.mark.parametrize(
    ("query", "status"),
    [("from=2026-03-04&to=2026-03-01", 422), ("from=yesterday", 422), ("to=9999-12-31", 422), ("from=0001-01-01", 200)],
)  # fmt: skip
def test_days_that_cannot_be_compared_are_refused_with_a_remedy(client, query, status):
    assert client.get(f"/registers/commitments/compare/?{query}").status_code == status


def test_a_register_that_is_not_there_is_not_found(client):
    assert client.get("/registers/nothing/compare/").status_code == 404


@pytest.mark.parametrize("shape", ["", "&shape=csv"])
def test_nothing_secret_is_on_the_page_or_in_the_download(client, shape):
    secret_world()
    for sort in ("added", "changed", "moved", "retired"):
        answer = client.get(f"/registers/commitments/compare/?{DAYS}&change={sort}{shape}")
        assert not [canary for canary in CANARIES if canary in answer.getvalue().decode()]
    cleared = signed_in(a_user("C. Siri", clearance=4))
    assert "Kanarikanga" in cleared.get(f"/registers/commitments/compare/?{DAYS}").content.decode()


def test_a_page_writes_its_address_and_a_command_its_door(client, capsys):
    paper = a_paper("One clinic. Two schools.")
    first, second = (a_suggestion(paper, quote=quote) for quote in ("One clinic.", "Two schools."))
    client.post(f"/suggestions/{first.pk}/accept/", REMOTE_ADDR="192.0.2.7")
    # The command prepares a data folder of its own, and sessions of another one are not taken there.
    page = client.get("/audit/").content
    main(["suggestion", "reject", str(second.pk), "--reason", "a wish"])
    capsys.readouterr()
    by_page, by_command = Deed.objects.order_by("-number")[1], Deed.objects.order_by("-number")[0]
    assert by_page.facts["whence"] == {"door": "page", "address": "192.0.2.7"}
    assert by_command.facts["whence"] == {"door": "command"}
    assert whence_facts() == {}
    assert verify_log() == Deed.objects.count()
    assert b"192.0.2.7" in page


def test_a_refused_attempt_tells_its_address_too():
    suggestion = a_suggestion()
    low = signed_in(a_user("B. Msomaji", role="reader"))
    low.post(f"/suggestions/{suggestion.pk}/accept/", REMOTE_ADDR="192.0.2.8")
    line = Deed.objects.order_by("-number").first()
    assert (line.outcome, line.facts["whence"]["address"]) == ("refused", "192.0.2.8")


def test_only_whoever_may_read_the_log_sees_addresses_in_a_history(client):
    suggestion = a_suggestion()
    client.post(f"/suggestions/{suggestion.pk}/accept/", REMOTE_ADDR="192.0.2.7")
    where = f"/registers/commitments/{Entry.objects.get().pk}/"
    assert b"192.0.2.7" in client.get(where).content
    html = signed_in(a_user("B. Msomaji", role="reader")).get(where).content
    assert b"192.0.2.7" not in html
    assert b"on a page" in html


def test_what_the_clock_does_is_written_as_a_job(settings, tmp_path):
    settings.BALOZI = replace(settings.BALOZI, home=tmp_path)
    entry = a_commitment(due="2026-04-01")
    focal("F. Wizara")
    assign_commitment(order=Order(entry, desk(), hour(1)), institution="MOH", focal_point="F. Wizara")
    before = Deed.objects.count()
    run_jobs(Asked(date(2026, 3, 23), hour(30)))
    assert {deed.facts["whence"]["door"] for deed in Deed.objects.filter(number__gt=before)} == {"job"}


def test_an_answer_that_is_made_while_it_is_sent_knows_its_address():
    def parts():
        yield whence_facts()["whence"]["address"]

    guarded = GuardMiddleware(lambda _: StreamingHttpResponse(parts()))
    answer = guarded(RequestFactory().get("/", REMOTE_ADDR="192.0.2.7"))
    assert whence_facts() == {}
    assert answer.getvalue() == b"192.0.2.7"


def test_the_command_tells_the_same(changed, capsys):
    main(
        [
            "register",
            "compare",
            "commitments",
            "--from",
            "2026-03-02",
            "--to",
            "2026-03-04",
            "--format",
            "json",
        ]
    )
    told = capsys.readouterr()
    assert [(row["change"], row["field"], row["before"], row["after"]) for row in json.loads(told.out)] == [
        ("changed", "due", "2027", "2029"),
        ("retired", "", "", ""),
    ]
    assert "changed: 1" in told.err
