"""`balozi evaluate`: measure the reading against facts that people wrote down."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from balozi.cli.modelling import MODEL, SecondReader, connection
from balozi.cli.printing import FORMAT, say, shown, write_rows

if TYPE_CHECKING:
    from balozi.extraction.evaluating import Evaluation, GoldPaper
    from balozi.extraction.suggestions import Suggestion

_COLUMNS = ("kind", "language", "precision", "recall", "f1", "strict_f1", "found", "false", "missed")
_RULES = "rules"


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--errors",
    default=0,
    show_default=True,
    type=click.IntRange(0),
    help="Print so many mistakes of each sort.",
)
@MODEL
@FORMAT
def command(gold: Path, errors: int, with_model: bool, shape: str) -> None:
    """Print precision, recall, F1 and strict F1 by kind and language.

    GOLD is a folder with texts/NNN.txt and gold/NNN.json. `balozi suggestion export` writes such a folder from the
    decisions of reviewers. With --model there is a line for the rules, for the model, and for both together.
    """
    from balozi.extraction.evaluating import evaluate, read_gold

    second = SecondReader(connection()) if with_model else None
    papers = list(read_gold(gold))
    found = _found(papers, second)
    results = {reader: evaluate(papers, _reader(read)) for reader, read in found.items()}
    rows = [row for reader, result in results.items() for row in _rows(reader, result)]
    write_rows(rows, ("reader", *_COLUMNS) if with_model else _COLUMNS, shape)
    _tell_mistakes(results[_RULES if second is None else "both"], errors)
    if second is not None and (code := second.tell()):
        raise SystemExit(code)


def _found(
    papers: Sequence["GoldPaper"], second: SecondReader | None
) -> dict[str, dict[str, Sequence["Suggestion"]]]:
    """Return for each reader what it finds in each paper; the model is asked once."""
    from balozi.extraction.papers import paper_of
    from balozi.extraction.suggesting import suggest

    rules = {paper.name: suggest(paper.document, dated=paper.dated) for paper in papers}
    if second is None:
        return {_RULES: dict(rules)}
    alone: dict[str, Sequence[Suggestion]] = {}
    both: dict[str, Sequence[Suggestion]] = {}
    for paper in papers:
        name = paper.name
        alone[name], both[name] = second.compare(paper_of(paper.document, dated=paper.dated), rules[name])
    return {_RULES: dict(rules), "model": alone, "both": both}


def _reader(found: Mapping[str, Sequence["Suggestion"]]) -> Any:
    return lambda paper: found[paper.name]


def _rows(reader: str, result: "Evaluation") -> Iterator[dict[str, Any]]:
    for (kind, language), score in result.scores.items():
        yield {
            "reader": reader,
            "kind": kind,
            "language": language,
            "precision": f"{score.precision:.3f}",
            "recall": f"{score.recall:.3f}",
            "f1": f"{score.f1:.3f}",
            "strict_f1": f"{score.strict_f1:.3f}",
            "found": score.found,
            "false": score.false,
            "missed": score.missed,
        }


def _tell_mistakes(result: "Evaluation", errors: int) -> None:
    for what in ("false", "missed", "wrong field"):
        for mistake in [item for item in result.mistakes if item.what == what][:errors]:
            say(f"{what}\t{mistake.paper}\t{mistake.kind}\t{shown(mistake.quote)[:140]}")
