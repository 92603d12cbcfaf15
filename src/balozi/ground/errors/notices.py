"""Refusals about notices, duties and what the clock starts."""

from dataclasses import dataclass

from balozi.ground.errors.family import Conflict, InvalidInput, NotFound


@dataclass(eq=False)
class NoSuchNotice(NotFound):
    """No notice of this number is the person's own."""

    code = "notice.missing"
    says = "There is no notice %(notice)s for you."
    remedy = "`balozi notice list`, or the page of notices, shows the numbers."
    notice: str


@dataclass(eq=False)
class WishInvalid(InvalidInput):
    """What was chosen about mails, or the duty that was named, is none that there is."""

    code = "notice.wish"
    says = "There is no such choice: %(chosen)s."
    remedy = (
        "Mails: each, weekly or none; days 0 to 6; languages en, sw, fr; duties head, secretariat, director."
    )
    chosen: str


@dataclass(eq=False)
class JobsRunning(Conflict):
    """Another run of the jobs is under way."""

    code = "jobs.running"
    says = "The jobs are being run already."
    remedy = "Wait for that run to end; what it does need not be done twice."
