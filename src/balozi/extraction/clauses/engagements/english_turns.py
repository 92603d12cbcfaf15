"""What the rules for English turns of phrase share: words, places in a sentence, who takes part."""

from collections.abc import Sequence
from functools import cache

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Mention, Of

_PEOPLE = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN})
STATE = len("KEN")
TWO, NEAR, REACH, FAR = 2, 4, 8, 12


@cache
def turns(name: str) -> frozenset[str]:
    """Return one list of words by which a turn of phrase is known."""
    return words_of("further", "contacts")[name]


def place_in(line: Line, words: frozenset[str], begin: int = 0) -> int:
    """Return where the first of some words stands, -1 when none does."""
    if line.keys.isdisjoint(words):
        return -1
    return next((at for at, key in enumerate(line.row[begin:], begin) if key in words), -1)


def two_spoken_of(line: Line) -> Parties | None:
    """Return the two states or bodies that are spoken of together, when there are two."""
    pair = line.around.pinned or line.around.pair
    states = tuple(sorted(code for code in pair if is_state(code)))
    return Parties(states, tuple(sorted(set(pair) - set(states))), pair, 0, -1) if len(pair) == TWO else None


def the_two(line: Line) -> Parties | None:
    """Return the two spoken of, or the two the paper is about when more were named last."""
    common = line.around.common
    about = len(common) == TWO and line.around.one in common and not line.around.pinned
    states = tuple(sorted(code for code in common if is_state(code)))
    return two_spoken_of(line) or (Parties(states, (), common, 0, -1) if about else None)


def joined_by(parties: Parties, codes: Sequence[str]) -> Parties:
    """Return the parties with some states more."""
    states = tuple(sorted({*parties.states, *(code for code in codes if is_state(code))}))
    return Parties(states, parties.organisations, states, 0, parties.first)


def completed(line: Line, parties: Parties, reading: Reading) -> Parties:
    """Return two parties: those named, else the one with the other that the paper is about."""
    if len(parties.codes) != 1:
        return parties
    pair = line.around.pinned or line.around.pair
    for codes in (pair, line.around.common, (reading.home,)):
        others = [code for code in codes if is_state(code) and code not in parties.states]
        if len(others) == 1 and (
            len(codes) != TWO or parties.organisations or set(parties.states) < set(codes)
        ):
            return joined_by(parties, others)
    return parties


def somebody(line: Line, first: int, last: int) -> Mention | None:
    """Return the first official named between two tokens, by an office or as "the Serbian leader"."""
    near = (m for m in line.mentions if first <= m.first < last)
    return next((m for m in near if m.of in _PEOPLE or are_people_of(line, m)), None)


def are_people_of(line: Line, mention: Mention) -> bool:
    """Tell whether a demonym or a state stands for officials: "the Serbian leader", "a delegation from Zambia"."""
    if mention.of not in {Of.PEOPLE, Of.STATE}:
        return False
    humans = words_of("news", "places")["humans"]
    if mention.of is Of.PEOPLE:
        return not humans.isdisjoint(keys_of(line, mention.last + 1, mention.last + 3))
    lead, behind = (
        keys_of(line, mention.first - 2, mention.first),
        keys_of(line, mention.last + 1, mention.last + 5),
    )
    if behind[:1] == ["'"]:
        # "Finland's minister", "Kenya's top diplomat".
        return not (humans | words_of("roles", "english")["rulers"]).isdisjoint(behind)
    return lead[-1:] in (["from"], ["of"]) and lead[0] in humans


def is_undone(line: Line, at: int) -> bool:
    """Tell whether the verb at a token is denied or only possible."""
    act = next((a for a in line.acts if a.first <= at <= a.last), None)
    return act is not None and (act.negated or act.tense == "conditional")


def told_once(
    line: Line, span: tuple[Act | Mention | None, int, int], parties: Parties, reading: Reading, what: str
) -> Draft | None:
    """Return an engagement of at least two parties; ``what`` is its type and status."""
    kind, status = what.split()
    by, first, last = span
    told = (by, max(0, first), min(last, len(line.tokens) - 1))
    if len(parties.codes) < (1 if kind == "statement" else TWO):
        return None
    return engagement(line, told, parties, reading, type=kind, status=status, rule="EN7")
