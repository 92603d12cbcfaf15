"""What indicators declare: added, and defined anew; earlier moments keep the earlier definition."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction

from balozi.ground.errors.results import NotOneOf
from balozi.ground.errors.values import IndicatorExists, NoSuchIndicator
from balozi.ground.people import EDIT_RESULTS, Person
from balozi.results.declarations import Calendar, Direction, Frequency, Gathering, Kind, Missing
from balozi.results.declarations import Indicator as Declared
from balozi.services.auditing import allow, write_deed
from balozi.store.access.visibility import visible
from balozi.store.audit.models import Deed
from balozi.store.results.definitions import declared_of
from balozi.store.results.models import Indicator, IndicatorVersion

_WORDS: Mapping[str, type[StrEnum]] = {
    "direction": Direction,
    "kind": Kind,
    "frequency": Frequency,
    "calendar": Calendar,
    "over_areas": Gathering,
    "over_time": Gathering,
    "missing": Missing,
}
_COLUMNS = (
    "result",
    "level",
    "pillar",
    "names",
    "unit",
    "direction",
    "kind",
    "frequency",
    "calendar",
    "owner",
)


@dataclass(frozen=True, slots=True)
class Definition:
    """What an indicator declares, in stored words; what is "" is not declared.

    Attributes:
        names: by language.
        result: code of the result that it tells of.
        level: impact, outcome or output.
        pillar: key of the pillar.
        unit: of its values.
        direction: increase, decrease, range or none.
        kind: periodic, cumulative, level, percent or scale.
        frequency: month, quarter, half-year or year.
        calendar: calendar or fiscal.
        owner: code of the institution that answers for it.
        details: the rarer declarations, as `IndicatorVersion` lists them.
    """

    names: Mapping[str, str]
    result: str = ""
    level: str = ""
    pillar: str = ""
    unit: str = ""
    direction: str = ""
    kind: str = ""
    frequency: str = ""
    calendar: str = ""
    owner: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


def add_indicator(*, code: str, country: str, definition: Definition, person: Person, at: datetime) -> str:
    """Put an indicator into the framework.

    Raises:
        NotAllowed: the person may not edit the results framework.
        IndicatorExists: one with this code stands already.
        NotOneOf: a declaration is not one of its words.
    """
    allow(person, EDIT_RESULTS, verb="add_indicator", subject=f"indicator {code}", at=at)
    _check(definition)
    with transaction.atomic():
        if not code.strip() or Indicator.objects.filter(code=code.strip()).exists():
            raise IndicatorExists(code)
        deed = write_deed(by=person.name, at=at, verb="add_indicator", subject=f"indicator {code}")
        row = Indicator.objects.create(code=code.strip()[:40], country=country)
        keep_version(row, definition, deed)
    return row.code


def define_indicator(*, code: str, definition: Definition, person: Person, at: datetime) -> None:
    """Give an indicator another definition; values stay, earlier moments are answered by the earlier definition.

    Raises:
        NotAllowed: the person may not edit the results framework.
        NoSuchIndicator: there is none of this code that the person may see.
        NotOneOf: a declaration is not one of its words.
    """
    allow(person, EDIT_RESULTS, verb="define_indicator", subject=f"indicator {code}", at=at)
    _check(definition)
    with transaction.atomic():
        row, _ = indicator_of(code, person)
        deed = write_deed(by=person.name, at=at, verb="define_indicator", subject=f"indicator {code}")
        row.versions.filter(superseded__isnull=True).update(superseded=deed)
        keep_version(row, definition, deed)


def indicator_of(code: str, person: Person) -> tuple[Indicator, Declared]:
    """Return an indicator, locked until the transaction ends, with what it declares.

    Raises:
        NoSuchIndicator: there is none of this code that the person may see.
    """
    rows = visible(Indicator.objects.select_for_update().filter(code=code), person.reader)
    row = rows.first()
    version = row.versions.filter(superseded__isnull=True).first() if row else None
    if row is None or version is None:
        raise NoSuchIndicator(code)
    return row, declared_of(code, version)


def _check(definition: Definition) -> None:
    for name, words in _WORDS.items():
        text = str(getattr(definition, name, "") or definition.details.get(name, ""))
        if text and text not in list(words):
            raise NotOneOf(name, text, ", ".join(words))


def keep_version(
    row: Indicator, definition: Definition, deed: Deed, pack: str = "", pack_hash: str = ""
) -> None:
    """Keep what an indicator declares from a deed on."""
    told = {name: getattr(definition, name) for name in _COLUMNS}
    told["names"] = dict(definition.names)
    IndicatorVersion.objects.create(
        indicator=row, details=dict(definition.details), made=deed, pack=pack, pack_hash=pack_hash, **told
    )
