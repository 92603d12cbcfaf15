"""What the results say in one line: how many indicators are met, partly met, not met or not assessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from balozi.ground.people import Reader
from balozi.store.results.queries import indicators, of_wholes, overview
from balozi.store.results.records import Asked
from balozi.web.results.shown import Tally, tally


@dataclass(frozen=True, slots=True)
class ResultsInShort:
    """The ratings of one country's framework, by the last period of each indicator that is over.

    Attributes:
        country: alpha-3.
        tally: as the scorecard counts.
        demonstration: whether invented values are among what was counted.
        alone: whether no other country has a framework here.
    """

    country: str
    tally: Tally
    demonstration: bool
    alone: bool

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing has a figure yet."""
        return self.tally.silent == self.tally.total

    @property
    def counts(self) -> Sequence[tuple[str, int]]:
        """Return how many have each rating, those that nobody has, left out; what states nothing comes last."""
        found = [(name, count) for name, count in self.tally.counts if count]
        return [*found, ("without_figure", self.tally.silent)] if self.tally.silent else found


def results_in_short(reader: Reader, on: date) -> list[ResultsInShort]:
    """Return a line for each framework; none where there is none that the reader may see."""
    countries = sorted({row.country for row in indicators(reader, Asked(on=on))})
    found = []
    for country in countries:
        card = overview(reader, Asked(on=on, country=country))
        counted = tally(of_wholes(card.latest), len(card.silent))
        found.append(ResultsInShort(country, counted, bool(card.demonstration), len(countries) == 1))
    return found
