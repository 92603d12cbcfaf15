"""Records made by the thousand: what they promise beside their speed, and who stands for it."""

import os
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

import balozi
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import key_of, keys_in, places_where, texts_in, tokens
from balozi.extraction.papers import paper_of
from balozi.reading.files import read_bytes

CHANGED = """from balozi.ground.records import made_often


@made_often()
class Place:
    first: int


place = Place(1)
place.first = 2
"""
KENYA = Mention(Of.STATE, 0, 0, "KEN", "Kenya")


def test_two_records_with_the_same_fields_are_one():
    again = Mention(Of.STATE, 0, 0, "KEN", "Kenya")
    assert again == KENYA
    assert len({KENYA, again, replace(KENYA, first=3)}) == 2


def test_a_record_has_room_for_its_fields_and_nothing_else():
    with pytest.raises(AttributeError):
        KENYA.note = "seen"
    assert [field.name for field in fields(KENYA)] == ["of", "first", "last", "code", "name"]


def test_an_act_is_itself_and_nothing_like_it():
    one, other = (Act(frozenset({"MEET"}), 1, 1, "past") for _ in range(2))
    assert one != other
    assert len({one, other}) == 2


def test_the_type_checker_refuses_to_change_a_record(tmp_path):
    changed = tmp_path / "changed.py"
    changed.write_text(CHANGED, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file=", f"--cache-dir={tmp_path}", str(changed)],
        env={**os.environ, "MYPYPATH": str(Path(balozi.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert 'changed.py:10: error: Property "first" defined in "Place" is read-only' in told.stdout
    assert "Found 1 error" in told.stdout


def test_places_are_told_of_words_and_of_keys():
    text = "Mei 5, mei"
    line = tokens(text, 0, len(text))
    assert list(places_where({"mei"}.__contains__, keys_in(line))) == [0, 3]
    assert list(places_where({"mei"}.__contains__, texts_in(line))) == [3]
    assert list(keys_in(line)) == [key_of(word) for word in texts_in(line)]


def test_what_hangs_on_words_alone_is_told_once_whoever_is_spoken_of():
    text = "President Ruto of Kenya met the Foreign Minister of Uganda."
    line = read(paper_of(read_bytes(text.encode(), "met.txt"))).lines[0]
    elsewhere = replace(line, around=replace(line.around, home="TZA"), told={})
    assert elsewhere.persons() is line.persons()
    assert elsewhere.told is not line.told


def test_of_other_mentions_it_is_told_anew():
    text = "President Ruto of Kenya met the Foreign Minister of Uganda."
    line = read(paper_of(read_bytes(text.encode(), "met.txt"))).lines[0]
    nobody = replace(line, mentions=[], told={}, worded={})
    assert [person.code for person in line.persons()] == ["KEN"]
    assert nobody.persons() == []
