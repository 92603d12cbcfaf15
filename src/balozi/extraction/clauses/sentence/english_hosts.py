"""Officials whom an English paper names by office alone: its own, or those of the state where its own are guests."""

from collections.abc import Mapping, Sequence

from balozi.extraction.clauses.sentence.acquaintances import is_family_first
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.english_evidence import Named, owner_of_title
from balozi.extraction.clauses.sentence.english_homes import is_ruler
from balozi.extraction.clauses.sentence.once import told_of_words
from balozi.extraction.clauses.sentence.persons import Person
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_ARRIVES, _LEAD, _OPENING = 4, 5, 3
# "Zimbabwe's president is in Beijing until Friday".
_STAYS, _BE = (["is", "in"], ["was", "in"], ["are", "in"]), frozenset({"is", "was", "are"})
_NATIONS = frozenset({Of.STATE, Of.PEOPLE})
_NOBODY: Mapping[str, str] = {}


def unnamed(
    line: Named, home: str, there: str = "", people: Mapping[str, str] = _NOBODY
) -> Mapping[int, str]:
    """Return the states of office-holders named without one, by where they stand: the paper's own, or of the place.

    Args:
        line: a sentence.
        home: the state whose paper it is, "" when nobody can tell.
        there: the state where those spoken of had arrived before the sentence.
        people: the states of persons whom the paper tells with theirs, by surname.
    """
    found: dict[int, str] = {}
    persons = [
        p
        for p in line.persons()
        if not p.code
        and p.office
        and (is_ruler(line.tokens, p) or surname_of(p, people) or owner_of_title(line.row, p.first))
    ]
    if not persons:
        return found
    for person in persons:
        known = surname_of(person, people) or owner_of_title(line.row, person.first)
        abroad = "" if known else _abroad(line, person, home, there)
        host = abroad if abroad and abroad != home and _is_host(line, person, home, people) else ""
        code = known or host or home
        if code:
            found[person.first] = code
    return found


def surname_of(person: Person, people: Mapping[str, str]) -> str:
    """Return the state of somebody whose name the paper tells elsewhere with it, "" when it does not."""
    name = person.name.split()
    return people.get(name[-1], "") or people.get(name[0], "") if name else ""


def _abroad(line: Named, person: Person, home: str, there: str) -> str:
    """Return the one foreign state where somebody is met, "" when a sentence names none or several."""
    end = _clause_end(line.tokens, person.last)
    near = [m for m in line.mentions if m.first < end]
    places = {m.name for m in near if m.of is Of.CITY and not _is_left(line.tokens, m)}
    places |= {m.code for m in near if m.of is Of.STATE and _is_reached(line, m)}
    places -= {"", home}
    if len(places) == 1:
        return places.pop()
    return "" if places or there == home else there


def _clause_end(line: Sequence[Token], at: int) -> int:
    """Return where what is told of somebody ends: before "which was adopted in Kuala Lumpur"."""
    relatives = words_of("roles", "hosts")["relatives"]
    return next((n for n in range(at + 1, len(line)) if line[n].key in relatives), len(line))


def _is_left(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether somebody comes from a place, or only goes on to it: "flew in from Tokyo"."""
    lead = [token.key for token in line[max(0, mention.first - 2) : mention.first]]
    return lead[-1:] in (["from"], ["via"]) or lead in (["way", "to"], ["route", "to"], ["bound", "for"])


def _is_reached(line: Named, mention: Mention) -> bool:
    before = line.tokens[mention.first - 1].key if mention.first else ""
    if before == "in" and mention.first <= _OPENING:
        # "While in Germany she will hold talks with".
        return True
    goes = any(act.is_any("VISIT") and 0 < mention.first - act.last <= _ARRIVES for act in line.acts)
    stays = any(m.of is Of.NOUN and m.code == "VISIT" and m.last < mention.first for m in line.mentions)
    return (goes and before != "from") or (stays and before in {"to", "in", "of"})


def _is_host(line: Named, person: Person, home: str, people: Mapping[str, str]) -> bool:
    """Tell whether an office-holder receives those spoken of: met, called on, or the one who invited them."""
    lead = line.row[max(0, person.first - _LEAD) : person.first]
    words = words_of("roles", "hosts")
    if not words["invites"].isdisjoint(lead) and "of" in lead:
        return True
    if _takes_in(line, person):
        return True
    guest = _guest(line, person, home, people)
    if guest is None or _acts_himself(line, person):
        return False
    received = not words["receives"].isdisjoint(lead) and "by" in lead
    return received or guest == home or not home


def _takes_in(line: Named, person: Person) -> bool:
    """Tell whether somebody receives those spoken of: "Premier Liu Qiang hosted him", "welcomed the visitor"."""
    words = words_of("roles", "hosts")
    act = next((a for a in line.acts if 0 < a.first - person.last <= 2 and not a.passive), None)
    if act is None or line.tokens[act.last].key not in words["receives"]:
        return False
    behind = line.row[act.last + 1 : act.last + 4]
    if behind[:1] == ["her"] and behind[1:2] and behind[1] not in words["after_pronouns"]:
        # "met her Turkish counterpart": his or her own office, nobody received.
        behind = behind[2:]
    return not words["guests"].isdisjoint(behind)


def _acts_himself(line: Named, person: Person) -> bool:
    """Tell whether somebody is who speaks or acts next: "Prime Minister Bellandi said", "Harriet Sample, announced"."""
    verbs = [act for act in line.acts if act.tense != "infinitive" and not act.passive]
    near = {act.first - person.last: act for act in verbs if act.first > person.last}
    said = near.get(2)
    return bool(person.name) and (
        1 in near or (said is not None and said.is_any("SAY", "ANNOUNCE", "PLEDGE"))
    )


def _guest(line: Named, person: Person, home: str, people: Mapping[str, str]) -> str | None:
    """Return the state of who stands before somebody in a sentence, None when nobody does or only his own words."""
    lead = set(line.row[person.first - 2 : person.first])
    beside = {"with", "by", "alongside", "from", "to"} & lead
    if not beside and not any(act.first < person.first for act in line.acts):
        return None
    for mention in line.mentions:
        if mention.first >= person.first:
            break
        if mention.of is Of.OWN:
            return home
        if mention.of in {Of.OFFICE, Of.TITLE}:
            holder = next((p for p in line.persons() if p.first <= mention.first <= p.last), None)
            return (holder.code or surname_of(holder, people) or home) if holder is not None else home
        if mention.of in _NATIONS and not _is_reached(line, mention):
            return mention.code
    told = (people[t.text] for t in line.tokens[: person.first] if t.text in people)
    return next(told, None)


@told_of_words
def reached(line: Named) -> str:
    """Return the state where somebody arrives: "landed in Maputo", "will visit Wellington", else ""."""
    goes = [act for act in line.acts if act.is_any("VISIT")]
    stays = any(m.of is Of.NOUN and m.code == "VISIT" for m in line.mentions) or "been" in line.keys
    here = "in" in line.keys and not line.keys.isdisjoint(_BE)
    if not (goes or stays or here):
        return ""
    cities = [
        m.name
        for m in line.mentions
        if m.of is Of.CITY
        and line.tokens[m.first - 1].key != "from"
        and (
            any(0 < m.first - act.last <= _ARRIVES for act in goes)
            or (stays and m.first > 0 and line.tokens[m.first - 1].key in {"in", "to", "at"})
            or line.row[max(0, m.first - 2) : m.first] in _STAYS
        )
    ]
    states = [m.code for m in line.mentions if m.of is Of.STATE and _is_reached(line, m)]
    several = len(states) > 1
    return cities[-1] if cities else "" if several else next(iter(states), "")


def holders_at_home(lines: Sequence[Named], home: str, people: Mapping[str, str]) -> Mapping[str, str]:
    """Return the states of persons whom an English paper names with their office alone: surname → state."""
    found: dict[str, str] = {}
    there = ""
    for line in lines:
        if line.words.language != "en":
            continue
        persons = line.persons()
        own = unnamed(line, home, there, {**found, **people}) if persons else {}
        there = reached(line) or there
        for person in persons:
            name = person.name.split()
            if name and person.first in own:
                word = name[0] if is_family_first(name, own[person.first]) else name[-1]
                found.setdefault(word, own[person.first])
    return found
