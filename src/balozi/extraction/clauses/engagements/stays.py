"""Visits that are told by a stay, an invitation, an arrival that is due or a noun, not by a verb of visiting."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.drafts import Draft, destinations
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.placed_names import is_placed
from balozi.extraction.clauses.sentence.signs import ENGLISH, NOT_SWAHILI, asked_where, sign
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.objects import object_end
from balozi.extraction.clauses.shared.participants import engagement, status_of
from balozi.extraction.mentions.mentions import Mention, Of

_ACCEPTED = frozenset({"accepted", "accepte", "acceptee", "accepts"})
_INVITATIONS = frozenset({"invitation", "invited", "invite"})
_ASKS = frozenset({"invited", "invites", "invite", "convie"})
_STAY = closed("visits", "stay")
_LEAVE = closed("visits", "leave")
_STAYS = closed("visits", "stays")
_REASONS = closed("visits", "reasons")
_NOW = frozenset({"currently", "already", "now", "again", "also", "back", "still", "presently"})
_NEAR, _STEPS, _TWO = 12, 5, 2
_DUE = frozenset({"due", "expected", "awaited", "anticipated"})
_PAYS = frozenset({"pay", "pays", "paid", "paying"})
_PEOPLE = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN})


@asked_where(sign(words=_STAY), NOT_SWAHILI)
def stayed(line: Line, reading: Reading) -> Draft | None:
    """Find a visit told as a stay that has a day: "My Minister was in Nairobi in February"."""
    asked = bool(_REASONS & line.keys) and line.words.language == "en"
    if line.words.language == "sw" or not (line.dates or asked):
        return None
    spots = {Of.CITY, Of.STATE} if line.words.language == "en" else {Of.CITY}
    for city in (m for m in line.mentions if m.of in spots and m.first > 2):
        verb = city.first - 2
        there = city.name if city.of is Of.CITY else city.code
        people = [m for m in line.mentions if m.of in _PEOPLE and 0 < verb - m.last <= 4]
        people = people or _named_before(line, verb) or _delegation(line, verb)
        if line.tokens[verb].key in _NOW:
            verb -= 1
        if line.tokens[verb].key not in _STAY or not is_placed(line, city) or not people:
            continue
        subject = line.parties(max(0, people[0].first - 3), verb - 1)
        also = [code for code in destinations(line, city.first, city.last + _STEPS) if code != there]
        home = subject.states or tuple(code for code in line.around.common if code != there)[:1]
        states = tuple(sorted({*home, there}))
        near = [date for date in line.dates if abs(date.first - city.last) <= 5]
        if (
            len(states) == 2
            and (near or asked)
            and not any(a.is_any("BE") and a.first <= verb <= a.last for a in line.acts)
        ):
            told = (people[0], *_stretch(line, (people[0].first, verb), near[0].last if near else city.last))
            states = tuple(sorted({*states, *(also if line.words.language == "en" else ())}))
            parties = Parties(states, (), states, 0, people[0].first)
            return engagement(line, told, parties, reading, type="visit", status="held", rule="EN3")
    return None


def _stretch(line: Line, told: tuple[int, int], last: int) -> tuple[int, int]:
    """Return the words that tell a stay, those of an English aside alone: "who is in Moscow on a working visit"."""
    first, verb = told
    if line.words.language != "en":
        return first, last
    visit = next((n.last for n in line.nouns("VISIT") if 0 < n.first - last <= _NEAR), last)
    return verb - 1 if line.tokens[verb - 1].key == "who" else first, visit


@asked_where(sign(words=_DUE), ENGLISH)
def due_in(line: Line, reading: Reading) -> Draft | None:
    """Find a visit told by where somebody is due: "the defence minister is due in Dili on Monday"."""
    if line.words.language != "en":
        return None
    for at, token in enumerate(line.tokens):
        if token.key not in _DUE or line.tokens[max(0, at - 1)].key not in _STAY | {"also"}:
            continue
        reached = destinations(line, at + 1, at + 4) or tuple(
            m.code for m in line.mentions if m.of is Of.INSTITUTION and 0 < m.first - at <= _STEPS
        )
        people = [m for m in line.mentions if m.of in _PEOPLE and 0 < at - m.last <= _NEAR // 2]
        people = people or _delegation(line, at)
        subject = line.parties(0, at - 1)
        home = subject.states or ((reading.home,) if reading.home not in {"", *reached} else ())
        states = tuple(sorted({*home, *reached}))
        if reached and people and len(states) + len(subject.organisations) > 1 and line.dates:
            told = (None, max(0, subject.first), max(at + 2, *(d.last for d in line.dates)))
            parties = Parties(states, subject.organisations, states, 0, 0)
            return engagement(line, told, parties, reading, type="visit", status="planned", rule="EN3")
    return None


@asked_where(sign(words=_PAYS), sign(nouns={"VISIT", "COURTESY"}), ENGLISH)
def paid_a_visit(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a visit that is paid to somebody named before it: "will pay Ghana an official visit"."""
    if line.tokens[act.last].key not in _PAYS or line.words.language != "en" or act.negated or act.relative:
        return None
    noun = next((n for n in line.nouns("VISIT", "COURTESY") if 1 < n.first - act.last <= _NEAR), None)
    status, subject = status_of(line, act), subject_of(line, act)
    if noun is None or not status or subject is None:
        return None
    visited_ones = line.parties(act.last + 1, noun.first - 1)
    states = tuple(sorted({*subject.states, *visited_ones.states}))
    if not visited_ones.codes or len(states) < 2:
        return None
    parties = Parties(states, subject.organisations, states, 0, subject.first)
    kind = "courtesy_call" if noun.code == "COURTESY" else "visit"
    told = (act, max(subject.first, 0), noun.last)
    return engagement(line, told, parties, reading, type=kind, status=status, rule="EN3")


def _named_before(line: Line, verb: int) -> list[Mention]:
    """Return the title of an English guest whose name ends right before: "Dr Ferrer Tamayo, who is in Rwanda"."""
    near = [p.first for p in line.persons() if p.name and 0 < verb - p.last <= 4]
    return [m for m in line.mentions if m.first in near] if line.words.language == "en" else []


def _delegation(line: Line, verb: int) -> list[Mention]:
    """Return the state whose people stay somewhere: "A delegation from Zambia is in Kigali", "The Serbian leader"."""
    humans = words_of("news", "places")["humans"]
    group = humans & set(line.row[max(0, verb - 8) : verb])
    return [m for m in line.mentions if group and m.of in {Of.STATE, Of.PEOPLE} and m.first < verb][:1]


def left(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a visit told by its end: "a quitté Niamey au terme d'un séjour", "left Oslo after a two-day visit"."""
    if line.words.language == "sw" or line.tokens[noun.last].key not in _STAYS or Of.CITY not in line.named:
        return None
    for city in (m for m in line.within(2, noun.first - 1) if m.of is Of.CITY):
        subject = line.parties(0, city.first - 2)
        gone = line.tokens[city.first - 1].key in _LEAVE and city.name not in subject.states
        before = subject.states[:1] or tuple(c for c in line.around.common if c != city.name)[:1]
        if gone and before and noun.first - city.last <= _NEAR:
            states = tuple(sorted({*before, city.name}))
            told = (noun, max(0, subject.first), noun.last)
            parties = Parties(states, (), states, 0, max(0, subject.first))
            return engagement(line, told, parties, reading, type="visit", status="held", rule="EN3")
    return None


@asked_where(sign(words=_ASKS), NOT_SWAHILI)
def asked_to_come(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a visit that one side invites the other to: "invited his host to pay a return visit to Abidjan"."""
    noun = next((n for n in line.nouns("VISIT") if 0 < n.first - act.last <= _NEAR), None)
    gone = any(
        a.is_any("VISIT") and a.tense == "infinitive" and 0 < a.first - act.last <= _NEAR for a in line.acts
    )
    asks = line.tokens[act.last].key in _ASKS and act.tense in {"past", "present"} and not act.relative
    if not asks or act.negated or line.words.language == "sw" or (noun is None and not gone):
        return None
    reached = destinations(line, act.last + 1, len(line.tokens) - 1)
    pair = {code for code in line.around.pair if is_state(code)}
    states = {*reached, *line.parties(max(0, act.first - 8), len(line.tokens) - 1).states}
    if len(states) < 2 and states <= pair and len(pair) == 2:
        states |= pair
    if len(states) != 2 or not (reached or noun is not None):
        return None
    parties = Parties(tuple(sorted(states)), (), tuple(sorted(states)), 0, 0)
    told = (None, max(0, act.first - 3), len(line.tokens) - 1)
    return engagement(line, told, parties, reading, type="visit", status="planned", rule="EN3")


def homeward(line: Line, act: Act, reading: Reading) -> tuple[str, ...]:
    """Return the state of the paper when a guest is said to come to it: "amewasili nchini"."""
    near = line.tokens[act.last + 1 : act.last + 4]
    here = [at for at, token in enumerate(near) if token.key == "nchini"]
    bare = here and here[0] + 1 < len(near) and not near[here[0] + 1].is_capital
    leaves = line.tokens[act.last].key.endswith(("ondoka", "rejea", "rudi"))
    return (reading.home,) if bare and reading.home and not leaves else ()


@asked_where(sign(act={"BE"}), NOT_SWAHILI)
def will_be_in(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a visit told as a stay: "our Defence Minister will be in Mogadishu on 5 May"."""
    if not act.is_any("BE") or act.tense != "future" or line.words.language == "sw":
        return None
    reached = destinations(line, act.last + 1, act.last + 4)
    subject = subject_of(line, act)
    person = any(m.of in _PEOPLE and act.first - 6 <= m.first < act.first for m in line.mentions)
    if not reached or subject is None or not person or set(reached) <= set(subject.states) or not line.dates:
        return None
    states = tuple(sorted({*subject.states, *reached}))
    parties = Parties(states, subject.organisations, states, 0, subject.first)
    if len(parties.codes) < 2:
        return None
    told = (act, max(subject.first, 0), object_end(line, act))
    return engagement(line, told, parties, reading, type="visit", status="planned", rule="EN3")


@asked_where(sign(act={"VISIT"}), sign(words=_INVITATIONS), sign(words=_ACCEPTED))
def invited(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a visit that was invited to and accepted: "an invitation to visit Washington was accepted by ..."."""
    keys = line.keys
    if (
        not act.is_any("VISIT")
        or act.tense != "infinitive"
        or not keys & _INVITATIONS
        or not keys & _ACCEPTED
    ):
        return None
    reached = destinations(line, act.last, act.last + 6) or tuple(
        m.name for m in line.mentions if m.of is Of.CITY and 0 < m.first - act.last <= 2
    )
    if not reached and line.words.language == "en":
        reached = tuple(m.code for m in line.mentions if m.of is Of.STATE and 0 < m.first - act.last <= 2)
    states = {*reached, *line.parties(0, len(line.tokens) - 1).states}
    states |= {code for code in line.around.common if len(states) < 2 or code in states}
    if not reached or len(states) != 2:
        return None
    parties = Parties(tuple(sorted(states)), (), tuple(sorted(states)), 0, 0)
    told = (act, 0, len(line.tokens) - 1)
    return engagement(line, told, parties, reading, type="visit", status="planned", rule="EN3")
