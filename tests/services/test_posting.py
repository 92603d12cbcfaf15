"""Relations, missions and heads through the services: evidence, refusals, as known on a day, markings."""

from decimal import Decimal

import pytest

from balozi.ground.errors.facts import NotADate
from balozi.ground.errors.posts import (
    DuesUnclear,
    HeadUnclear,
    NoSuchHead,
    NoSuchPostEvent,
    PostEventUnknown,
    PostEventWithdrawn,
    PostNeedsSource,
)
from balozi.ground.errors.registers import FieldsInvalid, NoSuchEntry, NotAllowed
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_REGISTERS, PUBLIC, READ, Person, Reader
from balozi.services.posting import (
    DuesDraft,
    HeadDraft,
    PostDraft,
    enter_relation,
    name_head,
    record_dues,
    record_head_step,
    record_step,
    withdraw_step,
)
from balozi.store.audit.models import Deed
from balozi.store.posts.queries import dues_of, event_owner, footprint_of, post_page, posted
from balozi.store.registers.models import Entry
from balozi.store.registers.queries import entry_page, list_register
from tests.builders import hour, onlooker

pytestmark = pytest.mark.django_db

DESK = Person("A. Mfano", frozenset({READ, EDIT_REGISTERS}))
CLEARED = Reader(Marking.SECRET)


def entered(kind="mission", at=1, **fields):
    usual = {
        "mission": {"city": "Kampala", "host": "UGA", "mission_class": "high_commission"},
        "relation": {"state": "UGA", "status": "established", "date": "1963"},
        "membership": {"organisation": "EAC", "member": "KEN"},
        "foreign_mission": {"state": "UGA", "city": "Nairobi", "mission_class": "high_commission"},
        "visa_rule": {"state": "UGA", "direction": "incoming", "rule": "visa_free", "from": "2010"},
    }[kind]
    return enter_relation(
        kind=kind, country="KEN", fields={**usual, **fields}, source="a sample note", person=DESK, at=hour(at)
    )


def step(entry, event, on="", at=2, **more):
    draft = PostDraft(event, on, "a sample note", **more)
    return record_step(entry=entry, step=draft, person=DESK, at=hour(at))


def head_of(entry, person="W. Balozi", at=2, **more):
    return name_head(
        entry=entry, head=HeadDraft(person, "a sample gazette", **more), person=DESK, at=hour(at)
    )


def head_step(head, event, on="", at=3, **more):
    draft = PostDraft(event, on, "a sample gazette", **more)
    return record_head_step(head=head, step=draft, person=DESK, at=hour(at))


@pytest.mark.parametrize("kind", ["mission", "relation", "membership", "foreign_mission", "visa_rule"])
def test_what_is_entered_stands_on_its_register_with_its_source(kind):
    entry = entered(kind)
    page = entry_page(PUBLIC, entry)
    assert [row.source for row in page.evidence] == ["a sample note"]
    with pytest.raises(FieldsInvalid, match="stands on the register already"):
        entered(kind)


def test_relations_go_through_their_statuses_and_are_known_as_of_a_day():
    entry = entered("relation")
    severed = step(entry, "severed", "1976-08", at=5, basis="a sample communiqué")
    page = post_page(PUBLIC, entry)
    assert page.status == "severed"
    assert [(one.step.event, one.step.on) for one in page.events] == [
        ("established", "1963"),
        ("severed", "1976-08"),
    ]
    assert post_page(PUBLIC, entry, at=hour(4)).status == "established"
    withdraw_step(number=severed, reason="told of another state", person=DESK, at=hour(6))
    assert post_page(PUBLIC, entry).status == "established"
    assert post_page(PUBLIC, entry, at=hour(5)).status == "severed"
    (row,) = posted(PUBLIC, list_register(PUBLIC, "relations").items)
    assert row.values["status"] == "established"


def test_a_head_of_mission_comes_into_office_by_the_steps_of_the_pack():
    entry = entered()
    head = head_of(entry, rank="high_commissioner", category="career")
    assert post_page(PUBLIC, entry).heads[0].following == "nominated"
    head_step(head, "nominated", "2026-01")
    head_step(head, "agrement_given", "2026-02")
    row = post_page(PUBLIC, entry).heads[0]
    assert (row.status, row.missed, row.following) == ("agrement_given", ["agrement_sought"], "vetted")
    head_step(head, "appointed", "2026-02-10")
    head_step(head, "credentials_presented", "2026-02-20")
    page = post_page(PUBLIC, entry)
    assert (page.heads[0].status, page.heads[0].following) == ("in_office", "")
    assert page.headship.in_office == (head,)
    assert "vetted" in page.heads[0].missed
    (mission,) = footprint_of(PUBLIC, "KEN").missions
    assert (mission.head, mission.place, mission.status) == ("W. Balozi", (0.3, 32.6), "listed")


def test_one_head_is_accredited_to_several_states_and_stands_differently_in_each():
    entry = entered(accredited_to=["UGA", "RWA"])
    head = head_of(entry)
    head_step(head, "credentials_presented", "2026-01")
    head_step(head, "agrement_sought", "2026-02", party="RWA")
    page = post_page(PUBLIC, entry)
    assert list(page.accredited) == ["UGA", "RWA"]
    assert page.heads[0].status == "in_office"
    assert page.heads[0].towards == [("RWA", "agrement_sought")]


def test_a_mission_that_moved_stands_in_its_new_city():
    entry = entered(city="Dar es Salaam", host="TZA")
    step(entry, "opened", "1990")
    step(entry, "relocated", "2020", at=4, place="Dodoma")
    assert footprint_of(PUBLIC, "KEN").missions[0].city == "Dodoma"
    assert footprint_of(PUBLIC, "KEN", at=hour(3)).missions[0].city == "Dar es Salaam"
    step(entry, "closed", "2024", at=5)
    assert footprint_of(PUBLIC, "KEN").missions[0].status == "closed"


def test_the_dues_of_a_year_are_superseded_and_the_day_before_still_known():
    entry = entered("membership")
    for paid, at in (("0", 3), ("40.50", 5)):
        dues = DuesDraft(2026, "USD", Decimal(100), Decimal(paid), "a sample invoice")
        record_dues(entry=entry, dues=dues, person=DESK, at=hour(at))
    (row,) = dues_of(PUBLIC, entry)
    assert (row.paid, row.open) == (Decimal("40.50"), Decimal("59.50"))
    assert dues_of(PUBLIC, entry, at=hour(4))[0].open == Decimal(100)
    assert dues_of(PUBLIC, entry, at=hour(2)) == []


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"year": 20}, "year"), ({"currency": "usd"}, "currency"), ({"assessed": Decimal(-1)}, "assessed"),
     ({"paid": Decimal("NaN")}, "paid"), ({"paid": Decimal("0.001")}, "paid")],
)  # fmt: skip
def test_dues_that_cannot_be_so_are_refused(changed, field):
    told = {
        "year": 2026,
        "currency": "USD",
        "assessed": Decimal(1),
        "paid": Decimal(1),
        "source": "sample",
    } | changed
    with pytest.raises(DuesUnclear) as refusal:
        record_dues(entry=entered("membership"), dues=DuesDraft(**told), person=DESK, at=hour(2))
    assert refusal.value.field == field


def test_what_rests_on_nothing_or_cannot_be_so_is_refused():
    entry = entered()
    with pytest.raises(PostNeedsSource):
        record_step(entry=entry, step=PostDraft("opened", "1990"), person=DESK, at=hour(2))
    with pytest.raises(NotADate):
        step(entry, "opened", "yesterday")
    with pytest.raises(PostEventUnknown):
        step(entry, "severed")
    with pytest.raises(HeadUnclear):
        head_of(entry, "  ")
    with pytest.raises(HeadUnclear):
        head_of(entry, rank="emperor")
    with pytest.raises(NoSuchHead):
        head_step(99, "appointed")
    with pytest.raises(NoSuchPostEvent):
        withdraw_step(number=99, reason="sample", person=DESK, at=hour(2))
    number = step(entry, "opened", "1990")
    with pytest.raises(PostNeedsSource):
        withdraw_step(number=number, reason=" ", person=DESK, at=hour(3))
    withdraw_step(number=number, reason="told of another", person=DESK, at=hour(3))
    with pytest.raises(PostEventWithdrawn):
        withdraw_step(number=number, reason="told of another", person=DESK, at=hour(3))
    with pytest.raises(NoSuchEntry):
        head_of(entered("relation"))
    with pytest.raises(FieldsInvalid):
        enter_relation(kind="commitment", country="KEN", fields={}, source="x", person=DESK, at=hour(1))


def test_whoever_may_only_read_changes_nothing_and_the_attempt_is_logged():
    entry = entered()
    with pytest.raises(NotAllowed):
        record_step(entry=entry, step=PostDraft("opened", "", "x"), person=onlooker(), at=hour(2))
    assert Deed.objects.filter(verb="record_step", outcome=Deed.Outcome.REFUSED).count() == 1


def test_nothing_of_a_marked_mission_is_seen_below_its_marking():
    entry = entered()
    head = head_of(entry, "Kanarikanga")
    head_step(head, "nominated", "2026")
    number = step(entry, "opened", "1990")
    Entry.objects.filter(pk=entry).update(marking=Marking.SECRET)
    assert footprint_of(PUBLIC, "KEN").missions == []
    assert event_owner(PUBLIC, number) is None
    with pytest.raises(NoSuchEntry):
        post_page(PUBLIC, entry)
    for attempt in (
        lambda: step(entry, "closed"),
        lambda: head_step(head, "appointed"),
        lambda: withdraw_step(number=number, reason="sample", person=DESK, at=hour(4)),
    ):
        with pytest.raises((NoSuchEntry, NoSuchHead, NoSuchPostEvent)):
            attempt()
    assert footprint_of(CLEARED, "KEN").missions[0].city == "Kampala"
    assert event_owner(CLEARED, number) == entry
