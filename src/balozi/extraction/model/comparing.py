"""Rules and model side by side: where they agree the rule's finding stays, what only the model found is added."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from balozi.extraction.model.guides import guide
from balozi.extraction.model.verifying import RULE
from balozi.extraction.suggestions import Suggestion

# No quotation is longer; further back nothing can overlap.
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two readers of the same papers agree, in the kinds that both are asked for.

    Attributes:
        both: findings of the rules that the model found as well.
        rules_only: findings of the rules alone.
        model_only: findings of the model alone.
    """

    both: int = 0
    rules_only: int = 0
    model_only: int = 0

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            self.both + other.both, self.rules_only + other.rules_only, self.model_only + other.model_only
        )

    @property
    def share(self) -> float:
        """Return the share of all findings that both have, 0 to 1; 1 when neither found anything.

        Examples:
            >>> Agreement(2, 1, 1).share
            0.5
        """
        found = self.both + self.rules_only + self.model_only
        return self.both / found if found else 1.0

    def line(self) -> str:
        """Return the agreement in words."""
        return (
            f"  agreement with the rules: {100 * self.share:.0f}% ({self.both} found by both,"
            f" {self.rules_only} by the rules only, {self.model_only} by the model only)"
        )


def merge(
    rules: Sequence[Suggestion], model: Iterable[Suggestion]
) -> tuple[tuple[Suggestion, ...], Agreement]:
    """Return what either reader found, in the order of the text, and how far they agree.

    Two findings of one kind whose quotations share half of the shorter one are one finding; the rule's is kept,
    because it can be explained. What a model found on an earlier day is not found anew, and agrees with nobody.

    Args:
        rules: what stands already, in any order.
        model: what a model finds now.
    """
    asked = sorted((one for one in rules if one.kind in guide().kinds), key=lambda one: one.start)
    by_kind = {kind: [one for one in asked if one.kind == kind] for kind in guide().kinds}
    read = sum(one.rule != RULE for one in asked)
    met: set[int] = set()
    alone = 0
    added: list[Suggestion] = []
    for suggestion in model:
        found = list(_overlapping(suggestion, by_kind[suggestion.kind]))
        agreeing = {id(one) for one in found if one.rule != RULE}
        met |= agreeing
        alone += not agreeing
        if not found:
            added.append(suggestion)
    merged = sorted((*rules, *added), key=lambda one: (one.start, one.end, one.kind, one.rule))
    return tuple(merged), Agreement(len(met), read - len(met), alone)


def _overlapping(suggestion: Suggestion, same: Sequence[Suggestion]) -> Iterator[Suggestion]:
    first = bisect_left(same, suggestion.start - _LONGEST, key=lambda rule: rule.start)
    last = bisect_left(same, suggestion.end, key=lambda rule: rule.start)
    for rule in same[first:last]:
        shared = min(rule.end, suggestion.end) - max(rule.start, suggestion.start)
        if shared > 0 and shared * 2 >= min(rule.end - rule.start, suggestion.end - suggestion.start):
            yield rule
