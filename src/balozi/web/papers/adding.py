"""Adding the files that a reader chose: one clear answer for each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from balozi.ground.errors.reading import FileTooLarge
from balozi.ground.people import Person
from balozi.services.papers import AddedPaper, add_paper


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file.

    Attributes:
        name: of the file.
        says: what became of it, in one sentence.
        document: number of the paper, None when it could not be read.
    """

    name: str
    says: str
    document: int | None

    def told(self) -> dict[str, object]:
        """Return the answer for our script."""
        href = reverse("paper", args=[self.document]) if self.document else ""
        return {"name": self.name, "says": self.says, "href": href}


def add_each(files: "Iterable[UploadedFile[bytes]]", person: Person, dated: date | None) -> Iterator[Added]:
    """Add files one by one; one that cannot be read does not stop the others."""
    for file in files:
        name, size, limit = file.name or gettext("unnamed file"), file.size or 0, settings.BALOZI.max_bytes
        if size > limit:
            # Refused before it is taken into memory.
            too_large = FileTooLarge(name, size, limit)
            yield Added(name, _words(too_large), None)
            continue
        paper = add_paper(content=file.read(), name=name, person=person, at=timezone.now(), dated=dated)
        yield Added(name, _says(paper), None if paper.fault else paper.document)


def _words(refusal: FileTooLarge) -> str:
    return f"{gettext(refusal.says) % refusal.facts} {gettext(refusal.remedy) % refusal.facts}"


def _says(paper: AddedPaper) -> str:
    if paper.fault:
        return paper.fault
    if paper.already:
        return gettext("These exact bytes were read before; nothing was changed.")
    found = paper.suggestions
    return ngettext("Read: %(found)d suggestion.", "Read: %(found)d suggestions.", found) % {"found": found}
