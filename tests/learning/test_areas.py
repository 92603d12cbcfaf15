"""What is learnt of policy areas comes from texts of ours alone, and the same texts give the same file."""

from collections import Counter

import pytest

from balozi.extraction.clauses.sentence.vocabulary import LANGUAGES
from balozi.extraction.clauses.shared.areas import area_near, area_of_text, area_reasons
from balozi.extraction.clauses.shared.learnt_areas import Weights, beginnings, learnt, weights_in
from balozi.ground.words import fold
from balozi.packs.shapes import policy_areas
from tests.learning import areas as learning

NOTHING = Weights((), {})


def test_training_gives_the_file_of_the_package_byte_for_byte():
    assert learning.written(learning.learn()).encode() == learning.FILE.read_bytes(), "run `make train`"


def test_the_file_is_small_and_every_line_names_an_area_a_weight_and_beginnings():
    lines = learning.FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert learning.FILE.stat().st_size < 200_000
    assert {row[0] for row in rows} == set(policy_areas())
    assert all(abs(float(weight)) >= learning.LEAST and parts.split() for _, weight, parts in rows)


def test_the_unseen_passages_are_never_learnt_from():
    assert {one.told_in for one in learning.promises()} == set(learning.SETS)
    assert "unseen" not in learning.SETS


@pytest.mark.parametrize("area", policy_areas())
def test_every_area_has_sentences_of_ours_in_every_language(area):
    written = {
        language: (learning.OWN / "areas" / f"{language}.txt").read_text(encoding="utf-8")
        for language in LANGUAGES
    }
    parts = {
        language: [block.splitlines()[1:] for block in text.split("[") if block.startswith(f"{area}]")]
        for language, text in written.items()
    }
    counts = {language: sum(len(lines) for lines in blocks) for language, blocks in parts.items()}
    assert min(counts.values()) >= 40


def test_no_sentence_written_for_learning_is_a_promise_by_which_we_measure():
    measured = [fold(one.text) for one in learning.promises((*learning.SETS, "unseen"))]
    taught = [fold(one.text) for one in learning.sentences()]
    assert not {one for one in taught if any(one in promise or promise in one for promise in measured)}
    assert [one for one, times in Counter(taught).items() if times > 1] == []


def test_names_and_what_stands_everywhere_are_not_learnt():
    told = [
        learning.Example(f"Kenya will build {number}thing", area)
        for number, area in enumerate(policy_areas())
    ]
    assert learning.telling(told)[3] == list(beginnings("3thing"))


def test_what_stands_in_promises_of_one_area_speaks_for_it_and_against_others():
    told = [
        learning.Example("fix the culvert", "transport"),
        learning.Example("fix the roof", "education"),
        learning.Example("print the reader", "education"),
    ]
    found = weights_in(learning.written(learning.rows(*learning.fitted(told * 30))))
    said = found.of("a new culvert")
    assert said["transport"] > 0 > said["education"]
    assert found.of("nothing known") == {}


def test_a_long_word_is_known_by_its_beginning_in_any_form():
    said = weights_in("agriculture\t2.0\tgreff~\nhealth\t1.0\tgreffer\n")
    assert said.said_by("greffage", "agriculture") == said.said_by("greffera", "agriculture") == 2
    assert said.said_by("greffera", "health") == 1
    assert said.said_by("grange", "agriculture") == 0


@pytest.mark.parametrize(
    ("language", "text", "area"),
    [
        ("en", "Brazil will graft mango trees with Mozambican growers.", "agriculture"),
        ("fr", "L'Espagne prolongera les cartes de séjour des soudeurs sénégalais.", "migration"),
        ("en", "Chile will rebuild the breakwater and pilot station of Arica.", "transport"),
    ],
)
def test_what_the_words_written_by_hand_do_not_know_is_known_by_what_was_learnt(language, text, area):
    assert area_near(text, language, text, by=NOTHING) != area
    assert area_near(text, language, text) == area


def test_words_that_decided_are_told_and_those_of_the_promise_come_before_others():
    paper = "They met about hospitals. Brazil will graft mango trees with the growers."
    start = paper.index("Brazil")
    assert "mango" in area_reasons("agriculture", paper[start:], "en", paper, start)
    assert area_reasons("health", "Kenya will open two.", "en", f"{paper} Kenya will open two.", 100) != ()
    assert area_reasons("digital", "Kenya will open two.", "en", "Kenya will open two.") == ()


def test_a_meeting_of_which_no_word_tells_an_area_has_none_whatever_was_learnt():
    assert learnt().of("They met the growers of mango.")["agriculture"] > 0
    assert area_of_text("They met on Monday.", "en") == ""
