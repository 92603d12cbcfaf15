"""What runs of jobs share: one at a time, and a line for each run."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from django.db import connection
from filelock import FileLock, Timeout

from balozi.ground.errors.notices import JobsRunning
from balozi.store.notices.models import JobRun

# By this number the runs of jobs know each other on PostgreSQL.
_JOBS = 7_301_960


@contextmanager
def only_run(home: Path) -> Iterator[None]:
    """Hold the lock of the jobs; the system frees it when the run ends, also when it is killed.

    Runs on one machine are kept apart by a file, those on several machines by the database that they share.

    Raises:
        JobsRunning: another run holds it.
    """
    lock = FileLock(home / "jobs.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as busy:
        raise JobsRunning from busy
    try:
        with _in_database():
            yield
    finally:
        lock.release()


def begin_run(*, job: str, day: date, at: datetime) -> int:
    """Note that a job begins, and return the number of the run."""
    return JobRun.objects.create(job=job, day=day, began_at=at).pk


def end_run(*, run: int, facts: Mapping[str, object], failure: str, at: datetime) -> None:
    """Note what a job came to."""
    JobRun.objects.filter(pk=run).update(ended_at=at, facts=dict(facts), failure=failure[:200])


def was_run(job: str, day: date) -> bool:
    """Tell whether a job was done for a day; a run that failed or was killed does not count."""
    return JobRun.objects.filter(job=job, day=day, ended_at__isnull=False, failure="").exists()


@contextmanager
def _in_database() -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_JOBS])
        if not cursor.fetchone()[0]:
            raise JobsRunning
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_JOBS])
