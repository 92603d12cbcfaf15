import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from balozi.ground.errors.family import BaloziError
from balozi.ground.errors.reading import EmptyFile, PaperTooLong, ReaderStopped, UnreadableFile
from balozi.reading.documents import PassageKind
from balozi.reading.files import read_bytes
from balozi.reading.limits import Limits
from tests.reading.files import make_encrypted_pdf, make_pdf

FIRST = """AGREEMENT ON LAKE TRANSPORT

The Parties shall open two landing sites on the lake before the end of the
rainy season, and shall tell each other at once of any storm that is seen on
its northern shore. They shall share the cost.
Each Party shall name one officer."""


def test_a_pdf_is_read_with_wrapped_lines_put_together():
    document = read_bytes(make_pdf(FIRST), "lake.pdf")
    assert document.media_type == "application/pdf"
    assert document.title == "AGREEMENT ON LAKE TRANSPORT"
    paragraphs = [document.text_of(p) for p in document.passages if p.kind is PassageKind.PARAGRAPH]
    assert paragraphs[0].startswith("The Parties shall open")
    assert paragraphs[0].endswith("They shall share the cost.")
    assert document.language == "en"


def test_running_heads_and_page_numbers_are_furniture():
    bodies = (
        "The harbour opens in May.",
        "The ferry sails on Monday.",
        "The road is closed now.",
        "The end is near us.",
    )
    pages = [f"Ministry of Lakes, page {n}\n{body}\n- {n} -" for n, body in enumerate(bodies, start=1)]
    document = read_bytes(make_pdf(*pages), "lakes.pdf")
    kept = [document.text_of(p) for p in document.passages if p.kind is not PassageKind.FURNITURE]
    assert kept == list(bodies)


def test_a_page_without_text_is_reported():
    document = read_bytes(make_pdf("The first page has words.", "", "So has the third."), "mixed.pdf")
    assert any("1 of 3 pages" in warning and "OCR" in warning for warning in document.warnings)


def test_a_scan_without_text_is_refused_and_ocr_is_named():
    with pytest.raises(EmptyFile) as refusal:
        read_bytes(make_pdf("", ""), "scan.pdf")
    assert "OCR" in refusal.value.remedy


def test_a_pdf_that_asks_for_a_password_is_refused():
    with pytest.raises(UnreadableFile, match="password"):
        read_bytes(make_encrypted_pdf("The secret clause.", "siri"), "locked.pdf")


def test_a_pdf_locked_with_an_empty_password_is_read():
    assert "open clause" in read_bytes(make_encrypted_pdf("The open clause.", ""), "open.pdf").text


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5])
def test_a_truncated_pdf_gives_one_clear_error_or_what_is_left(share):
    content = make_pdf(FIRST, FIRST)
    try:
        read = read_bytes(content[: int(len(content) * share)], "cut.pdf").text
    except (UnreadableFile, EmptyFile) as refusal:
        read = str(refusal)
    assert "cut.pdf" in read or "Parties" in read


def test_garbage_after_a_pdf_signature_is_refused():
    with pytest.raises(UnreadableFile):
        read_bytes(b"%PDF-1.7\n" + os.urandom(2_000), "noise.pdf")


def test_a_pdf_with_more_pages_than_the_limit_is_refused_with_both_numbers():
    with pytest.raises(PaperTooLong, match=r"12 pages.*limit is 10"):
        read_bytes(make_pdf(*["A page."] * 12), "long.pdf", limits=Limits(pages=10))


def test_ten_thousand_pages_are_refused_in_little_time():
    started = time.monotonic()
    with pytest.raises(PaperTooLong):
        read_bytes(make_pdf(*["A page."] * 10_000), "huge.pdf")
    assert time.monotonic() - started < 10


def test_a_pdf_longer_than_the_limit_of_characters_is_refused():
    with pytest.raises(PaperTooLong, match="characters"):
        read_bytes(make_pdf(FIRST, FIRST), "long.pdf", limits=Limits(characters=100))


def test_too_little_memory_stops_the_child_and_nothing_else():
    with pytest.raises(ReaderStopped):
        read_bytes(make_pdf(FIRST), "lake.pdf", limits=Limits(memory=24 << 20))


def test_too_little_time_stops_the_child():
    started = time.monotonic()
    with pytest.raises(ReaderStopped, match="seconds"):
        read_bytes(make_pdf(FIRST), "slow.pdf", limits=Limits(seconds=0))
    assert time.monotonic() - started < 5


def test_no_child_is_left_behind():
    before = _children()
    for limits in (Limits(), Limits(seconds=0), Limits(memory=24 << 20)):
        try:
            read_bytes(make_pdf(FIRST), "lake.pdf", limits=limits)
        except BaloziError:
            continue
    assert _children() == before


def _children() -> set[str]:
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    if not listed.exists():
        pytest.skip("this system does not list the children of a process")
    return set(listed.read_text().split())


def test_the_child_may_not_write_a_file(tmp_path):
    script = (
        "from balozi.reading.child import _confine\n"
        "from balozi.reading.limits import Limits\n"
        "_confine(Limits())\n"
        "import pathlib, sys\n"
        "pathlib.Path(sys.argv[1]).write_text('left behind')\n"
    )
    path = tmp_path / "left"
    done = subprocess.run([sys.executable, "-I", "-c", script, str(path)], capture_output=True, check=False)
    assert done.returncode != 0
    assert not path.exists() or path.read_text() == ""


def test_the_child_starts_without_the_parsers_it_does_not_need():
    heavy = ["django", "docx", "lxml", "numpy", "pypdf", "pypdfium2"]
    script = f"import sys, balozi.reading.child; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
