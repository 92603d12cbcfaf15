"""Forms of one word have one stem; words that only look alike do not."""

import time

import pytest

from balozi.reading.stems import stem, words_of

SAME = {
    "sw": [
        "mkataba mikataba", "kituo vituo", "mpaka mipaka mpakani mipakani", "mvuvi wavuvi uvuvi", "waziri mawaziri",
        "saini kusaini walisaini imesainiwa yaliyosainiwa zasaini", "jenga kujenga itajenga kilichojengwa",
        "kufungua itafungua zitafunguliwa", "kuridhia itaridhia kuridhiwa", "kutia ilitia zatia",
        "kukutana watakutana ilikutana", "ahidi kuahidi iliahidi waliahidi", "pokea alipokea walipokelewa",
        "mwaka miaka", "mwekezaji wawekezaji uwekezaji", "mwanachama wanachama", "nchi nchini", "chombo vyombo",
        "lengo malengo", "ugonjwa magonjwa", "Wakenya Mkenya Kenya", "mtu watu", "mkutano mikutano mkutanoni",
    ],
    "en": ["agreement agreements", "sign signed signs", "laboratory laboratories", "ratify ratified ratifies"],
    "fr": ["accord accords", "engagement engagements", "négociation négociations negociations", "signer signé"],
}  # fmt: skip
APART = {
    "sw": ["mkataba makubaliano", "amani ama", "wananchi nchi", "waziri wizara", "umoja moja"],
    "en": ["policy police", "port report"],
    "fr": ["pays paix", "mer mère"],
}


@pytest.mark.parametrize(("language", "forms"), [(name, one) for name, told in SAME.items() for one in told])
def test_the_forms_of_a_word_have_one_stem(language, forms):
    assert len({stem(form, language) for form in forms.split()}) == 1


@pytest.mark.parametrize(("language", "forms"), [(name, one) for name, told in APART.items() for one in told])
def test_other_words_have_other_stems(language, forms):
    found = [stem(form, language) for form in forms.split()]
    assert len(set(found)) == len(found)


def test_of_in_every_noun_class_is_one_word():
    assert {stem(word, "sw") for word in ("wa", "ya", "za", "la", "cha", "vya", "kwa")} == {"a"}


def test_words_know_their_places_also_where_a_word_falls_apart():
    text = "L’accord n° 5, signé."
    assert [text[word.start : word.end] for word in words_of(text, "fr")][:3] == ["L", "accord", "n"]
    assert [word.stem for word in words_of("Accords", "fr")] == ["fraccord"]


def test_an_unknown_language_is_read_as_english():
    assert [word.stem for word in words_of("agreements", "und")] == ["enagreement"]


@pytest.mark.parametrize("word", ["wa" * 5000, "ya" * 5000 + "wa", "m" * 9000, "kuli" * 3000, "á" * 9000])
def test_no_word_however_long_takes_long(word):
    begun = time.process_time()
    for language in ("sw", "en", "fr"):
        assert len(stem(word, language)) <= 60
    assert time.process_time() - begun < 2
