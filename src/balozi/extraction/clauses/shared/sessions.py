"""Gatherings told without their parties: "the eighth session shall be held at ...", "audience with the Emperor"."""

from collections.abc import Sequence
from itertools import pairwise

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.participants import TYPES, engagement
from balozi.extraction.mentions.mentions import Mention, Of

_NEAR = 12
_SEASONS = closed("duties", "soon") - {"lead", "next"}
_FAR, _TWO = 18, 2
_HOSTING = frozenset({"host", "hosting", "hosts"})
_TALKS = frozenset({"mazungumzo", "majadiliano", "mashauriano"})
_OFF = closed("sessions", "off")
# "deux fois par an", "chaque semestre".
_FRENCH_TERMS = frozenset({"an", "ans", "annee", "annees", "semestre", "trimestre", "mois", "semaine"})
_OFTEN = closed("sessions", "often")
_EACH_TERM = frozenset(
    {"annual", "yearly", "biannual", "biennial", "quarterly", "monthly", "regular", "periodic"}
)
_SERIES = frozenset({"meetings", "consultations", "sessions", "talks", "reviews"})
_TIMES = frozenset({"moja", "mbili", "tatu", "nne"})
# "to open negotiations": a promise, no meeting of a day.
_OPENS = closed("sessions", "opens")
_NEGOTIATIONS = frozenset({"negotiations", "talks", "discussions", "consultations", "dialogue"})
_SOON = 7
# "In the course of the talks the ministers": so far in front does a sentence say where its deed was done.
_IN_FRONT = 6
_GOES_ON = frozenset(
    {"the", "both", "they", "he", "she", "it", "his", "her", "minister", "president", "ambassador"}
)
# How long the name of a joint body may be, and the small words in it.
_LONGEST = 30
_WITHIN_NAMES = frozenset({"of", "the", "on", "for", "and", "in", "-", "–", ",", "with", "joint", "to"})
_TELL = ("HOLD", "HOST", "EXPECT", "TALK", "CONCLUDE", "PLAN", "DO", "MEET", "POSTPONE", "END")


def session(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return a session that is told to be held, by the parties whose sessions the paper is about."""
    if is_regular(line, noun.first):
        return None
    reach = _FAR if line.words.language == "sw" else _NEAR
    behind = [act for act in line.acts if 0 < act.first - noun.last <= reach and act.tense != "participle"]
    acts = [act for act in behind if act.is_any(*_TELL)] if behind and behind[0].is_any(*_TELL) else []
    acts = [] if acts and line.words.language == "en" and _is_anothers(line, noun, acts[0]) else acts
    kind = TYPES[noun.code]
    whole = _parties(line, noun, kind)
    if line.words.language == "en" and whole.organisations and not whole.states:
        whole = with_the_host(line, noun, whole)
    off = is_off(line, acts)
    if line.words.language == "sw" and (
        line.has("hypothetical") or any(act.negated for act in acts) != (off == "not held")
    ):
        return None
    if kind == "meeting" and whole.organisations and len(whole.codes) == 1:
        kind = "summit"
    if off and len(whole.codes) < 2:
        whole = line.parties(0, len(line.tokens) - 1) if len(line.parties(0, 99).codes) > 1 else whole
    chaired = _is_chaired(line, acts)
    if chaired and whole.codes:
        chair = line.parties(acts[0].last + 2, acts[0].last + 8).states
        whole = Parties(
            tuple(sorted({*whole.states, *chair})), whole.organisations, whole.order, 0, whole.first
        )
    placed = _has_day_or_place(line, noun) or bool(off) or chaired
    if not acts or len(whole.codes) < (1 if kind == "summit" else 2) or not placed:
        return None
    end = min(max(noun.last + _NEAR, acts[0].last), len(line.tokens) - 1)
    told = (acts[0], max(0, noun.first - 3), end)
    return engagement(line, told, whole, reading, type=kind, status=_status(line, acts), rule="EN7")


def with_the_host(line: Line, noun: Mention, parties: Parties) -> Parties:
    """Return a body with the state that is to host its gathering: "the offer of Kenya to host the 15th Session".

    Args:
        line: an English sentence.
        noun: the gathering.
        parties: whose it is.
    """
    at = next((n for n in range(max(0, noun.first - _NEAR), noun.first) if line.row[n] in _HOSTING), -1)
    hosts = line.parties(max(0, at - _NEAR + _TWO), noun.first - 1).states if at >= 0 else ()
    return Parties(hosts, parties.organisations, (*hosts, *parties.order), 0, parties.first)


def _is_anothers(line: Line, noun: Mention, act: Act) -> bool:
    """Tell whether an English verb has a subject of its own behind a comma: "at its meeting, the Board will"."""
    if "," not in line.row[noun.last + 1 : act.first] or act.passive:
        return False
    comma = line.row.index(",", noun.last + 1)
    return bool(line.parties(comma, act.first - 1).codes)


def agenda(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return a meeting of a programme, told without a verb: "26 August, Tokyo: talks with the Prime Minister"."""
    behind = line.tokens[noun.last + 1].key if noun.last + 1 < len(line.tokens) else ""
    if line.words.language == "en" and line.tokens[0].key == "next" and behind == ":":
        return _next_one(line, noun, reading)
    if line.words.language == "sw" or behind not in {"with", "avec"} or not line.dates:
        return None
    if any(act.is_finite and not act.relative for act in line.acts) or line.dates[0].first > noun.first:
        return None
    end = min(noun.last + _NEAR, len(line.tokens) - 1)
    end = next((at - 1 for at in range(noun.last, end) if line.tokens[at].text == ";"), end)
    named = line.parties(noun.last + 2, end)
    others = named.codes or tuple(filter(None, (place_of(line)[1],)))
    states = tuple(sorted({*(code for code in others if is_state(code)), *filter(None, (reading.home,))}))
    whole = Parties(states, named.organisations, states, 0, noun.first)
    if len(whole.codes) < 2:
        return None
    kind = "courtesy_call" if line.tokens[noun.first].key == "audience" else TYPES[noun.code]
    told = (noun, noun.first, end)
    return engagement(line, told, whole, reading, type=kind, status="held", rule="EN7")


def _next_one(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return the next gathering of those spoken of, told as a note: "Next session: Brussels, spring 2025"."""
    pair = line.around.pinned or line.around.pair
    states = tuple(code for code in pair if is_state(code))
    whole = Parties(states, tuple(code for code in pair if code not in states), pair, 0, 0)
    if len(whole.codes) < 2:
        return None
    told = (noun, 0, len(line.tokens) - 1)
    return engagement(line, told, whole, reading, type=TYPES[noun.code], status="planned", rule="EN7")


def _parties(line: Line, noun: Mention, kind: str) -> Parties:
    """Return who meets: those named beside the noun, else those who met before."""
    named = line.parties(max(0, noun.first - 4), noun.last + (10 if line.words.language == "sw" else 6))
    if len(named.codes) > 1 or (kind == "summit" and named.codes and line.words.language == "sw"):
        return named
    body = (line.around.body,) if line.around.body else ()
    talks = line.tokens[noun.first].key in _TALKS and len(line.around.pair) > 1
    if kind == "summit" or (body and len(line.around.pair) != 2 and not talks):
        return Parties((), body, body, 0, noun.first)
    pair = line.around.pinned or line.around.pair
    states = tuple(code for code in pair if code not in body and is_state(code))
    bodies = tuple(code for code in pair if code not in states)
    return Parties(states, bodies, pair, 0, noun.first)


def _is_somewhere(line: Line, noun: Mention) -> bool:
    """Tell whether a gathering is held at a place that no list names, or in a season: "to be held in Batumi"."""
    if line.words.language == "sw":
        return False
    for act in line.acts:
        near = line.tokens[act.last + 1 : act.last + 3]
        if act.is_any("HOLD", "EXPECT", "PLAN") and 0 < act.first - noun.last <= _NEAR and len(near) > 1:
            placed = near[0].key in line.words.cuts["place"] and near[1].is_capital
            if placed or _SEASONS & set(line.row[act.last + 1 : act.last + 9]):
                return True
    return False


def _has_day_or_place(line: Line, noun: Mention) -> bool:
    if _is_somewhere(line, noun):
        return True
    back = _FAR if line.words.language == "en" else 5
    dated = any(noun.first - back <= date.first <= noun.last + _NEAR for date in line.dates)
    return dated or any(place_of(line, noun.first, noun.last + _NEAR))


def is_off(line: Line, acts: Sequence[Act]) -> str:
    """Return "not held" or "put off" when a Swahili gathering or visit did not come about, "" when it did."""
    if line.words.language != "sw":
        return ""
    if any(act.negated and "kufanyik" in line.tokens[act.last].key for act in acts):
        return "not held"
    undone = (
        act.is_any("POSTPONE") or (act.is_any("END") and act.passive and act.tense == "past") for act in acts
    )
    return "put off" if any(undone) else ""


def _is_chaired(line: Line, acts: Sequence[Act]) -> bool:
    """Tell whether it is told who led a Swahili gathering: "yalisimamiwa na Rais wa Moroko"."""
    if line.words.language != "sw":
        return False
    chairs = {m.first for m in line.mentions if m.of in {Of.OFFICE, Of.TITLE, Of.PERSON, Of.STATE}}
    return any(
        act.passive and act.last + 2 in chairs and line.tokens[act.last + 1].key == "na" for act in acts
    )


def _status(line: Line, acts: Sequence[Act]) -> str:
    if not line.keys.isdisjoint(_OFF) or is_off(line, acts):
        return "cancelled"
    ahead = any(act.tense == "future" or act.is_any("EXPECT", "PLAN") for act in acts)
    return "planned" if ahead else "held"


def is_regular(line: Line, at: int) -> bool:
    """Tell whether a meeting is one of many ("shall meet every two years"), which is a duty and no event."""
    if line.words.language == "sw" and "mara" in line.keys:
        keys = line.row[at:]
        # "mara moja kwa mwaka", and not "mara baada ya".
        if any(one == "mara" and other in _TIMES for one, other in pairwise(keys)) and "kwa" in keys:
            return True
    if line.words.language == "fr" and not line.keys.isdisjoint(_FRENCH_TERMS):
        keys = line.row[at:]
        if any(one in {"par", "chaque"} and other in _FRENCH_TERMS for one, other in pairwise(keys)):
            return True
        # "une fois l'an".
        if any(one == "fois" and other in {"l", "par", "tous"} for one, other in pairwise(keys)):
            return True
        # "tous les deux ans".
        if any(one in {"tous", "toutes"} and other == "les" for one, other in pairwise(keys)):
            return True
    often = [n for n in line.all_of(_OFTEN) if n >= at]
    if line.words.language == "en":
        # "met the prime minister twice": two meetings, where "twice a year" is a duty.
        often = [n for n in often if line.tokens[n].key != "twice" or _is_of_a_term(line, n + 1)]
        # "shall hold annual review meetings": many of them, where "its annual meeting" is one.
        often += [n for n in line.all_of(_EACH_TERM) if n >= at and not _SERIES.isdisjoint(line.row[n:])]
    return bool(often)


def _is_of_a_term(line: Line, at: int) -> bool:
    return at < len(line.tokens) and line.tokens[at].key in {
        "a",
        "an",
        "per",
        "yearly",
        "each",
        "every",
        "annually",
    }


def has_two_people(line: Line, first: int, last: int) -> bool:
    """Tell whether two office-holders or persons stand in a stretch, pronouns left out."""
    people = [
        mention
        for mention in line.mentions
        if first <= mention.first <= last
        and mention.of in {Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN, Of.PAIR, Of.INSTITUTION}
        and mention.last + mention.first < 2 * len(line.tokens)
        and not (mention.of is Of.OWN and mention.first == mention.last)
    ]
    return len(people) > 1


def is_held(line: Line, noun: Mention) -> bool:
    """Tell whether a verb behind a gathering says what became of it: held, planned, ended or called off."""
    kinds = ("HOLD", "TALK", "PLAN", "EXPECT", "CONCLUDE", "END", "OFF", "MEET")
    last = max(noun.last + _NEAR - 4, whose_end(line, noun))
    return any(act.is_any(*kinds) and noun.last < act.first <= last + 1 for act in line.acts)


def whose_end(line: Line, noun: Mention) -> int:
    """Return the last token of the English body whose gathering it is: "of the Commission on Trade and Culture"."""
    at = noun.last
    if line.words.language != "en" or line.row[at + 1 : at + 2] != ["of"]:
        return at
    last, end = at, min(len(line.tokens) - 1, at + _LONGEST)
    for at in range(noun.last + 1, end):
        token = line.tokens[at]
        if token.is_capital:
            last = at
        elif token.key not in _WITHIN_NAMES:
            break
    return last


def only_opens_talks(line: Line, act: Act, noun: Mention) -> bool:
    """Tell whether talks are only agreed on in English, their day untold: "agreed to open negotiations on a treaty".

    Args:
        line: the sentence.
        act: the verb that opens them.
        noun: the talks.
    """
    if line.words.language != "en" or line.tokens[act.last].key not in _OPENS:
        return False
    talks = line.tokens[noun.last].key in _NEGOTIATIONS
    near = (day for day in line.dates if 0 < day.first - noun.last <= _SOON)
    # "before the end of the year" is no day.
    return talks and all({"end", "year"} & set(line.row[day.first : day.last + 1]) for day in near)


def only_points_back(line: Line, noun: Mention) -> bool:
    """Tell whether an English sentence only says where its deed was done: "At the meeting, the sides agreed to open".

    Args:
        line: the sentence.
        noun: the word for a gathering.
    """
    if (
        line.words.language != "en"
        or noun.code != "MEETING"
        or line.row[noun.first - 1 : noun.first] != ["the"]
    ):
        return False
    lead = line.row[max(0, noun.first - _TWO) : noun.first - 1]
    behind = line.row[noun.last + 1 : noun.last + _TWO]
    told = lead in (["at"], ["during"], ["of"], ["in"], ["throughout"]) and noun.first <= _IN_FRONT
    return told and bool(behind) and (behind[0] == "," or behind[0] in _GOES_ON)
