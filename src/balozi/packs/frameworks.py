"""The results framework of a country pack: results and the indicators that tell of them, never a value."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from balozi.ground.errors.packs import PackInvalid

FILE = "indicators.toml"
LANGUAGES = ("en", "sw", "fr")
RESULT_LEVELS = ("impact", "outcome", "output")
DIRECTIONS = ("increase", "decrease", "range", "none")
KINDS = ("periodic", "cumulative", "level", "percent", "scale")
FREQUENCIES = ("month", "quarter", "half-year", "year")
CALENDARS = ("fiscal", "calendar")
MARKS: Mapping[str, str] = {
    "S": "the measure or its wording was seen in a source",
    "G": "a global indicator of the Sustainable Development Goals",
    "F": "the family of documents is known to report it",
    "P": "proposed",
}


@dataclass(frozen=True, slots=True)
class PackResult:
    """One result that a policy is after.

    Attributes:
        code: by which its indicators name it.
        level: impact, outcome or output.
        pillar: key of the pillar in the pack, "" where it belongs to all.
        names: by language.
    """

    code: str
    level: str
    pillar: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PackIndicator:
    """One indicator as a pack declares it.

    Attributes:
        code: by which it is known.
        result: code of the result that it tells of.
        level: impact, outcome or output.
        pillar: key of the pillar in the pack, "" where it belongs to all.
        names: by language.
        unit: of its values.
        direction: one of `DIRECTIONS`.
        kind: one of `KINDS`.
        frequency: one of `FREQUENCIES`.
        calendar: one of `CALENDARS`.
        owner: code of the institution that answers for it.
        means: by what its values are verified.
        parts: what the numerator and the denominator of a percentage count.
        per: what a share is told for: 100 for a percentage.
        pair_with: code of the indicator beside which a level is always shown, "" for none.
        mark: a letter of `MARKS`.
        source: in words.
    """

    code: str
    result: str
    level: str
    pillar: str
    names: Mapping[str, str]
    unit: str
    direction: str
    kind: str
    frequency: str
    calendar: str
    owner: str
    means: str
    mark: str
    source: str
    parts: tuple[str, str] = ("", "")
    per: int = 100
    pair_with: str = ""


@dataclass(frozen=True, slots=True)
class ResultsFramework:
    """What a pack wants measured.

    Attributes:
        results: in their order.
        indicators: in their order.
    """

    results: tuple[PackResult, ...] = ()
    indicators: tuple[PackIndicator, ...] = field(default_factory=tuple)


def read_framework(text: str, pack: str, pillars: set[str], owners: set[str]) -> ResultsFramework:
    """Return the results framework that a file declares.

    Args:
        text: of the file.
        pack: its code, for what is said of faults.
        pillars: keys of the pillars of the pack.
        owners: codes of its institutions.

    Raises:
        PackInvalid: something is missing, unknown or said twice.
    """
    found = parse_framework(text, pack)
    if faults := [*framework_faults(found, pillars, owners)]:
        raise PackInvalid(pack, len(faults), f"{FILE}: {faults[0]}")
    return found


def parse_framework(text: str, pack: str) -> ResultsFramework:
    """Return what a file declares, as far as it can be read at all; nothing is compared yet.

    Raises:
        PackInvalid: it is not the TOML of a framework, or a declaration is missing.
    """
    try:
        told = tomllib.loads(text)
        results = tuple(_result(row) for row in told.get("result", ()))
        return ResultsFramework(results, tuple(_indicator(row, told) for row in told.get("indicator", ())))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as fault:
        raise PackInvalid(pack, 1, f"{FILE}: {fault!r}") from fault


def framework_faults(found: ResultsFramework, pillars: set[str], owners: set[str]) -> Iterator[str]:
    """Return what is wrong in a framework, a sentence for each fault.

    Examples:
        >>> list(framework_faults(ResultsFramework(), set(), set()))
        []
    """
    codes = [*(one.code for one in found.results), *(one.code for one in found.indicators)]
    yield from (f"the code {code} is used twice" for code in sorted({c for c in codes if codes.count(c) > 1}))
    for result in found.results:
        yield from _unknown(result.code, "level", result.level, RESULT_LEVELS)
        yield from _unknown(result.code, "pillar", result.pillar, ("", *pillars))
    known = {result.code for result in found.results}
    for one in found.indicators:
        yield from _indicator_faults(one, known, pillars, owners)
        yield from _pair_faults(one, found.indicators)


def _result(row: Mapping[str, Any]) -> PackResult:
    return PackResult(row["code"], row["level"], row.get("pillar", ""), _names(row))


def _indicator(row: Mapping[str, Any], told: Mapping[str, Any]) -> PackIndicator:
    return PackIndicator(
        code=row["code"],
        result=row["result"],
        level=row["level"],
        pillar=row.get("pillar", ""),
        names=_names(row),
        unit=row["unit"],
        direction=row["direction"],
        kind=row["kind"],
        frequency=row["frequency"],
        calendar=row.get("calendar") or told["calendar"],
        owner=row["owner"],
        means=row["means"],
        mark=row["source"]["mark"],
        source=row["source"]["text"],
        parts=(row.get("numerator", ""), row.get("denominator", "")),
        per=row.get("per", 100),
        pair_with=row.get("pair_with", ""),
    )


def _names(row: Mapping[str, Any]) -> dict[str, str]:
    return {language: str(row[f"name_{language}"]) for language in LANGUAGES}


def _indicator_faults(
    one: PackIndicator, results: set[str], pillars: set[str], owners: set[str]
) -> Iterator[str]:
    yield from _unknown(one.code, "result", one.result, results)
    yield from _unknown(one.code, "level", one.level, RESULT_LEVELS)
    yield from _unknown(one.code, "pillar", one.pillar, ("", *pillars))
    yield from _unknown(one.code, "direction", one.direction, DIRECTIONS)
    yield from _unknown(one.code, "kind", one.kind, KINDS)
    yield from _unknown(one.code, "frequency", one.frequency, FREQUENCIES)
    yield from _unknown(one.code, "calendar", one.calendar, CALENDARS)
    yield from _unknown(one.code, "owner", one.owner, owners)
    yield from _unknown(one.code, "source mark", one.mark, MARKS)
    if one.kind == "percent" and not all(one.parts):
        yield f"{one.code} is a percentage: say what its numerator and its denominator count"


def _pair_faults(one: PackIndicator, others: tuple[PackIndicator, ...]) -> Iterator[str]:
    """A level counts what there is, not what it helped: it never stands alone, nor beside another level."""
    if one.kind == "level":
        pair = next((other for other in others if other.code == one.pair_with), None)
        if pair is None:
            yield f"{one.code} is a level: name an indicator of results in pair_with"
        elif pair.kind == "level":
            yield f"{one.code} is a level and so is {pair.code}, its pair"


def _unknown(code: str, name: str, value: str, known: Any) -> Iterator[str]:
    if value not in known:
        yield f"{code} has an unknown {name} {value!r}"
