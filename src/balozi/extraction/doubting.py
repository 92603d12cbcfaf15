"""What was found in a paper and not suggested, each with the reason: so that a wrong doubt is found by its users."""

from collections.abc import Iterable

from balozi.extraction import clauses
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.clauses.shared.left_out import LeftOut, left_out_of
from balozi.extraction.papers import Paper
from balozi.extraction.suggestions import Suggestion


def left_out(paper: Paper, found: Iterable[Suggestion]) -> list[LeftOut]:
    """Return the facts that rules for clauses found in a paper and a doubt took away, in the order of the text.

    Args:
        paper: that was read.
        found: what is suggested of it; where another rule suggests the same kind of fact nothing was left out.
    """
    for rule in clauses.RULES:
        # Whatever is remembered of the paper was asked of the same reading.
        rule.finds(paper)
    suggested = [(one.kind, one.start, one.end) for one in found]
    return [
        one
        for one in left_out_of(read(paper))
        if not any(kind == one.kind and start < one.end and one.start < end for kind, start, end in suggested)
    ]
