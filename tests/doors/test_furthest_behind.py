"""Which pillar is furthest behind: one sentence on the scorecard, for whoever has four minutes."""

import pytest

from balozi.web.results.shown import RATINGS, Tally, furthest_behind
from tests.figures import a_baseline, a_target, a_value, an_indicator
from tests.readers import signed_in


def group(code, met, not_met, partly=0):
    counted = {"met": met, "not_met": not_met, "partly_met": partly}
    return Tally(code, code.upper(), [(name, counted.get(name, 0)) for name in RATINGS])


@pytest.mark.parametrize(
    ("groups", "wanted"),
    [
        ([group("a", 1, 1), group("b", 1, 3)], "b"),
        ([group("a", 0, 1, partly=1), group("b", 0, 2)], "b"),
        ([group("a", 1, 1), group("b", 1, 1)], None),
        ([group("a", 2, 0), group("b", 3, 0)], None),
        ([group("a", 0, 4)], None),
        ([group("", 0, 4), group("a", 1, 1), group("b", 1, 0)], "a"),
        ([group("a", 0, 0), group("b", 0, 1)], None),
        ([], None),
    ],
)
def test_the_pillar_with_the_smallest_share_is_named_and_a_tie_names_nobody(groups, wanted):
    found = furthest_behind(groups)
    assert (found.code if found else None) == wanted


@pytest.mark.django_db
def test_the_scorecard_says_which_pillar_is_furthest_behind_and_leads_to_its_indicators():
    for code, pillar, value in (("X-1", "pillar-1", "9"), ("X-2", "pillar-2", "1")):
        an_indicator(code, pillar=pillar)
        a_baseline(code, "0")
        a_target(code, "2024", "9")
        a_value(code, "2024", value)
    client = signed_in()
    page = client.get("/results/?country=KEN").content.decode()
    assert "Furthest behind:" in page
    assert "?country=KEN&amp;pillar=pillar-2#indicators" in page
    assert "Furthest behind:" not in client.get("/results/?country=KEN&pillar=pillar-2").content.decode()
