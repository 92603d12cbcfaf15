"""Whom to remind of a commitment on a day: the rules are data, the clock is an argument."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class ReminderRule:
    """One rule of reminders.

    Attributes:
        name: RM and a number.
        when: what is watched.
        days: before the due date for "due", after the beginning of what is watched otherwise.
        to: who hears of it.
        says: its sentence in English.
    """

    name: str
    when: str
    days: int
    to: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """One rule of who is told of somebody else's change.

    Attributes:
        name: CH and a number.
        verbs: of the services.
        to: who hears of it.
        says: its sentence in English.
    """

    name: str
    verbs: tuple[str, ...]
    to: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A part that was offered and not answered.

    Attributes:
        assignment: its number.
        institution: to which it was offered.
        since: the day of the offer.
    """

    assignment: int
    institution: str
    since: date


@dataclass(frozen=True, slots=True)
class Matter:
    """What reminders need to know of one open commitment.

    Attributes:
        due: its last day, None when none is stated or the work is delivered.
        assigned_on: since when an institution has a part, None while none has.
        reported_on: the day of the last report, None when there never was one.
        dormant_since: the last sign of life of one that is dormant, None when it is not.
        asked_on: since when a request to move the date waits, None when none does.
        submitted_on: since when evidence waits to be verified, None when none does.
        offers: parts that wait for an answer.
    """

    due: date | None = None
    assigned_on: date | None = None
    reported_on: date | None = None
    dormant_since: date | None = None
    asked_on: date | None = None
    submitted_on: date | None = None
    offers: Sequence[Offer] = ()


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder that a rule gives rise to.

    Attributes:
        rule: that speaks.
        occasion: what it is about; of one rule and occasion, a person hears once.
        institution: that it concerns, "" for all that have a part.
    """

    rule: ReminderRule
    occasion: str
    institution: str = ""


@dataclass(frozen=True, slots=True)
class _Clock:
    """One thing that is watched: since when, and how it is called."""

    begins: date
    occasion: str
    institution: str = ""


def reminders_on(matter: Matter, day: date, rules: Sequence[ReminderRule] = ()) -> list[Reminder]:
    """Return the reminders of one commitment on a day; of each watch the latest rung that is reached.

    Examples:
        >>> due = Matter(due=date(2026, 12, 1), assigned_on=date(2026, 11, 20))
        >>> [found.rule.name for found in reminders_on(due, date(2026, 11, 25))]
        ['RM2']
        >>> [found.rule.name for found in reminders_on(due, date(2026, 12, 9))]
        ['RM5']
    """
    found = []
    for when, rungs in _ladders(tuple(rules) or tuple(reminder_rules().values())).items():
        for clock in _clocks(matter, when, day):
            reached = [rule for rule in rungs if _is_reached(rule, clock, day)]
            if reached:
                found.append(Reminder(reached[-1], clock.occasion, clock.institution))
    return found


def rungs_from(rule: ReminderRule) -> frozenset[str]:
    """Return the names of a rule and of those above it: whoever heard of one of them needs no lower one.

    Examples:
        >>> sorted(rungs_from(reminder_rules()["RM2"]))
        ['RM2', 'RM3']
    """
    rungs = _ladders(tuple(reminder_rules().values()))[rule.when]
    return frozenset(one.name for one in rungs[rungs.index(rule) :])


@cache
def reminder_rules() -> Mapping[str, ReminderRule]:
    """Return the rules of reminders by name."""
    return {
        name: ReminderRule(name, said["when"], said["days"], tuple(said["to"]), said["says"])
        for name, said in _table("reminders.toml").items()
    }


@cache
def change_rules() -> Mapping[str, ChangeRule]:
    """Return the rules of changes by name."""
    return {
        name: ChangeRule(name, tuple(said["verbs"]), tuple(said["to"]), said["says"])
        for name, said in _table("changes.toml").items()
    }


def change_rule_of(verb: str) -> ChangeRule | None:
    """Return the rule by which a change of this verb is told; None when nobody need hear of it.

    Examples:
        >>> change_rule_of("decide_date").name
        'CH5'
    """
    return next((rule for rule in change_rules().values() if verb in rule.verbs), None)


def sentence_of(rule: str) -> str:
    """Return the sentence of a rule in English, the name of one that is no longer known.

    Examples:
        >>> sentence_of("RM4")
        'Its due date has passed.'
    """
    known = reminder_rules().get(rule) or change_rules().get(rule)
    return known.says if known else rule


@cache
def _ladders(rules: tuple[ReminderRule, ...]) -> Mapping[str, tuple[ReminderRule, ...]]:
    by_watch: dict[str, list[ReminderRule]] = defaultdict(list)
    for rule in rules:
        by_watch[rule.when].append(rule)
    # The last rung is the most urgent one: the fewest days before the due date, the most days after it.
    return {
        when: tuple(sorted(rungs, key=lambda rule: -rule.days if when == "due" else rule.days))
        for when, rungs in by_watch.items()
    }


def _is_reached(rule: ReminderRule, clock: _Clock, day: date) -> bool:
    if rule.when == "due":
        return clock.begins - timedelta(days=rule.days) <= day <= clock.begins
    return day >= clock.begins + timedelta(days=rule.days)


def _clocks(matter: Matter, when: str, day: date) -> list[_Clock]:
    if when == "unanswered":
        return [
            _Clock(offer.since, f"offer {offer.assignment}", offer.institution) for offer in matter.offers
        ]
    begins, occasion = _begins(matter, when, day)
    return [] if begins is None else [_Clock(begins, occasion)]


def _begins(matter: Matter, when: str, day: date) -> tuple[date | None, str]:
    """Return since when something is watched and what the occasion is called."""
    heard = max(filter(None, (matter.reported_on, matter.asked_on, matter.due)), default=None)
    late = matter.due is not None and matter.due < day
    never = matter.assigned_on if matter.reported_on is None else None
    return {
        "due": (matter.due, f"due {matter.due}"),
        "overdue": (matter.due, f"due {matter.due}"),
        "unreported": (heard if late else None, f"heard {heard}"),
        "silent": (never, f"assigned {never}"),
        "dormant": (matter.dormant_since, f"silent since {matter.dormant_since}"),
        "undecided": (matter.asked_on, f"asked {matter.asked_on}"),
        "unverified": (matter.submitted_on, f"submitted {matter.submitted_on}"),
    }[when]


def _table(name: str) -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))
