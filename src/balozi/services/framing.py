"""The results framework of a country: loaded from packs, with its thresholds."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from balozi.ground.errors.values import ValueNotThere
from balozi.ground.people import EDIT_RESULTS, LOAD_PACKS, Person
from balozi.packs.frameworks import PackIndicator, PackResult
from balozi.packs.indicators import framework_of
from balozi.packs.institutions import institutions_of
from balozi.packs.loading import load_pack as read_pack
from balozi.results.thresholds import thresholds_of
from balozi.services.auditing import allow, write_deed
from balozi.services.defining import Definition, keep_version
from balozi.store.audit.models import Deed
from balozi.store.registers.models import Entry
from balozi.store.results.models import AreaPart, Indicator, IndicatorVersion, Result, ThresholdSet


@dataclass(frozen=True, slots=True)
class LoadedFramework:
    """What loading a framework changed, or would change: how many results, indicators and areas."""

    code: str
    version: str
    results: int
    added: int
    changed: int
    retired: int
    unchanged: int


def load_framework(*, code: str, person: Person, at: datetime, dry_run: bool = False) -> LoadedFramework:
    """Bring results and indicators to what a pack declares; loading the same pack again changes nothing.

    An indicator that the pack no longer has stays, for values rest on it; its definition is ended and counted.

    Raises:
        NotAllowed: the person may not load packs.
        NoSuchPack: no pack has this code.
        PackInvalid: the framework breaks a rule; nothing is loaded.
    """
    allow(person, LOAD_PACKS, verb="load_framework", subject=code, at=at)
    pack, framework = read_pack(code), framework_of(code)
    with transaction.atomic():
        standing = {row.code: row for row in Result.objects.filter(pack=code, superseded__isnull=True)}
        defined = {
            row.indicator.code: row
            for row in IndicatorVersion.objects.filter(pack=code, superseded__isnull=True).select_related(
                "indicator"
            )
        }
        results = [one for one in framework.results if _differs(standing.pop(one.code, None), one)]
        changed, added, unchanged = [], [], 0
        for one in framework.indicators:
            before = defined.pop(one.code, None)
            if before is None:
                added.append(one)
            elif before.pack_hash != _hash(one):
                changed.append(one)
            else:
                unchanged += 1
        areas = _new_areas(code, pack.country)
        loaded = LoadedFramework(
            code, pack.version, len(results), len(added), len(changed), len(defined), unchanged
        )
        if dry_run or not (results or changed or added or defined or standing or areas):
            return loaded
        facts = {name: value for name, value in asdict(loaded).items() if name != "code"}
        deed = write_deed(by=person.name, at=at, verb="load_framework", subject=code, facts=facts)
        Result.objects.filter(pk__in=[row.pk for row in standing.values()]).update(superseded=deed)
        IndicatorVersion.objects.filter(pk__in=[row.pk for row in defined.values()]).update(superseded=deed)
        for result in results:
            _record_result(result, code, pack.country, deed)
        for indicator in (*added, *changed):
            _record_pack_indicator(indicator, code, pack, deed)
        AreaPart.objects.bulk_create(
            AreaPart(area=area, parent=parent, made=deed) for area, parent in areas.items()
        )
        return loaded


def set_thresholds(*, country: str, text: str, source: str, person: Person, at: datetime) -> None:
    """Say from which achievement on a target is met and partly met in a country's framework, and who says so.

    Raises:
        NotAllowed: the person may not edit the results framework.
        ThresholdsInvalid: they are not two numbers above zero, the higher one first.
        ValueNotThere: no source is given.
    """
    allow(person, EDIT_RESULTS, verb="set_thresholds", subject=country, at=at)
    found = thresholds_of(text, source.strip())
    if not source.strip():
        raise ValueNotThere(country)
    with transaction.atomic():
        words = {name: str(word) for name, word in found.words.items()}
        deed = write_deed(by=person.name, at=at, verb="set_thresholds", subject=country, facts=words)
        ThresholdSet.objects.filter(country=country, superseded__isnull=True).update(superseded=deed)
        ThresholdSet.objects.create(
            country=country, met=words["met"], partly=words["partly"], source=source.strip()[:300], made=deed
        )


def _hash(one: object) -> str:
    told = asdict(one)  # type: ignore[call-overload]
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()[:16]


def _differs(row: Result | None, one: PackResult) -> bool:
    return row is None or row.pack_hash != _hash(one)


def _new_areas(code: str, country: str) -> dict[str, str]:
    known = set(AreaPart.objects.filter(superseded__isnull=True).values_list("area", flat=True))
    counties = (one.code for one in institutions_of(code) if one.kind == "county")
    return {area: country for area in counties if area not in known}


def _record_result(one: PackResult, code: str, country: str, deed: Deed) -> None:
    Result.objects.filter(code=one.code, superseded__isnull=True).update(superseded=deed)
    under = Entry.objects.filter(pack=code, pack_key=one.pillar).first() if one.pillar else None
    Result.objects.create(
        code=one.code,
        country=country,
        level=one.level,
        pillar=one.pillar,
        under=under,
        names=dict(one.names),
        pack=code,
        pack_hash=_hash(one),
        made=deed,
    )


def _record_pack_indicator(one: PackIndicator, code: str, pack: Any, deed: Deed) -> None:
    row, _ = Indicator.objects.get_or_create(code=one.code, defaults={"country": pack.country})
    row.versions.filter(superseded__isnull=True).update(superseded=deed)
    details = {
        "means": one.means,
        "mark": one.mark,
        "source": one.source,
        "per": one.per,
        "pack": pack.version,
    }
    details |= {"parts": list(one.parts)} if any(one.parts) else {}
    details |= {"pair_with": one.pair_with} if one.pair_with else {}
    definition = Definition(
        names=one.names,
        result=one.result,
        level=one.level,
        pillar=one.pillar,
        unit=one.unit,
        direction=one.direction,
        kind=one.kind,
        frequency=one.frequency,
        calendar=one.calendar,
        owner=one.owner,
        details=details,
    )
    keep_version(row, definition, deed, code, _hash(one))
