"""One's own account: password, second factors, sessions."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from balozi.ground.errors.family import BaloziError
from balozi.ground.errors.people import CodeWrong, PasswordWeak, PasswordWrong
from balozi.ground.errors.registers import NotSignedIn
from balozi.services.factors import (
    add_app,
    add_passkey,
    factors_of,
    new_app_secret,
    new_recovery_codes,
    picture_of,
    recovery_codes_left,
    remove_factor,
)
from balozi.services.inviting import ask_reset, choose_password, name_of_link
from balozi.services.signing_in import (
    change_password,
    check_own_password,
    end_other_sessions,
    must_set_up,
    sessions_number,
    slow_down,
)
from balozi.store.people.queries import institution_names, user_row
from balozi.web.people.passkeys import answer_in, offer_for
from balozi.web.people.sessions import address_of, keep_session
from balozi.web.people.words import CLEARANCE, FACTOR, USER_ROLE

_OF_APP = "app_secret"


@require_http_methods(["GET"])
def account(request: HttpRequest) -> HttpResponse:
    """Show one's own role, institution and clearance, and what protects the account."""
    return _page(request)


@require_POST
def password(request: HttpRequest) -> HttpResponse:
    """Choose another password; all other sessions end."""
    user = _user(request)
    try:
        _check(request, user)
        number = change_password(user=user, password=request.POST.get("new", ""), at=timezone.now())
    except (PasswordWrong, PasswordWeak) as refusal:
        return _page(request, refusal)
    from django.contrib.auth import update_session_auth_hash

    update_session_auth_hash(request, user)
    keep_session(request, number)
    messages.success(request, gettext("Your password was changed. All other sessions have ended."))
    return redirect("account")


@require_http_methods(["GET", "POST"])
def app(request: HttpRequest) -> HttpResponse:
    """Set up an app that shows codes."""
    user, refusal = _user(request), None
    secret = request.session.get(_OF_APP)
    if request.method == "POST" and secret:
        try:
            _check(request, user)
            codes = add_app(user=user, secret=secret, code=request.POST.get("code", ""), at=timezone.now())
        except (PasswordWrong, CodeWrong) as fault:
            refusal = fault
        else:
            request.session.pop(_OF_APP)
            return _set_up(request, user, codes)
    if not secret:
        secret = request.session[_OF_APP] = new_app_secret()
    facts = {"secret": _grouped(secret), "picture": picture_of(user, secret), "refusal": refusal}
    return render(request, "people/app.html", facts, status=refusal.http_status if refusal else 200)


@require_http_methods(["GET", "POST"])
def passkey(request: HttpRequest) -> HttpResponse:
    """Set up a passkey."""
    user, refusal = _user(request), None
    if request.method == "POST":
        try:
            _check(request, user)
            name, made = request.POST.get("name", ""), answer_in(request)
            codes = add_passkey(user=user, name=name, credential=made, at=timezone.now())
        except (PasswordWrong, CodeWrong) as fault:
            refusal = fault
        else:
            return _set_up(request, user, codes)
    facts = {"offer": offer_for(user), "refusal": refusal}
    return render(request, "people/passkey.html", facts, status=refusal.http_status if refusal else 200)


@require_POST
def without_factor(request: HttpRequest, factor: int) -> HttpResponse:
    """Take one second factor away."""
    user = _user(request)
    try:
        _check(request, user)
    except PasswordWrong as refusal:
        return _page(request, refusal)
    remove_factor(user=user, factor=factor, at=timezone.now())
    keep_session(request, sessions_number(user))
    messages.success(request, gettext("The second factor was taken away. All other sessions have ended."))
    return redirect("account")


@require_POST
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes and show them once."""
    user = _user(request)
    try:
        _check(request, user)
    except PasswordWrong as refusal:
        return _page(request, refusal)
    codes = new_recovery_codes(user=user, at=timezone.now())
    return render(request, "people/recovery_codes.html", {"codes": codes})


@require_POST
def sessions(request: HttpRequest) -> HttpResponse:
    """End all other sessions."""
    keep_session(request, end_other_sessions(user=_user(request), at=timezone.now()))
    messages.success(request, gettext("All other sessions have ended."))
    return redirect("account")


@login_not_required
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password with the link of an invitation or a reset."""
    name, refusal = name_of_link(token, at=timezone.now()), None
    if request.method == "POST":
        try:
            choose_password(token=token, password=request.POST.get("new", ""), at=timezone.now())
        except PasswordWeak as fault:
            refusal = fault
        else:
            messages.success(request, gettext("Your password was chosen. Sign in with it."))
            return redirect("sign-in")
    facts = {"name": name, "refusal": refusal}
    return render(request, "people/link.html", facts, status=refusal.http_status if refusal else 200)


@login_not_required
@require_http_methods(["GET", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a link by mail; the answer is the same whether there is such a user or not."""
    name = request.POST.get("username", "").strip()
    if request.method == "POST" and name:
        slow_down(name=name, address=address_of(request), at=timezone.now())
        ask_reset(name=name, site=settings.BALOZI.site.rstrip("/"), at=timezone.now())
    return render(request, "people/forgotten.html", {"asked": bool(name) and request.method == "POST"})


def _page(request: HttpRequest, refusal: BaloziError | None = None) -> HttpResponse:
    user = _user(request)
    row = user_row(user.get_username())
    names = institution_names(request.LANGUAGE_CODE, {row.institution}) if row.institution else {}
    facts = {
        "row": row,
        "role": USER_ROLE[row.role],
        "clearance": CLEARANCE[row.clearance.name.lower()],
        "institution": names.get(row.institution, row.institution),
        "factors": [(factor, FACTOR[factor.kind]) for factor in factors_of(user)],
        "codes_left": recovery_codes_left(user),
        "must_set_up": must_set_up(user),
        "refusal": refusal,
    }
    return render(request, "people/account.html", facts, status=refusal.http_status if refusal else 200)


def _set_up(request: HttpRequest, user: User, codes: list[str]) -> HttpResponse:
    keep_session(request, sessions_number(user))
    messages.success(request, gettext("The second factor is set up. All other sessions have ended."))
    return render(request, "people/recovery_codes.html", {"codes": codes}) if codes else redirect("account")


def _check(request: HttpRequest, user: User) -> None:
    check_own_password(
        user=user, password=request.POST.get("password", ""), address=address_of(request), at=timezone.now()
    )


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise NotSignedIn
    return request.user


def _grouped(secret: str) -> str:
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
