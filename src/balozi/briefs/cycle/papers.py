"""A document as composed: sections of sentences, tables and charts, with numbered citations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Cited:
    """Words or a number with the numbers of the citations that bear it out.

    Attributes:
        text: in the language of the document.
        cites: numbers of citations.
        link: the page that opens what is behind it, "".
    """

    text: str
    cites: tuple[int, ...] = ()
    link: str = ""

    @property
    def printed(self) -> str:
        """Return the words with the citations behind them.

        Examples:
            >>> Cited("12", (3, 4)).printed
            '12 [3, 4]'
        """
        return f"{self.text} [{', '.join(map(str, self.cites))}]" if self.cites else self.text


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: title, labels of its columns, which of them are numbers, rows, the sentence for no rows."""

    title: str
    labels: Sequence[str]
    widths: Sequence[int]
    numeric: Sequence[bool]
    rows: Sequence[Sequence[Cited]]
    empty: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Stacked bars, with the same told in words.

    Attributes:
        title: above it.
        says: for who cannot see it.
        bars: (bar, part, order of the part, count).
        parts: (label, colour) in their order.
    """

    title: str
    says: str
    bars: Sequence[tuple[str, str, int, int]]
    parts: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its heading, what was composed, and what a person wrote beside it."""

    name: str
    heading: str
    blocks: Sequence[Cited | Grid | Chart]
    written: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One number of the list of sources: what it is called, and each thing behind it with its address."""

    number: int
    label: str
    items: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the policy cycle as it is read, printed or sent on.

    Attributes:
        kind: stored word.
        title: in the language.
        language: sw, en or fr.
        marking: the highest of its sources in words, "" for unclassified.
        footer: at the foot of every page.
        about: (label, value) of what was asked.
        sections: in their order.
        citations: by number.
        sources_title: heading of the list of sources.
        notes: what must be known beside it.
        warning: what must be known before anything else, "" for nothing: said at its head.
        file_name: of its files, without the ending.
    """

    kind: str
    title: str
    language: str
    marking: str
    footer: str
    about: Sequence[tuple[str, str]]
    sections: Sequence[Section]
    citations: Sequence[Citation]
    sources_title: str
    notes: Sequence[str] = field(default_factory=tuple)
    warning: str = ""
    file_name: str = "balozi"


def plain_document(paper: Document) -> dict[str, Any]:
    """Return a document as what JSON can hold; `document_from` reads it back."""
    return {
        "kind": paper.kind,
        "title": paper.title,
        "language": paper.language,
        "marking": paper.marking,
        "footer": paper.footer,
        "about": [list(pair) for pair in paper.about],
        "sections": [
            {
                "name": one.name,
                "heading": one.heading,
                "written": one.written,
                "blocks": [_plain(block) for block in one.blocks],
            }
            for one in paper.sections
        ],
        "citations": [
            {"number": one.number, "label": one.label, "items": [list(item) for item in one.items]}
            for one in paper.citations
        ],
        "sources_title": paper.sources_title,
        "notes": list(paper.notes),
        "warning": paper.warning,
        "file_name": paper.file_name,
    }


def document_from(told: Mapping[str, Any]) -> Document:
    """Return the document that `plain_document` wrote."""
    rest = {name: told[name] for name in told if name not in {"about", "sections", "citations", "notes"}}
    return Document(
        about=tuple((label, value) for label, value in told["about"]),
        sections=tuple(
            Section(one["name"], one["heading"], tuple(map(_block, one["blocks"])), one["written"])
            for one in told["sections"]
        ),
        citations=tuple(
            Citation(one["number"], one["label"], tuple((text, link) for text, link in one["items"]))
            for one in told["citations"]
        ),
        notes=tuple(told["notes"]),
        **rest,
    )


def _plain(block: Cited | Grid | Chart) -> dict[str, Any]:
    if isinstance(block, Cited):
        return {"sort": "text", **_plain_cited(block)}
    if isinstance(block, Chart):
        return {
            "sort": "chart",
            "title": block.title,
            "says": block.says,
            "bars": [list(bar) for bar in block.bars],
            "parts": [list(part) for part in block.parts],
        }
    return {
        "sort": "table",
        "title": block.title,
        "labels": list(block.labels),
        "widths": list(block.widths),
        "numeric": list(block.numeric),
        "rows": [[_plain_cited(cell) for cell in row] for row in block.rows],
        "empty": block.empty,
    }


def _plain_cited(cited: Cited) -> dict[str, Any]:
    return {"text": cited.text, "cites": list(cited.cites), "link": cited.link}


def _block(told: Mapping[str, Any]) -> Cited | Grid | Chart:
    if told["sort"] == "text":
        return _cited(told)
    if told["sort"] == "chart":
        bars = tuple((bar, part, int(order), int(n)) for bar, part, order, n in told["bars"])
        parts = tuple((label, colour) for label, colour in told["parts"])
        return Chart(told["title"], told["says"], bars, parts)
    return Grid(
        told["title"],
        tuple(told["labels"]),
        tuple(told["widths"]),
        tuple(told["numeric"]),
        tuple(tuple(map(_cited, row)) for row in told["rows"]),
        told["empty"],
    )


def _cited(told: Mapping[str, Any]) -> Cited:
    return Cited(told["text"], tuple(told["cites"]), told["link"])
