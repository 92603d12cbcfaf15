"""The list of papers, with the choices that only the counts of a paper decide."""

from collections.abc import Callable, Mapping

from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import Reader
from balozi.store.documents.queries import list_documents
from balozi.store.documents.records import DocumentRow

_ALL = 100_000
_FITS: Mapping[str, Callable[[DocumentRow], bool]] = {
    "doubts": lambda row: row.findings > 0,
    "read": lambda row: not row.fault,
}


def listed_papers(reader: Reader, asked: Mapping[str, str], *, page: int) -> Page[DocumentRow]:
    """Return one page of the papers.

    Args:
        reader: whose clearance applies.
        asked: search, language, sort, and state: also "read", and "doubts": with findings of the consistency check.
        page: counted from 1.
    """
    search, language, sort = asked["search"], asked["language"], asked["sort"]
    fits = _FITS.get(asked["state"])
    if fits is None:
        return list_documents(
            reader, search=search, language=language, state=asked["state"], sort=sort, page=page
        )
    rows = list_documents(reader, search=search, language=language, sort=sort, size=_ALL).items
    chosen = [row for row in rows if fits(row)]
    number = min(max(1, page), max(1, -(-len(chosen) // PAGE_SIZE)))
    return Page(chosen[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], len(chosen), number)
