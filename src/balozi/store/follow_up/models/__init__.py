"""The follow-up of commitments, by noun; every row is made by a deed and superseded by a later one."""

from balozi.store.follow_up.models.dates import DateDecision, DateRequest
from balozi.store.follow_up.models.divisions import Division, DivisionPart
from balozi.store.follow_up.models.progress import Assessment, ProgressEvidence, ProgressUpdate, PublicText
from balozi.store.follow_up.models.steps import Assignment, CommitmentEvent, CommitmentLink

__all__ = [
    "Assessment",
    "Assignment",
    "CommitmentEvent",
    "CommitmentLink",
    "DateDecision",
    "DateRequest",
    "Division",
    "DivisionPart",
    "ProgressEvidence",
    "ProgressUpdate",
    "PublicText",
]
