"""Lists in a real browser: keys, filters in words, choices that follow what is typed, wide tables that fit."""

import pytest

from balozi.services.packing import load_pack
from tests.builders import MORNING, officer
from tests.journeys.browsing import CHROMIUM, Screen, follow
from tests.promises import a_commitment, focal
from tests.readers import a_user
from tests.services.test_agreeing import an_agreement

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed here"),
    pytest.mark.django_db(transaction=True),
]
_FOCUS = "document.activeElement.textContent.trim()"
_CUT = "[...document.querySelectorAll('div.table')].map(table => table.scrollWidth - table.clientWidth)"


def test_lists_are_worked_with_keys_and_say_what_narrows_them(live_server, browser, tmp_path):
    a_user("D. Dawati")
    for action in ("build a clinic", "lend a tent", "train nurses"):
        a_commitment(action)
    with Screen.of(browser, live_server.url, "D. Dawati", "en", tmp_path) as desk:
        page = desk.page
        page.goto(f"{live_server.url}/registers/commitments/?sort=title")
        for key, focused in (("j", "clinic"), ("j", "tent"), ("k", "clinic")):
            page.keyboard.press(key)
            assert focused in page.evaluate(_FOCUS), key
        page.keyboard.press("/")
        page.keyboard.type("tent")
        page.keyboard.press("Enter")
        page.wait_for_url("**search=tent*")
        chip = page.locator(".chips.narrowed a")
        assert chip.all_inner_texts() == ["Search: tent ×"]
        chip.click()
        page.wait_for_url(lambda url: "search=tent" not in url)
        assert "nurses" in page.locator("table.list").inner_text()


def test_whoever_takes_the_keys_away_types_letters_without_moving(live_server, browser, tmp_path):
    a_user("D. Dawati")
    a_commitment("build a clinic")
    with Screen.of(browser, live_server.url, "D. Dawati", "en", tmp_path) as desk:
        desk.page.goto(f"{live_server.url}/registers/commitments/")
        desk.page.click(".choices details.me summary")
        desk.page.uncheck("[data-letters]")
        desk.page.reload()
        desk.page.keyboard.press("j")
        assert "clinic" not in desk.page.evaluate(
            "document.activeElement.tagName === 'A' ? " + _FOCUS + " : ''"
        )


def test_choices_follow_what_is_typed_and_what_was_chosen(live_server, browser, tmp_path):
    load_pack(code="ke", person=officer(), at=MORNING)
    a_user("D. Dawati")
    focal("F. Wizara", "MOH")
    entry = a_commitment()
    an_agreement("Protocol on border health")
    with Screen.of(browser, live_server.url, "D. Dawati", "en", tmp_path) as desk:
        page = desk.page
        page.goto(f"{live_server.url}/commitments/{entry}/belongs/")
        page.fill("#search", "border hea")
        page.check("#hits label:has-text('Protocol on border health')")
        follow(page, "#hits button")
        desk.sees("The link is added.", "Protocol on border health", "Undo")
        page.click("summary:has-text('Assign it')")
        page.select_option("#institution", "MOH")
        page.select_option("#focal_point", "F. Wizara")
        follow(page, "button:text-is('Assign')")
        desk.sees("It is assigned.", "F. Wizara")


def test_the_reports_fit_a_page_of_1280(live_server, browser, tmp_path):
    a_user("D. Dawati")
    an_agreement("Protocol on the health of herders and of their animals", status="signed", date="2024-03-01")
    with Screen.of(browser, live_server.url, "D. Dawati", "en", tmp_path) as desk:
        for report in ("agreements", "departments", "followup"):
            desk.page.goto(f"{live_server.url}/reports/{report}/")
            assert set(desk.page.evaluate(_CUT)) == {0}, report
