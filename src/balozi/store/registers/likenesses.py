"""The same fact in two papers: entries that a suggestion may mean, and where the sources of one contradict."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Case, ExpressionWrapper, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from balozi.ground.errors.registers import NoSuchEntry, NoSuchSuggestion
from balozi.ground.people import Reader
from balozi.registers.contents import content_of
from balozi.registers.drafts import draft_of
from balozi.registers.kinds import kinds
from balozi.registers.sameness import COMPARED, LIKELY, contested
from balozi.store.access.visibility import reader_of_paper, visible
from balozi.store.documents.models import Decision, Suggestion
from balozi.store.registers.models import AgreementEvent, Entry, EvidenceRecord, Involvement
from balozi.store.registers.queries import entry_rows
from balozi.store.registers.records import CandidateRow, ContradictionRow, EntryRow

# However large the register, no more of its rows than these are compared with a suggestion.
_WITH_COUNTERPARTY = 150
_WITH_WORDS = 150
_SHOWN = 5
_WORDS = 6

# Who must be the same, and whose being the same narrows further, by register.
# The holder of an office is known by name; no state need be told with it.
_MAIN_ROLE = {"commitments": "obligor", "agreements": "party"}
_OTHER_ROLE = {"commitments": "beneficiary", "agreements": "party"}


def candidates(reader: Reader, suggestion: int) -> list[CandidateRow]:
    """Return the entries that may say what a suggestion says in other words, the likeliest first.

    Promises, agreements and offices held are compared, and never more than a bounded number of entries.

    Raises:
        NoSuchSuggestion: there is none of this number that the reader may see.
    """
    rows = visible(Suggestion.objects.filter(pk=suggestion), reader, "document")
    found = rows.select_related("document").first()
    if found is None:
        raise NoSuchSuggestion(suggestion)
    register = kinds()[found.kind].register
    if register not in COMPARED:
        return []
    narrowed = _narrowed(reader, register, found)
    steps = _signed_on(narrowed) if register == "agreements" else {}
    listed = [
        CandidateRow(row.entry, row.title, row.quoted, COMPARED[register](found.fields, _fields(row, steps)))
        for row in entry_rows(reader, register, narrowed)
    ]
    likely = [row for row in listed if row.sameness.score >= LIKELY]
    return sorted(likely, key=lambda row: (-row.sameness.score, row.entry))[:_SHOWN]


def _narrowed(reader: Reader, register: str, suggestion: Suggestion) -> set[int]:
    """Return the numbers of entries worth comparing: the same parties, and words or a counterparty in common."""
    draft = draft_of(suggestion.kind, suggestion.document.country, suggestion.fields)
    main = [code for code, role in draft.involved if role == _MAIN_ROLE.get(register)]
    others = [code for code, role in draft.involved if role == _OTHER_ROLE.get(register)]
    # As when a paper is recognised: an open paper must not show that a secret entry says the same.
    rows = visible(Entry.objects.filter(register=register), reader)
    rows = visible(rows, reader_of_paper(suggestion.document))
    rows = rows.exclude(pk=suggestion.entry_id or 0)
    words = sorted(content_of(_told(suggestion)).words, key=len, reverse=True)[:_WORDS]
    if register in _MAIN_ROLE:
        rows = rows.filter(pk__in=_involving(main, _MAIN_ROLE[register]))
    rows = rows.annotate(held=_held(words))
    alike = rows.filter(held__gte=min(2, len(words))).order_by("-held", "-pk") if words else rows.none()
    chosen = set(alike.values_list("pk", flat=True)[:_WITH_WORDS])
    if others:
        near = rows.filter(pk__in=_involving(others, _OTHER_ROLE[register]))
        near = near.filter(Q(held__gte=1) | Q(search__contains=_area(suggestion))).order_by("-held", "-pk")
        chosen |= set(near.values_list("pk", flat=True)[:_WITH_COUNTERPARTY])
    return chosen


def _held(words: Sequence[str]) -> Combinable:
    """Return how many of the words an entry holds, for the database to count."""
    held: Combinable = Value(0)
    for word in words:
        held = held + Case(When(search__contains=word, then=1), default=0, output_field=IntegerField())
    return ExpressionWrapper(held, output_field=IntegerField())


def _told(suggestion: Suggestion) -> str:
    fields = suggestion.fields
    return str(
        fields.get("person") or fields.get("action") or fields.get("subject") or fields.get("title") or ""
    )


def _area(suggestion: Suggestion) -> str:
    fields = suggestion.fields
    # Two papers in two languages share no words; what they share is the area, or the form of the agreement.
    return str(fields.get("policy_area") or fields.get("instrument_type") or "").replace("_", " ")


def _involving(codes: Sequence[str], role: str) -> QuerySet[Involvement, int]:
    rows = Involvement.objects.filter(code__in=codes, role=role, superseded__isnull=True)
    return rows.values_list("entry", flat=True)


def _fields(row: EntryRow, signed: Mapping[int, str]) -> dict[str, object]:
    """Return an entry in the fields of a suggestion."""
    return {
        **row.values,
        "from": row.values.get("valid_from", ""),
        "obligors": list(row.involved.get("obligor", ())),
        "beneficiaries": list(row.involved.get("beneficiary", ())),
        "states": list(row.involved.get("party", ())),
        "date": signed.get(row.entry, ""),
    }


def _signed_on(entries: set[int]) -> dict[int, str]:
    rows = AgreementEvent.objects.filter(entry__in=entries, superseded__isnull=True).exclude(on="")
    told = rows.order_by("-on").values_list("entry_id", "on")
    # The signature is the day that papers tell; where none is recorded, the first day of anything.
    return dict(told) | dict(told.filter(event="signed"))


def contradictions(reader: Reader, entry: int) -> list[ContradictionRow]:
    """Return what the sources of one entry say in the fields in which they contradict each other.

    A source is a quotation with the fields that were found in it, or with those that a person amended.
    Quotations of papers above the reader's clearance are left out.

    Raises:
        NoSuchEntry: there is none of this number that the reader may see.
    """
    found = visible(Entry.objects.filter(pk=entry), reader).first()
    if found is None:
        raise NoSuchEntry(str(entry))
    records = list(
        visible(EvidenceRecord.objects.filter(entry=found, superseded__isnull=True), reader, "document")
        .filter(suggestion__isnull=False)
        .select_related("suggestion", "document")
        .order_by("id")
    )
    facts = _decided([record.suggestion for record in records if record.suggestion is not None])
    return [
        ContradictionRow(
            field=field,
            value=facts[index][field],
            document=records[index].document_id or 0,
            document_title=str(records[index].document),
            start=records[index].start or 0,
            end=records[index].end or 0,
            quote=records[index].quote,
        )
        for field, indexes in contested(found.register, facts)
        for index in indexes
    ]


def _decided(suggestions: Sequence[Suggestion]) -> list[Mapping[str, object]]:
    """Return the fields of suggestions as the last decision left them."""
    amended: dict[int, Mapping[str, object]] = defaultdict(dict)
    rows = Decision.objects.filter(suggestion__in=[row.pk for row in suggestions]).order_by("id")
    for number, verb, fields in rows.values_list("suggestion_id", "verb", "fields"):
        amended[number] = fields if verb == Decision.Verb.AMEND else {}
    return [amended[row.pk] or row.fields for row in suggestions]
