"""Values from outside: a file is taken in by one deed, row by row, with a report; approved as a whole; taken back."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from balozi.exchange.values.drafts import Conflict
from balozi.exchange.values.forms import READERS
from balozi.ground.errors.people import AboveClearance
from balozi.ground.errors.results import NotOneOf
from balozi.ground.errors.sheets import NothingToTakeBack
from balozi.ground.errors.value_files import NothingWaits
from balozi.ground.errors.values import NoSuchValue, OwnValue
from balozi.ground.markings import Marking
from balozi.ground.people import APPROVE_VALUES, EDIT_RESULTS, ENTER_VALUES, Person
from balozi.services.auditing import allow, named_in_log, write_deed
from balozi.services.following import said
from balozi.services.observing import refusals_logged
from balozi.services.planning_values import Plan, plan_values
from balozi.services.writing_values import approve_all, return_all, write_values
from balozi.store.access.visibility import visible
from balozi.store.audit.models import Deed
from balozi.store.results.feeding import APPROVED, RETURNED
from balozi.store.results.models import AreaPart, Baseline, Observation, ObservationStep, Target, ValueImport


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a file, or would.

    Attributes:
        number: of the import, None for a dry run or when there was nothing to take in.
        tally: taken, imported, updated, ignored (the same stands already), refused; and beside them how many
            targets and baselines.
        conflicts: every refused row with rule and reason, and every warning.
        ignored: columns or elements that say nothing here.
        outcomes: of each row that was taken in: imported, updated, ignored or targets_only.
        values: of each row that brought a value, its number.
    """

    number: int | None
    tally: Mapping[str, int]
    conflicts: Sequence[Conflict]
    ignored: Sequence[str]
    outcomes: Mapping[int, str] = field(default_factory=dict)
    values: Mapping[int, int] = field(default_factory=dict)


def receive_values(
    *,
    content: bytes,
    name: str,
    form: str,
    person: Person,
    at: datetime,
    marking: Marking = Marking.UNCLASSIFIED,
    dry_run: bool = False,
) -> Receipt:
    """Take in a file of values; good rows are submitted, every other row is told with its rule and reason.

    Args:
        content: bytes of the file.
        name: of the file.
        form: csv (XLSX too), dhis2, sdmx or iati.
        person: who hands it in.
        at: when.
        marking: of all values of the file.
        dry_run: say what would be done, and do nothing.

    Raises:
        NotAllowed: the person may not enter values.
        AboveClearance: the marking is above the person's own clearance.
        NotOneOf: there is no such format.
        ValuesUnreadable, SheetUnreadable, SheetTooLarge, SheetEmpty: the file cannot be read at all.
    """
    subject = named_in_log(name, marking, hashlib.sha256(content).hexdigest())
    allow(person, ENTER_VALUES, verb="receive_values", subject=subject, at=at)
    if marking > person.clearance:
        raise AboveClearance(person.name)
    if form not in READERS:
        raise NotOneOf("format", form, ", ".join(READERS))
    file = READERS[form](content, name)
    with transaction.atomic():
        plan = plan_values(file, person, at, marking)
        number = None
        if not dry_run and (plan.waves or plan.aims):
            facts = dict(plan.tally)
            deed = write_deed(by=person.name, at=at, verb="receive_values", subject=subject, facts=facts)
            write_values(plan, deed)
            number = keep_import(content, name, form, plan, deed)
    return Receipt(number, dict(plan.tally), plan.conflicts, file.ignored, plan.outcomes, plan.values)


def approve_import(*, number: int, person: Person, at: datetime, values: Sequence[int] = ()) -> int:
    """Approve the values of an import that still wait; never by the person who handed it in.

    Args:
        number: of the import.
        person: who approves.
        at: when.
        values: numbers of those that are meant, none for all that the person may see.

    Returns:
        how many were approved.

    Raises:
        NotAllowed: the person may not approve values.
        NoSuchValue: there is no such import that the person may see.
        OwnValue: the person handed it in.
        NothingWaits: none of the values that are meant waits any more.
    """
    verb, subject = "approve_import", f"values {number}"
    allow(person, APPROVE_VALUES, verb=verb, subject=subject, at=at)
    with refusals_logged(person, verb, subject, at), transaction.atomic():
        row = _import(number, person)
        if row.done.by == person.name:
            raise OwnValue(person.name)
        taken = _waiting(row, person, values)
        deed = write_deed(by=person.name, at=at, verb=verb, subject=subject, facts={"count": len(taken)})
        approve_all([one.pk for one in taken], [one.corrects_id for one in taken if one.corrects_id], deed)
    return len(taken)


def return_import(
    *, number: int, reason: str, person: Person, at: datetime, values: Sequence[int] = ()
) -> int:
    """Send the values of an import that still wait back to who handed it in, with the reason.

    Args:
        number: of the import.
        reason: kept with each of them.
        person: who sends them back.
        at: when.
        values: numbers of those that are meant, none for all that the person may see.

    Returns:
        how many were sent back.

    Raises:
        NotAllowed: the person may not approve values.
        WordMissing: no reason is given.
        NoSuchValue: there is no such import that the person may see.
        NothingWaits: none of the values that are meant waits any more.
    """
    verb, subject = "return_import", f"values {number}"
    allow(person, APPROVE_VALUES, verb=verb, subject=subject, at=at)
    with transaction.atomic():
        why = said("reason", reason)
        taken = _waiting(_import(number, person), person, values)
        deed = write_deed(by=person.name, at=at, verb=verb, subject=subject, facts={"count": len(taken)})
        return_all([one.pk for one in taken], why, deed)
    return len(taken)


def undo_values(*, number: int, person: Person, at: datetime) -> int:
    """Take a whole import back: what it brought does not count any more; earlier moments still have it.

    Values that it had corrected do not come to life again by themselves: they are reported anew.

    Returns:
        how many values, targets and baselines were ended.

    Raises:
        NotAllowed: the person may not edit the results framework; who handed the file in needs not, as long as
            nothing of it was approved.
        NoSuchValue: there is no such import that the person may see.
        NothingToTakeBack: it was taken back before.
    """
    needed = ENTER_VALUES if _is_open_own(number, person) else EDIT_RESULTS
    allow(person, needed, verb="undo_values", subject=f"values {number}", at=at)
    with transaction.atomic():
        row = _import(number, person)
        if row.undone is not None:
            raise NothingToTakeBack(number)
        deed = write_deed(by=person.name, at=at, verb="undo_values", subject=f"values {number}")
        models: Sequence[Any] = (Observation, Target, Baseline)
        count: int = sum(
            model.objects.filter(made=row.done, superseded__isnull=True).update(superseded=deed)
            for model in models
        )
        AreaPart.objects.filter(made=row.done, superseded__isnull=True).update(superseded=deed)
        row.undone = deed
        row.save(update_fields=["undone"])
    return count


def keep_import(content: bytes, name: str, form: str, plan: Plan, deed: Deed) -> int:
    """Keep what became of a file, and return the number of the import."""
    return ValueImport.objects.create(
        name=name[:255],
        form=form,
        sha256=hashlib.sha256(content).hexdigest(),
        marking=plan.marking,
        tally=dict(plan.tally),
        conflicts=[one.kept() for one in plan.conflicts],
        done=deed,
    ).pk


def _import(number: int, person: Person) -> ValueImport:
    rows = visible(ValueImport.objects.select_for_update(of=("self",)).filter(pk=number), person.reader)
    row = rows.select_related("done", "undone").first()
    if row is None:
        raise NoSuchValue("import", number)
    return row


def _is_open_own(number: int, person: Person) -> bool:
    """Tell whether the person handed an import in of which nothing was approved yet, nor set at once."""
    row = ValueImport.objects.filter(pk=number, done__by=person.name).first()
    if row is None:
        return False
    steps = ObservationStep.objects.filter(observation__made=row.done, step=APPROVED)
    aims: Sequence[Any] = (Target, Baseline)
    return not steps.exists() and not any(model.objects.filter(made=row.done).exists() for model in aims)


def _waiting(row: ValueImport, person: Person, values: Sequence[int]) -> list[Observation]:
    """Return the values of an import that the person may see and nobody has decided on, locked."""
    decided = ObservationStep.objects.filter(observation=OuterRef("pk"), step__in=(APPROVED, RETURNED))
    rows = Observation.objects.select_for_update(of=("self",)).filter(made=row.done, superseded__isnull=True)
    rows = visible(visible(rows, person.reader), person.reader, "indicator").exclude(Exists(decided))
    wanted = set(values)
    found = [one for one in rows.order_by("pk") if not wanted or one.pk in wanted]
    if not found:
        raise NothingWaits(row.pk)
    return found
