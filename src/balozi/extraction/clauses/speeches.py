"""Speeches at a forum and answers to another state."""

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.drafts import Draft, object_end, subject_start
from balozi.extraction.clauses.lines import Line, Reading
from balozi.extraction.clauses.participants import engagement
from balozi.extraction.clauses.parties import Parties
from balozi.extraction.clauses.remarks import is_resolved
from balozi.extraction.clauses.stand_ins import NAMED
from balozi.extraction.mentions.mentions import Of

_FORUMS = closed("receptions", "forums")
_SPEECHES = closed("speeches", "titles")
_BY = closed("speeches", "by")
_SPEAKERS = NAMED - {Of.CITY}
_OPENING = 3
_LONGEST = 60
# A title stands on the first lines of a paper.
_FAR_DOWN = 400


def titled(line: Line, reading: Reading) -> Draft | None:
    """Find a speech by its title: "Address by the Prime Minister of X to the Assembly", "Discours du ministre ..."."""
    if line.words.language == "sw" or len(line.tokens) > _LONGEST or line.start > _FAR_DOWN:
        return None
    at = next((at for at, token in enumerate(line.tokens[:_OPENING]) if token.key in _SPEECHES), -1)
    if at < 0 or at + 2 >= len(line.tokens) or line.tokens[at + 1].key not in _BY:
        return None
    speaker = any(m.of in _SPEAKERS and 0 < m.first - at <= 4 for m in line.mentions)
    if not speaker or any(
        act.is_finite and not act.relative and not act.is_any("ADDRESS") for act in line.acts
    ):
        return None
    told = line.parties(at + 1, len(line.tokens) - 1)
    bodies = tuple(sorted({m.code for m in line.mentions if m.of is Of.ORGANISATION and m.first > at}))
    whole = Parties(told.states, bodies, told.order, 0, 0)
    if not whole.codes and reading.home and line.words.language == "fr":
        # "Allocution du Président de la République": the state that speaks need not be named.
        whole = Parties((reading.home,), (), (reading.home,), 0, 0)
    if not whole.codes:
        return None
    span = (None, 0, len(line.tokens) - 1)
    return engagement(line, span, whole, reading, type="statement", status="held", rule="EN8")


def _is_before_a_forum(line: Line, act: Act) -> bool:
    """Tell whether a forum with a name of its own is addressed: "addressed the World Economic Forum"."""
    behind = line.tokens[act.last + 1 : act.last + 8]
    named = any(token.is_capital and token.key in _FORUMS for token in behind)
    return act.is_any("ADDRESS") and named and line.words.language != "sw"


def _ends_a_treaty(line: Line, act: Act) -> bool:
    """Tell whether "dénoncer" gives notice of an instrument: "a dénoncé la convention fiscale"."""
    return act.is_any("END") and any(0 < paper.first - act.last <= 3 for paper in line.instruments())


def answered(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a government's public reaction to another state, or a speech at a forum."""
    if (
        not act.is_any("REACT", "ADDRESS")
        or act.tense not in {"past", "present", "participle"}
        or act.passive
    ):
        return None
    if act.is_any("REACT") and (is_resolved(line, act, reading) or _ends_a_treaty(line, act)):
        return None
    begin = subject_start(line, act)
    before, behind = line.parties(begin, act.first - 1), line.parties(act.last + 1, object_end(line, act))
    other = set(behind.codes) - set(before.codes)
    if before.first < 0 or not before.codes or not (other or _is_before_a_forum(line, act)):
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
