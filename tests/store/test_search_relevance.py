"""Twenty questions to the sample papers in three languages: how many of the sentences that answer them come first."""

from pathlib import Path

import pytest

from balozi.packs.samples import SAMPLES
from balozi.services.papers import add_papers
from balozi.store.search.answering import answer_to
from balozi.store.search.queries import Narrowing
from tests.builders import MORNING, officer

LIST = Path(__file__).parents[1] / "documents" / "search.tsv"
FIRST = 10
# May only rise; docs/explanation/search.md names the same figure.
FLOOR = 0.97


def questions():
    """Return (question, expected beginnings)."""
    lines = [line for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [
        (said, expected.split("|")) for said, _language, expected in (line.split("\t") for line in lines[1:])
    ]


def recalls(reader):
    """Return for each question which share of the expected sentences is among the first."""
    found = {}
    for said, expected in questions():
        answer = answer_to(reader, said, Narrowing(side="papers"), size=FIRST)
        texts = [" ".join(row.quote.split()) for row in answer.papers.items]
        there = [one for one in expected if any(text.startswith(one) for text in texts)]
        found[said] = len(there) / len(expected)
    return found


@pytest.mark.engines
@pytest.mark.django_db
def test_what_answers_a_question_is_among_the_first_ten():
    samples = [
        path for path in sorted(SAMPLES.iterdir()) if path.suffix in {".txt", ".html", ".docx", ".pdf"}
    ]
    list(add_papers(files=samples, person=officer(), at=MORNING))
    found = recalls(officer().reader)
    assert len(found) == 20
    assert sum(found.values()) / len(found) >= FLOOR, {
        said: share for said, share in found.items() if share < 1
    }
