"""The rows that `balozi commitment` writes."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings

from balozi.ground.people import Reader
from balozi.registers.following import direction_of
from balozi.store.follow_up.courses import courses_of
from balozi.store.follow_up.queries import open_work
from balozi.store.follow_up.records import FollowUp
from balozi.store.registers.queries import list_register


def listed(
    reader: Reader, at: datetime | None, *, institution: str = "", person: str = ""
) -> Iterator[dict[str, object]]:
    """Return commitments as a list shows them, those of an institution or person when one is named."""
    rows = list_register(reader, "commitments", size=0, at=at).items
    if institution or person:
        carried = {row.entry for row in open_work(reader, institution=institution, person=person, at=at)}
        rows = [row for row in rows if row.entry in carried]
    courses = courses_of(reader, [row.entry for row in rows], at=at)
    for row in rows:
        course = courses[row.entry]
        owing, owed = row.involved.get("obligor", ()), row.involved.get("beneficiary", ())
        yield {
            "entry": row.entry,
            "title": row.title,
            "due": row.values.get("due"),
            "status": course.status,
            "lead": course.lead,
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
