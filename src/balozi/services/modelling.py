"""Asking the language model about a paper: what may leave this machine, and the line in the log that says it did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from balozi.extraction.model.asking import read_with_model
from balozi.extraction.model.comparing import Agreement, merge
from balozi.extraction.model.connection import ModelSettings
from balozi.extraction.model.markings import check_sendable
from balozi.extraction.model.reports import ModelReport
from balozi.extraction.papers import Genre, Paper
from balozi.extraction.suggestions import Suggestion
from balozi.ground.errors.model import MarkedPaper
from balozi.ground.markings import Marking
from balozi.ground.people import Person
from balozi.reading.documents import Document, Passage, PassageKind
from balozi.services.auditing import named_in_log, write_deed
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document as DocumentRow


@dataclass(frozen=True, slots=True)
class Opinion:
    """What became of asking the model about one paper.

    Attributes:
        suggestions: of the rules and the model together.
        agreement: between them.
        report: of the model, None when it was not asked.
        refusal: why the paper was not sent, "" when it was.
    """

    suggestions: Sequence[Suggestion]
    agreement: Agreement
    report: ModelReport | None = None
    refusal: str = ""


def ask_model(
    *,
    paper: Paper,
    found: Sequence[Suggestion],
    marking: Marking,
    model: ModelSettings,
    person: Person,
    at: datetime,
) -> Opinion:
    """Return what rules and model find together; a marked paper is not sent, and the refusal is logged.

    The line in the log is written before the paper leaves, so that no crash can hide that it did.

    Raises:
        ModelRefused: the service of the model refuses every question.
    """
    name = named_in_log(paper.document.name, marking, paper.document.sha256)
    facts: dict[str, object] = {"model": model.name, "address": model.address}
    try:
        check_sendable(paper.document, marking)
    except MarkedPaper as refusal:
        facts |= {"code": refusal.code, "marking": refusal.marking}
        write_deed(
            by=person.name,
            at=at,
            verb="ask_model",
            subject=name,
            facts=facts,
            outcome=Deed.Outcome.REFUSED,
        )
        return Opinion(found, Agreement(), refusal=str(refusal))
    facts["sha256"] = paper.document.sha256
    write_deed(by=person.name, at=at, verb="ask_model", subject=name, facts=facts)
    reading = read_with_model(paper, model, marking=marking)
    merged, agreement = merge(found, reading.suggestions)
    return Opinion(merged, agreement, reading.report)


def standing_paper(row: DocumentRow) -> Paper:
    """Return a paper that is kept, as it was read: a later reader may cut its text at other places."""
    passages = tuple(
        Passage(
            number=passage.number,
            start=passage.start,
            end=passage.end,
            kind=PassageKind(passage.kind),
            language=passage.language,
            section=tuple(passage.section),
        )
        for passage in row.passages.order_by("number")
    )
    document = Document(
        sha256=row.sha256,
        name=row.name,
        media_type=row.media_type,
        text=row.body.text,
        language=row.language,
        title=row.title,
        passages=passages,
    )
    return Paper(document, Genre(row.genre), row.country, row.dated)


def standing_suggestions(row: DocumentRow) -> list[Suggestion]:
    """Return what was found in a paper before, whatever was decided about it."""
    return [
        Suggestion(
            kind=found.kind,
            start=found.start,
            end=found.end,
            quote=found.quote,
            fields=found.fields,
            rule=found.rule,
            confidence=found.confidence,
        )
        for found in row.suggestions.order_by("start", "end", "id")
    ]
