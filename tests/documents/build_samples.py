"""Build the sample papers that are not plain text: one DOCX and one PDF.

The sources are text of our own: ``sources/joint-communique.txt`` (a few marks for headings and table rows)
and the sample MoU, which ships as TXT and, the same words, as PDF. The built files are committed; a test
builds them again and compares the words.

    .venv/bin/python tests/documents/build_samples.py
"""

import io
import textwrap
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "src" / "balozi" / "packs" / "samples"
COMMUNIQUE = SAMPLES / "sample-kenya-rwanda-joint-communique.docx"
MOU = SAMPLES / "sample-kenya-uganda-border-health-mou.txt"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
LINES_PER_PAGE, LINE_WIDTH = 46, 84


def docx_of(marked: str) -> bytes:
    """Return a Word file: `! notice`, `# title`, `## heading`, `| row |`, and paragraphs."""
    from docx import Document

    document = Document()
    document.sections[0].header.paragraphs[0].text = "SAMPLE – Joint Commission – page header"
    rows: list[list[str]] = []
    for line in marked.splitlines():
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            _add_table(document, rows)
            rows = []
        _add_line(document, line)
    return _without_clock(document)


def _add_line(document, line: str) -> None:
    mark, _, words = line.partition(" ")
    match mark:
        case "!":
            document.add_paragraph(words).runs[0].italic = True
        case "#":
            document.add_heading(words, level=0)
        case "##":
            document.add_heading(words, level=1)
        case _:
            document.add_paragraph(line)


def _add_table(document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def _without_clock(document) -> bytes:
    """Save with one fixed time, so that building twice gives the same file."""
    first, second = io.BytesIO(), io.BytesIO()
    document.core_properties.author = "Balozi samples"
    document.save(first)
    with zipfile.ZipFile(first) as written, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in sorted(written.namelist()):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, written.read(name))
    return second.getvalue()


def pdf_of(text: str) -> bytes:
    """Return a plain PDF with the words of the text in Helvetica, 46 lines a page."""
    lines = [piece for line in text.splitlines() for piece in textwrap.wrap(line, LINE_WIDTH) or [""]]
    pages = [lines[first : first + LINES_PER_PAGE] for first in range(0, len(lines), LINES_PER_PAGE)]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        bodies += [_page(5 + 2 * number), _content(page)]
    return _with_index(bodies)


def _page(content: int) -> bytes:
    return (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
        f"/Resources << /Font << /F1 3 0 R >> >> /Contents {content} 0 R >>"
    ).encode()


def _content(lines: list[str]) -> bytes:
    shown = [f"({_escaped(line)}) Tj T*" for line in lines]
    stream = "\n".join(["BT", "/F1 11 Tf", "15 TL", "60 780 Td", *shown, "ET"]).encode("cp1252")
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _with_index(bodies: list[bytes]) -> bytes:
    """Number the objects and append the table of their places."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(out))
    )


def main() -> None:
    """Write both files into the samples folder."""
    COMMUNIQUE.write_bytes(docx_of((HERE / "sources" / "joint-communique.txt").read_text(encoding="utf-8")))
    MOU.with_suffix(".pdf").write_bytes(pdf_of(MOU.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
