"""The guide that the model is given, and by which its answers are judged."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class KindGuide:
    """What the model is told about one kind of fact.

    Attributes:
        about: what belongs to the kind and what does not.
        fields: for each field its shape, or the values that it may have.
    """

    about: str
    fields: Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Guide:
    """All that the model is told before it sees a paper.

    Attributes:
        system: the instructions; the same for every paper.
        kinds: the kinds of facts that it is asked for.
    """

    system: str
    kinds: Mapping[str, KindGuide]


@cache
def guide() -> Guide:
    """Return the guide as it stands in ``guide.toml``."""
    told = tomllib.loads(Path(__file__).with_name("guide.toml").read_text("utf-8"))
    return Guide(
        system=told["system"].strip(),
        kinds={
            name: KindGuide(
                about=" ".join(kind["about"].split()),
                fields={
                    field: tuple(shape) if isinstance(shape, list) else str(shape)
                    for field, shape in kind["fields"].items()
                },
            )
            for name, kind in told["kinds"].items()
        },
    )
