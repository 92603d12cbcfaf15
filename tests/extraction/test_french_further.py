"""French of ministries, agencies and texts of parties: every marked fact of a passage is found, silent ones stay silent."""

import re
from datetime import date
from pathlib import Path

import pytest

from balozi.extraction.papers import paper_of
from tests.extraction.clause_papers import found, paper

PASSAGES = Path(__file__).with_name("french_further.txt")
KINDS = {"E": "engagement", "C": "commitment"}
CORE = ("engagement", "instrument", "commitment")


def marked(block):
    """Return the day of a passage, its text without braces, and its facts: what is told, first character, end."""
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


def told(fact):
    """Return what the marks say of a fact: its type and status or its modality; and who takes part."""
    fields = fact.fields
    what = f"{fields['type']} {fields['status']}" if fact.kind == "engagement" else fields["modality"]
    codes = {*fields.get("states", ()), *fields.get("orgs", ()), *fields.get("obligors", ())}
    return what, "+".join(sorted(codes))


def is_told(what, fact):
    """Tell whether a fact is what a mark says; "*" stands for any modality."""
    kind, _, rest = what.partition(" ")
    said, _, codes = rest.rpartition(" ")
    return fact.kind == KINDS[kind] and told(fact)[1] == codes and said in {"*", told(fact)[0]}


def shares(fact, start, end):
    """Tell whether a fact shares half of the shorter of two stretches."""
    shared = min(fact.end, end) - max(fact.start, start)
    return shared * 2 >= min(fact.end - fact.start, end - start)


ALL = [marked(block) for block in re.split(r"(?m)^@ ", PASSAGES.read_text(encoding="utf-8"))[1:]]
TELLING = [passage for passage in ALL if passage[2]]
SILENT = [passage for passage in ALL if not passage[2]]
ROWS = Path(__file__).with_name("french_near_misses.tsv").read_text(encoding="utf-8").splitlines()
NEAR_MISSES = [row.replace("\\n", "\n").split("\t") for row in ROWS if row and not row.startswith("#")]


@pytest.mark.parametrize(("day", "text", "facts"), TELLING, ids=[text[:50] for _, text, _ in TELLING])
def test_a_passage_tells_all_that_is_marked(day, text, facts):
    read = found(paper_of(paper(text, "fr").document, dated=day), *KINDS.values())
    missed = [
        text[start:end]
        for what, start, end in facts
        if not any(is_told(what, fact) and shares(fact, start, end) for fact in read)
    ]
    assert missed == []


@pytest.mark.parametrize(("day", "text", "facts"), SILENT, ids=[text[:50] for _, text, _ in SILENT])
def test_a_passage_that_tells_nothing_gives_nothing(day, text, facts):
    assert [fact.quote for fact in found(paper_of(paper(text, "fr").document, dated=day), *CORE)] == facts


@pytest.mark.parametrize(("context", "sentence"), NEAR_MISSES, ids=[row[1][:50] for row in NEAR_MISSES])
def test_a_sentence_that_only_comes_near_gives_nothing(context, sentence):
    text = f"{context}\n{sentence}"
    read = found(paper_of(paper(text, "fr").document, dated=date(2026, 4, 15)), *KINDS.values())
    assert [fact.quote for fact in read if fact.start >= len(context)] == []
