"""Measure the reading with the scorers of ``../shared``: ``make accuracy``.

Prints precision, recall, F1 and strict F1 on the texts of ours that carry gold facts (those held out, and those for
practice), recall by kind on the five papers, what was suggested of the kinds that must have no invented rows, and
precision, recall, F1 and strict F1 on the development texts. The texts of
``../shared`` are for measuring only and stay there.
"""

import json
import re
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
from tests.renamed import with_other_people, with_other_states

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


def _day_of(gold):
    whole = gold["doc_date"] and len(gold["doc_date"]) == 10
    return date.fromisoformat(gold["doc_date"]) if whole else None


def measure_texts(folder, words):
    """Print the scores on the development texts."""
    dev = SHARED / "dev"
    lines = []
    for path in sorted((dev / "texts").glob("*.txt")):
        gold = json.loads((dev / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        lines.append({"doc": path.stem, "facts": facts_of(path, gold["lang"], _day_of(gold))})
    print("\n## The development texts\n", flush=True)
    subprocess.run([sys.executable, dev / "score.py", dev, predictions(lines, folder), *words], check=True)


def measure_renamed():
    """Print strict F1 on the development texts in English and Swahili, and on the same texts told of others."""
    print("\n## The development texts in English and Swahili, told of others: strict F1\n")
    for name, change in CHANGES.items():
        with tempfile.TemporaryDirectory() as folder:
            told = _strict_f1(Path(folder), change)
        print(
            f"{name:<40}" + "  ".join(f"{language} {score}" for language, score in told.items()), flush=True
        )


CHANGES = {
    "as they are": lambda text, gold: (text, gold),
    "other people": lambda text, gold: with_other_people(text, gold, SEED),
    "other states": lambda text, gold: with_other_states(text, gold, SEED),
    "other states and people": lambda text, gold: with_other_states(
        *with_other_people(text, gold, SEED), SEED
    ),
}
SEED = 20261123


def _strict_f1(folder, change):
    """Return the scorer's strict F1 over the three kinds by language, of texts and gold facts as they were changed."""
    lines = []
    for kind in ("texts", "gold"):
        (folder / kind).mkdir()
    for path in sorted((SHARED / "dev" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["lang"] == "fr":
            continue
        file = folder / "texts" / f"{path.stem}.txt"
        text, told = change((SHARED / "dev" / "texts" / file.name).read_bytes().decode(), gold)
        file.write_bytes(text.encode())
        (folder / "gold" / path.name).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        lines.append({"doc": path.stem, "facts": facts_of(file, gold["lang"], _day_of(gold))})
    score = [sys.executable, SHARED / "dev" / "score.py", folder, predictions(lines, folder)]
    printed = subprocess.run(score, check=True, capture_output=True, text=True).stdout
    return dict(re.findall(r"^core \(all 3\)\s+(\w+)(?:\s+[\d.]+){3}\s+([\d.]+)", printed, re.MULTILINE))


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
    measure_renamed()


if __name__ == "__main__":
    main()
