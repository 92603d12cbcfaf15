"""Columns of texts as places of their texts, and what is asked of such columns."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

from balozi.ground.errors.results import NotColumns
from balozi.results.files import columns_of
from balozi.results.lines import mark_of

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of texts as the places of its texts.

    Attributes:
        at: the place for each row.
        texts: each once, without spaces around them.
    """

    at: "pa.Array"
    texts: list[str]

    def of_each(self, read: Callable[[str], Any], kind: "pa.DataType") -> "pa.Array":
        """Return what is read of the text of each row."""
        import pyarrow as pa

        return pa.array([read(text) for text in self.texts], kind).take(self.at)


def texts_in(path: Path) -> "pa.Table":
    """Return the cells of a file as texts: numbers of a CSV file in UTF-8 stay as they are written.

    Commas, semicolons or tabs stand between the cells.

    Args:
        path: of the file: Parquet if it ends so, else CSV.

    Raises:
        NotColumns: it is no whole table.
    """
    import pyarrow as pa
    from pyarrow import csv, parquet

    try:
        if path.suffix.lower() == ".parquet":
            table = parquet.read_table(path)
            return pa.table({name: table[name].cast(pa.string()) for name in table.column_names})
        with path.open(encoding="utf-8-sig") as lines:
            mark = mark_of(next(lines, ""), (*columns_of("needed"), *columns_of("optional")))
        between = csv.ParseOptions(delimiter=mark)
        names = csv.open_csv(path, parse_options=between).schema.names
        as_texts = dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string()))
        wanted = csv.ConvertOptions(column_types=as_texts)
        return csv.read_csv(path, parse_options=between, convert_options=wanted)
    except (ValueError, pa.ArrowNotImplementedError) as fault:
        raise NotColumns(path.name, " ".join(str(fault).split())[:200].rstrip(".")) from None


def coded(texts: "pa.Table", name: str) -> Coded:
    """Return a column of a table of texts; one that is missing has nothing in any row."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if name not in texts.column_names:
        return Coded(pa.array([0], pa.int32()).take(pa.nulls(texts.num_rows, pa.int32()).fill_null(0)), [""])
    column = texts[name]
    if not pa.types.is_dictionary(column.type):
        column = column.cast(pa.string()).dictionary_encode()
    found_at = column.unify_dictionaries().combine_chunks()
    found = [(text or "").strip() for text in found_at.dictionary.to_pylist()]
    places = {text: place for place, text in enumerate(dict.fromkeys(["", *found]))}
    at = found_at.indices
    if list(places) != found:
        at = pa.array([places[text] for text in found], pa.int32()).take(at)
    return Coded(pc.fill_null(at, places[""]), list(places))


def grouped(columns: dict[str, "pa.Array"]) -> list[dict[str, Any]]:
    """Return each combination once, with the first of its days where days are given."""
    import pyarrow as pa

    table = pa.table(columns)
    by = [name for name in columns if name != "day"]
    groups = table.group_by(by).aggregate([("day", "min")] if "day" in columns else [])
    named = [name.replace("day_min", "day") for name in groups.column_names]
    found: list[dict[str, Any]] = groups.rename_columns(named).to_pylist()
    return found


def any_of(masks: Iterable["pa.Array"]) -> "pa.Array":
    """Tell of each row whether any of several things holds; what is not known does not."""
    import pyarrow.compute as pc

    return reduce(pc.or_, (pc.fill_null(one, False) for one in masks))
