"""Cells that no spreadsheet runs: a text that begins like a formula stays a text when a person opens the file."""

from typing import TypeVar

_Cell = TypeVar("_Cell")
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


def is_risky(text: str) -> bool:
    """Return whether a spreadsheet may take a text for a formula.

    Examples:
        >>> is_risky("=1+1"), is_risky("peace")
        (True, False)
    """
    return text.startswith(_RISKY)


def guarded(cell: _Cell) -> _Cell | str:
    """Return a cell that no spreadsheet takes for a formula; what is not text, numbers above all, stays what it is.

    Examples:
        >>> guarded("=1+1"), guarded(-3), guarded("peace")
        ("'=1+1", -3, 'peace')
    """
    return "'" + cell if isinstance(cell, str) and is_risky(cell) else cell
