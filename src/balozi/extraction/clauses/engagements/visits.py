"""Visits: who travels to, arrives in, is awaited in or will be in another state."""

from balozi.extraction.clauses.engagements.french_travellers import travelling
from balozi.extraction.clauses.engagements.stays import homeward
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, destinations
from balozi.extraction.clauses.sentence.english_datelines import dateline_of, lands_where_it_is_written
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.sentence.stand_ins import is_capital_city
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_start
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
from balozi.extraction.clauses.shared.participants import around, engagement, status_of
from balozi.extraction.mentions.mentions import Mention, Of

# "yuko Beijing kuhudhuria maadhimisho ya ushindi": what is remembered behind these has no part in a journey.
_FEASTS = frozenset({"maadhimisho", "kumbukumbu", "kumbukizi"})
# "amewasili Luanda kuhudhuria mkutano wa AU": those who gather there are no hosts of the journey.
_ATTENDING = closed("visits", "attending")
_WARNED = closed("visits", "warned")
_GOODS = closed("english_contacts", "goods")
_TROOPS = closed("visits", "troops")
_NEAR, _STEPS, _TWO = 12, 5, 2
_COUNTRY = (
    ["in", "the", "country"],
    ["in", "the", "kingdom"],
    ["into", "the", "country"],
    ["to", "the", "country"],
)
_TAKES = frozenset({"take", "takes", "took"})
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
        *homeward(line, act, reading),
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
