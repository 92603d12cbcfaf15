"""What programs hand in: values of indicators, as rows or as DHIS2 has them, and progress on commitments."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from ninja.params.functions import Query

from balozi.api.asking import day_of, json_in, only, operation
from balozi.api.bearing import bearer
from balozi.api.results import values_listed
from balozi.api.shapes import ProgressTold, ReceiptShown, RowTold, StatedList
from balozi.ground.errors.tokens import BodyUnreadable
from balozi.ground.markings import Marking
from balozi.services.following import Order
from balozi.services.progressing import Shown, report_progress
from balozi.services.receiving import Receipt, receive_values
from balozi.services.repeating import answer_once
from balozi.services.tokens import must_write
from balozi.services.whence import through_api

router = Router(tags=["Values"])
_MARKINGS = {marking.name.lower(): marking for marking in Marking}
_DRY = Query(False, description="Say what would be done, and do nothing.")
_MARKED = Query("unclassified", description=f"Marking of all values sent: {', '.join(_MARKINGS)}.")
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": {"type": "string", "maxLength": 200},
    "description": "Chosen by the sender: the same request with the same key is done once, and answered as before.",
}
_ROW = {
    "type": "object",
    "required": ["indicator", "period"],
    "properties": {
        name: {"type": ["string", "number", "null"]}
        for name in (
            "indicator", "period", "area", "parent_area", "value", "numerator", "denominator", "target",
            "target_low", "target_high", "baseline", "breakdown", "reporter", "reported_on", "comment",
        )
    },
}  # fmt: skip
_ROWS = {"type": "object", "required": ["values"], "properties": {"values": {"type": "array", "items": _ROW}}}
_DHIS2 = {
    "type": "object",
    "required": ["dataValues"],
    "properties": {
        "period": {"type": "string"},
        "orgUnit": {"type": "string"},
        "dataValues": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    name: {"type": "string"}
                    for name in ("dataElement", "period", "orgUnit", "value", "comment")
                },
            },
        },
    },
}
_PROGRESS = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {
        "text": {"type": "string"},
        "asserted": {"enum": ["not_started", "on_track", "at_risk", "stalled", "completed"]},
        "on": {"type": "string", "format": "date"},
        "links": {"type": "array", "items": {"type": "string", "format": "uri"}},
    },
}


def _takes(schema: Mapping[str, Any]) -> dict[str, Any]:
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    return {"requestBody": body, "parameters": [_KEY]}


operation(router, "/values", "api-values", response=StatedList)(values_listed)


@router.post(
    "/values",
    url_name="api-values",
    response=ReceiptShown,
    summary="Hand in values, a row each",
    openapi_extra=_takes(_ROWS),
)
def send_values(request: HttpRequest, dry_run: bool = _DRY, marking: str = _MARKED) -> Mapping[str, Any]:
    """Hand in values: good rows are taken in and wait for approval, every other one is told with rule and reason."""
    only(request, {"dry_run", "marking"})
    return _received(request, "json", dry_run, marking)


@router.post(
    "/values/dhis2",
    url_name="api-values-dhis2",
    response=ReceiptShown,
    summary="Hand in a dataValueSet of DHIS2",
    openapi_extra=_takes(_DHIS2),
)
def send_data_values(request: HttpRequest, dry_run: bool = _DRY, marking: str = _MARKED) -> Mapping[str, Any]:
    """Hand in a dataValueSet: data elements are indicators, organisation units areas."""
    only(request, {"dry_run", "marking"})
    return _received(request, "dhis2", dry_run, marking)


@router.post(
    "/commitments/{int:number}/progress",
    url_name="api-progress",
    response=ProgressTold,
    summary="Report progress on a commitment",
    tags=["Commitments"],
    openapi_extra=_takes(_PROGRESS),
)
def send_progress(request: HttpRequest, number: int) -> Mapping[str, Any]:
    """Report what was done on a commitment, with links that show it."""
    only(request, set())

    def report() -> Mapping[str, Any]:
        told = json_in(request)
        update = report_progress(
            order=Order(number, bearer(request).person, timezone.now()),
            text=_text(told, "text"),
            asserted=_text(told, "asserted") or "on_track",
            on=day_of(_text(told, "on")),
            evidence=[Shown(reference=link) for link in _links(told)],
        )
        return asdict(ProgressTold(number, update))

    return _written(request, report)


def _received(request: HttpRequest, form: str, dry_run: bool, marking: str) -> Mapping[str, Any]:
    if marking not in _MARKINGS:
        raise BodyUnreadable("there is no such marking")

    def receive() -> Mapping[str, Any]:
        json_in(request)
        receipt = receive_values(
            content=request.body,
            name=f"api-{form}.json",
            form=form,
            person=bearer(request).person,
            at=timezone.now(),
            marking=_MARKINGS[marking],
            dry_run=dry_run,
        )
        return asdict(_told(receipt, dry_run))

    return _written(request, receive, keyed=not dry_run)


def _written(
    request: HttpRequest, answer: Callable[[], Mapping[str, Any]], *, keyed: bool = True
) -> Mapping[str, Any]:
    """Do what is asked, once for each key that the sender gave; what changes nothing needs none."""
    asking = bearer(request)
    key = request.headers.get("Idempotency-Key", "").strip() if keyed else ""
    with through_api(asking.token):
        must_write(bearer=asking, asked=request.path, at=timezone.now())
        return answer_once(
            key=key,
            bearer=asking,
            asked=f"{request.method} {request.get_full_path()}\n".encode() + request.body,
            at=timezone.now(),
            answer=answer,
        )


def _told(receipt: Receipt, dry_run: bool) -> ReceiptShown:
    """Return row by row what became of what was sent; a row that said a part of another one is joined to it."""
    problems: dict[int, list[dict[str, Any]]] = {}
    for one in receipt.conflicts:
        problems.setdefault(one.row, []).append(one.told())
    rows = [
        RowTold(
            number, _outcome(receipt, number, problems), receipt.values.get(number), problems.get(number, [])
        )
        for number in range(1, receipt.tally["taken"] + 1)
    ]
    return ReceiptShown(dry_run, receipt.number, dict(receipt.tally), rows, list(receipt.ignored))


def _outcome(receipt: Receipt, number: int, problems: Mapping[int, list[dict[str, Any]]]) -> str:
    if any(one["severity"] == "error" for one in problems.get(number, ())):
        return "refused"
    return receipt.outcomes.get(number, "joined")


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name, "")
    if not isinstance(value, str):
        raise BodyUnreadable(f"{name} is no text")
    return value


def _links(told: Mapping[str, Any]) -> list[str]:
    links = told.get("links", [])
    if not isinstance(links, list) or not all(isinstance(one, str) for one in links):
        raise BodyUnreadable("links is no list of texts")
    unknown = sorted(set(told) - set(_PROGRESS["properties"]))  # type: ignore[call-overload]
    if unknown:
        raise BodyUnreadable(f"there is no {unknown[0][:40]!r} here")
    return links
