"""A quarter's values in a real browser, in Swahili: pasted, mended, sent, taken back, approved by another, explained."""

import pytest
from django.utils.translation import gettext, override

from tests.figures import a_baseline, a_target, an_indicator
from tests.journeys.browsing import CHROMIUM, Screen, follow
from tests.readers import a_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed here"),
    pytest.mark.django_db(transaction=True),
]

SHEET = "/results/entry/?country=KEN&year=FY2024"
QUARTERS = [f"FY2024-Q{quarter}" for quarter in (1, 2, 3, 4)]
# What a spreadsheet puts on the clipboard; the last cell holds a word.
COPIED = "4\t5\t6\tsaba"
PASTE = """(field, text) => {
  const held = new DataTransfer();
  held.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
}"""


def said(words, **facts):
    """Return words of the interface in Swahili, which must have them."""
    with override("sw"):
        found = gettext(words)
    assert found != words, f"no Swahili for {words!r}"
    return found % facts if facts else found


@pytest.fixture
def framework():
    """One indicator of the ministry of health, reported by quarters of the fiscal year."""
    an_indicator(frequency="quarter", calendar="fiscal")
    a_baseline("X-1", "2")
    for quarter in QUARTERS:
        a_target("X-1", quarter, "6")


def cells_of(page):
    return [page.locator(f"input[name='X-1|KEN|{quarter}']") for quarter in QUARTERS]


def values_of(page):
    return [cell.input_value() for cell in cells_of(page)]


def send(screen):
    follow(screen.page, f"button:text-is('{said('Send the values')}')")


def paste_and_take_it_back(screen):
    page, first = screen.page, cells_of(screen.page)[0]
    page.goto(screen.address + SHEET)
    first.evaluate(PASTE, COPIED)
    assert values_of(page) == COPIED.split("\t")
    assert page.locator("[data-unsaved]").inner_text() == f"4 {said('changed and not sent yet')}"
    first.focus()
    page.keyboard.press("Control+z")
    assert values_of(page) == ["", "", "", ""]
    assert page.locator("[data-unsaved]").inner_text() == ""
    first.evaluate(PASTE, COPIED)


def mend_the_cell_that_was_refused(screen):
    page = screen.page
    send(screen)
    screen.sees(said("Cells that could not be kept: %(n)s. Each says why; the others were kept.", n=1))
    last = cells_of(page)[3]
    assert (last.input_value(), last.get_attribute("aria-invalid")) == ("saba", "true")
    assert "saba" in page.locator(".fault").inner_text()
    # The page that says what is wrong answers 422, which the browser's console tells as well.
    screen.complaints[:] = [one for one in screen.complaints if "422" not in one]
    cells_of(page)[1].focus()
    page.keyboard.press("End")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.keyboard.type("7")
    page.keyboard.press("Escape")
    assert last.input_value() == ""
    page.keyboard.type("7")
    send(screen)
    assert values_of(page) == ["4", "5", "6", "7"]
    screen.sees(said("waits for approval"))


def take_the_last_value_back(screen):
    page = screen.page
    follow(page, f"nav.inside a:text-is('{said('Waiting for approval')}')")
    assert page.locator("ul.work > li").count() == 4
    latest = page.locator("ul.work > li").first
    assert ": 7" in latest.inner_text()
    latest.locator(f"summary:has-text('{said('Take it back')}')").click()
    latest.locator("form[action$='/withdraw/'] input[name=reason]").fill("Robo hii bado haijahakikiwa")
    follow(page, latest.locator("form[action$='/withdraw/'] button"))
    assert page.locator("ul.work > li").count() == 3
    # Nobody approves what he or she reported.
    assert page.locator("form[action$='/approve/']").count() == 0


def approve_everything(screen):
    page = screen.page
    page.goto(f"{screen.address}/results/")
    screen.sees(said("no data"))
    follow(page, f"nav.inside a:text-is('{said('Waiting for approval')}')")
    for left in (2, 1, 0):
        follow(page, "form[action$='/approve/'] button")
        assert page.locator("ul.work > li").count() == left


def read_the_scorecard_and_ask_why(screen):
    page = screen.page
    page.goto(f"{screen.address}/results/X-1/?area=KEN")
    row = page.locator("#figures tbody tr", has_text=said("Q%(part)s %(year)s", part=3, year="2024/25"))
    assert said("met") in row.inner_text()
    follow(page, row.locator("th a"))
    screen.sees(
        said("How this was computed"),
        said(
            "achievement = (actual - baseline) / (target - baseline); actual = %(way)s", way=said("as stated")
        ),
        said("Balozi default; set your own"),
        "M. Mfuatiliaji",
        said("Baseline"),
        said("Target"),
    )
    screen.keep("why")


def test_a_quarter_is_entered_mended_approved_and_explained_in_swahili(
    live_server, browser, framework, tmp_path
):
    for name in ("M. Mfuatiliaji wa Afya", "P. Pili"):
        a_user(name, role="monitoring_officer")
    with Screen.of(browser, live_server.url, "M. Mfuatiliaji wa Afya", "sw", tmp_path) as officer:
        paste_and_take_it_back(officer)
        mend_the_cell_that_was_refused(officer)
        take_the_last_value_back(officer)
    with Screen.of(browser, live_server.url, "P. Pili", "sw", tmp_path, width=390) as second:
        approve_everything(second)
        read_the_scorecard_and_ask_why(second)
