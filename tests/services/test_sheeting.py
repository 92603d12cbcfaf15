"""What goes out as a sheet comes back in and changes nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from balozi.exchange.sheets.columns import fields_of
from balozi.ground.errors.sheets import CellTooLong
from balozi.ground.markings import Marking
from balozi.registers.drafts import draft_of
from balozi.registers.kinds import kinds
from balozi.services.auditing import write_deed
from balozi.services.importing import finished, preview_sheet, run_sheet
from balozi.services.packing import load_pack
from balozi.services.previewing import Choices
from balozi.services.registering import Origin, record_entry
from balozi.services.sheeting import SHAPES, export_register
from balozi.store.audit.models import Deed
from balozi.store.registers.facets import register_counts
from balozi.store.registers.queries import list_register
from balozi.store.registers.tables import REGISTERS
from tests.builders import MORNING, hour, officer
from tests.examples import tries
from tests.services.test_importing import TRACKER, editor

pytestmark = pytest.mark.django_db

TEXTS = some.text(min_size=1, max_size=30) | some.sampled_from(
    [
        "=1+1",
        "'=x",
        "-5",
        "  two  ",
        "a; b",
        "json:",
        "_x000D_",
        "a\r\nb",
        "@cmd",
        "2024-03",
        "True",
        "12",
        "",
        "\x0b",
        '"q"',
        "x\ty",
    ]
)
VALUES = {
    "text": TEXTS, "texts": some.lists(TEXTS, max_size=3), "areas": some.lists(TEXTS, max_size=2),
    "whole": some.integers(0, 10**8), "number": some.integers(-9, 9) | some.floats(0, 9, width=16), "yes_no": some.booleans(),
    "date": some.sampled_from(["2024", "2024-03", "2024-03-04"]), "choice": some.sampled_from(["mou", "signed", "strange"]),
    "country": some.sampled_from(["KEN", "RWA"]), "countries": some.lists(some.sampled_from(["KEN", "RWA", "DEU"]), max_size=3),
    "actor": some.sampled_from(["KEN", "EAC"]), "actors": some.lists(some.sampled_from(["KEN", "EAC", "Odd Body"]), max_size=3),
    "organisation": TEXTS, "organisations": some.lists(TEXTS, max_size=2),
    "words": some.dictionaries(some.sampled_from(["en", "sw", "fr"]), some.lists(TEXTS, max_size=2)),
    "money": some.fixed_dictionaries({"value": some.integers(1, 10**9), "unit": some.sampled_from(["KES", "USD"])}),
}  # fmt: skip
STORED = [name for name, kind in kinds().items() if kind.register and name not in {"agreement", "instrument"}]


def sent_back(register, shape, person, kind=None):
    rows = list_register(person.reader, register, size=0).items
    content = export_register(register=register, rows=rows, shape=shape, person=person, at=hour(2))
    choices = Choices(kind or rows[0].kind, "KEN", marking=person.clearance)
    return preview_sheet(
        content=content, name=f"x.{shape}", sheet="", choices=choices, person=person, at=hour(3)
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_every_register_of_the_packs_comes_back_unchanged(shape):
    for code in ("ke", "rw"):
        load_pack(code=code, person=officer(), at=MORNING)
    counts = register_counts(editor().reader)
    for register, count in counts.items():
        if count:
            found = sent_back(register, shape, editor())
            told = [one for one in found.planned if one.outcome != "same"]
            assert (register, told, found.tally["same"]) == (register, [], count)
            assert [one for one in found.notices if one.rule != "SH25"] == []


@pytest.mark.parametrize("shape", SHAPES)
def test_agreements_with_their_dates_come_back_unchanged(shape):
    work = run_sheet(
        content=TRACKER.encode(),
        name="t.csv",
        sheet="",
        choices=Choices("agreement", "KEN"),
        person=editor(),
        at=hour(1),
    )
    finished(work)
    assert sent_back("agreements", shape, editor()).tally["same"] == 3


@settings(max_examples=tries(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=some.data())
def test_whatever_stands_on_a_register_comes_back_unchanged(data):
    kind = data.draw(some.sampled_from(STORED))
    shapes = fields_of(kind)
    fields = {
        name: data.draw(VALUES[shapes[name].shape], label=name)
        for name in kinds()[kind].takes
        if name in shapes and data.draw(some.booleans())
    }
    fields = {name: without_odd(value) for name, value in fields.items()}
    needed = kinds()[kind].needs[0]
    # Blanks alone are no name for anything.
    if not str(fields.get(needed, "")).strip():
        fields[needed] = "7" if shapes[needed].shape == "number" else "told"
    deed = write_deed(by="builder", at=MORNING, verb="load_pack", subject="x")
    entry = record_entry(draft_of(kind, "KEN", fields), deed, Origin())
    shape = data.draw(some.sampled_from(SHAPES))
    rows = [
        row for row in list_register(editor().reader, entry.register, size=0).items if row.entry == entry.pk
    ]
    content = export_register(register=entry.register, rows=rows, shape=shape, person=editor(), at=hour(2))
    found = preview_sheet(
        content=content, name="x", sheet="", choices=Choices(kind, "KEN"), person=editor(), at=hour(3)
    )
    assert [(str(one.outcome), one.changes, one.row.notices) for one in found.planned] == [("same", {}, ())]


def without_odd(value):
    """Leave out what no database keeps: lone halves of letters, and NUL."""
    if isinstance(value, str):
        return value.encode("utf-8", "ignore").decode().replace("\0", "")
    if isinstance(value, dict):
        return {name: without_odd(item) for name, item in value.items()}
    return [without_odd(item) for item in value] if isinstance(value, list) else value


def test_an_export_has_no_formula_in_it():
    sheet = b'action,obligors\n"=HYPERLINK(""x"")",KEN\n+2+3,UGA\n'
    finished(
        run_sheet(
            content=sheet,
            name="t.csv",
            sheet="",
            choices=Choices("commitment", "KEN"),
            person=editor(),
            at=hour(1),
        )
    )
    rows = list_register(editor().reader, "commitments", size=0).items
    assert {row.title for row in rows} == {'=HYPERLINK("x")', "+2+3"}
    from io import BytesIO

    from openpyxl import load_workbook

    content = export_register(register="commitments", rows=rows, shape="xlsx", person=editor(), at=hour(2))
    cells = [cell for line in load_workbook(BytesIO(content)).active.iter_rows() for cell in line]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    text = export_register(
        register="commitments", rows=rows, shape="csv", person=editor(), at=hour(2)
    ).decode()
    assert "'+2+3" in text
    assert ",+2+3" not in text
    assert sent_back("commitments", "csv", editor()).tally["same"] == 2


def test_a_text_that_no_cell_holds_is_refused_in_one_shape_and_goes_out_in_the_other():
    deed = write_deed(by="builder", at=MORNING, verb="load_pack", subject="x")
    record_entry(draft_of("commitment", "KEN", {"action": "x" * 40_000}), deed, Origin())
    rows = list_register(editor().reader, "commitments", size=0).items
    with pytest.raises(CellTooLong):
        export_register(register="commitments", rows=rows, shape="xlsx", person=editor(), at=hour(2))
    assert b"x" * 40_000 in export_register(
        register="commitments", rows=rows, shape="csv", person=editor(), at=hour(2)
    )


def test_taking_what_is_confidential_is_logged_and_what_is_above_the_clearance_is_not_in_it():
    cleared = editor("C. Siri", clearance=Marking.SECRET)
    work = run_sheet(
        content=TRACKER.encode(),
        name="t.csv",
        sheet="",
        choices=Choices("agreement", "KEN", marking=Marking.SECRET),
        person=cleared,
        at=hour(1),
    )
    finished(work)
    rows = list_register(editor().reader, "agreements", size=0).items
    assert b"clinics" not in export_register(
        register="agreements", rows=rows, shape="csv", person=editor(), at=hour(2)
    )
    assert not Deed.objects.filter(verb="read_marked").exists()
    assert sent_back("agreements", "csv", cleared).tally["same"] == 3
    assert Deed.objects.filter(verb="read_marked", subject="register agreements").count() == 1


def test_every_register_can_go_out_even_when_it_is_empty():
    for register in REGISTERS:
        content = export_register(register=register, rows=[], shape="csv", person=editor(), at=hour(2))
        assert content.startswith(b"\xef\xbb\xbfentry,kind,register_country,")
