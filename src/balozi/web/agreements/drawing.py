"""The line of time of an agreement as a drawing on the server: places on a scale, no script, no style."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from balozi.registers.agreements.lives import Life
from balozi.registers.agreements.statuses import Change, is_ended, is_live

# Places are tenths of a per cent, so that the drawing is as wide as the page and its words stay readable.
_LEFT, _RIGHT = 5, 985


@dataclass(frozen=True, slots=True)
class Bar:
    """One status on the scale.

    Attributes:
        x: where it begins, in per cent.
        width: of it, in per cent.
        look: "live", "ended" or "before".
        status: its name.
    """

    x: str
    width: str
    look: str
    status: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A line of time.

    Attributes:
        bars: statuses one after the other.
        dots: places of the events of parties.
        years: (place, year) of the scale.
    """

    bars: Sequence[Bar]
    dots: Sequence[str]
    years: Sequence[tuple[str, int]]


def drawing_of(life: Life, changes: Sequence[Change], day: date) -> Drawing | None:
    """Return the line of time up to a day, None when there are not two days to draw."""
    days = [step.day for step in life.happened(day) if step.day]
    if not days or min(days) >= day:
        return None
    begins, ends = min(days), day
    span = (ends - begins).days

    def place(one: date) -> int:
        return _LEFT + (one - begins).days * (_RIGHT - _LEFT) // span

    dated = [(max(change.since or begins, begins), change.status) for change in changes]
    bars = [
        Bar(_percent(place(since)), _percent(max(2, place(until) - place(since))), _look(status), status)
        for (since, status), (until, _) in zip(dated, [*dated[1:], (ends, "")], strict=True)
    ]
    dots = sorted({place(step.day) for step in life.happened(day) if step.day and step.party})
    step = max(1, -(-(ends.year - begins.year) // 8))
    years = [
        (_percent(place(date(year, 1, 1))), year) for year in range(begins.year + 1, ends.year + 1, step)
    ]
    return Drawing(bars, [_percent(dot) for dot in dots], years)


def _percent(place: int) -> str:
    # A text: in French a template would write a comma, which no drawing understands.
    return f"{place / 10}%"


def _look(status: str) -> str:
    return "live" if is_live(status) else "ended" if is_ended(status) else "before"
