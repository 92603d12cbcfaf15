"""The rules of machine reading."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from balozi.store.documents.queries import rule_rows
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
        kept = sum(self.row.states.get(state, 0) for state in _KEPT)
        return kept / self.decided if self.decided else None


def rules(request: HttpRequest) -> HttpResponse:
    """Show for each rule its sentence and how its suggestions fared."""
    lines = [RuleLine(row, sentence_of(row.rule)) for row in rule_rows(reader_of(request).reader)]
    return render(request, "rules/rules.html", {"lines": lines})
