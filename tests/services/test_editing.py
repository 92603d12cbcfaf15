"""Many entries are edited at once, as one deed that can be taken back; a view of a register is kept under a name."""

import pytest

from balozi.ground.errors.registers import NoSuchRegister, NotAllowed
from balozi.ground.errors.sheets import (
    ColumnsInvalid,
    ImportChangedSince,
    NoSuchView,
    NothingChosen,
    NothingToWrite,
    PreviewOutdated,
    ViewInvalid,
)
from balozi.services.editing import edit_entries, preview_edit
from balozi.services.importing import finished, run_sheet, undo_import
from balozi.services.previewing import Choices, digest_of
from balozi.services.viewing import end_view, save_view
from balozi.store.audit.models import Deed
from balozi.store.registers.queries import entry_page, list_register
from balozi.store.sheets.queries import import_rows, saved_view, saved_views
from tests.builders import hour, onlooker
from tests.services.test_importing import editor

pytestmark = pytest.mark.django_db

SHEET = b"action,obligors,due\nbuild a clinic,KEN,2027\ntrain nurses,UGA,2026-05\nopen a road,KEN,\n"


@pytest.fixture
def entries():
    choices = Choices("commitment", "KEN")
    finished(run_sheet(content=SHEET, name="p.csv", sheet="", choices=choices, person=editor(), at=hour(1)))
    return [row.entry for row in list_register(editor().reader, "commitments", sort="title", size=0).items]


def fields(name):
    return [
        row.values.get(name)
        for row in list_register(editor().reader, "commitments", sort="title", size=0).items
    ]


def edit(entries, changes, *, seen="", person=None, at=2):
    return edit_entries(
        register="commitments",
        entries=entries,
        changes=changes,
        seen=seen,
        person=person or editor(),
        at=hour(at),
    )


def test_a_preview_shows_before_and_after_and_writes_nothing(entries):
    before = Deed.objects.count()
    planned = preview_edit(
        register="commitments",
        entries=entries,
        changes={"due": "June 2028", "lead": "MOH"},
        person=editor(),
        at=hour(2),
    )
    assert [one.changes["due"] for one in planned] == [
        ("2027", "2028-06"),
        ("2026-05", "2028-06"),
        (None, "2028-06"),
    ]
    assert Deed.objects.count() == before
    assert "2028-06" not in fields("due")


def test_one_deed_changes_all_and_one_takes_all_back(entries):
    number = edit(entries, {"due": "June 2028", "lead": "MOH"})
    assert fields("due") == ["2028-06"] * 3
    assert fields("lead") == ["MOH"] * 3
    assert Deed.objects.filter(verb="edit_entries", outcome="done").count() == 1
    assert len(entry_page(editor().reader, entries[0]).evidence) == 1
    rows = import_rows(editor().reader, number).items
    assert [row.entry for row in rows] == sorted(entries)
    undo_import(number=number, person=editor(), at=hour(3))
    assert fields("due") == ["2027", "", "2026-05"]
    assert fields("lead") == [None] * 3


def test_a_hyphen_empties_a_field(entries):
    edit(entries, {"due": "-"})
    assert fields("due") == ["", "", ""]


def test_an_entry_changed_since_the_preview_is_not_written_over(entries):
    planned = preview_edit(
        register="commitments", entries=entries, changes={"lead": "MOH"}, person=editor(), at=hour(2)
    )
    edit(entries[:1], {"lead": "Roads"}, at=3)
    with pytest.raises(PreviewOutdated):
        edit(entries, {"lead": "MOH"}, seen=digest_of(planned), at=4)
    assert fields("lead") == ["Roads", None, None]


def test_taking_back_what_was_edited_again_is_refused(entries):
    first = edit(entries, {"lead": "MOH"})
    edit(entries[:1], {"lead": "Roads"}, at=3)
    with pytest.raises(ImportChangedSince):
        undo_import(number=first, person=editor(), at=hour(4))


def test_what_was_edited_and_taken_back_does_not_keep_its_import_from_being_taken_back(entries):
    third = finished(
        run_sheet(
            content=SHEET.replace(b"2027", b"2028"),
            name="p.csv",
            sheet="",
            choices=Choices("commitment", "KEN"),
            person=editor(),
            at=hour(2),
        )
    )
    undo_import(number=edit(entries, {"obligors": "KEN; RWA"}, at=3), person=editor(), at=hour(4))
    undo_import(number=third, person=editor(), at=hour(5))
    assert fields("due") == ["2027", "", "2026-05"]
    undo_import(number=1 if third == 2 else third - 1, person=editor(), at=hour(6))
    assert fields("due") == []


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({}, NothingChosen),
        ({"lead": ""}, NothingChosen),
        ({"entry": "9"}, ColumnsInvalid),
        ({"fax": "1"}, ColumnsInvalid),
        ({"action": "-"}, NothingToWrite),
        ({"due": "soon"}, NothingToWrite),
    ],
)
def test_what_cannot_be_is_refused(entries, changes, refusal):
    with pytest.raises(refusal):
        edit(entries, changes)


def test_nobody_edits_without_the_permission(entries):
    with pytest.raises(NotAllowed):
        edit(entries, {"lead": "MOH"}, person=onlooker())
    assert fields("lead") == [None] * 3


def test_a_view_is_kept_replaced_shared_and_ended():
    person, other = editor(), editor("B. Mwingine")
    first = save_view(
        name=" Ours,  late ",
        register="commitments",
        query="flag=overdue",
        shared=False,
        person=person,
        at=hour(1),
    )
    assert [(view.name, view.query) for view in saved_views("A. Mfano")] == [("Ours, late", "flag=overdue")]
    assert saved_views("B. Mwingine") == []
    second = save_view(
        name="Ours, late",
        register="commitments",
        query="flag=overdue&sort=due",
        shared=True,
        person=person,
        at=hour(2),
    )
    assert second != first
    assert [view.number for view in saved_views("B. Mwingine", "commitments")] == [second]
    with pytest.raises(NoSuchView):
        end_view(number=second, person=other, at=hour(3))
    end_view(number=second, person=person, at=hour(4))
    with pytest.raises(NoSuchView):
        saved_view("A. Mfano", second)


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"name": " "}, ViewInvalid),
        ({"name": "x" * 81}, ViewInvalid),
        ({"register": "none"}, NoSuchRegister),
        ({"query": "x" * 1001}, ViewInvalid),
    ],
)
def test_a_view_without_a_name_or_a_register_is_refused(told, refusal):
    asked = {"name": "late", "register": "commitments", "query": "", "shared": False} | told
    with pytest.raises(refusal):
        save_view(**asked, person=editor(), at=hour(1))
