"""The page on which a reader points out what the rules did not find: first the words, then the fact."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from balozi.ground.errors.family import BaloziError, Conflict, InvalidInput
from balozi.ground.people import REVIEW, Person
from balozi.registers.kinds import kinds
from balozi.services import pointing
from balozi.services.auditing import note_reading
from balozi.services.pointing import Words, chosen_words
from balozi.store.documents.queries import document_page
from balozi.web.labels import label
from balozi.web.listing import reader_of
from balozi.web.sheets.typed import Faults, asked_fields, read_typed, typed_words

# What weighs most is offered first; an agreement is an instrument under its other name.
_FIRST = ("commitment", "instrument", "engagement")
_NOT_OFFERED = frozenset({"agreement"})
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the form says: the words, about where they stand, and the kind of fact they state."""

    quote: str
    near: int
    kind: str

    def words(self, document: int, person: Person) -> Words | None:
        """Return the words as they stand in the paper, None while none are chosen."""
        if not self.quote:
            return None
        return chosen_words(
            document=document, quote=self.quote, near=self.near, kind=self.kind, reader=person.reader
        )


@require_http_methods(["GET", "POST"])
def point_out(request: HttpRequest, document: int) -> HttpResponse:
    """Ask for the words, then for the fact they state; suggest it, for whoever reviews the paper."""
    person, sent = reader_of(request), request.POST
    if request.method == "GET":
        person.must(REVIEW)
        sent = request.GET
    page = document_page(person.reader, document)
    note_reading(person, f"document {document}", page.row.marking, at=timezone.now())
    asked = _asked(sent)
    words: Words | None = None
    refusal: BaloziError | None = None
    faults: Faults = {}
    try:
        words = asked.words(document, person)
        if request.method == "POST":
            fields, faults = read_typed(asked.kind, sent)
            if not faults:
                return _suggested(request, document, asked, fields)
    except (Conflict, InvalidInput) as fault:
        refusal = fault
    typed = request.POST if request.method == "POST" else QueryDict()
    facts = {
        "paper": page.row,
        "asked": asked,
        "kinds": [(name, label("kind", name)) for name in _offered()],
        "words": words,
        "fields": asked_fields(asked.kind, typed, faults, words.fields) if words else [],
        "refusal": refusal,
        "faulty": bool(faults),
    }
    status = refusal.http_status if refusal else 422 if faults else 200
    return render(request, "papers/point_out.html", facts, status=status)


def _suggested(
    request: HttpRequest, document: int, asked: _Asked, fields: Mapping[str, object]
) -> HttpResponse:
    number = pointing.point_out(
        document=document,
        quote=asked.quote,
        near=asked.near,
        kind=asked.kind,
        fields=fields,
        person=reader_of(request),
        at=timezone.now(),
    )
    messages.success(
        request, gettext("It stands among the suggestions now; accept it to put it on the register.")
    )
    return redirect(f"{reverse('paper', args=[document])}#s{number}")


def _asked(sent: QueryDict) -> _Asked:
    near, kind = sent.get("near", ""), sent.get("kind", "")
    plain = near.isascii() and near.isdecimal() and len(near) <= _LONGEST_NUMBER
    offered = _offered()
    return _Asked(
        quote=typed_words(sent, "quote"),
        near=int(near) if plain else 0,
        kind=kind if kind in offered else offered[0],
    )


def _offered() -> list[str]:
    others = [name for name, one in kinds().items() if one.register and name not in _NOT_OFFERED]
    return [*_FIRST, *(name for name in others if name not in _FIRST)]
