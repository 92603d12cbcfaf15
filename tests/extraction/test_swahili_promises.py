"""Promises and texts as Swahili radio, press and State Houses tell them: who owes, how firmly, how a text stands."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from balozi.extraction.suggesting import suggest
from balozi.reading.files import read_bytes
from tests.extraction.test_swahili_breadth import told

_ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "swahili_promises.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
_TOLD = frozenset({"instrument", "commitment"})


@pytest.mark.parametrize(("text", "wanted"), _ROWS)
def test_a_passage_gives_its_promises_and_texts_and_no_others(text, wanted):
    document = read_bytes(text.replace("\\n", "\n").encode(), "text.txt")
    passages = tuple(replace(passage, language="sw") for passage in document.passages)
    found = suggest(replace(document, language="sw", passages=passages), dated=date(2026, 10, 1))
    facts = sorted(told(fact) for fact in found if fact.kind in _TOLD)
    assert facts == sorted(filter(None, wanted.split("; ")))
