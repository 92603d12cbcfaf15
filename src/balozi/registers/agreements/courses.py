"""How far an agreement has come in the procedure of its country, and where it is stuck."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from balozi.packs.procedures import Procedure, ProcedureStep
from balozi.registers.agreements.lives import AgreementStep, Life
from balozi.registers.agreements.relations import standing_of, steps_of
from balozi.registers.agreements.statuses import is_ended, status_of

# A step of the procedure that the law of treaties knows is done by the event itself, whatever key it carries.
_ONLY_BY_KEY = frozenset({"internal_step", "approved_internally"})


@dataclass(frozen=True, slots=True)
class CourseStep:
    """One step of the procedure for one agreement.

    Attributes:
        step: as the pack describes it.
        state: "done", "lapsed", "not_recorded" (something later is done), "next" or "later".
        on: partial date on which it was done or lapsed, "" when none is stated or it is not done.
        due: the last day for it where the law sets a time, None elsewhere.
    """

    step: ProcedureStep
    state: str
    on: str = ""
    due: date | None = None

    def late(self, day: date) -> bool:
        """Tell whether its time has passed without it."""
        return self.due is not None and self.state in {"next", "later", "lapsed"} and self.due < day


@dataclass(frozen=True, slots=True)
class Course:
    """The way of one agreement through the procedure.

    Attributes:
        steps: in the order of the procedure.
        stuck: the first step that is to be done now, None when all are done or the agreement has ended.
        since: the day of the last step done, None when none has a date.
    """

    steps: Sequence[CourseStep]
    stuck: CourseStep | None
    since: date | None

    def waits(self, day: date) -> int | None:
        """Return for how many days nothing has moved, None when no step has a date."""
        return None if self.since is None else (day - self.since).days


def applies_to(procedure: Procedure, life: Life) -> bool:
    """Tell whether the procedure is for this agreement: for its form, when it binds in law."""
    return life.binds and (life.binding is True or life.form in procedure.forms)


def course_of(procedure: Procedure, life: Life, day: date) -> Course:
    """Return how far an agreement had come by a day.

    Steps that were not recorded although a later one is done do not hold it up; they are shown as not recorded.
    """
    happened = steps_of(life, life.own, life.happened(day)) + [
        step for step in life.happened(day) if not step.party and step.happening.axis == "instrument"
    ]
    found = [_done(step, happened) for step in procedure.steps]
    last = max((place for place, (state, _) in enumerate(found) if state == "done"), default=-1)
    last = max(last, _implied(procedure, life, day))
    lapsed = next((place for place, (state, _) in enumerate(found) if state == "lapsed"), None)
    waiting = lapsed if lapsed is not None and lapsed > last else last + 1
    done = dict(zip((step.key for step in procedure.steps), found, strict=True))
    steps = [
        CourseStep(step, _state(place, found[place], waiting), found[place][1], _due(step, done))
        for place, step in enumerate(procedure.steps)
    ]
    ended = is_ended(status_of(life, day))
    stuck = steps[waiting] if waiting < len(steps) and not ended else None
    dates = [one.day for one in _moved(procedure, happened) if one.day]
    return Course(steps, stuck, max(dates, default=None))


def missing_before_consent(procedure: Procedure, life: Life, day: date) -> list[ProcedureStep]:
    """Return the steps that must come before the country consents, but had not when it did.

    Nothing is missing as long as it has not consented.
    """
    happened = steps_of(life, life.own, life.happened(day))
    consent = next((step for step in happened if step.happening.mark is not None), None)
    if consent is None:
        return []
    earlier = [step for step in happened if not (consent.day and step.day and step.day > consent.day)]
    return [step for step in procedure.steps if step.before_consent and _done(step, earlier)[0] != "done"]


def _done(step: ProcedureStep, happened: Sequence[AgreementStep]) -> tuple[str, str]:
    """Return ("done", "lapsed" or "", its date) of one step: the last word counts."""
    state, on = "", ""
    for event in happened:
        name = event.happening.name
        if name == "step_lapsed":
            state, on = ("lapsed", event.on) if event.step == step.key else (state, on)
        elif _carries_out(step, event):
            state, on = "done", event.on
    return state, on


def _carries_out(step: ProcedureStep, event: AgreementStep) -> bool:
    if event.step:
        return event.step == step.key
    name = event.happening.name
    if step.event == "ratified":
        return event.happening.mark is not None
    return name == step.event and name not in _ONLY_BY_KEY


def _moved(procedure: Procedure, happened: Sequence[AgreementStep]) -> list[AgreementStep]:
    """Return the events that moved it along the procedure; a lapse does too: the clock starts anew."""
    keys = {step.key for step in procedure.steps}
    return [
        event
        for event in happened
        if event.step in keys or any(_carries_out(step, event) for step in procedure.steps)
    ]


def _implied(procedure: Procedure, life: Life, day: date) -> int:
    """Return the last step that must be behind it: who has consented ratified, who is bound deposited too."""
    standing = standing_of(life, life.own, day)
    events = {"ratified"} if standing.consent is not None else set()
    events |= {"ratified", "deposited"} if standing.from_ is not None else set()
    return max((place for place, step in enumerate(procedure.steps) if step.event in events), default=-1)


def _state(place: int, found: tuple[str, str], waiting: int) -> str:
    if found[0] == "done":
        return "done"
    if place == waiting:
        return "lapsed" if found[0] == "lapsed" else "next"
    return "not_recorded" if place < waiting else "later"


def _due(step: ProcedureStep, done: dict[str, tuple[str, str]]) -> date | None:
    """Return by when the law wants the step, where it sets a time and the step it counts from has a day."""
    if step.within_days is None:
        return None
    state, on = done.get(step.after, ("", ""))
    begun = AgreementStep("internal_step", on).day if state == "done" else None
    return begun + timedelta(days=step.within_days) if begun else None
