"""The report that says of each agreement who, with whom, who signed, since when, until when, on what, how far."""

from collections.abc import Iterable, Sequence

from balozi.briefs.reports.facts import AgreementFact, Asked
from balozi.briefs.reports.frame import (
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
    status_cell,
    text,
    title_cell,
)
from balozi.briefs.reports.words import Words
from balozi.briefs.tables import Cell, Report, Table

_COLUMNS = {
    "title": 5, "institution": 4, "partners": 3, "foreign_signatory": 3, "national_signatory": 3, "signed_on": 3,
    "expires_on": 3, "areas": 3, "progress": 4, "status": 3, "marking": 3, "source": 6,
}  # fmt: skip


def agreements_report(facts: Iterable[AgreementFact], asked: Asked) -> Report:
    """Return the report with one row per agreement."""
    words, selection = Words(asked.language), select(facts, asked)
    named = columns(words, _COLUMNS)
    rows = rows_of("agreements", selection.rows, asked, lambda fact: _row(fact, asked, words))
    notes = [*missing_note(rows, named, words), words("progress_rule")]
    return report_of("agreements", selection, asked, [Table(words("each_agreement"), named, rows, notes)])


def progress_of(fact: AgreementFact) -> dict[str, tuple[int, int]]:
    """Return (kept, all) of the commitments of each area of cooperation, the areas that somebody set first.

    Commitments without an area stand under "".
    """
    found = {area: [0, 0] for area in fact.areas}
    for one in fact.counted:
        counts = found.setdefault(one.area, [0, 0])
        counts[0] += one.kept
        counts[1] += 1
    return {area: (kept, together) for area, (kept, together) in found.items()}


def _row(fact: AgreementFact, asked: Asked, words: Words) -> Sequence[Cell]:
    progress = progress_of(fact)
    named = [area for area in progress if area]
    return (
        title_cell(fact),
        institution_cell(fact.institution, asked, words),
        partners_cell(fact, words),
        text(fact.foreign_signatory, words),
        text(fact.national_signatory, words),
        partial(fact.signed_on, words),
        _expiry(fact, words),
        Cell(", ".join(map(words.area, named)), plain=", ".join(named)) if named else text("", words),
        _progress(progress, words),
        status_cell(fact, words),
        marking_cell(fact.marking, words),
        source_cell(fact, words),
    )


def _expiry(fact: AgreementFact, words: Words) -> Cell:
    ending = fact.ending
    if ending is None:
        return text("", words)
    if ending.renews:
        return Cell(words("renews", day=ending.last), plain=ending.last.isoformat())
    return Cell(ending.last)


def _progress(progress: dict[str, tuple[int, int]], words: Words) -> Cell:
    told = [
        words("area_progress", area=words.area(area) if area else words("no_area"), kept=kept, all=together)
        if together
        else words("area_silent", area=words.area(area))
        for area, (kept, together) in progress.items()
    ]
    plain = "; ".join(f"{area or '-'}: {kept}/{together}" for area, (kept, together) in progress.items())
    return Cell("; ".join(told), plain=plain) if told else text("", words)
