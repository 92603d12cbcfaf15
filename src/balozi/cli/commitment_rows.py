"""The rows that `balozi commitment` writes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from balozi.ground.people import Reader
from balozi.registers.following import direction_of
from balozi.store.follow_up.courses import courses_of, current_courses
from balozi.store.follow_up.queries import open_work
from balozi.store.follow_up.records import FollowUp
from balozi.store.people.queries import institution_names
from balozi.store.registers.queries import register_in_parts
from balozi.store.registers.records import EntryRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which commitments a list is to hold; "" for all.

    Attributes:
        institution: that has a part in them.
        person: the focal point.
        status: of the day.
        flag: of the day.
        direction: ours, theirs, group, others or unstated.
    """

    institution: str = ""
    person: str = ""
    status: str = ""
    flag: str = ""
    direction: str = ""

    def fits(self, row: Mapping[str, Any]) -> bool:
        """Tell whether a row is one of them."""
        return (
            (not self.status or row["status"] == self.status)
            and (not self.flag or self.flag in row["flags"])
            and (not self.direction or row["direction"] == self.direction)
        )


def listed(reader: Reader, at: datetime | None, wanted: Wanted) -> Iterator[dict[str, object]]:
    """Return commitments as a list shows them, a part of the register at a time."""
    carried = None
    if wanted.institution or wanted.person:
        work = open_work(reader, institution=wanted.institution, person=wanted.person, at=at)
        carried = sorted({row.entry for row in work})
    # How things stand now is kept, and asked of the database; how they stood is derived row by row.
    now = {"status_now": wanted.status, "flag": wanted.flag} if at is None else {}
    for part in register_in_parts(reader, "commitments", filters=now, at=at, among=carried):
        yield from filter(wanted.fits, _told(reader, part, at))


def _told(reader: Reader, rows: Sequence[EntryRow], at: datetime | None) -> Iterator[dict[str, object]]:
    entries = [row.entry for row in rows]
    courses = courses_of(reader, entries, at=at) if at else current_courses(reader, entries)
    names = institution_names("en", {course.lead for course in courses.values() if course.lead})
    for row in rows:
        course = courses[row.entry]
        owing, owed = row.involved.get("obligor", ()), row.involved.get("beneficiary", ())
        yield {
            "entry": row.entry,
            "title": row.title,
            "due": row.values.get("due"),
            "status": course.status,
            "lead": course.lead,
            "lead_name": names.get(course.lead, ""),
            "focal_point": course.focal_point,
            "last_on": course.last_on,
            "flags": course.flags,
            "direction": direction_of(owing, owed, row.country or settings.BALOZI.country).value,
        }


def rows_of(follow: FollowUp) -> Iterator[dict[str, object]]:
    """Return one follow-up line by line."""
    moved = f" (first {follow.first_due or 'none'})" if follow.first_due != follow.due else ""
    yield _row("status", follow.course.status)
    yield _row("flags", ", ".join(follow.course.flags))
    yield _row("due", follow.due + moved)
    yield _row("seen", follow.seen)
    yield from _carried(follow)
    yield from _reported(follow)
    yield from _judged(follow)
    for link in follow.links:
        yield _row(f"belongs to {link.sort}", f"{link.code} {link.target or ''} {link.title}")
    for division in follow.divisions:
        words = f"{division.sort} of {division.entry} by {division.by}: {division.reason}"
        yield _row(f"division {division.division}", words + (" (undone)" if division.undone else ""))


def _carried(follow: FollowUp) -> Iterator[dict[str, object]]:
    for step in follow.steps:
        yield _row("step", f"{step.on} {step.status} by {step.by} {step.note}")
    for part in follow.assignments:
        words = f"{part.institution} {part.part} {part.state} {part.area} {part.focal_point} {part.note}"
        yield _row(f"assignment {part.assignment}", words)


def _reported(follow: FollowUp) -> Iterator[dict[str, object]]:
    for update in follow.updates:
        yield _row(f"update {update.update}", f"{update.on} {update.asserted} by {update.by}: {update.text}")
        for piece in update.evidence:
            yield _row(f"evidence {piece.evidence}", f"{piece.sort} {piece.reference} {piece.text}")
    if follow.public:
        yield _row("public text", follow.public.text + (" (drifted)" if follow.public.drifted else ""))


def _judged(follow: FollowUp) -> Iterator[dict[str, object]]:
    for one in follow.assessments:
        yield _row(f"{one.kind} assessment", f"{one.score:+d} by {one.by} on {one.on}: {one.reason}")
    if follow.disagreement is not None:
        yield _row("disagreement", follow.disagreement)
    for asked in follow.requests:
        decided = {None: "waits", True: "granted", False: "refused"}[asked.granted]
        words = f"to {asked.due_to} by {asked.asked_by}: {asked.reason}; {decided} {asked.decided_by} {asked.decision}"
        yield _row(f"request {asked.request}", words)


def _row(what: str, says: object) -> dict[str, object]:
    return {"what": what, "says": says if isinstance(says, int) else " ".join(str(says).split())}
