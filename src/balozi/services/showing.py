"""What shows a value, a target or a baseline: kept beside it, a sentence only where its paper has it."""

from collections.abc import Iterable
from typing import Any

from balozi.ground.errors.following import EvidenceMissing
from balozi.ground.people import Person
from balozi.services.progressing import Shown, place_of
from balozi.store.audit.models import Deed
from balozi.store.results.models import ValueEvidence

__all__ = ["Shown", "keep_evidence"]


def keep_evidence(pieces: Iterable[Shown], sort: str, row: Any, person: Person, deed: Deed) -> None:
    """Keep what shows a value, a target or a baseline.

    Args:
        pieces: sentences of papers, links, statements.
        sort: observation, target or baseline.
        row: that they show.
        person: who hands them in; a sentence must stand in a paper that this person may read.
        deed: by which.

    Raises:
        EvidenceMissing: a piece shows nothing.
        NoSuchDocument: there is no such paper that the person may read.
        EvidenceMismatch: the sentence does not stand in the paper.
    """
    for piece in pieces:
        place = place_of(piece, person) if piece.document is not None else None
        text, reference = piece.text.strip(), piece.reference.strip()
        sort_of = (
            "sentence" if place else "link" if reference.startswith(("https://", "http://")) else "statement"
        )
        if sort_of == "statement" and not text:
            raise EvidenceMissing
        ValueEvidence.objects.create(
            **{sort: row},
            made=deed,
            sort=sort_of,
            reference=reference[:500],
            document_id=piece.document if place else None,
            start=place[0] if place else None,
            end=place[1] if place else None,
            text=text,
        )
