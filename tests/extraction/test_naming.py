"""Names in Swahili sentences, in lists or not; sentences and names of our own."""

import re
from datetime import date
from pathlib import Path

import pytest

from balozi.extraction.clauses.sentence.vocabulary import vocabulary
from balozi.extraction.mentions.dates import dates_in
from balozi.extraction.mentions.names import mentions_in
from balozi.extraction.mentions.naming import names_in
from balozi.extraction.mentions.tokens import tokens
from tests.extraction.clause_papers import facts


def named(text):
    line = list(tokens(text, 0, len(text)))
    found = names_in(line, mentions_in(line, vocabulary("sw").names), dates_in(line, date(2025, 3, 4)))
    return [(name.kind.value, text[line[name.first].start : line[name.last].end]) for name in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mwalimu Zawadi Kiprono alisifiwa.", [("PER", "Zawadi Kiprono")]),
        ("Halima bint Yusuf amerejea kutoka Kitale.", [("PER", "Halima bint Yusuf"), ("LOC", "Kitale")]),
        ("Mkazi wa Mwembeni alimwona Baraka Ole Lenku.", [("LOC", "Mwembeni"), ("PER", "Baraka Ole Lenku")]),
        ("Shirika la Posta Zanzibar limefungwa.", [("ORG", "Shirika la Posta Zanzibar")]),
        ("Bodi ya Chai na Kahawa ilikutana tarehe 9 Mei.", [("ORG", "Bodi ya Chai na Kahawa"), ("DATE", "tarehe 9 Mei")]),
        ("Alinunua hisa za kampuni ya Upepo Energy.", [("ORG", "Upepo Energy")]),
        ("Bidhaa za kampuni ya Jahazi zilirejeshwa.", [("ORG", "Jahazi")]),
        ("Mafuriko yaliathiri wilaya za Kilosa, Mvomero na Kibiti.", [("LOC", "Kilosa"), ("LOC", "Mvomero"), ("LOC", "Kibiti")]),
        ("Samaki wa Ziwa Turkana walipungua mwaka 2019.", [("LOC", "Ziwa Turkana"), ("DATE", "mwaka 2019")]),
        ("Bei ilikuwa Sh450 jana.", []),
        ("Mwaka huu mavuno ni mazuri.", []),
        ("Kikosi cha Nyuki Rovers kilishinda.", [("ORG", "Kikosi cha Nyuki Rovers")]),
    ],
)  # fmt: skip
def test_names_are_told_by_their_words_and_shape(text, wanted):
    assert named(text) == wanted


_LABEL = re.compile(r"\[(PER|LOC|ORG|DATE) ([^\]]+)\]")
_NEWS = Path(__file__).with_name("swahili_names.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("labelled", _NEWS)
def test_names_in_sentences_of_news_are_told_whole_and_by_kind(labelled):
    assert named(_LABEL.sub(r"\2", labelled)) == _LABEL.findall(labelled)


@pytest.mark.parametrize("labelled", _NEWS[::10])
def test_blanks_between_words_and_marks_change_no_name(labelled):
    spaced = re.sub(r"([,.;:()\"])", r" \1 ", _LABEL.sub(r"\2", labelled))
    wanted = [(kind, name.replace(",", " ,")) for kind, name in _LABEL.findall(labelled)]
    assert [(kind, " ".join(name.split())) for kind, name in named(spaced)] == wanted


def test_a_name_lies_in_no_other_name():
    found = named("Waziri Asha Mrema wa Wizara ya Maji ya Kenya alifika Kisumu tarehe 3 Juni 2024.")
    assert [kind for kind, _ in found] == ["PER", "ORG", "LOC", "DATE"]


def test_a_person_without_an_office_takes_part_in_a_meeting():
    text = "Rais wa Kenya alikutana na Rais wa Ghana na mfanyabiashara Kofi Darko mjini Accra."
    (fact,) = facts(text, "sw", "engagement")
    assert {"name": "Kofi Darko", "office": "", "code": ""} in fact.fields["persons"]
