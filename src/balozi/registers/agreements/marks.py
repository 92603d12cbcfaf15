"""The treaty-status marks of the United Nations, read as they are."""

import re
from dataclasses import dataclass
from datetime import date

from balozi.ground.dates import first_day
from balozi.ground.errors.facts import NotADate
from balozi.packs.happenings import happenings
from balozi.registers.agreements.lives import AgreementStep

# Source: Multilateral Treaties Deposited with the Secretary-General, explanatory note: no mark is ratification.
_ACTION = re.compile(r"(?P<on>[^()]*?\d)\s*(?P<mark>[A-Za-z]{0,2})\Z")
_PRINTED = re.compile(r"(?P<day>\d{1,2})\s+(?P<month>[^\W\d]{3,9})\.?\s+(?P<year>\d{4})\Z")


@dataclass(frozen=True, slots=True)
class Action:
    """An action of a party towards a treaty, as the depositary prints it.

    Attributes:
        on: the day, YYYY-MM-DD (a partial date where only that was written).
        mark: "" ratification, "a" accession, "d" succession, "A" acceptance, "AA" approval, "s" definitive signature.
    """

    on: str
    mark: str

    @property
    def event(self) -> str:
        """Return the event that the mark stands for."""
        return next(name for name, happening in happenings().items() if happening.mark == self.mark)


def is_mark(mark: str) -> bool:
    """Tell whether letters are one of the marks; A and a are two.

    Examples:
        >>> is_mark("AA"), is_mark("aa"), is_mark("")
        (True, False, True)
    """
    return any(happening.mark == mark for happening in happenings().values())


def read_action(text: str) -> Action | None:
    """Return an action from its cell, None when it is no date or the mark is none of those known.

    Examples:
        >>> read_action("30 Aug 1994"), read_action("12 Mar 1998 a")
        (Action(on='1994-08-30', mark=''), Action(on='1998-03-12', mark='a'))
        >>> read_action("30 Aug 1994 x")
    """
    found = _ACTION.match(text.strip())
    if found is None or not is_mark(found["mark"]):
        return None
    on = read_day(found["on"])
    return Action(on, found["mark"]) if on else None


def read_day(text: str) -> str:
    """Return a day as it is stored from the way it is printed, "" when it is none.

    Examples:
        >>> read_day("1 June 2012"), read_day("1er"), read_day("2012-06")
        ('2012-06-01', '', '2012-06')
    """
    text = text.strip()
    try:
        first_day(text)
    except NotADate:
        return _printed(text)
    return text


def steps_of_row(party: str, signed: str, action: Action | None) -> list[AgreementStep]:
    """Return the events of one row of a status table."""
    steps = [AgreementStep("signed", signed, party)] if signed else []
    return [*steps, *([AgreementStep(action.event, action.on, party)] if action else [])]


def _printed(text: str) -> str:
    found = _PRINTED.match(text)
    if found is None:
        return ""
    month = _months().get(found["month"].casefold(), _months().get(found["month"].casefold()[:3], 0))
    try:
        return date(int(found["year"]), month, int(found["day"])).isoformat()
    except ValueError:
        return ""


def _months() -> dict[str, int]:
    from babel.dates import get_month_names

    named: dict[str, int] = {}
    for language in ("sw", "fr", "en"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                named[name.casefold().rstrip(".")] = number
    return named
