"""The consistency check: what a paper says twice, against itself, or impossibly. It flags and never repairs."""

from collections.abc import Iterable, Iterator
from datetime import date

from balozi.extraction import structure
from balozi.extraction.consistency import counts, endless, moments, naming, rows, shortenings, words
from balozi.extraction.consistency.findings import Check, Finding, checks
from balozi.extraction.papers import Paper, paper_of
from balozi.extraction.suggestions import Suggestion
from balozi.reading.documents import Document

_CHECKERS = (
    rows.mission_rows,
    rows.area_rows,
    rows.terms_of_office,
    shortenings.listed_twice,
    shortenings.spelt_out,
    shortenings.other_than_listed,
    shortenings.misread,
    shortenings.unlisted,
    words.mixed_scripts,
    words.lost_blanks,
    words.odd_hyphens,
    words.impossible_words,
    moments.relative_days,
    moments.ended_states,
    moments.furniture,
    moments.stray_numbers,
    moments.loose_numbers,
    naming.headings,
    naming.misspelt_names,
    naming.persons,
    counts.repeated_items,
    counts.spelt_figures,
    endless.unread,
)


def check_document(
    document: Document, suggestions: Iterable[Suggestion] | None = None, *, dated: date | None = None
) -> list[Finding]:
    """Return what is inconsistent in a document, in the order of the text.

    Args:
        document: as it was read.
        suggestions: what the rules found in it: lists are compared with the counts stated for them. When
            there are none at hand, the rules for lists and tables are asked.
        dated: the day the paper is of, when the reader was told.
    """
    return check_paper(paper_of(document, dated=dated), suggestions)


def check_paper(paper: Paper, suggestions: Iterable[Suggestion] | None = None) -> list[Finding]:
    """Return what is inconsistent in a paper, as `check_document` does, when its genre is known already."""
    if suggestions is None:
        suggestions = [suggestion for rule in structure.RULES for suggestion in rule.finds(paper)]
    found = {
        (finding.check, finding.start, finding.end): finding
        for finding in _findings(paper, tuple(suggestions))
    }
    return sorted(found.values(), key=lambda finding: (finding.start, finding.end, finding.check))


def _findings(paper: Paper, suggestions: tuple[Suggestion, ...]) -> Iterator[Finding]:
    for check in _CHECKERS:
        yield from check(paper)
    yield from counts.stated_counts(paper, suggestions)
    yield from naming.pillar_names(paper, suggestions)


__all__ = ["Check", "Finding", "check_document", "check_paper", "checks"]
