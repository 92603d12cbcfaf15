"""`balozi commitment`: follow commitments up: assign, report, verify, assess, move dates, split, merge, undo."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from balozi.cli.commitment_acts import ACTS
from balozi.cli.commitment_orders import DAY, ENTRY, REASON, day_of, order_for, planned
from balozi.cli.opening import AS, DRY_RUN, acting, open_entry, open_store
from balozi.cli.printing import FORMAT, LIMIT, Counted, say, write_rows
from balozi.cli.registers import ON, end_of

_COLUMNS = (
    "entry",
    "title",
    "status",
    "lead",
    "lead_name",
    "focal_point",
    "due",
    "last_on",
    "flags",
    "direction",
)


@click.group("commitment")
def command() -> None:
    """Follow commitments up: assign, report, verify, assess, move dates, split, merge, undo."""


@command.command("list")
@click.option("--institution", default="", help="Code of an institution that has a part.")
@click.option("--person", default="", help="Name of a focal point.")
@click.option("--status", default="", help="Status, such as in_progress.")
@click.option("--flag", default="", help="Flag, such as overdue.")
@click.option("--direction", default="", help="ours, theirs, group, others or unstated.")
@LIMIT
@ON
@FORMAT
def list_(**asked: Any) -> None:
    """List commitments with their status, lead and flags, as known on a day."""
    _write_list(**asked)


@command.command("overdue")
@LIMIT
@ON
@FORMAT
def overdue(**asked: Any) -> None:
    """List the commitments whose due date has passed without evidence."""
    _write_list(**asked, flag="overdue")


@command.command("dormant")
@LIMIT
@ON
@FORMAT
def dormant(**asked: Any) -> None:
    """List the commitments of which nothing was heard for the months that the country's pack says."""
    _write_list(**asked, flag="dormant")


@command.command("show")
@ENTRY
@ON
@FORMAT
def show(entry: int, on: datetime | None, shape: str) -> None:
    """Show one commitment: its steps, who carries it, what was reported, how it was judged."""
    person, page = open_entry(entry, on)
    from balozi.cli.commitment_rows import rows_of
    from balozi.store.follow_up.queries import follow_up_of

    say(page.title if page.row else f"{page.title} (not on the register then)")
    write_rows(rows_of(follow_up_of(person.reader, entry, at=end_of(on))), ("what", "says"), shape)


@command.command("assign")
@ENTRY
@click.option("--to", "institution", required=True, help="Code of the institution, such as MOH or CNTY-040.")
@click.option("--part", type=click.Choice(["lead", "co_implementer"]), default="lead", show_default=True)
@click.option("--focal-point", default="", help="Name of the user who answers for it.")
@click.option("--area", default="", help="Code of the county that the part is for.")
@click.option("--phase", default="", help="Phase of the work in that area.")
@AS
@DRY_RUN
def assign(
    entry: int,
    institution: str,
    part: str,
    focal_point: str,
    area: str,
    phase: str,
    name: str | None,
    dry_run: bool,
) -> None:
    """Offer a part in a commitment to an institution."""
    if planned(entry, f"assign it to {institution}", dry_run):
        return
    from balozi.services.assigning import assign_commitment

    number = assign_commitment(
        order=order_for(entry, name),
        institution=institution,
        part=part,
        focal_point=focal_point,
        area=area,
        phase=phase,
    )
    say(f"Commitment {entry} is assigned to {institution}: assignment {number}.")


@command.command("accept")
@ENTRY
@click.argument("assignment", type=int)
@click.option("--focal-point", default="", help="Name of the user who answers for it.")
@AS
@DRY_RUN
def accept(entry: int, assignment: int, focal_point: str, name: str | None, dry_run: bool) -> None:
    """Accept a part that was offered, by the number of its ASSIGNMENT."""
    if planned(entry, f"accept assignment {assignment}", dry_run):
        return
    from balozi.services.assigning import accept_assignment

    accept_assignment(order=order_for(entry, name), assignment=assignment, focal_point=focal_point)
    say(f"Assignment {assignment} is accepted.")


@command.command("handover")
@ENTRY
@click.argument("assignment", type=int)
@click.option("--to", "institution", required=True, help="Code of the institution that takes it.")
@REASON
@AS
@DRY_RUN
def handover(
    entry: int, assignment: int, institution: str, reason: str, name: str | None, dry_run: bool
) -> None:
    """Hand a part over to another institution, which has to accept it."""
    if planned(entry, f"hand assignment {assignment} over to {institution}", dry_run):
        return
    from balozi.services.assigning import hand_over

    number = hand_over(
        order=order_for(entry, name), assignment=assignment, institution=institution, reason=reason
    )
    say(f"Assignment {assignment} is handed over: assignment {number}.")


@command.command("report")
@ENTRY
@click.argument("text")
@click.option(
    "--asserted",
    type=click.Choice(["not_started", "on_track", "at_risk", "stalled", "completed"]),
    default="on_track",
    show_default=True,
)
@click.option("--file", "files", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--link", "links", multiple=True, help="Address of what shows it.")
@click.option("--sentence", "sentences", multiple=True, metavar="DOCUMENT:TEXT", help="Sentence of a paper.")
@click.option("--statement", "statements", multiple=True, metavar="NAME:TEXT", help="What a person stated.")
@click.option("--submit", is_flag=True, help="Submit the evidence for verification as well.")
@DAY
@AS
@DRY_RUN
def report(
    entry: int,
    text: str,
    asserted: str,
    files: Sequence[Path],
    links: Sequence[str],
    sentences: Sequence[str],
    statements: Sequence[str],
    submit: bool,
    on: datetime | None,
    name: str | None,
    dry_run: bool,
) -> None:
    """Report what was done, with what shows it."""
    if planned(entry, "report progress", dry_run):
        return
    from balozi.services.progressing import Shown, report_progress, submit_evidence

    evidence = [Shown(content=path.read_bytes(), reference=path.name) for path in files]
    evidence += [Shown(reference=link) for link in links]
    for pair in sentences:
        document, quote = _pair(pair)
        evidence.append(Shown(document=int(document) if document.isdecimal() else 0, text=quote))
    evidence += [Shown(reference=who, text=words) for who, words in map(_pair, statements)]
    number = report_progress(
        order=order_for(entry, name), text=text, asserted=asserted, on=day_of(on), evidence=evidence
    )
    say(f"Update {number} of commitment {entry} is kept.")
    if submit:
        submit_evidence(order=order_for(entry, name), on=day_of(on))
        say("The evidence waits for verification.")


@command.command("verify")
@ENTRY
@click.option("--send-back", default="", help="What is missing: the evidence is sent back instead.")
@AS
@DRY_RUN
def verify(entry: int, send_back: str, name: str | None, dry_run: bool) -> None:
    """Confirm that the evidence shows what was promised, or send it back."""
    if planned(entry, "send the evidence back" if send_back else "verify the evidence", dry_run):
        return
    from balozi.services.progressing import send_back_evidence, verify_evidence

    if send_back:
        send_back_evidence(order=order_for(entry, name), reason=send_back)
        say(f"The evidence of commitment {entry} is sent back.")
        return
    verify_evidence(order=order_for(entry, name))
    say(f"Commitment {entry} is verified.")


@command.command("assess")
@ENTRY
@click.argument("score", type=click.Choice(["+1", "0", "-1"]))
@REASON
@click.option("--self", "own", is_flag=True, help="The judgement of those who do the work.")
@click.option("--conclude", is_flag=True, help="End the commitment as the score says.")
@AS
@DRY_RUN
def assess(
    entry: int, score: str, reason: str, own: bool, conclude: bool, name: str | None, dry_run: bool
) -> None:
    """Judge a commitment: +1 fulfilled, 0 partially, -1 not (write -- before -1)."""
    if own and conclude:
        raise click.UsageError("The end follows the independent judgement, not --self.")
    if planned(entry, f"assess it with {score}", dry_run):
        return
    from balozi.services.assessing import assess_commitment, conclude_commitment

    assess_commitment(order=order_for(entry, name), score=int(score), reason=reason, independent=not own)
    say(f"Commitment {entry} is assessed: {score}.")
    if conclude:
        say(f"Commitment {entry} has ended: {conclude_commitment(order=order_for(entry, name))}.")


@command.command("request-date")
@ENTRY
@click.option("--to", required=True, metavar="DATE", help="YYYY, YYYY-MM or YYYY-MM-DD.")
@REASON
@AS
@DRY_RUN
def request_date_(entry: int, to: str, reason: str, name: str | None, dry_run: bool) -> None:
    """Ask to move a due date."""
    if planned(entry, f"ask to move its due date to {to}", dry_run):
        return
    from balozi.services.dating import request_date

    number = request_date(order=order_for(entry, name), to=to, reason=reason)
    say(f"Request {number} waits for somebody else's decision.")


@command.command("decide-date")
@ENTRY
@click.argument("request", type=int)
@click.option("--grant/--refuse", required=True, help="Grant or refuse it.")
@REASON
@AS
@DRY_RUN
def decide_date_(entry: int, request: int, grant: bool, reason: str, name: str | None, dry_run: bool) -> None:
    """Decide on a REQUEST to move a due date; never on one's own."""
    if planned(entry, f"{'grant' if grant else 'refuse'} request {request}", dry_run):
        return
    from balozi.services.dating import decide_date

    decide_date(order=order_for(entry, name), request=request, granted=grant, reason=reason)
    say(f"Request {request} is {'granted' if grant else 'refused'}.")


@command.command("split")
@ENTRY
@click.option(
    "--part", "parts", multiple=True, required=True, metavar="TEXT[@DUE]", help="One promise; at least two."
)
@click.option("--reason", default="", help="Why.")
@AS
@DRY_RUN
def split(entry: int, parts: Sequence[str], reason: str, name: str | None, dry_run: bool) -> None:
    """Split one clause into several commitments."""
    if planned(entry, f"split it into {len(parts)}", dry_run):
        return
    from balozi.services.dividing import NewPart, split_commitment

    chosen = [NewPart(*(part.rsplit("@", 1) if "@" in part else (part,))) for part in parts]
    made = split_commitment(order=order_for(entry, name), parts=chosen, reason=reason)
    say(f"Commitment {entry} is split into {', '.join(map(str, made))}.")


@command.command("merge")
@ENTRY
@click.argument("others", nargs=-1, required=True, type=int)
@click.option("--reason", default="", help="Why.")
@AS
@DRY_RUN
def merge(entry: int, others: Sequence[int], reason: str, name: str | None, dry_run: bool) -> None:
    """Merge OTHERS into one commitment, which stays."""
    if planned(entry, f"merge {', '.join(map(str, others))} into it", dry_run):
        return
    from balozi.services.dividing import merge_commitments

    number = merge_commitments(order=order_for(entry, name), others=others, reason=reason)
    say(f"Merged into commitment {entry}: division {number}.")


@command.command("undo")
@ENTRY
@click.argument("division", type=int)
@AS
@DRY_RUN
def undo(entry: int, division: int, name: str | None, dry_run: bool) -> None:
    """Undo a split or merge of a commitment by the number of its DIVISION."""
    if planned(entry, f"undo division {division}", dry_run):
        return
    from balozi.services.dividing import undo_division

    undo_division(order=order_for(entry, name), division=division)
    say(f"Division {division} is undone.")


for _one in ACTS:
    command.add_command(_one)


def _write_list(*, on: datetime | None, shape: str, limit: int, **wanted: str) -> None:
    open_store()
    from balozi.cli.commitment_rows import Wanted, listed

    rows = Counted(listed(acting(None).reader, end_of(on), Wanted(**wanted)), limit)
    write_rows(rows, _COLUMNS, shape)
    say(f"Commitments: {rows.says}.")


def _pair(text: str) -> tuple[str, str]:
    first, sign, rest = text.partition(":")
    if not sign:
        raise click.UsageError(f"{text!r} has no colon between its two parts.")
    return first.strip(), rest.strip()
