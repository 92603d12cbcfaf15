"""The footprint of a country: its missions on a map and in a list, narrowed as asked, beside what papers state."""

import csv
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path

from django.http import HttpRequest
from django.utils.translation import gettext as _

from balozi.ground.cells import guarded
from balozi.ground.errors.registers import NoSuchCountry
from balozi.ground.people import Reader
from balozi.ground.words import fold
from balozi.packs.posts import capitals
from balozi.registers.posts import is_present
from balozi.store.posts.queries import footprint_of
from balozi.store.posts.records import Footprint, PlacedMission
from balozi.web.labels import label
from balozi.web.listing import day_asked, end_of
from balozi.web.names import actor_name, is_state
from balozi.web.rivals import rivals_of

# The map is drawn 2 units a degree, from 84 degrees north to 60 degrees south.
_SCALE, _NORTH, _SOUTH = 2, 84, -60
WIDTH, HEIGHT = 360 * _SCALE, (_NORTH - _SOUTH) * _SCALE
FILTERS = ("class", "region", "status")
# Each sort has a shape of its own: nobody needs to tell colours apart.
_SHAPES: Mapping[str, str] = {
    "embassy": "round",
    "high_commission": "round",
    "permanent_mission": "square",
    "consulate_general": "diamond",
    "consulate": "diamond",
    "vice_consulate": "diamond",
    "honorary_consulate": "triangle",
}
_COLUMNS = (
    "entry", "title", "city", "host", "class", "officer_category", "region", "status", "head",
    "accredited_to", "flags", "latitude", "longitude",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dot:
    """One place on the map with the missions that stand there.

    Attributes:
        x: across, in units of the map.
        y: down.
        shape: round, square, diamond, triangle or ring (no class is stated).
        points: of a diamond or triangle, "".
        words: the city and what stands there.
    """

    x: float
    y: float
    shape: str
    points: str
    words: str


@dataclass(frozen=True, slots=True)
class Count:
    """One count of the register, with what it counts and the list of what was counted.

    Attributes:
        number: how many.
        says: what is counted.
        query: of the address that lists them, "" where it is the whole list.
    """

    number: int
    says: str
    query: str = ""


@dataclass(frozen=True, slots=True)
class FootprintAsked:
    """What a reader asked of a footprint: values of the filters by name, and the day as known."""

    filters: Mapping[str, str]
    on: date | None


def footprint_asked(request: HttpRequest) -> FootprintAsked:
    """Return what a request asks.

    Raises:
        NotADate: the day is not written YYYY-MM-DD.
    """
    return FootprintAsked({name: request.GET.get(name, "").strip() for name in FILTERS}, day_asked(request))


def footprint_page(reader: Reader, country: str, asked: FootprintAsked) -> Mapping[str, object]:
    """Return what the page of a footprint shows.

    Raises:
        NoSuchCountry: it is no state.
    """
    known = _footprint(reader, country, asked)
    chosen = narrowed(known, asked)
    placed = [mission for mission in chosen if mission.place]
    own = {"missions": [one.row for one in known.missions], "counts": known.stated}
    rivals = [rival for rival in rivals_of(own) if rival.register == "missions"]
    return {
        "country": country,
        "asked": asked,
        "day": known.day,
        "total": len(known.missions),
        "missions": sorted(chosen, key=lambda one: (fold(actor_name(one.host)), fold(one.city))),
        "choices": [_choice(known, name, asked.filters[name]) for name in FILTERS],
        "stated": [row for rival in rivals for row in rival.stated],
        "counts": _counts(known),
        "dots": _dots(placed),
        "regions": [(_point(*place), label("value", name)) for name, place in _region_places().items()],
        "land": [_point(*place) for place in capitals()],
        "meridians": [(_point(0, degree)[0], degree) for degree in range(-150, 180, 30)],
        "parallels": [(_point(degree, 0)[1], degree) for degree in range(-30, 90, 30)],
        "width": WIDTH,
        "height": HEIGHT,
        "nowhere": [mission for mission in chosen if not mission.place],
        "shapes": _legend(placed),
    }


def footprint_csv(reader: Reader, country: str, asked: FootprintAsked) -> str:
    """Return the list of a footprint as CSV: stored words and codes, so that a program reads it in any language.

    Raises:
        NoSuchCountry: it is no state.
    """
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(_COLUMNS)
    for one in narrowed(_footprint(reader, country, asked), asked):
        latitude, longitude = one.place or ("", "")
        cells = [
            one.row.entry, one.row.title, one.city, one.host, one.post_class,
            one.row.values.get("officer_category") or "", one.region, one.status, one.head,
            "; ".join(one.row.involved.get("accredited", ())), "; ".join(one.row.flags), latitude, longitude,
        ]  # fmt: skip
        writer.writerow([guarded(cell) for cell in cells])
    return file.getvalue()


def narrowed(known: Footprint, asked: FootprintAsked) -> list[PlacedMission]:
    """Return the missions that fit all filters; "none" is where a fact is not stated, "present" every mission there."""
    return [
        mission
        for mission in known.missions
        if all(_fits(mission, name, value) for name, value in asked.filters.items() if value)
    ]


def _fits(mission: PlacedMission, name: str, value: str) -> bool:
    if name == "status" and value == "present":
        return is_present("missions", mission.status)
    return (mission.fact(name) or "none") == value


def _footprint(reader: Reader, country: str, asked: FootprintAsked) -> Footprint:
    if not is_state(country):
        raise NoSuchCountry(country)
    return footprint_of(reader, country, at=end_of(asked.on))


def _choice(known: Footprint, name: str, chosen: str) -> tuple[str, str, Sequence[tuple[str, str, int]], str]:
    counts = Counter(mission.fact(name) or "none" for mission in known.missions)
    named = [(value, _named(name, value), number) for value, number in counts.items()]
    field = {"class": "mission_class", "region": "region", "status": "status"}[name]
    return name, label("field", field), sorted(named, key=lambda one: fold(one[1])), chosen


def _named(name: str, value: str) -> str:
    if value == "none":
        return _("not stated")
    return label("post_status" if name == "status" else "value", value)


def _counts(known: Footprint) -> list[Count]:
    there = [mission for mission in known.missions if is_present("missions", mission.status)]
    sure = [mission for mission in there if not mission.row.flags]
    hosts = {mission.host for mission in sure if mission.host and mission.host != known.country}
    by_class = Counter(mission.post_class or "none" for mission in sure)
    counts = [
        Count(len(known.missions), _("missions and posts on the register, whatever their status")),
        Count(
            len(there), _("of them open, or listed without an event that says otherwise"), "status=present"
        ),
        Count(len(there) - len(sure), _("of these with a doubt about the source")),
        Count(len(sure), _("of these without a doubt")),
        Count(len(hosts), _("other states in which these stand")),
    ]
    told = sorted(by_class.items(), key=lambda one: -one[1])
    return counts + [
        Count(
            number, _("without a doubt, class: %(name)s") % {"name": _named("class", name)}, f"class={name}"
        )
        for name, number in told
    ]


def _dots(missions: Sequence[PlacedMission]) -> list[Dot]:
    """Return one dot for each shape in each place: two posts in a city stand beside each other."""
    groups: dict[tuple[tuple[float, float], str], list[PlacedMission]] = {}
    for mission in missions:
        place = mission.place or (0.0, 0.0)
        groups.setdefault((place, _SHAPES.get(mission.post_class, "ring")), []).append(mission)
    beside: Counter[tuple[float, float]] = Counter()
    dots = []
    for (place, shape), there in groups.items():
        x, y = _point(*place)
        x += 5 * beside[place]
        beside[place] += 1
        names = ", ".join(dict.fromkeys(_named("class", one.post_class or "none") for one in there))
        dots.append(Dot(x, y, shape, _points(shape, x, y), f"{there[0].city}: {names} ({len(there)})"))
    return dots


def _points(shape: str, x: float, y: float) -> str:
    corners = {
        "diamond": ((0, -4), (4, 0), (0, 4), (-4, 0)),
        "triangle": ((0, -4), (4, 3), (-4, 3)),
    }.get(shape, ())
    return " ".join(f"{x + dx:g},{y + dy:g}" for dx, dy in corners)


def _legend(missions: Sequence[PlacedMission]) -> list[tuple[str, str, int]]:
    counts = Counter(_SHAPES.get(mission.post_class, "ring") for mission in missions)
    words = {
        "round": _("embassies and high commissions"),
        "square": _("permanent missions"),
        "diamond": _("consulates"),
        "triangle": _("honorary consulates"),
        "ring": _("other class, or none stated"),
    }
    return [(shape, words[shape], counts[shape]) for shape in words if counts[shape]]


def _point(latitude: float, longitude: float) -> tuple[float, float]:
    return round((longitude + 180) * _SCALE, 1), round((_NORTH - latitude) * _SCALE, 1)


@cache
def _region_places() -> Mapping[str, tuple[float, float]]:
    listed = tomllib.loads(Path(__file__).with_name("regions.toml").read_text("utf-8"))
    return {name: (latitude, longitude) for name, (latitude, longitude) in listed.items()}
