"""From what stands in a cell to the value of a field: codes, lists, days, amounts, words; or why it is none."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from balozi.exchange.sheets.columns import Field, yes_no
from balozi.exchange.sheets.moments import Order, Unread, read_date
from balozi.exchange.sheets.tables import Value, text_of
from balozi.extraction.mentions.amounts import money_in
from balozi.extraction.mentions.tokens import tokens
from balozi.ground.cells import is_risky
from balozi.ground.words import fold
from balozi.packs.gazetteer import organisation_by_name, state_by_code, state_by_name, states
from balozi.packs.shapes import is_country

JSON = "json:"
# An item of a list may have a comma in it ("Congo, Democratic Republic of the"); a semicolon or a line never.
_ITEMS = re.compile(r"\s*[;\n]\s*")
_COMMAS = re.compile(r"\s*(?:,|/|&|\band\b|\bna\b|\bet\b)\s*", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_NEAR = 78


@dataclass(frozen=True, slots=True)
class Reading:
    """How the cells of a sheet are to be read.

    Attributes:
        country: alpha-3 of the country whose register it is.
        order: which stands first in dates that can be read in two orders.
        epoch_1904: the workbook counts days from 1904.
        words: what people said that words of this sheet mean: by field, the stored word by folded word.
    """

    country: str = ""
    order: Order = ""
    epoch_1904: bool = False
    words: Mapping[str, Mapping[str, str]] | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """The value of a field, and what is to be told about it all the same: rules with what their sentences take."""

    value: object
    told: tuple[tuple[str, str], ...] = ()


def read_cell(field: Field, value: Value, reading: Reading) -> Understood | Unread:
    """Return what a cell says in the shape of its field, or why it does not.

    Examples:
        >>> from balozi.exchange.sheets.columns import fields_of
        >>> read_cell(fields_of("agreement")["states"], "Rwanda; Ujerumani", Reading()).value
        ['RWA', 'DEU']
    """
    if isinstance(value, str):
        value = unguarded(value)
        if value.startswith(JSON):
            return _from_json(value)
    return read_value(field, value, reading)


def read_value(field: Field, value: Value, reading: Reading) -> Understood | Unread:
    """Return what a value says in the shape of its field, without the marks that only a sheet has."""
    return _READERS.get(field.shape, _text)(field, value, reading)


def unguarded(text: str) -> str:
    """Return a cell without the mark that keeps spreadsheets from taking it for a formula.

    Examples:
        >>> unguarded("'=1+1"), unguarded("'tis")
        ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and _is_marked(text[1:]) else text


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, and that `unguarded` gives back.

    Examples:
        >>> guarded("=1+1"), guarded("peace")
        ("'=1+1", 'peace')
    """
    return "'" + text if _is_marked(text) else text


def _is_marked(text: str) -> bool:
    # An apostrophe of the text itself is doubled, so that it comes back.
    return is_risky(text) or text.startswith("'")


def _from_json(text: str) -> Understood | Unread:
    try:
        return Understood(json.loads(text[len(JSON) :]))
    except ValueError:
        return Unread("SH27")


def _text(field: Field, value: Value, reading: Reading) -> Understood:
    return Understood(text_of(value))


def _whole(field: Field, value: Value, reading: Reading) -> Understood | Unread:
    text = text_of(value)
    digits = re.sub(r"(?<=\d)[,\s](?=\d{3}\b)", "", text).rstrip(".")
    if not (digits.isascii() and digits.removeprefix("-").isdecimal()) or len(digits) > 15:
        return Unread("SH8")
    return Understood(int(digits))


def _number(field: Field, value: Value, reading: Reading) -> Understood | Unread:
    text = re.sub(r"(?<=\d)[,\s](?=\d{3}\b)", "", text_of(value))
    if not _NUMBER.fullmatch(text):
        return Unread("SH9")
    return Understood(float(text) if "." in text else int(text))


def _yes_no(field: Field, value: Value, reading: Reading) -> Understood | Unread:
    if isinstance(value, bool):
        return Understood(value)
    answer = yes_no().get(fold(text_of(value)))
    return Unread("SH7") if answer is None else Understood(answer)


def _date(field: Field, value: Value, reading: Reading) -> Understood | Unread:
    found = read_date(value, reading.order, epoch_1904=reading.epoch_1904)
    return found if isinstance(found, Unread) else Understood(found)


def _choice(field: Field, value: Value, reading: Reading) -> Understood | Unread:
    word = fold(text_of(value))
    said = (reading.words or {}).get(field.name, {}).get(word)
    kept = said or field.choices.get(word)
    if kept is None:
        return Unread("SH11", (("choices", ", ".join(dict.fromkeys(field.choices.values()))),))
    return Understood(kept)


def _texts(field: Field, value: Value, reading: Reading) -> Understood:
    return Understood([item for item in _ITEMS.split(text_of(value)) if item])


def _country(field: Field, value: Value, reading: Reading) -> Understood | Unread:
    code = _state(text_of(value))
    return _no_state(text_of(value)) if code is None else Understood(code)


def _countries(field: Field, value: Value, reading: Reading) -> Understood | Unread:
    found = []
    for name in _names(text_of(value), lambda one: _state(one) is not None):
        code = _state(name)
        if code is None:
            return _no_state(name)
        found.append(code)
    return Understood(list(dict.fromkeys(found)))


def _organisation(field: Field, value: Value, reading: Reading) -> Understood:
    code, told = _body(text_of(value))
    return Understood(code, told)


def _organisations(field: Field, value: Value, reading: Reading) -> Understood:
    bodies = [_body(name) for name in _names(text_of(value), lambda one: not _body(one)[1])]
    return Understood([code for code, _ in bodies], tuple(one for _, told in bodies for one in told))


def _actor(field: Field, value: Value, reading: Reading) -> Understood:
    code = _state(text_of(value))
    return Understood(code) if code else _organisation(field, value, reading)


def _actors(field: Field, value: Value, reading: Reading) -> Understood | Unread:
    found: list[str] = []
    told: list[tuple[str, str]] = []
    for name in _names(text_of(value), lambda one: _state(one) is not None or not _body(one)[1]):
        code = _state(name)
        if code is None:
            code, unknown = _body(name)
            if unknown and (near := _nearest(name)):
                return Unread("SH4", (("nearest", near), ("value", name)))
            told += unknown
        found.append(code)
    return Understood(list(dict.fromkeys(found)), tuple(told))


def _money(field: Field, value: Value, reading: Reading) -> Understood | Unread:
    text = text_of(value)
    found = money_in(list(tokens(text, 0, len(text))))
    if len(found) != 1:
        return Unread("SH10")
    amount = found[0]
    number = int(amount.value) if float(amount.value).is_integer() else amount.value
    return Understood({"value": number, "unit": amount.unit})


def _by_language(field: Field, value: Value, reading: Reading) -> Understood | Unread:
    """Refuse: words by language have no plain form, they only come back as they went out."""
    return Unread("SH27")


def _entry(field: Field, value: Value, reading: Reading) -> Understood | Unread:
    text = text_of(value)
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        return Unread("SH16")
    return Understood(int(text))


def _names(text: str, known: Callable[[str], bool]) -> list[str]:
    """Return the names in a cell; commas and "and" part them only where a name as a whole is not known."""
    found: list[str] = []
    for item in _ITEMS.split(text):
        whole = not item or known(item)
        found += [item] if whole else [part for part in _COMMAS.split(item) if part]
    return [name for name in found if name]


def _state(name: str) -> str | None:
    if is_country(name):
        return name
    state = state_by_name(name)
    return state.code if state else None


def _body(name: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    body = organisation_by_name(name)
    return (body.code, ()) if body else (name, (("SH6", name),))


def _no_state(name: str) -> Unread:
    near = _nearest(name)
    facts = (("nearest", near), ("value", name)) if near else (("value", name),)
    return Unread("SH4" if near else "SH5", facts)


def _nearest(name: str) -> str:
    """Return the name of a state that is written almost so, "" when none is."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(fold(name), _spellings(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    if found is None:
        return ""
    code = _spellings_of()[found[0]]
    state = state_by_code(code)
    return f"{next(iter(state.names.values()))} ({code})" if state else code


@cache
def _spellings_of() -> Mapping[str, str]:
    return {fold(name): state.code for state in states() for name in state.spellings()}


@cache
def _spellings() -> list[str]:
    return list(_spellings_of())


_READERS: Mapping[str, Callable[[Field, Value, Reading], Understood | Unread]] = {
    "texts": _texts,
    "areas": _texts,
    "whole": _whole,
    "number": _number,
    "yes_no": _yes_no,
    "date": _date,
    "choice": _choice,
    "country": _country,
    "countries": _countries,
    "organisation": _organisation,
    "organisations": _organisations,
    "actor": _actor,
    "actors": _actors,
    "money": _money,
    "entry": _entry,
    "words": _by_language,
}
