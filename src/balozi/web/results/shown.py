"""Figures as the pages show them: counted by rating, periods and numbers in words."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.dates import format_skeleton
from babel.numbers import format_decimal
from django.utils.translation import gettext as _

from balozi.ground.errors.results import NotAPeriod
from balozi.results.periods import HALF, MONTH, QUARTER, YEAR, Period, period_of
from balozi.results.thresholds import field_limits
from balozi.results.truth import GREY, Rating
from balozi.results.windows import Window
from balozi.store.results.records import FigureRow
from balozi.web.days import shown_day
from balozi.web.names import page_language

RATINGS = tuple(str(rating) for rating in Rating)
ASSESSED = tuple(name for name in RATINGS if name not in {str(rating) for rating in GREY})


@dataclass(frozen=True, slots=True)
class Tally:
    """How many figures have each rating.

    Attributes:
        code: of the group.
        name: of it in words.
        counts: by rating, in the order of the ratings.
        silent: how many indicators state nothing at all.
    """

    code: str
    name: str
    counts: Sequence[tuple[str, int]]
    silent: int = 0

    @property
    def total(self) -> int:
        """Return how many there are, those that state nothing included."""
        return sum(count for _, count in self.counts) + self.silent

    @property
    def assessed(self) -> int:
        """Return how many are rated met, partly met or not met."""
        return sum(count for name, count in self.counts if name in ASSESSED)

    @property
    def unassessed(self) -> int:
        """Return how many are not."""
        return self.total - self.assessed

    @property
    def met(self) -> int:
        """Return how many are met."""
        return dict(self.counts)["met"]

    @property
    def shade(self) -> str:
        """Return how the heat map shades it: good, middling, poor or grey."""
        return field_limits().shade(self.met, self.assessed)

    @property
    def share(self) -> float | None:
        """Return the share that is met of those that were assessed, None where none was."""
        return self.met / self.assessed if self.assessed else None


def tally(figures: Iterable[FigureRow], silent: int = 0, code: str = "", name: str = "") -> Tally:
    """Return how many figures have each rating."""
    counted = Counter(str(one.line["rating"]) for one in figures)
    return Tally(code, name, [(rating, counted[rating]) for rating in RATINGS], silent)


def tallies(
    figures: Iterable[FigureRow],
    silent: Iterable[str],
    code_of: Callable[[FigureRow], str],
    name_of: Callable[[str], str],
) -> list[Tally]:
    """Return the ratings of each group, by name; indicators that state nothing are counted too.

    Args:
        figures: to be counted.
        silent: the group of each indicator without any figure.
        code_of: gives the group of a figure.
        name_of: gives what a group is called.
    """
    groups: dict[str, list[FigureRow]] = {}
    for one in figures:
        groups.setdefault(code_of(one), []).append(one)
    mute = Counter(silent)
    found = [tally(groups.get(code, ()), mute[code], code, name_of(code)) for code in {*groups, *mute}]
    return sorted(found, key=lambda one: (not one.code, one.name))


def furthest_behind(groups: Sequence[Tally]) -> Tally | None:
    """Return the named group of which the smallest share is met; None where fewer than two can be compared.

    Of two with the same share it is the one with more that are not met. A tie beyond that names nobody: whom the
    alphabet would put first is not behind.
    """
    named = [one for one in groups if one.code and one.assessed]
    ranked = sorted(named, key=_behind)
    if len(ranked) < 2 or ranked[0].met == ranked[0].assessed or _behind(ranked[0]) == _behind(ranked[1]):
        return None
    return ranked[0]


def _behind(one: Tally) -> tuple[float, int]:
    return one.met / one.assessed, -dict(one.counts)["not_met"]


def shown_period(text: object) -> str:
    """Return a period in words, as "Q1 2025/26"; of a span both ends; what is no period stays as it is."""
    try:
        ends = [period_of(end) for end in str(text).split("/")]
    except NotAPeriod:
        return str(text)
    year = ends[0].whole(YEAR)
    if (ends[0].start, ends[-1].end) == (year.start, year.end):
        # All of a year, from its first quarter to its last one.
        return _in_words(year)
    return " – ".join(dict.fromkeys(map(_in_words, ends)))


def shown_stretch(window: Window) -> str:
    """Return a stretch of time in words: as a year where it is one, else by its two days."""
    for name in (f"FY{window.first_day.year:04}", f"{window.first_day.year:04}"):
        year = period_of(name)
        if (year.first_day, year.last_day) == (window.first_day, window.last_day):
            return _in_words(year)
    return f"{shown_day(window.first_day)} – {shown_day(window.last_day)}"


def shown_figure(value: object) -> str:
    """Return a number of a figure with the marks of the language, at most four places; "" for none."""
    if value is None or value == "":
        return ""
    number = Decimal(str(value))
    # What is not a round number is shown rounded; the whole number stands on the page of how it was computed.
    places = max(0, min(4, 3 - number.adjusted())) if number else 0
    return str(format_decimal(round(number, places), format="#,##0.####", locale=page_language()))


def number_or_none(value: object) -> float | None:
    """Return a number of a figure as pictures take it."""
    return None if value is None else float(str(value))


def line_shown(line: Mapping[str, object]) -> Mapping[str, str]:
    """Return the numbers of a figure in words."""
    names = ("actual", "baseline", "target", "target_low", "target_high", "achievement", "ratio_to_target")
    return {name: shown_figure(line[name]) for name in names}


def _in_words(period: Period) -> str:
    if period.months == MONTH:
        first: date = period.first_day
        return str(format_skeleton("yMMM", first, locale=page_language()))
    year = str(period.start // 12)
    if period.fiscal:
        whole = period.whole(YEAR)
        year = f"{whole.start // 12}/{(whole.start // 12 + 1) % 100:02}"
    part = period.name.rpartition("-")[2][1:]
    if period.months == QUARTER:
        return _("Q%(part)s %(year)s") % {"part": part, "year": year}
    return _("H%(part)s %(year)s") % {"part": part, "year": year} if period.months == HALF else year
