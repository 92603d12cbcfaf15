"""Framework, values, imports, gaps and kept reports: what is allowed, what is refused, what stays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from balozi.ground.errors.facts import SentenceMissing
from balozi.ground.errors.following import DayAhead, WordMissing
from balozi.ground.errors.people import AboveClearance
from balozi.ground.errors.registers import NotAllowed
from balozi.ground.errors.results import DeclarationMissing, NotOneOf
from balozi.ground.errors.sheets import NothingToTakeBack
from balozi.ground.errors.values import (
    IndicatorExists,
    NoSuchGap,
    NoSuchIndicator,
    NoSuchValue,
    NotYourIndicator,
    OwnValue,
    PeriodUnfit,
    ValueNotThere,
    ValueStands,
    ValueStepNotAllowed,
)
from balozi.ground.markings import Marking
from balozi.ground.people import ENTER_VALUES, PUBLIC, READ, Person
from balozi.services.aiming import Aim, set_target
from balozi.services.demonstrating import load_demonstration, remove_demonstration
from balozi.services.framing import load_framework, set_thresholds
from balozi.services.gapping import Remedy, close_gap, enter_gap, find_gaps, finish_action, plan_action
from balozi.services.observing import (
    approve_observation,
    check_observation,
    correct_observation,
    submit_observation,
    withdraw_observation,
)
from balozi.services.receiving import approve_import, receive_values, undo_values
from balozi.services.reported_values import Reported
from balozi.services.reporting import keep_report, rebuilds
from balozi.services.showing import Shown
from balozi.store.audit.models import Deed
from balozi.store.people.models import Profile
from balozi.store.results.models import Observation, Target
from balozi.store.results.queries import gaps, imports, kept_report, scorecard, stated_row
from balozi.store.results.records import Asked
from tests.builders import a_paper, hour, onlooker
from tests.figures import a_target, a_value, an_indicator, monitor, second
from tests.readers import a_user

pytestmark = [pytest.mark.django_db, pytest.mark.engines]
ON = date(2026, 3, 10)


def report(code="X-1", period="2024", value="5", *, by=None, at=None, **more):
    reported = Reported(code, period, "KEN", value=value, **more)
    return submit_observation(reported=reported, person=by or monitor(), at=at or hour(2))


def ratings(**asked):
    card = scorecard(PUBLIC, Asked(on=ON, **asked))
    return {(one.line["area"], one.line["period"]): one.line["rating"] for one in card.figures}


def test_the_framework_of_a_pack_is_loaded_once():
    first = load_framework(code="ke", person=monitor(), at=hour(0))
    again = load_framework(code="ke", person=monitor(), at=hour(1))
    assert (first.added, again.added, again.unchanged) == (40, 0, 40)
    assert Deed.objects.filter(verb="load_framework").count() == 1


@pytest.mark.parametrize(
    ("refusal", "more"),
    [
        (PeriodUnfit, {"period": "2024-Q1"}),
        (PeriodUnfit, {"period": "FY2024"}),
        (ValueNotThere, {"value": ""}),
        (DayAhead, {"reported_on": date(2030, 1, 1)}),
        (NoSuchIndicator, {"code": "NONE"}),
        (AboveClearance, {"marking": Marking.SECRET}),
        (SentenceMissing, {"evidence": (Shown(document=1, text="Not there."),)}),
    ],
    ids=lambda given: given.__name__ if isinstance(given, type) else "",
)
def test_what_cannot_be_a_value_is_refused(refusal, more):
    an_indicator()
    paper = a_paper()
    if "evidence" in more:
        more = {"evidence": (Shown(document=paper.pk, text="Not there."),)}
    with pytest.raises(refusal):
        report(**more)
    assert not Observation.objects.exists()


def test_an_indicator_that_does_not_declare_everything_takes_no_value():
    an_indicator(direction="")
    with pytest.raises(DeclarationMissing):
        report()


def test_declarations_are_of_known_words_and_codes_stand_once():
    with pytest.raises(NotOneOf):
        an_indicator(direction="up")
    an_indicator()
    with pytest.raises(IndicatorExists):
        an_indicator()


def test_nobody_approves_an_own_value_and_every_refusal_stays_in_the_log():
    an_indicator()
    number = report()
    with pytest.raises(OwnValue):
        approve_observation(number=number, person=monitor(), at=hour(3))
    last = Deed.objects.order_by("-number").first()
    assert (last.verb, last.outcome, last.facts["code"]) == ("approve_observation", "refused", "values.own")
    check_observation(number=number, person=monitor(), at=hour(3))
    approve_observation(number=number, person=second(), at=hour(3))
    with pytest.raises(ValueStepNotAllowed):
        approve_observation(number=number, person=second(), at=hour(4))


def test_a_focal_point_enters_values_of_the_own_institution_only():
    user = a_user("F. Wizara", role="focal_point")
    Profile.objects.filter(user=user).update(institution="MOH")
    focal = Person("F. Wizara", frozenset({READ, ENTER_VALUES}))
    an_indicator("MOH-1", owner="MOH")
    an_indicator("INT-1", owner="INT")
    assert stated_row(PUBLIC, "observation", report("MOH-1", by=focal)).institution == "MOH"
    with pytest.raises(NotYourIndicator):
        report("INT-1", by=focal)
    with pytest.raises(NotAllowed):
        approve_observation(number=1, person=focal, at=hour(3))
    with pytest.raises(NotAllowed):
        report("MOH-1", by=onlooker())


def test_a_value_that_stands_is_corrected_and_not_reported_twice():
    an_indicator()
    number = a_value("X-1", "2024", "5")
    with pytest.raises(ValueStands):
        report()
    better = Reported("X-1", "2024", value="6")
    correct_observation(number=number, reported=better, person=monitor(), at=hour(3))
    with pytest.raises(ValueStands):
        correct_observation(number=number, reported=better, person=monitor(), at=hour(4))
    with pytest.raises(NoSuchValue):
        withdraw_observation(number=999, reason="x", person=monitor(), at=hour(4))
    with pytest.raises(WordMissing):
        withdraw_observation(number=number, reason=" ", person=monitor(), at=hour(4))


@pytest.mark.parametrize("unit", ["%", "per 100"])
def test_parts_are_held_against_a_percentage_as_the_engine_reads_it(unit):
    an_indicator(kind="percent", unit=unit)
    reported = Reported(
        indicator="X-1", period="2024", area="KEN", value="1.6", numerator="1600", denominator="100000"
    )
    number = submit_observation(reported=reported, person=monitor(), at=hour(2))
    assert not stated_row(monitor().reader, "observation", number).breaches


@pytest.mark.parametrize(
    ("rule", "declared", "before", "more"),
    [
        ("VR1", {"kind": "level", "details": {"low": "0", "high": "4"}}, "", {}),
        ("VR2", {}, "100", {}),
        ("VR3", {}, "", {"parts": ("3", "4")}),
        ("VR4", {"kind": "cumulative"}, "8", {}),
        ("VR5", {}, "", {"period": "2026"}),
        ("VR6", {"kind": "percent", "unit": "%"}, "", {"numerator": "1", "denominator": "2"}),
        ("VR9", {"kind": "percent", "unit": "%"}, "", {"numerator": "30", "denominator": "20"}),
    ],
    ids=lambda given: given if isinstance(given, str) and given.startswith("VR") else "",
)
def test_a_rule_of_validation_warns(rule, declared, before, more, monkeypatch):
    from datetime import UTC, datetime

    late = datetime(2026, 8, 1, tzinfo=UTC)
    code = an_indicator(**declared)
    if before:
        a_value(code, "2023", before, at=late)
    for number, part in enumerate(more.pop("parts", ())):
        report(value=part, breakdown=f"sex={number}", at=late)
    row = stated_row(PUBLIC, "observation", report(at=late, **more))
    assert rule in [breach.rule for breach in row.breaches]
    assert all(breach.says % breach.facts for breach in row.breaches)


def test_a_lowered_target_is_a_gap_at_once():
    an_indicator()
    a_target("X-1", "2024", "20")
    a_target("X-1", "2024", "15", at=hour(2))
    (gap,) = gaps(PUBLIC, ON)
    assert (gap.rule, gap.facts["period"]) == ("GP5", "2024")
    with pytest.raises(ValueNotThere):
        set_target(aim=Aim("X-1", "2024"), person=monitor(), at=hour(3))


def test_thresholds_of_a_framework_rate_its_figures():
    an_indicator()
    a_target("X-1", "2024", "10")
    a_value("X-1", "2024", "7")
    assert ratings()["KEN", "2024"] == "not_met"
    set_thresholds(country="KEN", text="0.9,0.6", source="the ministry", person=monitor(), at=hour(5))
    assert ratings()["KEN", "2024"] == "partly_met"
    assert ratings(at=hour(4))["KEN", "2024"] == "not_met"


FILE = b"""indicator,period,area,actual,target,reported_on
X-1,2023,KEN,5,10,2024-02-01
X-1,2024,KEN,,12,2024-02-01
X-1,2024,KEN,many,12,2025-02-01
NONE,2024,KEN,5,,2025-02-01
X-1,2024-Q1,KEN,5,,2025-02-01
X-1,2025,KEN,7,,2026-02-31
X-1,2022,KEN,9,,2023-02-01
"""


def receive(content=FILE, form="csv", by=None, at=None, **more):
    return receive_values(
        content=content, name="v.csv", form=form, person=by or monitor(), at=at or hour(3), **more
    )


def test_every_refused_row_is_told_with_rule_and_reason_and_stops_no_other():
    an_indicator()
    receipt = receive()
    told = [(one.row, one.rule, one.severity) for one in receipt.conflicts]
    assert told == [
        (3, "results.number", "error"),
        (4, "values.indicator", "error"),
        (5, "values.period", "error"),
        (6, "results.day", "error"),
    ]
    # What stood there is what the refusal is about.
    assert next(one.value for one in receipt.conflicts if one.rule == "values.indicator") == "NONE"
    assert (receipt.tally["taken"], receipt.tally["imported"], receipt.tally["refused"]) == (7, 2, 4)
    (kept,) = imports(PUBLIC)
    assert [one["row"] for one in kept.conflicts] == [3, 4, 5, 6]


def test_a_dry_run_says_the_same_and_writes_nothing():
    an_indicator()
    dry = receive(dry_run=True)
    assert not Observation.objects.exists()
    assert not Target.objects.exists()
    wet = receive()
    assert (dry.tally["imported"], dry.conflicts) == (wet.tally["imported"], wet.conflicts)
    assert receive(at=hour(4)).number is None


def test_an_import_waits_for_a_second_person_and_can_be_taken_back():
    an_indicator()
    number = receive().number
    assert ratings()["KEN", "2023"] == "no_data"
    with pytest.raises(OwnValue):
        approve_import(number=number, person=monitor(), at=hour(4))
    assert approve_import(number=number, person=second(), at=hour(4)) == 2
    assert ratings()["KEN", "2023"] == "not_met"
    undo_values(number=number, person=monitor(), at=hour(5))
    assert ratings() == {}
    assert ratings(at=hour(4))["KEN", "2023"] == "not_met"
    with pytest.raises(NothingToTakeBack):
        undo_values(number=number, person=monitor(), at=hour(6))


def test_an_import_corrects_what_stands_and_leaves_what_is_the_same():
    an_indicator()
    number = receive().number
    approve_import(number=number, person=second(), at=hour(4))
    changed = receive(FILE.replace(b"2022,KEN,9", b"2022,KEN,8"), at=hour(5))
    assert (changed.tally["updated"], changed.tally["ignored"]) == (1, 1)
    approve_import(number=changed.number, person=second(), at=hour(6))
    card = scorecard(PUBLIC, Asked(on=ON))
    assert [one.line["actual"] for one in card.figures if one.line["period"] == "2022"] == ["8"]


def test_a_fiscal_indicator_takes_the_same_months_under_their_other_name():
    an_indicator("F-1", calendar="fiscal", frequency="quarter")
    content = b'{"dataValues": [{"dataElement": "F-1", "period": "2024Q3", "orgUnit": "KEN", "value": "4"}]}'
    assert receive(content, "dhis2").tally["imported"] == 1
    assert Observation.objects.get().period == "FY2024-Q1"
    with pytest.raises(NotOneOf):
        receive(content, "odd")


def test_invented_values_are_marked_removable_and_give_way_to_real_ones():
    load_framework(code="ke", person=monitor(), at=hour(0))
    late = hour(24 * 300)
    tally = load_demonstration(person=monitor(), at=late)
    assert tally["refused"] == 0
    assert load_demonstration(person=monitor(), at=late)["imported"] == 0
    assert scorecard(PUBLIC, Asked(on=ON)).demonstration > 0
    number = submit_observation(
        reported=Reported("KE-PS-06", "FY2024", "KEN", value="1"), person=monitor(), at=late
    )
    approve_observation(number=number, person=second(), at=late)
    assert remove_demonstration(person=monitor(), at=late + timedelta(days=1)) > 300
    card = scorecard(PUBLIC, Asked(on=ON))
    assert card.demonstration == 0
    assert [(one.indicator.code, one.line["actual"]) for one in card.latest] == [("KE-PS-06", "1")]


def test_a_kept_report_comes_out_again_as_it_was():
    an_indicator()
    a_target("X-1", "2024", "10")
    a_value("X-1", "2024", "7")
    number = keep_report(asked=Asked(on=ON), person=monitor(), at=hour(5))
    a_target("X-1", "2024", "5", at=hour(6))
    a_value("X-1", "2025", "9", at=hour(6))
    assert rebuilds(number=number, person=monitor())
    kept = kept_report(PUBLIC, number)
    assert kept.figures[0]["rating"] == "not_met"
    assert kept.thresholds["source"]


@pytest.fixture
def found():
    """Gaps of every rule: run the rules over what a test put there."""

    def run():
        find_gaps(person=monitor(), at=hour(20))
        return {(gap.rule, gap.subject) for gap in gaps(PUBLIC, ON)}

    return run


def test_GP1(found):
    from balozi.services.packing import load_pack

    load_pack(code="rw", person=monitor(), at=hour(0))
    an_indicator()
    assert "GP1" in {rule for rule, _ in found()}


def test_GP2_and_GP3(found):
    an_indicator(owner="")
    assert found() == {("GP2", "X-1"), ("GP3", "X-1")}
    a_value("X-1", "2024", "5")
    find_gaps(person=monitor(), at=hour(21))
    assert [gap.rule for gap in gaps(PUBLIC, ON)] == ["GP2"]
    assert {gap.closed_because for gap in gaps(PUBLIC, ON, is_open=False)} == {"", "no longer found"}


def test_GP4_and_GP5(found):
    an_indicator()
    for period in ("2023", "2024"):
        a_target("X-1", period, "10")
        a_value("X-1", period, "1")
    a_target("X-1", "2024", "9", at=hour(30))
    find_gaps(person=monitor(), at=hour(31))
    assert {gap.rule for gap in gaps(PUBLIC, ON)} == {"GP4", "GP5"}


def test_GP6_to_GP9(found):
    from balozi.services.reviewing import accept_suggestion
    from tests.builders import a_suggestion, officer

    fields = {"obligors": ["KEN"], "action": "open a clinic", "modality": "plans"}
    accept_suggestion(suggestion=a_suggestion(fields=fields).pk, person=officer(), at=hour(1))
    agreement = {"instrument_type": "mou", "title": "MoU on clinics", "states": ["KEN", "RWA"]}
    paper = a_paper("Kenya and Rwanda signed an MoU on clinics.", name="m.txt")
    accept_suggestion(
        suggestion=a_suggestion(paper, kind="agreement", fields=agreement).pk, person=officer(), at=hour(1)
    )
    assert {rule for rule, _ in found()} == {"GP6", "GP7", "GP8", "GP9"}


def test_an_action_tells_afterwards_whether_the_indicator_moved():
    an_indicator()
    a_target("X-1", "2023", "10")
    a_target("X-1", "2024", "10")
    from tests.figures import a_baseline

    a_baseline("X-1", "0")
    a_value("X-1", "2023", "2")
    # The figure of the last period that is over counts: 2024 has no value yet.
    gap = enter_gap(words="Too slow", cause="no staff", indicator="X-1", person=monitor(), at=hour(3))
    a_value("X-1", "2024", "3", at=hour(3))
    action = plan_action(
        gap=gap, remedy=Remedy("hire", "MOH", due=date(2026, 3, 5)), person=monitor(), at=hour(4)
    )
    (shown,) = gaps(PUBLIC, ON)[0].actions
    assert (shown.before["achievement"], shown.is_overdue, shown.moved) == ("0.3", True, "")
    a_target("X-1", "2025", "10", at=hour(5))
    a_value("X-1", "2025", "8", at=hour(5))
    finish_action(action=action, on=None, person=monitor(), at=hour(6))
    (shown,) = gaps(PUBLIC, ON)[0].actions
    assert (shown.moved, shown.done_on, shown.is_overdue) == ("better", date(2026, 3, 2), False)
    close_gap(gap=gap, reason="moved", person=monitor(), at=hour(7))
    assert gaps(PUBLIC, ON) == []
    with pytest.raises(NoSuchGap):
        close_gap(gap=gap, reason="again", person=monitor(), at=hour(8))


def test_gaps_of_what_a_reader_may_not_see_are_not_there():
    from balozi.store.results.models import Indicator

    an_indicator(owner="")
    Indicator.objects.update(marking=Marking.SECRET)
    cleared = monitor(clearance=Marking.SECRET)
    find_gaps(person=cleared, at=hour(4))
    assert gaps(PUBLIC, ON) == []
    assert len(gaps(cleared.reader, ON)) == 2


def test_a_county_enters_the_values_of_its_own_area_whoever_owns_the_indicator():
    an_indicator()
    Profile.objects.filter(user=a_user("K. Busia", role="focal_point")).update(institution="CNTY-040")
    county = Person("K. Busia", frozenset({READ, ENTER_VALUES}))
    own = Reported("X-1", "2024", "CNTY-040", value="5")
    number = submit_observation(reported=own, person=county, at=hour(2))
    with pytest.raises(NotYourIndicator):
        submit_observation(reported=replace(own, area="KEN"), person=county, at=hour(2))
    with pytest.raises(NotYourIndicator):
        submit_observation(reported=replace(own, area="CNTY-007"), person=county, at=hour(2))
    correct_observation(number=number, reported=replace(own, value="6"), person=county, at=hour(3))
    other = report(value="9")
    with pytest.raises(NotYourIndicator):
        withdraw_observation(number=other, reason="not ours", person=county, at=hour(4))


def test_a_report_is_kept_up_to_the_marking_that_is_asked_and_no_higher_than_the_own_clearance():
    an_indicator()
    a_value("X-1", "2024", "5")
    cleared = monitor(clearance=Marking.SECRET)
    submitted = submit_observation(
        reported=Reported("X-1", "2023", "KEN", value="4", marking=Marking.SECRET), person=cleared, at=hour(3)
    )
    approve_observation(number=submitted, person=second(clearance=Marking.SECRET), at=hour(4))
    low = keep_report(asked=Asked(on=ON), person=cleared, at=hour(5), marking=Marking.UNCLASSIFIED)
    high = keep_report(asked=Asked(on=ON), person=cleared, at=hour(5))
    periods = [
        {line["period"] for line in kept_report(cleared.reader, one).figures if line["scope"] == "period"}
        for one in (low, high)
    ]
    assert periods == [{"2024"}, {"2023", "2024"}]
    assert kept_report(PUBLIC, low).number == low
    with pytest.raises(NoSuchValue):
        kept_report(PUBLIC, high)
    with pytest.raises(AboveClearance):
        keep_report(asked=Asked(on=ON), person=monitor(), at=hour(6), marking=Marking.SECRET)
    assert rebuilds(number=low, person=monitor())
