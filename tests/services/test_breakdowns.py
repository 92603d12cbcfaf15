"""Parts of a whole: what a disaggregation adds up to, in imports, in figures, and for whom."""

from datetime import UTC, date, datetime

import pytest

from balozi.ground.markings import Marking
from balozi.ground.people import PUBLIC, Reader
from balozi.services.observing import approve_observation, correct_observation, submit_observation
from balozi.services.receiving import approve_import, receive_values
from balozi.services.reported_values import Reported
from balozi.store.results.models import Breach
from balozi.store.results.queries import explain, scorecard
from balozi.store.results.records import Asked
from tests.builders import hour
from tests.figures import a_value, an_indicator, monitor, second

pytestmark = pytest.mark.django_db
ON = date(2026, 12, 10)
TOLD = "The parts by sex add up to 9, the whole is 10."
HEAD = "indicator,area,period,actual,breakdown,reported_on\n"


def reasons(reader=PUBLIC, **asked):
    card = scorecard(reader, Asked(on=ON, **asked))
    return [str(one.line["reason"]) for one in card.figures if one.line["scope"] == "period"]


def parted(female="5", male="4", **more):
    an_indicator()
    a_value("X-1", "2024", "10", **more)
    a_value("X-1", "2024", male, breakdown="sex=m", **more)
    return a_value("X-1", "2024", female, breakdown="sex=f", **more)


def taken_in(rows, *, day=1):
    moment = datetime(2026, 9, day, 8, tzinfo=UTC)
    return receive_values(
        content=(HEAD + rows).encode(), name="values.csv", form="csv", person=monitor(), at=moment
    )


def test_a_figure_says_that_its_parts_do_not_add_up_with_both_numbers():
    parted()
    assert [TOLD in one for one in reasons()] == [True]
    assert TOLD in str(explain(PUBLIC, Asked(on=ON), "X-1", "KEN", "2024")["reason"])


def test_parts_that_add_up_are_not_mentioned():
    parted(female="6")
    assert [("add up" in one) for one in reasons()] == [False]


def test_a_corrected_part_is_counted_once_it_is_approved_and_the_past_stays():
    part = parted()
    again = correct_observation(
        number=part, reported=Reported("X-1", "2024", value="6"), person=monitor(), at=hour(5)
    )
    assert TOLD in reasons()[0]
    assert "add up" not in reasons(with_submitted=True)[0]
    approve_observation(number=again, person=second(), at=hour(6))
    assert "add up" not in reasons()[0]
    assert TOLD in reasons(at=hour(5))[0]


def test_percentages_and_levels_have_no_sum_to_be_compared():
    an_indicator(kind="percent", unit="%")
    for more in ({}, {"breakdown": "sex=f"}, {"breakdown": "sex=m"}):
        a_value("X-1", "2024", "40", **more)
    assert "add up" not in reasons()[0]


def test_nothing_is_said_of_a_sum_of_which_a_part_is_withheld():
    an_indicator()
    a_value("X-1", "2024", "10")
    a_value("X-1", "2024", "4", breakdown="sex=m")
    hidden = Reader(Marking.SECRET)
    person = {"clearance": Marking.SECRET}
    part = Reported("X-1", "2024", "KEN", value="5", breakdown="sex=f", marking=Marking.SECRET)
    number = submit_observation(reported=part, person=monitor(**person), at=hour(3))
    approve_observation(number=number, person=second(**person), at=hour(4))
    assert "add up" not in reasons()[0]
    assert TOLD in reasons(hidden)[0]


def test_an_import_compares_the_whole_with_its_parts_in_whatever_order_they_come():
    an_indicator()
    receipt = taken_in(
        "X-1,KEN,2024,5,sex=f,2025-01-10\n"
        "X-1,KEN,2024,10,,2025-01-10\n"
        "X-1,KEN,2024,4,sex=m,2025-01-10\n"
        "X-1,KEN,2023,9,,2025-01-10\n"
    )
    assert [(one.row, one.rule, one.message) for one in receipt.conflicts] == []
    receipt = taken_in(
        "X-1,KEN,2025,5,sex=f,2026-08-10\nX-1,KEN,2025,10,,2026-08-10\nX-1,KEN,2025,4,sex=m,2026-08-10\n"
    )
    assert [(one.row, one.rule, one.message) for one in receipt.conflicts] == [(2, "VR3", TOLD)]
    assert [(row.rule, row.observation.value) for row in Breach.objects.all()] == [("VR3", "10")]
    approve_import(number=receipt.number, person=second(), at=datetime(2026, 9, 3, tzinfo=UTC))
    assert [TOLD in one for one in reasons()] == [True]


def test_parts_that_come_after_their_whole_are_compared_with_what_stands():
    an_indicator()
    taken_in("X-1,KEN,2025,10,,2026-08-10\n")
    receipt = taken_in("X-1,KEN,2025,5,sex=f,2026-08-11\nX-1,KEN,2025,4,sex=m,2026-08-11\n", day=2)
    assert [(one.row, one.message) for one in receipt.conflicts] == [(2, TOLD)]
    assert not taken_in("X-1,KEN,2024,3,,2026-08-12\n", day=3).conflicts
