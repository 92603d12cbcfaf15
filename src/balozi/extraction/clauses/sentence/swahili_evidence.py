"""What tells whose a Swahili paper is: who acts in it, who is a guest there, whom it names as its own."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.english_evidence import Evidence
from balozi.extraction.clauses.sentence.english_homes import Home
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.swahili_offices import state_of_island_office
from balozi.extraction.clauses.sentence.swahili_places import is_only_named
from balozi.extraction.clauses.sentence.told_apart import has_state_behind
from balozi.extraction.mentions.mentions import Mention, Of

_POSTED, _COUNTERPARTS = closed("swahili_homes", "posted"), closed("swahili_homes", "counterparts")
_AT_HOME, _BODIES = closed("swahili_homes", "at_home"), frozenset({"serikali", "wizara"})
_RULERS, _OF_OTHERS = closed("swahili_homes", "rulers"), closed("swahili_homes", "of_others")
_OF, _IN_THE_COUNTRY = frozenset({"wa", "la", "ya"}), "nchini"
_POINTING = frozenset({"huyo", "huyu", "hao", "hiyo", "hii", "yake", "wake", "wao", "yao", "na"})
_NAMED = frozenset({Of.STATE, Of.PEOPLE})
# An ambassador "here" is another state's; so much weighs it that her state's deeds do not make the paper hers.
_GUEST, _COUNTERPART, _AWAY = -9.0, -4.0, -4.0
_DELEGATION, _DATELINE, _HOST, _PLACE, _ACTS, _NAME = 3.0, 6.0, 4.0, 2.0, 2.0, 1.0
# What only a paper of its own says, though it names no officer without his state.
_WRITTEN, _SENT, _OFFICE = "dateline", "its delegation", "its own office"
_TELLING = frozenset({_WRITTEN, _SENT, _OFFICE})
# How far before its state an office may stand: "Balozi mteule wa Jamhuri ya Watu wa China".
_BACK, _BESIDE, _TWO = 6, 3, 2


def home_in_swahili(lines: Sequence[Line], people: Mapping[str, str]) -> Home:
    """Return the state whose paper a Swahili text is, none when nobody is named as only its own papers name them.

    News of the world names every officer with his state, and is of nobody.

    Args:
        lines: the sentences of the paper.
        people: the states of persons whom it tells with theirs, by surname.
    """
    evidence = [one for line in lines for one in _evidence_in(line)]
    weights: defaultdict[str, float] = defaultdict(float)
    for one in evidence:
        weights[one.state] += one.weight
    home, weight = max(weights.items(), key=lambda one: one[1], default=("", 0.0))
    own = any(one.state == home and one.why in _TELLING for one in evidence)
    if weight <= 0:
        return Home("")
    if not (own or names_its_own(lines, people)):
        return Home("", (), home)
    return Home(home, tuple(one for one in evidence if one.state == home), home)


def _evidence_in(line: Line) -> Iterator[Evidence]:
    """Yield what a line says of each state: that the paper is its own, or is not when the weight is negative."""
    yield from _dateline(line)
    for number, mention in enumerate(line.mentions):
        if mention.of in _NAMED:
            yield Evidence(mention.code, _of_a_name(line, mention), "named")
            yield from _of_a_guest(line, number)
        elif mention.of is Of.CITY:
            yield from _of_a_city(line, number)
        elif mention.of is Of.INSTITUTION:
            yield Evidence(mention.code, 2.0 * int(mention.name or 1), "its own institution")
        for state in state_of_island_office(line.tokens, mention):
            # "Rais wa Zanzibar": only its own papers name the office by the island.
            yield Evidence(state, _DELEGATION, _OFFICE)


def _dateline(line: Line) -> Iterator[Evidence]:
    """Yield the state of a city that is all of a line but its full stop: "Dar es Salaam. Serikali imesema ..."."""
    for city in line.mentions[:1]:
        alone = city.of is Of.CITY and city.first == 0 and len(line.tokens) == city.last + _TWO
        if alone and line.tokens[-1].text == ".":
            yield Evidence(city.name, _DATELINE, _WRITTEN)


def _of_a_city(line: Line, number: int) -> Iterator[Evidence]:
    """Yield what a city says: its state is at home where things happen, and abroad where the state stands behind."""
    city, behind = line.mentions[number], line.mentions[number + 1 : number + 2]
    apart = bool(behind) and behind[0].of is Of.STATE and behind[0].first == city.last + _TWO
    if apart and line.tokens[city.last + 1].text == "," and behind[0].code == city.name:
        # "jijini Pretoria, Afrika Kusini": a paper names no state behind a city of its own.
        yield Evidence(city.name, _AWAY, "a city abroad")
    if _is_where_told(line, city):
        yield Evidence(city.name, _PLACE, "where it happens")


def _is_where_told(line: Line, city: Mention) -> bool:
    """Tell whether a thing happens in a city, which is no part of a name and no next stop: "reli ya Lobito"."""
    before = line.row[max(0, city.first - _TWO) : city.first]
    goes_on = any("elekea" in key or "ondoka" in key for key in before)
    return not goes_on and before[-1:] not in (["ya"], ["la"], ["za"], ["hadi"], ["cha"])


def _of_a_name(line: Line, mention: Mention) -> float:
    """Return how much a name says of its state: what two states do together ("zimekubaliana") tells nothing."""
    if not line.words.cuts["place"].isdisjoint(line.row[max(0, mention.first - _TWO) : mention.first]):
        return _HOST if _hosts_an_envoy(line, mention) else _NAME
    if mention.first > 1 and is_only_named(line.tokens, mention):
        return 0.0
    near = range(mention.first - _BESIDE, mention.first)
    if any(over is not None and over.of is Of.OFFICE for over in map(line.over.get, near)):
        # A paper names the offices of other states with the state, its own without.
        return 0.0
    acts = (a for a in line.acts if a.is_finite and a.subject != "zi" and 0 < a.first - mention.last <= _TWO)
    return _ACTS if any(acts) else _NAME


def _hosts_an_envoy(line: Line, mention: Mention) -> bool:
    """Tell whether an envoy is accredited to a state: "Balozi wa Japani nchini Tanzania"."""
    return any(
        m.of is Of.OFFICE and m.code == "Ambassador" and 0 < mention.first - m.last <= _BACK
        for m in line.mentions
    )


def _of_a_guest(line: Line, number: int) -> Iterator[Evidence]:
    """Yield what an office before its state says: a guest's or a counterpart's, or of the paper's own delegation."""
    mention = line.mentions[number]
    before = line.row[max(0, mention.first - _BACK) : mention.first]
    if mention.of is not Of.STATE or not before or (before[-1] not in _OF and before[-1] != "watu"):
        return
    if before[-2:-1] == ["ujumbe"] and not any(m.of is Of.STATE for m in line.mentions[:number]):
        # "Waziri ameongoza ujumbe wa Tanzania".
        yield Evidence(mention.code, _DELEGATION, _SENT)
    if _is_posted_here(line, number, before):
        yield Evidence(mention.code, _GUEST, "its envoy is a guest")
    elif not _COUNTERPARTS.isdisjoint(before[-_BACK + 1 :]):
        yield Evidence(mention.code, _COUNTERPART, "its officer is a counterpart")


def _is_posted_here(line: Line, number: int, before: Sequence[str]) -> bool:
    """Tell whether an envoy serves "in the country", which is the paper's own: "Balozi wa Norway nchini, Mhe."."""
    at = line.mentions[number].last + 1
    if _POSTED.isdisjoint(before) or line.row[at : at + 1] != [_IN_THE_COUNTRY]:
        return False
    places = (m for m in line.mentions[number + 1 :] if m.of in {Of.STATE, Of.CITY})
    return not any(at < m.first <= at + _TWO for m in places)


def names_its_own(lines: Sequence[Line], people: Mapping[str, str]) -> bool:
    """Tell whether a paper names offices and bodies as everybody knows them: "Waziri wa Maji", "hapa nchini"."""
    return any(_is_said_at_home(line) or _names_its_own(line, people) for line in lines)


def _is_said_at_home(line: Line) -> bool:
    """Tell whether a line speaks of the country and its parts as of where it is read: "aliwasili nchini jana"."""
    places = {m.first for m in line.mentions if m.of in _NAMED or m.of is Of.CITY}
    here = (at for at, key in enumerate(line.row) if key == _IN_THE_COUNTRY)
    return not _AT_HOME.isdisjoint(line.row) or any(not places & {at + 1, at + _TWO} for at in here)


def _names_its_own(line: Line, people: Mapping[str, str]) -> bool:
    """Tell whether a line names a ruler or a government without the state, and nobody told before with his."""
    for number, mention in enumerate(line.mentions):
        office = mention.of is Of.OFFICE and line.tokens[mention.first].is_capital
        office = office and line.row[mention.first] in _RULERS
        alone = office or (mention.of is Of.OWN and line.row[mention.first] in _BODIES)
        near = line.row[mention.last + 1 : mention.last + 1 + _BESIDE]
        # "Waziri wa Afya wa nchi hiyo", "Rais huyo": of a state told before.
        pointed = not _POINTING.isdisjoint({*near[:1], line.row[mention.last]}) or "hiyo" in near
        # "Serikali mjini Kinshasa", "Serikali ya Tripoli": told by its seat.
        seated = line.row[mention.first] == "serikali" and near[:1] in (["mjini"], ["ya"])
        if not alone or pointed or seated or not _OF_OTHERS.isdisjoint(near):
            continue
        known = any(t.text in people for t in line.tokens[mention.last + 1 : mention.last + 1 + _BACK])
        if not known and not has_state_behind(line.tokens, line.mentions, number):
            return True
    return False
