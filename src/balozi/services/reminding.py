"""Reminders and escalation: what the rules find on a day becomes notices, each once, only for who may read it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from django.db import transaction

from balozi.ground.people import FOLLOW_UP, Person
from balozi.registers.reminding import Reminder, reminders_on, rungs_from
from balozi.services.addressing import Directory, open_directory, recipients
from balozi.services.auditing import allow, write_deed
from balozi.store.notices.matters import OpenMatter, open_matters
from balozi.store.notices.models import Notice


@dataclass(frozen=True, slots=True)
class Planned:
    """One notice that is to be made.

    Attributes:
        name: of who hears.
        rule: that speaks.
        entry: the commitment.
        occasion: what it is about.
    """

    name: str
    rule: str
    entry: int
    occasion: str


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a run of the reminders came to; nothing is left out without being counted.

    Attributes:
        made: the notices made, or planned when nothing was to be changed.
        looked_at: open commitments.
        known: reminders that the person had heard before.
        withheld: reminders that the person may not read.
        nobody: reminders for which nobody was found.
    """

    made: list[Planned] = field(default_factory=list)
    looked_at: int = 0
    known: int = 0
    withheld: int = 0
    nobody: int = 0

    @property
    def facts(self) -> dict[str, int]:
        """Return the numbers of the run."""
        return {
            "made": len(self.made),
            "looked_at": self.looked_at,
            "known": self.known,
            "withheld": self.withheld,
            "nobody": self.nobody,
        }


def remind_people(*, day: date, person: Person, at: datetime, dry_run: bool = False) -> Reminded:
    """Make the notices that the rules call for on a day; running it again makes none twice.

    Args:
        day: on which the due dates are looked at.
        person: who runs it, for the log.
        at: when.
        dry_run: find out what would be made, and make nothing.

    Raises:
        NotAllowed: the person may not follow up commitments.
    """
    allow(person, FOLLOW_UP, verb="remind_people", subject="reminders", at=at)
    matters = open_matters(datetime.combine(day, time.max, UTC))
    directory = open_directory()
    with transaction.atomic():
        found = _found(matters, directory, day)
        if found.made and not dry_run:
            rows = (
                Notice(
                    user=directory.users[one.name],
                    rule=one.rule,
                    entry_id=one.entry,
                    occasion=one.occasion,
                    made_at=at,
                )
                for one in found.made
            )
            # Another run that came first has told them already.
            Notice.objects.bulk_create(rows, batch_size=1_000, ignore_conflicts=True)
            write_deed(by=person.name, at=at, verb="remind_people", subject="reminders", facts=found.facts)
    return found


def _found(matters: Mapping[int, OpenMatter], directory: Directory, day: date) -> Reminded:
    counted: Counter[str] = Counter()
    by_person: dict[str, list[tuple[int, Reminder]]] = defaultdict(list)
    for entry, reminder, names in _addressed(matters, directory, day):
        counted["nobody"] += not names
        for name in names:
            by_person[name].append((entry, reminder))
    heard, made = _heard(), []
    for name, reminders in sorted(by_person.items()):
        seen = directory.seen_by(name, {entry for entry, _ in reminders})
        for entry, reminder in reminders:
            told: set[str] = heard.get((name, entry, reminder.occasion), set())
            if entry not in seen:
                counted["withheld"] += 1
            elif told & rungs_from(reminder.rule):
                counted["known"] += 1
            else:
                made.append(Planned(name, reminder.rule.name, entry, reminder.occasion))
    return Reminded(made, len(matters), counted["known"], counted["withheld"], counted["nobody"])


def _addressed(
    matters: Mapping[int, OpenMatter], directory: Directory, day: date
) -> Iterator[tuple[int, Reminder, set[str]]]:
    for entry, one in matters.items():
        for reminder in reminders_on(one.matter, day):
            names = recipients(
                directory,
                reminder.rule.to,
                one.parts,
                asker=one.asked_by,
                institution=reminder.institution,
            )
            yield entry, reminder, names


def _heard() -> dict[tuple[str, int, str], set[str]]:
    heard: dict[tuple[str, int, str], set[str]] = defaultdict(set)
    rows = Notice.objects.filter(rule__startswith="RM")
    for name, entry, occasion, rule in rows.values_list("user__username", "entry_id", "occasion", "rule"):
        heard[name, entry, occasion].add(rule)
    return heard
