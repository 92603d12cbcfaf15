import time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from balozi.ground.errors.reading import EmptyFile, PaperTooLong, UnreadableFile
from balozi.reading.files import read_bytes
from balozi.reading.limits import Limits
from tests.reading.files import STYLES, W, make_docx, paragraph, row


def kinds(document):
    return [(passage.kind.value, document.text_of(passage)) for passage in document.passages]


def test_headings_lists_and_tables_are_told_by_their_styles():
    body = (
        paragraph("Makubaliano ya Bandari", "Kichwa1")
        + paragraph("Kichwa 1 .... 3", "TOC1")
        + paragraph("Uchukuzi", "Wizara")
        + paragraph("Pande mbili zitajenga gati jipya mjini Tanga.")
        + paragraph("gati la samaki", numbered=True)
        + paragraph("gati la mafuta", numbered=True)
        + f"<w:tbl>{row('Mwaka', 'Kiasi')}{row('2027', '40')}</w:tbl>"
        + paragraph("Ramani ya bandari", "Caption")
    )
    document = read_bytes(make_docx(body, others={"word/styles.xml": STYLES}), "bandari.docx")
    assert kinds(document) == [
        ("heading", "Makubaliano ya Bandari"),
        ("contents", "Kichwa 1 .... 3"),
        ("heading", "Uchukuzi"),
        ("paragraph", "Pande mbili zitajenga gati jipya mjini Tanga."),
        ("list_item", "gati la samaki"),
        ("list_item", "gati la mafuta"),
        ("table_row", "Mwaka\tKiasi"),
        ("table_row", "2027\t40"),
        ("caption", "Ramani ya bandari"),
    ]
    assert document.passages[3].section == ("Makubaliano ya Bandari", "Uchukuzi")
    assert document.title == "Makubaliano ya Bandari"
    assert document.language == "sw"


def test_deleted_and_hidden_words_are_not_read_and_inserted_ones_are():
    body = (
        "<w:p><w:r><w:t>The sides </w:t></w:r><w:del><w:r><w:delText>may </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>shall </w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>perhaps </w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText><w:t>meet</w:t><w:noBreakHyphen/><w:t>up.</w:t></w:r></w:p>"
    )
    assert read_bytes(make_docx(body), "draft.docx").text == "The sides shall meet-up."


def test_a_file_written_by_python_docx_is_read():
    import docx

    file = docx.Document()
    file.add_heading("Visit to Gaborone", level=1)
    file.add_paragraph("The delegation arrived on Tuesday and left on Friday.")
    file.add_paragraph("boreholes", style="List Bullet")
    table = file.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Cost", "12"
    out = BytesIO()
    file.save(out)
    assert kinds(read_bytes(out.getvalue(), "visit.docx")) == [
        ("heading", "Visit to Gaborone"),
        ("paragraph", "The delegation arrived on Tuesday and left on Friday."),
        ("list_item", "boreholes"),
        ("table_row", "Cost\t12"),
    ]


def test_footnotes_are_text_and_page_headers_are_furniture():
    others = {
        "word/header1.xml": f'<w:hdr xmlns:w="{W}">{paragraph("Ministry of Water")}</w:hdr>'.encode(),
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{paragraph("Signed in Juba.")}</w:footnotes>'.encode(),
    }
    document = read_bytes(make_docx(paragraph("The dam will be shared by both."), others=others), "dam.docx")
    assert kinds(document)[1:] == [("paragraph", "Signed in Juba."), ("furniture", "Ministry of Water")]


def test_a_file_with_macros_is_read_without_them_and_says_so():
    content = make_docx(paragraph("The text stands."), others={"word/vbaProject.bin": b"macro"})
    document = read_bytes(content, "form.docm")
    assert document.text == "The text stands."
    assert any("macros" in warning for warning in document.warnings)


def entity_bomb() -> bytes:
    lines = ['<!ENTITY a0 "ha">'] + [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
    return make_docx(paragraph("&a11;"), head=f"<!DOCTYPE w [{''.join(lines)}]>")


def test_a_billion_laughs_are_refused_quickly_and_without_memory():
    started = time.monotonic()
    with pytest.raises(UnreadableFile, match="entities"):
        read_bytes(entity_bomb(), "laughs.docx", limits=Limits(memory=200 << 20))
    assert time.monotonic() - started < 2


def test_a_quiet_entity_is_refused_too():
    content = make_docx(paragraph("&x;"), head='<!DOCTYPE w [<!ENTITY x "word">]>')
    with pytest.raises(UnreadableFile, match="entities"):
        read_bytes(content, "quiet.docx")


def test_a_zip_bomb_is_refused():
    content = make_docx(paragraph("a" * 30_000_000))
    assert len(content) < 100_000
    with pytest.raises(UnreadableFile, match="bomb"):
        read_bytes(content, "bomb.docx")


def test_a_zip_with_too_many_entries_is_refused():
    others = {f"word/media/{number}": b"x" for number in range(30)}
    with pytest.raises(UnreadableFile, match="files inside"):
        read_bytes(make_docx(paragraph("Text."), others=others), "many.docx", limits=Limits(zip_entries=20))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_truncated_word_file_is_refused(share):
    content = make_docx(paragraph("The text that will be cut."), others={"word/styles.xml": STYLES})
    with pytest.raises(UnreadableFile):
        read_bytes(content[: int(len(content) * share)], "cut.docx")


def test_damaged_xml_is_refused():
    with pytest.raises(UnreadableFile):
        read_bytes(make_docx("<w:p><w:r><w:t>never closed"), "damaged.docx")


def test_another_zip_is_not_taken_for_a_word_file():
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        packed.writestr("notes.txt", "hello")
    with pytest.raises(UnreadableFile, match="not a Word file"):
        read_bytes(out.getvalue(), "archive.docx")


def test_a_word_file_nested_too_deep_is_refused():
    body = "<w:sdt><w:sdtContent>" * 2_000 + paragraph("deep") + "</w:sdtContent></w:sdt>" * 2_000
    with pytest.raises(UnreadableFile):
        read_bytes(make_docx(body), "deep.docx")


def test_a_word_file_without_words_is_empty():
    with pytest.raises(EmptyFile):
        read_bytes(make_docx("<w:p/>"), "blank.docx")


def test_a_word_file_longer_than_the_limit_is_refused():
    body = paragraph("A line of the agreement.") * 100
    with pytest.raises(PaperTooLong):
        read_bytes(make_docx(body), "long.docx", limits=Limits(characters=500))
