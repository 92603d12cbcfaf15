"""Signings told with their day, place or signatories, and the line that closes a treaty."""

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.drafts import Draft, place_of, subject_of, subject_start
from balozi.extraction.clauses.lines import Line, Reading
from balozi.extraction.clauses.participants import around, engagement, status_of
from balozi.extraction.clauses.parties import Parties
from balozi.extraction.clauses.persons import persons_of
from balozi.extraction.mentions.mentions import Mention, Of

CLOSING = closed("instruments", "closing")
_SIGNATORIES = closed("engagements", "many")
_LAWS = closed("engagements", "laws")
_PEACE = closed("engagements", "peace")
_PAPERS = closed("signings", "papers")
_OCCASIONS = closed("signings", "occasions")


def signed(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a signing that is told with its day, its place or its signatories."""
    done = act.tense == "infinitive" and line.words.language == "sw" and not act.passive
    done = done and status_of(line, act) == "held"
    if (
        not act.is_any("SIGN", "INITIAL")
        or act.relative
        or (act.tense in {"infinitive", "participle"} and not done)
    ):
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
    parties, first = (
        (line.parties(act.last + 1, len(line.tokens) - 1), act.first)
        if _opens(line, act)
        else (parties, first)
    )
    if (named is None and not parties.organisations and len(parties.states) < 2) and not act.passive:
        return None
    law = {token.key for token in line.tokens[act.last + 1 : act.last + 5]} & _LAWS
    if for_state:
        parties = line.parties(0, len(line.tokens) - 1)
    pointed = act.passive and line.words.language != "sw" and bool(line.around.pair)
    pointed = pointed and (bool(line.dates) or (_names_a_paper(line, act) and len(whole.codes) > 1))
    if (paper is None and not for_state and not pointed) or not parties.codes or law:
        return None
    if not _signing_is_told(line, act, parties) or (act.is_any("INITIAL") and not _has_an_occasion(line)):
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


def _names_a_paper(line: Line, act: Act) -> bool:
    """Tell whether "the document" or "the text" is what is signed, named before as what it is."""
    return bool(_PAPERS & {token.key for token in line.tokens[max(0, act.first - 4) : act.first]})


def _has_an_occasion(line: Line) -> bool:
    """Tell whether an initialling is told with its ceremony; alone it is a step of negotiations."""
    return bool(_OCCASIONS & {token.key for token in line.tokens})


def _opens(line: Line, act: Act) -> bool:
    """Tell whether a line opens with the signing: "Signed today in Zanzibar: an MoU between ..."."""
    before = any(token.text[0].isalnum() for token in line.tokens[: act.first])
    return not before and act.tense == "past" and line.words.language != "sw"


def _keys(line: Line, mention: Mention) -> set[str]:
    return {token.key for token in line.tokens[mention.first : mention.last + 1]}


def _signing_is_told(line: Line, act: Act, parties: Parties) -> bool:
    """Tell whether a signing is told with its day, place or signatories, and is between parties, not with a firm."""
    # "A signed an MoU with B" tells its signatories; "A and B have signed" alone only tells of the instrument.
    other = {token.key for token in line.tokens[act.last :]} & {"with", "avec"}
    several = len(parties.codes) > 1 and (bool(other) or line.words.language == "sw")
    told = line.dates or place_of(line)[0] or persons_of(line.tokens, line.mentions) or several
    told = told or any(m.of is Of.PAIR and _SIGNATORIES & _keys(line, m) for m in line.mentions)
    keys = {token.key for token in line.tokens[act.last :]}
    return bool(told) and (len(parties.codes) > 1 or act.passive or bool(keys & _PEACE))


def done_at(line: Line, reading: Reading) -> Draft | None:
    """Find the line that closes a treaty: "Done at Windhoek on ...", "Fait à Dakar, le ...", "Imesainiwa Ankara"."""
    if line.tokens[0].key not in CLOSING or not line.dates or len(line.tokens) > 40:
        return None
    if any(act.is_finite and not act.is_any("SIGN") for act in line.acts):
        return None
    pair = line.around.pinned or line.around.pair or line.around.common
    states = tuple(code for code in pair if len(code) == 3)
    if len(states) < 2:
        return None
    parties = Parties(states, (), states, 0, 0)
    told = (line.dates[0], 0, line.dates[-1].last)
    return engagement(line, told, parties, reading, type="signing_ceremony", status="held", rule="EN6")
