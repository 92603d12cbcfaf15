"""What is said after a form of the panel was carried out, and what takes it back."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from balozi.ground.people import FOLLOW_UP, Person
from balozi.store.follow_up.records import FollowUp
from balozi.web.labels import Label
from balozi.web.undoing import Undo

SAYS: Mapping[str, Label] = {
    "assign": _("It is assigned. The institution is told, and the focal point if one is named."),
    "accept": _("The part is accepted."),
    "decline": _("The part is declined; the desk sees it with the reason."),
    "hand-over": _("The part is handed over; the other institution has to accept it."),
    "plan": _("The work is planned."),
    "report": _("The report is kept. A later one can correct it."),
    "submit": _("The evidence is submitted; somebody who did not report will look at it."),
    "verify": _("The evidence is verified."),
    "send-back": _("The evidence is sent back with what is missing."),
    "publish": _("The public text is kept."),
    "end": _("The commitment is ended."),
    "take-back": _("The last step is taken back; it stays in the history."),
    "assess": _("The judgement is kept beside the others."),
    "conclude": _("The commitment is concluded by its independent judgement."),
    "request-date": _("The request waits for a decision."),
    "decide-date": _("The decision is kept; who asked is told."),
    "undo": _("It is undone."),
    "link": _("The link is added."),
    "unlink": _("The link is taken back."),
}
# Each of these is one step of the life, and a step can be taken back by the desk.
_STEPS = frozenset({"plan", "submit", "verify", "send-back", "end", "conclude"})


def may_be_undone(person: Person, act: str) -> bool:
    """Tell whether the person could take an act back: what others answer for is corrected by them, not undone."""
    return FOLLOW_UP in person.permissions and act in _STEPS | {"link", "unlink"}


def undo_for(act: str, before: FollowUp, after: FollowUp) -> Undo | None:
    """Return what takes an act back that changed the follow-up from what it was before to what it is now."""
    entry = after.entry
    if act in _STEPS and len(after.steps) > len(before.steps):
        return Undo(_address(entry, "take-back"), {"reason": gettext("undone at once")})
    made = {row.link: row for row in after.links}
    stood = {row.link: row for row in before.links}
    if act == "link" and made.keys() - stood.keys():
        return Undo(_address(entry, "unlink"), {"link": str(max(made.keys() - stood.keys()))})
    gone = [stood[number] for number in stood.keys() - made.keys()]
    if act == "unlink" and gone:
        sent = {"sort": gone[0].sort, "code": gone[0].code, "target": str(gone[0].target or "")}
        return Undo(_address(entry, "link"), sent)
    return None


def _address(entry: int, act: str) -> str:
    return reverse("commitment-act", args=[entry, act])
