"""The picture of a trend: what it says to eye and ear, and that nothing in it is code."""

from xml.etree import ElementTree as ET

from balozi.briefs.charts.trends import TrendPoint, TrendWords, draw_trend, trend_spec

WORDS = TrendWords("Clinics <script>", "From 3 to 7.", "Value", "Target", "Baseline", "Forecast", "clinics")
POINTS = [
    TrendPoint("2023", 3.0, 5.0),
    TrendPoint("2024", 7.0, 7.0),
    TrendPoint("2025", low=6.0, high=9.0, forecast=8.0),
]
SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_has_a_title_a_description_and_no_style_or_script():
    svg = draw_trend(POINTS, 2.0, WORDS)
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert [root.find(SVG + one).text for one in ("title", "desc")] == ["Clinics <script>", "From 3 to 7."]
    assert root.get("aria-labelledby").split() == [
        root.find(SVG + one).get("id") for one in ("title", "desc")
    ]
    assert "<script" not in svg
    assert "style=" not in svg
    said = {text.text for text in root.iter(SVG + "text")}
    assert {"Value", "Target", "Baseline", "Forecast", "2023", "2025"} <= said


def test_names_of_series_come_as_words_and_not_as_code():
    words = TrendWords("x", "x", "<b onclick=1>", "&", "Baseline", "Forecast")
    svg = draw_trend(POINTS, None, words)
    assert "<b" not in svg
    assert "&lt;b onclick=1&gt;" in svg


def test_every_series_differs_by_more_than_colour():
    looks = trend_spec(POINTS, 2.0, WORDS)["layer"]
    for channel in ("color", "strokeDash", "shape"):
        found = [
            str(one)
            for layer in looks
            if channel in layer["encoding"]
            for one in [layer["encoding"][channel]["scale"]]
        ]
        assert found
        for layer in looks:
            if channel in layer["encoding"]:
                values = [str(one) for one in layer["encoding"][channel]["scale"]["range"]]
                assert len(set(values)) == 4
