"""The brief of one country, from its own registers and from what involves it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from balozi.ground.errors import NoSuchCountry
from balozi.ground.people import Reader
from balozi.store.documents.queries import list_suggestions
from balozi.store.registers.queries import entries_of_country
from balozi.store.registers.records import EntryRow
from balozi.store.registers.tables import REGISTERS
from balozi.web.countries.counted import Rivals, rivals_of
from balozi.web.labels import label
from balozi.web.names import actor_name, is_state
from balozi.web.registers.lists import Row, rows_of

_ORDER = (
    "commitments", "agreements", "engagements", "missions", "memberships",
    "deployments", "hostings", "office_holdings", "statements",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """One register of the brief.

    Attributes:
        register: its name.
        own: entries of the country's own register.
        others: entries of the registers of others that involve it.
        owed: (by whom or to whom, promises) instead of both, on the register of commitments.
    """

    register: str
    own: Sequence[Row]
    others: Sequence[Row]
    owed: Sequence[tuple[str, Sequence[Row]]] = ()

    @property
    def label(self) -> str:
        """Return what the register is called."""
        return label("register", self.register)

    @property
    def total(self) -> int:
        """Return how many entries there are."""
        return len(self.own) + len(self.others) + sum(len(rows) for _words, rows in self.owed)


@dataclass(frozen=True, slots=True)
class Brief:
    """The page of one country.

    Attributes:
        country: its code.
        sections: the registers that say something of it.
        rivals: stated counts beside the counts of the register.
        framework: how many entries its policy framework has.
        waiting: commitments found in text that name it and wait for a decision.
    """

    country: str
    sections: Sequence[Section]
    rivals: Sequence[Rivals]
    framework: int
    waiting: int


def brief_of(reader: Reader, country: str, at: datetime | None) -> Brief:
    """Return the brief of a country as known at a moment.

    Raises:
        NoSuchCountry: it is no state, or nothing involves it.
    """
    found = entries_of_country(reader, country, at=at) if is_state(country) else {}
    waiting = list_suggestions(reader, kind="commitment", state="open", actor=country, size=1).total
    if not any(found.values()) and not (waiting and is_state(country)):
        raise NoSuchCountry(country)
    own = {name: [row for row in rows if row.country == country] for name, rows in found.items()}
    return Brief(
        country=country,
        sections=[_section(name, country, found) for name in _ORDER if found.get(name)],
        rivals=rivals_of(own),
        framework=len(own.get("framework", ())),
        waiting=waiting,
    )


def _section(register: str, country: str, found: Mapping[str, Sequence[EntryRow]]) -> Section:
    rows = rows_of(REGISTERS[register], found[register])
    if register == "commitments":
        return Section(register, (), (), list(_owed(country, rows)))
    return Section(
        register,
        [row for row in rows if row.entry.country == country],
        [row for row in rows if row.entry.country != country],
    )


def _owed(country: str, rows: Sequence[Row]) -> Iterator[tuple[str, Sequence[Row]]]:
    """Yield the promises by direction, each once: what a country owes comes before what it is owed."""
    by = [row for row in rows if country in row.entry.involved.get("obligor", ())]
    to = [row for row in rows if row not in by and country in row.entry.involved.get("beneficiary", ())]
    rest = [row for row in rows if row not in by and row not in to]
    name = actor_name(country)
    yield from (
        (words % {"name": name}, chosen)
        for words, chosen in (
            (gettext("Promised by %(name)s"), by),
            (gettext("Promised to %(name)s"), to),
            (gettext("Promised by others, on its register or naming it"), rest),
        )
        if chosen
    )
