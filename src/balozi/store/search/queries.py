"""Searching what a reader may see: sentences of papers and entries of registers, the best first."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, QuerySet
from django.db.models.functions import Substr

from balozi.ground.pages import Page
from balozi.ground.people import Reader
from balozi.reading.hits import Hit, hit_in, hit_in_mixed
from balozi.reading.questions import Question
from balozi.store.access.visibility import visible
from balozi.store.documents.models import Document
from balozi.store.registers.models import Entry
from balozi.store.registers.queries import entry_rows
from balozi.store.registers.records import EntryRow
from balozi.store.registers.remembered import remembered
from balozi.store.search.matching import OWN, WIDER, Nearness, by_index, query_of
from balozi.store.search.models import FullText, Place

# So many of the latest places that fit are ranked: a word that stands everywhere must not make a page slow.
RANKED = 2_000
PAPERS, REGISTERS = "papers", "registers"
_PATHS: Mapping[str, Mapping[str, str]] = {
    PAPERS: {
        "document": "place__document",
        "genre": "place__document__genre",
        "country": "place__document__country",
        "language": "place__language",
    },
    REGISTERS: {
        "register": "place__entry__register",
        "kind": "place__entry__kind",
        "country": "place__entry__country",
    },
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a search is narrowed to.

    Attributes:
        values: by name: for papers ``document``, ``genre``, ``country``, ``language``; for registers ``register``,
            ``kind``, ``country``. Empty ones and those of the other side are left out.
        since: the first day of the paper, or of what the entry says, None for any.
        until: the last day, None for any.
        side: "papers" or "registers", "" for both.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    side: str = ""


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """One sentence that was found.

    Attributes:
        document: number of the paper.
        document_title: of it.
        dated: of the paper, None when it states no date.
        language: of the sentence.
        start: its first character in the paper.
        end: the character after its last one.
        quote: the sentence.
        hit: the sentence with what was asked for marked, and why it was found.
    """

    document: int
    document_title: str
    dated: date | None
    language: str
    start: int
    end: int
    quote: str
    hit: Hit


@dataclass(frozen=True, slots=True)
class EntryFound:
    """One entry that was found.

    Attributes:
        row: the entry, as its register shows it.
        hit: its title with what was asked for marked, and why the entry was found.
    """

    row: EntryRow
    hit: Hit


def search_papers(
    reader: Reader, question: Question, narrowing: Narrowing, *, page: int = 1, size: int = 20
) -> Page[SentenceRow]:
    """Return one page of the sentences that a question finds; of a paper in two formats only the first one's.

    Args:
        reader: whose clearance and institutions apply, before anything is counted.
        question: what is asked; without parts nothing is found.
        narrowing: to a paper, a kind of paper, a country, a language, a time.
        page: counted from 1.
        size: most sentences on a page.
    """
    rows = visible(FullText.objects.filter(place__document__same_as__isnull=True), reader, "place__document")
    found, number = _ranked(_narrowed(rows, PAPERS, narrowing), question, page, size)
    chosen = found[(number - 1) * size : number * size]
    places = Place.objects.filter(pk__in=chosen).select_related("document")
    quoted = places.annotate(
        quote=Substr("document__body__text", F("start") + 1, F("end") - F("start"))
    ).in_bulk()
    return Page([_sentence(quoted[one], question) for one in chosen], len(found), number, size)


def search_registers(
    reader: Reader, question: Question, narrowing: Narrowing, *, page: int = 1, size: int = 20
) -> Page[EntryFound]:
    """Return one page of the entries that a question finds, of all registers.

    Args:
        reader: whose clearance and institutions apply, before anything is counted.
        question: what is asked; without parts nothing is found.
        narrowing: to a register, a kind, a country, a time.
        page: counted from 1.
        size: most entries on a page.
    """
    rows = visible(FullText.objects.all(), reader, "place__entry")
    found, number = _ranked(_narrowed(rows, REGISTERS, narrowing), question, page, size)
    chosen = found[(number - 1) * size : number * size]
    places = Place.objects.filter(pk__in=chosen).select_related("entry").in_bulk()
    return Page(_entries(reader, [places[one] for one in chosen], question), len(found), number, size)


def finds(reader: Reader, query: str) -> bool:
    """Tell whether a query finds anything that the reader may see."""
    rows = FullText.objects.filter(text__finds=query)
    papers, entries = visible(rows, reader, "place__document"), visible(rows, reader, "place__entry")
    with by_index():
        return papers.exists() or entries.exists()


def _narrowed(rows: QuerySet[FullText], side: str, narrowing: Narrowing) -> QuerySet[FullText]:
    paths = _PATHS[side]
    values = {paths[name]: value for name, value in narrowing.values.items() if value and name in paths}
    rows = rows.filter(**values)
    if narrowing.since:
        rows = rows.filter(place__dated__gte=narrowing.since.isoformat())
    if narrowing.until:
        # A date that is known to the month sorts before its first day.
        rows = rows.filter(place__dated__gt="", place__dated__lte=narrowing.until.isoformat())
    return rows


def _ranked(rows: QuerySet[FullText], question: Question, page: int, size: int) -> tuple[Sequence[int], int]:
    """Return the places that fit, the best first, and the number of the page: what holds the words themselves first."""
    found: dict[int, None] = {}
    for level in (OWN, WIDER) if question else ():
        query = query_of(question, level)
        scored = rows.filter(text__finds=query).annotate(score=Nearness(query))
        room = RANKED - len(found)
        # One more for each that the first look has found already.
        latest = scored.order_by("-place_id").values_list("score", "place_id")[: room + len(found)]
        with by_index():
            ranked = sorted(latest, reverse=True)
        found |= dict.fromkeys(place for _, place in ranked)
        if len(found) >= RANKED:
            break
    places = list(found)[:RANKED]
    return places, min(max(1, page), max(1, -(-len(places) // size)))


def _sentence(place: Place, question: Question) -> SentenceRow:
    document = place.document
    assert document is not None
    quote: str = place.quote  # type: ignore[attr-defined]
    return SentenceRow(
        document=document.pk,
        document_title=str(document),
        dated=document.dated,
        language=place.language,
        start=place.start,
        end=place.end,
        quote=quote,
        hit=hit_in(quote, place.language, question),
    )


def _entries(reader: Reader, places: Sequence[Place], question: Question) -> list[EntryFound]:
    by_register: dict[str, list[int]] = defaultdict(list)
    for place in places:
        by_register[place.entry.register].append(place.entry.pk)  # type: ignore[union-attr]
    rows = {
        row.entry: row for name, entries in by_register.items() for row in entry_rows(reader, name, entries)
    }
    return [
        EntryFound(rows[place.entry_id], hit_in_mixed(rows[place.entry_id].title, place.words, question))
        for place in places
        if place.entry_id in rows
    ]


def choices(reader: Reader) -> Mapping[str, Sequence[str]]:
    """Return what a search can be narrowed to: by name, the values that something this reader may see has."""
    return remembered("choices of the search", reader, lambda: _choices(reader), follow_up=False)


def _choices(reader: Reader) -> Mapping[str, Sequence[str]]:
    papers = visible(Document.objects.filter(fault=""), reader).order_by()
    entries = visible(Entry.objects.all(), reader).order_by()
    of_papers = papers.values_list("genre", "language", "country").distinct()
    of_entries = entries.values_list("register", "country").distinct()
    found: dict[str, set[str]] = {name: set() for name in ("genre", "language", "country", "register")}
    for genre, language, country in of_papers:
        found["genre"].add(genre)
        found["language"].add(language)
        found["country"].add(country)
    for register, country in of_entries:
        found["register"].add(register)
        found["country"].add(country)
    return {name: sorted(values - {""}) for name, values in found.items()}


def searchable() -> tuple[int, int]:
    """Return how many papers and how many entries there are to be searched."""
    return Document.objects.filter(body__isnull=False).count(), Entry.objects.count()
