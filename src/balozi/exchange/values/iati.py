"""IATI 2.03 results (XML) in and out; the order and number of elements are those of the schema.

IATI has no place for running totals, and a missing value has no element: both are told when a file is written.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from balozi.exchange.values.drafts import Conflict, ValueDraft, ValueFile, ValueOut
from balozi.exchange.values.iati_rules import (
    Breach,
    check_baseline,
    check_file,
    check_indicator,
    check_period,
    check_value,
    code_of,
    day_in,
)
from balozi.ground.errors.results import NotAPeriod
from balozi.ground.errors.values import ValuesUnreadable
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

    What does not keep the standard is told by the rules of ``iati.toml``, with the number of the period, counted from
    1 through the file: what a rule calls an error is left out, the rest is read.

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
    read = _Read([one.told(0) for one in check_file(top)])
    for indicator in top.iter("indicator"):
        read.indicator(indicator)
    return ValueFile(read.drafts, read.conflicts, (), read.rows, len(read.refused))


@dataclass(slots=True)
class _Read:
    """What was read so far: a row is a target or an actual of one place, or a period of which nothing can be read."""

    conflicts: list[Conflict]
    drafts: list[ValueDraft] = field(default_factory=list)
    periods: int = 0
    refused: set[int] = field(default_factory=set)

    @property
    def rows(self) -> int:
        """Return how many rows there are, the refused ones among them."""
        return len(self.drafts) + len(self.refused)

    def indicator(self, indicator: Any) -> None:
        """Read the periods of an indicator; where it cannot be known at all, each of them is refused."""
        found = list(check_indicator(indicator))
        periods = indicator.findall("period")
        broken = any(one.is_error for one in found)
        self._tell(found, self.periods + 1)
        if broken:
            self.refused |= set(range(self.periods + 1, self.periods + 1 + max(1, len(periods))))
            self.periods += max(1, len(periods))
            return
        starts = dict(self._baselines(indicator))
        for period in periods:
            self.periods += 1
            self._period(indicator, period, starts)

    def _period(self, indicator: Any, period: Any, starts: Mapping[tuple[str, str], Any]) -> None:
        number, breaches = self.periods, list(check_period(period))
        self._tell(breaches, number)
        if any(one.is_error for one in breaches):
            self.refused.add(number)
            return
        try:
            named = _period(period)
        except NotAPeriod as fault:
            self.conflicts.append(Conflict.of_refusal(number, fault, fault.text))
            self.refused.add(number)
            return
        kept = []
        for element in (*period.findall("target"), *period.findall("actual")):
            found = list(check_value(element, str(indicator.get("measure"))))
            self._tell(found, number)
            if not any(one.is_error for one in found):
                kept.append(element)
        drafts = _drafts(number, code_of(indicator), named, kept, starts)
        self.drafts += drafts
        if not drafts and len(period.findall("target")) + len(period.findall("actual")) > len(kept):
            self.refused.add(number)

    def _baselines(self, indicator: Any) -> Iterator[tuple[tuple[str, str], Any]]:
        for one in indicator.findall("baseline"):
            found = list(check_baseline(one))
            self._tell(found, self.periods + 1)
            if one.get("value") and not any(breach.is_error for breach in found):
                yield _place(one), one

    def _tell(self, breaches: Iterable[Breach], row: int) -> None:
        self.conflicts += [one.told(row) for one in breaches]


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
    days = [day_in(element.find(tag)) for tag in ("period-start", "period-end")]
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
    number: int, code: str, period: Period, elements: Iterable[Any], starts: Mapping[tuple[str, str], Any]
) -> list[ValueDraft]:
    found: dict[tuple[str, str], dict[str, str]] = {}
    for one in elements:
        if one.get("value"):
            name = "target" if one.tag == "target" else "value"
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
