"""The results framework: loaded from packs, indicators added and defined anew, targets, baselines, thresholds."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone

from balozi.ground.errors import (
    DayAhead,
    IndicatorExists,
    NoSuchIndicator,
    NoSuchValue,
    NotOneOf,
    PeriodUnfit,
    RangeInvalid,
    ValueNotThere,
)
from balozi.ground.people import EDIT_RESULTS, LOAD_PACKS, Person
from balozi.packs.frameworks import PackIndicator, PackResult
from balozi.packs.indicators import framework_of
from balozi.packs.institutions import institutions_of
from balozi.packs.loading import load_pack as read_pack
from balozi.results.decimals import number_of
from balozi.results.declarations import (
    Calendar,
    Direction,
    Frequency,
    Gathering,
    Kind,
    Missing,
)
from balozi.results.declarations import (
    Indicator as Declared,
)
from balozi.results.periods import Period, period_of
from balozi.results.thresholds import thresholds_of
from balozi.services.auditing import allow, write_deed
from balozi.services.showing import Shown, keep_evidence
from balozi.store.access.visibility import visible
from balozi.store.audit.models import Deed
from balozi.store.registers.models import Entry
from balozi.store.results.definitions import declared_of
from balozi.store.results.grids import MONTHS
from balozi.store.results.models import (
    AreaPart,
    Baseline,
    Gap,
    Indicator,
    IndicatorVersion,
    Result,
    Target,
    ThresholdSet,
)

_WORDS: Mapping[str, type[StrEnum]] = {
    "direction": Direction,
    "kind": Kind,
    "frequency": Frequency,
    "calendar": Calendar,
    "over_areas": Gathering,
    "over_time": Gathering,
    "missing": Missing,
}
_COLUMNS = (
    "result",
    "level",
    "pillar",
    "names",
    "unit",
    "direction",
    "kind",
    "frequency",
    "calendar",
    "owner",
)


@dataclass(frozen=True, slots=True)
class Definition:
    """What an indicator declares, in stored words; what is "" is not declared.

    Attributes:
        names: by language.
        result: code of the result that it tells of.
        level: impact, outcome or output.
        pillar: key of the pillar.
        unit: of its values.
        direction: increase, decrease, range or none.
        kind: periodic, cumulative, level, percent or scale.
        frequency: month, quarter, half-year or year.
        calendar: calendar or fiscal.
        owner: code of the institution that answers for it.
        details: the rarer declarations, as `IndicatorVersion` lists them.
    """

    names: Mapping[str, str]
    result: str = ""
    level: str = ""
    pillar: str = ""
    unit: str = ""
    direction: str = ""
    kind: str = ""
    frequency: str = ""
    calendar: str = ""
    owner: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to be reached, or where it starts, in one area and period.

    Attributes:
        indicator: code.
        area: code, "" for none.
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


@dataclass(frozen=True, slots=True)
class LoadedFramework:
    """What loading a framework changed, or would change: how many results, indicators and areas."""

    code: str
    version: str
    results: int
    added: int
    changed: int
    retired: int
    unchanged: int


def load_framework(*, code: str, person: Person, at: datetime, dry_run: bool = False) -> LoadedFramework:
    """Bring results and indicators to what a pack declares; loading the same pack again changes nothing.

    An indicator that the pack no longer has stays, for values rest on it; its definition is ended and counted.

    Raises:
        NotAllowed: the person may not load packs.
        NoSuchPack: no pack has this code.
        PackInvalid: the framework breaks a rule; nothing is loaded.
    """
    allow(person, LOAD_PACKS, verb="load_framework", subject=code, at=at)
    pack, framework = read_pack(code), framework_of(code)
    with transaction.atomic():
        standing = {row.code: row for row in Result.objects.filter(pack=code, superseded__isnull=True)}
        defined = {
            row.indicator.code: row
            for row in IndicatorVersion.objects.filter(pack=code, superseded__isnull=True).select_related(
                "indicator"
            )
        }
        results = [one for one in framework.results if _differs(standing.pop(one.code, None), one)]
        changed, added, unchanged = [], [], 0
        for one in framework.indicators:
            before = defined.pop(one.code, None)
            if before is None:
                added.append(one)
            elif before.pack_hash != _hash(one):
                changed.append(one)
            else:
                unchanged += 1
        areas = _new_areas(code, pack.country)
        loaded = LoadedFramework(
            code, pack.version, len(results), len(added), len(changed), len(defined), unchanged
        )
        if dry_run or not (results or changed or added or defined or standing or areas):
            return loaded
        facts = {name: value for name, value in asdict(loaded).items() if name != "code"}
        deed = write_deed(by=person.name, at=at, verb="load_framework", subject=code, facts=facts)
        Result.objects.filter(pk__in=[row.pk for row in standing.values()]).update(superseded=deed)
        IndicatorVersion.objects.filter(pk__in=[row.pk for row in defined.values()]).update(superseded=deed)
        for result in results:
            _record_result(result, code, pack.country, deed)
        for indicator in (*added, *changed):
            _record_pack_indicator(indicator, code, pack, deed)
        AreaPart.objects.bulk_create(
            AreaPart(area=area, parent=parent, made=deed) for area, parent in areas.items()
        )
        return loaded


def add_indicator(*, code: str, country: str, definition: Definition, person: Person, at: datetime) -> str:
    """Put an indicator into the framework.

    Raises:
        NotAllowed: the person may not edit the results framework.
        IndicatorExists: one with this code stands already.
        NotOneOf: a declaration is not one of its words.
    """
    allow(person, EDIT_RESULTS, verb="add_indicator", subject=f"indicator {code}", at=at)
    _check(definition)
    with transaction.atomic():
        if not code.strip() or Indicator.objects.filter(code=code.strip()).exists():
            raise IndicatorExists(code)
        deed = write_deed(by=person.name, at=at, verb="add_indicator", subject=f"indicator {code}")
        row = Indicator.objects.create(code=code.strip()[:40], country=country)
        _version(row, definition, deed)
    return row.code


def define_indicator(*, code: str, definition: Definition, person: Person, at: datetime) -> None:
    """Give an indicator another definition; values stay, earlier moments are answered by the earlier definition.

    Raises:
        NotAllowed: the person may not edit the results framework.
        NoSuchIndicator: there is none of this code that the person may see.
        NotOneOf: a declaration is not one of its words.
    """
    allow(person, EDIT_RESULTS, verb="define_indicator", subject=f"indicator {code}", at=at)
    _check(definition)
    with transaction.atomic():
        row, _ = indicator_of(code, person)
        deed = write_deed(by=person.name, at=at, verb="define_indicator", subject=f"indicator {code}")
        row.versions.filter(superseded__isnull=True).update(superseded=deed)
        _version(row, definition, deed)


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
        DayAhead: the day on which it was stated has not come yet.
    """
    allow(person, EDIT_RESULTS, verb="set_target", subject=f"indicator {aim.indicator}", at=at)
    with transaction.atomic():
        row, declared = indicator_of(aim.indicator, person)
        period = fitting_period(declared, aim.period, longer=True)
        number, low, high = digits(aim.value, "target"), digits(aim.low, "low"), digits(aim.high, "high")
        if low and high and number_of(low) > number_of(high):
            raise RangeInvalid(low, high)
        if not (number or low or high or aim.words.strip() or aim.is_open):
            raise ValueNotThere(aim.indicator)
        before = Target.objects.filter(
            indicator=row, area=aim.area, period=period.name, superseded__isnull=True
        )
        easier = _is_easier(declared, before.first(), number)
        facts = {"period": period.name, "area": aim.area, "lowered": easier}
        deed = write_deed(
            by=person.name, at=at, verb="set_target", subject=f"indicator {aim.indicator}", facts=facts
        )
        before.update(superseded=deed)
        target = Target.objects.create(
            indicator=row,
            area=aim.area,
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
        facts = {"period": period, "area": aim.area}
        deed = write_deed(
            by=person.name, at=at, verb="set_baseline", subject=f"indicator {aim.indicator}", facts=facts
        )
        Baseline.objects.filter(indicator=row, area=aim.area, period=period, superseded__isnull=True).update(
            superseded=deed
        )
        baseline = Baseline.objects.create(
            indicator=row,
            area=aim.area,
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
    """
    allow(person, EDIT_RESULTS, verb="withdraw_aim", subject=f"{sort} {number}", at=at)
    model = Target if sort == "target" else Baseline
    with transaction.atomic():
        rows: Any = model._default_manager.filter(pk=number, superseded__isnull=True)
        if not visible(rows, person.reader, "indicator").exists():
            raise NoSuchValue(sort, number)
        deed = write_deed(
            by=person.name,
            at=at,
            verb="withdraw_aim",
            subject=f"{sort} {number}",
            facts={"reason": reason[:200]},
        )
        rows.update(superseded=deed)


def set_thresholds(*, country: str, text: str, source: str, person: Person, at: datetime) -> None:
    """Say from which achievement on a target is met and partly met in a country's framework, and who says so.

    Raises:
        NotAllowed: the person may not edit the results framework.
        ThresholdsInvalid: they are not two numbers above zero, the higher one first.
        ValueNotThere: no source is given.
    """
    allow(person, EDIT_RESULTS, verb="set_thresholds", subject=country, at=at)
    found = thresholds_of(text, source.strip())
    if not source.strip():
        raise ValueNotThere(country)
    with transaction.atomic():
        words = {name: str(word) for name, word in found.words.items()}
        deed = write_deed(by=person.name, at=at, verb="set_thresholds", subject=country, facts=words)
        ThresholdSet.objects.filter(country=country, superseded__isnull=True).update(superseded=deed)
        ThresholdSet.objects.create(
            country=country,
            met=words["met"],
            partly=words["partly"],
            source=source.strip()[:300],
            made=deed,
        )


def indicator_of(code: str, person: Person) -> tuple[Indicator, Declared]:
    """Return an indicator, locked until the transaction ends, with what it declares.

    Raises:
        NoSuchIndicator: there is none of this code that the person may see.
    """
    rows = visible(Indicator.objects.select_for_update().filter(code=code), person.reader)
    row = rows.first()
    version = row.versions.filter(superseded__isnull=True).first() if row else None
    if row is None or version is None:
        raise NoSuchIndicator(code)
    return row, declared_of(code, version)


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


def _day(told: date | None, at: datetime) -> date:
    today = timezone.localdate(at)
    if told is not None and told > today:
        raise DayAhead(told.isoformat())
    return told or today


def _check(definition: Definition) -> None:
    for name, words in _WORDS.items():
        text = str(getattr(definition, name, "") or definition.details.get(name, ""))
        if text and text not in list(words):
            raise NotOneOf(name, text, ", ".join(words))


def _version(row: Indicator, definition: Definition, deed: Deed, pack: str = "", pack_hash: str = "") -> None:
    told = {name: getattr(definition, name) for name in _COLUMNS}
    told["names"] = dict(definition.names)
    IndicatorVersion.objects.create(
        indicator=row, details=dict(definition.details), made=deed, pack=pack, pack_hash=pack_hash, **told
    )


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


def _hash(one: object) -> str:
    told = asdict(one)  # type: ignore[call-overload]
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()[:16]


def _differs(row: Result | None, one: PackResult) -> bool:
    return row is None or row.pack_hash != _hash(one)


def _new_areas(code: str, country: str) -> dict[str, str]:
    known = set(AreaPart.objects.filter(superseded__isnull=True).values_list("area", flat=True))
    counties = (one.code for one in institutions_of(code) if one.kind == "county")
    return {area: country for area in counties if area not in known}


def _record_result(one: PackResult, code: str, country: str, deed: Deed) -> None:
    Result.objects.filter(code=one.code, superseded__isnull=True).update(superseded=deed)
    under = Entry.objects.filter(pack=code, pack_key=one.pillar).first() if one.pillar else None
    Result.objects.create(
        code=one.code,
        country=country,
        level=one.level,
        pillar=one.pillar,
        under=under,
        names=dict(one.names),
        pack=code,
        pack_hash=_hash(one),
        made=deed,
    )


def _record_pack_indicator(one: PackIndicator, code: str, pack: Any, deed: Deed) -> None:
    row, _ = Indicator.objects.get_or_create(code=one.code, defaults={"country": pack.country})
    row.versions.filter(superseded__isnull=True).update(superseded=deed)
    details = {
        "means": one.means,
        "mark": one.mark,
        "source": one.source,
        "per": one.per,
        "pack": pack.version,
    }
    details |= {"parts": list(one.parts)} if any(one.parts) else {}
    details |= {"pair_with": one.pair_with} if one.pair_with else {}
    definition = Definition(
        names=one.names,
        result=one.result,
        level=one.level,
        pillar=one.pillar,
        unit=one.unit,
        direction=one.direction,
        kind=one.kind,
        frequency=one.frequency,
        calendar=one.calendar,
        owner=one.owner,
        details=details,
    )
    _version(row, definition, deed, code, _hash(one))
