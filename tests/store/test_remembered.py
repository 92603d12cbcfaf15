"""What is remembered of the registers: as long as it holds, for those who see the same, and not a line longer."""

import re
from pathlib import Path

import pytest

import balozi.services
from balozi.ground.markings import Marking
from balozi.ground.people import PUBLIC, Reader
from balozi.services.auditing import write_deed
from balozi.services.institutions import InstitutionTold, add_institution
from balozi.services.marking import limit_audience, raise_marking
from balozi.services.people import operator
from balozi.services.progressing import report_progress
from balozi.store.access.visibility import sight_of
from balozi.store.registers.facets import actors_of, facets, register_counts
from balozi.store.registers.queries import list_register
from balozi.store.registers.remembered import quiet_verbs, remembered, remembered_rows
from tests.builders import MORNING, hour
from tests.promises import a_commitment, order

pytestmark = [pytest.mark.django_db, pytest.mark.engines]
CHIEF = operator("Z. Mkuu")


class Asking:
    """A question that counts how often it was asked."""

    def __init__(self, answer):
        self.answer, self.times = answer, 0

    def __call__(self):
        self.times += 1
        return self.answer


def line(verb, **more):
    write_deed(by="A. Mfano", at=MORNING, verb=verb, subject="entry 1", **more)


def limited(entry, code):
    told = InstitutionTold(code, "ministry", "KEN", {"en": f"Sample {code}"}, "")
    add_institution(told=told, person=CHIEF, at=hour(1))
    limit_audience(kind="entry", number=entry, institutions=[code], reason="", person=CHIEF, at=hour(2))


@pytest.mark.parametrize(
    ("verb", "follow_up", "times"),
    [
        ("sign_in", True, 1),
        ("report_progress", False, 1),
        ("report_progress", True, 2),
        ("edit_entries", False, 2),
        ("a_verb_of_tomorrow", False, 2),
    ],
)
def test_an_answer_is_kept_until_a_line_of_the_log_may_have_changed_it(verb, follow_up, times):
    ask = Asking("all")
    remembered("what", PUBLIC, ask, follow_up=follow_up)
    line(verb)
    assert remembered("what", PUBLIC, ask, follow_up=follow_up) == "all"
    assert ask.times == times


def test_what_was_refused_changed_nothing():
    ask = Asking("all")
    remembered("what", PUBLIC, ask)
    line("edit_entries", outcome="refused")
    remembered("what", PUBLIC, ask)
    assert ask.times == 1


def test_every_quiet_verb_is_one_that_a_service_writes():
    folder = Path(balozi.services.__file__).parent
    written = set(re.findall(r'"([a-z_]+)"', "".join(path.read_text() for path in folder.glob("*.py"))))
    assert quiet_verbs(follow_up=False) <= written


def test_a_report_of_progress_leaves_the_choices_as_they_are():
    entry = a_commitment()
    reader = CHIEF.reader

    def asked():
        columns = ("country", "kind", "modality", "policy_area", "pillar")
        return (
            facets(reader, "commitments", columns),
            actors_of(reader, "commitments"),
            register_counts(reader),
            list_register(reader, "commitments").total,
        )

    before = asked()
    report_progress(order=order(entry), text="Work goes on.", asserted="on_track", on=None, evidence=[])
    kept = asked()
    line("a_verb_of_tomorrow")
    assert before == kept == asked()


def test_readers_who_see_the_same_share_an_answer_and_nobody_else_does():
    entry = a_commitment()
    ministry, other = (Reader(Marking.UNCLASSIFIED, frozenset({code})) for code in ("MOH", "MOT"))
    assert sight_of(ministry) == sight_of(other) == sight_of(PUBLIC)
    limited(entry, "MOH")
    assert sight_of(other) == sight_of(PUBLIC) != sight_of(ministry)
    assert sight_of(CHIEF.reader) not in {sight_of(other), sight_of(ministry)}
    assert actors_of(ministry, "commitments") == ["KEN"]
    assert actors_of(other, "commitments") == []
    assert register_counts(ministry)["commitments"] == 1
    assert register_counts(other)["commitments"] == 0


def test_a_marking_that_was_raised_takes_the_choice_away_at_once():
    entry = a_commitment()
    assert actors_of(PUBLIC, "commitments") == ["KEN"]
    raise_marking(kind="entry", number=entry, marking=Marking.SECRET, person=CHIEF, at=hour(3))
    assert actors_of(PUBLIC, "commitments") == []
    assert list_register(PUBLIC, "commitments").total == 0


@pytest.mark.parametrize(("first", "last"), [(0, 50), (190, 210), (150, 450), (440, 500), (450, 500)])
def test_a_page_of_a_long_answer_is_the_same_as_of_the_whole(first, last):
    rows = list(range(450))
    ask = Asking(("head", rows))
    known = remembered_rows("long", PUBLIC, ask)
    known = remembered_rows("long", PUBLIC, ask)
    assert (known.head, known.total, ask.times) == ("head", 450, 1)
    assert known.rows(first, last) == rows[first:last]
    assert ask.times == 1


def test_a_part_that_was_forgotten_is_asked_for_again():
    from django.core.cache import cache

    ask = Asking(("head", list(range(450))))
    known = remembered_rows("long", PUBLIC, ask)
    cache.delete(f"{known.key}:1")
    assert known.rows(200, 250) == list(range(200, 250))
    assert ask.times == 2
