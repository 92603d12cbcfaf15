"""Gatherings of those spoken of before: a committee meets, a mediator brings two sides together, a day is fixed."""

from collections.abc import Iterator

from balozi.extraction.clauses.engagements.fates import fate
from balozi.extraction.clauses.engagements.french_journeys import clause_end
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.french_sides import acting, single, together
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.clauses.shared.sessions import is_regular
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre

_BODIES = closed("french_gatherings", "bodies")
_CAMPS = closed("french_gatherings", "camps")
_AGAIN = closed("french_gatherings", "again")
_FIXED = closed("french_gatherings", "fixed")
_IS = frozenset({"est", "sont", "etait", "etaient", "a", "ont"})
_DENIED = frozenset(
    {"aucun", "aucune", "pas", "ni", "national", "nationale", "interministeriel", "administration"}
)
_TWO, _NEAR, _FAR, _LONG = 2, 4, 9, 26


def gatherings(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the gatherings of a French sentence whose sides are those spoken of before."""
    if reading.paper.genre is Genre.TREATY:
        return
    for act in line.acts:
        if act.negated or act.tense in {"conditional", "subjunctive", "infinitive", "participle"}:
            continue
        draft = (
            _sat(line, act, reading) or _brought_together(line, act, reading) or _taken_up(line, act, reading)
        )
        if draft is not None:
            yield draft
    for noun in line.nouns("MEETING", "SUMMIT", "VISIT"):
        draft = _fixed(line, noun, reading) or _called_off(line, noun, reading)
        if draft is not None:
            yield draft


def _sides(line: Line) -> Parties | None:
    """Return the sides spoken of before, when they are two or more."""
    codes = line.around.pair
    if len(codes) < _TWO:
        return None
    states = tuple(code for code in codes if is_state(code))
    bodies = tuple(code for code in codes if code not in states)
    return Parties(states, bodies, codes, 0, -1)


def _is_set(line: Line, first: int, last: int) -> bool:
    """Tell whether a day or a place is told between two tokens."""
    day = any(first <= day.first <= last + _TWO for day in line.dates)
    return day or bool(place_of(line, first, last)[0])


def _sat(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a body of those spoken of that meets: "Le comité se réunira à Cotonou", "les experts ont planché"."""
    appointed = act.is_any("RENDEZVOUS")
    meets = (
        appointed
        or act.is_any("MEET")
        or (act.is_any("DISCUSS", "TALK") and act.is_finite and not act.passive)
    )
    first = max(0, act.first - _LONG)
    named = [at for at in range(first, act.first) if line.tokens[at].key in _BODIES]
    if not meets or act.relative or not named or is_regular(line, act.first) or act.is_any("HOST"):
        return None
    told = line.parties(named[0], act.first - 1)
    if _DENIED & set(line.row[named[0] : act.first]) or (told.states and not appointed):
        return None
    end = clause_end(line, act.last)
    parties = told if told.codes else together(_sides(line), line.parties(act.last + 1, end))
    if len(parties.codes) < _TWO - bool(told.organisations) or not _is_set(line, act.first, end):
        return None
    status = "planned" if act.tense == "future" or appointed else "held"
    span = (act, max(0, named[0] - 1), end)
    return engagement(line, span, parties, reading, type="meeting", status=status, rule="EN1")


def _brought_together(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find two sides brought together: "Le médiateur qatari avait réuni les deux camps dimanche à Doha"."""
    behind = set(line.row[act.last + 1 : act.last + _NEAR + 1])
    if act.is_any("GATHER") and act.passive and not act.relative:
        return _by_a_host(line, act, reading)
    if not act.is_any("GATHER") or act.passive or act.relative:
        return None
    if not behind & _CAMPS and not _receives_several(line, act):
        return None
    own = acting(line, act)
    end = clause_end(line, act.last)
    if own is None or not own.codes or not line.tokens[act.last].key.startswith(("reuni", "rassembl")):
        return None
    pair = any(m.of is Of.PAIR and 0 < m.first - act.last <= _NEAR for m in line.mentions)
    parties = together(
        own, line.parties(act.last + 1, end), _sides(line) if pair or "deux" in behind else None
    )
    if len(parties.codes) < _TWO or not _is_set(line, act.last, end):
        return None
    begin = own.first if 0 <= own.first < act.first else act.first
    status = "planned" if act.tense == "future" else "held"
    return engagement(line, (act, begin, end), parties, reading, type="meeting", status=status, rule="EN1")


def _receives_several(line: Line, act: Act) -> bool:
    """Tell whether a host brings rulers together: "L'émir du Qatar a réuni le président rwandais et son homologue"."""
    hosts = (m for m in line.mentions if m.of in {Of.OWN, Of.OFFICE, Of.TITLE} and m.last < act.first)
    guests = (m for m in line.mentions if 0 < m.first - act.last <= _LONG and m.of in {Of.OWN, Of.OFFICE})
    meeting = any(noun.last < act.first for noun in line.nouns("MEETING", "SUMMIT"))
    return not meeting and next(hosts, None) is not None and next(guests, None) is not None


def _by_a_host(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find sides brought together by a third: "ont été réunis lundi à Washington par leur homologue américain"."""
    by = next((n for n in range(act.last + 1, len(line.tokens)) if line.tokens[n].key == "par"), -1)
    if by < 0 or act.tense != "past" or not line.tokens[act.last].key.startswith(("reuni", "rassembl")):
        return None
    end = clause_end(line, by)
    first = max(0, act.first - _LONG)
    parties = together(line.parties(first, act.first - 1), line.parties(by, end))
    if len(parties.codes) <= _TWO - 1 or not _is_set(line, act.last, end):
        return None
    span = (act, max(0, parties.first), end)
    return engagement(line, span, parties, reading, type="meeting", status="held", rule="EN1")


def _taken_up(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a matter that a council abroad takes up: "sera abordée lundi à Bruxelles, lors du Conseil"."""
    ahead = act.is_any("DISCUSS") and act.passive and act.tense == "future"
    held = {"lors", "par"} & set(line.row[act.last + 1 :])
    if not ahead or not held or not line.dates:
        return None
    at = next(n for n in range(act.last + 1, len(line.tokens)) if line.tokens[n].key in held)
    body = set(line.row[at : at + _NEAR]) & {
        "conseil",
        "sommet",
        "reunion",
        "comite",
        "conference",
    }
    if not body:
        return None
    parties = line.parties(at, len(line.tokens) - 1)
    if not parties.codes and place_of(line)[0] in {"Brussels", "Luxembourg"}:
        parties = single("EU") or parties
    if not parties.codes:
        return None
    span = (act, 0, len(line.tokens) - _TWO)
    return engagement(line, span, parties, reading, type="meeting", status="planned", rule="EN7")


def _called_off(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a gathering of those spoken of that is called off: "Une rencontre des gouverneurs ... a été annulée"."""
    if fate(line, noun, "held") != "cancelled":
        return None
    kind = "visit" if noun.code == "VISIT" else "meeting"
    named = line.parties(noun.first, len(line.tokens) - 1)
    parties = named if len(named.codes) >= _TWO else together(_sides(line), named)
    if len(parties.codes) < _TWO:
        return None
    acts = (
        a for a in line.acts if a.first > noun.last and a.is_finite and (a.negated or a.is_any("OFF", "END"))
    )
    act = next(acts, None)
    last = act.last + 1 if act is not None and act.negated else act.last if act is not None else noun.last
    span = (act, max(0, noun.first - 1), min(last, len(line.tokens) - 1))
    return engagement(line, span, parties, reading, type=kind, status="cancelled", rule="EN7")


def _fixed(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a gathering whose day is fixed: "Un round ultime est fixé au 9 novembre", "une rencontre, prévue mardi"."""
    near = range(noun.last + 1, min(noun.last + _FAR, len(line.tokens)))
    at = next((n for n in near if line.tokens[n].key in _FIXED), -1) if noun.code != "VISIT" else -1
    before = set(line.row[max(0, noun.first - _NEAR) : noun.first])
    if at < 0 or before & _DENIED:
        return None
    again = not _AGAIN.isdisjoint(line.row[max(0, noun.first - _TWO) : at])
    if (
        not again
        or line.tokens[at - 1].key not in _IS
        or not _is_set(line, at, min(at + _FAR, len(line.tokens) - 1))
    ):
        return None
    sides = line.parties(0, len(line.tokens) - 1)
    parties = sides if len(sides.codes) >= _TWO else _sides(line)
    if parties is None:
        return None
    kind = "summit" if noun.code == "SUMMIT" and len(parties.codes) > _TWO else "meeting"
    span = (noun, max(0, noun.first - 1), clause_end(line, at))
    return engagement(line, span, parties, reading, type=kind, status="planned", rule="EN7")
