"""What the rules found and did not suggest, and why: no fact is dropped without a word."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Reading

Doubt = Callable[..., bool]
_KEPT = "left out"
_OPENING = "Tell whether "


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A fact that a rule found and a doubt took away again.

    Attributes:
        kind: "engagement", "instrument" or "commitment".
        start: its first character in the document's text.
        end: the character after its last one.
        rule: that found it.
        doubt: name of what took it away.
        why: in one sentence, as that is described.
    """

    kind: str
    start: int
    end: int
    rule: str
    doubt: str
    why: str


def undoubted(
    drafts: Iterable[Draft], kind: str, reading: Reading, doubt_of: Callable[[Draft], Doubt | None]
) -> list[Draft]:
    """Return the drafts that nothing speaks against; the others are noted in the reading.

    Args:
        drafts: found by the rules.
        kind: "engagement", "instrument" or "commitment"; "" to tell it by their fields.
        reading: of the paper.
        doubt_of: gives what takes a draft away, None for one that stays.
    """
    kept = []
    for draft in drafts:
        doubt = doubt_of(draft)
        if doubt is None:
            kept.append(draft)
        else:
            _note(draft, kind or _kind_of(draft), reading, doubt)
    return kept


def left_out_of(reading: Reading) -> list[LeftOut]:
    """Return what was left out of a paper whose rules have been asked, in the order of the text."""
    noted = reading.kept.get(_KEPT, {})
    found = noted.values() if isinstance(noted, dict) else ()
    return sorted(found, key=lambda one: (one.start, one.end, one.kind))


def _note(draft: Draft, kind: str, reading: Reading, doubt: Doubt) -> None:
    noted = reading.kept.setdefault(_KEPT, {})
    tokens = draft.line.tokens
    start, end = tokens[draft.first].start, tokens[draft.last].end
    said = (doubt.__doc__ or "").strip().partition("\n")[0].removeprefix(_OPENING).partition(': "')[0]
    if isinstance(noted, dict):
        told = LeftOut(kind, start, end, draft.rule, doubt.__name__.lstrip("_"), said)
        noted.setdefault((kind, start, end), told)


def _kind_of(draft: Draft) -> str:
    if "obligors" in draft.fields:
        return "commitment"
    return "instrument" if "instrument_type" in draft.fields else "engagement"
