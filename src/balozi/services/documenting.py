"""Documents of the policy cycle: composed from what is known at a moment, kept, written beside, renewed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from balozi.briefs.cycle.asking import Question
from balozi.briefs.cycle.composing import compose_document
from balozi.briefs.cycle.facts import CycleFacts, fingerprint_of
from balozi.briefs.cycle.outlines import outline_of, span_of
from balozi.briefs.cycle.papers import Document, plain_document
from balozi.ground.errors.briefs import (
    BriefAboveClearance,
    BriefCountryOpen,
    BriefMovedOn,
    BriefWeightsUnfit,
    NoSuchBriefSection,
)
from balozi.ground.errors.people import NoSuchInstitution
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_RESULTS, READ, Person, Reader
from balozi.results.windows import period_named
from balozi.services.auditing import allow, note_reading, write_deed
from balozi.store.audit.models import Deed
from balozi.store.briefs.gathering import facts_of
from balozi.store.briefs.models import Brief, BriefVersion
from balozi.store.briefs.queries import brief_page
from balozi.store.briefs.records import BriefPage
from balozi.store.people.queries import institution as institution_of
from balozi.store.results.queries import indicators
from balozi.store.results.records import Asked

_MOST_WRITTEN = 60_000
_BASIS = ("entries", "documents", "indicators", "observations", "gap_numbers")


@dataclass(frozen=True, slots=True)
class Order:
    """What document is wanted.

    Attributes:
        kind: one of the outlines.
        period: FY2025, FY2025-Q1, 2025, or two years with a stroke between them.
        language: sw, en or fr.
        country: alpha-3 of the framework, "" for all.
        institution: code, "" for all.
        sources_up_to: the highest marking that sources may have.
        weights: of targets, by indicator.
    """

    kind: str
    period: str
    language: str = "en"
    country: str = ""
    institution: str = ""
    sources_up_to: Marking = Marking.UNCLASSIFIED
    weights: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Composed:
    """A document with the facts that made it."""

    document: Document
    facts: CycleFacts
    known_at: datetime


def compose_now(*, order: Order, person: Person, at: datetime, known_at: datetime | None = None) -> Composed:
    """Compose a document without keeping it; what only some institutions may see is left out of it.

    Args:
        order: what is wanted.
        person: who asks.
        at: when.
        known_at: the moment as known at which, None for now.

    Raises:
        NotAllowed: the person may not read.
        BriefAboveClearance: sources were wanted above the person's clearance.
        BriefCountryOpen: it names no country, and several have a framework.
        NoSuchBriefKind, BriefPeriodUnfit, NotAPeriod, NoSuchInstitution: no such document can be made.
    """
    allow(person, READ, verb="compose_now", subject=f"document {order.kind[:40]}", at=at)
    _within_clearance(order, person)
    _of_one_framework(order, known_at or at)
    made = _composed(order, known_at or at, {})
    note_reading(person, f"document {order.kind[:40]}", made.facts.marking, at=at)
    return made


def keep_brief(*, order: Order, person: Person, at: datetime, known_at: datetime | None = None) -> int:
    """Compose a document and keep it as its first version.

    Returns:
        the number of the document.

    Raises:
        NotAllowed: the person may not edit the results framework.
        BriefAboveClearance: sources were wanted above the person's clearance.
        BriefCountryOpen: it names no country, and several have a framework.
        NoSuchBriefKind, BriefPeriodUnfit, NotAPeriod, NoSuchInstitution: no such document can be made.
    """
    allow(person, EDIT_RESULTS, verb="keep_brief", subject=f"document {order.kind[:40]}", at=at)
    _within_clearance(order, person)
    _of_one_framework(order, known_at or at)
    with transaction.atomic():
        made = _composed(order, known_at or at, {})
        subject = f"document {order.kind} {order.period}"
        facts = {"inputs": fingerprint_of(made.facts)}
        deed = write_deed(by=person.name, at=at, verb="keep_brief", subject=subject, facts=facts)
        brief = Brief.objects.create(
            kind=order.kind,
            period=period_named(order.period.strip()),
            language=order.language,
            country=order.country,
            institution=order.institution,
            marking=made.facts.marking,
            made=deed,
        )
        _add(brief, made, order, {}, deed, sort=BriefVersion.Sort.COMPOSED)
        return brief.pk


def write_section(*, brief: int, section: str, text: str, seen: int, person: Person, at: datetime) -> int:
    """Write a person's text into a section, beside what was composed; a new version, the old one stays.

    Args:
        brief: number of the document.
        section: name of the section.
        text: the words; none takes them away again.
        seen: the version that the person looked at.
        person: who writes.
        at: when.

    Returns:
        the number of the new version.

    Raises:
        NotAllowed: the person may not edit the results framework.
        NoSuchBrief, NoSuchBriefSection: it is not there, or not for this person.
        BriefMovedOn: there is a later version than the one seen.
    """
    allow(person, EDIT_RESULTS, verb="write_section", subject=f"document {brief}", at=at)
    with transaction.atomic():
        page, row = _latest(brief, seen, person)
        if section not in {one.name for one in page.document.sections}:
            raise NoSuchBriefSection(section[:40])
        written = {**page.written, section: text.replace("\r\n", "\n").strip()[:_MOST_WRITTEN]}
        written = {name: words for name, words in written.items() if words}
        sections = [replace(one, written=written.get(one.name, "")) for one in page.document.sections]
        facts = {"section": section}
        deed = write_deed(
            by=person.name, at=at, verb="write_section", subject=f"document {brief}", facts=facts
        )
        last = row.versions.get(number=page.version.number)
        last.superseded = deed
        last.save(update_fields=["superseded"])
        return BriefVersion.objects.create(
            brief=row,
            number=last.number + 1,
            sort=BriefVersion.Sort.WRITTEN,
            section=section,
            known_at=last.known_at,
            inputs=last.inputs,
            content=plain_document(replace(page.document, sections=sections)),
            written=written,
            weights=last.weights,
            rests_on=last.rests_on,
            sources_up_to=last.sources_up_to,
            made=deed,
        ).number


def renew_brief(*, brief: int, seen: int, person: Person, at: datetime) -> int:
    """Compose a document again from what is known now; what people wrote stays beside it.

    Returns:
        the number of the new version.

    Raises:
        NotAllowed: the person may not edit the results framework.
        NoSuchBrief: it is not there, or not for this person.
        BriefMovedOn: there is a later version than the one seen.
    """
    allow(person, EDIT_RESULTS, verb="renew_brief", subject=f"document {brief}", at=at)
    with transaction.atomic():
        page, row = _latest(brief, seen, person)
        made = _composed(order_of(page), at, page.written)
        facts = {"inputs": fingerprint_of(made.facts)}
        deed = write_deed(by=person.name, at=at, verb="renew_brief", subject=f"document {brief}", facts=facts)
        row.versions.filter(number=page.version.number).update(superseded=deed)
        # A text that somebody wrote beside marked sources stays as protected as they were.
        row.marking = max(row.marking, made.facts.marking)
        row.save(update_fields=["marking"])
        return _add(row, made, order_of(page), page.written, deed, sort=BriefVersion.Sort.RENEWED)


def open_brief(*, brief: int, person: Person, at: datetime, version: int | None = None) -> BriefPage:
    """Return a kept document; opening a confidential one is written to the log.

    Raises:
        NotAllowed: the person may not read.
        NoSuchBrief: it is not there, or not for this person.
    """
    allow(person, READ, verb="open_brief", subject=f"document {brief}", at=at)
    page = brief_page(person.reader, brief, version=version)
    note_reading(person, f"document {brief}", page.row.marking, at=at)
    return page


def is_stale(page: BriefPage, *, at: datetime) -> bool:
    """Tell whether anything that a document says is no longer so, or something would be added to it."""
    return fingerprint_of(_composed(order_of(page), at, {}).facts) != page.version.inputs


def rebuilds_brief(page: BriefPage) -> bool:
    """Tell whether a version comes out again exactly as it was, from what was known at its moment."""
    made = _composed(order_of(page), page.version.known_at, page.written)
    return plain_document(made.document) == plain_document(page.document)


def order_of(page: BriefPage) -> Order:
    """Return the order by which a kept document was composed."""
    row = page.row
    return Order(
        row.kind, row.period, row.language, row.country, row.institution, page.sources_up_to, page.weights
    )


def read_weights(lines: Iterable[str]) -> dict[str, str]:
    """Return weights of targets from lines such as ``X-1=30``.

    Raises:
        BriefWeightsUnfit: a line is none.

    Examples:
        >>> read_weights(["X-1=30", " ", "X-2 = 12.5"])
        {'X-1': '30', 'X-2': '12.5'}
    """
    found = {}
    for line in lines:
        code, _, number = line.strip().rpartition("=")
        if not line.strip():
            continue
        if not code.strip() or not _is_weight(number.strip()):
            raise BriefWeightsUnfit(line.strip()[:60])
        found[code.strip()] = number.strip()
    return found


def _is_weight(text: str) -> bool:
    return text.isascii() and text.replace(".", "", 1).isdecimal() and len(text) < 12 and Decimal(text) > 0


def _within_clearance(order: Order, person: Person) -> None:
    if order.sources_up_to > person.clearance:
        raise BriefAboveClearance(person.name, order.sources_up_to.name.lower())


def _of_one_framework(order: Order, known_at: datetime) -> None:
    """Refuse to mix the figures of two countries, of which each has thresholds and pillars of its own."""
    if order.country:
        return
    rows = indicators(Reader(order.sources_up_to), Asked(on=_day(known_at), at=known_at))
    known = sorted({row.country for row in rows})
    if len(known) > 1:
        raise BriefCountryOpen(", ".join(known))


def _composed(order: Order, known_at: datetime, written: Mapping[str, str]) -> Composed:
    named = ""
    if order.institution:
        try:
            named = institution_of(order.institution, at=known_at).name(order.language)
        except NoSuchInstitution:
            # An institution may be known from the results framework only.
            named = order.institution
    question = Question(
        kind=order.kind,
        period=period_named(order.period.strip()),
        day=_day(known_at),
        language=order.language,
        country=order.country,
        institution=order.institution,
        institution_name=named,
        weights=order.weights,
    )
    # Kept papers are read by all who are cleared: an audience of some institutions cannot be kept within them.
    reader = Reader(order.sources_up_to)
    with override(order.language):
        span = span_of(outline_of(order.kind), order.period)
        facts = facts_of(reader, question, span, known_at, gettext)
    return Composed(compose_document(question, facts, written), facts, known_at)


def _day(known_at: datetime) -> date:
    return timezone.localdate(known_at)


def _latest(brief: int, seen: int, person: Person) -> tuple[BriefPage, Brief]:
    # Locked first: two who write at once must not both follow the same version.
    Brief.objects.select_for_update().filter(pk=brief).first()
    page = brief_page(person.reader, brief)
    if page.version.number != seen:
        raise BriefMovedOn(page.version.number, seen)
    return page, Brief.objects.get(pk=brief)


def _add(
    brief: Brief, made: Composed, order: Order, written: Mapping[str, str], deed: Deed, *, sort: str
) -> int:
    last = brief.versions.order_by("-number").first()
    return BriefVersion.objects.create(
        brief=brief,
        number=last.number + 1 if last else 1,
        sort=sort,
        known_at=made.known_at,
        inputs=fingerprint_of(made.facts),
        content=plain_document(made.document),
        written=dict(written),
        weights=dict(order.weights),
        rests_on={name: list(getattr(made.facts, name)) for name in _BASIS},
        sources_up_to=order.sources_up_to,
        made=deed,
    ).number
