"""The procedure by which a country comes to be bound by an agreement: steps and clocks, versioned by date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from balozi.ground.dates import first_day
from balozi.ground.errors.packs import PackInvalid
from balozi.packs.loading import COUNTRIES, installed_packs, load_pack
from balozi.packs.marked import Marked, read_marked
from balozi.packs.procedure_checks import FOLDER, check_procedure

Words = Mapping[str, str]
FILE = "agreements.yaml"


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """One step of a procedure.

    Attributes:
        key: stable within the procedure.
        section: of the law, as printed.
        event: of ``agreement_events.toml`` that carries it out; with its key where several steps have the same event.
        who: acts, by language.
        what: is done, by language.
        before_consent: the law puts it before the country consents to be bound.
        within_days: time that the law sets, None when it sets none.
        after: key of the step from which the time counts.
        to_check: not confirmed in the text of the law.
    """

    key: str
    section: str
    event: str
    who: Words
    what: Words
    before_consent: bool = False
    within_days: int | None = None
    after: str = ""
    to_check: bool = False


@dataclass(frozen=True, slots=True)
class Procedure:
    """The procedure in effect from one day until another.

    Attributes:
        law: its title.
        source: the title of the document and where in it.
        valid_from: first day.
        valid_until: the day after the last one, None while it is in effect.
        forms: of agreements that it is for.
        scope: what it is for, by language.
        scope_to_check: the scope is not confirmed in the text of the law.
        steps: in order.
    """

    law: str
    source: str
    valid_from: date
    valid_until: date | None
    forms: tuple[str, ...]
    scope: Words
    scope_to_check: bool
    steps: tuple[ProcedureStep, ...]


@dataclass(frozen=True, slots=True)
class PendingChange:
    """A change that was proposed and is not law: it is told, and never applied.

    Attributes:
        title: of the bill.
        since: partial date of it.
        says: what it would change, by language.
        source: where that is told.
    """

    title: str
    since: str
    says: Words
    source: str


@dataclass(frozen=True, slots=True)
class Procedures:
    """All that a pack says about agreements.

    Attributes:
        country: alpha-3.
        versions: of the procedure, oldest first.
        pending: changes that are not law.
        watches: months by name, where the country has its own.
    """

    country: str
    versions: tuple[Procedure, ...]
    pending: tuple[PendingChange, ...]
    watches: Mapping[str, int]

    def on(self, day: date) -> Procedure | None:
        """Return the procedure in effect on a day, None when none was yet, or none is known."""
        for version in reversed(self.versions):
            if version.valid_from <= day and (version.valid_until is None or day < version.valid_until):
                return version
        return None


@cache
def procedures_of(country: str) -> Procedures:
    """Return what the pack of a country says about agreements; an empty record when it says nothing.

    Args:
        country: alpha-3 code.

    Raises:
        PackInvalid: the file breaks a rule.

    Examples:
        >>> procedures_of("RWA").versions
        ()
    """
    for code in installed_packs():
        path = COUNTRIES / code / FOLDER / FILE
        if load_pack(code).country == country and path.is_file():
            return read_procedures(path, country)
    return Procedures(country, (), (), {})


def read_procedures(path: Path, country: str) -> Procedures:
    """Read the procedure file of a pack.

    Raises:
        PackFileInvalid: it cannot be read at all.
        PackInvalid: it breaks a rule.
    """
    name = f"{path.parent.parent.name}/{FOLDER}/{path.name}"
    marked = read_marked(path, name)
    if faults := list(check_procedure(marked, name)):
        raise PackInvalid(path.parent.parent.name, len(faults), f"{faults[0].where}: {faults[0].says}")
    fields = marked.fields
    return Procedures(
        country,
        tuple(_procedure(one) for one in fields["versions"].items),
        tuple(_pending(one) for one in _field(fields, "pending").items),
        {name: int(months.text) for name, months in _field(fields, "watches").fields.items()},
    )


def _procedure(marked: Marked) -> Procedure:
    said = marked.fields
    until = _field(said, "to").text
    return Procedure(
        law=said["law"].text,
        source=said["source"].text,
        valid_from=first_day(said["from"].text),
        valid_until=first_day(until) if until else None,
        forms=tuple(item.text for item in said["forms"].items),
        scope=_words(_field(said, "scope")),
        scope_to_check=_field(said, "scope_to_check").text == "true",
        steps=tuple(_step(one) for one in said["steps"].items),
    )


def _step(marked: Marked) -> ProcedureStep:
    said = marked.fields
    within = _field(said, "within_days").text
    return ProcedureStep(
        key=said["key"].text,
        section=said["section"].text,
        event=said["event"].text,
        who=_words(said["who"]),
        what=_words(said["what"]),
        before_consent=_field(said, "before_consent").text == "true",
        within_days=int(within) if within else None,
        after=_field(said, "after").text,
        to_check=_field(said, "to_check").text == "true",
    )


def _pending(marked: Marked) -> PendingChange:
    said = marked.fields
    return PendingChange(said["title"].text, said["since"].text, _words(said["says"]), said["source"].text)


def _words(marked: Marked) -> Words:
    return {language: words.text for language, words in marked.fields.items()}


def _field(fields: Mapping[str, Marked], name: str) -> Marked:
    return fields.get(name, Marked(None, 1))
