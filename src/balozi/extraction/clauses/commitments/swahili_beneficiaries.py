"""To whom a Swahili promise is made that names nobody: those whom the paper is about, or nobody."""

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.packs import gazetteer

_WORDS = words_of("swahili_actors", "given")
_NAMED = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.CITY, Of.PERSON, Of.GROUP, Of.PAIR})
_NEAR, _TWO = 3, 2


def with_whom_it_is_for(draft: Draft, reading: Reading) -> Draft:
    """Return a Swahili promise with its beneficiaries, where the sentence names none and those around it do."""
    owes, given = draft.fields.get("obligors"), draft.fields.get("beneficiaries")
    if not isinstance(owes, list) or not isinstance(given, list) or _names_somebody(draft, owes):
        return draft
    keys = set(draft.line.row[draft.first : draft.last + 1])
    if not _WORDS["aid"].isdisjoint(keys):
        topic = _topic(reading)
        if topic and topic not in owes:
            return replace(draft, fields={**draft.fields, "beneficiaries": [topic]})
    if given and (_is_for_its_own(draft) or _is_of_an_agency(owes, given)):
        return replace(draft, fields={**draft.fields, "beneficiaries": []})
    return draft


def _names_somebody(draft: Draft, owes: list[str]) -> bool:
    span = range(draft.first, draft.last + 1)
    return any(
        m.of in _NAMED and m.first in span and (m.name if m.of is Of.CITY else m.code) not in owes
        for m in draft.line.mentions
    )


def _is_for_its_own(draft: Draft) -> bool:
    """Tell whether a promise is one to its own people: "wananchi wake", "upande wake wa mpaka", "yake yenyewe"."""
    tokens = draft.line.tokens[draft.first : draft.last + 1]
    if any("poke" in token.key for token in tokens):
        # Who takes its people back does it for the other.
        return False
    for at, (one, other) in enumerate(pairwise(tokens)):
        # "kwa upande wake" is a turn of speech.
        turn = at > 0 and tokens[at - 1].key == "kwa"
        if other.key in _WORDS["theirs"] and one.key in _WORDS["own"] and not turn:
            return True
        if other.key in _WORDS["selves"]:
            return True
    return False


def _is_of_an_agency(owes: list[str], given: list[str]) -> bool:
    """Tell whether an agency of the United Nations promises help to people, and to none of several states."""
    return len(given) >= _TWO and all(code in _agencies() for code in owes)


@cache
def _agencies() -> frozenset[str]:
    return frozenset(body.code for body in gazetteer.organisations() if body.kind == "un")


def _topic(reading: Reading) -> str:
    """Return the one state that a paper is about and that does nothing in it: the Sudan of a meeting of donors."""
    known = reading.kept.get("swahili_topic")
    if known is None:
        known = reading.kept["swahili_topic"] = _find_topic(reading)
    return str(known)


def _find_topic(reading: Reading) -> str:
    told: Counter[str] = Counter()
    acting: set[str] = set()
    for line in reading.lines:
        for number, mention in enumerate(line.mentions):
            if mention.of not in {Of.STATE, Of.PEOPLE} or not is_state(mention.code):
                continue
            if _is_spoken_about(line, mention):
                told[mention.code] += 1
            elif line.codes_of(number) is not None:
                acting.add(mention.code)
    topics = [code for code in told if code not in acting and code != reading.home]
    return topics[0] if len(topics) == 1 and len(acting) > _TWO else ""


def _is_spoken_about(line: Line, mention: Mention) -> bool:
    """Tell whether a state is what others meet about: "kwa ajili ya Sudan", "mgogoro wa Haiti", "nchini Msumbiji"."""
    before = line.row[max(0, mention.first - _NEAR) : mention.first]
    return bool(before) and (before[-1] in _WORDS["inside"] or not _WORDS["topics"].isdisjoint(before))
