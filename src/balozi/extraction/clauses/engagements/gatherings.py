"""Summits, meetings and calls that are named with their place or day: whose they are, and whether they are told."""

from collections.abc import Sequence

from balozi.extraction.clauses.engagements.whose_gatherings import (
    is_by_phone,
    is_over,
    of_the_line,
    whose,
    with_home,
)
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.objects import who_says_begins
from balozi.extraction.clauses.shared.participants import TYPES, engagement
from balozi.extraction.clauses.shared.sessions import (
    agenda,
    is_regular,
    only_points_back,
    session,
    whose_end,
)
from balozi.extraction.mentions.mentions import Mention, Of

_FAR, _TWO = 9, 2
_USUAL, _FARTHEST = 14, 40
_AHEAD = closed("occasions", "ahead")
_IMPERSONAL, _INVERTED = frozenset({"il", "du", "au", "le", "a"}), 6
_MANY = closed("engagements", "many")
_DURING = frozenset({"katika", "wakati", "baada", "kufuatia", "mwishoni"})
# "mazungumzo yake na", "mkutano wake na".
_BETWEEN_TWO = (["kati", "ya"], ["baina", "ya"])
_WITH_ITS = (["yake", "na"], ["wake", "na"], ["yao", "na"], ["chake", "na"])
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
    kind, parties, enough = whose(line, noun, kind, (parties, theirs), end if acts else -1)
    acts += _called_off(line, noun)
    if not enough and any(act.is_any("OFF") for act in acts):
        parties, enough = of_the_line(line) or with_home(line, parties)
    elif not (
        enough and _is_told(line, noun, acts if kind == "summit" or line.words.language == "sw" else ())
    ):
        return session(line, noun, reading) or agenda(line, noun, reading)
    if is_regular(line, noun.first):
        return None
    begin = begins(line, noun)
    coming = _coming(line, noun, max(_FAR, noun.first - begin))
    span = (begin if noun.first - begin > _INVERTED else max(0, noun.first - 3), end)
    if is_by_phone(line, noun) and parties.spots:
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


def _called_off(line: Line, noun: Mention) -> list[Act]:
    """Return the English acts before a gathering that call it off: "has postponed a dialogue with Australia"."""
    if line.words.language != "en":
        return []
    return [a for a in line.acts if a.is_any("OFF") and 0 < noun.first - a.last <= _FAR and not a.negated]


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
    held = any("fanyik" in line.tokens[act.last].key for act in acts) or is_over(line, noun)
    held = held or _is_under_way(line, acts) or _is_the_occasion(line, noun) or is_by_phone(line, noun)
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
