"""What indicators are to reach and where they start: targets and baselines, set and withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from balozi.ground.errors.following import DayAhead
from balozi.ground.errors.results import CodeTooLong, RangeInvalid
from balozi.ground.errors.value_files import AreaMistaken, AreaUnknown
from balozi.ground.errors.values import NoSuchValue, PeriodUnfit, ValueNotThere
from balozi.ground.people import EDIT_RESULTS, Person
from balozi.packs.institutions import LONGEST_CODE
from balozi.results.codes import check_place
from balozi.results.decimals import number_of
from balozi.results.declarations import Calendar, Direction
from balozi.results.declarations import Indicator as Declared
from balozi.results.periods import Period, period_of
from balozi.services.auditing import allow, write_deed
from balozi.services.defining import indicator_of
from balozi.services.following import said
from balozi.services.showing import Shown, keep_evidence
from balozi.store.access.visibility import visible
from balozi.store.audit.models import Deed
from balozi.store.results.codes import area_codes
from balozi.store.results.definitions import parents
from balozi.store.results.grids import MONTHS
from balozi.store.results.models import AreaPart, Baseline, Gap, Indicator, Target


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to be reached, or where it starts, in one area and period.

    Attributes:
        indicator: code.
        area: code, "" for none.
        parent: the larger area of one that no register has yet, which makes it known; "" otherwise.
        period: as it is written; of a baseline "" for all periods.
        value: in digits.
        low: of a range, in digits.
        high: of a range, in digits.
        words: a target that is no number.
        is_open: whether it is still to be determined.
        stated_on: the day it was stated; None for the day it is written.
        author: who set it.
        note: said with it.
        evidence: the sentence, the link or the statement that says it.
    """

    indicator: str
    period: str = ""
    area: str = ""
    value: str = ""
    low: str = ""
    high: str = ""
    words: str = ""
    is_open: bool = False
    stated_on: date | None = None
    author: str = ""
    note: str = ""
    evidence: Sequence[Shown] = ()
    parent: str = ""


def set_target(*, aim: Aim, person: Person, at: datetime) -> int:
    """Set what an indicator is to reach; one that was there before is kept, and a lowered one is told as a gap.

    Returns:
        the number of the target.

    Raises:
        NotAllowed: the person may not edit the results framework.
        NoSuchIndicator: there is none of this code that the person may see.
        PeriodUnfit: the indicator is not reported in such periods.
        NotAPeriod, NotANumber, RangeInvalid: as it says.
        ValueNotThere: the target says nothing.
        CodeTooLong: the code of the area is longer than a code can be.
        AreaUnknown, AreaMistaken: no register has the area, and it is not said to be a part of one that is known.
        AreaIsWhole, AreaElsewhere: it is said to be a part of what it cannot be a part of.
        DayAhead: the day on which it was stated has not come yet.
    """
    allow(person, EDIT_RESULTS, verb="set_target", subject=f"indicator {aim.indicator}", at=at)
    with transaction.atomic():
        row, declared = indicator_of(aim.indicator, person)
        period = fitting_period(declared, aim.period, longer=True)
        area = _area_of(aim, person)
        number, low, high = digits(aim.value, "target"), digits(aim.low, "low"), digits(aim.high, "high")
        if low and high and number_of(low) > number_of(high):
            raise RangeInvalid(low, high)
        if not (number or low or high or aim.words.strip() or aim.is_open):
            raise ValueNotThere(aim.indicator)
        before = Target.objects.filter(indicator=row, area=area, period=period.name, superseded__isnull=True)
        easier = _is_easier(declared, before.first(), number)
        facts = {"period": period.name, "area": area, "lowered": easier}
        deed = write_deed(
            by=person.name, at=at, verb="set_target", subject=f"indicator {aim.indicator}", facts=facts
        )
        before.update(superseded=deed)
        _keep_area(aim, area, deed)
        target = Target.objects.create(
            indicator=row,
            area=area,
            period=period.name,
            value=number,
            low=low,
            high=high,
            words=aim.words.strip()[:400],
            is_open=aim.is_open,
            stated_on=_day(aim.stated_on, at),
            author=aim.author[:150],
            note=aim.note[:400],
            made=deed,
        )
        keep_evidence(aim.evidence, "target", target, person, deed)
        if easier:
            _record_lowered(row, target, deed)
    return target.pk


def set_baseline(*, aim: Aim, person: Person, at: datetime) -> int:
    """Set the value from which an indicator starts; without a period it holds for all of them.

    Returns:
        the number of the baseline.

    Raises: as `set_target`.
    """
    allow(person, EDIT_RESULTS, verb="set_baseline", subject=f"indicator {aim.indicator}", at=at)
    with transaction.atomic():
        row, declared = indicator_of(aim.indicator, person)
        period = fitting_period(declared, aim.period, longer=True).name if aim.period else ""
        value = digits(aim.value, "baseline")
        if not value:
            raise ValueNotThere(aim.indicator)
        area = _area_of(aim, person)
        facts = {"period": period, "area": area}
        deed = write_deed(
            by=person.name, at=at, verb="set_baseline", subject=f"indicator {aim.indicator}", facts=facts
        )
        Baseline.objects.filter(indicator=row, area=area, period=period, superseded__isnull=True).update(
            superseded=deed
        )
        _keep_area(aim, area, deed)
        baseline = Baseline.objects.create(
            indicator=row,
            area=area,
            period=period,
            value=value,
            stated_on=_day(aim.stated_on, at),
            note=(aim.note or aim.author)[:400],
            made=deed,
        )
        keep_evidence(aim.evidence, "baseline", baseline, person, deed)
    return baseline.pk


def withdraw_aim(*, sort: str, number: int, reason: str, person: Person, at: datetime) -> None:
    """Take a target or a baseline away; earlier moments still have it.

    Args:
        sort: target or baseline.
        number: of it.
        reason: kept in the log.
        person: who acts.
        at: when.

    Raises:
        NotAllowed: the person may not edit the results framework.
        NoSuchValue: none of this number stands.
        WordMissing: no reason is given.
    """
    allow(person, EDIT_RESULTS, verb="withdraw_aim", subject=f"{sort} {number}", at=at)
    model = Target if sort == "target" else Baseline
    why = said("reason", reason)
    with transaction.atomic():
        rows: Any = model._default_manager.filter(pk=number, superseded__isnull=True)
        if not visible(rows, person.reader, "indicator").exists():
            raise NoSuchValue(sort, number)
        deed = write_deed(
            by=person.name,
            at=at,
            verb="withdraw_aim",
            subject=f"{sort} {number}",
            facts={"reason": why[:200]},
        )
        rows.update(superseded=deed)


def fitting_period(declared: Declared, text: str, *, longer: bool = False) -> Period:
    """Return a period in which an indicator is reported; of a target also a longer one of the same calendar.

    Raises:
        NotAPeriod: it is none at all.
        PeriodUnfit: the indicator is not reported in such periods.
        DeclarationMissing: the indicator does not declare its frequency or calendar.
    """
    declared.check()
    period = period_of(text)
    if declared.frequency is None or declared.calendar is None:
        return period
    months, fiscal = MONTHS[declared.frequency], declared.calendar == Calendar.FISCAL
    fits = period.months == months or (longer and period.months > months)
    if fits and (period.months == 1 or period.fiscal == fiscal):
        return period
    year = period_of(f"{'FY' if fiscal else ''}2025")
    example = next(year.parts(months)).name
    raise PeriodUnfit(declared.code, declared.frequency, declared.calendar, period.name, example)


def digits(text: str, column: str) -> str:
    """Return a number as it is kept: in the digits in which it was stated.

    Raises:
        NotANumber: it is none.
    """
    kept = text.strip()
    if kept:
        number_of(kept, column)
    return kept


def short(column: str, text: str, longest: int) -> str:
    """Return a code or a name as it is kept, whole: two that begin alike are never taken for one.

    Raises:
        CodeTooLong: it is longer than can be kept.
    """
    kept = text.strip()
    if len(kept) > longest:
        raise CodeTooLong(column, kept[:longest], longest)
    return kept


def _area_of(aim: Aim, person: Person) -> str:
    """Return the code of the area; a misprint would be a target that no report ever shows."""
    area, parent = (short("area", text, LONGEST_CODE) for text in (aim.area, aim.parent))
    known = area_codes(person.reader)
    check_place(area, parent, parents(), known.others)
    for code in (area, parent) if area and not known.has(area) else ():
        if code and not known.has(code):
            if near := known.near(code):
                raise AreaMistaken(code, near)
            if code == parent or not parent:
                raise AreaUnknown(code)
    return area


def _keep_area(aim: Aim, area: str, deed: Deed) -> None:
    """Make an area known that is said to be a part of a larger one."""
    parent = aim.parent.strip()
    if area and parent and not AreaPart.objects.filter(area=area, superseded__isnull=True).exists():
        AreaPart.objects.create(area=area, parent=parent, made=deed)


def _day(told: date | None, at: datetime) -> date:
    today = timezone.localdate(at)
    if told is not None and told > today:
        raise DayAhead(told.isoformat())
    return told or today


def _is_easier(declared: Declared, before: Target | None, number: str) -> bool:
    if before is None or not before.value or not number:
        return False
    change = number_of(number) - number_of(before.value)
    return (declared.direction == Direction.INCREASE and change < 0) or (
        declared.direction == Direction.DECREASE and change > 0
    )


def _record_lowered(row: Indicator, target: Target, deed: Deed) -> None:
    subject = f"{row.code}/{target.area}/{target.period}"
    if Gap.objects.filter(rule="GP5", subject=subject, superseded__isnull=True).exists():
        return
    facts = {"indicator": row.code, "area": target.area, "period": target.period}
    Gap.objects.create(
        rule="GP5", subject=subject, indicator=row, facts=facts, marking=row.marking, made=deed
    )
