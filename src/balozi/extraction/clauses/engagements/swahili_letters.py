"""What a Swahili state does to another without meeting it: a letter, talks that it leaves, what its paper says."""

import re
from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of, subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Of

# "aliiandikia barua", "imemwandikia barua".
_WRITES = re.compile(r"(?:a|wa|i|zi|u)(?:li|me)\w{0,3}andikia\Z")
_LEAVES = re.compile(r"(?:a|wa|i|zi|u)(?:li|me)(?:sitisha|simamisha|jiondoa|jitoa|susia)\Z")
_SHARE = frozenset({"ushiriki"})
_TALKS = frozenset({"mazungumzo", "majadiliano", "mashauriano"})
_IN, _PAPERS = frozenset({"katika", "kupitia", "kwenye"}), frozenset({"taarifa", "tamko", "tangazo"})
_THAT, _OF = frozenset({"kwamba", "kuwa"}), frozenset({"la", "ya", "za", "wa", "cha", "vya"})
_STATES = frozenset({"i", "u", "zi", "a"})
_NEAR, _FAR, _TWO = 4, 10, 2


def swahili_letters(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the letters to other states, the talks left and the papers on others' deeds of a Swahili sentence."""
    found: list[Draft | None] = []
    if "barua" in line.keys:
        found.append(_wrote(line, reading))
    if not _TALKS.isdisjoint(line.keys):
        found.append(_left(line, reading))
    if not _PAPERS.isdisjoint(line.keys):
        found += [_said_in_a_paper(line, act, reading) for act in line.acts if act.is_any("SAY")]
    yield from (draft for draft in found if draft is not None)


def _wrote(line: Line, reading: Reading) -> Draft | None:
    """Find a letter to another state or a body: "Waziri wa Peru aliiandikia barua Brazil"."""
    row = line.row
    at = next((n for n, key in enumerate(row[:-1]) if _WRITES.match(key) and row[n + 1] == "barua"), -1)
    return _with_another(line, (at, at + 1), reading) if at > 0 else None


def _left(line: Line, reading: Reading) -> Draft | None:
    """Find talks with another that one leaves: "imejiondoa katika mazungumzo na", "zimesitisha ushiriki wao katika"."""
    row = line.row
    for at in (n for n, key in enumerate(row) if _LEAVES.match(key)):
        own = row[at].endswith(("sitisha", "simamisha"))
        talks = next((n for n in range(at + 1, min(at + 2 * _NEAR, len(row))) if row[n] in _TALKS), -1)
        led = not own or not _SHARE.isdisjoint(row[at + 1 : at + _TWO])
        if at and led and talks > 0 and row[talks + 1 : talks + _TWO] == ["na"]:
            return _with_another(line, (at, talks + 1), reading)
    return None


def _with_another(line: Line, told: tuple[int, int], reading: Reading) -> Draft | None:
    """Return the contact of those named before a verb with those right behind the words that it ends on."""
    at, end = told
    own = _right_at(groups_of(line.tokens, line.parties(0, at - 1)), at - 1, backwards=True)
    other = _right_at(groups_of(line.tokens, line.parties(end + 1, end + _FAR)), end + 1, backwards=False)
    if own is None or other is None or set(own.codes) & set(other.codes) or not own.states:
        return None
    states = tuple(sorted({*own.states, *other.states}))
    bodies = tuple(sorted({*own.organisations, *other.organisations}))
    parties = Parties(states, bodies, (*states, *bodies), 0, own.first)
    span = (None, own.first, max(last for _, last, _ in other.spots))
    return engagement(line, span, parties, reading, type="other", status="held", rule="EN9")


def _right_at(groups: Sequence[Parties], at: int, *, backwards: bool) -> Parties | None:
    """Return the parties named together next to a token, None when others stand nearer or nobody does."""
    named = [group for group in groups if group.codes]
    if not named:
        return None
    one = named[-1] if backwards else named[0]
    away = at - max(last for _, last, _ in one.spots) if backwards else one.first - at
    return one if away <= _NEAR else None


def _said_in_a_paper(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what a state's paper says of another's deed: "ilisema katika taarifa kwamba madai ya Chile"."""
    row = line.row
    paper = row[act.last + 1 : act.last + 3]
    led = len(paper) == _TWO and paper[0] in _IN and paper[1] in _PAPERS
    that = next((n for n in range(act.last + 3, min(act.last + _FAR, len(row))) if row[n] in _THAT), -1)
    plain = act.tense in {"past", "present"} and act.subject in _STATES and not (act.relative or act.negated)
    if not (led and plain and that > 0):
        return None
    subject = subject_of(line, act)
    if subject is None or len(subject.states) != 1 or subject.first < subject_start(line, act):
        return None
    if not _is_of_anothers_deed(line, that, subject):
        return None
    whole = Parties(subject.states, subject.organisations, subject.order, 0, subject.first)
    return engagement(
        line, (act, subject.first, that + _NEAR), whole, reading, type="statement", status="held", rule="EN8"
    )


def _is_of_anothers_deed(line: Line, that: int, subject: Parties) -> bool:
    """Tell whether a clause opens with another state or a deed of it: "kwamba hatua ya Sudan"."""
    near = (m for m in line.mentions if m.of is Of.STATE and that < m.first <= that + _NEAR)
    state = next((m for m in near if m.code not in subject.codes), None)
    if state is None:
        return False
    between = line.row[that + 1 : state.first]
    deeds = line.words.cuts["deeds"]
    return not between or (between[0] in deeds and between[-1] in _OF)
