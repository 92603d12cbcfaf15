"""YAML read with the line of every value, so that every message can say where.

Values stay the text that was typed: the shape of the field decides what ``2013`` or ``no`` means, not YAML.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from balozi.ground.errors.packs import PackFileInvalid

if TYPE_CHECKING:
    from yaml import Event

LARGEST_FILE = 1_000_000
DEEPEST = 12
_NOTHING = frozenset({"", "~", "null"})


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
        PackFileInvalid: too large, not UTF-8, not YAML, empty, or with aliases, tags or repeated names.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Builder(file).document(yaml.parse(_text_of(path, file), Loader=loader))
    except yaml.MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else 1
        raise PackFileInvalid(place_of(file, line), f"is not YAML: {wrong.problem}") from None
    except yaml.YAMLError:
        raise PackFileInvalid(
            place_of(file, 1), "is not YAML: it holds characters that no text has"
        ) from None


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


class _Builder:
    """Builds values from the events of one file.

    From events, not from nodes: an alias, which could multiply a value without end, is seen before it does,
    and depth is counted here, where the parser's own recursion would end the program.
    """

    def __init__(self, file: str) -> None:
        self.file = file

    def document(self, events: Iterator[Event]) -> Marked:
        """Return the only document of a file."""
        from yaml import DocumentStartEvent, StreamEndEvent

        next(events)
        if not isinstance(next(events), DocumentStartEvent):
            raise PackFileInvalid(place_of(self.file, 1), "is empty")
        marked = self._value(next(events), events, 0)
        next(events)
        if not isinstance(after := next(events), StreamEndEvent):
            raise self._refusal(after, "holds a second document")
        return marked

    def _value(self, event: Event, events: Iterator[Event], depth: int) -> Marked:
        from yaml import AliasEvent, MappingStartEvent, ScalarEvent

        if isinstance(event, AliasEvent):
            raise self._refusal(event, "uses a YAML alias; write the value out")
        if getattr(event, "tag", None):
            raise self._refusal(event, "has a tag; write a plain value")
        if depth > DEEPEST:
            raise self._refusal(event, "is nested too deeply")
        line = _line(event)
        if isinstance(event, ScalarEvent):
            return Marked(None if not event.style and event.value in _NOTHING else str(event.value), line)
        if isinstance(event, MappingStartEvent):
            return Marked(self._fields(events, depth + 1), line)
        return Marked(self._list(events, depth + 1), line)

    def _list(self, events: Iterator[Event], depth: int) -> list[Marked]:
        from yaml import SequenceEndEvent

        found = []
        while not isinstance(event := next(events), SequenceEndEvent):
            found.append(self._value(event, events, depth))
        return found

    def _fields(self, events: Iterator[Event], depth: int) -> dict[str, Marked]:
        from yaml import MappingEndEvent

        fields: dict[str, Marked] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            name = self._value(event, events, depth).value
            if not isinstance(name, str):
                raise self._refusal(event, "has a name that is not one word")
            if name in fields:
                raise self._refusal(event, f"says {name} twice; keep one")
            # a field's line is the line of its name: that is where an author looks for it
            fields[name] = Marked(self._value(next(events), events, depth).value, _line(event))
        return fields

    def _refusal(self, event: Event, reason: str) -> PackFileInvalid:
        return PackFileInvalid(place_of(self.file, _line(event)), reason)


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
