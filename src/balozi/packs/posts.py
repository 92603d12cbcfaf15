"""How heads of mission come into office, and where cities lie: facts of the world and of country packs."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from balozi.ground.words import fold
from balozi.packs.gazetteer import city_by_name, world_rows
from balozi.packs.loading import COUNTRIES, installed_packs, load_pack

FILE = "heads_of_mission.toml"
TILES = "tiles.tsv"


@dataclass(frozen=True, slots=True)
class HeadProcedure:
    """The steps by which a head of mission comes into office.

    Attributes:
        steps: events of ``registers/posts.toml``, in order.
        source: where the pack of the country tells of a step that is its own, "".
    """

    steps: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One area on a map of tiles: its code, and its column and row; odd rows stand half a tile to the right."""

    code: str
    column: int
    row: int


def head_procedure(country: str, mission_class: str, category: str = "") -> HeadProcedure:
    """Return the steps by which the head of a mission of this class comes into office.

    Args:
        country: alpha-3 of the sending state, whose pack may add steps.
        mission_class: "embassy", "permanent mission", "consulate_general" ...; an unknown one is bilateral.
        category: an honorary officer is not vetted.

    Examples:
        >>> head_procedure("KEN", "embassy").steps
        ('nominated', 'agrement_sought', 'agrement_given', 'vetted', 'appointed', 'credentials_presented')
        >>> head_procedure("RWA", "consulate_general").steps
        ('nominated', 'appointed', 'commission_issued', 'exequatur_given')
    """
    said = _world()
    sort = said["classes"].get(mission_class.replace(" ", "_"), "bilateral")
    steps = list(said["steps"][sort])
    added = _added(country)
    if not added or category == "honorary" or sort not in added["sorts"]:
        return HeadProcedure(tuple(steps))
    steps.insert(steps.index(added["before"]), added["step"])
    return HeadProcedure(tuple(steps), added["source"])


def place_of_city(city: str, country: str = "") -> tuple[float, float] | None:
    """Return the latitude and the longitude of a city in degrees, None when it is not on the list.

    Examples:
        >>> place_of_city("Genève")
        (46.2, 6.1)
    """
    found = city_by_name(city)
    names = [city, found.name] if found else [city]
    places = _places()
    for name in names:
        for code in (country, found.country if found else ""):
            if (fold(name), code) in places:
                return places[fold(name), code]
    return None


@cache
def capitals() -> tuple[tuple[float, float], ...]:
    """Return where the capitals of all states lie: together they show the continents."""
    return tuple(
        (float(row["lat"]), float(row["lon"])) for row in world_rows("places") if row["is_capital"] == "1"
    )


@cache
def tiles_of(country: str) -> tuple[Tile, ...]:
    """Return the tile map of a country's areas, none when its pack has no such map."""
    folder = next(
        (COUNTRIES / code for code in installed_packs() if load_pack(code).country == country), None
    )
    if folder is None or not (folder / TILES).is_file():
        return ()
    lines = (folder / TILES).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return tuple(Tile(code, int(column), int(row)) for code, column, row in rows)


def rank_names() -> list[str]:
    """Return the classes of heads of mission and of posts, highest first.

    Examples:
        >>> rank_names()[0]
        'ambassador'
    """
    return list(_world()["ranks"]["known"])


@cache
def _added(country: str) -> Mapping[str, str]:
    for code in installed_packs():
        pack = load_pack(code)
        path = COUNTRIES / code / FILE
        if pack.country == country and path.is_file():
            told = tomllib.loads(path.read_text("utf-8"))["added"]
            title = str(pack.documents[told["source"]["document"]].get("title", ""))
            return {**told, "source": f"{title}, {told['source']['place']}"}
    return {}


@cache
def _world() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((resources.files(__package__) / "world" / FILE).read_text(encoding="utf-8"))


@cache
def _places() -> Mapping[tuple[str, str], tuple[float, float]]:
    return {
        (fold(row["city"]), row["country"]): (float(row["lat"]), float(row["lon"]))
        for row in world_rows("places")
    }
