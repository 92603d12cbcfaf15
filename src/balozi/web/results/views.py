"""The scorecard, the heat map, one indicator with its trend, how a figure was computed, what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from balozi.ground.errors.facts import NotADate
from balozi.ground.errors.results import NotAPeriod
from balozi.ground.people import APPROVE_VALUES, EDIT_RESULTS, ENTER_VALUES
from balozi.results.periods import period_of
from balozi.results.thresholds import field_limits
from balozi.services.auditing import note_reading
from balozi.store.results.queries import (
    Overview,
    explain,
    explain_in_text,
    figures_changed,
    indicator_page,
    indicator_row,
    kept_report,
    kept_reports,
    of_wholes,
    overview,
)
from balozi.store.results.records import Asked, FigureRow, IndicatorRow, ReportShown
from balozi.web.days import shown_share
from balozi.web.listing import day_in, end_of, reader_of
from balozi.web.results.asking import (
    Names,
    asked_of,
    choices_of,
    framework_asked,
    of_report,
    within_year,
    year_asked,
    year_unread,
    years_with_values,
)
from balozi.web.results.shown import RATINGS, Tally, furthest_behind, shown_period, tallies, tally
from balozi.web.results.trends import trend_of

_MOST_CHANGES = 300


@dataclass(frozen=True)
class _Card:
    """What the scorecard and the heat map rest on.

    Attributes:
        asked: the question.
        names: of pillars, institutions and areas.
        card: the figures, within the year that is asked.
        absent: the year that is asked, where nothing was reported in it or it is none; "" otherwise.
        is_read: whether what is asked as a year names one.
    """

    asked: Asked
    names: Names
    card: Overview
    absent: str = ""
    is_read: bool = True

    @property
    def status(self) -> int:
        """Return the status of the answer: that of a refusal where what is asked as a year is none."""
        return 200 if self.is_read else NotAPeriod.http_status

    @property
    def latest(self) -> Sequence[FigureRow]:
        """Return one figure of each indicator and area."""
        return self.card.latest if self.is_read else ()

    @property
    def silent(self) -> Sequence[IndicatorRow]:
        """Return the indicators without any figure there."""
        return self.card.silent if self.is_read else ()

    @cached_property
    def wholes(self) -> Sequence[FigureRow]:
        """Return the figures that are counted: of whole countries, or of the area that is asked."""
        return self.latest if self.asked.area else of_wholes(self.latest)


@require_GET
def results(request: HttpRequest) -> HttpResponse:
    """Show the ratings of the framework by pillar, institution and area, and what was not assessed."""
    shown = _card_of(request)
    wholes, names, silent = shown.wholes, shown.names, shown.silent
    only = request.GET.get("rating", "")
    only = only if only in RATINGS else ""
    by_pillar = tallies(
        wholes, (row.pillar for row in silent), lambda one: one.indicator.pillar, names.pillar
    )
    facts = {
        "tally": tally(wholes, len(silent)),
        "by_pillar": by_pillar,
        "behind": furthest_behind(by_pillar),
        "by_institution": tallies(
            wholes, (row.owner for row in silent), lambda one: one.indicator.owner, names.institution
        ),
        "by_area": tallies(shown.latest, (), lambda one: str(one.line["area"]), names.area),
        "listed": [one for one in wholes if not only or one.line["rating"] == only],
        "only": only,
        "reports": kept_reports(reader_of(request).reader)[:5],
        "may_keep": EDIT_RESULTS in reader_of(request).permissions,
    }
    return render(request, "results/results.html", _facts(request, shown) | facts, status=shown.status)


@require_GET
def heat_map(request: HttpRequest) -> HttpResponse:
    """Show pillars against institutions; each field says in signs and words how its figures stand."""
    shown, limits = _card_of(request), field_limits()
    names, rows = shown.names, [*(one.indicator for one in shown.wholes), *shown.silent]
    owners = sorted({row.owner for row in rows}, key=names.institution)
    pillars = sorted({row.pillar for row in rows}, key=names.pillar)
    facts = {
        "columns": [(code, names.institution(code)) for code in owners],
        "limits": {"good": shown_share(float(limits.good)), "middling": shown_share(float(limits.middling))},
        "rows": [
            (key, names.pillar(key), [_field(shown, key, owner) for owner in owners]) for key in pillars
        ],
    }
    return render(request, "results/heat.html", _facts(request, shown) | facts, status=shown.status)


@require_GET
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    """Show one indicator: what it declares, its trend, its table, its history."""
    person, asked = reader_of(request), asked_of(request)
    page = indicator_page(person.reader, indicator, asked, gettext, of_one_area=True)
    note_reading(person, f"indicator {indicator}", page.marking, at=timezone.now())
    names, area, figures = Names(person.reader, page.row.country), page.card.area, page.card.figures
    facts = {
        "page": page,
        "row": page.row,
        "names": names,
        "asked": asked,
        "area": area,
        "areas": [(code, names.area(code)) for code in page.card.areas],
        "figures": [one for one in figures if one.line["scope"] == "period"],
        "spans": [one for one in figures if one.line["scope"] == "span"],
        "years": page.card.years,
        "histories": [
            (gettext("Values"), page.observations),
            (gettext("Targets"), page.targets),
            (gettext("Baselines"), page.baselines),
        ],
        "may_aim": EDIT_RESULTS in person.permissions,
        "may_withdraw": {ENTER_VALUES, APPROVE_VALUES} <= person.permissions,
        "trend": trend_of(page.row, figures, asked.on, names.area(area)),
    }
    return render(request, "results/indicator.html", facts)


@require_GET
def why(request: HttpRequest, indicator: str) -> HttpResponse:
    """Show how one figure was computed, as a page, as JSON or as text."""
    person, kept = reader_of(request), _kept(request)
    asked = of_report(asked_of(request), kept) if kept else asked_of(request)
    period = request.GET.get("period", "").strip()
    shape = request.GET.get("shape", "")
    # What is taken along as JSON or text is for machines and the log: in English for everybody.
    said = str if shape in {"json", "text"} else gettext
    told = explain(person.reader, asked, indicator, asked.area, period, said)
    row = indicator_row(person.reader, indicator, at=asked.at)
    note_reading(person, f"indicator {indicator}", row.marking, at=timezone.now())
    if shape == "json":
        # Exact numbers are texts, as `balozi results why --format json` writes them: a reader's float would round them.
        return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    if shape == "text":
        return HttpResponse(explain_in_text(told), content_type="text/plain; charset=utf-8")
    facts = {
        "told": told,
        "row": row,
        "names": Names(person.reader, row.country),
        "asked": asked,
        "kept": kept and kept.number,
    }
    return render(request, "results/why.html", facts)


@require_GET
def changed(request: HttpRequest) -> HttpResponse:
    """Show which figures are not what they were as known on an earlier day, such as that of the last report."""
    person, asked = reader_of(request), framework_asked(request)
    reports = kept_reports(person.reader)
    since, last = day_in(request.GET, "since"), reports[0] if reports else None
    moment = end_of(since) or (last.known_at if last else None)
    if moment is not None and moment > timezone.now():
        raise NotADate(request.GET.get("since", ""))
    within = within_year(request, asked).within
    found = figures_changed(person.reader, asked, moment) if moment else []
    if within:
        days = within.first_day, within.last_day
        found = [one for one in found if days[0] <= period_of(one.period).last_day <= days[1]]
    names = Names(person.reader, asked.country)
    facts = {
        "changes": found[:_MOST_CHANGES],
        "count": len(found),
        "since": since,
        "moment": moment,
        "reports": reports,
        "asked": asked,
        "names": names,
        **choices_of(request, names, asked),
    }
    return render(request, "results/changed.html", facts)


def _kept(request: HttpRequest) -> ReportShown | None:
    """Return the kept report whose figure is asked about, None for none.

    Its moment is exact: a value that was corrected later on the same day is not in it.
    """
    text = request.GET.get("kept", "")
    if not text:
        return None
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else 0
    report = kept_report(reader_of(request).reader, number)
    note_reading(reader_of(request), f"report {number}", report.marking, at=timezone.now())
    return report


def _card_of(request: HttpRequest) -> _Card:
    reader, unread = reader_of(request).reader, year_unread(request)
    asked = framework_asked(request) if unread else within_year(request, framework_asked(request))
    card, names = overview(reader, asked, gettext), Names(reader, asked.country)
    if unread:
        # Never the latest figures under the name of something else.
        return _Card(asked, names, card, unread, is_read=False)
    year = year_asked(request)
    told = any(one.line["actual"] is not None for one in card.latest)
    is_absent = year and not told and (card.latest or card.silent)
    return _Card(asked, names, card, shown_period(year.name) if year and is_absent else "")


def _facts(request: HttpRequest, shown: _Card) -> dict[str, object]:
    return {
        "asked": shown.asked,
        "names": shown.names,
        "card": shown.card,
        "silent": shown.silent,
        "known_on": shown.asked.at and shown.asked.on,
        "absent": shown.absent,
        "years_told": years_with_values(shown.card) if shown.absent else (),
        **choices_of(request, shown.names, shown.asked),
    }


def _field(shown: _Card, pillar: str, owner: str) -> Tally | None:
    wanted = (pillar, owner)
    here = [one for one in shown.wholes if (one.indicator.pillar, one.indicator.owner) == wanted]
    counted = tally(here, sum((row.pillar, row.owner) == wanted for row in shown.silent), owner)
    return counted if counted.total else None
