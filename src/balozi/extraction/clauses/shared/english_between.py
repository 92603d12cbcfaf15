"""Who talks "between" whom in English: those named there, and nobody else of the sentence."""

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.mentions.mentions import Mention

_NEAR, _FAR, _TWO = 7, 40, 2
# Behind these nobody is named any more who talks.
_ENDS = words_of("gathered", "english")["ends"]


def between(line: Line, noun: Mention) -> Parties | None:
    """Return those that a word for talks names behind "between", None when it names no two.

    Args:
        line: the sentence.
        noun: the word for the talks: "indirect talks in Cairo between Israel and Jordan resumed".
    """
    if line.words.language != "en" or "between" not in line.keys:
        return None
    behind = line.row[noun.last + 1 : noun.last + _NEAR]
    if "between" not in behind or any(key in _ENDS for key in behind[: behind.index("between")]):
        return None
    at = noun.last + 1 + behind.index("between")
    verb = next((act.first for act in line.acts if act.first > at and act.is_finite), len(line.row))
    end = next((n for n in range(at + 1, min(verb, at + _FAR, len(line.row))) if line.row[n] in _ENDS), -1)
    end = end if end > 0 else min(verb, at + _FAR, len(line.row))
    named = line.parties(at + 1, end - 1)
    return named if len(named.codes) >= _TWO else None
