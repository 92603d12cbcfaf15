"""What each side gives in a bargain, told in the present, by a gap, or in a list: "Burundi, in turn, vaccinates"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from balozi.extraction.clauses.commitments.debtors import alone
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.signs import Panel, asked_where, sign
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.promises import is_hedged, promise, promise_end
from balozi.extraction.mentions.mentions import Mention, Of

_NATIONS = frozenset({Of.STATE, Of.ORGANISATION, Of.CITY})
_SIDES = frozenset({"each", "both", "either"})
_GAPS = frozenset({"and", "while", ","})
_BEARS = frozenset({"bear", "meet", "foot", "shoulder"})
_ASSURES = frozenset({"assured", "assures", "promised", "guaranteed"})
_MODALITIES = {
    "PLEDGE": "pledges",
    "OFFER": "pledges",
    "COMMIT": "commits",
    "AGREE": "agrees",
    "PLAN": "plans",
}
_TWO, _NEAR, _REACH, _FAR = 2, 4, 8, 14


@cache
def _words(name: str) -> frozenset[str]:
    return words_of("further", "dues")[name]


def with_dues(line: Line, reading: Reading, known: Sequence[Draft]) -> list[Draft]:
    """Return the promises of an English sentence with those that are parts of a bargain.

    Args:
        line: the sentence.
        reading: its paper.
        known: what other rules found in it, which is not told again.
    """
    signs = line.signs
    own = [draft for source in _OWN.asked(signs) for draft in source(line, reading)]
    # "Ambassador Aydin assured him that Ankara would": the clause tells who owes.
    taken = own + [draft for draft in known if not any(_overlap(draft, other) for other in own)]
    for source in _SOURCES.asked(signs):
        taken += [draft for draft in source(line, reading) if not any(_overlap(draft, o) for o in taken)]
    return taken


def _overlap(one: Draft, other: Draft) -> bool:
    return min(one.last, other.last) >= max(one.first, other.first)


def _pair(line: Line) -> tuple[str, ...]:
    pair = line.around.pinned or line.around.pair
    return pair if len(pair) > 1 else ()


def _is_a_bargain(line: Line) -> bool:
    """Tell whether a sentence tells a part of a bargain: "Under it", "in return", "each side", "for its part"."""
    if line.keys.isdisjoint(_words("turns")):
        return False
    first = line.tokens[0].key
    opens = first in {"under", "in"} and bool(_words("open_bargain") & set(keys_of(line, 1, _REACH)))
    turns = {("in", "turn"), ("in", "return"), ("in", "exchange"), ("its", "part"), ("their", "part")}
    keys = keys_of(line, 0, len(line.tokens))
    return opens or first in _SIDES or any((one, two) in turns for one, two in pairwise(keys))


@asked_where(sign(words=_words("turns")))
def _parts(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield deeds in the present that are one side's part: "Prague takes in forty cadets", "Each side pays half"."""
    if not _is_a_bargain(line) or line.has("hypothetical"):
        return
    for mention in line.mentions:
        at = _behind_aside(line, mention.last + 1)
        if at >= len(line.tokens) - 1 or not _heads(line, mention):
            continue
        verb = line.tokens[at]
        plain = verb.text.islower() and verb.text.isalpha() and verb.key not in _words("no_deeds")
        if plain and verb.key.endswith("s") and not verb.key.endswith("ss") and len(verb.key) > _NEAR - 1:
            codes = _codes(line, mention)
            who = (
                Parties(codes, (), codes, 0, mention.first)
                if len(codes) > 1
                else alone(*codes)
                if codes
                else None
            )
            if who is not None:
                yield promise(line, (mention.first, promise_end(line, at)), who, reading, ("commits", "CO5"))


def _heads(line: Line, mention: Mention) -> bool:
    """Tell whether a mention can be the subject of a clause: at its begin or behind a comma or a joint."""
    before = line.tokens[mention.first - 1].key if mention.first else ""
    if mention.of is Of.PAIR:
        return line.tokens[mention.first].key == "each"
    opens = mention.first == 0 or before in {",", ";", "and", "while", "the", "return", "turn", "exchange"}
    opens = opens or before in _words("open_bargain")
    return mention.of in _NATIONS and opens


def _codes(line: Line, mention: Mention) -> tuple[str, ...]:
    if mention.of is Of.PAIR:
        return _pair(line)
    code = mention.name if mention.of is Of.CITY else mention.code.removeprefix("ORG:")
    known = {*_pair(line), *line.around.common, line.around.home, line.around.body}
    return (code,) if mention.of is not Of.CITY or code in known else ()


def _behind_aside(line: Line, at: int) -> int:
    """Return the place behind an aside: "Burundi, in turn, vaccinates"."""
    if at >= len(line.tokens) or line.tokens[at].text != ",":
        return at
    return next(
        (n + 1 for n in range(at + 1, min(at + 7, len(line.tokens))) if line.tokens[n].text == ","), at
    )


@asked_where(sign(words=_BEARS), sign(words=_words("burdens")))
def _burdens(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what a side will bear: "Each side will bear half of the cost", "Kigali will bear the cost"."""
    if line.keys.isdisjoint(_BEARS) or line.keys.isdisjoint(_words("burdens")):
        return
    for act in line.acts:
        bears = line.tokens[act.last].key in _BEARS and act.tense == "future"
        to = act.first - (line.tokens[act.first - 1].key in {"is", "are", "was", "were"}) if act.first else 0
        subject = next((m for m in reversed(line.mentions) if m.last == to - 1), None)
        if not bears or act.negated or subject is None or is_hedged(line, act):
            continue
        if not _words("burdens") & set(keys_of(line, act.last, act.last + _REACH)):
            continue
        codes = _codes(line, subject) if subject.of in _NATIONS | {Of.PAIR} else ()
        if codes:
            who = Parties(codes, (), codes, 0, subject.first) if len(codes) > 1 else alone(codes[0])
            firm = subject.of is Of.PAIR or line.tokens[act.first].key == "shall"
            modality = "commits" if firm else "plans"
            yield promise(line, (subject.first, promise_end(line, act.last)), who, reading, (modality, "CO5"))


@asked_where(sign(verbs=_MODALITIES), sign(words={"to"}))
def _gapped(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield a second party's promise without its verb: "offered to host a centre, and Brazil to fund it"."""
    lead = next((a for a in line.acts if a.is_any(*_MODALITIES) and a.is_finite and not a.negated), None)
    if lead is None or is_hedged(line, lead):
        return
    for mention in line.mentions:
        at = mention.last + 1
        if mention.of not in _NATIONS or mention.first <= lead.last + _TWO or at + _TWO > len(line.tokens):
            continue
        joined = line.tokens[mention.first - 1].key in _GAPS
        behind = keys_of(line, at, at + _TWO)
        if not joined or behind[:1] != ["to"] or not line.tokens[at + 1].text.islower():
            continue
        code = mention.name if mention.of is Of.CITY else mention.code.removeprefix("ORG:")
        listed = any(m.last == mention.first - _TWO and m.of in _NATIONS for m in line.mentions)
        if not listed and behind[1] not in {"the", "a", "an", "its", "be"}:
            kind = next(kind for kind in _MODALITIES if lead.is_any(kind))
            told = (_MODALITIES[kind], "CO1")
            yield promise(line, (mention.first, promise_end(line, at + 1)), alone(code), reading, told)


@asked_where(sign(words=_ASSURES), sign(words={"would"}))
def _assured(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what somebody assures another of in his state's name: "assured him that Ankara would keep training"."""
    if line.keys.isdisjoint(_ASSURES) or "would" not in line.keys:
        return
    for at in range(1, len(line.tokens) - 1):
        if line.tokens[at].key != "that" or not _ASSURES & set(keys_of(line, at - _REACH, at)):
            continue
        subject = next(
            (m for m in line.mentions if m.first in {at + 1, at + _TWO} and m.of in _NATIONS), None
        )
        act = _act_behind(line, subject)
        if subject is None or act is None or act.negated or act.is_any("MEET", "VISIT", "BE"):
            continue
        codes = _codes(line, subject)
        if codes:
            keeps = line.tokens[act.last].key in {"keep", "continue", "maintain", "go"}
            told = ("reaffirms" if keeps else "pledges", "CO5")
            yield promise(line, (subject.first, promise_end(line, act.last)), alone(codes[0]), reading, told)


def _act_behind(line: Line, subject: Mention | None) -> Act | None:
    if subject is None:
        return None
    near = (a for a in line.acts if 0 < a.first - subject.last <= _TWO)
    return next((a for a in near if a.tense in {"future", "conditional"}), None)


_OWN, _SOURCES = Panel(_assured), Panel(_parts, _burdens, _gapped)
