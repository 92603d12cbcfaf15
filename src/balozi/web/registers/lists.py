"""The list of a register: what was asked, the columns, the choices, the rows in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import Reader
from balozi.ground.words import fold
from balozi.registers.agreements import known_statuses, status_meant
from balozi.registers.commitments import CommitmentStatus
from balozi.registers.engagements import EngagementStatus
from balozi.registers.posts import COURSES, statuses_known
from balozi.store.lists import ListAsked, filters_of, list_as_asked, list_in_parts
from balozi.store.people.queries import institution_names
from balozi.store.registers.facets import actors_of, doubts_of, facets
from balozi.store.registers.queries import list_register
from balozi.store.registers.records import EntryRow
from balozi.store.registers.states import DERIVED, LIVING, leads_of
from balozi.store.registers.tables import REGISTERS, Register
from balozi.web.labels import label
from balozi.web.listing import Column, day_asked, end_of, page_number, sortable
from balozi.web.names import (
    actor_name,
    institutions_in_words,
    is_state,
    page_language,
    title_in_language,
)
from balozi.web.values import shown_field

_FROM_EVENTS: Mapping[str, tuple[str, ...]] = {
    "agreements": ("status",),
    "commitments": ("status", "lead"),
    **dict.fromkeys(COURSES, ("status",)),
}
# A list shows who is involved only where that is not its title already.
_SHOWS_ACTORS = frozenset(
    {"commitments", "agreements", "engagements", "missions", "statements", "deployments"}
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked of a register.

    Attributes:
        table: the register.
        search: words.
        sort: a column, with "-" before it for the other direction.
        filters: chosen values by name.
        on: the day as known on which the list is asked, None for now.
        page: counted from 1.
    """

    table: Register
    search: str
    sort: str
    filters: Mapping[str, str]
    on: date | None
    page: int

    @property
    def narrowed(self) -> bool:
        """Tell whether the list may be shorter than the register."""
        return bool(self.search or self.on or any(self.filters.values()))


@dataclass(frozen=True, slots=True)
class Choice:
    """One select of the form: its name, its label, and (value, label) of what can be chosen."""

    name: str
    label: str
    values: Sequence[tuple[str, str]]
    chosen: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row in words.

    Attributes:
        entry: as the store gives it.
        title: in the language of the page.
        cells: (column, text).
        actors: (role, names) of states and organisations involved.
        codes: what the store calls a cell that a name stands in, by column.
    """

    entry: EntryRow
    title: str
    cells: Sequence[tuple[str, str]]
    actors: Sequence[tuple[str, str]]
    codes: Mapping[str, str] = field(default_factory=dict)


def asked_of(request: HttpRequest, register: str) -> Asked:
    """Return what a request asks of a register.

    Raises:
        NoSuchRegister: there is no register of this name.
        NotADate: the day is not written YYYY-MM-DD.
    """
    filters = {name: request.GET.get(name, "").strip() for name in filters_of(register)}
    if register == "engagements" and not filters["status_now"]:
        # Addresses kept from when the list was narrowed by the status that a paper told still lead there.
        filters["status_now"] = request.GET.get("status", "").strip()
    return Asked(
        table=REGISTERS[register],
        search=request.GET.get("search", "").strip(),
        sort=request.GET.get("sort", ""),
        filters=filters,
        on=day_asked(request),
        page=page_number(request),
    )


def listed(reader: Reader, asked: Asked, *, size: int = PAGE_SIZE) -> Page[EntryRow]:
    """Return one page of the register as asked; a size of 0 is the whole list."""
    return list_as_asked(reader, _for_store(asked), size=size)


def in_parts(reader: Reader, asked: Asked) -> Iterator[list[EntryRow]]:
    """Return the whole list as asked, a part at a time."""
    return list_in_parts(reader, _for_store(asked))


def _for_store(asked: Asked) -> ListAsked:
    return ListAsked(asked.table.name, asked.search, asked.sort, asked.filters, end_of(asked.on), asked.page)


def rows_of(table: Register, entries: Sequence[EntryRow]) -> list[Row]:
    """Return rows in words."""
    names = institutions_in_words(entries)
    return [row_in_words(table, entry, names) for entry in entries]


def row_in_words(table: Register, entry: EntryRow, names: Mapping[str, str]) -> Row:
    """Return one row in words, with the names of the institutions that lead."""
    lead = str(entry.values.get("lead") or "")
    told = {**entry.values, "lead": names.get(lead, lead)}
    return Row(
        entry=entry,
        title=title_in_language(entry),
        cells=[(column, _cell(column, told.get(column))) for column in columns_of(table)],
        actors=actors_in_words(entry.involved) if table.name in _SHOWS_ACTORS else [],
        codes={"lead": lead} if lead in names else {},
    )


def _cell(column: str, value: object) -> str:
    # An institution is called as its register says: no word of it is a code or a label.
    return str(value or "") if column == "lead" else shown_field(column, value)


def actors_in_words(involved: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return (role, names) of states and organisations involved, in the language of the page."""
    return [(label("role", role), ", ".join(map(actor_name, codes))) for role, codes in involved.items()]


def columns_of(table: Register) -> tuple[str, ...]:
    """Return the columns after the title, those that are derived from events last."""
    return (*table.columns, *_FROM_EVENTS.get(table.name, ()))


def headers(asked: Asked) -> list[Column]:
    """Return the headers of the list with where each leads."""
    own = [
        sortable(column, label("field", column), asked.sort)
        if column in asked.table.columns or asked.on is None
        else Column(column, label("field", column))
        for column in columns_of(asked.table)
    ]
    first = sortable("title", _("Entry"), asked.sort)
    involved = [Column("involved", _("Involved"))] if asked.table.name in _SHOWS_ACTORS else []
    return [first, *own, *involved, Column("flags", _("Flags")), Column("source", _("Source"))]


def choices_of(reader: Reader, asked: Asked) -> list[Choice]:
    """Return the selects of the form; one without a choice is left out."""
    table, chosen = asked.table, asked.filters
    known = _known(reader, table)
    offered = [
        Choice("country", str(_("Country")), _named(known["country"]), chosen["country"]),
        Choice("actor", str(_("Involved")), _named(known["actor"]), chosen["actor"]),
        Choice("kind", str(_("Kind")), _labelled("kind", known["kind"]), chosen["kind"]),
        *(
            Choice(name, label("field", name), _labelled("value", known[name]), chosen[name])
            for name in table.filters
        ),
    ]
    if table.name in LIVING:
        named = institution_names(page_language(), set(known["lead"]))
        leads = sorted(
            ((code, named.get(code, code)) for code in known["lead"]), key=lambda one: fold(one[1])
        )
        offered.append(Choice("lead", label("field", "lead"), leads, chosen["lead"]))
    if chosen.get("area"):
        # No choice of 47: the map of the areas leads here, and the filter is shown so that it can be taken away.
        offered.append(
            Choice("area", label("field", "area"), [_area(reader, chosen["area"])], chosen["area"])
        )
    several = [choice for choice in offered if len(choice.values) > 1 or choice.chosen]
    return [*several, *_derived_choices(reader, table, chosen), _evidence_choice(chosen)]


def _area(reader: Reader, value: str) -> tuple[str, str]:
    country, _sign, code = value.partition("-")
    rows = list_register(reader, "areas", filters={"country": country}, size=0).items
    names = {str(row.values.get("code") or ""): row.title for row in rows}
    return value, names.get(code, value)


def _known(reader: Reader, table: Register) -> dict[str, list[str]]:
    known = facets(reader, table.name, ("country", "kind", *table.filters))
    leads = leads_of(reader, table.name) if table.name in LIVING else []
    return known | {"actor": actors_of(reader, table.name), "lead": leads}


def _derived_choices(reader: Reader, table: Register, chosen: Mapping[str, str]) -> list[Choice]:
    if table.name == "agreements":
        values = [(name, label("value", name)) for name in known_statuses()]
        return [Choice("status_now", label("field", "status"), values, status_meant(chosen["status_now"]))]
    if table.name == "engagements":
        told = [(status.value, label("engagement_status", status)) for status in EngagementStatus]
    elif table.name in COURSES:
        told = [(name, label("post_status", name)) for name in statuses_known(COURSES[table.name])]
    elif table.name == "commitments":
        # In the order of a commitment's life; what was only found in text is not on the register.
        told = [(status.value, label("commitment_status", status)) for status in list(CommitmentStatus)[1:]]
    else:
        return _flag_choice(reader, table, chosen)
    statuses = Choice("status_now", label("field", "status"), told, chosen["status_now"])
    return [statuses, *_flag_choice(reader, table, chosen)]


def _flag_choice(reader: Reader, table: Register, chosen: Mapping[str, str]) -> list[Choice]:
    """Return the select of the flags that a register can hold: a doubt that none of its entries has is no choice."""
    derived = DERIVED["commitments"] if table.name == "commitments" else ()
    names = list(dict.fromkeys((*derived, *doubts_of(reader, table.name), chosen["flag"])))
    values = _labelled("flag", [name for name in names if name])
    return [Choice("flag", str(_("Flag")), values, chosen["flag"])] if values else []


def _evidence_choice(chosen: Mapping[str, str]) -> Choice:
    values = [("paper", str(_("a sentence in a paper"))), ("pack only", str(_("the source of a pack only")))]
    return Choice("evidence", str(_("Rests on")), values, chosen["evidence"])


def _named(codes: Sequence[str]) -> list[tuple[str, str]]:
    named = [(code, actor_name(code)) for code in codes]
    return sorted(named, key=lambda one: (not is_state(one[0]), fold(one[1])))


def _labelled(group: str, names: Sequence[str]) -> list[tuple[str, str]]:
    return sorted(((name, label(group, name)) for name in names), key=lambda one: one[1])
