"""`balozi work`: what waits, what institutions owe, asking for reports, and who escalations reach."""

from dataclasses import asdict, fields
from datetime import datetime

import click

from balozi.cli.opening import AS, DRY_RUN, acting, end_of, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows

_COLUMNS = (
    "why",
    "entry",
    "title",
    "due",
    "institution",
    "focal_point",
    "status",
    "last_on",
    "number",
    "by",
    "note",
    "indicator",
    "period",
)
_DUTY = click.argument("duty", type=click.Choice(["head", "secretariat", "director"]))


@click.group("work")
def command() -> None:
    """Show what waits for whom and what is late by institution, ask for reports, say who escalations reach."""


@command.command("list")
@click.option("--for", "name", default="", metavar="NAME", help="A user; you, if nothing else is said.")
@click.option("--institution", default="", help="Code of an institution, instead of a person.")
@click.option("--why", default="", help="Only what waits for this reason, such as overdue or never_updated.")
@click.option("--all", "everything", is_flag=True, help="Also what is in hand and does not wait.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="As known at the end of this day.")
@FORMAT
def list_(name: str, institution: str, why: str, everything: bool, on: datetime | None, shape: str) -> None:
    """List the work of a person, as that person may see it, or of an institution."""
    open_store()
    from django.utils import timezone

    from balozi.services.people import person_named
    from balozi.services.working import worker_of
    from balozi.store.notices.records import Worker
    from balozi.store.notices.work import work_of

    day = on.date() if on else timezone.localdate(now())
    if institution:
        reader, worker = acting(None).reader, Worker(institution=institution)
    else:
        person = person_named(name or acting(None).name)
        reader, worker = person.reader, worker_of(person)
    items = work_of(reader, worker, day=day, at=end_of(on))
    kept = [item for item in items if (why in item.why if why else everything or item.why[0] != "in_hand")]
    write_rows([asdict(item) for item in kept], _COLUMNS, shape)


@command.command("duties")
@FORMAT
def duties(shape: str) -> None:
    """List who has a place in escalations."""
    open_store()
    from balozi.store.notices.queries import duties as all_duties

    rows = [{"duty": duty, "name": name, "institution": code} for name, code, duty in all_duties()]
    write_rows(rows, ("duty", "name", "institution"), shape)


@command.command("give-duty")
@click.argument("user")
@_DUTY
@AS
@DRY_RUN
def give(user: str, duty: str, name: str | None, dry_run: bool) -> None:
    """Make USER the head of the own institution, one of the secretariat, or a director."""
    open_store()
    from balozi.services.noticing import give_duty

    if dry_run:
        say(f"Would give {user} the duty {duty}.")
        return
    give_duty(user=user, duty=duty, person=acting(name), at=now())
    say(f"{user} has the duty {duty}.")


@command.command("take-duty")
@click.argument("user")
@_DUTY
@AS
@DRY_RUN
def take(user: str, duty: str, name: str | None, dry_run: bool) -> None:
    """Take a duty from USER; that it was theirs stays in the history."""
    open_store()
    from balozi.services.noticing import take_duty

    if dry_run:
        say(f"Would take the duty {duty} from {user}.")
        return
    take_duty(user=user, duty=duty, person=acting(name), at=now())
    say(f"{user} no longer has the duty {duty}.")


@command.command("institutions")
@click.option("--late", is_flag=True, help="The late commitments themselves, the latest first.")
@click.option("--institution", default="", help="Code of one institution, for --late.")
@FORMAT
def institutions(late: bool, institution: str, shape: str) -> None:
    """Say what each institution leads, how much is late, and of how much nothing was ever reported."""
    open_store()
    from django.utils import timezone

    from balozi.store.notices.leading import LateRow, LeadingRow, late_of, leading

    reader = acting(None).reader
    if not late:
        write_rows([asdict(row) for row in leading(reader)], _fields(LeadingRow), shape)
        return
    rows: list[LateRow] = []
    page = late_of(reader, institution, day=timezone.localdate())
    while True:
        rows += page.items
        if page.number >= page.last:
            break
        page = late_of(reader, institution, day=timezone.localdate(), page=page.number + 1)
    write_rows([asdict(row) for row in rows], _fields(LateRow), shape)


@command.command("ask")
@click.argument("institution")
@AS
@DRY_RUN
def ask(institution: str, name: str | None, dry_run: bool) -> None:
    """Ask INSTITUTION for a report on everything it leads that is late or was never reported on."""
    open_store()
    from balozi.services.asking import ask_institution

    asked = ask_institution(institution=institution, person=acting(name), at=now(), dry_run=dry_run)
    if dry_run:
        say(f"Would ask about {len(asked.commitments)}; {asked.lately} were asked about within a day.")
        return
    say(f"Asked about {len(asked.commitments)}: {', '.join(asked.people) or 'nobody'}.")
    say(f"{asked.unheard} that nobody with an account hears of; {asked.lately} asked about within a day.")


def _fields(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))
