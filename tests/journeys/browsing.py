"""A real browser for the journeys: Debian's Chromium, driven by Playwright."""

import os
import shutil
from contextlib import contextmanager

from tests.readers import PASSWORD

CHROMIUM = shutil.which("chromium")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@contextmanager
def chromium():
    """Start a browser and close it."""
    from playwright.sync_api import sync_playwright

    # Playwright runs a loop in this thread; the test's own look into the store is still ordinary code.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
            yield browser
            browser.close()
    finally:
        if before is None:
            del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
        else:
            os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


def sign_in(page, address, name="A. Mfano"):
    """Sign in as a person would; from then on the page answers within ten seconds or the test fails."""
    page.set_default_timeout(10_000)
    page.goto(f"{address}/sign-in/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("form.stack button")
    page.wait_for_url(f"{address}/")


def complaints_of(page):
    """Return a list to which the page's errors, warnings and refused scripts or styles are added."""
    told = []
    page.on("console", lambda said: told.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda fault: told.append(str(fault)))
    return told
