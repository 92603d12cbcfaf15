"""The charts of documents, drawn by Vega-Lite in this process: no browser, no network."""

from typing import Any

from balozi.briefs.cycle.papers import Chart

_BAR = 34


def chart_svg(chart: Chart, font: str) -> str:
    """Return a chart as SVG, its words set in a font."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(_spec(chart, font))
    return drawn


def chart_png(chart: Chart, font: str) -> bytes:
    """Return a chart as PNG, for writers that take no SVG."""
    import vl_convert

    drawn: bytes = vl_convert.vegalite_to_png(_spec(chart, font), scale=2.0)
    return drawn


def _spec(chart: Chart, font: str) -> dict[str, Any]:
    values = [{"bar": bar, "part": part, "order": order, "n": n} for bar, part, order, n in chart.bars]
    present = [
        (label, colour) for label, colour in chart.parts if any(one["part"] == label for one in values)
    ]
    scale = {"domain": [label for label, _ in present], "range": [colour for _, colour in present]}
    axis = {"title": None, "labelLimit": 420}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "width": 380,
        "height": {"step": _BAR},
        "mark": {"type": "bar", "stroke": "#333333", "strokeWidth": 0.6},
        "encoding": {
            "y": {"field": "bar", "type": "nominal", "axis": axis},
            "x": {
                "field": "n",
                "type": "quantitative",
                "stack": True,
                "axis": {"title": None, "values": _whole_steps(chart), "format": "d"},
            },
            "color": {
                "field": "part",
                "type": "nominal",
                "scale": scale,
                "legend": {"title": None, "orient": "bottom", "columns": 3},
            },
            "order": {"field": "order", "type": "quantitative"},
        },
        "config": {"font": font, "axis": {"labelFontSize": 12}, "legend": {"labelFontSize": 12}},
    }


def _whole_steps(chart: Chart) -> list[int]:
    """Return about five whole numbers for the axis: half a figure does not exist."""
    totals: dict[str, int] = {}
    for bar, _, _, n in chart.bars:
        totals[bar] = totals.get(bar, 0) + n
    most = max(totals.values(), default=0)
    return list(range(0, most + 1, max(1, -(-most // 5))))
