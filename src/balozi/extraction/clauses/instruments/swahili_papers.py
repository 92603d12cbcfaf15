"""Swahili instruments whose parties have no code of their own, or are all states: "Serikali ya Msumbiji na Renamo"."""

from dataclasses import replace

from balozi.extraction.clauses.instruments.instruments_seen import Seen
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import place_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Mention, Of

_WORDS = words_of("swahili_actors", "papers")
_BESIDES = frozenset({"aidha", "vilevile", "pia", "kadhalika", "halikadhalika"})
_FINAL = frozenset({"mwisho", "mkutano"})
_PLURAL = frozenset({"zi", "wa"})
_MAKES = ("SIGN", "CONCLUDE", "AGREE", "ADOPT")
_NEAR, _FAR = 6, 10
_BETWEEN = frozenset({"kati", "baina"})
_HOUSES, _COUNCILS = (
    frozenset({"bunge", "seneti", "wabunge"}),
    frozenset({"UN", "UNSC", "UNGA", "HRC", "AUPSC"}),
)
_SAID, _VOICES = (
    frozenset({"tamko", "tangazo", "taarifa", "azimio"}),
    frozenset({Of.OFFICE, Of.TITLE, Of.PERSON}),
)


def is_of_uncoded_sides(line: Line, mention: Mention, act: Act | None) -> bool:
    """Tell whether a Swahili instrument is one of a state and somebody no list knows, or of the whole world."""
    if line.words.language != "sw":
        return False
    if not _WORDS["world"].isdisjoint(set(line.row[mention.first : mention.last + 3])):
        return bool(line.dates) or bool(place_of(line)[0])
    return act is not None and (_acts_with_another(line, act) or (_makes(act) and is_of_peace(line)))


def _makes(act: Act) -> bool:
    return act.is_any(*_MAKES) and act.is_finite and not act.negated


def is_of_a_gathering(line: Line, mention: Mention) -> bool:
    """Tell whether what a gathering put out at its end is told of: "Katika taarifa yao ya mwisho, viongozi hao"."""
    if line.words.language != "sw" or mention.code != "communique":
        return False
    words = set(line.row[mention.first : mention.last + 1])
    return bool(words & _FINAL) and not line.tokens[mention.first].text.isupper()


def told_besides(line: Line, seen: Seen) -> Seen:
    """Return a text as one more where Swahili tells that it was signed besides: "Aidha, wamesaini mkataba wa bomba"."""
    besides = line.words.language == "sw" and line.row[0] in _BESIDES
    return replace(seen, indefinite=True) if besides and seen.draft.fields["status"] == "signed" else seen


def is_between_two(line: Line, mention: Mention) -> bool:
    """Tell whether an instrument only named is told by its sides: "mkataba wa ulinzi wa pamoja kati ya nchi hizo"."""
    if line.words.language != "sw" or line.keys.isdisjoint(_BETWEEN):
        return False
    behind = line.row[mention.last + 1 : mention.last + 1 + _FAR]
    at = next((n for n, key in enumerate(behind) if key in _BETWEEN), -1)
    if at < 2 or behind[at + 1 : at + 2] != ["ya"] or not all(key.isalnum() for key in behind[:at]):
        return False
    first = mention.last + at + len(("kati", "ya")) + 1
    if any(mention.last < act.first < first for act in line.acts if act.is_finite):
        return False
    return len(line.parties(first, min(first + _NEAR, len(line.tokens) - 1)).codes) >= len(("one", "other"))


def is_of_peace(line: Line) -> bool:
    """Tell whether parties of a state make peace or share power: "vyama vinne vimesaini makubaliano ya mageuzi"."""
    if line.words.language != "sw" or line.keys.isdisjoint(_WORDS["peace"]):
        return False
    near = (set(line.row[m.last + 1 : m.last + _NEAR]) for m in line.instruments())
    state = any(m.of is Of.STATE for m in line.mentions)
    return (
        state and not line.keys.isdisjoint(_WORDS["armed"]) and any(keys & _WORDS["peace"] for keys in near)
    )


def is_of_one_voice(line: Line, mention: Mention) -> bool:
    """Tell whether a Swahili statement is that of one office-holder, no text between parties: "Tamko la Mwenyekiti"."""
    if line.words.language != "sw" or line.tokens[mention.first].key not in _SAID:
        return False
    if line.tokens[mention.first].key == "azimio" and (
        not _HOUSES.isdisjoint(line.row[: mention.first]) or any(m.code in _COUNCILS for m in line.mentions)
    ):
        # "Baraza la Usalama limepitisha azimio la kuongeza muda wa UNMISS": a resolution binds no two parties.
        return True
    of = line.row[mention.last + 1 : mention.last + 2] in (["la"], ["ya"])
    if of and line.tokens[mention.first].key == "azimio" and _is_of_a_body(line, mention.last + 2):
        # "azimio la Umoja wa Ulaya" is what a body resolves by itself.
        return True
    return of and any(m.of in _VOICES and m.first == mention.last + 2 for m in line.mentions)


def _is_of_a_body(line: Line, at: int) -> bool:
    over = line.over.get(at)
    return over is not None and over.of is Of.ORGANISATION


def _acts_with_another(line: Line, act: Act) -> bool:
    """Tell whether a state acts together with a party without a code: "Serikali ya Msumbiji na Renamo zimesaini"."""
    if not _makes(act) or act.subject not in _PLURAL:
        return False
    begin = max(0, act.first - 2 * _NEAR)
    named = line.parties(begin, act.first - 1)
    if len(named.codes) != 1:
        return False
    for at in range(act.first - 2, max(begin, act.first - _NEAR) - 1, -1):
        if line.tokens[at].key == "na":
            other = line.tokens[at + 1]
            return other.is_capital or other.key in _WORDS["armed"]
    return False
