"""How long a commitment may wait: days and months from the country's pack."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from balozi.packs.drafts import HEAD
from balozi.packs.marked import Marked, read_marked

_COUNTRIES = Path(__file__).with_name("countries")
FOLLOW_UP = ("at_risk_days", "dormant_months", "source")


@dataclass(frozen=True, slots=True)
class Clocks:
    """What a country counts as near and as silent.

    Attributes:
        at_risk_days: before its due date a commitment without evidence is at risk.
        dormant_months: without an update, a step or evidence a commitment is dormant.
        source: where the two come from.
    """

    at_risk_days: int
    dormant_months: int
    source: str = "own default"


# For a country without a pack, or a pack that says nothing about it.
DEFAULT = Clocks(30, 6)


@cache
def clocks_of(country: str) -> Clocks:
    """Return the clocks of a country's follow-up; those of the house for a country without a pack.

    Examples:
        >>> clocks_of("KEN").dormant_months
        6
        >>> clocks_of("ISL") == DEFAULT
        True
    """
    for head in sorted(_COUNTRIES.glob("*/" + HEAD)):
        fields = read_marked(head, head.parent.name).fields
        if fields.get("country", Marked(None, 1)).text == country and "follow_up" in fields:
            return _clocks(fields["follow_up"].fields)
    return DEFAULT


def _clocks(said: dict[str, Marked]) -> Clocks:
    return Clocks(int(said["at_risk_days"].text), int(said["dormant_months"].text), said["source"].text)
