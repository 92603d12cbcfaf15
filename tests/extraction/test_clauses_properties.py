"""Laws of the clause rules on any text."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balozi.extraction.papers import Genre
from balozi.extraction.suggestions import verified
from tests.examples import tries
from tests.extraction.clause_papers import found, paper

PIECES = ["Kenya", "and", "Uganda", "na", "zimesaini", "signed", "met with", "President", "Rais", "wa", "Ruto", "agreed to",
          "will", "s'engage à", "traité", "“", "”", ",", ".", ";", ":", "12", "May", "2024", "$5 million", "U.S.", "the two sides",
          "Nairobi", "in", "nchini", "(", ")", "-", "’", "\u00a0", "\u0301", "КЕNYA", "العربية", "commitment to", "MoU", "EAC"]  # fmt: skip
CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "dev" / "texts"


@settings(max_examples=tries(120), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300), st.sampled_from(["en", "sw", "fr", "und"]), st.sampled_from(list(Genre)))
def test_every_quote_stands_at_its_place_in_any_text(text, language, genre):
    given_paper = paper(text, language, genre, "KEN")
    facts = found(given_paper)
    assert len(list(verified(facts, given_paper.document))) == len(facts)


@settings(max_examples=tries(120), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["en", "sw", "fr"]))
def test_every_quote_stands_at_its_place_in_text_full_of_cues(pieces, language):
    given_paper = paper(" ".join(pieces), language, Genre.TREATY)
    facts = found(given_paper)
    assert len(list(verified(facts, given_paper.document))) == len(facts)


def test_the_same_text_gives_the_same_facts():
    text = "Kenya and Chad signed an agreement in Paris on 3 May 2024. The two sides agreed to share water."
    assert found(paper(text, "en")) == found(paper(text, "en"))


def test_line_ends_and_combining_marks_do_not_move_quotes():
    text = "Le Sénégal et le Bénin\r\nont signé un accord de pêche à Dakar."
    (fact,) = found(paper(text, "fr"), "instrument")
    assert text[fact.start : fact.end] == fact.quote


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside the repository")
def test_quotes_stand_in_real_texts_too():
    for path in sorted(CORPUS.glob("*.txt")):
        for language in ("en", "sw", "fr"):
            given_paper = paper(path.read_text(encoding="utf-8"), language)
            list(verified(found(given_paper), given_paper.document))
