"""The language of passages and papers: Swahili, English, French, or not known."""

import copy
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from balozi.reading.documents import Passage, PassageKind
from balozi.reading.wordlists import words

UNKNOWN = "und"
LANGUAGES = ("sw", "en", "fr")
# Kinyarwanda and Luganda are told apart so that they are not taken for Swahili.
_TOLD_APART = ("en", "fr", "sw", "rw", "lg")
_MODEL = "data/model.npz.xz"
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_ENOUGH = 25  # letters; under this a passage takes the language of its neighbours
_ENOUGH_WORDS = 4
_PLENTY = 140  # letters; from here on all languages of the model are asked
_SURE = 18.0  # log-likelihood by which a passage must differ from its neighbours
_SAMPLE = 1_500
_SAMPLES = 20
_LEAST = 12  # letters of a whole paper
_NOT_MATTER = frozenset({PassageKind.FURNITURE, PassageKind.CONTENTS})
_WORD = re.compile(r"[^\W\d_]+")
_TELLING = 3  # function words of one language that are enough, when they are also
_TELLING_IN_SHORT = 2  # in a text for which only five languages would be asked, and none speaks for another
_TELLING_SHARE = 0.1  # this share of all words, and no other language has half as many
NOT_KNOWN = "The paper is not in Swahili, English or French as far as can be told; its facts cannot be read."


def tell_languages(text: str, passages: Sequence[Passage]) -> tuple[str, tuple[Passage, ...]]:
    """Return the language of a paper and its passages with theirs."""
    whole = _of_paper(text, passages)
    told: list[Passage] = []
    before = whole
    for passage in passages:
        own = language_of(text[passage.start : passage.end], before)
        told.append(replace(passage, language=own))
        if passage.kind is PassageKind.PARAGRAPH and passage.end - passage.start >= _PLENTY:
            before = own
        elif passage.kind is PassageKind.HEADING:
            before = whole
    return whole, tuple(told)


def language_of(text: str, near: str = UNKNOWN) -> str:
    """Return the language of one passage.

    Args:
        text: of the passage.
        near: the language around it, which a passage too short to tell takes.

    Returns:
        "sw", "en", "fr" or "und".

    Examples:
        >>> language_of("The two ministers agreed to open a border post before the end of the year.")
        'en'
    """
    letters = len(_LETTER.findall(text))
    if letters == 0:
        return near
    if len(_LATIN.findall(text)) * 2 < letters:
        return UNKNOWN
    if letters < _ENOUGH or len(text.split()) < _ENOUGH_WORDS:
        return near
    plain = _by_function_words(text, near)
    if plain is not None:
        return plain
    if letters >= _PLENTY and not _is_ours(text):
        return UNKNOWN
    ranks = dict(_few().rank(text[:_SAMPLE]))
    best = max(ranks, key=ranks.__getitem__)
    if near in ranks and letters < _PLENTY and ranks[best] - ranks[near] < _SURE:
        best = near
    if best not in LANGUAGES and letters < _PLENTY and near in LANGUAGES:
        return near  # a few names and figures look like any Bantu language
    return best if best in LANGUAGES else UNKNOWN


def _of_paper(text: str, passages: Sequence[Passage]) -> str:
    """Return the language of most of a paper; samples of it are asked, each as a whole."""
    matter = " ".join(text[p.start : p.end] for p in passages if p.kind not in _NOT_MATTER)
    if len(_LETTER.findall(matter)) < _LEAST:
        return UNKNOWN
    step = max(_SAMPLE, len(matter) // _SAMPLES)
    votes: Counter[str] = Counter()
    for start in range(0, len(matter), step):
        sample = matter[start : start + _SAMPLE]
        votes[_of_sample(sample)] += len(sample)
    return votes.most_common(1)[0][0] if votes else UNKNOWN


def _of_sample(sample: str) -> str:
    letters = len(_LETTER.findall(sample))
    if len(_LATIN.findall(sample)) * 2 < letters:
        return UNKNOWN
    plain = _by_function_words(sample)
    if plain is not None:
        return plain
    if letters >= _PLENTY and not _is_ours(sample):
        return UNKNOWN
    best = str(_few().classify(sample)[0])
    return best if best in LANGUAGES else UNKNOWN


def _by_function_words(text: str, near: str = UNKNOWN) -> str | None:
    """Return the language that its function words give away; None where the model has to be asked.

    Where the language around is known, its words alone are enough, however few.

    Most passages are plain; asking the model for all of them costs its loading, a second, at every start.
    """
    found = _WORD.findall(text[:_SAMPLE].lower())
    counts = sorted(
        ((sum(word in own for word in found), name) for name, own in _function_words().items()), reverse=True
    )
    (most, best), (second, _) = counts[:2]
    telling = _TELLING if len(text) >= _PLENTY or second else _TELLING_IN_SHORT
    if most >= telling and most >= _TELLING_SHARE * len(found) and most > 2 * second:
        return best
    return near if most and best == near and not second else None


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {language: words("function_words", language) for language in LANGUAGES}


def _is_ours(text: str) -> bool:
    """Tell whether, among all languages of the model, a long text is in one of ours or near one."""
    return _all().classify(text[:_SAMPLE])[0] in _TOLD_APART


@cache
def _all() -> Any:
    """Load the model; half a second, so only when a paper is read."""
    from py3langid.langid import LanguageIdentifier

    return LanguageIdentifier.from_model_file(_MODEL)


@cache
def _few() -> Any:
    few = copy.copy(_all())
    few.set_languages(_TOLD_APART)
    return few
