"""Sentences of papers that hold some words; the reader's clearance is applied here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from balozi.ground.people import Reader
from balozi.ground.words import fold
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


def find_mentions(reader: Reader, words: str) -> Iterator[MentionRow]:
    """Return each sentence of the papers that holds all the words, whatever their case and accents.

    The latest paper comes first; a paper that is another format of one read before is left out. Ask for as
    many as are shown: the papers are read one after the other.
    """
    wanted = fold(words).split()
    if not wanted:
        return
    bodies = DocumentText.objects.filter(
        document__marking__lte=reader.clearance, document__same_as__isnull=True
    ).select_related("document")
    for word in wanted:
        bodies = bodies.filter(text__iregex=_any_accent(word))
    for body in bodies.order_by("-document_id").iterator(chunk_size=20):
        yield from _in_body(body, wanted)


def _in_body(body: DocumentText, wanted: list[str]) -> Iterator[MentionRow]:
    for passage in Passage.objects.filter(document=body.document_id).exclude(kind="contents"):
        for found in _SENTENCE.finditer(body.text, passage.start, passage.end):
            if _holds(found.group(), wanted):
                yield MentionRow(
                    document=body.document_id,
                    document_title=str(body.document),
                    language=passage.language,
                    start=found.start(),
                    end=found.end(),
                    quote=found.group(),
                )


def _holds(sentence: str, wanted: list[str]) -> bool:
    folded = f" {fold(sentence)}"
    return all(f" {word}" in folded for word in wanted)


def _any_accent(word: str) -> str:
    return "".join(f"[{_MARKED[letter]}]" if letter in _MARKED else re.escape(letter) for letter in word)
