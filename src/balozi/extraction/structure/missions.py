"""Missions and consular offices: from lists, and from sentences that say where they are accredited."""

import re
from collections.abc import Iterator
from functools import cache

from balozi.extraction.papers import Paper
from balozi.extraction.structure.offices import Office, is_seat, offices_of
from balozi.extraction.structure.places import city_of
from balozi.extraction.structure.scribes import Scribe
from balozi.extraction.structure.wording import any_of, may_hold, words
from balozi.extraction.suggestions import Rule, Suggestion
from balozi.ground.words import fold
from balozi.packs.gazetteer import organisation_by_name, state_by_name


def missions(paper: Paper) -> Iterator[Suggestion]:
    """Read the rows of lists of missions; rows of a stretch that repeats itself are left to the check."""
    rows = offices_of(paper)
    for row, before in zip(rows, (None, *rows), strict=False):
        if row.spurious:
            continue
        kind = _kind(row)
        doubt = row.city is None and not row.accredited_to
        twice = before is not None and row.number and row.number == before.number
        scribe = Scribe(paper, "MI1", 0.6 if doubt or twice else 0.95)
        yield scribe.write(kind, row.start, row.end, **_fields(row, kind))


def _kind(row: Office) -> str:
    """A city without embassies houses a consulate; so does every city under a heading of consular offices."""
    if row.accredited_to:
        return "mission"
    return "consulate" if row.consular or not is_seat(row) else "mission"


def _shown(row: Office) -> str:
    """Return the city's usual name: the printed one when the gazetteer only adds "City" to it."""
    if row.city is None or row.city.name == f"{row.name} City":
        return row.name
    return row.city.name


def _bodies(name: str) -> list[str]:
    """Return the code of the organisation a mission is accredited to, its printed name when it is not known."""
    known = organisation_by_name(name)
    return [known.code if known is not None else name] if name else []


def _fields(row: Office, kind: str) -> dict[str, object]:
    state = state_by_name(row.listed_region) if row.city is None and row.accredited_to else None
    city = state.capital if state is not None else _shown(row)
    return {
        "city": city,
        "host": row.city.country if row.city is not None else state.code if state is not None else "",
        "region": row.city.region if row.city is not None else "",
        "mission_class": "consulate"
        if kind == "consulate"
        else "permanent mission"
        if row.accredited_to
        else "",
        "accredited_to": _bodies(row.accredited_to),
        "number": row.number or None,
        "listed_region": row.listed_region,
        "as_printed": row.name if row.name and fold(row.name) != fold(city) else "",
    }


_ORGANISATION = r"[A-Z][\w-]*(?:\s+(?:of|for|de|des|pour|la|ya|wa)\s+[A-Z][\w-]*|\s+[A-Z][\w-]*){0,6}"
_JOINT = r"(?:\s*,\s*|\s+(?:and|et|na)\s+)(?:the\s+|l['’]\s*|la\s+)?"


@cache
def _accredited() -> re.Pattern[str]:
    cue = any_of(words()["missions"]["accredited"])
    return re.compile(
        rf"(?i:(?:has|have|maintains|keeps|ina|dispose de|a des)\s+)?(?i:{cue})\s+(?:the\s+|l['’]\s*|la\s+)?"
        rf"(?P<bodies>{_ORGANISATION}(?:{_JOINT}{_ORGANISATION})*)(?:\s+(?:in|at|à|katika|jijini)\s+(?P<city>[A-Z]\w+))?"
    )


@cache
def _cues() -> tuple[str, ...]:
    return tuple(map(str.casefold, words()["missions"]["accredited"]))


def accredited_missions(paper: Paper) -> Iterator[Suggestion]:
    """Read sentences that say to which organisations a country's missions are accredited, and where."""
    scribe = Scribe(paper, "MI2", 0.85)
    if not may_hold(paper.text, _cues()):
        return
    for found in _accredited().finditer(paper.text):
        bodies = re.split(_JOINT, found["bodies"])
        cuts = [found.start(), *(found.start("bodies") + found["bodies"].index(body) for body in bodies[1:])]
        ends = [*cuts[1:], found.end()]
        city = found["city"] or ""
        known = city_of(city) if city else None
        for body, (start, end) in zip(bodies, zip(cuts, ends, strict=True), strict=True):
            yield scribe.write(
                "mission",
                start,
                _before_joint(paper.text, start, end),
                accredited_to=_bodies(body),
                city=city,
                host=known.country if known else "",
                mission_class="permanent mission",
            )


def _before_joint(text: str, start: int, end: int) -> int:
    tail = re.search(r"(?:\s*,|\s+(?:and|et|na))?\s+(?:the\s+|la\s+|l['’]\s*)?$", text[start:end])
    return start + tail.start() if tail is not None else end


MISSIONS = (
    Rule(
        "MI1",
        "A row of a list of missions names the city where one stands; consular offices are told apart.",
        missions,
    ),
    Rule(
        "MI2",
        "'Missions accredited to' an organisation in a city are permanent missions.",
        accredited_missions,
    ),
)
