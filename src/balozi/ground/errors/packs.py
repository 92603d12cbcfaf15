"""Refusals about country packs."""

from dataclasses import dataclass

from balozi.ground.errors.family import InvalidInput, NotFound


@dataclass(eq=False)
class NoSuchPack(NotFound):
    """No country pack has this code."""

    code = "pack.missing"
    says = "There is no pack named %(pack)r."
    remedy = "`balozi pack list` shows the packs that are installed."
    pack: str


@dataclass(eq=False)
class PackInvalid(InvalidInput):
    """A country pack breaks a rule and is not loaded."""

    code = "pack.invalid"
    says = "The pack %(pack)s has %(count)d faults, the first: %(first)s"
    remedy = "`balozi pack check %(pack)s` lists all of them with their places."
    pack: str
    count: int
    first: str


@dataclass(eq=False)
class PackFileInvalid(InvalidInput):
    """A file of a country pack cannot be read."""

    code = "pack.file"
    says = "%(where)s: the file %(reason)s."
    remedy = "Repair the file; `balozi pack check` says whether it is right."
    where: str
    reason: str
