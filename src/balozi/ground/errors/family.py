"""The one family of refusals.

    BaloziError
    ├─ InvalidInput        never retry with the same input
    ├─ Forbidden           the person may not do this
    ├─ NotFound            nothing of that name
    ├─ Conflict            the state changed meanwhile
    ├─ SourceUnavailable   may be tried again
    └─ Unbalanced          a broken invariant: stop publication

Words stand apart from facts: ``says`` and ``remedy`` are templates that doors may translate,
filled with the fields of the error.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import ClassVar


@dataclass(eq=False)
class BaloziError(Exception):
    """Something was refused.

    Attributes:
        code: stable dotted name, documented on the errors page.
        says: one sentence, a template over the error's fields.
        remedy: what the reader can do, a template likewise.
        exit_code: of the command line.
        http_status: of the web and the API.
    """

    code: ClassVar[str] = "balozi.error"
    says: ClassVar[str] = "Something was refused."
    remedy: ClassVar[str] = "Look at the log for the facts."
    exit_code: ClassVar[int] = 1
    http_status: ClassVar[int] = 500

    @property
    def facts(self) -> Mapping[str, object]:
        """Return the fields of this error by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __str__(self) -> str:
        return f"{self.says % self.facts} {self.remedy % self.facts}"


class InvalidInput(BaloziError):
    """The input cannot be used; trying again with the same input is useless."""

    code, exit_code, http_status = "input.invalid", 2, 422


class Forbidden(BaloziError):
    """The person may not do this."""

    code, exit_code, http_status = "forbidden", 3, 403


class NotFound(BaloziError):
    """There is nothing of that name."""

    code, exit_code, http_status = "not_found", 4, 404


class Conflict(BaloziError):
    """The state changed meanwhile."""

    code, exit_code, http_status = "conflict", 5, 409


class SourceUnavailable(BaloziError):
    """Something outside did not answer; it may be tried again."""

    code, exit_code, http_status = "source.unavailable", 6, 503


class Unbalanced(BaloziError):
    """An invariant is broken; what depends on it must not be published."""

    code, exit_code, http_status = "unbalanced", 7, 500
