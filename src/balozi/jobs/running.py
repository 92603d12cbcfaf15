"""Running the jobs that are due: reminders, weekly mails, mails, states; each on its own, none twice."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from balozi.ground.people import Person
from balozi.services.clockwork import begin_run, end_run, only_run, was_run
from balozi.services.composing import Letterhead
from balozi.services.mailing import prepare_digests, prepare_mails, send_mails
from balozi.services.people import operator
from balozi.services.reckoning import fill_states_if_needed
from balozi.services.reminding import remind_people
from balozi.services.surveying import survey_store
from balozi.services.whence import Door, through

LOG = logging.getLogger("balozi.jobs")
NAME = "balozi jobs"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run is asked for.

    Attributes:
        day: whose due dates are looked at.
        at: the moment of the run.
        dry_run: find out what would be done, and do nothing.
    """

    day: date
    at: datetime
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one job came to.

    Attributes:
        job: its name.
        state: done, failed, not due or planned.
        facts: what it did, in numbers.
        failure: why it did not work, "".
    """

    job: str
    state: str
    facts: Mapping[str, object]
    failure: str = ""


@dataclass(frozen=True, slots=True)
class _Job:
    """One job: what it does, and whether once a day is enough."""

    does: Callable[[Asked, Person], tuple[Mapping[str, object], str]]
    daily: bool


def run_jobs(asked: Asked) -> list[Outcome]:
    """Run what is due and return what each job came to; a job that breaks does not stop the others.

    Raises:
        JobsRunning: another run is under way.
    """
    if asked.dry_run:
        return list(_planned(asked))
    with only_run(settings.BALOZI.home), through(Door.JOB):
        return [_run(name, job, asked) for name, job in _JOBS.items()]


def _run(name: str, job: _Job, asked: Asked) -> Outcome:
    if job.daily and was_run(name, asked.day):
        return Outcome(name, "not due", {})
    number = begin_run(job=name, day=asked.day, at=asked.at)
    facts: Mapping[str, object] = {}
    failure = ""
    try:
        facts, failure = job.does(asked, operator(NAME))
    except Exception as fault:  # the outermost place: one job that breaks must not take the others with it
        LOG.exception("job %s for %s broke", name, asked.day)
        failure = f"{type(fault).__name__}: {fault}"
    end_run(run=number, facts=facts, failure=failure, at=asked.at)
    if failure:
        LOG.warning("job %s for %s: %s", name, asked.day, failure)
    LOG.info("job %s for %s: %s", name, asked.day, dict(facts))
    return Outcome(name, "failed" if failure else "done", facts, failure)


def _planned(asked: Asked) -> Iterator[Outcome]:
    found = remind_people(day=asked.day, person=operator(NAME), at=asked.at, dry_run=True)
    yield Outcome("reminders", "planned", found.facts)


def _reckon(asked: Asked, person: Person) -> tuple[Mapping[str, object], str]:
    made = fill_states_if_needed()
    survey_store()
    return {"states": made}, ""


def _remind(asked: Asked, person: Person) -> tuple[Mapping[str, object], str]:
    return remind_people(day=asked.day, person=person, at=asked.at).facts, ""


def _digest(asked: Asked, person: Person) -> tuple[Mapping[str, object], str]:
    return {"prepared": prepare_digests(day=asked.day, at=asked.at)}, ""


def _mail(asked: Asked, person: Person) -> tuple[Mapping[str, object], str]:
    prepared = prepare_mails(at=asked.at)
    head = Letterhead(settings.BALOZI.site.rstrip("/"), settings.BALOZI.language, asked.day)
    sent = send_mails(head=head, at=asked.at)
    return {"prepared": prepared, **sent.facts}, sent.failure


_JOBS: Mapping[str, _Job] = {
    "reminders": _Job(_remind, daily=True),
    "digests": _Job(_digest, daily=False),
    "mails": _Job(_mail, daily=False),
    # Last: nobody's mail waits for it.
    "states": _Job(_reckon, daily=True),
}
