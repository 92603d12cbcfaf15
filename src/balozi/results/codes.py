"""Codes of areas and of those who report: whether a register has them, and which one was probably meant."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from balozi.ground.errors.value_files import AreaElsewhere, AreaIsWhole
from balozi.ground.words import fold
from balozi.results.validating import Oddity

AREA, REPORTER = "VR7", "VR8"
# Letters that are typed, or read, for a digit beside another digit.
_DIGIT_FOR = ((re.compile(r"(?<=\d)o|o(?=\d)"), "0"), (re.compile(r"(?<=\d)[il]|[il](?=\d)"), "1"))
_PIECES = re.compile(r"[^\W\d_]+|\d+")
# So many letters may be wrong in a code, and in a longer name.
_IN_CODE, _IN_NAME, _LONG = 1, 2, 8


@dataclass(frozen=True)
class Codes:
    """The codes that registers have.

    Attributes:
        own: codes of this framework, of which one may have been meant.
        others: codes that are known too and are offered to nobody, such as those of all states.
        names: what stands for a code and is none: a name, or the code of another list.
    """

    own: frozenset[str]
    others: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)

    def has(self, code: str) -> bool:
        """Tell whether a register has a code."""
        return code in self.own or code in self.others

    def names_one(self, text: str) -> bool:
        """Tell whether a text is a code, or the whole name of what has one.

        Examples:
            >>> Codes(frozenset({"MOH"}), names={"Ministry of Health": "MOH"}).names_one("ministry of health")
            True
        """
        return self.has(text) or _key(text) in self._spelt

    def near(self, text: str) -> str:
        """Return the code that was probably meant, "" where none is near or several are as near.

        Examples:
            >>> codes = Codes(frozenset({"KEN", "CNTY-040", "CNTY-041"}), names={"Busia": "CNTY-040"})
            >>> [codes.near(text) for text in ("CNTY-04O", "cnty 40", "Bussia", "KNE", "CNTY-04", "Mars")]
            ['CNTY-040', 'CNTY-040', 'CNTY-040', 'KEN', '', '']
        """
        wanted = _key(text)
        if wanted not in self._asked:
            self._asked[wanted] = self._spelt.get(wanted) or self._nearest(wanted)
        return self._asked[wanted]

    def _nearest(self, wanted: str) -> str:
        from rapidfuzz.distance import OSA

        ceiling = _IN_NAME if len(wanted) >= _LONG else _IN_CODE
        found: dict[int, set[str]] = {}
        for spelt, code in self._spelt.items():
            # One county and its neighbour in the list differ by a digit as well: digits are not guessed.
            if re.sub(r"\D", "", spelt) == re.sub(r"\D", "", wanted):
                steps = OSA.distance(wanted, spelt, score_cutoff=ceiling)
                found.setdefault(steps, set()).add(code)
        best = min(found, default=ceiling + 1)
        return found[best].pop() if best <= ceiling and len(found[best]) == 1 else ""

    @cached_property
    def _asked(self) -> dict[str, str]:
        return {}

    @cached_property
    def _spelt(self) -> Mapping[str, str]:
        return {
            **{_key(name): code for name, code in self.names.items()},
            **{_key(code): code for code in self.own},
        }


def odd_area(area: str, parent: str, known: Codes) -> list[Oddity]:
    """Return what is odd about an area: no register has it, so that its values count in no larger one.

    Args:
        area: code, "" for none.
        parent: of which it is said to be a part; then it is new, unless it looks like one that is known.
        known: codes of areas.
    """
    said = [area] if area and not known.has(area) else []
    said += [parent] if said and parent and not known.has(parent) else []
    found = [Oddity(AREA, {"code": code, "near": known.near(code)}) for code in said]
    return [one for one in found if one.facts["near"] or not parent]


def check_place(area: str, parent: str, larger: Mapping[str, str], wholes: Container[str] = ()) -> None:
    """Confirm that what is said with a value may make an area a part of a larger one.

    Whoever enters a value would otherwise move a county, or turn a country into a part of its own part, and nothing
    of it would be rolled up any more.

    Args:
        area: code.
        parent: of which it is said to be a part, "" for nothing.
        larger: by area the larger one of which it is known to be a part.
        wholes: codes that are a part of nothing, such as those of states.

    Raises:
        AreaElsewhere: it is known to be a part of another one.
        AreaIsWhole: it has parts of its own, or is a part of nothing.

    Examples:
        >>> check_place("WARD-7", "CNTY-040", {"CNTY-040": "KEN"})
    """
    stands = larger.get(area, "")
    if not parent or stands == parent:
        return
    if stands:
        raise AreaElsewhere(area, stands, parent)
    if area == parent or area in wholes or area in larger.values():
        raise AreaIsWhole(area, parent)


def odd_reporter(reporter: str, known: Codes) -> list[Oddity]:
    """Return what is odd about who counted a part: one name in two spellings is counted twice.

    Args:
        reporter: code or name, "" for none.
        known: codes and names of those who report.
    """
    if not reporter or known.names_one(reporter):
        return []
    return [Oddity(REPORTER, {"code": reporter, "near": known.near(reporter)})]


def names_of(told: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Return codes by what stands for them; what stands for two codes is left out.

    Args:
        told: code, and the names of it.

    Examples:
        >>> names_of([("A", ["Aba", "Lake"]), ("B", ["Lake", ""])])
        {'Aba': 'A'}
    """
    found: dict[str, set[str]] = {}
    for code, names in told:
        for name in filter(None, names):
            found.setdefault(name, set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def _key(text: str) -> str:
    """Return a code without what writing changes: capitals, marks between its pieces, zeros before a number."""
    spelt = fold(text)
    for letter, digit in _DIGIT_FOR:
        spelt = letter.sub(digit, spelt)
    return "".join(piece.lstrip("0") or "0" if piece.isdigit() else piece for piece in _PIECES.findall(spelt))
