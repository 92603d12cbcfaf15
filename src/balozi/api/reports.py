"""The reports on agreements, and the search."""

import json

from django.http import HttpRequest
from django.utils import timezone, translation
from ninja import Router
from ninja.params.functions import Query

from balozi.api.asking import day_asked, day_of, moment_of, operation, page_asked, text_asked
from balozi.api.bearing import person_of, reader_of
from balozi.api.shapes import EntryFoundShown, Found, ReportShown, SentenceFound
from balozi.briefs.reports.facts import Asked
from balozi.briefs.writing.jsons import json_of
from balozi.services.compiling import make_report_page
from balozi.store.registers.moments import day_of as day_known
from balozi.store.search.answering import answer_to
from balozi.store.search.queries import Narrowing

router = Router(tags=["Reports"])


@operation(router, "/reports/{report}", "api-report", response=ReportShown)
def report(
    request: HttpRequest,
    report: str,
    partner: str = text_asked("Code of a party."),
    institution: str = text_asked("Code of the one that leads; - for those of which none is stated."),
    since: str = day_asked("First day of signature."),
    until: str = day_asked("Last day of signature."),
    figure: str = text_asked("The figure whose list is wanted.", 40),
    sort: str = text_asked("A column; with - before it the other way round.", 60),
    on: str = day_asked("As known at the end of this day: the same answer for ever."),
    page: int = page_asked(),
) -> ReportShown:
    """Show a report: agreements, departments or followup; its list has fifty rows a page."""
    known_at = moment_of(on)
    asked = Asked(
        day=day_known(known_at),
        language=(translation.get_language() or "en")[:2],
        partner=partner,
        institution=institution,
        since=day_of(since),
        until=day_of(until),
        figure=figure,
        sort=sort,
    )
    made = make_report_page(
        name=report,
        asked=asked,
        person=person_of(request),
        at=timezone.now(),
        known_at=known_at,
        page=page,
    )
    told = json.loads(json_of(made.report))
    return ReportShown(
        report=report,
        title=told["title"],
        as_known=asked.day,
        marking=told["marking"],
        about=told["about"],
        tables=told["tables"],
        notes=told["notes"],
        total=made.total,
        page=made.number,
    )


@operation(router, "/search", "api-search", response=Found)
def search(
    request: HttpRequest,
    q: str = Query(..., max_length=400, description="Words that must all occur; phrases in quotation marks."),
    side: str = Query("", pattern="^(papers|registers)?$", description="papers or registers; both if none."),
    country: str = text_asked("Alpha-3 code of a country.", 3),
    language: str = text_asked("Of the sentences: sw, en or fr.", 8),
    within: str = text_asked("Name of a register.", 40),
    since: str = day_asked("First day of the paper, or of what the entry says."),
    until: str = day_asked("Last day."),
    page: int = page_asked(),
    limit: int = Query(20, ge=1, le=100, description="Most sentences, and most entries, on a page."),
) -> Found:
    """Search papers and registers in three languages."""
    values = {"country": country, "language": language, "register": within}
    narrowing = Narrowing(values, day_of(since), day_of(until), side)
    found = answer_to(reader_of(request), q.strip(), narrowing, page=page, size=limit)
    return Found(
        how=found.how,
        said=found.said,
        page=page,
        limit=limit,
        papers_total=found.papers.total if found.papers else 0,
        entries_total=found.entries.total if found.entries else 0,
        papers=[
            SentenceFound(
                one.document, one.document_title, one.dated, one.language, one.start, one.end, one.quote
            )
            for one in (found.papers.items if found.papers else ())
        ],
        entries=[
            EntryFoundShown(one.row.entry, one.row.register, one.row.country, one.row.title)
            for one in (found.entries.items if found.entries else ())
        ],
    )
