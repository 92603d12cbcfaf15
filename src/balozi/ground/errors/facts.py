"""Refusals about evidence, tallies and dates."""

from dataclasses import dataclass

from balozi.ground.errors.family import InvalidInput, Unbalanced


@dataclass(eq=False)
class EvidenceMismatch(InvalidInput):
    """A quotation is not found where the evidence says it is."""

    code = "evidence.mismatch"
    says = "The document reads %(found)r at %(start)d, not %(quote)r."
    remedy = "Read the document again: the file or its reader changed after the extraction."
    start: int
    found: str
    quote: str


@dataclass(eq=False)
class SentenceMissing(EvidenceMismatch):
    """A sentence that is said to stand in a paper does not stand in it."""

    code = "evidence.sentence"
    says = "The paper does not have the words %(quote)r."
    remedy = (
        "Copy the sentence from the page of the paper: where its lines break does not matter, its words do."
    )


@dataclass(eq=False)
class CountsDoNotBalance(Unbalanced):
    """What was taken is not what was placed plus what was left out."""

    code = "tally.unbalanced"
    says = "%(taken)d were taken, but %(placed)d placed and %(excluded)d left out."
    remedy = "Do not publish the figure; find what was dropped without a reason."
    taken: int
    placed: int
    excluded: int


@dataclass(eq=False)
class NotADate(InvalidInput):
    """A date is written as YYYY, YYYY-MM or YYYY-MM-DD, and must exist."""

    code = "date.invalid"
    says = "%(text)r is not a date."
    remedy = "Write YYYY, YYYY-MM or YYYY-MM-DD."
    text: str
