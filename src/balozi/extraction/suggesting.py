"""All rules over one document: what may be a fact in it, each with its quotation."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date

from balozi.extraction import clauses, pointed_out, structure
from balozi.extraction.consistency import check_paper, checks
from balozi.extraction.mentions.twins import plainly
from balozi.extraction.model.verifying import RULE, SAYS
from balozi.extraction.papers import paper_of
from balozi.extraction.serving import with_pillars
from balozi.extraction.suggestions import Suggestion, verified
from balozi.reading.documents import Document

# No row is longer; further back nothing can overlap.
_LONGEST_ROW = 1_000
_CHECK_CONFIDENCE = {"error": 0.95, "warning": 0.8, "note": 0.6}


def suggest(document: Document, *, dated: date | None = None) -> tuple[Suggestion, ...]:
    """Return everything that the rules find in a document, in the order of the text.

    What a row or list gives is not read again in a clause. Of two rules that find one kind at exactly one
    place, the more confident is kept; one rule may state several facts about one place.
    Findings of the consistency check are suggestions of kind "quality_issue".

    Args:
        document: as it was read.
        dated: the day the paper is of, when the reader was told; else the one that it prints as its own counts.

    Raises:
        EvidenceMismatch: a rule made a quotation that is not in the text.
    """
    paper = paper_of(document, dated=dated)
    rows = [plainly(suggestion) for rule in structure.RULES for suggestion in rule.finds(paper)]
    read = list(map(plainly, clauses.found_in(paper)))
    found = list(with_pillars([*rows, *not_read_twice(read, rows)], paper))
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
        for finding in check_paper(paper, found)
    ]
    return tuple(sorted(without_repeats(verified((*found, *issues), document)), key=_place))


def _place(suggestion: Suggestion) -> tuple[int, int, str, str]:
    return suggestion.start, suggestion.end, suggestion.kind, suggestion.rule


def not_read_twice(read: Iterable[Suggestion], rows: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Pass on what is read in clauses, except where a list, table or row gave the same kind of fact already.

    Args:
        read: suggestions of the rules for clauses.
        rows: suggestions of the rules for structure.
    """
    by_kind: dict[str, list[Suggestion]] = {}
    for row in sorted(rows, key=lambda row: row.start):
        by_kind.setdefault(row.kind, []).append(row)
    for suggestion in read:
        same = by_kind.get(suggestion.kind, [])
        first = bisect_left(same, suggestion.start - _LONGEST_ROW, key=lambda row: row.start)
        last = bisect_left(same, suggestion.end, key=lambda row: row.start)
        if not any(_overlap(suggestion, row) for row in same[first:last]):
            yield suggestion


def _overlap(one: Suggestion, other: Suggestion) -> bool:
    """Tell whether two quotations share at least half of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and shared * 2 >= min(one.end - one.start, other.end - other.start)


def without_repeats(suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Pass on suggestions without repeats: per kind and place, what the most confident rule says, each fact once."""
    by_place: dict[tuple[str, int, int], list[Suggestion]] = {}
    for suggestion in suggestions:
        by_place.setdefault((suggestion.kind, suggestion.start, suggestion.end), []).append(suggestion)
    for kind, same in ((place[0], same) for place, same in by_place.items()):
        if len(same) == 1:
            yield same[0]
            continue
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
    if rule == RULE:
        return SAYS
    if rule == pointed_out.RULE:
        return pointed_out.SAYS
    return next(
        (known.says for known in (*structure.RULES, *clauses.RULES) if known.name == rule), _about(rule)
    )


def _about(code: str) -> str:
    check = checks().get(code)
    return check.about if check is not None else ""
