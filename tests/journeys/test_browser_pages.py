import re
from datetime import UTC, datetime

import pytest

from balozi.services.demonstrating import load_demonstration
from balozi.services.framing import load_framework
from balozi.services.packing import load_pack
from balozi.services.reviewing import accept_suggestion
from balozi.store.results.models import ValueImport
from tests.builders import MORNING, a_paper, a_suggestion, officer
from tests.examples import turn_of
from tests.figures import monitor
from tests.journeys.browsing import CHROMIUM, complaints_of, sign_in
from tests.readers import a_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed here"),
    pytest.mark.django_db(transaction=True),
]

LONG = "Ushirikishwaji/wa-washikadau-wanaohusika-na-utekelezaji-wa-makubaliano-ya-kimataifa"
PAGES = (
    "/", "/papers/", "/papers/{paper}/", "/suggestions/", "/suggestions/{suggestion}/", "/registers/",
    "/registers/commitments/", "/registers/commitments/{entry}/", "/registers/missions/", "/registers/framework/",
    "/registers/terms/", "/registers/counts/", "/countries/", "/countries/KEN/", "/countries/KEN/framework/",
    "/packs/", "/rules/", "/audit/", "/registers/nothing/",
    "/account/", "/account/app/", "/account/passkey/", "/institutions/", "/institutions/CNTY-040/", "/confirmations/",
    "/access/entry/{entry}/",
    "/my-work/", "/notices/", "/reports/", "/reports/followup/", "/reports/agreements/", "/calendar/", "/imports/",
    "/search/", "/agreements/watch/", "/commitments/{entry}/split/", "/commitments/{entry}/merge/",
    "/countries/KEN/footprint/", "/countries/KEN/counties/",
    "/results/", "/results/?year=FY2025", "/results/heat-map/", "/results/gaps/", "/results/KE-PS-01/", "/briefs/",
    "/results/files/", "/results/files/{received}/?state=all", "/results/entry/?country=KEN&year=FY2026",
)  # fmt: skip
GROUND = "getComputedStyle(document.body).backgroundColor"
CONTRAST = """() => {
  const light = (text) => {
    const [r, g, b] = text.match(/[\\d.]+/g).map(Number).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let here = node; here; here = here.parentElement) {
      const colour = getComputedStyle(here).backgroundColor;
      if (!/, 0\\)$|transparent/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const weak = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
    if (!own || !node.checkVisibility() || node.closest("svg, .unseen, .skip")) continue;
    const [one, other] = [light(getComputedStyle(node).color), light(ground(node))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 4.5) weak.push(`${node.tagName}.${node.className} ${ratio.toFixed(2)}`);
  }
  return [...new Set(weak)];
}"""


LOOKS = ("phone", "words")


def looked_at(addresses, look):
    """Return the pages of a look: on most days each page is in one of the two, in both of them otherwise."""
    return [address for number, address in enumerate(addresses) if turn_of(look, LOOKS, number)]


@pytest.fixture
def addresses():
    a_user("A. Mfano")
    load_pack(code="ke", person=officer(), at=MORNING)
    load_framework(code="ke", person=officer(), at=MORNING)
    load_demonstration(person=monitor(), at=datetime(2026, 10, 1, tzinfo=UTC))
    paper = a_paper(f"Kenya will open a clinic in Busia. {LONG} {LONG}.")
    first = a_suggestion(
        paper, quote="Kenya will open a clinic in Busia.", fields={"action": f"open a clinic {LONG}"}
    )
    entry = accept_suggestion(suggestion=first.pk, person=officer(), at=MORNING)
    waiting = a_suggestion(paper, quote=LONG, fields={"action": LONG, "obligors": ["KEN"]})
    received = ValueImport.objects.get().pk
    told = {"paper": paper.pk, "suggestion": waiting.pk, "entry": entry, "received": received}
    return [page.format(**told) for page in PAGES]


def visited(browser, server, addresses, *, width, language, theme):
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    complaints = complaints_of(page)
    sign_in(page, server.url)
    for name, value in (("django_language", language), ("theme", theme)):
        context.add_cookies([{"name": name, "value": value, "url": server.url}])
    for address in addresses:
        page.goto(server.url + address)
        yield address, page
    # The browser itself tells of the answer 404 to the page that is meant to be missing.
    assert [words for words in complaints if "404" not in words] == []
    context.close()


def beyond(page):
    """Return by how many pixels a page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


# Swahili and French have the longest words; English is looked at in the other tests.
def test_no_page_is_wider_than_a_phone(live_server, browser, addresses):
    wide = {}
    seen = looked_at(addresses, "phone")
    for address, page in visited(browser, live_server, seen, width=390, language="sw", theme="auto"):
        if (over := beyond(page)) > 0:
            wide[address] = over
    assert wide == {}


def test_pages_fit_words_stand_out_in_light_and_dark_and_every_field_has_a_name(
    live_server, browser, addresses
):
    wide, weak, nameless, headless = {}, {}, {}, []
    seen = looked_at(addresses, "words")
    for address, page in visited(browser, live_server, seen, width=390, language="fr", theme="auto"):
        if (over := beyond(page)) > 0:
            wide[address] = over
        page.set_viewport_size({"width": 1280, "height": 844})
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            if found := page.evaluate(CONTRAST):
                weak[address, theme] = found
        fields = page.locator(
            "input:visible, select:visible, textarea:visible, button:visible, a:visible, summary:visible"
        )
        without = fields.evaluate_all(
            "nodes => nodes.filter(node => !(node.labels?.length || node.getAttribute('aria-label') ||"
            " node.textContent.trim())).map(node => node.outerHTML.slice(0, 90))"
        )
        if without:
            nameless[address] = without
        if page.locator("h1").count() != 1:
            headless.append(address)
        page.set_viewport_size({"width": 390, "height": 844})
    assert (wide, weak, nameless, headless) == ({}, {}, {}, [])


def test_the_keyboard_reaches_the_content_first(live_server, browser):
    a_user()
    page = browser.new_page()
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/registers/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_theme_can_be_chosen_without_javascript(live_server, browser):
    a_user()
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, live_server.url)
    before = page.evaluate(GROUND)
    page.click(".choices details.me summary")
    with page.expect_navigation():
        page.click("button[value=dark]")
    after = page.evaluate(GROUND)
    assert int(re.match(r"rgb\((\d+)", after)[1]) < 30
    assert after != before


# Pixels of the paper that the margins of A4 leave, and of what a row may take of a page of a thousand.
PAPER, TALLEST = 718, 330
PRINTED = ("/registers/missions/", "/results/", "/results/KE-PS-01/", "/results/files/{received}/?state=all")


def test_no_column_is_printed_letter_by_letter(live_server, browser, addresses):
    received = ValueImport.objects.get().pk
    context = browser.new_context(viewport={"width": PAPER, "height": 1000})
    page = context.new_page()
    sign_in(page, live_server.url)
    page.emulate_media(media="print")
    tall = {}
    for address in PRINTED:
        page.goto(live_server.url + address.format(received=received))
        heights = page.locator("table tr:visible").evaluate_all(
            "rows => rows.map(row => Math.round(row.getBoundingClientRect().height))"
        )
        assert heights, address
        if max(heights) > TALLEST:
            tall[address] = max(heights)
    assert tall == {}
    context.close()
