"""The list that a JSON file of values holds under one name."""

import json
from typing import Any

from balozi.ground.errors.values import ValuesUnreadable


def listed_in(content: bytes, key: str, name: str, form: str) -> tuple[dict[str, Any], list[Any]]:
    """Return the object of a file and the list it holds under a name; numbers come as the digits that stand there.

    Raises:
        ValuesUnreadable: it is no JSON, or no object with such a list.
    """
    try:
        told = json.loads(content, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise ValuesUnreadable(name, form, "it is no JSON") from None
    listed = told.get(key) if isinstance(told, dict) else None
    if not isinstance(listed, list):
        raise ValuesUnreadable(name, form, f'it has no list named "{key}"')
    return told, listed
