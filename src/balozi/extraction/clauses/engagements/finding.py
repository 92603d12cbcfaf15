"""Engagements: meetings, visits, calls, signings, summits and statements across a border."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from balozi.extraction.clauses.engagements.contacts import arrived, called_at, gave
from balozi.extraction.clauses.engagements.english_calls import listened, speaks_from_afar
from balozi.extraction.clauses.engagements.english_news import told_in_english
from balozi.extraction.clauses.engagements.english_passing import with_the_hosts
from balozi.extraction.clauses.engagements.english_readouts import apart_from_talk
from balozi.extraction.clauses.engagements.english_spans import on_their_days
from balozi.extraction.clauses.engagements.envoys import summoned
from balozi.extraction.clauses.engagements.french_contacts import apart, french_contacts, meets_at_home
from balozi.extraction.clauses.engagements.french_settled import settled_in_french
from balozi.extraction.clauses.engagements.gatherings import with_body
from balozi.extraction.clauses.engagements.occasions import named
from balozi.extraction.clauses.engagements.present_there import with_those_told_behind
from balozi.extraction.clauses.engagements.presented import presented_by_many
from balozi.extraction.clauses.engagements.receptions import convened, hosted
from balozi.extraction.clauses.engagements.remarks import reacted, told_press
from balozi.extraction.clauses.engagements.restated import without_headlines, without_same_visits
from balozi.extraction.clauses.engagements.signings import done_at, signed
from balozi.extraction.clauses.engagements.speeches import answered, heard_once, titled
from balozi.extraction.clauses.engagements.swahili_contacts import is_unknown_caller, swahili_contacts
from balozi.extraction.clauses.engagements.swahili_series import gathered_once
from balozi.extraction.clauses.engagements.visits import (
    asked_to_come,
    due_in,
    invited,
    left,
    paid_a_visit,
    stayed,
    visited,
    will_be_in,
)
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, once, place_of, subject_start, suggestion
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.clauses.sentence.signs import Panel, asked_where, sign, signs_of_act
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.ceremonies import (
    CALLS,
    PHONES,
    calls_somebody,
    discusses_in_person,
    gathered,
    handed_over,
    opens_by_phone,
    passed_the_chair,
    reach,
    sees_somebody,
    talk_together,
)
from balozi.extraction.clauses.shared.dating import settled
from balozi.extraction.clauses.shared.english_doubts import believed, of_somebody
from balozi.extraction.clauses.shared.french_doubts import told_now
from balozi.extraction.clauses.shared.objects import governed_by, object_end, opens_another_thing, with_whom
from balozi.extraction.clauses.shared.operative import is_only_resolved
from balozi.extraction.clauses.shared.participants import TYPES, around, engagement, status_of
from balozi.extraction.clauses.shared.sessions import is_regular, only_opens_talks
from balozi.extraction.clauses.shared.states import is_only_if
from balozi.extraction.clauses.shared.swahili_gatherings import comes_for_a_gathering
from balozi.extraction.clauses.shared.swahili_news import only_told
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre, Paper
from balozi.extraction.suggestions import Suggestion

_FREELY = frozenset({"EN1", "EN2", "EN5", "EN8", "EN9"})
_MANY = closed("engagements", "many")
# How long the subject of leaders may be: "The Heads of State of the Community, namely those of ...".
_SUBJECT = 40
_BY_MEANS = frozenset({"by", "par", "over", "via", "on"})
_MODERN = "1945"
# So far behind "convene" may the summit stand that is convened.
_NAMED_NEAR = 6
_JOINT_BODIES = frozenset({"commission", "committee", "council", "group", "mechanism"})
_LINES = frozenset({"phone", "telephone", "video", "videolink", "teleconference", "videoconference"})
_COSTS = closed("engagements", "costs")
# Verbs that hold a gathering only as their own object, and what leads to another one.
_LIGHT = frozenset(
    {"make", "makes", "made", "making", "take", "takes", "took", "taken", "taking", "pay", "pays", "paid"}
)
_LEADS = frozenset({"at", "during", "in", "to", "of", "from", "on", "for", "after", "within"})
_REVIEWS = frozenset({"reviewed", "discussed", "explored", "examined", "considered", "addressed", "assessed"})
_LATER = frozenset({"ijayo", "ujao", "lijalo", "kesho", "mwakani", "kijacho", "keshokutwa"})
_FRENCH_LINES = frozenset({"visioconference", "telephone", "telephonique", "teleconference"})
# Leaders of so many states make a summit; those of fewer stand so near their verb.
_MANY_STATES, _NEAR_LEADERS = 3, 14


@lru_cache(maxsize=2)
def engagements(paper: Paper) -> tuple[Suggestion, ...]:
    """Return the engagements of a paper, each once."""
    reading = read(paper)
    told = (
        draft
        for line in reading.lines
        for draft in presented_by_many(line, reading, tuple(_of_line(line, reading)))
    )
    told = (draft for draft in told if not is_only_resolved(draft, reading))
    found = believed(told_now(told, "engagement", reading), "engagement", reading)
    drafts = heard_once(of_somebody([draft for draft in found if not _is_history(draft)]))
    drafts = apart_from_talk(drafts, reading)
    drafts = gathered_once(drafts) if reading.lines and reading.lines[0].words.language == "sw" else drafts
    # A headline tells again, in fewer words, what the body tells: the body is quoted.
    drafts.sort(key=lambda draft: (draft.line.is_headline, -draft.confidence))
    drafts = with_those_told_behind(settled_in_french(drafts, reading), reading)
    kept = without_headlines(once(drafts, ("type", "states", "orgs", "status"), _FREELY), reading)
    kept = without_same_visits(kept) if reading.lines and reading.lines[0].words.language == "sw" else kept
    days = on_their_days([settled(draft, reading) for draft in kept])
    return tuple(suggestion(draft, "engagement", reading) for draft in days)


def _of_line(line: Line, reading: Reading) -> Iterator[Draft]:
    drafts = [draft for draft in _by_rules(line, reading) if not meets_at_home(draft)]
    drafts = only_told(line, apart(drafts), reading) if drafts else []
    if line.words.language == "en":
        yield from told_in_english(line, reading, drafts)
        return
    yield from drafts
    if line.words.language == "fr" and reading.paper.genre is not Genre.POLICY:
        yield from (draft for draft in french_contacts(line, reading, drafts) if not meets_at_home(draft))
    if line.words.language == "sw" and reading.paper.genre is not Genre.POLICY:
        yield from only_told(line, swahili_contacts(line, reading, drafts), reading)


def _by_rules(line: Line, reading: Reading) -> Iterator[Draft]:
    if line.states_nothing:
        return
    signs = line.signs
    for act in line.acts:
        wished = act.tense == "subjunctive" and not (act.is_any("MEET") and line.words.language == "sw")
        if act.negated or wished or act.tense == "conditional" or is_only_if(line, act):
            continue
        for rule in OF_ACTS.asked(signs | signs_of_act(act.kinds, act.tense)):
            if draft := rule(line, act, reading):
                yield draft
                break
    nouns = line.nouns(
        "SUMMIT", "VISIT", "MEETING", "CALL", "STATEMENT", "COURTESY", "CREDENTIALS", "SIGNING"
    )
    found = (
        *(rule(line, reading) for rule in OF_LINES.asked(signs)),
        *(left(line, noun, reading) or named(line, noun, reading) for noun in nouns),
    )
    yield from (draft for draft in found if draft is not None)


def _is_history(draft: Draft) -> bool:
    """Tell whether an engagement is one of history books: before the United Nations were."""
    day = str(draft.fields["date"])
    return bool(day) and day < _MODERN


@asked_where(sign(act={"MEET", "TALK", "PHONE", "DISCUSS", "SEE"}, words=PHONES | CALLS))
def _met(line: Line, act: Act, reading: Reading) -> Draft | None:
    since = act.relative and line.words.language == "sw" and not (line.dates or act.is_any("WHEN"))
    by_phone = opens_by_phone(line, act) or (act.is_any("DISCUSS") and _ends_by_phone(line, act))
    by_phone = by_phone or calls_somebody(line, act)
    by_phone = by_phone or (line.words.language == "en" and act.is_any("TALK") and _ends_by_phone(line, act))
    afar = speaks_from_afar(line, act)
    by_phone = by_phone or afar
    seen = (act.is_any("SEE") and sees_somebody(line, act)) or discusses_in_person(line, act)
    since = since or comes_for_a_gathering(line, act)
    if not (act.is_any("MEET", "TALK", "PHONE") or by_phone or seen) or since:
        return None
    if _meets_a_thing(line, act) or _only_goes_on(line, act) or _goes_on_below(line, act, reading):
        return None
    status = status_of(line, act)
    reach = 2 if line.words.language == "sw" else 5
    behind = set(line.row[act.last + 1 : act.last + reach])
    withs = line.words.cuts["with"] | {"by"} if reach == 2 else {"with", "avec", "by"}
    behind |= {"na"} if with_whom(line, act) >= 0 else set()
    plain = act.is_any("MEET", "PHONE") or by_phone or seen or talk_together(line, act)
    if not status or not (plain or behind & withs):
        return None
    if is_regular(line, act.first) or (act.passive and (act.is_any("MEET") or is_unknown_caller(line, act))):
        return None
    parties, first, end = around(line, act, reading, listened(line, act) if afar else None)
    leaders = _are_leaders(line, act)
    sits = act.is_any("MEET") and act.subject in {"u", "li"} and line.dates
    if leaders and parties.organisations and line.words.language == "en":
        parties = _as_named(line, act, parties, end)
    alone = ((leaders or sits) and parties.organisations) or _with_rebels(line, parties)
    if len(parties.codes) < (1 if alone else 2):
        return None
    near = line.tokens[act.last : act.last + 6]
    call = by_phone or _ends_by_phone(line, act) or any(token.key in PHONES for token in near)
    # "wamezungumza kwa njia ya video na".
    call = call or (
        act.is_any("TALK", "MEET") and "video" in {token.key for token in near[:5]} and "njia" in line.keys
    )
    call = call or (
        line.words.language == "en" and any(0 < n.first - act.last <= 4 for n in line.nouns("CALL"))
    )
    kind = "call" if call or act.is_any("PHONE") else "meeting"
    whole = len(parties.states) == 0 or len(parties.states) > 2 or line.words.language == "sw"
    several = len(parties.states) > 2 and (line.words.language == "sw" or _are_heads(line, act))
    in_person = kind != "call" or line.words.language != "sw"
    kind = "summit" if leaders and in_person and ((parties.organisations and whole) or several) else kind
    kind = "summit" if kind == "meeting" and _convenes_a_summit(line, act) else kind
    return engagement(line, (act, first, end), parties, reading, type=kind, status=status, rule="EN1")


def _convenes_a_summit(line: Line, act: Act) -> bool:
    """Tell whether what is convened is named a summit: "agreed to convene the fifth trilateral summit in Amman"."""
    if line.words.language != "en" or not line.row[act.last].startswith("conven"):
        return False
    nouns = (n for n in line.nouns("SUMMIT") if 0 < n.first - act.last <= _NAMED_NEAR)
    return any({"for", "of", "ahead", "before"}.isdisjoint(line.row[act.last + 1 : n.first]) for n in nouns)


def _are_heads(line: Line, act: Act) -> bool:
    """Tell whether English heads of state meet, not ministers: "Heads of state of X, Y and Z convened"."""
    keys = set(line.row[subject_start(line, act) : act.first])
    return line.words.language == "en" and bool(
        keys & {"heads", "presidents", "leaders", "monarchs", "premiers"} or {"prime", "ministers"} <= keys
    )


def _meets_a_thing(line: Line, act: Act) -> bool:
    """Tell whether costs or a deadline are met, not a person: "would meet the running costs"."""
    return act.is_any("MEET") and not _COSTS.isdisjoint(line.row[act.last + 1 : act.last + 6])


def _only_goes_on(line: Line, act: Act) -> bool:
    """Tell whether a meeting told before goes on: "The two sides exchanged views", where nobody is named."""
    if line.words.language != "en" or line.tokens[act.last].key != "views":
        return False
    named = {Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.PERSON, Of.CITY}
    # "exchanged views on the West Philippine Sea": the matter is nobody who meets.
    end = act.last + 6 if "with" in line.row[act.last + 1 : act.last + 6] else act.first
    return not any(m.of in named and m.first < end for m in line.mentions)


def _goes_on_below(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether those who met above talk on: "The three officials reviewed preparations for a summit in August"."""
    if line.words.language != "en" or line.tokens[act.last].key not in _REVIEWS:
        return False
    subject = [m for m in line.mentions if m.first < act.first]
    if [m.of for m in subject] != [Of.PAIR]:
        return False
    above = (other for other in reading.lines if other.start < line.start)
    return any(
        other.nouns("MEETING", "CALL", "COURTESY")
        or any(a.is_any("MEET", "PHONE") or _received(other, a) for a in other.acts)
        for other in above
    )


def _received(line: Line, act: Act) -> bool:
    """Tell whether an official received somebody: "today received the Ambassador of Japan"."""
    return act.is_any("HOST") and any(
        m.of in {Of.OFFICE, Of.PERSON} and m.last < act.first for m in line.mentions
    )


def _ends_by_phone(line: Line, act: Act) -> bool:
    """Tell whether two discuss something "by phone", told behind the matter."""
    keys = line.row[act.last + 1 : act.last + 14]
    return (
        line.words.language != "sw"
        and any(one in _BY_MEANS and other in PHONES for one, other in pairwise(keys))
    ) or (line.words.language == "en" and _speaks_over_the_line(keys))


def _speaks_over_the_line(keys: Sequence[str]) -> bool:
    """Tell whether two speak "over the phone" or "via video link"."""
    return any(
        (one in _BY_MEANS or (one in {"in", "during"} and other == "a")) and bool(_LINES & {other, next_})
        for one, other, next_ in zip(keys, keys[1:], keys[2:], strict=False)
    )


@asked_where(sign(act={"URGE"}), sign(words={"on"}))
def _called_on(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a courtesy call: "called on the minister", where nothing is asked of anybody."""
    behind = line.tokens[act.last + 1 : act.last + 16]
    if (
        not act.is_any("URGE")
        or len(behind) < 2
        or behind[0].key != "on"
        or any(t.key == "to" for t in behind)
    ):
        return None
    host = any(
        m.of in {Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN} and 0 < m.first - act.last <= 6
        for m in line.mentions
    )
    status = status_of(line, act)
    parties, first, _ = around(line, act, reading, min(act.last + 12, len(line.tokens) - 1))
    if not host or not status or len(parties.codes) < 2:
        return None
    end = min(act.last + 12, len(line.tokens) - 1)
    return engagement(
        line, (act, first, end), parties, reading, type="courtesy_call", status=status, rule="EN1"
    )


def _are_leaders(line: Line, act: Act) -> bool:
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
def _held(line: Line, act: Act, reading: Reading) -> Draft | None:
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
    gathered = plural and bool(parties.organisations) and (bool(leaders) or _are_leaders(line, act))
    session = session and (plural or line.words.language != "sw" or not leaders)
    if (session or gathered) and (len(parties.codes) == 1 or leaders) and kind == "meeting":
        kind = "summit"
    if kind == "summit" and line.words.language == "en":
        parties = with_body(line, noun, _as_named(line, act, parties, end))
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


def _as_named(line: Line, act: Act, parties: Parties, end: int) -> Parties:
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


def _with_rebels(line: Line, parties: Parties) -> bool:
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


OF_LINES = Panel(done_at, titled, stayed, due_in)
OF_ACTS = Panel(
    gathered,
    will_be_in,
    invited,
    asked_to_come,
    handed_over,
    passed_the_chair,
    paid_a_visit,
    _called_on,
    told_press,
    _met,
    _held,
    called_at,
    arrived,
    visited,
    gave,
    convened,
    hosted,
    signed,
    summoned,
    answered,
    reacted,
)
