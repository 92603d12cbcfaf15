"""Telling that a paper is one of the sources that a pack was made from."""

from balozi.ground.words import fold
from balozi.packs.packs import Pack


def sources_in(pack: Pack, text: str) -> frozenset[str]:
    """Return the keys of the pack's source documents that a text is: all words it is recognised by occur.

    A sample, or a press release that names a pillar, is not the source and bears nothing out by itself.

    Args:
        pack: whose documents say what they are recognised by.
        text: of the paper.
    """
    folded = f" {fold(text)} "
    return frozenset(
        key
        for key, document in pack.documents.items()
        if (marks := document.get("recognised_by"))
        and isinstance(marks, list | tuple)
        and all(f" {fold(str(mark))} " in folded for mark in marks)
    )
