"""Every claim of a model is compared with the paper; what does not hold is dropped and counted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from balozi.extraction.model.guides import guide
from balozi.extraction.model.prompts import Piece
from balozi.extraction.model.quotes import find_quote
from balozi.extraction.model.values import WRONG_TYPE, Unfit, fitted
from balozi.extraction.papers import Paper
from balozi.extraction.suggestions import Suggestion
from balozi.ground.errors.registers import FieldsInvalid
from balozi.ground.tallies import Tally
from balozi.ground.words import fold
from balozi.registers.kinds import check_fields

RULE = "LM1"
SAYS = "What the language model found that the administrator set, its quotation compared with the paper."
# Nothing was measured: which model is asked is the administrator's choice, and they differ widely. So it is set below
# the rules for the same kinds (0.65 and 0.7), which were.
CONFIDENCE = 0.6

LONGEST_QUOTE = 1_000
NO_OBJECT = "it is not an object"
UNKNOWN_KIND = "its kind is unknown"
NO_QUOTE = "it has no quotation"
NOT_A_CLAUSE = "its quotation is a single word, or longer than a sentence"
QUOTE_NOT_FOUND = "its quotation is not in the paper"
UNKNOWN_FIELD = "it has an unknown field, or none that its kind needs"
REPEATED = "it was said before"


@dataclass(frozen=True)
class Batch:
    """What was sent at once, with the words of the whole paper beside it."""

    paper: Paper
    pieces: Sequence[Piece]

    @cached_property
    def words(self) -> str:
        """Return the folded text of what was sent: the only text that an answer can rest on."""
        return " ".join(fold(self.paper.text[piece.start : piece.end]) for piece in self.pieces)


def verify(claims: Iterable[object], batch: Batch) -> tuple[tuple[Suggestion, ...], Tally]:
    """Return the claims that hold, as suggestions, and the count of all claims by what became of them."""
    kept: list[Suggestion] = []
    dropped: Counter[str] = Counter()
    taken = 0
    for claim in claims:
        taken += 1
        try:
            suggestion = _suggestion(claim, batch)
        except Unfit as reason:
            dropped[str(reason)] += 1
            continue
        if suggestion in kept:
            dropped[REPEATED] += 1
        else:
            kept.append(suggestion)
    tally = Tally(taken, len(kept), dict(dropped))
    tally.check()
    return tuple(kept), tally


def _suggestion(claim: object, batch: Batch) -> Suggestion:
    if not isinstance(claim, Mapping):
        raise Unfit(NO_OBJECT)
    kind = claim.get("kind")
    if not isinstance(kind, str) or kind not in guide().kinds:
        raise Unfit(UNKNOWN_KIND)
    start, end = _place(claim, batch)
    return Suggestion(
        kind=kind,
        start=start,
        end=end,
        quote=batch.paper.text[start:end],
        fields=_fields(kind, claim.get("fields"), batch),
        rule=RULE,
        confidence=CONFIDENCE,
    )


def _place(claim: Mapping[str, object], batch: Batch) -> tuple[int, int]:
    """Return where a quotation stands: in the passage that the claim names, or in another that was sent with it."""
    quote = claim.get("quote")
    if not isinstance(quote, str) or not quote.strip():
        raise Unfit(NO_QUOTE)
    if len(quote) > LONGEST_QUOTE or len(quote.split()) < 2:
        raise Unfit(NOT_A_CLAUSE)
    named = claim.get("passage")
    for piece in sorted(batch.pieces, key=lambda piece: piece.number != named):
        place = find_quote(batch.paper.text, quote, piece.start, piece.end)
        if place is not None:
            return place
    raise Unfit(QUOTE_NOT_FOUND)


def _fields(kind: str, told: object, batch: Batch) -> dict[str, object]:
    if not isinstance(told, Mapping):
        raise Unfit(WRONG_TYPE)
    known = guide().kinds[kind].fields
    if not set(told) <= set(known):
        raise Unfit(UNKNOWN_FIELD)
    fields = {
        name: value
        for name, shape in known.items()
        if (value := fitted(shape, told.get(name), batch.words)) is not None
    }
    try:
        check_fields(kind, fields)
    except FieldsInvalid as fault:
        raise Unfit(UNKNOWN_FIELD) from fault
    return fields
