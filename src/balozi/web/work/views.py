"""My work: what waits for somebody or an institution, why, and what can be done about it at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import FOLLOW_UP, REPORT_PROGRESS, REVIEW, Person
from balozi.services.asking import AskedFor, ask_institution
from balozi.services.working import worker_of
from balozi.store.documents.queries import list_suggestions
from balozi.store.notices.leading import late_of, leading
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


@require_GET
def by_institution(request: HttpRequest) -> HttpResponse:
    """Show what each institution leads, how much of it is late or was never reported on, and what is late."""
    person = reader_of(request)
    asked, number, day = (
        request.GET.get("institution", "").strip()[:24],
        page_number(request),
        timezone.localdate(),
    )
    rows = leading(person.reader)
    page = late_of(person.reader, asked, day=day, page=number)
    facts = {
        "rows": rows,
        "led": sum(bool(row.institution) for row in rows),
        "page": page,
        "day": day,
        "asked": asked,
        "names": institution_names(page_language()),
        "may_ask": FOLLOW_UP in person.permissions,
    }
    return render(request, "work/institutions.html", facts)


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask an institution for its reports, and show the institutions again."""
    person, code = reader_of(request), request.POST.get("institution", "").strip()
    asked = ask_institution(institution=code, person=person, at=timezone.now())
    for words in _said(asked):
        messages.success(request, words)
    return redirect("work-by-institution")


def _said(asked: AskedFor) -> list[str]:
    """Return in words whom asking reached, and whom it did not."""
    reached, told = len(asked.commitments), []
    if reached:
        words = ngettext(
            "Asked for a report on %(n)d commitment: %(people)s.",
            "Asked for a report on %(n)d commitments: %(people)s.",
            reached,
        )
        told.append(words % {"n": reached, "people": ", ".join(asked.people)})
    if asked.unheard:
        told.append(_("Nobody of this institution who has an account could be told. Invite its focal point."))
    if asked.lately:
        told.append(_("What was asked for within the last day was not asked for again."))
    return told or [_("Nothing is late there, and everything was reported on: nobody was asked.")]


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
