"""The columns that a kind takes: what they are called in three languages, and the shape of what stands in them."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from balozi.ground.errors.registers import FieldsInvalid
from balozi.ground.words import fold
from balozi.packs.happenings import happenings
from balozi.packs.shapes import policy_areas, shape_of
from balozi.registers.kinds import Kind, kinds

ENTRY, KIND, COUNTRY = "entry", "kind", "register_country"


@dataclass(frozen=True, slots=True)
class Field:
    """One field that a column can go to.

    Attributes:
        name: of the field, or of what a column gives besides: an event's date, a partner, the entry's number.
        shape: of what stands in its cells.
        names: folded headings, the field's own name first.
        choices: folded words of people by the word that is kept; empty when any word may stand there.
    """

    name: str
    shape: str
    names: tuple[str, ...]
    choices: Mapping[str, str]


@cache
def fields_of(kind: str) -> Mapping[str, Field]:
    """Return the fields that the columns of a sheet of this kind can go to, by name.

    Raises:
        FieldsInvalid: there is no such kind, or its facts enter no register.

    Examples:
        >>> fields_of("agreement")["states"].shape, fields_of("mission")["city"].shape
        ('countries', 'text')
    """
    rule = kinds().get(kind)
    if rule is None or not rule.register:
        raise FieldsInvalid(kind, "there is no register for it")
    extra = _table()["extra"]
    names = [*extra["all"], *rule.takes, *extra.get(rule.register, ())]
    own = {name: _field(rule, name) for name in dict.fromkeys(names)}
    # A sheet that went out of a register holds all its kinds; what another kind takes is known by its own name only.
    others = (name for other in kinds().values() if other.register == rule.register for name in other.takes)
    return own | {name: _named(rule, name) for name in dict.fromkeys(others) if name not in own}


@cache
def events() -> Mapping[str, str]:
    """Return the events of an agreement by the column that holds their date."""
    found: Mapping[str, str] = _table()["events"]
    return found


@cache
def known_names() -> frozenset[str]:
    """Return every folded heading that any kind knows."""
    own = (name for kind in kinds().values() for name in kind.takes)
    listed = (name for group in _groups() for names in group.values() for name in names)
    return frozenset(map(fold, (*own, *listed, *_table()["names"])))


@cache
def yes_no() -> Mapping[str, bool]:
    """Return the words for yes and no in three languages."""
    words = _table()["yes_no"]
    return {fold(word): answer == "yes" for answer, said in words.items() for word in said}


def _field(rule: Kind, name: str) -> Field:
    register: Mapping[str, list[str]] = _table()["register"].get(rule.register, {})
    special = {fold(word) for field, words in register.items() if field != name for word in words}
    common = [] if register.get(name) == [] else _table()["names"].get(name, [])
    # What means something of its own on this register does not mean this field too.
    listed = [fold(word) for word in (*register.get(name, ()), *common) if fold(word) not in special]
    shape = _shape(rule, name)
    choices = _choices(rule.register, name) if shape == "choice" else {}
    if shape == "choice" and not choices:
        shape = "text"
    return Field(name, shape, tuple(dict.fromkeys((fold(name), *listed))), choices)


def _named(rule: Kind, name: str) -> Field:
    return replace(_field(rule, name), names=(fold(name),))


def _shape(rule: Kind, name: str) -> str:
    for shape, fields in _table()["shapes"].items():
        if name in fields:
            return "text" if shape == "actor" and rule.register != "memberships" else str(shape)
    return shape_of(name)


def _choices(register: str, name: str) -> dict[str, str]:
    if name == "policy_area":
        areas = policy_areas().items()
        return {fold(word): area for area, words in areas for word in (area, *words.values())}
    tables = _table()["values"]
    listed: Mapping[str, list[str]] = tables.get(f"{register}.{name}") or tables.get(name) or {}
    if name == "type" and register != "engagements":
        return {}
    words = {fold(word): kept for kept in listed for word in (kept, *listed[kept])}
    if register == "agreements" and name == "status":
        words |= {
            fold(event): event for event, one in happenings().items() if one.axis in {"instrument", "both"}
        }
    return words


def _groups() -> Iterator[Mapping[str, list[str]]]:
    yield _table()["names"]
    yield from _table()["register"].values()


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("columns.toml").read_text("utf-8"))
