"""Engagements on the register, and the people who arrange them."""

from balozi.ground.people import EDIT_REGISTERS, FOLLOW_UP, READ, REPORT_PROGRESS, Person
from balozi.services.convening import Proof
from balozi.services.following import Order
from balozi.services.meeting import Proposal, propose_engagement
from tests.builders import hour

STATED = Proof("N. Katibu", "The other side was told by telephone.")


def planner(name="A. Mfano", **more):
    """Return somebody who may arrange engagements."""
    return Person(name, frozenset({READ, EDIT_REGISTERS, FOLLOW_UP, REPORT_PROGRESS}), **more)


def an_engagement(on="2026-03-20", until="", *, sort="bilateral_talks", person=None, at=None, **more):
    """Propose talks of Kenya and Rwanda, and return the number of the entry."""
    told = {"title": "Sample talks on water", "codes": ("KEN", "RWA"), "place": "Kigali"} | more
    proposal = Proposal("KEN", sort, on=on, until=until, **told)
    return propose_engagement(proposal=proposal, proof=STATED, person=person or planner(), at=at or hour(1))


def asks(entry, hours=2, person=None, seen=None):
    """Return an order of a planner some hours after the morning."""
    return Order(entry, person or planner(), hour(hours), seen)
