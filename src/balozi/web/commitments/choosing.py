"""What can be chosen rather than typed: what a commitment belongs to, who carries it, who answers for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from balozi.ground.people import Person, Reader
from balozi.ground.words import fold
from balozi.packs.gazetteer import organisations, states
from balozi.registers.following import Part
from balozi.services.assigning import those_who_may_answer
from balozi.store.people.queries import institutions
from balozi.store.registers.queries import list_register
from balozi.store.registers.records import EntryPage, EntryRow
from balozi.store.results.queries import indicators
from balozi.store.results.records import Asked
from balozi.web.days import shown_day
from balozi.web.names import actor_name, page_language, title_in_language

# In the order in which people need them; the words are those of `commitment_words.BELONGS`.
SORTS = ("agreement", "pillar", "objective", "indicator", "counterparty")
_MOST = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that can be chosen.

    Attributes:
        field: under which it is sent: "target" for an entry, "code" for anything else.
        value: number of the entry, or code.
        title: in the language of the page.
        note: what tells it from others of that title.
    """

    field: str
    value: str
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, and whether there is more.

    Attributes:
        items: the first of them.
        total: how many there are.
    """

    items: Sequence[Hit]
    total: int


def hits_of(reader: Reader, page: EntryPage, sort: str, search: str) -> Hits:
    """Return what a commitment can belong to: what has the words, or without words what is near at hand."""
    return _FINDERS[sort if sort in _FINDERS else SORTS[0]](reader, page, search.strip())


def areas_of(reader: Reader, country: str) -> list[tuple[str, str]]:
    """Return (code, name) of the areas of a country, by name, such as its counties."""
    rows = list_register(reader, "areas", filters={"country": country}, size=0).items if country else []
    told = ((str(row.values.get("iso") or row.values.get("code") or ""), row.title) for row in rows)
    return sorted((one for one in told if one[0]), key=lambda one: fold(one[1]))


def choices_of_giving(
    person: Person, page: EntryPage, institution: str, country: str = ""
) -> dict[str, object]:
    """Return what the form of giving a part out offers."""
    named = ((row.code, row.name(page_language())) for row in institutions())
    return {
        "institutions": sorted(named, key=lambda one: fold(one[1])),
        "chosen": institution,
        "people": those_who_may_answer(entry=page.entry, institution=institution, person=person),
        "parts": [word.value for word in Part],
        "areas": areas_of(
            person.reader, country or (page.row.country if page.row else "") or settings.BALOZI.country
        ),
    }


def _agreements(reader: Reader, page: EntryPage, search: str) -> Hits:
    if search:
        return _entries(reader, "agreements", search, {})
    # Nearest are the agreements with those to whom, or by whom, it is owed.
    involved = page.row.involved if page.row else {}
    others = [
        code for codes in involved.values() for code in codes if code != (page.row and page.row.country)
    ]
    for code in dict.fromkeys(others):
        found = _entries(reader, "agreements", "", {"actor": code})
        if found.total:
            return found
    return _entries(reader, "agreements", "", {})


def _of_framework(kind: str) -> Callable[[Reader, EntryPage, str], Hits]:
    def found(reader: Reader, page: EntryPage, search: str) -> Hits:
        country = page.row.country if page.row else ""
        return _entries(reader, "framework", search, {"kind": kind, "country": country})

    return found


def _entries(reader: Reader, register: str, search: str, filters: Mapping[str, str]) -> Hits:
    page = list_register(reader, register, search=search, filters=filters, size=_MOST)
    return Hits([_entry(row) for row in page.items], page.total)


def _entry(row: EntryRow) -> Hit:
    parties = ", ".join(actor_name(code) for code in row.involved.get("party", ()))
    day = shown_day(row.values["on"]) if row.values.get("on") else ""
    country = actor_name(row.country) if row.country else ""
    note = " · ".join(filter(None, (parties or country, day)))
    return Hit("target", str(row.entry), title_in_language(row), note)


def _indicators(reader: Reader, _page: EntryPage, search: str) -> Hits:
    rows = indicators(reader, Asked(on=timezone.localdate()), search=search)
    named = [
        Hit("code", row.code, row.declared.names.get(page_language()) or row.code, row.code) for row in rows
    ]
    return Hits(named[:_MOST], len(named))


def _counterparties(_reader: Reader, page: EntryPage, search: str) -> Hits:
    words = fold(search).split()
    involved = page.row.involved.values() if page.row else ()
    near = {code for codes in involved for code in codes}
    found = [
        Hit("code", code, actor_name(code), code)
        for code, names in _actors()
        if (all(word in names for word in words) if words else code in near)
    ]
    # Whose name begins with the words stands before those that only have them somewhere.
    found.sort(key=lambda one: (not fold(one.title).startswith(fold(search)), fold(one.title)))
    return Hits(found[:_MOST], len(found))


def _actors() -> Iterator[tuple[str, str]]:
    for code, names in (
        *((one.code, one.names) for one in states()),
        *((one.code, one.names) for one in organisations()),
    ):
        yield code, fold(" ".join((code, *names.values())))


_FINDERS: Mapping[str, Callable[[Reader, EntryPage, str], Hits]] = {
    "agreement": _agreements,
    "pillar": _of_framework("pillar"),
    "objective": _of_framework("objective"),
    "indicator": _indicators,
    "counterparty": _counterparties,
}
