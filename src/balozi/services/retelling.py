"""What another paper tells of an agreement that stands: its event, beside those that are there."""

from balozi.ground.dates import first_day
from balozi.ground.errors.facts import NotADate
from balozi.registers.agreements import tells_more
from balozi.registers.drafts import Draft, draft_of
from balozi.services.agreeing import AgreementEventDraft, write_event
from balozi.services.reckoning import refresh_states
from balozi.store.access.visibility import reader_of_paper
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Decision, Suggestion
from balozi.store.registers.lives import readable_events
from balozi.store.registers.models import AgreementEvent, Entry, EvidenceRecord

_RETOLD_BY = ("accept_suggestion", "amend_suggestion", "undo_decision")


def retell_event(entry: Entry, draft: Draft, row: Suggestion, deed: Deed) -> None:
    """Put the event that a paper reports on the life of an agreement, unless what stands says as much.

    A day that contradicts the one that stands is kept beside it; the page shows both with their papers.
    """
    if draft.event is None:
        return
    event, on = draft.event[0], _day(draft.event[1])
    # What an open paper tells must not be swallowed by what only a marked one told.
    standing = readable_events(reader_of_paper(row.document), None).filter(entry=entry, event=event, party="")
    if tells_more(on, standing.values_list("on", flat=True)):
        write_event(entry, AgreementEventDraft(event, on, document=row.document_id), deed)
        refresh_states([entry.pk])


def take_event_back(entry: Entry, row: Suggestion, deed: Deed) -> None:
    """Take back the event that a decision put on a life; what another paper tells of it too then rests on that one."""
    told = _decided(row).event
    if told is None:
        return
    # What a person recorded on the strength of the same paper is not the decision's to take back.
    events = AgreementEvent.objects.filter(entry=entry, document=row.document_id, made__verb__in=_RETOLD_BY)
    if not events.filter(event=told[0], superseded__isnull=True).update(superseded=deed):
        return
    others = EvidenceRecord.objects.filter(
        entry=entry, superseded__isnull=True, suggestion__isnull=False
    ).exclude(suggestion=row)
    for record in others.select_related("suggestion__document").order_by("id"):
        if record.suggestion is not None:
            retell_event(entry, _decided(record.suggestion), record.suggestion, deed)
    refresh_states([entry.pk])


def _decided(row: Suggestion) -> Draft:
    """Return what a suggestion says as the person who decided left it."""
    decisions = Decision.objects.filter(suggestion=row).exclude(verb=Decision.Verb.UNDO)
    last = decisions.order_by("-id").first()
    return draft_of(row.kind, row.document.country, last.fields if last else row.fields)


def _day(text: str) -> str:
    """Return a partial date, "" for words that are none: they stay with the decision and its quotation."""
    try:
        first_day(text)
    except NotADate:
        return ""
    return text
