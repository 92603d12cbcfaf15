"""One's own tokens for programs: made and shown once, listed, ended."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from balozi.ground.errors.family import BaloziError
from balozi.ground.errors.people import PasswordWrong
from balozi.ground.errors.registers import NotSignedIn
from balozi.ground.errors.tokens import TokenUnfit
from balozi.services.signing_in import check_own_password
from balozi.services.tokens import LONGEST_DAYS, add_token, end_token
from balozi.store.people.tokens import tokens
from balozi.web.listing import reader_of
from balozi.web.people.sessions import address_of

_DAYS = (7, 30, 90, 180, LONGEST_DAYS)


@require_http_methods(["GET", "POST"])
def account_tokens(request: HttpRequest) -> HttpResponse:
    """Show the own tokens that work, and make another one with the own password."""
    refusal: BaloziError | None = None
    if request.method == "POST":
        user = _user(request)
        try:
            check_own_password(
                user=user,
                password=request.POST.get("password", ""),
                address=address_of(request),
                at=timezone.now(),
            )
            made = add_token(
                user=user.get_username(),
                name=request.POST.get("name", ""),
                days=_days(request.POST.get("days", "")),
                writes=bool(request.POST.get("writes")),
                person=reader_of(request),
                at=timezone.now(),
            )
        except (PasswordWrong, TokenUnfit) as fault:
            refusal = fault
        else:
            return render(request, "people/token.html", {"made": made})
    facts = {
        "rows": tokens(user=_user(request).get_username(), working_at=timezone.now()),
        "days": _DAYS,
        "refusal": refusal,
        "sent": request.POST,
    }
    return render(request, "people/tokens.html", facts, status=refusal.http_status if refusal else 200)


@require_POST
def without_token(request: HttpRequest, number: int) -> HttpResponse:
    """End one of the own tokens."""
    end_token(token=number, person=reader_of(request), at=timezone.now())
    messages.success(request, gettext("The token was ended: it opens nothing any more."))
    return redirect("account-tokens")


def _days(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise NotSignedIn
    return request.user
