"""One entry in words: its fields, what changed from version to version."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from balozi.ground.people import Reader
from balozi.store.follow_up.queries import doings_of
from balozi.store.registers.changes import Doing
from balozi.store.registers.likenesses import contradictions
from balozi.store.registers.records import ContradictionRow, EntryPage, VersionRow
from balozi.web.labels import label
from balozi.web.names import institutions_in_words
from balozi.web.registers.lists import actors_in_words
from balozi.web.values import shown_field

# Shown elsewhere on the page, or of use to the machine only.
_ELSEWHERE = frozenset({"flags", "note", "status", "states", "orgs", "obligors", "beneficiaries", "words"})


@dataclass(frozen=True, slots=True)
class Step:
    """One version in the history.

    Attributes:
        version: as the store gives it.
        changes: (field, before, after) against the version before it.
        first: nothing stood before it.
        ends: nothing stands after it; elsewhere the step after it tells why it was ended.
    """

    version: VersionRow
    changes: Sequence[tuple[str, str, str]]
    first: bool
    ends: bool = False


def facts_in_words(page: EntryPage) -> list[tuple[str, str]]:
    """Return (label, value) of the filled fields of an entry, as last known, and of who is involved."""
    values = dict(page.row.values if page.row else page.history[0].values)
    fields = [(label("field", name), shown) for name, shown in _shown(values | _led(page)).items()]
    involved = actors_in_words(page.row.involved) if page.row else []
    told = dict.fromkeys((*involved, *fields))
    # Where the title is one of the fields, it stands at the top of the page already.
    return [fact for fact in told if fact[1] != page.title] or list(told)


def _led(page: EntryPage) -> dict[str, str]:
    """Return who leads by name, with the code behind it."""
    for code, name in institutions_in_words([page.row] if page.row else []).items():
        return {"lead": f"{name} ({code})"}
    return {}


def contradictions_in_words(reader: Reader, entry: int) -> list[tuple[str, str, ContradictionRow]]:
    """Return (label of the field, value, source) of what the sources of an entry say against each other."""
    rows = contradictions(reader, entry)
    return [(label("field", row.field), shown_field(row.field, row.value), row) for row in rows]


def steps_of(page: EntryPage) -> Iterator[Step]:
    """Return the history, newest first, with what changed in each step."""
    for version, before in pairwise(page.history):
        changes = list(_changes(_shown(before.values), _shown(version.values)))
        yield Step(version, changes, first=False, ends=version is page.history[0])
    yield Step(page.history[-1], [], first=True, ends=len(page.history) == 1)


def history_of(page: EntryPage, at: datetime | None) -> list[Step | Doing]:
    """Return the versions of an entry and what was done to follow it up as one history, newest first."""
    steps = list(steps_of(page))
    if page.register != "commitments":
        return list(steps)
    # One line of the log may have made a version and a row of the follow-up: it is told once.
    told = {(step.version.made_by, step.version.made_at, step.version.verb) for step in steps}
    doings = [one for one in doings_of(page.entry, at=at) if (one.by, one.at, one.verb) not in told]
    return sorted([*steps, *doings], key=_moment, reverse=True)


def _moment(line: Step | Doing) -> datetime:
    return line.at if isinstance(line, Doing) else line.version.made_at


def _shown(values: Mapping[str, object]) -> dict[str, str]:
    shown = {name: shown_field(name, value) for name, value in values.items() if name not in _ELSEWHERE}
    return {name: text for name, text in shown.items() if text}


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield label("field", name), before.get(name, ""), after.get(name, "")
