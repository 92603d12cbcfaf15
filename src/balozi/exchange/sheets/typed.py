"""The fields of one fact as a person types them, on a form or in a terminal: read, or told with what is wrong."""

import re
from collections.abc import Mapping

from balozi.exchange.sheets.cells import Reading, read_value
from balozi.exchange.sheets.columns import Field, fields_of
from balozi.exchange.sheets.moments import Unread
from balozi.exchange.sheets.notices import notice_rules
from balozi.ground.errors.registers import FieldsInvalid
from balozi.registers.kinds import kind_named

# A promise has a sentence, and the longest sentences of treaties a thousand characters.
LONGEST = 4_000
# What is promised is counted too: "200 nurses".
_QUANTITY = re.compile(r"(\d[\d,]{0,14}(?:\.\d{1,6})?) ([^\W\d].*)")
_PARTIES = frozenset({"actor", "actors", "organisation", "organisations"})


def read_fields(kind: str, typed: Mapping[str, str]) -> tuple[dict[str, object], dict[str, Unread]]:
    """Return the values that typed texts give for the fields of a kind, and by field why one gives none.

    Args:
        kind: of fact; it enters a register.
        typed: texts by field; an empty one stands for nothing.

    Raises:
        FieldsInvalid: there is no such kind, or none of its facts enters a register.

    Examples:
        >>> read_fields("commitment", {"action": "open a post", "obligors": "Kenya; EAC", "due": "2027"})
        ({'action': 'open a post', 'obligors': ['KEN', 'EAC'], 'due': '2027'}, {})
        >>> read_fields("commitment", {"action": "train", "amount": "2,000 nurses"})[0]["amount"]
        {'value': 2000, 'unit': 'nurses'}
        >>> read_fields("instrument", {"instrument_type": "mou", "date": "2027"})[1]["status"].rule
        'SH31'
    """
    values, faults = _read(kind, typed)
    return values, faults | _lacking(kind, typed, values)


def checked_fields(kind: str, fields: Mapping[str, object]) -> dict[str, object]:
    """Return fields as a register keeps them, whoever gives them: each is read like a typed one.

    What has no typed form (persons with their offices) stays as it is.

    Raises:
        FieldsInvalid: with what is wrong with the first one that is no value of its field.
    """
    typed = _typed(fields)
    values, faults = read_fields(kind, typed)
    _refuse(kind, fields, faults)
    return {name: values.get(name, value) for name, value in fields.items() if typed.get(name) != ""}


def checked_changes(
    kind: str, before: Mapping[str, object], after: Mapping[str, object]
) -> dict[str, object]:
    """Return fields of which some were changed, the changed ones as a register keeps them.

    What a reading gave stays as it gave it, also where nobody could type it so.

    Raises:
        FieldsInvalid: with what is wrong with the first changed one that is no value of its field.

    Examples:
        >>> checked_changes("commitment", {"action": "a", "obligors": ["KEN"]}, {"action": "a", "obligors": "Rwanda"})
        {'action': 'a', 'obligors': ['RWA']}
    """
    changed = {name: value for name, value in after.items() if before.get(name) != value}
    values, faults = _read(kind, _typed(changed))
    _refuse(kind, changed, faults)
    return {name: values.get(name, value) for name, value in after.items()}


def as_typed(value: object) -> str | None:
    """Return a value as a person would type it, None where it has no such form.

    Examples:
        >>> as_typed(["KEN", "EAC"]), as_typed(2027), as_typed({"value": 5, "unit": "KES"}), as_typed([{"name": "A"}])
        ('KEN; EAC', '2027', '5 KES', None)
    """
    if isinstance(value, dict):
        known = set(value) <= {"value", "unit"}
        return f"{value.get('value', '')} {value.get('unit', '')}".strip() if known else None
    if isinstance(value, list | tuple):
        # What is parted by semicolons would be cut at one within an item.
        whole = all(isinstance(one, str | int) and ";" not in str(one) for one in value)
        return "; ".join(map(str, value)) if whole else None
    if isinstance(value, bool):
        return None
    return "" if value is None else str(value)


def _typed(fields: Mapping[str, object]) -> dict[str, str]:
    return {name: text for name, value in fields.items() if (text := as_typed(value)) is not None}


def _refuse(kind: str, fields: Mapping[str, object], faults: Mapping[str, Unread]) -> None:
    if faults:
        name, fault = next(iter(faults.items()))
        facts: dict[str, object] = {"value": fields.get(name, ""), **dict(fault.facts)}
        says = notice_rules()[fault.rule].says % facts
        raise FieldsInvalid(kind, f"{name}: {says}".rstrip("."))


def _read(kind: str, typed: Mapping[str, str]) -> tuple[dict[str, object], dict[str, Unread]]:
    values: dict[str, object] = {}
    faults: dict[str, Unread] = {}
    for name, text in typed.items():
        if text:
            found = _value(fields_of(kind).get(name), text)
            if isinstance(found, Unread):
                faults[name] = found
            else:
                values[name] = found
    return values, faults


def _value(field: Field | None, text: str) -> object:
    """Return what a text says in the shape of its field; a field that nobody knows is told of by its kind."""
    if field is None:
        return text
    if len(text) > LONGEST:
        return Unread("SH32", (("most", LONGEST),))
    found = read_value(field, text, Reading())
    if isinstance(found, Unread):
        counted = _QUANTITY.fullmatch(text) if field.shape == "money" else None
        return _quantity(counted[1], counted[2]) if counted else found
    if field.shape in _PARTIES and not any(letter.isalpha() for letter in text):
        return Unread("SH5")
    return found.value


def _quantity(number: str, unit: str) -> dict[str, object]:
    value = float(number.replace(",", ""))
    return {"value": int(value) if value.is_integer() else value, "unit": unit}


def _lacking(kind: str, typed: Mapping[str, str], values: Mapping[str, object]) -> dict[str, Unread]:
    """Return what is missing, at the field where it would stand."""
    rule, lacking = kind_named(kind), {}
    if rule.needs and not any(typed.get(name) for name in rule.needs):
        lacking[rule.needs[0]] = Unread("SH15", (("needs", ", ".join(rule.needs)),))
    if rule.register == "agreements" and values.get("date") and not typed.get("status"):
        # A register keeps days of agreements as events: without what happened, the day would be lost.
        lacking["status"] = Unread("SH31", (("field", "status"), ("value", values["date"])))
    return lacking
