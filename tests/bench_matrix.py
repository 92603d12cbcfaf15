"""Who answers which cell of the truth table (B7): ``python -m tests.bench_matrix [--lost]`` prints the table of the docs.

The cells are the written examples of the truth table and the situations of several rows in ``results/situations.toml``. A
cell is answered when every example in it has the expected light and, where one is stated, the expected value.
"""

import argparse
import csv
import io
import math
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.opponents import OPPONENTS
from tests.results.tables import TODAY, examples, figures

SITUATIONS = Path(__file__).parent / "results" / "situations.toml"
GREYS = {"no_data", "not_due", "not_assessable"}
BALOZI = "Balozi"


@dataclass(frozen=True)
class Question:
    """One figure that is asked, with its answer."""

    rows: list
    area: str
    period: str
    on: date
    rating: str
    value: float | None = None

    def is_answered(self, value, light):
        """Tell whether an answer is right; no light at all passes for any grey, and grey asks for no value."""
        if (light or "") != self.rating and not (light is None and self.rating in GREYS):
            return False
        return self.value is None or math.isclose(value, self.value, rel_tol=1e-9)


def situations():
    """Return the situations of several rows by name."""
    found = {}
    for said in tomllib.loads(SITUATIONS.read_text("utf-8"))["situation"]:
        rows = list(csv.DictReader(io.StringIO(said["rows"].strip())))
        value = float(said["value"]) if "value" in said else None
        found[said["name"]] = [Question(rows, *said["asked"], TODAY, said["rating"], value)]
    return found


def cells():
    """Return all questions, by the rule or the words "several rows", and by the name of the cell."""
    found = defaultdict(dict)
    for cell, listed in examples().items():
        rule = listed[0][1]["rule"]
        found[rule][cell] = [
            Question([row], row["area"], row["period"], date.fromisoformat(said["on"]), said["rating"])
            for row, said in listed
        ]
    for name, questions in situations().items():
        found["several rows"][name] = questions
    return found


def balozi(question):
    """Answer as Balozi does."""
    line = figures(question.rows, on=question.on)["I", question.area, question.period]
    value = math.nan if line["actual"] is None else float(line["actual"])
    return value, line["rating"]


def answers(who, question):
    """Tell whether somebody answers a question; to divide by zero and the like is no answer."""
    if who == BALOZI:
        return question.is_answered(*balozi(question))
    rows = [{name: str(one) for name, one in row.items()} for row in question.rows]
    return question.is_answered(*OPPONENTS[who](rows, question.area, question.period))


def scores():
    """Return for each rule, and each who, the cells that are answered and those that are not."""
    found = {}
    for rule, named in cells().items():
        found[rule] = {}
        for who in (BALOZI, *OPPONENTS):
            right = {name for name, listed in named.items() if all(answers(who, one) for one in listed)}
            found[rule][who] = (sorted(right), sorted(named.keys() - right))
    return found


def table(found):
    """Return the scores as a table."""
    whos = (BALOZI, *OPPONENTS)
    lines = [f"| rule | cells | {' | '.join(whos)} |", "|---" * (len(whos) + 2) + "|"]
    total = dict.fromkeys(whos, 0)
    for rule, by in found.items():
        for who in whos:
            total[who] += len(by[who][0])
        shown = " | ".join(str(len(by[who][0])) for who in whos)
        lines.append(f"| {rule} | {sum(map(len, by[BALOZI]))} | {shown} |")
    every = sum(sum(map(len, by[BALOZI])) for by in found.values())
    lines.append(f"| **all** | **{every}** | {' | '.join(f'**{total[who]}**' for who in whos)} |")
    listed = [one for named in cells().values() for told in named.values() for one in told]
    single = " | ".join(str(sum(answers(who, one) for one in listed)) for who in whos)
    lines.append(f"| *single examples* | {len(listed)} | {single} |")
    return "\n".join(lines)


def main():
    """Print the table, and with ``--lost`` every cell that somebody does not answer."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lost", action="store_true")
    told = parser.parse_args()
    found = scores()
    print(table(found))
    lost = [name for by in found.values() for name in by[BALOZI][1]]
    print(f"\nCells that Balozi loses: {', '.join(lost) or 'none'}.")
    if told.lost:
        for rule, by in found.items():
            for who in OPPONENTS:
                print(f"{who}, {rule}: {', '.join(by[who][1]) or 'none'}")


if __name__ == "__main__":
    main()
