"""Speed, each beside an alternative in the same run: ``make bench``. Ratios are to be read, seconds are noise."""

import resource
import statistics
import time
from pathlib import Path

from balozi.extraction.suggesting import suggest
from balozi.packs.samples import SAMPLES
from balozi.reading.files import read_bytes
from balozi.reading.sentences import sentences

PAPERS = Path(__file__).parents[2] / "shared" / "corpus" / "papers"
ROUNDS = 5


def clock(work):
    """Return the median CPU seconds of several rounds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return statistics.median(times)


def main():
    """Measure reading and extraction on the papers, or on the samples where the papers are not here."""
    folder = PAPERS if PAPERS.is_dir() else SAMPLES
    contents = [(path.name, path.read_bytes()) for path in sorted(folder.glob("*.txt"))]
    documents = [read_bytes(content, name) for name, content in contents]
    count = sum(
        len(sentences(document.text, passage.start, passage.end, passage.language))
        for document in documents
        for passage in document.passages
    )
    for document in documents:
        suggest(document)
    reading = clock(lambda: [read_bytes(content, name) for name, content in contents])
    finding = clock(lambda: [suggest(document) for document in documents])
    words = clock(lambda: [document.text.split() for document in documents])
    print(f"texts from {folder.name}: {len(documents)}, sentences {count}")
    print(f"reading     {count / reading:10.0f} sentences per CPU second")
    print(f"extraction  {count / finding:10.0f} sentences per CPU second")
    print(
        f"both, beside splitting the same text at blanks: {(reading + finding) / max(words, 1e-9):.0f} times as long"
    )
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10.0f} MB")


if __name__ == "__main__":
    main()
