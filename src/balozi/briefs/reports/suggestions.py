"""What is suggested for an agreement, with its reason: the rules are data, each with its sentence."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from balozi.briefs.reports.facts import AgreementFact
from balozi.registers.agreements.statuses import is_ended, is_live
from balozi.registers.agreements.terms import months_later

SUGGESTIONS = ("keep", "renew", "restart", "drop", "cannot_say")


@dataclass(frozen=True, slots=True)
class SuggestionRule:
    """One rule.

    Attributes:
        name: such as "KD1".
        when: conditions that all must hold; "not " before one turns it round.
        suggest: one of ``SUGGESTIONS``.
        says: the reason by language.
    """

    name: str
    when: Sequence[str]
    suggest: str
    says: Mapping[str, str]


def suggestion_rules() -> Sequence[SuggestionRule]:
    """Return the rules in their order."""
    return [
        SuggestionRule(
            name=row["name"],
            when=tuple(row["when"]),
            suggest=row["suggest"],
            says={language: row[language] for language in ("en", "sw", "fr")},
        )
        for row in _table()["rules"]
    ]


def suggestion_of(fact: AgreementFact) -> SuggestionRule:
    """Return the first rule that fits an agreement; the last one fits all."""
    return fact.once(
        "suggestion", lambda: next(rule for rule in _rules() if all(_holds(word, fact) for word in rule.when))
    )


def reason_of(rule: SuggestionRule, fact: AgreementFact, language: str) -> str:
    """Return why, with its numbers."""
    told = {
        "open": sum(one.open for one in fact.commitments),
        "months": fact.quiet_after,
        "years": unsigned_years(),
    }
    return rule.says[language] % told


def older_years() -> int:
    """Return after how many years since its signature an agreement is counted as older."""
    return int(_table()["older_years"])


def unsigned_years() -> int:
    """Return after how many years of preparation an unsigned agreement waits too long."""
    return int(_table()["unsigned_years"])


def is_older(fact: AgreementFact) -> bool:
    """Tell whether it was signed longer ago than the years of the report; an unknown date does not count."""
    signed = fact.signed_day
    return signed is not None and months_later(signed, 12 * older_years()) < fact.day


def is_inactive(fact: AgreementFact) -> bool:
    """Tell whether nothing was heard of it for the months of its country, or ever; one that was ended is not."""
    if _was_ended(fact):
        return False
    heard = fact.last_heard
    return heard is None or months_later(heard, fact.quiet_after) < fact.day


def _was_ended(fact: AgreementFact) -> bool:
    return is_ended(fact.status) and fact.status != "expired"


def _waits_long(fact: AgreementFact) -> bool:
    days = [step.day for step in fact.happened if step.day]
    return bool(days) and months_later(min(days), 12 * unsigned_years()) < fact.day


def _dated(fact: AgreementFact) -> bool:
    return any(step.day for step in fact.happened)


_CONDITIONS: Mapping[str, Callable[[AgreementFact], bool]] = {
    "ended": _was_ended,
    "expired": lambda fact: fact.status == "expired",
    "live": lambda fact: is_live(fact.status),
    "signed": lambda fact: fact.signed,
    "pipeline": lambda fact: fact.pipeline,
    "waits_long": _waits_long,
    "dated": lambda fact: fact.last_heard is not None,
    "undated": lambda fact: not _dated(fact),
    "inactive": is_inactive,
    "open": lambda fact: any(one.open for one in fact.commitments),
    "all_kept": lambda fact: bool(fact.counted) and all(one.kept for one in fact.counted),
}


def _holds(word: str, fact: AgreementFact) -> bool:
    if word.startswith("not "):
        return not _CONDITIONS[word.removeprefix("not ")](fact)
    return _CONDITIONS[word](fact)


@cache
def _rules() -> Sequence[SuggestionRule]:
    return tuple(suggestion_rules())


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("suggestions.toml").read_text("utf-8"))
