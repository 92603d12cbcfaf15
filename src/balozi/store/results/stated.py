"""Baselines, targets and observations as pages show them, with who stated them and what shows them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from balozi.ground.errors.values import NoSuchValue
from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import Reader
from balozi.results.validating import validation_rules
from balozi.results.windows import period_named
from balozi.store.access.visibility import seen, visible
from balozi.store.registers.moments import standing
from balozi.store.results.feeding import DEMONSTRATION, SUBMITTED, ended, states_of, told_on
from balozi.store.results.models import (
    Baseline,
    Breach,
    Observation,
    ObservationStep,
    Target,
    ValueEvidence,
)
from balozi.store.results.values import BreachShown, EvidenceShown, StatedRow

MODELS: Mapping[str, type[Any]] = {"baseline": Baseline, "target": Target, "observation": Observation}
# A value is checked once at most, then approved or returned, and what was returned is never approved.
_THROUGH: Mapping[str, Sequence[str]] = {"waiting": (), SUBMITTED: ()}
_AWAY: Mapping[str, Sequence[str]] = {
    "waiting": ("approved", "returned", "withdrawn"),
    SUBMITTED: ("checked", "approved", "returned", "withdrawn"),
    "checked": ("approved", "returned", "withdrawn"),
    "approved": ("returned", "withdrawn"),
    "returned": ("withdrawn",),
}
_SAYS = ("value", "low", "high", "words", "numerator", "denominator", "is_open")


def observations(  # noqa: PLR0913 - filters of a list, all by keyword
    reader: Reader,
    *,
    state: str = "",
    indicator: str = "",
    institution: str = "",
    area: str = "",
    period: str = "",
    page: int = 1,
    size: int = PAGE_SIZE,
    at: datetime | None = None,
) -> Page[StatedRow]:
    """Return one page of the values that stand, the latest first.

    Args:
        reader: whose clearance applies.
        state: submitted, checked, approved or returned; "" for all, "waiting" for those nobody has approved.
        indicator: code, "" for all.
        institution: code of the owner of the indicator, "" for all.
        area: code, "" for all.
        period: as it is written, "" for all.
        page: counted from 1.
        size: most values on a page; 0 for all.
        at: the moment as known at which it is asked, None for now.
    """
    rows = visible(visible(standing(Observation, at), reader), reader, "indicator")
    exact = {"indicator__code": indicator, "area": area, "period": period_named(period)}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if institution:
        rows = rows.filter(
            indicator__versions__owner=institution, indicator__versions__superseded__isnull=True
        )
    if state:
        rows = in_state(rows, state, at)
    total = rows.count()
    ordered = rows.order_by("-made__number", "-id")
    chosen = ordered[(page - 1) * size : page * size] if size else ordered
    return Page(stated_rows(reader, "observation", chosen, at), total, page, size or max(total, 1))


def in_state(rows: Any, state: str, at: datetime | None) -> Any:
    """Return the observations in a state, by the steps that lead there and those that lead away from it."""
    taken = ObservationStep.objects.filter(observation=OuterRef("pk"))
    taken = taken.filter(made__at__lte=at) if at else taken
    for step in _THROUGH.get(state, (state,)):
        rows = rows.filter(Exists(taken.filter(step=step)))
    away = _AWAY.get(state, ())
    return rows.exclude(Exists(taken.filter(step__in=away))) if away else rows


def stated_row(reader: Reader, sort: str, number: int, *, at: datetime | None = None) -> StatedRow:
    """Return one baseline, target or observation, also one that does not stand any more.

    Raises:
        NoSuchValue: there is none of this number that the reader may see.
    """
    rows = visible(MODELS[sort].objects.filter(pk=number), reader, "indicator")
    if sort == "observation":
        rows = visible(rows, reader)
    found = stated_rows(reader, sort, rows, at)
    if not found:
        raise NoSuchValue(sort, number)
    return found[0]


def stated_rows(
    reader: Reader, sort: str, rows: Iterable[Any], at: datetime | None = None
) -> list[StatedRow]:
    """Return rows of one sort with their states, breaches and evidence, in the order given."""
    queried = getattr(rows, "select_related", None)
    listed = list(queried("indicator", "made", "superseded") if queried else rows)
    numbers = [row.pk for row in listed]
    evidence = _evidence(reader, sort, numbers)
    if sort != "observation":
        return [_row(sort, row, _standing(row, at), evidence[row.pk]) for row in listed]
    states, breaches = states_of(numbers, at), _breaches(numbers)
    following = set(
        Observation.objects.filter(corrects__in=numbers, **({"made__at__lte": at} if at else {})).values_list(
            "corrects_id", flat=True
        )
    )
    found = []
    for row in listed:
        state, reason = states.get(row.pk, (SUBMITTED, ""))
        if ended(row, at):
            state = "corrected" if row.pk in following else "withdrawn"
        found.append(_row(sort, row, (state, reason), evidence[row.pk], breaches[row.pk]))
    return found


def _standing(row: Any, at: datetime | None) -> tuple[str, str]:
    return ("superseded" if ended(row, at) else "standing"), ""


def _row(
    sort: str,
    row: Any,
    state: tuple[str, str],
    evidence: Sequence[EvidenceShown],
    breaches: Sequence[BreachShown] = (),
) -> StatedRow:
    said = {name: getattr(row, name) for name in _SAYS if getattr(row, name, "")}
    return StatedRow(
        sort=sort,
        number=row.pk,
        indicator=row.indicator.code,
        area=row.area,
        period=row.period,
        says=said,
        state=state[0],
        told_on=told_on(row),
        by=row.made.by,
        at=row.made.at,
        deed=row.made.number,
        verb=row.made.verb,
        is_demonstration=row.made.verb == DEMONSTRATION,
        reason=state[1],
        breakdown=getattr(row, "breakdown", ""),
        reporter=getattr(row, "reporter", ""),
        institution=getattr(row, "institution", "") or getattr(row, "author", ""),
        comment=getattr(row, "comment", "") or getattr(row, "note", ""),
        corrects=getattr(row, "corrects_id", None),
        breaches=breaches,
        evidence=evidence,
        marking=getattr(row, "marking", 0),
    )


def _breaches(numbers: Sequence[int]) -> dict[int, list[BreachShown]]:
    found: dict[int, list[BreachShown]] = defaultdict(list)
    rules = validation_rules()
    for row in Breach.objects.filter(observation__in=numbers, superseded__isnull=True).order_by("id"):
        found[row.observation_id].append(
            BreachShown(row.rule, rules[row.rule].sentence(row.facts), row.facts)
        )
    return found


def _evidence(reader: Reader, sort: str, numbers: Sequence[int]) -> dict[int, list[EvidenceShown]]:
    found: dict[int, list[EvidenceShown]] = defaultdict(list)
    rows = ValueEvidence.objects.filter(**{f"{sort}__in": numbers}, superseded__isnull=True)
    # A sentence of a paper that the reader may not see is left out, the value is not.
    rows = rows.exclude(document__isnull=False) | rows.filter(seen(ValueEvidence, reader, "document"))
    for row in rows.select_related("document").order_by("id"):
        found[getattr(row, f"{sort}_id")].append(
            EvidenceShown(
                row.sort,
                row.reference,
                row.document_id,
                str(row.document) if row.document else "",
                row.start,
                row.end,
                row.text,
            )
        )
    return found
