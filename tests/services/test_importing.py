"""A sheet becomes entries: all good rows or none, each resting on its row; the same again changes nothing; undo undoes."""

import pytest

from balozi.ground.errors.registers import NotAllowed
from balozi.ground.errors.sheets import (
    AlreadyImported,
    ImportChangedSince,
    NoSuchImport,
    NothingToTakeBack,
    NothingToWrite,
    PreviewOutdated,
)
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_REGISTERS, READ, Person
from balozi.services.importing import (
    finished,
    import_sheet,
    match_sheet,
    preview_sheet,
    run_sheet,
    send_sheet,
    undo_import,
)
from balozi.services.previewing import Choices
from balozi.store.audit.models import Deed
from balozi.store.registers.models import Agreement, AgreementEvent, Entry, EvidenceRecord
from balozi.store.registers.queries import entry_page, list_register
from balozi.store.sheets.models import Import, ImportRow
from balozi.store.sheets.queries import import_record, import_rows
from tests.builders import hour, onlooker

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

TRACKER = """Register of memoranda (sample)
No,Ministry,Country/Partner,Title of agreement,Type of agreement,Date signed,Expiry date,Status,Fax
1,Wizara ya Afya,Rwanda,Memorandum on border clinics,MoU,14/03/2024,2029,Signed,20
2,MOH,Ujerumani,Memorandum on training nurses,MoU,4 Machi 2023,,In force,
3,Roads,EAC,Protocol on bridges,Itifaki,2022,,Ratified,
4,Roads,Rwnda,Memorandum on roads,MoU,2021,,Signed,
5,Roads,Uganda,Memorandum on ferries,MoU,03/04/2024,,Signed,
"""
CHOICES = Choices("agreement", "KEN")


def editor(name="A. Mfano", **changes):
    return Person(name, frozenset({READ, EDIT_REGISTERS}), **changes)


def run(text=TRACKER, choices=CHOICES, *, name="tracker.csv", person=None, at=1):
    work = run_sheet(
        content=text.encode(), name=name, sheet="", choices=choices, person=person or editor(), at=hour(at)
    )
    return finished(work)


def preview(text=TRACKER, choices=CHOICES, person=None):
    return preview_sheet(
        content=text.encode(),
        name="tracker.csv",
        sheet="",
        choices=choices,
        person=person or editor(),
        at=hour(1),
    )


def agreements():
    return {row.title: row for row in list_register(editor().reader, "agreements", size=0).items}


def test_good_rows_stand_on_the_register_and_bad_rows_say_why():
    number = run()
    rows = agreements()
    assert set(rows) == {
        "Memorandum on border clinics",
        "Memorandum on training nurses",
        "Protocol on bridges",
    }
    clinics = rows["Memorandum on border clinics"]
    assert clinics.involved == {"party": ("KEN", "RWA")}
    assert clinics.values["lead"] == "Wizara ya Afya"
    assert rows["Memorandum on training nurses"].values["status"] == "in_force"
    assert rows["Protocol on bridges"].involved == {"party": ("KEN", "EAC")}
    page = entry_page(editor().reader, clinics.entry)
    assert [(row.source, row.by) for row in page.evidence] == [("tracker.csv, row 3", "A. Mfano")]
    refused = import_rows(editor().reader, number, outcome="refused").items
    assert [(row.number, [told.rule for told in row.notices]) for row in refused] == [
        (6, ["SH4"]),
        (7, ["SH1"]),
    ]
    record = import_record(editor().reader, number)
    assert record.tally == {"taken": 5, "new": 3, "changed": 0, "same": 0, "refused": 2}
    assert ("SH19", "Fax", {"count": 1}) in [(told.rule, told.column, told.facts) for told in record.notices]


def test_a_preview_writes_nothing_and_foretells_what_the_import_does():
    found = preview()
    assert Entry.objects.count() == Import.objects.count() == Deed.objects.count() == 0
    number = run()
    assert {name: n for name, n in import_record(editor().reader, number).tally.items()} == found.tally


def test_the_same_sheet_again_changes_nothing():
    run()
    again = preview()
    assert again.tally == {"taken": 5, "new": 0, "changed": 0, "same": 3, "refused": 2}
    with pytest.raises(NothingToWrite):
        run(at=2)
    assert Import.objects.count() == 1


def test_a_changed_cell_is_a_new_version_and_the_history_keeps_the_old_one():
    run()
    run(TRACKER.replace("Wizara ya Afya", "Ministry of Health").replace("2029", "2030"), at=2)
    clinics = agreements()["Memorandum on border clinics"]
    assert clinics.values["lead"] == "Ministry of Health"
    before = list_register(editor().reader, "agreements", size=0, at=hour(1)).items
    assert "Wizara ya Afya" in {row.values.get("lead") for row in before}
    [row] = ImportRow.objects.filter(outcome="changed")
    assert row.changes == {"lead": ["Wizara ya Afya", "Ministry of Health"], "expires_on": ["2029", "2030"]}
    assert Entry.objects.count() == 3


def test_a_corrected_date_takes_the_place_of_the_event_and_another_event_stands_beside_it():
    run()
    run(TRACKER.replace("14/03/2024", "15/03/2024"), at=2)
    entry = agreements()["Memorandum on border clinics"].entry
    events = AgreementEvent.objects.filter(entry=entry, superseded__isnull=True)
    assert [(event.event, event.on) for event in events] == [("signed", "2024-03-15")]
    assert AgreementEvent.objects.filter(entry=entry).count() == 2


def test_undo_takes_new_entries_off_and_gives_changed_ones_back_what_they_said():
    run()
    second = run(
        TRACKER.replace("Wizara ya Afya", "Ministry of Health").replace("2029", "2030")
        + "6,Water,Uganda,Memorandum on wells,MoU,2020,,Signed,\n",
        at=2,
    )
    assert "Memorandum on wells" in agreements()
    done = undo_import(number=second, person=editor(), at=hour(3))
    assert (done.rows, done.left) == (2, [])
    rows = agreements()
    assert "Memorandum on wells" not in rows
    assert rows["Memorandum on border clinics"].values["lead"] == "Wizara ya Afya"
    assert preview().tally["same"] == 3
    with pytest.raises(NothingToTakeBack):
        undo_import(number=second, person=editor(), at=hour(4))
    asked = list_register(editor().reader, "agreements", size=0, at=hour(2)).items
    assert "Memorandum on wells" in {row.title for row in asked}


def test_a_whole_import_leaves_nothing_standing_after_undo():
    number = run()
    undo_import(number=number, person=editor(), at=hour(2))
    assert agreements() == {}
    assert not Agreement.objects.filter(superseded__isnull=True).exists()
    assert not EvidenceRecord.objects.filter(superseded__isnull=True).exists()
    assert not AgreementEvent.objects.filter(superseded__isnull=True).exists()
    assert run(at=3) == number + 1


def test_entries_changed_since_are_told_and_left():
    first = run()
    run(TRACKER.replace("Wizara ya Afya", "Ministry of Health"), at=2)
    entry = agreements()["Memorandum on border clinics"].entry
    with pytest.raises(ImportChangedSince) as refusal:
        undo_import(number=first, person=editor(), at=hour(3))
    assert refusal.value.entry == entry
    assert len(agreements()) == 3
    done = undo_import(number=first, person=editor(), at=hour(4), leave_changed=True)
    assert done.left == [entry]
    assert set(agreements()) == {"Memorandum on border clinics"}


def test_a_kept_sheet_is_matched_previewed_and_confirmed():
    person = editor()
    number = send_sheet(
        content=TRACKER.encode(), name="t.csv", sheet="", choices=CHOICES, person=person, at=hour(1)
    )
    assert Entry.objects.count() == 0
    match_sheet(
        number=number,
        choices=Choices("agreement", "KEN", order="day", columns={"Fax": "remarks"}),
        person=person,
        at=hour(2),
    )
    tally = finished(import_sheet(number=number, person=person, at=hour(3)))
    assert (tally["new"], tally["refused"]) == (4, 1)
    assert agreements()["Memorandum on border clinics"].values["remarks"] == "20"
    with pytest.raises(AlreadyImported):
        import_sheet(number=number, person=person, at=hour(4)).__next__()


def test_a_preview_that_is_out_of_date_is_not_carried_out():
    number = send_sheet(
        content=TRACKER.encode(), name="t.csv", sheet="", choices=CHOICES, person=editor(), at=hour(1)
    )
    run(at=2)
    with pytest.raises(PreviewOutdated):
        finished(import_sheet(number=number, person=editor(), at=hour(3)))
    assert Entry.objects.count() == 3
    assert import_record(editor().reader, number).tally["same"] == 3


def test_two_rows_about_one_thing_are_one_entry_and_one_refusal():
    line = "2,MOH,Ujerumani,Memorandum on training nurses,MoU,4 Machi 2023,,In force,\n"
    found = preview(TRACKER + line)
    [twice] = [one for one in found.planned if any(told.rule == "SH18" for told in one.row.notices)]
    assert (twice.row.number, twice.row.notices[-1].facts["other"]) == (8, 4)


def test_an_entry_that_is_named_is_changed_and_an_empty_cell_empties_its_field():
    run()
    entry = agreements()["Memorandum on border clinics"].entry
    run(f"entry,lead,remarks\n{entry},,seen by us\n", at=2)
    row = agreements()["Memorandum on border clinics"]
    assert (row.values.get("lead"), row.values["remarks"]) == (None, "seen by us")
    assert row.involved == {"party": ("KEN", "RWA")}


def test_an_entry_of_another_register_or_none_is_refused():
    run()
    [planned] = preview("entry,action\n1,build a road\n", Choices("commitment", "KEN")).planned
    assert [told.rule for told in planned.row.notices] == ["SH16"]
    [planned] = preview("entry,lead\n99999,x\n").planned
    assert [told.rule for told in planned.row.notices] == ["SH16"]


def test_a_row_that_fits_two_entries_asks_which():
    run("name_sw\nAmani\nUsalama\n", Choices("pillar", "KEN"))
    [planned] = preview("name_sw,also\nAmani,Usalama\n", Choices("pillar", "KEN")).planned
    assert [told.rule for told in planned.row.notices] == ["SH17"]
    assert planned.row.notices[0].facts["entries"] == ", ".join(
        map(str, Entry.objects.values_list("pk", flat=True))
    )


def test_nobody_imports_without_the_permission_and_the_attempt_is_logged():
    with pytest.raises(NotAllowed):
        run(person=onlooker())
    assert Deed.objects.get().outcome == "refused"
    assert Entry.objects.count() == 0


def test_a_marked_import_is_there_only_for_those_who_may_read_it():
    cleared = editor("C. Siri", clearance=Marking.SECRET)
    number = run(choices=Choices("agreement", "KEN", marking=Marking.SECRET), person=cleared)
    assert {entry.marking for entry in Entry.objects.all()} == {Marking.SECRET}
    with pytest.raises(NoSuchImport):
        import_record(editor().reader, number)
    with pytest.raises(NoSuchImport):
        undo_import(number=number, person=editor(), at=hour(2))
    assert "tracker" not in Deed.objects.get(verb="send_sheet").subject
    # An open sheet must not show that a secret entry says the same.
    assert preview().tally["new"] == 3
    assert preview(person=cleared).tally["new"] == 3


def test_whoever_stops_listening_stops_nothing_half_way():
    work = run_sheet(
        content=TRACKER.encode(), name="t.csv", sheet="", choices=CHOICES, person=editor(), at=hour(1)
    )
    next(work)
    next(work)
    work.close()
    assert Entry.objects.count() == Import.objects.count() == 0
