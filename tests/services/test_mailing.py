"""Mails: in the reader's language, without marked titles, kept and tried again, through a real server."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import override_settings

from balozi.ground.errors.notices import JobsRunning
from balozi.ground.markings import Marking
from balozi.jobs.running import Asked, run_jobs
from balozi.services.assigning import assign_commitment
from balozi.services.clockwork import only_run
from balozi.services.composing import Letterhead
from balozi.services.mailing import prepare_digests, prepare_mails, send_mails
from balozi.services.noticing import choose_wish, read_notices
from balozi.services.people import person_named
from balozi.store.notices.models import JobRun, Mailing, Notice
from balozi.store.notices.queries import mails_waiting, notices, runs
from balozi.store.notices.records import WishRow
from balozi.store.people.models import Profile
from tests.builders import hour
from tests.promises import a_commitment, desk, order
from tests.services.test_reminding import assigned, run, user
from tests.smtp_service import MailServer

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 3, 2)
HEAD = Letterhead("https://balozi.example", "en", MONDAY)


@pytest.fixture(autouse=True)
def kept():
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        yield


def through(server):
    return override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=server.port,
        EMAIL_TIMEOUT=5,
    )


def mailed(at=None):
    at = at or hour(31)
    prepare_mails(at=at)
    return send_mails(head=HEAD, at=at)


def test_what_is_said_of_one_commitment_stands_together_with_its_due_date():
    user("F. Wizara", institution="MOH")
    entry = assigned(action="dig a well")
    run()
    run(days=23)
    assert mailed().sent == 1
    (sent,) = mail.outbox
    assert sent.body.count("dig a well") == 1
    assert sent.body.count(f"/registers/commitments/{entry}/") == 1
    assert "Due: 2026-04-01\nIt is due within 30 days.\nIt is due within 7 days.\n" in sent.body


def test_all_new_notices_come_in_one_mail_with_the_way_back():
    user("F. Wizara", institution="MOH")
    first, second = assigned(action="dig a well"), assigned(action="mend a road")
    run()
    assert mailed().sent == 1
    assert mailed().sent == 0
    (sent,) = mail.outbox
    assert sent.to == ["F.Wizara@example.org"]
    assert sent.subject == "Balozi: new notices (2)"
    assert "It is due within 30 days." in sent.body
    for entry in (first, second):
        assert f"https://balozi.example/registers/commitments/{entry}/" in sent.body
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    person = person_named("F. Wizara")
    assert all(row.mailed_at for row in notices(person.reader, person.name).items)


@pytest.mark.parametrize(("language", "said"), [("sw", "siku 30"), ("fr", "30 jours"), ("en", "30 days")])
def test_a_mail_speaks_the_language_that_the_person_chose(language, said):
    person = user("F. Wizara", institution="MOH")
    choose_wish(wish=WishRow(language=language), person=person, at=hour(2))
    assigned()
    run()
    mailed()
    assert said in mail.outbox[0].body


CANARY = "open the Kanarikanga vault"


@pytest.mark.parametrize("sort", ["each", "weekly"])
def test_no_mail_names_what_is_marked_not_even_to_who_may_read_it(sort):
    person = user("F. Wizara", institution="MOH", clearance=Marking.SECRET)
    choose_wish(wish=WishRow(sort), person=person, at=hour(2))
    entry = assigned(marking=Marking.SECRET, action=CANARY, due="2026-02")
    run()
    prepare_digests(day=MONDAY, at=hour(31))
    assert mailed().sent == 1
    sent = mail.outbox[0]
    assert "Kanarikanga" not in sent.body + sent.subject + str(sent.message())
    assert f"(number {entry})" in sent.body


def test_what_may_no_longer_be_read_when_the_mail_is_sent_is_not_sent():
    person = user("F. Wizara", institution="MOH", clearance=Marking.SECRET)
    assigned(marking=Marking.SECRET, action=CANARY)
    run()
    prepare_mails(at=hour(31))
    Profile.objects.filter(user__username=person.name).update(clearance=0)
    outcome = send_mails(head=HEAD, at=hour(31))
    assert (outcome.sent, outcome.empty) == (0, 1)
    assert mail.outbox == []


def test_what_was_read_in_between_is_not_mailed():
    person = user("F. Wizara", institution="MOH")
    assigned()
    run()
    prepare_mails(at=hour(31))
    read_notices(person=person, at=hour(31))
    assert send_mails(head=HEAD, at=hour(31)).empty == 1


def test_who_wishes_no_mail_gets_none_and_keeps_the_notice():
    person = user("F. Wizara", institution="MOH")
    choose_wish(wish=WishRow("none"), person=person, at=hour(2))
    assigned()
    run()
    assert mailed().sent == 0
    assert prepare_digests(day=MONDAY, at=hour(31)) == 0
    assert Notice.objects.count() == 1


def test_a_week_has_one_digest_with_what_never_had_a_report():
    person = user("F. Wizara", institution="MOH")
    choose_wish(wish=WishRow("weekly", 2), person=person, at=hour(2))
    assigned(due="", action="plant a hedge")
    prepared = [
        prepare_digests(day=MONDAY + timedelta(days=days), at=hour(40))
        for days in (35, 36, 37, 38, 37, 41, 42, 44)
    ]
    assert prepared == [0, 0, 1, 0, 0, 0, 0, 1]
    sent = send_mails(head=Letterhead(HEAD.site, "en", MONDAY + timedelta(days=40)), at=hour(41))
    assert sent.sent == 2
    assert "Never reported on: 1" in mail.outbox[0].body
    assert mail.outbox[0].subject == "Balozi: your week"


def test_a_real_server_takes_the_rest_when_one_address_fails_and_what_failed_is_tried_again():
    for name in ("A. Kwanza", "B. Mbaya", "C. Tatu"):
        user(name, institution="MOH")
    assigned()
    run()
    with MailServer(refuses=["B.Mbaya@"]) as server, through(server):
        outcome = mailed()
        assert (outcome.sent, outcome.failed, outcome.failure) == (2, 1, "")
        assert len(server.mails) == 2
        (waiting,) = mails_waiting()
        assert (waiting.name, waiting.tries, waiting.failure) == ("B. Mbaya", 1, "550 no such box")
        assert mailed(hour(31) + timedelta(minutes=14)).waiting == 1
        server.refuses.clear()
        assert mailed(hour(31) + timedelta(minutes=15)).sent == 1
        assert mails_waiting() == []
        to = {one["To"] for _known, one in server.mails}
        assert to == {"A.Kwanza@example.org", "B.Mbaya@example.org", "C.Tatu@example.org"}
        numbers = {one["Message-ID"] for _known, one in server.mails}
        assert len(numbers) == 3


def test_a_server_that_hangs_up_loses_no_mail():
    for name in ("A. Kwanza", "B. Pili", "C. Tatu"):
        user(name, institution="MOH")
    assigned()
    run()
    with MailServer(hangs_up_after=1) as server, through(server):
        for hours in range(31, 36):
            mailed(hour(hours))
        assert sorted(one["To"][0] for _known, one in server.mails) == ["A", "B", "C"]
    assert mails_waiting() == []


def test_a_server_that_is_gone_is_told_once_and_the_mails_wait():
    for number in range(6):
        user(f"U{number}", institution="MOH")
    assigned()
    run()
    with MailServer() as server:
        pass
    with through(server):
        outcome = mailed()
    assert outcome.sent == 0
    assert outcome.failed == 3
    assert outcome.waiting == 3
    assert "ConnectionRefusedError" in outcome.failure


def test_an_address_with_a_line_break_stops_nobody():
    user("A. Kwanza", institution="MOH")
    bad = user("B. Mbaya", institution="MOH")
    from django.contrib.auth import get_user_model

    get_user_model().objects.filter(username=bad.name).update(email="b@example.org\nBcc: c@example.org")
    assigned()
    run()
    outcome = mailed()
    assert (outcome.sent, outcome.failed) == (1, 1)


def test_the_jobs_do_their_work_once_however_often_they_run():
    user("F. Wizara", institution="MOH")
    assigned()
    states = [[one.state for one in run_jobs(Asked(MONDAY, hour(30 + n)))] for n in range(10)]
    assert states[0] == ["done", "done", "done", "done"]
    assert states[1:] == [["not due", "done", "done", "not due"]] * 9
    assert len(mail.outbox) == 1
    assert Notice.objects.count() == 1
    assert runs()[-1].facts["made"] == 1


def test_a_dry_run_of_the_jobs_changes_nothing():
    user("F. Wizara", institution="MOH")
    assigned()
    (outcome,) = run_jobs(Asked(MONDAY, hour(30), dry_run=True))
    assert (outcome.state, outcome.facts["made"]) == ("planned", 1)
    assert (Notice.objects.count(), JobRun.objects.count(), len(mail.outbox)) == (0, 0, 0)


def test_a_run_that_was_killed_is_done_again():
    user("F. Wizara", institution="MOH")
    assigned()
    JobRun.objects.create(job="reminders", day=MONDAY, began_at=hour(29))
    assert run_jobs(Asked(MONDAY, hour(30)))[0].state == "done"


def test_two_runs_at_once_do_it_once(settings):
    with only_run(settings.BALOZI.home), pytest.raises(JobsRunning):
        run_jobs(Asked(MONDAY, hour(30)))


def test_a_job_that_breaks_does_not_stop_the_others(monkeypatch):
    user("F. Wizara", institution="MOH")
    entry = a_commitment(due="2026-04-01")
    assign_commitment(order=order(entry, desk()), institution="MOH")

    def broken(**_):
        raise RuntimeError("no")

    monkeypatch.setattr("balozi.jobs.running.remind_people", broken)
    outcomes = run_jobs(Asked(MONDAY, hour(30)))
    assert [one.state for one in outcomes] == ["failed", "done", "done", "done"]
    assert len(mail.outbox) == 1
    monkeypatch.undo()
    assert run_jobs(Asked(MONDAY, hour(31)))[0].state == "done"
    assert Mailing.objects.count() >= 1
