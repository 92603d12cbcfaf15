"""Commitments on the register, and the people who follow them up."""

from balozi.ground.people import (
    ASSESS,
    DECIDE_DATES,
    FOLLOW_UP,
    PUBLISH,
    READ,
    REPORT_PROGRESS,
    Person,
)
from balozi.registers.drafts import draft_of
from balozi.services.auditing import write_deed
from balozi.services.following import Order
from balozi.services.registering import Origin, quote_evidence, record_entry
from tests.builders import MORNING, a_paper, a_suggestion, hour


def a_commitment(action="build a border clinic in Busia", *, marking=0, country="KEN", **fields):
    """Put a commitment on the register with a sentence of a paper behind it; return its number."""
    given = {"obligors": ["KEN"], "action": action, "due": "2027-06"} | fields
    paper = a_paper(f"Kenya will {action}.", name=f"{action}.txt", marking=marking)
    suggestion = a_suggestion(paper, fields=given)
    deed = write_deed(by="builder", at=MORNING, verb="accept_suggestion", subject="builder")
    told = {name: value for name, value in given.items() if value not in ("", [], None)}
    entry = record_entry(draft_of("commitment", country, told), deed, Origin(marking=marking))
    quote_evidence(entry, suggestion, deed)
    return entry.pk


def desk(name="D. Dawati", **more):
    """Return a desk officer, who may follow everything up."""
    return Person(name, frozenset({READ, FOLLOW_UP, REPORT_PROGRESS}), **more)


def focal(name="F. Wizara", institution="MOH", **more):
    """Return the focal point of an institution, with a user that belongs to it."""
    from django.contrib.auth import get_user_model

    from balozi.store.people.models import Profile

    user, fresh = get_user_model().objects.get_or_create(username=name)
    if fresh:
        Profile.objects.create(user=user, role=Profile.Role.FOCAL_POINT, institution=institution)
    return Person(name, frozenset({READ, REPORT_PROGRESS}), **more)


def assessor(name="T. Tathmini", **more):
    """Return a monitoring officer."""
    return Person(name, frozenset({READ, ASSESS, REPORT_PROGRESS}), **more)


def decider(name="M. Mwamuzi", **more):
    """Return somebody who decides on dates."""
    return Person(name, frozenset({READ, DECIDE_DATES, FOLLOW_UP, REPORT_PROGRESS}), **more)


def publisher(name="C. Mchapishaji", **more):
    """Return somebody who publishes."""
    return Person(name, frozenset({READ, PUBLISH}), **more)


def order(entry, person=None, at=None, seen=None):
    """Return an order of a desk officer, an hour after the morning."""
    return Order(entry, person or desk(), at or hour(1), seen)
