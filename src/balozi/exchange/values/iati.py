"""IATI 2.03 results (XML) in and out; the order and number of elements are those of the schema.

IATI has no place for running totals, and a missing value has no element: both are told when a file is written.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from balozi.exchange.values.drafts import Conflict, ValueDraft, ValueFile, ValueOut
from balozi.ground.errors import NotAPeriod, ValuesUnreadable
from balozi.results.periods import HALF, MONTH, QUARTER, YEAR, Period, period_of

_TYPES = {"output": "1", "outcome": "2", "impact": "3"}
_MEASURES = {"percent": "2", "scale": "4"}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Vocabulary of the reporting organisation itself.
_OWN = "99"


@dataclass(frozen=True, slots=True)
class Activity:
    """The activity under which results are published.

    Attributes:
        identifier: of the activity.
        organisation: identifier of the reporting organisation.
        name: of the organisation.
        title: of the activity.
        starts_on: ISO day on which it started.
    """

    identifier: str
    organisation: str
    name: str
    title: str
    starts_on: str


def write_iati(cells: Iterable[ValueOut], activity: Activity) -> tuple[bytes, list[str]]:
    """Return results as an IATI file, and what could not be said in it."""
    from lxml import etree

    listed = list(cells)
    top = etree.Element("iati-activities", version="2.03")
    one = etree.SubElement(top, "iati-activity", {_LANG: "en"})
    etree.SubElement(one, "iati-identifier").text = activity.identifier
    organisation = etree.SubElement(one, "reporting-org", ref=activity.organisation, type="10")
    _narrative(organisation, {"en": activity.name})
    _narrative(etree.SubElement(one, "title"), {"en": activity.title})
    _narrative(etree.SubElement(one, "description"), {"en": activity.title})
    _narrative(
        etree.SubElement(one, "participating-org", role="4", ref=activity.organisation), {"en": activity.name}
    )
    etree.SubElement(one, "activity-status", code="2")
    etree.SubElement(one, "activity-date", {"iso-date": activity.starts_on, "type": "2"})
    for results in _grouped(listed, lambda cell: (cell.result, cell.level)):
        _result(one, results)
    told = sorted({cell.indicator for cell in listed if cell.kind == "cumulative"})
    notes = [f"{code} is a running total, which IATI has no mark for." for code in told]
    return etree.tostring(top, pretty_print=True, xml_declaration=True, encoding="UTF-8"), notes


def read_iati(content: bytes, name: str) -> ValueFile:
    """Return the values, targets and baselines of the results in an IATI file; indicators are known by a reference.

    Raises:
        ValuesUnreadable: it is no XML, or has a document type, which could name other files.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        top = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise ValuesUnreadable(name, "iati", str(fault)[:80]) from None
    if top.getroottree().docinfo.doctype:
        raise ValuesUnreadable(name, "iati", "it has a document type")
    drafts: list[ValueDraft] = []
    conflicts: list[Conflict] = []
    number = 0
    for indicator in top.iter("indicator"):
        code = next((one.get("code", "") for one in indicator.findall("reference")), "")
        starts = {_place(one): one for one in indicator.findall("baseline") if one.get("value")}
        for period in indicator.findall("period"):
            number += 1
            try:
                found = _period(period)
            except NotAPeriod as fault:
                conflicts.append(Conflict(number, fault.code, "error", str(fault), fault.text))
                continue
            drafts += _drafts(number, code, found, period, starts)
    return ValueFile(drafts, conflicts, (), number)


def _result(activity: Any, cells: list[ValueOut]) -> None:
    from lxml import etree

    first = cells[0]
    result = etree.SubElement(activity, "result", {"type": _TYPES.get(first.level, "9")})
    _narrative(etree.SubElement(result, "title"), first.result_names or first.names)
    for listed in _grouped(cells, lambda cell: cell.indicator):
        one = listed[0]
        marks = {"measure": _MEASURES.get(one.kind, "1")}
        if one.direction in {"increase", "decrease"}:
            marks["ascending"] = "1" if one.direction == "increase" else "0"
        indicator = etree.SubElement(result, "indicator", marks)
        _narrative(etree.SubElement(indicator, "title"), one.names)
        etree.SubElement(indicator, "reference", vocabulary=_OWN, code=one.indicator)
        starts: dict[str, ValueOut] = {}
        for cell in listed:
            if cell.numbers.get("baseline"):
                starts.setdefault(cell.area, cell)
        for area, cell in starts.items():
            year = str(cell.period.first_day.year)
            _located(etree.SubElement(indicator, "baseline", year=year, value=cell.numbers["baseline"]), area)
        for periods in _grouped(listed, lambda cell: cell.period):
            _write_period(indicator, periods)


def _write_period(indicator: Any, cells: list[ValueOut]) -> None:
    from lxml import etree

    period = etree.SubElement(indicator, "period")
    for tag, day in (("period-start", cells[0].period.first_day), ("period-end", cells[0].period.last_day)):
        etree.SubElement(period, tag, {"iso-date": day.isoformat()})
    for tag, name in (("target", "target"), ("actual", "value")):
        for cell in cells:
            if cell.numbers.get(name):
                _located(etree.SubElement(period, tag, value=cell.numbers[name]), cell.area)


def _located(element: Any, area: str) -> None:
    from lxml import etree

    if area:
        etree.SubElement(element, "location", ref=area)


def _narrative(parent: Any, names: Mapping[str, str]) -> None:
    from lxml import etree

    for language, text in names.items():
        etree.SubElement(parent, "narrative", {_LANG: language}).text = text


def _grouped(cells: Iterable[ValueOut], key: Any) -> Iterator[list[ValueOut]]:
    found: dict[Any, list[ValueOut]] = {}
    for cell in cells:
        found.setdefault(key(cell), []).append(cell)
    yield from found.values()


def _period(element: Any) -> Period:
    days = []
    for tag in ("period-start", "period-end"):
        found = element.find(tag)
        days.append("" if found is None else str(found.get("iso-date", ""))[:10])
    start, end = days
    try:
        year, month = int(start[:4]), int(start[5:7])
        months = int(end[:4]) * 12 + int(end[5:7]) - (year * 12 + month) + 1
    except ValueError:
        raise NotAPeriod(f"{start}/{end}") from None
    for prefix, opening in (("", 0), ("FY", 6)):
        if months in {YEAR, HALF, QUARTER, MONTH}:
            whole = period_of(f"{prefix}{(year * 12 + month - 1 - opening) // 12:04}")
            for part in whole.parts(months):
                if (part.first_day.isoformat(), part.last_day.isoformat()) == (start, end):
                    return part
    raise NotAPeriod(f"{start}/{end}")


def _drafts(
    number: int, code: str, period: Period, element: Any, starts: Mapping[tuple[str, str], Any]
) -> list[ValueDraft]:
    found: dict[tuple[str, str], dict[str, str]] = {}
    for tag, name in (("target", "target"), ("actual", "value")):
        for one in element.findall(tag):
            if one.get("value"):
                found.setdefault(_place(one), {})[name] = str(one.get("value")).strip()
    for place, said in found.items():
        if place in starts:
            said["baseline"] = str(starts[place].get("value")).strip()
        if place[1]:
            said["breakdown"] = place[1]
    return [ValueDraft(number, code, period.name, place[0], "", said) for place, said in found.items()]


def _place(element: Any) -> tuple[str, str]:
    location = element.find("location")
    parts = [f"{one.get('name')}={one.get('value')}" for one in element.findall("dimension")]
    return ("" if location is None else str(location.get("ref", ""))), ";".join(sorted(parts))
