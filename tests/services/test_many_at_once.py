"""Many people at once, on PostgreSQL: nothing is lost, and one decision wins. SQLite lets one writer in at a time."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from balozi.ground.errors.following import CommitmentChanged
from balozi.ground.errors.registers import AlreadyDecided
from balozi.services.auditing import verify_log
from balozi.services.following import Order
from balozi.services.progressing import report_progress
from balozi.services.reviewing import accept_suggestion
from balozi.store.documents.models import Suggestion
from balozi.store.follow_up.models import ProgressUpdate
from balozi.store.follow_up.queries import last_deed
from balozi.store.registers.models import Entry
from tests.builders import MORNING, a_suggestion, hour, officer
from tests.promises import a_commitment, desk

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.engines,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer: nothing meets"),
]
# The measurement was of a thousand: TRIES=1000 python -m tests.postgres pytest tests/services/test_many_at_once.py
TRIES = int(os.environ.get("TRIES", "200"))
DECISIONS = 50


def closing(act):
    """Do something in a thread with a connection of its own; return what came, or why it was refused."""
    try:
        return act()
    except (CommitmentChanged, AlreadyDecided) as refusal:
        return refusal
    finally:
        connection.close()


def test_of_two_editors_who_saw_the_same_the_second_is_told_and_nothing_is_lost():
    entry, people, refused = a_commitment(), (desk("A. Kwanza"), desk("B. Pili")), 0
    with ThreadPoolExecutor(2) as both:
        for number in range(TRIES // 2):
            seen, at = last_deed(entry).number, MORNING + timedelta(minutes=number)

            def edit(person, seen=seen, at=at, number=number):
                order = Order(entry, person, at, seen)
                return closing(lambda: report_progress(order=order, text=f"{person.name} {number}"))

            answers = list(both.map(edit, people))
            written = [answer for answer in answers if not isinstance(answer, CommitmentChanged)]
            assert len(written) == 1, answers
            refused += len(answers) - len(written)
    assert ProgressUpdate.objects.filter(entry=entry, superseded__isnull=True).count() == TRIES - refused
    assert verify_log() > TRIES // 2


def test_of_fifty_decisions_on_one_suggestion_at_once_one_wins():
    suggestion = a_suggestion()
    with ThreadPoolExecutor(DECISIONS) as people:
        answers = list(
            people.map(
                lambda number: closing(
                    lambda: accept_suggestion(
                        suggestion=suggestion.pk, person=officer(f"person {number}"), at=hour(1)
                    )
                ),
                range(DECISIONS),
            )
        )
    assert sum(isinstance(answer, AlreadyDecided) for answer in answers) == DECISIONS - 1
    assert Entry.objects.count() == 1
    assert Suggestion.objects.get(pk=suggestion.pk).state == Suggestion.State.ACCEPTED
    verify_log()
