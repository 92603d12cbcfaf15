"""What several states found in English for a purpose, which binds them to it: "set up a partnership to train"."""

from collections.abc import Iterator

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of
from balozi.extraction.clauses.shared.promises import promise, promise_end

_WORDS = words_of("english_dealings", "founding")
_OBJECT, _PURPOSE, _TWO = 7, 5, 2


@asked_where(sign(words=_WORDS["verbs"]), sign(words=_WORDS["bodies"]))
def founded(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what two states or more set up together to do something.

    Args:
        line: the sentence.
        reading: its paper.
    """
    if line.keys.isdisjoint(_WORDS["verbs"]) or line.keys.isdisjoint(_WORDS["bodies"]):
        return
    for at, key in enumerate(line.row):
        if key not in _WORDS["verbs"] or not at:
            continue
        body = next(
            (n for n in range(at + 1, min(at + _OBJECT, len(line.row))) if line.row[n] in _WORDS["bodies"]), 0
        )
        parties = _founders(line, at) if body else None
        purpose = _purpose(line, body)
        if parties is not None and purpose:
            span = (parties.first, promise_end(line, purpose))
            yield promise(line, span, parties, reading, ("agrees", "CO1"))
            return


def _founders(line: Line, at: int) -> Parties | None:
    """Return the states right before a verb, when they are several."""
    groups = groups_of(line.tokens, line.parties(0, at - 1))
    found = groups[-1] if groups else None
    if found is None or len(found.codes) < _TWO or not found.spots:
        return None
    between = line.row[found.spots[-1][1] + 1 : at]
    return found if all(key in _WORDS["adverbs"] for key in between) else None


def _purpose(line: Line, body: int) -> int:
    """Return where the deed stands that a body is for: "to train", 0 when none is told."""
    for at in range(body + 1, min(body + _PURPOSE, len(line.row) - 1)) if body else ():
        if (
            line.row[at] == "to"
            and line.tokens[at + 1].text.islower()
            and line.row[at + 1] not in {"the", "a", "an"}
        ):
            return at + 1
    return 0
