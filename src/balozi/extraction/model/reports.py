"""What asking a model gave and what it cost; counts balance, and unknown costs are said to be unknown."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from balozi.extraction.model.clients import Answer
from balozi.extraction.model.connection import ModelSettings
from balozi.ground.tallies import Tally

_NOTHING = Tally(0, 0)
_MILLION = Decimal(1_000_000)


def _sum(one: Tally, other: Tally) -> Tally:
    excluded = Counter(one.excluded) + Counter(other.excluded)
    return Tally(one.taken + other.taken, one.placed + other.placed, dict(excluded))


@dataclass(frozen=True, slots=True)
class Spending:
    """Tokens as the service counted them, and their cost.

    Attributes:
        tokens_in: sent.
        tokens_out: received.
        cost: in the currency of the prices, None when no prices are set.
        uncounted: answers for which the service told no tokens; then the rest is a lower bound.
    """

    tokens_in: int = 0
    tokens_out: int = 0
    cost: Decimal | None = None
    uncounted: int = 0

    @classmethod
    def of(cls, answer: Answer, settings: ModelSettings) -> "Spending":
        """Return what one answer cost."""
        sent, received = answer.tokens_in or 0, answer.tokens_out or 0
        cost = None
        if settings.price_in is not None and settings.price_out is not None:
            cost = (sent * settings.price_in + received * settings.price_out) / _MILLION
        return cls(sent, received, cost, int(answer.tokens_in is None or answer.tokens_out is None))

    def __add__(self, other: "Spending") -> "Spending":
        costs = [cost for cost in (self.cost, other.cost) if cost is not None]
        return Spending(
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            sum(costs, Decimal(0)) if costs else None,
            self.uncounted + other.uncounted,
        )


@dataclass(frozen=True, slots=True)
class ModelReport:
    """What asking one model about one or several papers gave.

    Attributes:
        model: its name.
        address: host and port of the service.
        batches: sent, answered in a usable way, failed by reason.
        cut: answers that ended before their list of facts did; their whole facts were looked at.
        facts: claimed, kept, dropped by reason.
        spending: tokens and cost.
        seconds: that it took.
    """

    model: str
    address: str
    batches: Tally = _NOTHING
    cut: int = 0
    facts: Tally = _NOTHING
    spending: Spending = field(default_factory=Spending)
    seconds: float = 0

    def __add__(self, other: "ModelReport") -> "ModelReport":
        return ModelReport(
            self.model,
            self.address,
            _sum(self.batches, other.batches),
            self.cut + other.cut,
            _sum(self.facts, other.facts),
            self.spending + other.spending,
            self.seconds + other.seconds,
        )

    @property
    def complete(self) -> bool:
        """Tell whether the model answered for all that it was asked."""
        return self.batches.taken == self.batches.placed

    def lines(self) -> Iterator[str]:
        """Return the report in words, a line each.

        Raises:
            CountsDoNotBalance: a batch or a fact disappeared.
        """
        self.batches.check()
        self.facts.check()
        yield f"model {self.model} at {self.address}, {self.seconds:.1f} seconds"
        yield f"  batches: {self.batches.taken} in all, {self.batches.placed} answered" + (
            f", {self.cut} of them cut off" if self.cut else ""
        )
        yield from (
            f"    {count} failed: {reason}" for reason, count in sorted(self.batches.excluded.items())
        )
        dropped = self.facts.taken - self.facts.placed
        yield f"  facts: {self.facts.taken} claimed, {self.facts.placed} kept, {dropped} dropped"
        yield from (f"    {count} dropped: {reason}" for reason, count in sorted(self.facts.excluded.items()))
        yield f"  tokens: {self._spent()}"

    def _spent(self) -> str:
        spent = self.spending
        least = "at least " if spent.uncounted else ""
        words = f"{least}{spent.tokens_in} in, {least}{spent.tokens_out} out"
        return words + (f", cost {least}{spent.cost:.4f}" if spent.cost is not None else ", no prices set")
