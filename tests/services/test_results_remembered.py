"""What is remembered of results: the same as computed anew, after every kind of change, for every reader."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from balozi.ground.markings import Marking
from balozi.ground.people import PUBLIC, Reader
from balozi.results.windows import window_of
from balozi.services.aiming import Aim, set_baseline, set_target, withdraw_aim
from balozi.services.defining import Definition, define_indicator
from balozi.services.framing import load_framework, set_thresholds
from balozi.services.observing import (
    approve_observation,
    correct_observation,
    return_observation,
    submit_observation,
    withdraw_observation,
)
from balozi.services.receiving import approve_import, receive_values, undo_values
from balozi.services.reported_values import Reported
from balozi.store.results.models import Observation, ValueImport
from balozi.store.results.queries import (
    explain,
    figures_changed,
    indicator_page,
    overview,
    scorecard,
)
from balozi.store.results.records import Asked
from tests.builders import hour
from tests.figures import a_baseline, a_target, a_value, an_indicator, monitor, second

pytestmark = [pytest.mark.django_db, pytest.mark.engines]
ON = date(2026, 12, 10)
WARD = b"indicator,area,parent_area,period,actual\nX-1,WARD-7,CNTY-040,2024,3\nX-1,CNTY-040,KEN,2023,2\n"


def nth(place):
    """Return the number of the value that was reported as the nth, counted from 1."""
    return Observation.objects.order_by("pk")[place - 1].pk


def same_as_computed(reader=PUBLIC, **asked):
    """Compare, and return the ratings."""
    question = Asked(on=ON, country="KEN", **asked)
    kept, made = overview(reader, question), scorecard(reader, question)

    def plain(figures):
        return [
            (
                one.indicator,
                {name: told for name, told in one.line.items() if name != "reason"},
                one.is_redefined,
            )
            for one in sorted(figures, key=lambda one: (one.indicator.code, str(one.line["area"])))
        ]

    assert plain(kept.latest) == plain(made.latest)
    assert [row.code for row in kept.silent] == [row.code for row in made.silent]
    assert (kept.submitted, kept.demonstration) == (made.submitted, made.demonstration)
    assert sorted(kept.notices) == sorted(made.notices)
    assert kept.thresholds == made.results.thresholds
    return [(one.line["area"], one.line["actual"], one.line["rating"]) for one in kept.latest]


def test_after_every_change_the_overview_is_what_the_engine_computes():
    seen = []
    changes = [
        an_indicator,
        lambda: a_target("X-1", "2024", "10"),
        lambda: a_baseline("X-1", "2"),
        lambda: a_value("X-1", "2024", "5"),
        lambda: a_value("X-1", "2024", "6", approved=False, area="CNTY-040", at=hour(3)),
        lambda: approve_observation(number=nth(2), person=second(), at=hour(4)),
        lambda: correct_observation(
            number=nth(1), reported=Reported("X-1", "2024", value="9"), person=monitor(), at=hour(5)
        ),
        lambda: approve_observation(number=nth(3), person=second(), at=hour(6)),
        lambda: set_target(aim=Aim("X-1", "2024", "KEN", value="9"), person=monitor(), at=hour(7)),
        lambda: set_thresholds(country="KEN", text="0.5,0.2", source="x", person=monitor(), at=hour(8)),
        lambda: define_indicator(
            code="X-1",
            definition=Definition({"en": "Y"}, unit="count", direction="decrease", kind="periodic",
                                  frequency="year", calendar="calendar"),
            person=monitor(),
            at=hour(9),
        ),
        lambda: withdraw_observation(number=nth(3), reason="wrong", person=monitor(), at=hour(10)),
        lambda: return_observation(number=nth(2), reason="look", person=second(), at=hour(11)),
        lambda: receive_values(content=WARD, name="w.csv", form="csv", person=monitor(), at=hour(12)),
        lambda: approve_import(number=ValueImport.objects.latest("pk").pk, person=second(), at=hour(12)),
    ]  # fmt: skip
    for change in changes:
        change()
        seen.append(same_as_computed())
    assert len({str(one) for one in seen}) >= 7
    for number in range(0, 13, 3):
        same_as_computed(at=hour(number))
    same_as_computed(with_submitted=True)
    same_as_computed(within=window_of("2024"))
    same_as_computed(area="CNTY-040")


def test_an_import_and_its_taking_back_are_seen():
    an_indicator()
    assert same_as_computed() == []
    content = b"indicator,area,period,actual,target\nX-1,KEN,2024,5,4\n"
    at = datetime(2026, 3, 1, tzinfo=UTC)
    number = receive_values(content=content, name="v.csv", form="csv", person=monitor(), at=at).number
    waiting = same_as_computed()
    approve_import(number=number, person=second(), at=at)
    assert same_as_computed() != waiting
    undo_values(number=number, person=monitor(), at=at)
    assert same_as_computed() == []


def test_what_a_cleared_reader_is_told_is_told_to_nobody_else():
    an_indicator()
    a_value("X-1", "2024", "5")
    cleared = Reader(Marking.SECRET)
    same_as_computed(cleared)
    report = Reported("X-1", "2023", "CNTY-040", value="7", marking=Marking.SECRET)
    person = {"clearance": Marking.SECRET}
    number = submit_observation(reported=report, person=monitor(**person), at=hour(3))
    approve_observation(number=number, person=second(**person), at=hour(4))
    assert [area for area, _, _ in same_as_computed(cleared)] == ["CNTY-040", "KEN"]
    assert [area for area, _, _ in same_as_computed()] == ["KEN"]
    page = indicator_page(PUBLIC, "X-1", Asked(on=ON), of_one_area=True)
    assert (page.card.areas, page.marking) == (("KEN",), 0)
    page = indicator_page(cleared, "X-1", Asked(on=ON, area="CNTY-040"), of_one_area=True)
    assert ([one.says for one in page.observations], page.marking) == ([{"value": "7"}], Marking.SECRET)


def test_an_explanation_is_that_of_the_figure_also_where_only_its_part_of_the_areas_is_computed():
    load_framework(code="ke", person=monitor(), at=hour(0))
    an_indicator()
    receive_values(
        content=b"indicator,area,parent_area,period,actual\nX-1,WARD-7,CNTY-040,2024,3\n",
        name="w.csv",
        form="csv",
        person=monitor(),
        at=hour(1),
    )
    approve_import(number=ValueImport.objects.latest("pk").pk, person=second(), at=hour(1))
    a_value("X-1", "2024", "4", area="CNTY-001")
    lines = {
        one.line["area"]: one.line
        for one in scorecard(PUBLIC, Asked(on=ON, country="KEN", indicators=("X-1",))).figures
        if one.line["scope"] == "period"
    }
    assert {area: Fraction(str(line["actual"])) for area, line in lines.items()} == {
        "WARD-7": 3, "CNTY-040": 3, "CNTY-001": 4, "KEN": 7,
    }  # fmt: skip
    for area, line in lines.items():
        for _ in range(2):
            told = explain(PUBLIC, Asked(on=ON), "X-1", area, "2024")
            assert {name: told[name] for name in ("actual", "rating", "reason")} == {
                name: line[name] for name in ("actual", "rating", "reason")
            }
            assert told["inputs"] or told["parts"]


def test_what_changed_is_looked_for_where_something_changed():
    an_indicator()
    an_indicator("X-2")
    a_value("X-1", "2024", "5")
    number = set_target(aim=Aim("X-2", "2024", "KEN", value="9"), person=monitor(), at=hour(7))
    found = figures_changed(PUBLIC, Asked(on=ON), hour(5))
    assert [(one.indicator, one.area) for one in found] == [("X-2", "KEN")]
    withdraw_aim(sort="target", number=number, reason="x", person=monitor(), at=hour(8))
    assert figures_changed(PUBLIC, Asked(on=ON), hour(5)) == []
    assert figures_changed(PUBLIC, Asked(on=ON), hour(9)) == []
    set_baseline(aim=Aim("X-1", area="KEN", value="1"), person=monitor(), at=hour(10))
    set_thresholds(country="KEN", text="0.5,0.2", source="x", person=monitor(), at=hour(11))
    changed = figures_changed(PUBLIC, Asked(on=ON, country="KEN"), hour(9))
    assert [one.indicator for one in changed] == ["X-1"]
