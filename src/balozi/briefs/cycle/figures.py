"""Blocks about results: figures with their ratings, targets, weights and the composite, gaps and what is done."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from balozi.briefs.cycle.asking import Material, plain
from balozi.briefs.cycle.facts import CLOSED, ActionFact, AdviceFact, FigureFact, GapFact, SilentFact
from balozi.briefs.cycle.papers import Chart, Cited, Grid

RATINGS = ("met", "partly_met", "not_met", "no_data", "not_due", "not_assessable")
# Told apart by lightness as well as by hue, also in print without colour; grey is never green.
_COLOURS = ("#1b6e53", "#8cc4a4", "#a3341f", "#c9c9c9", "#e4e4e4", "#8f8f8f")
_GAPS, _ADVICE = "/results/gaps/", "/results/recommendations/"
_NUMBERS = ("baseline", "target", "actual", "achievement")
_LISTED = {"indicator": 6, "area": 2, "of_period": 2, **dict.fromkeys(_NUMBERS, 3), "rating": 3}


@dataclass(frozen=True, slots=True)
class Composite:
    """A composite score: between 0 and 1, the weights that were counted, all weights of figures."""

    score: Decimal
    counted: Decimal
    stated: Decimal


def results_said(made: Material) -> list[Cited]:
    """Say how many figures were rated how; none is left uncounted, and none is counted twice."""
    rows, inside = counted(made), [row for row in made.facts.figures if row.is_inside]
    mute, rarer = (
        [one for one in made.facts.silent if one.is_rarer == is_rarer] for is_rarer in (False, True)
    )
    found = Counter(row.rating for row in rows)
    counts = {name: found[name] for name in RATINGS}
    cites = (_all_figures(made, rows), _silent(made, mute))
    told = [made.say("results_said", *cites, n=len(rows), silent=len(mute), **counts)]
    if rarer:
        told.append(made.say("results_rarer", _silent(made, rarer), n=len(rarer)))
    if inside:
        told.append(made.say("results_inside", _all_figures(made, inside), n=len(inside)))
    return told


def counted(made: Material) -> list[FigureFact]:
    """Return the figures that are counted: those of areas inside another one are told beside it."""
    return [row for row in made.facts.figures if not row.is_inside]


def ratings(made: Material) -> list[Cited | Grid | Chart]:
    """Say the ratings, and draw them by pillar."""
    rows = counted(made)
    said = results_said(made)
    if not rows:
        return [*said]
    labels = [made.words(f"rating_{one}") for one in RATINGS]
    found = Counter((made.pillar(row.pillar), RATINGS.index(row.rating)) for row in rows)
    bars = tuple((pillar, labels[order], order, n) for (pillar, order), n in sorted(found.items()))
    told = "; ".join(_bar_said(made, pillar, bars) for pillar in dict.fromkeys(bar for bar, *_ in bars))
    says = made.words("chart_says", list=told)
    cites = (_all_figures(made, rows),)
    parts = tuple(zip(labels, _COLOURS, strict=True))
    return [*said, Chart(made.words("ratings"), says, bars, parts), Cited(says, cites)]


def _bar_said(made: Material, pillar: str, bars: Iterable[tuple[str, str, int, int]]) -> str:
    told = ", ".join(f"{part} {n}" for bar, part, _, n in bars if bar == pillar)
    return made.words("chart_part", pillar=pillar, told=told)


def figures(made: Material) -> list[Cited | Grid | Chart]:
    """List the figures with their ratings."""
    return [_figures(made, "figures", made.facts.figures)]


def impact_figures(made: Material) -> list[Cited | Grid | Chart]:
    """List the figures of indicators of impact."""
    return [_figures(made, "impact_figures", [row for row in made.facts.figures if row.level == "impact"])]


def targets(made: Material) -> list[Cited | Grid | Chart]:
    """List the targets of the period."""
    named = {"indicator": 6, "area": 2, "of_period": 2, "baseline": 3, "target": 3, "owner": 4}
    rows = [
        (
            Cited(_named(row), (cite,)),
            Cited(_area(made, row)),
            Cited(made.span.name),
            _number(made, row.whole_baseline, cite),
            _number(made, row.whole_target, cite),
            Cited(row.owner or made.words("not_stated")),
        )
        for row in made.facts.figures
        if row.whole_target is not None
        for cite in [_of_figure(made, row)]
    ]
    return [made.grid("targets", named, rows, ("baseline", "target"))]


def weights(made: Material) -> list[Cited | Grid | Chart]:
    """List the targets with the weights that were stated, and what was reached."""
    stated = made.question.weights
    cite = made.citations.number(
        made.words("cite_weights"), sorted((f"{code}: {n}", "") for code, n in stated.items())
    )
    rows = []
    for row in made.facts.figures:
        own = _of_figure(made, row)
        given = stated.get(row.code)
        weight = Cited(made.words.number(given), (cite,)) if given else Cited(made.words("not_stated"))
        numbers = [_number(made, one, own) for one in (row.whole_target, row.target, row.actual)]
        rate = Cited(made.words.rate(row.achievement), (own,) if row.achievement else ())
        rows.append((Cited(_named(row), (own,)), weight, *numbers, rate, Cited(_rating(made, row))))
    named = {
        "indicator": 6,
        "weight": 2,
        "whole_target": 3,
        "target_so_far": 3,
        "actual": 3,
        "achievement": 3,
    }
    return [made.grid("weights", named | {"rating": 3}, rows, ("weight", *named))]


def composite(made: Material) -> list[Cited | Grid | Chart]:
    """Say the composite score with how it came about, or that none can be given."""
    words, stated = made.words, made.question.weights
    known = {row.code for row in made.facts.figures}
    unknown = sorted(set(stated) - known)
    told: list[Cited | Grid | Chart] = []
    found = composite_of(made.facts.figures, stated)
    if found is None:
        told.append(made.say("composite_none"))
    else:
        band, source = band_of(found.score, words.language)
        cites = (
            _all_figures(made, [row for row in made.facts.figures if row.code in stated]),
            made.citations.number(words("cite_scale", source=source)),
        )
        facts = {"weight": words.number(str(found.counted)), "all": words.number(str(found.stated))}
        score = words.rate(str(found.score))
        told.append(made.say("composite_said", *cites, score=score, band=band, source=source, **facts))
    return [*told, made.say("weight_unknown", list=", ".join(unknown))] if unknown else told


def composite_of(rows: Iterable[FigureFact], stated: Mapping[str, str]) -> Composite | None:
    """Return the composite of figures with weights, None where no weighted target has an achievement.

    A weight is shared by the areas of its indicator, so that an indicator with many counts no more than one with few.
    """
    listed = [row for row in rows if row.code in stated and not row.is_inside]
    areas = Counter(row.code for row in listed)
    total = counted = score = Decimal()
    for row in listed:
        weight = Decimal(stated[row.code]) / areas[row.code]
        total += weight
        if row.achievement is not None:
            counted += weight
            score += weight * min(max(Decimal(row.achievement), Decimal(0)), Decimal(1))
    return Composite(score / counted, counted, total) if counted else None


def band_of(score: Decimal, language: str) -> tuple[str, str]:
    """Return the words of the band that a composite falls into, and the source of the scale."""
    scale = _scale()
    band = next(one for one in scale["bands"] if score >= Decimal(one["from"]))
    return band["words"][language], scale["source"]


def pillars(made: Material) -> list[Cited | Grid | Chart]:
    """List the pillars of the framework with what there is for each."""
    named = {"pillar": 4, "aim": 6, "open": 2, "due_here": 2, "indicators": 2}
    rows = []
    for one in made.facts.pillars:
        opened = [row for row in made.facts.promises if row.pillar == one.key and row.status not in CLOSED]
        due = [row for row in opened if made.within(row.due_day)]
        told = [row for row in counted(made) if row.pillar == one.key]
        rows.append(
            (
                Cited(one.name, (made.citations.number(one.name, plain(one.sources)),)),
                Cited(one.text or "–"),
                Cited(made.words.number(str(len(opened))), (made.of_entries("cite_promises", opened),)),
                Cited(made.words.number(str(len(due))), (made.of_entries("cite_promises", due),)),
                Cited(made.words.number(str(len(told))), (_all_figures(made, told),)),
            )
        )
    return [made.grid("pillars", named, rows, ("open", "due_here", "indicators"))]


def silent(made: Material) -> list[Cited | Grid | Chart]:
    """List the indicators without any figure: what was not assessed is said."""
    mute = [one for one in made.facts.silent if not one.is_rarer]
    rows = [
        (
            Cited(one.name, (_silent(made, mute),)),
            Cited(made.pillar(one.pillar)),
            Cited(one.owner or made.words("not_stated")),
        )
        for one in mute
    ]
    return [made.grid("silent", {"indicator": 6, "pillar": 4, "owner": 4}, rows)]


def thresholds(made: Material) -> list[Cited | Grid | Chart]:
    """Say by which thresholds figures were rated, and what must be known of them."""
    told = made.facts.thresholds
    notes: list[Cited | Grid | Chart] = [Cited(one) for one in made.facts.notices]
    return [made.say("thresholds_said", **told), *notes] if told else notes


def gaps(made: Material) -> list[Cited | Grid | Chart]:
    """List the gaps with their causes and what is done about them."""
    rows = [
        (
            Cited(one.says, (_of_gap(made, one),), _GAPS),
            Cited(one.cause or made.words("not_stated")),
            Cited("; ".join(action.action for action in one.actions) or made.words("no_action")),
        )
        for one in made.facts.gaps
    ]
    return [made.grid("gaps", {"gap": 6, "cause": 4, "action": 5}, rows)]


def actions(made: Material) -> list[Cited | Grid | Chart]:
    """List the corrective actions with their owners and days."""
    rows = [_action(made, action, ()) for one in made.facts.gaps for action in one.actions]
    return [made.grid("actions", {"action": 6, "owner": 3, "due": 2, "done": 2}, rows)]


def responses(made: Material) -> list[Cited | Grid | Chart]:
    """List each gap with the action that answers it, or that none is planned."""
    rows = []
    for one in made.facts.gaps:
        gap = Cited(one.says, (_of_gap(made, one),))
        rows += [_action(made, action, (gap,)) for action in one.actions]
        if not one.actions:
            rows.append((gap, Cited(made.words("no_action")), Cited("–"), Cited("–"), Cited("–")))
    return [made.grid("responses", {"gap": 5, "action": 5, "owner": 3, "due": 2, "done": 2}, rows)]


def recommendations(made: Material) -> list[Cited | Grid | Chart]:
    """List the recommendations of this review with their findings."""
    rows = [
        (
            Cited(one.words, (_of_advice(made, one),), _ADVICE),
            Cited(one.finding, (_of_finding(made, one),), _GAPS),
            Cited(made.words(f"section_{one.criterion}") if one.criterion else made.words("not_stated")),
        )
        for one in made.facts.advice
    ]
    return [made.grid("advised", {"advice": 6, "finding": 6, "criterion": 3}, rows)]


def answers(made: Material) -> list[Cited | Grid | Chart]:
    """List what management answered to each recommendation, and what became of it."""
    words = made.words
    rows = [
        (
            Cited(one.words, (_of_advice(made, one),)),
            Cited(_answer(made, one)),
            Cited(one.owner or "–"),
            Cited(words.day(one.due.isoformat()) if one.due else "–"),
            Cited(words(f"advice_{one.status}")),
        )
        for one in made.facts.advice
    ]
    return [made.grid("answers", {"advice": 5, "answer": 5, "owner": 3, "due": 2, "status": 2}, rows)]


def _answer(made: Material, one: AdviceFact) -> str:
    if not one.answer:
        return made.words("advice_waiting")
    said = f"{made.words(f'answer_{one.answer}')} ({one.by_whom})"
    return f"{said}: {one.answer_words}" if one.answer_words else said


def _of_advice(made: Material, one: AdviceFact) -> int:
    return made.citations.number(made.words("cite_advice", n=one.number), [(one.words, _ADVICE)])


def _of_finding(made: Material, one: AdviceFact) -> int:
    return made.citations.number(made.words("cite_gap", n=one.gap), [(one.finding, _GAPS)])


def _action(made: Material, action: ActionFact, before: tuple[Cited, ...]) -> tuple[Cited, ...]:
    words = made.words
    cite = made.citations.number(words("cite_action", n=action.number))
    late = f" ({words('overdue_action')})" if action.is_overdue else ""
    due = words.day(action.due.isoformat()) + late if action.due else words("not_stated")
    return (
        *before,
        Cited(action.action, (cite,)),
        Cited(action.owner or words("not_stated")),
        Cited(due),
        Cited(words.day(action.done_on.isoformat()) if action.done_on else "–"),
    )


def _figures(made: Material, title: str, rows: Sequence[FigureFact]) -> Grid:
    ordered = sorted(rows, key=lambda row: (made.pillar(row.pillar), row.code, row.area, row.period))
    return made.grid(title, _LISTED, [_figure(made, row) for row in ordered], _NUMBERS)


def _figure(made: Material, row: FigureFact) -> tuple[Cited, ...]:
    cite = _of_figure(made, row)
    return (
        Cited(_named(row), (cite,), f"/results/{row.code}/"),
        Cited(_area(made, row)),
        Cited(row.period),
        *(_number(made, one, cite) for one in (row.baseline, row.target, row.actual)),
        Cited(made.words.rate(row.achievement), (cite,) if row.achievement is not None else ()),
        Cited(_rating(made, row), (cite,)),
    )


def _named(row: FigureFact) -> str:
    """Return what an indicator is called with the unit of its numbers."""
    return f"{row.name} ({row.unit})" if row.unit else row.name


def _rating(made: Material, row: FigureFact) -> str:
    """Return the words of a rating; a value that lacks parts is not called no data."""
    partial = row.rating == "no_data" and row.actual is not None
    return made.words("rating_partial" if partial else f"rating_{row.rating}")


def _number(made: Material, text: str | None, cite: int) -> Cited:
    return Cited(made.words.number(text), (cite,) if text is not None else ())


def _area(made: Material, row: FigureFact) -> str:
    if row.area_name:
        return row.area_name
    return made.words.actor(row.area) if row.area else "–"


def _of_figure(made: Material, row: FigureFact) -> int:
    area = _area(made, row)
    label = made.words("cite_figure", code=row.code, area=area, period=row.period, reason=row.reason)
    return made.citations.number(label, plain(row.sources))


def _of_gap(made: Material, row: GapFact) -> int:
    return made.citations.number(made.words("cite_gap", n=row.number), [(row.says, _GAPS)])


def _all_figures(made: Material, rows: Sequence[FigureFact]) -> int:
    items = [(f"{row.code} {row.area} {row.period}".strip(), f"/results/{row.code}/") for row in rows]
    return made.citations.number(made.words("cite_results", day=made.question.day, n=len(rows)), items)


def _silent(made: Material, rows: Sequence[SilentFact]) -> int:
    items = [(f"{one.code}: {one.name}", f"/results/{one.code}/") for one in rows]
    return made.citations.number(made.words("cite_silent", day=made.question.day, n=len(items)), items)


@cache
def _scale() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("scale.toml").read_text("utf-8"))
