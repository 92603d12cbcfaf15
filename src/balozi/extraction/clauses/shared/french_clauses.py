"""What the French rules ask of a clause: where a word stands, where it begins, who the other side is."""

from collections.abc import Callable, Iterable, Iterator

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import counterpart, together
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.papers import Genre

# So far before its verb a subject may stand; what leads to a clause of its own; two make a pair.
_LONG, _TWO = 30, 2
_Rule = Callable[[Line, Reading], Draft | None]
_LISTED = frozenset({Genre.NEWS, Genre.COMMUNIQUE})
_WHERE = frozenset({"ou", "auquel", "laquelle"})


def find(line: Line, words: frozenset[str], first: int = 0, last: int | None = None) -> int:
    """Return where the first of some words stands between two tokens, -1 for nowhere."""
    stop = len(line.tokens) if last is None else min(last, len(line.tokens))
    return next((at for at in range(max(0, first), stop) if line.tokens[at].key in words), -1)


def by_rules(rules: Iterable[_Rule], line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what some rules find in a sentence of the day, each at most one; a treaty tells of no contact."""
    if reading.paper.genre is not Genre.TREATY:
        yield from (draft for rule in rules if (draft := rule(line, reading)) is not None)


def is_news_of_the_day(line: Line, reading: Reading) -> bool:
    """Tell whether a sentence stands in news or a communiqué, and neither asks nor opens a list."""
    return reading.paper.genre in _LISTED and line.tokens[-1].text not in {"?", ":"}


def status_by(act: Act) -> str:
    """Return whether what a verb tells was held or is planned."""
    return "planned" if act.tense == "future" else "held"


def pair_of(line: Line) -> Parties | None:
    """Return the two or more sides that the paper has spoken of together."""
    codes = line.around.pair
    if len(codes) < _TWO:
        return None
    states = tuple(code for code in codes if is_state(code))
    return Parties(states, tuple(code for code in codes if code not in states), codes, 0, -1)


def with_other(line: Line, own: Parties | None, first: int, last: int) -> Parties | None:
    """Return one who acts with the other side: the one named between two tokens, else the one the paper is about."""
    if own is None or not own.codes:
        return None
    found = together(own, line.parties(first, last))
    if len(found.codes) >= _TWO:
        return found
    other = counterpart(line, own)
    return together(own, also=(other,)) if other else None


def begin_of(line: Line, own: Parties, act: Act) -> int:
    """Return where what somebody does begins: with him when he stands near before the verb, behind an "où" between."""
    if not (0 <= own.first < act.first and act.first - own.first < _LONG):
        return act.first
    wheres = [at for at in range(own.first, act.first) if line.tokens[at].key in _WHERE]
    return wheres[-1] + 1 if wheres else own.first


def is_two_sided(line: Line) -> bool:
    """Tell whether the paper or the sentence speaks of two states or bodies."""
    around, named = line.around, line.parties(0, len(line.tokens) - 1).codes
    spoken = {code for code in (around.one, around.body) if code}
    return len({*around.common, *around.pair, *named, *spoken}) >= _TWO


def is_of_the_day(line: Line) -> bool:
    """Tell whether a day is told, not a year alone."""
    return any(day.name or len(day.code) > len("2026-06") for day in line.dates)


def new_ones(drafts: Iterator[Draft], known: list[Draft]) -> Iterator[Draft]:
    """Yield the drafts that overlap none of those known or yielded before."""
    for draft in drafts:
        if not any(min(draft.last, other.last) >= max(draft.first, other.first) for other in known):
            known.append(draft)
            yield draft
