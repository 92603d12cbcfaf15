"""Sentences of papers that hold some words; the reader's clearance is applied here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.db.models import Q

from balozi.ground.people import Reader
from balozi.ground.words import checked_search, fold
from balozi.store.documents.models import DocumentText, Passage

# Whoever types "economie" also means "économie": the letters that French and Portuguese names mark.
_MARKED = {"a": "aàâäáãå", "c": "cç", "e": "eéèêë", "i": "iîïí", "n": "nñ", "o": "oôöóõ", "u": "uùûüú"}
_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s|$)|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One sentence that holds the words asked for.

    Attributes:
        document: number of the paper.
        document_title: of the paper.
        language: of the passage.
        start: first character of the sentence.
        end: the character after the last one.
        quote: the sentence.
    """

    document: int
    document_title: str
    language: str
    start: int
    end: int
    quote: str


def find_mentions(reader: Reader, *phrases: str, whole: bool = False) -> Iterator[MentionRow]:
    """Yield each sentence of the papers that holds all the words of a phrase, whatever their case and accents.

    The latest paper comes first; a paper that is another format of one read before is left out. Ask for as
    many as are shown: the papers are read one after the other.

    Args:
        reader: whose clearance applies.
        phrases: words; one phrase is enough.
        whole: a phrase must stand as it is; otherwise its words may be apart and go on, as "port" in "ports".

    Raises:
        SearchTooLong: a phrase is longer than a store can look for.
    """
    wanted = [words for phrase in phrases if (words := fold(checked_search(phrase)).split())]
    if not wanted:
        return
    bodies = DocumentText.objects.filter(
        document__marking__lte=reader.clearance, document__same_as__isnull=True
    ).select_related("document")
    for body in bodies.filter(_may_hold(wanted)).order_by("-document_id").iterator(chunk_size=20):
        yield from _in_body(body, wanted, whole)


def _in_body(body: DocumentText, wanted: Sequence[Sequence[str]], whole: bool) -> Iterator[MentionRow]:
    for passage in Passage.objects.filter(document=body.document_id).exclude(kind="contents"):
        for found in _SENTENCE.finditer(body.text, passage.start, passage.end):
            if _holds(found.group(), wanted, whole):
                yield MentionRow(
                    document=body.document_id,
                    document_title=str(body.document),
                    language=passage.language,
                    start=found.start(),
                    end=found.end(),
                    quote=found.group(),
                )


def _holds(sentence: str, wanted: Sequence[Sequence[str]], whole: bool) -> bool:
    folded = f" {fold(sentence)} "
    if whole:
        return any(f" {' '.join(words)} " in folded for words in wanted)
    return any(all(f" {word}" in folded for word in words) for words in wanted)


def _may_hold(wanted: Sequence[Sequence[str]]) -> Q:
    phrases = (reduce(and_, (Q(text__iregex=_any_accent(word)) for word in words)) for words in wanted)
    return reduce(or_, phrases)


def _any_accent(word: str) -> str:
    return "".join(f"[{_MARKED[letter]}]" if letter in _MARKED else re.escape(letter) for letter in word)
