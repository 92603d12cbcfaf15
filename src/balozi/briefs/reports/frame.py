"""What the three reports have in common: which agreements they are about, their cells, their notes, their mark."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial as partial_of

from balozi.briefs.reports.facts import AgreementFact, Asked
from balozi.briefs.reports.words import Words
from balozi.briefs.tables import Cell, Column, Report, Table
from balozi.briefs.writing.cells import plain_of
from balozi.ground.markings import Marking, highest
from balozi.ground.tallies import Tally
from balozi.ground.words import fold

# An institution that nobody has stated, as filters and figures name it.
NOBODY = "-"
_QUOTE_SIZE = 300
# Columns of which it is counted how often nothing is stated.
_FACTS = (
    "institution",
    "foreign_signatory",
    "national_signatory",
    "signed_on",
    "expires_on",
    "areas",
    "source",
)


@dataclass(frozen=True, slots=True)
class Selection:
    """The agreements of a report, and what was left out of it.

    Attributes:
        looked_at: those of the partner and institution asked for.
        rows: of these the ones of the period.
        tally: of both, with the reasons.
    """

    looked_at: Sequence[AgreementFact]
    rows: Sequence[AgreementFact]
    tally: Tally


def select(facts: Iterable[AgreementFact], asked: Asked, *, signed: bool = False) -> Selection:
    """Return the agreements that a report is about; a partial date of signature counts by its first day.

    Args:
        facts: all that the reader may see.
        asked: by the reader.
        signed: only those that were signed, also when no period is asked for.
    """
    looked_at = [fact for fact in facts if _fits(fact, asked)]
    rows, excluded = [], dict.fromkeys(("out_unsigned", "out_undated", "out_elsewhen"), 0)
    for fact in looked_at:
        reason = _why_not(fact, asked, signed)
        if reason:
            excluded[reason] += 1
        else:
            rows.append(fact)
    tally = Tally(len(looked_at), len(rows), {reason: n for reason, n in excluded.items() if n})
    tally.check()
    return Selection(looked_at, rows, tally)


def report_of(name: str, selection: Selection, asked: Asked, tables: Sequence[Table]) -> Report:
    """Return a report with what was asked, what was left out, its marking and its mark."""
    words, tally = Words(asked.language), selection.tally
    notes = [words("shown", placed=tally.placed, taken=tally.taken)]
    if tally.excluded:
        notes.append(words("left_out", list=", ".join(words(one, n=n) for one, n in tally.excluded.items())))
    commitments = {one.entry for fact in selection.looked_at for one in fact.commitments}
    mark = mark_of(selection.looked_at)
    counted = {"agreements": len(selection.looked_at), "commitments": len(commitments)}
    marking = highest(fact.marking for fact in selection.looked_at)
    return Report(
        name=name,
        title=words(name),
        language=asked.language,
        as_known=asked.day,
        marking=words(f"marking_{marking.name.lower()}") if marking else "",
        about=_about(asked, words),
        tables=[replace(table, rows=_sorted(table, asked.sort)) for table in tables],
        notes=[*notes, words("computed", mark=mark, **counted)],
        about_title=words("about"),
    )


def footer_of(report: Report) -> str:
    """Return the line at the foot of a printed report."""
    return Words(report.language)("known_on", day=report.as_known)


def mark_of(facts: Sequence[AgreementFact]) -> str:
    """Return by what one knows a report's facts again: the beginning of the SHA-256 of them all."""
    told = "\n".join(sorted(fact.once("mark", partial_of(repr, fact)) for fact in facts))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def rows_of(
    name: str,
    facts: Iterable[AgreementFact],
    asked: Asked,
    make: Callable[[AgreementFact], Sequence[Cell]],
) -> list[Sequence[Cell]]:
    """Return the rows of a list; each depends on its agreement, the language and what its institution is called.

    Args:
        name: of the report.
        facts: in their order.
        asked: by the reader.
        make: returns the row of one agreement.
    """
    called = asked.institutions
    return [
        fact.once((name, asked.language, called.get(fact.institution, "")), partial_of(make, fact))
        for fact in facts
    ]


def columns(words: Words, named: Mapping[str, int], numeric: Iterable[str] = ()) -> list[Column]:
    """Return columns with their labels; what is said of a figure stands in the words too."""
    right = set(numeric)
    return [Column(name, words(name), width, name in right) for name, width in named.items()]


def text(value: str, words: Words) -> Cell:
    """Return a cell with a text, "not stated" where there is none."""
    return Cell(value) if value else Cell(words("not_stated"), plain="")


def partial(value: str, words: Words) -> Cell:
    """Return a cell with a partial date: a day as a day, a month or a year in words."""
    if len(value) == 10:
        return Cell(date.fromisoformat(value))
    return Cell(words.day(value), plain=value) if value else text("", words)


def institution_cell(code: str, asked: Asked, words: Words) -> Cell:
    """Return a cell with the name of an institution; programs read its code."""
    return Cell(asked.institutions.get(code, code), plain=code) if code else text("", words)


def title_cell(fact: AgreementFact) -> Cell:
    """Return a cell with the title, which opens the agreement."""
    return Cell(fact.title, link=f"/registers/agreements/{fact.entry}/")


def partners_cell(fact: AgreementFact, words: Words) -> Cell:
    """Return a cell with the names of the other parties; programs read their codes."""
    if not fact.partners:
        return text("", words)
    return Cell(", ".join(map(words.actor, fact.partners)), plain=", ".join(fact.partners))


def source_cell(fact: AgreementFact, words: Words) -> Cell:
    """Return a cell with the paper and its sentence, which opens the paper there; or with what was stated."""
    found = fact.source
    if found is None:
        return text("", words)
    if found.document is None:
        return Cell(found.title)
    quote = found.quote if len(found.quote) <= _QUOTE_SIZE else found.quote[: _QUOTE_SIZE - 1] + "…"
    link = f"/papers/{found.document}/?at={found.start}-{found.end}#at"
    told = words("quoted", title=found.title, quote=" ".join(quote.split()))
    # Each language has its own quotation marks; programs read the whole sentence within one kind.
    return Cell(told, link=link, plain=f"{found.title}: “{' '.join(found.quote.split())}”")


def status_cell(fact: AgreementFact, words: Words) -> Cell:
    """Return a cell with the status; programs read the stored word."""
    return Cell(words(f"status_{fact.status}"), plain=fact.status)


def marking_cell(marking: Marking, words: Words) -> Cell:
    """Return a cell with a marking; programs read the stored word."""
    name = marking.name.lower()
    return Cell(words(f"marking_{name}"), plain=name)


def missing_note(table: Sequence[Sequence[Cell]], named: Sequence[Column], words: Words) -> list[str]:
    """Return the line that counts what is not stated, column by column; none where all is."""
    counts = {
        column.label: sum(plain_of(row[at]) in {"", None} for row in table)
        for at, column in enumerate(named)
        if column.name in _FACTS
    }
    told = [words("missing_one", field=label, n=n) for label, n in counts.items() if n]
    return [words("missing", list="; ".join(told))] if told else []


def _fits(fact: AgreementFact, asked: Asked) -> bool:
    parties = {*fact.life.parties, *(step.party for step in fact.life.steps)}
    leads = fact.institution or NOBODY
    return (not asked.partner or asked.partner in parties) and asked.institution in {"", leads}


def _why_not(fact: AgreementFact, asked: Asked, signed: bool) -> str:
    """Return why an agreement is not in the report, "" when it is."""
    period = asked.since is not None or asked.until is not None
    if (signed or period) and not fact.signed:
        return "out_unsigned"
    if not period:
        return ""
    day = fact.signed_day
    if day is None:
        return "out_undated"
    within = (asked.since or date.min) <= day <= (asked.until or date.max)
    return "" if within else "out_elsewhen"


def _about(asked: Asked, words: Words) -> list[tuple[str, str]]:
    told = [(words("as_known"), words.day(asked.day.isoformat()))]
    if asked.partner:
        told.append((words("partner"), words.actor(asked.partner)))
    if asked.institution:
        name = asked.institutions.get(asked.institution, asked.institution)
        told.append((words("institution"), words("not_stated") if asked.institution == NOBODY else name))
    if asked.since and asked.until:
        told.append((words("period"), words("period_between", since=asked.since, until=asked.until)))
    elif asked.since:
        told.append((words("period"), words("period_since", since=asked.since)))
    elif asked.until:
        told.append((words("period"), words("period_until", until=asked.until)))
    return told


def _sorted(table: Table, sort: str) -> Sequence[Sequence[Cell]]:
    """Return the rows in the order asked for; what is not stated comes last in both directions."""
    at = next((at for at, column in enumerate(table.columns) if column.name == sort.removeprefix("-")), None)
    if at is None:
        return table.rows
    told = [row for row in table.rows if plain_of(row[at]) not in {"", None}]
    silent = [row for row in table.rows if plain_of(row[at]) in {"", None}]
    ordered = sorted(told, key=lambda row: _place(row[at]), reverse=sort.startswith("-"))
    return [*ordered, *silent]


def _place(cell: Cell) -> tuple[int, str]:
    value = plain_of(cell)
    if isinstance(value, int):
        return value, ""
    if isinstance(value, date):
        return 0, value.isoformat()
    # A partial date sorts by what is stored, any other label as it is read.
    dated = cell.plain is not None and cell.plain[:4].isdecimal()
    return 0, str(cell.plain) if dated else fold(str(cell.value))
