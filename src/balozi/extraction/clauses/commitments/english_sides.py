"""What an English treaty lays on a party that no list knows, "the Network", and the joint bodies that it sets up."""

import re
from collections.abc import Iterator
from functools import lru_cache

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.promises import promise, promise_end
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

# (hereinafter referred to as "the Network").
_DEFINED = re.compile(r"[\"“'‘]\s?(?:the\s+)?([A-Z][A-Za-z]+)\s?[\"”'’]")
_WORDS = words_of("english_dealings", "sides")
_BODIES = words_of("english_dealings", "joint_bodies")
_HEAD, _NEAR, _SHORTEST, _TOP = 4, 9, 4, 40
_QUOTES = frozenset({'"', "“", "‘", "'"})
_PARTIES = frozenset({Of.STATE, Of.ORGANISATION})


@asked_where(sign(words=_WORDS["binds"]))
def unnamed_sides(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what a treaty says a party without a code will do: "The Network undertakes to train 120 technicians".

    Args:
        line: the sentence.
        reading: its paper.
    """
    if reading.paper.genre is not Genre.TREATY or line.keys.isdisjoint(_WORDS["binds"]):
        return
    first = next((at for at, token in enumerate(line.tokens) if token.text.isalpha()), 0)
    set_up = _sets_up(line, first, reading)
    if set_up is not None:
        yield set_up
        return
    at = first + (line.row[first] == "the")
    if at + _SHORTEST > len(line.tokens) or line.tokens[at].text not in _sides(reading.paper.text):
        return
    binds = line.row[at + 1]
    deed = line.row[at + 2] if binds in {"shall", "will"} else binds
    if binds not in _WORDS["binds"] or deed in line.words.cuts["not_deeds"] | _WORDS["no_deeds"]:
        return
    code = _codes_of_sides(reading).get(line.tokens[at].text, "")
    if code and binds not in {"shall", "will"}:
        # "The Fund agrees to extend a grant": told by its verb.
        return
    codes = (code,) if code else ()
    states, bodies = (codes, ()) if is_state(code) else ((), codes)
    side = Parties(states, bodies, codes, 0, first, ((first, at, codes),))
    yield promise(line, (first, promise_end(line, at + 2)), side, reading, ("commits", "CO5"))


def _codes_of_sides(reading: Reading) -> dict[str, str]:
    """Return which party a defined word stands for: (the "Recipient") right behind "the Republic of Malawi"."""
    kept = reading.kept.get("english sides")
    if isinstance(kept, dict):
        return kept
    found: dict[str, str] = {}
    for line in reading.lines[:_TOP]:
        for at in line.all_of(_QUOTES):
            behind = [token.text for token in line.tokens[at + 1 : at + 3] if token.key != "the"]
            word = behind[0] if behind else ""
            near = [m for m in line.mentions if m.of in _PARTIES and at - _NEAR < m.last < at]
            if word[:1].isupper() and near:
                found.setdefault(word, near[-1].code.removeprefix("ORG:"))
    reading.kept["english sides"] = found
    return found


@lru_cache(maxsize=2)
def _sides(text: str) -> frozenset[str]:
    """Return the words by which a text calls its parties, and not itself or what it is about."""
    found = (match[1] for match in _DEFINED.finditer(text))
    return frozenset(word for word in found if word.casefold() not in _WORDS["no_sides"])


def _sets_up(line: Line, first: int, reading: Reading) -> Draft | None:
    """Return the promise to set up a joint body: "There shall be a Joint Commission composed of three members"."""
    opens = line.row[first : first + _HEAD]
    there = opens[:1] == ["there"] and "shall" in opens
    hereby = "hereby" in line.keys and not line.keys.isdisjoint(_WORDS["set_up"])
    near = line.tokens[first : first + _NEAR + _HEAD]
    body = any(token.key in _BODIES["bodies"] and token.is_capital for token in near)
    codes = line.around.pinned or line.around.pair
    if not (there or hereby) or not body or not codes:
        return None
    return promise(
        line, (first, len(line.tokens) - 1), Parties(codes, (), codes, 0, -1), reading, ("commits", "CO5")
    )
