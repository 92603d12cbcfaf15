"""Areas and the larger ones they are part of."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tree:
    """Which areas are part of which.

    Attributes:
        order: all areas, parts before the larger ones they belong to.
        parts: the areas directly inside each larger one, in the order of their names.
        torn: areas that name several larger ones, with those.
        cycles: areas that name each other as the larger one.
    """

    order: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]
    torn: Mapping[str, tuple[str, ...]]
    cycles: tuple[tuple[str, ...], ...]


def tree_of(areas: frozenset[str], named: Mapping[str, frozenset[str]]) -> Tree:
    """Return the tree of some areas; one that names several larger areas, or itself in the end, stands alone.

    Args:
        areas: that have rows.
        named: for each area, the larger ones that rows name.

    Examples:
        >>> tree = tree_of(frozenset("AB"), {"A": frozenset("P"), "B": frozenset("P"), "P": frozenset("Q")})
        >>> tree.order, tree.parts["P"]
        (('A', 'B', 'P', 'Q'), ('A', 'B'))
    """
    torn = {
        area: tuple(sorted(larger))
        for area, larger in sorted(named.items())
        if len(larger) > 1 and area in areas
    }
    parent = {area: next(iter(larger)) for area, larger in named.items() if len(larger) == 1}
    reached = _reached(areas, parent)
    parent = {area: larger for area, larger in parent.items() if area in reached}
    cycles = _cycles(parent)
    for area in [area for cycle in cycles for area in cycle]:
        del parent[area]
    parts: dict[str, list[str]] = {}
    for area in sorted(parent):
        parts.setdefault(parent[area], []).append(area)
    frozen = {larger: tuple(inside) for larger, inside in parts.items()}
    return Tree(_bottom_up(reached, parent, frozen), frozen, torn, cycles)


def _reached(areas: frozenset[str], parent: Mapping[str, str]) -> set[str]:
    reached = set(areas)
    for area in areas:
        while area in parent and parent[area] not in reached:
            area = parent[area]
            reached.add(area)
    return reached


def _cycles(parent: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    seen: set[str] = set()
    cycles = []
    for area in sorted(parent):
        path: dict[str, None] = {}
        while area in parent and area not in seen and area not in path:
            path[area] = None
            area = parent[area]
        if area in path:
            walked = list(path)
            cycles.append(tuple(sorted(walked[walked.index(area) :])))
        seen |= path.keys()
    return tuple(cycles)


def _bottom_up(
    areas: set[str], parent: Mapping[str, str], parts: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    order = []
    waiting = sorted(area for area in areas if area not in parent)
    while waiting:
        area = waiting.pop()
        order.append(area)
        waiting += parts.get(area, ())
    # Larger areas came first, and each one's parts from the last to the first.
    return tuple(reversed(order))
