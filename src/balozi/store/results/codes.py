"""The codes of areas and of those who report that registers have, for the rules of validation."""

from collections.abc import Iterable

from django.db.models import Q

from balozi.ground.people import Reader
from balozi.packs.gazetteer import states
from balozi.results.codes import Codes, names_of
from balozi.store.access.visibility import visible
from balozi.store.people.queries import institutions
from balozi.store.registers.moments import standing
from balozi.store.registers.queries import list_register
from balozi.store.registers.records import EntryRow
from balozi.store.results.models import AreaPart, Indicator, Observation

_NAMES = ("code", "iso", "name", "name_en", "name_sw", "name_fr")


def area_codes(reader: Reader) -> Codes:
    """Return the codes under which values of areas are reported: countries, their areas, institutions; states too.

    Args:
        reader: whose clearance applies to the register of areas, from which names come.
    """
    parts = standing(AreaPart, None).values_list("area", "parent")
    own = {code for pair in parts for code in pair}
    own |= set(Indicator.objects.order_by().values_list("country", flat=True).distinct())
    listed = {row.code: list(row.names.values()) for row in institutions()}
    own |= set(listed)
    rows = list_register(reader, "areas", size=0).items
    named = [*listed.items(), *_of_register(rows, own)]
    return Codes(frozenset(own), frozenset(state.code for state in states()), names_of(named))


def reporter_codes(reader: Reader, indicators: Iterable[str]) -> dict[str, Codes]:
    """Return by indicator who may report a part of it: institutions by code and name, and who did before.

    Args:
        reader: whose clearance applies to what was reported before.
        indicators: their codes.
    """
    rows = institutions(retired=True)
    listed = frozenset(row.code for row in rows)
    names = names_of((row.code, row.names.values()) for row in rows)
    wanted = list(indicators)
    before = visible(Observation.objects.filter(~Q(reporter=""), indicator__code__in=wanted), reader)
    told: dict[str, set[str]] = {code: set() for code in wanted}
    for code, reporter in before.order_by().values_list("indicator__code", "reporter").distinct():
        told[code].add(reporter)
    return {code: Codes(listed | told[code], names=names) for code in wanted}


def _of_register(rows: Iterable[EntryRow], own: set[str]) -> Iterable[tuple[str, list[str]]]:
    """Give the areas of the register with all that they are called; its own code ends the reported one."""
    by_end = {code.partition("-")[2]: code for code in own if "-" in code}
    for row in rows:
        code = by_end.get(str(row.values.get("code") or ""))
        if code:
            yield code, [row.title, *(str(row.values.get(name) or "") for name in _NAMES)]
