"""What lines of the log are about, by name: a number says nothing to a person."""

from collections.abc import Sequence

from balozi.ground.people import Reader
from balozi.store.audit.queries import DeedRow
from balozi.store.registers.queries import titles_named

_ENTRY = "entry "


def titles_of_deeds(reader: Reader, deeds: Sequence[DeedRow]) -> dict[str, str]:
    """Return the titles of the entries that lines of the log are about, by subject, as far as the reader may see."""
    told = {deed.subject.removeprefix(_ENTRY) for deed in deeds if deed.subject.startswith(_ENTRY)}
    numbers = [int(number) for number in told if number.isascii() and number.isdecimal()]
    found = titles_named(reader, numbers) if numbers else {}
    return {f"{_ENTRY}{number}": title for number, title in found.items()}
