"""Figures out of the store: what counts, as known when, and where each input comes from."""

import json
from datetime import date, datetime, timedelta

import pytest

from balozi.ground.errors.values import NoSuchIndicator, NoSuchValue
from balozi.ground.markings import Marking
from balozi.ground.people import PUBLIC, Reader
from balozi.services.aiming import Aim, set_target, withdraw_aim
from balozi.services.defining import Definition, define_indicator
from balozi.services.observing import (
    approve_observation,
    correct_observation,
    return_observation,
    withdraw_observation,
)
from balozi.services.reported_values import Reported
from balozi.services.showing import Shown
from balozi.store.results.queries import (
    explain,
    explain_in_text,
    figures_changed,
    indicator_page,
    missing_values,
    observations,
    scorecard,
)
from balozi.store.results.records import Asked
from tests.builders import a_paper, hour
from tests.figures import a_baseline, a_target, a_value, an_indicator, monitor, second

pytestmark = [pytest.mark.django_db, pytest.mark.engines]
ON = date(2026, 3, 10)


def lines(at=None, reader=PUBLIC, **asked):
    card = scorecard(reader, Asked(on=ON, at=at, **asked))
    return [dict(figure.line) for figure in card.figures]


def line(period, **asked):
    return next(one for one in lines(**asked) if one["period"] == period)


@pytest.fixture
def clinics():
    code = an_indicator()
    a_baseline(code, "10")
    a_target(code, "2024", "20")
    a_target(code, "2025", "30")
    return code


def test_an_approved_value_is_rated_against_target_and_baseline(clinics):
    a_value(clinics, "2024", "15")
    told = line("2024")
    assert (told["actual"], told["achievement"], told["rating"]) == ("15", "0.5", "not_met")
    assert line("2025")["rating"] == "no_data"


def test_a_value_that_nobody_approved_counts_only_when_it_is_asked_for(clinics):
    a_value(clinics, "2024", "20", approved=False)
    assert line("2024")["rating"] == "no_data"
    assert line("2024", with_submitted=True)["rating"] == "met"
    assert scorecard(PUBLIC, Asked(on=ON)).submitted == 1


def test_an_approved_value_stands_until_its_correction_is_approved(clinics):
    first = a_value(clinics, "2024", "15", reported_on=date(2025, 2, 1))
    better = correct_observation(
        number=first, reported=Reported(clinics, "2024", value="21"), person=monitor(), at=hour(3)
    )
    assert line("2024")["actual"] == "15"
    approve_observation(number=better, person=second(), at=hour(4))
    told = line("2024")
    assert (told["actual"], told["rating"]) == ("21", "met")
    assert "corrected" in told["findings"]
    withdraw_observation(number=better, reason="counted twice", person=monitor(), at=hour(5))
    assert line("2024")["rating"] == "no_data"


def test_a_returned_value_does_not_count(clinics):
    number = a_value(clinics, "2024", "20")
    return_observation(number=number, reason="no source", person=second(), at=hour(3))
    assert line("2024", with_submitted=True)["rating"] == "no_data"
    (row,) = observations(PUBLIC, state="returned").items
    assert (row.number, row.reason) == (number, "no source")


def test_whatever_comes_later_leaves_a_past_report_byte_identical(clinics):
    first = a_value(clinics, "2024", "15", reported_on=date(2025, 2, 1))
    then = hour(3)
    before = json.dumps([lines(then), explain(PUBLIC, Asked(on=ON, at=then), clinics, "KEN", "2024")])
    changes = [
        lambda at: a_target(clinics, "2024", "12", at=at),
        lambda at: withdraw_aim(sort="target", number=1, reason="wrong", person=monitor(), at=at)
        if _stands(1)
        else None,
        lambda at: define_indicator(
            code=clinics,
            definition=Definition({"en": "Other"}, direction="decrease", kind="level", unit="count",
                                  frequency="year", calendar="calendar"),
            person=monitor(), at=at,
        ),
        lambda at: approve_observation(
            number=correct_observation(
                number=first, reported=Reported(clinics, "2024", value="99", reported_on=date(2024, 12, 31)),
                person=monitor(), at=at),
            person=second(), at=at),
        lambda at: a_value(clinics, "2025", "40", at=at),
        lambda at: an_indicator("X-2", at=at),
        lambda at: a_baseline(clinics, "0", at=at),
    ]  # fmt: skip
    for number, change in enumerate(changes):
        change(hour(4 + number))
        again = json.dumps([lines(then), explain(PUBLIC, Asked(on=ON, at=then), clinics, "KEN", "2024")])
        assert again == before
    assert json.dumps(lines()) != before


def _stands(number):
    from balozi.store.results.models import Target

    return Target.objects.filter(pk=number, superseded__isnull=True).exists()


def test_what_changed_since_a_moment_is_told_with_both_figures(clinics):
    a_value(clinics, "2024", "15")
    a_value(clinics, "2025", "40", at=hour(5))
    (changed,) = figures_changed(PUBLIC, Asked(on=ON), hour(3))
    assert (changed.period, changed.before["rating"], changed.after["rating"]) == ("2025", "no_data", "met")


def test_every_input_is_followed_to_its_deed_and_its_sentence():
    code = an_indicator()
    paper = a_paper("Fifteen clinics opened in 2024.", name="report.txt")
    a_target(code, "2024", "20")
    piece = Shown(document=paper.pk, text="Fifteen clinics opened")
    a_value(code, "2024", "15", evidence=(piece,))
    told = explain(PUBLIC, Asked(on=ON), code, "KEN", "2024")
    source = next(one["source"] for one in told["inputs"] if "actual" in one["used"])
    assert (source["by"], source["verb"], source["state"]) == (
        "M. Mfuatiliaji",
        "submit_observation",
        "approved",
    )
    assert source["evidence"][0]["text"] == "Fifteen clinics opened"
    text = explain_in_text(told)
    for words in ("Formula: ", "Thresholds: met from 1", "Definition: version 1", "Fifteen clinics opened"):
        assert words in text


def test_a_lowered_target_is_told_and_rated_as_it_stands(clinics):
    a_value(clinics, "2024", "15")
    set_target(
        aim=Aim(clinics, "2024", "KEN", "12", stated_on=date(2026, 3, 2)), person=monitor(), at=hour(30)
    )
    told = line("2024")
    assert told["rating"] == "met"
    # The first target was stated on the day before in this story.
    assert told["target"] == "12"


def test_percentages_of_areas_are_added_by_their_parts():
    from balozi.services.framing import load_framework

    load_framework(code="ke", person=monitor(), at=hour(0))
    code = an_indicator("P-1", kind="percent", unit="%")
    a_value(code, "2024", area="CNTY-040", numerator="1", denominator="2")
    a_value(code, "2024", area="CNTY-007", numerator="1", denominator="8")
    assert line("2024", indicators=(code,), area="KEN")["actual"] == "20"


@pytest.fixture
def canary(clinics):
    a_value(clinics, "2024", "15")
    numbers = {}
    for marking in (Marking.RESTRICTED, Marking.SECRET):
        code = an_indicator(f"S-{marking.name}")
        reported = Reported(code, "2024", "KEN", value="777", comment="KANARI", marking=marking)
        cleared = monitor(clearance=Marking.TOP_SECRET)
        from balozi.services.observing import submit_observation

        numbers[marking] = submit_observation(reported=reported, person=cleared, at=hour(2))
        approve_observation(number=numbers[marking], person=second(clearance=Marking.TOP_SECRET), at=hour(2))
    return numbers


def test_nothing_of_a_marked_value_reaches_a_reader_below_it(canary):
    for reader, shown in ((PUBLIC, 0), (Reader(Marking.RESTRICTED), 1), (Reader(Marking.SECRET), 2)):
        card = scorecard(reader, Asked(on=ON, with_submitted=True))
        pages = [indicator_page(reader, f"S-{name}", Asked(on=ON)) for name in ("RESTRICTED", "SECRET")]
        listed = [observations(reader).items, missing_values(reader, Asked(on=ON), months=36)]
        told = repr([card.figures, pages, listed])
        assert told.count("KANARI") == 2 * shown
        assert ("'777'" in told) == bool(shown)


def test_an_indicator_that_a_reader_may_not_see_is_not_there(clinics):
    from balozi.store.results.models import Indicator

    Indicator.objects.filter(code=clinics).update(marking=Marking.SECRET)
    assert lines() == []
    with pytest.raises(NoSuchIndicator):
        indicator_page(PUBLIC, clinics, Asked(on=ON))


def test_missing_values_are_those_of_periods_that_are_over(clinics):
    a_value(clinics, "2024", "15")
    found = missing_values(PUBLIC, Asked(on=ON), months=36)
    assert [(one.period, one.state) for one in found] == [("2023", ""), ("2025", "")]
    assert found[-1].days == 69


def test_a_report_of_a_moment_before_everything_is_empty(clinics):
    assert lines(datetime.fromisoformat("2020-01-01T00:00:00+00:00") + timedelta(days=1)) == []


def test_a_report_that_was_not_kept_is_not_found():
    from balozi.store.results.queries import kept_report

    with pytest.raises(NoSuchValue):
        kept_report(PUBLIC, 999)
