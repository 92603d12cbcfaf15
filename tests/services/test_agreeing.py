"""The lives of agreements in the store: recording, correcting, taking back; as known on a day; watches; imports."""

from datetime import timedelta

import pytest

from balozi.ground.errors.agreements import (
    AgreementEventReplaced,
    AgreementEventUnknown,
    EventNeedsParty,
    EventNeedsSource,
    EventTakesNoParty,
    NoSuchAgreementEvent,
    PaperMarkedHigher,
    ProcedureStepUnknown,
    TermUnclear,
)
from balozi.ground.errors.facts import NotADate
from balozi.ground.errors.registers import NoSuchDocument, NoSuchEntry, NotAllowed
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_REGISTERS, PUBLIC, READ, Person, Reader
from balozi.registers.drafts import draft_of
from balozi.services.agreeing import (
    AgreementEventDraft,
    TermDraft,
    correct_event,
    record_event,
    set_term,
    withdraw_event,
)
from balozi.services.auditing import verify_log, write_deed
from balozi.services.registering import Origin, record_entry, retire_entry, state_source, supersede_entry
from balozi.services.statuses import import_status
from balozi.store.audit.models import Deed
from balozi.store.registers.agreements import agreement_event, agreement_events, agreement_row, agreement_rows
from balozi.store.registers.models import AgreementEvent, Entry
from balozi.store.registers.queries import entry_page, list_register
from balozi.store.registers.watches import WATCHES, watched
from tests.builders import MORNING, a_paper, hour, onlooker

pytestmark = pytest.mark.django_db


def editor(name="A. Mfano", **changes):
    """Return somebody who may edit the registers."""
    return Person(name, frozenset({READ, EDIT_REGISTERS}), **changes)


def an_agreement(title="Sample treaty on water", *, marking=0, country="KEN", **fields):
    """Put an agreement on the register, as a pack would, and return its number."""
    deed = write_deed(by="builder", at=MORNING, verb="load_pack", subject="builder")
    told = {"instrument_type": "treaty", "title": title, "states": ["KEN", "RWA"]} | fields
    entry = record_entry(draft_of("agreement", country, told), deed, Origin(marking=marking))
    state_source(entry, "A sample list", deed)
    return entry.pk


def record(entry, event, on="", *, at=None, **more):
    draft = AgreementEventDraft(event, on, **({"source": "Sample gazette 12"} | more))
    return record_event(entry=entry, event=draft, person=editor(), at=at or hour(1))


def status(entry, **known):
    return entry_page(PUBLIC, entry, **known).status


def test_an_event_moves_the_status_of_the_list_the_page_and_the_watches():
    entry = an_agreement(status="signed", date="2020-01-01")
    assert status(entry) == "signed"
    record(entry, "in_force", "2021-05-01")
    assert status(entry) == "in_force"
    assert list_register(PUBLIC, "agreements").items[0].values["status"] == "in_force"
    assert [told.row.entry for told in watched(agreement_rows(PUBLIC), "unregistered")] == [entry]
    record(entry, "registered", "2022", text="I-12345")
    assert watched(agreement_rows(PUBLIC), "unregistered") == []
    verify_log()


def test_words_of_papers_and_of_earlier_rows_still_mean_their_steps():
    entry = an_agreement(status="proposed", date="2020")
    assert status(entry) == "initiated"
    deed = Deed.objects.latest("number")
    AgreementEvent.objects.create(entry_id=entry, made=deed, event="negotiated", on="2021")
    assert status(entry) == "negotiating"


def test_a_correction_supersedes_and_both_can_be_asked_as_known():
    entry = an_agreement()
    first = record(entry, "signed", "2020-01-01", at=hour(1))
    draft = AgreementEventDraft("in_force", "2020-02-01", source="The original, seen")
    correct_event(number=first, event=draft, reason="misread", person=editor(), at=hour(5))
    assert status(entry) == "in_force"
    assert status(entry, at=hour(2)) == "signed"
    assert status(entry, at=MORNING) == "unknown"
    assert Deed.objects.get(verb="correct_event").facts["reason"] == "misread"
    with pytest.raises(AgreementEventReplaced):
        correct_event(number=first, event=draft, reason="again", person=editor(), at=hour(6))


def test_what_is_taken_back_stays_in_the_history():
    entry = an_agreement()
    number = record(entry, "signed", "2020")
    withdraw_event(number=number, reason="another treaty", person=editor(), at=hour(3))
    assert agreement_events(PUBLIC, entry) == []
    assert [row.number for row in agreement_events(PUBLIC, entry, at=hour(2))] == [number]
    with pytest.raises(NoSuchAgreementEvent):
        agreement_event(PUBLIC, number)
    with pytest.raises(AgreementEventReplaced):
        withdraw_event(number=number, reason="once more", person=editor(), at=hour(4))


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (AgreementEventDraft("rejoiced", source="x"), AgreementEventUnknown),
        (AgreementEventDraft("acceded", "2020", source="x"), EventNeedsParty),
        (AgreementEventDraft("registered", "2020", "KEN", source="x"), EventTakesNoParty),
        (AgreementEventDraft("signed", "2020", source="  "), EventNeedsSource),
        (AgreementEventDraft("signed", "in May", source="x"), NotADate),
        (AgreementEventDraft("renewed", "2020", until="2020-13", source="x"), NotADate),
        (AgreementEventDraft("signed", "2020", document=999), NoSuchDocument),
        (AgreementEventDraft("approved_internally", "2020", "KEN", step="senate", source="x"), ProcedureStepUnknown),
        (AgreementEventDraft("superseded", "2020", source="x", other=999), NoSuchEntry),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_changes_nothing(draft, refusal):
    entry = an_agreement()
    with pytest.raises(refusal):
        record_event(entry=entry, event=draft, person=editor(), at=hour(1))
    assert not AgreementEvent.objects.exists()
    assert not Deed.objects.filter(verb="record_event").exists()


def test_only_editors_change_a_life_and_the_attempt_is_logged():
    entry = an_agreement()
    with pytest.raises(NotAllowed):
        record_event(
            entry=entry, event=AgreementEventDraft("signed", source="x"), person=onlooker(), at=hour(1)
        )
    with pytest.raises(NotAllowed):
        set_term(entry=entry, term=TermDraft("2027"), person=onlooker(), at=hour(1))
    assert Deed.objects.filter(outcome="refused").count() == 2


def test_events_are_only_for_agreements_that_stand_and_that_the_person_may_see():
    secret, retired = an_agreement("Secret treaty", marking=Marking.SECRET), an_agreement("Old treaty")
    retire_entry(Entry.objects.get(pk=retired), Deed.objects.latest("number"))
    for entry in (secret, retired, 999):
        with pytest.raises(NoSuchEntry):
            record(entry, "signed", "2020")


def test_an_open_agreement_names_no_secret_paper():
    entry, paper = an_agreement(), a_paper(marking=Marking.SECRET)
    cleared = editor(clearance=Marking.SECRET)
    draft = AgreementEventDraft("signed", "2020", document=paper.pk)
    with pytest.raises(NoSuchDocument):
        record_event(entry=entry, event=draft, person=editor(), at=hour(1))
    with pytest.raises(PaperMarkedHigher):
        record_event(entry=entry, event=draft, person=cleared, at=hour(1))


def test_an_event_whose_paper_is_marked_later_is_withheld_with_what_follows_from_it():
    entry, paper = an_agreement(), a_paper()
    number = record(entry, "in_force", "2020", source="", document=paper.pk)
    assert status(entry) == "in_force"
    paper.marking = Marking.SECRET
    paper.save()
    assert status(entry) == "unknown"
    assert agreement_events(PUBLIC, entry) == []
    with pytest.raises(NoSuchAgreementEvent):
        agreement_event(PUBLIC, number)
    assert agreement_row(Reader(Marking.SECRET), entry).status == "in_force"


def test_a_secret_agreement_that_takes_the_place_of_an_open_one_is_not_named():
    entry, secret = an_agreement(), an_agreement("Secret treaty", marking=Marking.SECRET)
    draft = AgreementEventDraft("superseded", "2021", source="x", other=secret)
    record_event(entry=entry, event=draft, person=editor(clearance=Marking.SECRET), at=hour(1))
    (row,) = agreement_events(PUBLIC, entry)
    assert (row.other, row.other_title) == (None, "")
    (row,) = agreement_events(Reader(Marking.SECRET), entry)
    assert (row.other, row.other_title) == (secret, "Secret treaty")
    assert [row.entry for row in agreement_rows(PUBLIC)] == [entry]


def test_a_new_version_of_the_entry_keeps_what_people_recorded():
    entry = an_agreement(status="signed", date="2020")
    record(entry, "in_force", "2021")
    set_term(entry=entry, term=TermDraft("2030", lead="MOW"), person=editor(), at=hour(2))
    deed = write_deed(by="builder", at=hour(3), verb="load_pack", subject="builder")
    told = {
        "instrument_type": "treaty",
        "title": "Sample treaty on waters",
        "states": ["KEN", "RWA"],
        "status": "signed",
    }
    supersede_entry(Entry.objects.get(pk=entry), draft_of("agreement", "KEN", told), deed, Origin())
    assert [(row.event, row.on) for row in agreement_events(PUBLIC, entry)] == [
        ("signed", ""),
        ("in_force", "2021"),
    ]
    assert agreement_row(PUBLIC, entry).lead == "MOW"


def test_a_term_is_set_as_a_whole_and_the_one_before_can_be_asked_as_known():
    entry = an_agreement(status="in_force", date="2020-01-01")
    set_term(
        entry=entry, term=TermDraft("2025-12-31", areas=("health",), lead="MOH"), person=editor(), at=hour(1)
    )
    assert status(entry) == "expired"
    set_term(entry=entry, term=TermDraft("2025-12-31", "tacit", 60), person=editor(), at=hour(4))
    assert status(entry) == "in_force"
    before = agreement_row(PUBLIC, entry, at=hour(2))
    assert (before.lead, tuple(before.areas), before.life.term.renewal) == ("MOH", ("health",), "")
    for wrong in (TermDraft(renewal="always"), TermDraft(notice_months=9999)):
        with pytest.raises(TermUnclear):
            set_term(entry=entry, term=wrong, person=editor(), at=hour(5))
    with pytest.raises(NotADate):
        set_term(entry=entry, term=TermDraft("never"), person=editor(), at=hour(5))


def test_whether_it_binds_is_what_somebody_said_and_not_its_title():
    entry = an_agreement(instrument_type="mou", status="in_force", date="2020-01-01")
    assert watched(agreement_rows(PUBLIC), "unregistered") == []
    set_term(entry=entry, term=TermDraft(binding=True), person=editor(), at=hour(1))
    assert [told.row.entry for told in watched(agreement_rows(PUBLIC), "unregistered")] == [entry]


def test_stuck_tells_the_step_and_a_country_without_a_procedure_is_not_told_of():
    entry = an_agreement(status="signed", date="2020-01-01")
    an_agreement("Another treaty", country="RWA", status="signed", date="2020-01-01")
    (told,) = watched(agreement_rows(PUBLIC), "stuck")
    assert (told.row.entry, told.step, told.section, told.due) == (entry, "cabinet-approval", "7", None)
    assert (told.days or 0) > 2000
    record(entry, "approved_internally", "2020-06-01", party="KEN", step="cabinet-approval")
    (told,) = watched(agreement_rows(PUBLIC), "stuck")
    assert told.step == "laid-before-parliament"


def test_a_country_without_a_procedure_is_said_to_have_none():
    row = agreement_row(PUBLIC, an_agreement(country="RWA", status="signed"))
    assert row.procedure is None
    assert row.course is None


def test_the_watches_are_narrowed_by_register_partner_and_lead():
    entry = an_agreement(states=["KEN", "UGA"], status="signed", date="2020")
    an_agreement("Another treaty", country="RWA", status="signed", date="2020")
    set_term(entry=entry, term=TermDraft(lead="MOW"), person=editor(), at=hour(1))
    for asked in ({"country": "KEN"}, {"partner": "UGA"}, {"lead": "MOW"}):
        assert [row.entry for row in agreement_rows(PUBLIC, **asked)] == [entry]
    months = watched(agreement_rows(PUBLIC), "unratified", 1200)
    assert months == []
    assert len(watched(agreement_rows(PUBLIC), "unratified")) == 2


def test_a_signature_without_a_day_is_told_first_and_not_hidden():
    dated = an_agreement(status="signed", date="2020")
    undated = an_agreement("Another treaty", status="signed")
    assert [told.row.entry for told in watched(agreement_rows(PUBLIC), "unratified")] == [undated, dated]


def test_dormant_counts_papers_by_their_own_day():
    entry = an_agreement(status="signed", date="2020")
    assert [told.row.entry for told in watched(agreement_rows(PUBLIC), "dormant")] == [entry]
    assert watched(agreement_rows(PUBLIC), "dormant", 1200) == []


def test_no_watch_tells_anything_above_the_clearance():
    entry = an_agreement("Siri treaty", marking=Marking.SECRET, status="in_force", date="2015", states=[])
    assert agreement_rows(PUBLIC) == []
    cleared = agreement_rows(Reader(Marking.SECRET))
    told = {watch for watch in WATCHES if watched(cleared, watch)}
    assert told >= {"unregistered", "dormant", "findings"}
    with pytest.raises(NoSuchEntry):
        agreement_row(PUBLIC, entry)


def test_reading_all_agreements_takes_a_few_queries_however_many(django_assert_max_num_queries):
    for number in range(12):
        entry = an_agreement(f"Treaty {number}", status="signed", date="2020")
        record(entry, "ratified", "2021", party="KEN")
    with django_assert_max_num_queries(7):
        rows = agreement_rows(PUBLIC)
        [told for watch in WATCHES for told in watched(rows, watch)]
    assert len(rows) == 12


TABLE = (
    "treaty,party,signature,action\n"
    "Sample treaty on water,Kenya,12 Jun 1992,30 Aug 1994\n"
    "sample TREATY on water,Uganda,,1 Jan 2000 a\n"
    "Sample treaty on water,Atlantis,,1 Jan 2000 a\n"
    "Unknown treaty,Kenya,,1 Jan 2000 a\n"
    "Sample treaty on water,TZA,,1 Jan 2000 q\n"
)


def test_a_table_of_statuses_is_imported_row_by_row_and_again_changes_nothing():
    entry = an_agreement()
    planned = import_status(text=TABLE, source="A list", person=editor(), at=hour(1), dry_run=True)
    assert planned.counts == {"new": 2, "refused": 3}
    assert not AgreementEvent.objects.exists()

    done = import_status(text=TABLE, source="A list", person=editor(), at=hour(1))
    assert done.rows == planned.rows
    events = [(row.event, row.on, row.party, row.source) for row in agreement_events(PUBLIC, entry)]
    assert events == [
        ("signed", "1992-06-12", "KEN", "A list"),
        ("ratified", "1994-08-30", "KEN", "A list"),
        ("acceded", "2000-01-01", "UGA", "A list"),
    ]
    assert [row.faults[0].value for row in done.rows if row.outcome == "refused"] == [
        "Atlantis",
        "Unknown treaty",
        "1 Jan 2000 q",
    ]
    again = import_status(text=TABLE, source="A list", person=editor(), at=hour(2))
    assert again.counts == {"known": 2, "refused": 3}
    assert Deed.objects.filter(verb="import_status").count() == 1


def test_a_title_that_two_agreements_have_is_refused_until_the_number_is_written():
    first = an_agreement()
    an_agreement()
    done = import_status(text=TABLE, source="A list", person=editor(), at=hour(1))
    assert "new" not in done.counts
    numbered = TABLE.replace("Sample treaty on water", str(first)).replace(
        "sample TREATY on water", f"#{first}"
    )
    assert import_status(text=numbered, source="A list", person=editor(), at=hour(1)).counts["new"] == 2


def test_only_editors_import_statuses():
    with pytest.raises(NotAllowed):
        import_status(text=TABLE, source="A list", person=onlooker(), at=hour(1) + timedelta(days=1))


def test_a_correction_needs_its_reason():
    number = record(an_agreement(), "signed", "2020")
    with pytest.raises(EventNeedsSource):
        withdraw_event(number=number, reason=" ", person=editor(), at=hour(2))
