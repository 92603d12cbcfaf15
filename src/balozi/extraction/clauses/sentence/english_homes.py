"""Whose paper an English text is: the state whose offices it names without saying whose they are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.english_datelines import (
    dateline_of,
    is_a_dateline,
    is_of_a_body,
    is_written_abroad,
    opening_of,
    posts,
)
from balozi.extraction.clauses.sentence.english_evidence import COMPANIONS, Evidence, Named, evidence_in, legs
from balozi.extraction.clauses.sentence.persons import Person
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_STATES = frozenset({Of.STATE, Of.PEOPLE})
_RULERS = frozenset(
    {"head_of_state", "head_of_government", "minister", "deputy_minister", "royal", "legislature"}
)
_LEAD, _NEAR, _OFFICE = 1.0, 5, 4
_POST = 6
_MANY, _FEW, _OF_A_POST = 5, 3, 3.0
_NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Home:
    """Whose paper an English text is.

    Attributes:
        state: its code, "" when nobody can tell.
        evidence: what says so beside the names of the state.
        about: the state that a Swahili paper speaks of most, whether it is its own or not.
    """

    state: str
    evidence: tuple[Evidence, ...] = ()
    about: str = ""


def home_in_english(lines: Sequence[Named], people: Mapping[str, str] = _NOBODY) -> Home:
    """Return the state whose paper this is, none when nobody is named without a state or two are as likely.

    Args:
        lines: the sentences of the paper.
        people: the states of persons whom it tells with theirs, by surname.
    """
    if not lines or lines[0].words.language != "en":
        return Home("")
    named = any(_names_its_own(line) for line in lines)
    # Who only goes with the guests is none of the hosts.
    hosts = (
        any(_names_its_own(line) and line.keys.isdisjoint(COMPANIONS) for line in lines) if named else False
    )
    evidence = (*(one for line in lines for one in evidence_in(line, people, named=hosts)), *legs(lines))
    if not named and not evidence and not any(_speaks_of_its_own(line) for line in lines):
        return Home("")
    weights = _weights(lines, named=named)
    for state, weight, _ in evidence:
        weights[state] += weight
    shown = {state for state, weight, _ in evidence if weight > _LEAD}
    home = _likeliest(lines, weights, shown)
    return Home(home, tuple(one for one in evidence if one.state == home))


def _likeliest(lines: Sequence[Named], weights: Mapping[str, float], shown: Set[str]) -> str:
    """Return the state that most speaks for, by far; else the one that is left when guests and hosts are told.

    A state that is ``shown`` to be at home is no guest's, though somebody goes there.
    """
    ranked = [*sorted(weights.items(), key=lambda one: -one[1])[:2], ("", 0.0), ("", 0.0)]
    (best, most), (_, next_most) = ranked[:2]
    # The communiqué of a body names the states of many, and is none of theirs.
    crowd = len(weights) > _MANY and most < 2 * _LEAD + 1
    leads = most >= _LEAD / 2 and most - next_most >= _LEAD and not crowd
    if leads and most > _LEAD:
        return best
    told, held, others = _parts(lines)
    others -= shown
    if leads and best not in others:
        return best
    if any(not line.keys.isdisjoint(words_of("roles", "english")["bound"]) for line in lines):
        # A treaty is of all its parties.
        return ""
    written = dateline_of(lines)
    abroad = {written} if written and is_written_abroad(lines, written) else set()
    return _left_over((told, held, others), abroad, weights)


def _parts(lines: Sequence[Named]) -> tuple[set[str], set[str], set[str]]:
    """Return the states that may speak, those of officers who are named with them, and those of the other side."""
    told: set[str] = set()
    held: set[str] = set()
    others: set[str] = set()
    for line in lines:
        for number, mention in enumerate(line.mentions):
            code = mention.name if mention.of is Of.CITY else mention.code if mention.of in _STATES else ""
            if code and _is_of_another(line, number):
                others.add(code)
            elif code and _has_an_officer(line, number):
                held.add(code)
            elif code and _may_speak(line, mention):
                told.add(code)
    return told, held, others


def _left_over(
    parts: tuple[set[str], set[str], set[str]], abroad: set[str], weights: Mapping[str, float]
) -> str:
    """Return the one state that is no guest's, no host's and no other side's: whose offices need no name.

    ``abroad`` is the state of the place from which a paper of another is sent; no other may weigh more.
    """
    told, held, others = parts
    left = told - others - held - abroad
    seen = others | held
    if not left and len(held - others) == 1:
        # "Uruguay's President met her Finnish and Slovenian counterparts": hers is the paper's.
        left, seen = held - others, others
    most = max((weight for code, weight in weights.items() if code not in seen | abroad), default=0.0)
    left = {code for code in left if weights[code] >= most or code in held}
    return left.pop() if seen | held and len(left) == 1 else ""


def _has_an_officer(line: Named, number: int) -> bool:
    """Tell whether a state is told as that of an officer: "the Thai Minister", "the President of Fiji"."""
    mention = line.mentions[number]
    if mention.of is Of.CITY:
        return False
    first = _first_of_list(line, mention)
    officer = _leads_to_an_office(line, number) or _follows_an_office(line, first)
    ruled = set(line.row[max(0, first.first - _NEAR) : first.first])
    return officer and "government" not in ruled


def _is_of_another(line: Named, number: int) -> bool:
    """Tell whether a state is a guest's, a host's or the other's: "Thai Minister", "visit to Fiji", "with Mali"."""
    mention, roles = line.mentions[number], words_of("roles", "english")
    before = line.row[max(0, mention.first - 2) : mention.first]
    behind = line.row[mention.last + 1 : mention.last + 2]
    first = _first_of_list(line, mention)
    if mention.of is Of.PEOPLE and set(behind) & (roles["sides"] | roles["peers"]):
        return True
    goes = any(act.is_any("VISIT") and 0 < first.first - act.last <= _OFFICE for act in line.acts)
    stays = any(
        m.of is Of.NOUN and m.code == "VISIT" and 0 < first.first - m.last <= _OFFICE for m in line.mentions
    )
    stays = stays or (before[-1:] == ["in"] and before[0] in {"was", "is", "be", "been", "are", "were"})
    lead = line.tokens[first.first - 1].key if first.first else ""
    left = lead == "from" or not {"leaves", "left", "leave"}.isdisjoint(before)
    return ((goes or stays) and not left) or lead == "with" or (lead == "from" and mention.of is Of.STATE)


def _may_speak(line: Named, mention: Mention) -> bool:
    """Tell whether a state may be the one that speaks: named, or by a city that acts or closes a row."""
    lead = line.row[max(0, mention.first - 2) : mention.first]
    lead = lead[:-1] if lead[-1:] == ["the"] else lead
    placed = lead[-1:] in (["in"], ["at"], ["near"], ["across"], ["to"], ["into"])
    if mention.of is Of.STATE:
        return not placed
    acts = any(act.is_finite and 0 < act.first - mention.last <= 2 for act in line.acts)
    closes = lead[-1:] == [","] and mention.last >= len(line.tokens) - 2
    return mention.of is Of.CITY and ((acts and not placed) or closes)


def _weights(lines: Sequence[Named], *, named: bool) -> defaultdict[str, float]:
    """Return how much a paper says of each state that it is the one that speaks."""
    weights: defaultdict[str, float] = defaultdict(float)
    written = dateline_of(lines)
    abroad = bool(written) and is_written_abroad(lines, written)
    opening = opening_of(lines)
    for line in lines:
        for number, mention in enumerate(line.mentions):
            if mention.of in _STATES:
                own = not abroad and mention.code == written
                weights[mention.code] += _of_a_state(line, number, named=named, written=own)
            elif mention.of is Of.CITY:
                weights[mention.name] += _of_a_city(line, mention, opens=line is opening and not abroad)
            elif mention.of is Of.INSTITUTION and not _is_an_office_anywhere(line, mention, written):
                weights[mention.code] += 2 * int(mention.name or 1)
    if abroad:
        weights[written] -= _LEAD
    for _, host in posts(lines):
        weights[host] += _OF_A_POST
    return weights


def _is_an_office_anywhere(line: Named, mention: Mention, written: str) -> bool:
    """Tell whether an office that many ministries have heads a paper of another place: "Office of the Spokesperson"."""
    spokes = line.row[mention.last] == "spokesperson"
    return spokes and bool(written) and written != mention.code


def _speaks_of_its_own(line: Named) -> bool:
    """Tell whether an office is named as if everybody knew whose it is: "the Minister", "President Odhiambo"."""
    offices = words_of("roles", "english")["rulers"]
    for mention in line.mentions:
        if mention.of is not Of.OWN or line.tokens[mention.last].key not in offices:
            continue
        behind = line.row[mention.last + 1 : mention.last + 2 + _NEAR]
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


def _of_a_state(line: Named, number: int, *, named: bool, written: bool) -> float:
    """Return how much a mention says that its state speaks: a lot as who acts, less than nothing beside an office.

    ``written`` tells whether the paper is written there: an agency names its own head of state with the state too.
    """
    found = _of_a_mention(line, number, named=named)
    return max(found, 0.0) if written else found


def _of_a_mention(line: Named, number: int, *, named: bool) -> float:
    mention = line.mentions[number]
    behind = line.row[mention.last + 1 : mention.last + 4]
    if mention.of is Of.PEOPLE:
        return _of_a_people(line, number, behind)
    if _follows_an_office(line, mention):
        if _governs(line, mention):
            return 0.5
        return 3.0 if _is_a_post(line.tokens, mention) else -2.0
    if behind[:1] in (["'"], ["’"]):
        return (-2.0 if named else -0.5) if _leads_to_an_office(line, number) else 1.5
    return _of_who_acts(line, number, behind) or _of_who_is_named(line, mention)


def _governs(line: Named, mention: Mention) -> bool:
    """Tell whether a government speaks, though it is named: "The government of Chad has denied"."""
    led = "government" in set(line.row[max(0, mention.first - 3) : mention.first])
    behind = set(line.row[mention.last + 1 : mention.last + 2])
    acts = any(act.is_finite and 0 < act.first - mention.last <= 2 for act in line.acts)
    return led and (acts or not behind.isdisjoint(words_of("roles", "english")["auxiliaries"]))


def _of_a_people(line: Named, number: int, behind: Sequence[str]) -> float:
    """Return how much a demonym says: the guest or the other side is told by it, a paper's own seldom."""
    roles = words_of("roles", "english")
    if _leads_to_an_office(line, number) or set(behind) & roles["peers"]:
        return -2.0
    before = line.tokens[max(0, line.mentions[number].first - 3)].key
    gives = 1.0 if set(behind[:1]) & roles["own_means"] else 0.25
    return -1.0 if set(behind[:1]) & roles["sides"] or before == "invitation" else gives


def _of_who_acts(line: Named, number: int, behind: Sequence[str]) -> float:
    """Return how much a state says that is the subject of its sentence, alone or as one of two; 0 for any other."""
    mention = line.mentions[number]
    if any(act.is_finite and not act.relative and 0 < act.first - mention.last <= 2 for act in line.acts):
        return 1.0 if mention.first > 1 and line.tokens[mention.first - 1].key == "and" else 2.0
    if behind[:1] == ["and"] and _act_together(line, number):
        return 1.5
    return 2.0 if mention.first == 0 and list(behind[:2]) == [",", "for"] else 0.0


def _first_of_list(line: Named, mention: Mention) -> Mention:
    """Return the first state of the list that one ends: "to Kuwait, Qatar and Jordan"."""
    earlier = [m for m in line.mentions if m.of in {Of.STATE, Of.CITY} and m.last < mention.first]
    for other in reversed(earlier):
        between = line.row[other.last + 1 : mention.first]
        if not between or len(between) > 3 or not {",", "and"}.issuperset(between[:1]):
            break
        mention = other
    return mention


def _of_who_is_named(line: Named, mention: Mention) -> float:
    """Return how much a state says that does not act: less than nothing as where others go or whom others thank."""
    tokens, roles = line.tokens, words_of("roles", "english")
    mention = _first_of_list(line, mention)
    if tokens[mention.first - 1].key == "to" and _comes(line, mention):
        return 1.0
    if any(act.is_any("VISIT") and 0 < mention.first - act.last <= 2 for act in line.acts):
        return -2.0
    before = {token.key for token in tokens[max(0, mention.first - 2) : mention.first]}
    if before & roles["thanks"]:
        return -1.0
    if mention.last + 1 < len(tokens) and tokens[mention.last + 1].key in roles["own_people"]:
        return 0.5
    return -1.0 if before & {"to", ","} else 0.0 if before & {"in", "from"} else 0.5


def _comes(line: Named, mention: Mention) -> bool:
    """Tell whether somebody comes, and so to the paper's own state: "a team will come to Pakistan next week"."""
    before = set(line.row[max(0, mention.first - 3) : mention.first])
    return not before.isdisjoint({"come", "comes", "coming", "came"})


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
    joint = set(line.row[max(0, mention.first - 3) : mention.first])
    if not joint & {"of", "to", "from"}:
        return False
    office = any(m.of is Of.OFFICE and 0 < mention.first - m.last <= _NEAR for m in line.mentions)
    roles = words_of("roles", "english")
    key = line.tokens[max(0, mention.first - _NEAR) : mention.first]
    sent = "of" in joint and any(token.key in roles["accredited"] for token in key)
    return office or sent or any(token.key in roles["rulers"] for token in key)


def _is_a_post(tokens: Sequence[Token], mention: Mention) -> bool:
    """Tell whether an envoy serves in a state: "Ambassador of Japan to Malawi", not "state visit to Malawi"."""
    before = [token.key for token in tokens[max(0, mention.first - _POST) : mention.first]]
    envoys = words_of("roles", "english")["accredited"]
    return "to" in before[-2:] and "of" not in before[-1:] and not envoys.isdisjoint(before)


def _of_a_city(line: Named, mention: Mention, *, opens: bool) -> float:
    """Return how much a city says that its state speaks: a dateline a lot, the end of a journey less than nothing."""
    tokens, roles = line.tokens, words_of("roles", "english")
    if opens and mention.first <= _NEAR and is_a_dateline(tokens, mention):
        return 0.5 if is_of_a_body(line) else 4.0
    before = tokens[mention.first - 1].key if mention.first else ""
    if before == "," and line.persons() and mention.last >= len(tokens) - 2:
        # A calendar: "meets Moldovan Deputy Prime Minister Ion Rusu, Oslo".
        return 1.0
    back = [token.key for token in tokens[max(0, mention.first - 2) : mention.first]]
    if back[-1:] in (["leave"], ["leaves"]) or back in (
        ["return", "to"],
        ["returns", "to"],
        ["returned", "to"],
    ):
        # "She will leave Nairobi on Sunday": her own capital.
        return 2.0
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
