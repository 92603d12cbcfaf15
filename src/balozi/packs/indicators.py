"""The indicators of an installed pack."""

from functools import cache

from balozi.packs.frameworks import FILE, ResultsFramework, read_framework
from balozi.packs.institutions import institutions_of
from balozi.packs.loading import COUNTRIES, load_pack


@cache
def framework_of(code: str) -> ResultsFramework:
    """Return the results framework of an installed pack; an empty one when it declares none.

    Raises:
        NoSuchPack: there is no such pack.
        PackInvalid: something is missing, unknown or said twice.
    """
    pack, file = load_pack(code), COUNTRIES / code / FILE
    if not file.is_file():
        return ResultsFramework()
    pillars = {entry.key for entry in pack.entries if entry.kind == "pillar"}
    owners = {one.code for one in institutions_of(code)}
    return read_framework(file.read_text(encoding="utf-8"), code, pillars, owners)
