"""Engagements: meetings, visits, calls, signings, summits and statements across a border."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.drafts import (
    Draft,
    destinations,
    governed_by,
    object_end,
    once,
    place_of,
    subject_of,
    subject_start,
    suggestion,
    when,
)
from balozi.extraction.clauses.lines import Line, Reading, read
from balozi.extraction.clauses.parties import Parties
from balozi.extraction.clauses.persons import persons_of
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Paper
from balozi.extraction.suggestions import Suggestion

_BEFORE = frozenset({"PLAN", "AGREE", "EXPECT", "PLEDGE", "COMMIT"})
_FREELY = frozenset({"EN1", "EN2", "EN5", "EN8"})
_LAWS = frozenset(
    {
        "law",
        "decree",
        "order",
        "bill",
        "act",
        "sheria",
        "loi",
        "decret",
        "amri",
        "contract",
        "mkataba wa ajira",
        "proclamation",
        "executive",
    }
)
_ENVOYS = frozenset(
    {
        "ambassador",
        "ambassadors",
        "envoy",
        "diplomat",
        "diplomats",
        "balozi",
        "mabalozi",
        "wanadiplomasia",
        "ambassadeur",
        "ambassadrice",
        "diplomates",
        "charge",
    }
)
_THEIRS = frozenset(
    {"their", "its", "leur", "wao", "next", "upcoming", "follow", "ujao", "prochain", "prochaine"}
)
_TYPES = {"MEETING": "meeting", "SUMMIT": "summit", "CALL": "call", "COURTESY": "courtesy_call",
          "STATEMENT": "statement", "VISIT": "visit", "SIGNING": "signing_ceremony"}  # fmt: skip


@lru_cache(maxsize=2)
def engagements(paper: Paper) -> tuple[Suggestion, ...]:
    """Return the engagements of a paper, each once."""
    reading = read(paper)
    drafts = [draft for line in reading.lines for draft in _of_line(line, reading)]
    kept = once(drafts, ("type", "states", "orgs"), _FREELY)
    return tuple(suggestion(draft, "engagement", reading) for draft in kept)


def _of_line(line: Line, reading: Reading) -> Iterator[Draft]:
    for act in line.acts:
        if not act.negated and act.tense not in {"conditional", "subjunctive"}:
            for rule in (_met, _held, _visited, _hosted, _signed, _summoned, _reacted):
                draft = rule(line, act, reading)
                if draft is not None:
                    yield draft
                    break
    for noun in line.nouns("SUMMIT", "VISIT", "MEETING", "CALL", "STATEMENT", "COURTESY"):
        draft = _named(line, noun, reading)
        if draft is not None:
            yield draft


def _status(line: Line, act: Act) -> str:
    """Return whether an act has happened, "" when it is only wished."""
    if act.tense == "future":
        return "planned"
    before = line.tokens[act.first - 2 : act.first] if act.first > 1 else ()
    if act.tense in {"infinitive", "participle"} and {token.key for token in before} & {
        "baada",
        "after",
        "following",
        "apres",
    }:
        return "held"
    if act.tense == "infinitive":
        governor = governed_by(line, act, *_BEFORE)
        return "planned" if governor is not None and not governor.negated else ""
    return "held"


def _around(line: Line, act: Act, reading: Reading, last: int | None = None) -> tuple[Parties, int, int]:
    """Return the parties before and behind an act, and the stretch they stand in."""
    end = object_end(line, act) if last is None else last
    subject, behind = subject_of(line, act), line.parties(act.last + 1, end)
    begin = subject_start(line, act)
    if subject is None:
        one = _state_codes(line.around.one, line)
        subject = Parties(one, (), one, 0, -1)
    states = {*subject.states, *behind.states}
    organisations = {*subject.organisations, *behind.organisations}
    states |= set(_completed(states, behind.unknown, line, reading))
    order = tuple(dict.fromkeys((*subject.order, *behind.order)))
    first = subject.first if begin <= subject.first < act.first else max(begin, act.first - 3)
    found = Parties(tuple(sorted(states)), tuple(sorted(organisations)), order, 0, first)
    return found, first, end


def _state_codes(code: str, line: Line) -> tuple[str, ...]:
    return (code,) if code and len(code) == 3 and code in {*line.around.common, line.around.home} else ()


def _completed(states: set[str], unknown: int, line: Line, reading: Reading) -> tuple[str, ...]:
    """Return the states of office-holders whose state is not told: the paper's own, then the place's."""
    added: list[str] = []
    candidates = [reading.home, place_of(line)[1], *line.around.common]
    for code in candidates:
        if len(added) == unknown or len(states) + len(added) >= 2:
            break
        if code and code not in states and code not in added:
            added.append(code)
    return tuple(added)


def _draft(
    line: Line, act: Act | None, span: tuple[int, int], parties: Parties, reading: Reading, **given: object
) -> Draft:
    place, place_state = place_of(line, span[0])
    persons = [
        {"name": person.name, "office": person.office, "code": person.code}
        for person in persons_of(line.tokens, line.mentions)
        if person.name and span[0] <= person.first <= span[1]
    ]
    fields = {
        "type": given["type"],
        "status": given["status"],
        "states": list(parties.states),
        "orgs": list(parties.organisations),
        "persons": persons,
        "date": when(line, act, reading),
        "place": place,
        "place_state": place_state,
    }
    return Draft(line, span[0], span[1], fields, str(given["rule"]), 0.7)


def _met(line: Line, act: Act, reading: Reading) -> Draft | None:
    if not act.is_any("MEET", "TALK", "PHONE"):
        return None
    status = _status(line, act)
    behind = line.tokens[act.last + 1].key if act.last + 1 < len(line.tokens) else ""
    if not status or (not act.is_any("MEET", "PHONE") and behind not in line.words.cuts["with"] | {"by"}):
        return None
    parties, first, end = _around(line, act, reading)
    leaders = _are_leaders(line, act)
    if len(parties.codes) < (1 if leaders and parties.organisations else 2):
        return None
    call = any(token.key in {"phone", "telephone", "simu"} for token in line.tokens[act.last : act.last + 6])
    kind = "call" if call or act.is_any("PHONE") else "meeting"
    kind = "summit" if leaders and parties.organisations and len(parties.states) < 2 else kind
    return _draft(line, act, (first, end), parties, reading, type=kind, status=status, rule="EN1")


def _are_leaders(line: Line, act: Act) -> bool:
    """Tell whether leaders or ministers of a body meet: "EAC Heads of State", "mawaziri wa nchi za SADC"."""
    begin = subject_start(line, act)
    before = [m for m in line.mentions if begin <= m.first and m.last < act.first]
    many = {
        "heads",
        "ministers",
        "leaders",
        "presidents",
        "marais",
        "mawaziri",
        "viongozi",
        "wakuu",
        "chefs",
        "ministres",
        "dirigeants",
    }
    words = {
        line.tokens[at].key
        for m in before
        if m.of in {Of.OFFICE, Of.PAIR}
        for at in range(m.first, m.last + 1)
    }
    return bool(words & many)


def _held(line: Line, act: Act, reading: Reading) -> Draft | None:
    if not act.is_any("HOLD", "TALK"):
        return None
    noun = next(
        (n for n in line.nouns(*_TYPES) if 0 < n.first - act.last <= 9 and not _other_act(line, act, n)), None
    )
    status = _status(line, act)
    if noun is None or not status:
        return None
    end = object_end(line, Act(act.kinds, act.first, noun.last, act.tense))
    parties, first, end = _around(line, act, reading, end)
    kind = _TYPES[noun.code]
    abroad = kind == "courtesy_call" and place_of(line)[1] not in {"", *parties.states}
    if len(parties.codes) < (1 if abroad or kind in {"summit", "statement"} else 2):
        return None
    if kind == "visit":
        return None
    return _draft(line, act, (first, end), parties, reading, type=kind, status=status, rule="EN2")


def _other_act(line: Line, act: Act, noun: Mention) -> bool:
    return any(act.last < other.first < noun.first and other.is_finite for other in line.acts)


def _visited(line: Line, act: Act, reading: Reading) -> Draft | None:
    if not act.is_any("VISIT") or act.relative:
        return None
    status = _status(line, act)
    parties, first, end = _around(line, act, reading)
    reached = destinations(line, act.last + 1, len(line.tokens) - 1)
    behind = line.parties(act.last + 1, act.last + 4)
    going = {*reached, *behind.states}
    states = tuple(sorted({*parties.states, *going}))
    if not status or not going or len(states) + len(parties.organisations) < 2:
        return None
    whole = Parties(states, parties.organisations, parties.order, 0, first)
    last = max([end, *(m.last for m in line.mentions if m.first <= act.last + 14)])
    return _draft(line, act, (first, last), whole, reading, type="visit", status=status, rule="EN3")


def _hosted(line: Line, act: Act, reading: Reading) -> Draft | None:
    if not act.is_any("HOST") or act.passive:
        return None
    behind = [m for m in line.mentions if act.last < m.first <= act.last + 8]
    guests = {Of.OFFICE, Of.TITLE, Of.PERSON, Of.PEOPLE}
    if line.nouns("MEETING"):
        guests |= {Of.ORGANISATION, Of.STATE}
        behind = [m for m in line.mentions if m.first > act.last]
    if not any(m.of in guests for m in behind):
        return None
    status = _status(line, act)
    parties, first, end = _around(line, act, reading)
    if not status or len(parties.codes) < 2:
        return None
    talks = any(n.first > act.last for n in line.nouns("MEETING"))
    visit = any(n.first > act.last for n in line.nouns("VISIT"))
    kind = "visit" if visit and not talks else "meeting"
    return _draft(line, act, (first, end), parties, reading, type=kind, status=status, rule="EN5")


def _signed(line: Line, act: Act, reading: Reading) -> Draft | None:
    if not act.is_any("SIGN") or act.relative or act.tense in {"infinitive", "participle"}:
        return None
    paper = next((m for m in line.instruments() if m.first > act.last or act.passive), None)
    parties, first, end = _around(line, act, reading)
    whole = line.parties(subject_start(line, act), end)
    if len(whole.codes) > len(parties.codes) or len(parties.codes) == 1 and len(whole.codes) == 1:
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
    if (paper is None and not for_state) or not parties.codes or law:
        return None
    if not (line.dates or place_of(line)[0] or parties.unknown or persons_of(line.tokens, line.mentions)):
        return None
    status = "planned" if act.tense == "future" else "held"
    if act.passive:
        states = parties.states if len(parties.states) >= 2 else line.around.pair or parties.states
        parties = Parties(
            tuple(s for s in states if len(s) == 3), parties.organisations, parties.order, 0, first
        )
    last = paper.last if paper is not None and paper.first > act.last else end
    return _draft(
        line,
        act,
        (first, max(last, end)),
        parties,
        reading,
        type="signing_ceremony",
        status=status,
        rule="EN6",
    )


def _summoned(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find an ambassador who is summoned, recalled or sent away."""
    if not act.is_any("SUMMON"):
        return None
    near = line.tokens if act.passive else line.tokens[act.last + 1 : act.last + 7]
    parties, first, end = _around(line, act, reading)
    if not {token.key for token in near} & _ENVOYS or len(parties.states) < 2:
        return None
    status = "planned" if act.tense == "future" else "held"
    return _draft(line, act, (first, end), parties, reading, type="other", status=status, rule="EN9")


def _reacted(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a government's public reaction to another state, or a speech at a forum."""
    if (
        not act.is_any("REACT", "ADDRESS")
        or act.tense not in {"past", "present", "participle"}
        or act.passive
    ):
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
    return _draft(
        line,
        act,
        (before.first, object_end(line, act)),
        parties,
        reading,
        type="statement",
        status="held",
        rule="EN8",
    )


def _named(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find an engagement that is named, not told: "during her visit to Kigali", "mkutano uliofanyika mjini ..."."""
    kind = _TYPES[noun.code]
    end = min(noun.last + 14, len(line.tokens) - 1)
    parties = line.parties(max(0, noun.first - 5), end)
    reached = destinations(line, noun.last + 1, end)
    behind_noun = line.tokens[noun.last + 1].key if noun.last + 1 < len(line.tokens) else ""
    if kind == "summit" and behind_noun in {
        "commission",
        "committee",
        "council",
        "statement",
        "declaration",
        "decree",
        "level",
    }:
        return None
    theirs = {token.key for token in line.tokens[max(0, noun.first - 3) : noun.first]} & _THEIRS
    if theirs and not parties.codes:
        parties = line.parties(0, noun.first - 1)
    if kind == "visit":
        return _named_visit(line, noun, (parties, reached), reading)
    if kind == "meeting" and _is_summit(line, noun, parties):
        kind = "summit"
    placed = place_of(line, max(0, noun.first - 6), end)
    dated = any(noun.first - 5 <= date.first <= end for date in line.dates)
    told = bool(placed[0]) + bool(placed[1]) + dated
    acts = [
        act for act in line.acts if noun.last < act.first <= noun.last + 20 and act.is_any("HOLD", "TALK")
    ]
    told += kind == "summit" and any("fanyik" in line.tokens[act.last].key for act in acts)
    if kind == "summit" and told and (parties.codes or len(line.around.common) > 1):
        return _draft(line, acts[0] if acts else None, (max(0, noun.first - 3), end), parties, reading, type=kind,
                      status=_told_status(acts, theirs), rule="EN7")  # fmt: skip
    if kind in {"meeting", "call"} and told and len(parties.codes) >= 2 and (parties.states or theirs):
        return _draft(line, acts[0] if acts else None, (max(0, noun.first - 2), end), parties, reading, type=kind,
                      status=_told_status(acts, theirs), rule="EN7")  # fmt: skip
    if (
        kind == "statement"
        and "joint" in line.tokens[noun.first].key
        and len(line.parties(0, len(line.tokens) - 1).codes) >= 2
    ):
        whole = line.parties(0, len(line.tokens) - 1)
        return _draft(
            line,
            None,
            (max(0, noun.first - 2), len(line.tokens) - 1),
            whole,
            reading,
            type=kind,
            status="held",
            rule="EN8",
        )
    return None


def _told_status(acts: Sequence[Act], words: set[str]) -> str:
    ahead = any(act.tense == "future" for act in acts) or words & {
        "next",
        "upcoming",
        "follow",
        "ujao",
        "prochain",
        "prochaine",
    }
    return "planned" if ahead else "held"


def _is_summit(line: Line, noun: Mention, parties: Parties) -> bool:
    """Tell whether a meeting is one of leaders of several states, or is named by its city ("mkutano wa Berlin")."""
    behind = [m for m in line.mentions if noun.last < m.first <= noun.last + 6]
    leaders = any(m.of is Of.OFFICE and m.name in {"head_of_state", "head_of_government"} for m in behind)
    city = (
        bool(behind)
        and behind[0].of is Of.CITY
        and behind[0].first == noun.last + 2
        and line.tokens[noun.last + 1].key in {"wa", "de", "of"}
    )
    body = (
        bool(behind)
        and behind[0].of is Of.ORGANISATION
        and behind[0].first == noun.last + 2
        and line.words.language != "en"
    )
    return (leaders and len(parties.states) > 2) or city or body


def _named_visit(
    line: Line, noun: Mention, found: tuple[Parties, tuple[str, ...]], reading: Reading
) -> Draft | None:
    parties, reached = found
    states = {*parties.states, *reached}
    if not reached:
        return None
    if len(states) < 2:
        states |= set(line.parties(0, len(line.tokens) - 1).states)
    if len(states) < 2:
        states |= set(_state_codes(line.around.one or reading.home, line))
    whole = Parties(tuple(sorted(states)), (), (), 0, noun.first)
    if len(states) < 2:
        return None
    act = next((a for a in line.acts if a.last < noun.first), None)
    status = "planned" if act is not None and act.tense == "future" else "held"
    last = max([noun.last, *(m.last for m in line.mentions if noun.last < m.first <= noun.last + 8)])
    return _draft(
        line, None, (max(0, noun.first - 3), last), whole, reading, type="visit", status=status, rule="EN4"
    )
