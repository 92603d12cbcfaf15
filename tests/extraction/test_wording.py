"""Phrases are looked for where they can stand, texts folded by a table: what is found is what the slow way finds."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from balozi.extraction.structure.wording import any_of, may_hold, places_of
from balozi.ground.words import LOOKALIKES, fold

PHRASES = ["today", "this week", "leo", "à présent"]
WHOLE = re.compile(rf"(?i)(?<!\w){any_of(PHRASES)}(?!\w)")
PIECES = st.sampled_from(
    ["today", "Toda", "THIS", "week", "leo", "Leopold", "à présent", "À", " ", "\n", ",", "ı", "İ", "ẞ", "x"]
)


def slowly_folded(text):
    apart = unicodedata.normalize("NFKD", text.translate(LOOKALIKES))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", " ", bare.casefold()).strip()


@given(st.text() | st.lists(PIECES).map("".join))
def test_a_text_is_folded_as_letter_by_letter(text):
    assert fold(text) == slowly_folded(text)


@given(st.lists(PIECES).map("".join))
def test_phrases_are_found_where_a_search_of_the_whole_text_finds_them(text):
    found = [match.span() for match in WHOLE.finditer(text)]
    assert [match.span() for match in places_of(text, WHOLE, PHRASES)] == found
    assert may_hold(text, PHRASES) or not found


def test_a_part_of_a_word_is_no_phrase():
    assert [match.group() for match in places_of("Leo, this  week; Leopold", WHOLE, PHRASES)] == [
        "Leo",
        "this  week",
    ]
