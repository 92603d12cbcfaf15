"""What the page of an agreement shows beside its fields: its life on two axes, its procedure, its term."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest

from balozi.ground.people import EDIT_REGISTERS, Person
from balozi.ground.words import fold
from balozi.packs.procedures import Procedures, procedures_of
from balozi.registers.agreements.courses import Course
from balozi.registers.agreements.relations import Standing, standings_of
from balozi.registers.agreements.statuses import Change, changes_of
from balozi.registers.agreements.terms import Ending, ending_of
from balozi.store.people.queries import institution_names, institutions
from balozi.store.registers.agreements import (
    AgreementEventRow,
    AgreementRow,
    agreement_events,
    agreement_row,
    past_events,
)
from balozi.store.registers.records import EntryPage
from balozi.web.agreements.drawing import Drawing, drawing_of
from balozi.web.agreements.forms import event_form, term_form
from balozi.web.listing import end_of
from balozi.web.names import page_language

# A list names a step by its first clause.
_SHORT = re.compile(r"[;(]")


@dataclass(frozen=True, slots=True)
class LineOfTime:
    """One event in the table of time.

    Attributes:
        row: as the store gives it.
        status: that the agreement had from then on, "" when the event changed nothing.
        step: what the procedure calls the step that it carried out, "".
    """

    row: AgreementEventRow
    status: str
    step: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the procedure in the language of the page."""

    section: str
    who: str
    what: str
    state: str
    on: str
    due: date | None
    late: bool
    to_check: bool


@dataclass(frozen=True, slots=True)
class LifeFacts:
    """What the panel of an agreement shows.

    Attributes:
        row: the agreement.
        lines: its events, oldest first.
        changes: the statuses that it went through.
        parties: how each stands.
        ending: of its term, None.
        course: through the procedure, None where none is for it.
        steps: of the procedure, in the language of the page.
        waits: days since something moved, None.
        law: title of the procedure's law, "".
        scope: what the law is for, in the language of the page.
        pending: changes that are not law, (title, what it would change).
        known: the pack of the country has a procedure.
        drawing: the line of time, None when there are no two days to draw.
    """

    row: AgreementRow
    lines: Sequence[LineOfTime]
    changes: Sequence[Change]
    parties: Sequence[Standing]
    ending: Ending | None
    course: Course | None
    steps: Sequence[StepLine]
    waits: int | None
    law: str
    scope: str
    scope_to_check: bool
    pending: Sequence[tuple[str, str]]
    known: bool
    drawing: Drawing | None


def agreement_facts(
    request: HttpRequest, person: Person, page: EntryPage, on: date | None
) -> Mapping[str, object] | None:
    """Return what the panel of an agreement shows, None when it does not stand on the day asked about."""
    if page.row is None:
        return None
    at = end_of(on)
    facts = life_facts(person, page.entry, at)
    may_edit = EDIT_REGISTERS in person.permissions and on is None
    past = past_events(person.reader, page.entry) if on is None else []
    told: dict[str, object] = {"life": facts, "may_edit": may_edit, "entry": page.entry, "past": past}
    told["lead_name"] = institution_names(page_language(), {facts.row.lead}).get(facts.row.lead, "")
    if may_edit:
        named = [(row.code, row.name(page_language())) for row in institutions()]
        told["institutions"] = sorted(named, key=lambda one: fold(one[1]))
        told |= {"event_form": event_form(facts.row, request.GET), "term_form": term_form(person, facts.row)}
    return told


def life_facts(person: Person, entry: int, at: datetime | None) -> LifeFacts:
    """Return the life of one agreement as the panel shows it."""
    row = agreement_row(person.reader, entry, at=at)
    known = procedures_of(row.country)
    procedure, course = row.procedure, row.course
    changes = changes_of(row.life, row.day)
    return LifeFacts(
        row=row,
        lines=_lines(agreement_events(person.reader, entry, at=at), changes, known),
        changes=changes,
        parties=standings_of(row.life, row.day),
        ending=ending_of(row.life, row.day),
        course=course,
        steps=_steps(course, row.day) if course else (),
        waits=course.waits(row.day) if course and course.stuck else None,
        law=procedure.law if procedure else "",
        scope=procedure.scope.get(page_language(), "") if procedure else "",
        scope_to_check=bool(procedure and procedure.scope_to_check),
        pending=[(one.title, one.says.get(page_language(), "")) for one in known.pending],
        known=bool(known.versions),
        drawing=drawing_of(row.life, changes, row.day),
    )


def step_words(known: Procedures) -> Mapping[str, str]:
    """Return what each step of a country's procedure is, in the language of the page, by key."""
    return {
        step.key: _SHORT.split(step.what.get(page_language(), ""))[0].rstrip(". ")
        for version in known.versions
        for step in version.steps
    }


def _lines(
    rows: Sequence[AgreementEventRow], changes: Sequence[Change], known: Procedures
) -> list[LineOfTime]:
    words = step_words(known)
    by_day = {change.since.isoformat() if change.since else "": change.status for change in changes}
    told: set[str] = set()
    lines = []
    for row in rows:
        first = (row.on + "-01-01"[len(row.on) - 4 :])[:10] if row.on else ""
        status = by_day.get(first, "") if first not in told else ""
        told.add(first)
        lines.append(LineOfTime(row, status, words.get(row.step, "")))
    return lines


def _steps(course: Course, day: date) -> list[StepLine]:
    language = page_language()
    return [
        StepLine(
            section=one.step.section,
            who=one.step.who.get(language, ""),
            what=one.step.what.get(language, ""),
            state=one.state,
            on=one.on,
            due=one.due,
            late=one.late(day),
            to_check=one.step.to_check,
        )
        for one in course.steps
    ]
