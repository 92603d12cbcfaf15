"""Swahili promises to go on as before: "inabaki imara katika dhamira yake ya", "hakuna mkimbizi atakayelazimishwa"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of, subject_start
from balozi.extraction.clauses.shared.neighbours import names_others
from balozi.extraction.clauses.shared.promises import promise, promise_end

_WORDS = words_of("swahili_actors", "resolve")
# "inabaki", "imesalia", "unaendelea", "zingali", "wamesimama".
_STAYS = re.compile(
    r"(?P<subject>i|zi|u|li|wa|a|tu)(?:na|me|li|ki)(?:baki|bakia|salia|endelea|simama|dumu|simamia|shikilia|kaa)\Z"
)
_NONE_WILL = re.compile(r"(?:i|u|a|wa|zi|ya|ki|vi|li)taka(?:ye|o|yo|zo|cho|lo|vyo)\w{3,}\Z")
_NEAR, _LEADS = 9, 5
# "kanuni ya kuwepo kwa China moja": how things are, not what is done.
_NO_DEEDS = frozenset({"kuwepo", "kuwapo", "kwamba", "kwanza", "kwenye", "kuhusu", "kupitia", "kulingana"})


@lru_cache(maxsize=65536)
def _stays(key: str) -> str:
    match = _STAYS.match(key)
    return match["subject"] if match is not None else ""


def swahili_resolves(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the promises of a Swahili sentence to stay with what was promised."""
    if not line.keys.isdisjoint(_WORDS["nouns"]):
        for at, token in enumerate(line.tokens):
            if _stays(token.key):
                draft = _stays_firm(line, at, reading)
                if draft is not None:
                    yield draft
    if "hakuna" in line.keys:
        draft = _none_will(line, reading)
        if draft is not None:
            yield draft


def _stays_firm(line: Line, at: int, reading: Reading) -> Draft | None:
    """Find who stays firm in a promise: "imesalia thabiti katika ahadi yake ya kulinda", "inaendelea kujitolea"."""
    near = range(at + 1, min(at + _NEAR, len(line.tokens)))
    noun = next((n for n in near if line.tokens[n].key in _WORDS["nouns"]), -1)
    if noun < 0 or not _leads(line, noun):
        return None
    act = Act(frozenset({"REAFFIRM"}), at, at, "present", subject=_stays(line.tokens[at].key))
    parties = subject_of(line, act)
    if parties is None or not parties.codes or parties.first < 0:
        return None
    if not (len(parties.codes) > 1 or parties.organisations or names_others(reading, parties.codes)):
        return None
    span = (max(parties.first, subject_start(line, act)), promise_end(line, noun))
    return promise(line, span, parties, reading, ("reaffirms", "CO3"))


def _leads(line: Line, noun: int) -> bool:
    """Tell whether a deed follows a word of resolve: "dhamira yake ya kusaidia", "kujitolea kuisaidia"."""
    behind = line.tokens[noun + 1 : noun + 1 + _LEADS]
    return any(
        token.key.startswith(("ku", "kw")) and len(token.key) > _LEADS and token.key not in _NO_DEEDS
        for token in behind
    )


def _none_will(line: Line, reading: Reading) -> Draft | None:
    """Find what is promised to be spared to all: "imesisitiza kuwa hakuna mkimbizi atakayelazimishwa kuondoka"."""
    none = next(n for n, token in enumerate(line.tokens) if token.key == "hakuna")
    will = next(
        (
            n
            for n in range(none + 1, min(none + _NEAR, len(line.tokens)))
            if _NONE_WILL.match(line.tokens[n].key)
        ),
        -1,
    )
    says = next(
        (a for a in reversed(line.acts) if a.last < none and a.is_finite and a.is_any("REAFFIRM", "PLEDGE")),
        None,
    )
    if will < 0 or says is None or says.negated or none - says.last > _LEADS:
        return None
    parties = subject_of(line, says)
    if parties is None or not parties.codes or not names_others(reading, parties.codes):
        return None
    modality = "pledges" if says.is_any("PLEDGE") else "reaffirms"
    span = (max(parties.first, subject_start(line, says)), promise_end(line, will))
    return promise(line, span, parties, reading, (modality, "CO3"))
