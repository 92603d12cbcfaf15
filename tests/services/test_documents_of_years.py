"""Documents of a year and of a quarter: what is reported more often is brought together, what is rarer is not missed."""

from datetime import UTC, datetime

import pytest

from balozi.briefs.cycle.papers import Grid
from balozi.ground.errors.briefs import BriefCountryOpen
from balozi.services.defining import Definition, add_indicator
from balozi.services.documenting import Order, compose_now, keep_brief
from balozi.services.receiving import approve_import, receive_values
from tests.builders import hour
from tests.figures import a_baseline, a_target, a_value, an_indicator, monitor, second

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)


def made(kind="annual_progress_report", period="FY2025", language="en", **more):
    return compose_now(
        order=Order(kind, period, language, **more), person=monitor(), at=LATER, known_at=None
    ).document


def section(document, name):
    (found,) = [one for one in document.sections if one.name == name]
    return found.blocks


def rows(document, name="results"):
    table = next(block for block in section(document, name) if isinstance(block, Grid))
    return [[cell.text for cell in row] for row in table.rows]


def said(document, name="summary"):
    return " ".join(block.text for block in section(document, name) if not isinstance(block, Grid))


def a_quarterly(code="X-1", **declared):
    an_indicator(code, frequency="quarter", calendar="fiscal", **declared)
    for number, value in enumerate((10, 20, 10, 15), start=1):
        a_target(code, f"FY2025-Q{number}", "15")
        a_value(code, f"FY2025-Q{number}", str(value), at=LATER)


def test_the_annual_report_adds_up_the_quarters_and_their_targets():
    a_quarterly()
    a_baseline("X-1", "5")
    (row,) = rows(made())
    assert row[2:7] == ["FY2025", "20", "60", "55", "87.5%"]
    assert row[7] == "partly met"


def test_the_quarterly_report_tells_its_quarter():
    a_quarterly()
    (row,) = rows(made("quarterly_report", "FY2025-Q4"))
    assert (row[2], row[4], row[5], row[7]) == ("FY2025-Q4", "15", "15", "met")


def test_what_is_reported_once_a_year_is_not_missed_in_a_quarter():
    a_quarterly()
    an_indicator("X-2", calendar="fiscal", names={"en": "Yearly sample"})
    an_indicator("X-3", frequency="quarter", calendar="fiscal", names={"en": "Silent sample"})
    first = made("quarterly_report", "FY2025-Q1")
    assert "Indicators that are due and have none: 1." in said(first)
    assert "no period that ends in this one: 1;" in said(first)
    assert [row[0] for row in rows(first, "coverage")] == ["Silent sample"]
    last = made("quarterly_report", "FY2025-Q4")
    assert "Indicators that are due and have none: 2." in said(last)
    assert "no period that ends" not in said(last)


def test_areas_inside_a_country_are_listed_and_not_counted_twice():
    an_indicator(frequency="year", calendar="fiscal")
    head = "indicator,area,parent_area,period,actual\n"
    content = (head + "X-1,WEST,KEN,FY2025,4\nX-1,EAST,KEN,FY2025,4\n").encode()
    receipt = receive_values(content=content, name="v.csv", form="csv", person=monitor(), at=hour(3))
    approve_import(number=receipt.number, person=second(), at=hour(4))
    a_target("X-1", "FY2025", "10")
    document = made()
    assert len(rows(document)) == 3
    assert "Indicators with a figure: 1. Met: 0; partly met: 1;" in said(document)
    assert "listed beside it and not counted again: 2." in said(document)


def test_a_plan_for_a_year_that_runs_states_the_targets_of_the_whole_year():
    an_indicator(frequency="quarter", calendar="fiscal")
    a_baseline("X-1", "5")
    for number in range(1, 5):
        a_target("X-1", f"FY2026-Q{number}", "15")
    a_value("X-1", "FY2026-Q1", "10", at=LATER)
    (row,) = rows(made("annual_work_plan", "FY2026"), "targets_ahead")
    assert row[2:5] == ["FY2026", "20", "60"]
    (row,) = rows(made("performance_contract", "FY2026", weights={"X-1": "30"}), "weighted_targets")
    assert row[1:6] == ["30", "60", "15", "10", "50.0%"]
    (row,) = rows(made(period="FY2026"))
    assert (row[2], row[4], row[5]) == ("FY2026-Q1", "15", "10")


def test_a_document_without_a_country_is_refused_where_several_have_a_framework():
    a_quarterly()
    assert rows(made())
    told = {
        "unit": "count",
        "direction": "increase",
        "kind": "level",
        "frequency": "year",
        "calendar": "fiscal",
    }
    definition = Definition(names={"en": "Sample of another country"}, **told)
    add_indicator(code="Y-1", country="RWA", definition=definition, person=monitor(), at=hour(0))
    with pytest.raises(BriefCountryOpen, match="KEN, RWA"):
        made()
    with pytest.raises(BriefCountryOpen):
        keep_brief(order=Order("annual_progress_report", "FY2025"), person=monitor(), at=LATER)
    assert [row[0] for row in rows(made(country="KEN"))] == ["Clinics opened (count)"]


def test_what_a_figure_rests_on_opens_its_page():
    a_quarterly()
    links = {link for one in made().citations for _, link in one.items if "X-1" in link}
    assert links == {"/results/X-1/"}


@pytest.mark.parametrize(
    ("language", "word"), [("en", "met 1, partly met 1"), ("sw", "imefikiwa 1"), ("fr", "atteint 1")], ids=str
)
def test_the_words_of_the_chart_name_each_pillar_once(language, word):
    a_quarterly()
    a_quarterly("X-2", kind="level")
    (told,) = [
        block.text
        for block in section(made(language=language), "results")
        if "pillar-1" in getattr(block, "text", "")
    ]
    assert told.count("pillar-1") == 1
    assert word in told
