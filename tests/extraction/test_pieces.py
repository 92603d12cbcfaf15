"""A pattern is tried only where the words stand that it cannot do without, and is found nowhere else."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from balozi.extraction.clauses.sentence.orders import finite_verbs, verbs
from balozi.extraction.clauses.sentence.pieces import Choice, pieces_of
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.clauses.shared import courses
from balozi.extraction.papers import paper_of
from balozi.reading.files import read_bytes
from tests.examples import tries

PRACTICE = Path(__file__).parents[1] / "documents" / "practice"
PAPERS = sorted(PRACTICE.glob("*/texts/*.txt"))


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("ratified", {"ratified"}),
        (r"(?:was|were) (?:\w+ )?ratified(?: today)?", {"ratified"}),
        (r"(?:signed|inked) (?:at|in)\b", {"signed", "inked"}),
        (r"^(?:\w+ ){0,3}in force since\b", {"force"}),
        (r"entry into (?:force|effect)", {"entry"}),
        (r"(?:renew|extend)\w*(?: the)? pact", {"renew", "extend"}),
        (r"(?!not )\w+ the (?:treaty)+", {"treaty"}),
        (r"(?:today|\w+)", None),
        (r"(?:today)?", None),
        (r"[a-z]+", None),
    ],
)
def test_the_pieces_are_those_that_every_text_found_has(pattern, pieces):
    assert pieces_of(re.compile(pattern)) == pieces


WORDS = (
    "was",
    "were",
    "ratified",
    "signed",
    "inked",
    "in",
    "force",
    "since",
    "renewed",
    "the",
    "pact",
    "2019",
    ",",
)
PATTERNS = {
    "ratified": re.compile(r"(?:was|were) (?:\w+ )?ratified"),
    "in force": re.compile(r"^(?:\w+ ){0,3}in force since\b"),
    "signed": re.compile(r"(?:signed|inked) (?:in )?\d+"),
    "renewed": re.compile(r"renew\w*(?: the)? pact|pact (?:was )?renewed"),
    "any": re.compile(r"\w+ \d+"),
}


@settings(max_examples=tries(200))
@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_a_pattern_that_is_not_tried_would_not_be_found(words):
    tried = Choice(PATTERNS).tried(words)
    found = [name for name, pattern in PATTERNS.items() if pattern.search(" ".join(words))]
    assert set(found) <= set(tried)
    assert list(tried) == [name for name in PATTERNS if name in tried]


def test_what_is_told_of_instruments_is_found_in_no_sentence_where_it_is_not_tried():
    left_out = 0
    for path in PAPERS:
        for line in read(paper_of(read_bytes(path.read_bytes(), path.name))).lines:
            rows = courses._rows(line.words.language)
            said = courses._said(line, 0, len(line.tokens))
            for told in set(rows.things) - set(rows.tried(line.keys)):
                left_out += 1
                assert told.finds(said) is None, (told.status, said)
    assert left_out > 1000


def test_the_verbs_before_a_word_are_those_that_end_before_it():
    asked = 0
    for path in PAPERS:
        for line in read(paper_of(read_bytes(path.read_bytes(), path.name))).lines:
            for at in range(len(line.tokens) + 1):
                before = [act for act in line.acts if act.last < at]
                asked += len(before)
                assert list(verbs(line).before(at)) == before
                assert verbs(line).last_before(at) is (before[-1] if before else None)
                assert verbs(line).end_before(at) == max((act.last for act in before), default=-1)
                assert list(finite_verbs(line).before(at)) == [act for act in before if act.is_finite]
    assert asked > 1000


def test_mentions_are_found_by_the_words_they_stand_over():
    found = 0
    for path in PAPERS:
        for line in read(paper_of(read_bytes(path.read_bytes(), path.name))).lines:
            last = len(line.tokens) - 1
            for first in range(0, last + 1, 3):
                wanted = [m for m in line.mentions if first <= m.first <= first + 9]
                found += len(wanted)
                assert list(line.within(first, first + 9)) == wanted
                over = next((m for m in line.mentions if m.first <= first <= m.last), None)
                assert line.over.get(first) is over
    assert found > 1000
