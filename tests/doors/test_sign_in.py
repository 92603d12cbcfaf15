"""Signing in: the second factor, sessions and their end, links of one use, guessing slowed, the provider."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.utils import timezone

from balozi.ground.errors.people import CodeWrong, LinkInvalid
from balozi.services.factors import add_app, code_fits, factors_of, new_app_secret, new_recovery_codes
from balozi.services.inviting import Invited, choose_password, invite_user, name_of_link
from balozi.services.people import operator
from balozi.services.standing import change_role
from balozi.store.audit.models import Deed
from balozi.store.notices.queries import duties
from balozi.store.people.models import Invitation, Profile
from tests.doors.codes import code_of
from tests.readers import PASSWORD, a_user

pytestmark = pytest.mark.django_db

NEW = "maneno manne yasiyo pamoja"
SITE = "https://balozi.example"


def step_one(client, name="A. Mfano", password=PASSWORD, **sent):
    return client.post("/sign-in/", {"username": name, "password": password} | sent)


def in_(client):
    return client.get("/papers/").status_code == 200


def signed_in_by_password(name="A. Mfano"):
    client = Client()
    assert step_one(client, name).status_code == 302
    assert in_(client)
    return client


def with_app(user):
    """Set up an app of codes a minute ago, and return its secret."""
    secret = new_app_secret()
    add_app(user=user, secret=secret, code=code_of(secret, -1), at=timezone.now())
    return secret


def test_a_password_alone_opens_nothing_for_somebody_with_a_second_factor():
    secret = with_app(a_user())
    client = Client()
    assert step_one(client, next="/packs/")["Location"] == "/sign-in/code/"
    for where in ("/", "/papers/", "/account/", "/account/app/", "/registers/"):
        assert client.get(where)["Location"].startswith("/sign-in/")
    assert client.post("/account/sessions/").status_code == 302
    answer = client.post("/sign-in/code/", {"code": code_of(secret)})
    assert answer["Location"] == "/packs/"
    assert in_(client)


def test_the_second_step_needs_the_first_one_and_not_one_of_long_ago():
    user = a_user()
    secret = with_app(user)
    client = Client()
    assert client.post("/sign-in/code/", {"code": code_of(secret)})["Location"] == "/sign-in/"
    step_one(client)
    session = client.session
    session["halfway"] = session["halfway"] | {"at": timezone.now().timestamp() - 601}
    session.save()
    assert client.post("/sign-in/code/", {"code": code_of(secret)})["Location"] == "/sign-in/"
    assert not in_(client)


def test_a_code_works_once_and_an_older_one_no_more():
    user = a_user()
    secret = with_app(user)
    assert code_fits(user, code_of(secret))
    assert not code_fits(user, code_of(secret))
    assert not code_fits(user, code_of(secret, -1))
    assert code_fits(user, code_of(secret, 1))
    assert not code_fits(user, code_of(secret, 40))


def test_a_recovery_code_works_once():
    user = a_user()
    with_app(user)
    codes = new_recovery_codes(user=user, at=timezone.now())
    assert len(set(codes)) == 10
    assert code_fits(user, codes[3])
    assert not code_fits(user, codes[3])
    assert code_fits(user, codes[4])


def test_five_wrong_codes_lock_the_second_step_for_the_right_one_too():
    secret = with_app(a_user())
    client = Client()
    step_one(client)
    told = [client.post("/sign-in/code/", {"code": "000000"}).status_code for _ in range(6)]
    assert told == [403] * 5 + [429]
    assert client.post("/sign-in/code/", {"code": code_of(secret)}).status_code == 429
    fresh = Client()
    step_one(fresh)
    assert fresh.post("/sign-in/code/", {"code": code_of(secret)}).status_code == 429
    assert Deed.objects.filter(verb="check_code", outcome="refused", by="A. Mfano").count() == 5


def test_the_secret_of_an_app_is_not_kept_in_the_clear():
    user = a_user()
    secret = with_app(user)
    from allauth.mfa.models import Authenticator

    kept = repr(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    with pytest.raises(CodeWrong):
        add_app(user=user, secret=secret, code="000000", at=timezone.now())


def test_an_app_is_set_up_and_taken_away_on_the_page_with_the_own_password():
    user = a_user()
    client, other = signed_in_by_password(), signed_in_by_password()
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", client.get("/account/app/").content.decode())[1]
    secret = secret.replace(" ", "")
    wrong = client.post("/account/app/", {"code": code_of(secret), "password": "another"})
    assert (wrong.status_code, factors_of(user)) == (403, [])
    answer = client.post("/account/app/", {"code": code_of(secret), "password": PASSWORD})
    assert answer.content.count(b"<li><code>") == 10
    assert in_(client)
    assert not in_(other)
    number = factors_of(user)[0].factor
    assert client.post(f"/account/factors/{number}/remove/", {"password": "another"}).status_code == 403
    client.post(f"/account/factors/{number}/remove/", {"password": PASSWORD})
    assert factors_of(user) == []
    assert in_(client)


def test_everybody_sets_up_a_second_factor_first_when_the_house_asks_for_it(settings):
    from dataclasses import replace

    settings.BALOZI = replace(settings.BALOZI, second_factor="required")
    user = a_user()
    client = Client()
    step_one(client)
    assert client.get("/papers/")["Location"] == "/account/"
    assert b"Everybody here needs a second factor" in client.get("/account/").content
    with_app(user)
    fresh = Client()
    step_one(fresh)
    assert fresh.get("/papers/")["Location"].startswith("/sign-in/")


def test_a_changed_password_ends_all_sessions_but_the_own_one():
    a_user()
    client, other = signed_in_by_password(), signed_in_by_password()
    weak = client.post("/account/password/", {"password": PASSWORD, "new": "password1234"})
    assert weak.status_code == 422
    client.post("/account/password/", {"password": PASSWORD, "new": NEW})
    assert in_(client)
    assert not in_(other)
    assert step_one(Client(), password=PASSWORD).status_code == 200
    assert step_one(Client(), password=NEW).status_code == 302


def test_all_other_sessions_end_when_asked():
    a_user()
    client, other = signed_in_by_password(), signed_in_by_password()
    client.post("/account/sessions/")
    assert in_(client)
    assert not in_(other)


def test_another_role_ends_all_sessions():
    a_user()
    client = signed_in_by_password()
    change_role(user="A. Mfano", role="reader", person=operator("B. Mkuu"), at=timezone.now())
    assert not in_(client)


def test_a_session_is_over_after_an_hour_without_a_page():
    a_user()
    client = signed_in_by_password()
    for minutes, alive in ((59, True), (61, False)):
        session = client.session
        session["seen_at"] = int((timezone.now() - timedelta(minutes=minutes)).timestamp())
        session.save()
        assert in_(client) is alive


def test_sign_ins_failures_and_sign_outs_are_in_the_log_with_their_address():
    a_user()
    client = Client(REMOTE_ADDR="192.0.2.7")
    step_one(client, password="wrong")
    step_one(client)
    client.post("/sign-out/")
    told = [
        (deed.verb, deed.by, deed.outcome, deed.facts["from"])
        for deed in Deed.objects.order_by("number")
        if deed.verb in {"sign_in", "sign_out"}
    ]
    assert told == [
        ("sign_in", "A. Mfano", "refused", "192.0.2.7"),
        ("sign_in", "A. Mfano", "done", "192.0.2.7"),
        ("sign_out", "A. Mfano", "done", "192.0.2.7"),
    ]
    assert "wrong" not in repr(list(Deed.objects.values_list("facts", flat=True)))


def test_spraying_over_many_names_is_slowed_by_address():
    a_user()
    client = Client(REMOTE_ADDR="192.0.2.9")
    answers = [step_one(client, f"user{number}", "wrong").status_code for number in range(42)]
    assert answers == [200] * 40 + [429] * 2
    assert step_one(client).status_code == 429
    assert step_one(Client(REMOTE_ADDR="192.0.2.10")).status_code == 302


def test_guessing_one_name_from_many_addresses_is_slowed():
    a_user()
    for number in range(41):
        answer = step_one(Client(REMOTE_ADDR=f"192.0.2.{number}"), password="wrong")
    assert answer.status_code == 429


def test_what_a_stranger_says_of_the_own_address_is_not_believed(settings):
    from dataclasses import replace

    from django.test import RequestFactory

    from balozi.web.people.sessions import address_of

    request = RequestFactory().get("/", headers={"x-forwarded-for": "198.51.100.1, 203.0.113.5"})
    assert address_of(request) == "127.0.0.1"
    settings.BALOZI = replace(settings.BALOZI, proxies=1)
    assert address_of(request) == "203.0.113.5"


def invited(**changes):
    told = {"name": "N. Mgeni", "mail": "mgeni@balozi.example", "role": "focal_point"} | changes
    return invite_user(invited=Invited(**told), site=SITE, person=operator("B. Mkuu"), at=timezone.now())


def test_an_invitation_is_mailed_works_once_and_only_its_hash_is_kept():
    link = invited()
    assert f"{SITE}/link/{link.token}/" in mail.outbox[0].body
    assert link.token not in repr(list(Invitation.objects.values()))
    assert link.token not in repr(list(Deed.objects.values_list("facts", "subject")))
    client = Client()
    page = client.get(f"/link/{link.token}/", headers={"host": "testserver"})
    assert b"N. Mgeni" in page.content
    assert client.post(f"/link/{link.token}/", {"new": "short"}).status_code == 422
    assert client.post(f"/link/{link.token}/", {"new": NEW})["Location"] == "/sign-in/"
    assert client.post(f"/link/{link.token}/", {"new": "tena maneno mengine manne"}).status_code == 404
    assert step_one(Client(), "N. Mgeni", NEW).status_code == 302
    assert Profile.objects.get(user__username="N. Mgeni").role == "focal_point"


def test_a_link_expires_and_a_newer_one_ends_it():
    link = invited()
    later = timezone.now() + timedelta(days=3, seconds=1)
    for attempt in (
        lambda: name_of_link(link.token, at=later),
        lambda: choose_password(token=link.token, password=NEW, at=later),
        lambda: name_of_link("no-such-token", at=timezone.now()),
    ):
        with pytest.raises(LinkInvalid):
            attempt()
    from balozi.services.inviting import reset_password

    newer = reset_password(user="N. Mgeni", site=SITE, person=operator("B"), at=timezone.now())
    assert Client().get(f"/link/{link.token}/").status_code == 404
    assert Client().get(f"/link/{newer.token}/").status_code == 200


def test_a_forgotten_password_tells_nothing_and_names_our_own_address():
    user = a_user()
    user.email = "mfano@balozi.example"
    user.save()
    known = Client().post("/sign-in/forgotten/", {"username": "A. Mfano"}, headers={"host": "localhost"})
    unknown = Client().post("/sign-in/forgotten/", {"username": "Z. Hayupo"}, headers={"host": "localhost"})

    def without_tokens(answer):
        return re.sub(rb'value="\w{60,}"', b"", answer.content)

    assert without_tokens(known) == without_tokens(unknown)
    assert len(mail.outbox) == 1
    assert "http://127.0.0.1:8000/link/" in mail.outbox[0].body
    Client().post("/sign-in/forgotten/", {"username": "A. Mfano"})
    assert len(mail.outbox) == 1
    assert step_one(Client()).status_code == 302


def test_the_pages_of_people_invite_change_and_close():
    a_user("B. Mkuu", role="administrator", clearance=1)
    client = signed_in_by_password("B. Mkuu")
    page = client.post("/people/", {"name": "N. Mgeni", "role": "desk_officer"})
    token = re.search(r"/link/([\w-]+)/", page.content.decode())[1]
    assert name_of_link(token, at=timezone.now()) == "N. Mgeni"
    assert b"There is a user" in client.post("/people/", {"name": "N. Mgeni", "role": "reader"}).content
    client.post("/people/N. Mgeni/", {"act": "role", "role": "auditor"})
    assert Profile.objects.get(user__username="N. Mgeni").role == "auditor"
    client.post("/people/N. Mgeni/", {"act": "retire", "reason": "left"})
    assert not get_user_model().objects.get(username="N. Mgeni").is_active
    above = client.post("/people/N. Mgeni/", {"act": "clearance", "clearance": "secret"})
    assert above.status_code == 403
    client.post("/people/N. Mgeni/", {"act": "clearance", "clearance": "restricted", "reason": "x"})
    assert b"Raise a clearance" in client.get("/confirmations/").content
    own = client.post("/people/B. Mkuu/", {"act": "clearance", "clearance": "secret"})
    assert own.status_code == 403


def test_a_duty_is_given_and_taken_away_on_the_page_of_a_user():
    a_user("B. Mkuu", role="administrator", clearance=1)
    a_user("F. Wizara", role="focal_point")
    client = signed_in_by_password("B. Mkuu")
    client.post("/people/F. Wizara/", {"act": "give-duty", "duty": "secretariat"})
    assert duties() == [("F. Wizara", "", "secretariat")]
    assert b"has this duty" in client.get("/people/F. Wizara/").content
    client.post("/people/F. Wizara/", {"act": "take-duty", "duty": "secretariat"})
    assert duties() == []
    assert b"has this duty" not in client.get("/people/F. Wizara/").content
    refused = client.post("/people/F. Wizara/", {"act": "give-duty", "duty": "king"})
    assert refused.status_code == 422
    other = signed_in_by_password("F. Wizara")
    assert other.post("/people/F. Wizara/", {"act": "give-duty", "duty": "head"}).status_code == 403
    assert duties() == []
