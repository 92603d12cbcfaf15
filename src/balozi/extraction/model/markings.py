"""Which papers may be sent to a model: those that nothing marks."""

import re
from collections.abc import Mapping
from functools import cache

from balozi.ground.errors.model import MarkedPaper
from balozi.ground.markings import Marking, highest
from balozi.ground.words import fold
from balozi.packs.loading import installed_packs, load_pack
from balozi.reading.documents import Document

# A marking stands alone on its line, at most with a word such as "Classification:" before it.
_LONGEST_LINE = 80
_BETWEEN = re.compile(r"[/:|–—]+")
# Source: FIRST, Traffic Light Protocol 2.0; CLEAR alone may be shared with everybody.
_SHARING = frozenset({"green", "amber", "amber strict", "red"})


def check_sendable(document: Document, marking: Marking = Marking.UNCLASSIFIED) -> None:
    """Pass when a paper is unclassified, by what is known of it and by what is printed on it.

    Args:
        document: the paper.
        marking: as somebody gave it.

    Raises:
        MarkedPaper: it is marked, so it stays on this machine.
    """
    found = highest((marking, printed_marking(document)))
    if found > Marking.UNCLASSIFIED:
        raise MarkedPaper(document.name, found.name.lower().replace("_", " "))


def printed_marking(document: Document) -> Marking:
    """Return the highest marking that stands on a line of its own, in the words of any installed pack."""
    return highest(_marking_of(line) for line in document.text.splitlines() if len(line) <= _LONGEST_LINE)


def _marking_of(line: str) -> Marking:
    if not line.strip():
        return Marking.UNCLASSIFIED
    parts = [fold(part) for part in _BETWEEN.split(line)]
    found = highest(_words().get(part, Marking.UNCLASSIFIED) for part in parts)
    if "tlp" in parts and _SHARING & set(parts):
        return max(found, Marking.RESTRICTED)
    return found


@cache
def _words() -> Mapping[str, Marking]:
    """Return the words of all packs for each step of the scale, folded."""
    found: dict[str, Marking] = {}
    for code in installed_packs():
        for words in load_pack(code).markings.values():
            for marking, word in zip(Marking, words, strict=True):
                found[fold(word)] = highest((marking, found.get(fold(word), Marking.UNCLASSIFIED)))
    return found
