"""The trend of one indicator against its target path and its baseline, as an SVG picture."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from importlib.resources import files
from typing import Any

_ROOT = re.compile(r"<svg [^>]*?viewBox=\"([^\"]*)\"[^>]*>")
# What the picture says of its own parts is said better by its title, its description and the table beside it.
_SPOKEN = re.compile(r"\s(?:role|aria-[a-z]+)=\"[^\"]*\"")
# Drawn before the rest; the page or the paper has its own ground.
_GROUND = re.compile(r"<rect width=\"[\d.]+\" height=\"[\d.]+\" fill=\"white\"/>")


@dataclass(frozen=True, slots=True)
class TrendWords:
    """What stands in the picture, in the language of its readers.

    Attributes:
        title: what it shows.
        description: the same in a sentence or two, for those who hear it.
        actual: name of the line of values.
        target: name of the path of targets.
        baseline: name of the line of the start.
        forecast: name of the value to come.
        unit: of the values.
    """

    title: str
    description: str
    actual: str
    target: str
    baseline: str
    forecast: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One period of the picture; what is None is not drawn.

    Attributes:
        period: in words.
        actual: the value.
        target: to be reached.
        low: lower end of a range that is the target, or of a forecast.
        high: upper end of it.
        forecast: the value to come.
    """

    period: str
    actual: float | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None
    forecast: float | None = None


def draw_trend(
    points: Sequence[TrendPoint], baseline: float | None, words: TrendWords, *, name: str = "trend"
) -> str:
    """Return the picture as SVG that can stand inside a page.

    Args:
        points: in the order of time.
        baseline: where it starts, None for none.
        words: what stands in it.
        name: of the picture on its page, as a part of the ids of its title and description.
    """
    spec = json.dumps(trend_spec(points, baseline, words), sort_keys=True, ensure_ascii=False)
    drawn = _GROUND.sub("", _SPOKEN.sub("", _drawn(spec)), count=1)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="trend" viewBox="\\1" role="img"'
        f' aria-labelledby="{name}-title {name}-description">'
    )
    said = f'<title id="{name}-title">{escape(words.title)}</title>'
    said += f'<desc id="{name}-description">{escape(words.description)}</desc>'
    return _ROOT.sub(lambda found: found.expand(head) + said, drawn, count=1)


def trend_spec(points: Sequence[TrendPoint], baseline: float | None, words: TrendWords) -> dict[str, Any]:
    """Return the picture as a Vega-Lite specification; its shapes and dashes differ as its colours do."""
    spec: dict[str, Any] = json.loads(files(__package__).joinpath("trend.json").read_text(encoding="utf-8"))
    names = {
        "actual": words.actual,
        "target": words.target,
        "baseline": words.baseline,
        "forecast": words.forecast,
    }
    rows = [row for point in points for row in _rows(point, baseline, names)]
    present = [
        name
        for name in names.values()
        if any(row["series"] == name and row.get("value") is not None for row in rows)
    ]
    spec["data"] = {"values": [row for row in rows if row["series"] in present]}
    spec["encoding"]["x"]["scale"] = {"domain": [point.period for point in points]}
    spec["encoding"]["y"]["title"] = words.unit or None
    looks: Mapping[str, Mapping[str, Any]] = spec.pop("usermeta")
    by_word = {word: looks[name] for name, word in names.items()}
    for channel in ("color", "strokeDash", "shape"):
        scale = {"domain": present, "range": [by_word[word][channel] for word in present]}
        for layer in spec["layer"]:
            if channel in layer["encoding"]:
                layer["encoding"][channel]["scale"] = scale
    return spec


def _rows(point: TrendPoint, baseline: float | None, names: Mapping[str, str]) -> list[dict[str, Any]]:
    told = {
        "actual": point.actual,
        "target": point.target,
        "baseline": baseline,
        "forecast": point.forecast,
    }
    rows: list[dict[str, Any]] = [
        {"period": point.period, "series": names[name], "value": value}
        for name, value in told.items()
        # A period without a value breaks the line: nothing is drawn where nothing is known.
        if value is not None or name == "actual"
    ]
    if point.low is not None or point.high is not None:
        whose = names["target"] if point.forecast is None else names["forecast"]
        ends = {"low": point.low, "high": point.high}
        rows.append({"period": point.period, "series": whose, **ends})
    return rows


@lru_cache(maxsize=256)
def _drawn(spec: str) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(spec))
