"""Talks, meetings and summits that somebody holds, opens or leads: the noun of a gathering with its verb."""

from balozi.extraction.clauses.engagements.english_passing import with_the_hosts
from balozi.extraction.clauses.engagements.whose_gatherings import with_body
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.ceremonies import (
    reach,
)
from balozi.extraction.clauses.shared.objects import governed_by, object_end, opens_another_thing
from balozi.extraction.clauses.shared.participants import TYPES, around, engagement, status_of
from balozi.extraction.clauses.shared.sessions import is_regular, only_opens_talks
from balozi.extraction.mentions.mentions import Mention

_MANY = closed("engagements", "many")
# How long the subject of leaders may be: "The Heads of State of the Community, namely those of ...".
_SUBJECT = 40
_JOINT_BODIES = frozenset({"commission", "committee", "council", "group", "mechanism"})
# Verbs that hold a gathering only as their own object, and what leads to another one.
_LIGHT = frozenset(
    {"make", "makes", "made", "making", "take", "takes", "took", "taken", "taking", "pay", "pays", "paid"}
)
_LEADS = frozenset({"at", "during", "in", "to", "of", "from", "on", "for", "after", "within"})
_LATER = frozenset({"ijayo", "ujao", "lijalo", "kesho", "mwakani", "kijacho", "keshokutwa"})
_FRENCH_LINES = frozenset({"visioconference", "telephone", "telephonique", "teleconference"})
# Leaders of so many states make a summit; those of fewer stand so near their verb.
_MANY_STATES, _NEAR_LEADERS = 3, 14


def are_leaders(line: Line, act: Act) -> bool:
    """Tell whether leaders or ministers of a body meet: "EAC Heads of State", "mawaziri wa nchi za SADC"."""
    if line.keys.isdisjoint(_MANY):
        return False
    outer = governed_by(line, act, "EXPECT", "PLAN", "AGREE") if act.tense == "infinitive" else None
    act = outer if outer is not None else act
    begin = max(subject_start(line, act), act.first - _SUBJECT)
    named = line.parties(begin, act.first - 1)
    bodies = len(named.organisations) > 1 and not named.states
    if line.words.language == "sw" and len(named.states) < _MANY_STATES and not bodies:
        begin = max(begin, act.first - _NEAR_LEADERS)
    return not _MANY.isdisjoint(line.row[begin : act.first])


def _only_helps(line: Line, act: Act) -> bool:
    """Tell whether an English verb only helps the next one: "have agreed to hold", "undertook to open negotiations"."""
    if line.words.language != "en":
        return False
    helps = any(a.first == act.first and a.last > act.last for a in line.acts)
    return helps or (
        line.row[act.last].startswith("undert") and line.row[act.last + 1 : act.last + 2] == ["to"]
    )


def _are_no_talks_of_a_day(line: Line, act: Act, noun: Mention, status: str) -> bool:
    """Tell whether talks end on a text, or are only to be opened some day."""
    opens = status == "planned" and only_opens_talks(line, act, noun)
    return opens or _ends_talks_on_a_text(line, act, noun)


@asked_where(sign(act={"HOLD", "TALK", "MOVE"}), sign(nouns=TYPES))
def held(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Return a gathering that somebody holds or takes part in, None when the verb tells none."""
    tells = act.is_any("HOLD", "TALK") or _returns_to_talks(line, act)
    # "shall enter into force on the date of signature": no ceremony.
    if not tells or act.is_any("FORCE") or _goes_on(line, act) or _only_helps(line, act):
        return None
    noun = next(
        (n for n in line.nouns(*TYPES) if _is_held_by(line, act, n) and not _other_act(line, act, n)), None
    )
    status = (
        "planned"
        if line.words.language == "sw"
        and ("alik" in line.tokens[act.last].key or _calls_for_later(line, act))
        else status_of(line, act)
    )
    if noun is None or not status or _are_no_talks_of_a_day(line, act, noun, status):
        return None
    end = object_end(line, Act(act.kinds, act.first, noun.last + _calls_on(line, noun), act.tense))
    parties, first, end = around(line, act, reading, end)
    kind = TYPES[noun.code]
    if kind == "meeting" and any(token.key == "simu" for token in line.tokens[noun.last : noun.last + 6]):
        kind = "call"
    near = set(line.row[act.last : noun.last + 6]) if line.words.language == "fr" else set()
    kind = "call" if kind == "meeting" and near & _FRENCH_LINES and len(parties.codes) > 1 else kind
    abroad = kind == "courtesy_call" and place_of(line)[1] not in {"", *parties.states}
    parties = _of_a_sitting(line, act, noun, parties)
    session = bool(parties.organisations) and bool(line.dates) and bool(place_of(line)[0])
    # "alikuwa na mazungumzo na marais wa": one talks with several, which is no summit.
    one = act.subject == "a" and line.tokens[noun.first].key == "mazungumzo"
    plural = line.words.language == "sw" and not one
    leaders = _MANY & set(line.row[noun.last + 1 : noun.last + 7])
    gathered = plural and bool(parties.organisations) and (bool(leaders) or are_leaders(line, act))
    session = session and (plural or line.words.language != "sw" or not leaders)
    if (session or gathered) and (len(parties.codes) == 1 or leaders) and kind == "meeting":
        kind = "summit"
    if kind == "summit" and line.words.language == "en":
        parties = with_body(line, noun, as_named(line, act, parties, end))
    parties = with_the_hosts(line, (act.last, noun), parties) if kind == "meeting" else parties
    if len(parties.codes) < (1 if abroad or kind in {"summit", "statement"} else 2):
        return None
    if kind == "visit":
        return None
    return engagement(line, (act, first, end), parties, reading, type=kind, status=status, rule="EN2")


def _calls_for_later(line: Line, act: Act) -> bool:
    """Tell whether a gathering is called for a later day: "imeitisha mkutano wa dharura Jumanne ijayo"."""
    return "itish" in line.tokens[act.last].key and not line.keys.isdisjoint(_LATER)


def _ends_talks_on_a_text(line: Line, act: Act, noun: Mention) -> bool:
    """Tell whether Swahili talks on a text are told as ended: "zimekamilisha majadiliano ya Mpango Kazi"."""
    text = any(0 < paper.first - noun.last <= 3 for paper in line.instruments())
    comma = next((at for at in range(noun.last, len(line.tokens)) if line.tokens[at].text == ","), None)
    return line.words.language == "sw" and act.is_any("CONCLUDE") and text and not place_of(line, 0, comma)[0]


def _of_a_sitting(line: Line, act: Act, noun: Mention, parties: Parties) -> Parties:
    """Return the parties, or those spoken of when their joint body sits."""
    if len(parties.codes) > 1 or not _sits(line, act, noun):
        return parties
    pair = line.around.pinned or line.around.pair
    states = tuple(code for code in pair if is_state(code))
    return Parties(states, tuple(code for code in pair if code not in states), pair, 0, parties.first)


def _sits(line: Line, act: Act, noun: Mention) -> bool:
    """Tell whether a joint body of those spoken of sits: "the Joint Committee will hold its fifth session"."""
    begin = subject_start(line, act)
    bodies = set(line.row[begin : act.first]) & _JOINT_BODIES
    its = set(line.row[act.last + 1 : noun.first]) & {"its", "their"}
    return line.words.language == "en" and bool(bodies) and bool(its)


def as_named(line: Line, act: Act, parties: Parties, end: int) -> Parties:
    """Return who meets as named there, without the state of the place where a body meets."""
    outer = governed_by(line, act, "EXPECT", "PLAN", "AGREE") if act.tense == "infinitive" else None
    named = line.parties(subject_start(line, outer or act), end)
    if not named.codes:
        return parties
    bodies = tuple(sorted({*parties.organisations, *named.organisations}))
    return Parties(named.states, bodies, parties.order, 0, parties.first)


def _goes_on(line: Line, act: Act) -> bool:
    """Tell whether a Swahili deed only goes on, which is no meeting: "itaendelea kusimamia mazungumzo"."""
    regular = line.words.language == "sw" and is_regular(line, act.first)
    return act.tense == "infinitive" and (regular or line.tokens[act.first - 1].key.endswith("endelea"))


def _returns_to_talks(line: Line, act: Act) -> bool:
    """Tell whether two come back to the table: "walirejea kwenye meza ya mazungumzo"."""
    near = line.tokens[act.last + 1 : act.last + 4]
    return line.words.language == "sw" and act.is_any("MOVE") and any(token.key == "meza" for token in near)


def _calls_on(line: Line, noun: Mention) -> int:
    """Return 1 when "on" or "to" behind a courtesy call leads to its host, not to a topic."""
    behind = line.tokens[noun.last + 1].key if noun.last + 1 < len(line.tokens) else ""
    return int(noun.code == "COURTESY" and behind in {"on", "to"})


def with_rebels(line: Line, parties: Parties) -> bool:
    """Tell whether a Swahili state meets those who have no code of their own, at a place that is told."""
    rebels = line.words.cuts.get("rebels", frozenset())
    return not line.keys.isdisjoint(rebels) and bool(parties.states) and bool(place_of(line)[0])


def _is_held_by(line: Line, act: Act, noun: Mention) -> bool:
    """Tell whether a gathering stands behind an act, or is its second word ("walifanya mazungumzo")."""
    behind = act.first < noun.first <= act.last + reach(line, act)
    if opens_another_thing(line, act, noun):
        return False
    return behind and not (line.words.language == "en" and _is_no_event(line, act, noun))


def _is_no_event(line: Line, act: Act, noun: Mention) -> bool:
    """Tell whether an English verb takes another object, or a duty: "will hold online meetings every quarter"."""
    ahead = act.tense in {"future", "infinitive"}
    return _takes_something_else(line, act, noun) or (ahead and is_regular(line, noun.last))


def _takes_something_else(line: Line, act: Act, noun: Mention) -> bool:
    """Tell whether an English verb takes another object: "commitments made at the meeting", "paid attention to"."""
    light = line.tokens[act.last].key in _LIGHT and act.last + 1 < noun.first
    light = light and line.row[act.last + 1] != "part"
    return light and not _LEADS.isdisjoint(line.row[act.last + 1 : noun.first])


def _other_act(line: Line, act: Act, noun: Mention) -> bool:
    return any(act.last < other.first < noun.first and other.is_finite for other in line.acts)
