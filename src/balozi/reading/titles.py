"""The title of a paper, as printed on it."""

import re
from collections.abc import Sequence

from balozi.reading.documents import Passage, PassageKind
from balozi.reading.looks import is_untitled

_BLANKS = re.compile(r"\s+")
_MARKS = re.compile(r"</?[a-z]{1,6}>|\*\*|__|^#+ ")
_SKIPPED = frozenset({PassageKind.FURNITURE, PassageKind.CONTENTS, PassageKind.CAPTION})
_LOOKED_AT = 12
_LONGEST = 300


def find_title(text: str, passages: Sequence[Passage]) -> str:
    """Return the first heading at the head of a paper, blanks made single; empty when there is none.

    A running text before any heading means that the paper prints no title.
    """
    matter = [passage for passage in passages if passage.kind not in _SKIPPED]
    for passage in matter[:_LOOKED_AT]:
        look = _MARKS.sub("", _BLANKS.sub(" ", text[passage.start : passage.end])).strip()
        if passage.kind is PassageKind.HEADING and not is_untitled(look):
            return look[:_LONGEST]
        if passage.kind is PassageKind.PARAGRAPH and len(look.split()) > 20:
            return ""
    return ""
