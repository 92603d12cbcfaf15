"""The policy framework of a country as its policy ranks it, in three languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from balozi.ground.errors.registers import NoSuchCountry
from balozi.ground.people import Reader
from balozi.registers.kinds import kinds
from balozi.store.registers.queries import list_register
from balozi.store.registers.records import EntryRow
from balozi.web.labels import LANGUAGE, label
from balozi.web.names import page_language, shown_value, title_in_language

_NAMED = {"en": "name_en", "sw": "name_sw", "fr": "name_fr"}
_LISTS = ("aims", "priorities")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the framework.

    Attributes:
        entry: as the store gives it.
        number: its rank, None when it has none.
        title: in the language of the page.
        others: (language code, language, name) in the other languages.
        text: what the policy says of it.
        lists: (label, items) such as the aims of a pillar.
    """

    entry: EntryRow
    number: object
    title: str
    others: Sequence[tuple[str, str, str]]
    text: str
    lists: Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """All items of one kind, in their rank."""

    kind: str
    label: str
    items: Sequence[Item]


def framework_of(reader: Reader, country: str) -> list[Chapter]:
    """Return the framework of a country by chapters, in the order of the kinds.

    Raises:
        NoSuchCountry: no framework of this country is on the register.
    """
    rows = list_register(reader, "framework", filters={"country": country}, size=0).items
    if not rows:
        raise NoSuchCountry(country)
    order = {kind: place for place, kind in enumerate(kinds())}
    ranked = sorted(rows, key=lambda row: (order.get(row.kind, len(order)), _rank(row)))
    return [
        Chapter(kind, label("kind", kind), [_item(row) for row in group])
        for kind, group in groupby(ranked, key=lambda row: row.kind)
    ]


def _rank(row: EntryRow) -> tuple[int, int]:
    number = row.values.get("number")
    return (number if isinstance(number, int) else 10_000, row.entry)


def _item(row: EntryRow) -> Item:
    title = title_in_language(row)
    texts = [str(row.values.get(name) or "") for name in ("text", "role")]
    return Item(
        entry=row,
        number=row.values.get("number"),
        title=title,
        others=list(_others(row, title)),
        text=" ".join(text for text in texts if text and text != title),
        lists=[
            (label("field", name), [shown_value("text", item) for item in said])
            for name in _LISTS
            if isinstance(said := row.values.get(name), list) and said
        ],
    )


def _others(row: EntryRow, title: str) -> Iterator[tuple[str, str, str]]:
    shown = {title}
    for code, field in _NAMED.items():
        name = str(row.values.get(field) or "")
        if code != page_language() and name and name not in shown:
            shown.add(name)
            yield code, str(LANGUAGE[code]), name
