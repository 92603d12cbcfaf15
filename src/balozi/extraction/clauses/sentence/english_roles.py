"""Who is meant when an English paper names an office again, "the President", "the envoy", and who acted last."""

from collections.abc import Mapping, Sequence
from functools import cache

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.persons import Person
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

# Two of the same office: whose "the Minister" is hangs on who acted last.
_EITHER = "|"
_DATELINE, _DASHES = 14, frozenset({"—", "–", "-", "--", ":"})
# Where the ministries are called departments: a "Ministry of Health" is the other side's.
_WITH_DEPARTMENTS = frozenset({"USA", "ZAF", "IRL", "CHE"})
_MINISTRIES = frozenset({"ministry", "department"})
_MEDIATED, _AUSPICES = words_of("roles", "company")["mediated"], words_of("roles", "company")["auspices"]
_WHICH, _UNDER = frozenset({"that", "which"}), frozenset({"under", "through", "with", "by"})
_Spot = tuple[int, int, tuple[str, ...]]


@cache
def _offices() -> Mapping[str, str]:
    """Return the words for an office and the one word that they are all kept under."""
    found = {word: word for word in words_of("roles", "english")["alone"]}
    for table, word in (("envoys", "ambassador"), ("premiers", "premier"), ("crowns", "king")):
        found |= dict.fromkeys(words_of("roles", "english")[table], word)
    return found


def office_named(words: Sequence[Token]) -> str:
    """Return the office that some words name, "" when they name none.

    Examples:
        >>> from balozi.extraction.mentions.tokens import tokens
        >>> office_named(list(tokens("the Prime Minister", 0, 18)))
        'premier'
    """
    keys = [token.key for token in words]
    if "prime" in keys:
        return "premier"
    return next((_offices()[key] for key in keys if key in _offices()), "")


def roles(
    line: Sequence[Token], persons: Sequence[Person], known: Mapping[str, str], own: Mapping[int, str]
) -> Mapping[str, str]:
    """Return whose office is meant by a word for it from here on: office → state.

    Args:
        line: the tokens of a sentence.
        persons: the office-holders it names.
        known: whose each office was before the sentence.
        own: the states of those who are named without one, as `unnamed` tells them.
    """
    found: dict[str, str] = {}
    for person in persons:
        office = office_named(line[person.first : person.last + 1]) if person.office else ""
        code = person.code or own.get(person.first, "")
        if not office or not code:
            continue
        before = found.get(office, known.get(office, ""))
        known_to_all = before.split(_EITHER) if before else []
        found[office] = before if code in known_to_all else _EITHER.join((*known_to_all, code))
    return found


def holder(people: Mapping[str, str], words: Sequence[Token], likely: Sequence[str]) -> str:
    """Return whose an office is that is named again, "" when nobody can tell.

    Args:
        people: whose each office is, by its word.
        words: by which it is named.
        likely: of two holders the one who stands first here is meant, else the one told of first.
    """
    told = people.get(office_named(words), "").split(_EITHER)
    return next((code for code in likely if code in told), told[0])


def is_beside(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether somebody is named as a mediator: "talks brokered by Qatar", "under Saudi auspices"."""
    before = [token.key for token in line[max(0, mention.first - 6) : mention.first]]
    if "by" in before and not _MEDIATED.isdisjoint(before) and _WHICH.isdisjoint(before):
        return True
    behind = line[mention.last + 1].key if mention.last + 1 < len(line) else ""
    return behind in _AUSPICES and not _UNDER.isdisjoint(before[-2:])


def led_body(line: Sequence[Token], mentions: Sequence[Mention]) -> str:
    """Return the body of whose leaders a sentence speaks: "leaders of the Pacific Islands Forum", else ""."""
    many = words_of("roles", "gatherings")["members"]
    for body in (m for m in mentions if m.of is Of.ORGANISATION):
        before = [token.key for token in line[max(0, body.first - 8) : body.first]]
        behind = [token.key for token in line[body.last + 1 : body.last + 4]]
        of_it = bool({"of", "across"} & set(before[-3:]) and many & set(before))
        if of_it or (many & set(behind[:3]) and "," not in behind):
            return body.code.removeprefix("ORG:")
    return ""


def is_own_office(words: Sequence[Token]) -> bool:
    """Tell whether an office is one that a state's own paper names alone: "the President"."""
    return any(token.key in words_of("roles", "english")["own"] for token in words)


def protagonist(line: Sequence[Token], acts: Sequence[Act], spots: Sequence[_Spot]) -> tuple[str, ...] | None:
    """Return who the subject of an English sentence is; () for an office without its state, None for nobody."""
    act = next((a for a in acts if a.is_finite and not a.relative and a.first > 0), None)
    if act is None:
        return spots[0][2] if spots else None
    before = [spot for spot in spots if spot[0] < act.first]
    begin = behind_dateline(line)
    if line[begin].key in words_of("roles", "english")["openings"] or line[begin].key.endswith("ing"):
        comma = next((at for at in range(begin + 1, act.first) if line[at].text == ","), 0)
        before = [spot for spot in before if spot[0] > comma] or before[-1:]
    if not before:
        return None if spots and spots[0][0] > act.last else spots[0][2]
    return before[0][2]


def behind_dateline(line: Sequence[Token]) -> int:
    """Return where a sentence begins behind the place and day it is sent from: "JAKARTA, 19 March 2026 – At the"."""
    for at in range(1, min(_DATELINE, len(line) - 1)):
        if line[at].text in _DASHES and (line[at].start > line[at - 1].end or line[at].text == ":"):
            return at + 1 if line[0].is_capital else 0
    return 0


def of_a_ministry(
    line: Sequence[Token], mention: Mention, home: str, common: Sequence[str]
) -> tuple[str, ...]:
    """Return whose "the Ministry of Health" is: the paper's own, or the other side's where that has departments.

    Args:
        line: the tokens of the sentence.
        mention: "the Ministry", what it is of behind it.
        home: the state of the paper.
        common: the states that the paper is about.
    """
    word = line[mention.last]
    behind = line[mention.last + 2] if mention.last + 2 < len(line) else None
    portfolio = behind is not None and (behind.is_capital or behind.key == "the")
    if word.key not in _MINISTRIES or not word.is_capital or not portfolio or not home:
        return ()
    if home not in _WITH_DEPARTMENTS or word.key == "department":
        return (home,)
    others = [code for code in common if code != home]
    return (others[0],) if len(others) == 1 else ()
