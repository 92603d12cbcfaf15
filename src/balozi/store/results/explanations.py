"""How figures were computed: down to who stated each value behind them, when, and what shows it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import get_language

from balozi.ground.people import Reader
from balozi.results.explaining import explain_figure, in_text
from balozi.results.fingerprint import engine_fingerprint
from balozi.results.windows import with_span
from balozi.store.results.changes import Remembered
from balozi.store.results.definitions import indicator_row
from balozi.store.results.records import Asked, Scorecard
from balozi.store.results.scorecards import Translated, card_of, compute
from balozi.store.results.stated import MODELS, stated_rows
from balozi.store.results.values import StatedRow

_LISTED = 900
# By row of what the engine was fed: baseline, target or observation with its number in the store.
Sources = Mapping[int, tuple[str, int]]


def explain(  # noqa: PLR0913 - the figure is named by three words
    reader: Reader, asked: Asked, code: str, area: str, period: str, translated: Translated = str
) -> dict[str, Any]:
    """Return how one figure was computed, down to who stated each input, when, and what shows it.

    Args:
        reader: whose clearance applies.
        asked: the moment and the rest of the question.
        code: of the indicator.
        area: code of the area, "" for none.
        period: as the figure has it; FIRST/LAST for a span.
        translated: gives a sentence in the reader's language.

    Raises:
        NoSuchIndicator: there is none of this code that the reader may see.
        NoSuchFigure: there is none for this area and period.
    """
    row = indicator_row(reader, code, at=asked.at)
    question = replace(asked, indicators=(code,), pillar="", institution="")

    def ask() -> tuple[dict[str, Any], Sources]:
        feed, results = compute(reader, question, inside=area)
        found = explain_figure(with_span(results, period), feed.rows, code, area, period, translated)
        return found, {one["row"]: feed.sources[one["row"]] for one in _inputs(found)}

    said = ("explain", question, area, period, translated is str, get_language())
    told, sources = Remembered(reader).of(code, said, ask)
    _name_sources(reader, sources, [told], asked.at)
    return {
        **told,
        "names": dict(row.declared.names),
        "definition": {
            "version": row.versions,
            "made_at": row.made_at.isoformat(),
            "made_by": row.made_by,
            "owner": row.owner,
            "source": row.declared.source,
        },
        "engine": engine_fingerprint(),
        "known_at": asked.at.isoformat() if asked.at else None,
        "with_submitted": asked.with_submitted,
    }


def explain_in_text(explained: Mapping[str, Any]) -> str:
    """Return an explanation as lines of text, sources and versions included."""
    definition = explained["definition"]
    lines = [
        in_text(explained),
        f"Definition: version {definition['version']}, by {definition['made_by']}, {definition['made_at']}",
        f"Engine: {explained['engine']}",
    ]
    if explained["with_submitted"]:
        lines.append("Counted too: values that nobody has approved yet")
    sources = {one["row"]: one["source"] for one in _inputs(explained)}
    lines += [f"Row {number}: {_source_in_text(source)}" for number, source in sorted(sources.items())]
    return "\n".join(lines)


def latest_explained(
    reader: Reader, asked: Asked, translated: Translated = str
) -> tuple[Scorecard, Sequence[Mapping[str, Any]]]:
    """Return a scorecard, and of each of its latest figures in their order how it was computed.

    As `explain` tells it of one, without the definition; the values behind all of them are asked for once.

    Args:
        reader: whose clearance applies.
        asked: the question.
        translated: gives a template of a reason in the reader's language.
    """
    feed, results = compute(reader, asked)
    card = card_of(asked, feed, results, translated)
    named = [tuple(str(one.line[name]) for name in ("area", "period")) for one in card.latest]
    for span in dict.fromkeys(period for _, period in named):
        results = with_span(results, span)
    told = [
        explain_figure(results, feed.rows, one.indicator.code, area, period)
        for one, (area, period) in zip(card.latest, named, strict=True)
    ]
    _name_sources(reader, feed.sources, told, asked.at)
    return card, told


def _name_sources(
    reader: Reader, sources: Sources, told: Iterable[Mapping[str, Any]], at: datetime | None
) -> None:
    """Write beside every input of some explanations who stated it."""
    inputs = [one for explained in told for one in _inputs(explained)]
    wanted: dict[str, set[int]] = {}
    for one in inputs:
        sort, number = sources[one["row"]]
        wanted.setdefault(sort, set()).add(number)
    shown = {
        (sort, row.number): row
        for sort, numbers in wanted.items()
        for some in _in_parts(sorted(numbers))
        for row in stated_rows(reader, sort, MODELS[sort].objects.filter(pk__in=some), at)
    }
    for one in inputs:
        one["source"] = _source(shown[sources[one["row"]]])


def _in_parts(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield numbers as many at a time as every database takes in one question."""
    for first in range(0, len(numbers), _LISTED):
        yield numbers[first : first + _LISTED]


def _source(row: StatedRow) -> dict[str, Any]:
    return {
        "sort": row.sort,
        "number": row.number,
        "state": row.state,
        "by": row.by,
        "at": row.at.isoformat(),
        "deed": row.deed,
        "verb": row.verb,
        "institution": row.institution,
        "comment": row.comment,
        "demonstration": row.is_demonstration,
        "evidence": [
            {
                "sort": piece.sort,
                "reference": piece.reference,
                "document": piece.document,
                "title": piece.document_title,
                "start": piece.start,
                "end": piece.end,
                "text": piece.text,
            }
            for piece in row.evidence
        ],
    }


def _inputs(told: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    yield from told["inputs"]
    for part in told["parts"]:
        yield from _inputs(part)


def _source_in_text(source: Mapping[str, Any]) -> str:
    said = f"{source['sort']} {source['number']} ({source['state']}), by {source['by']}, {source['at']}"
    said += f", deed {source['deed']}"
    if source["demonstration"]:
        said += ", invented for demonstration"
    for piece in source["evidence"]:
        said += f"; {piece['sort']} {piece['title'] or piece['reference']}: {piece['text']}".rstrip(": ")
    return said
