"""Visits: who travels to, arrives in, is awaited in or will be in another state."""

from balozi.extraction.clauses.engagements.french_travellers import travelling
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.drafts import Draft, destinations, subject_of, subject_start
from balozi.extraction.clauses.sentence.english_datelines import dateline_of, lands_where_it_is_written
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.placed_names import is_placed
from balozi.extraction.clauses.sentence.signs import ENGLISH, NOT_SWAHILI, asked_where, sign
from balozi.extraction.clauses.sentence.stand_ins import is_capital_city
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.bearings import (
    COMING,
    bound_for,
    comes_to_pass,
    is_a_crowd,
    is_into_the_country,
    is_straight_behind,
    led_further,
    led_to,
    left_before,
    listed_on,
    sends_out,
)
from balozi.extraction.clauses.shared.objects import object_end
from balozi.extraction.clauses.shared.participants import around, engagement, status_of
from balozi.extraction.mentions.mentions import Mention, Of

_ACCEPTED = frozenset({"accepted", "accepte", "acceptee", "accepts"})
_INVITATIONS = frozenset({"invitation", "invited", "invite"})
_ASKS = frozenset({"invited", "invites", "invite", "convie"})
# "yuko Beijing kuhudhuria maadhimisho ya ushindi": what is remembered behind these has no part in a journey.
_FEASTS = frozenset({"maadhimisho", "kumbukumbu", "kumbukizi"})
# "amewasili Luanda kuhudhuria mkutano wa AU": those who gather there are no hosts of the journey.
_ATTENDING = closed("visits", "attending")
_STAY = closed("visits", "stay")
_LEAVE = closed("visits", "leave")
_STAYS = closed("visits", "stays")
_REASONS = closed("visits", "reasons")
_WARNED = closed("visits", "warned")
_GOODS = closed("english_contacts", "goods")
_NOW = frozenset({"currently", "already", "now", "again", "also", "back", "still", "presently"})
_TROOPS = closed("visits", "troops")
_NEAR, _STEPS, _TWO = 12, 5, 2
_COUNTRY = (
    ["in", "the", "country"],
    ["in", "the", "kingdom"],
    ["into", "the", "country"],
    ["to", "the", "country"],
)
_TAKES = frozenset({"take", "takes", "took"})
_DUE = frozenset({"due", "expected", "awaited", "anticipated"})
_PAYS = frozenset({"pay", "pays", "paid", "paying"})
_PEOPLE = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN})
_SEES = frozenset({"visited", "visits", "toured", "tours", "visit", "tour"})


@asked_where(sign(act={"VISIT", "EXPECT"}))
def visited(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a journey to another state: "travelled to", "est attendu à", "amewasili"."""
    awaited = act.is_any("EXPECT") and _is_awaited(line, act)
    hangs = act.relative and not (_is_told_aside(line, act) or comes_to_pass(line, act))
    if line.words.language == "sw" and _is_of_a_table(line, act):
        # "walirejea kwenye meza ya mazungumzo": a meeting, no journey.
        return None
    if line.words.language == "sw" and act.tense == "infinitive" and act.last > act.first:
        # "kuamua kutuma ujumbe Juba": a promise, no journey yet.
        return None
    if line.words.language == "sw" and _only_returns(line, act):
        return None
    if not (act.is_any("VISIT") or awaited) or hangs or _is_no_guest(line, act) or _is_of_a_thing(line, act):
        return None
    status = "planned" if awaited or sends_out(line, act) else status_of(line, act)
    parties, first, end = around(line, act, reading, _before_its_talks(line, act))
    reached = destinations(line, act.last + 1, _last_of_journey(line, act))
    left_behind = _origins(line, act)
    lands = lands_where_it_is_written(line, act)
    reached = () if lands else tuple(code for code in reached if code not in left_behind)
    behind = line.parties(act.last + 1, act.last + 4)
    near = {
        m.name
        for m in line.mentions
        if m.of is Of.CITY
        and (0 < m.first - act.last <= 2 or _is_bound_for(line, act, m) or is_straight_behind(line, act, m))
    }
    near |= _listed(line, near)
    near |= led_further(line, act)
    going = {
        *reached,
        *behind.states,
        *near,
        *_homeward(line, act, reading),
        *led_to(line, act),
    } - left_behind
    going = bound_for(line, act) or going
    going = going or _unsaid(line, act, (parties, bool(left_behind or lands)), reading)
    told = {*destinations(line, 0, act.first)} if line.tokens[act.first].key in _TAKES | {"will"} else set()
    if going and going <= told:
        return None
    states = tuple(sorted({*travelling(line, act, parties, going), *going}))
    alone = _is_of_an_office(line, act) and not _goes_to_a_small_town(line, act)
    if _is_seen_at_home(line, act) or _awaits_a_gathering(line, act):
        return None
    if not status or not going or len(states) + len(parties.organisations) < (1 if alone else 2):
        return None
    whole = Parties(states, parties.organisations, parties.order, 0, first)
    last = max([end, *(m.last for m in line.mentions if m.first <= act.last + 14)])
    return engagement(line, (act, first, last), whole, reading, type="visit", status=status, rule="EN3")


def _only_returns(line: Line, act: Act) -> bool:
    """Tell whether a Swahili guest only goes home or comes from a place: "kabla ya kurejea Harare", "akitokea Roma"."""
    if line.row[act.first] in COMING:
        return True
    back = line.row[act.first] in {"kurejea", "kurudi", "kuondoka"} and act.first > 1
    return back and line.row[act.first - 2 : act.first] in (["kabla", "ya"], ["baada", "ya"])


def _is_of_a_thing(line: Line, act: Act) -> bool:
    """Tell whether a verb of going has its object before it: "every gun that we stop at Miami"."""
    lead = line.row[max(0, act.first - 2) : act.first]
    if line.words.language != "en" or len(lead) < len(("that", "we")):
        return False
    return lead[0] in {"that", "which"} and lead[1] in {"we", "they", "you", "i"} and act.tense == "present"


def _last_of_journey(line: Line, act: Act) -> int:
    """Return where a journey ends; a French one before the next verb: "..., une tournée qui le conduira en Inde"."""
    last = len(line.tokens) - 1
    if line.words.language != "fr":
        return last
    return next((other.first - 1 for other in line.acts if other.first > act.last and other.is_finite), last)


def _listed(line: Line, reached: set[str]) -> set[str]:
    """Return the states of the cities that go on a list of those reached: "left for Luanda, Lubumbashi and Lusaka"."""
    if line.words.language == "sw":
        return {m.name for m in listed_on(line, reached)}
    found: set[str] = set()
    last = 0
    for city in (m for m in line.mentions if m.of is Of.CITY):
        between = line.tokens[last + 1 : city.first]
        listed = last and all(token.is_capital or token.key in {",", "and"} for token in between)
        found |= {city.name} if listed else set()
        last = city.last if listed or city.name in reached else last
    return found if line.words.language == "en" else set()


def _before_its_talks(line: Line, act: Act) -> int | None:
    """Return where a journey ends before the talks or the Swahili feast that it is for, None when it is for none."""
    if line.words.language == "sw":
        ends = (at for at in range(act.last + 1, len(line.row)) if line.row[at] in _FEASTS | _ATTENDING)
        return next(ends, None)
    if line.words.language != "en":
        return None
    councils = [m for m in line.mentions if m.of is Of.ORGANISATION and line.row[m.last] == "council"]
    for noun in (*line.nouns("MEETING"), *councils):
        lead = line.row[max(act.last + 1, noun.first - _STEPS) : noun.first]
        if noun.first > act.last and "for" in lead:
            return max(act.last, noun.first - len(lead) + lead.index("for") - 1)
    return None


def _origins(line: Line, act: Act) -> set[str]:
    """Return the states that a journey comes from: "flew in from Tokyo", "aliwasili akitokea Damascus"."""
    if line.words.language == "sw":
        return left_before(line, act)
    if (
        line.words.language != "en"
        or "from" not in line.keys
        or not line.keys.isdisjoint({"home", "back", "returned"})
    ):
        # "flew home from Seoul" tells which state was visited.
        return set()
    return {
        m.name if m.of is Of.CITY else m.code
        for m in line.mentions
        if m.of in {Of.CITY, Of.STATE}
        and 0 < m.first - act.last <= 2 * _STEPS
        and line.tokens[m.first - 1].key == "from"
    }


def _awaits_a_gathering(line: Line, act: Act) -> bool:
    """Tell whether what is set is a gathering, no journey: "A meeting of experts has been set for 4 May in Tarija"."""
    if line.words.language != "en" or not act.is_any("EXPECT") or not act.passive:
        return False
    begin = subject_start(line, act)
    return any(begin <= noun.first <= begin + _TWO + 1 for noun in line.nouns("MEETING", "SUMMIT", "SIGNING"))


def _is_seen_at_home(line: Line, act: Act) -> bool:
    """Tell whether an official whose state nobody tells sees things in a town: "visited three of them in Budva"."""
    if line.words.language != "en" or line.around.sure or line.row[act.last] not in _SEES:
        return False
    before = [m for m in line.mentions if m.last < act.first]
    office = any(m.of in {Of.OFFICE, Of.TITLE} for m in before)
    owned = any(m.of in {Of.STATE, Of.PEOPLE, Of.PERSON, Of.ORGANISATION, Of.OWN, Of.CITY} for m in before)
    return office and not owned and _goes_to_a_small_town(line, act)


def _goes_to_a_small_town(line: Line, act: Act) -> bool:
    """Tell whether only a town that is no capital is gone to, where an official may be at home."""
    gone_to = [m for m in line.mentions if m.of in {Of.CITY, Of.STATE} and m.first > act.last]
    return bool(gone_to) and all(m.of is Of.CITY and not is_capital_city(m.code) for m in gone_to)


def _is_of_an_office(line: Line, act: Act) -> bool:
    """Tell whether an English office-holder whose state is not told travels: "The Secretary will travel to Bangkok"."""
    before = [m for m in line.mentions if m.last < act.first and act.first - m.last <= 2]
    if line.words.language != "en" or not before or act.is_any("EXPECT"):
        return False
    holder = before[-1]
    titled = holder.of is Of.OFFICE or (holder.of is Of.OWN and holder.last > holder.first)
    returns = line.tokens[act.first].key.startswith("return")
    return titled and not returns and line.tokens[holder.last].is_capital


def _is_of_a_table(line: Line, act: Act) -> bool:
    """Tell whether a Swahili verb of going leads to a meeting, with no city between: "walirejea kwenye mazungumzo"."""
    nouns = [noun.first for noun in line.nouns("MEETING") if 0 < noun.first - act.last <= 3]
    cities = any(m.of in {Of.CITY, Of.STATE} and 0 < m.first - act.last <= 2 for m in line.mentions)
    table = any(t.key.startswith("meza") for t in line.tokens[act.last : act.last + 2])
    return table or (bool(nouns) and not cities)


def _is_here(line: Line, act: Act) -> bool:
    """Tell whether a guest comes to where the paper is written: "arrived in the country", "arrived here"."""
    behind = line.row[act.last + 1 : act.last + 4]
    return line.words.language == "en" and (behind[:3] in _COUNTRY or behind[:1] == ["here"])


def _unsaid(line: Line, act: Act, told: tuple[Parties, bool], reading: Reading) -> set[str]:
    """Return where a journey leads that does not say it: to where the paper is written, or through the host."""
    parties, lands = told
    here = {*_here(line, reading, parties)} if lands or _is_here(line, act) else set()
    here = here or ({reading.home} - {""} if is_into_the_country(line, act) else set())
    return here or ({*line.around.common} if _tours_the_host(line, act) else set())


def _here(line: Line, reading: Reading, parties: Parties) -> tuple[str, ...]:
    """Return the state of the paper, or the other one of the two it is about when the guest is of its own."""
    written = dateline_of(reading.lines) if line.words.language == "en" else ""
    others = (written, reading.home, *line.around.common)
    return tuple(code for code in others if is_state(code) and code not in parties.states)[:1]


def _is_told_aside(line: Line, act: Act) -> bool:
    """Tell whether a journey is told beside a person: "Mr. Aasland, who arrived in Accra on Wednesday, was"."""
    who = act.first > 1 and line.tokens[act.first - 1].key in {"who", "qui"}
    people = any(m.of in _PEOPLE and 0 < act.first - m.last <= _NEAR // 2 for m in line.mentions)
    # "President of Laos Thongloun Sisoulith, who has come to Russia": the office stands farther off.
    named = line.words.language == "en" and act.first > _TWO and line.tokens[act.first - 3].is_capital
    return who and line.tokens[act.first - 2].text == "," and (people or named)


def _tours_the_host(line: Line, act: Act) -> bool:
    """Tell whether an envoy travels to a place that no list names: in the state of the post, in a paper about two."""
    near = [m for m in line.mentions if 0 < act.first - m.last <= 5]
    envoy = any(m.name == "envoy" or "ambass" in line.tokens[m.last].key for m in near)
    behind = line.tokens[act.last + 1 : act.last + 3]
    named = len(behind) > 1 and behind[0].key in {"to", "a"} and behind[1].is_capital
    return envoy and named and len(line.around.common) == 2 and line.words.language != "sw"


def _is_no_guest(line: Line, act: Act) -> bool:
    """Tell whether a journey is warned against, or is one of troops who are sent."""
    if line.words.language == "sw":
        return is_a_crowd(line, act)
    before = set(line.row[max(0, act.first - 6) : act.first])
    return bool(before & (_WARNED | _TROOPS)) or (line.words.language == "en" and _is_a_thing(line, act))


def _is_a_thing(line: Line, act: Act) -> bool:
    """Tell whether money or goods travel, or nobody is named: "30 million will go to the Programme", "air arrives"."""
    verb = next(
        (n for n in range(act.first, act.last + 1) if line.tokens[n].key in {"flew", "fly", "flies"}), -1
    )
    behind = line.tokens[verb + 1 : verb + 2] if verb >= 0 else []
    if behind and behind[0].text[0].isdigit():
        # "flew 20 firefighters to Fiji".
        return True
    if act.first and line.tokens[act.first - 1].key in _GOODS:
        return True
    money = any(0 < act.first - amount.last <= 2 for amount in line.amounts)
    plain = act.is_finite and not act.relative and act.first > 0
    nobody = plain and not any(m.of is not Of.NOUN and m.first < act.first for m in line.mentions)
    named = any(token.is_capital for token in line.tokens[1 : act.first])
    return money or (nobody and not named and line.tokens[act.first - 1].key not in {"they", "she", "he"})


def _is_bound_for(line: Line, act: Act, city: Mention) -> bool:
    """Tell whether a journey is bound for a city: "s'envoler jeudi pour Kigali", "left on Monday for Rome"."""
    before = line.tokens[city.first - 1].key if city.first else ""
    return before in {"for", "pour"} and 0 < city.first - act.last <= 6 and line.words.language != "sw"


def _is_awaited(line: Line, act: Act) -> bool:
    """Tell whether a person is expected at a place, its day perhaps between: "est attendu jeudi à Rabat"."""
    at = act.last + 1
    while at < len(line.tokens) and any(date.first <= at <= date.last for date in line.dates):
        at += 1
    placed = at < len(line.tokens) and line.tokens[at].key in line.words.cuts["place"] - {"to"}
    things = any(m.of is Of.NOUN and 0 < act.first - m.last <= 2 for m in line.mentions)
    return placed and not (things and line.words.language == "fr")


@asked_where(sign(words=_STAY), NOT_SWAHILI)
def stayed(line: Line, reading: Reading) -> Draft | None:
    """Find a visit told as a stay that has a day: "My Minister was in Nairobi in February"."""
    asked = bool(_REASONS & line.keys) and line.words.language == "en"
    if line.words.language == "sw" or not (line.dates or asked):
        return None
    spots = {Of.CITY, Of.STATE} if line.words.language == "en" else {Of.CITY}
    for city in (m for m in line.mentions if m.of in spots and m.first > 2):
        verb = city.first - 2
        there = city.name if city.of is Of.CITY else city.code
        people = [m for m in line.mentions if m.of in _PEOPLE and 0 < verb - m.last <= 4]
        people = people or _named_before(line, verb) or _delegation(line, verb)
        if line.tokens[verb].key in _NOW:
            verb -= 1
        if line.tokens[verb].key not in _STAY or not is_placed(line, city) or not people:
            continue
        subject = line.parties(max(0, people[0].first - 3), verb - 1)
        also = [code for code in destinations(line, city.first, city.last + _STEPS) if code != there]
        home = subject.states or tuple(code for code in line.around.common if code != there)[:1]
        states = tuple(sorted({*home, there}))
        near = [date for date in line.dates if abs(date.first - city.last) <= 5]
        if (
            len(states) == 2
            and (near or asked)
            and not any(a.is_any("BE") and a.first <= verb <= a.last for a in line.acts)
        ):
            told = (people[0], *_stretch(line, (people[0].first, verb), near[0].last if near else city.last))
            states = tuple(sorted({*states, *(also if line.words.language == "en" else ())}))
            parties = Parties(states, (), states, 0, people[0].first)
            return engagement(line, told, parties, reading, type="visit", status="held", rule="EN3")
    return None


def _stretch(line: Line, told: tuple[int, int], last: int) -> tuple[int, int]:
    """Return the words that tell a stay, those of an English aside alone: "who is in Moscow on a working visit"."""
    first, verb = told
    if line.words.language != "en":
        return first, last
    visit = next((n.last for n in line.nouns("VISIT") if 0 < n.first - last <= _NEAR), last)
    return verb - 1 if line.tokens[verb - 1].key == "who" else first, visit


@asked_where(sign(words=_DUE), ENGLISH)
def due_in(line: Line, reading: Reading) -> Draft | None:
    """Find a visit told by where somebody is due: "the defence minister is due in Dili on Monday"."""
    if line.words.language != "en":
        return None
    for at, token in enumerate(line.tokens):
        if token.key not in _DUE or line.tokens[max(0, at - 1)].key not in _STAY | {"also"}:
            continue
        reached = destinations(line, at + 1, at + 4) or tuple(
            m.code for m in line.mentions if m.of is Of.INSTITUTION and 0 < m.first - at <= _STEPS
        )
        people = [m for m in line.mentions if m.of in _PEOPLE and 0 < at - m.last <= _NEAR // 2]
        people = people or _delegation(line, at)
        subject = line.parties(0, at - 1)
        home = subject.states or ((reading.home,) if reading.home not in {"", *reached} else ())
        states = tuple(sorted({*home, *reached}))
        if reached and people and len(states) + len(subject.organisations) > 1 and line.dates:
            told = (None, max(0, subject.first), max(at + 2, *(d.last for d in line.dates)))
            parties = Parties(states, subject.organisations, states, 0, 0)
            return engagement(line, told, parties, reading, type="visit", status="planned", rule="EN3")
    return None


@asked_where(sign(words=_PAYS), sign(nouns={"VISIT", "COURTESY"}), ENGLISH)
def paid_a_visit(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a visit that is paid to somebody named before it: "will pay Ghana an official visit"."""
    if line.tokens[act.last].key not in _PAYS or line.words.language != "en" or act.negated or act.relative:
        return None
    noun = next((n for n in line.nouns("VISIT", "COURTESY") if 1 < n.first - act.last <= _NEAR), None)
    status, subject = status_of(line, act), subject_of(line, act)
    if noun is None or not status or subject is None:
        return None
    visited_ones = line.parties(act.last + 1, noun.first - 1)
    states = tuple(sorted({*subject.states, *visited_ones.states}))
    if not visited_ones.codes or len(states) < 2:
        return None
    parties = Parties(states, subject.organisations, states, 0, subject.first)
    kind = "courtesy_call" if noun.code == "COURTESY" else "visit"
    told = (act, max(subject.first, 0), noun.last)
    return engagement(line, told, parties, reading, type=kind, status=status, rule="EN3")


def _named_before(line: Line, verb: int) -> list[Mention]:
    """Return the title of an English guest whose name ends right before: "Dr Ferrer Tamayo, who is in Rwanda"."""
    near = [p.first for p in line.persons() if p.name and 0 < verb - p.last <= 4]
    return [m for m in line.mentions if m.first in near] if line.words.language == "en" else []


def _delegation(line: Line, verb: int) -> list[Mention]:
    """Return the state whose people stay somewhere: "A delegation from Zambia is in Kigali", "The Serbian leader"."""
    humans = words_of("news", "places")["humans"]
    group = humans & set(line.row[max(0, verb - 8) : verb])
    return [m for m in line.mentions if group and m.of in {Of.STATE, Of.PEOPLE} and m.first < verb][:1]


def left(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a visit told by its end: "a quitté Niamey au terme d'un séjour", "left Oslo after a two-day visit"."""
    if line.words.language == "sw" or line.tokens[noun.last].key not in _STAYS or Of.CITY not in line.named:
        return None
    for city in (m for m in line.within(2, noun.first - 1) if m.of is Of.CITY):
        subject = line.parties(0, city.first - 2)
        gone = line.tokens[city.first - 1].key in _LEAVE and city.name not in subject.states
        before = subject.states[:1] or tuple(c for c in line.around.common if c != city.name)[:1]
        if gone and before and noun.first - city.last <= _NEAR:
            states = tuple(sorted({*before, city.name}))
            told = (noun, max(0, subject.first), noun.last)
            parties = Parties(states, (), states, 0, max(0, subject.first))
            return engagement(line, told, parties, reading, type="visit", status="held", rule="EN3")
    return None


@asked_where(sign(words=_ASKS), NOT_SWAHILI)
def asked_to_come(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a visit that one side invites the other to: "invited his host to pay a return visit to Abidjan"."""
    noun = next((n for n in line.nouns("VISIT") if 0 < n.first - act.last <= _NEAR), None)
    gone = any(
        a.is_any("VISIT") and a.tense == "infinitive" and 0 < a.first - act.last <= _NEAR for a in line.acts
    )
    asks = line.tokens[act.last].key in _ASKS and act.tense in {"past", "present"} and not act.relative
    if not asks or act.negated or line.words.language == "sw" or (noun is None and not gone):
        return None
    reached = destinations(line, act.last + 1, len(line.tokens) - 1)
    pair = {code for code in line.around.pair if is_state(code)}
    states = {*reached, *line.parties(max(0, act.first - 8), len(line.tokens) - 1).states}
    if len(states) < 2 and states <= pair and len(pair) == 2:
        states |= pair
    if len(states) != 2 or not (reached or noun is not None):
        return None
    parties = Parties(tuple(sorted(states)), (), tuple(sorted(states)), 0, 0)
    told = (None, max(0, act.first - 3), len(line.tokens) - 1)
    return engagement(line, told, parties, reading, type="visit", status="planned", rule="EN3")


def _homeward(line: Line, act: Act, reading: Reading) -> tuple[str, ...]:
    """Return the state of the paper when a guest is said to come to it: "amewasili nchini"."""
    near = line.tokens[act.last + 1 : act.last + 4]
    here = [at for at, token in enumerate(near) if token.key == "nchini"]
    bare = here and here[0] + 1 < len(near) and not near[here[0] + 1].is_capital
    leaves = line.tokens[act.last].key.endswith(("ondoka", "rejea", "rudi"))
    return (reading.home,) if bare and reading.home and not leaves else ()


@asked_where(sign(act={"BE"}), NOT_SWAHILI)
def will_be_in(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a visit told as a stay: "our Defence Minister will be in Mogadishu on 5 May"."""
    if not act.is_any("BE") or act.tense != "future" or line.words.language == "sw":
        return None
    reached = destinations(line, act.last + 1, act.last + 4)
    subject = subject_of(line, act)
    person = any(m.of in _PEOPLE and act.first - 6 <= m.first < act.first for m in line.mentions)
    if not reached or subject is None or not person or set(reached) <= set(subject.states) or not line.dates:
        return None
    states = tuple(sorted({*subject.states, *reached}))
    parties = Parties(states, subject.organisations, states, 0, subject.first)
    if len(parties.codes) < 2:
        return None
    told = (act, max(subject.first, 0), object_end(line, act))
    return engagement(line, told, parties, reading, type="visit", status="planned", rule="EN3")


@asked_where(sign(act={"VISIT"}), sign(words=_INVITATIONS), sign(words=_ACCEPTED))
def invited(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a visit that was invited to and accepted: "an invitation to visit Washington was accepted by ..."."""
    keys = line.keys
    if (
        not act.is_any("VISIT")
        or act.tense != "infinitive"
        or not keys & _INVITATIONS
        or not keys & _ACCEPTED
    ):
        return None
    reached = destinations(line, act.last, act.last + 6) or tuple(
        m.name for m in line.mentions if m.of is Of.CITY and 0 < m.first - act.last <= 2
    )
    if not reached and line.words.language == "en":
        reached = tuple(m.code for m in line.mentions if m.of is Of.STATE and 0 < m.first - act.last <= 2)
    states = {*reached, *line.parties(0, len(line.tokens) - 1).states}
    states |= {code for code in line.around.common if len(states) < 2 or code in states}
    if not reached or len(states) != 2:
        return None
    parties = Parties(tuple(sorted(states)), (), tuple(sorted(states)), 0, 0)
    told = (act, 0, len(line.tokens) - 1)
    return engagement(line, told, parties, reading, type="visit", status="planned", rule="EN3")
