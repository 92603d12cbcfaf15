"""What must fit between values and between entries: terms, neighbours, numbers, counts."""

import re
from collections import Counter
from collections.abc import Iterator

from balozi.ground.dates import first_day
from balozi.ground.errors.facts import NotADate
from balozi.packs.drafts import Draft, Row
from balozi.packs.faults import PackFault, fault

_YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})\Z", re.ASCII)


def check_relations(draft: Draft) -> Iterator[PackFault]:
    """Find entries that contradict themselves or each other without a flag."""
    for row in draft.rows:
        yield from _check_term(row)
    yield from _check_neighbours([row for row in draft.rows if row.kind == "county"])
    yield from _check_numbers([row for row in draft.rows if row.kind == "pillar"])
    yield from _check_expected(draft)


def _check_term(row: Row) -> Iterator[PackFault]:
    if row.flags:
        return
    stated = [years.groups() for item in row.items("terms_stated") if (years := _YEARS.match(item.text))]
    for begins, ends in (*stated, (row.text("from"), row.text("to"))):
        if _is_backwards(begins, ends):
            template = "The term %(begins)s to %(ends)s ends before it begins; correct it or flag the entry."
            place = row.place("from" if "from" in row.typed else "terms_stated")
            yield fault(place, template, begins=begins, ends=ends)


def _is_backwards(begins: str, ends: str) -> bool:
    try:
        return first_day(ends) < first_day(begins)
    except NotADate:  # a wrong shape is another check's matter, an open end is none
        return False


def _check_neighbours(counties: list[Row]) -> Iterator[PackFault]:
    names = {row.text("code"): row.text("name") for row in counties}
    sides = {row.text("code"): {item.text for item in row.items("neighbours")} for row in counties}
    for row in counties:
        code = row.text("code")
        for other in sorted(sides[code]):
            if other not in names:
                template = "%(name)s has the neighbour %(other)s, which is no code of a county here."
                yield fault(row.place("neighbours"), template, name=row.text("name"), other=other)
            elif code not in sides[other] or other == code:
                template = "%(name)s has the neighbour %(other)s, but not the other way round; correct one."
                yield fault(row.place("neighbours"), template, name=row.text("name"), other=names[other])


def _check_numbers(pillars: list[Row]) -> Iterator[PackFault]:
    numbers = [row.text("number") for row in pillars]
    wanted = [str(number) for number in range(1, len(pillars) + 1)]
    if sorted(numbers) != sorted(wanted):
        template = "The pillars are numbered 1 to %(count)d, each once; these are %(numbers)s."
        said = ", ".join(number or "none" for number in numbers)
        yield fault(pillars[0].where, template, count=len(pillars), numbers=said)


def _check_expected(draft: Draft) -> Iterator[PackFault]:
    if "expected" not in draft.head:
        return
    found = Counter(row.kind for row in draft.rows)
    for kind, count in draft.head["expected"].fields.items():
        if count.text != str(found[kind]):
            template = "The pack should hold %(expected)s entries of the kind %(kind)s, and holds %(found)d."
            where = draft.place("expected")
            yield fault(where, template, expected=count.text or "how many", kind=kind, found=found[kind])
