"""PDF to text, page by page; pictures of text stay unread and are reported."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

from balozi.reading.extracts import Extract, well_formed
from balozi.reading.pdflines import page_text

PAGE_END = "\n\f"
_NO_TEXT = "%d of %d pages hold no text (pages %s): if they are scans, OCR is needed to read them."
_FALLBACK = "The first PDF reader found nothing; a second one read it."
_GARBLED = "Many characters of this PDF have no meaning: its fonts do not say which letters they draw."
_SHOWN = 10
_PASSWORD = 4  # FPDF_ERR_PASSWORD
# PDFium writes U+FFFE (older: U+0002) where a word is divided at the end of a line.
_DIVIDED = re.compile(r"(?<=[^\W\d_])[\ufffe\x02](?:\r\n|\n)?(?=[a-zà-ÿ])")
_HYPHEN = re.compile(r"[\ufffe\x02]")
_MEANINGLESS = re.compile(r"[\ufffd\ue000-\uf8ff]")


class BadPdf(ValueError):
    """The PDF cannot be read; the words say why, in plain language."""


class TooManyPages(ValueError):
    """The PDF has more pages than the limit."""

    def __init__(self, pages: int) -> None:
        super().__init__(pages)
        self.pages = pages


def read_pdf(content: bytes, pages: int, characters: int) -> Extract:
    """Return the text of a PDF, pages set apart by a form feed.

    Raises:
        BadPdf: it is damaged or protected by a password.
        TooManyPages: it has more than ``pages`` pages.
        OverflowError: the text is longer than ``characters``.
    """
    warnings: list[str] = []
    texts, problem = _attempt(_by_pdfium, content, pages, characters)
    if not any(text.strip() for text in texts):
        second, second_problem = _attempt(_by_pypdf, content, pages, characters)
        if any(text.strip() for text in second):
            texts, problem = second, ""
            warnings.append(_FALLBACK)
        else:
            problem = problem and second_problem
    if problem:
        raise BadPdf(problem)
    text = PAGE_END.join(texts)
    return Extract(text if text.strip() else "", (), (*warnings, *_doubts(texts, text)))


def _attempt(
    reader: Callable[[bytes, int, int], list[str]], content: bytes, pages: int, characters: int
) -> tuple[list[str], str]:
    """Return the pages, or the reason why this reader gives none."""
    try:
        return reader(content, pages, characters), ""
    except (BadPdf, TooManyPages, OverflowError, MemoryError) as clear:
        if isinstance(clear, BadPdf) and not clear.args[0].startswith("it is protected"):
            return [], str(clear.args[0])
        raise


def _doubts(texts: list[str], text: str) -> list[str]:
    doubts = []
    empty = [str(number) for number, page in enumerate(texts, start=1) if not page.strip()]
    if empty and len(empty) < len(texts):
        shown = ", ".join(empty[:_SHOWN]) + (" ..." if len(empty) > _SHOWN else "")
        doubts.append(_NO_TEXT % (len(empty), len(texts), shown))
    if len(_MEANINGLESS.findall(text)) * 5 > len(text):
        doubts.append(_GARBLED)
    return doubts


def _by_pdfium(content: bytes, pages: int, characters: int) -> list[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as problem:
        raise BadPdf(
            "it is protected by a password"
            if getattr(problem, "err_code", None) == _PASSWORD
            else "the PDF is damaged or cut short"
        ) from None
    try:
        return _pages(len(document), pages, characters, lambda number: _pdfium_page(document, number))
    finally:
        document.close()


def _pdfium_page(document: Any, number: int) -> str:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return ""
    words = page.get_textpage()
    text = page_text(words)
    words.close()
    page.close()
    return text


def _by_pypdf(content: bytes, pages: int, characters: int) -> list[str]:
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.disable(logging.CRITICAL)  # a damaged file makes pypdf write a line for every fault
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadPdf("it is protected by a password")
        return _pages(
            len(reader.pages), pages, characters, lambda number: reader.pages[number].extract_text()
        )
    except (
        PyPdfError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
        RecursionError,
    ) as problem:
        if isinstance(problem, BadPdf | TooManyPages):
            raise
        # pypdf has no one family for the faults of damaged files: they surface as these.
        raise BadPdf("the PDF is damaged or cut short") from None


def _pages(count: int, most: int, characters: int, page: Callable[[int], str]) -> list[str]:
    if count > most:
        raise TooManyPages(count)
    texts: list[str] = []
    left = characters
    for number in range(count):
        texts.append(_tidy(page(number)))
        left -= len(texts[-1])
        if left < 0:
            raise OverflowError
    return texts


def _tidy(text: str) -> str:
    whole = _HYPHEN.sub("-", _DIVIDED.sub("", text))
    return well_formed(whole.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
