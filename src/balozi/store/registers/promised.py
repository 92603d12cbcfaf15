"""The commitments that have to do with a country, by who promised them: how many there are, and the first of each."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import NullIf

from balozi.ground.people import Reader
from balozi.store.access.visibility import hidden, visible
from balozi.store.registers.models import Commitment, Entry, Involvement
from balozi.store.registers.moments import standing

_REGISTER = "commitments"
# So many are sorted; of more, the register is walked in its order until enough are found, which is soon.
_SORTED = 2_000
# So many are asked one by one what they have to do with the country.
_ASKED_ONE_BY_ONE = 10_000


@dataclass(frozen=True, slots=True)
class _Parts:
    """The conditions that a commitment fulfils: the country promised it, others did, it was promised to the country.

    Attributes:
        by: the country promised it.
        joint: somebody else promised it too.
        to: it was promised to the country.
        named: it is on the register of the country, or names it.
    """

    by: Q
    joint: Q
    to: Q
    named: Q

    def groups(self) -> dict[str, Q]:
        """Return the condition of each group; a commitment is in one of them."""
        # What two sides promise together is as much the other's word: who asks what was promised must find it.
        return {
            "by": self.by & ~self.joint,
            "with": self.by & self.joint,
            "to": self.to & ~self.by,
            "rest": self.named & ~self.by & ~self.to,
        }


def promise_groups(country: str, at: datetime | None) -> Mapping[str, Q]:
    """Return the condition of each group of the commitments of a country as known at a moment."""
    return _among(country, at).groups()


def first_promises(reader: Reader, country: str, most: int) -> dict[str, tuple[list[int], int]]:
    """Return (numbers of the first entries, how many there are) of each group that has some now.

    One question counts all groups; the first of each are then found in the order of the list, what has no due date
    after what has one.
    """
    among, beside = _among(country, None).groups(), _beside(country).groups()
    seen = visible(standing(Commitment, None), reader, "entry")
    return {
        group: (_first(seen, among[group], beside[group], number, most), number)
        for group, number in _numbers(reader, country).items()
    }


def _numbers(reader: Reader, country: str) -> dict[str, int]:
    """Return how many commitments each group has: of all, less the few that are hidden."""
    among, beside = _among(country, None), _beside(country)
    rows: QuerySet[Any] = standing(Commitment, None)
    if _named(country) <= _ASKED_ONE_BY_ONE:
        found = _grouped(rows.filter(among.named), beside)
    else:
        # Nearly all of a register is told apart by sets that are made once.
        found = _grouped(rows, among)
    found.subtract(_grouped(hidden(rows, reader, "entry"), beside))
    return {group: number for group, number in found.items() if group and number > 0}


def _grouped(rows: QuerySet[Any], parts: _Parts) -> Counter[str]:
    # As `groups` says it, in an order in which each set is asked once.
    told = Case(
        When(parts.by & parts.joint, then=Value("with")),
        When(parts.by, then=Value("by")),
        When(parts.to, then=Value("to")),
        When(parts.named, then=Value("rest")),
        default=Value(""),
        output_field=CharField(),
    )
    groups = rows.order_by().annotate(of_group=told).values_list("of_group").annotate(n=Count("pk"))
    return Counter(dict(groups))


def _named(country: str) -> int:
    involved = Involvement.objects.filter(superseded__isnull=True, register=_REGISTER, code=country).count()
    return involved + Entry.objects.filter(register=_REGISTER, country=country).count()


def _first(seen: QuerySet[Any], among: Q, beside: Q, number: int, most: int) -> list[int]:
    if number <= _SORTED:
        placed = NullIf(F("due"), Value("")).asc(nulls_last=True)
        return list(seen.filter(among).order_by(placed, "id").values_list("entry_id", flat=True)[:most])
    walked = seen.filter(beside).values_list("entry_id", flat=True)
    found = list(walked.exclude(due="").order_by("due", "id")[:most])
    return (
        found + list(walked.filter(due="").order_by("id")[: most - len(found)])
        if len(found) < most
        else found
    )


def _among(country: str, at: datetime | None) -> _Parts:
    """Return the conditions by sets of entries, for asking a whole register."""
    involved = standing(Involvement, at).filter(register=_REGISTER)
    own = involved.filter(code=country)
    promising = involved.filter(role="obligor")
    here = Entry.objects.filter(register=_REGISTER, country=country)
    return _Parts(
        by=Q(entry__in=own.filter(role="obligor").values("entry")),
        joint=Q(entry__in=promising.exclude(code=country).values("entry")),
        to=Q(entry__in=own.filter(role="beneficiary").values("entry")),
        named=Q(entry__in=here.values("pk")) | Q(entry__in=own.values("entry")),
    )


def _beside(country: str) -> _Parts:
    """Return the same conditions entry by entry, for walking until enough are found."""
    involved = Involvement.objects.filter(
        superseded__isnull=True, register=_REGISTER, entry=OuterRef("entry")
    )
    own = involved.filter(code=country)
    return _Parts(
        by=Q(Exists(own.filter(role="obligor"))),
        joint=Q(Exists(involved.filter(role="obligor").exclude(code=country))),
        to=Q(Exists(own.filter(role="beneficiary"))),
        named=Q(entry__country=country) | Q(Exists(own)),
    )
