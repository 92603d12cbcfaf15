"""What somebody meant who typed a word that nothing holds."""

from dataclasses import replace

from balozi.ground.people import Reader
from balozi.ground.words import fold
from balozi.reading.questions import Part, Question, glossary_words, question_of, with_word
from balozi.store.search.matching import WIDER, query_of
from balozi.store.search.models import Vocabulary
from balozi.store.search.queries import finds

_SHORTEST = 4
_LONG = 6
_TRIED = 6
_MOST_WORDS = 4


def corrected(reader: Reader, question: Question) -> Question | None:
    """Return the question with words that exist in place of those that nothing holds, None when there are none.

    A word is proposed only when something that this reader may see holds it, or holds what the glossary gives for it:
    a word that stands in a secret paper alone is never named.
    """
    found = question
    for part in question.single_words()[:_MOST_WORDS]:
        word = fold(part.said)
        if len(word) < _SHORTEST or not word.isalpha() or _holds(reader, part):
            continue
        meant = next((near for near in _near(word) if _holds(reader, *question_of(near).parts)), "")
        found = with_word(found, part.said, meant) if meant else found
    return None if found.said == question.said else replace(found, loose=question.loose)


def _holds(reader: Reader, *parts: Part) -> bool:
    return bool(parts) and finds(reader, query_of(Question("", parts), WIDER))


def _near(word: str) -> list[str]:
    """Return words that differ from one by a letter, by two when it is long; the nearest first."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    apart = 1 if len(word) < _LONG else 2
    rows = Vocabulary.objects.filter(
        # The first letters may have changed places.
        first__in={word[0], word[1]},
        size__range=(len(word) - apart, len(word) + apart),
    )
    known = {*rows.values_list("word", flat=True), *glossary_words()} - {word}
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=apart, limit=None)
    # Of words as near, the one that begins the same way is meant.
    ordered = sorted(
        near, key=lambda one: (one[1], one[0][0] != word[0], abs(len(one[0]) - len(word)), one[0])
    )
    return [found for found, *_ in ordered[:_TRIED]]
