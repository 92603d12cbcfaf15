"""The events that the life of an agreement can have; procedures refer to them, registers derive from them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Happening:
    """One kind of event in the life of an agreement.

    Attributes:
        name: as stored.
        axis: "instrument", "party", "both" (of a party when one is named) or "side" (moves no state).
        reaches: the state of the instrument that it brings at least, "" for none.
        effect: "end", "suspend", "resume", "renew", "" for a step forward.
        relation: the relation of its party that it brings, "" for none.
        forms: "treaty" or "mou" where only one of them has such an event, "" for both.
        mark: of the depositary practice of the United Nations, None when it is no consent to be bound.
        repeats: it may happen more than once.
    """

    name: str
    axis: str
    reaches: str = ""
    effect: str = ""
    relation: str = ""
    forms: str = ""
    mark: str | None = None
    repeats: bool = False


@cache
def happenings() -> Mapping[str, Happening]:
    """Return all events by name, in the order of the law of treaties.

    Examples:
        >>> happenings()["acceded"].mark
        'a'
    """
    listed = tomllib.loads(Path(__file__).with_name("agreement_events.toml").read_text("utf-8"))
    return MappingProxyType({name: Happening(name, **said) for name, said in listed.items()})
