"""What a parser hands over: text, the blocks whose kind the format tells, and warnings."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text whose kind is known from the format: a heading style, a table row.

    Attributes:
        start: first character.
        end: the character after the last one.
        kind: the value of a `PassageKind`.
        level: of a heading, 1 for the outermost; 0 for anything else.
    """

    start: int
    end: int
    kind: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Extract:
    """The outcome of parsing one file.

    Attributes:
        text: all visible characters, paragraphs set apart by a blank line.
        blocks: in order, not overlapping; the rest of the text is told from its look.
        warnings: what could not be read.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()

    def packed(self) -> dict[str, object]:
        """Return the extract as plain lists and words, for a pipe."""
        rows = [[block.start, block.end, block.kind, block.level] for block in self.blocks]
        return {"text": self.text, "blocks": rows, "warnings": list(self.warnings)}


def unpacked(packed: dict[str, object]) -> Extract:
    """Return the extract that came through a pipe."""
    rows, warnings = packed["blocks"], packed["warnings"]
    assert isinstance(rows, list)
    assert isinstance(warnings, list)
    return Extract(str(packed["text"]), tuple(Block(*row) for row in rows), tuple(map(str, warnings)))


@dataclass(slots=True)
class Writer:
    """Collects blocks of text one after the other, with their places.

    Attributes:
        limit: characters that may be written.
    """

    limit: int
    _parts: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _length: int = 0

    def write(self, text: str, kind: str = "", level: int = 0) -> None:
        """Add one block; blocks of rows and items stand on following lines, others apart.

        Raises:
            OverflowError: the text is longer than the limit.
        """
        clean = well_formed(text).strip()
        if not clean:
            return
        if self._parts:
            self._add("\n" if self._follows(kind) else "\n\n")
        start = self._length
        self._add(clean)
        if kind:
            self._blocks.append(Block(start, self._length, kind, level))

    def extract(self, warnings: Sequence[str] = ()) -> Extract:
        """Return what was written."""
        return Extract("".join(self._parts), tuple(self._blocks), tuple(warnings))

    def _follows(self, kind: str) -> bool:
        if kind not in ("table_row", "list_item") or not self._blocks:
            return False
        last = self._blocks[-1]
        return last.kind == kind and last.end == self._length

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self._length > self.limit:
            raise OverflowError


def well_formed(text: str) -> str:
    """Return the text without zero bytes and half characters, which no database and no pipe takes."""
    return text.replace("\0", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
