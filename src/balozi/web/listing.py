"""What the lists have in common: the page asked for, the day asked about, the columns that sort."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, QueryDict

from balozi.ground.errors.facts import NotADate
from balozi.ground.people import Person
from balozi.services.people import person_of
from balozi.store.registers.moments import end_of as end_of
from balozi.web.labels import Label


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list.

    Attributes:
        name: by which it sorts.
        label: what it is called.
        sort: the value of ``?sort=`` that its header leads to, "" when it does not sort.
        order: "ascending" or "descending" when the list is sorted by it now, else "none".
    """

    name: str
    label: Label
    sort: str = ""
    order: str = "none"


def reader_of(request: HttpRequest) -> Person:
    """Return who reads, asked once per request."""
    known: Person | None = getattr(request, "balozi_person", None)
    if known is None:
        known = person_of(request.user)
        request.balozi_person = known  # type: ignore[attr-defined]
    return known


def page_number(request: HttpRequest) -> int:
    """Return the page asked for; anything that is no number from 1 on is the first one."""
    text = request.GET.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 8 else 1


def day_asked(request: HttpRequest) -> date | None:
    """Return the day of ``?on=``, None when it is not given.

    Raises:
        NotADate: it is not a day written YYYY-MM-DD.
    """
    return day_in(request.GET, "on")


def day_in(sent: QueryDict, name: str) -> date | None:
    """Return the day that was sent under a name, None when it is not given.

    Raises:
        NotADate: it is not a day written YYYY-MM-DD.
    """
    text = sent.get(name, "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotADate(text) from None


def sortable(name: str, label: Label, sort: str) -> Column:
    """Return the header of a column that sorts, with where it leads when the list is sorted by ``sort`` now."""
    if sort == name:
        return Column(name, label, "-" + name, "ascending")
    return Column(name, label, name, "descending" if sort == "-" + name else "none")
