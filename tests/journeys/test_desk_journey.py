"""The desk's whole line in a real browser, each person at an own screen: from a paper to the report of its promise.

Once in English and once in Swahili. Every step looks for the words that a person would look for; the Swahili line
refuses a word that was left in English.
"""

import csv
import io
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone
from django.utils.translation import gettext, override

from balozi.briefs.reports.words import Words
from balozi.jobs.running import Asked, run_jobs
from balozi.services.packing import load_pack
from tests.builders import MORNING, officer
from tests.examples import on_most_days
from tests.journeys.browsing import CHROMIUM, Screen, follow
from tests.readers import a_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed here"),
    pytest.mark.django_db(transaction=True),
]

PEOPLE = {
    "D. Dawati": ("desk_officer", "MFA"),
    "F. Afya": ("focal_point", "MOH"),
    "K. Busia": ("focal_point", "CNTY-040"),
    "R. Mratibu": ("reviewer", "MFA"),
    "T. Tathmini": ("monitoring_officer", "TNT"),
    "M. Mkurugenzi": ("reader", "MFA"),
}
# The county works on a telephone.
WIDTHS = {"K. Busia": 390}


@dataclass(frozen=True)
class Line:
    """What is said in one language: the paper, and what people type."""

    language: str
    agreement: str
    promise: str
    late: str
    done: str
    shown: str
    named: str
    judged: str
    later: str

    @property
    def paper(self):
        head = {"en": "SAMPLE – invented text", "sw": "MFANO – maandishi ya kubuni"}[self.language]
        return "\n\n".join((head, self.agreement, self.promise, self.late)) + "\n"

    def says(self, words):
        """Return words of the interface in the language, which must have them."""
        with override(self.language):
            found = gettext(words)
        assert self.language == "en" or found != words, f"no {self.language} for {words!r}"
        return found


ENGLISH = Line(
    "en",
    "Kenya and Rwanda signed a Memorandum of Understanding on health along the Northern Corridor in Kigali on"
    " 3 March 2024.",
    "Kenya undertakes to build for Rwanda a cold store for vaccines in Busia County by 30 June 2028.",
    "Kenya undertakes to give Rwanda a list of its laboratories by 31 March 2025.",
    "The cold store stands and holds vaccines.",
    "The cold store in Busia was handed over today.",
    "Nurse in charge, sample clinic",
    "It stands where it was promised.",
    "Rain washed the road away.",
)
SWAHILI = Line(
    "sw",
    "Kenya na Rwanda zilitia saini Hati ya Makubaliano kuhusu afya katika Ukanda wa Kaskazini jijini Kigali tarehe"
    " 3 Machi 2024.",
    "Kenya itaijengea Rwanda ghala baridi la chanjo katika Kaunti ya Busia ifikapo tarehe 30 Juni 2028.",
    "Kenya itaipa Rwanda orodha ya maabara zake ifikapo tarehe 31 Machi 2025.",
    "Ghala limejengwa na lina chanjo.",
    "Ghala baridi la Busia limekabidhiwa leo.",
    "Muuguzi mkuu, kliniki ya mfano",
    "Limejengwa pale lilipoahidiwa.",
    "Mvua imebomoa barabara.",
)


@pytest.fixture
def people():
    """Bring in the pack with its institutions, and the six persons of the line."""
    load_pack(code="ke", person=officer(), at=MORNING)
    for name, (role, institution) in PEOPLE.items():
        user = a_user(name, role=role)
        user.email = f"{name.split()[1].lower()}@example.org"
        user.save()
        user.profile.institution = institution
        user.profile.save()
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        yield


# On most days in the language that breaks first; every other journey speaks English.
SPOKEN = [SWAHILI] if on_most_days() else [ENGLISH, SWAHILI]


@pytest.mark.parametrize("line", SPOKEN, ids=lambda line: line.language)
def test_a_promise_goes_from_its_paper_to_the_report(live_server, browser, people, line, tmp_path):
    with ExitStack() as rooms:
        desk, focal, county, reviewer, judge, director = (
            rooms.enter_context(
                Screen.of(
                    browser, live_server.url, name, line.language, tmp_path, width=WIDTHS.get(name, 1280)
                )
            )
            for name in PEOPLE
        )
        promise, late, agreement = the_desk_reads_and_accepts(desk, line)
        the_desk_gives_it_out(desk, line, promise, agreement)
        the_focal_points_accept(focal, county, line)
        everybody_is_reminded_once(focal, line)
        the_county_asks_for_time(county, reviewer, line, promise)
        progress_is_shown_and_submitted(focal, line, promise)
        it_is_verified_and_judged(judge, line, promise)
        the_report_tells_it(reviewer, line, agreement)
        the_director_sees_what_rwanda_was_promised(director, line, late)


def the_desk_reads_and_accepts(desk, line):
    """Paper in; what was read in it goes on the register with one key each."""
    desk.go_through(line.says("Papers"))
    desk.attach("#files", "joint statement.txt", line.paper)
    desk.page.click(f"#add button:has-text('{line.says('Read them')}')")
    desk.page.click("#answers a")
    desk.page.wait_for_selector(".suggestions .card")
    desk.keep("paper")
    wanted = (line.agreement, line.promise, line.late)
    numbers = []
    for kind, quote in zip(("agreements", "commitments", "commitments"), wanted, strict=True):
        card = f".card:has(.u-{kind}):has(.quote:has-text('{quote[-40:-1]}'))"
        desk.page.click(f"{card} [data-act=accept]")
        link = desk.page.locator(f"{card}.accepted a.onto").first
        numbers.append(int(link.get_attribute("href").rstrip("/").rsplit("/", 1)[1]))
    agreement, promise, late = numbers
    return promise, late, agreement


def the_desk_gives_it_out(desk, line, promise, agreement):
    """Assigned to a ministry and, for its county, to the county; said to stand in the memorandum."""
    desk.open_entry("commitments", promise)
    desk.sees(line.says("Nobody yet."), line.promise)
    summary = line.says("Assign it")
    desk.fill_in("assign", summary, institution="MOH", focal_point="F. Afya")
    desk.sees("F. Afya")
    desk.fill_in(
        "assign", summary, institution="CNTY-040", part="co_implementer", focal_point="K. Busia", area="KE-04"
    )
    desk.page.locator(f"details > summary:has-text('{line.says('Say what it belongs to')}')").click()
    desk.page.click(f"a:has-text('{line.says('Agreement')} …')")
    desk.page.check(f"#hits input[value='{agreement}']")
    follow(desk.page, "#hits button")
    desk.sees("K. Busia", line.says("not accepted yet"))
    desk.keep("assigned")


def the_focal_points_accept(focal, county, line):
    """From their own list of work, without opening the commitment."""
    for who in (focal, county):
        who.go_through(line.says("My work"))
        who.sees(line.promise[:60])
        who.keep(f"work of {who.name}")
        follow(who.page, f"form[action$='/accept/'] button:has-text('{line.says('Accept')}')")
        assert who.page.url.endswith("/my-work/")
        assert who.page.locator("form[action$='/accept/']").count() == 0


def everybody_is_reminded_once(focal, line):
    """A month passes without a word: a notice on the page, a mail in the person's own language."""
    focal.page.goto(f"{focal.address}/notices/")
    focal.page.select_option("#w-language", line.language)
    follow(focal.page, f"#wish button:has-text('{line.says('Keep')}')")
    asked = Asked(timezone.localdate() + timedelta(days=31), timezone.now())
    assert {one.state for one in run_jobs(asked)} == {"done"}
    reminder = line.says("It was assigned 30 days ago and nothing was ever reported.")
    focal.page.goto(f"{focal.address}/notices/")
    focal.sees(reminder, line.promise[:60])
    focal.keep("notices")
    (sent,) = [one for one in mail.outbox if one.to == ["afya@example.org"]]
    assert reminder in sent.body
    assert line.promise[:60] in sent.body
    mail.outbox.clear()
    run_jobs(Asked(asked.day, timezone.now()))
    assert mail.outbox == []


def the_county_asks_for_time(county, reviewer, line, promise):
    """A due date moves by request, reason and another person's decision."""
    county.open_entry("commitments", promise)
    county.fill_in("request-date", line.says("Ask to move the due date"), to="2028-09-30", reason=line.later)
    county.sees(line.later, line.says("waits for a decision"))
    county.keep("on a telephone")
    reviewer.go_through(line.says("My work"))
    reviewer.keep("work of the reviewer")
    reviewer.page.click(f"main a:has-text('{line.promise[:40]}')")
    form = reviewer.page.locator("form[action$='/decide-date/']")
    form.locator("textarea").fill(line.judged)
    follow(reviewer.page, form.locator("button[value=yes]"))
    reviewer.sees("2028", line.says("granted by %(name)s") % {"name": "R. Mratibu"})


def progress_is_shown_and_submitted(focal, line, promise):
    """With a file, a sentence of a paper and a person's word; then somebody else is to look at it."""
    focal.go_through(line.says("My work"))
    focal.page.click(".empty a[href*='in_hand']")
    focal.page.click(f"main a:has-text('{line.promise[:40]}')")
    focal.page.click(f"summary:has-text('{line.says('Report progress')}')")
    focal.attach("#file", "handover.txt", line.shown)
    focal.keep("reporting")
    source = focal.page.locator(".evidence a.source").first.get_attribute("href")
    paper = source.split("/papers/")[1].split("/")[0]
    focal.page.click(f"summary:has-text('{line.says('Report progress')}')")
    focal.fill_in(
        "report",
        line.says("Report progress"),
        text=line.done,
        asserted="completed",
        document=str(paper),
        sentence=line.promise,
        named=line.named,
        statement=line.shown,
    )
    focal.sees(line.done, "handover.txt", line.named)
    focal.fill_in("submit", line.says("Submit the evidence"))
    focal.sees(line.says("evidence submitted"))


def it_is_verified_and_judged(judge, line, promise):
    """Verified, assessed and concluded by somebody who did not report."""
    judge.go_through(line.says("My work"))
    judge.keep("work of the monitoring officer")
    judge.page.click(f"main a:has-text('{line.promise[:40]}')")
    with judge.page.expect_download() as taken:
        judge.page.click(".proof a:has-text('handover.txt')")
    assert taken.value.path().read_text("utf-8") == line.shown
    judge.fill_in("verify", line.says("Verify the evidence"))
    judge.fill_in("assess", line.says("Assess it"), score="1", reason=line.judged)
    judge.fill_in("conclude", line.says("Assess it"))
    judge.sees(line.judged, line.says("fulfilled"))
    judge.keep("concluded")
    whose = judge.page.locator(".follow-up dl.facts dd").first.inner_text()
    assert whose == line.says("our word")


def the_report_tells_it(reviewer, line, agreement):
    """The two reports show the memorandum; a row is taken along as CSV."""
    reviewer.go_through(line.says("Reports"))
    follow(reviewer.page, "main a[href$='/reports/followup/']")
    reviewer.page.select_option("#f-partner", "RWA")
    follow(reviewer.page, "form.filters button")
    reviewer.keep("followup")
    row = reviewer.page.locator("tr", has=reviewer.page.locator(f"a[href$='/agreements/{agreement}/']"))
    assert Words(line.language)("implemented") in row.inner_text()
    follow(reviewer.page, "nav.inside a[href*='/reports/agreements/']")
    with reviewer.page.expect_download() as taken:
        reviewer.page.click(".report-files a:has-text('CSV')")
    rows = list(csv.reader(io.StringIO(taken.value.path().read_text("utf-8-sig"))))
    (told,) = [one for one in rows if line.agreement[20:60].casefold() in " ".join(one).casefold()]
    assert "1/1" in " ".join(told), rows


def the_director_sees_what_rwanda_was_promised(director, line, late):
    """What have we promised Rwanda, who owes it, is it late? In three clicks."""
    director.go_through(line.says("Countries"))
    follow(director.page, "main a:text-is('Rwanda')")
    director.keep("Rwanda")
    director.page.click("nav.inside a[href='#commitments']")
    owed = director.page.locator("#commitments li", has_text=line.late[:50])
    told = owed.inner_text()
    assert "Kenya" in told
    assert line.says("overdue") in told
