"""Cities, regions and areas as far as lists need them; the names come from the packs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from balozi.extraction.nearness import nearest
from balozi.ground.words import fold
from balozi.packs.gazetteer import cities
from balozi.packs.loading import installed_packs, load_pack


@dataclass(frozen=True, slots=True)
class Place:
    """A city where a mission can stand.

    Attributes:
        name: in English.
        country: alpha-3 code.
        region: as in lists of missions, such as "MIDDLE EAST".
        is_capital: whether it is the capital of its state.
        is_seat: capital, or another place where embassies and permanent missions stand.
    """

    name: str
    country: str
    region: str
    is_capital: bool
    is_seat: bool


@cache
def _seats() -> frozenset[str]:
    """Return the cities where embassies stand though they are no capitals, folded."""
    text = (files(__package__) / "data" / "seats.tsv").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in text.splitlines() if row and not row.startswith("#")][1:]
    return frozenset(fold(city) for city, _ in rows)


@cache
def _cities() -> Mapping[str, Place]:
    found: dict[str, Place] = {}
    for city in sorted(cities(), key=lambda city: not city.is_capital):
        is_seat = city.is_capital or fold(city.name) in _seats()
        place = Place(city.name, city.country, city.region, city.is_capital, is_seat)
        for name in (city.name, *city.variants):
            found.setdefault(fold(name), place)
    for name in list(found):
        found.setdefault(name.removesuffix(" city"), found[name])
    return found


def city_of(name: str) -> Place | None:
    """Return the city of this name in any of our languages; None when the packs do not know it."""
    return _cities().get(fold(name))


def city_nearly(name: str) -> Place | None:
    """Return the one city whose name is nearly this one: two letters away, of five letters or more."""
    if len(name) < 5:
        return None
    length = len(fold(name))
    near = nearest(name, (known for known in _cities() if abs(len(known) - length) <= 2), 2)
    return _cities().get(fold(near)) if near else None


@cache
def areas_of_country(country: str) -> Mapping[str, str]:
    """Return the counties of a country by folded spelling; empty when no installed pack has any."""
    found: dict[str, str] = {}
    for code in installed_packs():
        pack = load_pack(code)
        if pack.country != country:
            continue
        for entry in pack.entries:
            if entry.kind == "county":
                found.update(_spellings(entry.fields))
    return found


def _spellings(fields: Mapping[str, object]) -> dict[str, str]:
    name, also = str(fields.get("name", "")), fields.get("also", ())
    others = also if isinstance(also, (list, tuple)) else [also]
    return {fold(str(spelling)): name for spelling in (*others, name) if spelling}


def known_area(country: str, name: str) -> str | None:
    """Return the known name of the county printed as ``name``, two letters wrong at most."""
    known = areas_of_country(country)
    exact = known.get(fold(name))
    if exact is not None or len(name) < 4:
        return exact
    close = nearest(name, known.values(), 2 if len(name) > 5 else 1)
    return close or None
