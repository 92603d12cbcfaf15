"""The value of a field in words, the same on a register and on the card of a suggestion."""

from balozi.web.days import shown_day, shown_number
from balozi.web.names import shown_value

_DATES = frozenset({"due", "on", "valid_from", "valid_until", "as_of", "date", "from", "to"})
# What is counted or measured; other numbers are ranks, codes and years, which take no marks.
_QUANTITIES = frozenset({"value", "amount", "personnel"})


def shown_field(field: str, value: object) -> str:
    """Return one value of a field in words, "" when it is not filled."""
    if value in (None, "", [], {}):
        return ""
    if field in _DATES:
        return shown_day(value)
    items = value if isinstance(value, list | tuple) else [value]
    return ", ".join(_shown_item(field, item) for item in items if item not in (None, "", [], {}))


def _shown_item(field: str, item: object) -> str:
    if field in _QUANTITIES and isinstance(item, int | float) and not isinstance(item, bool):
        return shown_number(item)
    if isinstance(item, dict) and isinstance(item.get("value"), int | float):
        return " ".join(filter(None, (shown_number(item["value"]), str(item.get("unit") or ""))))
    return shown_value(field, item)
