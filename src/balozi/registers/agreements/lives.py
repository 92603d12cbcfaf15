"""What is known of one agreement: its form, its parties, its events and its term."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from balozi.ground.dates import first_day
from balozi.ground.errors.agreements import AgreementEventUnknown
from balozi.ground.errors.facts import NotADate
from balozi.packs.happenings import Happening, happenings

UNKNOWN = "unknown"
SUSPENDED = "suspended"


class AgreementEventKind(StrEnum):
    """A step as papers and trackers tell it in one word; `happening_of` says what it is in the law of treaties."""

    PROPOSED = "proposed"
    NEGOTIATED = "negotiated"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in_force"
    TERMINATED = "terminated"


@dataclass(frozen=True, slots=True)
class AgreementStep:
    """One event of an agreement.

    Attributes:
        event: what happened, a name of ``packs/agreement_events.toml`` or a word that papers use for it.
        on: partial date as stated, "" when the source states none.
        party: code of the state or organisation whose act it was, "" for the instrument itself.
        until: partial date of the last day that it brings, such as the end of a renewed term; "" when none is stated.
        step: key of the step of a country's procedure that it carried out, "".
        number: of the event in the store, 0 elsewhere.
    """

    event: str
    on: str = ""
    party: str = ""
    until: str = ""
    step: str = ""
    number: int = 0

    @property
    def happening(self) -> Happening:
        """Return what kind of event it is.

        Raises:
            AgreementEventUnknown: no event has this name.
        """
        return happening_of(self.event)

    @property
    def day(self) -> date | None:
        """Return the first day that the date can mean, None when none is stated or the words are no date."""
        return _first_day(self.on)

    def had_happened(self, day: date) -> bool:
        """Tell whether it had happened by a day; an event without a date has: its source reports it as done."""
        return self.day is None or self.day <= day


@dataclass(frozen=True, slots=True)
class Term:
    """For how long an agreement was made.

    Attributes:
        ends: partial date of its last day, "" when it has no end.
        renewal: "tacit" when it renews itself, "agreed" when the parties must agree, "none", "" when not known.
        renewal_months: how long each renewal lasts, 0 when not known.
        notice_months: how long before the end a party must give notice, 0 when not known.
    """

    ends: str = ""
    renewal: str = ""
    renewal_months: int = 0
    notice_months: int = 0


@dataclass(frozen=True, slots=True)
class Life:
    """All that the state of one agreement follows from.

    Attributes:
        form: of the instrument: treaty, agreement, mou, protocol ...
        own: alpha-3 of the country whose register it is on.
        parties: codes of states and organisations.
        steps: its events, in any order.
        term: for how long it was made.
        binding: whether it binds in law, None when nobody has said.
    """

    form: str = ""
    own: str = ""
    parties: Sequence[str] = ()
    steps: Sequence[AgreementStep] = ()
    term: Term = field(default_factory=Term)
    binding: bool | None = None

    @property
    def binds(self) -> bool:
        """Tell whether it is taken to bind in law: as somebody said, otherwise as its form usually does."""
        return self.form in said()["binding"] if self.binding is None else self.binding

    @property
    def bilateral(self) -> bool:
        """Tell whether it has two parties, so that an event of the instrument is an event of both."""
        return len(set(self.parties)) == 2

    def happened(self, day: date) -> list[AgreementStep]:
        """Return the events that had happened by a day, in the order in which they count.

        What has no date comes first, except for what ends: a source that says "terminated" without a day is not
        contradicted by an entry into force with one.
        """
        known = [step for step in self.steps if step.had_happened(day)]
        return sorted(known, key=_counted)


def happening_of(event: str) -> Happening:
    """Return the kind of an event by its name, or by a word that papers use for it.

    Raises:
        AgreementEventUnknown: no event has this name.

    Examples:
        >>> happening_of("negotiated").name
        'negotiating'
    """
    name = said()["events"].get(event, event)
    if name not in happenings():
        raise AgreementEventUnknown(event)
    return happenings()[name]


def is_event(event: str) -> bool:
    """Tell whether a word names an event, also one that only papers use.

    Examples:
        >>> is_event("proposed"), is_event("unknown")
        (True, False)
    """
    return said()["events"].get(event, event) in happenings()


def tells_more(on: str, known: Iterable[str]) -> bool:
    """Tell whether a partial date says more than those known for the same event, or says otherwise.

    Examples:
        >>> tells_more("2024", ["2024-05"]), tells_more("2024-05", ["2024"]), tells_more("2025", ["2024-05"])
        (False, True, True)
    """
    days = list(known)
    return not days if not on else not any(day == on or day.startswith(f"{on}-") for day in days)


def known_statuses() -> tuple[str, ...]:
    """Return every status that an agreement can have, in order.

    Examples:
        >>> known_statuses()[-1]
        'unknown'
    """
    states = said()["states"]
    return (*states["forward"], SUSPENDED, *states["ends"], UNKNOWN)


def status_meant(word: str) -> str:
    """Return the status that a word means; addresses kept from earlier versions still lead there.

    Examples:
        >>> status_meant("ratified"), status_meant("signed")
        ('consented', 'signed')
    """
    return str(said()["statuses"].get(word, word))


@cache
def said() -> Mapping[str, Any]:
    """Return what ``forms.toml`` says."""
    return MappingProxyType(tomllib.loads(Path(__file__).with_name("forms.toml").read_text("utf-8")))


# Ten thousand agreements ask for the same few days and names again and again.
@lru_cache(maxsize=65_536)
def _first_day(text: str) -> date | None:
    try:
        return first_day(text) if text else None
    except NotADate:
        return None


@cache
def _places() -> Mapping[str, int]:
    return {name: place for place, name in enumerate(happenings())}


def _counted(step: AgreementStep) -> tuple[int, date, int, int]:
    happening = step.happening
    undated_end = step.day is None and happening.effect in {"end", "resume"}
    place = _places()[happening.name]
    return (2 if undated_end else 1 if step.day else 0, step.day or date.min, place, step.number)
