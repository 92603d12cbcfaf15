"""My work and notices at the doors: pages in three languages, the command line, sign-in, canaries, a whole journey."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from balozi.ground.markings import Marking
from balozi.services.assigning import assign_commitment
from balozi.services.packing import load_pack
from balozi.store.follow_up.models import Assignment
from balozi.store.notices.models import Notice
from balozi.store.people.models import Profile
from balozi.store.results.models import Indicator
from tests.builders import MORNING, officer
from tests.figures import a_value, an_indicator
from tests.promises import a_commitment, desk, order
from tests.readers import PASSWORD, a_user, signed_in
from tests.services.test_reminding import assigned
from tests.services.test_reminding import run as remind

pytestmark = pytest.mark.django_db


def focal_client(name="F. Wizara", institution="MOH", **more):
    user = a_user(name, role="focal_point", **more)
    Profile.objects.filter(user=user).update(institution=institution)
    return signed_in(user)


def test_a_focal_point_begins_with_the_own_work_and_others_with_the_whole_picture():
    a_user("F. Wizara", role="focal_point")
    a_user("D. Dawati")
    for name, where in (("F. Wizara", "/my-work/"), ("D. Dawati", "/")):
        for following in ("", "/"):
            sent = {"username": name, "password": PASSWORD, "next": following}
            assert Client().post("/sign-in/", sent)["Location"] == where
    sent = {"username": "F. Wizara", "password": PASSWORD, "next": "/papers/"}
    assert Client().post("/sign-in/", sent)["Location"] == "/papers/"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Waits for acceptance"), ("sw", "Inasubiri kukubaliwa"), ("fr", "Attend l’acceptation")],
)
def test_my_work_speaks_three_languages(language, said):
    client = focal_client()
    assigned(accept=False)
    client.cookies["django_language"] = language
    shown = client.get("/my-work/").content.decode().replace("&#x27;", "’")
    assert said in shown


def test_a_part_is_accepted_from_my_work_and_leads_back_to_it():
    client = focal_client()
    entry = assigned(accept=False, due="2099")
    page = client.get("/my-work/").content.decode()
    number = page.split('name="assignment" value="')[1].split('"')[0]
    answer = client.post(f"/commitments/{entry}/accept/", {"assignment": number, "back": "my-work"})
    assert answer["Location"] == "/my-work/"
    shown = client.get("/my-work/?why=offered").content.decode()
    assert f"/registers/commitments/{entry}/" not in shown
    assert Assignment.objects.get(entry=entry, superseded__isnull=True).state == "accepted"


def test_filters_keep_to_what_was_asked():
    client = focal_client()
    assigned(action="dig a well for samples", due="2026-02")
    assigned(action="plant a sample hedge", due="2099", accept=False)
    overdue = client.get("/my-work/?why=overdue").content.decode()
    assert "dig a well" in overdue
    assert "sample hedge" not in overdue
    assert "dig a well" not in client.get("/my-work/?institution=MOF").content.decode()
    assert client.get("/my-work/?why=nonsense&page=99").status_code == 200


def test_notices_are_counted_in_the_frame_read_and_taken_back():
    client = focal_client()
    assigned()
    remind()
    assert "<b>1</b>" in client.get("/rules/").content.decode()
    assert "It is due within 30 days." in client.get("/notices/").content.decode()
    client.post("/notices/read/")
    assert "<b>1</b>" not in client.get("/rules/").content.decode()
    client.post("/notices/unread/")
    assert Notice.objects.get().read_at is None
    number = Notice.objects.get().pk
    client.post("/notices/read/", {"notice": number})
    assert Notice.objects.get().read_at is not None
    client.post("/notices/unread/", {"notice": number})
    assert Notice.objects.get().read_at is None


def test_nobody_marks_the_notice_of_another():
    focal_client()
    assigned()
    remind()
    number = Notice.objects.get().pk
    other = focal_client("G. Mwingine", "MOF")
    for where in ("read", "unread"):
        assert other.post(f"/notices/{where}/", {"notice": number}).status_code == 404


CANARY = "open the Kanarikanga vault"


def test_a_canary_is_seen_nowhere_by_who_lost_the_clearance(run):
    client = focal_client(clearance=Marking.SECRET)
    assigned(marking=Marking.SECRET, action=CANARY, accept=False)
    remind()
    assert "Kanarikanga" in client.get("/my-work/").content.decode()
    assert "Kanarikanga" in client.get("/notices/").content.decode()
    Profile.objects.filter(user__username="F. Wizara").update(clearance=0)
    for where in ("/my-work/", "/my-work/?institution=MOH", "/my-work/?why=in_hand", "/notices/"):
        shown = client.get(where).content.decode()
        assert "Kanarikanga" not in shown
        assert "<b>1</b>" not in shown
    for asked in (["work", "list", "--for", "F. Wizara"], ["notice", "list", "--for", "F. Wizara"]):
        assert "Kanarikanga" not in run(*asked)[1]


def test_the_wish_is_kept_by_the_form():
    client = focal_client()
    answer = client.post("/notices/wish/", {"mail": "weekly", "weekday": "3", "language": "sw"}, follow=True)
    assert 'value="weekly" selected' in answer.content.decode()
    assert client.post("/notices/wish/", {"mail": "hourly"}).status_code == 422


def test_the_command_line_does_what_the_pages_do(run):
    focal_client()
    entry = assigned(due="2026-02", accept=False)
    rows = json.loads(run("work", "list", "--for", "F. Wizara", "--format", "json")[1])
    assert [(row["entry"], "overdue" in row["why"]) for row in rows] == [(entry, True)]
    rows = json.loads(run("work", "list", "--institution", "MOH", "--format", "json")[1])
    assert [row["entry"] for row in rows] == [entry]
    planned = json.loads(run("jobs", "run", "--on", "2026-04-01", "--dry-run", "--format", "json")[1])
    assert planned[0]["facts"]["made"] > 0
    assert not Notice.objects.exists()
    run("jobs", "run", "--once", "--on", "2026-04-01")
    listed = json.loads(run("notice", "list", "--for", "F. Wizara", "--format", "json")[1])
    assert len(listed) == planned[0]["facts"]["made"]
    run("notice", "read", "--all", "--for", "F. Wizara")
    assert not Notice.objects.filter(read_at__isnull=True).exists()
    assert "reminders" in run("jobs", "list")[1]
    assert run("jobs", "mails")[0] == 0
    run("work", "give-duty", "F. Wizara", "head")
    assert "head" in run("work", "duties")[1]
    run("work", "take-duty", "F. Wizara", "head")
    assert "head" not in run("work", "duties")[1]
    run("notice", "choose", "--for", "F. Wizara", "--mail", "none")


def test_from_the_offer_to_the_reminder_in_swahili(run):
    client = focal_client()
    client.cookies["django_language"] = "sw"
    entry = a_commitment(due="2026-02")
    assign_commitment(order=order(entry, desk()), institution="MOH")
    assert "Taasisi yako imepewa sehemu yake" in client.get("/notices/").content.decode()
    run("jobs", "run", "--once", "--on", "2026-03-05")
    shown = client.get("/notices/").content.decode()
    assert "Tarehe yake ya mwisho imepita." in shown
    assert "inasubiri jibu" in shown
    assert "Zilizochelewa" in client.get("/my-work/").content.decode()


def test_values_wait_for_the_institution_and_for_whoever_approves(run):
    an_indicator("X-1", owner="MOH", frequency="quarter")
    an_indicator("X-2", owner="MFA", frequency="quarter")
    ended = period_before(timezone.localdate())
    client = focal_client()
    shown = client.get("/my-work/?why=values_to_enter").content.decode()
    assert "Clinics opened" in shown
    assert "/results/entry/?institution=MOH" in shown
    rows = json.loads(run("work", "list", "--for", "F. Wizara", "--format", "json")[1])
    told = {(row["indicator"], row["period"]) for row in rows}
    assert {code for code, _ in told} == {"X-1"}
    assert ("X-1", ended) in told

    a_value("X-1", ended, "7", approved=False)
    rows = json.loads(run("work", "list", "--for", "F. Wizara", "--format", "json")[1])
    assert ("X-1", ended) not in {(row["indicator"], row["period"]) for row in rows}
    assert "values_to_approve" not in {why for row in rows for why in row["why"]}

    approver = signed_in(a_user("P. Pili", role="monitoring_officer"))
    shown = approver.get("/my-work/?why=values_to_approve").content.decode()
    assert "1 value waits for approval" in shown
    own = signed_in(a_user("M. Mfuatiliaji", role="monitoring_officer"))
    assert "waits for approval" not in own.get("/my-work/?why=values_to_approve").content.decode()


def test_an_indicator_above_the_clearance_makes_no_work(run):
    an_indicator("X-9", owner="MOH", names={"en": "Kanarikanga", "sw": "Kanarikanga", "fr": "Kanarikanga"})
    Indicator.objects.update(marking=Marking.SECRET)
    assert "Kanarikanga" not in focal_client().get("/my-work/").content.decode()
    assert "X-9" not in run("work", "list", "--for", "F. Wizara", "--format", "json")[1]


def period_before(day):
    """Return the quarter that ended last before a day."""
    number = (day.month - 1) // 3
    return f"{day.year}-Q{number}" if number else f"{day.year - 1}-Q4"


def test_the_meeting_sees_each_institution_asks_for_reports_and_is_told_whom_it_reached():
    load_pack(code="ke", person=officer(), at=MORNING)
    client = signed_in(a_user("S. Mratibu", role="desk_officer"))
    entry = assigned(action="dig a well for samples", due="2026-02", institution="MOH")
    focal_client()
    page = client.get("/my-work/institutions/").content.decode()
    assert "Ministry of Health" in page
    assert f"/registers/commitments/{entry}/" in page
    answer = client.post("/my-work/institutions/ask/", {"institution": "MOH"}, follow=True).content.decode()
    assert "Asked for a report on 1 commitment: F. Wizara." in answer
    assert Notice.objects.filter(rule="CH11", entry=entry).count() == 1
    again = client.post("/my-work/institutions/ask/", {"institution": "MOH"}, follow=True).content.decode()
    assert "not asked for again" in again


def test_whoever_only_reads_sees_the_meetings_list_without_its_buttons_and_without_what_is_marked_higher():
    assigned(action="dig a well for samples", due="2026-02")
    assigned(action="guard the kanarikanga", due="2026-02", marking=int(Marking.SECRET))
    client = signed_in(a_user("R. Msomaji", role="reader"))
    page = client.get("/my-work/institutions/").content.decode()
    assert "dig a well" in page
    assert "kanarikanga" not in page
    assert "/my-work/institutions/ask/" not in page
    assert client.post("/my-work/institutions/ask/", {"institution": "MOH"}).status_code == 403


def test_work_institutions_and_ask_at_the_command_line(run):
    load_pack(code="ke", person=officer(), at=MORNING)
    focal_client()
    entry = assigned(action="dig a well for samples", due="2026-02", institution="MOH")
    (row,) = json.loads(run("work", "institutions", "--format", "json")[1])
    assert (row["institution"], row["overdue"]) == ("MOH", 1)
    (late,) = json.loads(run("work", "institutions", "--late", "--format", "json")[1])
    assert late["entry"] == entry
    assert "Would ask about 1" in run("work", "ask", "MOH", "--dry-run")[2]
    assert "F. Wizara" in run("work", "ask", "MOH")[2]
