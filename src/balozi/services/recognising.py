"""Finding that a reading says what stands on a register already."""

from collections.abc import Mapping, Sequence

from balozi.ground.errors.packs import PackInvalid
from balozi.ground.errors.registers import FieldsInvalid
from balozi.ground.markings import Marking
from balozi.ground.people import Reader
from balozi.packs.loading import installed_packs, load_pack
from balozi.packs.recognising import sources_in
from balozi.registers.drafts import draft_of
from balozi.services.registering import entries_by_key, quote_evidence
from balozi.store.audit.models import Deed
from balozi.store.documents.models import DocumentText, Suggestion
from balozi.store.registers.models import Entry


def recognise(suggestions: Sequence[Suggestion], deed: Deed) -> int:
    """Give the entries of packs their sentences in the papers they were made from; return how many were found.

    A suggestion recognised is ``known``: nobody has to decide on it, because the pack was a named decision,
    and undo opens it again. Other papers bear an entry out only when a person decides so.
    """
    packs = _packs_of({suggestion.document_id for suggestion in suggestions})
    waiting = [suggestion for suggestion in suggestions if packs.get(suggestion.document_id)]
    keys = {suggestion.pk: _keys(suggestion) for suggestion in waiting}
    # What a pack says is for everybody cleared: no institution is needed to be matched with it.
    marking = min((suggestion.document.marking for suggestion in waiting), default=0)
    standing = entries_by_key({key for found in keys.values() for key in found}, Reader(Marking(marking)))
    entries = Entry.objects.in_bulk(set(standing.values()))
    matched: list[Suggestion] = []
    for suggestion in waiting:
        # The oldest entry of several: a paper may name a thing by two of its names.
        numbers = sorted(standing[key] for key in keys[suggestion.pk] if key in standing)
        number = next((one for one in numbers if entries[one].pack in packs[suggestion.document_id]), None)
        if number is not None:
            suggestion.state, suggestion.entry_id = Suggestion.State.KNOWN, number
            matched.append(suggestion)
            quote_evidence(entries[number], suggestion, deed)
    Suggestion.objects.bulk_update(matched, ["state", "entry"], batch_size=500)
    return len(matched)


def _packs_of(documents: set[int]) -> Mapping[int, frozenset[str]]:
    """Return the packs that each paper is a source of."""
    packs = []
    for code in installed_packs():
        try:
            packs.append(load_pack(code))
        except PackInvalid:
            continue  # told when it is loaded or checked; reading papers goes on without it
    texts = DocumentText.objects.filter(document__in=documents).values_list("document_id", "text")
    return {
        document: frozenset(pack.code for pack in packs if sources_in(pack, text)) for document, text in texts
    }


def _keys(suggestion: Suggestion) -> frozenset[str]:
    try:
        return draft_of(suggestion.kind, suggestion.document.country, suggestion.fields).keys
    except FieldsInvalid:
        return frozenset()
