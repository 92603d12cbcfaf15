"""Commitments: their life in dated steps; the status on a day and the flags are derived, never stored."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from balozi.ground.dates import day_after
from balozi.ground.errors.facts import NotADate
from balozi.ground.errors.following import StepNotAllowed, StepTooEarly


class CommitmentStatus(StrEnum):
    """How far a commitment has come, in the order of its life; the last six are its ends."""

    IDENTIFIED = "identified"
    ACCEPTED = "accepted"
    ASSIGNED = "assigned"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    EVIDENCE_SUBMITTED = "evidence_submitted"
    VERIFIED = "verified"
    FULFILLED = "fulfilled"
    PARTIALLY_FULFILLED = "partially_fulfilled"
    NOT_FULFILLED = "not_fulfilled"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class CommitmentStep:
    """One dated step in the life of a commitment.

    Attributes:
        status: that it brings.
        on: the day it happened.
        number: by which steps of one day follow each other.
    """

    status: CommitmentStatus
    on: date
    number: int = 0


def status_on(steps: Iterable[CommitmentStep], day: date) -> CommitmentStatus:
    """Return the status on ``day``; what stands on the register without a step was accepted there.

    Examples:
        >>> status_on([CommitmentStep(CommitmentStatus.PLANNED, date(2026, 5, 1))], date(2026, 5, 2)).value
        'planned'
        >>> status_on([CommitmentStep(CommitmentStatus.PLANNED, date(2026, 5, 1))], date(2026, 4, 30)).value
        'accepted'
    """
    happened = [step for step in steps if step.on <= day]
    return max(happened, key=_place).status if happened else CommitmentStatus.ACCEPTED


def check_step(steps: Iterable[CommitmentStep], step: CommitmentStep) -> None:
    """Pass when a step may follow those that happened before.

    Raises:
        StepTooEarly: it lies before the last step.
        StepNotAllowed: the life cycle has no such step.

    Examples:
        >>> check_step([], CommitmentStep(CommitmentStatus.ASSIGNED, date(2026, 5, 1)))
    """
    before = sorted(steps, key=_place)
    if before and step.on < before[-1].on:
        raise StepTooEarly(step.on.isoformat(), before[-1].on.isoformat())
    standing = before[-1].status if before else CommitmentStatus.ACCEPTED
    if step.status not in moves()[standing]:
        raise StepNotAllowed(standing.value, step.status.value)


def may_become(standing: CommitmentStatus, wanted: CommitmentStatus) -> bool:
    """Tell whether one status may follow another.

    Examples:
        >>> may_become(CommitmentStatus.ACCEPTED, CommitmentStatus.FULFILLED)
        False
    """
    return wanted in moves()[standing]


def is_ended(status: str) -> bool:
    """Tell whether a status is an end, after which nothing follows.

    Examples:
        >>> is_ended("verified"), is_ended("lapsed")
        (False, True)
    """
    return not moves()[CommitmentStatus(status)]


def end_of_score(score: int) -> CommitmentStatus:
    """Return the end that an independent score means.

    Examples:
        >>> end_of_score(-1).value
        'not_fulfilled'
    """
    return next(status for status, own in _scores().items() if own == score)


@cache
def moves() -> Mapping[CommitmentStatus, frozenset[CommitmentStatus]]:
    """Return which statuses may follow each status."""
    return {
        CommitmentStatus(before): frozenset(map(CommitmentStatus, after))
        for before, after in _table()["moves"].items()
    }


def flags_on(due: str, lead: str, day: date) -> tuple[str, ...]:
    """Return the flags of an open commitment on ``day``: overdue, undated, unowned.

    Args:
        due: partial date, "" when none is stated; words that are no date are none.
        lead: the institution that leads, "" when nobody was named.
        day: the day asked about.

    Examples:
        >>> flags_on("2024-06", "", date(2024, 7, 1))
        ('overdue', 'unowned')
        >>> flags_on("", "Ministry of Health", date(2024, 7, 1))
        ('undated',)
    """
    flags = []
    try:
        if day_after(due) <= day:
            flags.append("overdue")
    except NotADate:
        # One entry whose date cannot be read must not take the whole list down with it.
        flags.append("undated")
    if not lead:
        flags.append("unowned")
    return tuple(flags)


def _place(step: CommitmentStep) -> tuple[date, int]:
    return step.on, step.number


@cache
def _scores() -> Mapping[CommitmentStatus, int]:
    return {CommitmentStatus(status): score for status, score in _table()["scores"].items()}


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("commitment_moves.toml").read_text("utf-8"))
