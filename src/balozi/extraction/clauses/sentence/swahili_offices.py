"""Office-holders named again in Swahili: "Mfalme huyo", "mwanadiplomasia huyo", after the state they serve was told."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_ROYAL = closed("swahili_sides", "royal")
_ENVOYS = closed("swahili_sides", "envoys")
# Titles before a name, and how far before the name of a body its officer may stand.
_TITLES, _OFFICE = closed("persons", "titles"), 14
_MINISTERS = frozenset({"waziri", "spika", "kamishna", "gavana"})
_AT_HOME = frozenset({"gavana", "meya", "seneta", "mbunge", "diwani"})
_NAMED_AGAIN = _ROYAL | _ENVOYS | _MINISTERS
# "katika mgogoro wa Sudan": a state that is spoken about meets nobody.
_TOPICS = frozenset({"mgogoro", "mzozo", "vita", "suala", "amani", "mapigano", "hali", "kuhusu", "usalama"})
_HOSTS = frozenset({"mwenyeji", "wenyeji"})
_MEDIATORS, _TWO = closed("swahili_mediators", "words"), 2
_THANKS = ("shukuru", "pongeza", "sifu", "omba", "hakikishia", "alika", "karibisha")
_LED = tuple(closed("swahili_mediators", "led"))
_LED_LINKS = frozenset({"na", "wa", "ya", ",", "nchi"})
_HEADS, _LEADERS = closed("swahili_sides", "bodies"), closed("swahili_sides", "leaders")
# Who sends a delegation.
_SENDERS = frozenset({Of.STATE, Of.ORGANISATION})
_POINTS = frozenset({"hiyo", "hilo", "huo", "hao"})
_BOTH = frozenset({"wawili", "mbili", "mawili", "tatu", "watatu"})
_EACH = frozenset({"kila"})
_THREE, _BETWEEN = frozenset({"tatu", "watatu"}), frozenset({"kati", "baina"})
# So far behind his office may the state of its holder stand: "Waziri wa Nchi wa Mambo ya Nje wa X".
_REACH = 8
_PLACED = frozenset({"nchini", "huko"})
_COUNTRIES, _ITS_OWN = frozenset({"nchi", "serikali", "taifa"}), frozenset({"yake", "lake"})
# Places with governments of their own, and how far before one its office ends: "Serikali ya Mapinduzi ya".
_GOVERNED, _ISLAND = closed("swahili_homes", "governed"), 4
_UNIONS = frozenset({"jumuiya", "umoja", "shirika", "benki", "mfuko", "kamisheni", "sekretarieti"})
_PEERS = frozenset({"mwenzake", "mwenziwe", "mwenzao"})
_OWN_NAME_FIRST = words_of("roles", "names")["own_name_first"]
_OF = frozenset({"wa", "ya", "la", "mpya", "mkazi", "mteule", "mdogo", "maalumu", "maalum"})


def told_offices(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the key of each royal or envoy told with a state: "Mfalme wa Jordan" is "mfalme huyo" from then on."""
    seen: set[str] = set()
    for mention in mentions:
        word = line[mention.first].key
        if mention.of is not Of.OFFICE or word not in _NAMED_AGAIN or (word in _MINISTERS and word in seen):
            continue
        seen.add(word)
        behind = next((m for m in mentions if mention.last < m.first <= mention.last + 4), None)
        if behind is None or behind.of is not Of.STATE:
            continue
        if all(token.key in _OF for token in line[mention.last + 1 : behind.first]):
            yield key_of_office(word), behind.code


def told_of_groups(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the words by which a body or a delegation is named again, and whose it is: "benki hiyo", "ujumbe huo".

    The leaders of a body who met are "viongozi hao" from then on.
    """
    bodies = [mention for mention in mentions if mention.of is Of.ORGANISATION]
    for mention in bodies:
        if line[mention.first].key in _HEADS:
            yield f" {line[mention.first].key}", mention.code
    for mention in mentions:
        word = line[mention.first - _TWO].key if mention.first > 1 else ""
        if mention.of in _SENDERS and word == "ujumbe" and line[mention.first - 1].key in {"wa", "kutoka"}:
            yield " ujumbe", mention.code
    if len({mention.code for mention in bodies}) == 1 and not any(m.of is Of.STATE for m in mentions):
        leaders = next((token.key for token in line if token.key in _LEADERS), "")
        if leaders:
            yield " viongozi", bodies[0].code


def group_again(line: Sequence[Token], mention: Mention, people: Mapping[str, str]) -> tuple[str, ...]:
    """Return whose "benki hiyo", "ujumbe huo" or "mawaziri hao" is, where the paper told it."""
    word, last = line[mention.first].key, line[mention.last].key
    if mention.first == mention.last or last not in _POINTS:
        return ()
    code = people.get(" viongozi" if word in _LEADERS else f" {word}", "")
    return (
        (code.removeprefix("ORG:"),)
        if code and (word in _HEADS or word in _LEADERS or word == "ujumbe")
        else ()
    )


def told_of_bodies(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the surname and the body of officers told behind it: "Mkuu wa shirika la ..., UNHCR, Bi. Asha Juma"."""
    yield from _told_before_offices(line, mentions)
    yield from _told_as_counterparts(line, mentions)
    heads = [mention.first for mention in mentions if mention.of is Of.OFFICE]
    for mention in mentions:
        at = mention.last + 1
        if mention.of is not Of.ORGANISATION or not any(0 < mention.first - one <= _OFFICE for one in heads):
            continue
        if at >= len(line) or line[at].text not in {",", ")"}:
            continue
        names = _name_behind(line, at + 1)
        if len(names) >= _TWO:
            yield names[-1], mention.code


def _told_before_offices(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the surname and the state of those named before their office: "Chan Pera, Waziri wa Laos"."""
    for office, state in pairwise(mentions):
        at = office.first - 1
        held = office.of is Of.OFFICE and state.of in {Of.STATE, Of.ORGANISATION} and at > 1
        if (
            not held
            or line[at].text != ","
            or not all(t.key in _OF for t in line[state.first - 1 : state.first])
        ):
            continue
        if line[at - 1].is_capital and line[at - 2].is_capital and line[at - 1].key not in _TITLES:
            yield line[at - 1].text, state.code


def _told_as_counterparts(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the surname and the state of a counterpart: "mwenzake wa Ethiopia Abebe Tadesse", "wa Fiji, Jone Vula"."""
    for mention in mentions:
        peer = line[mention.first - 2].key if mention.first > 1 else ""
        if mention.of is not Of.STATE or peer not in _PEERS or line[mention.first - 1].key != "wa":
            continue
        names = _name_behind(line, mention.last + 1)
        if len(names) == _TWO:
            yield names[-1], mention.code
            if mention.code in _OWN_NAME_FIRST:
                yield names[0], mention.code


def _name_behind(line: Sequence[Token], at: int) -> list[str]:
    """Return the words of a name that begins at a token, its title and a comma left out."""
    while at < len(line) and (line[at].key in _TITLES or line[at].text in {",", "."}):
        at += 1
    end = at
    while end < len(line) and line[end].is_capital and line[end].text.isalpha():
        end += 1
    return [token.text for token in line[at:end]]


def key_of_office(word: str) -> str:
    """Return the key under which an office is remembered, which no name can be: a blank stands before it."""
    return " envoy" if word in _ENVOYS else f" {word}"


def told_again(line: Sequence[Token], mention: Mention, people: Mapping[str, str]) -> tuple[str, ...]:
    """Return the state of "mfalme huyo", "mwanadiplomasia huyo", or of "Mfalme" alone, where the paper told it."""
    word = line[mention.first].key
    behind = line[mention.last + 1] if mention.last + 1 < len(line) else None
    if behind is not None and behind.is_capital and behind.text in people:
        # "Balozi Canhoto": one of several envoys, by his name.
        return (people[behind.text].removeprefix("ORG:"),)
    code = people.get(key_of_office(word), "") if word in _NAMED_AGAIN else ""
    again = (mention.of is Of.OFFICE and word not in _MINISTERS) or line[mention.last].key in {"huyo", "huyu"}
    return (code,) if code and again else ()


def country_of_who_speaks(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, people: Mapping[str, str]
) -> tuple[str, ...]:
    """Return whose "nchi yake" is when one named again says it: "Balozi huyo amesema nchi yake itajenga"."""
    mention = mentions[number]
    if line[mention.first].key not in _COUNTRIES or line[mention.last].key not in _ITS_OWN:
        return ()
    for other in reversed(mentions[:number]):
        if other.of in {Of.OWN, Of.OFFICE} and line[other.last].key in {"huyo", "huyu"}:
            return told_again(line, other, people)
    return ()


def serves_an_island(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether a place with a government of its own is served by somebody: "Rais wa Zanzibar"."""
    place, office = mentions[number], mentions[number - 1] if number else None
    if office is None or line[place.first].key not in _GOVERNED:
        return False
    held = office.of in {Of.OFFICE, Of.OWN, Of.TITLE} and 1 < place.first - office.last <= _ISLAND
    return held and line[place.first - 1].key in {"wa", "ya"}


def state_of_island_office(line: Sequence[Token], mention: Mention) -> tuple[str, ...]:
    """Return the state of an office that is named with its island: "Rais wa Zanzibar", "Makamu wa Rais wa Zanzibar"."""
    token = line[mention.last]
    return _state_of_island(token.text) if mention.of is Of.OFFICE and token.key in _GOVERNED else ()


@lru_cache(maxsize=8)
def _state_of_island(name: str) -> tuple[str, ...]:
    from balozi.packs.gazetteer import city_by_name

    city = city_by_name(name)
    return (city.country,) if city is not None else ()


def is_a_body_again(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether an agency or a bank is named again, which no state is: "shirika hilo", "benki hiyo"."""
    return line[mention.first].key in {"shirika", "benki", "mfuko"} and line[mention.last].key in _POINTS


def two_told_before(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> tuple[str, ...]:
    """Return the two a sentence names before "viongozi hao" or "kila nchi": "X amezungumza na Y, na viongozi hao".

    One of them may be a body or rebels when talks are "between" the two.
    """
    mention = mentions[number]
    words = {line[at].key for at in range(mention.first, mention.last + 1)}
    if words.isdisjoint(_BOTH | _EACH) and line[mention.first].key not in _LEADERS:
        return ()
    told = [m for m in mentions[:number] if m.first == 0 or line[m.first - 1].key not in _PLACED]
    states = dict.fromkeys(m.code for m in told if m.of is Of.STATE)
    bodies = dict.fromkeys(m.code.removeprefix("ORG:") for m in told if m.of is Of.ORGANISATION)
    between = any(token.key in _BETWEEN for token in line[: mention.first])
    several = len(_THREE & words) + _TWO
    if len(states) == several:
        return tuple(sorted(states))
    return tuple(sorted({*states, *bodies})) if between and len(states) + len(bodies) == several else ()


def held_for(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> tuple[str, ...]:
    """Return for whom a known person acts where his office tells it: "Mwenyekiti wa AU Mahmoud Ali Youssouf"."""
    person, at = mentions[number], number - 1
    while at > 0 and mentions[at].of is Of.TITLE:
        at -= 1
    if at < 1 or mentions[at].of not in {Of.STATE, Of.ORGANISATION} or mentions[at - 1].of is not Of.OFFICE:
        return ()
    owner, office = mentions[at], mentions[at - 1]
    between = line[owner.last + 1 : person.first]
    beside = len(between) <= _TWO + 1 and all(t.is_capital or t.text == "." for t in between)
    of = line[owner.first - 1].key in _OF and owner.first - office.last <= _REACH
    told = of and not any(token.text == "," for token in line[office.last + 1 : owner.first])
    return (owner.code.removeprefix("ORG:"),) if beside and told else ()


def is_named_behind(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether those meant by a pair are named behind its comma: "Viongozi hao wawili, Rais X na Rais Y,"."""
    pair, behind = mentions[number], mentions[number + 1 : number + 3]
    comma = pair.last + 1 < len(line) and line[pair.last + 1].text in {",", "-", "–", "—", "("}
    named = all(m.of in {Of.STATE, Of.PERSON, Of.OFFICE, Of.TITLE, Of.CITY} for m in behind)
    return comma and len(behind) == _TWO and named and behind[0].first == pair.last + _TWO


def body_beside(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> str:
    """Return the body its sentence names before "jumuiya hiyo": "mwenyekiti wa SADC, ameitisha ... wa jumuiya hiyo"."""
    mention = mentions[number]
    again = line[mention.first].key in _UNIONS and line[mention.last].key in _POINTS
    if mention.first == mention.last or not again:
        return ""
    return next(
        (m.code.removeprefix("ORG:") for m in reversed(mentions[:number]) if m.of is Of.ORGANISATION), ""
    )


def is_of_a_province(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether somebody named again holds an office at home: "Gavana huyo", "mkuu huyo wa mkoa", "Seneta huyo"."""
    return line[mention.first].key in _AT_HOME and line[mention.last].key in {"huyo", "huyu"}


def _near(line: Sequence[Token], mention: Mention) -> set[str]:
    """Return the words around a state, without a host whose guests it names: "mwenyeji wa marais wa Zambia"."""
    span = range(max(0, mention.first - 4), min(mention.last + 3, len(line) - 1))
    return {line[at].key for at in span if not (line[at].key in _HOSTS and line[at + 1].key == "wa")}


def _is_a_topic(line: Sequence[Token], mention: Mention) -> bool:
    before = [token.key for token in line[max(0, mention.first - 2) : mention.first]]
    return len(before) > 1 and before[0] in _TOPICS and before[1] in _OF | {"vya", "cha", "nchini"}


def is_thanked(line: Sequence[Token], state: Mention) -> bool:
    """Tell whether a Swahili state is the one thanked or asked, right behind the verb: "aliishukuru Uswidi"."""
    verb = line[state.first - 1].key if state.first else ""
    return verb.endswith(_THANKS) and not verb.startswith(("ku", "kw"))


def leaders_of_talks(line: Sequence[Token], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the states said to have led the talks of others: "mazungumzo yaliyosimamiwa na Ghana na Togo"."""
    at = next((n for n, token in enumerate(line[:-1]) if token.key.endswith(_LED)), -1)
    if at < 1 or line[at + 1].key != "na" or line[at].key.startswith("ku"):
        return ()
    found: list[str] = []
    end = at + 1
    for mention in mentions:
        if mention.first <= at:
            continue
        between = line[end + 1 : mention.first]
        if not all(token.is_capital or token.key in _LED_LINKS for token in between):
            break
        end = mention.last
        found += [mention.code] if mention.of is Of.STATE else []
    return tuple(found)


def without_mediators(
    line: Sequence[Token], mentions: Sequence[Mention], states: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the states that talk, without the one that brings them together: "chini ya upatanishi wa Qatar"."""
    helps = {
        mention.code
        for mention in mentions
        if mention.of is Of.STATE and (_MEDIATORS & _near(line, mention) or _is_a_topic(line, mention))
    }
    at = next(
        (n for n, token in enumerate(line) if "wakutanish" in token.key or "zikutanish" in token.key), 0
    )
    # "Rais wa Uturuki amewakutanisha viongozi wa Somalia na Ethiopia".
    helps |= {mention.code for mention in mentions if mention.of is Of.STATE and mention.first < at}
    helps |= set(leaders_of_talks(line, mentions))
    talking = tuple(code for code in states if code not in helps)
    return talking if len(talking) >= _TWO else states
