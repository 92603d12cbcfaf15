"""The brief of one country, from its own registers and from what involves it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from balozi.ground.errors.registers import NoSuchCountry
from balozi.ground.people import Reader
from balozi.store.documents.queries import list_suggestions
from balozi.store.follow_up.courses import followed
from balozi.store.posts.queries import posted
from balozi.store.registers.countries import CountryPart, country_parts
from balozi.store.registers.remembered import remembered
from balozi.store.registers.tables import REGISTERS
from balozi.web.labels import label
from balozi.web.names import actor_name, is_state
from balozi.web.registers.lists import Row, rows_of
from balozi.web.rivals import Rivals, rivals_of

_ORDER = (
    "commitments", "agreements", "engagements", "relations", "missions", "foreign_missions", "visa_rules",
    "memberships",
    "deployments", "hostings", "office_holdings", "statements",
)  # fmt: skip
# What a country owes comes before what it is owed.
_GROUPS = ("own", "by", "with", "to", "others", "rest")


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one register that have to do with the country in one way.

    Attributes:
        words: the heading, "" for none.
        rows: the first of them.
        total: how many there are.
        name: as the store groups them: own, others, by, to, rest.
    """

    words: str
    rows: Sequence[Row]
    total: int
    name: str

    @property
    def more(self) -> int:
        """Return how many are not shown."""
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True)
class Section:
    """One register of the brief.

    Attributes:
        register: its name.
        groups: of its entries; an entry is in one of them.
    """

    register: str
    groups: Sequence[Group]

    @property
    def label(self) -> str:
        """Return what the register is called."""
        return label("register", self.register)

    @property
    def total(self) -> int:
        """Return how many entries there are."""
        return sum(group.total for group in self.groups)

    @property
    def own(self) -> bool:
        """Tell whether the country has a register of its own here."""
        return any(group.name == "own" for group in self.groups)


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
    parts = _parts(reader, country, at) if is_state(country) else {}
    waiting = list_suggestions(reader, kind="commitment", state="open", actor=country, size=1).total
    if not parts and not (waiting and is_state(country)):
        raise NoSuchCountry(country)
    own = {name: part.rows for name, groups in parts.items() for part in groups if part.group == "own"}
    return Brief(
        country=country,
        sections=[_section(reader, name, country, parts[name], at) for name in _ORDER if name in parts],
        rivals=rivals_of(own),
        framework=sum(part.total for part in parts.get("framework", ()) if part.group == "own"),
        waiting=waiting,
    )


def _parts(reader: Reader, country: str, at: datetime | None) -> Mapping[str, Sequence[CountryPart]]:
    if at is not None:
        return country_parts(reader, country, at=at)
    # Who carries a commitment and how far it has come is asked of what is shown, afterwards.
    return remembered(f"country {country}", reader, lambda: country_parts(reader, country), follow_up=False)


def _section(
    reader: Reader, register: str, country: str, parts: Sequence[CountryPart], at: datetime | None
) -> Section:
    shown = [entry for part in parts for entry in part.rows]
    told = {
        row.entry: row for row in (followed if register == "commitments" else posted)(reader, shown, at=at)
    }
    table, words = REGISTERS[register], _headings(country, parts)
    return Section(
        register,
        [
            Group(
                words[part.group],
                rows_of(table, [told[row.entry] for row in part.rows]),
                part.total,
                part.group,
            )
            for part in sorted(parts, key=lambda part: _GROUPS.index(part.group))
        ],
    )


def _headings(country: str, parts: Sequence[CountryPart]) -> Mapping[str, str]:
    name = {"name": actor_name(country)}
    alone = all(part.group != "own" for part in parts)
    return {
        "own": "",
        "others": "" if alone else gettext("On the registers of others"),
        "by": gettext("Promised by %(name)s") % name,
        "with": gettext("Promised by %(name)s together with others") % name,
        "to": gettext("Promised to %(name)s") % name,
        "rest": gettext("Promised by others, on its register or naming it") % name,
    }
