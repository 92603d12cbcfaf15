"""Reports of results that are kept: keep one, open one as it was, compute it again."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from balozi.results.periods import period_of
from balozi.services.auditing import note_reading
from balozi.services.reporting import keep_report, rebuilds
from balozi.store.results.queries import indicators, kept_report
from balozi.store.results.records import Asked
from balozi.web.listing import reader_of
from balozi.web.results.asking import Names, framework_asked, shown_name, within_year
from balozi.web.results.shown import RATINGS, shown_stretch


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the figures of the question, of its year where it has one, so that they can be shown and rebuilt later.

    Raises:
        NotAPeriod: the year that is asked is none.
    """
    person = reader_of(request)
    asked = within_year(request, framework_asked(request))
    number = keep_report(asked=asked, person=person, at=timezone.now())
    messages.success(request, _("The report is kept as it is."))
    return redirect("kept-report", number)


@require_GET
def shown(request: HttpRequest, kept: int) -> HttpResponse:
    """Show one report as it was kept; computed again when asked, and compared."""
    person = reader_of(request)
    report = kept_report(person.reader, kept)
    note_reading(person, f"report {kept}", report.marking, at=timezone.now())
    rows = indicators(person.reader, Asked(on=report.on, at=report.known_at))
    # Of a year each indicator and area has one figure, which may be that of all its quarters together.
    every = [line for line in report.figures if report.within or line["scope"] == "period"]
    latest = every if report.within else _latest(every, report.on)
    wholes = latest if report.asked.get("area") else _wholes(latest, {row.code: row.country for row in rows})
    facts = {
        "report": report,
        "stretch": shown_stretch(report.within) if report.within else "",
        "figures": every if "all" in request.GET else wholes,
        "every": len(every),
        "counts": _counts(wholes),
        "titles": {row.code: shown_name(row) for row in rows},
        "names": Names(person.reader, str(report.asked.get("country", ""))),
        "checked": "again" in request.GET,
        "same": "again" in request.GET and rebuilds(number=kept, person=person),
    }
    return render(request, "results/kept.html", facts)


def _wholes(
    figures: Sequence[Mapping[str, object]], countries: Mapping[str, str]
) -> list[Mapping[str, object]]:
    """Return of each indicator the figure of its country, where there is one: as the scorecard counts."""
    whole = {line["indicator"] for line in figures if line["area"] == countries.get(str(line["indicator"]))}
    return [
        line
        for line in figures
        if line["indicator"] not in whole or line["area"] == countries.get(str(line["indicator"]))
    ]


def _latest(figures: list[Mapping[str, object]], on: date) -> list[Mapping[str, object]]:
    """Return of each indicator and area the figure of the last period that was over; none that was still to come."""
    found: dict[tuple[object, object], Mapping[str, object]] = {}
    for line in sorted(figures, key=lambda one: period_of(str(one["period"])).last_day):
        if period_of(str(line["period"])).is_over(on):
            found[line["indicator"], line["area"]] = line
    return sorted(found.values(), key=lambda one: (str(one["indicator"]), str(one["area"])))


def _counts(figures: list[Mapping[str, object]]) -> list[tuple[str, int]]:
    said = [str(line["rating"]) for line in figures]
    return [(rating, said.count(rating)) for rating in RATINGS]
