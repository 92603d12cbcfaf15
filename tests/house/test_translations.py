"""The pages speak three languages: every sentence has its Swahili and its French."""

import re

import pytest

from tests.house.catalogues import LANGUAGES, catalogue, compiled, folder, sentences, strings

PLACES = re.compile(r"%\(\w+\)[srd]")
REMEDY = "run: python -m tests.house.catalogues, translate what it adds, and run it again"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language):
    known = catalogue(language)
    missing = []
    for context, words, _plural in sentences():
        message = known.get(words, context)
        if message is None or message.fuzzy or not all(strings(message)):
            missing.append(words)
    assert missing == [], REMEDY


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_translated_that_nothing_says(language):
    said = {(context, words) for context, words, _plural in sentences()}
    known = ((message.context, message.id) for message in catalogue(language) if message.id)
    left = [(context, words[0] if isinstance(words, tuple) else words) for context, words in known]
    assert [one for one in left if one not in said] == [], REMEDY


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_the_same_places(language):
    wrong = []
    for message in catalogue(language):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted = set(PLACES.findall(" ".join(ids)))
        wrong += [
            words
            for words in strings(message)
            if message.id and words and set(PLACES.findall(words)) != wanted
        ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_translations_are_those_of_the_source(language):
    assert (folder(language) / "django.mo").read_bytes() == compiled(catalogue(language)), REMEDY
