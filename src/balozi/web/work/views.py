"""My work: what waits for somebody or an institution, why, and what can be done about it at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import REPORT_PROGRESS, REVIEW, Person
from balozi.services.working import worker_of
from balozi.store.documents.queries import list_suggestions
from balozi.store.notices.queries import unread_count
from balozi.store.notices.records import Worker, WorkItem
from balozi.store.notices.work import WHY, work_of
from balozi.store.people.queries import institution_names
from balozi.web.listing import page_number, reader_of
from balozi.web.names import page_language
from balozi.web.people.words import PROPOSAL
from balozi.web.results.shown import shown_period

_IN_HAND = "in_hand"


@require_GET
def my_work(request: HttpRequest) -> HttpResponse:
    """Show what waits for the reader, or what an institution has in hand."""
    person = reader_of(request)
    asked, why = request.GET.get("institution", "").strip(), request.GET.get("why", "")
    own = worker_of(person)
    worker = Worker(institution=asked[:24]) if asked else own
    items = work_of(person.reader, worker, day=timezone.localdate())
    names = institution_names(page_language())
    waiting = [item for item in items if item.why[0] != _IN_HAND]
    chosen = [item for item in items if why in item.why] if why in WHY else waiting
    facts = {
        "page": _page(chosen, page_number(request)),
        "counts": _counts(items),
        "waiting": len(waiting),
        "in_all": len(items),
        "why": why if why in WHY else "",
        "names": names,
        "proposals": PROPOSAL,
        "asked": asked,
        "own": own.institution,
        "may_answer": REPORT_PROGRESS in person.permissions and not asked,
        **_besides(person),
    }
    return render(request, "work/work.html", facts)


def _counts(items: Sequence[WorkItem]) -> list[tuple[str, int]]:
    counted = Counter(why for item in items for why in item.why)
    return [(why, counted[why]) for why in WHY if counted[why]]


def _page(items: Sequence[WorkItem], number: int) -> Page[WorkItem]:
    page = Page(items, len(items))
    number = min(max(1, number), page.last)
    shown = [_in_words(item) for item in items[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]]
    return Page(shown, len(items), number)


def _in_words(item: WorkItem) -> WorkItem:
    """Return an indicator's item with its name and period in the language of the page."""
    if not item.indicator:
        return item
    name = item.names.get(page_language()) or item.title
    return replace(item, title=name, period=shown_period(item.period) if item.period else "")


def _besides(person: Person) -> dict[str, object]:
    """Return what waits on other pages."""
    reviews = REVIEW in person.permissions
    return {
        "suggestions": list_suggestions(person.reader, state="open", size=1).total if reviews else 0,
        "unread": unread_count(person.reader, person.name),
    }
