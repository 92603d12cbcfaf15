"""The kinds of facts: their fields, how entries are named, and what makes two facts the same one."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from types import MappingProxyType

from balozi.ground.errors.registers import FieldsInvalid
from balozi.ground.words import fold

NAMES = ("name", "name_en", "name_sw", "name_fr")

# These name a thing as its name does: a role found under its institution is the role found under its name.
_DESIGNATIONS = frozenset({"institution", "place", "region", "strategy"})
# An office is printed in many ways; its code in the world's list of offices is one more.
_CODED = {"office": "code"}
# Two kinds of the same thing: a consulate is found again as a mission, a ranking as a metric.
_ONE_THING = frozenset({"missions", "counts", "agreements"})
# Each of these values alone says which thing it is; other lists (parties, persons) say it together.
_EACH_ALONE = frozenset({"accredited_to"})
_PIECE = re.compile(r"\{(?P<names>[\w|]+)(?:\?(?P<inner>[^{}]*(?:\{[\w|]+\}[^{}]*)*))?\}")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact.

    Attributes:
        name: as papers, packs and suggestions call it.
        register: where an accepted fact lives, "" for a finding that enters no register.
        title: a template: ``{a|b}`` is the first filled field, ``{x? (…{x}…)}`` stands only when x is filled.
        identity: the fields that make two facts the same one.
        needs: at least one of these must be filled.
        takes: all fields that the kind may have.
    """

    name: str
    register: str
    title: str
    identity: tuple[str, ...]
    needs: tuple[str, ...]
    takes: tuple[str, ...]

    @property
    def prefix(self) -> str:
        """Return what the match keys of this kind begin with."""
        return self.register if self.register in _ONE_THING else self.name


@cache
def kinds() -> Mapping[str, Kind]:
    """Return all kinds by name, in the order of ``kinds.toml``."""
    listed = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))
    return MappingProxyType(
        {
            name: Kind(
                name=name,
                register=said["register"],
                title=said["title"],
                identity=tuple(said["identity"]),
                needs=tuple(said["needs"]),
                takes=tuple(said["takes"]),
            )
            for name, said in listed.items()
        }
    )


def kind_named(name: str) -> Kind:
    """Return the kind of that name.

    Raises:
        FieldsInvalid: there is none.
    """
    return _kind(name)


def title_of(kind: str, fields: Mapping[str, object]) -> str:
    """Return how an entry is named in lists.

    Raises:
        FieldsInvalid: there is no such kind.

    Examples:
        >>> title_of("mission", {"city": "Nairobi", "accredited_to": ["UNEP"]})
        'Nairobi (UNEP)'
    """
    title = _filled(_kind(kind).title, fields).strip()
    return title or next((_shown(value) for value in fields.values() if _shown(value)), kind)


def check_fields(kind: str, fields: Mapping[str, object]) -> None:
    """Confirm that an entry has only fields of its kind, and one of those it needs.

    Raises:
        FieldsInvalid: with what is wrong.

    Examples:
        >>> check_fields("county", {"name": "Busia", "code": "040"})
    """
    rule = _kind(kind)
    unknown = sorted(set(fields) - set(rule.takes))
    if unknown:
        raise FieldsInvalid(kind, "it takes no " + ", ".join(unknown))
    if rule.needs and not any(_shown(fields.get(name)) for name in rule.needs):
        raise FieldsInvalid(kind, "one of these must be filled: " + ", ".join(rule.needs))


def identities(kind: str, country: str, fields: Mapping[str, object]) -> frozenset[str]:
    """Return the match keys of a fact: two facts that share one are the same fact.

    There is one key for every name and spelling, in any language. A fact with none of the fields
    of its identity has no key, and is never the same as another.

    Args:
        kind: of the fact.
        country: alpha-3 code of the country whose registers these are.
        fields: of the fact.

    Raises:
        FieldsInvalid: there is no such kind.

    Examples:
        >>> sorted(identities("pillar", "KEN", {"name": "Amani", "also": ["Amani na Usalama"]}))
        ['pillar:KEN:amani', 'pillar:KEN:amani na usalama']
    """
    rule = _kind(kind)
    parts = [_alternatives(rule, name, fields) for name in _slots(rule)]
    return frozenset(
        ":".join((rule.prefix, country, *key)).rstrip(":") for key in product(*parts) if any(key)
    )


def _kind(name: str) -> Kind:
    if name not in kinds():
        raise FieldsInvalid(name, "there is no such kind")
    return kinds()[name]


def _filled(template: str, fields: Mapping[str, object]) -> str:
    def piece(match: re.Match[str]) -> str:
        shown = next((text for name in match["names"].split("|") if (text := _shown(fields.get(name)))), "")
        if match["inner"] is None:
            return shown
        return _filled(match["inner"], fields) if shown else ""

    return _PIECE.sub(piece, template)


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(text for item in value if (text := _shown(item)))
    return "" if value is None else str(value).strip()


def _slots(rule: Kind) -> list[str]:
    """Return the parts of the identity; what names the thing stands in the part of its name."""
    return [name for name in rule.identity if "name" not in rule.identity or name not in _DESIGNATIONS]


def _alternatives(rule: Kind, slot: str, fields: Mapping[str, object]) -> list[str]:
    """Return every way of writing one part of the identity, "" where it is not filled."""
    named = "name" if "name" in rule.identity else rule.identity[0]
    written = [slot]
    if slot == "name":
        written = [*NAMES, *(name for name in rule.identity if name in _DESIGNATIONS)]
    if slot in _CODED:
        written.append(_CODED[slot])
    values = [(name, fields.get(name)) for name in written]
    if slot == "from":
        values += [(slot, term) for term in _beginnings(fields)]
    if slot == named:
        values += [(slot, spelling) for spelling in _items(fields.get("also"))]
    folded = {part for name, value in values for part in _parts(name, value) if part}
    return sorted(folded) or [""]


def _beginnings(fields: Mapping[str, object]) -> list[str]:
    """Return the years in which stated terms begin: who held an office twice is one person in it."""
    return [years for term in _items(fields.get("terms_stated")) if (years := _shown(term)[:4]).isdecimal()]


def _parts(name: str, value: object) -> Iterator[str]:
    if name in _EACH_ALONE:
        yield from (_part(item) for item in _items(value))
    elif isinstance(value, list | tuple):
        yield " ".join(sorted(_part(item) for item in value))
    else:
        yield _part(value)


def _items(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _part(value: object) -> str:
    text = fold(_shown(value))
    return str(int(text)) if text.isdecimal() and text.isascii() else text
