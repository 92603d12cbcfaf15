"""A cell as text: for people in their language, for spreadsheets without anything that runs."""

from datetime import date
from decimal import Decimal

from balozi.briefs.tables import Cell, Value
from balozi.ground import cells


def in_words(value: Value, language: str) -> str:
    """Return a value as people of a language write it.

    Examples:
        >>> in_words(1234567, "en"), in_words(None, "en")
        ('1,234,567', '')
    """
    from babel.dates import format_date
    from babel.numbers import format_decimal

    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        return str(format_date(value, "d MMMM y", locale=language))
    return str(format_decimal(value, locale=language))


def plain_of(cell: Cell) -> Value:
    """Return what a program reads of a cell, the same in every language.

    Examples:
        >>> plain_of(Cell("Keep", plain="keep")), plain_of(Cell(3))
        ('keep', 3)
    """
    return cell.value if cell.plain is None else cell.plain


def guarded(value: Value) -> str | int | Decimal:
    """Return a value that no spreadsheet takes for a formula; numbers stay numbers, dates become ISO 8601.

    Examples:
        >>> guarded("=1+1"), guarded(-3), guarded(date(2026, 3, 2))
        ("'=1+1", -3, '2026-03-02')
    """
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return cells.guarded(value)
