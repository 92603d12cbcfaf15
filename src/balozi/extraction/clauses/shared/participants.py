"""Participants of an engagement: who takes part in an act, and the engagement as a draft."""

from itertools import pairwise

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading, is_shouted
from balozi.extraction.clauses.sentence.orders import verbs
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of, subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.bearings import led_to
from balozi.extraction.clauses.shared.days import when
from balozi.extraction.clauses.shared.english_company import company, those_present
from balozi.extraction.clauses.shared.english_summits import kind_of_gathering, members_present
from balozi.extraction.clauses.shared.english_times import is_foretold, is_soon
from balozi.extraction.clauses.shared.objects import governed_by, object_end
from balozi.extraction.clauses.shared.swahili_where import where
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
_TWO, _ASKED = 2, 4
_HOSTS = frozenset({"mwenyeji", "wenyeji"})
_BEING = frozenset({"akiwa", "wakiwa", "huko"})
_PLURAL = frozenset({"wa", "tu", "zi"})
_GLAD = closed("participants", "glad")
_MUST = closed("participants", "must")
_OPENS = frozenset({"in", "at", "while", "from"})
# "had a chance to sit down with".
_CHANCES = frozenset({"chance", "opportunity", "pleasure", "honor", "honour", "privilege", "occasion"})


def status_of(line: Line, act: Act) -> str:
    """Return whether an act has happened, "" when it is only wished."""
    if act.tense == "future":
        return "planned"
    if (
        _is_to_come(line, act)
        or is_foretold(line, act)
        or _comes_after(line, act)
        or _is_agreed_on(line, act)
    ):
        return "planned"
    if act.tense in {"infinitive", "participle"} and _is_behind(line, act):
        return "held"
    if went := _what_a_journey_is_for(line, act):
        return went
    if purpose := _by_what_leads_to_it(line, act):
        return purpose
    if act.tense in {"infinitive", "subjunctive"}:
        governor = governed_by(line, act, *_BEFORE)
        return "planned" if governor is not None and not governor.negated else ""
    return "held"


def _by_what_leads_to_it(line: Line, act: Act) -> str:
    """Return the status of an infinitive that the words before it tell: "was glad to meet", "flew to Dhaka to meet"."""
    if act.tense != "infinitive" or line.words.language == "sw":
        return ""
    near = set(line.row[max(0, act.first - 4) : act.first])
    if near & _GLAD or ("had" in line.keys and near & _CHANCES):
        return "held"
    going = _journey_before(line, act)
    if near & _MUST or going is None:
        return "planned" if near & _MUST else ""
    return "held" if going.tense == "past" else "planned"


def _what_a_journey_is_for(line: Line, act: Act) -> str:
    """Return the status of a Swahili meeting for which somebody will go, else "": "atakwenda Lome kukutana na"."""
    if act.tense != "infinitive" or line.words.language != "sw" or not act.is_any("MEET"):
        return ""
    goes = verbs(line).last_before(act.first)
    if goes is None or not goes.is_any("VISIT") or goes.negated or act.first - goes.last > _AFTER_REACH:
        return ""
    if goes.tense != "future":
        # "amekwenda Harare kuonana na": the journey is told, the meeting only as its aim.
        return ""
    joined = line.row[act.first - 1] in {"na", "ya", "kuhusu", "kwa"}
    return "" if joined or goes.subject not in {"a", "wa", "u"} else "planned"


def _is_agreed_on(line: Line, act: Act) -> bool:
    """Tell whether an English gathering is what was agreed: "agreed on convening the Joint Committee in Amman"."""
    if line.words.language != "en" or not act.first or not line.row[act.first].endswith("ing"):
        return False
    to_come = line.row[act.first - 1] in {"on", "to", "upon"}
    return to_come and any(a.is_any("AGREE") and 0 < act.first - a.last <= _TWO + 1 for a in line.acts)


def _is_behind(line: Line, act: Act) -> bool:
    """Tell whether "after" leads to an act: "after meeting the minister", "baada ya kukutana"."""
    if act.first < _TWO or _follows_a_future(line, act):
        return False
    back = _AFTER_REACH if line.words.language == "sw" else 2
    begin = max(act.first - back, 0, verbs(line).end_before(act.first) + 1)
    return not _AFTER.isdisjoint(line.row[begin : act.first])


def _journey_before(line: Line, act: Act) -> Act | None:
    """Return the journey that an English meeting is for: "travelled to Dhaka on 1 March to meet with"."""
    if act.tense != "infinitive" or not act.is_any("MEET") or line.words.language != "en":
        return None
    earlier = next((a for a in reversed(line.acts) if a.last < act.first and a.is_finite), None)
    goes = earlier is not None and earlier.is_any("VISIT") and not (earlier.negated or earlier.relative)
    return earlier if goes and line.row[act.first] == "to" else None


def _comes_after(line: Line, act: Act) -> bool:
    """Tell whether a Swahili meeting is what comes after: "siku moja kabla ya mawaziri wa X na Y kukutana Entebbe"."""
    if act.tense != "infinitive" or line.words.language != "sw" or "kabla" not in line.keys:
        return False
    begin = max(act.first - _AFTER_REACH, 0, verbs(line).end_before(act.first) + 1)
    return "kabla" in set(line.row[begin : max(begin, act.first - 2)])


def _follows_a_future(line: Line, act: Act) -> bool:
    """Tell whether a Swahili deed comes behind one to come: "italijibu ombi hilo baada ya kushauriana na SADC"."""
    return line.words.language == "sw" and any(a.tense == "future" for a in verbs(line).before(act.first))


def _is_to_come(line: Line, act: Act) -> bool:
    """Tell whether an English present speaks of what comes: "leaves for Samoa on Thursday", "meets him tomorrow"."""
    plain = act.tense == "present" and line.tokens[act.first].key.endswith("s") and not act.relative
    plain = plain and not (act.first and line.tokens[act.first - 1].key == "who")
    if (
        line.words.language != "en"
        or not plain
        or line.is_headline
        or not act.is_any("VISIT", "MEET", "EXPECT", "ADDRESS")
    ):
        return False
    weekday = any(date.name for date in line.dates)
    # "He then travels to Warsaw".
    soon = bool({"tomorrow", "next", "tonight"} & line.keys) or line.tokens[act.first - 1].key == "then"
    soon = soon or is_soon(line)
    return weekday or soon


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
    if line.words.language == "sw" and act.is_any("MEET", "TALK", "HOLD", "HOST") and not behind.states:
        # "Atatembelea Bamako na Niamey, ambako atafanya mazungumzo na viongozi".
        states |= set(led_to(line, act))
    if line.words.language == "sw" and len(states) == 1 and not organisations:
        states |= _with_its_host(line, act, states)
    full = line.words.language == "fr" and bool(organisations) and len(states) + len(organisations) > 1
    if line.words.language != "en" and not full:
        states |= set(_completed(states, behind.unknown + subject.unknown, line, reading))
    order = tuple(dict.fromkeys((*subject.order, *behind.order)))
    first = subject.first if begin <= subject.first < act.first else max(begin, act.first - 3)
    if line.words.language == "sw" and 0 <= subject.first < first and _is_awaited_of(line, act):
        # "Rais wa Ukraine anatarajiwa kuwasili": it begins with who is awaited.
        first = subject.first
    found = Parties(tuple(sorted(states)), tuple(sorted(organisations)), order, 0, first)
    return found, first, end


def _is_awaited_of(line: Line, act: Act) -> bool:
    """Tell whether an infinitive hangs right behind a verb of expecting: "anatarajiwa kuwasili"."""
    outer = governed_by(line, act, "EXPECT", "PLAN") if act.tense == "infinitive" else None
    return outer is not None and act.first - outer.last <= _TWO


def _with_its_host(line: Line, act: Act, states: set[str]) -> set[str]:
    """Return the state of "mwenyeji wake", who is named without it: that of the place, or the other one of the two."""
    behind = line.row[act.last + 1 : act.last + 8]
    if not any(one in _HOSTS and other in {"wake", "wao"} for one, other in pairwise(behind)):
        return set()
    place = place_of(line)[1]
    others = [code for code in line.around.pair if is_state(code) and code not in states]
    return {place} if place and place not in states else set(others[:1] if len(others) == 1 else ())


def _untold(line: Line, act: Act) -> tuple[str, ...]:
    """Return who acts when the sentence names nobody: in Swahili "walikutana" is the two states spoken of."""
    pair = tuple(code for code in line.around.pair if is_state(code))
    governor = verbs(line).last_before(act.first) or act
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
    return (code,) if code and is_state(code) and code in {*line.around.common, line.around.home} else ()


def _completed(states: set[str], unknown: int, line: Line, reading: Reading) -> tuple[str, ...]:
    """Return the states of office-holders whose state is not told: the paper's own, then the place's but in Swahili."""
    added: list[str] = []
    swahili = line.words.language == "sw"
    # In Swahili news of the world the city of a conference is no party's.
    candidates = [reading.home, *(() if swahili else (place_of(line)[1],)), *line.around.common]
    if swahili and line.tokens[0].key in _BEING:
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
    parties = those_present(line, stretch, parties)
    kind = kind_of_gathering(line, stretch, given["type"], parties)
    parties = members_present(line, stretch, kind, parties)
    place, place_state = _place(line, span[0])
    if line.words.language == "sw":
        place, place_state = where(line, (by, span[0], kind), (place, place_state))
    day = when(line, by, reading, ahead=given["status"] == "planned")
    if kind == "statement" and given["status"] == "held":
        day = _not_ahead(line, day, reading)
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


def _not_ahead(line: Line, day: str, reading: Reading) -> str:
    """Return the paper's day for a statement whose sentence tells of a day to come: "to postpone the vote of 3 May"."""
    dated = reading.paper.dated
    ahead = dated is not None and day > dated.isoformat()[: len(day)]
    if ahead and line.words.language == "sw" and len(day) == len("2025-11"):
        # "aliahidi wakati wa mkutano na waandishi wa habari mwezi Novemba", written in July.
        return f"{int(day[:4]) - 1}{day[4:]}"
    return dated.isoformat() if ahead and dated is not None else day


def _place(line: Line, first: int) -> tuple[str, str]:
    """Return where an engagement is: told in its own words or behind, in English also in front of them."""
    place = place_of(line, first)
    if any(place) or not first or line.words.language != "en":
        return place
    # "In Santiago, the Secretary will meet", "travelled to Port Moresby, where he met".
    led = "where" in line.row[: first + _TWO] or line.row[0] in _OPENS
    return place_of(line, 0, first) if led else place


def _in_time(line: Line, status: str, by: Act | Mention | None, day: str, reading: Reading) -> str:
    """Return "planned" for a gathering that only a noun tells when its day lies ahead of the paper's."""
    dated = reading.paper.dated
    told = isinstance(by, Act) and by.tense == "past" and not by.passive
    told = told and isinstance(by, Act) and (not by.relative or line.words.language == "en")
    if status != "held" or dated is None or told or not day:
        return status
    return "planned" if day > dated.isoformat()[: len(day)] else status


def _only_invites(line: Line, at: int) -> bool:
    """Tell whether a person at a token is who invited a Swahili guest: "kufuatia mwaliko wa Mheshimiwa Rais"."""
    return line.words.language == "sw" and "mwaliko" in line.row[max(0, at - _ASKED) : at]


def _persons(line: Line, span: tuple[int, int], reading: Reading) -> list[dict[str, str]]:
    """Return the persons between two tokens; in Swahili also those whose office is not told."""
    officers = [person for person in line.persons() if person.name]
    found = [
        {"name": person.name, "office": person.office, "code": person.code}
        for person in officers
        if person.first <= span[1] and person.last >= span[0] and not _only_invites(line, person.first)
    ]
    if line.words.language != "sw" or is_shouted(line):
        return found
    taken = [(person.first, person.last) for person in officers]
    taken += [(m.first, m.last) for m in line.mentions if m.of in {Of.CITY, Of.REGION}]
    for name in names_in(line.tokens, line.mentions, line.dates):
        known = any(first <= name.last and name.first <= last for first, last in taken)
        if name.kind is Kind.PERSON and span[0] <= name.first < name.last <= span[1] and not known:
            text = reading.paper.text[line.tokens[name.first].start : line.tokens[name.last].end]
            found.append({"name": text, "office": "", "code": ""})
    return found
