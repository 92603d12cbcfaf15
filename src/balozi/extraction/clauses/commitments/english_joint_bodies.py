"""What a body of the two who meet is to do in English: "A joint technical team is to inspect the pipeline by June"."""

from collections.abc import Iterator

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.promises import is_hedged, is_own_text, promise, promise_end
from balozi.extraction.clauses.shared.sessions import is_regular

_WORDS = words_of("english_dealings", "joint_bodies")
_CONTACTS = ("MEET", "TALK", "VISIT", "HOST", "ADDRESS", "BE", "EXPECT", "LAPSE", "FORCE")
_NEAR, _BACK = 5, 2


@asked_where(sign(words=_WORDS["bodies"]), sign(words=_WORDS["joint"]))
def joint_bodies(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what a joint body of those spoken of together is to do, as their promise."""
    if line.keys.isdisjoint(_WORDS["bodies"]) or line.keys.isdisjoint(_WORDS["joint"]):
        return
    pair = line.around.pinned or line.around.pair
    for act in line.acts:
        met_once = act.is_any(*_CONTACTS) and not (act.is_any("MEET") and is_regular(line, act.first))
        if act.tense != "future" or act.passive or act.negated or act.relative or met_once:
            continue
        head = _head(line, act)
        vague = line.tokens[act.last].key in line.words.cuts["not_deeds"]
        if head < 0 or vague or len(pair) < len(("one", "other")) or is_hedged(line, act):
            continue
        who = Parties(pair, (), pair, 0, head)
        told = (_modality(line, reading), "CO5")
        yield promise(line, (head, promise_end(line, act.last)), who, reading, told)
        return


def _head(line: Line, act: Act) -> int:
    """Return where the joint body begins that is the subject of an act, -1 when its subject is another."""
    begin = subject_start(line, act)
    body = next(
        (at for at in range(act.first - 1, begin - 1, -1) if line.tokens[at].key in _WORDS["bodies"]), -1
    )
    if body < 0 or act.first - body > _NEAR or line.parties(begin, act.first - 1).codes:
        return -1
    joint = next(
        (
            at
            for at in range(body, max(begin, body - _NEAR) - 1, -1)
            if line.tokens[at].key in _WORDS["joint"]
        ),
        -1,
    )
    return joint


def _modality(line: Line, reading: Reading) -> str:
    """Return how firmly it binds: in a text of the parties, as what they agreed just before, or as a plan."""
    if is_own_text(line, reading):
        return "commits"
    before = [other for other in reading.lines if other.start < line.start][-_BACK:]
    agreed = any(
        act.is_any("AGREE") and act.tense == "past" and not act.negated
        for other in before
        for act in other.acts
    )
    return "agrees" if agreed else "plans"
