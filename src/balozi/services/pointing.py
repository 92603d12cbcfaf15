"""Pointing out what the rules did not find: a named person, the words of the paper, the fact."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from balozi.exchange.sheets.typed import checked_fields
from balozi.extraction.pointed_out import first_fields, place_of, pointed_out, sentences_with
from balozi.extraction.suggestions import Suggestion as Reading
from balozi.ground.errors.registers import AlreadySuggested, NoSuchDocument
from balozi.ground.people import REVIEW, Person, Reader
from balozi.registers.kinds import identities
from balozi.services.auditing import allow, write_deed
from balozi.services.modelling import standing_paper
from balozi.store.access.visibility import visible
from balozi.store.documents.models import Document, Suggestion


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a paper that somebody chose.

    Attributes:
        start: their first character in the text.
        end: the character after the last one.
        quote: as they stand there.
        fields: what they give for the fields of the kind that was asked for.
    """

    start: int
    end: int
    quote: str
    fields: Mapping[str, object]


def chosen_words(*, document: int, quote: str, near: int, kind: str, reader: Reader) -> Words:
    """Return the words as they stand in a paper, with what they give for a fact of that kind.

    Raises:
        NoSuchDocument: there is none of this number that the reader may see, or it could not be read.
        WordsNotFound: the words do not stand in the paper.
        QuoteTooLong: there are more than a sentence has.
    """
    paper = standing_paper(_row(Document.objects.all(), document, reader))
    start, end = place = place_of(paper.text, quote, near=near)
    return Words(start, end, paper.text[start:end], first_fields(paper, kind, place))


def words_like(*, document: int, words: str, reader: Reader) -> list[Words]:
    """Return the sentences of a paper that hold all of some words, for whoever could not copy them.

    Raises:
        NoSuchDocument: there is none of this number that the reader may see, or it could not be read.
    """
    paper = standing_paper(_row(Document.objects.all(), document, reader))
    return [Words(start, end, paper.text[start:end], {}) for start, end in sentences_with(paper, words)]


def may_point_out(*, document: int, person: Person, at: datetime) -> None:
    """Let a person on whose role it is; whoever else tries is refused, and the attempt stands in the log.

    Raises:
        NotAllowed: the person may not review.
    """
    allow(person, REVIEW, verb="point_out", subject=f"document {document}", at=at)


def plan_pointing(
    *, document: int, quote: str, kind: str, fields: Mapping[str, object], person: Person, near: int = 0
) -> Words:
    """Return what would be suggested; nothing is kept.

    Raises: as `point_out`.
    """
    person.must(REVIEW)
    found = _found(_row(Document.objects.all(), document, person.reader), quote, near, kind, fields)
    return Words(found.start, found.end, found.quote, found.fields)


def point_out(
    *,
    document: int,
    quote: str,
    kind: str,
    fields: Mapping[str, object],
    person: Person,
    at: datetime,
    near: int = 0,
) -> int:
    """Suggest a fact that no rule found; whoever reviews the paper decides on it like on any other.

    Args:
        document: number of the paper.
        quote: the words that state the fact, as they stand there.
        kind: of fact.
        fields: the fact.
        person: who found it.
        at: when.
        near: about where they begin, where they stand more than once.

    Returns:
        the number of the suggestion.

    Raises:
        NotAllowed: the person may not review.
        NoSuchDocument: there is none of this number that the person may read, or it could not be read.
        WordsNotFound: the words do not stand in the paper.
        QuoteTooLong: there are more than a sentence has.
        FieldsInvalid: the fields are not those that the kind takes and needs, or hold what is none of their values.
        AlreadySuggested: the same was found there before, by a rule or by somebody.
    """
    may_point_out(document=document, person=person, at=at)
    with transaction.atomic():
        # Whoever sends the same form twice waits here, and is told.
        row = _row(Document.objects.select_for_update(of=("self",)), document, person.reader)
        found = _found(row, quote, near, kind, fields)
        kept = Suggestion.objects.create(
            document=row,
            kind=found.kind,
            start=found.start,
            end=found.end,
            quote=found.quote,
            fields=dict(found.fields),
            rule=found.rule,
            confidence=found.confidence,
        )
        facts = {"suggestion": kept.pk, "kind": kind}
        write_deed(by=person.name, at=at, verb="point_out", subject=f"document {document}", facts=facts)
        return kept.pk


def _row(rows: QuerySet[Document], document: int, reader: Reader) -> Document:
    """Return a paper that was read."""
    row = visible(rows.filter(pk=document, fault=""), reader).select_related("body").first()
    if row is None:
        raise NoSuchDocument(str(document))
    return row


def _found(row: Document, quote: str, near: int, kind: str, fields: Mapping[str, object]) -> Reading:
    """Return what somebody found as a suggestion that may be kept."""
    paper = standing_paper(row)
    place = place_of(paper.text, quote, near=near)
    found = pointed_out(paper, kind, place, fields)
    found = replace(found, fields=checked_fields(kind, found.fields))
    _refuse_repeats(row, found)
    return found


def _refuse_repeats(row: Document, found: Reading) -> None:
    """Refuse what is suggested at these words already, by a rule or because a form is sent twice.

    The words need not begin and end at the same character: one more full stop makes no other fact.
    """
    there = Suggestion.objects.filter(document=row, kind=found.kind, start__lt=found.end, end__gt=found.start)
    keys = identities(found.kind, row.country, found.fields)
    for other in there.order_by("id"):
        if keys & identities(found.kind, row.country, other.fields) or other.fields == dict(found.fields):
            raise AlreadySuggested(other.pk)
