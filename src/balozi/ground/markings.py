"""The ordered scale of markings: who may read what."""

from collections.abc import Iterable
from enum import IntEnum


class Marking(IntEnum):
    """How protected a text is; a larger value is more protected.

    Source: the default scale of DESIGN.md; a country pack gives the words in its languages.
    """

    UNCLASSIFIED = 0
    RESTRICTED = 1
    CONFIDENTIAL = 2
    SECRET = 3
    TOP_SECRET = 4


def highest(markings: Iterable[Marking]) -> Marking:
    """Return the marking of a text derived from texts with these markings.

    Examples:
        >>> highest([Marking.UNCLASSIFIED, Marking.SECRET]).name
        'SECRET'
    """
    return max(markings, default=Marking.UNCLASSIFIED)
