"""Participants of an engagement: who takes part in an act, and the engagement as a draft."""

from itertools import pairwise

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, place_of, subject_of, subject_start
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.parties import Parties
from balozi.extraction.clauses.shared.bearings import led_to
from balozi.extraction.clauses.shared.days import when
from balozi.extraction.clauses.shared.english_company import company, those_present
from balozi.extraction.clauses.shared.english_summits import kind_of_gathering, members_present
from balozi.extraction.clauses.shared.english_times import is_foretold
from balozi.extraction.clauses.shared.objects import governed_by, object_end
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.naming import Kind, names_in

# The type of an engagement by the class of noun that names it.
TYPES = {
    "MEETING": "meeting",
    "SUMMIT": "summit",
    "CALL": "call",
    "COURTESY": "courtesy_call",
    "STATEMENT": "statement",
    "VISIT": "visit",
    "SIGNING": "signing_ceremony",
    "CREDENTIALS": "other",
}
_BEFORE = ("PLAN", "AGREE", "EXPECT", "PLEDGE", "COMMIT")
_AFTER = closed("participants", "after")
# "baada ya Waziri wa Kenya, Bw Mutiso, kuzungumza na": so far may "after" stand from its verb.
_AFTER_REACH = 14
# "Tume hiyo ilikutana": a body of the two states, so many words before its verb.
_SITTING, _SEATS = frozenset({"tume", "kamati", "jopo"}), 8
_TWO = 2
_HOSTS = frozenset({"mwenyeji", "wenyeji"})
_BEING = frozenset({"akiwa", "wakiwa", "huko"})
_PLURAL = frozenset({"wa", "tu", "zi"})
_GLAD = closed("participants", "glad")
_MUST = closed("participants", "must")


def status_of(line: Line, act: Act) -> str:
    """Return whether an act has happened, "" when it is only wished."""
    if act.tense == "future":
        return "planned"
    back = _AFTER_REACH if line.words.language == "sw" else 2
    if _is_to_come(line, act) or is_foretold(line, act) or _comes_after(line, act):
        return "planned"
    begin = max([act.first - back, 0, *(a.last + 1 for a in line.acts if a.last < act.first)])
    before = line.tokens[begin : act.first] if act.first > 1 and not _follows_a_future(line, act) else ()
    if act.tense in {"infinitive", "participle"} and _AFTER & {token.key for token in before}:
        return "held"
    if act.tense == "infinitive" and line.words.language != "sw":
        near = set(line.row[max(0, act.first - 4) : act.first])
        if near & _GLAD:
            return "held"
        if near & _MUST:
            return "planned"
    if act.tense in {"infinitive", "subjunctive"}:
        governor = governed_by(line, act, *_BEFORE)
        return "planned" if governor is not None and not governor.negated else ""
    return "held"


def _comes_after(line: Line, act: Act) -> bool:
    """Tell whether a Swahili meeting is what comes after: "siku moja kabla ya mawaziri wa X na Y kukutana Entebbe"."""
    if act.tense != "infinitive" or line.words.language != "sw" or "kabla" not in line.keys:
        return False
    begin = max([act.first - _AFTER_REACH, 0, *(a.last + 1 for a in line.acts if a.last < act.first)])
    return "kabla" in set(line.row[begin : max(begin, act.first - 2)])


def _follows_a_future(line: Line, act: Act) -> bool:
    """Tell whether a Swahili deed comes behind one to come: "italijibu ombi hilo baada ya kushauriana na SADC"."""
    return line.words.language == "sw" and any(a.tense == "future" and a.last < act.first for a in line.acts)


def _is_to_come(line: Line, act: Act) -> bool:
    """Tell whether an English present speaks of what comes: "leaves for Samoa on Thursday", "meets him tomorrow"."""
    plain = act.tense == "present" and line.tokens[act.first].key.endswith("s") and not act.relative
    plain = plain and not (act.first and line.tokens[act.first - 1].key == "who")
    if (
        line.words.language != "en"
        or not plain
        or line.is_headline
        or not act.is_any("VISIT", "MEET", "EXPECT")
    ):
        return False
    weekday = any(date.name for date in line.dates)
    return weekday or bool({"tomorrow", "next", "tonight"} & line.keys)


def around(line: Line, act: Act, reading: Reading, last: int | None = None) -> tuple[Parties, int, int]:
    """Return the parties before and behind an act, and the stretch they stand in."""
    end = object_end(line, act) if last is None else last
    subject, behind = subject_of(line, act), line.parties(act.last + 1, end)
    begin = subject_start(line, act)
    if subject is None:
        one = _untold(line, act)
        subject = Parties(one, _untold_body(line, act) if not one else (), one, 0, -1)
    states = {*subject.states, *behind.states}
    organisations = {*subject.organisations, *behind.organisations}
    if line.words.language == "en":
        states |= company(line, (subject, behind), (max(begin, 0), end), reading)
    elif (
        len(states) == 1
        and not organisations
        and (
            _is_of_two(line, states, (max(begin, 0), end))
            or (subject.states == (reading.home,) and _is_unnamed(line, subject))
        )
    ):
        states |= {code for code in line.around.common if code not in states}
    if line.words.language == "sw" and act.is_any("MEET", "TALK", "HOLD") and not behind.states:
        # "Atatembelea Bamako na Niamey, ambako atafanya mazungumzo na viongozi".
        states |= set(led_to(line, act))
    if line.words.language == "sw" and len(states) == 1 and not organisations:
        states |= _with_its_host(line, act, states)
    full = line.words.language == "fr" and bool(organisations) and len(states) + len(organisations) > 1
    if line.words.language != "en" and not full:
        states |= set(_completed(states, behind.unknown + subject.unknown, line, reading))
    order = tuple(dict.fromkeys((*subject.order, *behind.order)))
    first = subject.first if begin <= subject.first < act.first else max(begin, act.first - 3)
    found = Parties(tuple(sorted(states)), tuple(sorted(organisations)), order, 0, first)
    return found, first, end


def _with_its_host(line: Line, act: Act, states: set[str]) -> set[str]:
    """Return the state of "mwenyeji wake", who is named without it: that of the place, or the other one of the two."""
    behind = line.row[act.last + 1 : act.last + 8]
    if not any(one in _HOSTS and other in {"wake", "wao"} for one, other in pairwise(behind)):
        return set()
    place = place_of(line)[1]
    others = [code for code in line.around.pair if len(code) == len("KEN") and code not in states]
    return {place} if place and place not in states else set(others[:1] if len(others) == 1 else ())


def _untold(line: Line, act: Act) -> tuple[str, ...]:
    """Return who acts when the sentence names nobody: in Swahili "walikutana" is the two states spoken of."""
    pair = tuple(code for code in line.around.pair if len(code) == 3)
    governor = next((a for a in reversed(line.acts) if a.last < act.first), act)
    plural = (act.subject or governor.subject) in _PLURAL and line.words.language == "sw"
    plural = plural and (act.is_any("MEET", "TALK", "PHONE") or (act.is_any("SIGN") and bool(line.dates)))
    sits = set(line.row[max(0, act.first - _SEATS) : act.first]) & _SITTING
    plural = plural or (bool(sits) and act.is_any("MEET") and bool(line.dates))
    many = len(pair) > _TWO and act.is_any("MEET") and bool(line.dates)
    two = len(pair) == _TWO or many
    return (
        pair if plural and two and len(pair) == len(line.around.pair) else state_code(line.around.one, line)
    )


def _untold_body(line: Line, act: Act) -> tuple[str, ...]:
    """Return the body whose officer acts again without being named in Swahili: "Ameonana na Waziri wa Sheria"."""
    alone = line.words.language == "sw" and act.first == 0 and act.subject == "a"
    return (line.around.one,) if alone and line.around.one and line.around.one == line.around.body else ()


def _is_of_two(line: Line, states: set[str], span: tuple[int, int]) -> bool:
    """Tell whether a paper is about two states and one of two people is of one of them: the other one is meant."""
    about = line.words.language != "sw" and len(line.around.common) > 1 and states < set(line.around.common)
    people = [m for m in line.mentions if span[0] <= m.first <= span[1] and _is_person(m)]
    return about and len(people) > 1


def _is_person(mention: Mention) -> bool:
    """Tell whether a mention is an office-holder or a person, pronouns left out."""
    named = mention.of in {Of.OFFICE, Of.TITLE, Of.PERSON, Of.INSTITUTION}
    return named or (mention.of is Of.OWN and mention.last > mention.first)


def _is_unnamed(line: Line, subject: Parties) -> bool:
    """Tell whether a subject is an office alone, given to the paper's state for want of another."""
    return bool(subject.spots) and all(not codes for _, _, codes in subject.spots)


def state_code(code: str, line: Line) -> tuple[str, ...]:
    """Return a state that the paper speaks of as a party of its own; nothing for any other code."""
    return (code,) if code and len(code) == 3 and code in {*line.around.common, line.around.home} else ()


def _completed(states: set[str], unknown: int, line: Line, reading: Reading) -> tuple[str, ...]:
    """Return the states of office-holders whose state is not told: the paper's own, then the place's."""
    added: list[str] = []
    candidates = [reading.home, place_of(line)[1], *line.around.common]
    if line.words.language == "sw" and line.tokens[0].key in _BEING:
        # "Akiwa Zambia, atakutana na Rais Chanda".
        candidates = [place_of(line)[1], *candidates]
    for code in candidates:
        if len(added) == unknown or len(states) + len(added) >= 2:
            break
        if code and code not in states and code not in added:
            added.append(code)
    return tuple(added)


def engagement(
    line: Line, told: tuple[Act | Mention | None, int, int], parties: Parties, reading: Reading, **given: str
) -> Draft:
    """Return an engagement between two tokens as a draft.

    Args:
        line: where it stands.
        told: the act or the noun that tells it, and the first and last token of the quotation.
        parties: who takes part.
        reading: of the paper.
        given: its type, its status, and the rule that found it.
    """
    by, *span = told
    stretch = (span[0], span[1])
    parties = those_present(line, stretch, parties, reading)
    kind = kind_of_gathering(line, stretch, given["type"], parties)
    parties = members_present(line, stretch, kind, parties)
    place, place_state = place_of(line, span[0])
    day = when(line, by, reading, ahead=given["status"] == "planned")
    fields = {
        "type": kind,
        "status": _in_time(line, given["status"], by, day, reading),
        "states": list(parties.states),
        "orgs": list(parties.organisations),
        "persons": _persons(line, (span[0], span[1]), reading),
        "date": day,
        "place": place,
        "place_state": place_state,
    }
    return Draft(line, span[0], span[1], fields, given["rule"], 0.7)


def _in_time(line: Line, status: str, by: Act | Mention | None, day: str, reading: Reading) -> str:
    """Return "planned" for a gathering that only a noun tells when its day lies ahead of the paper's."""
    dated = reading.paper.dated
    told = isinstance(by, Act) and by.tense == "past" and not by.passive
    told = told and isinstance(by, Act) and (not by.relative or line.words.language == "en")
    if status != "held" or dated is None or told or len(day) < len("2026-01"):
        return status
    return "planned" if day > dated.isoformat()[: len(day)] else status


def _persons(line: Line, span: tuple[int, int], reading: Reading) -> list[dict[str, str]]:
    """Return the persons between two tokens; in Swahili also those whose office is not told."""
    officers = [person for person in line.persons() if person.name]
    found = [
        {"name": person.name, "office": person.office, "code": person.code}
        for person in officers
        if span[0] <= person.first <= span[1]
    ]
    if line.words.language != "sw":
        return found
    for name in names_in(line.tokens, line.mentions, line.dates):
        known = any(person.first <= name.first <= person.last for person in officers)
        if name.kind is Kind.PERSON and span[0] <= name.first < name.last <= span[1] and not known:
            text = reading.paper.text[line.tokens[name.first].start : line.tokens[name.last].end]
            found.append({"name": text, "office": "", "code": ""})
    return found
