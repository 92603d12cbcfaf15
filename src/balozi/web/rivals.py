"""Counts compete: what papers state beside what the register counts today, never mixed."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import ngettext

from balozi.ground.words import fold
from balozi.store.registers.records import EntryRow


@dataclass(frozen=True, slots=True)
class Rivals:
    """Stated counts of one thing and the count of the register.

    Attributes:
        register: of the things counted, "" where the register counts nothing like it.
        stated: what papers and packs say.
        counted: what the register holds today: (how many, what, of which flagged).
    """

    register: str
    stated: Sequence[EntryRow]
    counted: Sequence[str]


def rivals_of(own: Mapping[str, Sequence[EntryRow]]) -> list[Rivals]:
    """Return the stated counts of a country beside the counts of its registers."""
    stated: dict[str, list[EntryRow]] = {}
    for row in own.get("counts", ()):
        stated.setdefault(_counts_what(row), []).append(row)
    named = [name for name in _words() if stated.get(name) and own.get(name)]
    beside = [Rivals(name, stated[name], _counted(name, own[name])) for name in named]
    alone = [row for name, rows in stated.items() if name not in named for row in rows]
    return [*beside, Rivals("", alone, [])] if alone else beside


def _counts_what(row: EntryRow) -> str:
    said = " ".join(str(row.values.get(name) or "") for name in ("what", "unit", "name_en", "definition"))
    folded = f" {fold(said)}"
    return next((name for name, words in _words().items() if any(f" {word}" in folded for word in words)), "")


def _counted(register: str, rows: Sequence[EntryRow]) -> list[str]:
    lines = [
        ngettext("%(n)d entry on the register", "%(n)d entries on the register", len(rows)) % {"n": len(rows)}
    ]
    hosts = {code for row in rows for code in row.involved.get("host", ())}
    if register == "missions" and hosts:
        lines.append(ngettext("in %(n)d country", "in %(n)d countries", len(hosts)) % {"n": len(hosts)})
    doubtful = sum(1 for row in rows if row.flags)
    if doubtful:
        words = ngettext("%(n)d of them with a doubt", "%(n)d of them with a doubt", doubtful)
        lines.append(words % {"n": doubtful})
    return lines


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    listed = tomllib.loads(Path(__file__).with_name("rivals.toml").read_text("utf-8"))
    return {name: tuple(said["words"]) for name, said in listed.items()}
