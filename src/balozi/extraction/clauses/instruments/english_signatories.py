"""Whose an English instrument is: not of those who only broker, host, witness or keep it."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.mentions.mentions import Mention, Of

_WORDS = words_of("english_texts", "signatories")
# What is done by those who are no party, and the phrases that name their part: "in the presence of".
_HELPED, _LEADS = _WORDS["helped"], _WORDS["leads"]
_NOUNS, _STOPS = _WORDS["nouns"], _WORDS["stops"]
_TRIGGERS = _HELPED | _NOUNS
_GOING_ON = frozenset({"and", "the"})
_REACH = 14
_OWN_TEXT = frozenset({"its", "their", "our", "with"})


def signatories(line: Line, act: Act | None, codes: Sequence[str]) -> Sequence[str]:
    """Return the parties of an English instrument without those whom its sentence names in another part.

    Args:
        line: the sentence.
        act: on the instrument.
        codes: of all whom the sentence names.
    """
    if line.words.language != "en" or not codes:
        return codes
    body = _of_a_body(line, act)
    if body:
        return body
    apart = {*_in_its_name(line), *(_beside(line) if not line.keys.isdisjoint(_TRIGGERS) else ())}
    kept = [code for code in codes if code not in apart]
    return kept if kept else codes


def _of_a_body(line: Line, act: Act | None) -> Sequence[str]:
    """Return the body whose organ adopts: states beside it only chair it or lead its delegations."""
    if act is None or act.passive or not act.is_any("ADOPT", "SIGN", "UNVEIL"):
        return ()
    subject = subject_of(line, act)
    if subject is None or not subject.organisations or subject.states or act.is_any("SIGN"):
        return ()
    return subject.codes


def _in_its_name(line: Line) -> set[str]:
    """Return the states of cities after which instruments are called: "the Kampala Convention"."""
    if Of.CITY not in line.named:
        return set()
    named = {
        city.first: city.name
        for text in line.instruments()
        for city in line.mentions
        if city.of is Of.CITY and city.last == text.first - 1 and line.tokens[text.first].is_capital
    }
    if not named:
        return set()
    elsewhere = {
        code
        for number, other in enumerate(line.mentions)
        if other.first not in named
        for code in line.codes_of(number) or ()
    }
    return {*named.values()} - elsewhere


def _beside(line: Line) -> set[str]:
    """Return who stands behind words for another part: "brokered by Qatar", "in the presence of the Swiss envoy"."""
    found, parties, last = set[str](), set[str](), -1
    for first, end, codes in line.parties(0, len(line.tokens) - 1).spots:
        goes_on = 0 <= last < first and all(t.key in _GOING_ON for t in line.tokens[last + 1 : first])
        apart = goes_on or _is_led_by_a_part(line, first)
        (found if apart else parties).update(codes)
        last = end if apart else -1
    return found - parties if parties else set()


def _is_led_by_a_part(line: Line, first: int) -> bool:
    """Tell whether such words stand before a name, with no other clause between."""
    for at in range(first - 1, max(-1, first - _REACH), -1):
        token = line.tokens[at]
        if token.text in {",", ";", ":"} or token.key in _STOPS:
            return False
        behind = line.tokens[at + 1].key
        if token.key in _HELPED and behind in _LEADS:
            return True
        if token.key in _NOUNS and behind == "of":
            return True
    return False


def who_only_greets(line: Line, mention: Mention) -> Sequence[str]:
    """Return who only greets or condemns a text of others: "France hailed the deal signed by Armenia and Azerbaijan".

    Args:
        line: an English sentence.
        mention: the word for the text.
    """
    before = (a for a in line.acts if a.is_any("WELCOME", "REACT") and a.is_finite and a.last < mention.first)
    act = next(before, None)
    if line.words.language != "en" or act is None or act.first == 0:
        return ()
    who = line.parties(0, act.first - 1).codes
    # "rejected the agreement with Ecuador": one of the two greets or rejects its own.
    theirs = not _OWN_TEXT.isdisjoint(line.row[act.last + 1 : mention.last + 2])
    others = set(line.parties(act.last + 1, len(line.tokens) - 1).codes) - set(who)
    return who if len(who) == 1 and others and not theirs else ()
