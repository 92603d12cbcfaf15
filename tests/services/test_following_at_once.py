"""Several people work on one commitment at the same moment: one wins each time, and nothing is lost."""

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from balozi.ground.errors.following import CommitmentChanged
from balozi.ground.people import PUBLIC
from balozi.services.assigning import assign_commitment
from balozi.services.auditing import verify_log
from balozi.services.progressing import report_progress
from balozi.store.audit.models import Deed
from balozi.store.follow_up.models import Assignment
from balozi.store.follow_up.queries import follow_up_of, last_deed
from tests.builders import hour
from tests.promises import a_commitment, desk, order

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engines]

# More of them, for a measurement: TRIES=250 python -m tests.postgres pytest tests/services/test_following_at_once.py
EDITORS, TRIES = 4, int(os.environ.get("TRIES", "25"))


def at_once(work):
    """Let each editor do the work in a thread of its own, all beginning at the same moment."""
    gate = Barrier(EDITORS)

    def one(number):
        gate.wait()
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(EDITORS) as threads:
        return list(threads.map(one, range(EDITORS)))


def test_of_editors_who_saw_the_same_one_wins_each_time_and_no_update_is_lost():
    entry = a_commitment()

    def work(number):
        kept, refused = [], 0
        for attempt in range(TRIES):
            seen = last_deed(entry).number
            words = f"{number}: {attempt}"
            try:
                report_progress(order=order(entry, desk(f"Editor {number}"), hour(2), seen), text=words)
                kept.append(words)
            except CommitmentChanged:
                refused += 1
        return kept, refused

    answers = at_once(work)
    kept = [words for own, _ in answers for words in own]
    assert len(kept) + sum(refused for _, refused in answers) == EDITORS * TRIES
    assert sorted(update.text for update in follow_up_of(PUBLIC, entry).updates) == sorted(kept)
    assert verify_log() == Deed.objects.count()


def test_of_several_leads_assigned_at_once_one_leads():
    entry = a_commitment()
    at_once(lambda number: assign_commitment(order=order(entry), institution=f"INST-{number}"))
    leads = Assignment.objects.filter(entry=entry, superseded__isnull=True, part="lead")
    assert leads.count() == 1
    assert Assignment.objects.filter(entry=entry).count() == EDITORS
    assert len(follow_up_of(PUBLIC, entry).steps) == 1


def test_different_commitments_are_worked_on_at_once_without_a_gap_in_the_log():
    entries = [a_commitment(f"build school {number}") for number in range(EDITORS)]
    at_once(lambda number: [report_progress(order=order(entries[number]), text="done") for _ in range(5)])
    assert [len(follow_up_of(PUBLIC, entry).updates) for entry in entries] == [5] * EDITORS
    assert verify_log() == Deed.objects.count()
