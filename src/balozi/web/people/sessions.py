"""The session of somebody who signed in: where from, since when, and when it is over."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from balozi.services.people import person_and_sessions
from balozi.services.signing_in import must_set_up, note_sign_in

_BACKEND = "django.contrib.auth.backends.ModelBackend"
_NUMBER, _SEEN = "sessions_ended", "seen_at"
# Being seen is written this often at most: a page need not write to the database.
_SECONDS = 300
_SETS_UP = {"account", "account-app", "account-passkey", "sign-out", "language", "theme"}


def address_of(request: HttpRequest) -> str:
    """Return from where a request comes; named in AXES_CLIENT_IP_CALLABLE.

    What proxies told is believed only from as many of them as the settings name, counted from ours.
    """
    proxies, told = settings.BALOZI.proxies, request.META.get("HTTP_X_FORWARDED_FOR", "")
    hops = [hop.strip() for hop in told.split(",") if hop.strip()]
    address = hops[-proxies] if 0 < proxies <= len(hops) else request.META.get("REMOTE_ADDR", "")
    return str(address)[:45]


def begin_session(request: HttpRequest, user: User, by: str) -> None:
    """Sign somebody in: a fresh session that knows the number it began with."""
    now = timezone.now()
    login(request, user, backend=_BACKEND)
    number = note_sign_in(user=user, address=address_of(request), by=by, at=now)
    keep_session(request, number)


def keep_session(request: HttpRequest, number: int) -> None:
    """Let this session go on after all sessions were ended."""
    request.session.cycle_key()
    request.session[_NUMBER], request.session[_SEEN] = number, int(timezone.now().timestamp())


class SessionGuard:
    """Ends sessions that were ended elsewhere or stood idle, and sends to the set-up who has to do that first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, signed out when the session is over."""
        user = request.user
        if isinstance(user, User):
            person, ended = person_and_sessions(user)
            # Somebody without a name is a sample person in production: nobody.
            over = not person.name or request.session.get(_NUMBER, ended) != ended
            if over or _is_idle(request):
                logout(request)
            else:
                # Found once: whoever asks for the reader of this request gets it without another question.
                request.balozi_person = person  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Send somebody without a second factor to the set-up, when everybody needs one."""
        if settings.BALOZI.second_factor != "required" or not isinstance(request.user, User):
            return None
        found = request.resolver_match
        if (found is not None and found.url_name in _SETS_UP) or not must_set_up(request.user):
            return None
        return redirect("account")


def _is_idle(request: HttpRequest) -> bool:
    seen = request.session.get(_SEEN)
    if seen is None:
        return False
    silent = int(timezone.now().timestamp()) - seen
    if silent > settings.BALOZI.idle_minutes * 60:
        return True
    if silent > _SECONDS:
        request.session[_SEEN] = seen + silent
    return False
