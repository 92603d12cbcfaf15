"""`balozi search`: sentences and entries as rows, in three shapes; the search made again."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from balozi.cli.main import balozi
from tests.builders import a_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr("balozi.cli.search.open_store", lambda: None)
    return lambda *words: CliRunner().invoke(balozi, ["search", *words])


def test_words_are_found_in_the_other_languages_with_the_reason(run):
    paper = a_paper("Mikataba miwili inasubiri.", name="a.txt", language="sw")
    (row,) = json.loads(run("agreement", "--format", "json").stdout)
    assert (row["where"], row["number"], row["text"]) == ("paper", paper.pk, "Mikataba miwili inasubiri.")
    assert row["why"] == "agreement → mkataba"
    assert paper.body.text[row["start"] : row["end"]] == row["text"]


def test_options_may_stand_before_and_after_the_words(run):
    a_paper("Two agreements wait.", name="a.txt")
    a_paper("Deux accords attendent.", name="b.txt", language="fr")
    for words in (("--language", "fr", "accord"), ("accord", "--language", "fr")):
        rows = list(csv.DictReader(io.StringIO(run(*words, "--format", "csv").stdout)))
        assert [row["text"] for row in rows] == ["Deux accords attendent."]


def test_a_typing_error_is_told(run):
    a_paper("The laboratory opens.", name="a.txt")
    answer = run("labratory")
    assert "this is what holds: laboratory" in answer.stderr
    assert "The laboratory opens." in answer.stdout
    assert "some of them" in run("laboratory", "submarine").stderr
    assert "Nothing found." in run("zeppelin").stderr


def test_sentences_have_pages(run):
    a_paper(" ".join(f"Road {chr(97 + n)}{chr(97 + n)} is built." for n in range(25)), name="a.txt")
    assert "sentences: 1-20 of 25" in run("road").stderr
    assert "sentences: 21-25 of 25" in run("road", "--in", "papers", "--page", "2").stderr


def test_the_search_is_made_again_and_a_dry_run_changes_nothing(run):
    from balozi.store.search.models import Place

    a_paper("The lake is cold.", name="a.txt")
    Place.objects.all().delete()
    assert "1 papers and 0 entries would be read again" in run("rebuild", "--dry-run").stderr
    assert not Place.objects.exists()
    assert "1 sentences of 1 papers" in run("rebuild").stderr
    assert Place.objects.count() == 1


def test_the_word_rebuild_itself_can_be_looked_for(run):
    a_paper("We rebuild the port.", name="a.txt")
    assert "We rebuild the port." in run("find", "rebuild").stdout


def test_a_search_without_words_says_how_it_is_used(run):
    assert "Usage" in run("--help").output
    assert run("--in", "papers").exit_code == 2


def test_words_that_are_too_long_are_refused(run):
    from balozi.ground.errors.registers import SearchTooLong

    assert isinstance(run("a" * 300).exception, SearchTooLong)
