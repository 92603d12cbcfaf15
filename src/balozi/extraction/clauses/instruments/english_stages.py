"""At which stage of its life an English instrument is named, by the turns of phrase before and behind it."""

from collections.abc import Mapping, Sequence
from functools import cache

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.once import told_once
from balozi.extraction.mentions.mentions import Mention

# So far before and behind its name do words tell of an instrument.
_BEFORE, _BEHIND = 14, 16
# Where two turns are told, the later stage counts.
_ORDER = ("terminated", "in_force", "ratified", "signed", "negotiated", "proposed")
_OPEN = frozenset({"unknown", "proposed", "negotiated"})
# Behind "a decision on the signing" may stand: ", on behalf of the Union, and provisional application of a new".
_AHEAD = 20
# A stage by a firm turn, by any, by a soft one; then where the turn stands.
_TOLD = tuple(
    (f"{sure}{name}", where)
    for sure in ("firm_", "", "soft_")
    for name in _ORDER
    for where in ("before", "behind")
)
# So many words may part a turn of phrase from the instrument.
_APART = 9


def stage(line: Line, mention: Mention, end: int, status: str) -> str:
    """Return the status of an English instrument: what a turn of phrase tells, else the status its verb gives.

    Args:
        line: the sentence.
        mention: the word for the instrument.
        end: the last token of its name.
        status: as its verb and single words tell it.
    """
    turns = _turns_in(line) if line.words.language == "en" else ()
    if not turns:
        return status
    sides = dict(zip(("before", "behind"), _around(line, mention, end), strict=True))
    for name, where, phrases in turns:
        if not name.startswith("firm") and status not in _OPEN:
            continue
        near = _leads if where == "before" else _follows
        if any(near(phrase, sides[where]) for phrase in phrases):
            found = name.removeprefix("firm_").removeprefix("soft_")
            return found if not name.startswith("soft") or status == "unknown" else status
    return status


def stage_ahead(line: Line, mention: Mention) -> str:
    """Return the status of an English instrument of which the next step is only prepared, "" when none is told.

    "adopted a decision on the signing of a protocol", "progress toward the ratification of the agreement".
    """
    if line.words.language != "en" or line.keys.isdisjoint(_steps()):
        return ""
    before = _joined(line, max(0, mention.first - _AHEAD), mention.first)
    if ";" in before:
        return ""
    told = words_of("stages", "ahead")
    return next((name for name in _ORDER for turn in told.get(name, ()) if f" {turn} " in before), "")


@cache
def _steps() -> frozenset[str]:
    """Return the last words of the turns that tell what is only prepared."""
    return frozenset(turn.split()[-1] for turns in words_of("stages", "ahead").values() for turn in turns)


def is_to_be_ratified(line: Line, mention: Mention, act: Act | None) -> bool:
    """Tell whether an English agreement of two has been signed, since it is to be ratified: "is expected to ratify"."""
    told = (
        act is not None and act.is_any("RATIFY") and act.tense in {"future", "infinitive"} and not act.passive
    )
    two = mention.code in {"agreement", "protocol"} and len(line.parties(0, len(line.tokens) - 1).states) > 1
    return line.words.language == "en" and told and two


def _around(line: Line, mention: Mention, end: int) -> tuple[str, str]:
    """Return the words before an instrument and behind its name, in its own clause, with blanks at their ends."""
    head, start = mention, 0
    for other in reversed([m for m in line.instruments() if m.last < mention.first]):
        if not _is_listed(line, other, head):
            start = other.last + 1
            break
        head = other
    behind = (m.first for m in line.instruments() if m.first > end)
    last = min(len(line.tokens), end + 1 + _BEHIND, next(behind, len(line.tokens)))
    return _joined(line, max(start, head.first - _BEFORE), head.first), _joined(line, end + 1, last)


def _leads(phrase: str, before: str) -> bool:
    """Tell whether a turn of phrase leads to an instrument, a few words between."""
    at = before.rfind(phrase)
    return at >= 0 and before.count(" ", at + len(phrase)) <= _APART


def _follows(phrase: str, behind: str) -> bool:
    return phrase in behind


def _is_listed(line: Line, other: Mention, mention: Mention) -> bool:
    """Tell whether two instruments stand in one list, so that what leads to the first leads to both."""
    between = range(other.last + 1, mention.first)
    verbs = any(act.is_finite and act.first in between for act in line.acts)
    return not verbs and mention.first - other.last <= _BEFORE


def _joined(line: Line, first: int, last: int) -> str:
    keys: Sequence[str] = line.row[first:last]
    return f" {' '.join(keys)} "


@cache
def _turns() -> Mapping[str, Sequence[tuple[int, str, frozenset[str]]]]:
    """Return the turns of phrase by their last word, each with its stage and side, and all its words."""
    found: dict[str, list[tuple[int, str, frozenset[str]]]] = {}
    for number, (name, where) in enumerate(_TOLD):
        for phrase in sorted(words_of("stages", where).get(name, ())):
            words = phrase.split()
            found.setdefault(words[-1], []).append((number, f" {phrase} ", frozenset(words)))
    return found


@told_once
def _turns_in(line: Line) -> Sequence[tuple[str, str, Sequence[str]]]:
    """Return the turns of phrase whose words stand in a sentence, by stage and side as they count."""
    found: dict[int, list[str]] = {}
    for last in line.keys & _turns().keys():
        for number, phrase, words in _turns()[last]:
            if words <= line.keys:
                found.setdefault(number, []).append(phrase)
    return [(*_TOLD[number], found[number]) for number in sorted(found)]
