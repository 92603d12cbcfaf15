"""A large table of texts as columns: every text is read once, however many rows hold it, by the reader of rows itself.

What needs more than its own cell to be read (levels, a rule for areas, parts that do not fit) is read row by row: a row
that is refused is told, and the indicator of one that is not is left to the exact engine.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial, reduce
from typing import TYPE_CHECKING, Any

from balozi.analysis.results.coding import Coded, any_of, coded, grouped
from balozi.analysis.results.columns import MOST_PLACES, STATE, Columns, places_of, schema
from balozi.analysis.results.declaring import BEFORE_ALL, Declaring, has_room
from balozi.ground.errors.family import BaloziError
from balozi.results.decimals import number_of
from balozi.results.files import Fault, Row, check_columns, columns_of, row_of
from balozi.results.periods import Period

if TYPE_CHECKING:
    import pyarrow as pa

_VALUES = {"baseline": "baseline", "target_low": "low", "target_high": "high", "actual": "actual"}
_PARTS = {"numerator": "numerator", "denominator": "denominator"}
_MOST = 2**40
_ALONE = "a row that must be read by itself"
_WORDS = ("direction", "kind", "unit")


@dataclass(frozen=True, slots=True)
class TextsRead:
    """What a table of texts says.

    Attributes:
        columns: its rows.
        faults: rows that were refused, with the reason.
    """

    columns: Columns
    faults: tuple[Fault, ...]


def read_texts(texts: "pa.Table", name: str) -> TextsRead:
    """Read a table of results whose cells are texts, as a file of text or Parquet holds them.

    Args:
        texts: one column of texts for each column of the table, named as `read_table` takes them.
        name: of the table, for refusals.

    Raises:
        ColumnsMissing: it lacks what a computation needs.
        ColumnTwice: a column is there twice.

    Examples:
        >>> import pyarrow as pa
        >>> told = {"indicator": ["I", "I"], "direction": ["increase"] * 2, "kind": ["level"] * 2, "area": ["X"] * 2}
        >>> found = read_texts(pa.table(told | {"period": ["2024", "2025"], "actual": ["0.5", "many"]}), "t")
        >>> found.columns.rows["actual"].to_pylist(), [one.number for one in found.faults]
        ([5], [2])
    """
    names = [column.strip().lower() for column in texts.column_names]
    check_columns(names, name)
    return _Texts(texts.rename_columns(names)).read()


class _Texts:
    def __init__(self, texts: "pa.Table") -> None:
        import pyarrow as pa

        known = dict.fromkeys((*columns_of("needed"), *columns_of("optional")))
        self.texts = texts.select([name for name in known if name in texts.column_names])
        self.coded = {name: coded(self.texts, name) for name in known}
        self.number = pa.array(range(texts.num_rows), pa.int32())
        # Rows without any cell are no rows, and are not numbered.
        self._keep(self._filled(), self.number)
        self.number = pa.array(range(1, self.texts.num_rows + 1), pa.int32())

    def _filled(self) -> "pa.Array":
        """Tell of each row whether it has a cell."""
        import pyarrow as pa
        import pyarrow.compute as pc

        found = self.coded["indicator"].of_each(bool, pa.bool_())
        for column in self.coded.values():
            if pc.all(found).as_py():
                break
            found = pc.or_(found, column.of_each(bool, pa.bool_()))
        return found

    def _keep(self, which: "pa.Array", number: "pa.Array") -> None:
        import pyarrow.compute as pc

        if pc.all(which).as_py():
            self.number = number
            return
        self.texts, self.number = self.texts.filter(which), number.filter(which)
        self.coded = {name: Coded(one.at.filter(which), one.texts) for name, one in self.coded.items()}

    def read(self) -> TextsRead:
        import pyarrow as pa
        import pyarrow.compute as pc

        self._read_each()
        alone, faults = self._one_by_one(self._needs_care())
        if faults:
            refused = pa.array([one.number for one in faults], pa.int32())
            self._keep(pc.invert(pc.is_in(self.number, refused)), self.number)
            self._read_each()
        told = self._declare({row.indicator for row in alone})
        exact = [place for place, one in enumerate(told.indicators.values()) if one.why_exact]
        indicator = self._codes("indicator", told.indicators)
        left, _ = self._one_by_one(pc.is_in(indicator, pa.array(exact, pa.int32())))
        table = self._rows(told, indicator).filter(
            pc.invert(pc.is_in(indicator, pa.array(exact, pa.int32())))
        )
        columns = Columns(
            table,
            list(told.indicators.values()),
            list(told.areas),
            told.larger,
            self.words,
            *self.places,
            tuple(left),
        )
        return TextsRead(columns, tuple(faults))

    def _read_each(self) -> None:
        """Read every text once: periods, days, numbers, targets."""
        import pyarrow as pa

        self.periods = [_or_none(_period, text) for text in self.coded["period"].texts]
        self.days = {text: _or_none(_day, text) for text in self.coded["reported_on"].texts}
        self.targets = {text: _or_none(_target, text) for text in self.coded["target"].texts}
        self.read_as = {
            name: {text: _or_none(number_of, text) for text in self.coded[name].texts}
            for name in (*_VALUES, *_PARTS)
        }
        self.places = self._most_places(("target", *_VALUES)), self._most_places(tuple(_PARTS))
        self.words = [text for text, one in self.targets.items() if one is not None and one[1] == "words"]
        self.numbers = {
            said: self.coded[name].of_each(self._whole(name, self.places[name in _PARTS]), pa.int64())
            for name, said in {**_VALUES, **_PARTS, "target": "target"}.items()
        }

    def _number(self, name: str, text: str) -> Fraction | None:
        found = self.targets[text] if name == "target" else (self.read_as[name][text], "stated")
        return None if found is None else found[0]

    def _whole(self, name: str, places: int) -> Callable[[str], int | None]:
        def whole(text: str) -> int | None:
            number = self._number(name, text)
            return None if number is None or not _fits(number) else int(number * 10**places)

        return whole

    def _most_places(self, names: Sequence[str]) -> int:
        numbers = {self._number(name, text) for name in names for text in self.coded[name].texts}
        return max((places_of(one) for one in numbers if one is not None and _fits(one)), default=0)

    def _needs_care(self) -> "pa.Array":
        """Tell of each row whether it must be read by itself."""
        import pyarrow as pa
        import pyarrow.compute as pc

        low, high = self.numbers["low"], self.numbers["high"]
        above, below = self.numbers["numerator"], self.numbers["denominator"]
        has_end = pc.or_(pc.is_valid(low), pc.is_valid(high))
        in_words = self.coded["target"].of_each(
            lambda text: self._state(text) in ("words", "open"), pa.bool_()
        )
        doubts = [
            pc.and_(in_words, has_end),
            pc.greater(low, high),
            pc.xor(pc.is_valid(above), pc.is_valid(below)),
            pc.or_(pc.less(below, 0), pc.and_(pc.equal(below, 0), pc.not_equal(above, 0))),
        ]
        for name, is_bad in self._doubts():
            column = self.coded[name]
            if any(map(is_bad, column.texts)):
                doubts.append(column.of_each(is_bad, pa.bool_()))
        return any_of(doubts)

    def _doubts(self) -> Iterator[tuple[str, Callable[[str], bool]]]:
        """Give by column which of its texts make a row one that must be read by itself."""
        period = dict(zip(self.coded["period"].texts, self.periods, strict=True))
        used = {name: self._used(name) for name in self.coded}
        yield from ((name, bool) for name in ("levels", "over_areas"))
        yield "indicator", lambda text: not text and text in used["indicator"]
        yield "period", lambda text: period[text] is None and text in used["period"]
        yield "reported_on", lambda text: self.days[text] is None
        for name in ("direction", "kind"):
            yield name, partial(_is_no_word, name)
        for name in (*_VALUES, *_PARTS, "target"):
            yield name, partial(self._is_unread, name)

    def _used(self, name: str) -> frozenset[str]:
        """Return the texts that a row has; nothing stands first, whether a row has nothing or not."""
        column = self.coded[name]
        return frozenset(
            column.texts if len(column.at) == 0 or 0 in column.at.unique().to_pylist() else column.texts[1:]
        )

    def _state(self, text: str) -> str:
        """Return what is known of a target in a text."""
        found = self.targets[text]
        return "missing" if found is None else found[1]

    def _is_unread(self, name: str, text: str) -> bool:
        """Tell whether a text cannot be taken as the number that it should be."""
        if name == "target" and self._state(text) in ("words", "open"):
            return False
        number = self._number(name, text)
        return bool(text) if number is None else not _fits(number)

    def _one_by_one(self, which: "pa.Array") -> tuple[list[Row], list[Fault]]:
        """Return rows, read by the reader of rows, and those that it refuses."""
        rows, faults = [], []
        picked = self.texts.filter(which).to_pylist()
        for number, said in zip(self.number.filter(which).to_pylist(), picked, strict=True):
            try:
                rows.append(
                    row_of(number, number + 1, {name: (text or "").strip() for name, text in said.items()})
                )
            except BaloziError as refusal:
                faults.append(Fault(number, number + 1, refusal))
        return rows, faults

    def _codes(self, name: str, places: dict[str, Any]) -> "pa.Array":
        """Return the place of each row's text among others."""
        import pyarrow as pa

        where = {text: place for place, text in enumerate(places)}
        return self.coded[name].of_each(lambda text: where.get(text, -1), pa.int32())

    def _day(self) -> "pa.Array":
        import pyarrow as pa

        return self.coded["reported_on"].of_each(lambda text: self.days[text], pa.int32())

    def _told(self) -> "pa.Array":
        import pyarrow.compute as pc

        return pc.or_(pc.is_valid(self.numbers["actual"]), pc.is_valid(self.numbers["numerator"]))

    def _declare(self, alone: Iterable[str]) -> Declaring:
        """Return what the rows declare of indicators and areas."""
        import pyarrow.compute as pc

        told = Declaring()
        day = pc.if_else(pc.equal(self._day(), BEFORE_ALL), None, self._day())
        codes = {name: one.at for name, one in self.coded.items()}
        texts = {name: one.texts for name, one in self.coded.items()}
        for said in grouped({"indicator": codes["indicator"], "period": codes["period"]}):
            period = self.periods[said["period"]]
            if period is not None:
                told.names(texts["indicator"][said["indicator"]], period)
        for name in _WORDS:
            for said in grouped({"indicator": codes["indicator"], "said": codes[name], "day": day}):
                text = texts[name][said["said"]]
                word = text if name == "unit" else text.lower()
                told.declares(texts["indicator"][said["indicator"]], name, word, said["day"] or BEFORE_ALL)
        self._lie(told, day)
        self._measure(told, codes["indicator"], codes["reporter"])
        for code in alone:
            told.indicators[code].why_exact = _ALONE
        told.judge_areas()
        told.judge_sizes(*self.places)
        return told

    def _lie(self, told: Declaring, day: "pa.Array") -> None:
        """Take down the areas; of which indicators they are only where that could matter."""
        import pyarrow as pa
        import pyarrow.compute as pc

        texts = {name: self.coded[name].texts for name in ("indicator", "area", "parent_area")}
        codes = {name: self.coded[name].at for name in texts}
        nameless = set()
        for said in grouped({"area": codes["area"], "parent_area": codes["parent_area"], "day": day}):
            larger = texts["parent_area"][said["parent_area"]]
            area = told.lies_in(texts["area"][said["area"]], larger, said["day"] or BEFORE_ALL)
            nameless |= set() if larger else {area}
        doubtful = told.odd_areas() | (nameless & {area for area, _ in told.larger})
        mine = pc.is_in(self._codes("area", told.areas), pa.array(sorted(doubtful), pa.int32()))
        for said in grouped({name: one.filter(mine) for name, one in codes.items()}):
            code, area, larger = (texts[name][said[name]] for name in texts)
            told.lies(code, area, larger, BEFORE_ALL)

    def _measure(self, told: Declaring, indicator: "pa.Array", reporter: "pa.Array") -> None:
        """Take down how large the numbers of each indicator come to be, and who reported them."""
        import pyarrow as pa

        codes = self.coded["indicator"].texts
        who = pa.table({"indicator": indicator, "reporter": reporter}).filter(self._told())
        for said in who.group_by(["indicator", "reporter"]).aggregate([]).to_pylist():
            told.reports(codes[said["indicator"]], self.coded["reporter"].texts[said["reporter"]])
        kinds = (("target", *_VALUES.values()), self.places[0]), (tuple(_PARTS), self.places[1])
        largest = [sum(map(self._largest, names), Fraction(0)) for names, _ in kinds]
        for said in indicator.value_counts().to_pylist():
            one = told.indicators[codes[said["values"]]]
            one.most, one.parts = (said["counts"] * most for most in largest)
        if all(has_room(one, *self.places) for one in told.indicators.values()):
            return
        for name, (names, places) in zip(("most", "parts"), kinds, strict=True):
            for place, size in self._sizes(indicator, names, places):
                setattr(told.indicators[codes[place]], name, size)

    def _largest(self, said: str) -> Fraction:
        """Return the largest number of a column, without its sign."""
        name = next((name for name, one in _VALUES.items() if one == said), said)
        numbers = (self._number(name, text) for text in self.coded[name].texts)
        return max((abs(one) for one in numbers if one is not None and _fits(one)), default=Fraction(0))

    def _sizes(
        self, indicator: "pa.Array", names: Sequence[str], places: int
    ) -> Iterator[tuple[int, Fraction]]:
        """Give for each indicator a little more than what its numbers come to: sums of doubles may lose their end."""
        import pyarrow as pa
        import pyarrow.compute as pc

        sizes = [pc.fill_null(pc.abs(self.numbers[name]).cast(pa.float64()), 0.0) for name in names]
        table = pa.table({"indicator": indicator, "size": reduce(pc.add, sizes)})
        for said in table.group_by("indicator").aggregate([("size", "sum")]).to_pylist():
            yield said["indicator"], Fraction(int(said["size_sum"] * 1.01) + 1, 10**places)

    def _states(self) -> "pa.Array":
        """Return what is known of the target of each row."""
        import pyarrow as pa
        import pyarrow.compute as pc

        stated = self.coded["target"].of_each(lambda text: STATE[self._state(text)], pa.int32())
        has_end = pc.or_(pc.is_valid(self.numbers["low"]), pc.is_valid(self.numbers["high"]))
        return pc.if_else(has_end, pa.scalar(STATE["stated"], pa.int32()), stated)

    def _rows(self, told: Declaring, indicator: "pa.Array") -> "pa.Table":
        import pyarrow as pa

        ends = [one.end if one is not None else None for one in self.periods]
        words = {text: place for place, text in enumerate(self.words)}
        listed = {
            "number": self.number,
            "indicator": indicator,
            "area": self._codes("area", told.areas),
            "period": pa.array(ends, pa.int32()).take(self.coded["period"].at),
            "state": self._states(),
            "words": self.coded["target"].of_each(words.get, pa.int32()),
            "day": self._day(),
            **self.numbers,
            "is_told": self._told(),
        }
        return pa.table({name: listed[name] for name in schema().names}, schema=schema())


def _or_none(read: Callable[[str], Any], text: str) -> Any:
    """Return what a text says, and nothing where it cannot be read."""
    try:
        return read(text) if text or read is not number_of else None
    except BaloziError:
        return None


def _alone(column: str, text: str) -> Row:
    """Read one cell with the reader of rows."""
    return row_of(0, 0, {"indicator": "-", "period": "2024", column: text})


def _period(text: str) -> Period:
    return _alone("period", text).period


def _day(text: str) -> int:
    found = _alone("reported_on", text).reported_on
    return BEFORE_ALL if found is None else found.toordinal()


def _target(text: str) -> tuple[Fraction | None, str]:
    target = _alone("target", text).target
    if target is None:
        return None, "missing"
    return target.number, "open" if target.is_open else "words" if target.words else "stated"


def _is_no_word(column: str, text: str) -> bool:
    try:
        _alone(column, text)
    except BaloziError:
        return True
    return False


def _fits(number: Fraction) -> bool:
    return places_of(number) <= MOST_PLACES and abs(number) < _MOST
