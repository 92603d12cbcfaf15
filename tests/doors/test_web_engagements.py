"""The panel of an engagement, the calendar, and its feeds."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from balozi.ground.errors.engagements import NoSuchFeed, NotYourFeed
from balozi.ground.errors.following import WordMissing, WordUnknown
from balozi.ground.errors.people import NoSuchInstitution, NoSuchUser
from balozi.ground.markings import Marking
from balozi.services.delegating import Delegate, add_participant
from balozi.services.feeding import end_feed, feed_behind, make_feed
from balozi.services.following import Order
from balozi.services.institutions import InstitutionTold, add_institution
from balozi.services.limiting import write_audience
from balozi.services.meeting import cancel_engagement, postpone_engagement
from balozi.services.people import operator, person_of
from balozi.store.audit.models import Deed
from balozi.store.engagements.models import CalendarFeed, Outcome
from balozi.store.registers.models import Engagement, Entry
from tests.builders import hour, officer
from tests.meetings import an_engagement, planner
from tests.promises import a_commitment
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db
PROOF = {"named": "N. Katibu", "statement": "Told by telephone."}


@pytest.fixture
def user():
    return a_user()


@pytest.fixture
def client(user):
    return signed_in(user)


def today():
    return timezone.localdate()


def page(client, entry):
    return client.get(f"/registers/engagements/{entry}/").content.decode()


def do(client, entry, act, **sent):
    return client.post(f"/engagements/{entry}/{act}/", sent, follow=True)


def events(client, made):
    answer = client.get(f"/calendar/feed/{made.token}.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content).walk("VEVENT")


def a_feed(user, **told):
    return make_feed(**{"scope": "all"} | told, person=person_of(user), at=hour(1))


def test_an_engagement_is_proposed_held_and_gets_an_outcome_on_the_pages(client):
    sent = {"country": "ken", "type": "working_visit", "codes": "KEN rwa", "on": f"{today()}"}
    refused = client.post("/engagements/propose/", sent)
    assert refused.status_code == 422
    assert "It rests on nothing" in refused.content.decode()
    answer = client.post("/engagements/propose/", sent | PROOF, follow=True)
    entry = Engagement.objects.get().entry_id
    assert answer.redirect_chain[-1][0] == f"/registers/engagements/{entry}/"
    assert "Working visit: Kenya, Rwanda" in answer.content.decode()
    do(client, entry, "agree", **PROOF)
    do(client, entry, "join", person="M. Waziri", office="Minister", side="KEN", heads="1")
    do(client, entry, "point", text="Ask after the clinic.", pillar="1", **PROOF)
    do(client, entry, "hold")
    told = {"sort": "created", "kind": "commitment", "what": "share water figures", "obligors": "RWA"}
    html = do(client, entry, "outcome", **told, **PROOF).content.decode()
    for words in (
        "share water figures",
        "M. Waziri",
        "heads the delegation",
        "Ask after the clinic.",
        "1 outcome still waits",
    ):
        assert words in html
    closed = client.post(f"/engagements/{entry}/follow-up/")
    assert closed.status_code == 409
    assert Outcome.objects.count() == 1


def test_a_refused_step_names_the_statuses_in_words(client):
    entry = an_engagement(at=hour(1))
    do(client, entry, "cancel", reason="No date.")
    answer = client.post(f"/engagements/{entry}/postpone/", {"reason": "x"})
    assert answer.status_code == 409
    assert (
        "From &quot;cancelled&quot; an engagement cannot become &quot;postponed&quot;."
        in answer.content.decode()
    )


def test_every_form_of_the_panel_names_its_fields(client):
    html = page(client, an_engagement())
    ids = re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(ids) <= set(re.findall(r'<label for="([^"]+)"', html)) | {"on", "language", "theme"}
    assert "Note that it was held" in html
    assert "Note that it was held" not in page(
        signed_in(a_user("B. Msomaji", role="reader")), an_engagement()
    )


def test_the_month_shows_days_stretches_and_what_is_known_by_month_only(client):
    an_engagement("2028-02-28", "2028-03-01", title="Sample summit")
    an_engagement("2028-02", title="Vague talks")
    html = client.get("/calendar/", {"month": "2028-02"}).content.decode()
    assert "February 2028" in html
    assert html.count("Sample summit") == 2
    assert "sometime in Feb 2028" in html
    march = client.get("/calendar/", {"month": "2028-03", "view": "agenda"}).content.decode()
    assert march.count("Sample summit") == 1
    assert "Vague talks" not in march
    assert "month=2028-04" in march
    assert (
        "Nothing stands on a day"
        in client.get("/calendar/", {"month": "2028-02", "country": "UGA"}).content.decode()
    )
    for wrong in ("2028", "2028-13", "soon", "0001-01"):
        assert client.get("/calendar/", {"month": wrong}).status_code == 422


def test_the_calendar_tells_a_reader_nothing_above_the_clearance(client):
    cleared = planner(clearance=Marking.SECRET)
    entry = an_engagement("2028-02-03", title="Kanarikanga talks", marking=Marking.SECRET, person=cleared)
    assert "Kanarikanga" not in client.get("/calendar/", {"month": "2028-02"}).content.decode()
    assert client.get(f"/registers/engagements/{entry}/").status_code == 404
    assert client.post(f"/engagements/{entry}/cancel/", {"reason": "x"}).status_code == 404


def test_the_page_of_a_country_leads_to_the_next_engagement(client):
    entry = an_engagement(f"{today()}")
    html = client.get("/countries/RWA/").content.decode()
    assert "Next engagement" in html
    assert f"/registers/engagements/{entry}/" in html


def test_a_feed_is_shown_once_kept_as_a_hash_and_read_without_signing_in(client, user):
    entry = an_engagement(f"{today()}")
    html = client.post("/calendar/feeds/", {"scope": "all"}).content.decode()
    token = re.search(r"/calendar/feed/([\w-]+)\.ics", html)[1]
    row = CalendarFeed.objects.get()
    assert token not in repr(vars(row)) + repr([deed.facts for deed in Deed.objects.all()])
    assert token not in client.get("/calendar/feeds/").content.decode()
    answer = Client().get(f"/calendar/feed/{token}.ics")
    told = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert told["uid"].startswith(f"engagement-{entry}@")
    assert told["status"] == "TENTATIVE"
    assert told.decoded("dtstart") == today()


def test_a_feed_keeps_its_uid_counts_changes_and_says_what_is_cancelled(user):
    entry = an_engagement(f"{today()}")
    made = a_feed(user)
    before = events(Client(), made)[0]
    moved = date(today().year + 1, 3, 1)
    order = Order(entry, planner(), timezone.now())
    postpone_engagement(order=order, begins=f"{moved}", reason="x")
    cancel_engagement(order=order, reason="x")
    after = events(Client(), made)[0]
    assert (before["uid"], before["sequence"]) == (after["uid"], 0)
    assert after["sequence"] == 2
    assert after["status"] == "CANCELLED"
    assert after.decoded("dtstart") == moved


def test_a_feed_holds_what_its_owner_may_read_now_and_nothing_confidential(user):
    everything = planner(clearance=Marking.TOP_SECRET, institutions=frozenset({"MFA"}))
    an_engagement(f"{today()}", title="Open talks")
    for marking in (Marking.RESTRICTED, Marking.CONFIDENTIAL, Marking.SECRET):
        an_engagement(f"{today()}", title=f"{marking.name} talks", marking=marking, person=everything)
    limited = an_engagement(f"{today()}", title="Kanarikanga")
    write_audience(Entry.objects.get(pk=limited), ["MFA"], Deed.objects.latest("number"))
    made = a_feed(user)

    def titles():
        return sorted(str(one["summary"]) for one in events(Client(), made))

    assert titles() == ["Open talks"]
    user.profile.clearance = Marking.SECRET
    user.profile.save()
    assert titles() == ["Open talks", "RESTRICTED talks"]
    user.profile.clearance = Marking.UNCLASSIFIED
    user.profile.save()
    assert titles() == ["Open talks"]


def test_a_wrong_an_ended_and_anothers_address_tell_nothing(client, user):
    made = a_feed(user)
    other = signed_in(a_user("B. Mwingine"))
    assert other.post(f"/calendar/feeds/{made.feed}/end/").status_code == 404
    for wrong in ("x", made.token[:-1], made.token + "x", made.token.upper(), "é" * 40, "a" * 5000):
        assert Client().get(f"/calendar/feed/{wrong}.ics").status_code == 404
    assert client.get("/calendar/").status_code == 200
    stranger = Client()
    stranger.get(f"/calendar/feed/{made.token}.ics")
    assert stranger.get("/calendar/").status_code == 302
    assert client.post(f"/calendar/feeds/{made.feed}/end/").status_code == 302
    assert Client().get(f"/calendar/feed/{made.token}.ics").status_code == 404
    with pytest.raises(NotYourFeed):
        end_feed(feed=made.feed, person=person_of(user), at=hour(2))


def test_who_leaves_takes_the_feeds_along(user):
    made = a_feed(user)
    user.is_active = False
    user.save()
    with pytest.raises(NoSuchFeed):
        feed_behind(made.token)


def test_a_feed_of_ones_own_and_of_an_institution(user):
    told = InstitutionTold("MFA", "ministry", "KEN", {"en": "Ministry of Samples"})
    add_institution(told=told, person=operator("D. Mtawala"), at=hour(1))
    mine, theirs = an_engagement(f"{today()}", title="Mine"), an_engagement(f"{today()}", title="Theirs")
    now = timezone.now()
    add_participant(order=Order(mine, planner(), now), delegate=Delegate(person=user.get_username()))
    add_participant(order=Order(theirs, planner(), now), delegate=Delegate(institution="MFA"))
    assert [str(one["summary"]) for one in events(Client(), a_feed(user, scope="mine"))] == ["Mine"]
    of = a_feed(user, scope="institution", institution="MFA")
    assert [str(one["summary"]) for one in events(Client(), of)] == ["Theirs"]
    for wrong, error in (
        ({"scope": "everything"}, WordUnknown),
        ({"scope": "institution"}, WordMissing),
        ({"scope": "institution", "institution": "NONE"}, NoSuchInstitution),
    ):
        with pytest.raises(error):
            a_feed(user, **wrong)
    with pytest.raises(NoSuchUser):
        make_feed(scope="all", person=officer("Nobody"), at=hour(1))


def test_due_dates_are_in_a_feed_when_they_are_wanted(user):
    from balozi.services.assigning import assign_commitment
    from tests.promises import order

    exact, vague = a_commitment(due="2026-04-30"), a_commitment("dig a well", due="2027-06")
    for entry in (exact, vague):
        assign_commitment(order=order(entry), institution="MOH")
    assert events(Client(), a_feed(user)) == []
    told = events(Client(), a_feed(user, dues=True))
    assert [(str(one["summary"]), one.decoded("dtstart")) for one in told] == [
        ("Due: build a border clinic in Busia", date(2026, 4, 30))
    ]


def test_a_feed_speaks_the_language_of_its_address(user):
    an_engagement(f"{today()}", title="", about="", sort="summit")
    made = a_feed(user)
    answer = Client().get(f"/calendar/feed/{made.token}.ics", {"language": "fr"})
    told = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert "proposé" in str(told["description"])
    assert str(told["summary"]).startswith("Sommet")


def test_the_list_is_narrowed_by_the_status_that_follows_from_what_happened(client):
    held = an_engagement(title="Sample talks that go on")
    called_off = an_engagement(on="2026-04-02", title="Sample talks that were called off")
    cancel_engagement(order=Order(called_off, planner(), hour(2)), reason="floods")

    def narrowed(**asked):
        return [row.entry for row in client.get("/registers/engagements/", asked).context["page"].items]

    assert narrowed(status_now="cancelled") == [called_off]
    assert narrowed(status_now="proposed") == [held]
    assert narrowed(status="cancelled") == [called_off]
    assert narrowed(status_now="cancelled", on="2026-03-01") == []
    written = client.get("/registers/engagements/download/", {"status_now": "cancelled"})
    lines = b"".join(written.streaming_content).decode()
    assert "called off" in lines
    assert "go on" not in lines
