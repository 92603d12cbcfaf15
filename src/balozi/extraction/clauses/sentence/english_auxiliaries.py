"""Words before an English verb: auxiliaries, denials, asides, and what is due to come."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.english_particles import is_prefix
from balozi.extraction.mentions.calendars import calendar
from balozi.extraction.mentions.tokens import Token

FUTURE = frozenset({"will", "shall", "ll"})
HYPOTHETIC = closed("english", "hypothetic")
BE = closed("english", "be")
_STAY = frozenset({"remain", "remains", "remained", "stay", "stays"})
HAVE = frozenset({"has", "have", "had", "having"})
DO = frozenset({"did", "does", "do"})
NOT = frozenset({"not", "never", "t", "neither", "nor"})
_HELPERS = BE | HAVE | DO | FUTURE | HYPOTHETIC | {"to"}
# "would “go on standing with”": a quotation may begin inside a verb.
QUOTES = frozenset({"“", "‘", '"'})
# "is due to", "are set to": what is to come; "is obliged to" stays a verb of its own.
_DUE = closed("english", "due")
ADVERBS = closed("english", "adverbs")


def is_due(line: Sequence[Token], to: int) -> bool:
    """Tell whether "is" stands before "to", which is a future then, or "is due", "is set", "is going"."""
    at = to - 1
    if line[at].key == "going" and to + 1 < len(line) and line[to + 1].is_capital:
        # "will not be going to Caracas": a journey.
        return False
    if at > 0 and line[at].key in _DUE:
        at -= 1
    if at > 0 and (line[at].key in NOT or line[at].key in ADVERBS):
        at -= 1
    return at >= 0 and line[at].key in BE


def behind_aside(line: Sequence[Token], at: int) -> int:
    """Return the place behind an aside between two commas, or the same place when none begins there."""
    if at >= len(line) or line[at].text != ",":
        return at
    return next((end + 1 for end in range(at + 1, min(at + 15, len(line))) if line[end].text == ","), at)


def _before_aside(line: Sequence[Token], index: int) -> int:
    """Return the place behind "shall" when an aside parts it from its verb: "shall, through ..., assist"."""
    if index < 4 or line[index - 1].text != ",":
        return index
    for at in range(index - 2, max(0, index - 16), -1):
        if line[at].text == "," and line[at - 1].key in FUTURE:
            return at
    return index


def _tells_the_day(line: Sequence[Token], at: int) -> bool:
    """Tell whether a token is part of a weekday put inside a verb: "will on Thursday host"."""
    weekdays = calendar().weekdays
    day = (
        line[at].key in weekdays
        and line[at].is_capital
        and at > 0
        and line[at - 1].key in {"on", "this", "next"}
    )
    return day or (line[at].key in {"on", "this", "next"} and line[at + 1].key in weekdays)


def helpers_of(line: Sequence[Token], index: int) -> tuple[int, frozenset[str], bool]:
    """Return the place of the first auxiliary before a verb, the auxiliaries, and whether they deny it."""
    found: set[str] = set()
    first, negated = index, False
    begin = _before_aside(line, index)
    for at in range(begin - 1, max(-1, begin - 6), -1):
        key = line[at].key
        if key in _STAY and line[index].key == "committed":
            found.add("is")
            first = at
        elif key in _HELPERS:
            found.add(key)
            first = at
            if key == "to":
                break
        elif key in NOT:
            negated, first = True, at
        elif _tells_the_day(line, at):
            continue
        elif not (key in ADVERBS or key.endswith("ly") or key == "'" or key in QUOTES or is_prefix(line, at)):
            break
    return first, frozenset(found), negated
