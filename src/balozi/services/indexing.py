"""Keeping the search: what is written to papers and registers can be found at once; all of it can be made again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from balozi.ground.people import ADD_PAPERS, Person
from balozi.ground.words import fold
from balozi.packs.gazetteer import state_by_code
from balozi.reading.sentences import sentences
from balozi.reading.stems import LANGUAGES, words_of
from balozi.services.auditing import allow, write_deed
from balozi.store.documents.models import Document, DocumentText, Passage
from balozi.store.registers.models import Entry, Involvement
from balozi.store.registers.tables import REGISTERS
from balozi.store.search.models import Place, Vocabulary

_CHUNK = 500
# Longer than any sentence: where a paper has no full stops, its words beyond are not searched.
_LONGEST = 20_000
_LONGEST_WORD = 40
_SHORTEST_WORD = 4
_DATES = ("on", "due", "valid_from", "as_of")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What can be searched after it was made again.

    Attributes:
        papers: that were read.
        sentences: of them.
        entries: that stand on registers.
    """

    papers: int
    sentences: int
    entries: int


def rebuild_search(*, person: Person, at: datetime) -> Rebuilt:
    """Make the search again from all papers and registers; nothing but the search is changed.

    Raises:
        NotAllowed: the person may not add papers.
    """
    allow(person, ADD_PAPERS, verb="rebuild_search", subject="search", at=at)
    with transaction.atomic():
        done = fill_search()
        facts = {"papers": done.papers, "sentences": done.sentences, "entries": done.entries}
        write_deed(by=person.name, at=at, verb="rebuild_search", subject="search", facts=facts)
    return done


def fill_search_if_empty() -> None:
    """Make the search of a store that is older than the search."""
    if not Place.objects.exists() and (DocumentText.objects.exists() or Entry.objects.exists()):
        with transaction.atomic():
            fill_search()


def fill_search() -> Rebuilt:
    """Empty the search and fill it from all papers and registers."""
    Place.objects.all().delete()
    Vocabulary.objects.all().delete()
    papers = list(Document.objects.filter(body__isnull=False).order_by("pk").values_list("pk", flat=True))
    count = sum(index_paper(document) for document in papers)
    entries = 0
    numbers = list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(numbers), _CHUNK):
        entries += index_entries(numbers[first : first + _CHUNK])
    return Rebuilt(len(papers), count, entries)


def index_paper(document: int) -> int:
    """Make the sentences of one paper findable, instead of those that were; return how many there are."""
    Place.objects.filter(document=document).delete()
    paper = Document.objects.get(pk=document)
    text = DocumentText.objects.get(document=document).text
    passages = Passage.objects.filter(document=document).exclude(kind="contents").order_by("number")
    places = []
    for passage in passages:
        for start, end in sentences(text, passage.start, passage.end, passage.language):
            place = _place(text[start:end], (passage.language,))
            place.document, place.start, place.end = paper, start, end
            place.language, place.dated = passage.language, paper.dated.isoformat() if paper.dated else ""
            if place.words:
                places.append(place)
    _keep(places)
    return len(places)


def index_entries(entries: Iterable[int]) -> int:
    """Make what stands of some entries findable, instead of what did; return how many stand."""
    numbers = list(entries)
    count = 0
    for first in range(0, len(numbers), _CHUNK):
        some = numbers[first : first + _CHUNK]
        Place.objects.filter(entry__in=some).delete()
        places = list(_of_entries(some))
        _keep(places)
        count += len(places)
    return count


def _of_entries(numbers: Sequence[int]) -> Iterator[Place]:
    dates = _standing(numbers)
    names: dict[int, list[str]] = {}
    involved = Involvement.objects.filter(entry__in=numbers, superseded__isnull=True)
    for number, code in involved.values_list("entry_id", "code"):
        names.setdefault(number, []).extend(_names(code))
    for entry in Entry.objects.filter(pk__in=dates).order_by("pk"):
        text = " ".join([entry.search, *names.get(entry.pk, ())])
        place = _place(text, LANGUAGES)
        place.entry, place.dated = entry, dates[entry.pk]
        yield place


def _names(code: str) -> list[str]:
    """Return the names of a state in all languages: whoever types one of them means it."""
    state = state_by_code(code) if len(code) == len("KEN") else None
    return list(state.names.values()) if state else [code]


def _standing(numbers: Sequence[int]) -> dict[int, str]:
    """Return the entries that stand, with the day that their register writes down, "" where it has none."""
    registers = set(Entry.objects.filter(pk__in=numbers).values_list("register", flat=True))
    found: dict[int, str] = {}
    for register in registers:
        model = REGISTERS[register].model
        own = {column.name for column in model._meta.concrete_fields}
        columns = [name for name in _DATES if name in own]
        rows = model.objects.filter(entry__in=numbers, superseded__isnull=True)  # type: ignore[attr-defined]
        for number, *days in rows.values_list("entry_id", *columns):
            found[number] = next((day for day in days if day), "")
    return found


def _place(text: str, languages: Sequence[str]) -> Place:
    text = text[:_LONGEST]
    readings = [list(words_of(text, language)) for language in languages]
    stems = [word.stem for words in readings for word in words]
    return Place(words=" ".join(word.folded for word in readings[0]), stems=" ".join(stems))


def _keep(places: Sequence[Place]) -> None:
    Place.objects.bulk_create(places, batch_size=_CHUNK)
    words = {word for place in places for word in place.words.split() if _is_worth(word)}
    Vocabulary.objects.bulk_create(
        (Vocabulary(word=word, first=word[0], size=len(word)) for word in sorted(words)),
        batch_size=_CHUNK,
        ignore_conflicts=True,
    )


def _is_worth(word: str) -> bool:
    return _SHORTEST_WORD <= len(word) <= _LONGEST_WORD and word.isalpha() and word == fold(word)
