"""The panel of an engagement: its life, who takes part, the preparation, what came of it, what may be done."""

from datetime import date

from balozi.ground.people import EDIT_REGISTERS, Person
from balozi.packs.happenings import happenings
from balozi.registers.engagements import EngagementStatus, OutcomeSort, moves
from balozi.registers.following import Asserted
from balozi.store.engagements.queries import meeting_of
from balozi.store.people.queries import institution_names, institutions
from balozi.store.registers.records import EntryPage
from balozi.web.labels import label
from balozi.web.listing import end_of
from balozi.web.names import actor_name, page_language

_LIFE = ("proposed", "agreed", "prepared", "held", "recorded", "followed_up")
_HELD = frozenset({EngagementStatus.HELD, EngagementStatus.RECORDED})


def facts_of_engagement(person: Person, page: EntryPage, on: date | None) -> dict[str, object] | None:
    """Return what the panel of an engagement shows, None when it does not stand on the day asked about."""
    if page.row is None:
        return None
    meeting = meeting_of(person.reader, page.entry, at=end_of(on))
    status = EngagementStatus(meeting.course.status)
    facts: dict[str, object] = {
        "entry": page.entry,
        "meeting": meeting,
        "life": _life(status, {row.status: row.on for row in meeting.steps}),
        "names": institution_names(page_language()),
        "waiting": [row for row in meeting.outcomes if row.waits],
    }
    if on is None and EDIT_REGISTERS in person.permissions:
        facts["may"] = {step.value: True for step in moves()[status]} | {
            "outcome": status in _HELD,
            "take_back": any(row.status != EngagementStatus.PROPOSED for row in meeting.steps),
        }
        facts["institutions"] = [(row.code, row.name(page_language())) for row in institutions()]
        facts["sides"] = [
            (code, actor_name(code))
            for code in dict.fromkeys((page.row.country, *page.row.involved.get("participant", ())))
            if code
        ]
        facts["sorts"] = [sort.value for sort in OutcomeSort]
        facts["asserted"] = [word.value for word in Asserted]
        facts["events"] = [(name, label("event", name)) for name in happenings()]
    return facts


def _life(status: EngagementStatus, reached: dict[str, date]) -> list[dict[str, object]]:
    """Return the stops of an engagement's life; what ended or delayed it comes after the last one reached."""
    names = list(_LIFE)
    if status not in names:
        done = [name for name in names if name in reached]
        names = [*done, status.value] if status is EngagementStatus.CANCELLED else [
            *done, status.value, *(name for name in names if name not in done)
        ]  # fmt: skip
    place = names.index(status)
    return [
        {
            "status": name,
            "state": "done" if number < place else "now" if number == place else "ahead",
            "on": reached.get(name),
        }
        for number, name in enumerate(names)
    ]
