"""The pages of results by year, the reports kept of one, the line of the first page, codes that no register has."""

import re
from html import unescape

import pytest

from balozi.ground.markings import Marking
from balozi.services.demonstrating import load_demonstration
from balozi.services.framing import load_framework
from balozi.services.reporting import rebuilds
from balozi.store.results.models import KeptReport
from balozi.store.results.queries import indicators
from balozi.store.results.records import Asked
from tests.builders import hour
from tests.figures import a_target, a_value, an_indicator, monitor
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return signed_in(a_user("M. Mkaguzi", role="monitoring_officer"))


@pytest.fixture
def quarters():
    """Two fiscal years: the first met, the second partly reported and missed."""
    an_indicator(frequency="quarter", calendar="fiscal")
    for year, value in (("FY2023", "10"), ("FY2024", "4")):
        for part in ("Q1", "Q2", "Q3", "Q4"):
            a_target("X-1", f"{year}-{part}", "10")
            a_value("X-1", f"{year}-{part}", value)


def text_of(answer):
    html = re.sub(r"<(script|style|head).*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def counts(page):
    return {name: count for name, count in page.context["tally"].counts if count}


@pytest.mark.parametrize("asked", ["FY2023", "FY2023/24", "2023/24", "FY 2023-24"])
def test_a_fiscal_year_is_understood_however_it_is_spelt(client, quarters, asked):
    page = client.get("/results/", {"year": asked})
    assert (page.context["year"].name, counts(page), page.context["absent"]) == ("FY2023", {"met": 1}, "")


def test_a_calendar_year_with_values_shows_its_own_figures_and_is_named(client, quarters):
    page = client.get("/results/?year=2024")
    assert [one.line["period"] for one in page.context["listed"]] == ["FY2023-Q3/FY2024-Q2"]
    assert "2024 (January to December)" in text_of(page)
    assert page.context["absent"] == ""


def test_a_year_without_values_says_which_years_have_some(client, quarters):
    for address in ("/results/", "/results/heat-map/"):
        page = client.get(f"{address}?year=2019")
        assert "No value was reported for 2019. Years with values: 2024/25 , 2023/24 ." in text_of(page)
        assert "?year=FY2023" in page.content.decode()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("summer", "“summer” is not a year."),
        ("2024-Q3", "“2024-Q3” is not a year."),
        ("FY25", "'FY25' can be read as FY2024 or as FY2025."),
        ("<b>", "“<b>” is not a year."),
    ],
)
def test_what_is_no_year_never_shows_the_latest_figures(client, quarters, asked, told):
    for address in ("/results/", "/results/heat-map/"):
        page = client.get(address, {"year": asked})
        assert page.status_code == 422
        assert told in text_of(page)
        assert "Years with values: 2024/25 , 2023/24 ." in text_of(page)
        assert "Clinics opened" not in page.content.decode()
    assert client.get("/results/entry/", {"year": asked}).status_code == 422
    assert client.get("/results/changes/", {"year": asked}).status_code == 422
    assert client.post(f"/results/keep/?year={asked}").status_code == 422
    assert not KeptReport.objects.exists()


def test_keeping_a_scorecard_of_a_year_keeps_that_year(client, quarters):
    assert "Keep the figures of 2023/24 as a report" in text_of(client.get("/results/?year=2023/24"))
    address = client.post("/results/keep/?year=2023/24").headers["Location"]
    kept = KeptReport.objects.get()
    assert [line["period"] for line in kept.figures] == ["FY2023-Q1/FY2023-Q4"]
    assert kept.asked["within"] == ["2023-07-01", "2024-06-30"]
    page = client.get(address)
    assert dict(page.context["counts"])["met"] == 1
    assert "2023/24" in text_of(page)
    a_value("X-1", "FY2022-Q1", "1")
    assert rebuilds(number=kept.pk, person=monitor())
    assert "every figure comes out as it was" in text_of(client.get(f"{address}?again=1"))
    assert "2023/24" in text_of(client.get("/results/"))


def test_keeping_without_a_year_keeps_all_periods_and_says_so(client, quarters):
    assert "Keep the figures of all periods as a report" in text_of(client.get("/results/"))
    address = client.post("/results/keep/").headers["Location"]
    assert len([line for line in KeptReport.objects.get().figures if line["scope"] == "period"]) == 8
    page = client.get(address)
    assert "all periods" in text_of(page)
    assert (len(page.context["figures"]), page.context["every"]) == (1, 8)


def test_a_kept_report_counts_as_the_scorecard_does_and_not_areas_beside_their_country(client):
    load_framework(code="ke", person=monitor(), at=hour(0))
    load_demonstration(person=monitor(), at=hour(1))
    shown = client.get("/results/?country=KEN&year=FY2025")
    address = client.post("/results/keep/?country=KEN&year=FY2025").headers["Location"]
    page = client.get(address)
    assert dict(page.context["counts"]) == dict(shown.context["tally"].counts)
    assert page.context["every"] > len(page.context["figures"])
    assert len(client.get(f"{address}?all=1").context["figures"]) == page.context["every"]


def test_the_first_page_says_what_the_scorecard_says(client):
    assert "results-line" not in client.get("/").content.decode()
    load_framework(code="ke", person=monitor(), at=hour(0))
    assert "no value yet for any of the 40 indicators" in text_of(client.get("/"))
    load_demonstration(person=monitor(), at=hour(1))
    home, card = client.get("/"), client.get("/results/")
    (line,) = home.context["results"]
    assert line.tally.counts == card.context["tally"].counts
    assert line.tally.met > 0
    told = text_of(home)
    assert f"{line.tally.met} ● met" in told
    assert "of 40 indicators, by the last period that is over. invented values among them" in told
    assert "/results/?country=KEN&amp;rating=met#indicators" in home.content.decode()


def test_the_first_page_counts_nothing_that_the_reader_may_not_see(client, quarters):
    from balozi.store.results.models import Indicator

    assert "of 1 indicators" in text_of(client.get("/"))
    Indicator.objects.update(marking=Marking.SECRET)
    assert not indicators(monitor().reader, Asked(on=hour(9).date()))
    assert "results-line" not in client.get("/").content.decode()


def test_the_first_page_names_each_country_that_has_a_framework(client):
    for code in ("ke", "rw"):
        load_framework(code=code, person=monitor(), at=hour(0))
    told = text_of(client.get("/"))
    assert "Results of Kenya :" in told
    assert "Results of Rwanda :" in told


def test_a_sheet_of_an_area_that_no_register_has_says_so_before_anything_is_typed(client, quarters):
    load_framework(code="ke", person=monitor(), at=hour(0))
    page = client.get("/results/entry/?area=CNTY-04O")
    assert "The nearest code is CNTY-040." in text_of(page)
    assert "?area=CNTY-040" in page.content.decode()
    assert "No register has" not in text_of(client.get("/results/entry/?area=CNTY-040"))


def test_what_changed_is_narrowed_by_the_year_that_is_chosen(client, quarters):
    address = "/results/changes/?since=2020-01-01"
    assert client.get(address).context["count"] == 8
    page = client.get(f"{address}&year=FY2023")
    assert [one.period for one in page.context["changes"]] == [f"FY2023-Q{n}" for n in range(1, 5)]
    assert "Figures that are not what they were: 4." in text_of(page)
    assert "Clinics opened" in text_of(page)


def test_an_indicator_shows_the_history_of_the_area_that_is_shown(client, quarters):
    load_framework(code="ke", person=monitor(), at=hour(0))
    a_value("X-1", "FY2023-Q1", "3", area="CNTY-040", at=hour(4))
    page = client.get("/results/X-1/?area=CNTY-040")
    assert [one.area for one in page.context["page"].observations] == ["CNTY-040"]
    assert {one.line["area"] for one in page.context["figures"]} == {"CNTY-040"}
    assert [code for code, _ in page.context["areas"]] == ["CNTY-040", "KEN"]
    assert len(client.get("/results/X-1/").context["page"].observations) == 8
