"""`balozi document`: read, list, show, check and verify papers."""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from balozi.cli.modelling import MARKING, MODEL, connection, exit_code, marking_of, tell_report
from balozi.cli.opening import AS, DRY_RUN, acting, now, open_store
from balozi.cli.printing import FORMAT, in_one_line, say, write_rows
from balozi.ground.markings import Marking

if TYPE_CHECKING:
    from balozi.extraction.model.connection import ModelSettings
    from balozi.ground.people import Person
    from balozi.services.modelling import Opinion

_LISTED = ("document", "title", "language", "genre", "country", "open", "findings", "fault")
_FACTS = ("suggestion", "state", "kind", "quote", "fields", "rule", "confidence", "entry")
_FINDINGS = ("check", "severity", "start", "end", "quote", "says")


@click.group("document")
def command() -> None:
    """Read, list, show, check and verify papers."""


@command.command("read")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--date",
    "dated",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day the papers are of; else the one a paper prints counts.",
)
@MODEL
@MARKING
@AS
@DRY_RUN
def read(
    paths: tuple[Path, ...],
    dated: datetime | None,
    with_model: bool,
    marking: str,
    name: str | None,
    dry_run: bool,
) -> None:
    """Read papers (TXT, HTML, DOCX, PDF) and keep what was found in them for review.

    PATHS are files or folders. A file that cannot be read is told in one sentence; the others are read. With --model
    the exit code is 3 when a marked paper was not sent, 6 when a part of a paper got no answer.
    """
    open_store()
    model = connection() if with_model else None
    from balozi.reading.folders import paper_files

    files = [file for path in paths for file in paper_files(path)]
    if dry_run:
        write_rows(
            [{"file": str(file), "bytes": file.stat().st_size} for file in files], ("file", "bytes"), "table"
        )
        say(f"{len(files)} files would be read.")
        return
    day = dated.date() if dated else None
    if code := read_files(files, acting(name), day, marking=marking_of(marking), model=model):
        raise SystemExit(code)


def read_files(
    files: Sequence[Path],
    person: "Person",
    dated: date | None,
    *,
    marking: Marking = Marking.UNCLASSIFIED,
    model: "ModelSettings | None" = None,
) -> int:
    """Read files with a progress bar, tell what became of them, and return the exit code."""
    from balozi.ground.errors.reading import NoSuchPath
    from balozi.services.papers import AddedPaper, add_papers

    tally: Counter[str] = Counter()
    words: list[str] = []
    opinions: list[Opinion] = []
    done = add_papers(files=files, person=person, at=now(), dated=dated, marking=marking, model=model)
    with click.progressbar(done, length=len(files), label="Papers", file=sys.stderr) as papers:
        for path, outcome in papers:
            if isinstance(outcome, NoSuchPath) or outcome.fault:
                tally["unread"] += 1
                words.append(f"{path.name}: {outcome.fault if isinstance(outcome, AddedPaper) else outcome}")
            elif outcome.already:
                tally["already"] += 1
            else:
                tally["read"] += 1
                words.append(_told(path, outcome))
            if isinstance(outcome, AddedPaper) and outcome.opinion is not None:
                opinions.append(outcome.opinion)
    for line in words:
        say(f"  {in_one_line(line)}")
    say(f"  {tally['read']} read, {tally['already']} read before, {tally['unread']} not readable")
    code = _tell_opinions(model, opinions) if model else 0
    return 2 if tally["unread"] else code


def _tell_opinions(model: "ModelSettings", opinions: Sequence["Opinion"]) -> int:
    from balozi.extraction.model.comparing import Agreement
    from balozi.extraction.model.reports import ModelReport

    report = ModelReport(model.name, model.address)
    agreement = Agreement()
    refused = [opinion.refusal for opinion in opinions if opinion.refusal]
    for opinion in opinions:
        agreement += opinion.agreement
        report = report + opinion.report if opinion.report is not None else report
    for refusal in refused:
        say(f"balozi: {refusal}")
    tell_report(report, agreement)
    return exit_code(len(refused), report)


def _told(path: Path, outcome: Any) -> str:
    told = (
        f"{path.name}: {outcome.suggestions} found in the text, {outcome.known} of them on a register,"
        f" {outcome.findings} things to check"
    )
    if not outcome.same_as:
        return told
    return f"{told}; the same paper as document {outcome.same_as}, where {outcome.repeated} more are reviewed"


@command.command("list")
@click.option("--search", default="", help="Part of the title or of the file's name.")
@click.option(
    "--lang", default="", type=click.Choice(["", "sw", "en", "fr", "und"]), help="Language of the papers."
)
@click.option("--state", default="", type=click.Choice(["", "to review", "unread"]))
@click.option("--page", default=1, show_default=True, type=click.IntRange(1))
@FORMAT
def list_(search: str, lang: str, state: str, page: int, shape: str) -> None:
    """List the papers, the latest first."""
    open_store()
    from balozi.store.documents.queries import list_documents

    found = list_documents(acting(None).reader, search=search, language=lang, state=state, page=page)
    rows = [asdict(row) | {"open": row.suggestions.get("open", 0)} for row in found.items]
    write_rows(rows, _LISTED, shape)
    say(f"{found.first_item}-{found.last_item} of {found.total}")


@command.command("show")
@click.argument("document")
@FORMAT
def show(document: str, shape: str) -> None:
    """Show what was found in one paper: DOCUMENT is its number or the beginning of its hash."""
    open_store()
    from balozi.services.auditing import note_reading
    from balozi.store.documents.queries import document_page, find_document

    person = acting(None)
    page = document_page(person.reader, find_document(person.reader, document))
    note_reading(person, f"document {page.row.document}", page.row.marking, at=now())
    say(f"{page.row.title} ({page.row.language}, {page.row.genre}), {len(page.text)} characters")
    for warning in page.warnings:
        say(f"  {warning}")
    write_rows([asdict(row) for row in page.suggestions], _FACTS, shape)


@command.command("check")
@click.argument("document")
@FORMAT
def check(document: str, shape: str) -> None:
    """Show what a paper says twice, against itself, or impossibly.

    DOCUMENT is a number, the beginning of a hash, or a file, which is then checked without being kept.
    """
    if Path(document).is_file():
        rows = _check_file(Path(document))
    else:
        open_store()
        from balozi.store.documents.queries import document_page, find_document

        reader = acting(None).reader
        rows = [asdict(row) for row in document_page(reader, find_document(reader, document)).findings]
    write_rows(rows, _FINDINGS, shape)
    say(f"{len(rows)} things to check; nothing was repaired.")


@command.command("verify")
@FORMAT
def verify(shape: str) -> None:
    """Compare the bytes of every kept paper and file of evidence with those that came in; a difference exits with 7."""
    open_store()
    from balozi.ground.errors.house import PapersChanged
    from balozi.services.keeping import check_kept, count_kept

    kept = count_kept()
    with click.progressbar(check_kept(), length=kept, label="Kept files", file=sys.stderr) as checked:
        bad = [paper for paper in checked if paper.fault]
    if bad:
        write_rows([asdict(paper) for paper in bad], ("document", "evidence", "name", "fault"), shape)
        raise PapersChanged(len(bad), kept)
    say(f"{kept} kept papers and files of evidence are as they came in.")


def _check_file(path: Path) -> list[dict[str, Any]]:
    from balozi.extraction.suggesting import suggest
    from balozi.reading.files import read_paper

    found = (reading for reading in suggest(read_paper(path)) if reading.kind == "quality_issue")
    return [
        asdict(reading)
        | {"check": reading.rule, "severity": reading.fields.get("severity"), "says": reading.fields["issue"]}
        for reading in found
    ]
