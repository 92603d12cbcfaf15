"""Judging commitments: by those who do the work and by an independent eye, side by side; and the end that follows."""

from datetime import date

from balozi.ground.errors.following import NotAssessed, SamePerson, WordUnknown
from balozi.ground.people import ASSESS, REPORT_PROGRESS
from balozi.registers.commitments import end_of_score
from balozi.services.following import Order, changing, said
from balozi.store.follow_up.models import Assessment, ProgressUpdate

_SCORES = (-1, 0, 1)


def assess_commitment(
    *, order: Order, score: int, reason: str, independent: bool = True, on: date | None = None
) -> int:
    """Judge a commitment: +1 fulfilled, 0 partially, -1 not; the other eye's judgement stays beside it.

    Args:
        order: who judges which commitment.
        score: +1, 0 or -1.
        reason: in words.
        independent: whether the person had no part in the work; otherwise it is the self-assessment.
        on: the day of the judgement, today when none is given.

    Returns:
        the number of the assessment.

    Raises:
        NotAllowed: the person may not assess, or not report progress for the self-assessment.
        NotYourInstitution: a self-assessment of what is not assigned to the own institution.
        SamePerson: somebody who reported progress would be the independent eye.
        NoSuchEntry: no commitment of this number stands that the person may see.
        CommitmentChanged: somebody changed it since it was seen.
        WordUnknown: the score is none of the three.
        WordMissing: no reason is given.
        DayAhead: the day has not come yet.
    """
    permission = ASSESS if independent else REPORT_PROGRESS
    with changing(order, permission, "assess_commitment") as change:
        if score not in _SCORES:
            raise WordUnknown(str(score), "score", "-1, 0, 1")
        why, day = said("reason", reason), change.day(on)
        kind = Assessment.Kind.INDEPENDENT if independent else Assessment.Kind.SELF
        told = ProgressUpdate.objects.filter(entry=change.entry, superseded__isnull=True)
        if independent and told.filter(made__by=order.person.name).exists():
            raise SamePerson(order.person.name)
        deed = change.write(kind=kind.value, score=score)
        before = Assessment.objects.filter(entry=change.entry, kind=kind, superseded__isnull=True)
        before.update(superseded=deed)
        row = Assessment.objects.create(
            entry=change.entry, made=deed, kind=kind.value, score=score, reason=why, on=day
        )
        return row.pk


def conclude_commitment(*, order: Order, on: date | None = None) -> str:
    """End a commitment as the independent assessment says: fulfilled, partially fulfilled, or not.

    Returns:
        the end.

    Raises:
        NotAllowed: the person may not assess.
        NotAssessed: no independent assessment stands.
        StepNotAllowed: fulfilled or partially fulfilled, but the evidence was not verified.
        and as `assess_commitment`.
    """
    with changing(order, ASSESS, "conclude_commitment") as change:
        rows = Assessment.objects.filter(entry=change.entry, superseded__isnull=True)
        judged = rows.filter(kind=Assessment.Kind.INDEPENDENT).first()
        if judged is None:
            raise NotAssessed(change.entry.pk)
        end, day = end_of_score(judged.score), change.day(on)
        change.check(end, day)
        change.step(end, day, change.write(how=end.value), judged.reason)
        return end.value
