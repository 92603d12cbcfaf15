"""Counts that must balance: what was taken is what was placed plus what was left out, with reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from balozi.ground.errors.facts import CountsDoNotBalance


@dataclass(frozen=True, slots=True)
class Tally:
    """One count with what was left out of it.

    Attributes:
        taken: how many were looked at.
        placed: how many ended where they belong.
        excluded: how many were left out, by reason.
    """

    taken: int
    placed: int
    excluded: Mapping[str, int] = field(default_factory=dict)

    def check(self) -> None:
        """Confirm that nothing disappeared.

        Raises:
            CountsDoNotBalance: with the three numbers.

        Examples:
            >>> Tally(3, 2, {"no country": 1}).check()
        """
        left_out = sum(self.excluded.values())
        if self.taken != self.placed + left_out:
            raise CountsDoNotBalance(self.taken, self.placed, left_out)
