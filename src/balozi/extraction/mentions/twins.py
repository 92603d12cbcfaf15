"""Bodies whose acronym is the code of a state too: "NAM" is Namibia, and the Non-Aligned Movement.

While a paper is read such a body goes by its acronym and a mark, so that nobody takes it for the state; what is
suggested shows the acronym again.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from balozi.extraction.suggestions import Suggestion
from balozi.packs.gazetteer import state_by_code

MARK, _CODE = "+", 3
_ROWS = (list, tuple)


@cache
def code_in_reading(acronym: str) -> str:
    """Return the code by which a body goes while a paper is read.

    Examples:
        >>> code_in_reading("NAM"), code_in_reading("AU")
        ('NAM+', 'AU')
    """
    twin = len(acronym) == _CODE and state_by_code(acronym) is not None
    return f"{acronym}{MARK}" if twin else acronym


def plainly(suggestion: Suggestion) -> Suggestion:
    """Return a suggestion with the acronyms of such bodies as they are written."""
    told = {key: _plain(value) for key, value in suggestion.fields.items() if _is_marked(value)}
    return replace(suggestion, fields={**suggestion.fields, **told}) if told else suggestion


def plain_code(code: str) -> str:
    """Return a code as it is written; words that only end in the same mark stay as they are.

    Examples:
        >>> plain_code("NAM+"), plain_code("pupils of 6+"), plain_code("KEN")
        ('NAM', 'pupils of 6+', 'KEN')
    """
    return code[:-1] if len(code) == _CODE + 1 and code[-1] == MARK and code[:-1].isupper() else code


def _is_marked(value: object) -> bool:
    if isinstance(value, str):
        return value.endswith(MARK) and plain_code(value) != value
    if isinstance(value, _ROWS):
        return any(map(_is_marked, value))
    return isinstance(value, Mapping) and any(map(_is_marked, value.values()))


def _plain(value: object) -> object:
    if isinstance(value, str):
        return plain_code(value)
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return type(value)(map(_plain, value)) if isinstance(value, list | tuple) else value
