"""What of the results changed last: by indicator, so that what is remembered of one outlives a change of another."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeVar

from django.core.cache import cache as kept
from django.db.models import Max, Q

from balozi.ground.people import Reader
from balozi.store.access.visibility import sight_of
from balozi.store.results.models import (
    AreaPart,
    Baseline,
    IndicatorVersion,
    Observation,
    ObservationStep,
    Target,
    ThresholdSet,
    ValueImport,
)

Answer = TypeVar("Answer")
_SECONDS = 3_600
_OF_INDICATORS = (Observation, Target, Baseline, IndicatorVersion)
_OF_ALL = (AreaPart, ThresholdSet)


class Remembered:
    """What was answered about indicators since each of them changed last, for readers who see the same."""

    def __init__(self, reader: Reader) -> None:
        """Look what changed last; it holds for the page that is made now."""
        state = f"changes:{_state()}"
        changes = kept.get(state)
        if changes is None:
            changes = _changes()
            kept.set(state, changes, _SECONDS)
        self._changes, self._sight = changes, sight_of(reader)

    def of(self, code: str, told: object, ask: Callable[[], Answer]) -> Answer:
        """Return an answer about one indicator, or ask for it.

        Args:
            code: of the indicator.
            told: all that the answer depends on beside the indicator and the reader.
            ask: the question.
        """
        key = _hashed((code, told, self._sight, self._changes.get(code), self._changes[""]))
        known = kept.get(key)
        if known is None:
            known = (ask(),)
            kept.set(key, known, _SECONDS)
        answer: Answer = known[0]
        return answer


def changed_since(since: datetime) -> set[str] | None:
    """Return the codes of indicators of which something was made or ended after a moment, None where all may differ.

    Another threshold, another area or an import that was taken back may change any figure.
    """
    after = [Q(made__at__gt=since), Q(superseded__at__gt=since)]
    if any(model.objects.filter(one).exists() for model in _OF_ALL for one in after):
        return None
    if ValueImport.objects.filter(undone__at__gt=since).exists():
        return None
    steps = ObservationStep.objects.filter(made__at__gt=since).order_by()
    found = set(steps.values_list("observation__indicator__code", flat=True).distinct())
    for model in _OF_INDICATORS:
        for one in after:
            rows: Any = model.objects.filter(one).order_by()
            found |= set(rows.values_list("indicator__code", flat=True).distinct())
    return found


def _state() -> str:
    """Return what is another one after any change of the results: the last rows, and the last ones that were ended."""
    rows = [_last(model, "pk") for model in (*_OF_INDICATORS, *_OF_ALL, ObservationStep)]
    ended = [_last(model, "superseded") for model in (*_OF_INDICATORS, *_OF_ALL)]
    return _hashed((rows, ended, _last(ValueImport, "undone")))


def _changes() -> Mapping[str, object]:
    """Return by indicator the last deeds that changed it, and under "" those that changed all."""
    found: dict[str, list[object]] = defaultdict(list)
    for model in _OF_INDICATORS:
        rows: Any = model.objects.order_by().values("indicator__code")
        for one in rows.annotate(last=Max("pk"), ended=Max("superseded")):
            found[one["indicator__code"]].append((model.__name__, one["last"], one["ended"]))
    steps = ObservationStep.objects.order_by().values("observation__indicator__code").annotate(last=Max("pk"))
    for one in steps:
        found[one["observation__indicator__code"]].append(one["last"])
    found[""] = [_last(model, name) for model in _OF_ALL for name in ("pk", "superseded")]
    found[""].append(_last(ValueImport, "undone"))
    return dict(found)


def _last(model: type[Any], name: str) -> object:
    return model.objects.aggregate(last=Max(name))["last"]


def _hashed(told: object) -> str:
    return sha256(repr(told).encode()).hexdigest()
