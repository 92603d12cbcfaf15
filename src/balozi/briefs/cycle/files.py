"""Documents of the policy cycle as Word, PDF, Markdown and JSON; texts are data everywhere, never markup."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

from balozi.briefs.cycle.charts import chart_png, chart_svg
from balozi.briefs.cycle.papers import Chart, Citation, Cited, Document, Grid, plain_document
from balozi.briefs.cycle.words import CycleWords

SHAPES = ("docx", "pdf", "md", "json")
_FONT = "Libertinus Serif"
_SAID = ("title", "language", "marking", "footer", "sources_title", "warning")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
# Word keeps no control characters; a paper may hold some.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def written_document(paper: Document, shape: str) -> bytes:
    """Return a document as the bytes of a file of one of ``SHAPES``."""
    makers = {"docx": _word, "pdf": _pdf, "md": _markdown, "json": _json}
    return makers[shape](paper)


def _json(paper: Document) -> bytes:
    return json.dumps(plain_document(paper), ensure_ascii=False, indent=1).encode()


def _pdf(paper: Document) -> bytes:
    import typst

    data = {
        **{name: getattr(paper, name) for name in _SAID},
        "about": [list(pair) for pair in paper.about],
        "sections": [
            {
                "heading": one.heading,
                "written": _paragraphs(one.written or (_to_write(paper) if not one.blocks else "")),
                "blocks": [_set(block) for block in one.blocks],
            }
            for one in paper.sections
        ],
        "citations": [
            {"number": one.number, "label": one.label, "items": items_in_line(one)} for one in paper.citations
        ],
        "notes": list(paper.notes),
    }
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    template = Path(__file__).with_name("document.typ").read_bytes()
    made: bytes = typst.compile(
        template, format="pdf", sys_inputs=inputs, ignore_system_fonts=True, pdf_standards=["ua-1"]
    )
    return made


def _set(block: Cited | Grid | Chart) -> dict[str, Any]:
    if isinstance(block, Cited):
        return {"sort": "text", "text": block.printed}
    if isinstance(block, Chart):
        return {"sort": "chart", "title": block.title, "says": block.says, "svg": chart_svg(block, _FONT)}
    return {
        "sort": "table",
        "title": block.title,
        "labels": list(block.labels),
        "widths": list(block.widths),
        "numeric": list(block.numeric),
        "rows": [[cell.printed for cell in row] for row in block.rows],
        "empty": block.empty,
    }


def _word(paper: Document) -> bytes:
    import docx

    book = docx.Document()
    book.core_properties.title = _clean(paper.title)
    book.core_properties.language = paper.language
    _frame(book, paper)
    book.add_heading(_clean(paper.title), 0)
    if paper.warning:
        book.add_paragraph().add_run(_clean(paper.warning)).bold = True
    for label, value in paper.about:
        book.add_paragraph(_clean(f"{label}: {value}"))
    for section in paper.sections:
        book.add_heading(_clean(section.heading), 1)
        for text in _paragraphs(section.written or (_to_write(paper) if not section.blocks else "")):
            book.add_paragraph(_clean(text))
        for block in section.blocks:
            _put(book, block)
    book.add_heading(_clean(paper.sources_title), 1)
    for one in paper.citations:
        book.add_paragraph(_clean(f"[{one.number}] {one.label} {items_in_line(one)}".strip()))
    for note in paper.notes:
        book.add_paragraph(_clean(note))
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _frame(book: Any, paper: Document) -> None:
    """Print the marking at the head and at the foot of every page."""
    page = book.sections[0]
    if paper.marking:
        page.header.paragraphs[0].text = _clean(paper.marking.upper())
    page.footer.paragraphs[0].text = _clean(" · ".join(filter(None, (paper.footer, paper.marking.upper()))))


def _put(book: Any, block: Cited | Grid | Chart) -> None:
    if isinstance(block, Cited):
        book.add_paragraph(_clean(block.printed))
        return
    book.add_paragraph().add_run(_clean(block.title)).bold = True
    if isinstance(block, Chart):
        from docx.shared import Inches

        picture = book.add_picture(BytesIO(chart_png(block, _FONT)), width=Inches(6))
        picture._inline.docPr.set("descr", _clean(block.says))
    elif not block.rows:
        book.add_paragraph(_clean(block.empty))
    else:
        _table(book, block)


def _table(book: Any, grid: Grid) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement

    table = book.add_table(rows=1, cols=len(grid.labels), style="Table Grid")
    head = table.rows[0]
    # Repeated at the top of each page, and told to screen readers as a header.
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, label in zip(head.cells, grid.labels, strict=True):
        cell.paragraphs[0].add_run(_clean(label)).bold = True
    for row in grid.rows:
        for cell, cited, right in zip(table.add_row().cells, row, grid.numeric, strict=True):
            cell.text = _clean(cited.printed)
            if right:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _markdown(paper: Document) -> bytes:
    lines = [f"# {_bare(paper.title)}", ""]
    lines += [f"**{_bare(paper.marking.upper())}**", ""] if paper.marking else []
    lines += [f"**{_bare(paper.warning)}**", ""] if paper.warning else []
    lines += [f"- {_bare(label)}: {_bare(value)}" for label, value in paper.about]
    for section in paper.sections:
        lines += ["", f"## {_bare(section.heading)}"]
        for text in _paragraphs(section.written or (_to_write(paper) if not section.blocks else "")):
            lines += ["", _bare(text)]
        for block in section.blocks:
            lines += ["", *_in_markdown(block)]
    lines += ["", f"## {_bare(paper.sources_title)}", ""]
    lines += [
        f"{_bare(f'[{one.number}] {one.label} {items_in_line(one)}'.strip())}\n" for one in paper.citations
    ]
    lines += [f"{_bare(note)}\n" for note in paper.notes]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _in_markdown(block: Cited | Grid | Chart) -> list[str]:
    if isinstance(block, Cited):
        return [_bare(block.printed)]
    if isinstance(block, Chart):
        # What it shows is said in the words that follow it.
        return []
    if not block.rows:
        return [f"**{_bare(block.title)}**", "", _bare(block.empty)]
    rule = [("---:" if right else "---") for right in block.numeric]
    rows = [[_bare(cell.printed) for cell in row] for row in block.rows]
    told = [list(map(_bare, block.labels)), rule, *rows]
    return [f"**{_bare(block.title)}**", "", *(f"| {' | '.join(row)} |" for row in told)]


def items_in_line(one: Citation) -> str:
    """Return what is behind a citation as one line, each thing once."""
    return "; ".join(dict.fromkeys(" ".join(text.split()) for text, _ in one.items))


def _paragraphs(text: str) -> list[str]:
    return [" ".join(one.split()) for one in re.split(r"\n\s*\n", text) if one.strip()]


def _to_write(paper: Document) -> str:
    return CycleWords(paper.language)("written_here")


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)


def _bare(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
