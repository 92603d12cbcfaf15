"""DHIS2 dataValueSets (JSON) in and out: data elements are indicators, organisation units areas.

A percentage goes with two more data elements, CODE.num and CODE.den: DHIS2 keeps numbers, not fractions.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from balozi.exchange.values.drafts import Conflict, ValueDraft, ValueFile, ValueOut, joined
from balozi.exchange.values.listed import listed_in
from balozi.exchange.values.periods import dhis2_of, period_of_dhis2
from balozi.ground.errors.results import NotAPeriod
from balozi.ground.errors.values import ValuesUnreadable

_PARTS = {"num": "numerator", "den": "denominator"}
_DEFAULT = "default"
_USED = {"dataElement", "period", "orgUnit", "value", "comment", "categoryOptionCombo"}
# Written by whoever keeps the values there, and of no use here.
_UNUSED = {"storedBy", "created", "lastUpdated", "followup", "attributeOptionCombo"}


def read_data_values(content: bytes, name: str) -> ValueFile:
    """Return what a dataValueSet says; period and organisation unit may stand on the set or on each value.

    Raises:
        ValuesUnreadable: it is no JSON of a dataValueSet.
    """
    told, listed = listed_in(content, "dataValues", name, "dhis2")
    if not all(isinstance(value, dict) for value in listed):
        raise ValuesUnreadable(name, "dhis2", "a value is no object")
    drafts, conflicts, ignored = [], [], set()
    for number, value in enumerate(listed, start=1):
        given = {"period": told.get("period", ""), "orgUnit": told.get("orgUnit", ""), **value}
        ignored |= set(value) - _USED - _UNUSED
        try:
            drafts.append(_draft(number, given))
        except NotAPeriod as fault:
            conflicts.append(Conflict.of_refusal(number, fault, str(given["period"])))
    return ValueFile(joined(drafts), conflicts, sorted(ignored), len(listed))


def write_data_values(cells: Iterable[ValueOut]) -> str:
    """Return values as a dataValueSet; targets and baselines have no place in it."""
    return json.dumps({"dataValues": [value for one in cells for value in _values(one)]}, indent=1) + "\n"


def _draft(number: int, given: dict[str, Any]) -> ValueDraft:
    element, _, part = str(given.get("dataElement", "")).rpartition(".")
    name = _PARTS.get(part) if element else None
    combo = str(given.get("categoryOptionCombo") or "")
    said = {
        name or "value": _text(given.get("value")),
        "comment": _text(given.get("comment")),
        "breakdown": "" if combo in {"", _DEFAULT} else f"category={combo}",
    }
    return ValueDraft(
        number,
        element if name else str(given.get("dataElement", "")),
        period_of_dhis2(str(given["period"])),
        str(given["orgUnit"]),
        "",
        {key: text for key, text in said.items() if text},
    )


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _values(one: ValueOut) -> Iterator[dict[str, str]]:
    place = {"period": dhis2_of(one.period), "orgUnit": one.area}
    for suffix, name in (("", "value"), (".num", "numerator"), (".den", "denominator")):
        if one.numbers.get(name):
            yield {"dataElement": f"{one.indicator}{suffix}", **place, "value": one.numbers[name]}
