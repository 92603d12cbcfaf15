"""Which ways of reading a date are tried at a word: those that could read one there, and no date is lost by it."""

from datetime import date
from pathlib import Path

import pytest

from balozi.extraction.mentions import dates
from balozi.extraction.mentions.tokens import tokens

DAY = date(2026, 5, 13)
TEXTS = sorted((Path(__file__).parents[1] / "documents" / "practice").rglob("texts/*.txt"))
WAYS = {way for month in (True, False) for way in dates._readings_of("5", month=month)} | {
    dates._spoken, dates._worded, dates._phrase, dates._month_first, dates._relative, dates._year,
}  # fmt: skip
SAID = (
    "It was done on the seventh day of May, two thousand and twenty-six, and again on 4 March 2013.",
    "Tarehe tatu mwezi wa tano mwaka elfu mbili ishirini na sita, na kesho Jumatano iliyopita, 12/03/2024.",
    "Le 1er juin, mardi 13 janvier 2026, hier et la semaine prochaine. On the 9th he was received. In 2027.",
)


def read_at_each_word(line):
    """Yield each way that reads a date at a word, with the word."""
    for index, token in enumerate(line):
        if dates.calendar().opens[token.text]:
            yield from ((way, token.text) for way in WAYS if way(line, index, DAY) is not None)


@pytest.mark.parametrize("text", SAID)
def test_a_way_that_reads_a_date_is_tried_at_its_word(text):
    found = list(read_at_each_word(tokens(text, 0, len(text))))
    assert len(found) > 2
    assert all(way in dates._WITH_A_MONTH[word] for way, word in found)


def test_no_date_of_the_practice_texts_is_lost():
    assert len(TEXTS) > 100
    for path in TEXTS[::4]:
        text = path.read_text(encoding="utf-8")
        for way, word in read_at_each_word(tokens(text, 0, len(text))):
            assert way in dates._WITH_A_MONTH[word]


@pytest.mark.parametrize("word", ["2026", "5", "kesho", "tarehe", "Jumatano"])
def test_without_a_month_the_ways_that_need_one_are_left_out(word):
    needing = {dates._worded, dates._day_first, dates._month_first}
    assert dates._WITHOUT_MONTH[word]
    assert needing.isdisjoint(dates._WITHOUT_MONTH[word])
