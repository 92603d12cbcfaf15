"""The watches over agreements: stuck, not registered, not ratified, expiring, dormant, contradicting themselves."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from balozi.registers.agreements.relations import standing_of
from balozi.registers.agreements.terms import Ending
from balozi.registers.agreements.watching import (
    dormant_since,
    expiring,
    is_late,
    signed_not_ratified,
    unregistered_since,
)
from balozi.store.registers.agreements import AgreementRow


@dataclass(frozen=True, slots=True)
class WatchRow:
    """One agreement that a watch tells of.

    Attributes:
        row: the agreement.
        since: the day from which it is so, None when there never was a day.
        step: key of the procedure's step at which it is stuck, "".
        section: of the law, "".
        due: by when the law wants the step, None where it sets no time.
        ending: of its term, None.
        rule: that it breaks, "".
        says: the sentence of the rule, "".
        about: (name, stored word) of what the rule found: the date, the party, the event, the step.
    """

    row: AgreementRow
    since: date | None
    step: str = ""
    section: str = ""
    due: date | None = None
    ending: Ending | None = None
    rule: str = ""
    says: str = ""
    about: tuple[tuple[str, str], ...] = ()

    @property
    def days(self) -> int | None:
        """Return for how many days it has been so; below zero when the day lies ahead."""
        return None if self.since is None else (self.row.day - self.since).days


def watched(rows: Sequence[AgreementRow], watch: str, months: int | None = None) -> list[WatchRow]:
    """Return what a watch tells of some agreements; those of which nothing has a day come first, then the oldest.

    Args:
        rows: agreements as `agreement_rows` gives them.
        watch: one of `WATCHES`.
        months: instead of those that the pack of the country states, where the watch counts months.
    """
    found = [told for row in rows for told in WATCHES[watch](row, months)]
    return sorted(found, key=lambda told: (told.since or date.min, told.row.title, told.row.entry))


def _stuck(row: AgreementRow, _months: int | None) -> Iterator[WatchRow]:
    course = row.course
    # Whoever is bound is stuck no more: what is left to do then is told on the page of the agreement.
    if (
        course is None
        or course.stuck is None
        or standing_of(row.life, row.country, row.day).from_ is not None
    ):
        return
    stuck = course.stuck
    yield WatchRow(row, course.since, stuck.step.key, stuck.step.section, stuck.due)


def _unregistered(row: AgreementRow, _months: int | None) -> Iterator[WatchRow]:
    since = unregistered_since(row.life, row.day)
    if since is not None:
        yield WatchRow(row, since)


def _unratified(row: AgreementRow, months: int | None) -> Iterator[WatchRow]:
    since = signed_not_ratified(row.life, row.day)
    after = row.watches.unratified_after if months is None else months
    dated = any(step.day for step in row.life.happened(row.day) if step.happening.relation == "signatory")
    if since is not None and not dated:
        yield WatchRow(row, None)
    elif since is not None and is_late(since, after, row.day):
        yield WatchRow(row, since)


def _expiring(row: AgreementRow, months: int | None) -> Iterator[WatchRow]:
    ending = expiring(row.life, row.day, row.watches.expiring_within if months is None else months)
    if ending is not None:
        yield WatchRow(row, ending.last, ending=ending)


def _dormant(row: AgreementRow, months: int | None) -> Iterator[WatchRow]:
    after = row.watches.dormant_after if months is None else months
    since = dormant_since(row.life, row.day, after, row.last_seen)
    if since is not None:
        yield WatchRow(row, None if since == date.min else since)


def _findings(row: AgreementRow, _months: int | None) -> Iterator[WatchRow]:
    for finding in row.findings:
        about = (("on", finding.on), ("party", finding.party), *finding.facts.items())
        told = tuple(one for one in about if one[1])
        yield WatchRow(row, None, rule=finding.rule, says=finding.says, about=told)


WATCHES: Mapping[str, Callable[[AgreementRow, int | None], Iterator[WatchRow]]] = {
    "stuck": _stuck,
    "unregistered": _unregistered,
    "unratified": _unratified,
    "expiring": _expiring,
    "dormant": _dormant,
    "findings": _findings,
}
# Watches that count months.
COUNTING = frozenset({"unratified", "expiring", "dormant"})
