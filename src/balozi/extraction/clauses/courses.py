"""The course of an instrument told by the words around it: proposed, in talks, awaited, in force, over, only named."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import parts_of_patterns, rows_of
from balozi.extraction.clauses.lines import Line
from balozi.extraction.clauses.titles import is_this_text
from balozi.extraction.mentions.mentions import Mention, Of

_TABLES = {"en": "english_courses", "fr": "french_courses", "sw": "swahili_courses"}
_STOPS = frozenset({";", ":"})
_APART = frozenset({"'", "’", "«", "»", "“", "”", '"', "(", ")", "-"})
_JOINTS = frozenset({",", "et", "ou", "ainsi", "and", "or"})
# "..., according to a communiqué": no item of a list.
_SAYING = frozenset(
    {"according", "selon", "mujibu", "kulingana", "under", "pursuant", "conformement", "which"}
)
# What leads from one instrument to the one it belongs to: "un protocole additionnel à l'accord".
_LEADING = frozenset(
    {"a", "au", "aux", "l", "'", "’", "la", "de", "du", "additionnel", "relatif", "dans"}
    | {"amending", "modifying", "supplementing", "implementing", "to", "the", "under", "of", "their"}
    | {"ya", "wa", "kwenye", "nyongeza", "ziada"}
)
_BEFORE, _BEHIND, _LISTED, _AROUND_ACT = 24, 40, 40, 10
# A communiqué is issued; it is never ratified, in force or denounced.
_BINDING = frozenset({"ratified", "in_force", "terminated"})
_PART = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Told:
    """Words that tell how an instrument stands.

    Attributes:
        side: where they stand: "behind" it, "before" it, or "opening" the sentence.
        status: that they tell.
        words: a pattern of them.
        given: a pattern of words that have to stand before it besides, None when there is none.
        unless: a pattern of words beside which they tell nothing, None when there is none.
    """

    side: str
    status: str
    words: re.Pattern[str]
    given: re.Pattern[str] | None
    unless: re.Pattern[str] | None


def course(line: Line, mention: Mention, act: Act | None) -> str:
    """Return the status that the words around an instrument tell, "" when they tell none."""
    if is_this_text(line, mention):
        return ""
    asked = line.tokens[-1].text == "?" and act is not None and act.tense in {"future", "conditional"}
    if asked and line.words.language == "fr":
        return "unknown"
    said = _around(line, mention, act)
    for told in _rows(line.words.language):
        if told.words.search(said[told.side]) and _fits(told, said["before"]):
            return "" if mention.code == "communique" and told.status in _BINDING else told.status
    return ""


def refers(line: Line, mention: Mention) -> bool:
    """Tell whether words lead to an instrument that is only named: "under the", "en vertu de", "kwa mujibu wa"."""
    first = _first(line, mention)
    said = _said(line, max(0, first - _BEFORE), first)
    return _reference(line.words.language).search(said) is not None


@cache
def _reference(language: str) -> re.Pattern[str]:
    parts = parts_of_patterns(_TABLES[language])
    return _pattern(r"(?<!\w)<refers>", parts)


def _around(line: Line, mention: Mention, act: Act | None) -> dict[str, str]:
    """Return the words on each side of an instrument that may tell of it."""
    first = _first(line, mention)
    begin = max(0, first - _BEFORE)
    signed = line.words.language != "fr" and act is not None and _is_signed_by(act, mention)
    if signed and act is not None:
        # "After talks the two signed an agreement": what was told before the signing tells nothing of the text.
        begin = max(begin, act.first - _AROUND_ACT)
    return {
        "before": _said(line, begin, first),
        "behind": "" if signed else _said(line, mention.last + 1, _end(line, mention)),
        "opening": _said(line, 0, mention.first),
    }


def _is_signed_by(act: Act, mention: Mention) -> bool:
    """Tell whether those who act sign an instrument: its own verb tells more than what is said behind it."""
    done = act.is_finite and act.tense in {"past", "present"} and not act.negated and not act.relative
    return done and not act.passive and act.is_any("SIGN") and act.last < mention.first


def _fits(told: Told, before: str) -> bool:
    """Tell whether the words before an instrument allow what others tell of it."""
    allowed = told.unless is None or told.unless.search(before) is None
    return allowed and (told.given is None or told.given.search(before) is not None)


@cache
def _rows(language: str) -> Sequence[Told]:
    """Return what may be told in a language, in the order in which it is asked."""
    parts = parts_of_patterns(_TABLES[language])
    return tuple(_row(row, parts) for row in rows_of(_TABLES[language], "told"))


def _row(row: dict[str, Any], parts: Mapping[str, str]) -> Told:
    given, unless = (_pattern(row[name], parts) if name in row else None for name in ("given", "unless"))
    words = _pattern(r"(?<!\w)(?:" + "|".join(row["patterns"]) + ")", parts)
    return Told(row["side"], row["status"], words, given, unless)


def _pattern(words: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """Return a pattern with its parts put in: "<to>" and the like."""
    while _PART.search(words):
        words = _PART.sub(lambda part: parts[part[1]], words)
    return re.compile(words)


def _said(line: Line, first: int, last: int) -> str:
    """Return the words between two tokens in small letters, without marks but commas and stops."""
    tokens = line.tokens[first:last]
    stop = max((at for at, token in enumerate(tokens) if token.text in _STOPS), default=-1)
    if first and stop >= 0:
        tokens = tokens[stop + 1 :]
    return " ".join(token.key for token in tokens if token.text not in _APART)


def _first(line: Line, mention: Mention) -> int:
    """Return where an instrument begins, with those listed before it: "la signature d'un accord et d'un protocole"."""
    begin = mention.first
    for other in reversed(line.mentions):
        if other.of is not Of.INSTRUMENT or other.last >= begin:
            continue
        verbs = any(other.last < act.first < begin and act.is_finite for act in line.acts)
        if verbs or begin - other.last > _LISTED or not _is_listed(line, other.last + 1, begin):
            break
        begin = other.first
    return begin


def _is_listed(line: Line, first: int, last: int) -> bool:
    """Tell whether words join two instruments of a list, and do not say where the first was told of."""
    between = {token.key for token in line.tokens[first:last]}
    return bool(between & _JOINTS) and not between & _SAYING


def _end(line: Line, mention: Mention) -> int:
    """Return where the words about an instrument end: before the next one that is not listed with it."""
    end = min(mention.last + _BEHIND, len(line.tokens))
    for at in range(mention.last + 1, end):
        if line.tokens[at].text in _STOPS:
            end = at
            break
    last = mention.last
    for other in line.mentions:
        if other.of is not Of.INSTRUMENT or not last < other.first < end:
            continue
        verbs = any(last < act.first < other.first and act.is_finite for act in line.acts)
        between = {token.key for token in line.tokens[last + 1 : other.first]}
        if verbs or not (_is_listed(line, last + 1, other.first) or between <= _LEADING):
            return other.first
        last = other.last
    return end
