"""Decisions on suggestions: accept, amend, reject, undo; for our script as JSON, for plain forms by redirect."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from balozi.ground.errors.registers import NoSuchEntry
from balozi.ground.people import Person
from balozi.services import reviewing
from balozi.store.documents.queries import list_suggestions, suggestion_row
from balozi.store.documents.records import SuggestionRow
from balozi.web.context import may
from balozi.web.listing import reader_of
from balozi.web.papers.amending import fields_from
from balozi.web.papers.desk import card_of
from balozi.web.refusals import wants_json

_WHOLE_PAPER = 100_000
_LONGEST_NUMBER = 12


@require_POST
def accept(request: HttpRequest, suggestion: int) -> HttpResponse:
    """Put a suggestion on its register as it is, or add its quotation to the entry that was chosen."""
    person, into = reader_of(request), request.POST.get("into", "")
    if into and not (into.isascii() and into.isdecimal() and len(into) < _LONGEST_NUMBER):
        raise NoSuchEntry(into[:_LONGEST_NUMBER])
    chosen = int(into) if into else None
    reviewing.accept_suggestion(suggestion=suggestion, person=person, at=timezone.now(), into=chosen)
    return _answer(request, person, suggestion)


@require_POST
def amend(request: HttpRequest, suggestion: int) -> HttpResponse:
    """Put a suggestion on its register with amended fields."""
    person = reader_of(request)
    row = suggestion_row(person.reader, suggestion)
    fields = fields_from(row.kind, request.POST, row.fields)
    reviewing.amend_suggestion(suggestion=suggestion, fields=fields, person=person, at=timezone.now())
    return _answer(request, person, suggestion)


@require_POST
def reject(request: HttpRequest, suggestion: int) -> HttpResponse:
    """Reject a suggestion, with or without a reason."""
    person, reason = reader_of(request), request.POST.get("reason", "").replace("\0", "").strip()
    reviewing.reject_suggestion(suggestion=suggestion, reason=reason, person=person, at=timezone.now())
    return _answer(request, person, suggestion)


@require_POST
def undo(request: HttpRequest, suggestion: int) -> HttpResponse:
    """Take the last decision on a suggestion back."""
    person = reader_of(request)
    reviewing.undo_decision(suggestion=suggestion, person=person, at=timezone.now())
    return _answer(request, person, suggestion, next_one=False)


def _answer(request: HttpRequest, person: Person, suggestion: int, *, next_one: bool = True) -> HttpResponse:
    row = suggestion_row(person.reader, suggestion)
    if wants_json(request):
        facts = {"card": card_of(row), **may(person.permissions)}
        return JsonResponse(
            {"card": render_to_string("papers/card.html", facts, request), "state": row.state}
            | _progress(person, row)
        )
    shown = _next_open(person, row) if next_one else row.suggestion
    filters = {name: request.POST.get(name, "") for name in ("kind", "state")}
    query = urlencode({name: value for name, value in filters.items() if value})
    return redirect(f"{reverse('paper', args=[row.document])}{'?' if query else ''}{query}#s{shown}")


def _progress(person: Person, row: SuggestionRow) -> dict[str, int]:
    def count(state: str) -> int:
        page = list_suggestions(person.reader, document=row.document, state=state, size=1)
        return page.total

    total = count("")
    return {"reviewed": total - count("open"), "total": total}


def _next_open(person: Person, row: SuggestionRow) -> int:
    """Return the next open suggestion of the paper after this one; this one again when there is none."""
    page = list_suggestions(person.reader, document=row.document, state="open", size=_WHOLE_PAPER)
    after = ((other.start, other.end, other.suggestion) for other in page.items)
    here = (row.start, row.end, row.suggestion)
    return min((place for place in after if place > here), default=here)[2]
