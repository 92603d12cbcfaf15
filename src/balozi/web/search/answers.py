"""What a reader asked of the search, and the answer in the words of the page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpRequest
from django.utils.translation import gettext as _

from balozi.ground.people import Reader
from balozi.ground.words import fold
from balozi.packs.gazetteer import states
from balozi.reading.hits import Hit, Piece
from balozi.store.registers.tables import REGISTERS as TABLES
from balozi.store.search.answering import SIZE, Answer, answer_to
from balozi.store.search.queries import PAPERS, REGISTERS, EntryFound, Narrowing, SentenceRow, choices
from balozi.web.labels import label
from balozi.web.listing import day_in, page_number
from balozi.web.names import actor_name, institutions_in_words
from balozi.web.registers.lists import Choice, Row, row_in_words

_FIRST_ENTRIES = 6
_GROUPS: Mapping[str, str] = {"genre": "value", "language": "language", "register": "register"}
# What only one side has is asked of that side only.
_SIDES: Mapping[str, str] = {"genre": PAPERS, "language": PAPERS, "register": REGISTERS}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked.

    Attributes:
        words: as typed.
        side: "papers", "registers" or "" for both.
        values: chosen by name.
        since: first day, None for any.
        until: last day, None for any.
        page: counted from 1.
    """

    words: str
    side: str
    values: Mapping[str, str]
    since: date | None
    until: date | None
    page: int

    @property
    def narrowed(self) -> bool:
        """Tell whether anything but words was asked."""
        return bool(self.side or self.since or self.until or any(self.values.values()))


@dataclass(frozen=True, slots=True)
class Line:
    """One entry that was found.

    Attributes:
        row: in words.
        pieces: of its title, with what was asked for marked; none when the title is shown in another language.
        why: how it was found, "" when it holds the words themselves.
    """

    row: Row
    pieces: Sequence[Piece]
    why: str


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence that was found.

    Attributes:
        row: the sentence.
        why: how it was found, "" when it holds the words themselves.
    """

    row: SentenceRow
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """The answer.

    Attributes:
        answer: of the store.
        countries: codes of the states that are called so.
        lines: entries of the registers.
        papers: sentences one paper after the other, the best paper first.
    """

    answer: Answer
    countries: Sequence[str]
    lines: Sequence[Line]
    papers: Sequence[tuple[SentenceRow, Sequence[Quote]]]

    def __bool__(self) -> bool:
        """Tell whether anything was found."""
        return bool(self.countries or self.answer)

    @property
    def more_entries(self) -> bool:
        """Tell whether there are entries beyond those shown."""
        return self.answer.entries is not None and self.answer.entries.total > len(self.lines)


def asked_of(request: HttpRequest) -> Asked:
    """Return what a request asks.

    Raises:
        NotADate: a day is not written YYYY-MM-DD.
    """
    sent = request.GET
    values = {name: sent.get(name, "").strip()[:40] for name in (*_GROUPS, "country")}
    side = sent.get("in", "")
    asked_side = next((_SIDES[name] for name in _SIDES if values[name]), "")
    return Asked(
        words=sent.get("q", "").strip(),
        side=side if side in {PAPERS, REGISTERS} else asked_side,
        values=values,
        since=day_in(sent, "since"),
        until=day_in(sent, "until"),
        page=page_number(request),
    )


def found_for(reader: Reader, asked: Asked) -> Found:
    """Return what the registers and the papers say of what was asked.

    Raises:
        SearchTooLong: the words are longer than a store can look for.
    """
    narrowing = Narrowing(asked.values, asked.since, asked.until, asked.side)
    # Both sides together have no pages of their own: the first of each, and a way to all of them.
    page = asked.page if asked.side else 1
    answer = answer_to(reader, asked.words, narrowing, page=page, size=SIZE)
    entries = answer.entries.items if answer.entries else ()
    shown = entries if asked.side else entries[:_FIRST_ENTRIES]
    sentences = answer.papers.items if answer.papers else ()
    return Found(
        answer=answer,
        countries=[] if asked.narrowed else list(_countries(asked.words)),
        lines=_lines(shown),
        papers=list(_by_paper(sentences)),
    )


def choices_of(reader: Reader, asked: Asked) -> list[Choice]:
    """Return the selects of the form; one without a choice is left out."""
    offered = choices(reader)
    sides = [(PAPERS, _("Papers")), (REGISTERS, _("Registers"))]
    found = [Choice("in", _("Search in"), sides, asked.side)]
    names = {"language": _("Language"), "country": _("Country"), "genre": _("Kind of paper")}
    for name, title in (names | {"register": _("Register")}).items():
        if asked.side and _SIDES.get(name, asked.side) != asked.side:
            continue
        values = sorted(((value, _shown(name, value)) for value in offered[name]), key=lambda one: one[1])
        if len(values) > 1 or asked.values[name]:
            found.append(Choice(name, title, values, asked.values[name]))
    return found


def _shown(name: str, value: str) -> str:
    return actor_name(value) if name == "country" else label(_GROUPS[name], value)


def _by_paper(
    sentences: Sequence[SentenceRow],
) -> Iterator[tuple[SentenceRow, Sequence[Quote]]]:
    order = {one.document: at for at, one in reversed(list(enumerate(sentences)))}
    together = sorted(sentences, key=lambda one: order[one.document])
    for _number, rows in groupby(together, key=lambda one: one.document):
        quotes = [Quote(row, _why(row.hit)) for row in rows]
        yield quotes[0].row, quotes


def _lines(found: Sequence[EntryFound]) -> list[Line]:
    names = institutions_in_words([one.row for one in found])
    rows = {one.row.entry: row_in_words(TABLES[one.row.register], one.row, names) for one in found}
    return [_line(one, rows) for one in found]


def _line(found: EntryFound, shown: Mapping[int, Row]) -> Line:
    row = shown[found.row.entry]
    return Line(row, found.hit.pieces if row.title == found.row.title else (), _why(found.hit))


def _why(hit: Hit) -> str:
    """Return how something was found, one way after the other: "mkataba → agreement"."""
    ways = [f"{reason.said} → {reason.way.words}" for reason in hit.reasons if reason.way.kind != "longer"]
    return "; ".join(dict.fromkeys(ways))


def _countries(words: str) -> Iterator[str]:
    asked = fold(words)
    for state in states():
        if asked in {fold(name) for name in state.names.values()}:
            yield state.code
