"""Engagements: meetings, visits, calls, signings, summits and statements across a border."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.ceremonies import (
    PHONES,
    gathered,
    handed_over,
    invited,
    opens_by_phone,
    reach,
    takes_a_thing,
    will_be_in,
)
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.drafts import (
    Draft,
    destinations,
    object_end,
    once,
    place_of,
    subject_of,
    subject_start,
    suggestion,
    with_whom,
)
from balozi.extraction.clauses.instruments import CLOSING
from balozi.extraction.clauses.lines import Line, Reading, read
from balozi.extraction.clauses.occasions import named
from balozi.extraction.clauses.participants import TYPES, around, engagement, status_of
from balozi.extraction.clauses.parties import Parties
from balozi.extraction.clauses.persons import persons_of
from balozi.extraction.clauses.remarks import is_resolved, reacted, told_press
from balozi.extraction.clauses.sessions import is_regular
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Paper
from balozi.extraction.suggestions import Suggestion

_FREELY = frozenset({"EN1", "EN2", "EN5", "EN8"})
_MANY = closed("engagements", "many")
_LAWS = closed("engagements", "laws")
_ENVOYS = closed("engagements", "envoys")
_PEACE = closed("engagements", "peace")
_COUNTERPARTS = frozenset({"mwenzake", "mwenziwe", "wenzake", "mgeni", "wageni"})


@lru_cache(maxsize=2)
def engagements(paper: Paper) -> tuple[Suggestion, ...]:
    """Return the engagements of a paper, each once."""
    reading = read(paper)
    drafts = [draft for line in reading.lines for draft in _of_line(line, reading)]
    # A headline tells again, in fewer words, what the body tells: the body is quoted.
    drafts.sort(key=lambda draft: draft.line.is_headline)
    kept = once(drafts, ("type", "states", "orgs", "status"), _FREELY)
    return tuple(suggestion(draft, "engagement", reading) for draft in kept)


def _of_line(line: Line, reading: Reading) -> Iterator[Draft]:
    if line.is_sport or line.tokens[-1].text == "?":
        return
    for act in line.acts:
        if not act.negated and act.tense not in {"conditional", "subjunctive"}:
            told = (rule(line, act, reading) for rule in _RULES)
            yield from islice((draft for draft in told if draft is not None), 1)
    nouns = line.nouns(
        "SUMMIT", "VISIT", "MEETING", "CALL", "STATEMENT", "COURTESY", "CREDENTIALS", "SIGNING"
    )
    found = (_done_at(line, reading), *(named(line, noun, reading) for noun in nouns))
    yield from (draft for draft in found if draft is not None)


def _met(line: Line, act: Act, reading: Reading) -> Draft | None:
    since = act.relative and line.words.language == "sw" and not line.dates
    by_phone = opens_by_phone(line, act) or (act.is_any("DISCUSS") and _ends_by_phone(line, act))
    if not (act.is_any("MEET", "TALK", "PHONE") or by_phone) or since:
        return None
    status = status_of(line, act)
    reach = 2 if line.words.language == "sw" else 5
    behind = {token.key for token in line.tokens[act.last + 1 : act.last + reach]}
    withs = line.words.cuts["with"] | {"by"} if reach == 2 else {"with", "avec", "by"}
    behind |= {"na"} if with_whom(line, act) >= 0 else set()
    if not status or not (act.is_any("MEET", "PHONE") or by_phone or behind & withs):
        return None
    if is_regular(line, act.first) or (act.passive and (act.is_any("MEET") or line.words.language == "sw")):
        return None
    parties, first, end = around(line, act, reading)
    leaders = _are_leaders(line, act)
    sits = act.is_any("MEET") and act.subject in {"u", "li"} and line.dates
    alone = ((leaders or sits) and parties.organisations) or _with_rebels(line, parties)
    if len(parties.codes) < (1 if alone else 2):
        return None
    near = line.tokens[act.last : act.last + 6]
    call = by_phone or _ends_by_phone(line, act) or any(token.key in PHONES for token in near)
    kind = "call" if call or act.is_any("PHONE") else "meeting"
    whole = len(parties.states) == 0 or len(parties.states) > 2 or line.words.language == "sw"
    kind = "summit" if leaders and parties.organisations and whole else kind
    return engagement(line, (act, first, end), parties, reading, type=kind, status=status, rule="EN1")


def _ends_by_phone(line: Line, act: Act) -> bool:
    """Tell whether two discuss something "by phone", told behind the matter."""
    keys = [token.key for token in line.tokens[act.last + 1 : act.last + 14]]
    return line.words.language != "sw" and any(
        one in {"by", "par"} and other in PHONES for one, other in pairwise(keys)
    )


def _called_on(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a courtesy call: "called on the minister", where nothing is asked of anybody."""
    behind = line.tokens[act.last + 1 : act.last + 16]
    if (
        not act.is_any("URGE")
        or len(behind) < 2
        or behind[0].key != "on"
        or any(t.key == "to" for t in behind)
    ):
        return None
    host = any(
        m.of in {Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN} and 0 < m.first - act.last <= 4
        for m in line.mentions
    )
    status = status_of(line, act)
    parties, first, _ = around(line, act, reading, min(act.last + 12, len(line.tokens) - 1))
    if not host or not status or len(parties.codes) < 2:
        return None
    end = min(act.last + 12, len(line.tokens) - 1)
    return engagement(
        line, (act, first, end), parties, reading, type="courtesy_call", status=status, rule="EN1"
    )


def _are_leaders(line: Line, act: Act) -> bool:
    """Tell whether leaders or ministers of a body meet: "EAC Heads of State", "mawaziri wa nchi za SADC"."""
    begin = max(subject_start(line, act), act.first - 9)
    return bool(_MANY & {token.key for token in line.tokens[begin : act.first]})


def _held(line: Line, act: Act, reading: Reading) -> Draft | None:
    if not act.is_any("HOLD", "TALK"):
        return None
    noun = next(
        (n for n in line.nouns(*TYPES) if _is_held_by(line, act, n) and not _other_act(line, act, n)), None
    )
    status = status_of(line, act)
    if noun is None or not status:
        return None
    end = object_end(line, Act(act.kinds, act.first, noun.last, act.tense))
    parties, first, end = around(line, act, reading, end)
    kind = TYPES[noun.code]
    if kind == "meeting" and any(token.key == "simu" for token in line.tokens[noun.last : noun.last + 6]):
        kind = "call"
    abroad = kind == "courtesy_call" and place_of(line)[1] not in {"", *parties.states}
    session = bool(parties.organisations) and bool(line.dates) and bool(place_of(line)[0])
    gathered = parties.organisations and line.words.language == "sw" and _are_leaders(line, act)
    if (session or gathered) and len(parties.codes) == 1 and kind == "meeting":
        kind = "summit"
    if len(parties.codes) < (1 if abroad or kind in {"summit", "statement"} else 2):
        return None
    if kind == "visit":
        return None
    return engagement(line, (act, first, end), parties, reading, type=kind, status=status, rule="EN2")


def _with_rebels(line: Line, parties: Parties) -> bool:
    """Tell whether a Swahili state meets those who have no code of their own, at a place that is told."""
    rebels = any(token.key in line.words.cuts.get("rebels", ()) for token in line.tokens)
    return rebels and bool(parties.states) and bool(place_of(line)[0])


def _is_held_by(line: Line, act: Act, noun: Mention) -> bool:
    """Tell whether a gathering stands behind an act, or is its second word ("walifanya mazungumzo")."""
    return act.first < noun.first <= act.last + reach(line, act)


def _other_act(line: Line, act: Act, noun: Mention) -> bool:
    return any(act.last < other.first < noun.first and other.is_finite for other in line.acts)


def _visited(line: Line, act: Act, reading: Reading) -> Draft | None:
    awaited = act.is_any("EXPECT") and line.tokens[
        min(act.last + 1, len(line.tokens) - 1)
    ].key in line.words.cuts["place"] - {"to"}
    if not (act.is_any("VISIT") or awaited) or act.relative:
        return None
    status = "planned" if awaited else status_of(line, act)
    parties, first, end = around(line, act, reading)
    reached = destinations(line, act.last + 1, len(line.tokens) - 1)
    behind = line.parties(act.last + 1, act.last + 4)
    near = {m.name for m in line.mentions if m.of is Of.CITY and 0 < m.first - act.last <= 2}
    going = {*reached, *behind.states, *near, *_homeward(line, act, reading)}
    states = tuple(sorted({*parties.states, *going}))
    if not status or not going or len(states) + len(parties.organisations) < 2:
        return None
    whole = Parties(states, parties.organisations, parties.order, 0, first)
    last = max([end, *(m.last for m in line.mentions if m.first <= act.last + 14)])
    return engagement(line, (act, first, last), whole, reading, type="visit", status=status, rule="EN3")


def _homeward(line: Line, act: Act, reading: Reading) -> tuple[str, ...]:
    """Return the state of the paper when a guest is said to come to it: "amewasili nchini"."""
    near = line.tokens[act.last + 1 : act.last + 4]
    here = [at for at, token in enumerate(near) if token.key == "nchini"]
    bare = here and here[0] + 1 < len(near) and not near[here[0] + 1].is_capital
    leaves = line.tokens[act.last].key.endswith(("ondoka", "rejea", "rudi"))
    return (reading.home,) if bare and reading.home and not leaves else ()


def _hosted(line: Line, act: Act, reading: Reading) -> Draft | None:
    if not act.is_any("HOST") or (act.passive and "by" not in _around_keys(line, act)):
        return None
    if line.tokens[min(act.last + 1, len(line.tokens) - 1)].key in line.words.cuts.get("things", ()):
        return None
    if takes_a_thing(line, act):
        return None
    behind = [m for m in line.mentions if act.last < m.first <= act.last + 8]
    guests = {Of.OFFICE, Of.TITLE, Of.PERSON, Of.PEOPLE}
    group = {token.key for token in line.tokens[act.last + 1 : act.last + 6]}
    if line.nouns("MEETING") or group & {"delegation", "ujumbe", "team", "mission", "officials", "maafisa"}:
        guests |= {Of.ORGANISATION, Of.STATE}
        behind = [m for m in line.mentions if m.first > act.last]
    if not any(m.of in guests for m in behind) and not group & _COUNTERPARTS:
        return None
    status = status_of(line, act)
    parties, first, end = around(line, act, reading)
    parties, end = _with_guests(line, act, parties, end)
    if not status or len(parties.codes) < 2:
        return None
    talks = any(n.first > act.last for n in line.nouns("MEETING"))
    visit = any(n.first > act.last for n in line.nouns("VISIT"))
    kind = "visit" if visit and not talks else "meeting"
    kind = "call" if any(0 < n.first - act.last <= 4 for n in line.nouns("CALL")) else kind
    return engagement(line, (act, first, end), parties, reading, type=kind, status=status, rule="EN5")


def _signing_is_told(line: Line, act: Act, parties: Parties) -> bool:
    """Tell whether a signing is told with its day, place or signatories, and is between parties, not with a firm."""
    told = line.dates or place_of(line)[0] or persons_of(line.tokens, line.mentions) or len(parties.codes) > 1
    keys = {token.key for token in line.tokens[act.last :]}
    return bool(told) and (len(parties.codes) > 1 or act.passive or bool(keys & _PEACE))


def _around_keys(line: Line, act: Act) -> set[str]:
    """Return "by" when the one who receives is told behind a passive: "was received by", "amepokelewa na"."""
    near = {token.key for token in line.tokens[act.last + 1 : act.last + 9]}
    behind = line.tokens[act.last + 1].key if act.last + 1 < len(line.tokens) else ""
    return {"by"} if near & {"by", "par"} or behind == "na" or with_whom(line, act) >= 0 else set()


def _with_guests(line: Line, act: Act, parties: Parties, end: int) -> tuple[Parties, int]:
    """Return the parties with those that a delegation comes from: "hosted a delegation from the ICC"."""
    come = {"from", "kutoka", "de", "du"}
    guests = [
        m
        for m in line.mentions
        if m.of in {Of.STATE, Of.ORGANISATION}
        and 0 < m.first - act.last <= 10
        and come & {token.key for token in line.tokens[max(0, m.first - 2) : m.first]}
    ]
    if not guests:
        return parties, end
    states = {*parties.states, *(m.code for m in guests if m.of is Of.STATE)}
    bodies = {*parties.organisations, *(m.code for m in guests if m.of is Of.ORGANISATION)}
    whole = Parties(tuple(sorted(states)), tuple(sorted(bodies)), parties.order, 0, parties.first)
    return whole, max(end, guests[-1].last)


def _signed(line: Line, act: Act, reading: Reading) -> Draft | None:
    if not act.is_any("SIGN") or act.relative or act.tense in {"infinitive", "participle"}:
        return None
    paper = next((m for m in line.instruments() if m.first > act.last or act.passive), None)
    parties, first, end = around(line, act, reading)
    whole = line.parties(subject_start(line, act), end)
    if len(whole.codes) > len(parties.codes) or (len(parties.codes) == 1 and len(whole.codes) == 1):
        parties, first = whole, max(first - 40, min(first, whole.first) if whole.first >= 0 else first)
    for_state = any(
        token.key in {"for", "behalf", "niaba", "nom"} for token in line.tokens[act.last + 1 : act.last + 4]
    )
    named = subject_of(line, act)
    if (named is None and not parties.organisations and len(parties.states) < 2) and not act.passive:
        return None
    law = {token.key for token in line.tokens[act.last + 1 : act.last + 5]} & _LAWS
    if for_state:
        parties = line.parties(0, len(line.tokens) - 1)
    pointed = act.passive and line.words.language != "sw" and bool(line.dates) and bool(line.around.pair)
    if (paper is None and not for_state and not pointed) or not parties.codes or law:
        return None
    if not _signing_is_told(line, act, parties):
        return None
    status = "planned" if act.tense == "future" else "held"
    if act.passive:
        states = parties.states if len(parties.states) >= 2 else line.around.pair or parties.states
        parties = Parties(
            tuple(s for s in states if len(s) == 3), parties.organisations, parties.order, 0, first
        )
    last = paper.last if paper is not None and paper.first > act.last else end
    return engagement(
        line,
        (act, first, max(last, end)),
        parties,
        reading,
        type="signing_ceremony",
        status=status,
        rule="EN6",
    )


def _done_at(line: Line, reading: Reading) -> Draft | None:
    """Find the line that closes a treaty: "Done at Windhoek on ...", "Fait à Dakar, le ...", "Imesainiwa Ankara"."""
    if line.tokens[0].key not in CLOSING or not line.dates or len(line.tokens) > 40:
        return None
    pair = line.around.pinned or line.around.pair or line.around.common
    states = tuple(code for code in pair if len(code) == 3)
    if len(states) < 2:
        return None
    parties = Parties(states, (), states, 0, 0)
    told = (line.dates[0], 0, line.dates[-1].last)
    return engagement(line, told, parties, reading, type="signing_ceremony", status="held", rule="EN6")


def _summoned(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find an ambassador who is summoned, recalled or sent away."""
    if not act.is_any("SUMMON"):
        return None
    near = line.tokens if act.passive else line.tokens[act.last + 1 : act.last + 7]
    parties, first, end = around(line, act, reading)
    sent = destinations(line, 0 if act.passive else act.last + 1, len(line.tokens) - 1)
    if sent:
        owner = subject_of(line, act)
        states = {*(owner.states if owner is not None else parties.states), *sent}
        states |= set(parties.states) if len(states) < 2 else set()
        parties = Parties(tuple(sorted(states)), (), (), 0, first)
    if len(parties.states) == 1 and reading.home not in {"", *parties.states} and line.words.language != "sw":
        parties = Parties(tuple(sorted({*parties.states, reading.home})), (), (), 0, first)
    if not {token.key for token in near} & _ENVOYS or len(parties.states) < 2:
        return None
    status = "planned" if act.tense == "future" else "held"
    return engagement(line, (act, first, end), parties, reading, type="other", status=status, rule="EN9")


def _reacted(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a government's public reaction to another state, or a speech at a forum."""
    if (
        not act.is_any("REACT", "ADDRESS")
        or act.tense not in {"past", "present", "participle"}
        or act.passive
    ):
        return None
    if act.is_any("REACT") and is_resolved(line, act, reading):
        return None
    begin = subject_start(line, act)
    before, behind = line.parties(begin, act.first - 1), line.parties(act.last + 1, object_end(line, act))
    other = set(behind.codes) - set(before.codes)
    if before.first < 0 or not before.codes or not other:
        return None
    states, organisations = before.states, before.organisations
    if act.is_any("ADDRESS"):
        organisations = tuple(sorted({*organisations, *behind.organisations}))
    parties = Parties(states, organisations, before.order, 0, before.first)
    return engagement(
        line,
        (act, before.first, object_end(line, act)),
        parties,
        reading,
        type="statement",
        status="held",
        rule="EN8",
    )


_RULES = (
    gathered,
    will_be_in,
    invited,
    _called_on,
    told_press,
    _met,
    _held,
    _visited,
    _hosted,
    _signed,
    _summoned,
    handed_over,
    _reacted,
    reacted,
)
