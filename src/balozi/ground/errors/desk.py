"""Refusals of the desk: what its people may not do to one another's access."""

from dataclasses import dataclass

from balozi.ground.errors.family import Forbidden


@dataclass(eq=False)
class AccountAboveClearance(Forbidden):
    """Whoever opens an account anew could read with it: nobody does so for somebody who is cleared higher."""

    code = "user.cleared_higher"
    says = "%(user)s is cleared higher than %(person)s, who may not make a new way into that account."
    remedy = "Ask an administrator who is cleared that far, or use the command line of the house."
    person: str
    user: str
