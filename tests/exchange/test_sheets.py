"""Sheets are read as they are: encodings, delimiters, headings, days; and nothing in them runs, unpacks or is followed."""

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some
from openpyxl import Workbook

from balozi.exchange.sheets.cells import Reading, guarded, read_cell, unguarded
from balozi.exchange.sheets.columns import fields_of
from balozi.exchange.sheets.matching import match_columns, notices_of
from balozi.exchange.sheets.moments import Unread, read_date
from balozi.exchange.sheets.notices import notice_rules
from balozi.exchange.sheets.reading import read_table
from balozi.exchange.sheets.rows import Plan, read_rows
from balozi.ground.errors.registers import FieldsInvalid
from balozi.ground.errors.sheets import (
    ColumnsInvalid,
    NoSuchSheet,
    SheetEmpty,
    SheetTooLarge,
    SheetUnreadable,
)

# As openpyxl gives a day: midnight, of no time zone.
DAY = datetime.fromisoformat("2024-03-04")
SWAHILI = "Kichwa,Nchi,Tarehe ya kutia saini\nHati ya kliniki za mpakani,Côte d’Ivoire,4 Machi 2023\n"


def workbook(rows, **more):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for name, cells in more.items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(row)
    return book


def content(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def rules(table):
    return [notice.rule for notice in table.notices]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_text_is_read_in_every_encoding_that_spreadsheets_write(encoding, line):
    table = read_table(SWAHILI.replace("\n", line).encode(encoding), "t.csv")
    assert table.rows[0].cells == ("Hati ya kliniki za mpakani", "Côte d’Ivoire", "4 Machi 2023")
    assert rules(table) == (["SH23"] if encoding == "cp1252" else [])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_and_a_quoted_one_parts_nothing(delimiter):
    text = (
        delimiter.join(["Title", "Country"])
        + "\n"
        + delimiter.join([f'"one{delimiter} two\nthree ""four"""', "Rwanda"])
        + "\n"
    )
    assert read_table(text.encode(), "t").rows[0].cells == (f'one{delimiter} two\nthree "four"', "Rwanda")
    assert read_table(f"sep={delimiter}\n{text}".encode(), "t").headings == ("Title", "Country")


def test_headings_are_found_below_titles_and_rows_keep_their_numbers():
    table = read_table(
        b"Register of agreements\n\nPrinted 2024\nTitle,Country\nOne,Rwanda\n\nTwo,Uganda\n", "t.csv"
    )
    assert table.headings == ("Title", "Country")
    assert [row.number for row in table.rows] == [5, 7]
    assert {notice.rule: notice.facts["count"] for notice in table.notices} == {"SH22": 2, "SH25": 1}


def test_a_workbook_is_read_as_it_shows_and_tells_what_it_hides():
    book = workbook(
        [["Title", "Country", "Date signed"], ["One", "Rwanda", DAY]],
        Secret=[["x"]],
        Other=[["y"]],
    )
    book["Secret"].sheet_state = "hidden"
    table = read_table(content(book), "t.xlsx")
    assert table.rows[0].cells == ("One", "Rwanda", DAY)
    assert [(notice.rule, notice.value) for notice in table.notices] == [
        ("SH20", "Secret"),
        ("SH21", "Other"),
    ]
    assert read_table(content(workbook([], Second=[["Title"], ["One"]])), "t.xlsx").sheet == "Second"
    with pytest.raises(NoSuchSheet):
        read_table(content(book), "t.xlsx", "Third")


def test_formulas_are_never_computed():
    table = read_table(content(workbook([["Title", "Due"], ["=1+1", "2024"], ["#REF!", "2025"]])), "t.xlsx")
    cell = table.rows[0].cells[0]
    assert (cell.rule, cell.shown, cell.value) == ("SH14", "=1+1", None)
    assert read_table(b"Title,Due\n=1+1,2024\n", "t.csv").rows[0].cells[0] == "=1+1"


def test_a_value_that_was_stored_beside_a_formula_is_taken_and_told():
    from xlsxwriter import Workbook as Writer

    file = io.BytesIO()
    with Writer(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Action", "Due"])
        sheet.write_row(1, 0, ["build a clinic"])
        sheet.write_formula(1, 1, "=YEAR(TODAY())", None, 2027)
    table = read_table(file.getvalue(), "t.xlsx")
    [row] = read_rows(table, Plan("commitment", match_columns(table, "commitment"), Reading("KEN")))
    assert row.fields["due"] == "2027"
    assert [notice.rule for notice in row.notices] == ["SH13"]


def rezipped(book, name, data):
    """Return a workbook with one part put in the place of another, or added."""
    before, file = zipfile.ZipFile(io.BytesIO(content(book))), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.namelist():
            if part != name:
                after.writestr(part, before.read(part))
        after.writestr(name, data)
    return file.getvalue()


GOOD = workbook([["Title"], ["One"]])
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst>&b;</sst>'
FOLLOWED = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst>&a;</sst>'


@pytest.mark.parametrize(
    "bytes_",
    [
        rezipped(GOOD, "xl/sharedStrings.xml", BOMB),
        rezipped(GOOD, "xl/worksheets/sheet1.xml", FOLLOWED),
        rezipped(GOOD, "xl/sharedStrings.xml", BOMB.decode().encode("utf-16")),
        rezipped(GOOD, "../../outside.xml", b"x"),
        rezipped(GOOD, "/outside.xml", b"x"),
        rezipped(GOOD, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>"),
        content(GOOD)[:-40],
        b"PK\x03\x04" + b"\0" * 50,
        b"\xd0\xcf\x11\xe0old",
        b"%PDF-1.7",
        b"\x89PNG\r\n",
        bytes(range(256)) * 4,
        b'Title,Country\n"never closed,Rwanda\nTwo,Uganda\n',
    ],
    ids=["entities", "outside entity", "hidden encoding", "slip", "absolute", "damaged sheet", "cut off", "no archive", "old", "PDF", "picture", "bytes", "open quotation"],
)  # fmt: skip
def test_what_is_no_sheet_or_reaches_outside_is_refused(bytes_):
    with pytest.raises(SheetUnreadable):
        read_table(bytes_, "x.xlsx")


def test_an_archive_that_unpacks_to_too_much_is_refused_whatever_it_says(monkeypatch):
    from balozi.exchange.sheets import workbooks

    monkeypatch.setattr(workbooks, "MOST_BYTES", 3_000_000)
    with pytest.raises(SheetTooLarge):
        read_table(rezipped(GOOD, "xl/media/zeros.bin", b"\0" * 4_000_000), "bomb.xlsx")


def test_too_many_rows_columns_and_letters_are_refused():
    with pytest.raises(SheetTooLarge, match="columns"):
        read_table((",".join(f"c{n}" for n in range(400)) + "\n" + ",".join("x" * 400)).encode(), "wide.csv")
    with pytest.raises(SheetTooLarge, match="rows"):
        read_table(b"Title\n" + b"x\n" * 100_001, "long.csv")
    with pytest.raises(SheetTooLarge, match="letters"):
        read_table(b"Title\n" + b"x" * 40_000, "deep.csv")
    far = workbook([["Title"], ["One"]])
    far.active["ZZZ1"] = "far"
    with pytest.raises(SheetTooLarge, match="columns"):
        read_table(content(far), "far.xlsx")


@pytest.mark.parametrize("text", ["", "Title,Country\n", "\n\n\n"])
def test_a_sheet_without_rows_is_refused(text):
    with pytest.raises(SheetEmpty):
        read_table(text.encode(), "t.csv")


@pytest.mark.parametrize(
    ("value", "order", "meant"),
    [
        ("2024-03-04", "", "2024-03-04"), ("2024/3/4", "", "2024-03-04"), ("2024-03", "", "2024-03"), ("2024", "", "2024"), (2024, "", "2024"),
        (DAY, "", "2024-03-04"), (date(2024, 3, 4), "", "2024-03-04"), (45355, "", "2024-03-04"), ("45355", "", "2024-03-04"),
        ("14/03/2024", "", "2024-03-14"), ("03/14/2024", "", "2024-03-14"), ("04/04/2024", "", "2024-04-04"), ("4.3.2024", "day", "2024-03-04"),
        ("03/04/2024", "day", "2024-04-03"), ("03/04/2024", "month", "2024-03-04"), ("4 March 2024", "", "2024-03-04"), ("March 4th, 2024", "", "2024-03-04"),
        ("tarehe 4 Machi 2024", "", "2024-03-04"), ("le 1er mars 2024", "", "2024-03-01"), ("Mar-2024", "", "2024-03"), ("Desemba 2023", "", "2023-12"),
        ("Friday 1 March 2024", "", "2024-03-01"), ("3/2024", "", "2024-03"),
    ],
)  # fmt: skip
def test_days_are_read_in_the_shapes_that_people_write(value, order, meant):
    assert read_date(value, order) == meant


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        ("03/04/2024", "SH1"),
        ("31/02/2024", "SH2"),
        ("2024-13", "SH2"),
        ("soon", "SH2"),
        ("4/3/24", "SH3"),
        ("4 March 24", "SH3"),
        (5, "SH2"),
        ("13 Smarch 2024", "SH2"),
    ],
)
def test_a_day_that_cannot_be_told_is_asked_about_and_never_guessed(value, rule):
    assert read_date(value, "") == Unread(rule)


@given(some.dates(date(1901, 1, 1), date(2199, 12, 31)), some.sampled_from(["day", "month"]))
def test_a_day_written_in_a_known_order_comes_back_as_itself(day, order):
    first, second = (day.day, day.month) if order == "day" else (day.month, day.day)
    found = read_date(f"{first:02d}/{second:02d}/{day.year}", order)
    # With the month first, 13/02 can only have its day first.
    assert found == day.isoformat()


def test_a_workbook_that_counts_from_1904_is_read_so():
    assert read_date(43893, "", epoch_1904=True) == "2024-03-04"


CELLS = [
    ("agreement", "partner", "Rwanda, Uganda and EAC", ["RWA", "UGA", "EAC"]),
    ("agreement", "states", "Ujerumani; Côte d'Ivoire", ["DEU", "CIV"]),
    ("agreement", "instrument_type", "Mkataba wa maelewano", "mou"),
    ("agreement", "status", "En vigueur", "in_force"),
    ("agreement", "binding", "Ndiyo", True),
    ("commitment", "amount", "KES 5,000,000", {"value": 5_000_000, "unit": "KES"}),
    ("commitment", "amount", "2.5 million USD", {"value": 2_500_000, "unit": "USD"}),
    ("commitment", "policy_area", "Afya", "health"),
    ("commitment", "obligors", "Kenya; Jumuiya ya Afrika Mashariki", ["KEN", "EAC"]),
    ("mission", "number", "1,204", 1204),
    ("mission", "mission_class", "Haut-commissariat", "high_commission"),
    ("engagement", "type", "Ziara rasmi", "visit"),
    ("membership", "organisation", "African Union", "AU"),
    ("membership", "member", "Kenya", "KEN"),
]


@pytest.mark.parametrize(("kind", "field", "cell", "value"), CELLS)
def test_cells_are_read_by_their_field_in_three_languages(kind, field, cell, value):
    assert read_cell(fields_of(kind)[field], cell, Reading("KEN")).value == value


@pytest.mark.parametrize(
    ("kind", "field", "cell", "rule"),
    [
        ("agreement", "states", "Rwnda", "SH4"), ("agreement", "states", "Zzyzx", "SH5"), ("agreement", "binding", "perhaps", "SH7"), ("mission", "number", "ten", "SH8"),
        ("metric", "value", "many", "SH9"), ("commitment", "amount", "500", "SH10"), ("agreement", "status", "Parked", "SH11"), ("agreement", "entry", "x", "SH16"), ("agreement", "title", "json:{", "SH27"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_says_why(kind, field, cell, rule):
    found = read_cell(fields_of(kind)[field], cell, Reading("KEN"))
    assert isinstance(found, Unread)
    assert found.rule == rule


HEADINGS = {
    "agreement": "Ministry,Country/Partner,Title of Agrement,Date of signature,Foreign signatory,Status,Expiry date,Areas of cooperation|lead,partner,title,signed_on,foreign_signatory,status,expires_on,subject",
    "commitment": "Ahadi,Nchi mshirika,Tarehe ya mwisho,Wizara,Kiasi|action,beneficiaries,due,lead,amount",
    "mission": "Ville,Pays hôte,Classe,Accréditation|city,host,mission_class,accredited_to",
    "office_holder": "Jina,Cheo,Kuanzia,Hadi|person,office,from,to",
    "membership": "Organization,Member state,Since|organisation,member,from",
}


@pytest.mark.parametrize("kind", HEADINGS)
def test_headings_are_matched_in_three_languages_and_past_typing_errors(kind):
    headings, fields = (part.split(",") for part in HEADINGS[kind].split("|"))
    table = read_table((",".join(headings) + "\n" + ",".join("x" * len(headings)) + "\n").encode(), "t.csv")
    assert [match.field for match in match_columns(table, kind)] == fields


def test_a_person_chooses_otherwise_and_what_is_not_taken_is_told():
    table = read_table(b"Title,Fax,Country,Partner\nOne,2,Rwanda,Uganda\n", "t.csv")
    matches = match_columns(table, "agreement", {"Fax": "remarks", "#3": ""})
    assert [match.field for match in matches] == ["title", "remarks", "", "partner"]
    assert [(one.rule, one.column) for one in notices_of(table, matches, "agreement")] == [
        ("SH26", "Country"),
        ("SH19", "Country"),
    ]
    for wrong in (
        {"Nothing": "title"},
        {"Fax": "nothing"},
        {"Fax": "title", "Title": "title"},
        {"#9": "title"},
    ):
        with pytest.raises(ColumnsInvalid):
            match_columns(table, "agreement", wrong)
    with pytest.raises(FieldsInvalid):
        match_columns(table, "nothing")


@given(some.text())
def test_what_is_guarded_comes_back_as_it_was(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(some.binary(max_size=400))
def test_whatever_bytes_come_are_a_table_or_a_refusal(bytes_):
    try:
        table = read_table(bytes_, "x")
    except (SheetUnreadable, SheetEmpty, SheetTooLarge):
        return
    assert table.rows


def test_every_rule_has_its_weight_and_its_sentence():
    for name, rule in notice_rules().items():
        assert rule.severity in {"error", "warning", "note"}, name
        assert rule.says.endswith((".", "?")), name
