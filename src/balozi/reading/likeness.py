"""Telling that two files are the same paper in two formats."""

import hashlib
from collections.abc import Sequence

from balozi.ground.words import fold

_WINDOW = 5
_SIZE = 96
SAME = 0.7


def sketch(text: str) -> tuple[int, ...]:
    """Return a small fingerprint of the words of a text: the least hashes of its runs of five words.

    Source: bottom-k sketches (A. Broder, "On the resemblance and containment of documents", 1997).
    """
    words = fold(text).split()
    runs = {" ".join(words[at : at + _WINDOW]) for at in range(max(1, len(words) - _WINDOW + 1))}
    # 52 bits, so that every store and format keeps the number exactly.
    hashes = (int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest()) >> 12 for run in runs)
    return tuple(sorted(hashes)[:_SIZE])


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the share of runs of words that two texts have in common, 0 to 1, as estimated from their sketches.

    Examples:
        >>> likeness(sketch("a treaty between two states"), sketch("A treaty, between two States."))
        1.0
    """
    either = sorted({*one, *other})[:_SIZE]
    both = set(one) & set(other)
    return sum(1 for item in either if item in both) / len(either) if either else 0.0
