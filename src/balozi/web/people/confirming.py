"""What waits for a second person; and the marking and audience of a paper or an entry."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from balozi.ground.errors.family import BaloziError, NotFound
from balozi.ground.errors.people import UserInvalid
from balozi.ground.markings import Marking
from balozi.ground.people import MARK, SECOND, Person
from balozi.services.auditing import allow
from balozi.services.confirming import confirm_proposal, decline_proposal
from balozi.services.marking import limit_audience, propose_lower_marking, raise_marking
from balozi.store.access.queries import ConfirmationRow, audience, confirmations
from balozi.store.documents.queries import document_page
from balozi.store.people.queries import institution_names, institutions
from balozi.store.registers.queries import entry_page
from balozi.web.labels import Label
from balozi.web.listing import reader_of
from balozi.web.people.words import CLEARANCE, PROPOSAL, PROPOSAL_STATE

_KINDS = {"document": "document", "entry": "entry"}


@require_http_methods(["GET"])
def waiting(request: HttpRequest) -> HttpResponse:
    """Show what waits for a second person, and what was decided."""
    person = reader_of(request)
    rows = confirmations(person.reader, state="")
    facts = {
        "waiting": [_shown(row, person) for row in rows if row.state == "waiting"],
        "decided": [_shown(row, person) for row in rows if row.state != "waiting"][:50],
        "may_confirm": SECOND in person.permissions,
    }
    return render(request, "people/confirmations.html", facts)


@require_POST
def confirm(request: HttpRequest, confirmation: int) -> HttpResponse:
    """Confirm what another person proposed."""
    confirm_proposal(confirmation=confirmation, person=reader_of(request), at=timezone.now())
    messages.success(request, gettext("It is done."))
    return redirect("confirmations")


@require_POST
def decline(request: HttpRequest, confirmation: int) -> HttpResponse:
    """Decline what another person proposed, or take back one's own proposal."""
    reason = request.POST.get("reason", "")
    decline_proposal(confirmation=confirmation, reason=reason, person=reader_of(request), at=timezone.now())
    messages.success(request, gettext("Nothing was changed."))
    return redirect("confirmations")


@require_http_methods(["GET", "POST"])
def access(request: HttpRequest, thing: str, number: int) -> HttpResponse:
    """Show the marking and the audience of a paper or an entry; change them."""
    person, refusal = reader_of(request), None
    if thing not in _KINDS:
        raise Http404
    title, marking, back = _thing(person, thing, number)
    allow(person, MARK, verb="read_access", subject=f"{thing} {number}", at=timezone.now())
    if request.method == "POST":
        try:
            _change(request, person, thing, number)
        except BaloziError as fault:
            refusal = fault
        else:
            return _after(request, person, thing, number)
    chosen = audience(
        person.reader,
        document=number if thing == "document" else None,
        entry=number if thing == "entry" else None,
    )
    word = Marking(marking).name.lower()
    facts = {
        "title": title,
        "back": reverse(str(back[0]), args=back[1:]),
        "marking": CLEARANCE[word],
        "higher": [
            (m.name.lower(), CLEARANCE[m.name.lower()]) for m in Marking if marking < m <= person.clearance
        ],
        "lower": [(m.name.lower(), CLEARANCE[m.name.lower()]) for m in Marking if m < marking],
        "chosen": chosen,
        "institutions": [(row.code, row.name(request.LANGUAGE_CODE)) for row in institutions()],
        "own": sorted(person.institutions),
        "refusal": refusal,
    }
    return render(request, "people/access.html", facts, status=refusal.http_status if refusal else 200)


def _change(request: HttpRequest, person: Person, thing: str, number: int) -> None:
    sent, now = request.POST, timezone.now()
    reason, word = sent.get("reason", ""), sent.get("marking", "")
    if sent.get("act") == "audience":
        codes = [code.strip() for code in sent.getlist("institution") if code.strip()]
        limit_audience(kind=thing, number=number, institutions=codes, reason=reason, person=person, at=now)
        return
    if word not in CLEARANCE:
        raise UserInvalid(gettext("there is no such marking"))
    marking = Marking[word.upper()]
    if sent.get("act") == "raise":
        raise_marking(kind=thing, number=number, marking=marking, person=person, at=now)
    else:
        propose_lower_marking(
            kind=thing, number=number, marking=marking, reason=reason, person=person, at=now
        )


def _after(request: HttpRequest, person: Person, thing: str, number: int) -> HttpResponse:
    """Go to what waits, or stay; whoever limited a thing to others sees it no more."""
    if request.POST.get("reason"):
        return redirect("confirmations")
    try:
        _thing(person, thing, number)
    except NotFound:
        messages.success(request, gettext("It is done. You may no longer see it."))
        return redirect("home")
    messages.success(request, gettext("It is done."))
    return redirect("access", thing, number)


def _thing(person: Person, thing: str, number: int) -> tuple[str, int, tuple[object, ...]]:
    if thing == "document":
        paper = document_page(person.reader, number)
        return paper.row.title, paper.row.marking, ("paper", number)
    page = entry_page(person.reader, number)
    return page.title, page.marking, ("entry", page.register, number)


def _shown(row: ConfirmationRow, person: Person) -> dict[str, object]:
    return {
        "row": row,
        "what": PROPOSAL[row.verb],
        "state": PROPOSAL_STATE[row.state],
        "from": _in_words(row.facts["from"]),
        "to": _in_words(row.facts["to"]),
        "own": row.by == person.name,
    }


def _in_words(fact: object) -> Label:
    """Return a marking in words, an audience as the names of its institutions."""
    if isinstance(fact, str):
        return CLEARANCE[fact]
    if isinstance(fact, list) and fact:
        from django.utils.translation import get_language

        names = institution_names(get_language() or "en", set(map(str, fact)))
        return ", ".join(names.get(str(code), str(code)) for code in fact)
    return gettext("everybody who is cleared")
