"""Reading papers, suggestions and findings that the reader may see."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC
from typing import Any

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast, TruncMonth

from balozi.ground.errors.registers import NoSuchDocument, NoSuchSuggestion
from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import Reader
from balozi.ground.words import checked_search
from balozi.store.access.visibility import visible
from balozi.store.documents.models import Decision, Document, Finding, Passage, Suggestion
from balozi.store.documents.records import (
    DocumentPage,
    DocumentRow,
    FindingRow,
    PaperCounts,
    PassageRow,
    RuleMonth,
    RuleRow,
    SuggestionRow,
)

# No code is as long; SQLite calls a pattern of some ten thousand letters too complex.
_LONGEST_CODE = 200
_HEXADECIMAL = frozenset("0123456789abcdef")
_DOCUMENT_ORDERS = {"title", "name", "language", "genre", "country", "dated", "id"}
_SUGGESTION_ORDERS = {"kind", "confidence", "rule", "state", "id"}


def list_documents(
    reader: Reader,
    *,
    search: str = "",
    language: str = "",
    state: str = "",
    sort: str = "",
    page: int = 1,
    size: int = PAGE_SIZE,
) -> Page[DocumentRow]:
    """Return one page of the papers, the latest first.

    Args:
        reader: whose clearance applies.
        search: part of the title or the file's name.
        language: of the papers wanted.
        state: "unread" for files that could not be read, "to review" for those with open suggestions.
        sort: a column, with "-" before it for the other direction.
        page: counted from 1.
        size: most papers on a page.
    """
    rows = visible(Document.objects.all(), reader)
    if checked_search(search):
        rows = rows.filter(Q(title__icontains=search) | Q(name__icontains=search))
    if language:
        rows = rows.filter(language=language)
    if state == "unread":
        rows = rows.exclude(fault="")
    if state == "to review":
        rows = rows.filter(suggestions__state=Suggestion.State.OPEN).distinct()
    total = rows.count()
    number = min(max(1, page), max(1, -(-total // size)))
    order = sort if sort.removeprefix("-") in _DOCUMENT_ORDERS else "-id"
    chosen = rows.order_by(order, "-id").select_related("added")[(number - 1) * size : number * size]
    return Page(_document_rows(list(chosen)), total, number, size)


def find_document(reader: Reader, named: str) -> int:
    """Return the number of the document with this number, or hash or beginning of a hash of 8 or more.

    Raises:
        NoSuchDocument: there is none that the reader may see, or the beginning fits several.
    """
    rows = visible(Document.objects.all(), reader)
    if named.isdecimal() and len(named) < 12:
        rows = rows.filter(pk=int(named))
    elif len(named) >= 8 and set(named.lower()) <= _HEXADECIMAL:
        rows = rows.filter(sha256__startswith=named.lower())
    else:
        rows = rows.none()
    found = list(rows.values_list("pk", flat=True)[:2])
    if len(found) != 1:
        raise NoSuchDocument(named)
    return found[0]


def document_page(reader: Reader, document: int) -> DocumentPage:
    """Return one paper with its text, passages, suggestions and findings.

    Raises:
        NoSuchDocument: there is none of this number that the reader may see.
    """
    found = visible(Document.objects.filter(pk=document), reader).select_related("added", "body").first()
    if found is None:
        raise NoSuchDocument(str(document))
    body = getattr(found, "body", None)
    suggestions = Suggestion.objects.filter(document=found).select_related("document", "entry")
    passages = Passage.objects.filter(document=found).order_by("number")
    same = Q(same_as=found) | Q(pk=found.same_as_id or 0)
    copies = visible(Document.objects.filter(same), reader)
    return DocumentPage(
        row=_document_rows([found])[0],
        text=body.text if body else "",
        warnings=tuple(body.warnings) if body else (),
        passages=[
            PassageRow(row.number, row.start, row.end, row.kind, row.language, tuple(row.section))
            for row in passages
        ],
        suggestions=_suggestion_rows(reader, list(suggestions.order_by("start", "end", "id"))),
        findings=[
            FindingRow(row.check_name, row.severity, row.start, row.end, row.quote, row.says)
            for row in Finding.objects.filter(document=found)
        ],
        copies=_document_rows(list(copies.select_related("added"))),
    )


def list_suggestions(
    reader: Reader,
    *,
    document: int | None = None,
    state: str = "",
    kind: str = "",
    rule: str = "",
    entry: int | None = None,
    actor: str = "",
    search: str = "",
    sort: str = "",
    page: int = 1,
    size: int = PAGE_SIZE,
) -> Page[SuggestionRow]:
    """Return one page of suggestions, in the order of their papers.

    Args:
        reader: whose clearance applies.
        document: number of the paper they were found in.
        state: of their review.
        kind: of fact.
        rule: that made them.
        entry: the register entry they became.
        actor: code of a state or organisation that one of their fields names.
        search: part of the sentence.
        sort: a column, with "-" before it for the other direction.
        page: counted from 1.
        size: most suggestions on a page.
    """
    rows = visible(Suggestion.objects.all(), reader, "document")
    wanted = {"document_id": document, "state": state, "kind": kind, "rule": rule, "entry_id": entry}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    if len(actor) > _LONGEST_CODE:
        rows = rows.none()
    elif actor:
        # A code is a whole string of the stored fields: the marks around it keep KEN out of KENYATTA.
        rows = rows.annotate(said=Cast("fields", TextField())).filter(said__contains=f'"{actor}"')
    if checked_search(search):
        rows = rows.filter(quote__icontains=search)
    total = rows.count()
    number = min(max(1, page), max(1, -(-total // size)))
    if not total:
        return Page([], 0, number, size)
    order = [sort] if sort.removeprefix("-") in _SUGGESTION_ORDERS else []
    ordered = rows.order_by(*order, "document", "start", "id").select_related("document", "entry")
    chosen = list(ordered[(number - 1) * size : number * size])
    return Page(_suggestion_rows(reader, chosen), total, number, size)


def suggestion_row(reader: Reader, suggestion: int) -> SuggestionRow:
    """Return one suggestion.

    Raises:
        NoSuchSuggestion: there is none of this number that the reader may see.
    """
    rows = visible(Suggestion.objects.filter(pk=suggestion), reader, "document")
    found = rows.select_related("document", "entry").first()
    if found is None:
        raise NoSuchSuggestion(suggestion)
    return _suggestion_rows(reader, [found])[0]


def suggestion_counts(reader: Reader) -> dict[str, dict[str, int]]:
    """Return how many suggestions there are, by kind and state."""
    rows = visible(Suggestion.objects.all(), reader, "document")
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for kind, state, number in rows.values_list("kind", "state").annotate(n=Count("id")).order_by("kind"):
        counts[kind][state] = number
    return dict(counts)


def paper_counts(reader: Reader) -> PaperCounts:
    """Return how many papers were read and how many not, and how many doubts there are about their texts."""
    papers = visible(Document.objects.all(), reader)
    told = papers.aggregate(all=Count("pk"), unread=Count("pk", filter=~Q(fault="")))
    findings = visible(Finding.objects.all(), reader, "document").count()
    return PaperCounts(told["all"] - told["unread"], told["unread"], findings)


def waiting_papers(reader: Reader, most: int) -> list[DocumentRow]:
    """Return the papers with suggestions to review, those with the most first."""
    waiting = Count("suggestions", filter=Q(suggestions__state=Suggestion.State.OPEN))
    papers = visible(Document.objects.all(), reader).annotate(waiting=waiting).filter(waiting__gt=0)
    return _document_rows(list(papers.select_related("added").order_by("-waiting", "-id")[:most]))


def rule_rows(reader: Reader) -> list[RuleRow]:
    """Return how each rule fares with its reviewers."""
    rows = visible(Suggestion.objects.all(), reader, "document")
    states: dict[str, dict[str, int]] = defaultdict(dict)
    for rule, state, number in rows.values_list("rule", "state").annotate(n=Count("id")).order_by("rule"):
        states[rule][state] = number
    return [RuleRow(rule, sum(counts.values()), counts) for rule, counts in states.items()]


def found_and_missed(reader: Reader, by_hand: str) -> tuple[int, int]:
    """Return how many facts people held to be so in papers that are wholly reviewed, and how many no rule had found.

    A fact is one entry in one paper, however often the paper tells it; a suggestion that was recognised on the register
    was found as well. What a person pointed out and a rule had found too was no miss.

    Args:
        reader: whose clearance applies.
        by_hand: the rule of suggestions that a person pointed out.
    """
    held = Suggestion.objects.filter(state__in=("accepted", "amended", "known"), entry__isnull=False)
    rows = visible(held, reader, "document").exclude(document__suggestions__state="open")
    facts = (
        rows.order_by().values("document_id", "entry_id").annotate(found=Count("id", filter=~Q(rule=by_hand)))
    )
    return facts.count(), facts.filter(found=0).count()


def rule_months(reader: Reader, rule: str) -> list[RuleMonth]:
    """Return what reviewers decided on a rule's suggestions, month by month, the latest first.

    A bad change of a rule shows as a month in which fewer were kept.
    """
    rows = visible(Decision.objects.filter(suggestion__rule=rule), reader, "suggestion__document")
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    by_month = rows.annotate(month=TruncMonth("deed__at", tzinfo=UTC)).values_list("month", "verb")
    for month, verb, number in by_month.annotate(n=Count("id")).order_by("-month"):
        counts[f"{month:%Y-%m}"][verb] = number
    return [RuleMonth(month, decisions) for month, decisions in counts.items()]


def _document_rows(documents: Sequence[Document]) -> list[DocumentRow]:
    ids = [document.pk for document in documents]
    states = _by_document(Suggestion.objects.filter(document__in=ids), "state")
    findings = _by_document(Finding.objects.filter(document__in=ids), "document")
    return [
        DocumentRow(
            document=row.pk,
            sha256=row.sha256,
            name=row.name,
            title=row.title or row.name,
            media_type=row.media_type,
            language=row.language,
            genre=row.genre,
            country=row.country,
            dated=row.dated,
            added_at=row.added.at,
            added_by=row.added.by,
            fault=row.fault,
            same_as=row.same_as_id,
            suggestions=states[row.pk],
            findings=sum(findings[row.pk].values()),
            marking=row.marking,
        )
        for row in documents
    ]


def _by_document(rows: QuerySet[Any], column: str) -> dict[int, dict[str, int]]:
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for document, value, number in rows.values_list("document", column).annotate(n=Count("id")).order_by():
        counts[document][str(value)] = number
    return counts


def _suggestion_rows(reader: Reader, suggestions: Sequence[Suggestion]) -> list[SuggestionRow]:
    ids = [suggestion.pk for suggestion in suggestions]
    chosen = Decision.objects.select_related("deed").order_by("id")
    rows = chosen.filter(suggestion__in=ids) if len(ids) <= 5_000 else chosen
    last = {decision.suggestion_id: decision for decision in rows}
    # A person who may see more may have put it into an entry that this reader may not see.
    became = Suggestion.objects.filter(pk__in=ids) if len(ids) <= 5_000 else Suggestion.objects.all()
    entries = set(visible(became, reader, "entry").values_list("pk", flat=True))
    return [_suggestion(row, last.get(row.pk), row.pk in entries) for row in suggestions]


def _suggestion(row: Suggestion, decision: Decision | None, shows_entry: bool) -> SuggestionRow:
    entry = row.entry if shows_entry else None
    decided = decision is not None and decision.verb != Decision.Verb.UNDO
    amended = decided and decision is not None and decision.verb == Decision.Verb.AMEND
    return SuggestionRow(
        suggestion=row.pk,
        document=row.document_id,
        document_title=str(row.document),
        kind=row.kind,
        start=row.start,
        end=row.end,
        quote=row.quote,
        fields=decision.fields if amended and decision is not None else row.fields,
        rule=row.rule,
        confidence=row.confidence,
        state=row.state,
        entry=entry.pk if entry else None,
        decided_by=decision.deed.by if decided and decision is not None else "",
        decided_at=decision.deed.at if decided and decision is not None else None,
        reason=decision.reason if decided and decision is not None else "",
    )
