"""Builders for results: an indicator, a target, a value; say only what the test is about."""

from balozi.ground.people import (
    APPROVE_VALUES,
    EDIT_RESULTS,
    ENTER_VALUES,
    LOAD_PACKS,
    READ,
    Person,
)
from balozi.services.aiming import Aim, set_baseline, set_target
from balozi.services.defining import Definition, add_indicator
from balozi.services.observing import approve_observation, submit_observation
from balozi.services.reported_values import Reported
from tests.builders import hour


def monitor(name="M. Mfuatiliaji", **changes):
    """Return a monitoring officer."""
    given = frozenset({READ, ENTER_VALUES, APPROVE_VALUES, EDIT_RESULTS, LOAD_PACKS})
    return Person(name, given, **changes)


def second(name="P. Pili", **changes):
    """Return a second monitoring officer, who approves."""
    return monitor(name, **changes)


def an_indicator(code="X-1", *, at=None, **declared):
    """Put an indicator into the framework."""
    told = {
        "names": {"en": "Clinics opened", "sw": "Zahanati zilizofunguliwa", "fr": "Dispensaires ouverts"},
        "unit": "count",
        "direction": "increase",
        "kind": "periodic",
        "frequency": "year",
        "calendar": "calendar",
        "owner": "MOH",
        "pillar": "pillar-1",
    } | declared
    add_indicator(code=code, country="KEN", definition=Definition(**told), person=monitor(), at=at or hour(0))
    return code


def a_target(code, period, value, *, at=None, **more):
    """Set a target."""
    aim = Aim(indicator=code, period=period, area="KEN", value=value, **more)
    return set_target(aim=aim, person=monitor(), at=at or hour(1))


def a_baseline(code, value, *, at=None, **more):
    """Set a baseline for all periods."""
    aim = Aim(indicator=code, area="KEN", value=value, **more)
    return set_baseline(aim=aim, person=monitor(), at=at or hour(1))


def a_value(code, period, value="", *, at=None, approved=True, area="KEN", **more):
    """Report a value, and let a second person approve it."""
    when = at or hour(2)
    reported = Reported(indicator=code, period=period, area=area, value=value, **more)
    number = submit_observation(reported=reported, person=monitor(), at=when)
    if approved:
        approve_observation(number=number, person=second(), at=when)
    return number
