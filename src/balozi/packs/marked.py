"""YAML read with the line of every value, so that every message can say where.

Values stay the text that was typed: the shape of the field decides what ``2013`` or ``no`` means, not YAML.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from balozi.ground.errors import PackFileInvalid

if TYPE_CHECKING:
    from yaml import MappingNode, Node

LARGEST_FILE = 1_000_000
_PLAIN_TAGS = frozenset(
    "tag:yaml.org,2002:" + name for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")
)
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Marked:
    """One value of a YAML file.

    Attributes:
        value: the text as typed, None when nothing was typed, a list, or a mapping by name.
        line: counted from 1.
    """

    value: str | list[Marked] | dict[str, Marked] | None
    line: int

    @property
    def text(self) -> str:
        """Return the text without blanks at its ends, "" when the value is no text."""
        return self.value.strip() if isinstance(self.value, str) else ""

    @property
    def items(self) -> list[Marked]:
        """Return the items of a list, none when the value is no list."""
        return self.value if isinstance(self.value, list) else []

    @property
    def fields(self) -> dict[str, Marked]:
        """Return the fields of a mapping, none when the value is no mapping."""
        return self.value if isinstance(self.value, dict) else {}


def place_of(file: str, line: int) -> str:
    """Return how messages name a line of a file.

    Examples:
        >>> place_of("ke/pack.yaml", 3)
        'ke/pack.yaml line 3'
    """
    return f"{file} line {line}"


def read_marked(path: Path, file: str) -> Marked:
    """Read one YAML file.

    Args:
        path: the file.
        file: its name in messages.

    Raises:
        PackFileInvalid: too large, not UTF-8, not YAML, empty, or with aliases, own tags or repeated names.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(_text_of(path, file), Loader=loader)
    except yaml.MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else 1
        raise PackFileInvalid(place_of(file, line), f"is not YAML: {wrong.problem}") from None
    except (yaml.YAMLError, RecursionError):
        raise PackFileInvalid(place_of(file, 1), "is not YAML, or is nested too deeply") from None
    if root is None:
        raise PackFileInvalid(place_of(file, 1), "is empty")
    return _Walk(file).marked(root)


def _text_of(path: Path, file: str) -> str:
    try:
        raw = path.read_bytes()
    except OSError:
        raise PackFileInvalid(place_of(file, 1), "cannot be opened") from None
    if len(raw) > LARGEST_FILE:
        raise PackFileInvalid(place_of(file, 1), "is larger than a million bytes")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw[: wrong.start].count(b"\n") + 1
        raise PackFileInvalid(place_of(file, line), "is not UTF-8 text") from None


class _Walk:
    """One walk over the nodes of one file; a node met twice is an alias, which could multiply without end."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.met: set[int] = set()

    def marked(self, node: Node) -> Marked:
        """Return the value of a node with its line."""
        from yaml import MappingNode, ScalarNode

        line = node.start_mark.line + 1
        self._refuse_odd(node, line)
        if isinstance(node, MappingNode):
            return Marked(self._fields(node), line)
        if isinstance(node, ScalarNode):
            return Marked(None if node.tag == _NULL else str(node.value), line)
        return Marked([self.marked(item) for item in node.value], line)

    def _refuse_odd(self, node: Node, line: int) -> None:
        if id(node) in self.met:
            raise PackFileInvalid(place_of(self.file, line), "uses a YAML alias; write the value out")
        self.met.add(id(node))
        if node.tag not in _PLAIN_TAGS:
            raise PackFileInvalid(place_of(self.file, line), f"has the tag {node.tag}; write a plain value")

    def _fields(self, node: MappingNode) -> dict[str, Marked]:
        fields: dict[str, Marked] = {}
        for name, value in node.value:
            line = name.start_mark.line + 1
            if not isinstance(name.value, str):
                raise PackFileInvalid(place_of(self.file, line), "has a name that is not one word")
            if name.value in fields:
                raise PackFileInvalid(place_of(self.file, line), f"says {name.value} twice; keep one")
            # a field's line is the line of its name: that is where an author looks for it
            fields[name.value] = Marked(self.marked(value).value, line)
        return fields
