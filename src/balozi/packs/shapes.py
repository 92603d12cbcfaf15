"""The shape of each field: what a typed value means, and what is wrong with it."""

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from balozi.ground.dates import first_day
from balozi.ground.errors.facts import NotADate
from balozi.packs.gazetteer import LANGUAGES
from balozi.packs.marked import Marked

# Codes that ISO 3166-1 withdrew but that CLDR still follows to their successors.
_WITHDRAWN = frozenset({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"})
# ISO 3166-1 leaves these to users: AAA, QMM to QZZ, XAA to XZZ, ZZA to ZZZ.
_USERS = re.compile(r"AAA|Q[M-Z].|X..|ZZ.")
_WHOLE = re.compile(r"-?\d+\Z", re.ASCII)
_NUMBER = re.compile(r"-?\d+(\.\d+)?\Z", re.ASCII)
_YES_NO = {"true": True, "false": False}


def is_country(code: str) -> bool:
    """Tell whether a text is an ISO 3166-1 alpha-3 code in use.

    Examples:
        >>> is_country("KEN"), is_country("KE"), is_country("ZAR")
        (True, False, False)
    """
    return code in _countries()


@cache
def policy_areas() -> Mapping[str, Mapping[str, str]]:
    """Return the policy areas in which countries compare, each with its name by language.

    Examples:
        >>> policy_areas()["trade"]["sw"]
        'biashara'
    """
    return tomllib.loads(Path(__file__).with_name("policy_areas.toml").read_text("utf-8"))


def value_of(field: str, marked: Marked) -> object:
    """Return what was typed in the shape of its field; a value of the wrong shape stays as it was typed.

    Examples:
        >>> value_of("number", Marked("3", 1)), value_of("from", Marked("2013", 1))
        (3, '2013')
    """
    if isinstance(marked.value, list):
        return [item.text for item in marked.value]
    if isinstance(marked.value, dict):
        return {name: value_of(name, value) for name, value in marked.value.items()}
    return _typed(shape_of(field), marked.text)


def shape_of(field: str) -> str:
    """Return the shape of a field, "text" when none is declared.

    Examples:
        >>> shape_of("neighbours"), shape_of("capital")
        ('texts', 'text')
    """
    return _shapes().get(field, "text")


def complaint_about(field: str, marked: Marked) -> str:
    """Return what is wrong with a value in one sentence, "" when nothing is.

    Examples:
        >>> complaint_about("from", Marked("March 2013", 1))
        'Write from as YYYY, YYYY-MM or YYYY-MM-DD, not "March 2013".'
    """
    template, text = _complaint(shape_of(field), marked)
    return template % {"field": field, "text": text}


def _complaint(shape: str, marked: Marked) -> tuple[str, str]:
    """Return the template of the complaint and the text it is about."""
    if shape == "words":
        return _complaint_about_words(marked)
    if shape in _LISTS:
        return _complaint_about_list(_LISTS[shape], marked)
    if not isinstance(marked.value, str):
        return "Write %(field)s as one value, or leave it out.", ""
    good, template = _TESTS[shape]
    if not marked.text:
        return "%(field)s is empty; fill it or leave it out.", ""
    return ("", "") if good(marked.text) else (template, marked.text)


def _complaint_about_list(shape: str, marked: Marked) -> tuple[str, str]:
    if not isinstance(marked.value, list):
        return "Write %(field)s as a list: [first, second].", ""
    if not marked.items or not all(item.text for item in marked.items):
        return "%(field)s has an empty item; fill it or leave it out.", ""
    good, template = _TESTS[shape]
    return next(((template, item.text) for item in marked.items if not good(item.text)), ("", ""))


def _complaint_about_words(marked: Marked) -> tuple[str, str]:
    """Return the complaint about words by language; each language has a list of its own."""
    if not marked.fields:
        return "Write %(field)s as words by language: {en: [first, second]}.", ""
    for language, words in marked.fields.items():
        if language not in LANGUAGES:
            return '%(field)s are by language, en, sw or fr, not "%(text)s".', language
        if template := _complaint_about_list("text", words)[0]:
            return template, ""
    return "", ""


def _typed(shape: str, text: str) -> object:
    if shape == "whole" and _WHOLE.match(text):
        return int(text)
    if shape == "number" and _NUMBER.match(text):
        return float(text) if "." in text else int(text)
    return _YES_NO.get(text, text) if shape == "yes_no" else text


def _is_date(text: str) -> bool:
    try:
        first_day(text)
    except NotADate:
        return False
    return True


_LISTS = {"texts": "text", "countries": "country", "areas": "area"}
_TESTS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "text": (bool, ""),
    "whole": (_WHOLE.match, 'Write %(field)s as a whole number, not "%(text)s".'),
    "number": (_NUMBER.match, 'Write %(field)s as a number such as 12 or 3.5, not "%(text)s".'),
    "yes_no": (_YES_NO.__contains__, 'Write %(field)s as true or false, not "%(text)s".'),
    "date": (_is_date, 'Write %(field)s as YYYY, YYYY-MM or YYYY-MM-DD, not "%(text)s".'),
    "country": (is_country, 'Write %(field)s as ISO 3166-1 alpha-3 such as KEN, not "%(text)s".'),
    "area": (
        lambda text: text in policy_areas(),
        'There is no policy area "%(text)s"; those of %(field)s are listed in packs/policy_areas.toml.',
    ),
}


@cache
def _shapes() -> Mapping[str, str]:
    listed = tomllib.loads(Path(__file__).with_name("shapes.toml").read_text("utf-8"))
    return {field: shape for shape, fields in listed.items() for field in fields}


@cache
def _countries() -> frozenset[str]:
    # Babel carries the alpha-3 codes as aliases of the alpha-2 codes (CLDR, supplemental data).
    from babel import Locale
    from babel.core import get_global

    territories = Locale("en").territories
    return frozenset(
        code
        for code, means in get_global("territory_aliases").items()
        if len(code) == 3
        and code.isalpha()
        and code not in _WITHDRAWN
        and not _USERS.fullmatch(code)
        and len(means) == 1
        and means[0] in territories
    )
