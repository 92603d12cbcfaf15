import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pypdfium2
import pytest

from balozi.briefs.tables import Cell, Column, Report, Table
from balozi.briefs.writing.csvs import csv_of
from balozi.briefs.writing.pdfs import pdf_of
from balozi.briefs.writing.workbooks import workbook_of

NASTY = ["=1+1", "+SUM(A1)", "-cmd", "@x", "\tx", "*bold* #set page(width: 1pt) $x$", "Ng'ambo — été œuvre ŵ"]


def report(texts=NASTY, marking=""):
    columns = [
        Column("what", "Nini", 4),
        Column("count", "Idadi", 1, numeric=True),
        Column("on", "Tarehe", 2),
    ]
    rows = [
        [Cell(text, source="Karatasi ya mfano, sentensi 3"), Cell(-7), Cell(date(2026, 3, 2))]
        for text in texts
    ]
    table = Table("Ahadi: moja kwa mstari", columns, rows, ["Mbili hazikutajwa."])
    about = [("Mshirika", "Uganda")]
    return Report("sample", "Taarifa ya & mfano", "sw", date(2026, 3, 3), marking, about, [table, table])


def test_a_csv_holds_what_the_table_holds_and_no_formula():
    rows = list(csv.reader(StringIO(csv_of(report()))))
    assert rows[0] == ["what", "count", "on", "source"]
    assert [row[0].removeprefix("'") for row in rows[1:]] == NASTY
    assert not any(cell.startswith(("=", "+", "@", "\t")) for row in rows for cell in row)
    assert rows[1][1:] == ["-7", "2026-03-02", "Karatasi ya mfano, sentensi 3"]


def test_a_workbook_holds_texts_numbers_and_days_and_no_formula():
    book = openpyxl.load_workbook(BytesIO(workbook_of(report(marking="SIRI"))))
    sheet = book.worksheets[0]
    assert [sheet.cell(row, 1).value for row in range(2, 2 + len(NASTY))] == NASTY
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n", "d"}
    assert sheet.cell(2, 2).value == -7
    assert sheet.cell(2, 3).value.date() == date(2026, 3, 2)
    assert sheet.cell(2, 1).comment.text == "Karatasi ya mfano, sentensi 3"
    told = [cell.value for line in book.worksheets[-1].iter_rows() for cell in line if cell.value]
    assert {"SIRI", "Mshirika", "Uganda"} <= set(told)
    assert len(set(book.sheetnames)) == 3


def test_a_pdf_shows_every_letter_and_reads_nothing_as_markup():
    pdf = pypdfium2.PdfDocument(pdf_of(report(marking="siri"), footer="hadi 3 Machi 2026", empty="-"))
    words = " ".join(pdf[at].get_textpage().get_text_range() for at in range(len(pdf)))
    flat = "".join(words.split())
    for text in ("*bold*#setpage(width:1pt)$x$", "Ng'ambo—étéœuvreŵ", "SIRI", "2Machi2026", "hadi3Machi2026"):
        assert text in flat
    assert pdf.get_metadata_value("Title") == "Taarifa ya & mfano"


def test_a_table_without_rows_says_so_in_print():
    pdf = pypdfium2.PdfDocument(pdf_of(report(texts=[]), footer="", empty="Hakuna kitu."))
    assert "Hakuna kitu." in pdf[0].get_textpage().get_text_range()
    assert len(openpyxl.load_workbook(BytesIO(workbook_of(report(texts=[])))).worksheets) == 3


def test_a_row_that_does_not_fill_its_columns_is_no_table():
    with pytest.raises(ValueError, match="2, 1"):
        Table("x", [Column("a", "A")], [[Cell(1), Cell(Decimal(2))]])
