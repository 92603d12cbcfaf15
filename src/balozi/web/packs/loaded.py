"""What of each installed pack stands on the registers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from balozi.ground.errors.packs import PackInvalid
from balozi.ground.people import Reader
from balozi.packs.loading import installed_packs, load_pack
from balozi.packs.packs import Pack
from balozi.store.registers.queries import list_register
from balozi.store.registers.tables import REGISTERS
from balozi.web.labels import label
from balozi.web.names import page_language


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """One pack and what became of it.

    Attributes:
        code: of the pack.
        pack: as it is installed, None when its data breaks a rule.
        fault: what is wrong with it, None when nothing is.
        registers: (name, label, entries that stand, entries that a sentence of a paper bears out).
    """

    code: str
    pack: Pack | None
    fault: PackInvalid | None
    registers: Sequence[tuple[str, str, int, int]]

    @property
    def name(self) -> str:
        """Return the name of the country in the language of the page."""
        return self.pack.names.get(page_language(), self.pack.country) if self.pack else self.code

    @property
    def standing(self) -> int:
        """Return how many of its entries stand on the registers."""
        return sum(row[2] for row in self.registers)

    @property
    def found(self) -> int:
        """Return how many of them were found in papers."""
        return sum(row[3] for row in self.registers)


def packs_loaded(reader: Reader) -> list[LoadedPack]:
    """Return the installed packs with what of them stands on the registers."""
    standing: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for register in REGISTERS:
        for row in list_register(reader, register, size=0).items:
            standing[row.pack, register] += 1
            found[row.pack, register] += bool(row.quoted)
    return [
        LoadedPack(
            code,
            *_read(code),
            [
                (name, label("register", name), standing[code, name], found[code, name])
                for name in REGISTERS
                if standing[code, name]
            ],
        )
        for code in installed_packs()
    ]


def _read(code: str) -> tuple[Pack | None, PackInvalid | None]:
    """Return a pack, or what is wrong with it: one broken pack does not hide the others."""
    try:
        return load_pack(code), None
    except PackInvalid as fault:
        return None, fault
