"""People in papers are proposed: as a new office held, or as one that stands; never created silently."""

from datetime import date

import pytest

from balozi.ground.people import PUBLIC
from balozi.services.papers import add_paper
from balozi.services.reviewing import accept_suggestion
from balozi.store.documents.models import Suggestion
from balozi.store.registers.likenesses import candidates
from balozi.store.registers.models import Entry
from tests.builders import a_paper, a_suggestion, hour, officer

pytestmark = pytest.mark.django_db

TEXT = """Press release

Nairobi, 4 March 2026

Hon. Amina Kitabu was appointed Minister of Trade of Kenya on 2 March 2026. The Minister of Trade of Kenya, Hon. Amina \
Kitabu, met the Foreign Minister of Uganda, Joel Mwandishi, in Kampala on 3 March 2026.
"""
HELD = {"person": "Amina Kitabu", "office": "Minister of Trade", "state": "KEN", "from": "2022-10"}


def test_a_person_nobody_knows_is_a_suggestion_and_nothing_else():
    person = officer()
    added = add_paper(
        content=TEXT.encode(), name="note.txt", person=person, at=hour(1), dated=date(2026, 3, 4)
    )
    told = Suggestion.objects.filter(document=added.document)
    assert any("Kitabu" in str(one.fields) for one in told)
    assert set(told.values_list("state", flat=True)) == {"open"}
    assert Entry.objects.count() == 0


def test_a_person_in_the_same_office_is_offered_the_standing_entry():
    entry = accept_suggestion(
        suggestion=a_suggestion(kind="office_holder", fields=HELD).pk, person=officer(), at=hour(1)
    )
    paper = a_paper("Dr. Amina Kitabu, Minister of Trade, spoke.", name="other.txt")
    again = a_suggestion(
        paper, kind="office_holder", fields={"person": "Dr. Amina Kitabu", "office": "Minister of Trade"}
    )
    offered = candidates(PUBLIC, again.pk)
    assert [row.entry for row in offered] == [entry]
    assert "2 of 3 words of the name" in map(str, offered[0].sameness.reasons)


def test_another_person_in_that_office_is_not_offered():
    accept_suggestion(
        suggestion=a_suggestion(kind="office_holder", fields=HELD).pk, person=officer(), at=hour(1)
    )
    paper = a_paper("Joel Mwandishi, Minister of Trade, spoke.", name="other.txt")
    other = a_suggestion(
        paper, kind="office_holder", fields={"person": "Joel Mwandishi", "office": "Minister of Trade"}
    )
    assert candidates(PUBLIC, other.pk) == []
