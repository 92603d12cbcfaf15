"""What French says next of a gathering told before: "Celle-ci est prévue à Nairobi", "Il aura lieu en mai"."""

from collections.abc import Iterator

from balozi.extraction.clauses.engagements.french_journeys import clause_end
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.shared.french_clauses import (
    find,
    pair_of,
)
from balozi.extraction.clauses.shared.french_verbs import told_by
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_WORDS = words_of("french_further", "sequels")
_POINTS, _SETS, _NEXT, _EDITIONS = (_WORDS[name] for name in ("points", "sets", "next", "editions"))
_HOSTS = tuple(_WORDS["hosts"])
_KINDS = {"MEETING": "meeting", "SUMMIT": "summit", "VISIT": "visit"}
_TWO, _OPENS, _FAR = 2, 4, 9


def sequels(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the gathering of the sentence before, when a French sentence tells its day or place."""
    if reading.paper.genre is Genre.TREATY:
        return
    if not (line.keys.isdisjoint(_NEXT) or line.keys.isdisjoint(_EDITIONS)):
        yield from _hosted(line, reading)
    if _POINTS.isdisjoint(keys_of(line, 0, _OPENS)):
        return
    at = find(line, _SETS, 0, _FAR)
    before = _before(line, reading)
    if at < 1 or before is None or line.nouns(*_KINDS):
        return
    nouns = before.nouns(*_KINDS)
    parties = pair_of(line)
    set_down = bool(line.dates) or bool(place_of(line, at)[0])
    denied = {"pas", "ne", "n", "plus"} & set(keys_of(line, 0, at + 2))
    if not nouns or parties is None or not set_down or denied or before.instruments():
        return
    kind = _KINDS[nouns[-1].code]
    ahead = line.tokens[at].key.endswith(("ra", "ront")) or line.tokens[at].key in _WORDS["due"]
    act = Act(frozenset({"HOLD"}), at, at, "future" if ahead else "past")
    status = "planned" if ahead else "held"
    yield engagement(
        line, (act, 0, clause_end(line, at)), parties, reading, type=kind, status=status, rule="EN7"
    )


def _hosted(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the next one of a row of gatherings: "Bruxelles accueillera la prochaine édition en 2027"."""
    at = find(line, _EDITIONS)
    near = set(keys_of(line, at - _TWO, at + _TWO))
    act = told_by(line, _HOSTS, 0, at)
    parties = pair_of(line)
    if act is None or act.tense != "future" or not near & _NEXT or parties is None or act.first > _FAR:
        return
    host = any(m.of is Of.CITY and m.first <= 1 for m in line.mentions)
    if not (line.dates or place_of(line)[0] or host):
        return
    span = (act, 0, clause_end(line, at))
    yield engagement(line, span, parties, reading, type="meeting", status="planned", rule="EN7")


def _before(line: Line, reading: Reading) -> Line | None:
    """Return the sentence before one, None for the first."""
    number = next((n for n, other in enumerate(reading.lines) if other.start == line.start), 0)
    return reading.lines[number - 1] if number else None
