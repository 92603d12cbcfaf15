"""Whether a value of a field has the shape that the guide asks for, and what it is then."""

import math
import re
from collections.abc import Callable, Mapping

from balozi.ground.dates import first_day
from balozi.ground.errors.facts import NotADate
from balozi.ground.words import fold
from balozi.packs.gazetteer import organisation_by_name, state_by_code

LONGEST_TEXT = 600
MOST_ITEMS = 60
_CURRENCY = re.compile(r"[A-Z]{3}\Z")

# The reasons for which a fact is left out; they are printed with their counts.
WRONG_TYPE = "a field has the wrong type"
UNKNOWN_VALUE = "a field has an unknown value"
NOT_IN_TEXT = "a name, place or due date does not stand in the paper"


class Unfit(Exception):
    """A value does not fit; the message is the reason. Never leaves this package."""


def fitted(shape: str | tuple[str, ...], value: object, words: str) -> object:
    """Return a value as a suggestion carries it, None when it is empty.

    Args:
        shape: of the field, or the values that it may have.
        value: as the model gave it.
        words: the folded text of the paper, for values that must stand in it.

    Raises:
        Unfit: with the reason.
    """
    if value is None or value in ("", [], {}):
        return None
    if isinstance(shape, tuple):
        return _listed(shape, value)
    return _SHAPES[shape](value, words)


def _listed(values: tuple[str, ...], value: object) -> str:
    text = _text(value).lower().replace(" ", "_").replace("-", "_")
    if text not in values:
        raise Unfit(UNKNOWN_VALUE)
    return text


def _text(value: object, words: str = "") -> str:
    if not isinstance(value, str):
        raise Unfit(WRONG_TYPE)
    text = " ".join(value.split())
    # Not printable: half characters, controls, and marks that turn the direction of writing.
    if not text or len(text) > LONGEST_TEXT or not text.isprintable():
        raise Unfit(UNKNOWN_VALUE)
    return text


def _quoted(value: object, words: str) -> str:
    text = _text(value)
    if not _stands(text, words):
        raise Unfit(NOT_IN_TEXT)
    return text


def _stands(text: str, words: str) -> bool:
    folded = fold(text)
    return bool(folded) and f" {folded} " in f" {words} "


def _date(value: object, words: str) -> str:
    text = _text(value)
    try:
        first_day(text)
    except NotADate as fault:
        raise Unfit(UNKNOWN_VALUE) from fault
    return text


def _state(value: object, words: str) -> str:
    text = _text(value)
    state = state_by_code(text) if len(text) == 3 else None
    if state is None:
        raise Unfit(UNKNOWN_VALUE)
    return state.code


def _body(value: object, words: str) -> str:
    organisation = organisation_by_name(_text(value))
    if organisation is None:
        raise Unfit(UNKNOWN_VALUE)
    return organisation.code


def _actor(value: object, words: str) -> str:
    try:
        return _state(value, words)
    except Unfit:
        return _body(value, words)


def _person(value: object, words: str) -> dict[str, str]:
    if not isinstance(value, Mapping) or not set(value) <= {"name", "office", "code"}:
        raise Unfit(WRONG_TYPE)
    person = {"name": _quoted(value.get("name"), words)}
    if value.get("office"):
        person["office"] = _text(value["office"])
    if value.get("code"):
        person["code"] = _actor(value["code"], words)
    return person


def _amount(value: object, words: str) -> dict[str, object]:
    if not isinstance(value, Mapping) or not set(value) <= {"value", "unit"}:
        raise Unfit(WRONG_TYPE)
    number, unit = value.get("value"), value.get("unit")
    if isinstance(number, bool) or not isinstance(number, int | float) or not isinstance(unit, str):
        raise Unfit(WRONG_TYPE)
    # A whole number of any length can be written in JSON; no float holds all of them.
    if not 0 < number < 1e18 or not math.isfinite(number) or not _CURRENCY.match(unit):
        raise Unfit(UNKNOWN_VALUE)
    return {"value": float(number), "unit": unit}


def _list_of(item: Callable[[object, str], object]) -> Callable[[object, str], object]:
    def fit(value: object, words: str) -> object:
        if not isinstance(value, list) or len(value) > MOST_ITEMS:
            raise Unfit(WRONG_TYPE)
        fitted_items: list[object] = []
        for one in value:
            fitted_item = item(one, words)
            if fitted_item not in fitted_items:
                fitted_items.append(fitted_item)
        return fitted_items

    return fit


_SHAPES: Mapping[str, Callable[[object, str], object]] = {
    "text": _text,
    "quoted": _quoted,
    "date": _date,
    "state": _state,
    "states": _list_of(_state),
    "bodies": _list_of(_body),
    "actors": _list_of(_actor),
    "persons": _list_of(_person),
    "amount": _amount,
}
