"""Whose work it is: what a person's role makes wait for that person."""

from balozi.ground.people import APPROVE_VALUES, ASSESS, DECIDE_DATES, ENTER_VALUES, SECOND, Person
from balozi.store.notices.records import Worker
from balozi.store.people.models import Profile


def worker_of(person: Person) -> Worker:
    """Return a person as somebody whose work is looked at."""
    rows = Profile.objects.filter(user__username=person.name)
    return Worker(
        name=person.name,
        institution=rows.values_list("institution", flat=True).first() or "",
        decides_dates=DECIDE_DATES in person.permissions,
        verifies=ASSESS in person.permissions,
        seconds=SECOND in person.permissions,
        enters=ENTER_VALUES in person.permissions,
        approves=APPROVE_VALUES in person.permissions,
    )


def begins_with_work(name: str) -> bool:
    """Tell whether a user begins the day with the own work: a focal point does, others with the whole picture."""
    return Profile.objects.filter(user__username=name, role=Profile.Role.FOCAL_POINT).exists()
