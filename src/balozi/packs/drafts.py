"""A pack as it was typed, before anybody knows whether it is right."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from balozi.ground.errors.packs import PackFileInvalid
from balozi.packs.faults import PackFault, fault
from balozi.packs.marked import Marked, place_of, read_marked

HEAD = "pack.yaml"
COMMON = frozenset({"key", "source", "flags", "note"})


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as it was typed.

    Attributes:
        file: its file, as messages name it.
        line: where it begins.
        kind: what its file says it is.
        typed: everything that was typed, by name.
    """

    file: str
    line: int
    kind: str
    typed: Mapping[str, Marked]

    @property
    def where(self) -> str:
        """Return the place of the entry."""
        return place_of(self.file, self.line)

    @property
    def facts(self) -> Mapping[str, Marked]:
        """Return the fields of its kind, without what every entry has."""
        return {name: value for name, value in self.typed.items() if name not in COMMON}

    @property
    def flags(self) -> frozenset[str]:
        """Return the flags."""
        return frozenset(item.text for item in self.items("flags"))

    def text(self, name: str) -> str:
        """Return one text, "" when it was not typed."""
        return self.typed[name].text if name in self.typed else ""

    def items(self, name: str) -> list[Marked]:
        """Return the items of one list, none when it was not typed."""
        return self.typed[name].items if name in self.typed else []

    def place(self, name: str) -> str:
        """Return the place of one field, of the entry when the field was not typed."""
        return place_of(self.file, self.typed[name].line if name in self.typed else self.line)


@dataclass(frozen=True, slots=True)
class Draft:
    """A pack's folder as it was typed.

    Attributes:
        folder: the folder.
        head: what ``pack.yaml`` says.
        rows: the entries of all other files, in the order of file names and lines.
        faults: what could not be read at all.
    """

    folder: Path
    head: Mapping[str, Marked]
    rows: tuple[Row, ...]
    faults: tuple[PackFault, ...]

    def place(self, name: str = "") -> str:
        """Return the place of one field of ``pack.yaml``."""
        return place_of(file_name(self.folder, HEAD), self.head[name].line if name in self.head else 1)


def file_name(folder: Path, name: str) -> str:
    """Return how messages name a file of a pack.

    Examples:
        >>> file_name(Path("countries/ke"), "pillars.yaml")
        'ke/pillars.yaml'
    """
    return f"{folder.name}/{name}"


def read_draft(folder: Path) -> Draft:
    """Read a pack's folder without judging it; what cannot be read becomes a fault."""
    folder = folder.resolve()  # "." has no name, and messages and the code of a pack need one
    faults: list[PackFault] = []
    head = _read(folder, HEAD, faults)
    if head is not None and not head.fields:
        faults.append(
            fault(place_of(file_name(folder, HEAD), 1), "pack.yaml has names and values; this one has none.")
        )
    rows: list[Row] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name != HEAD and (marked := _read(folder, path.name, faults)) is not None:
            rows.extend(_rows(file_name(folder, path.name), marked, faults))
    return Draft(folder, head.fields if head else {}, tuple(rows), tuple(faults))


def read_rows(folder: Path, kind: str) -> tuple[Row, ...]:
    """Return the entries of one kind of a pack that ships with the product; its other files are not read."""
    said = re.compile(rf"^kind:[ \t]*{re.escape(kind)}[ \t]*\r?$", re.MULTILINE)
    faults: list[PackFault] = []
    rows: list[Row] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name == HEAD or said.search(path.read_text(encoding="utf-8-sig")) is None:
            continue
        if (marked := _read(folder, path.name, faults)) is not None:
            rows.extend(
                row for row in _rows(file_name(folder, path.name), marked, faults) if row.kind == kind
            )
    return tuple(rows)


def _read(folder: Path, name: str, faults: list[PackFault]) -> Marked | None:
    try:
        return read_marked(folder / name, file_name(folder, name))
    except PackFileInvalid as wrong:
        faults.append(fault(wrong.where, "The file %(reason)s.", reason=wrong.reason))
        return None


def _rows(file: str, marked: Marked, faults: list[PackFault]) -> Iterator[Row]:
    fields = marked.fields
    if set(fields) != {"kind", "entries"} or not fields["kind"].text:
        names = ", ".join(sorted(fields)) or "no names"
        faults.append(
            fault(place_of(file, 1), "A file has `kind` and `entries`, this one has %(names)s.", names=names)
        )
        return
    if not fields["entries"].items:
        faults.append(
            fault(place_of(file, fields["entries"].line), "`entries` is a list; this one has no items.")
        )
    for item in fields["entries"].items:
        if item.fields:
            yield Row(file, item.line, fields["kind"].text, item.fields)
        else:
            faults.append(
                fault(place_of(file, item.line), "An entry has names and values; this one has none.")
            )
