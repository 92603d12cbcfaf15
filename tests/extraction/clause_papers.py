"""Papers of one or a few lines, written by us, for the tests of clauses."""

from datetime import date
from hashlib import sha256

from balozi.extraction.clauses import RULES
from balozi.extraction.papers import Genre, Paper
from balozi.extraction.suggestions import Suggestion
from balozi.reading.documents import Document, Passage, PassageKind

WEDNESDAY = date(2024, 5, 15)


def paper(
    text: str, language: str, genre: Genre = Genre.NEWS, country: str = "", dated: date | None = WEDNESDAY
) -> Paper:
    """Return a paper whose lines are its passages."""
    passages: list[Passage] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(len(passages), start, start + len(line), PassageKind.PARAGRAPH, language))
        start += len(line) + 1
    identity = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(identity, "test", "text/plain", text, language, "", tuple(passages))
    return Paper(document, genre, country, dated)


def found(given: Paper, *kinds: str) -> list[Suggestion]:
    """Return what the clause rules find in a paper, of some kinds or of all."""
    return [s for rule in RULES for s in rule.finds(given) if not kinds or s.kind in kinds]


def facts(text: str, language: str, *kinds: str) -> list[Suggestion]:
    """Return what is found in a short piece of news."""
    return found(paper(text, language), *kinds)
