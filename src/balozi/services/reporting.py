"""Reports of results that are kept: figures with their ratings, and all that they were computed from."""

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from balozi.ground.errors.people import AboveClearance
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_RESULTS, Person, Reader
from balozi.results.fingerprint import engine_fingerprint
from balozi.results.windows import Window
from balozi.services.auditing import allow, write_deed
from balozi.store.results.models import KeptReport
from balozi.store.results.queries import kept_report, scorecard
from balozi.store.results.records import Asked, Scorecard

_QUESTION = ("country", "pillar", "institution", "area", "with_submitted")


def keep_report(*, asked: Asked, person: Person, at: datetime, marking: Marking | None = None) -> int:
    """Keep the ratings of a question as they are known now, with thresholds, engine and a hash of the figures.

    Args:
        asked: the question; of a stretch of time, such as a year, its figures are kept, else those of all periods.
        person: who keeps it.
        at: when.
        marking: of the report, which holds what may be read up to it; None for the clearance of the person.

    Returns:
        the number of the report.

    Raises:
        NotAllowed: the person may not edit the results framework.
        AboveClearance: the marking is above the person's own clearance.
    """
    allow(person, EDIT_RESULTS, verb="keep_report", subject=str(asked.on), at=at)
    level = person.clearance if marking is None else marking
    if level > person.clearance:
        raise AboveClearance(person.name)
    known_at = asked.at or at
    question = replace(asked, at=known_at)
    with transaction.atomic():
        card = scorecard(Reader(level, person.institutions), question)
        figures = _figures_of(card)
        told = {name: getattr(asked, name) for name in _QUESTION}
        told["told_by"] = asked.told_by.isoformat() if asked.told_by else ""
        told["invented"] = card.demonstration
        told["within"] = [day.isoformat() for day in _days_of(asked.within)]
        deed = write_deed(
            by=person.name,
            at=at,
            verb="keep_report",
            subject=str(asked.on),
            facts={"figures": len(figures), "hash": hash_of(figures)},
        )
        return KeptReport.objects.create(
            country=asked.country,
            on=asked.on,
            known_at=known_at,
            asked=told,
            thresholds={name: str(word) for name, word in card.results.thresholds.words.items()},
            engine=engine_fingerprint(),
            hash=hash_of(figures),
            figures=figures,
            marking=level,
            made=deed,
        ).pk


def rebuilds(*, number: int, person: Person) -> bool:
    """Tell whether a kept report comes out again exactly as it was, from what was known at its moment.

    It reads only, so that it leaves no line in the log.

    Raises:
        NoSuchValue: there is no such report that the person may see.
    """
    kept = kept_report(person.reader, number)
    question = {name: kept.asked[name] for name in _QUESTION}
    asked = Asked(on=kept.on, at=kept.known_at, within=kept.within, **question)
    if kept.asked["told_by"]:
        asked = replace(asked, told_by=datetime.fromisoformat(kept.asked["told_by"]).date())
    marking = Marking(KeptReport.objects.get(pk=number).marking)
    reader = Reader(marking, person.institutions)
    return hash_of(_figures_of(scorecard(reader, asked))) == kept.hash


def _figures_of(card: Scorecard) -> list[dict[str, object]]:
    """Return the figures that a report keeps: those of a stretch of time where one is asked, else all."""
    return [dict(figure.line) for figure in (card.latest if card.asked.within else card.figures)]


def _days_of(within: Window | None) -> tuple[date, ...]:
    return (within.first_day, within.last_day) if within else ()


def hash_of(figures: object) -> str:
    """Return the SHA-256 of figures, of the numbers as they are written."""
    return hashlib.sha256(json.dumps(figures, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
