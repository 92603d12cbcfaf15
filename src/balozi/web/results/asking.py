"""What a reader asks of results, and what indicators, pillars, institutions and areas are called."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.http import HttpRequest
from django.utils import timezone

from balozi.ground.errors.results import NotAPeriod, PeriodUnclear
from balozi.ground.people import Reader
from balozi.results.periods import JULY, YEAR, Period, period_of
from balozi.results.windows import Window
from balozi.store.people.queries import institution_names
from balozi.store.registers.queries import list_register
from balozi.store.results.queries import Overview, indicators, results_tree
from balozi.store.results.records import Asked, IndicatorRow, ReportShown
from balozi.web.listing import day_asked, end_of, reader_of
from balozi.web.names import actor_name, page_language, title_in_language

_YEARS_BACK = 6


@dataclass(frozen=True)
class Names:
    """What codes are called, for one reader in one language; asked once each, when it is needed.

    Attributes:
        reader: whose clearance applies.
        country: alpha-3 of the framework; two frameworks may use the same key for a pillar.
    """

    reader: Reader
    country: str = ""

    @cached_property
    def pillars(self) -> Mapping[str, str]:
        """Return the pillars by key, as the entry is called that their results stand under."""
        rows = list_register(self.reader, "framework", filters={"kind": "pillar"}, size=0).items
        titles = {row.entry: title_in_language(row) for row in rows}
        tree = results_tree(self.reader, country=self.country)
        return {row.pillar: titles[row.under] for row in tree if row.under in titles}

    @cached_property
    def institutions(self) -> Mapping[str, str]:
        """Return the institutions by code."""
        return institution_names(page_language())

    @cached_property
    def areas(self) -> Mapping[str, str]:
        """Return counties and other areas by the codes under which values are reported."""
        found: dict[str, str] = {}
        for row in list_register(self.reader, "areas", size=0).items:
            code, name = str(row.values.get("code") or ""), str(row.values.get("name") or row.title)
            found |= {code: name, f"CNTY-{code}": name, str(row.values.get("iso") or ""): name}
        return found

    @cached_property
    def indicators(self) -> Mapping[str, str]:
        """Return the indicators by code."""
        rows = indicators(self.reader, Asked(on=timezone.localdate()))
        return {row.code: shown_name(row) for row in rows}

    def indicator(self, code: str) -> str:
        """Return what an indicator is called, with its code behind it."""
        return f"{self.indicators[code]} ({code})" if code in self.indicators else code

    def pillar(self, key: str) -> str:
        """Return what a pillar is called, "" for none."""
        return self.pillars.get(key, key)

    def institution(self, code: str) -> str:
        """Return what an institution is called, "" for none."""
        return self.institutions.get(code, code)

    def area(self, code: str) -> str:
        """Return what an area or a country is called, "" for none."""
        return self.areas.get(code) or actor_name(code)


def asked_of(request: HttpRequest) -> Asked:
    """Return what a request asks: the filters, and as known at the end of which day.

    Raises:
        NotADate: a day is not written YYYY-MM-DD.
    """
    sent, day = request.GET, day_asked(request)
    return Asked(
        on=day or timezone.localdate(),
        at=end_of(day),
        with_submitted=bool(sent.get("waiting")),
        country=sent.get("country", "").strip()[:3],
        pillar=sent.get("pillar", "").strip()[:120],
        institution=sent.get("institution", "").strip()[:24],
        area=sent.get("area", "").strip()[:80],
    )


def of_report(asked: Asked, report: ReportShown) -> Asked:
    """Return a question as it was asked for a kept report: its day, its exact moment, and what it counted."""
    told_by = str(report.asked.get("told_by") or "")
    return replace(
        asked,
        on=report.on,
        at=report.known_at,
        told_by=date.fromisoformat(told_by) if told_by else None,
        with_submitted=bool(report.asked.get("with_submitted")),
    )


def framework_asked(request: HttpRequest) -> Asked:
    """Return what a request asks of one country's framework: the first one when it names none.

    Frameworks have thresholds and pillars of their own, so that their figures are not shown as one.
    """
    asked = asked_of(request)
    if asked.country:
        return asked
    rows = indicators(reader_of(request).reader, Asked(on=asked.on, at=asked.at))
    return replace(asked, country=min((row.country for row in rows), default=""))


def year_asked(request: HttpRequest) -> Period | None:
    """Return the fiscal or calendar year of ``?year=``, None where none is asked or it names no year."""
    text = request.GET.get("year", "").strip()
    try:
        year = period_of(text) if text else None
    except NotAPeriod:
        return None
    return year if year and year.months == YEAR and 1990 <= year.first_day.year <= 2200 else None


def year_unread(request: HttpRequest) -> str:
    """Return what ``?year=`` says where it names no year, "" where it does or is not there."""
    text = request.GET.get("year", "").strip()
    return text[:30] if text and year_asked(request) is None else ""


def year_unclear(request: HttpRequest) -> PeriodUnclear | None:
    """Return what is to be said where ``?year=`` can be read as two years."""
    try:
        period_of(year_unread(request))
    except PeriodUnclear as refusal:
        return refusal
    except NotAPeriod:
        return None
    return None


def within_year(request: HttpRequest, asked: Asked) -> Asked:
    """Return a question with the year of ``?year=``, as it is where none is asked.

    Raises:
        NotAPeriod: it names no year.
    """
    if year_unread(request):
        raise NotAPeriod(year_unread(request))
    year = year_asked(request)
    return replace(asked, within=Window(year.first_day, year.last_day)) if year else asked


def years_with_values(card: Overview) -> list[Period]:
    """Return the fiscal years in which a period with a value ends, the latest first."""
    years = {period_of(f"FY{day.year if day.month >= JULY else day.year - 1:04}") for day in card.ends}
    return sorted(years, reverse=True)


def years_offered(on: date, asked: Period | None = None) -> list[Period]:
    """Return the fiscal years that a chooser offers, the running one first; another year that is asked before them."""
    first = on.year if on.month >= JULY else on.year - 1
    years = [period_of(f"FY{year}") for year in range(first, first - _YEARS_BACK, -1)]
    return years if asked is None or asked in years else [asked, *years]


def choices_of(request: HttpRequest, names: Names, asked: Asked) -> Mapping[str, object]:
    """Return what the filters of the pages of results offer."""
    rows = indicators(reader_of(request).reader, Asked(on=asked.on, at=asked.at))
    return {
        "countries": _named({row.country for row in rows}, asked.country, names.area),
        "pillars": _named(
            {row.pillar for row in rows if row.country == asked.country}, asked.pillar, names.pillar
        ),
        "institutions": _named(
            {row.owner for row in rows if row.country == asked.country}, asked.institution, names.institution
        ),
        "years": years_offered(asked.on, year_asked(request)),
        "year": year_asked(request),
        "unread": year_unread(request),
        "unclear": year_unclear(request),
    }


def shown_name(row: IndicatorRow) -> str:
    """Return what an indicator is called in the language of the page."""
    return row.name(page_language())


def _named(codes: set[str], asked: str, name: object) -> list[tuple[str, str]]:
    assert callable(name)
    found = [(code, str(name(code))) for code in sorted({*codes, asked} - {""})]
    return sorted(found, key=lambda one: one[1])
