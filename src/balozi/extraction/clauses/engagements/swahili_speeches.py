"""Words of Swahili officials that are events: speeches to a forum, calls by states, answers to a deed."""

from collections.abc import Iterator
from functools import cache

from balozi.extraction.clauses.engagements.remarks import is_resolved
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of, subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.neighbours import names_others
from balozi.extraction.clauses.shared.objects import object_end
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Of
from balozi.packs import gazetteer

_WORDS = words_of("swahili_actors", "speeches")
_BACK = frozenset({"huo", "hiyo", "hilo", "hayo", "hizo", "hicho"})
_STATES = frozenset({"i", "u", "li", "zi"})
_CALLS_ON = ("himiz", "sihi", "shauri", "tole")
_NEAR, _FAR = 4, 12
# So far down may the heading of a speech begin, and by whom others than those at home listen.
_TITLE, _ABROAD = 200, frozenset({Of.STATE, Of.ORGANISATION, Of.REGION, Of.GROUP})
_WIDE = frozenset({"afrika", "mabalozi", "kimataifa", "mataifa", "wanadiplomasia", "ubalozi"})
_TOLD = frozenset({"past", "present"})
_SPEAKS = frozenset({"ADDRESS", "TALK", "ANNOUNCE", "URGE", "SAY", "REAFFIRM", "REJECT"})


@cache
def _relief() -> frozenset[str]:
    """Return the agencies that work for people, whose calls answer no state."""
    return frozenset(
        body.code for body in gazetteer.organisations() if body.kind in {"un", "humanitarian", "agency"}
    )


def swahili_speeches(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the speeches, calls and answers that a Swahili sentence tells."""
    found: list[Draft | None] = []
    for act in line.acts:
        if act.negated or act.passive or act.kinds.isdisjoint(_SPEAKS):
            continue
        if act.is_any("ADDRESS", "TALK"):
            found.append(_spoke(line, act, reading))
        if act.is_any("ANNOUNCE") and act.subject in _STATES | {"a"}:
            found.append(_called(line, act, reading))
        if act.is_any("URGE") and act.subject in _STATES:
            found.append(_demanded(line, act, reading))
        found.append(_answer(line, act, reading))
    if "hotuba" in line.keys:
        found += [_in_a_speech(line, reading), _headed(line, reading)]
    yield from (draft for draft in found if draft is not None)


def _spoke(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a speech to a forum of others: "akihutubia Baraza Kuu ..., Waziri alisema"."""
    told = act.tense in {"past", "present", "participle", "future"}
    told = told and (not act.relative or act.is_any("WHEN"))
    house = next((at for at in range(act.last + 1, min(act.last + _NEAR, len(line.tokens)))
                  if line.tokens[at].key in _WORDS["houses"]), -1)  # fmt: skip
    if not told or house < 0 or (not act.is_any("ADDRESS") and not _is_before_a_forum(line, act, house)):
        return None
    verb = _main_verb(line, act) if act.tense == "participle" or act.is_any("WHEN") else None
    speaker = _before_verb(line, verb, house) if verb is not None and verb.first > house else None
    speaker = speaker or subject_of(line, verb or act)
    if verb is not None and (speaker is None or not speaker.codes):
        speaker = _behind_verb(line, verb, act)
    if speaker is None or not speaker.codes or not _is_of_others(line, house, speaker):
        return None
    end = house + _FAR // 2 if verb is None or verb.first < act.first else verb.first - 1
    return _speech(line, (act, house, end), speaker, reading)


def _speech(line: Line, told: tuple[Act, int, int], speaker: Parties, reading: Reading) -> Draft:
    act, house, end = told
    heard = line.parties(house, house + _FAR)
    bodies = tuple(sorted({*speaker.organisations, *heard.organisations}))
    parties = Parties(speaker.states, bodies, speaker.codes, 0, act.first)
    first = min(act.first, speaker.first) if speaker.first >= 0 else act.first
    first = first if act.first - first <= 2 * _FAR else act.first
    end = min(end, len(line.tokens) - 1)
    last = next((n - 1 for n in range(house + 1, end) if line.tokens[n].key in {"kwamba", "kuwa"}), end)
    status = "planned" if act.tense == "future" else "held"
    span = (act, first, max(last, house))
    return engagement(line, span, parties, reading, type="statement", status=status, rule="EN8")


def _is_before_a_forum(line: Line, act: Act, house: int) -> bool:
    """Tell whether somebody talks to a forum, not only at some occasion: "alipozungumza kwenye jukwaa la bahari"."""
    at = set(line.row[act.last + 1 : house]) & _WORDS["before"]
    capital = house > act.last and line.tokens[house].is_capital
    return bool(at) and (capital or line.tokens[house].key in _WORDS["forums"])


def _main_verb(line: Line, act: Act) -> Act | None:
    """Return what is said with a circumstance: behind it, else before it ("alisema X alipozungumza")."""
    said = [
        a for a in line.acts if a is not act and a.is_finite and a.tense != "participle" and not a.relative
    ]
    return next((a for a in said if a.first > act.last), next(iter(said), None))


def _before_verb(line: Line, verb: Act, house: int) -> Parties | None:
    """Return the speaker told between the forum and the verb: "Akihutubia Baraza ..., Waziri wa Uganda alisema"."""
    comma = next((at for at in range(house, verb.first) if line.tokens[at].text == ","), -1)
    found = line.parties(comma + 1, verb.first - 1) if comma > 0 else None
    return found if found is not None and found.codes else None


def _behind_verb(line: Line, verb: Act, act: Act) -> Parties | None:
    """Return the speaker told behind the verb: "alisema Waziri wa Mazingira wa Kenya alipozungumza"."""
    end = act.first - 1 if act.first > verb.last else verb.last + _FAR
    found = line.parties(verb.last + 1, end)
    return found if found.codes and found.first <= verb.last + _NEAR else None


def _is_of_others(line: Line, house: int, speaker: Parties) -> bool:
    """Tell whether those who listen are not only at home: a body, another state, a gathering told of before."""
    heard = line.parties(house, house + _FAR - _NEAR)
    near = set(line.row[house + 1 : house + _NEAR + 1])
    back = set(line.row[house + 1 : house + _NEAR + 3]) & _BACK
    told = bool(back) and (bool(line.around.body) or len(line.around.pair) > 1)
    wide = bool(near & _WORDS["wide"])
    named = any(m.first <= house <= m.last for m in line.mentions if m.code) and bool(heard.organisations)
    return bool(set(heard.codes) - set(speaker.codes)) or told or wide or named


def _called(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a call, a warning or a statement of a state or a body: "umetoa wito wa kusitishwa kwa mapigano"."""
    noun = line.tokens[act.last + 1].key if act.last + 1 < len(line.tokens) else ""
    noun = line.tokens[act.last].key if act.last > act.first else noun
    calls = noun in _WORDS["calls"]
    states = noun in _WORDS["statements"] and _judges(line, act)
    verb = line.tokens[act.first].key
    plain = act.tense in _TOLD and not act.relative and ("toa" in verb or "tolea" in verb)
    if not plain or not (calls or states) or is_resolved(line, act, reading):
        return None
    subject = subject_of(line, act)
    if subject is None or not subject.codes or subject.first < subject_start(line, act):
        return None
    if act.subject == "a" and (subject.states or not subject.organisations):
        # A minister calls on others in every speech; the head of a body does it for the body.
        return None
    if not (subject.organisations or len(subject.codes) > 1 or names_others(reading, subject.codes)):
        return None
    if (
        calls
        and subject.codes
        and set(subject.codes) <= _relief()
        and not line.parties(act.last + 1, len(line.tokens) - 1).states
    ):
        # "OCHA inatoa wito kwa pande kinzani": what those who bring relief ask of everybody.
        return None
    span = (act, subject.first, max(act.last + 1, min(object_end(line, act), act.last + _FAR)))
    whole = Parties(subject.states, subject.organisations, subject.order, 0, subject.first)
    return engagement(line, span, whole, reading, type="statement", status="held", rule="EN8")


def _demanded(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what a state demands of another in public: "imeitaka Nairobi kutafakari upya uamuzi huo"."""
    verb, sides = line.tokens[act.last].key, line.row[act.last + 1 : act.last + 2] == ["pande"]
    asks = "tak" in verb or (sides and any(root in verb for root in _CALLS_ON))
    plain = act.tense == "past" and not act.relative and asks
    if not plain or is_resolved(line, act, reading):
        return None
    subject = subject_of(line, act)
    others = _asked_ones(line, act)
    if subject is None or not subject.codes or subject.first < subject_start(line, act):
        return None
    pointed = any(token.key in _BACK for token in line.tokens[act.last + 1 : act.last + _FAR])
    if sides and subject.states and names_others(reading, subject.codes):
        # "China imezitaka pande zote kujizuia".
        pointed, others = True, {"pande"}
    if not others or others & set(subject.codes) or not pointed:
        return None
    span = (act, subject.first, min(object_end(line, act), act.last + _FAR))
    whole = Parties(subject.states, subject.organisations, subject.order, 0, subject.first)
    return engagement(line, span, whole, reading, type="statement", status="held", rule="EN8")


def _asked_ones(line: Line, act: Act) -> set[str]:
    """Return who stands right behind a demand, by name or by the seat of the government."""
    near = [
        m
        for m in line.mentions
        if 0 < m.first - act.last <= 2 and m.of in {Of.STATE, Of.ORGANISATION, Of.CITY}
    ]
    return {m.name if m.of is Of.CITY else m.code for m in near}


def _judges(line: Line, act: Act) -> bool:
    """Tell whether a statement condemns, praises or demands: "imetoa tamko ikilaani mashambulizi"."""
    return any(a.is_any("REACT", "URGE") and 0 < a.first - act.last <= _FAR for a in line.acts)


def _answer(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what a state, or an official for it, says of a deed."""
    if act.is_any("SAY") and act.subject == "a":
        return _answered_by_its_spokesman(line, act, reading)
    says = act.is_any("SAY", "REAFFIRM", "REJECT") and act.subject in _STATES
    return _answered(line, act, reading) if says else None


def _answered(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what a state says it feels about a deed: "ilisema inafuatilia hatua hiyo", "imethibitisha hatua hiyo"."""
    if act.tense not in _TOLD or act.relative or is_resolved(line, act, reading):
        return None
    inner = next((a for a in line.acts if 0 < a.first - act.last <= _NEAR), None)
    feels = act.is_any("SAY") and inner is not None and inner.is_any("REACT", "SUPPORT", "AGREE")
    feels = (
        feels and inner is not None and inner.tense in {"present", "past"} and inner.subject == act.subject
    )
    told = inner if feels and inner is not None else act
    deed = _pointed_deed(line, told)
    if deed < 0 or not (feels or act.is_any("REAFFIRM", "REJECT")):
        return None
    subject = subject_of(line, act)
    if subject is None or not subject.codes or not names_others(reading, subject.codes):
        return None
    whole = Parties(subject.states, subject.organisations, subject.order, 0, subject.first)
    span = (act, max(subject.first, 0), deed)
    return engagement(line, span, whole, reading, type="statement", status="held", rule="EN8")


def _answered_by_its_spokesman(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what an official says his state feels of a deed: "Msemaji amesema Washington inaunga mkono hatua hiyo"."""
    feels = next(
        (
            a
            for a in line.acts
            if 0 < a.first - act.last <= _FAR
            and a.is_any("REACT", "SUPPORT")
            and a.tense in _TOLD
            and a.subject in _STATES
            and not a.negated
        ),
        None,
    )
    if feels is None or act.tense not in _TOLD or act.relative or is_resolved(line, act, reading):
        return None
    pointed = not _BACK.isdisjoint(line.row[act.last + 1 : feels.last + _NEAR + 2])
    state, speaker = subject_of(line, feels), subject_of(line, act)
    same = (
        state is not None and speaker is not None and state.codes and set(state.codes) == set(speaker.codes)
    )
    if not pointed or state is None or not same or not names_others(reading, state.codes):
        return None
    whole = Parties(state.states, state.organisations, state.order, 0, act.first)
    first = speaker.first if speaker is not None and 0 <= speaker.first < act.first else act.first
    span = (act, first, min(feels.last + _NEAR, len(line.tokens) - 1))
    return engagement(line, span, whole, reading, type="statement", status="held", rule="EN8")


def _pointed_deed(line: Line, act: Act) -> int:
    """Return where a deed told before is pointed at behind a verb: "hatua hiyo", "uamuzi huo"; else -1."""
    deeds = line.words.cuts["deeds"]
    for at in range(act.last + 1, min(act.last + _NEAR + 2, len(line.tokens) - 1)):
        if line.tokens[at].key in deeds and line.tokens[at + 1].key in _BACK:
            return at + 1
    return -1


def _headed(line: Line, reading: Reading) -> Draft | None:
    """Find the speech that a paper is, by its heading: "HOTUBA YA WAZIRI WA NISHATI KATIKA KONGAMANO LA SADC"."""
    row = line.row
    at = next((n for n, key in enumerate(row) if key in {"katika", "kwenye", "mbele"}), -1)
    if line.start > _TITLE or row[0] != "hotuba" or at < _NEAR:
        return None
    held = any(m.of is Of.OFFICE and m.first < at for m in line.mentions)
    heard = line.parties(at + 1, len(row) - 1)
    abroad = any(m.of in _ABROAD and m.first > at for m in line.mentions) or _WIDE & set(row[at + 1 :])
    own = line.parties(0, at - 1).states
    states = own if len(own) == 1 else (line.around.home,) if line.around.home else ()
    if not held or not abroad or not states or any(act.is_finite for act in line.acts):
        return None
    parties = Parties(states, heard.organisations, (*states, *heard.organisations), 0, 0)
    span = (None, 0, len(row) - 1)
    return engagement(line, span, parties, reading, type="statement", status="held", rule="EN8")


def _in_a_speech(line: Line, reading: Reading) -> Draft | None:
    """Find a speech told by its noun: "katika hotuba yake mbele ya Baraza la Usalama, Waziri alitoa wito"."""
    at = next(n for n, token in enumerate(line.tokens) if token.key == "hotuba")
    near = set(line.row[at + 1 : at + _NEAR + 1])
    before = set(line.row[max(0, at - 2) : at])
    heard = line.parties(at + 1, at + _FAR - _NEAR)
    verb = next((a for a in line.acts if a.is_finite and not a.relative and a.first > at), None)
    if (
        verb is None
        or not heard.organisations
        or not near & {"yake", "mbele"}
        or not before & {"katika", "kwenye"}
    ):
        return None
    comma = next((n for n in range(at, verb.first) if line.tokens[n].text == ","), -1)
    speaker = line.parties(comma + 1, verb.first - 1) if comma > 0 else Parties((), (), (), 0, -1)
    if not speaker.codes:
        return None
    parties = Parties(speaker.states, heard.organisations, speaker.codes, 0, at)
    told = (verb, max(0, at - 1), verb.first - 1)
    return engagement(line, told, parties, reading, type="statement", status="held", rule="EN8")
