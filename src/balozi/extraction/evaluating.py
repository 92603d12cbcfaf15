"""How well the reading finds what people wrote down: precision, recall, F1 and strict F1.

A gold folder has ``texts/NNN.txt`` and ``gold/NNN.json`` (or both side by side). A gold file holds ``lang``,
``doc_date`` (or null) and ``facts``: each with kind, start, end, fields, and ``also`` (other mentions).
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from balozi.extraction.suggestions import Suggestion
from balozi.ground.errors.reading import GoldInvalid, NoSuchPath
from balozi.reading.documents import Document
from balozi.reading.files import read_paper

OVERLAP = 0.5
# The fields that a strict hit must have right; their order in lists does not matter.
KEY_FIELDS: Mapping[str, tuple[str, ...]] = {
    "engagement": ("type", "states"),
    "instrument": ("instrument_type", "status"),
    "commitment": ("modality", "obligors"),
}


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One fact that a careful reader wrote down.

    Attributes:
        kind: of fact.
        start: first character of its fullest mention.
        end: the character after the last one.
        also: other mentions, as (start, end); finding one is neither rewarded twice nor punished.
        fields: the fact.
    """

    kind: str
    start: int
    end: int
    also: tuple[tuple[int, int], ...]
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class GoldPaper:
    """One text with its gold facts."""

    name: str
    document: Document
    dated: date | None
    facts: tuple[GoldFact, ...]


@dataclass(slots=True)
class Score:
    """What was found, falsely found and missed; ``right`` are those found with their key fields right."""

    found: int = 0
    false: int = 0
    missed: int = 0
    right: int = 0

    def add(self, other: "Score") -> None:
        """Add the counts of another score to this one."""
        self.found += other.found
        self.false += other.false
        self.missed += other.missed
        self.right += other.right

    @property
    def precision(self) -> float:
        """Return the share of what was suggested that is so; 1 when nothing was suggested."""
        return _ratio(self.found, self.found + self.false)

    @property
    def recall(self) -> float:
        """Return the share of what there is that was found; 1 when there is nothing."""
        return _ratio(self.found, self.found + self.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return _ratio(2 * self.found, 2 * self.found + self.false + self.missed)

    @property
    def strict_f1(self) -> float:
        """Return F1 where a hit with a wrong key field is a false one and a miss."""
        return _ratio(2 * self.right, 2 * self.found + self.false + self.missed)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing found falsely, or missed, or found with a wrong key field."""

    what: str
    paper: str
    kind: str
    quote: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores by (kind, language), "all" for all languages, and the mistakes."""

    scores: Mapping[tuple[str, str], Score]
    mistakes: Sequence[Mistake] = field(default_factory=tuple)


def read_gold(folder: Path) -> Iterator[GoldPaper]:
    """Read a gold folder, one paper after the other.

    Raises:
        NoSuchPath: the folder is not there, or a text of it.
        GoldInvalid: a gold file cannot be read, or a quotation does not stand where it is said to.
    """
    apart = (folder / "gold").is_dir()
    files = sorted((folder / "gold" if apart else folder).glob("*.json"))
    if not files:
        raise NoSuchPath(str(folder), "it holds no gold files")
    for path in files:
        yield _gold_paper(path, (folder / "texts" if apart else folder) / f"{path.stem}.txt")


def evaluate(papers: Iterable[GoldPaper], read: Callable[[GoldPaper], Iterable[Suggestion]]) -> Evaluation:
    """Compare what a reader finds with what people wrote down.

    Only kinds that the gold papers have somewhere are scored: a kind nobody annotated says nothing.

    Args:
        papers: with their gold facts.
        read: from a paper to suggestions.
    """
    listed = list(papers)
    kinds = {fact.kind for paper in listed for fact in paper.facts}
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    mistakes: list[Mistake] = []
    for paper in listed:
        found = [suggestion for suggestion in read(paper) if suggestion.kind in kinds]
        for kind in kinds:
            score, wrong = _compare(paper, kind, [item for item in found if item.kind == kind])
            mistakes += wrong
            for key in ((kind, paper.document.language), (kind, "all"), ("all", "all")):
                scores[key].add(score)
    return Evaluation(dict(sorted(scores.items())), tuple(mistakes))


def _compare(paper: GoldPaper, kind: str, found: Sequence[Suggestion]) -> tuple[Score, list[Mistake]]:
    gold = [fact for fact in paper.facts if fact.kind == kind]
    pairs = sorted(
        (
            (_overlap((item.start, item.end), (fact.start, fact.end)), i, j)
            for i, item in enumerate(found)
            for j, fact in enumerate(gold)
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    matched: dict[int, int] = {}
    for share, i, j in pairs:
        if share >= OVERLAP and i not in matched and j not in matched.values():
            matched[i] = j
    spans = [span for fact in gold for span in ((fact.start, fact.end), *fact.also)]
    score = Score(found=len(matched), missed=len(gold) - len(matched))
    wrong: list[Mistake] = []
    for i, item in enumerate(found):
        if i in matched:
            if _same(kind, item.fields, gold[matched[i]].fields):
                score.right += 1
            else:
                wrong.append(Mistake("wrong field", paper.name, kind, item.quote))
        elif not any(_overlap((item.start, item.end), span) >= OVERLAP for span in spans):
            score.false += 1
            wrong.append(Mistake("false", paper.name, kind, item.quote))
    taken = set(matched.values())
    text = paper.document.text
    wrong += [
        Mistake("missed", paper.name, kind, text[fact.start : fact.end])
        for j, fact in enumerate(gold)
        if j not in taken
    ]
    return score, wrong


def _gold_paper(path: Path, text: Path) -> GoldPaper:
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        facts = tuple(_gold_fact(fact) for fact in told["facts"])
        dated = date.fromisoformat(told["doc_date"]) if len(told.get("doc_date") or "") == 10 else None
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise GoldInvalid(str(path), type(fault).__name__) from fault
    document = read_paper(text)
    for fact, said in zip(facts, told["facts"], strict=True):
        if "quote" in said and document.text[fact.start : fact.end] != said["quote"]:
            raise GoldInvalid(str(path), "a quotation does not stand at its offsets")
    return GoldPaper(path.stem, _in_language(document, told.get("lang")), dated, facts)


def _gold_fact(told: Mapping[str, Any]) -> GoldFact:
    also = tuple((int(other["start"]), int(other["end"])) for other in told.get("also", ()))
    return GoldFact(
        str(told["kind"]), int(told["start"]), int(told["end"]), also, dict(told.get("fields", {}))
    )


def _in_language(document: Document, language: str | None) -> Document:
    if not language:
        return document
    passages = tuple(replace(passage, language=language) for passage in document.passages)
    return replace(document, language=language, passages=passages)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    shorter = min(one[1] - one[0], other[1] - other[0])
    return shared / shorter if shared > 0 and shorter > 0 else 0.0


def _same(kind: str, found: Mapping[str, object], gold: Mapping[str, object]) -> bool:
    return all(_set(found.get(name)) == _set(gold.get(name)) for name in KEY_FIELDS.get(kind, ()))


def _set(value: object) -> frozenset[str]:
    items = value if isinstance(value, list | tuple) else [value]
    return frozenset(str(item).strip().upper() for item in items if item)


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
