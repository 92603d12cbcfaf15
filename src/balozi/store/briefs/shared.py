"""What all gatherers of a document's facts share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings

from balozi.briefs.cycle.asking import Question
from balozi.briefs.cycle.outlines import Span
from balozi.ground.people import Reader
from balozi.store.briefs.sources import Basis


@dataclass(frozen=True, slots=True)
class Gathering:
    """What all gatherers share.

    Attributes:
        reader: whose clearance applies.
        question: what is asked.
        span: its period.
        at: the moment as known.
        translated: gives a template in the language of the document.
        names: of institutions by code.
        basis: takes note of everything that is used.
    """

    reader: Reader
    question: Question
    span: Span
    at: datetime
    translated: Callable[[str], str]
    names: Mapping[str, str]
    basis: Basis = field(default_factory=Basis)

    def institution(self, code: str) -> str:
        """Return the name of an institution; a code that is not known stays as it is."""
        return self.names.get(code, code)


def is_of(country: str, asked: str) -> bool:
    """Tell whether an entry is of the country asked about; one that names none is of the country of the house."""
    return not asked or (country or settings.BALOZI.country) == asked
