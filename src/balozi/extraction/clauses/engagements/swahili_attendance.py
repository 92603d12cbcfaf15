"""Swahili gatherings that somebody goes to attend: "amewasili Luanda kushiriki Mkutano wa Wakuu wa Nchi za SADC"."""

from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Mention, Of

_ATTENDING, _TOP = closed("visits", "attending"), closed("swahili_gatherings", "top")
_PERSONAL = frozenset({"a", "wa"})
# So far may the gathering stand behind its verb, its rank and its body behind the gathering.
_NEAR, _RANK, _FAR = 5, 7, 16


def swahili_attendance(line: Line, reading: Reading, told: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the summits that somebody of one state goes to attend and that no other rule told."""
    if line.keys.isdisjoint(_ATTENDING):
        return
    for at in (n for n, key in enumerate(line.row) if key in _ATTENDING):
        noun = _gathering_behind(line, at)
        goes = _journey_before(line, at)
        if noun is None or goes is None or any(d.first <= noun.first <= d.last and _sits(d) for d in told):
            continue
        draft = _attended(line, (at, noun, goes), reading)
        if draft is not None:
            yield draft


def _sits(draft: Draft) -> bool:
    return draft.fields.get("type") in {"summit", "meeting"}


def _gathering_behind(line: Line, at: int) -> Mention | None:
    """Return the gathering of leaders, ministers or a body that is attended."""
    nouns = line.nouns("SUMMIT", "MEETING")
    noun = next((n for n in nouns if 0 < n.first - at <= _NEAR), None)
    if noun is None:
        return None
    top = not _TOP.isdisjoint(line.row[noun.last + 1 : noun.last + _RANK])
    return noun if noun.code == "SUMMIT" or top else None


def _journey_before(line: Line, at: int) -> Act | None:
    """Return the verb by which somebody goes, or is awaited to attend."""
    verbs = [a for a in line.acts if a.last < at and a.is_finite and not a.relative]
    goes = verbs[-1] if verbs else None
    if goes is None or goes.negated or goes.subject not in _PERSONAL:
        return None
    return goes if goes.is_any("VISIT", "MOVE", "EXPECT", "PLAN") else None


def _attended(line: Line, told: tuple[int, Mention, Act], reading: Reading) -> Draft | None:
    at, noun, goes = told
    subject = subject_of(line, goes)
    if subject is None or len(subject.states) != 1 or subject.organisations:
        return None
    end = min(noun.last + _FAR, len(line.tokens) - 1)
    named = line.parties(noun.last + 1, end)
    if not named.organisations:
        return None
    states = tuple(sorted({*subject.states, *named.states}))
    parties = Parties(states, named.organisations, (*states, *named.organisations), 0, at)
    last = max([noun.last, *(m.last for m in line.mentions if m.of is Of.ORGANISATION and m.first <= end)])
    span = (goes, at, last)
    return engagement(line, span, parties, reading, type="summit", status="planned", rule="EN7")
