"""`balozi extract`: find the facts in papers, without a database."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from balozi.cli.modelling import MARKING, MODEL, SecondReader, connection, marking_of
from balozi.cli.printing import in_one_line, say
from balozi.ground.errors.family import InvalidInput
from balozi.ground.errors.reading import NoSuchPath

if TYPE_CHECKING:
    from balozi.extraction.explaining import Explainer
    from balozi.extraction.suggestions import Suggestion
    from balozi.reading.documents import Document


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--lang", type=click.Choice(["sw", "en", "fr"]), help="Language of the papers, when it is known."
)
@click.option(
    "--date",
    "dated",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day the papers are of; else the one a paper prints counts.",
)
@click.option("--format", "shape", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@click.option("--explain", is_flag=True, help="Add quote, rule, confidence, words of each code.")
@click.option("--names", "with_names", is_flag=True, help="Add who and what is named, place by place.")
@click.option(
    "--left-out", "with_left_out", is_flag=True, help="Add what was found and not suggested, and why."
)
@MODEL
@MARKING
def command(
    paths: tuple[Path, ...],
    lang: str | None,
    dated: datetime | None,
    shape: str,
    explain: bool,
    with_names: bool,
    with_left_out: bool,
    with_model: bool,
    marking: str,
) -> None:
    """Print one line of JSON per paper: {"doc": stem of the file, "facts": [{kind, start, end, fields}]}.

    PATHS are files or folders. Offsets are characters of the file's own text (for plain text: decoded as UTF-8, line
    ends unchanged), end exclusive. A file that cannot be read is told on standard error, and the exit code is 2.
    With --names each line has "names" as well: [{kind, start, end, text, code}], of kind PER, ORG, LOC or DATE.
    With --left-out each line has "left_out": [{kind, start, end, quote, rule, doubt, why}]: what a rule found and a
    doubt took away again.
    With --model the report on the model stands there too; the exit code is 3 when a marked paper was not sent,
    6 when a part of a paper got no answer.
    """
    from balozi.reading.files import read_paper

    second = SecondReader(connection(), marking_of(marking)) if with_model else None
    unread = 0
    for path in _files(paths):
        try:
            document = read_paper(path)
        except (InvalidInput, NoSuchPath) as fault:
            unread += 1
            say(f"balozi: {in_one_line(str(fault))}")
            continue
        document = _in_language(document, lang)
        day = dated.date() if dated else None
        found = _found(document, day, second)
        explainer = _explainer(document, day) if explain else None
        facts = [line for fact in found for line in _lines(fact, explainer)]
        # Names of files may hold bytes that are no letters; what is written is UTF-8 all the same.
        doc = path.stem.encode(errors="replace").decode()
        told = {"doc": doc, "facts": facts} | (_names(document, day) if with_names else {})
        told |= _left_out(document, day, found) if with_left_out else {}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    code = second.tell() if second is not None else 0
    if unread or code:
        raise SystemExit(2 if unread else code)


def _found(document: "Document", dated: date | None, second: SecondReader | None) -> tuple["Suggestion", ...]:
    from balozi.extraction.papers import paper_of
    from balozi.extraction.suggesting import suggest

    found = suggest(document, dated=dated)
    return found if second is None else second.join(paper_of(document, dated=dated), found)


def _names(document: "Document", dated: date | None) -> dict[str, Any]:
    from balozi.extraction.named import names_of
    from balozi.extraction.papers import paper_of

    return {"names": [asdict(name) for name in names_of(paper_of(document, dated=dated))]}


def _left_out(document: "Document", dated: date | None, found: tuple["Suggestion", ...]) -> dict[str, Any]:
    from balozi.extraction.doubting import left_out
    from balozi.extraction.papers import paper_of

    told = left_out(paper_of(document, dated=dated), found)
    return {"left_out": [asdict(one) | {"quote": document.text[one.start : one.end]} for one in told]}


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    from balozi.reading.folders import paper_files

    for path in paths:
        yield from paper_files(path)


def _in_language(document: "Document", lang: str | None) -> "Document":
    if lang is None:
        return document
    passages = tuple(replace(passage, language=lang) for passage in document.passages)
    return replace(document, language=lang, passages=passages)


def _explainer(document: "Document", dated: date | None) -> "Explainer":
    from balozi.extraction.explaining import Explainer
    from balozi.extraction.papers import paper_of

    return Explainer(paper_of(document, dated=dated))


def _explained(fact: "Suggestion", explainer: "Explainer") -> dict[str, Any]:
    from balozi.extraction.suggesting import explain as sentence

    behind = explainer.explain(fact)
    return {
        "quote": fact.quote,
        "rule": fact.rule,
        "says": sentence(fact.rule),
        "confidence": fact.confidence,
        "codes": behind.codes,
        "codes_from_before": behind.earlier,
        "codes_from_behind": behind.later,
        "acronyms": [asdict(choice) for choice in behind.acronyms],
        "area": behind.area,
    }


def _lines(fact: "Suggestion", explainer: "Explainer | None") -> Iterator[dict[str, Any]]:
    line: dict[str, Any] = {
        "kind": fact.kind,
        "start": fact.start,
        "end": fact.end,
        "fields": dict(fact.fields),
    }
    if explainer is not None:
        line |= _explained(fact, explainer)
    yield line
    # The word for any instrument in our registers is agreement; the guide of the field says instrument.
    if fact.kind == "instrument":
        yield line | {"kind": "agreement"}
