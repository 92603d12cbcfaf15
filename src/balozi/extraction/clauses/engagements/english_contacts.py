"""Contact as the English press and ministries tell it, where the rules for all languages find nothing."""

from collections.abc import Callable, Iterator, Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, destinations, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.signs import Panel, asked_where, sign
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.objects import object_end
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.clauses.shared.sessions import is_regular
from balozi.extraction.mentions.mentions import Mention, Of

_PHASES = closed("english_contacts", "phases")
_ORGANS = closed("english_contacts", "organs")
_LEADERS = closed("english_contacts", "leaders")
_OFFICERS = closed("english_contacts", "officers")
_ATTENDS = closed("english_contacts", "attends")
_TAKES_PART = closed("english_contacts", "takes_part")
_EVENTS = closed("english_contacts", "events")
_ASKS = closed("english_contacts", "asks")
_MEALS = closed("english_contacts", "meals")
_INVITED = frozenset({"guest", "guests", "visitor", "visitors", "counterpart", "counterparts", "visiting"})
_SERVES = closed("english_contacts", "serves")
_PRESS = closed("english_contacts", "press")
_FACES = closed("english_contacts", "faces")
_PRESENCE = closed("english_contacts", "presence")
_GATHERINGS = closed("english_contacts", "gatherings")
_PEOPLE = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN, Of.PAIR})
_NATIONS = frozenset({Of.STATE, Of.PEOPLE, Of.CITY, Of.INSTITUTION})
_JOINT = frozenset(
    {"commission", "committee", "council", "their", "two", "both", "binational", "bilateral", "parties"}
)
_TOGETHER = frozenset({"together", "joint", "jointly", "both", "two"})
_FAMILIES = {"call": "meeting", "courtesy_call": "meeting", "summit": "meeting"}
_TOLD = frozenset({"past", "present", "future"})
_BESIDE = frozenset({"together", "alongside"})
_AFTER = frozenset(
    {"after", "following", "during", "at", "end", "close", "conclusion", "emerging", "in", "from"}
)
_LINES = frozenset({"phone", "telephone", "link", "videolink", "teleconference", "videoconference"})
_TWO, _NEAR, _REACH, _FAR = 2, 4, 10, 24


def english_contacts(line: Line, reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the engagements of an English sentence that the rules for all languages leave out.

    Args:
        line: the sentence.
        reading: its paper.
        known: what those rules found in it, which is not told again.
    """
    taken = list(known)
    for source in OF_LINES.asked(line.signs):
        draft = source(line, reading)
        if draft is not None and not any(are_one(draft, other) for other in taken):
            taken.append(draft)
            yield draft


def are_one(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts of a sentence tell one event: of one family, in words that overlap."""
    kinds = [str(draft.fields["type"]) for draft in (one, other)]
    if _FAMILIES.get(kinds[0], kinds[0]) != _FAMILIES.get(kinds[1], kinds[1]):
        return False
    shared = min(one.last, other.last) - max(one.first, other.first) + 1
    if kinds[0] != kinds[1]:
        # "was greeted by the Vice President and later called on the President": two of one family.
        return shared * 2 > min(one.last - one.first, other.last - other.first) + 1
    return shared > 0


def _everybody(line: Line) -> Parties:
    return line.parties(0, len(line.tokens) - 1)


def _with(parties: Parties, *codes: str) -> Parties:
    """Return the parties with some states more."""
    states = tuple(sorted({*parties.states, *(code for code in codes if code)}))
    return Parties(states, parties.organisations, states, 0, parties.first)


def _pair(line: Line) -> Parties:
    """Return the states and bodies that are spoken of together."""
    pair = line.around.pinned or line.around.pair
    states = tuple(sorted(code for code in pair if is_state(code)))
    return Parties(states, tuple(sorted(set(pair) - set(states))), pair, 0, 0)


def _is_told(line: Line) -> bool:
    return bool(line.dates) or any(place_of(line)) or bool({"here", "today", "yesterday"} & line.keys)


@asked_where(sign(nouns={"MEETING", "SUMMIT"}), sign(words=_PHASES))
def _in_phases(line: Line, reading: Reading) -> Draft | None:
    """Find a gathering by the phase that it is in: "talks broke up in Jeddah", "a round of talks brought together"."""
    for noun in line.nouns("MEETING", "SUMMIT"):
        first, last = noun.first - _REACH, noun.last + _FAR
        verb = next(
            (a for a in range(max(0, first), min(last, len(line.tokens))) if line.tokens[a].key in _PHASES),
            -1,
        )
        if verb < 0 or not _is_told(line) or is_regular(line, noun.first) or _is_denied(line, noun):
            continue
        whole = _everybody(line)
        if len(whole.codes) < _TWO and _JOINT & set(keys_of(line, noun.first - _NEAR, noun.last + _REACH)):
            whole = _pair(line)
        leaders = bool(_LEADERS & set(keys_of(line, 0, noun.first))) and bool(whole.organisations)
        if len(whole.codes) < (1 if leaders else _TWO):
            continue
        kind = "summit" if leaders and len(whole.states) != 1 else "meeting"
        start = min(noun.first, verb) if verb > noun.first else max(0, whole.first)
        told = (
            None,
            max(0, min(start, noun.first - 1)),
            min(max(verb, noun.last) + _NEAR, len(line.tokens) - 1),
        )
        return engagement(line, told, whole, reading, type=kind, status="held", rule="EN7")
    return None


# "sets up a joint commission": none has sat yet.
_FOUNDS = frozenset(
    {
        "sets",
        "set",
        "establish",
        "establishes",
        "established",
        "establishing",
        "create",
        "creates",
        "created",
        "forms",
    }
)


@asked_where(sign(nouns={"MEETING"}, words=_BESIDE))
def _of_two_officials(line: Line, reading: Reading) -> Draft | None:
    """Find two officials who do something together, or have talked: "sat through six hours of talks in Muscat"."""
    nouns = [n for n in line.nouns("MEETING") if not _FOUNDS & set(keys_of(line, n.first - _NEAR, n.first))]
    nouns = [n for n in nouns if not _is_signed(line, n)]
    nouns = [n for n in nouns if _since(line, n) or len(line.parties(0, n.first).codes) > 1]
    beside = next((t for t in range(1, len(line.tokens)) if line.tokens[t].key in _BESIDE), -1)
    spot = nouns[0].first if nouns else beside
    undone = any(
        a.negated or a.tense in {"future", "conditional", "infinitive"} for a in line.acts if a.first < spot
    )
    undone = undone or any(a.is_any("OFF", "AGREE", "PLAN", "URGE") for a in line.acts)
    if spot < 0 or undone or not _is_told(line) or is_regular(line, 0):
        return None
    end = len(line.tokens) - 1 if nouns and _since(line, nouns[0]) else spot
    subject = line.parties(0, end)
    people = [m for m in line.mentions if m.of in _PEOPLE - {Of.OWN} and m.first < end]
    enough = bool(people or _OFFICERS & set(keys_of(line, 0, end)))
    if len(subject.codes) < _TWO or not enough:
        return None
    first = min(max(0, subject.first), spot)
    told = (None, first, min(spot + _NEAR, len(line.tokens) - 1))
    return engagement(line, told, subject, reading, type="meeting", status="held", rule="EN1")


def _is_signed(line: Line, noun: Mention) -> bool:
    """Tell whether what sounds like a gathering is a text: "signed an Early Warning Mechanism in October"."""
    lead = line.row[max(0, noun.first - _NEAR - 1) : noun.first]
    signs = (a for a in line.acts if a.is_any("SIGN") and 0 < noun.first - a.last <= len(lead))
    return any(
        {"after", "following", "at", "during", "in"}.isdisjoint(line.row[a.last : noun.first]) for a in signs
    )


@asked_where(sign(verbs={"MEET"}))
def _it_meets(line: Line, reading: Reading) -> Draft | None:
    """Find what a body just set up will do: "It is to meet for the first time in Tripoli on 4 June"."""
    act = next((a for a in line.acts if a.is_any("MEET") and a.tense == "future"), None)
    subject = set(keys_of(line, 0, act.first)) if act is not None else set()
    pair = _pair(line)
    one = {
        "it",
        "committee",
        "commission",
        "group",
        "panel",
        "council",
        "they",
        "teams",
        "negotiators",
    } & subject
    if (
        act is None
        or act.negated
        or act.first > _REACH
        or not one
        or len(pair.codes) != _TWO
        or not line.dates
    ):
        return None
    if is_regular(line, act.last) or not set(_everybody(line).codes) <= set(pair.codes):
        return None
    told = (act, 0, object_end(line, act))
    return engagement(line, told, pair, reading, type="meeting", status="planned", rule="EN1")


def _since(line: Line, noun: Mention) -> bool:
    """Tell whether talks are told as what came before: "Following consultations in Bridgetown, Barbados and Guyana"."""
    return noun.first < _REACH and bool(_AFTER & set(keys_of(line, 0, noun.first)))


@asked_where(sign(words=_LINES))
def _by_phone(line: Line, reading: Reading) -> Draft | None:
    """Find two who speak by telephone, told behind what was said: "thanked Spain by telephone"."""
    for at, token in enumerate(line.tokens[1:], 1):
        if token.key not in _LINES or line.tokens[at - 1].key not in {
            "by",
            "over",
            "via",
            "the",
            "video",
            "on",
        }:
            continue
        act = next((a for a in reversed(line.acts) if a.is_finite and a.last < at), None)
        whole = line.parties(0, at)
        people = any(m.of in _PEOPLE and m.first < at for m in line.mentions)
        undone = act is not None and (act.negated or act.tense not in _TOLD)
        if undone or len(whole.codes) < _TWO or not people:
            continue
        status = "planned" if act is not None and act.tense == "future" else "held"
        told = (act, max(0, whole.first), at)
        return engagement(line, told, whole, reading, type="call", status=status, rule="EN1")
    return None


def _is_denied(line: Line, noun: Mention) -> bool:
    near = (act for act in line.acts if abs(act.first - noun.last) <= _REACH)
    return any(act.negated or act.tense in {"conditional", "future"} or act.is_any("OFF") for act in near)


@asked_where(sign(verbs={"MEET"}, nouns={"MEETING", "SUMMIT"}))
def _of_a_body(line: Line, reading: Reading) -> Draft | None:
    """Find a sitting of an organ of a body: "The Organ Troika met virtually", "a gathering of the bloc's chiefs"."""
    act = next(
        (a for a in line.acts if a.is_any("MEET") and a.tense in _TOLD and not (a.passive or a.relative)),
        None,
    )
    noun = next(
        (n for n in line.nouns("MEETING", "SUMMIT") if keys_of(line, n.last + 1, n.last + 2) == ["of"]), None
    )
    if act is not None:
        stretch, at = range(0, act.first), act.last
    elif noun is not None:
        stretch, at = range(noun.last, min(noun.last + _REACH, len(line.tokens))), noun.last
    else:
        return None
    organ = {line.tokens[n].key for n in stretch} & (_ORGANS | _LEADERS | _OFFICERS)
    bodies = {m.code for m in line.mentions if m.of is Of.ORGANISATION}
    spoken = {"bloc", "body", "alliance", "community", "union"} & {line.tokens[n].key for n in stretch}
    if spoken and line.around.body:
        bodies = {line.around.body}
    if not organ or len(bodies) != 1 or not _is_told(line) or is_regular(line, at):
        return None
    states = line.parties(0, at).states
    status = "planned" if act is not None and _is_ahead(line, act) else "held"
    kind = "meeting" if organ <= _OFFICERS or (states and organ & _OFFICERS) else "summit"
    parties = Parties(states, tuple(sorted(bodies)), states, 0, 0)
    first = noun.first if act is None and noun is not None else max(0, min(stretch[0], at - 1))
    last = object_end(line, act) if act is not None else stretch[-1]
    told = (act, max(0, first - 1), max(last, at))
    return engagement(line, told, parties, reading, type=kind, status=status, rule="EN1")


def _is_ahead(line: Line, act: Act) -> bool:
    """Tell whether an act is to come: told in the future, or in the present with its day."""
    return act.tense == "future" or (act.tense == "present" and bool(line.dates) and not line.is_headline)


@asked_where(sign(words=_ATTENDS | _TAKES_PART), sign(words=_EVENTS))
def _attended(line: Line, reading: Reading) -> Draft | None:
    """Find an event of another state that an official attends: "took part in the opening of the forum in Luanda"."""
    for at, token in enumerate(line.tokens):
        if token.key not in _ATTENDS | _TAKES_PART or not _EVENTS & set(
            keys_of(line, at + 1, at + 1 + _REACH)
        ):
            continue
        act = next((a for a in line.acts if a.first <= at <= a.last), None)
        if act is not None and (act.negated or act.passive or act.tense not in _TOLD):
            continue
        people = [m for m in line.mentions if m.of in _PEOPLE and m.first < at]
        subject = line.parties(0, at - 1)
        state = subject.states or (
            (line.around.one,) if people and len(line.around.one) == len("KEN") else ()
        )
        behind = line.parties(at + 1, len(line.tokens) - 1).states
        there = (*behind, place_of(line, at)[1], *(destinations(line, 0, at) if not behind else ()))
        whole = _with(Parties(state, (), state, 0, subject.first), *there)
        if not people or not state or len(whole.states) < _TWO:
            continue
        status = "planned" if act is not None and act.tense == "future" else "held"
        told = (act, max(0, subject.first), min(at + _REACH + _NEAR, len(line.tokens) - 1))
        return engagement(line, told, whole, reading, type="other", status=status, rule="EN2")
    return None


@asked_where(sign(words=_ASKS))
def _asked(line: Line, reading: Reading) -> Draft | None:
    """Find a request of one state to another: "Phnom Penh has asked Bangkok to hand back the soldiers"."""
    for at, token in enumerate(line.tokens[:-2]):
        if token.key not in _ASKS:
            continue
        asker = line.parties(max(0, at - 7), at - 1)
        asked = next((m for m in line.mentions if m.of in _NATIONS and 0 < m.first - at <= _TWO), None)
        purpose = (
            {"to", "for"} & set(keys_of(line, asked.last + 1, asked.last + 6)) if asked is not None else set()
        )
        if asked is None or not purpose or not asker.states or (token.key == "told" and "to" not in purpose):
            continue
        owner = asked.name if asked.of is Of.CITY else asked.code
        whole = _with(asker, owner)
        if len(whole.states) != _TWO or len(asker.states) != 1:
            continue
        act = next((a for a in line.acts if a.first <= at <= a.last), None)
        if act is not None and (act.negated or act.passive or act.tense == "conditional"):
            continue
        told = (act, max(0, asker.first), min(asked.last + _REACH, len(line.tokens) - 1))
        return engagement(line, told, whole, reading, type="other", status="held", rule="EN9")
    return None


@asked_where(sign(words=_MEALS), sign(words=_SERVES))
def _at_table(line: Line, reading: Reading) -> Draft | None:
    """Find a meal for a guest: "hosted a dinner for the visiting premier", "gave a luncheon in honour of"."""
    meal = next((at for at, token in enumerate(line.tokens) if token.key in _MEALS), -1)
    served = _SERVES & set(keys_of(line, meal - 6, meal)) if meal > 0 else set()
    behind = {"for", "with", "honour", "honor"} & set(keys_of(line, meal + 1, meal + _REACH))
    # "guests of honour at a dinner given by the Emperor".
    behind |= {"given", "hosted", "offered"} & set(keys_of(line, meal + 1, meal + 3))
    guests = any(m.of in _PEOPLE and m.first > meal for m in line.mentions)
    guests = guests or not _INVITED.isdisjoint(keys_of(line, meal + 1, meal + _REACH))
    whole = _everybody(line)
    if len(whole.codes) == 1 and guests and _is_told(line):
        whole = _with(whole, *(code for code in _pair(line).states if code not in whole.states))
    if not (served and behind and guests) or len(whole.codes) < _TWO:
        return None
    told = (None, max(0, min(whole.first, meal)), min(meal + _REACH, len(line.tokens) - 1))
    return engagement(line, told, whole, reading, type="meeting", status="held", rule="EN5")


@asked_where(sign(words=_FACES), sign(words=_PRESS), sign(words=_TOGETHER))
def _before_press(line: Line, reading: Reading) -> Draft | None:
    """Find two who face the press together: "later appeared before the press together"."""
    for at, token in enumerate(line.tokens):
        near = set(keys_of(line, at + 1, at + 7))
        if token.key not in _FACES or not _PRESS & near or not _TOGETHER & line.keys:
            continue
        whole = _everybody(line)
        whole = whole if len(whole.codes) > 1 else _pair(line)
        if len(whole.codes) < _TWO:
            continue
        told = (None, max(0, at - _REACH), min(at + 6, len(line.tokens) - 1))
        return engagement(line, told, whole, reading, type="statement", status="held", rule="EN8")
    return None


@asked_where(sign(verbs={"ADDRESS"}), sign(words=_GATHERINGS))
def _to_a_gathering(line: Line, reading: Reading) -> Draft | None:
    """Find a speech to a gathering told before: "Canada's envoy addressed the gathering on Thursday"."""
    act = next((a for a in line.acts if a.is_any("ADDRESS") and a.tense in _TOLD and not a.passive), None)
    if act is None or act.negated or act.relative or not line.around.body:
        return None
    behind = keys_of(line, act.last + 1, act.last + 4)
    subject = subject_of(line, act)
    if subject is None or not subject.codes or behind[:1] != ["the"] or not _GATHERINGS & set(behind):
        return None
    bodies = tuple(sorted({*subject.organisations, line.around.body}))
    parties = Parties(subject.states, bodies, subject.order, 0, subject.first)
    status = "planned" if act.tense == "future" else "held"
    told = (act, max(0, subject.first), object_end(line, act))
    return engagement(line, told, parties, reading, type="statement", status=status, rule="EN8")


@asked_where(sign(nouns={"VISIT"}), sign(words=_PRESENCE))
def _on_a_visit(line: Line, reading: Reading) -> Draft | None:
    """Find a visit told aside: "who is here on a state visit", "currently on a visit to the country"."""
    for noun in line.nouns("VISIT"):
        before = keys_of(line, noun.first - 7, noun.first)
        if (
            "on" not in before
            or not _PRESENCE & set(before)
            or line.tokens[noun.last].key in {"tour", "tours"}
        ):
            continue
        whole = _everybody(line)
        reached = destinations(line, noun.last + 1, noun.last + _NEAR)
        states = tuple(sorted({*whole.states, *reached}))
        if len(states) != _TWO:
            pair = _pair(line)
            states = pair.states if len(pair.states) == _TWO and set(whole.states) <= set(pair.states) else ()
        if len(states) != _TWO:
            continue
        first = next(
            at for at in range(max(0, noun.first - 7), noun.first) if line.tokens[at].key in _PRESENCE
        )
        parties = Parties(states, (), states, 0, first)
        last = min(noun.last + _NEAR - 1, len(line.tokens) - 1)
        return engagement(
            line, (noun, first, last), parties, reading, type="visit", status="held", rule="EN4"
        )
    return None


OF_LINES: Panel[Callable[[Line, Reading], Draft | None]] = Panel(
    _by_phone,
    _in_phases,
    _of_two_officials,
    _it_meets,
    _of_a_body,
    _attended,
    _asked,
    _at_table,
    _before_press,
    _to_a_gathering,
    _on_a_visit,
)
