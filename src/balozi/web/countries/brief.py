"""The brief of one country, from its own registers and from what involves it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from balozi.ground.errors import NoSuchCountry
from balozi.ground.people import Reader
from balozi.store.registers.queries import entries_of_country
from balozi.store.registers.records import EntryRow
from balozi.store.registers.tables import REGISTERS
from balozi.web.countries.counted import Rivals, rivals_of
from balozi.web.labels import label
from balozi.web.names import is_state
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
    """

    register: str
    own: Sequence[Row]
    others: Sequence[Row]

    @property
    def label(self) -> str:
        """Return what the register is called."""
        return label("register", self.register)

    @property
    def total(self) -> int:
        """Return how many entries there are."""
        return len(self.own) + len(self.others)


@dataclass(frozen=True, slots=True)
class Brief:
    """The page of one country.

    Attributes:
        country: its code.
        sections: the registers that say something of it.
        rivals: stated counts beside the counts of the register.
        framework: how many entries its policy framework has.
    """

    country: str
    sections: Sequence[Section]
    rivals: Sequence[Rivals]
    framework: int


def brief_of(reader: Reader, country: str, at: datetime | None) -> Brief:
    """Return the brief of a country as known at a moment.

    Raises:
        NoSuchCountry: it is no state, or nothing involves it.
    """
    found = entries_of_country(reader, country, at=at) if is_state(country) else {}
    if not any(found.values()):
        raise NoSuchCountry(country)
    own = {name: [row for row in rows if row.country == country] for name, rows in found.items()}
    return Brief(
        country=country,
        sections=[_section(name, country, found) for name in _ORDER if found.get(name)],
        rivals=rivals_of(own),
        framework=len(own.get("framework", ())),
    )


def _section(register: str, country: str, found: Mapping[str, Sequence[EntryRow]]) -> Section:
    rows = rows_of(REGISTERS[register], found[register])
    return Section(
        register,
        [row for row in rows if row.entry.country == country],
        [row for row in rows if row.entry.country != country],
    )
