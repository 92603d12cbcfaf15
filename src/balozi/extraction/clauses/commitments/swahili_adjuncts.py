"""What stands between a Swahili verb of promising and its deed: "wamekubaliana na Y mjini Z, kwa kauli moja, ku-"."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.orders import verbs
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.mentions.mentions import Of

_BETWEEN, _NO_DEEDS = closed("swahili_adjuncts", "between"), closed("swahili_adjuncts", "no_deeds")
# Roots of agreeing with each other, which one side alone cannot do.
_WITH_EACH_OTHER = tuple(closed("swahili_adjuncts", "reciprocal"))
_NAMED = frozenset(
    {Of.STATE, Of.ORGANISATION, Of.CITY, Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN, Of.PAIR, Of.REGION}
)
_REACH, _LEAST = 14, 5
# "aliahidi kwamba", "aliahidi ushindi": a clause, or nothing that is given.
_NO_GIFTS = closed("swahili_adjuncts", "no_gifts")
_MEETS = 24
_DONORS, _OPENS = (
    frozenset({"wafadhili", "wahisani"}),
    frozenset({"ambapo", "ambako", "kwamba", "kuwa", "huku"}),
)


def unnamed_donors(line: Line, act: Act) -> Parties | None:
    """Return donors without a name who pledge: "Wafadhili waliokutana Geneva wameahidi dola milioni 5"."""
    if line.words.language != "sw" or not act.is_any("PLEDGE") or _DONORS.isdisjoint(line.row[: act.first]):
        return None
    at = next(n for n in range(act.first - 1, -1, -1) if line.row[n] in _DONORS)
    first = at - int(at > 0 and line.row[at - 1] in {"nchi", "mataifa"})
    opens = first == 0 or line.tokens[first - 1].text == "," or line.row[first - 1] in _OPENS
    plain = all(line.tokens[n].text != "," for n in range(at, act.first)) and act.first - at <= _REACH
    whose = line.row[at + 1] in {"wa", "wake", "wao"}
    return Parties((), (), (), 0, at, ((at, at, ()),)) if opens and plain and not whose else None


def deed_behind(line: Line, act: Act) -> int:
    """Return where the deed stands that a Swahili verb leads to past partners, places and days; -1 where none does."""
    dated = {at for date in line.dates for at in range(date.first, date.last + 1)}
    for at in range(act.last + 1, min(act.last + _REACH, len(line.tokens))):
        token, over = line.tokens[at], line.over.get(at)
        if token.key.startswith(("ku", "kw")) and len(token.key) >= _LEAST and token.key not in _NO_DEEDS:
            return at
        named = over is not None and over.of in _NAMED
        # "zimekubaliana, katika kikao kilichofanyika Kabale, kufungua".
        named = named or token.text == "," or "fanyika" in token.key
        if not (named or at in dated or token.is_capital or token.key in _BETWEEN):
            return -1
    return -1


def gives_to_a_state(line: Line, act: Act) -> bool:
    """Tell whether a thing is promised to a state: "ameahidi mifumo mingine ya ulinzi wa anga kwa Ukraine"."""
    thing = line.tokens[act.last + 1 : act.last + 2]
    if (
        "ahidi" not in line.row[act.last]
        or not thing
        or not thing[0].text.islower()
        or thing[0].key in _NO_GIFTS
    ):
        return False
    ahead = range(act.last + 2, min(act.last + _REACH, len(line.tokens) - 1))
    to = next((at for at in ahead if line.row[at] == "kwa"), -1)
    over = line.over.get(to + 1) if to > 0 else None
    plain = to > 0 and all(line.tokens[at].text.isalpha() for at in range(act.last + 1, to))
    return plain and over is not None and over.of in {Of.STATE, Of.OWN, Of.ORGANISATION}


def is_contact(line: Line, deed: int) -> bool:
    """Tell whether a deed is a meeting or a visit to come, which is no promise: "kukutana tena mwezi Mei"."""
    return any(a.first == deed and a.is_any("MEET", "TALK", "VISIT", "SIGN", "HOST") for a in line.acts)


def with_the_other(line: Line, act: Act, parties: Parties) -> Parties:
    """Return those who agree with each other, the one told behind "na" or met before among them.

    Examples are "amekubaliana na mwenzake wa Uganda kufungua" and "amekutana na Rais wa Y na kukubaliana kufungua".
    """
    mutual = line.words.language == "sw" and act.is_any("AGREE")
    if not mutual or len(parties.codes) != 1 or not _is_mutual(line, act):
        return parties
    other = _partner(line, act)
    if other is None or not set(other.codes) - set(parties.codes):
        return parties
    states = tuple(sorted({*parties.states, *other.states}))
    bodies = tuple(sorted({*parties.organisations, *other.organisations}))
    return Parties(states, bodies, (*parties.order, *other.order), 0, parties.first, parties.spots)


def _is_mutual(line: Line, act: Act) -> bool:
    return any(root in line.tokens[act.last].key for root in _WITH_EACH_OTHER)


def _partner(line: Line, act: Act) -> Parties | None:
    """Return the one with whom somebody agrees: behind "na", or the one met before in the same breath."""
    deed = deed_behind(line, act)
    if line.row[act.last + 1 : act.last + 2] == ["na"] and deed > 0:
        return line.parties(act.last + 2, deed - 1)
    met = verbs(line).last_before(act.first)
    joined = act.first > 0 and line.row[act.first - 1] == "na" and met is not None
    if not joined or met is None or not met.is_any("MEET", "TALK", "HOLD") or act.first - met.last > _MEETS:
        return None
    return line.parties(met.last + 1, act.first - 1)
