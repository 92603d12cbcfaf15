"""The answer to what somebody typed: as asked, then as meant, then what holds a part of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from balozi.ground.pages import Page
from balozi.ground.people import Reader
from balozi.ground.words import fold
from balozi.reading.questions import Question, any_of, question_of
from balozi.store.registers.queries import list_register
from balozi.store.search.corrections import corrected
from balozi.store.search.queries import (
    PAPERS,
    REGISTERS,
    EntryFound,
    Narrowing,
    SentenceRow,
    search_papers,
    search_registers,
)

SIZE = 20
ASKED, MEANT, PARTLY, KINDRED = "asked", "meant", "partly", "kindred"


@dataclass(frozen=True, slots=True)
class Answer:
    """All that was found.

    Attributes:
        how: "asked" when it holds all that was asked; "meant" when a word was written otherwise; "partly" when it
            holds some of the words; "kindred" when it holds a word of the same subject.
        said: what was looked for in the end.
        kindred: words by which the framework files the same subject, in all languages, to search for as well.
        papers: sentences, None when papers were not asked for.
        entries: of the registers, None when registers were not asked for.
    """

    how: str
    said: str
    kindred: Sequence[str]
    papers: Page[SentenceRow] | None
    entries: Page[EntryFound] | None

    def __bool__(self) -> bool:
        """Tell whether anything was found."""
        return any(page is not None and page.total for page in (self.papers, self.entries))


def answer_to(reader: Reader, said: str, narrowing: Narrowing, *, page: int = 1, size: int = SIZE) -> Answer:
    """Return what the papers and the registers hold of some words.

    Args:
        reader: whose clearance and institutions apply, before anything is counted or proposed.
        said: as typed: words that must all occur, phrases between quotation marks.
        narrowing: to papers or registers, to one of them, to a country, language, time.
        page: counted from 1.
        size: most sentences, and most entries, on a page.

    Raises:
        SearchTooLong: the words are longer than a store can look for.
    """
    question = question_of(said)
    kindred = kindred_words(reader, said)
    found = Answer(ASKED, said, kindred, None, None)
    for how, tried in _tries(reader, question, kindred):
        papers = entries = None
        if narrowing.side != REGISTERS:
            papers = search_papers(reader, tried, narrowing, page=page, size=size)
        if narrowing.side != PAPERS:
            entries = search_registers(reader, tried, narrowing, page=page, size=size)
        found = Answer(how, tried.said, kindred, papers, entries)
        if found:
            return found
    return replace(found, how=ASKED, said=said)


def _tries(reader: Reader, question: Question, kindred: Sequence[str]) -> Iterator[tuple[str, Question]]:
    yield ASKED, question
    meant = corrected(reader, question)
    if meant is not None:
        yield MEANT, meant
    if kindred:
        yield KINDRED, any_of(kindred)
    asked = meant or question
    if len(asked.single_words()) > 1:
        yield PARTLY, replace(asked, loose=True)


def kindred_words(reader: Reader, said: str) -> Sequence[str]:
    """Return the words of the pillars that one of whose words was asked for, without endings left open."""
    asked = fold(said)
    found: dict[str, None] = {}
    for pillar in list_register(reader, "framework", filters={"kind": "pillar"}, size=0).items:
        told = pillar.values.get("words")
        lists = list(told.values()) if isinstance(told, dict) else []
        spoken = [str(word) for words_of_one in lists for word in words_of_one]
        if asked in {fold(word) for word in spoken}:
            found |= dict.fromkeys(word for word in spoken if not word.endswith("*") and fold(word) != asked)
    return list(found)
