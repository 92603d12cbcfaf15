"""Whether anybody from abroad acts in a Swahili paper, or states are only named as places and homes of people."""

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.mentions.mentions import Of

_FOLK = words_of("swahili_actors", "folk")["folk"]
_ACTING = frozenset({Of.STATE, Of.ORGANISATION, Of.PERSON, Of.CITY, Of.PEOPLE})
_PLACES = frozenset({Of.STATE, Of.CITY, Of.ORGANISATION, Of.REGION, Of.PEOPLE})
_AFFAIRS = words_of("swahili_actors", "home_affairs")
# "nafasi milioni moja za kazi".
_JOBS = frozenset({"nafasi", "kazi"})
_NEAR = 3
_WHOSE = (["ya"], ["hiyo"], ["zake"], ["yake"], ["za"], ["zao"], ["hizo"])


def is_a_promise_at_home(draft: Draft, reading: Reading) -> bool:
    """Tell whether a state promises something to its own people: nobody from abroad acts in the paper or is named here.

    "Waziri ameahidi kuweka kamera" beside the news of a driver from Uganda is a matter at home.
    """
    owes, line = draft.fields.get("obligors"), draft.line
    # A paper that names its own president alone tells of one state as well.
    home = line.around.about or (line.around.common[0] if len(line.around.common) == 1 else "")
    if not isinstance(owes, list) or owes != [home] or not home:
        return False
    named = any(m.of in _PLACES and _code(m.of, m.code, m.name) != home for m in line.mentions)
    if named or line.around.pinned or line.nouns("HELP") or line.instruments():
        return False
    return not _somebody_acts(reading, home)


def is_of_home_affairs(draft: Draft) -> bool:
    """Tell whether one state only promises its own people what is theirs: "Rais aliahidi kuunda nafasi za kazi".

    What "Serikali" promises that is told with nobody else is theirs, too: "Serikali imeahidi kulipia mazishi".
    """
    owes, line = draft.fields.get("obligors"), draft.line
    if not isinstance(owes, list) or len(owes) != 1 or not is_state(owes[0]):
        return False
    action = line.row[draft.first : draft.last + 1]
    bare = action[:1] == ["serikali"] and line.row[draft.first + 1 : draft.first + 2] not in _WHOSE
    at = draft.first + 1
    promised = any(a.first == at and (a.is_any("PLEDGE", "PLAN") or a.tense == "future") for a in line.acts)
    theirs = not _JOBS.difference(action) or (bare and promised)
    if (_AFFAIRS["affairs"].isdisjoint(action) and not theirs) or not _AFFAIRS["others"].isdisjoint(action):
        return False
    named = any(
        m.of in _PLACES and draft.first <= m.first and _code(m.of, m.code, m.name) != owes[0]
        for m in line.mentions
    )
    return not (named or line.around.pinned or line.nouns("HELP") or line.instruments())


def _somebody_acts(reading: Reading, home: str) -> bool:
    """Tell whether a state, a body or somebody of another state does anything in a paper."""
    known = reading.kept.get("swahili_foreigners")
    if known is None:
        known = reading.kept["swahili_foreigners"] = any(_acts_in(line, home) for line in reading.lines)
    return bool(known)


def _acts_in(line: Line, home: str) -> bool:
    if line.nouns("MEETING", "SUMMIT", "VISIT") or line.instruments():
        return True
    for number, mention in enumerate(line.mentions):
        if mention.of not in _ACTING or _code(mention.of, mention.code, mention.name) == home:
            continue
        before = line.row[max(0, mention.first - _NEAR) : mention.first]
        there = before[-1:] == ["nchini"]
        if mention.of is Of.PEOPLE or (line.codes_of(number) is None and not there):
            continue
        if _FOLK.isdisjoint(before):
            return True
    return False


def _code(of: str, code: str, name: str) -> str:
    return (name if of == Of.CITY else code).removeprefix("ORG:")
