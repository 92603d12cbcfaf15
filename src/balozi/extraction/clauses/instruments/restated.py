"""Instruments that a title names and the text below it names again, more fully."""

from collections.abc import Sequence
from typing import cast

from balozi.extraction.clauses.instruments.instruments_seen import Seen
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Reading
from balozi.extraction.papers import Genre

_SINCE = ("unknown", "proposed")


def without_titles(groups: Sequence[Seen], reading: Reading) -> list[Seen]:
    """Return the instruments without the one of the title when the text names just one of its kind and parties.

    "On ratification of the agreement on visa-free travel with Malaysia", and below it the agreement by its full
    name; the title of a treaty stands for itself.
    """
    title = reading.lines[0] if reading.lines else None
    if title is None or not title.is_headline or reading.paper.genre is Genre.TREATY:
        return list(groups)
    told = [group for group in groups if group.draft.line.start == title.start]
    below = [group for group in groups if group.draft.line.start != title.start]
    if len(told) != 1 or told[0].itself:
        return list(groups)
    again = [group for group in below if _is_the_same(told[0], group)]
    return below if len(again) == 1 else list(groups)


def _parties(draft: Draft) -> frozenset[str]:
    return frozenset(code for name in ("states", "orgs") for code in cast("list[str]", draft.fields[name]))


def _is_the_same(title: Seen, group: Seen) -> bool:
    above, below = title.draft.fields, group.draft.fields
    parties = [_parties(group.draft) for group in (title, group)]
    stands = above["status"] == below["status"] or above["status"] in _SINCE
    kind = above["instrument_type"] == below["instrument_type"]
    return kind and stands and bool(parties[0]) and parties[0] == parties[1]
