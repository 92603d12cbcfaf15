"""Swahili contact that a circumstance or a quotation tells: "baada ya mazungumzo mjini Riyadh"."""

from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.neighbours import names_others
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Mention, Of

_AFTER = closed("swahili_occasions", "after")
_HOUSES = closed("swahili_occasions", "houses")
_QUOTES = frozenset({'"', "“", "”", "«", "»"})
_PAPERS = frozenset({"hati", "mikataba", "nyaraka", "noti", "barua"})
_SWAPS = frozenset(
    {"zilibadilishana", "zimebadilishana", "walibadilishana", "wamebadilishana", "kubadilishana"}
)
_COMING, _HOSTING = (
    frozenset({"ujao", "ijayo", "kijacho"}),
    frozenset({"mwenyeji", "kuandaa", "itaandaa", "kuwakaribisha"}),
)
# What of another state is visited: "makao makuu ya jeshi la Kenya".
_SEATS = frozenset({"makao", "kambi", "bunge", "ikulu", "bandari"})
_GUESTS = frozenset({"mgeni", "makao", "kambi", "bunge", "ikulu", "bandari"})
_AGREED = frozenset({"mikataba", "makubaliano", "maelewano", "ushirikiano", "nyaraka"})
_COUNTED = frozenset({"mbili", "tatu", "nne", "tano", "sita", "saba"})
_JOINT_BODIES = frozenset({"tume", "kamati", "jopo"})
_TWO, _NEAR, _FAR = 2, 8, 14


def swahili_occasions(line: Line, reading: Reading, told: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the contacts of a Swahili sentence that a circumstance or a quotation tells and no other rule told."""
    found: list[Draft | None] = [_of_a_mission(line, noun, reading) for noun in line.nouns("VISIT")]
    if not line.keys.isdisjoint(_AFTER):
        found += [_after_talks(line, noun, reading) for noun in line.nouns("MEETING", "CALL")]
    found += _by_its_words(line, reading)
    for draft in found:
        if draft is not None and not any(_is_told(draft, other) for other in told):
            yield draft


def _by_its_words(line: Line, reading: Reading) -> Iterator[Draft | None]:
    """Yield the contacts that a sentence with certain words tells."""
    if line.acts and line.acts[0].is_any("MEET") and line.acts[0].tense == "infinitive":
        yield _to_meet_again(line, line.acts[0], reading)
    if "nchi" in line.keys:
        yield _tour(line, reading)
    if not line.keys.isdisjoint(_SWAPS):
        yield _swapped_papers(line, reading)
    if not line.keys.isdisjoint(_GUESTS):
        goes = (act for act in line.acts if act.is_any("EXPECT", "VISIT", "PLAN", "DO"))
        yield from (_guest_of_honour(line, act, reading) for act in goes)
    if not line.keys.isdisjoint(_COMING):
        yield from (_to_be_hosted(line, noun, reading) for noun in line.nouns("MEETING", "SUMMIT"))
    if not line.keys.isdisjoint(_QUOTES):
        yield from (_reacted_in_quotes(line, act, reading) for act in line.acts if act.is_any("REACT"))


def _is_told(draft: Draft, other: Draft) -> bool:
    same = draft.fields["type"] == other.fields["type"] and draft.fields["states"] == other.fields["states"]
    return (
        same or min(draft.last, other.last) - max(draft.first, other.first) >= (draft.last - draft.first) // 2
    )


def _after_talks(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find talks after which two states act: "zimerejesha uhusiano baada ya mazungumzo ya siku mbili mjini Z"."""
    before = set(line.row[max(0, noun.first - 2) : noun.first])
    end = min(noun.last + _NEAR, len(line.tokens) - 1)
    behind = line.row[noun.last + 1 : noun.last + 3]
    if not before & (_AFTER | {"mwa"}) or behind[:1] in (["na"], ["kati"], ["baina"]):
        return None
    joint = _JOINT_BODIES & set(line.row[noun.last + 1 : end]) and "pamoja" in line.keys
    if not (joint or place_of(line, noun.last, end)[0]):
        return None
    if joint and line.words.language == "sw":
        pair = tuple(code for code in line.around.pair if is_state(code))
        if len(pair) == _TWO == len(line.around.pair) and not line.parties(noun.last + 1, end).organisations:
            parties = Parties(pair, (), pair, 0, noun.first)
            told = (noun, max(0, noun.first - 1), end)
            return engagement(line, told, parties, reading, type="meeting", status="held", rule="EN7")
    named = (
        line.parties(0, noun.first - 1)
        if noun.first > _NEAR
        else line.parties(noun.last + 1, len(line.tokens) - 1)
    )
    if not named.codes and len(line.around.pair) == _TWO and all(is_state(code) for code in line.around.pair):
        # "Makubaliano hayo yalifikiwa baada ya mazungumzo ya siku mbili mjini Geneva".
        parties = Parties(line.around.pair, (), line.around.pair, 0, noun.first)
        told = (noun, max(0, noun.first - 1), end)
        return engagement(line, told, parties, reading, type="meeting", status="held", rule="EN7")
    verb = next((act for act in line.acts if act.is_finite and act.subject in {"zi", "wa"}), None)
    if len(named.states) != _TWO or verb is None or line.parties(noun.first, end).states:
        return None
    parties = Parties(named.states, (), named.states, 0, noun.first)
    told = (noun, max(0, noun.first - 1), end)
    return engagement(line, told, parties, reading, type="meeting", status="held", rule="EN7")


def _of_a_mission(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find the visit of a body's people to a state: "Jopo la IMF limehitimisha ziara ya wiki mbili nchini Zambia"."""
    guests = line.parties(0, noun.first - 1)
    place = next(
        (m for m in line.mentions if m.of is Of.STATE and noun.last < m.first <= noun.last + _NEAR), None
    )
    verb = next((a for a in line.acts if 0 < noun.first - a.last <= 3 and a.is_finite), None)
    if guests.states or len(guests.organisations) != 1 or place is None or verb is None or verb.negated:
        return None
    if line.tokens[place.first - 1].key not in {"nchini", "huko"} or guests.first < 0:
        return None
    parties = Parties((place.code,), guests.organisations, (place.code,), 0, guests.first)
    status = "planned" if verb.tense == "future" else "held"
    told = (verb, guests.first, place.last)
    return engagement(line, told, parties, reading, type="visit", status=status, rule="EN3")


def _swapped_papers(line: Line, reading: Reading) -> Draft | None:
    """Find signed papers that two exchange: "zimebadilishana hati za msaada", "kubadilishana kwa mikataba"."""
    at = next(n for n, token in enumerate(line.tokens) if token.key in _SWAPS)
    verb = line.tokens[at].key
    paper = next(
        (n for n in range(at + 1, min(at + 3, len(line.tokens))) if line.tokens[n].key in _PAPERS), -1
    )
    seen = any(a.is_any("WITNESS") and a.tense == "past" and a.last < at for a in line.acts)
    told = verb != "kubadilishana" or seen
    near = set(line.row[paper : paper + 4]) if paper > 0 else set()
    if not told or paper < 0 or near.isdisjoint(_AGREED):
        return None
    named = line.parties(0, at - 1)
    states = named.states if len(named.codes) > 1 else line.around.pair
    states = tuple(code for code in states if is_state(code))
    if len(states) + len(named.organisations) < _TWO:
        return None
    parties = Parties(states, named.organisations, states, 0, max(named.first, 0))
    last = min(paper + _NEAR, len(line.tokens) - 1)
    first = max(0, named.first if named.first >= 0 else at - 1)
    return engagement(
        line, (None, first, last), parties, reading, type="signing_ceremony", status="held", rule="EN6"
    )


def _guest_of_honour(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a visit told by what the guest does there: "anatarajiwa kuwa mgeni rasmi katika sherehe za Gambia"."""
    if act.negated or act.relative or not act.is_finite or act.subject not in {"a", "wa"}:
        return None
    near = line.tokens[act.last + 1 : act.last + 5]
    seat = act.is_any("VISIT") and bool(_SEATS & {token.key for token in near[:2]})
    guest = any(token.key == "mgeni" for token in near) and (
        act.is_any("EXPECT", "PLAN") or act.tense == "future"
    )
    host = next(
        (m for m in line.mentions if m.of is Of.STATE and act.last < m.first <= act.last + _FAR), None
    )
    own = line.parties(0, act.first - 1)
    if not (seat or guest) or host is None or len(own.states) != 1 or host.code in own.states:
        return None
    states = tuple(sorted((*own.states, host.code)))
    parties = Parties(states, (), states, 0, own.first)
    last = max([host.last, *(date.last for date in line.dates if date.first > host.last)])
    status = "planned" if guest or act.tense == "future" else "held"
    told = (act, max(own.first, 0), last)
    return engagement(line, told, parties, reading, type="visit", status=status, rule="EN3")


def _tour(line: Line, reading: Reading) -> Draft | None:
    """Find a tour of several states: "atafanya ziara katika nchi tatu wiki ijayo: Algeria, Mali na Guinea"."""
    noun = next(iter(line.nouns("VISIT")), None)
    at = next(
        (n for n, t in enumerate(line.tokens[:-1]) if t.key == "nchi" and line.tokens[n + 1].key in _COUNTED),
        -1,
    )
    if noun is None or not 0 < at - noun.last <= 6:
        return None
    verb = next((a for a in line.acts if a.is_finite and a.last <= noun.first), None)
    reached = [m.code for m in line.mentions if m.of is Of.STATE and m.first > at]
    own = line.parties(0, noun.first - 1)
    if verb is None or verb.negated or len(reached) < _TWO or len(own.states) != 1:
        return None
    states = tuple(sorted({*own.states, *reached}))
    last = max(m.last for m in line.mentions if m.of is Of.STATE)
    parties = Parties(states, (), states, 0, own.first)
    awaited = verb.tense == "future" or verb.is_any("EXPECT", "PLAN")
    told = (verb, max(own.first, 0), last)
    status = "planned" if awaited else "held"
    return engagement(line, told, parties, reading, type="visit", status=status, rule="EN3")


def _to_be_hosted(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find the next gathering whose host is named: "Kenya ilikubali kuwa mwenyeji wa mkutano ujao mwaka 2028"."""
    behind = line.tokens[noun.last + 1].key if noun.last + 1 < len(line.tokens) else ""
    before = set(line.row[max(0, noun.first - 5) : noun.first])
    dated = any(date.first > noun.last for date in line.dates) or bool(place_of(line, noun.last)[0])
    codes = line.around.pinned or line.around.pair
    if behind not in _COMING or not dated or not before & _HOSTING or len(codes) < _TWO:
        return None
    states = tuple(code for code in codes if is_state(code))
    parties = Parties(states, tuple(code for code in codes if code not in states), codes, 0, noun.first)
    kind = "summit" if len(codes) > _TWO else "meeting"
    last = max([noun.last + 1, *(date.last for date in line.dates if date.first > noun.last)])
    return engagement(
        line, (noun, max(0, noun.first - 3), last), parties, reading, type=kind, status="planned", rule="EN7"
    )


def _to_meet_again(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find the next gathering as an item of a list: "3. Kukutana tena Maputo mwaka 2027"."""
    first = next(
        (at for at, token in enumerate(line.tokens) if len(token.text) > 2 and token.text.isalpha()), 0
    )
    codes = line.around.pinned or line.around.lead
    if act.first > first or len(codes) < _TWO or not (line.dates or place_of(line)[0]):
        return None
    states = tuple(code for code in codes if is_state(code))
    parties = Parties(states, tuple(code for code in codes if code not in states), codes, 0, act.first)
    kind = "summit" if len(codes) > _TWO else "meeting"
    last = max([act.last, *(d.last for d in line.dates), *(m.last for m in line.mentions if m.of is Of.CITY)])
    return engagement(line, (act, act.first, last), parties, reading, type=kind, status="planned", rule="EN7")


def _reacted_in_quotes(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what a minister says of a deed in his own words: '"Tunalaani shambulio hilo," alisema Waziri'."""
    deeds = line.words.cuts["deeds"]
    says = next((a for a in line.acts if a.first > act.last and a.is_any("SAY") and a.subject == "a"), None)
    ours = act.subject == "tu" and act.tense in {"past", "present"} and not act.negated
    if not ours or says is None or deeds.isdisjoint(set(line.row[act.last + 1 : says.first])):
        return None
    spot = next((s for s in line.parties(says.last + 1, says.last + _FAR).spots if len(s[2]) == 1), None)
    office = any(m.of is Of.OFFICE and 0 < m.first - says.last <= _TWO for m in line.mentions)
    if spot is None or not office or not names_others(reading, spot[2]):
        return None
    states = spot[2] if len(spot[2][0]) == len("KEN") else ()
    parties = Parties(states, () if states else spot[2], spot[2], 0, act.first)
    return engagement(
        line, (act, act.first, spot[1]), parties, reading, type="statement", status="held", rule="EN8"
    )


def is_at_home(draft: Draft) -> bool:
    """Tell whether somebody abroad only talks to his own people: "alizungumza na Watanzania wanaoishi huko"."""
    if draft.fields.get("type") != "meeting":
        return False
    keys = set(draft.line.row[draft.first : draft.last + 3])
    return not keys.isdisjoint(_HOUSES) and not any(
        m.of is Of.OFFICE and draft.first < m.first <= draft.last + 2 for m in draft.line.mentions
        if m.first > draft.first + 2
    )  # fmt: skip
