"""Reviewed facts of the sample papers, and how many of them the reading finds.

A fact is found when a suggestion of its kind covers at least half of the shorter of the two quotations and is
not longer than three times the expected one. ``floor`` in each file is the recall by kind that was
measured when the file was last reviewed; it may only rise. To raise the floors to what is measured today:

    .venv/bin/python -m tests.documents.expected
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "src" / "balozi" / "packs" / "samples"
EXPECTED = sorted(HERE.glob("*.yaml"))
# One register keeps both: an instrument is found as "instrument" in one genre and as "agreement" in another.
SAME_KIND = {"agreement": "instrument", "consulate": "mission"}
_FLOOR = re.compile(r"^floor: .*$", re.M)


@dataclass(frozen=True, slots=True)
class Measured:
    """What the reading finds of one paper: recall by kind, and the facts that it misses."""

    recall: dict[str, float]
    floor: dict[str, float]
    missed: list[tuple[str, str]]


def measure(path: Path) -> Measured:
    """Read the paper of one file of expected facts and count what is found."""
    from balozi.extraction.suggesting import suggest
    from balozi.reading.files import read_paper

    expected = yaml.safe_load(path.read_text(encoding="utf-8"))
    document = read_paper(SAMPLES / expected["paper"])
    suggestions = suggest(document)
    asked = Counter(fact["kind"] for fact in expected["facts"])
    missed = [fact for fact in expected["facts"] if not is_found(fact, document.text, suggestions)]
    lost = Counter(fact["kind"] for fact in missed)
    recall = {kind: round(1 - lost[kind] / count, 2) for kind, count in asked.items()}
    return Measured(recall, expected["floor"], [(fact["kind"], fact["quote"]) for fact in missed])


def is_found(fact: dict, text: str, suggestions: Iterable) -> bool:
    """Tell whether one of the suggestions states the fact at one of its places."""
    wanted = SAME_KIND.get(fact["kind"], fact["kind"])
    found = [(one.start, one.end) for one in suggestions if SAME_KIND.get(one.kind, one.kind) == wanted]
    return any(overlaps(place, other) for place in places_of(fact, text) for other in found)


def places_of(fact: dict, text: str) -> list[tuple[int, int]]:
    """Return where a fact stands: its quotation, and the other places where it may rightly be shown."""
    quotes = [fact["quote"], *fact.get("also", ())]
    return [(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]


def overlaps(wanted: tuple[int, int], found: tuple[int, int]) -> bool:
    """Tell whether two places are one, roughly."""
    common = min(wanted[1], found[1]) - max(wanted[0], found[0])
    lengths = wanted[1] - wanted[0], found[1] - found[0]
    return common >= 0.5 * min(lengths) and lengths[1] <= max(3 * lengths[0], 200)


def raise_floors() -> None:
    """Write what is measured today as the floor, where it is higher."""
    for path in EXPECTED:
        measured = measure(path)
        floor = {kind: max(share, measured.floor.get(kind, 0.0)) for kind, share in measured.recall.items()}
        line = f"floor: {{{', '.join(f'{kind}: {share}' for kind, share in floor.items())}}}"
        path.write_text(_FLOOR.sub(line, path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
        print(path.stem, line)
        for kind, quote in measured.missed:
            print("  missed:", kind, "|", quote)


if __name__ == "__main__":
    raise_floors()
