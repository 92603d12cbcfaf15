"""Pages over a large store, beside a page with nothing on it: ``python -m tests.bench_pages [FOLDER] [WORDS]``.

The folder is filled once by `tests.large` and used again; so is the PostgreSQL that BALOZI_DATABASE_URL names. Each
page is asked for several times by one signed-in person, then several times more right after a line was written to the
log, so that nothing is remembered. Printed are the questions to the database, the middle and the 95th percentile of
both, and how many times the bare page they take: seconds are noise, ratios and questions are not. WORDS are a part
of the names of the pages to look at. With SQL=1 in the environment the slowest questions are printed too.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = int(os.environ.get("ROUNDS", "15"))
AFTER = int(os.environ.get("AFTER", "9"))
PERSON = "person0000"
PAGES = (
    ("bare page", "/bare/"),
    ("home", "/"),
    ("commitments", "/registers/commitments/"),
    ("commitments, overdue", "/registers/commitments/?flag=overdue"),
    ("commitments, in progress", "/registers/commitments/?status_now=in_progress"),
    ("commitments of China", "/registers/commitments/?actor=CHN"),
    ("commitments of Rwanda's register", "/registers/commitments/?country=RWA"),
    ("commitments of a pillar", "/registers/commitments/?pillar=pillar+3"),
    ("commitments of a lead", "/registers/commitments/?lead=MIN-05"),
    ("commitments, words", "/registers/commitments/?search=clinic+of"),
    ("commitments by title", "/registers/commitments/?sort=title"),
    ("commitments by status", "/registers/commitments/?sort=-status"),
    ("commitments, page 500", "/registers/commitments/?page=500"),
    ("commitments, with a paper", "/registers/commitments/?evidence=paper"),
    ("agreements", "/registers/agreements/"),
    ("agreements in force", "/registers/agreements/?status_now=in_force"),
    ("agreements to watch: dormant", "/agreements/watch/?watch=dormant"),
    ("agreements to watch: stuck", "/agreements/watch/"),
    ("engagements", "/registers/engagements/"),
    ("calendar", "/calendar/"),
    ("my work", "/my-work/"),
    ("work of an institution", "/my-work/?institution=MIN-05"),
    ("report: agreements", "/reports/agreements/"),
    ("report: agreements with China", "/reports/agreements/?partner=CHN"),
    ("report: departments", "/reports/departments/"),
    ("report: follow-up", "/reports/followup/"),
    ("search", "/search/?q=border+clinic"),
    ("search, registers only", "/search/?q=weather+station&in=registers"),
    ("Kenya", "/countries/KEN/"),
    ("China", "/countries/CHN/"),
    ("countries", "/countries/"),
    ("registers", "/registers/"),
    ("one commitment", "/registers/commitments/50000/"),
    ("one agreement", "/registers/agreements/100001/"),
    ("one engagement", "/registers/engagements/110001/"),
    ("log", "/audit/"),
)
EXPORTS = (
    ("agreements as CSV", "/registers/agreements/download/"),
    ("commitments as CSV", "/registers/commitments/download/"),
)


class Watched:
    """Notes every question to the database with its seconds."""

    def __init__(self):
        self.asked = []

    def __call__(self, execute, sql, params, many, context):
        """Carry the question out."""
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.asked.append((time.perf_counter() - begun, sql))


def measure(client, address, rounds, after):
    """Return (questions, seconds when remembered, seconds after a write, bytes); None when there is no such page."""
    from django.db import connection

    def get():
        answer = client.get(address)
        return answer.status_code, b"".join(answer.streaming_content) if answer.streaming else answer.content

    def timed(number, before=lambda: None):
        found = []
        for _ in range(number):
            before()
            begun = time.perf_counter()
            get()
            found.append(time.perf_counter() - begun)
        return found

    watched = Watched()
    note_something()
    with connection.execute_wrapper(watched):
        status, content = get()
    if status != 200:
        return None
    told = timed(rounds), timed(after, note_something)
    if os.environ.get("SQL"):
        for seconds, sql in sorted(watched.asked, reverse=True)[:6]:
            print(f"    {seconds * 1000:6.0f} ms {sql[:900]}")
    return len(watched.asked), *told, len(content)


def note_something():
    """Write a line to the log: whatever was remembered of the registers counts no more."""
    from datetime import UTC, datetime

    from balozi.services.auditing import write_deed

    write_deed(by="bench", at=datetime.now(UTC), verb="measure", subject="nothing")


def middle(seconds):
    """Return the median in milliseconds."""
    return statistics.median(seconds) * 1000


def high(seconds):
    """Return the milliseconds that 95 of 100 stay below."""
    return sorted(seconds)[max(0, round(0.95 * len(seconds)) - 1)] * 1000


def measure_pages(pages, exports, person, folder, fill):
    """Open or fill the store of a folder, and measure every page as one person sees it.

    Args:
        pages: names and addresses.
        exports: of these; they are asked for once.
        person: who is signed in; while there is nobody of that name the store is empty.
        folder: of the store, where the command names none.
        fill: fills it.
    """
    only = sys.argv[2] if len(sys.argv) > 2 else ""
    os.environ["BALOZI_HOME"] = sys.argv[1] if len(sys.argv) > 1 else str(folder)
    from balozi.cli.opening import open_store

    open_store()
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client
    from django.test.utils import setup_test_environment

    setup_test_environment()
    settings.ROOT_URLCONF = "tests.bare_page"
    if not User.objects.filter(username=person).exists():
        fill()
    client = Client()
    client.force_login(User.objects.get(username=person), backend="django.contrib.auth.backends.ModelBackend")
    print(f"{connection.vendor}, {ROUNDS} rounds, {AFTER} after a write; milliseconds: middle, 95 of 100")
    print(f"{'':42} questions   remembered   after a write  times bare      kB")
    bare = 0.0
    for name, address in pages:
        if only and only not in name and name != "bare page":
            continue
        rounds, after = (1, 1) if (name, address) in exports else (ROUNDS, AFTER)
        told = measure(client, address, rounds, after)
        if told is None:
            print(f"{name:42} not there")
            continue
        asked, kept, cold, size = told
        bare = bare or middle(kept)
        print(
            f"{name:42} {asked:9} {middle(kept):6.0f} {high(kept):6.0f} {middle(cold):8.0f} {high(cold):6.0f}"
            f" {middle(kept) / bare:10.1f} {size / 1000:8.0f}",
            flush=True,
        )


def _fill():
    from tests.large import Filler

    Filler().fill()


if __name__ == "__main__":
    measure_pages((*PAGES, *EXPORTS), EXPORTS, PERSON, Path(tempfile.gettempdir()) / "balozi-large", _fill)
