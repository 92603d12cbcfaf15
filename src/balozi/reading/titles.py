"""The title of a paper, as printed on it."""

import re
from collections.abc import Sequence

from balozi.reading.documents import Passage, PassageKind
from balozi.reading.looks import is_untitled
from balozi.reading.wordlists import words

_BLANKS = re.compile(r"\s+")
_MARKS = re.compile(r"</?[a-z]{1,6}>|\*\*|__|^#+ ")
_SKIPPED = frozenset({PassageKind.FURNITURE, PassageKind.CONTENTS, PassageKind.CAPTION})
_LOOKED_AT = 12
_LONGEST = 300
# Letterheads are capitals, and no longer in words.
_LETTERHEAD = 9


def find_title(text: str, passages: Sequence[Passage]) -> str:
    """Return the first heading at the head of a paper, blanks made single; empty when there is none.

    A letterhead ("MINISTRY OF FOREIGN AFFAIRS", "PRESS RELEASE") is the title only when no other heading follows.
    A running text before any heading means that the paper prints no title.
    """
    matter = [passage for passage in passages if passage.kind not in _SKIPPED]
    letterhead = ""
    for passage in matter[:_LOOKED_AT]:
        look = _MARKS.sub("", _BLANKS.sub(" ", text[passage.start : passage.end])).strip()
        if passage.kind is PassageKind.HEADING and not is_untitled(look):
            if not _is_letterhead(look):
                return look[:_LONGEST]
            letterhead = letterhead or look[:_LONGEST]
        if passage.kind is PassageKind.PARAGRAPH and len(look.split()) > 20:
            break
    return letterhead


def _is_letterhead(look: str) -> bool:
    """Tell whether a heading says who writes, or what sort of notice it is, and not what it is about."""
    lower = look.lower().strip(" :.–—-")
    if lower in words("labels", "release"):
        return True
    short = look.isupper() and len(look.split()) <= _LETTERHEAD
    return short and any(f"{lower} ".startswith(f"{begun} ") for begun in words("labels", "letterhead"))
