"""Agreements: their status is derived from their events."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from balozi.ground.dates import first_day
from balozi.ground.errors import NotADate


class AgreementEventKind(StrEnum):
    """A step in the life of an agreement, in the order of the law of treaties.

    Source: Vienna Convention on the Law of Treaties, arts. 9-25, 42-64; "effective" is the MoU's entry into force.
    """

    PROPOSED = "proposed"
    NEGOTIATED = "negotiated"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in_force"
    TERMINATED = "terminated"


_ORDER = tuple(AgreementEventKind)


@dataclass(frozen=True, slots=True)
class AgreementStep:
    """One event of an agreement.

    Attributes:
        event: what happened.
        on: partial date as stated, "" when the source states none.
    """

    event: AgreementEventKind
    on: str = ""


def status_on(steps: Iterable[AgreementStep], day: date) -> str:
    """Return the latest step that had happened by ``day``, "unknown" when there is none.

    A step without a date has happened: its source reports it as done. Words that are no date are none.

    Examples:
        >>> status_on([AgreementStep(AgreementEventKind.SIGNED, "2024")], date(2024, 6, 1))
        'signed'
        >>> status_on([AgreementStep(AgreementEventKind.SIGNED, "2024-05")], date(2024, 4, 30))
        'unknown'
    """
    happened = [step.event for step in steps if _had_happened(step, day)]
    return max(happened, key=_ORDER.index).value if happened else "unknown"


def _had_happened(step: AgreementStep, day: date) -> bool:
    try:
        return not step.on or first_day(step.on) <= day
    except NotADate:
        return True
