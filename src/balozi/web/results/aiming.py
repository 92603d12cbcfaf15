"""Targets and baselines set and taken back on the page of their indicator."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from balozi.ground.people import EDIT_RESULTS
from balozi.services.aiming import Aim, set_baseline, set_target, withdraw_aim
from balozi.store.results.queries import stated_row
from balozi.web.listing import day_in, reader_of

_TOLD = ("period", "area", "parent", "value", "low", "high", "words", "note")
_WITHDRAWN = {"withdraw-target": "target", "withdraw-baseline": "baseline"}


@require_POST
def set_aim(request: HttpRequest, indicator: str) -> HttpResponse:
    """Set a target or a baseline of an indicator."""
    person, sent = reader_of(request), request.POST
    person.must(EDIT_RESULTS)
    told = {name: sent.get(name, "").strip() for name in _TOLD}
    is_open = sent.get("open") == "yes"
    aim = Aim(indicator, **told, is_open=is_open, stated_on=day_in(sent, "stated_on"))  # type: ignore[arg-type]
    setting = set_baseline if sent.get("sort") == "baseline" else set_target
    setting(aim=aim, person=person, at=timezone.now())
    messages.success(request, _("It is in the log."))
    return _back(indicator, aim.area)


@require_POST
def aim_act(request: HttpRequest, number: int, act: str) -> HttpResponse:
    """Take a target or a baseline back; earlier moments still have it."""
    if act not in _WITHDRAWN:
        raise Http404
    person, sort = reader_of(request), _WITHDRAWN[act]
    person.must(EDIT_RESULTS)
    before = stated_row(person.reader, sort, number)
    withdraw_aim(
        sort=sort, number=number, reason=request.POST.get("reason", ""), person=person, at=timezone.now()
    )
    messages.success(request, _("It is in the log."))
    return _back(before.indicator, before.area)


def _back(indicator: str, area: str) -> HttpResponse:
    shown = f"?{urlencode({'area': area})}" if area else ""
    return redirect(f"{reverse('indicator', args=[indicator])}{shown}")
