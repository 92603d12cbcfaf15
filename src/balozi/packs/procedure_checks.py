"""What the file of a pack about agreements must say."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from balozi.ground.dates import first_day
from balozi.ground.errors.facts import NotADate
from balozi.ground.errors.packs import PackFileInvalid
from balozi.packs.faults import PackFault, fault
from balozi.packs.gazetteer import LANGUAGES
from balozi.packs.happenings import happenings
from balozi.packs.marked import Marked, place_of, read_marked

FOLDER = "procedures"
WATCHES = ("dormant_after", "unratified_after", "expiring_within")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_WHOLE = re.compile(r"[1-9]\d{0,3}\Z", re.ASCII)
_PARTS = (("versions",), ("pending", "watches"))
_VERSION = (("from", "law", "source", "forms", "steps"), ("to", "scope", "scope_to_check"))
_STEP = (("key", "section", "event", "who", "what"), ("before_consent", "within_days", "after", "to_check"))
_PENDING = (("title", "since", "says", "source"), ())
_BY_LANGUAGE = frozenset({"who", "what", "scope", "says"})
_YES_NO = frozenset({"before_consent", "to_check", "scope_to_check"})


def check_procedures(folder: Path) -> Iterator[PackFault]:
    """Find what is wrong in the files of a pack about procedures; a pack without them says nothing about them."""
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        name = f"{folder.name}/{FOLDER}/{path.name}"
        try:
            yield from check_procedure(read_marked(path, name), name)
        except PackFileInvalid as wrong:
            yield fault(wrong.where, "The file %(reason)s.", reason=wrong.reason)


def check_procedure(marked: Marked, file: str) -> Iterator[PackFault]:
    """Find what is wrong in one file, in the order of its parts."""
    yield from _names(marked, _PARTS, file)
    versions = marked.fields.get("versions", Marked(None, 1))
    if not versions.items:
        yield fault(place_of(file, versions.line), "`versions` is a list with one procedure at least.")
    for version in versions.items:
        yield from _check_version(version, file)
    yield from _check_order(versions.items, file)
    for one in marked.fields.get("pending", Marked(None, 1)).items:
        yield from _names(one, _PENDING, file)
        yield from _check_values(one, file)
    for name, months in marked.fields.get("watches", Marked(None, 1)).fields.items():
        if name not in WATCHES or not _WHOLE.match(months.text):
            template = "watches takes %(names)s in months, not %(name)s: %(text)s."
            yield fault(
                place_of(file, months.line), template, names=", ".join(WATCHES), name=name, text=months.text
            )


def _names(marked: Marked, parts: tuple[tuple[str, ...], tuple[str, ...]], file: str) -> Iterator[PackFault]:
    needed, optional = parts
    where = place_of(file, marked.line)
    for name in needed:
        if name not in marked.fields:
            yield fault(where, "This does not say %(name)s; add it.", name=name)
    for name in sorted(set(marked.fields) - {*needed, *optional}):
        yield fault(
            place_of(file, marked.fields[name].line),
            "There is no place here for %(name)s; remove it.",
            name=name,
        )


def _check_version(version: Marked, file: str) -> Iterator[PackFault]:
    yield from _names(version, _VERSION, file)
    yield from _check_values(version, file)
    keys: set[str] = set()
    for step in version.fields.get("steps", Marked(None, 1)).items:
        yield from _names(step, _STEP, file)
        yield from _check_values(step, file)
        yield from _check_step(step.fields, keys, place_of(file, step.line))


def _check_step(said: Mapping[str, Marked], keys: set[str], where: str) -> Iterator[PackFault]:
    key, event, after = (said.get(name, Marked(None, 1)).text for name in ("key", "event", "after"))
    if not _KEY.match(key):
        template = 'A key is small letters, numbers and hyphens, such as "cabinet-approval", not "%(key)s".'
        yield fault(where, template, key=key)
    if key in keys:
        yield fault(where, "The key %(key)s stands twice; each step has its own.", key=key)
    if event not in happenings():
        yield fault(
            where, "There is no event %(event)s; they are listed in packs/agreement_events.toml.", event=event
        )
    if after and after not in keys:
        yield fault(where, "The time counts from %(after)s, which is no step before this one.", after=after)
    if ("within_days" in said) != bool(after):
        yield fault(where, "A time needs both: `within_days` and `after`, the step from which it counts.")
    keys.add(key)


def _check_values(marked: Marked, file: str) -> Iterator[PackFault]:
    for name, value in marked.fields.items():
        where = place_of(file, value.line)
        if name in _BY_LANGUAGE:
            yield from _check_words(name, value, where)
        elif name in {"from", "to", "since"} and not _is_date(value.text):
            yield fault(
                where,
                'Write %(name)s as YYYY, YYYY-MM or YYYY-MM-DD, not "%(text)s".',
                name=name,
                text=value.text,
            )
        elif name in _YES_NO and value.text not in {"true", "false"}:
            yield fault(where, 'Write %(name)s as true or false, not "%(text)s".', name=name, text=value.text)
        elif name == "within_days" and not _WHOLE.match(value.text):
            yield fault(where, 'Write within_days as a number of days, not "%(text)s".', text=value.text)
        elif name in {"law", "source", "title", "section"} and not value.text:
            yield fault(where, "%(name)s is empty; fill it.", name=name)


def _check_words(name: str, value: Marked, where: str) -> Iterator[PackFault]:
    missing = [language for language in LANGUAGES if not value.fields.get(language, Marked(None, 1)).text]
    if missing:
        template = "%(name)s has no words in %(missing)s; every language of the pages needs them."
        yield fault(where, template, name=name, missing=", ".join(missing))


def _check_order(versions: list[Marked], file: str) -> Iterator[PackFault]:
    before = ""
    for version in versions:
        begins, ends = (version.fields.get(name, Marked(None, 1)).text for name in ("from", "to"))
        dated = [text for text in (before, begins, ends) if _is_date(text)]
        if dated != sorted(dated, key=first_day):
            yield fault(
                place_of(file, version.line), "The versions stand oldest first, and none overlaps the next."
            )
        before = ends or begins


def _is_date(text: str) -> bool:
    try:
        first_day(text)
    except NotADate:
        return False
    return True
