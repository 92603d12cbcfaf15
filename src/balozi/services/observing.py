"""Values of indicators: submitted, checked, approved by somebody else, returned, corrected, withdrawn."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from balozi.ground.errors.family import Forbidden
from balozi.ground.errors.people import AboveClearance
from balozi.ground.errors.values import (
    NoSuchValue,
    NotYourIndicator,
    OwnValue,
    ValueStands,
    ValueStepNotAllowed,
)
from balozi.ground.markings import Marking
from balozi.ground.people import APPROVE_VALUES, EDIT_RESULTS, ENTER_VALUES, Person
from balozi.results.declarations import Indicator as Declared
from balozi.services.auditing import allow, write_deed
from balozi.services.defining import indicator_of
from balozi.services.following import own_institution, said
from balozi.services.odd_values import limits_of, oddities_of
from balozi.services.reported_values import Reported, checked_report
from balozi.services.showing import keep_evidence
from balozi.store.access.visibility import visible
from balozi.store.audit.models import Deed
from balozi.store.results.feeding import APPROVED, DEMONSTRATION, RETURNED, SUBMITTED, states_of
from balozi.store.results.models import Breach, Indicator, Observation, ObservationStep

CHECKED = "checked"
# From where a value may take each step.
_BEFORE = {CHECKED: {SUBMITTED}, APPROVED: {SUBMITTED, CHECKED}, RETURNED: {SUBMITTED, CHECKED, APPROVED}}


def submit_observation(*, reported: Reported, person: Person, at: datetime) -> int:
    """Report a value; it counts once somebody else has approved it.

    Returns:
        the number of the value.

    Raises:
        NotAllowed: the person may not enter values.
        NotYourIndicator: the indicator is not of the person's institution.
        AboveClearance: the marking is above the person's own clearance.
        NoSuchIndicator: there is none of this code that the person may see.
        DeclarationMissing: the indicator does not declare all that a report needs.
        NotAPeriod, PeriodUnfit: the indicator is not reported in such a period.
        NotANumber, PartsIncomplete, PartsImpossible, ValueNotThere: no such value can be.
        CodeTooLong: a code or a name is longer than can be kept.
        DayAhead: the day has not come yet.
        ValueStands: one was reported already.
        EvidenceMissing, EvidenceMismatch, NoSuchDocument: a piece of evidence does not show it.
    """
    subject = f"indicator {reported.indicator}"
    allow(person, ENTER_VALUES, verb="submit_observation", subject=subject, at=at)
    if reported.marking > person.clearance:
        raise AboveClearance(person.name)
    with refusals_logged(person, "submit_observation", subject, at), transaction.atomic():
        row, declared = indicator_of(reported.indicator, person)
        check_owner(person, reported.indicator, declared.owner, reported.area.strip())
        checked = checked_report(reported, declared, at)
        before = standing_value(row, checked)
        invented = before is not None and before.made.verb == DEMONSTRATION
        if before is not None and not invented:
            raise ValueStands(row.code, checked.area, checked.period, before.pk)
        return _submit(row, declared, checked, _Act(person, at, "submit_observation"), before)


def correct_observation(*, number: int, reported: Reported, person: Person, at: datetime) -> int:
    """Report a better value in the place of one; an approved one stands until the correction is approved.

    Returns:
        the number of the correction.

    Raises:
        NoSuchValue: none of this number stands that the person may see.
        ValueStands: a correction of it waits already.
        and as `submit_observation`.
    """
    allow(person, ENTER_VALUES, verb="correct_observation", subject=f"value {number}", at=at)
    if reported.marking > person.clearance:
        raise AboveClearance(person.name)
    with refusals_logged(person, "correct_observation", f"value {number}", at), transaction.atomic():
        before = standing_observation(number, person)
        row, declared = indicator_of(before.indicator.code, person)
        check_owner(person, row.code, declared.owner, before.area)
        same = {name: getattr(before, name) for name in ("area", "period", "breakdown", "reporter")}
        checked = checked_report(replace(reported, indicator=row.code, **same), declared, at)
        waiting = Observation.objects.filter(corrects=before, superseded__isnull=True).first()
        if waiting is not None:
            raise ValueStands(row.code, before.area, before.period, waiting.pk)
        marked = replace(checked, marking=Marking(max(before.marking, checked.marking)))
        return _submit(row, declared, marked, _Act(person, at, "correct_observation"), before)


def check_observation(*, number: int, person: Person, at: datetime, note: str = "") -> None:
    """Say that a value was looked at and is in order, so that it can be approved.

    Raises:
        NotAllowed: the person may not approve values.
        NoSuchValue: none of this number stands that the person may see.
        ValueStepNotAllowed: it is not waiting for that.
    """
    _step(number, CHECKED, note, _Act(person, at, "check_observation"))


def approve_observation(*, number: int, person: Person, at: datetime, note: str = "") -> None:
    """Let a value count; never by somebody who reported it. What it corrects is ended by this.

    Raises:
        NotAllowed: the person may not approve values.
        OwnValue: the person reported it.
        NoSuchValue: none of this number stands that the person may see.
        ValueStepNotAllowed: it is not waiting for that.
    """
    _step(number, APPROVED, note, _Act(person, at, "approve_observation"))


def return_observation(*, number: int, reason: str, person: Person, at: datetime) -> None:
    """Send a value back to who reported it, with the reason; it does not count until it is corrected.

    Raises:
        WordMissing: no reason is given.
        and as `check_observation`.
    """
    _step(number, RETURNED, reason, _Act(person, at, "return_observation"))


def withdraw_observation(*, number: int, reason: str, person: Person, at: datetime) -> None:
    """Take a value away without another in its place; earlier moments still have it.

    Raises:
        NotAllowed: the person may not enter values.
        NotYourIndicator: the indicator is not of the person's institution.
        NoSuchValue: none of this number stands that the person may see.
        WordMissing: no reason is given.
    """
    subject = f"value {number}"
    allow(person, ENTER_VALUES, verb="withdraw_observation", subject=subject, at=at)
    with refusals_logged(person, "withdraw_observation", subject, at), transaction.atomic():
        why = said("reason", reason)
        row = standing_observation(number, person)
        _, declared = indicator_of(row.indicator.code, person)
        check_owner(person, row.indicator.code, declared.owner, row.area)
        if (
            states_of([row.pk], None).get(row.pk, (SUBMITTED, ""))[0] == APPROVED
            and APPROVE_VALUES not in person.permissions
        ):
            person.must(APPROVE_VALUES)
        deed = write_deed(by=person.name, at=at, verb="withdraw_observation", subject=subject)
        Observation.objects.filter(pk=row.pk).update(superseded=deed)
        ObservationStep.objects.create(
            observation=row, step="withdrawn", reason=why, made=deed, superseded=deed
        )


def check_owner(person: Person, code: str, owner: str, area: str = "") -> None:
    """Pass when the person may enter values of an indicator: of the own institution, of the own county, or all.

    Args:
        person: who enters.
        code: of the indicator.
        owner: code of the institution that answers for it.
        area: that the value is of; a county reports what happened in it, whoever owns the indicator.

    Raises:
        NotYourIndicator: it is another institution's, and of another area.
    """
    if person.permissions & {APPROVE_VALUES, EDIT_RESULTS}:
        return
    own = own_institution(person)
    if not own or own not in {owner, area}:
        raise NotYourIndicator(person.name, code)


def standing_value(row: Indicator, reported: Reported) -> Observation | None:
    """Return the value that stands in the cell of a report; of several the last one, None for none."""
    rows = Observation.objects.filter(
        indicator=row,
        area=reported.area,
        period=reported.period,
        breakdown=reported.breakdown,
        reporter=reported.reporter,
        superseded__isnull=True,
    )
    return rows.select_related("made").order_by("-id").first()


def standing_observation(number: int, person: Person) -> Observation:
    """Return a value that stands, locked until the transaction ends.

    Raises:
        NoSuchValue: none of this number stands that the person may see.
    """
    rows = Observation.objects.select_for_update(of=("self",)).filter(pk=number, superseded__isnull=True)
    rows = visible(visible(rows, person.reader), person.reader, "indicator")
    found = rows.select_related("indicator", "made").first()
    if found is None:
        raise NoSuchValue("value", number)
    return found


def record_observation(row: Indicator, reported: Reported, before: Any, deed: Deed) -> Observation:
    """Return a new row for a report; it is not saved, so that many can be at once."""
    return Observation(
        indicator=row,
        area=reported.area,
        period=reported.period,
        breakdown=reported.breakdown,
        value=reported.value,
        numerator=reported.numerator,
        denominator=reported.denominator,
        reporter=reported.reporter,
        institution=reported.institution,
        reported_on=reported.reported_on or deed.at.date(),
        comment=reported.comment,
        marking=reported.marking,
        corrects=before,
        made=deed,
    )


@dataclass(frozen=True, slots=True)
class _Act:
    """Who does what, and when."""

    person: Person
    at: datetime
    verb: str


def _submit(
    row: Indicator, declared: Declared, reported: Reported, act: _Act, before: Observation | None
) -> int:
    own = replace(reported, institution=reported.institution or own_institution(act.person))
    facts = {"period": own.period, "area": own.area, "corrects": before.pk if before else None}
    deed = write_deed(
        by=act.person.name, at=act.at, verb=act.verb, subject=f"indicator {row.code}", facts=facts
    )
    odd = oddities_of(row, declared, own, limits_of(row, declared))
    made = record_observation(row, own, before, deed)
    made.save()
    Breach.objects.bulk_create(
        Breach(observation=made, rule=one.rule, facts=dict(one.facts), made=deed) for one in odd
    )
    keep_evidence(own.evidence, "observation", made, act.person, deed)
    if before is not None and _state(before) != APPROVED:
        # Nobody counted it yet, so that nothing is lost when it gives way at once.
        Observation.objects.filter(pk=before.pk).update(superseded=deed)
    return made.pk


def _step(number: int, wanted: str, reason: str, act: _Act) -> None:
    person, subject = act.person, f"value {number}"
    allow(person, APPROVE_VALUES, verb=act.verb, subject=subject, at=act.at)
    with refusals_logged(person, act.verb, subject, act.at), transaction.atomic():
        why = said("reason", reason) if wanted == RETURNED else reason.strip()
        row = standing_observation(number, person)
        state = _state(row)
        if state not in _BEFORE[wanted]:
            raise ValueStepNotAllowed(number, state, wanted)
        if wanted == APPROVED and row.made.by == person.name:
            raise OwnValue(person.name)
        deed = write_deed(by=person.name, at=act.at, verb=act.verb, subject=subject)
        ObservationStep.objects.create(observation=row, step=wanted, reason=why, made=deed)
        if wanted == APPROVED and row.corrects_id:
            Observation.objects.filter(pk=row.corrects_id, superseded__isnull=True).update(superseded=deed)


@contextmanager
def refusals_logged(person: Person, verb: str, subject: str, at: datetime) -> Iterator[None]:
    """Write a refusal of what a person may do to the log, after the change was rolled back."""
    try:
        yield
    except Forbidden as refusal:
        facts = {"code": refusal.code}
        outcome = Deed.Outcome.REFUSED
        write_deed(by=person.name, at=at, verb=verb, subject=subject, facts=facts, outcome=outcome)
        raise


def _state(row: Observation) -> str:
    return states_of([row.pk], None).get(row.pk, (SUBMITTED, ""))[0]
