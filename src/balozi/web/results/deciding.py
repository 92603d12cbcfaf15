"""Entering values in a sheet, approving them, and what is done about gaps."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from balozi.ground.errors.values import NoSuchGap
from balozi.ground.people import APPROVE_VALUES, EDIT_RESULTS, ENTER_VALUES, Person
from balozi.results.codes import odd_area
from balozi.results.periods import Period
from balozi.services.gapping import Remedy, close_gap, enter_gap, find_gaps, finish_action, plan_action
from balozi.services.observing import (
    approve_observation,
    check_observation,
    return_observation,
    withdraw_observation,
)
from balozi.services.working import worker_of
from balozi.store.people.queries import institutions
from balozi.store.results.queries import area_codes, entry_grid, imports, missing_values, observations
from balozi.store.results.queries import gaps as list_gaps
from balozi.store.results.records import Asked
from balozi.store.results.values import GridRow
from balozi.web.listing import day_in, page_number, reader_of
from balozi.web.results.asking import (
    Names,
    choices_of,
    framework_asked,
    within_year,
    year_asked,
    years_offered,
)
from balozi.web.results.sheet import Kept, keep_sheet, sheets_of

_MISSING_SHOWN = 20
_COUNTY = "county"


@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest) -> HttpResponse:
    """Show the sheet of an institution, and keep what is typed into it."""
    person, asked = reader_of(request), _sheet_asked(request)
    kept = Kept(0, {})
    grid = _grid(request, person, asked)
    if request.method == "POST":
        person.must(ENTER_VALUES)
        kept = keep_sheet(grid, request.POST, person, timezone.now())
        if kept.count:
            messages.success(
                request,
                _("Values kept: %(count)s. They wait for approval.") % {"count": kept.count},
            )
        if not kept.faults:
            return redirect(f"{reverse('enter-values')}?{request.GET.urlencode()}")
        grid = _grid(request, person, asked)
    names = Names(person.reader, asked.country)
    missing = missing_values(person.reader, asked)
    facts = {
        "sheets": sheets_of(grid, request.POST if kept.faults else None, kept.faults),
        "faults": len(kept.faults),
        "may_enter": ENTER_VALUES in person.permissions,
        "asked": asked,
        "names": names,
        "strange": odd_area(asked.area, "", area_codes(person.reader)),
        "missing": missing[:_MISSING_SHOWN],
        "missing_count": len(missing),
        **choices_of(request, names, asked),
        "year": _year(request, asked),
    }
    return render(request, "results/entry.html", facts, status=422 if kept.faults else 200)


@require_GET
def approvals(request: HttpRequest) -> HttpResponse:
    """Show the values that wait for approval."""
    person, institution = reader_of(request), request.GET.get("institution", "").strip()
    page = observations(person.reader, state="waiting", institution=institution, page=page_number(request))
    facts = {
        "page": page,
        "files": [one for one in imports(person.reader) if one.waiting],
        "names": Names(person.reader),
        "may_approve": APPROVE_VALUES in person.permissions,
        "me": person.name,
    }
    return render(request, "results/approvals.html", facts)


@require_POST
def value_act(request: HttpRequest, number: int, act: str) -> HttpResponse:
    """Check, approve, return or withdraw one value."""
    person, at = reader_of(request), timezone.now()
    reason = request.POST.get("reason", "").strip()
    steps: Mapping[str, Callable[[], None]] = {
        "check": lambda: check_observation(number=number, person=person, at=at),
        "approve": lambda: approve_observation(number=number, person=person, at=at),
        "return": lambda: return_observation(number=number, reason=reason, person=person, at=at),
        "withdraw": lambda: withdraw_observation(number=number, reason=reason, person=person, at=at),
    }
    if act not in steps:
        raise Http404
    steps[act]()
    messages.success(request, _("It is in the log."))
    return redirect("approvals")


@require_GET
def gaps(request: HttpRequest) -> HttpResponse:
    """Show the gaps, what is done about them, and whether the indicator moved since."""
    person = reader_of(request)
    closed = "closed" in request.GET
    rule = request.GET.get("rule", "").strip()
    facts = {
        "gaps": list_gaps(person.reader, timezone.localdate(), rule=rule, is_open=not closed),
        "closed": closed,
        "rule": rule,
        "names": Names(person.reader),
        "may_edit": EDIT_RESULTS in person.permissions,
        "institutions": sorted(Names(person.reader).institutions.items(), key=lambda one: one[1]),
    }
    return render(request, "results/gaps.html", facts)


@require_POST
def gap_act(request: HttpRequest, act: str) -> HttpResponse:
    """Look for gaps, enter one, plan or finish an action, close a gap."""
    if act not in _GAP_ACTS:
        raise Http404
    person = reader_of(request)
    person.must(EDIT_RESULTS)
    _GAP_ACTS[act](request.POST, person)
    messages.success(request, _("It is in the log."))
    return redirect("gaps")


def _find(sent: QueryDict, person: Person) -> None:
    find_gaps(person=person, at=timezone.now(), country=sent.get("country", "").strip())


def _enter(sent: QueryDict, person: Person) -> None:
    enter_gap(
        words=sent.get("words", ""),
        cause=sent.get("cause", ""),
        indicator=sent.get("indicator", "").strip(),
        person=person,
        at=timezone.now(),
    )


def _plan(sent: QueryDict, person: Person) -> None:
    remedy = Remedy(
        action=sent.get("action", ""),
        owner=sent.get("owner", "").strip(),
        person=sent.get("answers", "").strip(),
        due=day_in(sent, "due"),
    )
    plan_action(gap=_number(sent, "gap"), remedy=remedy, person=person, at=timezone.now())


def _finish(sent: QueryDict, person: Person) -> None:
    finish_action(action=_number(sent, "action"), on=day_in(sent, "on"), person=person, at=timezone.now())


def _close(sent: QueryDict, person: Person) -> None:
    close_gap(gap=_number(sent, "gap"), reason=sent.get("reason", ""), person=person, at=timezone.now())


_GAP_ACTS: Mapping[str, Callable[[QueryDict, Person], None]] = {
    "find": _find,
    "enter": _enter,
    "plan": _plan,
    "finish": _finish,
    "close": _close,
}


def _number(sent: QueryDict, name: str) -> int:
    text = sent.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) < 12):
        raise NoSuchGap(name, 0)
    return int(text)


def _sheet_asked(request: HttpRequest) -> Asked:
    """Return what the sheet is of: the reader's own institution, or own county, where none is named."""
    asked = framework_asked(request)
    own = worker_of(reader_of(request)).institution
    if not own or "institution" in request.GET or "area" in request.GET:
        return asked
    row = next((one for one in institutions(kind=_COUNTY, retired=True) if one.code == own), None)
    # A county owns no indicator: it reports its own part of those of the ministries.
    return replace(asked, institution=own) if row is None else replace(asked, area=own)


def _year(request: HttpRequest, asked: Asked) -> Period:
    within_year(request, asked)
    return year_asked(request) or years_offered(asked.on)[0]


def _grid(request: HttpRequest, person: Person, asked: Asked) -> list[GridRow]:
    year = _year(request, asked)
    return entry_grid(person.reader, asked, first=year.first_day, last=year.last_day)
