"""Refusals about spreadsheets, imports, bulk edits and saved views."""

from dataclasses import dataclass

from balozi.ground.errors.family import Conflict, InvalidInput, NotFound


@dataclass(eq=False)
class SheetUnreadable(InvalidInput):
    """A file is no spreadsheet that can be read."""

    code = "sheet.unreadable"
    says = "%(name)s cannot be read as a spreadsheet: %(reason)s."
    remedy = "Save it as XLSX or as CSV with UTF-8 in your spreadsheet program and send it again."
    name: str
    reason: str


@dataclass(eq=False)
class SheetTooLarge(InvalidInput):
    """A spreadsheet has more than is taken at once."""

    code, http_status = "sheet.too_large", 413
    says = "%(name)s has more %(what)s than the limit of %(limit)d."
    remedy = "Split it into several files; each can be imported and taken back by itself."
    name: str
    what: str
    limit: int


@dataclass(eq=False)
class NoSuchSheet(NotFound):
    """A workbook has no sheet of this name."""

    code = "sheet.missing"
    says = "%(name)s has no sheet %(sheet)r; it has %(sheets)s."
    remedy = "Name one of those."
    name: str
    sheet: str
    sheets: str


@dataclass(eq=False)
class SheetEmpty(InvalidInput):
    """A spreadsheet has no row below its headings."""

    code = "sheet.empty"
    says = "%(name)s has no row with something in it below its headings."
    remedy = "Send a table with one row of headings and at least one row below it."
    name: str


@dataclass(eq=False)
class ColumnsInvalid(InvalidInput):
    """Columns cannot be given to these fields."""

    code = "sheet.columns"
    says = "The columns cannot be matched like this: %(reason)s."
    remedy = "Each column goes to one field of the kind, and each field takes one column."
    reason: str


@dataclass(eq=False)
class CellTooLong(InvalidInput):
    """A text is longer than a cell of XLSX can hold."""

    code = "sheet.cell_too_long"
    says = "The field %(field)s of entry %(entry)d has %(size)d characters; a cell of XLSX holds %(limit)d."
    remedy = "Export as CSV, which has no such limit."
    field: str
    entry: int
    size: int
    limit: int


@dataclass(eq=False)
class NoSuchImport(NotFound):
    """No import has this number."""

    code = "import.missing"
    says = "There is no import %(number)d."
    remedy = "`balozi import list` and the page of imports show them with their numbers."
    number: int


@dataclass(eq=False)
class AlreadyImported(Conflict):
    """An import was carried out before."""

    code = "import.done"
    says = "Import %(number)d was carried out already."
    remedy = "Take it back first if it was wrong, or send the file again."
    number: int


@dataclass(eq=False)
class PreviewOutdated(Conflict):
    """The registers changed between the preview and the confirmation."""

    code = "import.preview_outdated"
    says = "The registers changed since the preview of import %(number)d; nothing was written."
    remedy = "Look at the new preview and confirm again."
    number: int


@dataclass(eq=False)
class NothingToWrite(Conflict):
    """An import or a bulk edit would change nothing."""

    code = "import.nothing"
    says = "Import %(number)d would change nothing."
    remedy = "Its report says of each row why: it stands on the register already, or it was refused."
    number: int


@dataclass(eq=False)
class NothingToTakeBack(Conflict):
    """There is nothing of an import that could be taken back."""

    code = "import.nothing_to_take_back"
    says = "Nothing of import %(number)d can be taken back."
    remedy = "It was not carried out, or it was taken back already."
    number: int


@dataclass(eq=False)
class ImportChangedSince(Conflict):
    """Entries of an import were changed after it."""

    code = "import.changed_since"
    says = (
        "%(count)d entries of import %(number)d were changed after it, the first is entry %(entry)d; "
        "nothing was taken back."
    )
    remedy = (
        "Take back the others only (--leave-changed, or the box on the page), or undo those changes first."
    )
    number: int
    count: int
    entry: int


@dataclass(eq=False)
class NothingChosen(InvalidInput):
    """A bulk edit names no entry or no change."""

    code = "edit.nothing_chosen"
    says = "No entry was chosen, or no field to change."
    remedy = "Choose at least one row of the list and one field."


@dataclass(eq=False)
class ViewInvalid(InvalidInput):
    """A saved view cannot have this name or these filters."""

    code = "view.invalid"
    says = "The view cannot be saved: %(reason)s."
    remedy = "Give it a name of at most 80 characters."
    reason: str


@dataclass(eq=False)
class NoSuchView(NotFound):
    """No saved view has this number."""

    code = "view.missing"
    says = "There is no saved view %(number)d that is yours or shared."
    remedy = "`balozi view list` shows the views with their numbers."
    number: int
