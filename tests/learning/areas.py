"""Learning policy areas from texts of ours: ``make train`` writes ``learnt_areas.tsv``, with ``--measure`` it measures.

Learnt from: sentences written for it (``tests/documents/areas``), the promises with gold areas in all our sets but the
unseen one, the words written by hand, and the names of the areas. Nothing else is read.

A logistic regression over the beginnings of words, by accelerated gradient descent from zero over examples in a fixed
order; the weights are rounded to a tenth and the small ones left out, so that the same texts give the same file.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from balozi.extraction.clauses.sentence import cues
from balozi.extraction.clauses.sentence.vocabulary import LANGUAGES
from balozi.extraction.clauses.shared import area_words, learnt_areas
from balozi.extraction.clauses.shared.areas import area_near
from balozi.ground.words import fold
from balozi.packs.shapes import policy_areas

OWN = Path(__file__).parents[1] / "documents"
FILE = Path(cues.__file__).with_name("words") / learnt_areas.LEARNT
# Never the unseen one: it is what the reading is measured by.
SETS = ("practice", "heldout", "fresh", "wide", "later")
HEAD = """\
# Written by `make train` from texts of ours (tests/learning/areas.py); change the texts, not this file.
# A line holds a policy area, what its beginnings of words say for it or against it, and these; ~ stands for any ending.
"""
# What a word written by hand weighs beside a sentence, and one that is said in passing.
WORD, IN_PASSING = 0.3, 0.12
# What stands in promises of so many areas of the seventeen tells none: small words, verbs of promising.
EVERYWHERE = 14
# Ridge, steps, and what is too small to be kept. The file would be eight times as large without the last.
RIDGE, STEPS, LEAST = 0.1, 80, 0.6


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise with its gold area in a text of ours."""

    told_in: str
    language: str
    text: str
    paper: str
    start: int
    area: str


@dataclass(frozen=True, slots=True)
class Example:
    """What one area is learnt from."""

    text: str
    area: str
    weight: float = 1.0


def promises(sets=SETS):
    """Return the promises of our sets whose gold tells an area, in a fixed order."""
    found = []
    for name in sets:
        for path in sorted((OWN / name).glob("*/gold/*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            paper = (path.parents[1] / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
            found += [
                Promise(
                    name, gold["lang"], fact["quote"], paper, fact["start"], fact["fields"]["policy_area"]
                )
                for fact in gold["facts"]
                if fact["kind"] == "commitment" and fact["fields"].get("policy_area")
            ]
    return found


def sentences():
    """Return the sentences written for learning, as examples; a heading in brackets names their area."""
    found = []
    for language in LANGUAGES:
        area = ""
        for line in (OWN / "areas" / f"{language}.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                area = line.strip("[]")
            elif line and not line.startswith("#"):
                found.append(Example(line, area))
    return found


def words():
    """Return the words written by hand and the names of the areas, as examples that weigh less."""
    found = [
        Example(
            word.stem, word.area, WORD if word.weight == 1 or word.area == area_words.MEANS else IN_PASSING
        )
        for language in LANGUAGES
        for word in area_words.words_in(language)
    ]
    named = [Example(name, area, WORD) for area, names in policy_areas().items() for name in names.values()]
    return found + named


def learn(without=""):
    """Return the weights learnt of everything, or of everything but one set, as rows of area, weight and beginnings."""
    told = [Example(one.text, one.area) for one in promises() if one.told_in != without]
    return rows(*fitted([*told, *sentences(), *words()]))


def fitted(examples):
    """Return the areas, the beginnings and a table of weights, one row a beginning."""
    areas = sorted(policy_areas())
    known = telling(examples)
    parts = sorted({part for one in known for part in one})
    place = {part: number for number, part in enumerate(parts)}
    cells = [
        (row, place[part], 1 / math.sqrt(len(one))) for row, one in enumerate(known) for part in sorted(one)
    ]
    table = Cells(cells, len(examples), len(parts))
    gold = np.zeros((len(examples), len(areas)))
    gold[np.arange(len(examples)), [areas.index(one.area) for one in examples]] = 1
    share = np.array([[one.weight] for one in examples])
    return areas, parts, descend(table, gold, share)


def telling(examples):
    """Return the beginnings that each example is learnt by: no names, and nothing that stands everywhere."""
    small = written_small(examples)
    known = [
        learnt_areas.known_by(
            word for word in area_words.without_offices(fold(one.text).split()) if word in small
        )
        for one in examples
    ]
    met = defaultdict(set)
    for one, parts in zip(examples, known, strict=True):
        for part in parts:
            met[part].add(one.area)
    return [[part for part in parts if len(met[part]) < EVERYWHERE] for parts in known]


def written_small(examples):
    """Return the words, folded, that are written with a small first letter in any of these texts; others are names."""
    small = (word for one in examples for word in one.text.split() if not word[:1].isupper())
    return {part for word in small for part in fold(word).split()}


class Cells:
    """A table of which most cells are nought, for products with full tables."""

    def __init__(self, cells, height, width):
        rows_, columns, values = (np.array(one) for one in zip(*cells, strict=True))
        order = np.argsort(columns, kind="stable")
        self.height, self.width = height, width
        self._by_row = (*np.unique(rows_, return_index=True), columns, values[:, None])
        self._by_column = (
            *np.unique(columns[order], return_index=True),
            rows_[order],
            values[order][:, None],
        )

    def times(self, table):
        """Return the product with a table that has one row a column of this one."""
        return self._product(self._by_row, self.height, table)

    def turned_times(self, table):
        """Return the product of this table turned round with one that has one row a row of this one."""
        return self._product(self._by_column, self.width, table)

    @staticmethod
    def _product(cells, height, table):
        filled, starts, others, values = cells
        product = np.zeros((height, table.shape[1]))
        product[filled] = np.add.reduceat(table[others] * values, starts, axis=0)
        return product


def descend(table, gold, share):
    """Return the weights of a logistic regression with a ridge, by Nesterov's accelerated descent."""
    step = 1 / (0.5 * _steepest(table) + RIDGE)
    weights = ahead = np.zeros((table.width, gold.shape[1]))
    pace = 1.0
    for _ in range(STEPS):
        scores = table.times(ahead)
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        wrong = (odds / odds.sum(axis=1, keepdims=True) - gold) * share
        moved = ahead - step * (table.turned_times(wrong) + RIDGE * ahead)
        faster = (1 + math.sqrt(1 + 4 * pace * pace)) / 2
        ahead = moved + (pace - 1) / faster * (moved - weights)
        weights, pace = moved, faster
    return weights


def _steepest(table):
    """Return the largest eigenvalue of a table turned round times itself, nearly."""
    vector = np.ones((table.width, 1))
    length = 1.0
    for _ in range(20):
        vector = table.turned_times(table.times(vector))
        length = float(np.linalg.norm(vector))
        vector = vector / length
    return length


def rows(areas, parts, weights):
    """Return area, weight and beginnings, the heaviest first; what weighs little is left out."""
    found = defaultdict(list)
    for part, said in zip(parts, np.round(weights, 1).tolist(), strict=True):
        for area, weight in zip(areas, said, strict=True):
            if abs(weight) >= LEAST:
                found[area, weight].append(part)
    return sorted(((*key, known) for key, known in found.items()), key=lambda row: (row[0], -row[1]))


def written(learnt):
    """Return the file of some weights."""
    lines = (f"{area}\t{weight:.1f}\t{' '.join(parts)}\n" for area, weight, parts in learnt)
    return HEAD + "".join(lines)


def measure(print_):
    """Print the share of promises whose area is found, each set read with weights learnt without it."""
    right, all_of = Counter(), Counter()
    told = promises()
    none = learnt_areas.Weights((), {})
    for name in SETS:
        weights = learnt_areas.weights_in(written(learn(name)))
        for one in told:
            if one.told_in == name:
                keys = (name, "all"), (one.language, "all"), ("all", "all")
                all_of.update(keys)
                for way, by in (("words", none), ("both", weights)):
                    found = area_near(one.text, one.language, one.paper, one.start, by)
                    right.update((way, *key) for key in keys if found == one.area)
    for key in all_of:
        shares = (right[way, *key] / all_of[key] for way in ("words", "both"))
        print_(f"{key[0]:<10}{all_of[key]:>6}" + "".join(f"{share:>8.3f}" for share in shares))


if __name__ == "__main__":
    if "--measure" in sys.argv:
        print(f"{'left out':<10}{'of':>6}{'words':>8}{'both':>8}")
        measure(print)
    else:
        FILE.write_text(written(learn()), encoding="utf-8")
        print(f"{FILE.name}: {FILE.stat().st_size:,} bytes")
