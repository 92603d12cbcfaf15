"""What the registers and the papers say of some words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from balozi.ground.people import Reader
from balozi.ground.words import fold
from balozi.packs.gazetteer import states
from balozi.store.documents.mentions import MentionRow, find_mentions
from balozi.store.registers.queries import list_register
from balozi.store.registers.tables import REGISTERS
from balozi.web.labels import label
from balozi.web.registers.lists import Row, rows_of

_ENTRIES = 6
_SENTENCES = 40


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one register holds of the words.

    Attributes:
        register: its name.
        rows: the first of its entries.
        total: how many there are.
    """

    register: str
    rows: Sequence[Row]
    total: int

    @property
    def label(self) -> str:
        """Return what the register is called."""
        return label("register", self.register)


@dataclass(frozen=True, slots=True)
class Answers:
    """All that was found.

    Attributes:
        countries: codes of the states that are called so.
        kindred: words by which the framework files the same subject, in all languages, to search for as well.
        shelves: of the registers that hold something.
        sentences: of the papers that hold all the words; where none does, those that hold a kindred word.
        direct: the sentences hold the words themselves.
        more: there are sentences beyond those shown.
    """

    countries: Sequence[str]
    kindred: Sequence[str]
    shelves: Sequence[Shelf]
    sentences: Sequence[MentionRow]
    direct: bool
    more: bool

    def __bool__(self) -> bool:
        """Tell whether anything was found."""
        return bool(self.countries or self.shelves or self.sentences)


def answers_to(reader: Reader, words: str) -> Answers:
    """Return what the registers and the papers say of some words.

    Raises:
        SearchTooLong: the words are longer than a store can look for.
    """
    kindred = _kindred(reader, words)
    direct = list(islice(find_mentions(reader, words), _SENTENCES + 1))
    sentences = direct or list(islice(find_mentions(reader, *kindred, whole=True), _SENTENCES + 1))
    return Answers(
        countries=list(_countries(words)),
        kindred=kindred,
        shelves=list(_shelves(reader, words)),
        sentences=sentences[:_SENTENCES],
        direct=bool(direct),
        more=len(sentences) > _SENTENCES,
    )


def _shelves(reader: Reader, words: str) -> Iterator[Shelf]:
    for name, table in REGISTERS.items():
        page = list_register(reader, name, search=words, size=_ENTRIES)
        if page.total:
            yield Shelf(name, rows_of(table, page.items), page.total)


def _countries(words: str) -> Iterator[str]:
    asked = fold(words)
    for state in states():
        if asked in {fold(name) for name in state.names.values()}:
            yield state.code


def _kindred(reader: Reader, words: str) -> Sequence[str]:
    """Return the words of the pillars that one of whose words was asked for, without endings left open."""
    asked = fold(words)
    pillars = list_register(reader, "framework", filters={"kind": "pillar"}, size=0).items
    found: dict[str, None] = {}
    for pillar in pillars:
        said = pillar.values.get("words")
        lists = list(said.values()) if isinstance(said, dict) else []
        spoken = [str(word) for words_of_one in lists for word in words_of_one]
        if asked in {fold(word) for word in spoken}:
            found |= dict.fromkeys(word for word in spoken if not word.endswith("*") and fold(word) != asked)
    return list(found)
