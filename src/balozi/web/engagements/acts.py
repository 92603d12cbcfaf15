"""What a form of the panel asks for, and the one service that does it."""

from collections.abc import Callable, Mapping

from django.http import Http404, QueryDict
from django.utils import timezone

from balozi.ground.errors.following import RecordGone
from balozi.ground.errors.registers import NoSuchDocument
from balozi.ground.markings import Marking
from balozi.ground.people import Person
from balozi.services import concluding, delegating, meeting
from balozi.services.concluding import OutcomeDraft
from balozi.services.convening import Proof
from balozi.services.delegating import Delegate
from balozi.services.following import Order
from balozi.services.meeting import Proposal
from balozi.web.listing import day_in

_LONGEST_NUMBER = 12
# Each of these is one step of the life, and the last step can be taken back.
STEPS = frozenset({"agree", "prepare", "hold", "postpone", "cancel", "record", "follow-up"})
_MARKINGS: Mapping[str, Marking] = {marking.name.lower(): marking for marking in Marking}


def carry_out(sent: QueryDict, person: Person, entry: int, act: str) -> None:
    """Do what a form asks for.

    Raises:
        Http404: there is no such form.
    """
    if act not in _ACTS:
        raise Http404
    _ACTS[act](Order(entry, person, timezone.now(), number_in(sent, "seen")), sent)


def words(sent: QueryDict, name: str) -> str:
    """Return one field as it was sent, without what a database cannot keep."""
    return sent.get(name, "").replace("\0", "").replace("\r\n", "\n").strip()


def number_in(sent: QueryDict, name: str) -> int | None:
    """Return a number that was sent, None when it is none."""
    text = sent.get(name, "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _LONGEST_NUMBER else None


def proof_in(sent: QueryDict) -> Proof:
    """Return what a form says that something rests on.

    Raises:
        NoSuchDocument: the number of the paper is none.
    """
    told, document = words(sent, "document"), number_in(sent, "document")
    if told and document is None:
        raise NoSuchDocument(told[:40])
    return Proof(words(sent, "named"), words(sent, "statement"), document, words(sent, "sentence"))


def proposal_in(sent: QueryDict) -> Proposal:
    """Return the engagement that a form proposes."""
    return Proposal(
        country=words(sent, "country").upper(),
        sort=words(sent, "type"),
        title=words(sent, "title"),
        codes=_codes(sent, "codes"),
        on=words(sent, "on"),
        until=words(sent, "until"),
        place=words(sent, "place"),
        about=words(sent, "about"),
        marking=_MARKINGS.get(words(sent, "marking"), Marking.UNCLASSIFIED),
    )


def _codes(sent: QueryDict, name: str) -> tuple[str, ...]:
    told = words(sent, name).replace(",", " ").split()
    return tuple(dict.fromkeys(code.upper() if len(code) == 3 else code for code in told))


def _agree(order: Order, sent: QueryDict) -> None:
    meeting.agree_engagement(
        order=order,
        proof=proof_in(sent),
        on=day_in(sent, "on"),
        begins=words(sent, "begins"),
        ends=words(sent, "ends"),
    )


def _prepare(order: Order, sent: QueryDict) -> None:
    meeting.prepare_engagement(order=order, proof=proof_in(sent), note=words(sent, "note"))


def _hold(order: Order, sent: QueryDict) -> None:
    meeting.hold_engagement(
        order=order, on=day_in(sent, "on"), proof=proof_in(sent), note=words(sent, "note")
    )


def _postpone(order: Order, sent: QueryDict) -> None:
    meeting.postpone_engagement(
        order=order,
        begins=words(sent, "begins"),
        ends=words(sent, "ends"),
        reason=words(sent, "reason"),
        proof=proof_in(sent),
    )


def _cancel(order: Order, sent: QueryDict) -> None:
    meeting.cancel_engagement(order=order, reason=words(sent, "reason"), proof=proof_in(sent))


def _take_back(order: Order, sent: QueryDict) -> None:
    meeting.take_back_engagement_step(order=order, reason=words(sent, "reason"))


def _join(order: Order, sent: QueryDict) -> None:
    delegate = Delegate(
        person=words(sent, "person"),
        office=words(sent, "office"),
        side=words(sent, "side"),
        institution=words(sent, "institution"),
        heads="heads" in sent,
    )
    delegating.add_participant(order=order, delegate=delegate)


def _leave(order: Order, sent: QueryDict) -> None:
    delegating.remove_participant(order=order, participant=_needed(order, sent, "participant"))


def _brief(order: Order, sent: QueryDict) -> None:
    delegating.request_brief(
        order=order,
        asked_of=words(sent, "asked_of"),
        institution=words(sent, "institution"),
        by_when=day_in(sent, "by_when"),
        note=words(sent, "note"),
    )


def _point(order: Order, sent: QueryDict) -> None:
    delegating.add_talking_point(
        order=order,
        text=words(sent, "text"),
        pillar=words(sent, "pillar"),
        target=number_in(sent, "target"),
        proof=proof_in(sent),
    )


def _unpoint(order: Order, sent: QueryDict) -> None:
    delegating.remove_talking_point(order=order, point=_needed(order, sent, "point"))


def _record(order: Order, sent: QueryDict) -> None:
    concluding.record_engagement(order=order, text=words(sent, "text"), proof=proof_in(sent))


def _outcome(order: Order, sent: QueryDict) -> None:
    draft = OutcomeDraft(
        sort=words(sent, "sort"),
        target=number_in(sent, "target"),
        kind=words(sent, "kind"),
        fields=_fields(sent),
        event=words(sent, "event") or words(sent, "asserted"),
        on=words(sent, "on"),
        text=words(sent, "text"),
    )
    concluding.record_outcome(order=order, outcome=draft, proof=proof_in(sent))


def _fields(sent: QueryDict) -> Mapping[str, object]:
    if words(sent, "kind") == "agreement":
        states = list(_codes(sent, "parties"))
        return {"title": words(sent, "what"), "states": states, "instrument_type": words(sent, "form")}
    return {
        "action": words(sent, "what"),
        "obligors": list(_codes(sent, "obligors")),
        "beneficiaries": list(_codes(sent, "beneficiaries")),
        "due": words(sent, "due"),
    }


def _unoutcome(order: Order, sent: QueryDict) -> None:
    number = _needed(order, sent, "outcome")
    concluding.withdraw_outcome(order=order, outcome=number, reason=words(sent, "reason"))


def _follow_up(order: Order, sent: QueryDict) -> None:
    concluding.follow_up_engagement(order=order, note=words(sent, "note"))


def _needed(order: Order, sent: QueryDict, name: str) -> int:
    number = number_in(sent, name)
    if number is None:
        raise RecordGone(order.entry, name, 0)
    return number


_ACTS: Mapping[str, Callable[[Order, QueryDict], None]] = {
    "agree": _agree,
    "prepare": _prepare,
    "hold": _hold,
    "postpone": _postpone,
    "cancel": _cancel,
    "take-back": _take_back,
    "join": _join,
    "leave": _leave,
    "brief": _brief,
    "point": _point,
    "unpoint": _unpoint,
    "record": _record,
    "outcome": _outcome,
    "unoutcome": _unoutcome,
    "follow-up": _follow_up,
}
