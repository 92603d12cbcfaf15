import pytest

from tests.builders import a_paper, a_suggestion
from tests.journeys.browsing import CHROMIUM, complaints_of, follow, sign_in
from tests.readers import a_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed here"),
    pytest.mark.django_db(transaction=True),
]

SENTENCES = (
    "Kenya will build a border clinic in Busia by June 2027.",
    "Uganda will train forty nurses for the clinic.",
    "Both sides will meet again in Kampala within a year.",
    "The two ministers thanked their hosts.",
)
ACTIONS = (
    "build a border clinic in Busia",
    "train forty nurses",
    "meet again in Kampala",
    "thank their hosts",
)


@pytest.fixture
def paper():
    a_user("A. Mfano")
    paper = a_paper(" ".join(SENTENCES))
    for quote, action in zip(SENTENCES, ACTIONS, strict=True):
        a_suggestion(paper, quote=quote, fields={"obligors": ["KEN", "UGA"], "action": action, "due": "2027"})
    return paper


def states(paper):
    return [suggestion.state for suggestion in paper.suggestions.order_by("start")]


def test_a_paper_is_reviewed_with_one_key_per_suggestion(live_server, browser, paper):
    page = browser.new_page()
    complaints = complaints_of(page)
    sign_in(page, live_server.url)
    page.click(f"text={paper.title}")
    page.wait_for_selector(".suggestions .card")
    page.wait_for_load_state()

    page.keyboard.press("j")
    assert page.locator(".card.now h3").inner_text() == ACTIONS[0]
    assert page.locator(".fact.now").first.inner_text() == SENTENCES[0]

    page.keyboard.press("a")
    page.wait_for_selector("text=1 of 4 reviewed")
    assert page.locator(".card.now h3").inner_text() == ACTIONS[1]

    page.keyboard.press("e")
    page.wait_for_selector(".amend")
    page.fill(".amend [name=f-action]", "train fifty nurses")
    page.press(".amend [name=f-due]", "Enter")
    page.wait_for_selector("text=2 of 4 reviewed")
    assert page.locator(".card.amended h3").inner_text() == "train fifty nurses"

    page.keyboard.press("j")
    page.keyboard.press("x")
    page.wait_for_selector("text=3 of 4 reviewed")
    assert states(paper) == ["accepted", "amended", "open", "rejected"]

    # The only open one is above; the rejected one is the next below it.
    page.keyboard.press("j")
    page.keyboard.press("u")
    page.wait_for_selector("text=2 of 4 reviewed")
    assert states(paper) == ["accepted", "amended", "open", "open"]
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")

    page.goto(f"{live_server.url}/registers/commitments/?search=clinic")
    assert page.locator("tbody tr").count() == 1
    follow(page, "tbody .source")
    page.wait_for_selector("mark.asked")
    assert page.locator("mark.asked").inner_text() == SENTENCES[0]
    assert complaints == []


def test_a_mark_chooses_its_suggestion_and_the_filter_hides_the_others(live_server, browser, paper):
    page = browser.new_page()
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/papers/{paper.pk}/")
    page.click(f".fact:has-text('{SENTENCES[2]}')")
    assert page.locator(".card.now h3").inner_text() == ACTIONS[2]
    page.click(f".card:has-text('{ACTIONS[3]}') [data-act=reject]")
    page.wait_for_selector(".card.rejected")
    page.select_option("#state", "rejected")
    assert page.locator(".card:visible h3").all_inner_texts() == [ACTIONS[3]]
    page.goto(f"{live_server.url}/papers/{paper.pk}/#c{len(SENTENCES[0]) + 1}-{len(SENTENCES[0]) + 7}")
    page.wait_for_selector("mark.asked")
    assert page.locator("mark.asked").inner_text() == "Uganda"


def test_words_that_are_chosen_are_pointed_out_and_accepted(live_server, browser):
    a_user("A. Mfano")
    missed = a_paper("The talks were warm. Kenya is to lay a second cable to Tanzania.")
    page = browser.new_page()
    complaints = complaints_of(page)
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/papers/{missed.pk}/")
    page.locator(".sheet-of-paper p").click(click_count=3)
    page.keyboard.press("m")
    page.wait_for_selector(".evidence")
    assert page.input_value("#f-obligors") == "KEN"
    page.fill("#f-action", "lay a second cable")
    page.click("text=Suggest it")
    page.wait_for_selector(".card.now")
    assert page.locator(".card.now h3").inner_text() == "lay a second cable"
    page.keyboard.press("a")
    page.wait_for_selector("text=1 of 1 reviewed")
    assert states(missed) == ["accepted"]
    assert complaints == []


CHOOSE = """([word, turn]) => {
  const text = document.querySelector(".sheet-of-paper p").firstChild, range = document.createRange();
  let at = -1;
  for (let n = 0; n < turn; n += 1) at = text.data.indexOf(word, at + 1);
  range.setStart(text, at);
  range.setEnd(text, at + word.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def test_the_words_that_are_chosen_are_the_ones_that_are_meant(live_server, browser):
    a_user("A. Mfano")
    twice = a_paper(
        "Kenya spoke first. The visit to Kenya is to be in May. " + "Then all spoke of peace. " * 60
    )
    page = browser.new_page()
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/papers/{twice.pk}/")
    page.evaluate(CHOOSE, ["Kenya", 2])
    page.keyboard.press("m")
    page.wait_for_selector(".evidence")
    second = twice.body.text.rindex("Kenya")
    assert f"?at={second}-{second + 5}" in page.locator(".evidence a").get_attribute("href")
    assert "Kenya" not in page.url

    page.go_back()
    page.locator(".sheet-of-paper p").click(click_count=3)
    page.keyboard.press("m")
    page.wait_for_selector(".toast")
    assert "more words than a sentence has" in page.locator(".toast").inner_text()
    # What was chosen before is not what is meant now.
    page.evaluate("getSelection().removeAllRanges()")
    follow(page, "#missing button")
    assert page.locator(".evidence").count() == 0


def test_a_decision_that_somebody_else_made_is_told(live_server, browser, paper):
    page = browser.new_page()
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/papers/{paper.pk}/")
    page.keyboard.press("j")
    paper.suggestions.filter(quote=SENTENCES[0]).update(state="rejected")
    page.keyboard.press("a")
    page.wait_for_selector(".toast")
    assert "already decided" in page.locator(".toast").inner_text()


def test_all_of_it_works_without_javascript(live_server, browser, paper):
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/papers/{paper.pk}/")
    follow(page, f".card:has-text('{ACTIONS[0]}') >> text=Accept")
    assert page.locator("#reviewed").inner_text() == "1 of 4 reviewed"
    assert page.url.endswith(f"#s{paper.suggestions.get(quote=SENTENCES[1]).pk}")

    follow(page, f".card:has-text('{ACTIONS[1]}') >> text=Amend")
    page.fill("[name=f-action]", "train fifty nurses")
    follow(page, "text=Accept as amended")
    follow(page, f".card:has-text('{ACTIONS[2]}') >> text=Amend")
    page.fill("[name=reason]", "a meeting, not a promise")
    follow(page, "form:has([name=reason]) button")
    follow(page, f".card:has-text('{ACTIONS[3]}') >> text=Reject")
    assert states(paper) == ["accepted", "amended", "rejected", "rejected"]
    follow(page, f".card:has-text('{ACTIONS[3]}') >> text=Undo")
    assert states(paper) == ["accepted", "amended", "rejected", "open"]

    page.goto(f"{live_server.url}/registers/commitments/?search=fifty")
    follow(page, "tbody .source")
    assert page.locator("mark.asked").inner_text() == SENTENCES[1]


def test_the_review_speaks_swahili(live_server, browser, paper):
    page = browser.new_page()
    sign_in(page, live_server.url)
    follow(page, "button[value=sw]")
    assert page.locator("h1").inner_text() == "Je, tunatimiza ahadi zetu?"
    page.goto(f"{live_server.url}/papers/{paper.pk}/")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector("text=1 kati ya 4 yamehakikiwa")
    page.goto(f"{live_server.url}/registers/commitments/")
    assert page.locator("h1").inner_text() == "Ahadi"
    assert "Anayeahidi Kenya, Uganda" in page.locator("tbody tr").inner_text()
