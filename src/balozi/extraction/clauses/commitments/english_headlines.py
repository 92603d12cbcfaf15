"""Promises that the headline of an English paper tells in few words, and its body in full: the body's are kept."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.reading.documents import PassageKind

# A headline and the lines below it stand at the top.
_TOP = 500


def without_headlines(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the commitments of a paper, without those of a headline whose debtors promise again below it.

    Args:
        drafts: the commitments of a paper from its first sentence to its last.
    """
    told = [(draft.line.start, set(_obligors(draft))) for draft in drafts]
    return [draft for draft in drafts if not _is_told_below(draft, told)]


def _obligors(draft: Draft) -> Sequence[str]:
    found = draft.fields["obligors"]
    return found if isinstance(found, list) else ()


def _is_told_below(draft: Draft, told: Sequence[tuple[int, set[str]]]) -> bool:
    """Tell whether a draft stands in a headline at the top, and one of the same debtors in a sentence below it."""
    line = draft.line
    heads = line.words.language == "en" and line.start < _TOP and line.kind is not PassageKind.LIST_ITEM
    if not heads or not line.is_headline:
        return False
    own = set(_obligors(draft))
    # The body may tell it more or less firmly, and by each of the debtors alone.
    return any(start > line.start and own & owe for start, owe in told)
