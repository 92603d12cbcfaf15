"""Values in and out of other systems' formats."""

import json

import pytest

from balozi.exchange.values.dhis2 import read_data_values, write_data_values
from balozi.exchange.values.drafts import ValueOut
from balozi.exchange.values.forms import READERS
from balozi.exchange.values.iati import Activity, read_iati, write_iati
from balozi.exchange.values.periods import dhis2_of, in_calendar, period_of_dhis2, period_of_sdmx, sdmx_of
from balozi.exchange.values.rows import read_rows
from balozi.exchange.values.sdmx import read_sdmx, write_sdmx
from balozi.exchange.values.tables import read_values_table, write_values_table
from balozi.ground.errors.results import NotAPeriod
from balozi.ground.errors.sheets import SheetUnreadable
from balozi.ground.errors.values import ValuesUnreadable
from balozi.results.periods import period_of

PERIODS = ["2024", "FY2024", "2024-H1", "2024-Q3", "2024-07", "FY2024-H2", "FY2024-Q1"]
ACTIVITY = Activity("XM-EX-1", "XM-EX", "Ministry", "Results", "2024-07-01")


def cell(code="A-1", period="2024", area="KEN", **more):
    numbers = more.pop("numbers", {"value": "12.5", "target": "20", "baseline": "5"})
    told = {"kind": "periodic", "direction": "increase", "unit": "count", "level": "output"} | more
    return ValueOut(
        indicator=code, names={"en": code}, result="R-1", result_names={"en": "R"}, area=area,
        period=period_of(period), numbers=numbers, **told,
    )  # fmt: skip


@pytest.mark.parametrize("name", PERIODS)
def test_periods_come_back_from_dhis2_and_sdmx_as_the_same_months(name):
    period = period_of(name)
    for back in (period_of_dhis2(dhis2_of(period)), period_of_sdmx(sdmx_of(period)[0])):
        assert in_calendar(period_of(back), fiscal=period.fiscal) == period


@pytest.mark.parametrize("text", ["2024W5", "2024Q5", "2024April", "202413", ""])
def test_periods_that_are_not_understood_are_refused(text):
    with pytest.raises(NotAPeriod):
        period_of_dhis2(text)


def test_a_data_value_set_takes_period_and_unit_from_the_set_or_the_value():
    told = {
        "dataSet": "x", "period": "2024July", "orgUnit": "KEN",
        "dataValues": [
            {"dataElement": "A-1", "value": "5", "comment": "c"},
            {"dataElement": "P-1.num", "period": "2024Q1", "orgUnit": "CNTY-040", "value": 1},
            {"dataElement": "P-1.den", "period": "2024Q1", "orgUnit": "CNTY-040", "value": 4},
            {"dataElement": "A-1", "period": "2024W1", "value": "7"},
            {"dataElement": "A-1", "period": "2023", "value": "7", "categoryOptionCombo": "female", "odd": 1},
        ],
    }  # fmt: skip
    file = read_data_values(json.dumps(told).encode(), "x.json")
    found = [(one.row, one.indicator, one.period, one.area, dict(one.said)) for one in file.drafts]
    assert found == [
        (1, "A-1", "FY2024", "KEN", {"value": "5", "comment": "c"}),
        (2, "P-1", "2024-Q1", "CNTY-040", {"numerator": "1", "denominator": "4"}),
        (5, "A-1", "2023", "KEN", {"value": "7", "breakdown": "category=female"}),
    ]
    assert [(one.row, one.rule, one.value) for one in file.conflicts] == [(4, "results.period", "2024W1")]
    assert file.ignored == ["odd"]


@pytest.mark.parametrize("form", ["csv", "dhis2", "sdmx", "iati"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"<a", b"[]", b"{}", b"a,b\n1,2\n"])
def test_what_is_not_the_format_is_refused_in_words(form, content):
    with pytest.raises((ValuesUnreadable, SheetUnreadable)):
        READERS[form](content, "file")


def test_an_xml_file_that_names_other_files_is_refused():
    evil = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><iati-activities><indicator>&x;</indicator></iati-activities>'
    with pytest.raises(ValuesUnreadable):
        read_iati(evil, "evil.xml")


@pytest.mark.parametrize(
    ("write", "read"),
    [
        (write_values_table, read_values_table),
        (write_sdmx, read_sdmx),
        (lambda cells: write_iati(cells, ACTIVITY)[0].decode(), read_iati),
    ],
    ids=["csv", "sdmx", "iati"],
)
def test_what_goes_out_comes_back(write, read):
    cells = [cell(), cell(period="FY2024-Q1", area="CNTY-040"), cell("B-2", numbers={"target": "3"})]
    file = read(write(cells).encode(), "file")
    found = {(one.indicator, one.area, one.period): dict(one.said) for one in file.drafts}
    for one in cells:
        names = {one.period.name, in_calendar(one.period, fiscal=False).name}
        said = next(found[key] for key in found if key[:2] == (one.indicator, one.area) and key[2] in names)
        assert said == one.numbers
    assert not file.conflicts


def test_a_workbook_of_values_is_read_like_a_table():
    from io import BytesIO

    from openpyxl import Workbook

    book, target = Workbook(), BytesIO()
    book.active.append(["indicator", "period", "area", "actual"])
    book.active.append(["A-1", 2024, "KEN", 12.5])
    book.save(target)
    (draft,) = read_values_table(target.getvalue(), "x.xlsx").drafts
    assert (draft.indicator, draft.period, draft.area, draft.get("value")) == ("A-1", "2024", "KEN", "12.5")


def test_another_reader_of_sdmx_csv_understands_what_is_written(tmp_path):
    pysdmx = pytest.importorskip("pysdmx.io", reason="the reference reader of SDMX is not installed")
    path = tmp_path / "out.csv"
    path.write_text(write_sdmx([cell(), cell(period="FY2024-Q1")]), encoding="utf-8")
    (dataset,) = pysdmx.get_datasets(str(path))
    assert [float(one) for one in dataset.data["OBS_VALUE"]] == [12.5, 20, 5] * 2


def test_iati_has_its_elements_in_the_order_of_the_schema():
    from lxml import etree

    content, notes = write_iati([cell(kind="cumulative"), cell(period="2025", kind="cumulative")], ACTIVITY)
    top = etree.fromstring(content)
    indicator = top.find(".//indicator")
    assert [one.tag for one in indicator] == ["title", "reference", "baseline", "period", "period"]
    assert [one.tag for one in indicator.find("period")] == ["period-start", "period-end", "target", "actual"]
    assert [one.tag for one in top[0]] == [
        "iati-identifier", "reporting-org", "title", "description", "participating-org", "activity-status",
        "activity-date", "result",
    ]  # fmt: skip
    assert notes == ["A-1 is a running total, which IATI has no mark for."]


def test_a_dhis2_set_goes_out_with_the_parts_of_a_percentage():
    told = json.loads(
        write_data_values([cell(numbers={"value": "25", "numerator": "1", "denominator": "4"})])
    )
    assert [one["dataElement"] for one in told["dataValues"]] == ["A-1", "A-1.num", "A-1.den"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{bad", "it is no JSON"),
        (b"\xff\xfe", "it is no JSON"),
        (b"[1]", 'it has no list named "%s"'),
        (b'{"rows": []}', 'it has no list named "%s"'),
        (b'{"values": {}, "dataValues": 3}', 'it has no list named "%s"'),
    ],
)
def test_json_without_its_list_is_told_in_words(content, reason):
    for read, key in ((read_rows, "values"), (read_data_values, "dataValues")):
        with pytest.raises(ValuesUnreadable) as told:
            read(content, "file.json")
        assert told.value.facts["reason"] == (reason % key if "%s" in reason else reason)
