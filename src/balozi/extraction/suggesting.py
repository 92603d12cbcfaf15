"""All rules over one document: what may be a fact in it, each with its quotation."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from balozi.extraction import structure
from balozi.extraction.consistency import check_document, checks
from balozi.extraction.papers import paper_of
from balozi.extraction.suggestions import Rule, Suggestion, verified
from balozi.reading.documents import Document

_CHECK_CONFIDENCE = {"error": 0.95, "warning": 0.8, "note": 0.6}


@cache
def _rules() -> tuple[Rule, ...]:
    from balozi.extraction import clauses

    return (*structure.RULES, *clauses.RULES)


def suggest(document: Document, *, dated: date | None = None) -> tuple[Suggestion, ...]:
    """Return everything that the rules find in a document, in the order of the text.

    Of two rules that find one kind at exactly one place, the more confident is kept; one rule may state
    several facts about one place. Findings of the consistency check are suggestions of kind "quality_issue".

    Args:
        document: as it was read.
        dated: the day the paper is of, when the reader was told; never guessed.

    Raises:
        EvidenceMismatch: a rule made a quotation that is not in the text.
    """
    paper = paper_of(document, dated=dated)
    found = [suggestion for rule in _rules() for suggestion in rule.finds(paper)]
    issues = [
        Suggestion(
            kind="quality_issue",
            start=finding.start,
            end=finding.end,
            quote=finding.quote,
            fields=finding.fields(),
            rule=finding.check,
            confidence=_CHECK_CONFIDENCE[finding.severity],
        )
        for finding in check_document(document, found, dated=dated)
    ]
    return tuple(sorted(without_repeats(verified((*found, *issues), document)), key=_place))


def _place(suggestion: Suggestion) -> tuple[int, int, str, str]:
    return suggestion.start, suggestion.end, suggestion.kind, suggestion.rule


def without_repeats(suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Pass on suggestions without repeats: per kind and place, what the most confident rule says, each fact once."""
    by_place: dict[tuple[str, int, int], list[Suggestion]] = {}
    for suggestion in suggestions:
        by_place.setdefault((suggestion.kind, suggestion.start, suggestion.end), []).append(suggestion)
    for kind, same in ((place[0], same) for place, same in by_place.items()):
        best = max(same, key=lambda suggestion: suggestion.confidence)
        kept = same if kind == "quality_issue" else [other for other in same if other.rule == best.rule]
        yield from _distinct(kept)


def _distinct(suggestions: list[Suggestion]) -> Iterator[Suggestion]:
    seen: list[tuple[str, dict[str, object]]] = []
    for suggestion in suggestions:
        fact = (suggestion.rule, dict(suggestion.fields))
        if fact not in seen:
            seen.append(fact)
            yield suggestion


def explain(rule: str) -> str:
    """Return what a rule or check looks for, in one sentence; "" when there is none of that name."""
    return next((known.says for known in _rules() if known.name == rule), _about(rule))


def _about(code: str) -> str:
    check = checks().get(code)
    return check.about if check is not None else ""
