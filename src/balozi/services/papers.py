"""Adding papers: read, extract, check, recognise; all of one paper or nothing of it."""

import hashlib
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max

from balozi.extraction.model.connection import ModelSettings
from balozi.extraction.papers import Paper, paper_of
from balozi.extraction.suggesting import suggest
from balozi.extraction.suggestions import Suggestion as Reading
from balozi.ground.errors.family import InvalidInput
from balozi.ground.errors.reading import NoSuchPath
from balozi.ground.markings import Marking
from balozi.ground.people import ADD_PAPERS, Person
from balozi.ground.words import fold
from balozi.reading.files import read_bytes
from balozi.reading.likeness import SAME, likeness, sketch
from balozi.reading.limits import Limits
from balozi.services.auditing import allow, named_in_log, write_deed
from balozi.services.indexing import index_paper
from balozi.services.keeping import keep_bytes
from balozi.services.modelling import Opinion, ask_model, standing_paper, standing_suggestions
from balozi.services.recognising import recognise
from balozi.store.documents.models import Document, DocumentText, Finding, Passage, Suggestion

# What the consistency check finds is no fact that a register could hold; it stays with its paper.
QUALITY_ISSUE = "quality_issue"


@dataclass(frozen=True, slots=True)
class AddedPaper:
    """What became of one file.

    Attributes:
        document: its number.
        already: the same bytes were read before; nothing was changed.
        suggestions: how many facts were found.
        known: how many of them stand on a register already.
        repeated: how many more were found in the same paper in another format, and are reviewed there.
        findings: how many the consistency check made.
        fault: why it could not be read, "" when it was.
        same_as: number of the paper that it is another format of, None.
        opinion: of the language model, None when it was not to be asked.
    """

    document: int
    already: bool
    suggestions: int = 0
    known: int = 0
    repeated: int = 0
    findings: int = 0
    fault: str = ""
    same_as: int | None = None
    opinion: Opinion | None = None


@dataclass(frozen=True, slots=True)
class _ReadPaper:
    """A paper between reading and keeping."""

    paper: Paper
    facts: Sequence[Reading]
    findings: Sequence[Reading]
    sketch: tuple[int, ...]
    marking: Marking
    opinion: Opinion | None = None


@dataclass(frozen=True, slots=True)
class _Unread:
    """A file that could not be read."""

    sha256: str
    name: str
    fault: str
    marking: Marking


def add_papers(
    *,
    files: Iterable[Path],
    person: Person,
    at: datetime,
    dated: date | None = None,
    marking: Marking = Marking.UNCLASSIFIED,
    model: ModelSettings | None = None,
) -> Iterator[tuple[Path, AddedPaper | NoSuchPath]]:
    """Add papers one by one and tell what became of each; a file that cannot be opened does not stop the others."""
    for path in files:
        try:
            content = path.read_bytes()
        except OSError as fault:
            yield path, NoSuchPath(str(path), fault.strerror or "it cannot be read")
            continue
        added = add_paper(
            content=content,
            name=path.name,
            person=person,
            at=at,
            dated=dated,
            marking=marking,
            model=model,
        )
        yield path, added


def add_paper(
    *,
    content: bytes,
    name: str,
    person: Person,
    at: datetime,
    dated: date | None = None,
    marking: Marking = Marking.UNCLASSIFIED,
    model: ModelSettings | None = None,
) -> AddedPaper:
    """Read one paper and keep it with all that was found in it.

    The same bytes are read once. A file that cannot be read is kept by name with the reason, so that it is
    counted among the unread and not taken for a paper without promises. The language model is asked only when
    it is given, and never about a marked paper; about a paper that was read before it is asked too, and what it
    adds is kept beside what stands.

    Raises:
        NotAllowed: the person may not add papers.
        ModelRefused: the service of the model refuses every question; the paper is not kept.
    """
    # Names of files on a disk may hold bytes that are no letters; no database keeps those.
    name = name.encode(errors="replace").decode()
    sha256 = hashlib.sha256(content).hexdigest()
    allow(person, ADD_PAPERS, verb="add_paper", subject=named_in_log(name, marking, sha256), at=at)
    standing = Document.objects.filter(sha256=sha256).first()
    if standing is not None:
        known = AddedPaper(standing.pk, already=True, fault=standing.fault, same_as=standing.same_as_id)
        return known if model is None or standing.fault else _ask_again(standing, known, model, person, at)
    try:
        read = _read(content, name, dated, marking)
    except InvalidInput as fault:
        return _keep_fault(_Unread(sha256, name, str(fault), marking), person, at)
    if model is not None:
        read = _with_model(read, model, person, at)
    keep_bytes(sha256, content)
    try:
        with transaction.atomic():
            return _keep(read, person, at)
    except IntegrityError:
        # Another run kept the same paper between our look and our write.
        return AddedPaper(Document.objects.get(sha256=sha256).pk, already=True)


def _read(content: bytes, name: str, dated: date | None, marking: Marking) -> _ReadPaper:
    limits = Limits(
        bytes=settings.BALOZI.max_bytes,
        seconds=settings.BALOZI.reader_seconds,
        memory=settings.BALOZI.reader_memory,
    )
    document = read_bytes(content, name, limits=limits)
    paper = paper_of(document, dated=dated)
    found = suggest(document, dated=dated)
    facts = [reading for reading in found if reading.kind != QUALITY_ISSUE]
    findings = [reading for reading in found if reading.kind == QUALITY_ISSUE]
    return _ReadPaper(paper, facts, findings, sketch(document.text), marking)


def _with_model(read: _ReadPaper, model: ModelSettings, person: Person, at: datetime) -> _ReadPaper:
    opinion = ask_model(
        paper=read.paper, found=read.facts, marking=read.marking, model=model, person=person, at=at
    )
    return replace(read, facts=opinion.suggestions, opinion=opinion)


def _ask_again(
    standing: Document, known: AddedPaper, model: ModelSettings, person: Person, at: datetime
) -> AddedPaper:
    paper, found = standing_paper(standing), standing_suggestions(standing)
    opinion = ask_model(
        paper=paper, found=found, marking=Marking(standing.marking), model=model, person=person, at=at
    )
    fresh = [suggestion for suggestion in opinion.suggestions if suggestion not in found]
    if not fresh:
        return replace(known, opinion=opinion)
    with transaction.atomic():
        subject = f"document {standing.pk}"
        facts = {"model": model.name, "suggestions": len(fresh)}
        deed = write_deed(by=person.name, at=at, verb="add_model_suggestions", subject=subject, facts=facts)
        kept = _keep_suggestions(standing, fresh)
        return replace(known, suggestions=len(kept), known=recognise(kept, deed), opinion=opinion)


def _keep_fault(unread: _Unread, person: Person, at: datetime) -> AddedPaper:
    subject = named_in_log(unread.name, unread.marking, unread.sha256)
    # Why it cannot be read is told with the file's name, which a marked paper keeps out of the log.
    facts = {"unread": unread.fault if subject == unread.name else True}
    with transaction.atomic():
        deed = write_deed(by=person.name, at=at, verb="add_paper", subject=subject, facts=facts)
        row = Document.objects.create(
            sha256=unread.sha256,
            name=unread.name[:255],
            media_type="",
            marking=unread.marking,
            added=deed,
            fault=unread.fault[:600],
        )
    return AddedPaper(row.pk, already=False, fault=unread.fault)


def _keep(read: _ReadPaper, person: Person, at: datetime) -> AddedPaper:
    document = read.paper.document
    same_as = _same_paper(read.sketch)
    deed = write_deed(
        by=person.name,
        at=at,
        verb="add_paper",
        subject=named_in_log(document.name, read.marking, document.sha256),
        facts={"sha256": document.sha256, "suggestions": len(read.facts), "findings": len(read.findings)},
    )
    row = Document.objects.create(
        sha256=document.sha256,
        name=document.name[:255],
        media_type=document.media_type,
        title=document.title[:400] or _first_words(document.text),
        language=document.language,
        genre=read.paper.genre,
        country=read.paper.country,
        dated=read.paper.dated,
        marking=read.marking,
        added=deed,
        same_as_id=same_as,
    )
    DocumentText.objects.create(
        document=row, text=document.text, warnings=list(document.warnings), sketch=list(read.sketch)
    )
    Passage.objects.bulk_create(_passages(row, read.paper), batch_size=500)
    index_paper(row.pk)
    Finding.objects.bulk_create(_findings(row, read.findings), batch_size=500)
    fresh = _not_in_copy(read.facts, same_as)
    suggestions = _keep_suggestions(row, fresh)
    known = recognise(suggestions, deed)
    return AddedPaper(
        row.pk,
        already=False,
        suggestions=len(suggestions),
        repeated=len(read.facts) - len(fresh),
        known=known,
        findings=len(read.findings),
        same_as=same_as,
        opinion=read.opinion,
    )


def _first_words(text: str) -> str:
    """Return how a paper without a title begins, so that lists do not show a file's name for it."""
    return textwrap.shorten(text[:2_000], 90, placeholder=" …")


def _not_in_copy(facts: Sequence[Reading], same_as: int | None) -> list[Reading]:
    """Leave out what was found in the same paper in another format: it is reviewed once, there."""
    if same_as is None:
        return list(facts)
    rows = Suggestion.objects.filter(document=same_as).values_list("kind", "quote")
    there = {(kind, fold(quote)) for kind, quote in rows}
    return [fact for fact in facts if (fact.kind, fold(fact.quote)) not in there]


def _passages(row: Document, paper: Paper) -> list[Passage]:
    return [
        Passage(
            document=row,
            number=passage.number,
            start=passage.start,
            end=passage.end,
            kind=passage.kind,
            language=passage.language,
            section=list(passage.section),
        )
        for passage in paper.document.passages
    ]


def _findings(row: Document, findings: Sequence[Reading]) -> list[Finding]:
    return [
        Finding(
            document=row,
            check_name=finding.rule,
            severity=str(finding.fields.get("severity", "note")),
            start=finding.start,
            end=finding.end,
            quote=finding.quote,
            says=str(finding.fields["issue"])[:600],
        )
        for finding in findings
    ]


def _keep_suggestions(row: Document, facts: Sequence[Reading]) -> list[Suggestion]:
    """Keep suggestions and return them, without those that the document had before."""
    newest = Suggestion.objects.filter(document=row).aggregate(newest=Max("id"))["newest"] or 0
    Suggestion.objects.bulk_create(
        (
            Suggestion(
                document=row,
                kind=fact.kind,
                start=fact.start,
                end=fact.end,
                quote=fact.quote,
                fields=dict(fact.fields),
                rule=fact.rule,
                confidence=fact.confidence,
            )
            for fact in facts
        ),
        batch_size=500,
    )
    return list(
        Suggestion.objects.filter(document=row, id__gt=newest).select_related("document").order_by("id")
    )


def _same_paper(own: tuple[int, ...]) -> int | None:
    best, number = 0.0, None
    for document, other in DocumentText.objects.values_list("document_id", "sketch").iterator():
        alike = likeness(own, other)
        if alike >= SAME and alike > best:
            best, number = alike, document
    return number
