"""The form in which a reader amends a fact: one line for each field that its kind takes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from balozi.ground.dates import first_day
from balozi.ground.errors.registers import FieldsInvalid
from balozi.packs.shapes import shape_of
from balozi.registers.kinds import kinds
from balozi.web.labels import Label, label
from balozi.web.value_words import VALUE

_LISTS = frozenset({"texts", "countries"})
_LONG = frozenset({"action", "text", "expansion", "subject", "definition", "role"})
_AMOUNT = frozenset({"value", "unit"})
# Of use to the machine only; kept as they are.
_HIDDEN = frozenset({"words"})
_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Line:
    """One field of the form.

    Attributes:
        name: of the field.
        label: in words.
        shape: "list", "amount", "yes_no", "date", "whole", "long" or "text".
        text: as the form shows it; lists have one item a line.
    """

    name: str
    label: str
    shape: str
    text: str


def lines_of(kind: str, fields: Mapping[str, object]) -> Iterator[Line]:
    """Return the fields that a kind takes; those that are filled come first.

    Raises:
        FieldsInvalid: there is no such kind.
    """
    if kind not in kinds():
        raise FieldsInvalid(kind, "there is no such kind")
    takes = [name for name in kinds()[kind].takes if name not in _HIDDEN]
    for name in (
        *(name for name in takes if fields.get(name)),
        *(name for name in takes if not fields.get(name)),
    ):
        shape = _shape(name, fields.get(name))
        yield Line(name, label("field", name), shape, _text(shape, fields.get(name)))


def fields_from(kind: str, form: QueryDict, before: Mapping[str, object]) -> dict[str, object]:
    """Return the fields as amended; an emptied field is left out, a field that was not shown stays.

    Raises:
        FieldsInvalid: a value does not have the shape of its field.
        NotADate: a date is not one.
    """
    amended: dict[str, object] = {name: value for name, value in before.items() if name in _HIDDEN}
    for line in lines_of(kind, before):
        text = form.get("f-" + line.name, line.text).replace("\r\n", "\n").replace("\0", "").strip()
        if text == line.text and line.name in before:
            amended[line.name] = before[line.name]
        elif text:
            amended[line.name] = _value(kind, line, text)
    return amended


def stored_words() -> Sequence[tuple[str, Label]]:
    """Return the words that fields such as the form of an agreement take, with what they are called."""
    return list(VALUE.items())


def _shape(name: str, value: object) -> str:
    declared = shape_of(name)
    if declared in _LISTS or isinstance(value, list):
        return "list"
    if name == "amount" or isinstance(value, dict):
        return "amount"
    if declared in {"yes_no", "date", "whole"}:
        return declared
    return "long" if name in _LONG else "text"


def _text(shape: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(_item(item) for item in value)
    if isinstance(value, dict) and set(value) <= _AMOUNT:
        return " ".join(str(value[part]) for part in ("value", "unit") if value.get(part) is not None)
    return _item(value)


def _item(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value).strip()


def _value(kind: str, line: Line, text: str) -> object:
    if line.shape == "list":
        return [_unpacked(item.strip()) for item in text.split("\n") if item.strip()]
    if line.shape == "amount":
        value, _, unit = text.partition(" ")
        return {"value": value, "unit": unit.strip()} if unit else {"value": value}
    if line.shape == "whole":
        if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
            raise FieldsInvalid(kind, f"{line.name} is a whole number")
        return int(text)
    if line.shape == "date":
        first_day(text)
    if line.shape == "yes_no":
        return text == "True"
    return text


def _unpacked(item: str) -> object:
    # A person with an office is kept as a mapping; the form shows it as it would be written in a file.
    if not item.startswith("{"):
        return item
    try:
        unpacked = json.loads(item)
    except (ValueError, RecursionError):
        return item
    return unpacked if all(map(_is_kept, unpacked.values())) else item


def _is_kept(part: object) -> bool:
    """Tell whether a part of a mapping is one that every database keeps: no number that is none, no half letter."""
    if isinstance(part, str):
        return "\0" not in part and part.encode(errors="ignore").decode() == part
    return part is None or isinstance(part, int)
