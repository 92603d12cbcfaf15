"""What was planned of a file of values is written, by one deed: values, targets and baselines, areas."""

from collections.abc import Iterable, Sequence
from typing import Any

from balozi.services.observing import record_observation
from balozi.services.planning_values import Key, Plan, aims_in, place_of
from balozi.store.audit.models import Deed
from balozi.store.results.feeding import APPROVED, RETURNED
from balozi.store.results.models import AreaPart, Baseline, Breach, Observation, ObservationStep, Target

_CHUNK = 1000


def write_values(plan: Plan, deed: Deed, *, approved: bool = False) -> None:
    """Write what was planned, by one deed."""
    made: dict[Key, Observation] = {}
    for number, wave in enumerate(plan.waves):
        rows, odd, ended = [], [], []
        for key, reported, before, oddities in wave:
            before = made.get(key, before)
            row = record_observation(plan.known[key[0]].row, reported, before, deed)
            if before is not None and (approved or key in made or before.pk not in plan.approved):
                ended.append(before.pk)
            rows.append(row)
            odd += [(row, one) for one in oddities]
            made[key] = row
        Observation.objects.bulk_create(rows, batch_size=_CHUNK)
        told = zip((key for key, *_ in wave), rows, strict=True)
        plan.values |= {plan.said_in[number, key]: row.pk for key, row in told}
        Breach.objects.bulk_create(
            (Breach(observation=row, rule=one.rule, facts=dict(one.facts), made=deed) for row, one in odd),
            batch_size=_CHUNK,
        )
        if approved:
            approve_all([row.pk for row in rows], [], deed)
        _end(Observation, ended, deed)
    _write_aims(plan, deed)
    _write_areas(plan, deed)


def approve_all(numbers: Sequence[int], corrected: Iterable[int], deed: Deed) -> None:
    """Approve values, and end what they correct."""
    ObservationStep.objects.bulk_create(
        (ObservationStep(observation_id=number, step=APPROVED, made=deed) for number in numbers),
        batch_size=_CHUNK,
    )
    _end(Observation, list(corrected), deed)


def return_all(numbers: Sequence[int], reason: str, deed: Deed) -> None:
    """Send values back with one reason; they do not count until they are corrected."""
    ObservationStep.objects.bulk_create(
        (
            ObservationStep(observation_id=number, step=RETURNED, reason=reason, made=deed)
            for number in numbers
        ),
        batch_size=_CHUNK,
    )


def _write_aims(plan: Plan, deed: Deed) -> None:
    """Write targets and baselines; of several versions in the file the last one stands, the others are its past."""
    for sort, model in (("target", Target), ("baseline", Baseline)):
        manager: Any = model._default_manager
        standing = {place_of(row): row for row in aims_in(model, plan)}
        new, ended = [], []
        for (which, code, area, period), versions in plan.aims.items():
            if which != sort:
                continue
            before = standing.get((code, area, period))
            ended += [before.pk] if before else []
            row, last = plan.known[code].row, len(versions) - 1
            new += [
                model(
                    indicator=row,
                    area=area,
                    period=period,
                    stated_on=day,
                    made=deed,
                    superseded=None if number == last else deed,
                    **said,
                )
                for number, (said, day) in enumerate(versions)
            ]
        manager.bulk_create(new, batch_size=_CHUNK)
        _end(model, ended, deed)


def _write_areas(plan: Plan, deed: Deed) -> None:
    known = set(AreaPart.objects.filter(superseded__isnull=True).values_list("area", flat=True))
    AreaPart.objects.bulk_create(
        AreaPart(area=area, parent=parent, made=deed)
        for area, parent in plan.parents.items()
        if area not in known
    )


def _end(model: type[Any], numbers: Sequence[int], deed: Deed) -> None:
    for first in range(0, len(numbers), _CHUNK):
        rows = model.objects.filter(pk__in=numbers[first : first + _CHUNK], superseded__isnull=True)
        rows.update(superseded=deed)
