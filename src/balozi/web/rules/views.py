"""The rules of machine reading."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from balozi.extraction.pointed_out import RULE
from balozi.ground.errors.registers import NoSuchRule
from balozi.store.documents.queries import found_and_missed, rule_months, rule_rows
from balozi.store.documents.records import RuleRow
from balozi.web.listing import reader_of
from balozi.web.rules.sentences import sentence_of

_KEPT = ("accepted", "amended")


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule as the page shows it.

    Attributes:
        row: what the store counts.
        says: the sentence of the rule.
    """

    row: RuleRow
    says: str

    @property
    def decided(self) -> int:
        """Return how many of its suggestions a person has decided on."""
        return sum(self.row.states.get(state, 0) for state in (*_KEPT, "rejected"))

    @property
    def kept_share(self) -> float | None:
        """Return the share of decided suggestions that were kept, None before the first decision."""
        return self.kept / self.decided if self.decided else None

    @property
    def kept(self) -> int:
        """Return how many of its suggestions people kept."""
        return sum(self.row.states.get(state, 0) for state in _KEPT)


@dataclass(frozen=True, slots=True)
class Found:
    """How much of what people held to be so the rules had found, in papers that are wholly reviewed.

    Attributes:
        kept: facts that people kept or that stood on the register before, whoever found them.
        by_hand: those of them that somebody had to point out.
    """

    kept: int
    by_hand: int

    @property
    def share(self) -> float:
        """Return the share that was found without anybody: too kind where papers were not read to their end."""
        return 1 - self.by_hand / self.kept


def rules(request: HttpRequest) -> HttpResponse:
    """Show for each rule its sentence and how its suggestions fared."""
    reader = reader_of(request).reader
    lines = [RuleLine(row, sentence_of(row.rule)) for row in rule_rows(reader)]
    found = Found(*found_and_missed(reader, RULE))
    return render(request, "rules/rules.html", {"lines": lines, "found": found})


def rule(request: HttpRequest, rule: str) -> HttpResponse:
    """Show one rule: its sentence, how its suggestions fared, and what reviewers decided month by month."""
    reader = reader_of(request).reader
    row = next((row for row in rule_rows(reader) if row.rule == rule), None)
    says = sentence_of(rule)
    if row is None and not says:
        raise NoSuchRule(rule)
    line = RuleLine(row or RuleRow(rule, 0, {}), says)
    return render(request, "rules/rule.html", {"line": line, "months": rule_months(reader, rule)})
