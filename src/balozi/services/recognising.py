"""Finding that a reading says what stands on a register already."""

from collections.abc import Sequence

from balozi.ground.errors import FieldsInvalid
from balozi.registers.drafts import draft_of
from balozi.services.registering import entries_by_key, quote_evidence
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Suggestion
from balozi.store.registers.models import Entry


def recognise(suggestions: Sequence[Suggestion], deed: Deed) -> int:
    """Give the entries that stand already the quotations that say the same; return how many were found.

    A suggestion recognised is ``known``: nobody has to decide on it, and undo opens it again.
    """
    keys = {suggestion.pk: _keys(suggestion) for suggestion in suggestions}
    marking = min((suggestion.document.marking for suggestion in suggestions), default=0)
    standing = entries_by_key({key for found in keys.values() for key in found}, marking)
    matched: list[Suggestion] = []
    for suggestion in suggestions:
        # The oldest entry of several: a paper may name a thing by two of its names.
        entries = [standing[key] for key in keys[suggestion.pk] if key in standing]
        if entries:
            suggestion.state, suggestion.entry_id = Suggestion.State.KNOWN, min(entries)
            matched.append(suggestion)
    Suggestion.objects.bulk_update(matched, ["state", "entry"], batch_size=500)
    entries_by_id = Entry.objects.in_bulk(
        {suggestion.entry_id for suggestion in matched if suggestion.entry_id}
    )
    for suggestion in matched:
        quote_evidence(entries_by_id[suggestion.entry_id], suggestion, deed)
    return len(matched)


def _keys(suggestion: Suggestion) -> frozenset[str]:
    try:
        return draft_of(suggestion.kind, suggestion.document.country, suggestion.fields).keys
    except FieldsInvalid:
        return frozenset()
