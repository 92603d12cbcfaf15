"""What may be seen is decided in one place: no other module compares a marking with a clearance."""

import re
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "balozi"
PLACE = SOURCE / "store" / "access" / "visibility.py"
# A marking filtered in a query, or a clearance compared by hand.
COMPARED = re.compile(r"marking__(?:lte|lt|gte|gt|in)\b|marking\s*<=?\s*\w*\.?clearance")


def compared_in(text):
    """Return the lines that compare a marking with a clearance."""
    return [line.strip() for line in text.splitlines() if COMPARED.search(line)]


def test_only_visibility_compares_a_marking_with_a_clearance():
    searched = [*SOURCE.glob("store/**/*.py"), *SOURCE.glob("services/**/*.py")]
    assert len(searched) > 50
    found = {
        str(path.relative_to(SOURCE)): lines
        for path in searched
        if path != PLACE and (lines := compared_in(path.read_text(encoding="utf-8")))
    }
    # A marking is raised to no more than the own clearance: a choice, not a reading.
    found.pop("services/marking.py", None)
    assert found == {}


def test_the_check_finds_what_it_looks_for():
    assert compared_in("rows.filter(entry__marking__lte=reader.clearance)")
    assert compared_in("if row.entry.marking <= reader.clearance:")
    assert not compared_in("rows = visible(rows, reader)")
    assert compared_in(PLACE.read_text(encoding="utf-8"))
