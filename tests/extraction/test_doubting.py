"""What is found and not suggested is told with its reason, in each language; what is suggested is not told again."""

import json

import pytest

from balozi.extraction.doubting import left_out
from balozi.extraction.papers import paper_of
from balozi.extraction.suggesting import suggest
from balozi.reading.files import read_bytes
from tests.commands import run_here

LEFT = {
    "The ministers of Kenya and Uganda usually sign an agreement in Busia.": ("instrument", "by custom"),
    "Le Ghana a souhaité que le Togo conclue un accord avec le Bénin.": ("instrument", "wish"),
    "Iran imeonya kuwa itasitisha misaada yote kwa Iraq.": ("commitment", "harm"),
}


def told(text):
    document = read_bytes(text.encode(), "sample.txt")
    return document, left_out(paper_of(document), suggest(document))


@pytest.mark.parametrize("text", LEFT)
def test_a_doubted_fact_is_told_with_its_words_and_its_reason(text):
    document, found = told(text)
    kind, why = LEFT[text]
    assert [one.kind for one in found if why in one.why] == [kind]
    for one in found:
        assert document.text[one.start : one.end].strip()
        assert (one.rule, one.doubt, one.why) > ("", "", "")
        assert '"' not in one.why


def test_what_is_suggested_was_not_left_out():
    assert told("Kenya and Uganda signed an agreement on fisheries in Kisumu on 2 May 2026.")[1] == []


def test_the_same_paper_tells_the_same_again():
    text = next(iter(LEFT))
    assert told(text)[1] == told(text)[1] != []


def test_the_command_adds_it_when_asked(tmp_path, capsys):
    text = next(iter(LEFT))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    done = run_here(capsys, "extract", str(tmp_path / "a.txt"), "--left-out")
    (line,) = json.loads(done.out)["left_out"]
    assert line["quote"] in text
    assert line["doubt"] == "is_habit"
    assert "left_out" not in json.loads(run_here(capsys, "extract", str(tmp_path / "a.txt")).out)
