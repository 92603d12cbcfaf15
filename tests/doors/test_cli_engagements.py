"""`balozi engagement` and `balozi calendar`, typed as a person would."""

import json

import pytest
from icalendar import Calendar

from balozi.store.engagements.models import EngagementEvent
from balozi.store.registers.models import Commitment, Engagement

pytestmark = pytest.mark.django_db
PROOF = ("--named", "N. Katibu", "--statement", "Told by telephone.")


@pytest.fixture
def entry(run):
    told = (
        "--with",
        "KEN",
        "--with",
        "RWA",
        "--on",
        "2026-03-02",
        "--until",
        "2026-03-03",
        "--title",
        "Sample talks",
    )
    assert run("engagement", "propose", "KEN", "bilateral_talks", *told, *PROOF)[0] == 0
    return Engagement.objects.get().entry_id


def test_an_engagement_goes_its_way_at_the_command_line(run, entry):
    assert run("engagement", "agree", entry, *PROOF)[0] == 0
    assert run("engagement", "brief", entry, "--of", "Nobody")[0] == 4
    assert run("engagement", "prepare", entry)[0] == 0
    assert run("engagement", "hold", entry)[0] == 0
    made = ("created", "--field", "action=share water figures", "--field", "obligors=RWA", *PROOF)
    assert run("engagement", "outcome", entry, *made)[0] == 0
    assert Commitment.objects.get().action == "share water figures"
    assert run("engagement", "follow-up", entry)[0] == 5
    code, out, err = run("engagement", "show", entry, "--format", "json")
    assert code == 0
    assert "recorded" in err
    assert [row["part"] for row in json.loads(out)].count("step") == 5
    _, out, _ = run("engagement", "list", "--from", "2026-03-01", "--to", "2026-03-31", "--format", "json")
    assert json.loads(out)[0]["status"] == "recorded"


def test_a_rehearsal_changes_nothing(run, entry):
    for words in (
        ("propose", "KEN", "visit", *PROOF),
        ("agree", entry, *PROOF),
        ("prepare", entry),
        ("brief", entry, "--of", "Nobody"),
        ("hold", entry),
        ("postpone", entry, "--reason", "x"),
        ("cancel", entry, "--reason", "x"),
        ("outcome", entry, "created", *PROOF),
        ("follow-up", entry),
    ):
        assert run("engagement", *words, "--dry-run")[0] == 0
    assert EngagementEvent.objects.count() == 1
    assert run("engagement", "hold", 999, "--dry-run")[0] == 4
    assert run("engagement", "agree", entry, "--dry-run")[0] == 2


def test_the_calendar_is_a_table_and_a_file_for_calendar_programs(run, entry):
    assert run("engagement", "postpone", entry, "--to", "2028-02-29", "--reason", "x")[0] == 0
    asked = ("calendar", "--from", "2028-02-01", "--to", "2028-02-29")
    _, out, _ = run(*asked, "--format", "csv")
    assert "2028-02-29" in out
    _, out, err = run(*asked, "--format", "ics")
    told = Calendar.from_ical(out).walk("VEVENT")
    assert [str(one["summary"]) for one in told] == ["Sample talks"]
    assert "On a day: 1" in err
    assert run("engagement", "cancel", entry, "--reason", "x")[0] == 0
    _, out, _ = run(*asked, "--format", "ics")
    assert Calendar.from_ical(out).walk("VEVENT")[0]["status"] == "CANCELLED"
    assert run(*asked, "--partner", "UGA", "--format", "json")[1].strip() == "[]"
