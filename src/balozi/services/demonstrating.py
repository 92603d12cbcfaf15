"""Values that are invented to show what the pages look like: loaded as such, marked as such, taken back as a whole."""

from datetime import datetime
from importlib.resources import files

from django.db import transaction

from balozi.exchange.values.tables import read_values_table
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_RESULTS, Person
from balozi.services.auditing import allow, write_deed
from balozi.services.planning_values import plan_values
from balozi.services.receiving import keep_import, undo_values
from balozi.services.writing_values import write_values
from balozi.store.results.models import ValueImport

_FILE = "results.csv"
FORM = "demonstration"


def load_demonstration(*, person: Person, at: datetime, dry_run: bool = False) -> dict[str, int]:
    """Load values, targets and baselines that nobody measured; every page that shows one says so.

    They are approved at once, for they are nobody's word. Loading them again changes nothing. A real value that is
    reported in the same cell takes the place of the invented one.

    Returns:
        the tally; all zero where they stand already.

    Raises:
        NotAllowed: the person may not edit the results framework.
    """
    allow(person, EDIT_RESULTS, verb="load_demonstration", subject=_FILE, at=at)
    content = files("balozi.packs").joinpath("demonstration").joinpath(_FILE).read_bytes()
    with transaction.atomic():
        if ValueImport.objects.filter(form=FORM, undone__isnull=True).exists():
            return {"imported": 0, "updated": 0, "ignored": 0, "refused": 0}
        plan = plan_values(read_values_table(content, _FILE), person, at, Marking.UNCLASSIFIED)
        if not dry_run and plan.waves:
            facts = dict(plan.tally)
            deed = write_deed(by=person.name, at=at, verb="load_demonstration", subject=_FILE, facts=facts)
            write_values(plan, deed, approved=True)
            keep_import(content, _FILE, FORM, plan, deed)
    return dict(plan.tally)


def remove_demonstration(*, person: Person, at: datetime) -> int:
    """Take all invented values back.

    Returns:
        how many values, targets and baselines were ended; none where none stand.

    Raises:
        NotAllowed: the person may not edit the results framework.
    """
    allow(person, EDIT_RESULTS, verb="remove_demonstration", subject=_FILE, at=at)
    row = ValueImport.objects.filter(form=FORM, undone__isnull=True).first()
    return undo_values(number=row.pk, person=person, at=at) if row else 0
