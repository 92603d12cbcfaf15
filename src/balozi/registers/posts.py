"""Relations, missions and heads of mission: their lives in dated steps, from which the status on a day follows."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from balozi.ground.dates import first_day
from balozi.ground.errors.facts import NotADate
from balozi.ground.errors.posts import PostEventUnknown

# Registers whose entries have one of these lives.
COURSES: Mapping[str, str] = {
    "relations": "relations",
    "missions": "missions",
    "foreign_missions": "missions",
}
HEADS = "heads"


@dataclass(frozen=True, slots=True)
class PostStep:
    """One dated step in the life of relations, of a mission or of its head.

    Attributes:
        event: a name of ``posts.toml``.
        on: partial date, "" when none is stated.
        party: the state or organisation towards which it was taken, "" for the host.
        number: by which steps of one day follow each other.
    """

    event: str
    on: str = ""
    party: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class PostCourse:
    """How one sort of life goes.

    Attributes:
        start: the status before anything is known.
        present: the statuses that count as being there.
        brings: the status after each event.
        after: the statuses that each event usually follows.
    """

    start: str
    present: frozenset[str]
    brings: Mapping[str, str]
    after: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Change:
    """From which day, and after which step, something stood as it did."""

    step: PostStep
    status: str
    fits: bool


@dataclass(frozen=True, slots=True)
class HeadLife:
    """One person at the head of a mission.

    Attributes:
        number: of the appointment.
        person: as named.
        charge: this is a chargé d'affaires ad interim, who stands in while the post is vacant.
        steps: of the life.
    """

    number: int
    person: str
    charge: bool
    steps: tuple[PostStep, ...]


@dataclass(frozen=True, slots=True)
class Headship:
    """Who heads a mission on a day.

    Attributes:
        in_office: appointments whose credentials are presented, or that hold an exequatur.
        in_charge: those who stand in.
        vacant_since: partial date on which the last head left, "" when there is a head or none is known before.
        findings: what does not fit, as words of ``findings`` in the labels.
    """

    in_office: tuple[int, ...]
    in_charge: tuple[int, ...]
    vacant_since: str
    findings: tuple[str, ...]

    @property
    def vacant(self) -> bool:
        """Tell whether nobody is in office."""
        return not self.in_office


def course_named(name: str) -> PostCourse:
    """Return one sort of life: "relations", "missions" or "heads"."""
    return _courses()[name]


def statuses_known(name: str) -> list[str]:
    """Return every status of one sort of life, in order.

    Examples:
        >>> statuses_known("relations")[:3]
        ['unknown', 'recognised', 'established']
    """
    course = _courses()[name]
    return list(dict.fromkeys((course.start, *course.brings.values())))


def stated_step(course: str, status: str, on: str) -> PostStep | None:
    """Return the step that a stated status means: an event of this name, or the first one that brings it.

    Examples:
        >>> stated_step("missions", "open", "1984").event
        'opened'
        >>> stated_step("missions", "listed", "") is None
        True
    """
    brings = _courses()[course].brings
    event = status if status in brings else next((name for name in brings if brings[name] == status), "")
    return PostStep(event, on) if event else None


def check_post_event(course: str, event: str) -> None:
    """Pass when a sort of life has this event.

    Raises:
        PostEventUnknown: it has not.
    """
    if event not in _courses()[course].brings:
        raise PostEventUnknown(event, ", ".join(_courses()[course].brings))


def status_on(course: str, steps: Iterable[PostStep], day: date) -> str:
    """Return how something stood on ``day``: as the last step before it left it.

    Examples:
        >>> status_on("missions", [PostStep("opened", "1984")], date(1990, 1, 1))
        'open'
        >>> status_on("missions", [PostStep("opened", "1984")], date(1980, 1, 1))
        'listed'
    """
    changes = changes_of(course, steps, day)
    return changes[-1].status if changes else _courses()[course].start


def changes_of(course: str, steps: Iterable[PostStep], day: date) -> list[Change]:
    """Return the steps up to ``day`` in the order of their days, with the status that each brought."""
    rules = _courses()[course]
    standing, found = rules.start, []
    for step in sorted(steps, key=_place):
        if _begins(step) > day or step.event not in rules.brings:
            continue
        usual = rules.after[step.event]
        fits = standing == rules.start or standing in usual
        standing = rules.brings[step.event]
        found.append(Change(step, standing, fits))
    return found


def is_present(course: str, status: str) -> bool:
    """Tell whether a status counts as being there.

    Examples:
        >>> is_present("missions", "open"), is_present("missions", "planned")
        (True, False)
    """
    return status in _courses()[course].present


def towards(steps: Iterable[PostStep], party: str) -> list[PostStep]:
    """Return the steps that concern one state: those towards it, and those towards nobody in particular."""
    return [step for step in steps if step.party in ("", party)]


def own_steps(steps: Iterable[PostStep], host: str) -> list[PostStep]:
    """Return the steps by which a head stands at the seat: those towards the host and those without a party.

    Where the mission has no host, as one to an organisation, the steps towards it count.
    """
    told = list(steps)
    return towards(told, host) if any(step.party in ("", host) for step in told) else told


def headship_on(heads: Sequence[HeadLife], host: str, day: date) -> Headship:
    """Return who heads a mission on ``day``."""
    lives = {head.number: changes_of(HEADS, own_steps(head.steps, host), day) for head in heads}
    now = {number: life[-1].status for number, life in lives.items() if life}
    in_office = tuple(number for number, status in now.items() if status == "in_office")
    in_charge = tuple(number for number, status in now.items() if status == "in_charge")
    findings = []
    if len(in_office) > 1:
        findings.append("two_in_office")
    if in_office and in_charge:
        findings.append("charge_beside_head")
    ends = [life[-1].step for life in lives.values() if _has_ended(life)]
    since = max(ends, key=_place).on if ends and not in_office else ""
    return Headship(in_office, in_charge, since, tuple(findings))


def _has_ended(life: Sequence[Change]) -> bool:
    """Tell whether somebody was in office and is no more."""
    return any(change.status == "in_office" for change in life) and life[-1].status != "in_office"


def _begins(step: PostStep) -> date:
    # What has no date, or none that can be read, happened before everything that has one.
    try:
        return first_day(step.on) if step.on else date.min
    except NotADate:
        return date.min


def _place(step: PostStep) -> tuple[date, int]:
    return _begins(step), step.number


@cache
def _courses() -> Mapping[str, PostCourse]:
    listed = tomllib.loads(Path(__file__).with_name("posts.toml").read_text("utf-8"))
    return {
        name: PostCourse(
            start=said["start"],
            present=frozenset(said["present"]),
            brings={event: told["brings"] for event, told in said["events"].items()},
            after={event: frozenset(told["after"]) for event, told in said["events"].items()},
        )
        for name, said in listed.items()
    }
