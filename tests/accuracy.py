"""Measure the reading with the scorers of ``../shared``: ``make accuracy``.

Prints precision, recall, F1 and strict F1 on the texts of ours that carry gold facts (those held out, and those for
practice), recall by kind on the five papers, what was suggested of the kinds that must have no invented rows, and
precision, recall, F1 and strict F1 on the development texts. The texts of
``../shared`` are for measuring only and stay there.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from balozi.extraction.evaluating import evaluate, read_gold
from balozi.extraction.suggesting import suggest
from balozi.reading.files import read_paper

SHARED = Path(__file__).parents[2] / "shared" / "corpus"
OWN = Path(__file__).parent / "documents"
CORE = ("engagement", "instrument", "commitment")
NO_INVENTED_ROWS = ("mission", "consulate", "pillar", "objective", "office_holder", "county")


def facts_of(path, lang=None, dated=None):
    """Return the facts of one file as the command `balozi extract` gives them."""
    document = read_paper(path)
    if lang:
        passages = tuple(replace(passage, language=lang) for passage in document.passages)
        document = replace(document, language=lang, passages=passages)
    facts = [
        {"kind": fact.kind, "start": fact.start, "end": fact.end, "fields": dict(fact.fields)}
        for fact in suggest(document, dated=dated)
    ]
    return facts + [fact | {"kind": "agreement"} for fact in facts if fact["kind"] == "instrument"]


def predictions(lines, folder):
    """Write predictions to a file and return it."""
    path = Path(folder) / "predictions.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def measure_papers(folder, words):
    """Print recall on the five papers, and how much was suggested of the kinds without invented rows."""
    papers = SHARED / "papers"
    lines = [{"doc": path.stem, "facts": facts_of(path)} for path in sorted(papers.glob("*.txt"))]
    made = Counter(fact["kind"] for line in lines for fact in line["facts"])
    score = [
        sys.executable,
        papers / "score.py",
        papers / "gold-half.jsonl",
        predictions(lines, folder),
        *words,
    ]
    print("## The five papers\n")
    subprocess.run(score, check=True)
    print("\nsuggested:", ", ".join(f"{kind} {made[kind]}" for kind in NO_INVENTED_ROWS), flush=True)


def measure_texts(folder, words):
    """Print the scores on the development texts."""
    dev = SHARED / "dev"
    lines = []
    for path in sorted((dev / "texts").glob("*.txt")):
        gold = json.loads((dev / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        dated = (
            date.fromisoformat(gold["doc_date"]) if gold["doc_date"] and len(gold["doc_date"]) == 10 else None
        )
        lines.append({"doc": path.stem, "facts": facts_of(path, gold["lang"], dated)})
    print("\n## The development texts\n", flush=True)
    subprocess.run([sys.executable, dev / "score.py", dev, predictions(lines, folder), *words], check=True)


def measure_own(folder):
    """Print the scores on one set of texts of ours that carry gold facts."""
    result = evaluate(read_gold(folder), lambda paper: suggest(paper.document, dated=paper.dated))
    print(f"\n## Texts of ours: {folder.parent.name} {folder.name}\n")
    print(
        f"{'kind':<14}{'language':<10}{'precision':>10}{'recall':>8}{'F1':>8}{'strict':>8}{'found':>7}{'false':>7}{'missed':>7}"
    )
    for (kind, language), score in result.scores.items():
        if kind in CORE:
            told = (score.precision, score.recall, score.f1, score.strict_f1)
            counts = f"{score.found:>7}{score.false:>7}{score.missed:>7}"
            print(
                f"{kind:<14}{language:<10}" + "".join(f"{value:>8.3f}" for value in told).rjust(34) + counts
            )


def main():
    """Measure all that is here."""
    for kind in ("heldout", "practice"):
        for folder in sorted((OWN / kind).glob("*/gold")):
            measure_own(folder.parent)
    if not SHARED.is_dir():
        print(f"{SHARED} is not here: the papers and the development texts were not measured.")
        return
    with tempfile.TemporaryDirectory() as folder:
        measure_papers(folder, ["--misses", "40"] if "--misses" in sys.argv else [])
        measure_texts(folder, ["--errors", "40"] if "--misses" in sys.argv else [])


if __name__ == "__main__":
    main()
