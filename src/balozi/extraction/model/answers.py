"""From the words of a model to the facts that it claims, whatever it wraps around them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# More than a batch can hold; an answer that repeats itself is cut here.
MOST_FACTS = 500
_DECODER = json.JSONDecoder(parse_constant=lambda name: None)


@dataclass(frozen=True, slots=True)
class Claims:
    """What an answer claims.

    Attributes:
        facts: what stands where facts should stand; not looked at yet.
        usable: the answer holds a list of facts, if only a cut one.
        cut: it ends before its list does.
        beyond: how many stand beyond the most that is looked at.
    """

    facts: tuple[object, ...]
    usable: bool
    cut: bool = False
    beyond: int = 0


def claims_in(text: str) -> Claims:
    """Return the facts that an answer claims; prose and code fences around them are passed over.

    Examples:
        >>> claims_in('Here you are: {"facts": [{"kind": "engagement"}]} Anything else?').facts
        ({'kind': 'engagement'},)
        >>> claims_in('{"facts": [{"kind": "engagement"}, {"kind": "comm').cut
        True
    """
    alone: object = None
    for start in _openings(text):
        told = _decoded(text, start)
        found = _listed(told[0]) if told is not None else None
        if found is not None:
            return Claims(tuple(found[:MOST_FACTS]), True, False, max(0, len(found) - MOST_FACTS))
        if told is not None and alone is None and _is_fact(told[0]):
            alone = told[0]
    rescued = _rescued(text)
    # The first whole object of a cut list is not an answer of one fact.
    return Claims((alone,), True) if alone is not None and not rescued.facts else rescued


def _openings(text: str) -> Iterator[int]:
    """Return the first places where JSON may begin; more than a few are not worth the time."""
    at = -1
    for _ in range(8):
        places = [place for place in (text.find("{", at + 1), text.find("[", at + 1)) if place >= 0]
        if not places:
            return
        at = min(places)
        yield at


def _decoded(text: str, start: int) -> tuple[Any, int] | None:
    try:
        return _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None


def _listed(told: Any) -> list[object] | None:
    """Return the list of facts that was told, None when this is another list, such as that of a field."""
    if isinstance(told, dict):
        return list(told["facts"]) if isinstance(told.get("facts"), list) else None
    if isinstance(told, list) and told and all(isinstance(item, dict) and "kind" in item for item in told):
        return list(told)
    return None


def _is_fact(told: Any) -> bool:
    return isinstance(told, dict) and "kind" in told and "quote" in told


def _rescued(text: str) -> Claims:
    """Return the whole facts of an answer that was cut off."""
    key = text.find('"facts"')
    start = text.find("[", max(key, 0))
    if start < 0 or (key < 0 and "{" in text[:start]):
        return Claims((), False)
    facts: list[object] = []
    at = _skipped(text, start + 1)
    while len(facts) < MOST_FACTS and text[at : at + 1] == "{":
        found = _decoded(text, at)
        if found is None:
            break
        facts.append(found[0])
        at = _skipped(text, found[1])
    closed = text[at : at + 1] == "]"
    return Claims(tuple(facts), key >= 0 or bool(facts) or closed, cut=not closed)


def _skipped(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] == ","):
        at += 1
    return at
