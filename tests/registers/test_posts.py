"""Laws of the lives of relations, missions and heads, and the facts of the world that they rest on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balozi.ground.errors.posts import PostEventUnknown
from balozi.packs.gazetteer import cities
from balozi.packs.loading import entries_of_kind
from balozi.packs.posts import capitals, head_procedure, place_of_city, tiles_of
from balozi.registers.posts import (
    HeadLife,
    PostStep,
    changes_of,
    check_post_event,
    course_named,
    headship_on,
    is_present,
    stated_step,
    status_on,
    statuses_known,
)

DAYS = st.dates(date(1960, 1, 1), date(2030, 1, 1))


def steps_of(course):
    events = st.sampled_from(sorted(course_named(course).brings))
    numbered = st.lists(st.tuples(events, DAYS), max_size=8)
    return numbered.map(
        lambda told: [PostStep(event, day.isoformat(), number=n) for n, (event, day) in enumerate(told)]
    )


@pytest.mark.parametrize("course", ["relations", "missions", "heads"])
def test_what_happens_later_does_not_change_how_it_stood_before(course):
    @given(steps_of(course), DAYS)
    def law(steps, day):
        earlier = [step for step in steps if date.fromisoformat(step.on) <= day]
        assert status_on(course, steps, day) == status_on(course, earlier, day)
        assert status_on(course, steps[::-1], day) == status_on(course, steps, day)
        assert status_on(course, steps, day) in statuses_known(course)

    law()


@pytest.mark.parametrize("course", ["relations", "missions", "heads"])
def test_every_status_that_an_event_follows_can_be_reached(course):
    rules = course_named(course)
    assert {name for usual in rules.after.values() for name in usual} <= set(statuses_known(course))
    assert rules.present <= set(statuses_known(course))


def test_relations_are_established_severed_and_restored():
    steps = [
        PostStep("established", "1963-12"),
        PostStep("severed", "1976"),
        PostStep("restored", "1978-03-01"),
    ]
    stood = {year: status_on("relations", steps, date(year, 6, 1)) for year in (1960, 1970, 1976, 1990)}
    assert stood == {1960: "unknown", 1970: "established", 1976: "severed", 1990: "restored"}
    assert is_present("relations", "restored")
    assert not is_present("relations", "severed")


def test_a_step_that_follows_from_nothing_is_kept_and_told():
    steps = [PostStep("opened", "1990"), PostStep("resumed", "1995")]
    assert [change.fits for change in changes_of("missions", steps, date(2000, 1, 1))] == [True, False]


def test_a_date_that_cannot_be_read_stands_before_all_others():
    steps = [PostStep("opened", "no date"), PostStep("closed", "2001")]
    assert status_on("missions", steps, date(1950, 1, 1)) == "open"
    assert status_on("missions", steps, date(2002, 1, 1)) == "closed"


def test_a_stated_status_is_a_step_by_its_name_or_by_what_brings_it():
    assert stated_step("relations", "severed", "1976").event == "severed"
    assert stated_step("heads", "in_office", "").event == "exequatur_given"
    assert stated_step("missions", "never heard of", "") is None


def test_an_event_of_another_life_is_refused():
    with pytest.raises(PostEventUnknown, match="credentials_presented"):
        check_post_event("missions", "credentials_presented")


def head(number, *steps, charge=False):
    return HeadLife(
        number,
        "A. Mfano",
        charge,
        tuple(PostStep(event, on, number=n) for n, (event, on) in enumerate(steps)),
    )


def test_a_mission_is_vacant_from_the_day_its_head_left_until_the_next_presents_credentials():
    first = head(1, ("credentials_presented", "2020-02"), ("recalled", "2024-05-10"))
    standing_in = head(2, ("took_charge", "2024-05-11"), ("left_office", "2024-12-01"), charge=True)
    second = head(3, ("appointed", "2024-10"), ("credentials_presented", "2024-12-02"))
    heads = [first, standing_in, second]
    assert headship_on(heads, "", date(2022, 1, 1)).in_office == (1,)
    between = headship_on(heads, "", date(2024, 6, 1))
    assert (between.vacant, between.vacant_since, between.in_charge) == (True, "2024-05-10", (2,))
    after = headship_on(heads, "", date(2025, 1, 1))
    assert (after.in_office, after.vacant_since, after.findings) == ((3,), "", ())


def test_two_heads_and_a_charge_beside_a_head_are_told():
    heads = [
        head(1, ("credentials_presented", "2020")),
        head(2, ("credentials_presented", "2021")),
        head(3, ("took_charge", "2022"), charge=True),
    ]
    assert headship_on(heads, "", date(2023, 1, 1)).findings == ("two_in_office", "charge_beside_head")


def test_the_pack_says_who_is_vetted():
    assert "vetted" in head_procedure("KEN", "high_commission").steps
    assert "row 9" in head_procedure("KEN", "embassy").source
    assert "vetted" not in head_procedure("RWA", "embassy").steps
    assert head_procedure("KEN", "permanent mission").steps == (
        "nominated",
        "vetted",
        "appointed",
        "credentials_presented",
    )
    assert "agrement_sought" not in head_procedure("KEN", "honorary_consulate", "honorary").steps


def test_every_capital_has_a_place_on_the_earth():
    without = [
        city.name for city in cities() if city.is_capital and place_of_city(city.name, city.country) is None
    ]
    assert without == []
    assert all(-60 < latitude < 75 and -180 <= longitude <= 180 for latitude, longitude in capitals())
    assert place_of_city("Nowhere at all") is None


def test_every_listed_mission_of_kenya_has_a_place():
    listed = [*entries_of_kind("ke", "mission"), *entries_of_kind("ke", "consulate")]
    cities_listed = {(str(entry.fields["city"]), str(entry.fields.get("host", ""))) for entry in listed}
    assert [city for city, host in sorted(cities_listed) if place_of_city(city, host) is None] == []


def test_every_county_has_one_tile_and_four_of_five_neighbours_touch():
    tiles = {tile.code: (tile.column, tile.row) for tile in tiles_of("KEN")}
    counties = {entry.fields["code"]: entry.fields["neighbours"] for entry in entries_of_kind("ke", "county")}
    assert set(tiles) == set(counties)
    assert len(set(tiles.values())) == 47
    pairs = {tuple(sorted((code, other))) for code, others in counties.items() for other in others}
    touching = sum(touch(tiles[one], tiles[other]) for one, other in pairs)
    assert (len(pairs), touching) == (111, 89)
    assert tiles_of("RWA") == ()


def touch(one, other):
    column, row = one
    aside = 1 if row % 2 else -1
    around = {(1, 0), (-1, 0), (0, 1), (0, -1), (aside, 1), (aside, -1)}
    return (other[0] - column, other[1] - row) in around
