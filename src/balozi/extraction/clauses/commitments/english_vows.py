"""Who promises what in English: whose help is pledged, who decides with whom, what is set without a verb of its own."""

from collections.abc import Sequence

from balozi.extraction.clauses.commitments.debtors import debtor
from balozi.extraction.clauses.commitments.tellers import unnamed_givers
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.promises import is_outward, is_own_text
from balozi.extraction.mentions.mentions import Of

_DOMESTIC = closed("commitments", "domestic")
_MOVERS = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN, Of.PAIR, Of.STATE, Of.INSTITUTION})
_HELPS = frozenset({"HELP", "COMMITMENT", "PLANS"})
ARTICLES = frozenset({"the", "a", "an"})
# "the road it promised": so many words stand at least before the verb; what opens a clause is no noun.
_RELATIVE = 4
_OPENS_A_CLAUSE = closed("commitments", "opens_a_clause")


def is_for_home(line: Line, act: Act, parties: Parties) -> bool:
    """Tell whether a state promises in English to its own people, and nobody else is named in the paper."""
    alone = len(parties.codes) == 1 and bool(parties.states)
    home = alone and not _DOMESTIC.isdisjoint(line.row[max(0, act.first - 8) :])
    return line.words.language == "en" and home and not is_outward(line, act, parties)


def we_both(line: Line, act: Act, parties: Parties) -> Parties | None:
    """Return both who meet when one says "we have decided to set up a joint patrol"."""
    pair = line.around.pair
    says = {"we"} & set(line.row[max(0, act.first - 2) : act.first])
    together = {"joint", "jointly", "together", "common", "shared"} & set(line.row[act.last :])
    two = line.tokens[act.last].key == "agreed" and len(pair) == len(("one", "other"))
    joins = len(pair) > 1 and set(parties.codes) < set(pair)
    return (
        Parties(pair, (), pair, 0, parties.first, parties.spots)
        if says and (together or two) and joins
        else None
    )


def with_another(line: Line, act: Act, parties: Parties) -> Parties:
    """Return those who agree, the one told with "with" among them: "Cambodia has agreed with Laos to dredge"."""
    if line.words.language != "en" or not act.is_any("AGREE") or len(parties.codes) != 1:
        return parties
    at = act.last + 1
    if at >= len(line.tokens) or line.tokens[at].key != "with":
        return parties
    to = next((n for n in range(at, len(line.tokens)) if line.tokens[n].key in {"to", "on", "that"}), at)
    other = line.parties(at + 1, to - 1)
    states = tuple(sorted({*parties.states, *other.states}))
    bodies = tuple(sorted({*parties.organisations, *other.organisations}))
    return Parties(states, bodies, (*parties.order, *other.order), 0, parties.first, parties.spots)


def is_contact_clause(line: Line, act: Act) -> bool:
    """Tell whether a promise tells only which thing is meant: "has completed the road it promised"."""
    if act.first < _RELATIVE or line.tokens[act.first - 1].key not in {"it", "he", "she", "they"}:
        return False
    before = line.tokens[act.first - 2]
    noun = before.text.islower() and before.text.isalpha() and before.key not in _OPENS_A_CLAUSE
    return noun and any(other.is_finite and other.last < act.first for other in line.acts)


def will_decide(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether it is still to be decided, in no text of the parties: "will decide whether to join"."""
    return act.is_any("AGREE") and act.tense == "future" and not is_own_text(line, reading)


def promiser(line: Line, act: Act) -> Parties | None:
    """Return who promises: the subject, else whose help it is ("pledged Bhutan's support"), else unnamed donors."""
    found = debtor(line, act)
    if line.words.language != "en" or (found is not None and found.codes):
        return found
    noun = next((n for n in line.nouns("HELP", "COMMITMENT") if 0 < n.first - act.last <= 6), None)
    owners = line.parties(act.last + 1, noun.first - 1) if noun is not None else None
    if owners is not None and owners.codes and line.tokens[owners.spots[-1][1] + 1].key in {"'", "’"}:
        return owners
    money = any(0 < a.first - act.last <= 6 and len(a.unit) == 3 for a in line.amounts)
    return found or (unnamed_givers(line, act) if money and act.is_any("PLEDGE", "COMMIT") else None)


def deed_behind_a_meeting(line: Line, act: Act) -> int:
    """Return where a deed is agreed beside a meeting: "agreed to meet again in May and to exchange data", else 0."""
    if line.words.language != "en" or not act.is_any("AGREE", "PLAN", "COMMIT", "PLEDGE"):
        return 0
    if "to" not in line.row[act.last : act.last + 3]:
        return 0
    for at in range(act.last + _RELATIVE, len(line.tokens) - _RELATIVE):
        if line.row[at] != "and" or line.row[at + 1] != "to" or line.row[at + 2] in ARTICLES:
            continue
        other = next((a for a in line.acts if at < a.first <= at + 2), None)
        if other is None or not other.is_any("MEET", "VISIT", "HOLD", "HOST", "TALK", "SIGN"):
            return at + 1
    return 0


def is_set(line: Line, act: Act, keys: Sequence[str]) -> bool:
    """Tell whether a thing is agreed or planned without "to": "agreed a timetable", "plan a common fishing zone"."""
    plain = line.tokens[act.last].key.startswith(("agree", "plan")) and not act.passive
    money = any(0 < a.first - act.last <= 4 and len(a.unit) == 3 for a in line.amounts)
    other = any(
        0 < m.first - act.last <= 7 and (m.of is Of.INSTRUMENT or (m.of is Of.NOUN and m.code not in _HELPS))
        for m in line.mentions
    )
    return act.is_any("AGREE", "PLAN") and plain and not other and (money or bool(set(keys[:1]) & ARTICLES))


def guarantees(line: Line, act: Act) -> bool:
    """Tell whether a thing is guaranteed: "guarantees South Africa 900 megawatts"."""
    return line.tokens[act.last].key.startswith("guarant") and line.words.language == "en"


def is_of_things(line: Line, act: Act, other: Act) -> bool:
    """Tell whether what moves is no official: "promised that the ferry would sail"."""
    between = line.tokens[act.last + 1 : other.first]
    people = any(m.of in _MOVERS and act.last < m.first < other.first for m in line.mentions)
    return any(token.key == "that" for token in between) and len(between) > 2 and not people
