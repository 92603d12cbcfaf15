"""Refusals of the reading room: files, sizes, gold."""

from dataclasses import dataclass

from balozi.ground.errors.family import InvalidInput, NotFound


@dataclass(eq=False)
class UnreadableFile(InvalidInput):
    """A file cannot be read as a paper."""

    code = "reading.unreadable"
    says = "%(name)s cannot be read: %(reason)s."
    remedy = "Open the file yourself, save it as TXT, HTML, DOCX or PDF with text in it, and try again."
    name: str
    reason: str


@dataclass(eq=False)
class FileTooLarge(InvalidInput):
    """A file is larger than the reader accepts."""

    code = "reading.too_large"
    says = "%(name)s has %(size)d bytes; the limit is %(limit)d."
    remedy = "Split the file, or ask the administrator to raise BALOZI_MAX_BYTES."
    name: str
    size: int
    limit: int


@dataclass(eq=False)
class PaperTooLong(FileTooLarge):
    """A file holds more pages or characters than the reader accepts."""

    code = "reading.too_long"
    says = "%(name)s has %(size)d %(unit)s or more; the limit is %(limit)d."
    remedy = "Split the paper and read its parts."
    name: str
    size: int
    limit: int
    unit: str


@dataclass(eq=False)
class EmptyFile(InvalidInput):
    """A file holds no text at all."""

    code = "reading.empty"
    says = "%(name)s holds no text."
    remedy = "If it is a scan, run it through OCR first; Balozi reads text, not pictures."
    name: str


@dataclass(eq=False)
class ReaderStopped(InvalidInput):
    """The child process that reads a file hit a limit of memory or time, or died."""

    code = "reading.stopped"
    says = "Reading %(name)s was stopped: %(reason)s."
    remedy = "The file is damaged, or larger inside than outside. Save it again from its program and retry."
    name: str
    reason: str


@dataclass(eq=False)
class NoSuchPath(NotFound):
    """A file or folder to read does not exist or may not be opened."""

    code = "reading.no_such_path"
    says = "%(path)s cannot be opened: %(reason)s."
    remedy = "Check the spelling and the permissions of the file or folder."
    path: str
    reason: str


@dataclass(eq=False)
class WordsNotFound(InvalidInput):
    """The words that somebody points out do not stand in the paper."""

    code = "quote.not_found"
    says = "These words do not stand in the paper: %(quote)s."
    remedy = "Copy them from the paper as they stand there; only blanks and line ends may differ."
    quote: str


@dataclass(eq=False)
class QuoteTooLong(InvalidInput):
    """What somebody points out is longer than a sentence."""

    code = "quote.too_long"
    says = "The words are %(characters)d characters long; at most %(most)d are kept with a fact."
    remedy = "Choose the one sentence that states the fact."
    characters: int
    most: int


@dataclass(eq=False)
class GoldInvalid(InvalidInput):
    """A gold file cannot be used for measuring."""

    code = "gold.invalid"
    says = "The gold file %(path)s cannot be used: %(reason)s."
    remedy = "It needs lang, doc_date and facts with kind, start, end, quote and fields."
    path: str
    reason: str
