"""The sample papers are ours, say so, and hold the words that the expected facts quote."""

import re
from pathlib import Path

import pytest
import yaml

from tests.documents.build_samples import COMMUNIQUE, HERE, MOU, SAMPLES, docx_of, pdf_of

SHARED = Path(__file__).parents[3] / "shared" / "corpus"
MARKS = ("SAMPLE – invented text", "MFANO – maandishi ya kubuni", "EXEMPLE – texte inventé")
PAPERS = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".html", ".docx", ".pdf"})


def words_of(path: Path, content: bytes | None = None) -> str:
    """Return the words of a sample, without the reading room: these tests stand below it."""
    content = path.read_bytes() if content is None else content
    if path.suffix == ".docx":
        return _words_of_docx(content)
    if path.suffix == ".pdf":
        return _words_of_pdf(content)
    return content.decode("utf-8")


def _words_of_docx(content: bytes) -> str:
    import io

    from docx import Document

    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _words_of_pdf(content: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def expected_files() -> list[Path]:
    return sorted(HERE.glob("*.yaml"))


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_every_sample_says_that_it_is_one(path):
    assert any(mark in words_of(path) for mark in MARKS)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_every_sample_is_described(path):
    assert f"`{path.name}`" in (SAMPLES / "README.md").read_text(encoding="utf-8")


def test_the_samples_come_in_every_format_that_is_read():
    assert {path.suffix for path in PAPERS} == {".txt", ".html", ".docx", ".pdf"}


@pytest.mark.parametrize("path", expected_files(), ids=lambda path: path.stem)
def test_every_expected_quotation_occurs_exactly_once(path):
    expected = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = words_of(SAMPLES / expected["paper"])
    quotes = [quote for fact in expected["facts"] for quote in (fact["quote"], *fact.get("also", ()))]
    assert {quote: text.count(quote) for quote in quotes} == dict.fromkeys(quotes, 1)


def test_the_built_word_file_holds_the_words_of_its_source():
    marked = (HERE / "sources" / "joint-communique.txt").read_text(encoding="utf-8")
    assert words_of(COMMUNIQUE) == words_of(COMMUNIQUE, docx_of(marked))


def test_building_the_word_file_twice_gives_the_same_bytes():
    marked = (HERE / "sources" / "joint-communique.txt").read_text(encoding="utf-8")
    assert docx_of(marked) == docx_of(marked)


def test_the_pdf_holds_the_words_of_the_text_file():
    assert words_of(MOU.with_suffix(".pdf")).split() == words_of(MOU).split()


def test_the_committed_pdf_is_the_one_that_is_built():
    assert MOU.with_suffix(".pdf").read_bytes() == pdf_of(MOU.read_text(encoding="utf-8"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the measuring corpus is not beside the repository")
def test_no_sentence_of_the_samples_stands_in_the_measuring_corpus():
    corpus = " ".join(
        " ".join(path.read_text(encoding="utf-8").split()) for path in sorted(SHARED.rglob("*.txt"))
    )
    sentences = {
        " ".join(sentence.split())
        for path in PAPERS
        for sentence in re.split(r"(?<=[.!?])\s|\n\n", words_of(path))
        if len(sentence.split()) >= 6
    }
    assert sentences, "the samples have sentences"
    assert [sentence for sentence in sentences if sentence in corpus] == []
