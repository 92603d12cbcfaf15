"""Whom a state is to send in English, told by those who go: "some 200 Hungarian instructors would be deployed"."""

from collections.abc import Iterator

from balozi.extraction.clauses.commitments.debtors import alone
from balozi.extraction.clauses.commitments.tellers import is_assured
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.shared.promises import is_hedged, promise, promise_end
from balozi.extraction.mentions.mentions import Mention, Of

_WORDS = words_of("english_dealings", "personnel")
_NEAR = 4


@asked_where(sign(words=_WORDS["people"]))
def personnel(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what soldiers, doctors or ships of a state are to do abroad, as the promise of that state."""
    if line.keys.isdisjoint(_WORDS["people"]):
        return
    for mention in line.mentions:
        if mention.of is not Of.PEOPLE:
            continue
        head = next(
            (n for n in range(mention.last + 1, mention.last + _NEAR) if _is_one_sent(line, n)),
            len(line.tokens),
        )
        act = next((a for a in line.acts if 0 < a.first - head <= _NEAR), None)
        if act is None or not _goes(line, act) or not _is_abroad(line, mention):
            continue
        first = _counted(line, mention.first)
        modality = "pledges" if is_assured(line, act) else "plans"
        span = (first, promise_end(line, act.last))
        yield promise(line, span, alone(mention.code), reading, (modality, "CO5"))


def _is_one_sent(line: Line, at: int) -> bool:
    return at < len(line.tokens) and line.tokens[at].key in _WORDS["people"]


def _goes(line: Line, act: Act) -> bool:
    """Tell whether those are to go, stay or work: "would be deployed", "will stay on", "are to train"."""
    deed = line.tokens[act.last].key in (_WORDS["sent"] if act.passive else _WORDS["goes"])
    return act.tense == "future" and deed and not (act.negated or act.relative or is_hedged(line, act))


def _is_abroad(line: Line, mention: Mention) -> bool:
    """Tell whether another state is spoken of, to which they may go."""
    others = {*line.around.pair, *line.around.common, line.around.home} - {mention.code, ""}
    return bool(others)


def _counted(line: Line, first: int) -> int:
    """Return where the words begin that tell how many: "some 200", "forty", "a further 50"."""
    at = first
    while at > 0 and (line.tokens[at - 1].text[0].isdigit() or line.tokens[at - 1].key in _WORDS["many"]):
        at -= 1
    return at
