"""Writing the decisions of reviewers as a gold folder, for measuring the reading."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from balozi.ground.errors.reading import NoSuchPath
from balozi.ground.people import Person
from balozi.reading.documents import PassageKind
from balozi.store.access.visibility import visible
from balozi.store.documents.models import Document
from balozi.store.documents.queries import document_page
from balozi.store.documents.records import DocumentPage, SuggestionRow

# Line ends that an empty line takes.
_EMPTY_LINE = 2
_SO = {"accepted", "amended", "known"}


@dataclass(frozen=True, slots=True)
class GoldFolder:
    """What was written: papers, facts held to be so, and papers left out because somebody still has to decide."""

    papers: int
    facts: int
    undecided: int


def export_decisions(*, folder: Path, person: Person) -> GoldFolder:
    """Write every paper whose suggestions are all decided, with the facts that people held to be so.

    What no rule found is in it as far as somebody pointed it out: where nobody did, recall measured on such a folder is
    too kind; precision is not.

    Raises:
        NoSuchPath: the folder cannot be made or is not empty.
    """
    texts, gold = folder / "texts", folder / "gold"
    try:
        if folder.exists() and any(folder.iterdir()):
            raise NoSuchPath(str(folder), "it is not empty")
        texts.mkdir(parents=True)
        gold.mkdir()
    except OSError as fault:
        raise NoSuchPath(str(folder), (fault.strerror or "it cannot be made").lower()) from fault
    written = facts = undecided = 0
    for document in visible(Document.objects.filter(fault=""), person.reader).order_by("id"):
        page = document_page(person.reader, document.pk)
        if not page.suggestions or any(row.state == "open" for row in page.suggestions):
            undecided += 1
            continue
        text, told = _paper(page, plain=document.media_type == "text/plain")
        name = f"{document.pk:03}"
        (texts / f"{name}.txt").write_bytes(text.encode())
        (gold / f"{name}.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        written, facts = written + 1, facts + len(told["facts"])
    return GoldFolder(written, facts, undecided)


def _paper(page: DocumentPage, *, plain: bool) -> tuple[str, dict[str, Any]]:
    """Return the text of a paper, and its gold file."""
    spaces = [] if plain else list(_missing_spaces(page))
    text = _spaced(page.text, spaces)
    held = [row for row in page.suggestions if row.state in _SO]
    told: dict[str, Any] = {
        "doc": f"{page.row.document:03}",
        "lang": page.row.language,
        "title": page.row.title,
        "negative": not held,
        "doc_date": page.row.dated.isoformat() if page.row.dated else None,
        "facts": [_fact(mentions, text, spaces) for mentions in _same_ones(held)],
    }
    return text, told


def _same_ones(rows: Iterable[SuggestionRow]) -> list[list[SuggestionRow]]:
    """Return suggestions by the fact they are of: those that led to one entry are mentions of one fact."""
    found: dict[tuple[str, int], list[SuggestionRow]] = {}
    for row in rows:
        # What led to no entry is nobody else's.
        found.setdefault((row.kind, row.entry or -row.suggestion), []).append(row)
    return list(found.values())


def _fact(mentions: Sequence[SuggestionRow], text: str, spaces: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """Return one gold fact: its fullest mention, and the places of the others."""
    fullest = max(mentions, key=lambda row: (len(row.fields), row.end - row.start))
    others = [_place(row, text, spaces) for row in mentions if row is not fullest]
    told = {"kind": fullest.kind, **_place(fullest, text, spaces)}
    return told | {"also": others, "fields": fullest.fields}


def _place(row: SuggestionRow, text: str, spaces: Sequence[tuple[int, int]]) -> dict[str, Any]:
    start = row.start + sum(width for at, width in spaces if at <= row.start)
    end = row.end + sum(width for at, width in spaces if at < row.end)
    return {"start": start, "end": end, "quote": text[start:end]}


def _missing_spaces(page: DocumentPage) -> Iterator[tuple[int, int]]:
    """Yield where a plain text would run two passages together, and how many line ends are missing there.

    A page or a word processor's file says what a paragraph or an item is; a plain text says it by an empty line.
    """
    for before, after in pairwise(page.passages):
        ends = page.text[before.end : after.start].count("\n")
        rows = before.kind == after.kind == PassageKind.TABLE_ROW
        if not rows and ends < _EMPTY_LINE:
            yield after.start, _EMPTY_LINE - ends


def _spaced(text: str, spaces: Sequence[tuple[int, int]]) -> str:
    parts, before = [], 0
    for at, width in spaces:
        parts += [text[before:at], "\n" * width]
        before = at
    return "".join([*parts, text[before:]])
