"""A passkey in a real browser: made on the account's page, then asked for at the next sign-in, without complaints."""

import re

import pytest

from balozi.services.factors import factors_of
from balozi.store.audit.models import Deed
from tests.journeys.browsing import CHROMIUM, complaints_of, sign_in
from tests.readers import PASSWORD, a_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed here"),
    pytest.mark.django_db(transaction=True),
]


def with_authenticator(page):
    """Give the browser a key that says yes to everything."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )


def test_a_passkey_is_made_and_opens_the_next_sign_in(live_server, browser):
    user = a_user()
    # A passkey belongs to a name, never to a bare address.
    site = re.sub(r"127\.0\.0\.1", "localhost", live_server.url)
    page = browser.new_page(locale="en")
    complaints = complaints_of(page)
    with_authenticator(page)
    sign_in(page, site)
    page.goto(f"{site}/account/passkey/")
    page.fill("#name", "office key")
    page.fill("#password", PASSWORD)
    page.click("text=Make the passkey")
    page.wait_for_selector("text=Your recovery codes")
    assert page.locator(".codes code").count() == 10
    assert [(row.kind, row.name) for row in factors_of(user)] == [("webauthn", "office key")]
    page.click("text=I have kept them")
    page.context.clear_cookies()
    page.goto(f"{site}/sign-in/")
    page.fill("#id_username", "A. Mfano")
    page.fill("#id_password", PASSWORD)
    page.click("form.stack button")
    page.wait_for_url("**/sign-in/code/")
    page.click("text=Use your passkey")
    page.wait_for_url(f"{site}/")
    assert factors_of(user)[0].used_at is not None
    assert complaints == []
    last = Deed.objects.filter(verb="sign_in").order_by("-number").first()
    assert (last.outcome, last.facts["by"]) == ("done", "passkey")
