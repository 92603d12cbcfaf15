"""How near two spellings are: edit distance, with a ceiling, and the nearest known name."""

from collections.abc import Iterable

from balozi.ground.words import fold


def distance(one: str, other: str, ceiling: int = 3) -> int:
    """Return how many letters must be added, dropped, changed or swapped with the next; above ``ceiling``: more.

    >>> distance("kisi", "kisii"), distance("iqra", "iora"), distance("wakanya", "wakenya")
    (1, 1, 1)
    >>> distance("geneva", "vienna", 2)
    3
    """
    if abs(len(one) - len(other)) > ceiling:
        return ceiling + 1
    one, other = _without_common_ends(one, other)
    if not one or not other:
        return min(len(one or other), ceiling + 1)
    older: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, mate in enumerate(other, 1):
            cost = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != mate))
            swapped = older and column > 1 and letter == other[column - 2] and one[row - 2] == mate
            here.append(min(cost, older[column - 2] + 1) if swapped else cost)
        if min(here) > ceiling:
            return ceiling + 1
        older, above = above, here
    return min(above[-1], ceiling + 1)


def _without_common_ends(one: str, other: str) -> tuple[str, str]:
    """Return two spellings without the letters with which both begin and both end."""
    first, least = 0, min(len(one), len(other))
    while first < least and one[first] == other[first]:
        first += 1
    last = 0
    while last < least - first and one[-1 - last] == other[-1 - last]:
        last += 1
    return one[first : len(one) - last], other[first : len(other) - last]


def nearest(name: str, known: Iterable[str], ceiling: int) -> str:
    """Return the known name nearest to ``name``; "" when none is within ``ceiling`` or two are as near.

    Of two as near, the one of which letters were only left out is meant: machines drop letters more often
    than they read two of them wrongly.

    >>> nearest("Gabone", ["Gaborone", "Garowe", "Libreville"], 2)
    'Gaborone'
    >>> nearest("Vale", ["Vole", "Vile"], 2)
    ''
    """
    wanted = fold(name)
    best, found = ceiling + 1, dict[str, str]()
    for other in known:
        steps = distance(wanted, fold(other), min(best, ceiling))
        if steps < best:
            best, found = steps, {}
        if steps == best <= ceiling:
            found.setdefault(fold(other), other)
    longer = [other for spelt, other in found.items() if _is_within(wanted, spelt)]
    candidates = longer if len(longer) == 1 else list(found.values())
    return candidates[0] if len(candidates) == 1 else ""


def _is_within(short: str, long: str) -> bool:
    """Tell whether the letters of ``short`` stand in ``long`` in the same order."""
    letters = iter(long)
    return all(letter in letters for letter in short)
