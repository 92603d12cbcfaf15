"""What the night makes ready, so that the first visit of a day is as fast as any."""

from datetime import date, timedelta

import pytest
from django.db import connection

from balozi.jobs.running import Asked, run_jobs
from balozi.services.surveying import survey_store
from balozi.store.registers.models import EntryState
from balozi.store.registers.moments import day_of
from tests.builders import MORNING
from tests.promises import a_commitment

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def test_the_night_makes_states_again_that_end_soon():
    entry = a_commitment()
    EntryState.objects.filter(entry=entry).update(until_on=day_of(None) + timedelta(days=3))
    done, again = (run_jobs(Asked(date(2026, 3, 2), MORNING))[-1] for _ in range(2))
    assert (done.job, done.state, done.facts) == ("states", "done", {"states": 1})
    assert again.state == "not due"
    assert EntryState.objects.filter(entry=entry, until_on=date.max).exists()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL counts by itself")
def test_sqlite_knows_how_well_its_indexes_narrow():
    a_commitment()
    survey_store()
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'registers_commitment'")
        assert cursor.fetchall()
