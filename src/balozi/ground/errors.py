"""The one family of refusals.

    BaloziError
    ├─ InvalidInput        never retry with the same input
    ├─ Forbidden           the person may not do this
    ├─ NotFound            nothing of that name
    ├─ Conflict            the state changed meanwhile
    ├─ SourceUnavailable   may be tried again
    └─ Unbalanced          a broken invariant: stop publication

Words stand apart from facts: ``says`` and ``remedy`` are templates that doors may translate,
filled with the fields of the error.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import ClassVar


@dataclass(eq=False)
class BaloziError(Exception):
    """Something was refused.

    Attributes:
        code: stable dotted name, documented on the errors page.
        says: one sentence, a template over the error's fields.
        remedy: what the reader can do, a template likewise.
        exit_code: of the command line.
        http_status: of the web and the API.
    """

    code: ClassVar[str] = "balozi.error"
    says: ClassVar[str] = "Something was refused."
    remedy: ClassVar[str] = "Look at the log for the facts."
    exit_code: ClassVar[int] = 1
    http_status: ClassVar[int] = 500

    @property
    def facts(self) -> Mapping[str, object]:
        """Return the fields of this error by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __str__(self) -> str:
        return f"{self.says % self.facts} {self.remedy % self.facts}"


class InvalidInput(BaloziError):
    """The input cannot be used; trying again with the same input is useless."""

    code, exit_code, http_status = "input.invalid", 2, 422


class Forbidden(BaloziError):
    """The person may not do this."""

    code, exit_code, http_status = "forbidden", 3, 403


class NotFound(BaloziError):
    """There is nothing of that name."""

    code, exit_code, http_status = "not_found", 4, 404


class Conflict(BaloziError):
    """The state changed meanwhile."""

    code, exit_code, http_status = "conflict", 5, 409


class SourceUnavailable(BaloziError):
    """Something outside did not answer; it may be tried again."""

    code, exit_code, http_status = "source.unavailable", 6, 503


class Unbalanced(BaloziError):
    """An invariant is broken; what depends on it must not be published."""

    code, exit_code, http_status = "unbalanced", 7, 500


# ---- evidence and tallies -------------------------------------------------


@dataclass(eq=False)
class EvidenceMismatch(InvalidInput):
    """A quotation is not found where the evidence says it is."""

    code = "evidence.mismatch"
    says = "The document reads %(found)r at %(start)d, not %(quote)r."
    remedy = "Read the document again: the file or its reader changed after the extraction."
    start: int
    found: str
    quote: str


@dataclass(eq=False)
class CountsDoNotBalance(Unbalanced):
    """What was taken is not what was placed plus what was left out."""

    code = "tally.unbalanced"
    says = "%(taken)d were taken, but %(placed)d placed and %(excluded)d left out."
    remedy = "Do not publish the figure; find what was dropped without a reason."
    taken: int
    placed: int
    excluded: int


@dataclass(eq=False)
class NotADate(InvalidInput):
    """A date is written as YYYY, YYYY-MM or YYYY-MM-DD, and must exist."""

    code = "date.invalid"
    says = "%(text)r is not a date."
    remedy = "Write YYYY, YYYY-MM or YYYY-MM-DD."
    text: str


# ---- reading ---------------------------------------------------------------


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
class GoldInvalid(InvalidInput):
    """A gold file cannot be used for measuring."""

    code = "gold.invalid"
    says = "The gold file %(path)s cannot be used: %(reason)s."
    remedy = "It needs lang, doc_date and facts with kind, start, end, quote and fields."
    path: str
    reason: str


# ---- the language model ------------------------------------------------------


@dataclass(eq=False)
class ModelNotSet(InvalidInput):
    """No language model is configured."""

    code = "model.not_set"
    says = "No language model is set: %(setting)s is empty."
    remedy = "Set BALOZI_MODEL_URL and BALOZI_MODEL_NAME, or leave out --model."
    setting: str


@dataclass(eq=False)
class ModelRefused(InvalidInput):
    """The service of the language model refuses every question."""

    code = "model.refused"
    says = "The language model at %(address)s cannot be used: %(reason)s."
    remedy = "Check BALOZI_MODEL_URL, BALOZI_MODEL_NAME and BALOZI_MODEL_KEY."
    address: str
    reason: str


@dataclass(eq=False)
class ModelUnreachable(SourceUnavailable):
    """The service of the language model does not answer."""

    code = "model.unreachable"
    says = "The language model at %(address)s gave no answer: %(reason)s."
    remedy = "Try again later; the rules read without it."
    address: str
    reason: str


@dataclass(eq=False)
class ModelAnswerInvalid(SourceUnavailable):
    """The language model gave an answer that cannot be used."""

    code = "model.answer"
    says = "The answer of the language model at %(address)s cannot be used: %(reason)s."
    remedy = "Try again, or choose another model; the rules read without it."
    address: str
    reason: str


@dataclass(eq=False)
class MarkedPaper(Forbidden):
    """A marked paper is never sent to a language model."""

    code = "model.marked"
    says = "%(name)s is marked %(marking)s and is not sent to a language model."
    remedy = "Only unclassified papers are sent; the rules read it on this machine."
    name: str
    marking: str


# ---- packs -----------------------------------------------------------------


@dataclass(eq=False)
class NoSuchPack(NotFound):
    """No country pack has this code."""

    code = "pack.missing"
    says = "There is no pack named %(pack)r."
    remedy = "`balozi pack list` shows the packs that are installed."
    pack: str


@dataclass(eq=False)
class PackInvalid(InvalidInput):
    """A country pack breaks a rule and is not loaded."""

    code = "pack.invalid"
    says = "The pack %(pack)s has %(count)d faults, the first: %(first)s"
    remedy = "`balozi pack check %(pack)s` lists all of them with their places."
    pack: str
    count: int
    first: str


@dataclass(eq=False)
class PackFileInvalid(InvalidInput):
    """A file of a country pack cannot be read."""

    code = "pack.file"
    says = "%(where)s: the file %(reason)s."
    remedy = "Repair the file; `balozi pack check` says whether it is right."
    where: str
    reason: str


# ---- registers and services --------------------------------------------------


@dataclass(eq=False)
class NotSignedIn(Forbidden):
    """The change needs a named person."""

    code = "people.not_named"
    says = "Nothing enters a register without a named person."
    remedy = "Sign in, or name yourself with --as NAME on the command line."


@dataclass(eq=False)
class NotAllowed(Forbidden):
    """The person's role does not include this."""

    code = "people.not_allowed"
    says = "%(person)s may not %(permission)s."
    remedy = "Ask an administrator for the role; the attempt was written to the audit log."
    person: str
    permission: str


@dataclass(eq=False)
class NoSuchDocument(NotFound):
    """No document has this number or hash."""

    code = "document.missing"
    says = "There is no document %(document)r."
    remedy = "`balozi document list` shows the documents that were read."
    document: str


@dataclass(eq=False)
class NoSuchSuggestion(NotFound):
    """No suggestion has this number."""

    code = "suggestion.missing"
    says = "There is no suggestion %(suggestion)d."
    remedy = "`balozi suggestion list` shows the suggestions with their numbers."
    suggestion: int


@dataclass(eq=False)
class AlreadyDecided(Conflict):
    """Somebody decided on this suggestion before."""

    code = "suggestion.decided"
    says = "Suggestion %(suggestion)d was already decided: %(state)s."
    remedy = "Undo that decision first if it was wrong."
    suggestion: int
    state: str


@dataclass(eq=False)
class NothingToUndo(Conflict):
    """There is no decision to undo."""

    code = "suggestion.nothing_to_undo"
    says = "Suggestion %(suggestion)d has no decision to undo."
    remedy = "Reload the page: somebody may have undone it already."
    suggestion: int


@dataclass(eq=False)
class FieldsInvalid(InvalidInput):
    """The fields of an entry do not fit its kind."""

    code = "entry.fields"
    says = "A %(kind)s cannot have these fields: %(reason)s."
    remedy = "`docs/reference/kinds.md` lists the fields of each kind."
    kind: str
    reason: str


@dataclass(eq=False)
class NoSuchRule(NotFound):
    """No rule of reading has this name."""

    code = "rule.missing"
    says = "There is no rule %(rule)r."
    remedy = "The page of rules lists them with what each looks for."
    rule: str


@dataclass(eq=False)
class NoSuchEntry(NotFound):
    """No register entry has this number."""

    code = "entry.missing"
    says = "There is no register entry %(entry)s."
    remedy = "Search for it by name; it may have been retired."
    entry: str


@dataclass(eq=False)
class EntryDoesNotFit(InvalidInput):
    """An entry is of another kind than what was found."""

    code = "entry.does_not_fit"
    says = "Entry %(entry)d is a %(standing)s; what was found is a %(found)s."
    remedy = "Choose an entry of the same kind, or accept the suggestion as an entry of its own."
    entry: int
    standing: str
    found: str


@dataclass(eq=False)
class NoSuchRegister(NotFound):
    """No register has this name."""

    code = "register.missing"
    says = "There is no register named %(register)s."
    remedy = "The page of registers lists all of them."
    register: str


@dataclass(eq=False)
class NoSuchCountry(NotFound):
    """No state or territory has this code, or nothing on the registers involves it."""

    code = "country.missing"
    says = "Nothing on the registers involves a country %(country)s."
    remedy = "The page of countries lists those that have entries; codes are ISO 3166-1 alpha-3, such as KEN."
    country: str


@dataclass(eq=False)
class SearchTooLong(InvalidInput):
    """A search has more characters than a store can look for."""

    code = "search.too_long"
    says = "The search has %(size)d characters; the limit is %(limit)d."
    remedy = "Search for fewer words."
    size: int
    limit: int


@dataclass(eq=False)
class SendingTooLarge(InvalidInput):
    """A form sends more bytes than are taken at once."""

    code, http_status = "sending.too_large", 413
    says = "What was sent has %(size)d bytes; the limit is %(limit)d."
    remedy = "Send fewer files at once."
    size: int
    limit: int


# ---- the house ---------------------------------------------------------------


@dataclass(eq=False)
class HomeNotWritable(InvalidInput):
    """The data folder cannot be written."""

    code = "home.not_writable"
    says = "The data folder %(path)s cannot be written: %(reason)s."
    remedy = "Set BALOZI_HOME to a folder of yours, or repair its permissions."
    path: str
    reason: str


@dataclass(eq=False)
class DiskFull(SourceUnavailable):
    """There is no room left on the disk of the data folder."""

    code = "home.full"
    says = "The disk of the data folder is full."
    remedy = "Free some space and try again; nothing half-done was kept."


@dataclass(eq=False)
class StoreUnavailable(SourceUnavailable):
    """The database cannot be read or written at the moment."""

    code = "home.store"
    says = "The database does not answer."
    remedy = "Try again; if it stays so, see whether the database runs and its disk is sound."


@dataclass(eq=False)
class HomeInUse(Conflict):
    """Another run is loading papers into the same data folder."""

    code = "home.in_use"
    says = "Another run is writing to %(path)s."
    remedy = "Wait for it to finish, or stop it, and run the same command again."
    path: str


@dataclass(eq=False)
class PortInUse(Conflict):
    """The port is taken by another program."""

    code = "serve.port_in_use"
    says = "Port %(port)d is in use by another program."
    remedy = "Choose another: `make run PORT=8001` or `balozi up --port 8001`."
    port: int


@dataclass(eq=False)
class SettingInvalid(InvalidInput):
    """A setting has a value that cannot be used."""

    code = "setting.invalid"
    says = "The setting %(name)s cannot be %(value)r: %(reason)s."
    remedy = "`balozi doctor` shows every setting with its meaning."
    name: str
    value: str
    reason: str


@dataclass(eq=False)
class CheckpointInvalid(InvalidInput):
    """A checkpoint of the audit log is not written as it was printed."""

    code = "audit.checkpoint"
    says = "%(text)r is not a checkpoint."
    remedy = "Write NUMBER:HASH as `balozi audit checkpoint` printed it."
    text: str


@dataclass(eq=False)
class PapersChanged(Unbalanced):
    """Kept papers are gone, or have other bytes than those that were read."""

    code = "document.changed"
    says = "%(changed)d of %(kept)d kept papers are not as they were read."
    remedy = "Take those files back from a backup; until then do not rely on their quotations."
    changed: int
    kept: int


@dataclass(eq=False)
class AuditBroken(Unbalanced):
    """A line of the audit log was removed, changed or reordered."""

    code = "audit.broken"
    says = "The audit log is broken at line %(line)d: %(reason)s."
    remedy = "Keep the data folder as it is and compare it with the last backup."
    line: int
    reason: str
