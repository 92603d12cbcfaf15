"""Whole French papers of ours, as ministries, bodies and agencies print them: each marked fact is read, and no other."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from balozi.extraction.suggesting import suggest
from balozi.reading.files import read_bytes

KINDS = {"E": "engagement", "I": "instrument", "C": "commitment"}
FIELDS = {"E": ("type", "states"), "I": ("instrument_type", "status"), "C": ("modality", "obligors")}
BLOCKS = re.split(r"(?m)^@ ", Path(__file__).with_name("french_papers.txt").read_text(encoding="utf-8"))[1:]


def marked(block):
    """Return the day of a paper, its text without braces, its facts and the places that only tell one again."""
    day, _, body = block.partition("\n")
    text, open_marks, facts = "", [], []
    for piece in re.findall(r"\{[^|{}]+\||\}|[^{}]+", body.strip()):
        if piece.startswith("{"):
            open_marks.append((piece[1:-1], len(text)))
        elif piece == "}":
            what, start = open_marks.pop()
            facts.append((what, start, len(text)))
        else:
            text += piece
    return date.fromisoformat(day.strip()), text, facts


def overlaps(fact, start, end):
    """Tell whether a fact shares half of the shorter of two stretches."""
    shared = min(fact.end, end) - max(fact.start, start)
    return shared * 2 >= min(fact.end - fact.start, end - start)


def told(fact):
    """Return what a suggestion says in the form of the marks: "E meeting BDI+CHN"."""
    letter = next(letter for letter, kind in KINDS.items() if kind == fact.kind)
    said = (fact.fields.get(name) or [] for name in FIELDS[letter])
    words = ("+".join(sorted(one)) or "-" if isinstance(one, list | tuple) else one for one in said)
    return " ".join((letter, *words))


@pytest.mark.parametrize("block", BLOCKS, ids=[block.splitlines()[1][:40] for block in BLOCKS])
def test_a_whole_paper_tells_what_is_marked_and_nothing_else(block):
    day, text, marks = marked(block)
    document = read_bytes(text.encode(), "paper.txt")
    passages = tuple(replace(passage, language="fr") for passage in document.passages)
    found = suggest(replace(document, language="fr", passages=passages), dated=day)
    read = [fact for fact in found if fact.kind in KINDS.values()]
    facts = [(what, start, end) for what, start, end in marks if not what.startswith("~")]
    again = [(what[1], start, end) for what, start, end in marks if what.startswith("~")]
    missing = [
        (what, text[start:end])
        for what, start, end in facts
        if not any(told(fact) == what and overlaps(fact, start, end) for fact in read)
    ]
    false = [
        (told(fact), fact.quote)
        for fact in read
        if not any(
            what[0] == told(fact)[0] and overlaps(fact, start, end) for what, start, end in [*facts, *again]
        )
    ]
    assert (missing, false) == ([], [])
