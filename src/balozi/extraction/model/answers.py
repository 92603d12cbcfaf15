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
    for start in _openings(text):
        whole = _decoded(text, start)
        if whole is not None:
            found = _facts_of(whole[0])
            if found is not None:
                return Claims(tuple(found[:MOST_FACTS]), True, False, max(0, len(found) - MOST_FACTS))
    return _rescued(text)


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


def _facts_of(told: Any) -> list[object] | None:
    if isinstance(told, dict):
        if isinstance(told.get("facts"), list):
            return list(told["facts"])
        return [told] if "kind" in told and "quote" in told else None
    if isinstance(told, list) and all(isinstance(item, dict) for item in told):
        return list(told)
    return None


def _rescued(text: str) -> Claims:
    """Return the whole facts of an answer that was cut off."""
    key = text.find('"facts"')
    start = text.find("[", max(key, 0))
    if start < 0 or (key < 0 and text[:start].strip()):
        return Claims((), False)
    facts: list[object] = []
    at = start + 1
    while len(facts) < MOST_FACTS:
        at = _skipped(text, at)
        found = _decoded(text, at) if text[at : at + 1] == "{" else None
        if found is None:
            break
        facts.append(found[0])
        at = found[1]
    return Claims(tuple(facts), True, cut=True)


def _skipped(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] == ","):
        at += 1
    return at
