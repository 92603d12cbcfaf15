"""Small files made for the tests: PDF, Word, with and without faults."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def make_pdf(*pages: str) -> bytes:
    """Return a PDF with one text per page, its lines below one another."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in page.split("\n"))
        stream = f"BT /F1 11 Tf 14 TL 50 780 Td\n{shown}ET"
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        content = len(objects)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {content} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _written(objects)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _written(objects: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def make_encrypted_pdf(text: str, password: str) -> bytes:
    """Return a PDF that opens with a password only."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(make_pdf(text))))
    writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def make_docx(body: str, *, head: str = "", others: dict[str, bytes] | None = None) -> bytes:
    """Return a Word file with this XML inside its body, and other parts if any."""
    told = f'<?xml version="1.0" encoding="UTF-8"?>{head}'
    document = f'{told}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", document)
        for name, content in (others or {}).items():
            packed.writestr(name, content)
    return out.getvalue()


def paragraph(text: str, style: str = "", *, numbered: bool = False) -> str:
    """Return the XML of one Word paragraph."""
    told = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
    return f"<w:p><w:pPr>{told}{listed}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    """Return the XML of one row of a Word table."""
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"


STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:styleId="Kichwa1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Kichwa2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Wizara"><w:name w:val="Ministry head"/><w:basedOn w:val="Kichwa2"/></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Caption"><w:name w:val="caption"/></w:style>
</w:styles>""".encode()
