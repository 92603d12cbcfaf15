"""The report that says of each department how many agreements it has, how old and how silent, and what to keep."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from balozi.briefs.reports.facts import AgreementFact, Asked
from balozi.briefs.reports.frame import (
    NOBODY,
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
    status_cell,
    title_cell,
)
from balozi.briefs.reports.suggestions import (
    SUGGESTIONS,
    is_inactive,
    is_older,
    older_years,
    reason_of,
    suggestion_of,
)
from balozi.briefs.reports.words import Words
from balozi.briefs.tables import Cell, Column, Report, Table
from balozi.ground.tallies import Tally
from balozi.ground.words import fold

_COUNTED: Mapping[str, Callable[[AgreementFact], bool]] = {
    "total": lambda _: True,
    "pipeline": lambda fact: fact.pipeline,
    "older": is_older,
    "inactive": is_inactive,
}
FIGURES = (*_COUNTED, *SUGGESTIONS)
_LISTED = {
    "institution": 4, "title": 4, "partners": 3, "signed_on": 2, "status": 3, "last_heard": 2, "suggestion": 3,
    "reason": 6, "marking": 3, "source": 6,
}  # fmt: skip


def departments_report(facts: Iterable[AgreementFact], asked: Asked) -> Report:
    """Return the report: one row per department, and one per agreement or per agreement behind one figure."""
    words, selection = Words(asked.language), select(facts, asked)
    tables = [_summary(selection, asked, words), _list(selection, asked, words)]
    return report_of("departments", selection, asked, tables)


def is_behind(figure: str, fact: AgreementFact) -> bool:
    """Tell whether an agreement is one of those that a figure counts."""
    return _COUNTED[figure](fact) if figure in _COUNTED else suggestion_of(fact).suggest == figure


def _summary(selection: Selection, asked: Asked, words: Words) -> Table:
    by_code: defaultdict[str, list[AgreementFact]] = defaultdict(list)
    for fact in selection.rows:
        by_code[fact.institution].append(fact)
    # Those without a department come last: they are the first thing to be asked about, and the last to be named.
    order = sorted(by_code, key=lambda code: (not code, fold(asked.institutions.get(code, code))))
    rows = [(institution_cell(code, asked, words), *_counts(code, by_code[code])) for code in order]
    Tally(len(selection.rows), sum(len(listed) for listed in by_code.values())).check()
    named = [Column("institution", words("institution"), 4)]
    named += [Column(one, words(one, years=older_years()), 2, numeric=True) for one in FIGURES]
    return Table(words("each_department"), named, rows, _notes(selection, words))


def _counts(code: str, listed: Sequence[AgreementFact]) -> list[Cell]:
    suggested = Counter(suggestion_of(fact).suggest for fact in listed)
    counts = {figure: sum(map(counts_it, listed)) for figure, counts_it in _COUNTED.items()}
    counts |= {one: suggested[one] for one in SUGGESTIONS}
    # Every agreement has exactly one suggestion.
    Tally(len(listed), sum(counts[one] for one in SUGGESTIONS)).check()
    return [Cell(n, link=f"?figure={figure}&institution={code or NOBODY}") for figure, n in counts.items()]


def _notes(selection: Selection, words: Words) -> list[str]:
    months = sorted({fact.quiet_after for fact in selection.rows})
    undated = sum(fact.signed and fact.signed_day is None for fact in selection.rows)
    notes = [words("together", n=len(selection.rows))]
    notes += [words("inactive_rule", months=", ".join(map(str, months)))] if months else []
    notes += [words("older_unknown", n=undated)] if undated else []
    return [*notes, words("suggestion_rule")]


def _list(selection: Selection, asked: Asked, words: Words) -> Table:
    figure = asked.figure or "total"
    chosen = [fact for fact in selection.rows if is_behind(figure, fact)]
    named = columns(words, _LISTED)
    rows = rows_of("departments", chosen, asked, lambda fact: _row(fact, asked, words))
    named_figure = words(figure, years=older_years())
    title = words("list_of", figure=named_figure) if asked.figure else words("each_agreement")
    return Table(title, named, rows, missing_note(rows, named, words))


def _row(fact: AgreementFact, asked: Asked, words: Words) -> Sequence[Cell]:
    rule = suggestion_of(fact)
    return (
        institution_cell(fact.institution, asked, words),
        title_cell(fact),
        partners_cell(fact, words),
        partial(fact.signed_on, words),
        status_cell(fact, words),
        Cell(fact.last_heard) if fact.last_heard else Cell(words("never"), plain=""),
        Cell(words(rule.suggest), plain=rule.suggest),
        Cell(f"{reason_of(rule, fact, asked.language)} ({rule.name})", plain=rule.name),
        marking_cell(fact.marking, words),
        source_cell(fact, words),
    )
