"""Papers of one or a few lines, written by us, for the tests of clauses."""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

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


def table(name: str) -> list[list[str]]:
    """Return the rows of a table of this folder: cells behind tabs, without lines of comment."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def told(fact: Suggestion) -> tuple[object, object, set[str]]:
    """Return what a table says of a fact: what it is, its status, and all who take part."""
    fields: dict[str, Any] = dict(fact.fields)
    what = fields.get("type") or fields.get("instrument_type") or fields.get("modality")
    codes = {*fields.get("states", ()), *fields.get("orgs", ()), *fields.get("obligors", ())}
    return what, fields.get("status", "-"), codes
