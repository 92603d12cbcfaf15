"""The bytes of papers and of evidence that are kept, and whether they are still those that came in."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import Min, QuerySet

from balozi.services.opening import refusal_of
from balozi.store.documents.models import Document
from balozi.store.follow_up.models import ProgressEvidence


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """One kept paper, or one file that shows the progress of a commitment, checked.

    Attributes:
        document: its number, None for a file of evidence.
        evidence: number of the evidence, None for a paper.
        name: of the file.
        fault: "missing", "changed", why it cannot be opened, or "" when it is as it came in.
    """

    document: int | None
    evidence: int | None
    name: str
    fault: str


def path_of(sha256: str) -> Path:
    """Return where the bytes of a paper are kept: under their hash, never under a name that somebody chose."""
    home: Path = settings.BALOZI.home
    return home / "papers" / sha256[:2] / sha256


def keep_bytes(sha256: str, content: bytes) -> None:
    """Keep bytes under their hash; half a file is never seen.

    Raises:
        DiskFull: there is no room.
        HomeNotWritable: the folder cannot be written.
    """
    kept = path_of(sha256)
    unfinished = kept.with_suffix(".part")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(kept)
    except OSError as fault:
        unfinished.unlink(missing_ok=True)
        raise refusal_of(fault) from fault


def count_kept() -> int:
    """Return how many papers and files of evidence are kept."""
    return Document.objects.filter(fault="").count() + _files_of_evidence().count()


def check_kept() -> Iterator[KeptPaper]:
    """Compare the bytes of each kept paper and each file of evidence with the hash under which it came in."""
    papers = Document.objects.filter(fault="").order_by("id").values_list("pk", "name", "sha256")
    for number, name, sha256 in papers.iterator():
        yield KeptPaper(number, None, name, _fault(path_of(sha256), sha256))
    files = _files_of_evidence().order_by("id").values_list("pk", "reference", "sha256")
    for number, name, sha256 in files.iterator():
        yield KeptPaper(None, number, name, _fault(path_of(sha256), sha256))


def _files_of_evidence() -> QuerySet[ProgressEvidence]:
    # A correction shows the file of the update before it: one file, one row. What was superseded is kept too.
    firsts = ProgressEvidence.objects.exclude(sha256="").values("sha256").annotate(first=Min("pk"))
    return ProgressEvidence.objects.filter(pk__in=firsts.values("first"))


def _fault(path: Path, sha256: str) -> str:
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return "missing"
    except OSError as fault:
        return (fault.strerror or str(fault)).lower()
    return "" if found == sha256 else "changed"
