"""A sentence without an end costs what its words cost, not what all their pairs would."""

import sys

import pytest

from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.papers import paper_of
from balozi.extraction.suggesting import suggest
from balozi.reading.files import read_bytes

# Of so many words, and of four times as many, which is as far as one sentence is read at a time.
SHORT, LONG = 40, 160
UNITS = (
    "met", "will", "The agreement", "Kenya signed an agreement and", "an agreement, a protocol,", '"We', "Mr. X,",
    "Kenya ilisaini mkataba na", "rais wa Kenya alikutana na", "L'accord et le protocole,", "Le Kenya signe un accord et",
    "pursuant to the treaty", "visit", "talks with",
)  # fmt: skip


def calls_for(unit, words):
    """Return how many functions are called while a line is searched that repeats some words."""
    text = " ".join([unit] * (words // len(unit.split())))
    document, count = read_bytes(text.encode(), "line.txt"), 0

    def counted(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    suggest(document)
    sys.setprofile(counted)
    try:
        suggest(document)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_a_line_of_four_times_the_words_takes_about_four_times_the_steps(unit):
    assert calls_for(unit, LONG) < 6 * calls_for(unit, SHORT)


def test_a_sentence_without_a_letter_is_not_read():
    text = "1.\n\nKenya met Uganda.\n\n2026\t45.3\t(12)\n\nÉ 7."
    lines = read(paper_of(read_bytes(text.encode(), "rows.txt"))).lines
    assert [text[line.start : line.end] for line in lines] == ["Kenya met Uganda.", "É 7."]
