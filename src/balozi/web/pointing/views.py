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

from balozi.extraction.pointed_out import offered
from balozi.ground.errors.family import BaloziError, Conflict, InvalidInput
from balozi.ground.errors.reading import WordsNotFound
from balozi.ground.errors.registers import FieldsInvalid, NoSuchDocument
from balozi.ground.people import Person
from balozi.services import pointing
from balozi.services.auditing import note_reading
from balozi.services.pointing import Words, chosen_words, may_point_out, words_like
from balozi.store.documents.queries import document_page
from balozi.web.labels import label
from balozi.web.listing import reader_of
from balozi.web.sheets.typed import Faults, asked_fields, read_typed, typed_words

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
    """Ask for the words, then for the fact they state; suggest it, for whoever reviews the paper.

    Words of a paper are sent, never asked for by address: an address stands in histories and logs.
    """
    person, sent = reader_of(request), request.POST
    may_point_out(document=document, person=person, at=timezone.now())
    page = document_page(person.reader, document)
    if page.row.fault:
        raise NoSuchDocument(str(document))
    note_reading(person, f"document {document}", page.row.marking, at=timezone.now())
    facts: dict[str, object] = {
        "paper": page.row,
        "kinds": [(name, label("kind", name)) for name in offered()],
    }
    asked = _Asked("", 0, offered()[0])
    words: Words | None = None
    refusal: BaloziError | None = None
    faults: Faults = {}
    try:
        asked = _asked(sent)
        words = asked.words(document, person)
        if words and "suggest" in sent:
            fields, faults = read_typed(asked.kind, sent)
            if not faults:
                return _suggested(request, document, asked, fields)
    except (Conflict, InvalidInput) as fault:
        refusal = fault
    like = _like(document, asked, refusal, person)
    # A few words that lead to sentences are a question that was answered.
    refusal = None if like else refusal
    facts |= {"asked": asked, "words": words, "like": like, "refusal": refusal, "faulty": bool(faults)}
    facts["fields"] = asked_fields(asked.kind, sent, faults, words.fields) if words else []
    status = refusal.http_status if refusal else 422 if faults else 200
    return render(request, "papers/point_out.html", facts, status=status)


def _like(document: int, asked: _Asked, refusal: BaloziError | None, person: Person) -> list[Words]:
    """Return the sentences that hold all of the words that do not stand together anywhere."""
    if not isinstance(refusal, WordsNotFound):
        return []
    return words_like(document=document, words=asked.quote, reader=person.reader)


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
    """Return what was sent.

    Raises:
        FieldsInvalid: the kind is none that is pointed out.
    """
    near, kind = sent.get("near", ""), sent.get("kind", "") or offered()[0]
    plain = near.isascii() and near.isdecimal() and len(near) <= _LONGEST_NUMBER
    if kind not in offered():
        raise FieldsInvalid(kind[:30], "nothing of this kind is pointed out")
    return _Asked(quote=typed_words(sent, "quote"), near=int(near) if plain else 0, kind=kind)
