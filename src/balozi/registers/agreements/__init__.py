"""Agreements of any form: what their status, their parties' standing, their procedure and their term follow from."""

from balozi.registers.agreements.lives import (
    AgreementEventKind,
    AgreementStep,
    Life,
    Term,
    is_event,
    known_statuses,
    status_meant,
    tells_more,
)
from balozi.registers.agreements.statuses import is_ended, is_live, status_of, status_on

__all__ = [
    "AgreementEventKind",
    "AgreementStep",
    "Life",
    "Term",
    "is_ended",
    "is_event",
    "is_live",
    "known_statuses",
    "status_meant",
    "status_of",
    "status_on",
    "tells_more",
]
