"""Promises in English that an instrument lays on its parties, and those of a second party in the same breath."""

from collections.abc import Iterator

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import ENGLISH, asked_where, sign
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.promises import PROMISES, is_hedged, is_second, promise, promise_end
from balozi.extraction.mentions.mentions import Mention, Of

_TEXTS = closed("obligations", "texts")
_MODALITIES = (
    ("PLEDGE", "pledges"),
    ("OFFER", "pledges"),
    ("COMMIT", "commits"),
    ("AGREE", "agrees"),
    ("PLAN", "plans"),
)
_FAR = 10


@asked_where(sign(act={"COMMIT"}), ENGLISH)
def obliged(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what a text lays on its parties: "the accord obliges Laos to warn Cambodia"."""
    active = act.is_any("COMMIT") and not (act.passive or act.relative or act.tense == "infinitive")
    if line.words.language != "en" or not active or is_hedged(line, act) or not _is_told_by_a_text(line, act):
        return None
    near = range(act.last + 1, min(act.last + _FAR, len(line.tokens)))
    to = next((at for at in near if line.tokens[at].key == "to"), 0)
    bound = _bound(line, act.last + 1, to - 1)
    if not to or not bound:
        return None
    first = subject_start(line, act)
    parties = Parties(bound, (), bound, 0, first)
    return promise(line, (first, promise_end(line, to)), parties, reading, ("commits", "CO5"))


def _bound(line: Line, first: int, last: int) -> tuple[str, ...]:
    """Return who stands between a verb of binding and its "to": states, bodies, or capitals for their governments."""
    named = line.parties(first, last)
    seats = {m.name for m in line.mentions if m.of is Of.CITY and first <= m.first <= last}
    return tuple(sorted({*named.codes, *seats}))


def _is_told_by_a_text(line: Line, act: Act) -> bool:
    """Tell whether the subject of an act is an instrument: "the accord", "the text", "it" behind one."""
    before = line.tokens[max(0, act.first - 4) : act.first]
    named = any(m.of is Of.INSTRUMENT and 0 < act.first - m.last <= _FAR for m in line.mentions)
    return bool(_TEXTS & {token.key for token in before}) or named


@asked_where(ENGLISH, sign(verbs=PROMISES), sign(words={"to"}))
def seconded(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the promises of a second party told without their verb: "Kenya agreed to ..., and Uganda to open ..."."""
    if line.words.language != "en":
        return
    for mention in line.mentions:
        if mention.last + 2 >= len(line.tokens) or not is_second(line, mention):
            continue
        act = _promise_before(line, mention)
        if act is None:
            continue
        parties = line.parties(mention.first, mention.last)
        code = mention.name if mention.of is Of.CITY else ""
        parties = Parties((code,), (), (code,), 0, mention.first) if code else parties
        if parties.codes:
            modality = next((m for kind, m in _MODALITIES if act.is_any(kind)), "plans")
            span = (mention.first, promise_end(line, mention.last + 1))
            yield promise(line, span, parties, reading, (modality, "CO1"))


def _promise_before(line: Line, mention: Mention) -> Act | None:
    """Return the promise whose verb a second party shares."""
    for act in reversed(line.acts):
        if act.last < mention.first and act.is_finite:
            to = any(token.key == "to" for token in line.tokens[act.last + 1 : mention.first])
            holds = act.is_any(*PROMISES) and not act.negated and not is_hedged(line, act)
            return act if holds and to and act.tense != "conditional" else None
    return None
