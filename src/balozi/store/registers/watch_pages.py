"""One page of a watch over agreements, from how they are kept to stand: only what is shown is looked at."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet
from django.db.models.fields.json import KeyTextTransform

from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import Reader
from balozi.store.access.visibility import seen, visible
from balozi.store.registers.agreements import AgreementRow, agreements_among
from balozi.store.registers.models import AgreementEvent, EntryState, EvidenceRecord, Involvement
from balozi.store.registers.moments import day_of
from balozi.store.registers.remembered import remembered
from balozi.store.registers.states import holding, states_on
from balozi.store.registers.tallying import tallied
from balozi.store.registers.watches import WATCHES, WatchRow, watched

# The orders that are kept; by any other column the rows are put in order by whoever shows them.
KEPT_ORDERS = frozenset({"", "title", "-title", "since", "-since"})


@dataclass(frozen=True, slots=True)
class WatchAsk:
    """What is asked of a watch.

    Attributes:
        watch: one of `WATCHES`.
        country: alpha-3 of the register, "" for all.
        partner: code of a party, "" for all.
        lead: institution, "" for all.
        sort: one of `KEPT_ORDERS`; by another column everything that the watch tells is returned as one page.
        page: counted from 1.
    """

    watch: str
    country: str = ""
    partner: str = ""
    lead: str = ""
    sort: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class WatchPage:
    """What the watches tell now.

    Attributes:
        told: by the watch that was asked for.
        counts: of how many agreements each watch tells.
        countries: how many agreements were looked at, by country of the register.
    """

    told: Page[WatchRow]
    counts: Mapping[str, int]
    countries: Mapping[str, int]


def watch_page_now(reader: Reader, ask: WatchAsk, size: int = PAGE_SIZE) -> WatchPage:
    """Return one page of what a watch tells now, and how much the others do."""
    rows = _asked(reader, ask)
    apart = agreements_among(reader, _apart(reader))
    apart = [row for row in apart if _fits(row, ask)]
    if apart:
        rows = rows.exclude(entry__in=[row.entry for row in apart])
    counts: Counter[str] = Counter()
    countries: Counter[str] = Counter(row.country for row in apart)
    for country, flags, number in (
        rows.values_list("entry__country", "flags").annotate(n=Count("id")).order_by()
    ):
        countries[country] += number
        counts.update(dict.fromkeys(flags.split(), number))
    counts.update(name for name in WATCHES for row in apart if watched([row], name))
    told = _told(reader, ask, rows.filter(flags__in=holding("agreements", ask.watch)), apart, size)
    return WatchPage(told, {name: counts[name] for name in WATCHES}, countries)


def parties_of_agreements(reader: Reader) -> list[str]:
    """Return the codes of the parties of all agreements that stand."""
    rows = Involvement.objects.filter(superseded__isnull=True, role="party", register="agreements")
    return remembered(
        "parties", reader, lambda: sorted(code for (code,) in tallied(rows, reader, "code")), follow_up=False
    )


def _asked(reader: Reader, ask: WatchAsk) -> QuerySet[EntryState]:
    rows = visible(states_on(day_of(None)).filter(register="agreements"), reader, "entry")
    if ask.country:
        rows = rows.filter(entry__country=ask.country)
    if ask.lead:
        rows = rows.filter(lead=ask.lead)
    if ask.partner:
        parties = Involvement.objects.filter(superseded__isnull=True, role="party", code=ask.partner)
        rows = rows.filter(entry__in=parties.values("entry"))
    return rows


def _told(
    reader: Reader,
    ask: WatchAsk,
    rows: QuerySet[EntryState],
    apart: Sequence[AgreementRow],
    size: int,
) -> Page[WatchRow]:
    if apart or ask.sort not in KEPT_ORDERS:
        found = watched([*agreements_among(reader, rows.values("entry")), *apart], ask.watch)
        return Page(found, len(found), 1, max(len(found), 1))
    total = rows.count()
    number = min(max(1, ask.page), max(1, -(-total // size)))
    chosen = list(_ordered(rows, ask).values_list("entry_id", flat=True)[(number - 1) * size : number * size])
    place = {entry: nth for nth, entry in enumerate(chosen)}
    found = watched(agreements_among(reader, chosen), ask.watch)
    return Page(sorted(found, key=lambda told: place[told.row.entry]), total, number, size)


def _ordered(rows: QuerySet[EntryState], ask: WatchAsk) -> QuerySet[EntryState]:
    """Return the states in order; those of which nothing has a day come first, then the oldest."""
    rows = rows.annotate(day=KeyTextTransform(ask.watch, "since"), title=F("entry__agreement__title")).filter(
        entry__agreement__superseded__isnull=True
    )
    orders = {
        "": ("day", "title", "entry"),
        "since": ("day", "title", "entry"),
        "-since": ("-day", "title", "entry"),
        "title": ("title", "entry"),
        "-title": ("-title", "entry"),
    }
    return rows.order_by(*orders[ask.sort])


def _apart(reader: Reader) -> Collection[int]:
    """Return the agreements that rest on a paper which the reader may not see: what is kept follows from it too."""
    return remembered("agreements apart", reader, lambda: _resting_on_hidden(reader), follow_up=False)


def _resting_on_hidden(reader: Reader) -> list[int]:
    found: set[int] = set()
    for model in (AgreementEvent, EvidenceRecord):
        rows = model._default_manager.filter(
            superseded__isnull=True, document__isnull=False, entry__register="agreements"
        )
        hidden = visible(rows.exclude(seen(model, reader, "document")), reader, "entry")
        found |= set(hidden.values_list("entry_id", flat=True))
    return sorted(found)


def _fits(row: AgreementRow, ask: WatchAsk) -> bool:
    return (
        (not ask.country or row.country == ask.country)
        and (not ask.lead or row.lead == ask.lead)
        and (not ask.partner or ask.partner in row.life.parties)
    )
