"""The register of institutions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from balozi.ground.errors.family import BaloziError
from balozi.ground.people import GIVE_ROLES
from balozi.services.institutions import InstitutionTold, add_institution, retire_institution
from balozi.store.people.queries import institution as one_institution
from balozi.store.people.queries import institution_history, institution_names, members
from balozi.store.people.queries import institutions as list_institutions
from balozi.web.listing import day_asked, end_of, reader_of
from balozi.web.people.words import INSTITUTION_KIND, USER_ROLE


@require_http_methods(["GET", "POST"])
def institutions(request: HttpRequest) -> HttpResponse:
    """List the institutions; add one."""
    person, refusal = reader_of(request), None
    if request.method == "POST":
        sent = {
            name: request.POST.get(name, "").strip()
            for name in ("code", "kind", "country", "parent", "source")
        }
        names = {language: request.POST.get(language, "").strip() for language in ("en", "sw", "fr")}
        try:
            code = add_institution(
                told=InstitutionTold(names=names, **sent), person=person, at=timezone.now()
            )
        except BaloziError as fault:
            refusal = fault
        else:
            messages.success(request, gettext("The institution is on the register."))
            return redirect("institution", code)
    day, kind = day_asked(request), request.GET.get("kind", "")
    found = list_institutions(kind=kind, retired="retired" in request.GET, at=end_of(day))
    facts = {
        "rows": [(row, row.name(request.LANGUAGE_CODE), INSTITUTION_KIND[row.kind]) for row in found],
        "kinds": INSTITUTION_KIND,
        "kind": kind,
        "retired": "retired" in request.GET,
        "on": day,
        "may_add": GIVE_ROLES in person.permissions,
        "refusal": refusal,
        "sent": request.POST if refusal else {},
    }
    return render(request, "people/institutions.html", facts, status=refusal.http_status if refusal else 200)


@require_http_methods(["GET", "POST"])
def institution(request: HttpRequest, institution: str) -> HttpResponse:
    """Show one institution with its history; retire it."""
    person, refusal = reader_of(request), None
    if request.method == "POST":
        try:
            retire_institution(
                code=institution, reason=request.POST.get("reason", ""), person=person, at=timezone.now()
            )
        except BaloziError as fault:
            refusal = fault
        else:
            return redirect("institution", institution)
    row = one_institution(institution)
    may_change = GIVE_ROLES in person.permissions
    facts = {
        "row": row,
        "name": row.name(request.LANGUAGE_CODE),
        "kind": INSTITUTION_KIND[row.kind],
        "parent": institution_names(request.LANGUAGE_CODE, {row.parent}).get(row.parent)
        if row.parent
        else "",
        "history": institution_history(institution),
        # Who works where is for those who give roles, and for the colleagues themselves.
        "members": _members(institution) if may_change or institution in person.institutions else [],
        "may_change": may_change,
        "refusal": refusal,
    }
    return render(request, "people/institution.html", facts, status=refusal.http_status if refusal else 200)


def _members(code: str) -> list[tuple[str, object]]:
    return [(row.name, USER_ROLE[row.role]) for row in members(code)]
