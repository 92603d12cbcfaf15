"""The registers, their entries and the papers that they rest on."""

from dataclasses import asdict, replace

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from balozi.api.asking import (
    day_asked,
    limit_asked,
    moment_of,
    only,
    operation,
    page_asked,
    paged,
    text_asked,
)
from balozi.api.bearing import person_of, reader_of
from balozi.api.shapes import (
    EntryList,
    EntryPageShown,
    PaperShown,
    PassageShown,
    Registers,
    RegisterShown,
    Sentence,
    SuggestionShown,
    VersionShown,
    entry_shown,
)
from balozi.ground.markings import Marking
from balozi.services.auditing import note_reading
from balozi.store.documents.queries import document_page
from balozi.store.documents.records import SuggestionRow
from balozi.store.follow_up.courses import followed
from balozi.store.lists import ListAsked, filters_of, list_as_asked
from balozi.store.registers.facets import register_counts
from balozi.store.registers.queries import entry_page
from balozi.store.registers.records import EvidenceRow, VersionRow
from balozi.store.registers.tables import REGISTERS

router = Router(tags=["Registers"])
_LIST = {"search", "sort", "on", "page", "limit"}
_ON = "As known at the end of this day: the same answer for ever."


@operation(router, "/registers", "api-registers", response=Registers)
def registers(request: HttpRequest) -> Registers:
    """List the registers."""
    counts = register_counts(reader_of(request))
    return Registers(
        [
            RegisterShown(name, counts.get(name, 0), list(table.columns), list(filters_of(name)))
            for name, table in REGISTERS.items()
        ]
    )


@operation(router, "/registers/{name}", "api-register", free=True, response=EntryList)
def register(
    request: HttpRequest,
    name: str,
    search: str = text_asked("Words that must all occur.", 400),
    sort: str = text_asked("A column; with - before it the other way round.", 60),
    on: str = day_asked(_ON),
    page: int = page_asked(),
    limit: int = limit_asked(),
) -> EntryList:
    """List the entries of one register; its filters, as the list of registers names them, are parameters too."""
    names = set(filters_of(name))
    only(request, _LIST | names)
    filters = {one: request.GET.get(one, "").strip()[:200] for one in names}
    asked = ListAsked(name, search.strip(), sort, filters, moment_of(on), page)
    found = list_as_asked(reader_of(request), asked, size=limit)
    return EntryList(**paged(found), entries=[entry_shown(row) for row in found.items])


@operation(router, "/entries/{int:number}", "api-entry", response=EntryPageShown)
def entry(request: HttpRequest, number: int, on: str = day_asked(_ON)) -> EntryPageShown:
    """Show one entry with the sentences that it rests on and its history."""
    person, at = person_of(request), moment_of(on)
    page = entry_page(person.reader, number, at=at)
    note_reading(person, f"entry {number}", page.marking, at=timezone.now())
    if page.row and page.register == "commitments":
        (row,) = followed(person.reader, [page.row], at=at)
        page = replace(page, row=row, status=str(row.values["status"]))
    return EntryPageShown(
        number=number,
        register=page.register,
        title=page.title,
        marking=Marking(page.marking).name.lower(),
        entry=entry_shown(page.row) if page.row else None,
        status=page.status,
        note=page.note,
        evidence=[_sentence(row) for row in page.evidence],
        history=[_version(row) for row in page.history],
    )


@operation(router, "/papers/{int:number}", "api-paper", response=PaperShown)
def paper(request: HttpRequest, number: int) -> PaperShown:
    """Show one paper: its text, its passages, what was found in it."""
    person = person_of(request)
    page = document_page(person.reader, number)
    note_reading(person, f"document {number}", page.row.marking, at=timezone.now())
    row = page.row
    return PaperShown(
        paper=row.document,
        title=row.title,
        name=row.name,
        sha256=row.sha256,
        language=row.language,
        genre=row.genre,
        country=row.country,
        dated=row.dated,
        added_at=row.added_at,
        marking=Marking(row.marking).name.lower(),
        text=page.text,
        passages=[PassageShown(one.start, one.end, one.kind, one.language) for one in page.passages],
        suggestions=[_suggestion(one) for one in page.suggestions],
    )


def _sentence(row: EvidenceRow) -> Sentence:
    return Sentence(
        row.document, row.document_title, row.start, row.end, row.quote, row.source, row.by, row.at
    )


def _version(row: VersionRow) -> VersionShown:
    told = asdict(row)
    names = ("title", "values", "made_at", "made_by", "verb", "superseded_at", "superseded_by")
    return VersionShown(**{name: told[name] for name in names})


def _suggestion(row: SuggestionRow) -> SuggestionShown:
    return SuggestionShown(
        suggestion=row.suggestion,
        kind=row.kind,
        start=row.start,
        end=row.end,
        quote=row.quote,
        fields=dict(row.fields),
        rule=row.rule,
        confidence=row.confidence,
        state=row.state,
        entry=row.entry,
    )
