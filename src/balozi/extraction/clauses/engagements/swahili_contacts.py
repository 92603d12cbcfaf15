"""Contacts as Swahili tells them beside the main verb: rites, journeys ended, speeches to come, rounds gone by."""

from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.engagements.english_agendas import row_of_a_programme
from balozi.extraction.clauses.engagements.swahili_attendance import swahili_attendance
from balozi.extraction.clauses.engagements.swahili_embassies import swahili_embassies
from balozi.extraction.clauses.engagements.swahili_feasts import led_abroad, swahili_feasts
from balozi.extraction.clauses.engagements.swahili_letters import swahili_letters
from balozi.extraction.clauses.engagements.swahili_rites import swahili_rites
from balozi.extraction.clauses.engagements.swahili_speeches import swahili_speeches
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, destinations
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import Panel, asked_where, sign, signs_of_act
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of, subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of, is_state
from balozi.extraction.clauses.shared.objects import governed_by
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.clauses.shared.swahili_occasions import swahili_occasions
from balozi.extraction.mentions.mentions import Mention, Of

_RITES = closed("swahili_contacts", "rites")
_GIVING = closed("swahili_contacts", "giving")
_HOUSES = closed("swahili_contacts", "houses")
_ROUNDS = closed("swahili_contacts", "rounds")
_GONE = closed("swahili_contacts", "gone")
_NEXT = closed("swahili_contacts", "coming")
_TRAVELS = closed("swahili_contacts", "travels")
_PEOPLE = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN})
_TWO, _NEAR, _FAR = 2, 8, 14
_IS_GUEST = {"alikuwa": "held", "amekuwa": "held", "akiwa": "held", "yuko": "held", "atakuwa": "planned"}
# "imeahirisha", "imesogeza mbele", "imefuta", "umesitisha".
_OFF = ("ahirish", "sogez", "fut", "sitish")


def is_unknown_caller(line: Line, act: Act) -> bool:
    """Tell whether a Swahili passive names nobody who acts; "alipigiwa simu na Rais" names the caller."""
    behind = line.tokens[act.last + 1].key if act.last + 1 < len(line.tokens) else ""
    return line.words.language == "sw" and not (act.is_any("PHONE") and behind == "na")


def swahili_contacts(line: Line, reading: Reading, told: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the contacts of a Swahili sentence that no other rule told."""
    if line.states_nothing:
        return
    found = [rule(line, reading) for rule in (_rite, _round_gone_by, _guest_of, led_abroad)]
    if line.tokens[0].text[0].isdigit() or line.dates:
        found.append(row_of_a_programme(line, reading, told))
    for act in line.acts:
        if not (act.negated or act.tense in {"conditional", "subjunctive"}):
            asked = OF_ACTS.asked(line.signs | signs_of_act(act.kinds, act.tense))
            found += [rule(line, act, reading) for rule in asked]
    found += [_wished_summit(line, act, reading) for act in line.acts if act.tense == "subjunctive"]
    for source in (swahili_embassies, swahili_rites, swahili_speeches, swahili_feasts, swahili_letters):
        found += source(line, reading)
    found += swahili_occasions(line, reading, told)
    found += swahili_attendance(line, reading, told)
    for draft in found:
        if draft is not None and not any(_is_told(draft, other) for other in told):
            yield draft


def _is_told(draft: Draft, other: Draft) -> bool:
    """Tell whether another draft of the line tells the same: of the same type, or of nearly the same words."""
    shared = min(draft.last, other.last) - max(draft.first, other.first) + 1
    return draft.fields["type"] == other.fields["type"] and shared > 0


def _rite(line: Line, reading: Reading) -> Draft | None:
    """Find a ceremony of handing over: "hafla ya kukabidhi boti ilifanyika", "makabidhiano yalifanyika kati ya"."""
    at = line.first_of(_RITES)
    if at is None:
        return None
    near = set(line.row[at : at + 5])
    held = next(
        (a for a in line.acts if a.is_any("HOLD") and 0 < a.first - at <= 2 * _FAR and a.is_finite), None
    )
    if not near & _GIVING or held is None or held.negated or held.relative:
        return None
    whole = line.parties(0, len(line.tokens) - 1)
    pair = tuple(code for code in line.around.pair if is_state(code))
    states = whole.states if len(whole.codes) > 1 else pair if len(pair) == _TWO else ()
    if len(states) + len(whole.organisations) < _TWO:
        return None
    parties = Parties(tuple(sorted(states)), whole.organisations, states, 0, at)
    status = "planned" if held.tense == "future" else "held"
    told = (held, at, max([held.last + 3, *(m.last for m in line.mentions if m.of in _PEOPLE | {Of.STATE})]))
    return engagement(line, told, parties, reading, type="other", status=status, rule="EN9")


def _guest_of(line: Line, reading: Reading) -> Draft | None:
    """Find a visit told by whose guest somebody is: "alikuwa mgeni wa Mfalme wa Jordan", not "mgeni wa heshima"."""
    at = line.row.index("mgeni") if "mgeni" in line.keys else 0
    status = _IS_GUEST.get(line.row[at - 1], "") if at else ""
    host = line.parties(at + 2, at + _NEAR) if line.row[at + 1 : at + 2] == ["wa"] else None
    if not status or host is None or len(host.states) != 1 or host.organisations or host.first > at + 2:
        return None
    guest = line.parties(0, at - 1).states
    if not guest and is_state(line.around.one) and line.row[at - 1].startswith(("a", "y")):
        guest = (line.around.one,)
    if len(guest) != 1 or guest == host.states:
        return None
    states = tuple(sorted({*guest, *host.states}))
    named = line.parties(0, at - 1)
    first = max(named.first, 0)
    told = (None, first, max(at, *(last for _, last, _ in host.spots)))
    parties = Parties(states, (), states, 0, first)
    return engagement(line, told, parties, reading, type="visit", status=status, rule="EN3")


def _round_gone_by(line: Line, reading: Reading) -> Draft | None:
    """Find a round of those spoken of that is told by its day: "katika duru iliyopita, iliyofanyika mwezi Machi"."""
    act = next((a for a in line.acts if a.is_any("HOLD") and a.tense in {"past", "future"}), None)
    if act is None or not line.dates or act.negated:
        return None
    before = line.tokens[max(0, act.first - 5) : act.first]
    keys = {token.key for token in before}
    pair = line.around.pinned or line.around.pair
    beside = line.parties(max(0, act.first - 5), act.first - 1).codes
    if not (keys & _ROUNDS and keys & (_GONE | _NEXT)) or len(pair) < _TWO or beside:
        return None
    if not any(0 < date.first - act.last <= _NEAR for date in line.dates):
        return None
    first = next(n for n, token in enumerate(before, max(0, act.first - 5)) if token.key in _ROUNDS)
    last = max(date.last for date in line.dates if 0 < date.first - act.last <= _NEAR)
    states = tuple(code for code in pair if is_state(code))
    parties = Parties(states, tuple(code for code in pair if code not in states), pair, 0, first)
    status = "planned" if act.tense == "future" else "held"
    told = (act, first, last)
    return engagement(line, told, parties, reading, type="meeting", status=status, rule="EN7")


@asked_where(sign(nouns={"VISIT"}), sign(act={"HOLD", "CONCLUDE", "END", "POSTPONE"}))
def _journey(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a visit by what is done with it: "amehitimisha mjini Kinshasa ziara yake", "anaendelea na ziara yake"."""
    noun = next((n for n in line.nouns("VISIT") if 0 <= n.first - act.last <= _NEAR), None)
    does = (
        act.is_any("HOLD", "CONCLUDE", "END", "POSTPONE") and act.subject in {"a", "wa"} and not act.passive
    )
    if noun is None or not does or not act.is_finite or act.relative:
        return None
    subject = subject_of(line, act)
    reached = {*destinations(line, act.last + 1, len(line.tokens) - 1), *_led_on(line, noun)}
    states = tuple(sorted({*(subject.states if subject is not None else ()), *reached}))
    if subject is None or not subject.states or not reached or len(states) < _TWO:
        return None
    parties = Parties(states, (), states, 0, max(subject.first, 0))
    status = "cancelled" if act.is_any("END", "POSTPONE") else "planned" if act.tense == "future" else "held"
    last = max([noun.last + 1, *(m.last for m in line.mentions if m.of in {Of.CITY, Of.STATE})])
    told = (act, max(subject.first, subject_start(line, act)), last)
    return engagement(line, told, parties, reading, type="visit", status=status, rule="EN3")


@asked_where(sign(act={"HOLD", "MEET"}))
def _brought_together(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find those whom a third state brings together: "Rais wa Uturuki amewakutanisha viongozi wa X na Y"."""
    verb = line.tokens[act.last].key
    told = act.is_any("HOLD", "MEET") and act.is_finite and not (act.relative or act.passive)
    if not told or not verb.endswith(("wakutanisha", "zikutanisha")):
        return None
    groups = groups_of(line.tokens, line.parties(act.last + 1, act.last + _FAR))
    if not groups or len(groups[0].states) < _TWO or groups[0].first - act.last > _NEAR:
        return None
    host = subject_of(line, act) if act.subject in {"a", "i"} else None
    states = tuple(sorted({*groups[0].states, *(host.states if host is not None else ())}))
    first = max(host.first, 0) if host is not None else act.first
    status = "planned" if act.tense == "future" else "held"
    cities = [m.last for m in line.mentions if m.of is Of.CITY and 0 < m.first - groups[0].spots[-1][1] <= 3]
    parties = Parties(states, (), states, 0, first)
    told_in = (act, first, max([groups[0].spots[-1][1], *cities]))
    return engagement(line, told_in, parties, reading, type="meeting", status=status, rule="EN7")


@asked_where(sign(nouns={"MEETING", "SUMMIT"}), sign(act={"POSTPONE", "END"}))
def _called_off(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a gathering that those who were to hold it call off: "EAC imeahirisha mkutano wake wa kilele"."""
    told = act.is_any("POSTPONE", "END") and act.tense == "past" and not (act.passive or act.relative)
    off = told and any(root in line.tokens[act.first].key for root in _OFF)
    noun = next((n for n in line.nouns("MEETING", "SUMMIT") if 0 < n.first - act.last <= 2), None)
    subject = subject_of(line, act) if off and noun is not None else None
    if noun is None or subject is None or not subject.codes:
        return None
    end = max([noun.last, *(date.last for date in line.dates if 0 < date.first - noun.last <= _FAR)])
    with_whom = range(noun.last + 1, min(noun.last + _NEAR, len(line.tokens)))
    withs = next((at for at in with_whom if line.row[at] in {"na", "kati", "baina"}), -1)
    end = max(end, *(m.last for m in line.mentions if 0 < m.first - withs <= _NEAR)) if withs > 0 else end
    beside = line.parties(noun.last + 1, end)
    states = tuple(sorted({*subject.states, *beside.states}))
    bodies = tuple(sorted({*subject.organisations, *beside.organisations}))
    if not bodies and len(states) < _TWO:
        return None
    parties = Parties(states, bodies, (*states, *bodies), 0, max(subject.first, 0))
    kilele = {"kilele", "wakuu", "viongozi", "marais", "mawaziri"} & set(line.row[noun.first : noun.last + 5])
    kind = "summit" if noun.code == "SUMMIT" or kilele else "meeting"
    span = (act, max(subject.first, 0), end)
    return engagement(line, span, parties, reading, type=kind, status="cancelled", rule="EN7")


@asked_where(sign(verbs={"VISIT"}))
def _invited(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a visit to which somebody is asked: "amemwalika mwenzake wa Namibia kutembelea Luanda"."""
    visit = next((a for a in line.acts if a.is_any("VISIT") and 0 < a.first - act.last <= _NEAR), None)
    asks = "alik" in line.tokens[act.last].key and act.tense in {"past", "present"} and not act.relative
    if not asks or visit is None or visit.is_finite:
        return None
    subject, guests = subject_of(line, act), line.parties(act.last + 1, visit.first - 1)
    codes = {*(subject.states if subject is not None else ()), *guests.states}
    if subject is None or len(codes) != _TWO:
        return None
    states = tuple(sorted(codes))
    parties = Parties(states, (), states, 0, subject.first)
    last = max([visit.last, *(m.last for m in line.mentions if 0 < m.first - visit.last <= 4)])
    told = (act, max(subject.first, subject_start(line, act)), last)
    return engagement(line, told, parties, reading, type="visit", status="planned", rule="EN3")


def _led_on(line: Line, noun: Mention) -> set[str]:
    """Return where a visit led besides: "ziara iliyompeleka pia Brazzaville na Libreville", "itakayomfikisha Oslo"."""
    leads = next(
        (n for n in range(noun.last, len(line.tokens)) if line.tokens[n].key.endswith(tuple(_TRAVELS))), -1
    )
    if leads < 0:
        return set()
    near = (m for m in line.mentions if 0 < m.first - leads <= _NEAR)
    return {m.name if m.of is Of.CITY else m.code for m in near if m.of in {Of.CITY, Of.STATE}}


@asked_where(sign(act={"ADDRESS"}))
def _speech_to_come(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a speech to the house of another state: "anatazamiwa kulihutubia Bunge la Suriname"."""
    if not act.is_any("ADDRESS") or act.relative:
        return None
    awaited = act.tense == "future" or governed_by(line, act, "EXPECT", "PLAN") is not None
    if act.tense == "infinitive" and not awaited:
        return None
    house = next((t for t in line.tokens[act.last + 1 : act.last + 4] if t.key in _HOUSES), None)
    subject = subject_of(line, act)
    codes = subject.codes if subject is not None else ()
    heard = line.parties(act.last + 1, act.last + _FAR)
    if (
        house is None
        or not codes
        or subject is None
        or not (set(heard.codes) - set(codes) or house.key in {"mkutano", "kongamano"})
    ):
        return None
    parties = Parties(
        subject.states, tuple(sorted({*subject.organisations, *heard.organisations})), codes, 0, 0
    )
    first = subject.first if subject_start(line, act) <= subject.first < act.first else act.first
    last = max([act.last + 1, *(m.last for m in line.mentions if 0 < m.first - act.last <= _NEAR)])
    status = "planned" if awaited else "held"
    return engagement(line, (act, first, last), parties, reading, type="statement", status=status, rule="EN8")


def _wished_summit(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a gathering that two agree to call: "wameafiki kwamba Mkutano wa Saba wa Kilele uitishwe barani Afrika"."""
    outer = next(
        (a for a in line.acts if a.is_any("AGREE", "DECIDE") and a.is_finite and a.last < act.first), None
    )
    noun = next(
        (n for n in reversed(line.nouns("MEETING", "SUMMIT")) if 0 < act.first - n.last <= _FAR), None
    )
    if (
        outer is None
        or noun is None
        or act.tense != "subjunctive"
        or not act.is_any("HOLD")
        or noun.first < outer.last
    ):
        return None
    codes = line.parties(noun.first, act.first - 1).codes or line.around.pinned or line.around.pair
    if not codes:
        return None
    states = tuple(code for code in codes if is_state(code))
    parties = Parties(states, tuple(code for code in codes if code not in states), codes, 0, noun.first)
    leaders = noun.code == "SUMMIT" or "kilele" in set(line.row[noun.last : noun.last + 5])
    kind = "summit" if leaders else "meeting"
    last = min(act.last + _NEAR, len(line.tokens) - 1)
    last = next((n - 1 for n in range(act.last, last) if line.tokens[n].text in {",", ";"}), last)
    return engagement(
        line, (act, noun.first, last), parties, reading, type=kind, status="planned", rule="EN7"
    )


OF_ACTS = Panel(_journey, _speech_to_come, _invited, _called_off, _brought_together)
