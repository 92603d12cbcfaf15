"""Signing in and out, the language and the theme."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model, logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language

from balozi.ground.errors.people import CodeWrong, ProviderRefused
from balozi.services.connecting import ask_provider, is_connected, user_of_answer
from balozi.services.factors import factors_of, has_factor
from balozi.services.signing_in import (
    check_code,
    check_passkey,
    note_failed_sign_in,
    note_sign_out,
    slow_down,
)
from balozi.services.working import begins_with_work
from balozi.web.context import THEMES
from balozi.web.people.passkeys import answer_in, question_for
from balozi.web.people.sessions import address_of, begin_session

_YEAR = 60 * 60 * 24 * 365
# Between the password and the second factor nobody is signed in: the session only remembers who may go on.
_HALFWAY, _PROVIDER = "halfway", "provider"
_LASTS = timedelta(minutes=10)

choose_language = login_not_required(set_language)


class _SignIn(LoginView):
    """The first step: name and password."""

    template_name = "people/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "provider": is_connected(),
            "provider_name": settings.BALOZI.oidc_name,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        name = request.POST.get("username", "")
        slow_down(name=name, address=address_of(request), at=timezone.now())
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        user = form.get_user()
        if not isinstance(user, User):
            raise Http404
        asked = self.get_redirect_url()
        return _go_on(self.request, user, "password", _first_page(user) if asked in {"", "/"} else asked)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        name = self.request.POST.get("username", "").strip()
        if name and self.request.POST.get("password"):
            locked = bool(getattr(self.request, "axes_locked_out", False))
            note_failed_sign_in(name=name, address=address_of(self.request), locked=locked, at=timezone.now())
        return super().form_invalid(form)


sign_in = _SignIn.as_view()


@login_not_required
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor of somebody whose password was right, and sign in when it fits."""
    halfway = request.session.get(_HALFWAY)
    user = _halfway_user(halfway)
    if user is None or halfway is None:
        return redirect("sign-in")
    wrong = None
    if request.method == "POST":
        try:
            by = _checked(request, user)
        except CodeWrong as refusal:
            wrong = refusal
        else:
            request.session.pop(_HALFWAY)
            begin_session(request, user, by)
            return redirect(halfway["next"])
    kinds = {row.kind for row in factors_of(user)}
    facts = {
        "wrong": wrong,
        "with_app": "totp" in kinds,
        "question": question_for(user) if "webauthn" in kinds else "",
    }
    return render(request, "people/second_step.html", facts, status=403 if wrong else 200)


@login_not_required
@require_http_methods(["GET"])
def provider(request: HttpRequest) -> HttpResponse:
    """Send somebody to the provider of OpenID Connect."""
    if not is_connected():
        raise Http404
    question = ask_provider(back=_back_from_provider())
    kept = {"state": question.state, "nonce": question.nonce, "verifier": question.verifier}
    request.session[_PROVIDER] = kept
    return redirect(question.address)


@login_not_required
@require_http_methods(["GET"])
def provider_back(request: HttpRequest) -> HttpResponse:
    """Take the provider's answer over."""
    asked = request.session.pop(_PROVIDER, None)
    if not is_connected():
        raise Http404
    if asked is None or request.GET.get("state") != asked["state"] or "code" not in request.GET:
        raise ProviderRefused("the answer belongs to another question")
    user = user_of_answer(
        code=request.GET["code"],
        back=_back_from_provider(),
        nonce=asked["nonce"],
        verifier=asked["verifier"],
    )
    return _go_on(request, user, "provider", _first_page(user))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session."""
    if isinstance(request.user, User):
        note_sign_out(user=request.user, address=address_of(request), at=timezone.now())
    logout(request)
    return redirect("sign-in")


@login_not_required
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponseBase:
    """Keep the theme in a cookie and go back to the page."""
    chosen, back = request.POST.get("theme", ""), request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = redirect(back)
    if chosen in dict(THEMES):
        response.set_cookie(
            "theme", chosen, max_age=_YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
        )
    return response


def _go_on(request: HttpRequest, user: User, by: str, where: str) -> HttpResponse:
    """Sign in, or ask for the second factor first."""
    if not has_factor(user):
        begin_session(request, user, by)
        return redirect(where)
    request.session.cycle_key()
    request.session[_HALFWAY] = {"user": user.pk, "at": timezone.now().timestamp(), "next": where}
    return redirect("second-step")


def _first_page(user: User) -> str:
    """Return the address of the page that somebody begins with: a focal point with the own work."""
    return reverse("my-work" if begins_with_work(user.get_username()) else "home")


def _halfway_user(halfway: dict[str, Any] | None) -> User | None:
    if halfway is None or timezone.now().timestamp() - halfway["at"] > _LASTS.total_seconds():
        return None
    found = get_user_model().objects.filter(pk=halfway["user"], is_active=True).first()
    return found if isinstance(found, User) else None


def _checked(request: HttpRequest, user: User) -> str:
    address, now = address_of(request), timezone.now()
    if request.POST.get("credential"):
        check_passkey(user=user, credential=answer_in(request), address=address, at=now)
        return "passkey"
    check_code(user=user, code=request.POST.get("code", ""), address=address, at=now)
    return "code"


def _back_from_provider() -> str:
    return f"{settings.BALOZI.site.rstrip('/')}{reverse('provider-back')}"
