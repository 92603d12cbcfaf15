"""Words that would be programs, in every place where words are shown, in a real browser: none of them runs."""

import csv
import io
from urllib.parse import quote, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import Error

from balozi.services.people import give_role, operator
from balozi.services.receiving import receive_values
from balozi.services.reviewing import accept_suggestion, amend_suggestion, reject_suggestion
from balozi.store.documents.models import Finding
from tests.builders import a_paper, a_suggestion, hour, officer
from tests.doors.test_security import COLUMNS, DESK, POLICY, addresses
from tests.doors.world import World
from tests.examples import turn_of
from tests.figures import an_indicator, monitor
from tests.journeys.browsing import CHROMIUM, sign_in
from tests.readers import a_user, signed_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed here"),
    pytest.mark.django_db(transaction=True),
]

PAYLOADS = (
    "<script>document.title='RAN'</script>",
    "\"><img src=x onerror=\"document.title='RAN'\">",
    "'><svg/onload=alert('RAN')>",
    "</title></textarea></select><script>alert('RAN')</script>",
    "javascript:alert('RAN')",
    "{{ 7|add:7 }}{% debug %}${alert('RAN')}",
    "<iframe srcdoc=\"<script>parent.document.title='RAN'</script>\"></iframe>",
    "<a href=javascript:alert('RAN') autofocus onfocus=alert('RAN') tabindex=1>x</a>",
    "<form action=//evil.example><button>go</button></form><base href=//evil.example/>",
    "--><style>*{background:url(//evil.example)}</style><link rel=stylesheet href=//evil.example>",
    "<details open ontoggle=alert('RAN')>", "\u2028<script>alert('RAN')</script>",
)  # fmt: skip
ALL = " ".join(PAYLOADS)
# Pictures within the stylesheet have no host.
OURS = {"localhost", None}
NOT_PAGES = {"download", "sign-out", "theme", "accept", "amend", "reject", "undo"}
# As many together as a search takes; each breaks out of a place of its own.
LONGEST = 200


def together(payloads):
    """Return the payloads in as few texts as a list takes."""
    texts = [""]
    for payload in payloads:
        longer = f"{texts[-1]} {payload}".strip()
        texts = [*texts[:-1], longer] if len(longer) <= LONGEST else [*texts, payload]
    return texts


@pytest.fixture
def poisoned():
    """Put the payloads where words of strangers are kept: names, texts, quotations, fields, reasons, persons."""
    a_user("A. Mfano")
    by = officer(f"E. {PAYLOADS[1]}")
    paper = a_paper(f"{ALL} Kenya will fund it. Uganda will too. Rwanda agrees.", name=f"{PAYLOADS[0]}.txt")
    fields = {
        "obligors": ["KEN", PAYLOADS[2]],
        "action": ALL,
        "due": PAYLOADS[1],
        "place": PAYLOADS[2],
        "modality": PAYLOADS[6],
    }
    first = a_suggestion(paper, quote=ALL, fields=fields, rule="<b>'\">")
    entry = accept_suggestion(suggestion=first.pk, person=by, at=hour(1))
    second = a_suggestion(paper, quote="Kenya will fund it.", fields=fields)
    amend_suggestion(suggestion=second.pk, fields=fields | {"action": PAYLOADS[1]}, person=by, at=hour(2))
    third = a_suggestion(
        paper, quote="Uganda will too.", kind="pillar", fields={"name": ALL[:200], "name_sw": PAYLOADS[4]}
    )
    accept_suggestion(suggestion=third.pk, person=by, at=hour(3))
    waiting = a_suggestion(paper, quote="Rwanda agrees.", fields=fields)
    refused = a_suggestion(paper, quote="Kenya will fund it. Uganda will too.", fields=fields)
    reject_suggestion(suggestion=refused.pk, reason=PAYLOADS[3], person=by, at=hour(4))
    Finding.objects.create(
        document=paper, check_name="CC19", severity="warning", start=0, end=9, quote=ALL[:9], says=ALL[:500]
    )
    give_role(user=PAYLOADS[0], role="reader", person=operator(PAYLOADS[2]), at=hour(5))
    _a_poisoned_file_of_values()
    client = signed_in(a_user("F. Mpakiaji"))
    names = (f"{PAYLOADS[1]}.txt", f"{PAYLOADS[2]}.pdf")
    for name in names:
        file = SimpleUploadedFile("x.txt", f"{ALL} {len(name)}".encode())
        file._name = name
        client.post("/papers/add/", {"files": [file]})
    client.post("/papers/add/", {"files": [SimpleUploadedFile("empty<img src=x onerror=alert(1)>.txt", b"")]})
    return World(paper.pk, waiting.pk, entry)


def _a_poisoned_file_of_values():
    """Take in a file of values with payloads for its name, a comment and the cells of a row that is refused."""
    an_indicator(at=hour(4))
    rows = [
        ["indicator", "period", "area", "actual", "comment"],
        ["X-1", "2021", "KEN", "4", ALL],
        [PAYLOADS[0], PAYLOADS[1], PAYLOADS[2], PAYLOADS[5], ""],
    ]
    sheet = io.StringIO()
    csv.writer(sheet).writerows(rows)
    receive_values(
        content=sheet.getvalue().encode(), name=f"{PAYLOADS[1]}.csv", form="csv", person=monitor(), at=hour(6)
    )


def watched(page):
    """Return a list to which every dialog, violation of the policy, page error and foreign request is added."""
    told = []
    page.on("dialog", lambda dialog: (told.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda said: told.append(said.text) if "Content Security" in said.text else None)
    page.on("pageerror", lambda fault: told.append(str(fault)))
    page.on(
        "request", lambda asked: told.append(asked.url) if urlsplit(asked.url).hostname not in OURS else None
    )
    return told


def is_asked_for(name):
    """Tell whether an address answers who asks for it; others only take forms, and have nothing to look at."""
    return POLICY[name]["GET"][COLUMNS.index(DESK)] != 405


# The only picture of ours is drawn into the page: the square that an app photographs.
STRANGE = """() => [
  document.title === "RAN",
  document.querySelector("iframe, base, style, form[action*=evil], a[href^='javascript:']")?.outerHTML,
  document.querySelector("main img:not([src^='data:image/']), main svg[onload], main [onerror], main [onfocus]")?.outerHTML,
]"""


def opened(page, where):
    """Open a page; False when the address gives a file to keep, or words for programs."""
    try:
        answer = page.goto(where, wait_until="domcontentloaded")
    except Error as fault:
        if "Download is starting" not in fault.message:
            raise
        return False
    return answer.headers.get("content-type", "").startswith("text/html")


def test_no_word_of_a_stranger_runs_on_any_page(live_server, browser, poisoned):
    pages = [where for name, where in addresses(poisoned) if name not in NOT_PAGES and is_asked_for(name)]
    pages += ["/registers/framework/", f"/suggestions/{poisoned.suggestion}/?part=form"]
    for row, where in enumerate(
        ("/papers/", "/suggestions/", "/registers/commitments/", "/search/", "/audit/")
    ):
        # On most days each list is asked with one of these texts.
        texts = together(PAYLOADS)
        for payload in (text for text in texts if turn_of(text, texts, row)):
            typed = quote(payload)
            pages.append(
                f"{where}?search={typed}&q={typed}&by={typed}&kind={typed}&sort={typed}&language={typed}"
            )
    pages += [f"/sign-in/?next={quote(payload)}" for payload in PAYLOADS]
    pages += [f"/papers/{quote(payload, safe='')}/" for payload in PAYLOADS[:3]]
    page = browser.new_page()
    told = watched(page)
    sign_in(page, live_server.url)
    for where in pages:
        if not opened(page, live_server.url + where):
            continue
        assert page.evaluate(STRANGE) == [False, None, None], where
        assert told == [], where

    # What our own script puts into the page: the amended card, the answers to files, a refusal.
    page.goto(f"{live_server.url}/papers/{poisoned.paper}/?state=open")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_selector(".amend")
    page.keyboard.press("Escape")
    page.click(".card.open [data-act=accept]")
    page.wait_for_timeout(500)
    page.goto(f"{live_server.url}/papers/")
    page.set_input_files(
        "#files",
        [{"name": "<img src=x onerror=alert(1)>.txt", "mimeType": "text/plain", "buffer": ALL.encode()}],
    )
    page.click("#add button")
    # What was read has a link to its paper; the word "Reading" stands there before.
    page.wait_for_selector("#answers li a[href^='/papers/']")
    assert page.title() != "RAN"
    assert told == []
