"""Search among many sentences, beside a LIKE scan in the same run: ``python -m tests.bench_search [SENTENCES]``.

The sentences are put together at random from the glossary's words, the frequent ones often, as in any language. Run it
with ``python -m tests.postgres`` before it to measure PostgreSQL. Read ratios; seconds are noise.
"""

import os
import random
import statistics
import sys
import tempfile
import time

SENTENCES = 500_000
PER_PAPER = 500
ROUNDS = 3
QUERIES = (
    "mkataba", "agreement", "accord", "wavuvi", "pêcheurs", "laboratories", "Ujerumani", "customs border",
    "mkataba wa maelewano", '"joint committee"', "chanjo", "tahadhari ya mapema", "vocational training", "bandari",
    "human rights", "économie", "ratification", "labratory", "small arms", "ziwa usalama",
)  # fmt: skip


def prepare():
    """Make an empty store in a temporary folder, or in the PostgreSQL that is named."""
    os.environ["BALOZI_HOME"] = tempfile.mkdtemp(prefix="balozi-bench-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "balozi.project.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def words_by_language():
    """Return the words to write with, and how often each."""
    from balozi.packs.glossary import glossary

    found = {}
    for language in ("en", "sw", "fr"):
        words = [
            word for term in glossary() for told in term.words.get(language, ()) for word in told.split()
        ]
        words += [f"{word}{end}" for word in words[:2_000] for end in ("na", "ment", "ing")]
        words = list(dict.fromkeys(words))
        random.shuffle(words)
        found[language] = words, [1 / (place + 10) for place in range(len(words))]
    return found


def write_papers(count):
    """Write papers with so many sentences, through the service that fills the search; return its seconds."""
    from tests.builders import a_paper

    random.seed(4)
    words = words_by_language()
    begun = time.perf_counter()
    for number in range(count // PER_PAPER):
        language = ("en", "sw", "fr")[number % 3]
        known, weights = words[language]
        lines = (" ".join(random.choices(known, weights, k=random.randint(8, 24))) for _ in range(PER_PAPER))
        text = " ".join(f"{line.capitalize()}." for line in lines)
        a_paper(text, name=f"{number}.txt", language=language)
    return time.perf_counter() - begun


def times(work, queries):
    """Return the seconds of each query, the median of several rounds."""
    found = []
    for query in queries:
        rounds = []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            work(query)
            rounds.append(time.perf_counter() - begun)
        found.append(statistics.median(rounds))
    return found


def p95(seconds):
    """Return the value that 95 % stay below."""
    return sorted(seconds)[max(0, round(len(seconds) * 0.95) - 1)]


def like(query):
    """Count and list the sentences that hold a word as a scan would: without forms, languages or order."""
    from balozi.ground.words import fold
    from balozi.store.search.models import Place

    rows = Place.objects.filter(words__contains=fold(query))
    return rows.count(), list(rows.order_by("-pk")[:20].values_list("pk", flat=True))


def main(count=SENTENCES):
    """Measure."""
    prepare()
    from django.db import connection, transaction

    from balozi.ground.people import Reader
    from balozi.store.search.answering import answer_to
    from balozi.store.search.models import Place
    from balozi.store.search.queries import Narrowing

    with transaction.atomic():
        took = write_papers(count)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    stands = Place.objects.count()
    print(f"{connection.vendor}: {stands} sentences, written and indexed in {took:.0f} s")
    answer_to(Reader(), "mkataba", Narrowing())
    index = times(lambda query: answer_to(Reader(), query, Narrowing(side="papers")), QUERIES)
    scan = times(like, QUERIES)
    for name, seconds in (("full-text index", index), ("LIKE scan", scan)):
        median, high = statistics.median(seconds) * 1000, p95(seconds) * 1000
        print(
            f"  {name:16} median {median:8.1f} ms   p95 {high:8.1f} ms   slowest {max(seconds) * 1000:8.1f} ms"
        )
    print(f"  slowest query: {QUERIES[index.index(max(index))]}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SENTENCES)
