"""The people who may sign in, for administrators: invite, reset, role, institution, clearance, retire."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from balozi.ground.errors.family import BaloziError
from balozi.ground.errors.people import UserInvalid
from balozi.ground.markings import Marking
from balozi.ground.people import GIVE_ROLES, Person
from balozi.services.auditing import allow
from balozi.services.factors_reset import take_factors_away
from balozi.services.inviting import Invited, Link, invite_user, reset_password
from balozi.services.noticing import give_duty, take_duty
from balozi.services.standing import (
    change_clearance,
    change_institution,
    change_role,
    restore_user,
    retire_user,
)
from balozi.store.notices.queries import duties
from balozi.store.people.queries import institution_names, institutions, user_row, users
from balozi.web.listing import reader_of
from balozi.web.people.words import CLEARANCE, DUTY, USER_ROLE
from balozi.web.undoing import Undo, confirm

_Act = Callable[[HttpRequest, Person, str], Link | None]


@require_http_methods(["GET", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """List the users; invite one."""
    person = _administrator(request)
    link, refusal = None, None
    if request.method == "POST":
        try:
            link = _invite(request, person)
        except BaloziError as fault:
            refusal = fault
    search = request.GET.get("search", "").strip()
    names = institution_names(request.LANGUAGE_CODE)
    facts = {
        "rows": [
            (row, USER_ROLE[row.role], CLEARANCE[row.clearance.name.lower()], names.get(row.institution))
            for row in users(search=search)
        ],
        "search": search,
        "link": link,
        "address": _address(link),
        "refusal": refusal,
        "sent": request.POST if refusal else {},
        **_choices(request),
    }
    return render(request, "people/people.html", facts, status=refusal.http_status if refusal else 200)


@require_http_methods(["GET", "POST"])
def user(request: HttpRequest, user: str) -> HttpResponse:
    """Show one user; change what the user may be."""
    person = _administrator(request)
    link, refusal = None, None
    if request.method == "POST":
        act = _ACTS.get(request.POST.get("act", ""))
        try:
            link = act(request, person, user) if act else None
        except BaloziError as fault:
            refusal = fault
        if link is None and refusal is None:
            return redirect("user", user)
    row = user_row(user)
    facts = {
        "row": row,
        "clearance": row.clearance.name.lower(),
        "own": row.name == person.name,
        "duties": [(duty, words, duty in _duties_of(row.name)) for duty, words in DUTY.items()],
        "link": link,
        "address": _address(link),
        "refusal": refusal,
        **_choices(request),
    }
    return render(request, "people/user.html", facts, status=refusal.http_status if refusal else 200)


def _invite(request: HttpRequest, person: Person) -> Link:
    sent = {name: request.POST.get(name, "").strip() for name in ("name", "mail", "role", "institution")}
    if not sent["name"] or len(sent["name"]) > 150 or sent["role"] not in USER_ROLE:
        raise UserInvalid(gettext("a name and a role are needed"))
    return invite_user(invited=Invited(**sent), site=_site(), person=person, at=timezone.now())


def _role(request: HttpRequest, person: Person, name: str) -> None:
    role = request.POST.get("role", "")
    if role not in USER_ROLE:
        raise UserInvalid(gettext("a name and a role are needed"))
    change_role(user=name, role=role, person=person, at=timezone.now())
    messages.success(request, gettext("The role was changed; all sessions of that user have ended."))


def _institution(request: HttpRequest, person: Person, name: str) -> None:
    code = request.POST.get("institution", "").strip()
    change_institution(user=name, institution=code, person=person, at=timezone.now())
    messages.success(request, gettext("The institution was changed; all sessions of that user have ended."))


def _clearance(request: HttpRequest, person: Person, name: str) -> None:
    word = request.POST.get("clearance", "")
    if word not in CLEARANCE:
        raise UserInvalid(gettext("there is no such marking"))
    waiting = change_clearance(
        user=name,
        clearance=Marking[word.upper()],
        reason=request.POST.get("reason", ""),
        person=person,
        at=timezone.now(),
    )
    messages.success(
        request,
        gettext("The clearance was lowered; all sessions of that user have ended.")
        if waiting is None
        else gettext("A higher clearance waits until another person confirms it."),
    )


def _reset(request: HttpRequest, person: Person, name: str) -> Link:
    return reset_password(user=name, site=_site(), person=person, at=timezone.now())


def _factors(request: HttpRequest, person: Person, name: str) -> None:
    take_factors_away(user=name, person=person, at=timezone.now())
    messages.success(
        request, gettext("The second factors were taken away; all sessions of that user have ended.")
    )


def _retire(request: HttpRequest, person: Person, name: str) -> None:
    retire_user(user=name, reason=request.POST.get("reason", ""), person=person, at=timezone.now())
    confirm(request, gettext("The account is closed."), _other_way(name, "restore"))


def _restore(request: HttpRequest, person: Person, name: str) -> None:
    restore_user(user=name, person=person, at=timezone.now())
    confirm(request, gettext("The account is open again."), _other_way(name, "retire"))


def _give_duty(request: HttpRequest, person: Person, name: str) -> None:
    give_duty(user=name, duty=request.POST.get("duty", ""), person=person, at=timezone.now())
    undo = _other_way(name, "take-duty", duty=request.POST.get("duty", ""))
    confirm(request, gettext("The duty is given: escalations reach this user."), undo)


def _take_duty(request: HttpRequest, person: Person, name: str) -> None:
    take_duty(user=name, duty=request.POST.get("duty", ""), person=person, at=timezone.now())
    undo = _other_way(name, "give-duty", duty=request.POST.get("duty", ""))
    confirm(request, gettext("The duty is taken away; that it was theirs stays in the history."), undo)


def _other_way(name: str, act: str, **sent: str) -> Undo:
    return Undo(reverse("user", args=[name]), {"act": act, **sent})


_ACTS: Mapping[str, _Act] = {
    "give-duty": _give_duty,
    "take-duty": _take_duty,
    "role": _role,
    "institution": _institution,
    "clearance": _clearance,
    "reset": _reset,
    "factors": _factors,
    "retire": _retire,
    "restore": _restore,
}


def _duties_of(name: str) -> set[str]:
    return {duty for user, _, duty in duties() if user == name}


def _administrator(request: HttpRequest) -> Person:
    person = reader_of(request)
    allow(person, GIVE_ROLES, verb="read_people", subject="people", at=timezone.now())
    return person


def _choices(request: HttpRequest) -> dict[str, object]:
    return {
        "roles": USER_ROLE,
        "clearances": CLEARANCE,
        "institutions": [(row.code, row.name(request.LANGUAGE_CODE)) for row in institutions()],
    }


def _site() -> str:
    return str(settings.BALOZI.site).rstrip("/")


def _address(link: Link | None) -> str:
    return f"{_site()}/link/{link.token}/" if link else ""
