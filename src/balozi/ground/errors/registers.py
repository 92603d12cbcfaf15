"""Refusals about registers, people, suggestions and searches."""

from dataclasses import dataclass

from balozi.ground.errors.family import Conflict, Forbidden, InvalidInput, NotFound


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
class AlreadySuggested(Conflict):
    """The same fact is suggested at the same words."""

    code = "suggestion.there"
    says = "Suggestion %(suggestion)d says the same of these words."
    remedy = "Decide on that one, or amend it where it is wrong; if it was rejected by mistake, undo that decision."
    suggestion: int


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
    says = "A fact of the kind %(kind)s cannot have these fields: %(reason)s."
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
