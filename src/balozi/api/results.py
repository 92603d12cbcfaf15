"""Indicators, what is stated of them, figures with their ratings and how they were computed, gaps."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import Router
from ninja.params.functions import Query

from balozi.api.asking import (
    day_asked,
    day_of,
    limit_asked,
    moment_of,
    operation,
    page_asked,
    paged,
    part_of,
    text_asked,
)
from balozi.api.bearing import person_of, reader_of
from balozi.api.shapes import (
    ActionGiven,
    Evidence,
    FigureList,
    GapGiven,
    GapList,
    IndicatorList,
    IndicatorPageShown,
    IndicatorShown,
    StatedList,
    StatedShown,
    plain,
)
from balozi.results.windows import period_named, window_of
from balozi.services.auditing import note_reading
from balozi.store.results.findings import GapShown
from balozi.store.results.queries import (
    explain,
    explain_in_text,
    gaps,
    indicator_page,
    indicator_row,
    indicators,
    observations,
    scorecard,
)
from balozi.store.results.records import Asked, IndicatorRow
from balozi.store.results.values import StatedRow

router = Router(tags=["Results"])
_ON = "The day, at its end, on which it is asked which periods are over; today when none is given."
_KNOWN = "As known at the end of this day: the same answer for ever."
_WAITING = Query(False, description="Count values that nobody has approved yet.")


@operation(router, "/indicators", "api-indicators", response=IndicatorList)
def indicators_(
    request: HttpRequest,
    search: str = text_asked("Words of the code or of a name."),
    country: str = text_asked("Alpha-3 code of the framework.", 3),
    pillar: str = text_asked("Key of a pillar, such as pillar-1."),
    institution: str = text_asked("Code of the owner."),
    as_known: str = day_asked(_KNOWN),
    page: int = page_asked(),
    limit: int = limit_asked(),
) -> IndicatorList:
    """List the indicators of the framework."""
    asked = _asked("", as_known, country=country, pillar=pillar, institution=institution)
    found = part_of([*indicators(reader_of(request), asked, search=search)], page, limit)
    return IndicatorList(**paged(found), indicators=[_indicator(row) for row in found.items])


@operation(router, "/indicators/{indicator}", "api-indicator", response=IndicatorPageShown)
def indicator(request: HttpRequest, indicator: str, as_known: str = day_asked(_KNOWN)) -> IndicatorPageShown:
    """Show one indicator with all baselines, targets and values that were ever stated of it."""
    person = person_of(request)
    page = indicator_page(person.reader, indicator[:80], _asked("", as_known))
    note_reading(person, f"indicator {page.row.code}", page.marking, at=timezone.now())
    return IndicatorPageShown(
        _indicator(page.row),
        [_stated(row) for row in page.baselines],
        [_stated(row) for row in page.targets],
        [_stated(row) for row in page.observations],
    )


@operation(router, "/figures", "api-figures", response=FigureList)
def figures(
    request: HttpRequest,
    indicator: str = text_asked("Code of an indicator."),
    country: str = text_asked("Alpha-3 code of the framework.", 3),
    pillar: str = text_asked("Key of a pillar."),
    institution: str = text_asked("Code of the owner."),
    area: str = text_asked("Code of an area."),
    period: str = text_asked("As the figure has it, such as 2026-Q1; FIRST/LAST for a span.", 30),
    latest: bool = Query(False, description="Of each indicator and area the last period that is over only."),
    year: str = text_asked("Of each indicator and area one figure of this year, such as FY2025.", 30),
    waiting: bool = _WAITING,
    on: str = day_asked(_ON),
    as_known: str = day_asked(_KNOWN),
    page: int = page_asked(),
    limit: int = limit_asked(),
) -> FigureList:
    """List figures: actual, baseline, target, achievement, rating and the reason of it."""
    person = person_of(request)
    narrowed = {"country": country, "pillar": pillar, "institution": institution, "area": area}
    window = window_of(year) if year else None
    asked = replace(_asked(on, as_known, **narrowed), with_submitted=waiting, within=window)
    card = scorecard(person.reader, replace(asked, indicators=(indicator,) if indicator else ()))
    figures = card.latest if latest or year else card.figures
    chosen = [one for one in figures if not period or one.line["period"] == period_named(period)]
    found = part_of(chosen, page, limit)
    note_reading(
        person,
        "figures",
        max((one.indicator.marking for one in found.items), default=0),
        at=timezone.now(),
    )
    return FigureList(
        **paged(found),
        figures=[plain(one.line) for one in found.items],
        notices=list(card.notices),
        waiting=card.submitted,
        invented=card.demonstration,
        without_figure=[row.code for row in card.silent],
    )


@operation(
    router,
    "/figures/explain",
    "api-explain",
    openapi_extra={"responses": {200: {"description": "OK", "content": {
        "application/json": {"schema": {"type": "object"}}, "text/plain": {"schema": {"type": "string"}},
    }}}},
)  # fmt: skip
def explain_(
    request: HttpRequest,
    indicator: str = Query(..., max_length=80, description="Code of the indicator."),
    period: str = Query(..., max_length=30, description="As the figure has it; FIRST/LAST for a span."),
    area: str = text_asked("Code of the area."),
    waiting: bool = _WAITING,
    on: str = day_asked(_ON),
    as_known: str = day_asked(_KNOWN),
) -> HttpResponse:
    """Tell how one figure was computed, down to who stated each input and the sentence that shows it.

    With the header Accept: text/plain it is told in lines of text, otherwise as JSON.
    """
    person = person_of(request)
    asked = replace(_asked(on, as_known), with_submitted=waiting)
    told = explain(person.reader, asked, indicator, area, period)
    row = indicator_row(person.reader, indicator, at=asked.at)
    note_reading(person, f"indicator {indicator}", row.marking, at=timezone.now())
    if request.headers.get("Accept", "").startswith("text/plain"):
        return HttpResponse(explain_in_text(told), content_type="text/plain; charset=utf-8")
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


@operation(router, "/gaps", "api-gaps", response=GapList)
def gaps_(
    request: HttpRequest,
    rule: str = text_asked("Such as GP4; entered for those that people entered.", 20),
    indicator: str = text_asked("Code of an indicator."),
    closed: bool = Query(False, description="Closed ones too."),
    on: str = day_asked("The day on which it is asked what is overdue; today when none is given."),
    page: int = page_asked(),
    limit: int = limit_asked(),
) -> GapList:
    """List what is missing or off track, what is done about it, and whether the indicator moved."""
    day = day_of(on) or timezone.localdate()
    rows = gaps(reader_of(request), day, rule=rule, indicator=indicator, is_open=not closed)
    found = part_of([*rows], page, limit)
    return GapList(**paged(found), gaps=[_gap(row) for row in found.items])


def values_listed(
    request: HttpRequest,
    indicator: str = text_asked("Code of an indicator."),
    area: str = text_asked("Code of an area."),
    period: str = text_asked("As it is written, such as 2026-Q1.", 30),
    institution: str = text_asked("Code of the owner of the indicator."),
    state: str = text_asked("submitted, checked, approved, returned; waiting for the first two.", 20),
    as_known: str = day_asked(_KNOWN),
    page: int = page_asked(),
    limit: int = limit_asked(),
) -> StatedList:
    """List the values that stand, the latest first."""
    person = person_of(request)
    found = observations(
        person.reader,
        state=state,
        indicator=indicator,
        institution=institution,
        area=area,
        period=period,
        page=page,
        size=limit,
        at=moment_of(as_known),
    )
    note_reading(person, "values", max((row.marking for row in found.items), default=0), at=timezone.now())
    return StatedList(**paged(found), values=[_stated(row) for row in found.items])


def _asked(on: str, as_known: str, **narrowed: str) -> Asked:
    """Return the question: as known on a day, that day is also the one on which it is asked, unless another is."""
    day = day_of(on) or day_of(as_known) or timezone.localdate()
    return Asked(on=day, at=moment_of(as_known), **narrowed)  # type: ignore[arg-type]


def _indicator(row: IndicatorRow) -> IndicatorShown:
    told = row.declared
    return IndicatorShown(
        indicator=row.code,
        names=dict(told.names),
        country=row.country,
        result=row.result,
        level=row.level,
        pillar=row.pillar,
        owner=row.owner,
        unit=told.unit,
        direction=str(told.direction or ""),
        kind=str(told.kind or ""),
        frequency=str(told.frequency or ""),
        calendar=str(told.calendar or ""),
        disaggregations=list(told.disaggregations),
        source=told.source,
        verification=told.verification,
        version=row.versions,
        made_at=row.made_at,
    )


def _stated(row: StatedRow) -> StatedShown:
    return StatedShown(
        sort=row.sort,
        number=row.number,
        indicator=row.indicator,
        area=row.area,
        period=row.period,
        says=plain(row.says),
        state=row.state,
        breakdown=row.breakdown,
        reporter=row.reporter,
        institution=row.institution,
        told_on=row.told_on,
        comment=row.comment,
        by=row.by,
        at=row.at,
        corrects=row.corrects,
        invented=row.is_demonstration,
        breaches=[one.rule for one in row.breaches],
        evidence=[
            Evidence(one.sort, one.reference, one.document, one.start, one.end, one.text)
            for one in row.evidence
        ],
    )


def _gap(row: GapShown) -> GapGiven:
    return GapGiven(
        gap=row.number,
        rule=row.rule or "entered",
        says=row.says % row.facts if row.rule else row.says,
        indicator=row.indicator,
        entry=row.entry,
        cause=row.cause,
        by=row.by,
        at=row.at,
        closed_at=row.closed_at,
        closed_because=row.closed_because,
        actions=[
            ActionGiven(one.number, one.action, one.owner, one.due, one.done_on, one.is_overdue, one.moved)
            for one in row.actions
        ],
    )
