"""The figures of a document: of the engine, with the definition, baseline, target and values that made them."""

from collections.abc import Iterable, Mapping
from typing import Any

from balozi.briefs.cycle.facts import FigureFact, SilentFact, SourceFact
from balozi.briefs.cycle.words import CycleWords
from balozi.results.computing import Results, line_of
from balozi.results.windows import Window, figures_within, window_of
from balozi.store.briefs.shared import Gathering
from balozi.store.results.grids import periods_between
from balozi.store.results.queries import indicators, latest_explained, of_wholes
from balozi.store.results.records import Asked, FigureRow, IndicatorRow


def figure_facts(told: Gathering) -> dict[str, Any]:
    """Return the figures of the period of the document, and the indicators that have none."""
    question = told.question
    asked = Asked(
        on=question.day,
        at=told.at,
        country=question.country,
        institution=question.institution,
        within=Window(told.span.first_day, told.span.last_day),
    )
    card, explained = latest_explained(told.reader, asked, told.translated)
    wholes = {id(figure) for figure in of_wholes(card.latest)}
    plans = _plans(told, card.results)
    figures = tuple(
        _fact(
            told,
            figure,
            how,
            plans[figure.indicator.code, str(figure.line["area"])],
            id(figure) not in wholes,
        )
        for figure, how in zip(card.latest, explained, strict=True)
    )
    told.basis.indicators |= {row.code for row in indicators(told.reader, asked)}
    return {
        "figures": figures,
        "silent": tuple(_silent(told, row) for row in card.silent),
        "thresholds": {
            name: told.translated(str(word)) for name, word in card.results.thresholds.words.items()
        },
        "demonstration": card.demonstration,
        "notices": tuple(card.notices),
    }


def _fact(
    told: Gathering,
    figure: FigureRow,
    explained: Mapping[str, Any],
    plan: Mapping[str, Any],
    is_inside: bool,
) -> FigureFact:
    row, line = figure.indicator, figure.line
    area, period = str(line["area"]), str(line["period"])
    return FigureFact(
        code=row.code,
        name=row.name(told.question.language),
        unit=told.translated(row.declared.unit) if row.declared.unit else "",
        level=row.level,
        pillar=row.pillar,
        owner=told.institution(row.owner),
        area=area,
        period=_period(told, period),
        baseline=_text(line["baseline"]),
        target=_target(line),
        actual=_text(line["actual"]),
        achievement=_text(line["achievement"]),
        rating=str(line["rating"]),
        reason=str(line["reason"]),
        sources=tuple(_sources(told, row, explained)),
        is_inside=is_inside,
        whole_target=_target(plan),
        whole_baseline=_text(plan["baseline"]),
        area_name=told.names.get(area, ""),
    )


def _target(line: Mapping[str, Any]) -> str | None:
    target = _text(line["target"])
    if target is None and (line["target_low"] is not None or line["target_high"] is not None):
        ends = (line["target_low"], line["target_high"])
        target = "–".join("" if end is None else str(end) for end in ends)
    return target


def _plans(told: Gathering, results: Results) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Return the figures of all of the document's period, what is to come included, by indicator and area."""
    window = Window(told.span.first_day, told.span.last_day)
    found = figures_within(results, window, with_coming=True)
    return {(one.indicator.code, one.cell.area): line_of(one, results.thresholds) for one in found}


def _sources(told: Gathering, row: IndicatorRow, explained: Mapping[str, Any]) -> Iterable[SourceFact]:
    page = f"/results/{row.code}/"
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
    return SilentFact(row.code, name, row.pillar, told.institution(row.owner), _is_rarer(told, row))


def _is_rarer(told: Gathering, row: IndicatorRow) -> bool:
    """Tell whether none of the periods by which an indicator is reported ends in that of the document."""
    declares = row.declared.frequency is not None and row.declared.calendar is not None
    return declares and not periods_between(row, told.span.first_day, told.span.last_day)


def _period(told: Gathering, name: str) -> str:
    """Return the period of a figure as documents write it: that of the document by its own name."""
    window = window_of(name)
    if (window.first_day, window.last_day) == (told.span.first_day, told.span.last_day):
        return told.span.name
    return name.replace("/", " – ")


def _text(number: object) -> str | None:
    return None if number is None else str(number)
