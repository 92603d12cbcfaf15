"""iCalendar: what is written is read again by another program's reader, whatever the words."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from balozi.exchange.calendars import CalendarEvent, compose_calendar

MOMENT = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def event(**told):
    facts = {
        "uid": "engagement-1@abc.balozi",
        "sequence": 0,
        "status": "CONFIRMED",
        "summary": "Sample talks",
        "first": date(2026, 3, 20),
        "last": date(2026, 3, 20),
        "changed_at": MOMENT,
    }
    return CalendarEvent(**facts | told)


def read(*events, **told):
    content = compose_calendar(events, **{"name": "Sample", "zone": "Africa/Nairobi"} | told)
    return Calendar.from_ical(content), content


def test_an_event_of_whole_days_ends_on_the_day_after_its_last():
    calendar, _ = read(event(first=date(2028, 2, 28), last=date(2028, 2, 29)))
    told = calendar.walk("VEVENT")[0]
    assert (told.decoded("dtstart"), told.decoded("dtend")) == (date(2028, 2, 28), date(2028, 3, 1))
    assert calendar["x-wr-timezone"] == "Africa/Nairobi"


def test_a_cancelled_event_says_so_and_keeps_no_time_busy():
    told = read(event(status="CANCELLED", sequence=3))[0].walk("VEVENT")[0]
    assert (told["status"], told["sequence"], told["transp"]) == ("CANCELLED", 3, "TRANSPARENT")


def test_the_same_events_in_another_order_give_the_same_bytes():
    first, second = event(), event(uid="engagement-2@abc.balozi")
    assert read(first, second)[1] == read(second, first)[1]


def test_words_cannot_smuggle_a_line_into_the_calendar():
    bad = "Talks\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:Other; a,b \\n"
    calendar, content = read(event(summary=bad, place=bad), name=bad, says=bad)
    assert len(calendar.walk("VEVENT")) == 1
    assert str(calendar.walk("VEVENT")[0]["summary"]) == bad.replace("\r\n", "\n")
    assert content.split(b"\r\n").count(b"BEGIN:VEVENT") == 1


@given(st.text(max_size=200), st.integers(0, 400))
def test_any_title_and_length_come_back(title, length):
    days = date(2026, 3, 20), date(2026, 3, 20) + timedelta(length)
    calendar, content = read(event(summary=title, first=days[0], last=days[1]))
    told = calendar.walk("VEVENT")[0]
    assert (told.decoded("dtend") - told.decoded("dtstart")).days == length + 1
    kept = "".join(one for one in title.replace("\r\n", "\n") if one == "\n" or one.isprintable())
    assert str(told["summary"]) == kept
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
