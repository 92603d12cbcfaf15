"""The page of the watches: what was asked, the rows in words, the columns that sort."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import Reader
from balozi.ground.words import fold
from balozi.packs.procedures import procedures_of
from balozi.registers.agreements.watching import watches_of
from balozi.store.people.queries import institution_names
from balozi.store.registers.agreements import AgreementRow, agreement_rows
from balozi.store.registers.facets import facets
from balozi.store.registers.states import leads_of
from balozi.store.registers.watch_pages import WatchAsk, WatchPage, parties_of_agreements, watch_page_now
from balozi.store.registers.watches import COUNTING, WATCHES, WatchRow, watched
from balozi.web.agreements.panel import step_words
from balozi.web.days import shown_day
from balozi.web.labels import label
from balozi.web.listing import day_asked, end_of, page_number, sortable
from balozi.web.names import actor_name, page_language

_MOST = 1200


@dataclass(frozen=True, slots=True)
class WatchAsked:
    """What a reader asked of the watches.

    Attributes:
        watch: which of them.
        months: instead of the usual ones, None.
        country: alpha-3 of the register, "".
        partner: code of a party, "".
        lead: institution, "".
        sort: a column, with "-" before it for the other direction.
        on: the day as known on which it is asked, None for now.
        page: counted from 1.
    """

    watch: str
    months: int | None
    country: str
    partner: str
    lead: str
    sort: str
    on: date | None
    page: int

    @property
    def counts_months(self) -> bool:
        """Tell whether the watch counts months."""
        return self.watch in COUNTING


@dataclass(frozen=True, slots=True)
class WatchLine:
    """One row in words.

    Attributes:
        told: as the store gives it.
        partners: names of the parties.
        status: in words.
        detail: what the watch tells besides: the step, the renewal, the rule.
    """

    told: WatchRow
    partners: str
    status: str
    detail: str


def asked_of(request: HttpRequest) -> WatchAsked:
    """Return what a request asks.

    Raises:
        NotADate: the day is not written YYYY-MM-DD.
    """
    asked, months = request.GET.get("watch", ""), request.GET.get("months", "").strip()
    number = int(months) if months.isascii() and months.isdecimal() and len(months) < 5 else None
    return WatchAsked(
        watch=asked if asked in WATCHES else "stuck",
        months=min(number, _MOST) if number is not None else None,
        country=request.GET.get("country", "").strip(),
        partner=request.GET.get("partner", "").strip(),
        lead=request.GET.get("lead", "").strip(),
        sort=request.GET.get("sort", ""),
        on=day_asked(request),
        page=page_number(request),
    )


def watch_page(reader: Reader, asked: WatchAsked) -> Mapping[str, object]:
    """Return what the page of the watches shows."""
    if asked.on is None and asked.months is None:
        found = watch_page_now(
            reader,
            WatchAsk(asked.watch, asked.country, asked.partner, asked.lead, asked.sort, asked.page),
        )
        partners, leads = parties_of_agreements(reader), leads_of(reader, "agreements")
        countries = facets(reader, "agreements", ("country",))["country"]
    else:
        everything = agreement_rows(reader, at=end_of(asked.on))
        found = _derived(everything, asked)
        partners = sorted({code for row in everything for code in row.life.parties})
        leads = sorted({row.lead for row in everything if row.lead})
        countries = sorted({row.country for row in everything})
    page = _paged(found.told, asked)
    usual: Counter[int] = Counter()
    for country, number in found.countries.items() if asked.counts_months else ():
        usual[getattr(watches_of(procedures_of(country).watches), _MONTHS[asked.watch])] += number
    unknown = (n for country, n in found.countries.items() if not procedures_of(country).versions)
    return {
        "asked": asked,
        "page": page,
        "lines": page.items,
        "counts": [(name, label("watch", name), number) for name, number in found.counts.items()],
        "columns": [
            sortable("title", _("Agreement"), asked.sort),
            sortable("partners", _("Parties"), asked.sort),
            sortable("status", label("field", "status"), asked.sort),
            sortable("since", _("Ends") if asked.watch == "expiring" else _("Since"), asked.sort),
            sortable("detail", _("What it is about"), asked.sort),
        ],
        "countries": _named(set(countries)),
        "partners": _named(set(partners)),
        "leads": leads,
        "named": institution_names(page_language(), {*leads, *(line.told.row.lead for line in page.items)}),
        "usual": usual.most_common(1)[0][0] if usual else "",
        "looked_at": sum(found.countries.values()),
        "without_procedure": sum(unknown),
    }


def _derived(everything: Sequence[AgreementRow], asked: WatchAsked) -> WatchPage:
    """Return what the watches tell of another day, or by other months: looked at one agreement after the other."""
    rows = [
        row
        for row in everything
        if (not asked.country or row.country == asked.country)
        and (not asked.partner or asked.partner in row.life.parties)
        and (not asked.lead or row.lead == asked.lead)
    ]
    usually = {name: watched(rows, name) for name in WATCHES}
    told = usually[asked.watch] if asked.months is None else watched(rows, asked.watch, asked.months)
    counts = {name: len({one.row.entry for one in found}) for name, found in usually.items()}
    return WatchPage(
        Page(told, len(told), 1, max(len(told), 1)), counts, Counter(row.country for row in rows)
    )


def _paged(told: Page[WatchRow], asked: WatchAsked) -> Page[WatchLine]:
    """Return the page asked for, in words; where all of it came in another order, it is put in order first."""
    lines = [_line(one) for one in told.items]
    if told.size == PAGE_SIZE or told.total <= PAGE_SIZE:
        return Page(
            _sorted(lines, asked.sort) if told.size != PAGE_SIZE else lines,
            told.total,
            told.number,
            told.size,
        )
    number = min(max(1, asked.page), -(-told.total // PAGE_SIZE))
    ordered = _sorted(lines, asked.sort)
    return Page(ordered[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], told.total, number, PAGE_SIZE)


_MONTHS = {"unratified": "unratified_after", "expiring": "expiring_within", "dormant": "dormant_after"}


def _line(told: WatchRow) -> WatchLine:
    codes = dict.fromkeys(code for code in told.row.life.parties if code != told.row.country)
    return WatchLine(told, ", ".join(map(actor_name, codes)), label("value", told.row.status), _detail(told))


def _detail(told: WatchRow) -> str:
    known = step_words(procedures_of(told.row.country))
    if told.step:
        due = _("by %(day)s") % {"day": shown_day(told.due)} if told.due else _("the law sets no time")
        return f"§ {told.section}: {known.get(told.step, told.step)} ({due})"
    if told.ending is not None:
        return _ending(told)
    if told.rule:
        about = [_about(name, word, known) for name, word in told.about]
        says = _(told.says)
        return f"{told.rule}: {says}" + (f" ({', '.join(about)})" if about else "")
    return ""


def _ending(told: WatchRow) -> str:
    if told.ending is None:
        return ""
    said = [label("renewal", told.row.life.term.renewal)] if told.row.life.term.renewal else []
    if told.ending.notice:
        said.append(_("notice until %(day)s") % {"day": shown_day(told.ending.notice)})
    return ", ".join(said)


def _about(name: str, word: str, steps: Mapping[str, str]) -> str:
    if name == "on":
        return shown_day(word)
    if name == "party":
        return actor_name(word)
    return steps.get(word, word) if name == "step" else label("event", word)


def _sorted(lines: Sequence[WatchLine], sort: str) -> list[WatchLine]:
    keys = {
        "title": lambda line: fold(line.told.row.title),
        "partners": lambda line: fold(line.partners),
        "status": lambda line: line.status,
        "since": lambda line: line.told.since or date.min,
        "detail": lambda line: fold(line.detail),
    }
    key = keys.get(sort.removeprefix("-"))
    return sorted(lines, key=key, reverse=sort.startswith("-")) if key else list(lines)


def _named(codes: set[str]) -> list[tuple[str, str]]:
    return sorted(((code, actor_name(code)) for code in codes if code), key=lambda one: fold(one[1]))
