"""Values under codes that no register has: taken in, told with row, rule and reason, by every way they come in."""

from datetime import UTC, date, datetime

import pytest

from balozi.ground.errors.results import CodeTooLong
from balozi.ground.people import GIVE_ROLES, PUBLIC, Person
from balozi.services.aiming import Aim, set_baseline, set_target
from balozi.services.framing import load_framework
from balozi.services.institutions import InstitutionTold, add_institution
from balozi.services.observing import submit_observation
from balozi.services.receiving import receive_values, undo_values
from balozi.services.reported_values import Reported
from balozi.store.results.models import AreaPart, Breach, Observation
from balozi.store.results.queries import scorecard, stated_row
from balozi.store.results.records import Asked
from tests.builders import hour
from tests.figures import a_value, an_indicator, monitor

pytestmark = [pytest.mark.django_db, pytest.mark.engines]
HEAD = "indicator,area,period,actual,reporter,parent_area,target,reported_on\n"


@pytest.fixture
def framework():
    load_framework(code="ke", person=monitor(), at=hour(0))
    return an_indicator()


@pytest.fixture
def institutions():
    for code, name in (("MOH", "Ministry of Health"), ("MFA", "Ministry of Foreign Affairs")):
        told_of = InstitutionTold(code, "ministry", "KEN", {"en": name})
        add_institution(told=told_of, person=Person("A. Msimamizi", frozenset({GIVE_ROLES})), at=hour(0))


def taken_in(rows, *, form="csv", day=1, head=HEAD, dry_run=False):
    return receive_values(
        content=(head + rows).encode(),
        name=f"values.{form}",
        form=form,
        person=monitor(),
        at=datetime(2026, 11, day, 8, tzinfo=UTC),
        dry_run=dry_run,
    )


def told(receipt):
    return [(one.row, one.rule, one.severity) for one in receipt.conflicts]


def test_a_value_of_an_unknown_area_is_kept_and_told_with_the_nearest_code(framework):
    rows = "X-1,CNTY-04O,2024,5,,,,2025-01-31\nX-1,CNTY-040,2024,6,,,,2025-01-31\n"
    assert told(taken_in(rows, dry_run=True)) == [(1, "VR7", "warning")]
    receipt = taken_in(rows)
    assert told(receipt) == [(1, "VR7", "warning")]
    assert receipt.conflicts[0].message.endswith("The nearest code is CNTY-040.")
    assert receipt.tally["imported"] == 2
    (breach,) = Breach.objects.all()
    assert (breach.observation.area, breach.facts) == ("CNTY-04O", {"code": "CNTY-04O", "near": "CNTY-040"})
    shown = stated_row(PUBLIC, "observation", breach.observation_id).breaches[0]
    assert shown.says % shown.facts == receipt.conflicts[0].message


def test_a_target_of_an_unknown_area_is_told_too(framework):
    assert told(taken_in("X-1,KNE,2024,,,,7,2025-01-31\n")) == [(1, "VR7", "warning")]


def test_the_same_again_is_ignored_and_not_told_again(framework):
    row = "X-1,CNTY-04O,2024,5,,,,2025-01-31\n"
    taken_in(row)
    assert told(taken_in(row, day=2)) == []


def test_a_new_area_is_made_known_by_what_it_is_part_of_and_unknown_again_when_the_import_is_taken_back(
    framework,
):
    receipt = taken_in("X-1,WARD-7,2024,5,,CNTY-040,,2025-01-31\n")
    assert told(receipt) == []
    assert told(taken_in("X-1,WARD-7,2023,5,,,,2025-01-31\n", day=2)) == []
    undo_values(number=receipt.number, person=monitor(), at=datetime(2026, 11, 3, tzinfo=UTC))
    assert not AreaPart.objects.filter(area="WARD-7", superseded__isnull=True).exists()
    assert told(taken_in("X-1,WARD-7,2022,5,,,,2025-01-31\n", day=4)) == [(1, "VR7", "warning")]


def test_an_unknown_reporter_is_told_once_with_the_nearest_institution(framework, institutions):
    receipt = taken_in("X-1,KEN,2024,5,MOHH,,,2025-01-31\nX-1,KEN,2024,6,MOH,,,2025-01-31\n")
    assert told(receipt) == [(1, "VR8", "warning")]
    assert receipt.conflicts[0].message.endswith("The nearest is MOH.")
    assert told(taken_in("X-1,KEN,2023,5,MOHH,,,2025-01-31\n", day=2)) == []


def test_an_organisation_unit_of_dhis2_that_is_no_area_is_told(framework):
    content = (
        '{"dataValues": [{"dataElement": "X-1", "period": "2024", "orgUnit": "ImspTQPwCqd", "value": "5"}]}'
    )
    assert told(taken_in(content, form="dhis2", head="")) == [(1, "VR7", "warning")]


def test_an_area_of_sdmx_that_is_none_is_told(framework):
    head = "DATAFLOW,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\n"
    assert [rule for _, rule, _ in told(taken_in("B:R(1.0),X-1,KNE,2024,5\n", form="sdmx", head=head))] == [
        "VR7"
    ]


def test_a_single_value_is_told_as_an_imported_one_is(framework):
    number = submit_observation(
        reported=Reported("X-1", "2024", "CNTY-4O", value="5", reporter="Nobody"),
        person=monitor(),
        at=hour(2),
    )
    shown = stated_row(PUBLIC, "observation", number).breaches
    assert [(one.rule, one.facts["near"]) for one in shown] == [("VR7", "CNTY-040"), ("VR8", "")]


def test_a_value_of_an_unknown_area_counts_for_no_larger_one(framework):
    a_value("X-1", "2024", "5", area="CNTY-040")
    a_value("X-1", "2024", "7", area="CNTY-04O")
    card = scorecard(PUBLIC, Asked(on=date(2026, 12, 10), indicators=("X-1",)))
    actual = {one.line["area"]: one.line["actual"] for one in card.figures if one.line["scope"] == "period"}
    assert actual["KEN"] == actual["CNTY-040"] != actual["CNTY-04O"]


def test_a_code_that_is_too_long_is_refused_and_never_cut(framework):
    long = "THE-COUNTY-OF-BUSIA-NEAR-THE-LAKE"
    receipt = taken_in(
        f"X-1,{long},2024,5,,,,2025-01-31\nX-1,{long}-2,2024,,,,7,2025-01-31\nX-1,KEN,2024,5,,,,2025-01-31\n"
    )
    assert told(receipt) == [(1, "results.long", "error"), (2, "results.long", "error")]
    assert Observation.objects.count() == 1
    for call in (
        lambda: submit_observation(
            reported=Reported("X-1", "2023", long, value="1"), person=monitor(), at=hour(2)
        ),
        lambda: set_target(aim=Aim("X-1", "2023", long, value="1"), person=monitor(), at=hour(2)),
        lambda: set_baseline(aim=Aim("X-1", "2023", long, value="1"), person=monitor(), at=hour(2)),
    ):
        with pytest.raises(CodeTooLong):
            call()
