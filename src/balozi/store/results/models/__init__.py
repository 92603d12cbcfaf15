"""Results by noun; every row is made by a deed and superseded by a later one."""

from balozi.store.results.models.framework import (
    AreaPart,
    Indicator,
    IndicatorVersion,
    Result,
    ThresholdSet,
)
from balozi.store.results.models.gaps import CorrectiveAction, Gap
from balozi.store.results.models.reports import KeptReport
from balozi.store.results.models.reviews import Recommendation, Response
from balozi.store.results.models.values import (
    Baseline,
    Breach,
    Observation,
    ObservationStep,
    Target,
    ValueEvidence,
    ValueImport,
)

__all__ = [
    "AreaPart",
    "Baseline",
    "Breach",
    "CorrectiveAction",
    "Gap",
    "Indicator",
    "IndicatorVersion",
    "KeptReport",
    "Observation",
    "ObservationStep",
    "Recommendation",
    "Response",
    "Result",
    "Target",
    "ThresholdSet",
    "ValueEvidence",
    "ValueImport",
]
