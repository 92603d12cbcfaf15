"""Whose paper an English text is: the state whose offices it names without saying whose they are."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from balozi.extraction.clauses.cues import words_of
from balozi.extraction.clauses.english_actors import Told
from balozi.extraction.clauses.persons import Person
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_STATES = frozenset({Of.STATE, Of.PEOPLE})
_RULERS = frozenset({"head_of_state", "head_of_government", "minister", "deputy_minister"})
_LEAD, _NEAR, _OFFICE = 1.0, 5, 4
_POST = 6


class Named(Told, Protocol):
    """A sentence that tells whom it names; `lines.Line` does."""

    def persons(self) -> Sequence[Person]:
        """Return the persons and office-holders named in it."""


def home_in_english(lines: Sequence[Named]) -> str:
    """Return the state whose paper this is, "" when nobody is named without a state or two are as likely."""
    if not lines or lines[0].words.language != "en":
        return ""
    named = any(_names_its_own(line) for line in lines)
    if not named and not any(_speaks_of_its_own(line) for line in lines):
        return ""
    weights: defaultdict[str, float] = defaultdict(float)
    for line in lines:
        for number, mention in enumerate(line.mentions):
            if mention.of in _STATES:
                weights[mention.code] += _of_a_state(line, number, named=named)
            elif mention.of is Of.CITY:
                weights[mention.name] += _of_a_city(line, mention, opens=line is lines[0])
            elif mention.of is Of.INSTITUTION:
                weights[mention.code] += 2 * int(mention.name or 1)
    ranked = [*sorted(weights.items(), key=lambda one: -one[1])[:2], ("", 0.0), ("", 0.0)]
    (best, most), (_, next_most) = ranked[:2]
    return best if most >= _LEAD / 2 and most - next_most >= _LEAD else ""


def _speaks_of_its_own(line: Named) -> bool:
    """Tell whether an office is named as if everybody knew whose it is: "the Minister", "President Odhiambo"."""
    offices = words_of("roles", "english")["rulers"]
    for mention in line.mentions:
        if mention.of is not Of.OWN or line.tokens[mention.last].key not in offices:
            continue
        behind = [token.key for token in line.tokens[mention.last + 1 : mention.last + 2 + _NEAR]]
        owned = any(
            m.of in _STATES | {Of.ORGANISATION} and 0 < m.first - mention.last <= _NEAR for m in line.mentions
        )
        if not (behind[:1] in (["of"], ["for"]) and owned):
            return True
    return False


def _names_its_own(line: Named) -> bool:
    """Tell whether an office-holder is named without a state: "President Odhiambo"."""
    return any(is_ruler(line.tokens, person) and not person.code for person in line.persons())


def is_ruler(line: Sequence[Token], person: Person) -> bool:
    """Tell whether somebody holds an office of a state, not of a body or a firm."""
    words = {token.key for token in line[person.first : person.last + 1]}
    secretary = bool(words & {"secretary", "undersecretary"}) and "general" not in words
    return person.office_kind in _RULERS or (person.office_kind == "official" and secretary)


def _of_a_state(line: Named, number: int, *, named: bool) -> float:
    """Return how much a mention says that its state speaks: a lot as who acts, less than nothing beside an office."""
    mention = line.mentions[number]
    behind = [token.key for token in line.tokens[mention.last + 1 : mention.last + 4]]
    if mention.of is Of.PEOPLE:
        return _of_a_people(line, number, behind)
    if _follows_an_office(line, mention):
        return 3.0 if _is_a_post(line.tokens, mention) else -2.0
    if behind[:1] in (["'"], ["’"]):
        return (-2.0 if named else -0.5) if _leads_to_an_office(line, number) else 1.5
    return _of_who_acts(line, number, behind) or _of_who_is_named(line, mention)


def _of_a_people(line: Named, number: int, behind: Sequence[str]) -> float:
    """Return how much a demonym says: the guest or the other side is told by it, a paper's own seldom."""
    roles = words_of("roles", "english")
    if _leads_to_an_office(line, number) or set(behind) & roles["peers"]:
        return -2.0
    before = line.tokens[max(0, line.mentions[number].first - 3)].key
    return -1.0 if set(behind[:1]) & roles["sides"] or before == "invitation" else 0.25


def _of_who_acts(line: Named, number: int, behind: Sequence[str]) -> float:
    """Return how much a state says that is the subject of its sentence, alone or as one of two; 0 for any other."""
    mention = line.mentions[number]
    if any(act.is_finite and not act.relative and 0 < act.first - mention.last <= 2 for act in line.acts):
        return 1.0 if mention.first > 1 and line.tokens[mention.first - 1].key == "and" else 2.0
    if behind[:1] == ["and"] and _act_together(line, number):
        return 1.5
    return 2.0 if mention.first == 0 and list(behind[:2]) == [",", "for"] else 0.0


def _of_who_is_named(line: Named, mention: Mention) -> float:
    """Return how much a state says that does not act: less than nothing as where others go or whom others thank."""
    tokens, roles = line.tokens, words_of("roles", "english")
    if any(act.is_any("VISIT") and 0 < mention.first - act.last <= 2 for act in line.acts):
        return -2.0
    before = {token.key for token in tokens[max(0, mention.first - 2) : mention.first]}
    if before & roles["thanks"]:
        return -1.0
    if mention.last + 1 < len(tokens) and tokens[mention.last + 1].key in roles["own_people"]:
        return 0.5
    return -1.0 if before & {"to", ","} else 0.0 if before & {"in", "from"} else 0.5


def _act_together(line: Named, number: int) -> bool:
    """Tell whether a state is the first of two that act: "The UK and Ghana will sign"."""
    other = line.mentions[number + 1] if number + 1 < len(line.mentions) else None
    if other is None or other.of is not Of.STATE or other.first - line.mentions[number].last > 3:
        return False
    return any(act.is_finite and 0 < act.first - other.last <= 2 for act in line.acts)


def _leads_to_an_office(line: Named, number: int) -> bool:
    """Tell whether an office-holder stands right behind the state or demonym: "Guatemalan Foreign Minister"."""
    mention = line.mentions[number]
    behind = (m for m in line.mentions[number + 1 : number + 3] if m.of in {Of.OFFICE, Of.TITLE})
    return any(m.first - mention.last <= _OFFICE for m in behind)


def _follows_an_office(line: Named, mention: Mention) -> bool:
    """Tell whether a state tells whose an office is: "the Minister of Foreign Affairs of Malawi"."""
    joint = {token.key for token in line.tokens[max(0, mention.first - 3) : mention.first]}
    if not joint & {"of", "to", "from"}:
        return False
    office = any(m.of is Of.OFFICE and 0 < mention.first - m.last <= _NEAR for m in line.mentions)
    key = line.tokens[max(0, mention.first - _NEAR) : mention.first]
    return office or any(token.key in words_of("roles", "english")["rulers"] for token in key)


def _is_a_post(tokens: Sequence[Token], mention: Mention) -> bool:
    """Tell whether an envoy serves in a state: "Ambassador of Japan to Malawi", "designate to Kenya"."""
    before = [token.key for token in tokens[max(0, mention.first - 2) : mention.first]]
    return "to" in before and "of" not in before[-1:]


def _of_a_city(line: Named, mention: Mention, *, opens: bool) -> float:
    """Return how much a city says that its state speaks: a dateline a lot, the end of a journey less than nothing."""
    tokens, roles = line.tokens, words_of("roles", "english")
    if opens and mention.first <= _NEAR and _is_a_dateline(tokens, mention):
        return 0.5 if _is_of_a_body(line) else 4.0
    before = tokens[mention.first - 1].key if mention.first else ""
    goes = any(
        act.is_any("VISIT") and -_POST <= mention.first - act.last <= 2 * _POST and act.first < mention.first
        for act in line.acts
    )
    if before in {"to", "for"} or goes:
        return -2.0
    if any(m.of is Of.NOUN and m.code == "VISIT" for m in line.mentions):
        return -1.0 if before == "in" else 0.0
    hosts = bool(line.keys & roles["hosts"])
    return 1.0 if hosts and before in {"in", "at"} else 0.25


def _is_of_a_body(line: Named) -> bool:
    """Tell whether a body acts in the first sentence, whose seat the dateline names."""
    verb = next((act.first for act in line.acts if act.is_finite), len(line.tokens))
    bodies = words_of("roles", "english")["bodies"]
    named = any(token.is_capital and token.key in bodies for token in line.tokens[:verb])
    return named or any(m.of is Of.ORGANISATION and m.first < verb for m in line.mentions)


def _is_a_dateline(tokens: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a paper opens with the place it is written in: "Lusaka, 22 January —", "RABAT:"."""
    marks = words_of("roles", "english")["marks"]
    return any(token.text in marks for token in tokens[mention.last + 1 : mention.last + 12])
