"""How an instrument stands, of what type it is and of which day, in sentences of three languages.

The table is written by us: `instruments.tsv`. Each row is one construction: a verb, a noun or a preposition that tells of an
instrument, before or behind it.
"""

from pathlib import Path

import pytest

from balozi.extraction.papers import Genre
from tests.extraction.clause_papers import facts, found, paper

_ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "instruments.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("language", "status", "kind", "day", "sentence"), _ROWS)
def test_an_instrument_stands_as_the_words_around_it_say(language, status, kind, day, sentence):
    told = [fact.fields for fact in facts(sentence, language, "instrument")]
    same = [one for one in told if (one["status"], one["instrument_type"]) == (status, kind)]
    assert same, [(one["status"], one["instrument_type"]) for one in told]
    assert day == "?" or day in [one.get("date") or "-" for one in same]


def test_what_a_treaty_lays_down_of_itself_is_no_news_of_it():
    text = (
        "MEMORANDUM OF UNDERSTANDING BETWEEN THE GOVERNMENT OF KENYA AND THE GOVERNMENT OF CUBA ON HEALTH\n"
        "Article 1\nThe Parties shall exchange doctors.\n"
        "Article 2\nThis Memorandum takes effect on the date of signature and remains valid for five years.\n"
        "Signed at Nairobi on 9 February 2024 in two originals."
    )
    told = [fact.fields for fact in found(paper(text, "en", Genre.TREATY), "instrument")]
    assert [(one["instrument_type"], one["status"], one["date"]) for one in told] == [
        ("mou", "signed", "2024-02-09")
    ]


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("Uganda's parliament ratified the water protocol. It had been signed in Kisumu in October 2023.", "ratified", "2024-05-15"),
        ("Fiji denounced its 1998 air agreement with Nauru.", "terminated", "2024-05-15"),
        ("The new agreement replaces the 1998 air agreement between Fiji and Nauru.", "terminated", "1998"),
        ("Peru and Chile signed an MoU and agreed to reopen the crossing before 30 June 2024.", "signed", "2024-05-15"),
    ],
)  # fmt: skip
def test_the_day_of_an_instrument_is_that_of_the_stage_told(text, status, day):
    told = [(fact.fields["status"], fact.fields.get("date")) for fact in facts(text, "en", "instrument")]
    assert (status, day) in told


def test_a_communique_that_tells_of_a_treaty_left_is_not_left_itself():
    text = "Niger notified the UN of its withdrawal from the Rome Statute, according to a communiqué read on state television."
    told = {fact.fields["instrument_type"]: fact.fields["status"] for fact in facts(text, "en", "instrument")}
    assert told == {"treaty": "terminated"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Kenya and Uganda agreed that the river must be cleaned."),
        ("en", "Chad did not sign the agreement with Niger."),
        ("en", "The share purchase agreement, signed in Dubai in 2021, was valid under Kenyan law."),
        ("fr", "Les trois délégations arrêtent d'un commun accord le calendrier des travaux."),
        ("fr", "L'opposition demandait un accord sur le stationnement."),
        ("sw", "Mabalozi wa Kenya na Uganda walijadili wafungwa bila kufikia mwafaka."),
    ],
)
def test_no_instrument_is_found_where_none_is(language, sentence):
    assert facts(sentence, language, "instrument") == []
