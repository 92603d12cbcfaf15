"""What became of a file that a reader added."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from balozi.ground.errors import FileTooLarge
from balozi.services.papers import AddedPaper


@dataclass(frozen=True, slots=True)
class Added:
    """One file with the answer of the service.

    Attributes:
        name: of the file.
        paper: what became of it.
    """

    name: str
    paper: AddedPaper

    @property
    def says(self) -> str:
        """Return what became of the file in one sentence."""
        if self.paper.fault:
            return self.paper.fault
        if self.paper.already:
            return gettext("These exact bytes were read before; nothing was changed.")
        found = self.paper.suggestions
        return ngettext("Read: %(found)d suggestion.", "Read: %(found)d suggestions.", found) % {"found": found}

    def told(self) -> dict[str, object]:
        """Return the answer for our script."""
        return {
            "name": self.name,
            "says": self.says,
            "read": not self.paper.fault,
            "href": "" if self.paper.fault else reverse("paper", args=[self.paper.document]),
        }


def file_fits(name: str, size: int) -> None:
    """Confirm that a file is not larger than the reader accepts, before it is taken into memory.

    Raises:
        FileTooLarge: it is.
    """
    if size > settings.BALOZI.max_bytes:
        raise FileTooLarge(name, size, settings.BALOZI.max_bytes)
