"""What some typed words ask for, and where a text holds it."""

import pytest

from balozi.ground.errors.registers import SearchTooLong
from balozi.packs.glossary import glossary
from balozi.reading.hits import hit_in, hit_in_mixed
from balozi.reading.questions import any_of, question_of, with_word


def ways(said):
    return {way.words for part in question_of(said).parts for way in part.ways}


def marked(text, language, said):
    return [piece.text for piece in hit_in(text, language, question_of(said)).pieces if piece.marked]


@pytest.mark.parametrize("said", ["mkataba", "mikataba", "agreement", "agreements", "accord", "accords"])
def test_mkataba_agreement_and_accord_ask_for_each_other(said):
    texts = {"sw": "Mikataba mitatu.", "en": "Three agreements.", "fr": "Trois accords."}
    assert all(marked(text, language, said) for language, text in texts.items())


def test_a_state_is_asked_for_by_its_name_in_any_language():
    assert {"Germany", "Allemagne"} <= ways("Ujerumani")
    assert marked("Le ministre d'Allemagne", "fr", "Ujerumani") == ["Allemagne"]


def test_the_longest_term_of_the_glossary_is_one_part_whose_words_may_also_stand_apart():
    (part,) = question_of("mkataba wa maelewano").parts
    assert [inner.said for inner in part.inner] == ["mkataba", "maelewano"]
    assert "memorandum of understanding" in {way.words for way in part.ways}


def test_small_words_are_left_out_unless_nothing_else_is_asked():
    assert [part.said for part in question_of("the state of the road").parts] == ["state", "road"]
    assert [part.said for part in question_of("of the").parts] == ["of", "the"]


@pytest.mark.parametrize("said", ['"joint committee"', "«joint committee»", "“joint committee”"])
def test_a_quoted_phrase_stands_as_it_is(said):
    (part,) = question_of(said).parts
    assert part.own[0].tokens == ("joint", "committee")
    assert not part.ways
    assert marked("A committee, joint or not. A joint committee.", "en", said) == ["joint committee"]


def test_words_that_are_written_together_stand_together():
    (part,) = question_of("cross-border").parts
    assert part.own[0].tokens == ("cross", "border")


@pytest.mark.parametrize("said", ["", "   ", '"', '""', "*", "((((", "\0", "– — …", "' = -"])
def test_marks_alone_ask_for_nothing(said):
    assert not question_of(said)


def test_operators_of_databases_are_words():
    assert [part.said for part in question_of("fish NEAR tuna NOT shark").parts] == [
        "fish", "NEAR", "tuna", "NOT", "shark",
    ]  # fmt: skip
    tokens = {
        token for part in question_of("a' | !b:* (c)").parts for look in part.own for token in look.tokens
    }
    assert all(token.isalnum() for token in tokens)


def test_ten_thousand_letters_are_refused_and_many_words_are_cut():
    with pytest.raises(SearchTooLong):
        question_of("a" * 10_000)
    assert len(question_of("x1 " * 60).parts) == 12


def test_a_text_says_why_it_was_found():
    hit = hit_in("Two agreements.", "en", question_of("mkataba"))
    assert [(reason.said, reason.way.words) for reason in hit.reasons] == [("mkataba", "agreement")]
    assert hit_in("Mkataba mmoja.", "sw", question_of("mkataba")).reasons == ()


def test_the_pieces_of_a_text_are_the_text():
    text = "Kenya na Rwanda zilitia saini mkataba."
    pieces = hit_in(text, "sw", question_of("mikataba Rwanda kutia saini")).pieces
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.marked] == ["Rwanda", "zilitia saini", "mkataba"]


def test_a_title_of_no_stated_language_is_marked_in_the_one_that_fits():
    hit = hit_in_mixed("Mikataba ya kilimo", "mikataba ya kilimo", question_of("mkataba"))
    assert [piece.text for piece in hit.pieces if piece.marked] == ["Mikataba"]
    assert hit.reasons == ()
    assert (
        hit_in_mixed("Farm", "mikataba ya kilimo", question_of("agreement")).reasons[0].way.words == "mkataba"
    )


def test_one_word_of_a_question_can_be_written_otherwise():
    assert with_word(question_of("mkatba wa amani"), "mkatba", "mkataba").said == "mkataba wa amani"


def test_any_of_some_phrases_is_a_loose_question():
    question = any_of(["fish", "blue economy", "…"])
    assert question.loose
    assert [part.said for part in question.parts] == ["fish", "blue economy"]


def test_the_glossary_names_its_sources_and_leaves_out_what_is_uncertain():
    terms = [term for term in glossary() if not term.is_name]
    assert len(terms) > 500
    assert all(term.source and "LIKELY" not in term.source for term in terms)
    assert all(len(term.words) >= 2 and all(all(told) for told in term.words.values()) for term in terms)
    told = {(term.words.get("en"), term.words.get("sw"), term.words.get("fr")) for term in terms}
    assert len(told) == len(terms)
