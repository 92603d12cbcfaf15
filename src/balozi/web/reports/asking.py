"""What a reader asks of a report, and how its tables look on a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, QueryDict

from balozi.briefs.reports.facts import Asked
from balozi.briefs.reports.frame import NOBODY
from balozi.briefs.tables import Cell, Table
from balozi.briefs.writing.cells import plain_of
from balozi.ground.pages import Page
from balozi.ground.people import Reader
from balozi.ground.words import fold
from balozi.services.compiling import FIGURES, ReportPage
from balozi.store.people.queries import institutions
from balozi.store.registers.facets import actors_of
from balozi.store.registers.moments import day_of
from balozi.web.days import shown_day, shown_number
from balozi.web.listing import Column, day_asked, day_in, end_of, sortable
from balozi.web.names import actor_name, page_language

_LONG = 240


@dataclass(frozen=True, slots=True)
class CellShown:
    """One cell of a page.

    Attributes:
        head: label of its column.
        text: in words, "" where nothing is known.
        href: address of what is behind it, "" for none.
        missing: it says that nothing is stated.
        numeric: it stands to the right.
    """

    head: str
    text: str
    href: str
    missing: bool
    numeric: bool


@dataclass(frozen=True, slots=True)
class TableShown:
    """One table of a page.

    Attributes:
        title: what it holds.
        columns: its heads, that sort.
        rows: of this page.
        notes: under it.
        page: how many rows there are, None for a table that is always whole.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[CellShown]]
    notes: Sequence[str]
    page: Page[Sequence[Cell]] | None


def asked_of(request: HttpRequest, report: str) -> Asked:
    """Return what a request asks of a report.

    Raises:
        NotADate: a day is not written YYYY-MM-DD.
    """
    sent = request.GET
    figure = sent.get("figure", "")
    return Asked(
        day=day_of(end_of(day_asked(request))),
        language=page_language(),
        partner=sent.get("partner", "").strip(),
        institution=sent.get("institution", "").strip(),
        since=day_in(sent, "from"),
        until=day_in(sent, "to"),
        figure=figure if figure in FIGURES.get(report, ()) else "",
        sort=sent.get("sort", ""),
    )


def tables_shown(made: ReportPage, query: QueryDict) -> list[TableShown]:
    """Return the tables of a page: the list, which is the last one, page by page, those before it whole."""
    *before, listed = made.report.tables
    page = Page(listed.rows, made.total, made.number)
    shown = [_shown(table, table.rows, query, None) for table in before]
    return [*shown, _shown(listed, page.items, query, page)]


def choices_of(reader: Reader, asked: Asked) -> Mapping[str, object]:
    """Return what the filters of a report offer."""
    codes = {*actors_of(reader, "agreements"), asked.partner} - {""}
    partners = sorted(((code, actor_name(code)) for code in codes), key=lambda one: fold(one[1]))
    named = [(row.code, row.name(asked.language)) for row in institutions()]
    if asked.institution not in {"", NOBODY, *(code for code, _ in named)}:
        named.append((asked.institution, asked.institution))
    return {"partners": partners, "institutions": named, "nobody": NOBODY}


def _shown(
    table: Table,
    rows: Sequence[Sequence[Cell]],
    query: QueryDict,
    page: Page[Sequence[Cell]] | None,
) -> TableShown:
    heads = [(column.label, column.numeric) for column in table.columns]
    return TableShown(
        title=table.title,
        columns=[sortable(column.name, column.label, query.get("sort", "")) for column in table.columns],
        rows=[
            [
                _cell(cell, label, query, numeric=numeric)
                for cell, (label, numeric) in zip(row, heads, strict=True)
            ]
            for row in rows
        ],
        notes=table.notes,
        page=page,
    )


def _cell(cell: Cell, label: str, query: QueryDict, *, numeric: bool) -> CellShown:
    missing = cell.plain == "" and bool(cell.value)
    return CellShown(label, _text(cell), _href(cell.link, query), missing, numeric)


def _text(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, date):
        return shown_day(value)
    if isinstance(value, int):
        return shown_number(value)
    text = str(plain_of(cell) if value is None else value)
    return text if len(text) <= _LONG else text[: _LONG - 1] + "…"


def _href(link: str, query: QueryDict) -> str:
    """Return an address; one that only narrows the report keeps what was asked besides."""
    if not link.startswith("?"):
        return link
    kept = {str(name): str(value) for name, value in query.items() if value and name not in {"page", "sort"}}
    return "?" + urlencode(kept | dict(parse_qsl(link[1:]))) + "#list"
