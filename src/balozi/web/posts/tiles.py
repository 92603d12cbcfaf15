"""The map of tiles: one tile for each county, the darker the more commitments concern it, the list beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from balozi.ground.errors.posts import NoSuchTiles
from balozi.ground.people import Reader
from balozi.packs.posts import Tile, tiles_of
from balozi.store.posts.areas import AreaCount, commitments_by_area
from balozi.web.listing import end_of

# A six-sided tile, point upwards.
_WIDE, _HIGH = 60.0, 52.0
_SHADES = 4
_SHORT = 9


@dataclass(frozen=True, slots=True)
class DrawnTile:
    """One tile of the map.

    Attributes:
        count: the area with its commitments.
        name: of the area, cut to fit.
        points: of the six corners.
        x: of the middle.
        y: of the middle.
        shade: 0 for none, then 1 to 4.
    """

    count: AreaCount
    name: str
    points: str
    x: float
    y: float
    shade: int

    @property
    def below(self) -> float:
        """Return where the number stands."""
        return self.y + 14


def counties_page(reader: Reader, country: str, on: date | None) -> Mapping[str, object]:
    """Return what the page of a country's areas shows.

    Raises:
        NoSuchTiles: the pack of the country has no map of tiles.
    """
    tiles = {tile.code: tile for tile in tiles_of(country)}
    if not tiles:
        raise NoSuchTiles(country)
    counts = commitments_by_area(reader, country, at=end_of(on))
    most = max((len(count.commitments) for count in counts), default=0)
    drawn = [_drawn(count, tiles[count.code], most) for count in counts if count.code in tiles]
    return {
        "country": country,
        "on": on,
        "tiles": drawn,
        "counts": sorted(counts, key=lambda one: (-len(one.commitments), one.code)),
        "concerned": sum(1 for count in counts if count.commitments),
        "commitments": len({entry for count in counts for entry in count.commitments}),
        "width": _size([tile.column for tile in tiles.values()], _WIDE) + _WIDE / 2,
        "height": _size([tile.row for tile in tiles.values()], _HIGH) + _HIGH / 2,
        "most": most,
    }


def _drawn(count: AreaCount, tile: Tile, most: int) -> DrawnTile:
    x = tile.column * _WIDE + _WIDE / 2 + (_WIDE / 2 if tile.row % 2 else 0) + 1
    y = tile.row * _HIGH + _HIGH * 2 / 3 + 1
    name = str(count.area.values.get("name") or count.code)
    across, up = _WIDE / 2 - 1, _HIGH * 2 / 3 - 1
    corners = (0, -up), (across, -up / 2), (across, up / 2), (0, up), (-across, up / 2), (-across, -up / 2)
    return DrawnTile(
        count=count,
        name=name if len(name) <= _SHORT else name[: _SHORT - 1] + "…",
        points=" ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners),
        x=x,
        y=y,
        shade=ceil(_SHADES * len(count.commitments) / most) if most else 0,
    )


def _size(places: Sequence[int], one: float) -> float:
    return (max(places) + 1) * one
