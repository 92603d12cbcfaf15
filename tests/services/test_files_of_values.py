"""Files of values, once they are in: approved or sent back row by row or whole, taken back, and what they may not do."""

import pytest

from balozi.ground.errors.facts import SentenceMissing
from balozi.ground.errors.following import WordMissing
from balozi.ground.errors.registers import NotAllowed
from balozi.ground.errors.value_files import (
    AreaElsewhere,
    AreaIsWhole,
    AreaMistaken,
    AreaUnknown,
    NothingWaits,
)
from balozi.ground.errors.values import NoSuchValue, OwnValue
from balozi.ground.evidence import find_quote
from balozi.ground.markings import Marking
from balozi.ground.people import ENTER_VALUES, PUBLIC, READ, Person, Reader
from balozi.services.aiming import Aim, set_baseline, set_target
from balozi.services.framing import load_framework
from balozi.services.observing import approve_observation, submit_observation
from balozi.services.receiving import approve_import, receive_values, return_import, undo_values
from balozi.services.reported_values import Reported
from balozi.services.showing import Shown
from balozi.store.audit.models import Deed
from balozi.store.results.imports import import_shown, imports, values_of_import
from balozi.store.results.models import AreaPart, Observation, ObservationStep, Target
from balozi.store.results.queries import stated_row
from tests.builders import a_paper, hour
from tests.figures import an_indicator, monitor, second

pytestmark = [pytest.mark.django_db, pytest.mark.engines]
FILE = b"indicator,period,area,actual\nX-1,2023,KEN,5\nX-1,2024,KEN,6\nX-1,2025,KEN,7\n"


@pytest.fixture
def sent():
    an_indicator()
    return taken_in(FILE).number


def taken_in(content, person=None, at=2, **more):
    return receive_values(
        content=content, name="v.csv", form="csv", person=person or monitor(), at=hour(at), **more
    )


def values_in(number, state=""):
    return [one.says["value"] for one in values_of_import(PUBLIC, number, state=state).items]


def pk_of(value):
    return Observation.objects.get(value=value).pk


def test_chosen_values_of_a_file_are_approved_and_others_sent_back_each_by_one_deed(sent):
    assert imports(PUBLIC)[0].waiting == 3
    assert approve_import(number=sent, person=second(), at=hour(3), values=[pk_of("5"), pk_of("6")]) == 2
    assert values_in(sent, "waiting") == ["7"]
    assert return_import(number=sent, reason="look again", person=second(), at=hour(4)) == 1
    assert (values_in(sent, "approved"), values_in(sent, "returned")) == (["5", "6"], ["7"])
    assert ObservationStep.objects.get(step="returned").reason == "look again"
    log = Deed.objects.filter(verb__in=["approve_import", "return_import"]).order_by("number")
    assert [(line.verb, line.facts["count"]) for line in log] == [("approve_import", 2), ("return_import", 1)]
    assert imports(PUBLIC)[0].waiting == 0


def test_what_nobody_waits_for_is_decided_by_nobody(sent):
    approve_import(number=sent, person=second(), at=hour(3))
    with pytest.raises(NothingWaits):
        approve_import(number=sent, person=second(), at=hour(4))
    with pytest.raises(NothingWaits):
        return_import(number=sent, reason="no", person=second(), at=hour(4), values=[pk_of("5")])
    with pytest.raises(NoSuchValue):
        approve_import(number=sent + 7, person=second(), at=hour(4))


def test_nobody_approves_an_own_file_and_the_attempt_is_logged(sent):
    with pytest.raises(OwnValue):
        approve_import(number=sent, person=monitor(), at=hour(3), values=[pk_of("5")])
    line = Deed.objects.get(verb="approve_import")
    assert (line.outcome, line.facts["code"]) == ("refused", "values.own")
    for act in (
        lambda who: approve_import(number=sent, person=who, at=hour(3)),
        lambda who: return_import(number=sent, reason="no", person=who, at=hour(3)),
    ):
        with pytest.raises(NotAllowed):
            act(Person("R. Msomaji", frozenset({READ, ENTER_VALUES})))


def test_a_file_is_not_sent_back_without_a_reason(sent):
    with pytest.raises(WordMissing):
        return_import(number=sent, reason=" ", person=second(), at=hour(3))
    assert values_in(sent, "waiting") == ["5", "6", "7"]


def test_a_value_of_an_open_file_that_corrects_a_marked_one_is_approved_by_nobody_below():
    an_indicator()
    cleared = {"clearance": Marking.SECRET}
    told = Reported("X-1", "2024", "KEN", value="3", marking=Marking.SECRET)
    marked = submit_observation(reported=told, person=monitor(**cleared), at=hour(1))
    approve_observation(number=marked, person=second(**cleared), at=hour(1))
    number = taken_in(FILE, monitor(**cleared)).number
    assert values_in(number) == ["5", "7"]
    assert approve_import(number=number, person=second(), at=hour(3)) == 2
    assert Observation.objects.get(value="3").superseded is None
    shown = import_shown(Reader(Marking.SECRET), number)
    assert (shown.values, shown.waiting) == (3, 1)


def test_who_handed_a_file_in_takes_it_back_until_something_of_it_is_approved():
    an_indicator()
    clerk = Person("F. Karani", frozenset({READ, ENTER_VALUES}))
    number = taken_in(FILE).number
    with pytest.raises(NotAllowed):
        undo_values(number=number, person=clerk, at=hour(3))
    Deed.objects.filter(verb="receive_values").update(by=clerk.name)
    assert undo_values(number=number, person=clerk, at=hour(3)) == 3
    again = taken_in(FILE, at=4).number
    approve_import(number=again, person=second(), at=hour(5), values=[pk_of_last("5")])
    Deed.objects.filter(verb="receive_values").update(by=clerk.name)
    with pytest.raises(NotAllowed):
        undo_values(number=again, person=clerk, at=hour(6))


def pk_of_last(value):
    return Observation.objects.filter(value=value).latest("pk").pk


def test_a_file_keeps_the_templates_of_what_it_was_told_so_that_each_language_tells_it(sent):
    number = taken_in(FILE.replace(b",5", b",1.5e").replace(b",6", b",66"), at=3).number
    (refused,) = [one for one in import_shown(PUBLIC, number).conflicts if one["severity"] == "error"]
    assert refused["message"].startswith("The column value holds '1.5e'")
    assert refused["says"][0] % refused["facts"] == refused["message"].partition(". ")[0] + "."


def test_a_target_of_an_area_that_nobody_knows_is_refused_and_a_new_one_names_its_larger_area():
    load_framework(code="ke", person=monitor(), at=hour(0))
    an_indicator()
    for setting in (set_target, set_baseline):
        with pytest.raises(AreaMistaken) as told:
            setting(aim=Aim("X-1", "2024", "CNTY-04O", value="9"), person=monitor(), at=hour(1))
        assert told.value.near == "CNTY-040"
        with pytest.raises(AreaUnknown):
            setting(aim=Aim("X-1", "2024", "WARD-7", value="9"), person=monitor(), at=hour(1))
        with pytest.raises(AreaUnknown):
            setting(aim=Aim("X-1", "2024", "WARD-7", value="9", parent="NO-40"), person=monitor(), at=hour(1))
    assert not Target.objects.exists()
    set_target(aim=Aim("X-1", "2024", "WARD-7", value="9", parent="CNTY-040"), person=monitor(), at=hour(2))
    assert AreaPart.objects.get(area="WARD-7").parent == "CNTY-040"
    set_baseline(aim=Aim("X-1", "2024", "WARD-7", value="1"), person=monitor(), at=hour(3))
    assert AreaPart.objects.filter(area="WARD-7").count() == 1


def test_neither_a_target_nor_a_file_moves_an_area_or_turns_the_tree_round():
    load_framework(code="ke", person=monitor(), at=hour(0))
    an_indicator()
    before = set(AreaPart.objects.values_list("area", "parent"))
    for area, parent, refusal in (("KEN", "CNTY-040", AreaIsWhole), ("CNTY-040", "CNTY-041", AreaElsewhere)):
        with pytest.raises(refusal):
            set_target(aim=Aim("X-1", "2024", area, value="9", parent=parent), person=monitor(), at=hour(1))
    head = b"indicator,period,area,parent_area,actual\n"
    receipt = taken_in(
        head
        + b"X-1,2024,KEN,CNTY-040,5\nX-1,2023,UGA,KEN,5\nX-1,2024,CNTY-040,CNTY-041,5\n"
        + b"X-1,2024,WARD-A,WARD-B,5\nX-1,2024,WARD-B,WARD-A,5\nX-1,2024,CNTY-041,KEN,5\n"
    )
    told = [(one.row, one.rule) for one in receipt.conflicts if one.severity == "error"]
    whole, elsewhere = "values.area_whole", "values.area_elsewhere"
    assert told == [(1, whole), (2, whole), (3, elsewhere), (5, whole)]
    assert set(AreaPart.objects.values_list("area", "parent")) - before == {("WARD-A", "WARD-B")}


def test_a_sentence_is_found_where_the_lines_of_its_paper_break_elsewhere():
    paper = a_paper("Uganda will provide 60,000\n  doses of vaccine\nfor truck drivers. Kenya will pay.")
    an_indicator()
    told = "Uganda will provide 60,000 doses of vaccine for truck drivers."
    report = Reported("X-1", "2024", value="5", evidence=(Shown(document=paper.pk, text=told),))
    number = submit_observation(reported=report, person=monitor(), at=hour(2))
    (piece,) = stated_row(PUBLIC, "observation", number).evidence
    assert (piece.sort, piece.start, piece.end) == ("sentence", 0, 64)
    for wrong in ("Uganda will provide 60,000 doses.", "", "Uganda.*drivers"):
        with pytest.raises(SentenceMissing):
            find_quote("Uganda will provide 60,000\ndoses of vaccine for drivers", wrong)
