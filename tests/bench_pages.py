"""Pages over a large store, beside a page with nothing on it: ``python -m tests.bench_pages [FOLDER]``.

The folder is filled once by `tests.large` and used again. Each page is asked for several times by one signed-in
person; printed are the questions to the database, the middle and the 95th percentile, and how many times the bare
page they take: seconds are noise, ratios and questions are not.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = int(os.environ.get("ROUNDS", "15"))
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
    ("agreements in force", "/registers/agreements/?status_now=in_force"),
    ("agreements to watch: dormant", "/agreements/watch/?watch=dormant"),
    ("agreements to watch: stuck", "/agreements/watch/"),
    ("search", "/search/?q=border+clinic"),
    ("Kenya", "/countries/KEN/"),
    ("China", "/countries/CHN/"),
    ("countries", "/countries/"),
    ("registers", "/registers/"),
    ("one commitment", "/registers/commitments/50000/"),
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


def measure(client, address, rounds):
    """Return (questions, median, 95th percentile, bytes) of a page, in seconds of the wall; None when it is not there."""
    from django.db import connection

    def get():
        answer = client.get(address)
        return answer.status_code, b"".join(answer.streaming_content) if answer.streaming else answer.content

    watched = Watched()
    with connection.execute_wrapper(watched):
        status, content = get()
    if status != 200:
        return None
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        get()
        times.append(time.perf_counter() - begun)
    last = sorted(times)[max(0, round(0.95 * len(times)) - 1)]
    if os.environ.get("SQL"):
        for seconds, sql in sorted(watched.asked, reverse=True)[:6]:
            print(f"    {seconds * 1000:6.0f} ms {sql[:900]}")
    return len(watched.asked), statistics.median(times), last, len(content)


def main():
    """Open or fill the store, and measure every page."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.gettempdir()) / "balozi-large"
    only = sys.argv[2] if len(sys.argv) > 2 else ""
    os.environ["BALOZI_HOME"] = str(folder)
    from balozi.cli.opening import open_store

    open_store()
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client
    from django.test.utils import setup_test_environment

    setup_test_environment()
    settings.ROOT_URLCONF = "tests.bare_page"
    if not User.objects.filter(username="person0000").exists():
        from tests.large import Filler

        Filler().fill()
    client = Client()
    client.force_login(
        User.objects.get(username="person0000"), backend="django.contrib.auth.backends.ModelBackend"
    )
    print(f"{connection.vendor}, {ROUNDS} rounds")
    bare = 0.0
    for name, address in (*PAGES, *EXPORTS):
        if only and only not in name and name != "bare page":
            continue
        told = measure(client, address, 2 if (name, address) in EXPORTS else ROUNDS)
        if told is None:
            print(f"{name:36} not there")
            continue
        asked, middle, last, size = told
        bare = bare or middle
        print(
            f"{name:36} {asked:4} questions {middle * 1000:8.0f} ms {last * 1000:8.0f} ms"
            f" {middle / bare:7.0f} times the bare page, {size / 1000:8.0f} kB"
        )


if __name__ == "__main__":
    main()
