"""The word lists of this room, read once."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str, role: str = "") -> frozenset[str]:
    """Return the words of one list, or those that have one role in it.

    Args:
        name: of the list, without its ending: "labels", "furniture", "abbreviations", "starters".
        role: the first column; "" for a list of one column.

    Examples:
        >>> "sura" in words("labels", "chapter")
        True
    """
    lines = files("balozi.reading").joinpath("words", f"{name}.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return frozenset(row[-1] for row in rows if not role or row[0] == role)
