"""Signed, implemented, no record: of the agreements of a period, what became of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from balozi.briefs.reports.facts import AgreementFact, Asked
from balozi.briefs.reports.frame import (
    Selection,
    columns,
    institution_cell,
    marking_cell,
    missing_note,
    partial,
    partners_cell,
    report_of,
    rows_of,
    select,
    source_cell,
    title_cell,
)
from balozi.briefs.reports.words import Words
from balozi.briefs.tables import Cell, Report, Table
from balozi.ground.tallies import Tally

OUTCOMES = ("implemented", "partly", "not_implemented", "heard_only", "no_record")
FIGURES = ("signed", "with_commitments", *OUTCOMES)
_SUMMARY = {"figure": 6, "number": 1, "whole": 3, "share": 1}
_LISTED = {
    "title": 4, "institution": 4, "partners": 3, "signed_on": 2, "outcome": 5, "commitments": 3, "kept": 3,
    "last_heard": 2, "marking": 3, "source": 6,
}  # fmt: skip


def followup_report(facts: Iterable[AgreementFact], asked: Asked) -> Report:
    """Return the report: the figures, and the list of the signed agreements or of those behind one figure."""
    words, selection = Words(asked.language), select(facts, asked, signed=True)
    tables = [_summary(selection, words), _list(selection, asked, words)]
    return report_of("followup", selection, asked, tables)


def outcome_of(fact: AgreementFact) -> str:
    """Return what became of a signed agreement, one of ``OUTCOMES``.

    Source: the count of a prime minister's office that started it, "240 signed, 21 implemented, no record".
    """
    counted = fact.counted
    if not counted:
        # Promises that were withdrawn or replaced are a record, and no proof that anything was done.
        return "heard_only" if fact.commitments or fact.heard_since_signature else "no_record"
    if all(one.kept for one in counted):
        return "implemented"
    return "partly" if any(one.begun for one in counted) else "not_implemented"


def counts_of(rows: Iterable[AgreementFact]) -> Mapping[str, int]:
    """Return how many agreements stand behind each figure; the outcomes add up to those signed.

    Raises:
        CountsDoNotBalance: they do not.
    """
    listed = list(rows)
    found = Counter(map(outcome_of, listed))
    counts = {outcome: found[outcome] for outcome in OUTCOMES}
    Tally(len(listed), sum(counts.values())).check()
    with_commitments = sum(bool(fact.counted) for fact in listed)
    return {"signed": len(listed), "with_commitments": with_commitments, **counts}


def _is_behind(figure: str, fact: AgreementFact) -> bool:
    if figure == "with_commitments":
        return bool(fact.counted)
    return figure in {"", "signed"} or outcome_of(fact) == figure


def _summary(selection: Selection, words: Words) -> Table:
    counts = counts_of(selection.rows)
    signed, looked_at = counts["signed"], len(selection.looked_at)
    rows = []
    for figure, n in counts.items():
        whole, of = (looked_at, "looked_at") if figure == "signed" else (signed, "signed")
        share = f"{n / whole:.4f}" if whole else ""
        told = words("counted_of", what=words(of), n=whole)
        rows.append(
            (
                Cell(words(figure), plain=figure),
                Cell(n, link=f"?figure={figure}"),
                Cell(told, plain=str(whole)),
                Cell(words.share(n, whole) or None, plain=share),
            )
        )
    named = columns(words, _SUMMARY, ("number", "share"))
    return Table(words("figures"), named, rows, [words("balance"), words("record_rule")])


def _list(selection: Selection, asked: Asked, words: Words) -> Table:
    chosen = [fact for fact in selection.rows if _is_behind(asked.figure, fact)]
    named = columns(words, _LISTED, ("commitments", "kept"))
    rows = rows_of("followup", chosen, asked, lambda fact: _row(fact, asked, words))
    title = words("list_of", figure=words(asked.figure or "signed"))
    return Table(title, named, rows, missing_note(rows, named, words))


def _row(fact: AgreementFact, asked: Asked, words: Words) -> Sequence[Cell]:
    outcome, counted = outcome_of(fact), fact.counted
    return (
        title_cell(fact),
        institution_cell(fact.institution, asked, words),
        partners_cell(fact, words),
        partial(fact.signed_on, words),
        Cell(words(outcome), plain=outcome),
        Cell(len(counted)),
        Cell(sum(one.kept for one in counted)),
        Cell(fact.last_heard) if fact.last_heard else Cell(words("never"), plain=""),
        marking_cell(fact.marking, words),
        source_cell(fact, words),
    )
