"""The status of an agreement on a day: derived from its dated events and its calendar, never stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from balozi.registers.agreements.lives import (
    SUSPENDED,
    UNKNOWN,
    AgreementStep,
    Life,
    said,
)
from balozi.registers.agreements.terms import ending_of, has_run_out


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the status.

    Attributes:
        since: the first day of it, None when the source gives none.
        status: from then on.
    """

    since: date | None
    status: str


def status_of(life: Life, day: date) -> str:
    """Return the status of an agreement on a day, "unknown" when nothing is known to have happened.

    Steps only lead forward; what an event ends, suspends, resumes or renews it says itself, and a term
    that has run out ends the agreement by the calendar.

    Examples:
        >>> status_of(Life(steps=[AgreementStep("signed", "2024")]), date(2024, 6, 1))
        'signed'
        >>> status_of(Life(steps=[AgreementStep("signed", "2024-05")]), date(2024, 4, 30))
        'unknown'
    """
    reached, ended, rests = _folded(life.happened(day))
    if ended:
        return ended
    if reached in _from_signed() and has_run_out(life, day):
        return "expired"
    return SUSPENDED if rests and is_live(reached) else reached


def status_on(steps: Iterable[AgreementStep], day: date) -> str:
    """Return the status that follows from events alone, for an agreement of which nothing else is known.

    Examples:
        >>> status_on([AgreementStep("in_force", "2024"), AgreementStep("terminated")], date(2024, 6, 1))
        'terminated'
    """
    return status_of(Life(steps=tuple(steps)), day)


def is_live(status: str) -> bool:
    """Tell whether an agreement of this status is applied: in force, effective, or provisionally."""
    return status in said()["states"]["live"]


def is_ended(status: str) -> bool:
    """Tell whether an agreement of this status has ended."""
    return status in said()["states"]["ends"]


def was_live(life: Life, day: date) -> date | None:
    """Return the first day by which it was in force, effective or provisionally applied, None when it never was.

    An entry into force without a date gives the day asked about: that is all that is known.
    """
    live = [step for step in life.happened(day) if is_live(step.happening.reaches)]
    dated = [step.day for step in live if step.day]
    return min(dated) if dated else day if live else None


def changes_of(life: Life, day: date) -> list[Change]:
    """Return the statuses that an agreement went through up to a day, with their days, oldest first."""
    days = sorted({step.day for step in life.steps if step.day and step.day <= day})
    ending = ending_of(life, day)
    if ending is not None and not ending.renews and ending.last < day:
        days = sorted({*days, date.fromordinal(ending.last.toordinal() + 1)})
    undated = status_of(life, date.min)
    through = [Change(None, undated), *(Change(one, status_of(life, one)) for one in days)]
    kept = [after for before, after in pairwise(through) if before.status != after.status]
    return [*([through[0]] if undated != UNKNOWN else []), *kept]


def _folded(steps: Sequence[AgreementStep]) -> tuple[str, str, bool]:
    """Return (state reached, state that ended it or "", whether it is suspended)."""
    order = said()["states"]["forward"]
    reached, ended, rests = -1, "", False
    for step in steps:
        happening = step.happening
        if happening.effect == "end":
            ended = happening.name
        elif happening.effect:
            rests = happening.effect == "suspend"
            # Only what says that it begins anew wakes an agreement that had ended.
            ended = "" if happening.effect in {"renew", "resume"} else ended
        if happening.reaches:
            reached = max(reached, order.index(happening.reaches))
        elif happening.name in {"registered", "renewed"} and not (reached >= 0 and is_live(order[reached])):
            # Only what is in force can be registered or renewed: the source reports that much.
            reached = order.index("in_force")
    return (order[reached] if reached >= 0 else UNKNOWN), ended, rests


def _from_signed() -> Sequence[str]:
    order: Sequence[str] = said()["states"]["forward"]
    return order[order.index("signed") :]
