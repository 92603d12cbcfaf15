"""Pages of results over 66,928 values: ``python -m tests.bench_result_pages [FOLDER] [WORDS]``.

The framework of Kenya's pack with invented values and targets of 47 counties in 16 fiscal years, in the periods in which
each indicator is reported; the country itself is rolled up. The folder is filled once and used again; so is the
PostgreSQL that BALOZI_DATABASE_URL names. Measured is as `tests.bench_pages` does: when it is remembered, right after a
line of the log, and how many times a page with nothing on it.
"""

import random
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.bench_pages import measure_pages

YEARS = range(2010, 2026)
COUNTIES = [f"CNTY-{number:03}" for number in range(1, 48)]
PARTS = {"year": [""], "half-year": ["-H1", "-H2"], "quarter": ["-Q1", "-Q2", "-Q3", "-Q4"]}
PERSON = "bench"
PAGES = (
    ("bare page", "/bare/"),
    ("home", "/"),
    ("scorecard", "/results/"),
    ("scorecard of a year", "/results/?year=FY2025"),
    ("scorecard of a calendar year", "/results/?year=2025"),
    ("scorecard of a pillar", "/results/?pillar=pillar-2"),
    ("scorecard of a county", "/results/?area=CNTY-040"),
    ("scorecard as reported on a day", "/results/?on=2026-11-01"),
    ("heat map", "/results/heat-map/"),
    ("one indicator", "/results/KE-PS-01/"),
    ("one indicator in a county", "/results/KE-PS-01/?area=CNTY-040"),
    ("how a figure of a county was computed", "/results/KE-PS-01/why/?area=CNTY-040&period=FY2025-Q4"),
    ("how a figure of the country was computed", "/results/KE-PS-01/why/?area=KEN&period=FY2025-Q4"),
    ("entering values", "/results/entry/?institution=INT"),
    ("entering values of a county", "/results/entry/?area=CNTY-040"),
    ("waiting for approval", "/results/approvals/"),
    ("gaps", "/results/gaps/"),
    ("recommendations", "/results/recommendations/"),
    ("what changed", "/results/changes/?since=2026-11-01"),
)


def values_file(indicators, seed=20261122):
    """Return values and targets of all indicators in all counties and periods as a file."""
    chance, lines = (
        random.Random(seed),
        ["indicator,area,period,actual,numerator,denominator,target,reported_on"],
    )
    for row in indicators:
        kind, frequency = row.declared.kind, str(row.declared.frequency)
        for area in COUNTIES:
            for year in YEARS:
                for number, part in enumerate(PARTS[frequency], start=1):
                    whole, reached = chance.randint(80, 120), chance.randint(40, 120)
                    numbers = f"{reached},,,{whole}"
                    if kind == "percent":
                        numbers = f",{min(reached, whole)},{whole},{chance.randint(50, 95)}"
                    elif kind == "scale":
                        numbers = f"{chance.randint(1, 3)},,,3"
                    elif kind == "cumulative":
                        numbers = f"{(year - 2009) * 100 + number * 20},,,{(year - 2009) * 100 + number * 22}"
                    lines.append(f"{row.code},{area},FY{year}{part},{numbers},{year + 1}-08-01")
    return "\n".join(lines).encode()


def fill():
    """Load the framework, take the values in, and approve them."""
    from balozi.services.framing import load_framework
    from balozi.services.opening import prepare_home
    from balozi.services.packing import load_pack
    from balozi.services.people import operator
    from balozi.services.receiving import approve_import, receive_values
    from balozi.services.surveying import survey_store
    from balozi.store.results.queries import indicators
    from balozi.store.results.records import Asked

    prepare_home()
    at, person = datetime(2026, 10, 1, 6, tzinfo=UTC), operator("first")
    load_pack(code="ke", person=person, at=at)
    load_framework(code="ke", person=person, at=at)
    content = values_file(indicators(person.reader, Asked(on=at.date())))
    begun = time.perf_counter()
    receipt = receive_values(content=content, name="bench.csv", form="csv", person=person, at=at)
    assert not [one for one in receipt.conflicts if one.severity == "error"], receipt.conflicts[:3]
    approve_import(number=receipt.number, person=operator("second"), at=at)
    survey_store()
    print(f"{receipt.tally['imported']} values taken in and approved in {time.perf_counter() - begun:.0f} s")


def a_reader():
    """Make the monitoring officer who looks at the pages."""
    from django.contrib.auth.models import User

    from balozi.store.people.models import Profile

    user = User.objects.create_user(PERSON)
    Profile.objects.create(user=user, institution="MFA", role="monitoring_officer", clearance=1)


def _fill_for_a_reader():
    fill()
    a_reader()


if __name__ == "__main__":
    folder = Path(tempfile.gettempdir()) / "balozi-results"
    measure_pages(PAGES, (), PERSON, folder, _fill_for_a_reader)
