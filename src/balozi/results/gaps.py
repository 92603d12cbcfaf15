"""Rules that find gaps in a framework: their names and sentences, and what is found over the figures themselves."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from balozi.results.periods import period_of


@dataclass(frozen=True, slots=True)
class GapRule:
    """One rule of ``gaps.toml``: its name, its sentence as a template, how severe it is."""

    name: str
    says: str
    severity: str


@dataclass(frozen=True, slots=True)
class FoundGap:
    """One gap that a rule found.

    Attributes:
        rule: its name.
        subject: what it is about, in a form that stays the same.
        facts: that stand in the rule's sentence.
        indicator: code, "" for none.
        entry: number of the entry on a register, None for none.
        marking: of what it is about.
    """

    rule: str
    subject: str
    facts: Mapping[str, str]
    indicator: str = ""
    entry: int | None = None
    marking: int = 0


@cache
def gap_rules() -> Mapping[str, GapRule]:
    """Return the rules of ``gaps.toml`` by name."""
    said = tomllib.loads(Path(__file__).with_name("gaps.toml").read_text("utf-8"))
    return {name: GapRule(name, one["says"], one["severity"]) for name, one in said.items()}


def off_track(lines: Sequence[Mapping[str, Any]]) -> Iterator[FoundGap]:
    """Give GP4 for each indicator and area whose last two rated periods of one length were not met.

    Args:
        lines: figures as `line_of` writes them.

    Examples:
        >>> line = {"indicator": "A", "area": "K", "scope": "period", "rating": "not_met"}
        >>> [gap.subject for gap in off_track([{**line, "period": "2023"}, {**line, "period": "2024"}])]
        ['A/K/2024']
    """
    series: dict[tuple[str, str, object], list[tuple[Any, Mapping[str, Any]]]] = {}
    for line in lines:
        if line["scope"] == "period" and line["rating"] in {"met", "partly_met", "not_met"}:
            period = period_of(str(line["period"]))
            series.setdefault((line["indicator"], line["area"], period.shape), []).append((period, line))
    for (code, area, _), listed in series.items():
        last = [line for _, line in sorted(listed, key=lambda pair: pair[0])][-2:]
        if len(last) == 2 and all(line["rating"] == "not_met" for line in last):
            facts = {
                "indicator": code,
                "area": area,
                "before": last[0]["period"],
                "period": last[1]["period"],
            }
            yield FoundGap("GP4", f"{code}/{area}/{last[1]['period']}", facts, code)


def lowered(lines: Sequence[Mapping[str, Any]]) -> Iterator[FoundGap]:
    """Give GP5 for each figure whose target was lowered.

    Args:
        lines: figures as `line_of` writes them.
    """
    for line in lines:
        if line["scope"] == "period" and "target_lowered" in line["findings"]:
            facts = {name: str(line[name]) for name in ("indicator", "area", "period")}
            yield FoundGap("GP5", "/".join(facts.values()), facts, facts["indicator"])
