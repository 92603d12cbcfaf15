"""`balozi evaluate`: measure the reading against facts that people wrote down."""

from pathlib import Path

import click

from balozi.cli.printing import FORMAT, say, shown, write_rows

_COLUMNS = ("kind", "language", "precision", "recall", "f1", "strict_f1", "found", "false", "missed")


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--errors",
    default=0,
    show_default=True,
    type=click.IntRange(0),
    help="Print so many mistakes of each sort.",
)
@FORMAT
def command(gold: Path, errors: int, shape: str) -> None:
    """Print precision, recall, F1 and strict F1 by kind and language.

    GOLD is a folder with texts/NNN.txt and gold/NNN.json. `balozi suggestion export` writes such a folder from the
    decisions of reviewers.
    """
    from balozi.extraction.evaluating import evaluate, read_gold
    from balozi.extraction.suggesting import suggest

    result = evaluate(read_gold(gold), lambda paper: suggest(paper.document, dated=paper.dated))
    rows = [
        {
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
        for (kind, language), score in result.scores.items()
    ]
    write_rows(rows, _COLUMNS, shape)
    for what in ("false", "missed", "wrong field"):
        for mistake in [item for item in result.mistakes if item.what == what][:errors]:
            say(f"{what}\t{mistake.paper}\t{mistake.kind}\t{shown(mistake.quote)[:140]}")
