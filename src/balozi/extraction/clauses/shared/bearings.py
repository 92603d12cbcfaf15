"""Journeys as Swahili tells them: where a verb of going leads, with no word of place before the city."""

from itertools import pairwise

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_start
from balozi.extraction.mentions.mentions import Mention, Of

_WAYS = closed("bearings", "ways")
_WHITHER = frozenset({"ambako", "ambapo"})
_CROWDS = closed("travellers", "crowds")
_OFFICERS = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN})
_NO_PERSONS, _GROUPS = frozenset({"i", "zi", "ki", "vi"}), closed("travellers", "groups")
_LEADS = tuple(closed("swahili_contacts", "travels"))
COMING, _HOME = closed("bearings", "coming"), ("rejea", "rudi")
_FAR, _CLAUSE = 8, 18
_THEN = (["kisha"], ["baadaye"], ["halafu"])
_BOUND, _NEXT = frozenset({"kwenda", "kuelekea", "kuzuru"}), 3


def is_straight_behind(line: Line, act: Act, city: Mention) -> bool:
    """Tell whether only days and ways stand between a Swahili verb and a city: "alikwenda jana asubuhi Harare"."""
    if line.words.language != "sw" or not 0 < city.first - act.last <= _FAR:
        return False
    dated = {at for date in line.dates for at in range(date.first, date.last + 1)}
    between = range(act.last + 1, city.first)
    return all(at in dated or line.tokens[at].key in _WAYS for at in between)


def led_to(line: Line, act: Act) -> tuple[str, ...]:
    """Return where "ambako" points back to: "mapatano yalifikiwa Juba, ambako mkuu wa majeshi alikwenda"."""
    back = range(act.first - 1, max(0, act.first - _CLAUSE), -1)
    where = next((at for at in back if line.tokens[at].key in _WHITHER), -1)
    if line.words.language != "sw" or where < 1:
        return ()
    cities = [m for m in line.mentions if m.of in {Of.CITY, Of.STATE} and m.last < where]
    found: list[str] = []
    for city in reversed(cities):
        if where < 0 or where - city.last > 2:
            break
        found.append(city.name if city.of is Of.CITY else city.code)
        joint = line.tokens[city.first - 1].key if city.first else ""
        where = city.first if joint in {"na", ","} else -1
    return tuple(reversed(found))


def is_into_the_country(line: Line, act: Act) -> bool:
    """Tell whether a guest comes to where the paper is written: "anatarajiwa nchini Jumatatu", not "nchini Kenya"."""
    if line.words.language != "sw":
        return False
    near = range(act.last + 1, min(act.last + _FAR // 2, len(line.tokens)))
    at = next((n for n in near if line.tokens[n].key == "nchini"), -1)
    behind = line.tokens[at + 1] if 0 <= at < len(line.tokens) - 1 else None
    place = behind is not None and any(
        m.first == at + 1 and m.of in {Of.STATE, Of.CITY} for m in line.mentions
    )
    return at >= 0 and not place and (behind is None or behind.key not in {"humo", "mwake", "mwao"})


def sends_out(line: Line, act: Act) -> bool:
    """Tell whether a Swahili state is sending somebody, who is on the way: "inapeleka ujumbe mjini Beijing"."""
    sends = (
        act.tense == "present" and act.last > act.first and line.tokens[act.last].key in {"ujumbe", "mjumbe"}
    )
    return line.words.language == "sw" and sends


def led_further(line: Line, act: Act) -> set[str]:
    """Return where a Swahili journey leads besides: "katika safari itakayompeleka pia Accra na Dakar"."""
    if line.words.language != "sw":
        return set()
    ways = (n for n in range(act.last + 1, len(line.tokens)) if line.tokens[n].key.endswith(_LEADS))
    leads = next(ways, len(line.tokens))
    near = (m for m in line.mentions if 0 < m.first - leads <= _FAR)
    return {m.name if m.of is Of.CITY else m.code for m in near if m.of in {Of.CITY, Of.STATE}}


def bound_for(line: Line, act: Act) -> set[str]:
    """Return where a Swahili guest goes who leaves another place: "aliondoka Doha jana kwenda Cairo"."""
    if line.words.language != "sw" or "ondok" not in line.row[act.last]:
        return set()
    ahead = range(act.last + 1, min(act.last + 2 * _FAR, len(line.tokens)))
    at = next((n for n in ahead if line.row[n] in _BOUND), -1)
    near = [m for m in line.mentions if m.of in {Of.CITY, Of.STATE} and 0 < m.first - at <= _NEXT]
    found = {m.name if m.of is Of.CITY else m.code for m in near} if at > 0 else set()
    return found | {m.name for m in listed_on(line, found)}


def left_before(line: Line, act: Act) -> set[str]:
    """Return where a Swahili guest comes from: "aliwasili akitokea Damascus"; who comes home has been there."""
    if line.keys.isdisjoint(COMING) or line.row[act.last].endswith(_HOME):
        return set()
    return {
        m.name if m.of is Of.CITY else m.code
        for m in line.mentions
        if m.of in {Of.CITY, Of.STATE} and m.first and line.row[m.first - 1] in COMING
    }


def listed_on(line: Line, reached: set[str]) -> list[Mention]:
    """Return the cities that go on a list of those reached: "atazuru Maputo na Luanda", "Tokyo na kisha Lima"."""
    cities = [m for m in line.mentions if m.of is Of.CITY]
    found: list[Mention] = []
    for one, two in pairwise(cities):
        listed = one.name in reached or one in found
        between = line.row[one.last + 1 : two.first]
        if listed and (between in (["na"], [","]) or (between[:1] == ["na"] and between[1:] in _THEN)):
            found.append(two)
    return found


def comes_to_pass(line: Line, act: Act) -> bool:
    """Tell whether a Swahili circumstance tells an arrival of its own: "alipofika Abuja Jumanne"."""
    personal = act.subject in {"a", "wa"} and not act.passive
    return line.words.language == "sw" and personal and act.is_any("WHEN") and act.is_any("VISIT")


def is_a_crowd(line: Line, act: Act) -> bool:
    """Tell whether refugees, troops or goods arrive and no official with them: "maelfu ya wakimbizi wamewasili"."""
    start = subject_start(line, act)
    if act.subject in _NO_PERSONS and act.last == act.first and act.is_finite:
        # "RwandAir itasafiri Harare": no person goes; "timu ya IMF imewasili" and "ndege ya Rais ilitua" do.
        near = set(line.row[start : act.first])
        people = any(start <= m.first < act.first and m.of in _OFFICERS for m in line.mentions)
        return near.isdisjoint(_GROUPS) and not people
    if act.tense == "participle":
        # "Wahamiaji tisini wamerejeshwa makwao wakitokea Libya": who goes stands before the verb that it hangs on.
        crowds = [at for at in range(act.first) if line.row[at] in _CROWDS]
        start = crowds[-1] if crowds else start
    if act.first and line.row[act.first - 1] == "na" and line.row[act.first].startswith(("ku", "kw")):
        # "Wanajeshi walivuka mpaka na kuingia Uganda": they stand before the verb that comes first.
        first = next((a for a in reversed(line.acts) if a.is_finite and a.last < act.first), None)
        start = subject_start(line, first) if first is not None else 0
    crowd = _CROWDS & set(line.row[start : act.first])
    return bool(crowd) and not any(start <= m.first < act.first and m.of in _OFFICERS for m in line.mentions)


def is_why_somebody_went(line: Line, noun: Mention) -> bool:
    """Tell whether Swahili talks are what a journey is for: "alikuwa Kampala juma lililopita kwa mazungumzo na"."""
    before = line.tokens[noun.first - 1].key if noun.first else ""
    awaited = any(a.is_any("EXPECT", "PLAN") and a.is_finite and a.last < noun.first for a in line.acts)
    goes = (a for a in line.acts if a.is_any("VISIT") and (a.is_finite or awaited) and a.last < noun.first)
    return line.words.language == "sw" and before == "kwa" and next(goes, None) is not None
