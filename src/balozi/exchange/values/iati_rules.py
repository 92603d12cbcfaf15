"""What IATI 2.03 demands of the parts of results that are read: required attributes and elements, code lists, rules."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from balozi.exchange.values.drafts import Conflict

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?\Z")
_YEAR = re.compile(r"\+?0*[1-9]\d*\Z")
_NONE = "nothing"


@dataclass(frozen=True, slots=True)
class IatiRule:
    """One rule of ``iati.toml``: its name, its sentence as a template, error or warning."""

    name: str
    says: str
    severity: str


@dataclass(frozen=True, slots=True)
class Breach:
    """One place of a file that does not keep a rule, with the facts that its sentence takes."""

    rule: str
    facts: Mapping[str, str]

    @property
    def is_error(self) -> bool:
        """Tell whether what is named is left out."""
        return iati_rules()[self.rule].severity == "error"

    def told(self, row: int) -> Conflict:
        """Return it as it is told of a row; 0 for the whole file."""
        rule = iati_rules()[self.rule]
        value = self.facts.get("value", "")
        shown = "" if value == _NONE else value
        message = rule.says % self.facts
        return Conflict(row, rule.name, rule.severity, message, shown, (rule.says,), dict(self.facts))


@cache
def iati_rules() -> Mapping[str, IatiRule]:
    """Return the rules by name."""
    return {
        name: IatiRule(name, one["says"], one["severity"]) for name, one in _file().items() if name != "codes"
    }


def codes(name: str) -> tuple[str, ...]:
    """Return one code list.

    Examples:
        >>> codes("types")
        ('1', '2', '3', '9')
    """
    return tuple(_file()["codes"][name])


def check_file(top: Any) -> Iterator[Breach]:
    """Give what the file as a whole does not keep: its version, and its results without their indicators."""
    if top.get("version") not in codes("versions"):
        yield Breach("IA1", {"value": top.get("version") or _NONE})
    for result in top.iter("result"):
        if result.get("type") not in codes("types"):
            yield Breach("IA2", {"value": result.get("type") or _NONE})
        if not _is_titled(result):
            yield Breach("IA3", {"element": "result"})
        yield from _flags(result, "aggregation-status")


def check_indicator(indicator: Any) -> Iterator[Breach]:
    """Give what an indicator does not keep; an error means that none of its periods can be read."""
    result = indicator.getparent()
    if result is None or result.tag != "result":
        yield Breach("IA14", {})
    elif result.find("reference") is not None and indicator.find("reference") is not None:
        yield Breach("IA13", {})
    if indicator.get("measure") not in codes("measures"):
        yield Breach("IA4", {"value": indicator.get("measure") or _NONE})
    if not code_of(indicator):
        yield Breach("IA5", {})
    if not _is_titled(indicator):
        yield Breach("IA3", {"element": "indicator"})
    yield from _flags(indicator, "ascending", "aggregation-status")


def check_baseline(baseline: Any) -> Iterator[Breach]:
    """Give what a baseline does not keep; an error means that it cannot be read."""
    if not _YEAR.match(baseline.get("year") or ""):
        yield Breach("IA11", {"value": baseline.get("year") or _NONE})
    yield from _check_place(baseline)


def check_period(period: Any) -> Iterator[Breach]:
    """Give what the days of a period do not keep; an error means that nothing in it can be read."""
    days: dict[str, date] = {}
    for element in ("period-start", "period-end"):
        found = period.findall(element)
        said = (found[0].get("iso-date") or "") if len(found) == 1 else ""
        day = _day(said)
        if day is None:
            told = said or ("several" if len(found) > 1 else _NONE)
            yield Breach("IA6", {"element": element, "value": told})
        else:
            days[element] = day
    if len(days) == 2 and days["period-start"] > days["period-end"]:
        start, end = (days[name].isoformat() for name in ("period-start", "period-end"))
        yield Breach("IA7", {"start": start, "end": end})


def check_value(element: Any, measure: str) -> Iterator[Breach]:
    """Give what a target or an actual does not keep; an error means that it cannot be read."""
    value, qualitative = element.get("value"), measure == _file()["codes"]["qualitative"]
    if value is None and not qualitative:
        yield Breach("IA8", {"element": element.tag, "measure": measure})
    if value is not None and qualitative:
        yield Breach("IA9", {"element": element.tag, "value": value})
    yield from _check_place(element)


def code_of(indicator: Any) -> str:
    """Return the code by which an indicator is known, of the reporter's own vocabulary first; "" for none."""
    found = {
        one.get("vocabulary"): one.get("code")
        for one in reversed(indicator.findall("reference"))
        if one.get("vocabulary") and one.get("code")
    }
    own = found.get(_file()["codes"]["own_vocabulary"])
    return str(own or (list(found.values())[-1] if found else ""))


def day_in(element: Any) -> str:
    """Return the day of a period's start or end without a time zone, "" for none."""
    found = _DAY.match("" if element is None else element.get("iso-date") or "")
    return found[1] if found else ""


def _check_place(element: Any) -> Iterator[Breach]:
    for part, attributes in (("location", ("ref",)), ("dimension", ("name", "value"))):
        for one in element.findall(part):
            for attribute in attributes:
                if not one.get(attribute):
                    yield Breach("IA10", {"element": element.tag, "part": part, "attribute": attribute})


def _flags(element: Any, *names: str) -> Iterator[Breach]:
    for name in names:
        if element.get(name) is not None and element.get(name) not in codes("booleans"):
            yield Breach("IA12", {"attribute": f"{element.tag}/@{name}", "value": element.get(name)})


def _is_titled(element: Any) -> bool:
    return any("".join(one.itertext()).strip() for one in element.findall("title/narrative"))


def _day(text: str) -> date | None:
    found = _DAY.match(text)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


@cache
def _file() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("iati.toml").read_text("utf-8"))
