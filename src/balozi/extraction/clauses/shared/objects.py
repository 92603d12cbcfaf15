"""What stands behind a verb: where its object ends, with whom it is done, and the verb that governs it."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Mention, Of

_THE = closed("drafts", "the")
# "..., na pia amesema": who acted goes on.
_TAIL = 12
# How far behind its verb "na" may stand, and how far behind the name of a place.
_REACH, _FAR = 8, 14
_JOINED = frozenset({"na", "pia", "huku", "kisha", "naye", "nao"})


def object_end(line: Line, act: Act) -> int:
    """Return where the object of an act ends: before a topic, a purpose, the next act, a mark."""
    cuts = line.words.cuts["topic"]
    beside = act.is_any("REACT") and line.words.language == "sw"
    following = next(
        (
            other.first
            for other in line.acts
            if other.first > act.last and other.is_finite and not (beside and other.relative)
        ),
        len(line.tokens),
    )
    following = _before_who_says(line, act, following)
    for at in range(max(act.last, with_whom(line, act)) + 1, min(following, len(line.tokens))):
        token = line.tokens[at]
        if token.text in {";", ":", "“"} or (
            token.key in cuts
            and not _is_host(line, at)
            and line.tokens[at - 1].key not in {"ana", "ainsi"}
            and not _leads_to_a_day(line, at)
            and not _is_in_a_day(line, at)
        ):
            return at - 1
    return min(following, len(line.tokens)) - 1


def _before_who_says(line: Line, act: Act, following: int) -> int:
    """Return where who says it begins in Swahili: "X na Y zimesaini itifaki, msemaji wa EAC amesema"."""
    opens = not act.is_finite or act.relative
    if line.words.language != "sw" or following >= len(line.tokens) or opens:
        # "Akizungumza baada ya kukutana na X, Waziri wa Y anasema": who says it met X.
        return following
    says = next(other for other in line.acts if other.first == following)
    return who_says_begins(line, act.last, says) or following


def who_says_begins(line: Line, last: int, says: Act | None = None) -> int:
    """Return where a Swahili sentence goes on to who says it, behind a token; 0 when it does not.

    Examples are "..., Uturuki imesema" and "..., msemaji wa EAC amesema".
    """
    told = (a for a in line.acts if a.first > last and a.is_finite and not a.relative) if says is None else ()
    says = says or next((act for act in told if act.is_any("SAY", "ANNOUNCE")), None)
    if says is None or not says.is_any("SAY", "ANNOUNCE") or says.relative:
        return 0
    comma = next((at for at in range(says.first - 1, last, -1) if line.tokens[at].text == ","), 0)
    ends = says.last + _TAIL >= len(line.tokens)
    return comma if comma and ends and line.row[comma + 1] not in _JOINED else 0


def _is_in_a_day(line: Line, at: int) -> bool:
    """Tell whether a French word is part of a time of day: "a reçu cet après-midi l'ambassadeur"."""
    return line.words.language == "fr" and line.row[at + 1 : at + 3] == ["-", "midi"]


def _leads_to_a_day(line: Line, at: int) -> bool:
    """Tell whether "on" leads to a day, behind which the object goes on: "spoke on Sunday with his counterpart"."""
    if line.words.language != "en":
        return False
    spots = words_of("news", "places")["spots"]
    beside = line.tokens[at].key == "on" and any(token.key in spots for token in line.tokens[at + 1 : at + 3])
    return beside or any(date.first == at + 1 for date in line.dates)


def _is_host(line: Line, at: int) -> bool:
    """Tell whether "to" leads to a host state ("Ambassador to Kenya"), not to a purpose."""
    if line.tokens[at].key not in {"to", "for", "kwa", "ku"} or at == 0:
        return False
    behind = next(
        (
            mention
            for mention in line.mentions
            if at < mention.first <= at + 1 + (line.tokens[at + 1].key in _THE)
        ),
        None,
    )
    return behind is not None and behind.of in {Of.STATE, Of.ORGANISATION, Of.CITY}


def opens_another_thing(line: Line, act: Act, noun: Mention) -> bool:
    """Tell whether Swahili opens a thing before a gathering: "kufungua daraja kufuatia mazungumzo", not "mkutano"."""
    opens = line.words.language == "sw" and "fungu" in line.row[act.last]
    return opens and noun.first - act.last > len(("rasmi", "mkutano"))


def with_whom(line: Line, act: Act) -> int:
    """Return where "na" stands behind a Swahili verb and its manner, else -1: "alizungumza kwa simu na"."""
    if line.words.language != "sw" or not act.is_any("MEET", "TALK", "PHONE", "HOST"):
        return -1
    following = next((other.first for other in line.acts if other.first > act.last), len(line.tokens))
    # "alipokelewa katika Ikulu ya Elysee na Rais": the name of a place may have capitals.
    placed = act.passive and line.row[act.last + 1 : act.last + 2] in (["katika"], ["kwenye"])
    for at in range(act.last + 1, min(act.last + (_FAR if placed else _REACH), following)):
        token = line.tokens[at]
        if token.key == "na":
            return at
        named = token.is_capital and not placed and not _is_place_or_day(line, at)
        if named or not token.text.isalpha():
            break
    return -1


def _is_place_or_day(line: Line, at: int) -> bool:
    """Tell whether a token belongs to a city or a day, which may stand between a Swahili verb and its "na"."""
    day = any(date.first <= at <= date.last for date in line.dates)
    return day or any(m.of is Of.CITY and m.first <= at <= m.last for m in line.mentions)


def governed_by(line: Line, act: Act, *kinds: str) -> Act | None:
    """Return the act of some kinds right before an infinitive ("plan to meet", "amekubali kukutana")."""
    for other in reversed(line.acts):
        if other.last < act.first and act.first - other.last <= 6 and other.is_any(*kinds):
            return other
    if line.words.language != "en" or line.row[max(0, act.first - 1) : act.first + 1] != ["and", "to"]:
        return None
    # "agreed to open negotiations on a treaty, and to hold the next Dialogue in London": two infinitives of one verb.
    first = next((a for a in reversed(line.acts) if a.last < act.first and a.tense == "infinitive"), None)
    return governed_by(line, first, *kinds) if first is not None else None
