"""What a form of the panel asks for, and the one service that does it."""

from collections.abc import Callable, Mapping
from datetime import date

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone

from balozi.ground.errors.following import RecordGone, WordUnknown
from balozi.ground.errors.reading import FileTooLarge
from balozi.ground.people import Person
from balozi.services import assessing, assigning, dating, dividing, progressing
from balozi.services.following import Order
from balozi.services.progressing import Shown
from balozi.web.listing import day_in

_LONGEST_NUMBER = 12


def carry_out(request: HttpRequest, person: Person, entry: int, act: str) -> None:
    """Do what a form asks for.

    Raises:
        Http404: there is no such form.
    """
    if act not in _ACTS:
        raise Http404
    _ACTS[act](order_of(request.POST, person, entry), request)


def order_of(sent: QueryDict, person: Person, entry: int) -> Order:
    """Return who asks, of which commitment, and what the page had shown."""
    return Order(entry, person, timezone.now(), _number(sent, "seen"))


def words(sent: QueryDict, name: str) -> str:
    """Return one field as it was sent, without what a database cannot keep."""
    return sent.get(name, "").replace("\0", "").replace("\r\n", "\n").strip()


def _number(sent: QueryDict, name: str) -> int | None:
    text = sent.get(name, "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _LONGEST_NUMBER else None


def _needed(order: Order, sent: QueryDict, name: str) -> int:
    number = _number(sent, name)
    if number is None:
        raise RecordGone(order.entry, name, 0)
    return number


def _day(sent: QueryDict) -> date | None:
    return day_in(sent, "on")


def _assign(order: Order, request: HttpRequest) -> None:
    sent = request.POST
    assigning.assign_commitment(
        order=order,
        institution=words(sent, "institution"),
        part=words(sent, "part") or "lead",
        focal_point=words(sent, "focal_point"),
        area=words(sent, "area"),
        phase=words(sent, "phase"),
    )


def _accept(order: Order, request: HttpRequest) -> None:
    number = _needed(order, request.POST, "assignment")
    assigning.accept_assignment(
        order=order, assignment=number, focal_point=words(request.POST, "focal_point")
    )


def _decline(order: Order, request: HttpRequest) -> None:
    number = _needed(order, request.POST, "assignment")
    assigning.decline_assignment(order=order, assignment=number, reason=words(request.POST, "reason"))


def _hand_over(order: Order, request: HttpRequest) -> None:
    sent = request.POST
    assigning.hand_over(
        order=order,
        assignment=_needed(order, sent, "assignment"),
        institution=words(sent, "institution"),
        reason=words(sent, "reason"),
    )


def _plan(order: Order, request: HttpRequest) -> None:
    progressing.plan_commitment(order=order, on=_day(request.POST), note=words(request.POST, "note"))


def _report(order: Order, request: HttpRequest) -> None:
    sent = request.POST
    progressing.report_progress(
        order=order,
        text=words(sent, "text"),
        asserted=words(sent, "asserted") or "on_track",
        on=_day(sent),
        evidence=_evidence(request),
        corrects=_number(sent, "corrects"),
    )


def _submit(order: Order, request: HttpRequest) -> None:
    progressing.submit_evidence(order=order, on=_day(request.POST), note=words(request.POST, "note"))


def _verify(order: Order, request: HttpRequest) -> None:
    progressing.verify_evidence(order=order, note=words(request.POST, "note"))


def _send_back(order: Order, request: HttpRequest) -> None:
    progressing.send_back_evidence(order=order, reason=words(request.POST, "reason"))


def _publish(order: Order, request: HttpRequest) -> None:
    progressing.write_public_text(order=order, text=words(request.POST, "text"))


def _end(order: Order, request: HttpRequest) -> None:
    sent = request.POST
    progressing.end_commitment(
        order=order, how=words(sent, "how"), reason=words(sent, "reason"), on=_day(sent)
    )


def _take_back(order: Order, request: HttpRequest) -> None:
    progressing.take_back_step(order=order, reason=words(request.POST, "reason"))


def _assess(order: Order, request: HttpRequest) -> None:
    sent, scores = request.POST, {"1": 1, "0": 0, "-1": -1}
    given = words(sent, "score")
    if given not in scores:
        raise WordUnknown(given[:10], "score", ", ".join(scores))
    assessing.assess_commitment(
        order=order,
        score=scores[given],
        reason=words(sent, "reason"),
        independent=words(sent, "kind") == "independent",
    )


def _conclude(order: Order, request: HttpRequest) -> None:
    assessing.conclude_commitment(order=order)


def _request_date(order: Order, request: HttpRequest) -> None:
    sent = request.POST
    dating.request_date(order=order, to=words(sent, "to"), reason=words(sent, "reason"))


def _decide_date(order: Order, request: HttpRequest) -> None:
    sent = request.POST
    dating.decide_date(
        order=order,
        request=_needed(order, sent, "request"),
        granted=words(sent, "granted") == "yes",
        reason=words(sent, "reason"),
    )


def _undo(order: Order, request: HttpRequest) -> None:
    dividing.undo_division(order=order, division=_needed(order, request.POST, "division"))


def _link(order: Order, request: HttpRequest) -> None:
    sent = request.POST
    assigning.link_commitment(
        order=order, sort=words(sent, "sort"), code=words(sent, "code"), target=_number(sent, "target")
    )


def _unlink(order: Order, request: HttpRequest) -> None:
    assigning.unlink_commitment(order=order, link=_needed(order, request.POST, "link"))


def _evidence(request: HttpRequest) -> list[Shown]:
    """Return the pieces of evidence that the form of a report was filled with."""
    sent, pieces = request.POST, []
    for file in request.FILES.getlist("file"):
        pieces.append(_file(file))
    if words(sent, "link"):
        pieces.append(Shown(reference=words(sent, "link"), text=""))
    if words(sent, "document") or words(sent, "sentence"):
        pieces.append(Shown(document=_number(sent, "document") or 0, text=words(sent, "sentence")))
    if words(sent, "named") or words(sent, "statement"):
        pieces.append(Shown(reference=words(sent, "named"), text=words(sent, "statement")))
    return pieces


def _file(file: "UploadedFile[bytes]") -> Shown:
    name, size, limit = file.name or "", file.size or 0, settings.BALOZI.max_bytes
    if size > limit:
        # Refused before it is taken into memory.
        raise FileTooLarge(name, size, limit)
    return Shown(content=file.read(), reference=name.replace("\0", ""))


_ACTS: Mapping[str, Callable[[Order, HttpRequest], None]] = {
    "assign": _assign,
    "accept": _accept,
    "decline": _decline,
    "hand-over": _hand_over,
    "plan": _plan,
    "report": _report,
    "submit": _submit,
    "verify": _verify,
    "send-back": _send_back,
    "publish": _publish,
    "end": _end,
    "take-back": _take_back,
    "assess": _assess,
    "conclude": _conclude,
    "request-date": _request_date,
    "decide-date": _decide_date,
    "undo": _undo,
    "link": _link,
    "unlink": _unlink,
}
