"""The forms by which events and terms of agreements are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from balozi.ground.errors.agreements import TermUnclear
from balozi.ground.errors.registers import NoSuchDocument, NoSuchEntry
from balozi.ground.people import Person
from balozi.packs.happenings import happenings
from balozi.packs.procedures import procedures_of
from balozi.packs.shapes import policy_areas
from balozi.services.agreeing import RENEWALS, AgreementEventDraft, TermDraft
from balozi.store.registers.agreements import AgreementEventRow, AgreementRow
from balozi.web.labels import label
from balozi.web.names import actor_name, page_language

Choices = Sequence[tuple[str, str]]
_AXES = ("instrument", "both", "party", "side")


@dataclass(frozen=True, slots=True)
class EventForm:
    """What the form of an event offers, and what stands in it.

    Attributes:
        groups: (axis, [(event, label)]).
        parties: (code, name).
        steps: (key, what it is) of the country's procedure, the one that is next first.
        sent: values by field.
    """

    groups: Sequence[tuple[str, Choices]]
    parties: Choices
    steps: Choices
    sent: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TermForm:
    """What the form of a term offers, and what stands in it."""

    renewals: Choices
    areas: Sequence[tuple[str, str, bool]]
    sent: Mapping[str, str]


def event_form(row: AgreementRow, sent: QueryDict | Mapping[str, str]) -> EventForm:
    """Return the form of an event of an agreement."""
    parties = [(code, actor_name(code)) for code in dict.fromkeys((row.country, *row.life.parties)) if code]
    # The names of the fields in addresses have a beginning of their own: the page has other fields too.
    kept = {name.removeprefix("e-"): str(sent.get(name, "")) for name in sent if name.startswith("e-")}
    return EventForm(_groups(), parties, _steps(row.country), kept)


def correction_form(row: AgreementRow, event: AgreementEventRow) -> EventForm:
    """Return the form that corrects an event, with what stands."""
    fields = ("event", "on", "party", "until", "step", "authority", "text", "source", "document", "other")
    sent = {f"e-{name}": str(getattr(event, name) or "") for name in fields}
    return event_form(row, sent)


def term_form(person: Person, row: AgreementRow) -> TermForm:
    """Return the form of the term of an agreement, with what stands."""
    term, language = row.life.term, page_language()
    binding = "" if row.life.binding is None else str(row.life.binding)
    sent = {
        "ends": term.ends,
        "renewal": term.renewal,
        "renewal_months": str(term.renewal_months or ""),
        "notice_months": str(term.notice_months or ""),
        "binding": binding,
        "lead": row.lead,
    }
    areas = [(name, words[language], name in row.areas) for name, words in policy_areas().items()]
    return TermForm([(one, label("renewal", one)) for one in RENEWALS], areas, sent)


def told_event(sent: QueryDict) -> AgreementEventDraft:
    """Return the event that a form tells.

    Raises:
        NoSuchDocument: the number of the paper is none.
        NoSuchEntry: the number of the other agreement is none.
    """
    words = {
        name: sent.get(f"e-{name}", "").strip()
        for name in ("event", "on", "party", "until", "step", "authority", "text", "source")
    }
    document, other = sent.get("e-document", "").strip(), sent.get("e-other", "").strip()
    if document and not _is_number(document):
        raise NoSuchDocument(document)
    if other and not _is_number(other):
        raise NoSuchEntry(other)
    return AgreementEventDraft(
        **words, document=int(document) if document else None, other=int(other) if other else None
    )


def told_term(sent: QueryDict) -> TermDraft:
    """Return the term that a form tells.

    Raises:
        TermUnclear: a number of months is none, or an area is not one of those known.
    """
    areas = tuple(sent.getlist("areas"))
    if unknown := [area for area in areas if area not in policy_areas()]:
        raise TermUnclear("areas", unknown[0])
    return TermDraft(
        ends=sent.get("ends", "").strip(),
        renewal=sent.get("renewal", ""),
        renewal_months=_months(sent, "renewal_months"),
        notice_months=_months(sent, "notice_months"),
        binding={"True": True, "False": False}.get(sent.get("binding", "")),
        areas=areas,
        lead=sent.get("lead", "").strip()[:24],
    )


def _months(sent: QueryDict, field: str) -> int:
    text = sent.get(field, "").strip()
    if text and not _is_number(text):
        raise TermUnclear(field, text)
    return int(text or 0)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def _groups() -> list[tuple[str, Choices]]:
    return [
        (axis, [(name, label("event", name)) for name, one in happenings().items() if one.axis == axis])
        for axis in _AXES
    ]


def _steps(country: str) -> Choices:
    language = page_language()
    return [
        (step.key, f"§ {step.section}: {step.what.get(language, '')[:80]}")
        for version in procedures_of(country).versions[-1:]
        for step in version.steps
    ]
