"""What the panel's forms lead to, the files of evidence, and the pages on which commitments are split and merged."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from balozi.ground.errors.following import RecordGone
from balozi.ground.people import FOLLOW_UP
from balozi.services.auditing import note_reading
from balozi.services.dividing import merge_commitments, split_commitment
from balozi.services.keeping import path_of
from balozi.store.follow_up.queries import evidence_of, follow_up_of
from balozi.store.registers.queries import entry_page
from balozi.web.commitments.acts import carry_out, order_of, words
from balozi.web.commitments.choosing import SORTS, choices_of_giving, hits_of
from balozi.web.commitments.dividing import chosen_of, likely, merge_plan, parts_of, split_plan
from balozi.web.commitments.told import SAYS, may_be_undone, undo_for
from balozi.web.listing import reader_of
from balozi.web.undoing import confirm

_BINARY = "application/octet-stream"


@require_POST
def act(request: HttpRequest, entry: int, act: str) -> HttpResponse:
    """Do what a form of the panel asks for, and show the commitment again."""
    person = reader_of(request)
    looks = may_be_undone(person, act)
    before = follow_up_of(person.reader, entry) if looks else None
    carry_out(request, person, entry, act)
    undo = undo_for(act, before, follow_up_of(person.reader, entry)) if before else None
    confirm(request, SAYS[act], undo)
    if request.POST.get("back") == "my-work":
        return redirect("my-work")
    return _back(entry)


@require_GET
def evidence(request: HttpRequest, entry: int, evidence: int) -> HttpResponse:
    """Hand out a file that was kept as evidence; never to be shown inside our pages."""
    person = reader_of(request)
    row = evidence_of(person.reader, entry, evidence)
    note_reading(person, f"entry {entry}", entry_page(person.reader, entry).marking, at=timezone.now())
    kept = path_of(row.sha256)
    if not row.sha256 or not kept.is_file():
        raise RecordGone(entry, "file", evidence)
    disposition = content_disposition_header(as_attachment=True, filename=row.reference or row.sha256)
    headers = {"Content-Disposition": disposition or "attachment"}
    return HttpResponse(kept.read_bytes(), content_type=_BINARY, headers=headers)


@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, entry: int) -> HttpResponse:
    """Ask for the parts of a clause, show what would become of it, and split it when that is confirmed."""
    person = reader_of(request)
    person.must(FOLLOW_UP)
    page, parts = entry_page(person.reader, entry), parts_of(request.POST)
    if request.method == "POST" and "confirm" in request.POST:
        order = order_of(request.POST, person, entry)
        split_commitment(order=order, parts=parts, reason=words(request.POST, "reason"))
        return _back(entry)
    facts = split_plan(person, page, parts, asked=request.method == "POST")
    return render(request, "commitments/split.html", facts | {"reason": words(request.POST, "reason")})


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, entry: int) -> HttpResponse:
    """Ask which commitments are the same, show what would become of them, and merge them when that is confirmed."""
    person = reader_of(request)
    person.must(FOLLOW_UP)
    page, others = entry_page(person.reader, entry), chosen_of(request.POST)
    if request.method == "POST" and "confirm" in request.POST:
        order = order_of(request.POST, person, entry)
        merge_commitments(order=order, others=others, reason=words(request.POST, "reason"))
        return _back(entry)
    facts = merge_plan(person, page, others, asked=request.method == "POST")
    search = request.GET.get("search", "").strip()
    found = {"search": search, "likely": likely(person.reader, page, search)}
    return render(
        request, "commitments/merge.html", facts | found | {"reason": words(request.POST, "reason")}
    )


@require_GET
def belongs(request: HttpRequest, entry: int) -> HttpResponse:
    """Show what a commitment can belong to, to be chosen rather than typed."""
    person = reader_of(request)
    person.must(FOLLOW_UP)
    page, sort = entry_page(person.reader, entry), request.GET.get("sort", "")
    sort, search = sort if sort in SORTS else SORTS[0], words(request.GET, "search")
    found = hits_of(person.reader, page, sort, search)
    facts = {"entry": page, "sort": sort, "sorts": SORTS, "search": search, "found": found}
    if request.GET.get("shape") == "part":
        return render(request, "commitments/hits.html", facts)
    return render(request, "commitments/belongs.html", facts | {"follow": follow_up_of(person.reader, entry)})


@require_GET
def give(request: HttpRequest, entry: int) -> HttpResponse:
    """Show who of an institution can answer for a part, and give it out from there."""
    person = reader_of(request)
    person.must(FOLLOW_UP)
    page, institution = entry_page(person.reader, entry), words(request.GET, "institution")
    offered = choices_of_giving(person, page, institution)
    if request.GET.get("shape") == "part":
        return render(request, "commitments/people.html", {"people": offered["people"]})
    facts = {"entry": page, "give": offered, "follow": follow_up_of(person.reader, entry)}
    return render(request, "commitments/give.html", facts)


def _back(entry: int) -> HttpResponse:
    return redirect(f"{reverse('entry', args=['commitments', entry])}#follow-up")
