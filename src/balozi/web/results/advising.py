"""Recommendations of reviews as a page: entered, answered, followed until they are done."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from balozi.briefs.cycle.outlines import criteria, review_kinds
from balozi.briefs.cycle.words import CycleWords
from balozi.ground.errors.values import NoSuchGap
from balozi.ground.people import EDIT_RESULTS, Person
from balozi.services.gapping import Remedy
from balozi.services.recommending import (
    Advice,
    Answer,
    add_recommendation,
    answer_recommendation,
    withdraw_recommendation,
)
from balozi.store.results.queries import gaps, recommendations
from balozi.web.listing import day_in, reader_of
from balozi.web.names import page_language
from balozi.web.result_words import ANSWER, STATUS_OF_ADVICE
from balozi.web.results.asking import Names

_ADVICE = (
    "review",
    "period",
    "words",
    "finding",
    "cause",
    "indicator",
    "criterion",
    "country",
    "institution",
)


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Show the recommendations with their answers, and how each stands; those of one review where it is named."""
    person, words = reader_of(request), CycleWords(page_language())
    review, status = request.GET.get("review", ""), request.GET.get("status", "")
    chosen = {"review": review} if review in review_kinds() else {}
    rows = recommendations(person.reader, timezone.localdate(), of=chosen)
    names = Names(person.reader)
    facts = {
        "rows": [
            (row, words(row.review), _criterion(row.criterion, words)) for row in rows if status in {"", row.status}
        ],
        "counts": [(name, label, sum(row.status == name for row in rows)) for name, label in STATUS_OF_ADVICE.items()],
        "review": review,
        "status": status,
        "reviews": [(kind, words(kind)) for kind in review_kinds()],
        "criteria": [(one, words(f"section_{one}")) for one in criteria()],
        "answers": list(ANSWER.items()),
        "names": names,
        "institutions": sorted(names.institutions.items(), key=lambda one: one[1]),
        "may_edit": EDIT_RESULTS in person.permissions,
        "gaps": gaps(person.reader, timezone.localdate()) if EDIT_RESULTS in person.permissions else [],
    }  # fmt: skip
    return render(request, "results/recommendations.html", facts)


@require_POST
def act(request: HttpRequest, act: str) -> HttpResponse:
    """Enter a recommendation, record an answer, or take one back that was entered by mistake."""
    person = reader_of(request)
    person.must(EDIT_RESULTS)
    if act not in _ACTS:
        raise Http404
    _ACTS[act](request.POST, person)
    messages.success(request, _("It is in the log."))
    return redirect("recommendations")


def _add(sent: QueryDict, person: Person) -> None:
    told = {name: sent.get(name, "").strip() for name in _ADVICE}
    gap = _number(sent, "gap") if sent.get("gap") else None
    add_recommendation(advice=Advice(**told, gap=gap), person=person, at=timezone.now())


def _answer(sent: QueryDict, person: Person) -> None:
    remedy = Remedy(
        action=sent.get("action", ""),
        owner=sent.get("owner", "").strip(),
        person=sent.get("answers", "").strip(),
        due=day_in(sent, "due"),
    )
    said = Answer(sent.get("answer", ""), sent.get("by_whom", ""), sent.get("words", ""), remedy)
    answer_recommendation(number=_number(sent, "number"), answer=said, person=person, at=timezone.now())


def _withdraw(sent: QueryDict, person: Person) -> None:
    number, reason = _number(sent, "number"), sent.get("reason", "")
    withdraw_recommendation(number=number, reason=reason, person=person, at=timezone.now())


_ACTS: Mapping[str, Callable[[QueryDict, Person], None]] = {
    "add": _add,
    "answer": _answer,
    "withdraw": _withdraw,
}


def _criterion(name: str, words: CycleWords) -> str:
    return words(f"section_{name}") if name else ""


def _number(sent: QueryDict, name: str) -> int:
    text = sent.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) < 12):
        raise NoSuchGap("recommendation", 0)
    return int(text)
