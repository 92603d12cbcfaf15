"""What is quoted as promised in French: the deed inside the quotation marks, bound by the verb behind them."""

from collections.abc import Sequence
from dataclasses import replace

from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line

_VOWS = (("promis", "pledges"), ("promet", "pledges"), ("jur", "pledges"), ("garanti", "pledges"))
_BINDS = ("engage", "oblige")
_CLOSES = frozenset({"»", "”", '"', "“"})
_SHORT, _NEAR = 8, 4


def quoted_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the promises of a French sentence, one that is quoted and vowed told once: "« ... », a promis Oslo".

    Args:
        drafts: of one sentence.
    """
    if not drafts or drafts[0].line.words.language != "fr":
        return list(drafts)
    line = drafts[0].line
    closed = next((at for at, token in enumerate(line.tokens) if at > 1 and token.text in _CLOSES), -1)
    told = vowed_behind(line, closed) if closed > 1 else ""
    inside = [draft for draft in drafts if draft.first < closed]
    if not told or not inside:
        return list(drafts)
    empty = [draft for draft in drafts if closed < draft.first <= closed + _SHORT]
    bound = [_bound(draft, told) for draft in inside]
    return [*bound, *(draft for draft in drafts if draft not in inside and draft not in empty)]


def vowed_behind(line: Line, closed: int) -> str:
    """Return how a quotation binds by the verb of vowing right behind it, "" where it is only said.

    Args:
        line: the sentence.
        closed: where the quotation ends.
    """
    for key in line.row[closed + 1 : closed + 2 + _NEAR]:
        if key.startswith(_BINDS):
            return "commits"
        for root, modality in _VOWS:
            if key.startswith(root):
                return modality
    return ""


def _bound(draft: Draft, modality: str) -> Draft:
    if draft.fields["modality"] not in {"plans", "pledges", "commits"}:
        return draft
    return replace(draft, fields={**draft.fields, "modality": modality})
