"""The figures of a document: of the engine, with the definition, baseline, target and values that made them."""

from collections.abc import Iterable, Mapping
from typing import Any

from balozi.briefs.cycle.facts import FigureFact, SilentFact, SourceFact
from balozi.briefs.cycle.words import CycleWords
from balozi.results.periods import period_of
from balozi.store.briefs.shared import Gathering
from balozi.store.results.queries import explain, indicators, scorecard
from balozi.store.results.records import Asked, FigureRow, IndicatorRow


def figure_facts(told: Gathering) -> dict[str, Any]:
    """Return the figures whose period ends in that of the document, and the indicators that have none."""
    question = told.question
    asked = Asked(on=question.day, at=told.at, country=question.country, institution=question.institution)
    card = scorecard(told.reader, asked, told.translated)
    chosen = _latest(told, card.figures)
    rows = indicators(told.reader, asked)
    figures = tuple(_fact(told, asked, figure) for figure in chosen)
    known = {figure.code for figure in figures}
    told.basis.indicators |= {row.code for row in rows}
    return {
        "figures": figures,
        "silent": tuple(_silent(told, row) for row in rows if row.code not in known),
        "thresholds": {
            name: told.translated(str(word)) for name, word in card.results.thresholds.words.items()
        },
        "demonstration": card.demonstration,
        "notices": tuple(card.notices),
    }


def _latest(told: Gathering, figures: Iterable[FigureRow]) -> list[FigureRow]:
    """Return of each indicator and area the figure of the last, of two together the longest, period in the span."""
    chosen: dict[tuple[str, str], tuple[tuple[Any, int], FigureRow]] = {}
    for figure in figures:
        if figure.line["scope"] == "span":
            continue
        period = period_of(str(figure.line["period"]))
        if not told.span.first_day <= period.last_day <= told.span.last_day:
            continue
        key, rank = (figure.indicator.code, str(figure.line["area"])), (period.last_day, period.months)
        if key not in chosen or rank > chosen[key][0]:
            chosen[key] = (rank, figure)
    return [figure for _, figure in chosen.values()]


def _fact(told: Gathering, asked: Asked, figure: FigureRow) -> FigureFact:
    row, line = figure.indicator, figure.line
    area, period = str(line["area"]), str(line["period"])
    explained = explain(told.reader, asked, row.code, area, period)
    target = _text(line["target"])
    if target is None and (line["target_low"] is not None or line["target_high"] is not None):
        target = "–".join(
            str(line[end]) if line[end] is not None else "" for end in ("target_low", "target_high")
        )
    return FigureFact(
        code=row.code,
        name=row.name(told.question.language),
        unit=row.declared.unit,
        level=row.level,
        pillar=row.pillar,
        owner=told.institution(row.owner),
        area=area,
        period=period,
        baseline=_text(line["baseline"]),
        target=target,
        actual=_text(line["actual"]),
        achievement=_text(line["achievement"]),
        rating=str(line["rating"]),
        reason=str(line["reason"]),
        sources=tuple(_sources(told, row, explained)),
        area_name=told.names.get(area, ""),
    )


def _sources(told: Gathering, row: IndicatorRow, explained: Mapping[str, Any]) -> Iterable[SourceFact]:
    page = f"/indicators/{row.code}/"
    words = CycleWords(told.question.language)
    yield SourceFact(" ".join(filter(None, (f"{row.code} v{row.versions}", row.declared.source))), page)
    for one in _inputs(explained):
        source = one["source"]
        if source["sort"] == "observation":
            told.basis.observations.add(source["number"])
        said = f"{words(source['sort'])} {source['number']}: {source['by']}, {source['at'][:10]} (#{source['deed']})"
        yield SourceFact(said, page)
        for piece in source["evidence"]:
            if piece["document"]:
                told.basis.documents.add(piece["document"])
            link = f"/papers/{piece['document']}/" if piece["document"] else ""
            named = piece["title"] or piece["reference"]
            yield SourceFact(f"{named}: “{piece['text']}”" if piece["text"] else named, link)


def _inputs(explained: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    yield from explained["inputs"]
    for part in explained["parts"]:
        yield from _inputs(part)


def _silent(told: Gathering, row: IndicatorRow) -> SilentFact:
    name = row.name(told.question.language)
    return SilentFact(row.code, name, row.pillar, told.institution(row.owner))


def _text(number: object) -> str | None:
    return None if number is None else str(number)
