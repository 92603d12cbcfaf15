"""Summits, meetings and calls that are named with their place or day: whose they are, and whether they are told."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.ceremonies import of_a_body
from balozi.extraction.clauses.shared.objects import who_says_begins
from balozi.extraction.clauses.shared.participants import TYPES, engagement
from balozi.extraction.clauses.shared.sessions import (
    agenda,
    is_regular,
    only_points_back,
    session,
    whose_end,
    with_the_host,
)
from balozi.extraction.mentions.mentions import Mention, Of

_FAR, _TWO = 9, 2
_USUAL, _FARTHEST = 14, 40
_AHEAD = closed("occasions", "ahead")
_SINCE = closed("occasions", "since")
_IMPERSONAL, _INVERTED = frozenset({"il", "du", "au", "le", "a"}), 6
_MANY = closed("engagements", "many")
_DURING = frozenset({"katika", "wakati", "baada", "kufuatia", "mwishoni"})
# "mazungumzo yake na", "mkutano wake na".
_BETWEEN_TWO = (["kati", "ya"], ["baina", "ya"])
_WITH_ITS = (["yake", "na"], ["wake", "na"], ["yao", "na"], ["chake", "na"])
_BETWEEN_ITS = (
    ["kati", "yake", "na"],
    ["baina", "yake", "na"],
    ["kati", "yao", "na"],
    ["baina", "yao", "na"],
)
# Gatherings of whoever comes: "mkutano wa kimataifa wa wafadhili", "mkutano wa ngazi ya juu".
_OF_ALL = closed("occasions", "of_all")
_HOSTS = frozenset({"mwenzake", "mwenyeji", "wenzake", "wenyeji", "mgeni"})
_SENT, _ORDINALS, _OF = (
    closed("swahili_sides", "sent"),
    closed("swahili_lists", "ordinals"),
    frozenset({"wa", "cha"}),
)
_GUESTS = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN})


def gathering(line: Line, noun: Mention, found: tuple[Parties, set[str]], reading: Reading) -> Draft | None:
    """Return a summit, a meeting or a call that is named with its place or its day."""
    parties, theirs = found
    kind = TYPES[noun.code]
    if _is_an_organ_that_acts(line, noun) or _are_about_a_text(line, noun):
        return None
    if _is_only_the_venue(line, noun) or _is_spoken_to(line, noun) or only_points_back(line, noun):
        return None
    end = reach(line, noun)
    if kind == "meeting" and _is_summit(line, noun, parties):
        kind = "summit"
    acts = _acts_near(line, noun, end)
    kind, parties, enough = _whose(line, noun, kind, (parties, theirs), end if acts else -1)
    acts += _called_off(line, noun)
    if not enough and any(act.is_any("OFF") for act in acts):
        parties, enough = _of_the_line(line) or _with_home(line, parties)
    elif not (
        enough and _is_told(line, noun, acts if kind == "summit" or line.words.language == "sw" else ())
    ):
        return session(line, noun, reading) or agenda(line, noun, reading)
    if is_regular(line, noun.first):
        return None
    begin = begins(line, noun)
    coming = _coming(line, noun, max(_FAR, noun.first - begin))
    span = (begin if noun.first - begin > _INVERTED else max(0, noun.first - 3), end)
    if _is_by_phone(line, noun) and parties.spots:
        span = (min(span[0], parties.first), max(noun.last, parties.spots[-1][1]))
    told = (next(iter([*acts, *coming]), noun), *span)
    status = "planned" if coming and line.words.language == "en" else _told_status([*acts, *coming], theirs)
    return engagement(line, told, parties, reading, type=kind, status=status, rule="EN7")


def _coming(line: Line, noun: Mention, far: int) -> list[Act]:
    """Return the acts before a gathering that tell when it is: those of French hosts, and of an English headline.

    "IGAD heads of state to convene extraordinary session on Sudan": so a headline tells what is to come.
    """
    hosts = [a for a in line.acts if a.is_any("HOST", "HOLD") and 0 < noun.first - a.last <= far]
    if line.words.language == "en":
        return [a for a in hosts if a.tense == "infinitive" and line.is_headline]
    return hosts if line.words.language == "fr" else []


def _is_an_organ_that_acts(line: Line, noun: Mention) -> bool:
    """Tell whether an English assembly is who does a thing, not a gathering: "adopted by the General Assembly on"."""
    before = line.row[max(0, noun.first - _TWO) : noun.first]
    organ = line.row[noun.last] == "assembly"
    return line.words.language == "en" and organ and before in (["by", "the"], ["of", "the"], ["to", "the"])


def _acts_near(line: Line, noun: Mention, end: int) -> list[Act]:
    """Return the acts behind a gathering that hold it, await it or call it off."""
    also = ("CONCLUDE", "PLAN") if line.words.language == "sw" else ()
    far = max(noun.last + 20, end + 1)
    near = (act for act in line.acts if noun.last < act.first <= far)
    return [act for act in near if act.is_any("HOLD", "TALK", "EXPECT", "OFF", *also)]


def _whose(
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
    if _is_by_phone(line, noun):
        # "Rais wa Kenya amemwambia mwenzake wa Sudan Kusini kwa njia ya simu kwamba".
        that = (at for at in range(noun.last, len(line.tokens)) if line.row[at] in {"kwamba", "kuwa"})
        return line.parties(0, next(that, len(line.tokens)) - 1)
    before = line.row[max(0, noun.first - 3) : noun.first]
    at = line.words.language == "en" and bool({"at", "during"} & set(before)) and noun.code == "MEETING"
    at = at or (line.words.language == "en" and _is_over(line, noun))
    named = line.parties(0, noun.first - 1) if at else parties
    if len(named.states) == _TWO:
        # "the ministers of Chad and Niger reviewed the matter at a meeting in Oslo".
        return named
    placed = end >= 0 and bool(place_of(line, max(0, noun.first - 6), end)[0])
    return line.parties(0, end) if placed and len(parties.codes) < _TWO else parties


def _is_by_phone(line: Line, noun: Mention) -> bool:
    """Tell whether Swahili officials speak "kwa njia ya simu", whatever their verb."""
    way = line.row[max(0, noun.first - 3) : noun.first] == ["kwa", "njia", "ya"]
    return way and noun.code == "CALL" and line.words.language == "sw"


def _called_off(line: Line, noun: Mention) -> list[Act]:
    """Return the English acts before a gathering that call it off: "has postponed a dialogue with Australia"."""
    if line.words.language != "en":
        return []
    return [a for a in line.acts if a.is_any("OFF") and 0 < noun.first - a.last <= _FAR and not a.negated]


def _of_the_line(line: Line) -> tuple[Parties, bool] | None:
    """Return the parties of a whole English sentence when they are two, else None."""
    named = line.parties(0, len(line.tokens) - 1)
    return (named, True) if line.words.language == "en" and len(named.states) > 1 else None


def _of_the_body_or_host(line: Line, noun: Mention) -> Parties:
    """Return whose summit it is when none is named beside it: the body spoken of, else the state where it is held."""
    body = (line.around.body,) if line.around.body else ()
    host = place_of(line, noun.first)[1]
    states = (host,) if host and not body else ()
    return Parties(states, body, (*states, *body), 0, noun.first)


def _is_only_the_venue(line: Line, noun: Mention) -> bool:
    """Tell whether a Swahili gathering is where others meet: "pembezoni mwa mikutano ya IMF"."""
    before = line.row[max(0, noun.first - 2) : noun.first]
    return line.words.language == "sw" and before in (
        ["pembezoni", "mwa"],
        ["kando", "ya"],
        ["kandokando", "ya"],
        ["pembeni", "ya"],
        ["sambamba", "na"],
        ["pembeni", "mwa"],
        ["kandoni", "mwa"],
        ["kando", "mwa"],
    )


def _is_spoken_to(line: Line, noun: Mention) -> bool:
    """Tell whether somebody speaks to a Swahili gathering of another state: "atahutubia kikao cha Bunge la Namibia"."""
    speaks = any(act.is_any("ADDRESS") and 0 < noun.first - act.last <= _TWO for act in line.acts)
    return line.words.language == "sw" and speaks and noun.code == "MEETING"


def _are_about_a_text(line: Line, noun: Mention) -> bool:
    """Tell whether Swahili talks are those on a text, not a meeting: "kuharakisha majadiliano ya Mkataba wa"."""
    behind = line.tokens[noun.last + 1].key if noun.last + 1 < len(line.tokens) else ""
    text = any(0 < paper.first - noun.last <= 3 for paper in line.instruments())
    meets = any(
        act.is_any("HOLD", "MEET", "TALK")
        and act.is_finite
        and not act.relative
        and not act.is_any("CONCLUDE")
        for act in line.acts
    )
    return line.words.language == "sw" and behind == "ya" and text and not meets


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


def _with_home(line: Line, parties: Parties) -> tuple[Parties, bool]:
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


def reach(line: Line, noun: Mention) -> int:
    """Return how far behind a noun its parties and its day may stand: as far as the verb behind "between ... and"."""
    last = len(line.tokens) - 1
    near = set(line.row[noun.last + 1 : noun.last + _FAR])
    if line.words.language == "sw":
        # "Mkutano wa pili wa Tume ya Pamoja ya Kudumu ya Ushirikiano kati ya Kenya na Angola".
        far = set(line.row[noun.last + 1 : noun.last + _USUAL + 2])
        between = not far.isdisjoint({"kati", "baina"})
        usual = noun.last + (_USUAL + _FAR if between else _USUAL)
        tail = who_says_begins(line, noun.last)
        # "ziara yake nchini Chile kwa kukutana na X": who is met by the way is none of it.
        hows = (a.first for a in line.acts if a.first > noun.last and a.is_any("MEET") and a.subject)
        how = next((at for at in hows if line.row[at - 1] == "kwa"), last + 2)
        return min(max(usual, _to_its_verb(line, noun)), tail - 1 if tail else last, how - 2)
    if line.words.language == "fr" and not any(act.is_finite for act in line.acts):
        # A heading is told as a whole: "Quatrième réunion du Comité ... sur ..., Niamey, mardi 13 janvier".
        return min(noun.last + _FARTHEST, last)
    if not near & {"between", "entre"}:
        name = max(noun.last + _USUAL, whose_end(line, noun) + 1)
        held = (a.last + _USUAL - 6 for a in line.acts if a.is_any("HOLD") and noun.last < a.first <= name)
        return min(max([noun.last + _USUAL, *held]), last)
    verb = next((act.last for act in line.acts if act.first > noun.last and act.is_finite), last)
    return min(max(noun.last, min(verb, noun.last + _FARTHEST)) + _USUAL, last)


def _to_its_verb(line: Line, noun: Mention) -> int:
    """Return where the day and the place end of a Swahili gathering with a long name: "Mkutano wa ... utafanyika"."""
    verb = next((a for a in line.acts if noun.last < a.first <= noun.last + _FARTHEST and a.is_finite), None)
    if verb is None or verb.relative or "fanyik" not in line.tokens[verb.last].key:
        return 0
    return verb.last + _FAR


def _is_told(line: Line, noun: Mention, acts: Sequence[Act]) -> bool:
    """Tell whether the place or the day of a gathering stands near its noun, or that it took place."""
    end = reach(line, noun)
    begin = begins(line, noun)
    dated = any(begin < date.first <= end for date in line.dates)
    held = any("fanyik" in line.tokens[act.last].key for act in acts) or _is_over(line, noun)
    held = held or _is_under_way(line, acts) or _is_the_occasion(line, noun) or _is_by_phone(line, noun)
    return dated or held or any(place_of(line, begin, end))


def begins(line: Line, noun: Mention) -> int:
    """Return where a gathering begins to be told: "Il s'est tenu à Bujumbura, du 15 au 17 août, la session"."""
    usual = max(0, noun.first - _INVERTED)
    if line.words.language != "fr" or not line.acts:
        return usual
    holds = (
        a for a in line.acts if a.is_finite and not a.relative and a.is_any("HOLD") and a.last < noun.first
    )
    act = next(holds, None)
    if act is None or noun.first - act.last > _USUAL:
        return usual
    words = {token.key for token in line.tokens[: act.first] if token.text[0].isalpha()}
    return act.first if words <= _IMPERSONAL else usual


def _is_under_way(line: Line, acts: Sequence[Act]) -> bool:
    """Tell whether a Swahili gathering is told to begin, go on or end, which needs no day and no place."""
    return line.words.language == "sw" and any(
        act.is_any("HOLD", "CONCLUDE")
        and act.tense in {"past", "present"}
        and not (act.negated or act.relative)
        for act in acts
    )


def _is_the_occasion(line: Line, noun: Mention) -> bool:
    """Tell whether a Swahili meeting with somebody is told as an occasion: "katika mazungumzo na mwenzake"."""
    before = set(line.row[max(0, noun.first - 2) : noun.first])
    at = noun.last + 1
    at += line.row[at : at + 2] in _WITH_ITS
    if line.row[at : at + 1] in (["ya"], ["wa"]):
        # "baada ya mazungumzo ya saa tano na Rais Putin".
        at = next((n for n in range(at + 1, min(at + 5, len(line.tokens))) if line.row[n] == "na"), at)
    person = any(m.of in _GUESTS and 0 < m.first - at <= 3 for m in line.mentions)
    person = person or any(token.key in _HOSTS | _SENT for token in line.tokens[at : at + 4])
    with_one = person and (line.row[at : at + 1] == ["na"] or line.row[at : at + 2] in _BETWEEN_TWO)
    return line.words.language == "sw" and with_one and bool(before & _DURING)


def _is_over(line: Line, noun: Mention) -> bool:
    """Tell whether what follows from a call shows that it was held: "after a telephone conversation between"."""
    if line.words.language == "sw" or noun.code != "CALL":
        return False
    back = _FAR if line.words.language == "en" else 4
    return not _SINCE.isdisjoint(line.row[max(0, noun.first - back) : noun.first])


def _told_status(acts: Sequence[Act], words: set[str]) -> str:
    awaited = any(act.is_any("EXPECT") or (act.is_any("PLAN") and act.passive) for act in acts)
    ahead = awaited or any(act.tense == "future" for act in acts) or words & _AHEAD
    return "planned" if ahead else "held"


def _is_summit(line: Line, noun: Mention, parties: Parties) -> bool:
    """Tell whether a meeting is one of leaders of several states, or is named by its city ("mkutano wa Berlin")."""
    if line.words.language == "sw" and "kilele" in line.row[noun.last + 1 : noun.last + 5]:
        # "mkutano wa 39 wa kilele wa Umoja wa Afrika".
        return True
    behind = [m for m in line.mentions if noun.last < m.first <= noun.last + 6]
    leaders = any(m.of is Of.OFFICE and m.name in {"head_of_state", "head_of_government"} for m in behind)
    city = (
        bool(behind)
        and behind[0].of is Of.CITY
        and behind[0].first == noun.last + 2
        and line.tokens[noun.last + 1].key in {"wa", "de", "of"}
    )
    body = (
        bool(behind)
        and behind[0].of is Of.ORGANISATION
        and behind[0].first == noun.last + 2 + _its_number(line, noun)
        and line.words.language != "en"
        and line.row[noun.last + 1] != "na"
    )
    many = set(line.row[noun.last + 1 : noun.last + _of_rank(line, noun)]) & _MANY
    leaders = leaders or (line.words.language == "sw" and bool(many))
    whose = len(parties.states) > 2 or bool(parties.organisations)
    whose = whose or (line.words.language == "sw" and not parties.codes and bool(line.around.body))
    return (leaders and whose) or city or body


def _its_number(line: Line, noun: Mention) -> int:
    """Return how many words the number of a Swahili gathering takes: "Mkutano wa tatu wa Umoja wa Mataifa"."""
    row = line.row[noun.last + 1 : noun.last + 4]
    if (
        line.words.language != "sw"
        or len(row) < len(("wa", "tatu", "wa"))
        or row[0] not in _OF
        or row[2] not in _OF
    ):
        return 0
    return _TWO * (row[1] in _ORDINALS or row[1].isdigit())


def _of_rank(line: Line, noun: Mention) -> int:
    """Return how far behind a gathering its people may stand: "Mkutano wa 27 wa Baraza la Kisekta la Mawaziri"."""
    near = (token.key for token in line.tokens[noun.last + 1 : noun.last + 6])
    return _FAR + 1 if line.words.language == "sw" and "baraza" in near else 7


def with_body(line: Line, noun: Mention, parties: Parties) -> Parties:
    """Return the parties with the body whose summit it is: "the IGAD summit", "sommet de l'Union africaine"."""
    near = [
        m for m in line.mentions if m.of is Of.ORGANISATION and noun.first - 4 <= m.first <= noun.last + 4
    ]
    bodies = tuple(sorted({*parties.organisations, *(m.code for m in near)}))
    return Parties(parties.states, bodies, parties.order, 0, parties.first)
