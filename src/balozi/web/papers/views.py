"""The list of papers, adding some, and the reading page."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from balozi.ground.people import ADD_PAPERS
from balozi.services.auditing import allow, note_reading
from balozi.store.documents.queries import document_page, find_document, list_suggestions, suggestion_row
from balozi.web.context import may
from balozi.web.labels import KIND, LANGUAGE, STATE
from balozi.web.listing import Column, day_in, page_number, reader_of, sortable
from balozi.web.papers.adding import add_each
from balozi.web.papers.amending import lines_of, stored_words
from balozi.web.papers.desk import card_of, desk_of
from balozi.web.papers.likely import likely_entries
from balozi.web.papers.lists import listed_papers
from balozi.web.refusals import wants_json


def papers(request: HttpRequest) -> HttpResponse:
    """Show the papers: searched, narrowed, sorted, in pages; files that could not be read with the reason."""
    person = reader_of(request)
    asked = {name: request.GET.get(name, "").strip() for name in ("search", "language", "state", "sort")}
    columns = [
        sortable("title", _("Paper"), asked["sort"]),
        sortable("language", _("Language"), asked["sort"]),
        sortable("dated", _("Dated"), asked["sort"]),
        Column("review", _("Review")),
        Column("findings", _("Doubts")),
        Column("added", _("Added")),
    ]
    facts = {
        "page": listed_papers(person.reader, asked, page=page_number(request)),
        "asked": asked,
        "narrowed": any(asked[name] for name in ("search", "language", "state")),
        "columns": columns,
        "languages": LANGUAGE,
        **may(person.permissions),
    }
    return render(request, "papers/papers.html", facts)


def add(request: HttpRequest) -> HttpResponse:
    """Add the chosen files and tell what became of each."""
    person = reader_of(request)
    allow(person, ADD_PAPERS, verb="add_paper", subject="form", at=timezone.now())
    if request.method != "POST":
        return redirect("papers")
    added = list(add_each(request.FILES.getlist("files"), person, day_in(request.POST, "dated")))
    if wants_json(request):
        return JsonResponse({"added": [one.told() for one in added]})
    return render(request, "papers/added.html", {"added": added, **may(person.permissions)})


def paper(request: HttpRequest, named: str) -> HttpResponse:
    """Show one paper as it was written, with what was found in it underlined and listed beside it."""
    person = reader_of(request)
    page = document_page(person.reader, find_document(person.reader, named))
    note_reading(person, f"document {page.row.document}", page.row.marking, at=timezone.now())
    asked = {name: request.GET.get(name, "") for name in ("kind", "state")}
    facts = {
        "desk": desk_of(page, at=_place_asked(request), **asked),
        "asked": asked,
        **may(person.permissions),
    }
    return render(request, "papers/paper.html", facts)


def suggestion(request: HttpRequest, suggestion: int) -> HttpResponse:
    """Show one suggestion with the form that amends it and the one that rejects it with a reason."""
    person = reader_of(request)
    row = suggestion_row(person.reader, suggestion)
    facts = {
        "card": card_of(row),
        "lines": list(lines_of(row.kind, row.fields)),
        "words": stored_words(),
        "likely": likely_entries(person.reader, row) if request.GET.get("part") != "form" else [],
        "asked": {name: request.GET.get(name, "") for name in ("kind", "state")},
        **may(person.permissions),
    }
    name = "papers/amend_form.html" if request.GET.get("part") == "form" else "papers/suggestion.html"
    return render(request, name, facts)


def suggestions(request: HttpRequest) -> HttpResponse:
    """Show the suggestions of all papers, narrowed by state, kind and rule."""
    person = reader_of(request)
    asked = {name: request.GET.get(name, "").strip() for name in ("search", "state", "kind", "rule", "actor")}
    page = list_suggestions(
        person.reader,
        search=asked["search"],
        state=asked["state"],
        kind=asked["kind"],
        rule=asked["rule"],
        actor=asked["actor"],
        page=page_number(request),
    )
    facts = {
        "page": page,
        "cards": [card_of(row) for row in page.items],
        "asked": asked,
        "narrowed": any(asked.values()),
        "kinds": sorted(KIND.items(), key=lambda kind: str(kind[1])),
        "states": STATE,
    }
    return render(request, "papers/suggestions.html", facts)


def _place_asked(request: HttpRequest) -> tuple[int, int] | None:
    """Return the characters of ``?at=start-end``; anything else marks nothing."""
    start, _dash, end = request.GET.get("at", "").partition("-")
    if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal()):
        return None
    return (int(start), int(end)) if max(len(start), len(end)) < 12 else None
