"""The panel of a commitment: its life line, who carries it, what was reported, how it was judged, what may be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from balozi.ground.people import ASSESS, DECIDE_DATES, FOLLOW_UP, PUBLISH, REPORT_PROGRESS, Person
from balozi.registers.commitments import CommitmentStatus, is_ended, may_become
from balozi.registers.following import Asserted, direction_of
from balozi.services.assigning import those_who_may_answer
from balozi.services.following import own_institution
from balozi.store.follow_up.queries import follow_up_of
from balozi.store.follow_up.records import AssignmentRow, FollowUp
from balozi.store.people.queries import institution_names
from balozi.store.registers.records import EntryPage
from balozi.web.commitments.choosing import SORTS, areas_of, choices_of_giving
from balozi.web.listing import end_of
from balozi.web.names import page_language

_LIFE = list(CommitmentStatus)[: list(CommitmentStatus).index(CommitmentStatus.VERIFIED) + 1]


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop on the life line.

    Attributes:
        status: that it brings.
        state: done, now or ahead.
        on: the day it was reached, None when it is not known or not reached.
    """

    status: str
    state: str
    on: date | None


def facts_of_commitment(person: Person, page: EntryPage, on: date | None) -> dict[str, object]:
    """Return what the panel of a commitment shows, as known on a day, and what the person may do now."""
    follow = follow_up_of(person.reader, page.entry, at=end_of(on))
    own = own_institution(person)
    involved = page.row.involved if page.row else {}
    country = (page.row.country if page.row else "") or settings.BALOZI.country
    mine = _mine(person, follow, own)
    facts: dict[str, object] = {
        "entry": page.entry,
        "follow": follow,
        "life": life_line(follow),
        "names": institution_names(page_language()),
        "direction": direction_of(involved.get("obligor", ()), involved.get("beneficiary", ()), country),
        "may": may_do(person, follow, own) if on is None and page.row else {},
        "mine": mine,
        "areas": dict(areas_of(person.reader, country))
        if any(row.area for row in follow.assignments)
        else {},
    }
    if facts["may"]:
        facts["asserted"] = [word.value for word in Asserted]
        facts["give"] = choices_of_giving(person, page, "", country)
        facts["sorts"] = SORTS
        facts["people"] = _answering(person, page, mine)
    return facts


def life_line(follow: FollowUp) -> list[Stop]:
    """Return the stops of a commitment's life in their order, its end last."""
    reached = {step.status: step.on for step in follow.steps}
    status = CommitmentStatus(follow.course.status)
    if is_ended(status):
        passed = [Stop(stop.value, "done", reached.get(stop)) for stop in _LIFE if _passed(stop, reached)]
        return [*passed, Stop(status.value, "now", reached.get(status))]
    at = _LIFE.index(status)
    return [
        Stop(stop.value, "done" if place < at else "now" if place == at else "ahead", reached.get(stop))
        for place, stop in enumerate(_LIFE)
    ]


def may_do(person: Person, follow: FollowUp, own: str) -> dict[str, bool]:
    """Return what a person may do with a commitment now, as the template asks it; empty when nothing."""
    status = CommitmentStatus(follow.course.status)
    desk, ended = FOLLOW_UP in person.permissions, is_ended(status)
    works = desk or bool(REPORT_PROGRESS in person.permissions and _mine(person, follow, own))
    assesses = ASSESS in person.permissions
    allowed = {
        "assign": desk and not ended,
        "report": works and not ended,
        "plan": works and may_become(status, CommitmentStatus.PLANNED),
        "submit": works and _has_evidence(follow) and may_become(status, CommitmentStatus.EVIDENCE_SUBMITTED),
        "judge_self": works,
        "request": works and not ended and follow.waiting is None,
        "decide": DECIDE_DATES in person.permissions and follow.waiting is not None,
        "verify": assesses and may_become(status, CommitmentStatus.VERIFIED),
        "judge": assesses,
        "conclude": assesses and not ended and any(row.kind == "independent" for row in follow.assessments),
        "publish": PUBLISH in person.permissions and bool(follow.updates),
        "end": desk and not ended,
        "take_back": desk and bool(follow.steps),
        "divide": desk and not ended and follow.waiting is None,
        "undo": desk,
        "link": desk,
    }
    return allowed if any(allowed.values()) else {}


def _mine(person: Person, follow: FollowUp, own: str) -> Sequence[AssignmentRow]:
    """Return the parts that the person may answer for."""
    carried = [row for row in follow.assignments if row.carries]
    if FOLLOW_UP in person.permissions:
        return carried
    if REPORT_PROGRESS not in person.permissions:
        return []
    return [row for row in carried if row.focal_point == person.name or (own and row.institution == own)]


def _answering(person: Person, page: EntryPage, mine: Sequence[AssignmentRow]) -> dict[str, list[str]]:
    """Return by institution who can be named as answering for a part that waits for an answer."""
    offered = {row.institution for row in mine if row.state == "offered"}
    return {code: those_who_may_answer(entry=page.entry, institution=code, person=person) for code in offered}


def _has_evidence(follow: FollowUp) -> bool:
    return any(update.evidence for update in follow.updates)


def _passed(stop: CommitmentStatus, reached: dict[str, date]) -> bool:
    """Tell whether an ended commitment went through a stop; on the register it was in any case."""
    return stop in (CommitmentStatus.IDENTIFIED, CommitmentStatus.ACCEPTED) or stop in reached
