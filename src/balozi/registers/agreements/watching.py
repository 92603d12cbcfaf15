"""What is watched over agreements: not registered, not ratified, running out, dormant."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from balozi.registers.agreements.lives import Life, said
from balozi.registers.agreements.relations import standing_of
from balozi.registers.agreements.statuses import is_ended, is_live, status_of, was_live
from balozi.registers.agreements.terms import Ending, ending_of, months_later


@dataclass(frozen=True, slots=True)
class Watches:
    """After how many months something is told.

    Attributes:
        dormant_after: without any evidence.
        unratified_after: since the signature.
        expiring_within: before the end of the term.
    """

    dormant_after: int
    unratified_after: int
    expiring_within: int


def watches_of(stated: Mapping[str, int]) -> Watches:
    """Return the watches of a country: what its pack states, else the usual ones.

    Examples:
        >>> watches_of({"dormant_after": 12}).dormant_after, watches_of({}).expiring_within
        (12, 12)
    """
    return Watches(**{**said()["watches"], **stated})


def unregistered_since(life: Life, day: date) -> date | None:
    """Return since when an agreement that binds is applied without being registered, None when that is not so.

    Source: Charter of the United Nations, art. 102: every treaty in force is registered as soon as possible, and
    one that is not cannot be invoked before an organ of the United Nations.
    """
    names = {step.happening.name for step in life.happened(day)}
    if not life.binds or "registered" in names or not is_live(status_of(life, day)):
        return None
    return was_live(life, day)


def signed_not_ratified(life: Life, day: date) -> date | None:
    """Return since when an agreement that binds is signed by the country but not consented to, None when it is not so.

    A signature without a date gives the day asked about.
    """
    standing = standing_of(life, life.own, day)
    if not life.binds or standing.consent is not None or standing.from_ is not None:
        return None
    if standing.signed is None or standing.relation == "withdrawn" or _is_over(life, day):
        return None
    signed = [step.day for step in life.happened(day) if step.happening.relation == "signatory"]
    dated = [one for one in signed if one]
    return min(dated) if dated else day


def is_late(since: date, months: int, day: date) -> bool:
    """Tell whether more than some months have passed.

    Examples:
        >>> is_late(date(2024, 3, 2), 24, date(2026, 3, 2)), is_late(date(2024, 3, 1), 24, date(2026, 3, 2))
        (False, True)
    """
    return months_later(since, months) < day


def expiring(life: Life, day: date, months: int) -> Ending | None:
    """Return the end of a term that comes within some months, or that passed without any renewal; None otherwise.

    Of an agreement that renews itself the day counts on which the term turns.
    """
    status = status_of(life, day)
    ending = ending_of(life, day)
    if ending is None or (is_ended(status) and status != "expired"):
        return None
    return ending if ending.last <= months_later(day, months) else None


def dormant_since(life: Life, day: date, months: int, last_seen: date | None) -> date | None:
    """Return the day of the last evidence when nothing has been heard of an agreement for some months.

    Args:
        life: of the agreement.
        day: asked about.
        months: of silence after which it is told.
        last_seen: the latest day on which a paper told of it, None when none did.

    Returns:
        the day of the last sign of life; ``date.min`` when there never was one with a date; None when it is not
        dormant, or when it has ended and nothing need be heard of it.
    """
    if _is_over(life, day):
        return None
    heard = [step.day for step in life.happened(day) if step.day]
    last = max([*heard, *([last_seen] if last_seen and last_seen <= day else [])], default=date.min)
    return last if last == date.min or is_late(last, months, day) else None


def _is_over(life: Life, day: date) -> bool:
    return is_ended(status_of(life, day))
