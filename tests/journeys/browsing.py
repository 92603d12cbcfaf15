"""A real browser for the journeys: Debian's Chromium, driven by Playwright."""

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.readers import PASSWORD, signed_in

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


# Milliseconds in which a page answers, or the test fails.
PATIENCE = 30_000


def session_of(name):
    """Return the cookie of somebody who is signed in."""
    from django.contrib.auth import get_user_model

    return signed_in(get_user_model().objects.get(username=name)).cookies["sessionid"].value


def sign_in(page, address, name="A. Mfano"):
    """Sign in as a person would."""
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}/sign-in/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("form.stack button")
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def complaints_of(page):
    """Return a list to which the page's errors, warnings and refused scripts or styles are added."""
    told = []
    page.on("console", lambda said: told.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda fault: told.append(str(fault)))
    return told


def follow(page, what):
    """Click on what leads to another page, and wait until it is there: a click alone returns before."""
    with page.expect_navigation():
        (page.locator(what) if isinstance(what, str) else what).first.click()


@dataclass(frozen=True)
class Screen:
    """One person's browser window: what is on it, and what it complained of."""

    name: str
    page: Any
    address: str
    complaints: list[str]
    pictures: Path

    @classmethod
    @contextmanager
    def of(cls, browser, address, name, language, pictures, width=1280):
        """Open a window, sign in, and at the end hold every complaint against the test."""
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale=language, accept_downloads=True
        )
        page = context.new_page()
        complaints = complaints_of(page)
        # Signing in by hand is looked at where it is the point: six people here would take longer than their work.
        cookies = {"django_language": language, "sessionid": session_of(name)}
        context.add_cookies(
            [{"name": told, "value": value, "url": address} for told, value in cookies.items()]
        )
        page.set_default_timeout(PATIENCE)
        page.goto(f"{address}/")
        yield cls(name, page, address, complaints, pictures)
        assert complaints == [], name
        context.close()

    def keep(self, name):
        """Keep a picture of the whole page, for people to look at: ``PICTURES=1 pytest tests/journeys``."""
        # Drawing them takes a third of the time of a journey.
        if "PICTURES" not in os.environ:
            return
        self.page.screenshot(path=self.pictures / f"{name}.png", full_page=True)

    def go_through(self, door):
        """Open a page by its name in the navigation."""
        follow(self.page, f"nav.doors a:text-is('{door}')")

    def open_entry(self, register, number):
        """Open the page of an entry."""
        self.page.goto(f"{self.address}/registers/{register}/{number}/")

    def attach(self, field, name, text):
        """Choose a file that holds a text."""
        self.page.set_input_files(
            field, [{"name": name, "mimeType": "text/plain", "buffer": text.encode("utf-8")}]
        )

    def fill_in(self, act, summary, **values):
        """Open one form of the panel by what it is called, fill it in and send it."""
        form = self.page.locator(f".acts-of-commitment details:has(form[action$='/{act}/'])")
        if form.get_attribute("open") is None:
            form.locator(f"summary:has-text('{summary}')").click()
        form = form.locator(f"form[action$='/{act}/']")
        for name, value in values.items():
            box = form.locator(f"[name={name}]")
            if box.evaluate("node => node.tagName") == "SELECT":
                box.select_option(value)
            else:
                box.fill(value)
        follow(self.page, form.locator("button"))

    def sees(self, *words):
        """Confirm that words stand on the page, where a person sees them."""
        shown = self.page.locator("main").inner_text()
        missing = [one for one in words if one.casefold() not in shown.casefold()]
        assert missing == [], f"{self.name} at {self.page.url} misses {missing} in:\n{shown}"
