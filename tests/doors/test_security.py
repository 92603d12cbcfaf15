"""The attacker at the door: routes, roles, forms, sessions, headers, sizes."""

import re
from collections import deque
from contextlib import contextmanager
from copy import deepcopy
from typing import ClassVar

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from balozi.ground.people import (
    ADD_PAPERS,
    EDIT_REGISTERS,
    EDIT_RESULTS,
    ENTER_VALUES,
    FOLLOW_UP,
    GIVE_ROLES,
    MARK,
    READ,
    READ_AUDIT,
    REVIEW,
    SECOND,
)
from balozi.services.people import ROLE_PERMISSIONS, give_role, operator
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document, Suggestion
from balozi.store.people.models import Profile
from balozi.store.registers.models import Entry
from tests.builders import hour
from tests.doors.world import open_world
from tests.examples import turn_of
from tests.readers import PASSWORD, a_user, signed_in

pytestmark = pytest.mark.django_db

READER, DESK, ADMIN = "reader", "desk_officer", "administrator"
# Answers by route and method: nobody, reader, desk officer, administrator. A route without a row fails.
IN = 302  # somebody not signed in is sent to the sign-in
PAGE = {"GET": (IN, 200, 200, 200)}
# A program is known by its token: whoever is signed in is nobody here.
TOKEN_READ = {"GET": (401, 401, 401, 401), "POST": (405, 405, 405, 405)}
TOKEN_SENT = {"GET": (405, 405, 405, 405), "POST": (401, 401, 401, 401)}
TOKEN_BOTH = {"GET": (401, 401, 401, 401), "POST": (401, 401, 401, 401)}
POLICY = {
    "home": PAGE,
    "sign-in": {"GET": (200, 302, 302, 302)},
    "second-step": {"GET": (302, 302, 302, 302), "POST": (302, 302, 302, 302)},
    "forgotten": {"GET": (200, 200, 200, 200), "POST": (200, 200, 200, 200)},
    "provider": {"GET": (404, 404, 404, 404)},
    "provider-back": {"GET": (404, 404, 404, 404)},
    "link": {"GET": (404, 404, 404, 404), "POST": (404, 404, 404, 404)},
    "account": PAGE,
    "account-password": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 403, 403)},
    "account-app": {"GET": (IN, 200, 200, 200), "POST": (IN, 200, 200, 200)},
    "account-tokens": {"GET": (IN, 200, 200, 200), "POST": (IN, 403, 403, 403)},
    "remove-token": {"GET": (IN, 405, 405, 405), "POST": (IN, 404, 404, 404)},
    "account-passkey": {"GET": (IN, 200, 200, 200), "POST": (IN, 403, 403, 403)},
    "remove-factor": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 403, 403)},
    "recovery-codes": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 403, 403)},
    "end-sessions": {"GET": (IN, 405, 405, 405), "POST": (IN, 302, 302, 302)},
    "people": {"GET": (IN, 403, 403, 200), "POST": (IN, 403, 403, 422)},
    "user": {"GET": (IN, 403, 403, 200), "POST": (IN, 403, 403, 302)},
    "institutions": {"GET": (IN, 200, 200, 200), "POST": (IN, 403, 403, 422)},
    "institution": {"GET": (IN, 200, 200, 200), "POST": (IN, 403, 403, 422)},
    "confirmations": PAGE,
    "confirm": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 403, 403)},
    "decline": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 403, 403)},
    "access": {"GET": (IN, 403, 200, 200), "POST": (IN, 403, 422, 422)},
    "sign-out": {"GET": (IN, 405, 405, 405), "POST": (302, 302, 302, 302)},
    "language": {"GET": (302, 302, 302, 302), "POST": (302, 302, 302, 302)},
    "theme": {"GET": (405, 405, 405, 405), "POST": (302, 302, 302, 302)},
    "my-work": PAGE,
    "work-by-institution": PAGE,
    "ask-institution": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 422, 422)},
    "notices": PAGE,
    "read-notices": {"GET": (IN, 405, 405, 405), "POST": (IN, 302, 302, 302)},
    "unread-notices": {"GET": (IN, 405, 405, 405), "POST": (IN, 302, 302, 302)},
    "choose-wish": {"GET": (IN, 405, 405, 405), "POST": (IN, 422, 422, 422)},
    "papers": PAGE,
    "add-papers": {"GET": (IN, 403, 302, 302), "POST": (IN, 403, 200, 200)},
    "paper": PAGE,
    "point-out": {"GET": (IN, 403, 200, 200), "POST": (IN, 403, 200, 200)},
    "suggestions": PAGE,
    "suggestion": PAGE,
    "accept": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 302, 302)},
    "amend": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 302, 302)},
    "reject": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 302, 302)},
    "undo": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 409, 409)},
    "registers": PAGE,
    "register": PAGE,
    "download": PAGE,
    "compare-register": PAGE,
    "add-entry": {"GET": (IN, 403, 200, 200), "POST": (IN, 403, 422, 422)},
    "entry": PAGE,
    "agreement-watch": PAGE,
    "record-agreement-event": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 404, 404)},
    "set-agreement-term": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 404, 404)},
    "correct-agreement-event": {"GET": (IN, 403, 404, 404), "POST": (IN, 403, 404, 404)},
    "split-commitment": {"GET": (IN, 403, 200, 200), "POST": (IN, 403, 422, 422)},
    "merge-commitments": {"GET": (IN, 403, 200, 200), "POST": (IN, 403, 422, 422)},
    "progress-evidence": PAGE,
    "commitment-belongs": {"GET": (IN, 403, 200, 200)},
    "give-commitment": {"GET": (IN, 403, 200, 200)},
    "commitment-act": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 409, 409)},
    "propose-engagement": {"GET": (IN, 403, 200, 200), "POST": (IN, 403, 422, 422)},
    "engagement-act": {"GET": (IN, 405, 405, 405), "POST": (IN, 404, 404, 404)},
    "calendar": PAGE,
    "calendar-feeds": {"GET": (IN, 200, 200, 200), "POST": (IN, 422, 422, 422)},
    "end-calendar-feed": {"GET": (IN, 405, 405, 405), "POST": (IN, 404, 404, 404)},
    "calendar-feed": {"GET": (404, 404, 404, 404)},
    "download-sheet": PAGE,
    "footprint": PAGE,
    "download-footprint": PAGE,
    "counties": PAGE,
    "post-act": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 404, 404)},
    "edit-entries": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 422, 422)},
    "imports": {"GET": (IN, 403, 200, 200)},
    "add-import": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 422, 422)},
    "import": {"GET": (IN, 403, 200, 200)},
    "match-import": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 302, 302)},
    "run-import": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 200, 200)},
    "undo-import": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 409, 409)},
    "import-report": {"GET": (IN, 403, 200, 200)},
    "save-view": {"GET": (IN, 405, 405, 405), "POST": (IN, 302, 302, 302)},
    "end-view": {"GET": (IN, 405, 405, 405), "POST": (IN, 404, 404, 404)},
    "briefs": {"GET": (IN, 200, 200, 200), "POST": (IN, 403, 403, 404)},
    "compose-brief": {"GET": (IN, 404, 404, 404)},
    "brief": PAGE,
    "compare-brief": PAGE,
    "download-brief": PAGE,
    "renew-brief": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 403, 409)},
    "brief-section": {"GET": (IN, 403, 403, 200), "POST": (IN, 403, 403, 409)},
    "reports": PAGE,
    "report": PAGE,
    "download-report": PAGE,
    "results": PAGE,
    "heat-map": PAGE,
    "enter-values": {"GET": (IN, 200, 200, 200), "POST": (IN, 403, 403, 403)},
    "approvals": PAGE,
    "set-aim": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 403, 422)},
    "aim-act": {"GET": (IN, 405, 405, 405), "POST": (IN, 404, 404, 404)},
    "value-files": {"GET": (IN, 200, 200, 200), "POST": (IN, 403, 403, 403)},
    "value-file": PAGE,
    "value-file-report": PAGE,
    "value-file-act": {"GET": (IN, 405, 405, 405), "POST": (IN, 404, 404, 404)},
    "value-act": {"GET": (IN, 405, 405, 405), "POST": (IN, 404, 404, 404)},
    "gaps": PAGE,
    "gap-act": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 403, 404)},
    "keep-report": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 403, 302)},
    "kept-report": PAGE,
    "recommendations": PAGE,
    "recommendation-act": {"GET": (IN, 405, 405, 405), "POST": (IN, 403, 403, 404)},
    "changed-figures": PAGE,
    "indicator": PAGE,
    "why": {"GET": (IN, 404, 404, 404)},
    "countries": PAGE,
    "country": PAGE,
    "framework": PAGE,
    "search": PAGE,
    "packs": PAGE,
    "rules": PAGE,
    "rule": PAGE,
    "audit": {"GET": (IN, 403, 200, 200)},
    "api": {"GET": (200, 200, 200, 200)},
    "api-description": {"GET": (200, 200, 200, 200)},
    "api-nowhere": {"GET": (404, 404, 404, 404), "POST": (404, 404, 404, 404)},
    "api-elsewhere": {"GET": (404, 404, 404, 404), "POST": (404, 404, 404, 404)},
    "api-registers": TOKEN_READ,
    "api-register": TOKEN_READ,
    "api-entry": TOKEN_READ,
    "api-paper": TOKEN_READ,
    "api-indicators": TOKEN_READ,
    "api-indicator": TOKEN_READ,
    "api-figures": TOKEN_READ,
    "api-explain": TOKEN_READ,
    "api-gaps": TOKEN_READ,
    "api-report": TOKEN_READ,
    "api-search": TOKEN_READ,
    "api-values": TOKEN_BOTH,
    "api-values-dhis2": TOKEN_SENT,
    "api-progress": TOKEN_SENT,
}
PUBLIC = {"sign-in", "second-step", "forgotten", "provider", "provider-back", "link", "language", "theme"}
PUBLIC |= {"calendar-feed"}
# By a token, or told to everybody; never by a cookie.
PUBLIC |= {name for name in POLICY if name.startswith("api")}
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")


def routes():
    """Return every address that the resolver knows, includes walked through."""

    def walk(patterns):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns)
            else:
                yield pattern.name, tuple(pattern.pattern.converters)

    return sorted(walk(get_resolver().url_patterns), key=str)


def addresses(world):
    """Return the name and the address of every route in a world that is only looked at."""
    values = world.values()
    for name, takes in routes():
        yield name, reverse(name, kwargs={one: values[one] for one in takes})


@pytest.fixture(scope="module", autouse=True)
def world(begun_once):
    return open_world()


def test_every_route_has_a_row_in_the_policy_and_every_row_a_route():
    assert {name for name, _ in routes()} == set(POLICY)


# What a form sends where the answer to an empty one would not tell whether the role may send it.
SENT = {"save-view": {"name": "Sample view", "register": "commitments", "query": "search=clinic"}}
COLUMNS = (None, READER, DESK, ADMIN)
# What a route needs where the roles differ, and what it answers somebody who has it when no column shows that.
# A route without a row here is held to this: nobody gets an answer that no column has, and whoever may only
# read gets the reader's.
NEEDS = {
    "accept": (REVIEW, {}),
    "add-papers": (ADD_PAPERS, {}),
    "amend": (REVIEW, {}),
    "reject": (REVIEW, {}),
    "undo": (REVIEW, {}),
    "point-out": (REVIEW, {}),
    "audit": (READ_AUDIT, {}),
    "people": (GIVE_ROLES, {}),
    "user": (GIVE_ROLES, {}),
    "institutions": (GIVE_ROLES, {}),
    "institution": (GIVE_ROLES, {}),
    "confirm": (SECOND, {"POST": 302}),
    "decline": (SECOND, {"POST": 302}),
    "access": (MARK, {}),
    "briefs": (EDIT_RESULTS, {"GET": 200}),
    "renew-brief": (EDIT_RESULTS, {}),
    "brief-section": (EDIT_RESULTS, {}),
    "split-commitment": (FOLLOW_UP, {}),
    "merge-commitments": (FOLLOW_UP, {}),
    "commitment-act": (FOLLOW_UP, {}),
    "ask-institution": (FOLLOW_UP, {}),
    "add-entry": (EDIT_REGISTERS, {}),
    "record-agreement-event": (EDIT_REGISTERS, {}),
    "set-agreement-term": (EDIT_REGISTERS, {}),
    "correct-agreement-event": (EDIT_REGISTERS, {}),
    "edit-entries": (EDIT_REGISTERS, {}),
    "imports": (EDIT_REGISTERS, {}),
    "add-import": (EDIT_REGISTERS, {}),
    "import": (EDIT_REGISTERS, {}),
    "match-import": (EDIT_REGISTERS, {}),
    "run-import": (EDIT_REGISTERS, {}),
    "undo-import": (EDIT_REGISTERS, {}),
    "import-report": (EDIT_REGISTERS, {}),
    "post-act": (EDIT_REGISTERS, {}),
    "enter-values": (ENTER_VALUES, {"POST": 302}),
    "set-aim": (EDIT_RESULTS, {}),
    "value-files": (ENTER_VALUES, {"GET": 200, "POST": 422}),
    "gap-act": (EDIT_RESULTS, {}),
    "recommendation-act": (EDIT_RESULTS, {}),
    "keep-report": (EDIT_RESULTS, {}),
    "propose-engagement": (EDIT_REGISTERS, {}),
}


def expected(name, method, answers, role):
    """Return the answers that are right for a role: of its column, or derived from its permissions."""
    if role in COLUMNS:
        return {answers[COLUMNS.index(role)]}
    refused, allowed = answers[1], max(answers[2:], key=lambda answer: answer != 403)
    if name not in NEEDS:
        return {refused} if ROLE_PERMISSIONS[role] == {READ} else set(answers[1:])
    permission, told = NEEDS[name]
    return {told.get(method, allowed) if permission in ROLE_PERMISSIONS[role] else refused}


# Whose answers no column names.
DERIVED = [role for role in Profile.Role.values if role not in COLUMNS]


def is_asked(name, role):
    """Tell whether a role asks for a route: what is told to all alike is on most days asked by one of the derived."""
    alike = name not in NEEDS and all(len(set(answers[1:])) == 1 for answers in POLICY[name].values())
    return role in COLUMNS or not alike or turn_of(role, DERIVED, list(POLICY).index(name))


@contextmanager
def as_if_never_asked(client):
    """Take back what one request changes, in the store and among the cookies: signed in once, the world made once."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies


def whole(answer):
    """Read what is written while it is sent: left half-read, it would keep what it began open, and end it in another test."""
    deque(answer, maxlen=0)
    return answer


@pytest.mark.parametrize("role", [None, *Profile.Role.values])
def test_every_route_answers_every_role_as_the_policy_says(role, world):
    deviations = []
    client = signed_in(a_user(role=role)) if role else Client()
    for name, where in addresses(world):
        for method, answers in POLICY[name].items() if is_asked(name, role) else ():
            sent = SENT.get(name) if method == "POST" else None
            with as_if_never_asked(client):
                got = whole(client.post(where, sent) if sent else client.generic(method, where))
            told = (name, method, got.status_code)
            if got.status_code not in expected(name, method, answers, role):
                deviations.append(told)
            if role is None and name not in PUBLIC and "/sign-in/" not in got.get("Location", ""):
                deviations.append(told)
    assert deviations == []


def test_whoever_is_not_signed_in_changes_nothing_by_any_method(world):
    world.values()  # Keeps the document that its addresses name, once.
    before = (Suggestion.objects.get(pk=world.suggestion).state, Entry.objects.count(), Deed.objects.count())
    client = Client()
    for name, where in addresses(world):
        for method in (*UNSAFE, "OPTIONS", "HEAD", "TRACE"):
            client.cookies.clear()
            answer = client.generic(method, where)
            assert name in PUBLIC or answer.status_code == IN, (name, method)
    assert before == (
        Suggestion.objects.get(pk=world.suggestion).state,
        Entry.objects.count(),
        Deed.objects.count(),
    )


def test_no_unsafe_request_passes_without_the_protection_of_its_form(world):
    nobody, somebody = Client(enforce_csrf_checks=True), signed_in(enforce_csrf_checks=True)
    for number, (name, where) in enumerate(addresses(world)):
        client = nobody if name in PUBLIC else somebody
        # A form sends POST; of what only a program sends each route is asked one on most days.
        for method in ("POST", *(other for other in UNSAFE[1:] if turn_of(other, UNSAFE[1:], number))):
            with as_if_never_asked(client):
                answer = whole(client.generic(method, where, headers={"origin": "https://evil.example"}))
            # The interface for programs takes no cookie, so that a form of somebody else is nobody's there.
            refused = {401, 403, 404, 405} if name.startswith("api") else {403, 405}
            assert answer.status_code in refused, (name, method, answer.status_code)
    assert Suggestion.objects.get(pk=world.suggestion).state == "open"


def _user():
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(username="A. Mfano")


STOLEN = {
    "state": "accepted", "f-state": "accepted", "marking": "4", "f-marking": "4", "f-words": "x", "entry": "1",
    "f-entry": "1", "document": "1", "f-document": "1", "country": "RWA", "f-country": "RWA", "register": "missions",
    "kind": "mission", "f-kind": "mission", "quote": "stolen words", "f-quote": "stolen words", "rule": "ZZ9",
    "confidence": "1", "person": "B. Mwingine", "by": "B. Mwingine", "role": "administrator", "clearance": "4",
    "pack": "ke", "f-flags": "none", "f-note": "none", "superseded": "1", "decided_by": "B. Mwingine",
}  # fmt: skip


@pytest.mark.parametrize("verb", ["accept", "amend", "reject"])
def test_a_form_sets_only_what_it_shows(world, verb):
    client = signed_in()
    before = Suggestion.objects.values("document", "kind", "quote", "rule", "confidence").get(
        pk=world.suggestion
    )
    client.post(f"/suggestions/{world.suggestion}/{verb}/", STOLEN | {"reason": "none"})
    after = Suggestion.objects.get(pk=world.suggestion)
    assert before == Suggestion.objects.values("document", "kind", "quote", "rule", "confidence").get(
        pk=after.pk
    )
    assert after.state == {"accept": "accepted", "amend": "amended", "reject": "rejected"}[verb]
    assert Deed.objects.order_by("-number").first().by == "A. Mfano"
    decision = after.decisions.get()
    assert set(decision.fields) <= {"obligors", "action"}
    if after.entry:
        assert (after.entry.marking, after.entry.country, after.entry.pack) == (0, "KEN", "")
        assert (after.entry.register, after.entry.kind) == ("commitments", "commitment")
    user = _user()
    assert (user.profile.role, user.profile.clearance) == (DESK, 0)


def test_adding_a_paper_takes_no_marking_owner_or_title_from_the_form(world):
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = SimpleUploadedFile("open.txt", b"Kenya will open a consulate in Goma by June 2027.")
    signed_in().post("/papers/add/", {"files": [file], "title": "mine", "added": "1"} | STOLEN)
    paper = Document.objects.exclude(pk=world.paper).get()
    assert (paper.marking, paper.added.by, paper.country != "RWA") == (0, "A. Mfano", True)
    assert paper.title != "mine"


def tries(client, name, times, password="wrong"):
    return [client.post("/sign-in/", {"username": name, "password": password}) for _ in range(times)]


def without_tokens(answer, name):
    html = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return answer.status_code, html.replace(name, "NAME")


def test_wrong_passwords_lock_and_tell_nothing_of_who_exists(settings):
    a_user("A. Mfano")
    known = tries(Client(), "A. Mfano", settings.AXES_FAILURE_LIMIT + 1)
    unknown = tries(Client(), "Z. Hayupo", settings.AXES_FAILURE_LIMIT + 1)
    assert [answer.status_code for answer in known][-1] == 429
    for one, other in zip(known, unknown, strict=True):
        assert without_tokens(one, "A. Mfano") == without_tokens(other, "Z. Hayupo")


class CountingHasher(Argon2PasswordHasher):
    """The hasher of the product, which counts the passwords it was given."""

    hashed: ClassVar[list[str]] = []

    def encode(self, password, salt):
        self.hashed.append(password)
        return super().encode(password, salt)

    def verify(self, password, encoded):
        self.hashed.append(password)
        return super().verify(password, encoded)


def test_an_unknown_name_costs_as_many_hashes_as_a_wrong_password(settings):
    a_user("A. Mfano")
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    CountingHasher.hashed.clear()
    tries(Client(), "A. Mfano", 1)
    known = list(CountingHasher.hashed)
    CountingHasher.hashed.clear()
    tries(Client(), "Z. Hayupo", 1)
    # The hash takes nearly all of the time: without one, how long the answer takes tells who exists.
    assert known == CountingHasher.hashed == ["wrong"]


def test_a_session_is_dead_after_signing_out_and_is_not_the_one_from_before_signing_in():
    a_user("A. Mfano")
    client = Client()
    client.cookies["sessionid"] = "chosen-by-an-attacker-0123456789"
    client.post("/sign-in/", {"username": "A. Mfano", "password": PASSWORD})
    stolen = client.cookies["sessionid"].value
    assert stolen != "chosen-by-an-attacker-0123456789"
    client.post("/sign-out/")
    thief = Client()
    thief.cookies["sessionid"] = stolen
    assert thief.get("/papers/").status_code == IN


def test_a_new_password_ends_the_sessions_and_a_taken_role_ends_at_once():
    user = a_user("A. Mfano")
    client = signed_in(user)
    assert client.get("/audit/").status_code == 200
    user.profile.role = READER
    user.profile.save()
    assert client.get("/audit/").status_code == 403
    give_role(user="A. Mfano", role=DESK, person=operator("B. Mkuu"), at=hour(1))
    assert client.get("/papers/").status_code == IN


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites():
    a_user("A. Mfano")
    client = Client()
    client.get("/sign-in/")
    client.post("/sign-in/", {"username": "A. Mfano", "password": PASSWORD})
    client.post("/theme/", {"theme": "dark"})
    client.post("/language/", {"language": "sw"})
    assert set(client.cookies) == {"sessionid", "csrftoken", "theme", "django_language"}
    for name, cookie in client.cookies.items():
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name


def test_production_sends_its_cookies_over_https_only():
    import subprocess
    import sys

    asks = (
        "import os; os.environ |= {'BALOZI_PRODUCTION': '1', 'BALOZI_SECRET_KEY': 'x' * 60};"
        "from balozi.project import settings as s; "
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.LANGUAGE_COOKIE_SECURE, s.SECURE_SSL_REDIRECT,"
        " s.SECURE_HSTS_SECONDS >= 31536000)"
    )
    told = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["True"] * 5


def answers(world):
    """Return one answer of each sort: pages, refusals, redirects, downloads, errors of the request."""
    client = signed_in(a_user("B. Msomaji", role=READER))
    yield from (client.get(where) for _name, where in addresses(world))
    yield client.get("/nowhere/")
    yield client.get("/registers/commitments/?on=never")
    yield client.get("/", headers={"host": "evil.example", "referer": "https://evil.example/"})
    yield client.get("/papers/", headers={"accept": "application/json", "cookie": "django_language=xx"})
    yield client.generic("POST", "/papers/add/", b"--x", content_type="multipart/form-data; boundary=y")
    yield Client(enforce_csrf_checks=True).post("/theme/")


INSIDES = re.compile(rb"Traceback|File \"|/src/balozi|sqlite|SELECT |django\.|site-packages|DEBUG")


def test_every_answer_forbids_framing_sniffing_foreign_scripts_and_keeping_and_shows_no_insides(world):
    statuses = set()
    for answer in answers(world):
        statuses.add(answer.status_code)
        if answer.status_code >= 400:
            assert not INSIDES.search(answer.content)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "no-store" in answer["Cache-Control"], answer.status_code
    assert {200, 302, 400, 403, 404, 405, 422} <= statuses


def test_styles_and_scripts_are_served_with_the_same_protection():
    answer = Client().get("/static/balozi.css")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)
    assert answer["Content-Type"].startswith("text/css")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


ELSEWHERE = (
    "https://evil.example/", "//evil.example/", "///evil.example", "/\\evil.example", "\\\\evil.example", "http:evil.example",
    "javascript:alert(1)", "data:text/html,x", " https://evil.example", "https://testserver@evil.example/",
    "https://testserver.evil.example/", "/\t/evil.example", "http://[evil", "\x00//evil.example", "//evil%E3%80%82example",
)  # fmt: skip


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_no_form_leads_to_another_site(elsewhere):
    a_user("A. Mfano")
    asked = (
        ("/sign-in/", {"username": "A. Mfano", "password": PASSWORD}),
        ("/theme/", {"theme": "dark"}),
        ("/language/", {"language": "sw"}),
        ("/sign-out/", {}),
    )
    client = Client()
    for where, sent in asked:
        answer = client.post(where, sent | {"next": elsewhere}, headers={"referer": elsewhere})
        assert answer.status_code == 302
        assert re.match(r"/(?![/\\])", answer["Location"]), (where, answer["Location"])


def test_a_name_of_the_server_that_is_not_ours_is_refused_without_breaking():
    answer = Client().get("/sign-in/", headers={"host": "evil.example", "referer": "http://evil.example/x"})
    assert answer.status_code == 400
    assert b"evil.example" not in answer.content
    assert b"could not be understood" in answer.content


def test_a_sending_that_is_too_large_is_refused_before_it_is_read(settings):
    client = signed_in()

    class Unread:
        def read(self, *_):
            raise AssertionError("the body was read")

        readline = read

    for told in (str(settings.BALOZI.max_sending + 1), "9" * 30, "many"):
        answer = client.generic("POST", "/papers/add/", CONTENT_LENGTH=told, **{"wsgi.input": Unread()})
        assert answer.status_code == 413
        assert b"Send fewer files at once." in answer.content
    client.cookies["django_language"] = "sw"
    answer = client.generic("POST", "/papers/add/", CONTENT_LENGTH="9" * 30, **{"wsgi.input": Unread()})
    assert b'lang="sw"' in answer.content
    client.cookies["django_language"] = "en"
    answer = client.generic("POST", "/papers/add/", CONTENT_LENGTH="9" * 30, **{"wsgi.input": Unread()})
    assert b'lang="en"' in answer.content


def test_a_form_with_too_many_fields_or_too_long_a_text_is_refused(world):
    client = signed_in()
    for sent in ({f"f-{n}": "x" for n in range(5_000)}, {"reason": "x" * 3_000_000}):
        assert client.post(f"/suggestions/{world.suggestion}/reject/", sent).status_code in {400, 413}
    assert Suggestion.objects.get(pk=world.suggestion).state == "open"


def test_an_error_of_ours_shows_no_insides(monkeypatch):
    client = signed_in()
    client.raise_request_exception = False
    for name in ("balozi.web.home.views.count_figures", "balozi.web.papers.views.listed_papers"):
        monkeypatch.setattr(name, _broken)
    for where in ("/", "/papers/"):
        answer = client.get(where)
        assert answer.status_code == 500
        assert not INSIDES.search(answer.content)
        assert b"SELECT" not in answer.content
        assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_a_database_that_does_not_answer_is_told_and_may_be_tried_again(monkeypatch):
    from django.db import OperationalError

    def down(*_, **__):
        raise OperationalError("could not connect to server at 10.0.0.9, user balozi")

    client = signed_in()
    monkeypatch.setattr("balozi.web.home.views.count_figures", down)
    answer = client.get("/")
    assert answer.status_code == 503
    assert b"10.0.0.9" not in answer.content
    assert b"The database does not answer." in answer.content


def _broken(*_, **__):
    raise RuntimeError("SELECT secret FROM /src/balozi")
