"""What a file of values would change: every row is looked at before anything is written."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from balozi.exchange.values.drafts import Conflict, ValueDraft, ValueFile
from balozi.exchange.values.periods import in_calendar
from balozi.ground.errors.family import BaloziError
from balozi.ground.errors.results import NotADay
from balozi.ground.errors.values import NoSuchIndicator, ValueStands
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_RESULTS, Person, Reader
from balozi.ground.tallies import Tally
from balozi.packs.institutions import LONGEST_CODE
from balozi.results.codes import Codes, check_place, odd_area, odd_reporter
from balozi.results.decimals import number_of
from balozi.results.declarations import Calendar, Gathering
from balozi.results.declarations import Indicator as Declared
from balozi.results.periods import Period, period_of
from balozi.results.validating import Around, Oddity, check_value, sums_of_parts, value_of
from balozi.services.aiming import digits, fitting_period, short
from balozi.services.observing import check_owner
from balozi.services.odd_values import limits_of
from balozi.services.reported_values import Reported, checked_report, observed_of
from balozi.store.access.visibility import visible
from balozi.store.results.codes import area_codes, reporter_codes
from balozi.store.results.definitions import declared_of, parents
from balozi.store.results.feeding import APPROVED, states_of
from balozi.store.results.models import Baseline, Indicator, IndicatorVersion, Observation, Target

# The rule of validation that looks at the parts of a whole.
_PARTS = "VR3"
Key = tuple[str, str, str, str, str]
_Run = tuple[str, str, str, str, tuple[int, bool]]
_AIMS = ("target", "target_low", "target_high")


@dataclass(frozen=True, slots=True)
class _Known:
    """One indicator with what it declares and where its values may lie."""

    row: Indicator
    declared: Declared
    limits: tuple[str, str]


@dataclass(slots=True)
class _Values:
    """The values of one place in periods of one length, among which the one before is found at once."""

    ends: list[int] = field(default_factory=list)
    told: dict[int, tuple[Fraction, str]] = field(default_factory=dict)

    def keep(self, period: Period, value: Fraction) -> None:
        if period.end not in self.told:
            insort(self.ends, period.end)
        self.told[period.end] = value, period.name

    def before(self, period: Period) -> tuple[Fraction | None, str]:
        place = bisect_left(self.ends, period.end)
        return self.told[self.ends[place - 1]] if place else (None, "")


@dataclass(slots=True)
class Plan:
    """What is to be written, while the rows of a file are looked at.

    Attributes:
        person: who hands the file in.
        at: when.
        marking: of all values of the file.
        known: indicators of the file that the person may see.
        standing: the value that stands in each cell.
        areas: the codes of areas that registers have.
        larger: by area the larger one of which it is a part already.
        reporters: by indicator the codes and names of those who may report a part of it.
        waves: new values, the first one of each cell, then those that correct it, and so on.
        last: of each cell the last new value, with the number of its wave.
        rows: of each cell the row of the file that said it last.
        aims: targets and baselines: by sort, indicator, area and period the versions of the file, oldest first.
        parents: the larger area of each area, as the file says.
        conflicts: what is told.
        tally: what is counted.
        outcomes: what becomes of each row that is taken in.
        said_in: the row of each new value, by its wave and cell.
        values: the number of each value that was written, by its row.
    """

    person: Person
    at: datetime
    marking: Marking
    known: dict[str, _Known]
    standing: dict[Key, Any]
    approved: set[int]
    series: dict[_Run, _Values]
    areas: Codes
    reporters: Mapping[str, Codes]
    larger: Mapping[str, str] = field(default_factory=parents)
    waves: list[list[tuple[Key, Reported, Any, list[Oddity]]]] = field(default_factory=list)
    last: dict[Key, tuple[int, Reported]] = field(default_factory=dict)
    rows: dict[Key, int] = field(default_factory=dict)
    aims: dict[tuple[str, ...], list[tuple[dict[str, str], date]]] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    tally: Counter[str] = field(default_factory=Counter)
    outcomes: dict[int, str] = field(default_factory=dict)
    said_in: dict[tuple[int, Key], int] = field(default_factory=dict)
    values: dict[int, int] = field(default_factory=dict)


def plan_values(file: ValueFile, person: Person, at: datetime, marking: Marking) -> Plan:
    """Look at every row of a file, and say what would be written."""
    known = _known(file.drafts, person)
    standing = _standing(known, person)
    approved = {number for number, (step, _) in states_of(None, None).items() if step == APPROVED}
    open_to = Reader(marking)
    codes = area_codes(open_to), reporter_codes(open_to, known)
    plan = Plan(person, at, marking, known, standing, approved, _series(standing, known, marking), *codes)
    plan.conflicts += file.conflicts
    unread = len(file.conflicts) if file.unread is None else file.unread
    plan.tally.update(taken=file.rows, imported=0, updated=0, ignored=0, refused=unread)
    for draft in sorted(file.drafts, key=lambda one: (one.get("reported_on"), one.row)):
        try:
            _look_at(draft, plan)
        except BaloziError as refusal:
            plan.conflicts.append(Conflict.of_refusal(draft.row, refusal, _what_stood_there(draft, refusal)))
            plan.tally["refused"] += 1
    _look_at_parts(plan)
    standing_aims = _standing_aims(plan)
    plan.aims = {
        key: versions for key, versions in plan.aims.items() if standing_aims.get(key) != versions[-1][0]
    }
    joined = file.rows - unread - len(file.drafts)
    plan.tally["joined"] = max(0, joined)
    plan.conflicts.sort(key=lambda one: one.row)
    names = ("imported", "updated", "ignored", "refused", "joined", "targets_only")
    if joined >= 0:
        rest = {name: plan.tally[name] for name in names[1:]}
        Tally(file.rows, plan.tally["imported"], rest).check()
    return plan


def _known(drafts: Iterable[ValueDraft], person: Person) -> dict[str, _Known]:
    codes = {draft.indicator for draft in drafts}
    versions = IndicatorVersion.objects.filter(superseded__isnull=True)
    found = {}
    for version in visible(versions, person.reader, "indicator").select_related("indicator"):
        row = version.indicator
        if row.code in codes:
            declared = declared_of(row.code, version)
            found[row.code] = _Known(row, declared, limits_of(row, declared))
    # Held until the transaction ends, so that two imports of one indicator follow one another.
    list(Indicator.objects.select_for_update().filter(code__in=found))
    return found


def _standing(known: Mapping[str, _Known], person: Person) -> dict[Key, Any]:
    rows = Observation.objects.filter(indicator__code__in=list(known), superseded__isnull=True)
    rows = visible(rows, person.reader).select_related("indicator").order_by("id")
    return {(row.indicator.code, row.area, row.period, row.breakdown, row.reporter): row for row in rows}


def _series(
    standing: Mapping[Key, Any], known: Mapping[str, _Known], marking: Marking
) -> dict[_Run, "_Values"]:
    found: dict[_Run, _Values] = {}
    for (code, area, period, breakdown, reporter), row in standing.items():
        told = Reported(code, period, value=row.value, numerator=row.numerator, denominator=row.denominator)
        value = value_of(known[code].declared, observed_of(told))
        if value is not None and row.marking <= marking:
            told_of = period_of(period)
            place = (code, area, breakdown, reporter, told_of.shape)
            found.setdefault(place, _Values()).keep(told_of, value)
    return found


def _what_stood_there(draft: ValueDraft, refusal: BaloziError) -> str:
    """Return the cell that a refusal is about: the code of an indicator nobody knows, else the value or the period."""
    if isinstance(refusal, NoSuchIndicator):
        return draft.indicator
    return draft.get("value") or draft.get("numerator") or draft.period or draft.indicator


def _look_at(draft: ValueDraft, plan: Plan) -> None:
    """Plan what one row says, or refuse it as a whole."""
    known = plan.known.get(draft.indicator)
    if known is None:
        raise NoSuchIndicator(draft.indicator)
    area = short("area", draft.area, LONGEST_CODE)
    check_owner(plan.person, draft.indicator, known.declared.owner, area)
    declared = known.declared
    period = in_calendar(period_of(draft.period), fiscal=declared.calendar == Calendar.FISCAL)
    day = _day(draft.get("reported_on"))
    aims = _aims_of(draft, fitting_period(declared, period.name, longer=True), day, plan)
    outcome = "targets_only" if aims else ""
    check_place(area, draft.parent, {**plan.larger, **plan.parents}, plan.areas.others)
    odd = odd_area(area, short("parent_area", draft.parent, LONGEST_CODE), plan.areas)
    if draft.get("value") or draft.get("numerator") or draft.get("denominator") or not aims:
        reported = Reported(
            indicator=draft.indicator,
            period=period.name,
            area=area,
            value=draft.get("value"),
            numerator=draft.get("numerator"),
            denominator=draft.get("denominator"),
            breakdown=draft.get("breakdown"),
            reporter=draft.get("reporter"),
            reported_on=day,
            comment=draft.get("comment"),
            marking=plan.marking,
        )
        outcome = _take(checked_report(reported, declared, plan.at), draft.row, known, plan, odd)
    else:
        _tell(odd, draft.row, area, plan)
    plan.tally[outcome] += 1
    plan.outcomes[draft.row] = outcome
    for key, version in aims.items():
        versions = plan.aims.setdefault(key, [])
        if not versions or versions[-1][0] != version[0]:
            versions.append(version)
    if draft.parent and area:
        plan.parents[area] = draft.parent


def _take(reported: Reported, row: int, known: _Known, plan: Plan, odd: Sequence[Oddity]) -> str:
    key = (reported.indicator, reported.area, reported.period, reported.breakdown, reported.reporter)
    before, within = plan.standing.get(key), plan.last.get(key)
    said = (reported.value, reported.numerator, reported.denominator)
    if within is not None:
        wave, last = within
        if said == (last.value, last.numerator, last.denominator):
            return "ignored"
        if last.reported_on == reported.reported_on:
            raise ValueStands(reported.indicator, reported.area, reported.period, 0)
    elif before is not None and said == (before.value, before.numerator, before.denominator):
        return "ignored"
    wave = 0 if within is None else within[0] + 1
    all_odd = [*odd, *odd_reporter(reported.reporter, plan.reporters[reported.indicator])]
    all_odd += _odd(reported, known, plan)
    _tell(all_odd, row, reported.value, plan)
    while len(plan.waves) <= wave:
        plan.waves.append([])
    marked = replace(reported, marking=Marking(max(reported.marking, before.marking if before else 0)))
    plan.waves[wave].append((key, marked, before, all_odd))
    plan.last[key], plan.rows[key] = (wave, reported), row
    plan.said_in[wave, key] = row
    return "imported" if before is None and within is None else "updated"


def _tell(odd: Iterable[Oddity], row: int, value: str, plan: Plan) -> None:
    plan.conflicts += [Conflict.of_oddity(row, one, value) for one in odd]


def _odd(reported: Reported, known: _Known, plan: Plan) -> list[Oddity]:
    period = period_of(reported.period)
    place = (reported.indicator, reported.area, reported.breakdown, reported.reporter, period.shape)
    series = plan.series.setdefault(place, _Values())
    earlier, name = series.before(period)
    low, high = (number_of(text) if text else None for text in known.limits)
    around = Around(earlier, name, {}, low, high)
    observed = observed_of(reported)
    value = value_of(known.declared, observed)
    if value is not None:
        series.keep(period, value)
    return check_value(known.declared, period, observed, around)


def _look_at_parts(plan: Plan) -> None:
    """Say of each whole that the file brings, or brings parts of, when its parts do not add up to it."""
    groups: dict[Key, dict[str, Any]] = {}
    for key in dict.fromkeys((*plan.standing, *plan.last)):
        if key[3]:
            groups.setdefault((*key[:3], "", key[4]), {})[key[3]] = _latest(key, plan)
    for whole, parts in groups.items():
        said = _latest(whole, plan)
        touched = [key for key in (whole, *((*whole[:3], by, whole[4]) for by in parts)) if key in plan.rows]
        # Of what is marked above the file nothing may be said in it.
        if said is None or not touched or any(one.marking > plan.marking for one in (said, *parts.values())):
            continue
        for odd in _odd_whole(whole, said, parts, plan.known[whole[0]].declared):
            row = plan.rows.get(whole, max(plan.rows[key] for key in touched))
            plan.conflicts.append(Conflict.of_oddity(row, odd, said.value))
            if whole in plan.last:
                _odd_of(whole, plan).append(odd)


def _odd_whole(key: Key, said: Any, parts: Mapping[str, Any], declared: Declared) -> list[Oddity]:
    if declared.gathering_over_areas() != Gathering.SUM or not said.value:
        return []
    sums = sums_of_parts((by, number_of(one.value)) for by, one in parts.items() if one.value)
    period = period_of(key[2])
    found = check_value(declared, period, observed_of(said), Around(parts=sums))
    return [one for one in found if one.rule == _PARTS]


def _latest(key: Key, plan: Plan) -> Any:
    """Return what a cell says after the file, None for nothing."""
    return plan.last[key][1] if key in plan.last else plan.standing.get(key)


def _odd_of(key: Key, plan: Plan) -> list[Oddity]:
    wave = plan.waves[plan.last[key][0]]
    return next(odd for planned, _, _, odd in wave if planned == key)


def _aims_of(
    draft: ValueDraft, period: Period, day: date | None, plan: Plan
) -> dict[tuple[str, ...], tuple[dict[str, str], date]]:
    """Return the targets and the baseline of a row; who may not edit the framework may not bring any."""
    numbers = {name: digits(draft.get(name), name) for name in (*_AIMS, "baseline")}
    if not any(numbers.values()):
        return {}
    plan.person.must(EDIT_RESULTS)
    told = day or plan.at.date()
    found: dict[tuple[str, ...], tuple[dict[str, str], date]] = {}
    if any(numbers[name] for name in _AIMS):
        said = {name: numbers[place] for name, place in zip(("value", "low", "high"), _AIMS, strict=True)}
        found["target", draft.indicator, draft.area, period.name] = said, told
    if numbers["baseline"]:
        found["baseline", draft.indicator, draft.area, period.name] = {"value": numbers["baseline"]}, told
    return found


def _standing_aims(plan: Plan) -> dict[tuple[str, ...], dict[str, str]]:
    models: Sequence[tuple[str, Any]] = (("target", Target), ("baseline", Baseline))
    return {(sort, *place_of(row)): _says(row) for sort, model in models for row in aims_in(model, plan)}


def aims_in(model: type[Any], plan: Plan) -> Any:
    """Return the targets, or the baselines, that stand of the indicators of a file."""
    rows = model.objects.filter(indicator__code__in=list(plan.known), superseded__isnull=True)
    return rows.select_related("indicator")


def place_of(row: Any) -> tuple[str, str, str]:
    """Return indicator, area and period of a target or baseline."""
    return row.indicator.code, row.area, row.period


def _says(row: Any) -> dict[str, str]:
    names = ("value", "low", "high") if isinstance(row, Target) else ("value",)
    return {name: getattr(row, name) for name in names}


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotADay("reported_on", text) from None
