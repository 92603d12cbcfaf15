"""Whose a gathering is: of the two sides told, of a body, of its host, of those who tell of it."""

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import place_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.ceremonies import of_a_body
from balozi.extraction.clauses.shared.sessions import (
    with_the_host,
)
from balozi.extraction.mentions.mentions import Mention, Of

_FAR, _TWO = 9, 2
_USUAL, _FARTHEST = 14, 40
_SINCE = closed("occasions", "since")
_WITH_ITS = (["yake", "na"], ["wake", "na"], ["yao", "na"], ["chake", "na"])
_BETWEEN_ITS = (
    ["kati", "yake", "na"],
    ["baina", "yake", "na"],
    ["kati", "yao", "na"],
    ["baina", "yao", "na"],
)
# Gatherings of whoever comes: "mkutano wa kimataifa wa wafadhili", "mkutano wa ngazi ya juu".
_OF_ALL = closed("occasions", "of_all")


def whose(
    line: Line, noun: Mention, kind: str, found: tuple[Parties, set[str]], end: int
) -> tuple[str, Parties, bool]:
    """Return the kind of a gathering, its parties, and whether they are enough to tell of it."""
    parties, theirs = found
    if kind == "summit":
        parties = _of_summit(line, noun, parties)
        enough = bool(parties.codes) or len(line.around.common) > 1 or _is_for_all(line, noun)
        return kind, parties, enough
    if kind == "meeting" and line.words.language == "en" and of_a_body(line, 0, noun.first - 1):
        bodies = line.parties(0, noun.first - 1)
        return "summit", Parties(bodies.states, bodies.organisations, (), 0, 0), True
    if kind == "meeting" and theirs and _is_of_leaders_of_a_body(line, noun, parties):
        return "summit", parties, True
    parties = _of_two_sides(line, noun, parties, end)
    if kind == "meeting" and len(parties.codes) < _TWO and _is_for_all(line, noun):
        return "summit", parties, True
    two = len(parties.codes) >= _TWO and bool(parties.states or theirs)
    return kind, parties, two or _is_between(line, noun, parties) or _is_for_peace(line, noun, parties)


def _is_for_all(line: Line, noun: Mention) -> bool:
    """Tell whether a Swahili gathering with its place and day is of all: "mkutano wa wafadhili umefanyika"."""
    if line.words.language != "sw" or _OF_ALL.isdisjoint(line.row[noun.first : noun.last + _FAR]):
        return False
    held = any(
        act.is_any("HOLD") and act.is_finite and 0 < act.first - noun.last <= _FARTHEST for act in line.acts
    )
    return held and bool(line.dates) and bool(place_of(line, noun.last)[0])


def _is_of_leaders_of_a_body(line: Line, noun: Mention, parties: Parties) -> bool:
    """Tell whether a Swahili meeting is the one of a body's leaders: "viongozi wa NATO katika mkutano wao mjini X"."""
    if line.words.language != "sw" or not parties.organisations or parties.states:
        return False
    leaders = {"head_of_state", "head_of_government", "minister"}
    return any(m.of is Of.OFFICE and m.name in leaders and m.first < noun.first for m in line.mentions)


def _of_summit(line: Line, noun: Mention, parties: Parties) -> Parties:
    """Return whose summit it is; in English the body spoken of or the host when nobody is named."""
    if line.words.language == "sw" and not parties.codes:
        # "Mkutano wa dharura wa wakuu wa nchi utafanyika": of the body spoken of, or named before it.
        body = (line.around.body,) if line.around.body else line.parties(0, noun.first - 1).organisations
        parties = Parties((), body, body, 0, noun.first)
    parties = with_body(line, noun, parties)
    unnamed = line.words.language == "en" and not parties.codes
    if line.words.language == "en" and parties.organisations and not parties.states:
        parties = with_the_host(line, noun, parties)
    return _of_the_body_or_host(line, noun) if unnamed else parties


def _of_two_sides(line: Line, noun: Mention, parties: Parties, end: int) -> Parties:
    """Return who meets; the whole beginning of the sentence tells it when its place is told (``end`` from 0)."""
    parties = _with_other_side(line, noun, parties)
    if is_by_phone(line, noun):
        # "Rais wa Kenya amemwambia mwenzake wa Sudan Kusini kwa njia ya simu kwamba".
        that = (at for at in range(noun.last, len(line.tokens)) if line.row[at] in {"kwamba", "kuwa"})
        return line.parties(0, next(that, len(line.tokens)) - 1)
    before = line.row[max(0, noun.first - 3) : noun.first]
    at = line.words.language == "en" and bool({"at", "during"} & set(before)) and noun.code == "MEETING"
    at = at or (line.words.language == "en" and is_over(line, noun))
    named = line.parties(0, noun.first - 1) if at else parties
    if len(named.states) == _TWO:
        # "the ministers of Chad and Niger reviewed the matter at a meeting in Oslo".
        return named
    placed = end >= 0 and bool(place_of(line, max(0, noun.first - 6), end)[0])
    return line.parties(0, end) if placed and len(parties.codes) < _TWO else parties


def is_by_phone(line: Line, noun: Mention) -> bool:
    """Tell whether Swahili officials speak "kwa njia ya simu", whatever their verb."""
    way = line.row[max(0, noun.first - 3) : noun.first] == ["kwa", "njia", "ya"]
    return way and noun.code == "CALL" and line.words.language == "sw"


def of_the_line(line: Line) -> tuple[Parties, bool] | None:
    """Return the parties of a whole English sentence when they are two, else None."""
    named = line.parties(0, len(line.tokens) - 1)
    return (named, True) if line.words.language == "en" and len(named.states) > 1 else None


def _of_the_body_or_host(line: Line, noun: Mention) -> Parties:
    """Return whose summit it is when none is named beside it: the body spoken of, else the state where it is held."""
    body = (line.around.body,) if line.around.body else ()
    host = place_of(line, noun.first)[1]
    states = (host,) if host and not body else ()
    return Parties(states, body, (*states, *body), 0, noun.first)


def _with_other_side(line: Line, noun: Mention, parties: Parties) -> Parties:
    """Return both sides of Swahili talks that name one: "mashauriano na maafisa wa Peru yalichukua saa sita"."""
    behind = line.tokens[noun.last + 1].key if noun.last + 1 < len(line.tokens) else ""
    its = line.row[noun.last + 1 : noun.last + 3] in _WITH_ITS
    if line.words.language == "sw" and (its or line.row[noun.last + 1 : noun.last + 4] in _BETWEEN_ITS):
        return _with_its_partner(line, noun, parties)
    pair = tuple(code for code in line.around.pair if is_state(code))
    one = (
        len(parties.codes) == 1 and set(parties.codes) < set(pair) and len(pair) == len(line.around.pair) == 2
    )
    if line.words.language != "sw" or behind != "na" or not one:
        return parties
    return Parties(pair, (), pair, 0, parties.first)


def _with_its_partner(line: Line, noun: Mention, parties: Parties) -> Parties:
    """Return who talks by "its": "Algeria inakabiliwa na mzozo, na mazungumzo yake na IMF yamekwama"."""
    before, after = line.parties(0, noun.first - 1), line.parties(noun.last + 2, noun.last + _FAR)
    # "Rais wa X amezungumza na Rais wa Y kabla ya mkutano wake na Z": his who acts.
    apart = line.row[max(0, noun.first - 2) : noun.first] in (["kabla", "ya"], ["baada", "ya"])
    own = before.spots[0 if apart else -1][2] if before.spots else _who_tells_it(line, noun)
    if line.around.home and own and own == after.order[:1]:
        # "Serikali imesema mazungumzo kati yake na Zambia": its partner was spoken of last.
        own = (line.around.home,)
    if len(own) != 1 or not after.codes or own[0] in after.codes:
        return parties
    codes = {own[0], after.order[0]}
    states = tuple(sorted(code for code in codes if is_state(code)))
    return Parties(states, tuple(sorted(codes - {*states})), own, 0, noun.first)


def _who_tells_it(line: Line, noun: Mention) -> tuple[str, ...]:
    """Return who acts behind talks that open a sentence: "Katika mazungumzo yake na X, Waziri wa Y alisema"."""
    verb = next((a for a in line.acts if a.is_finite and not a.relative and a.first > noun.last), None)
    comma = next((at for at in range(noun.last, len(line.tokens)) if line.tokens[at].text == ","), -1)
    if verb is None or not 0 < comma < verb.first:
        # "Katika mazungumzo yake na X alisisitiza": the one spoken of.
        one = line.around.one
        return (one,) if verb is not None and verb.subject == "a" and one else ()
    spots = line.parties(comma + 1, verb.first - 1).spots
    return spots[0][2] if spots else ()


def with_home(line: Line, parties: Parties) -> tuple[Parties, bool]:
    """Return the parties with the state of the paper, whose talks with another were called off."""
    states = tuple(sorted({*parties.states, *((line.around.home,) if line.around.home else ())}))
    return Parties(states, parties.organisations, states, 0, parties.first), len(states) == 2


def _is_between(line: Line, noun: Mention, parties: Parties) -> bool:
    """Tell whether Swahili talks are between a state and somebody without a code: "mazungumzo kati ya ... na waasi"."""
    near = set(line.row[noun.last + 1 : noun.last + 6])
    return bool(parties.states) and bool(near & {"kati", "baina"})


def _is_for_peace(line: Line, noun: Mention, parties: Parties) -> bool:
    """Tell whether Swahili talks are those that end a war, whoever sits there: "Mazungumzo ya amani ya Sudan"."""
    peace = line.row[noun.last + 1 : noun.last + 3] in (
        ["ya", "amani"],
        ["ya", "kusitisha"],
        ["ya", "upatanishi"],
    )
    held = any(
        act.is_any("HOLD", "CONCLUDE", "TALK", "WORK") and act.subject == "ya" and act.is_finite
        for act in line.acts
        if 0 < act.first - noun.last <= _FAR + _TWO
    )
    told = bool(line.dates) or any(place_of(line, noun.last))
    return line.words.language == "sw" and peace and held and told and bool(parties.states)


def is_over(line: Line, noun: Mention) -> bool:
    """Tell whether what follows from a call shows that it was held: "after a telephone conversation between"."""
    if line.words.language == "sw" or noun.code != "CALL":
        return False
    back = _FAR if line.words.language == "en" else 4
    return not _SINCE.isdisjoint(line.row[max(0, noun.first - back) : noun.first])


def with_body(line: Line, noun: Mention, parties: Parties) -> Parties:
    """Return the parties with the body whose summit it is: "the IGAD summit", "sommet de l'Union africaine"."""
    near = [
        m for m in line.mentions if m.of is Of.ORGANISATION and noun.first - 4 <= m.first <= noun.last + 4
    ]
    bodies = tuple(sorted({*parties.organisations, *(m.code for m in near)}))
    return Parties(parties.states, bodies, parties.order, 0, parties.first)
