"""What ``pack.yaml`` must say."""

import re
from collections.abc import Iterator

from balozi.ground.markings import Marking
from balozi.packs.clocks import FOLLOW_UP
from balozi.packs.drafts import Draft
from balozi.packs.faults import PackFault, fault
from balozi.packs.marked import Marked, place_of
from balozi.packs.shapes import complaint_about, is_country

_NEEDED = (
    "code", "country", "names", "version", "languages", "fiscal_year_starts", "documents", "markings"
)  # fmt: skip
_OPTIONAL = ("expected", "follow_up")
_MAPPINGS = ("names", "documents", "markings", "expected")
_DOCUMENT = ("title", "publisher", "date", "languages", "recognised_by")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_VERSION = re.compile(r"\d+(\.\d+)+\Z", re.ASCII)
_WAIT = re.compile(r"[1-9]\d{0,3}\Z", re.ASCII)
_MONTHS = frozenset(str(month) for month in range(1, 13))


def check_head(draft: Draft) -> Iterator[PackFault]:
    """Find what is wrong in ``pack.yaml``."""
    if not draft.head:
        return
    for name in _NEEDED:
        if name not in draft.head:
            yield fault(draft.place(), "pack.yaml does not say %(name)s; add it.", name=name)
    for name in sorted(set(draft.head) - {*_NEEDED, *_OPTIONAL}):
        yield fault(draft.place(name), "pack.yaml takes no %(name)s; remove it.", name=name)
    for name in _MAPPINGS:
        if name in draft.head and not draft.head[name].fields:
            yield fault(draft.place(name), "%(name)s is a list of names and values.", name=name)
    yield from _check_words(draft)
    yield from _check_languages(draft)
    yield from _check_markings(draft)
    yield from _check_follow_up(draft)
    for key, document in _field(draft, "documents").fields.items():
        yield from _check_document(draft, key, document)


def _field(draft: Draft, name: str) -> Marked:
    return draft.head.get(name, Marked(None, 1))


def _check_words(draft: Draft) -> Iterator[PackFault]:
    rules = (
        ("code", draft.folder.name.__eq__, 'code is the name of the folder, not "%(text)s".'),
        ("country", is_country, 'country is an ISO 3166-1 alpha-3 code such as KEN, not "%(text)s".'),
        ("version", _VERSION.match, 'version is a year and a number such as 2026.1, not "%(text)s".'),
        ("fiscal_year_starts", _MONTHS.__contains__, 'fiscal_year_starts is 1 to 12, not "%(text)s".'),
    )
    for name, good, template in rules:
        text = _field(draft, name).text
        if name in draft.head and not good(text):
            yield fault(draft.place(name), template, text=text)


def _check_languages(draft: Draft) -> Iterator[PackFault]:
    if "languages" not in draft.head:
        return
    languages = [item.text for item in _field(draft, "languages").items]
    if not languages:
        yield fault(draft.place("languages"), "languages is a list such as [en, sw]; name one at least.")
    names = _field(draft, "names").fields
    for language in languages:
        if not _LANGUAGE.match(language):
            template = '"%(language)s" is no language tag; write one such as sw, en or fr.'
            yield fault(draft.place("languages"), template, language=language)
        elif names and not names.get(language, Marked(None, 1)).text:
            template = "names has no name of the country in %(language)s; add it."
            yield fault(draft.place("names"), template, language=language)


def _check_markings(draft: Draft) -> Iterator[PackFault]:
    steps = len(Marking)
    for language, words in _field(draft, "markings").fields.items():
        if len(words.items) != steps or not all(word.text for word in words.items):
            template = (
                "markings has %(steps)d words in each language, lowest first; %(language)s has %(found)d."
            )
            found = sum(bool(word.text) for word in words.items)
            where = place_of(_file(draft), words.line)
            yield fault(where, template, steps=steps, language=language, found=found)


def _check_follow_up(draft: Draft) -> Iterator[PackFault]:
    if "follow_up" not in draft.head:
        return
    fields = _field(draft, "follow_up").fields
    for name in FOLLOW_UP:
        text = fields.get(name, Marked(None, 1)).text
        good = bool(text) if name == "source" else bool(_WAIT.match(text))
        if not good:
            template = (
                "follow_up needs at_risk_days and dormant_months, whole numbers above 0, and their source."
            )
            yield fault(draft.place("follow_up"), template)
            return
    for name in sorted(set(fields) - set(FOLLOW_UP)):
        yield fault(draft.place("follow_up"), "follow_up takes no %(name)s; remove it.", name=name)


def _check_document(draft: Draft, key: str, document: Marked) -> Iterator[PackFault]:
    where = place_of(_file(draft), document.line)
    fields = document.fields
    for name in sorted(set(_DOCUMENT) - set(fields)):
        yield fault(where, "The document %(key)s does not say %(name)s; add it.", key=key, name=name)
    for name in sorted(set(fields) - set(_DOCUMENT)):
        yield fault(where, "A document takes no %(name)s; remove it from %(key)s.", key=key, name=name)
    for name in sorted(set(fields) & {"title", "publisher"}):
        if not fields[name].text:
            yield fault(where, "The %(name)s of the document %(key)s is empty.", key=key, name=name)
    for name in sorted(set(fields) & {"languages", "recognised_by"}):
        if not any(item.text for item in fields[name].items):
            yield fault(where, "%(name)s of the document %(key)s is a list with words.", key=key, name=name)
    yield from _check_date(draft, fields.get("date"))


def _check_date(draft: Draft, dated: Marked | None) -> Iterator[PackFault]:
    # a paper without a date says so with an empty value: leaving the name out would be forgetting it
    if dated is not None and dated.value is not None and (says := complaint_about("date", dated)):
        yield fault(place_of(_file(draft), dated.line), "%(says)s", says=says)


def _file(draft: Draft) -> str:
    return draft.place().rsplit(" line ", 1)[0]
