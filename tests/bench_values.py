"""B6: a file of 100,000 values with 1 % faults: how many faults are told with row, rule and reason, and how fast.

``python -m tests.bench_values [ROWS]`` makes a data folder of its own and leaves nothing behind.
"""

import os
import random
import sys
import tempfile
import time
from datetime import UTC, datetime

_FAULTS = (
    ("results.number", lambda row: {**row, "actual": "n/a"}),
    ("values.indicator", lambda row: {**row, "indicator": "NONE"}),
    ("results.period", lambda row: {**row, "period": "2024W7"}),
    ("values.period", lambda row: {**row, "period": "2024"}),
    ("results.day", lambda row: {**row, "reported_on": "2025-02-31"}),
    ("commitment.day_ahead", lambda row: {**row, "reported_on": "2199-01-01"}),
    ("values.empty", lambda row: {**row, "actual": ""}),
    ("results.parts", lambda row: {**row, "actual": "", "numerator": "4"}),
    ("VR7", lambda row: {**row, "area": "KNE", "parent_area": ""}),
)


def faulty_file(count: int, share: float, seed: int = 7) -> tuple[bytes, dict[int, str]]:
    """Return a file of values and the rule of each fault in it, by row."""
    chance = random.Random(seed)
    columns = ("indicator", "period", "area", "parent_area", "actual", "numerator", "reported_on")
    lines, faults = [",".join(columns)], {}
    for number in range(1, count + 1):
        cell, year = divmod(number, 20)
        row = {
            "indicator": f"B-{cell % 50}",
            "period": f"{2005 + year}-{1 + cell // 50 % 12:02}",
            "area": f"A-{cell // 600}",
            "parent_area": "KEN",
            "actual": str(chance.randint(90, 110)),
            "numerator": "",
            "reported_on": "2026-01-31",
        }
        if chance.random() < share:
            faults[number], spoil = chance.choice(_FAULTS)
            row = spoil(row)
        lines.append(",".join(row[name] for name in columns))
    return "\n".join(lines).encode(), faults


def main() -> int:
    """Print what was measured; fail when a fault is not told, or one is told that is none."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BALOZI_HOME"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "balozi.project.settings"
        import django

        django.setup()
        from balozi.services.defining import Definition, add_indicator
        from balozi.services.opening import prepare_home
        from balozi.services.people import operator
        from balozi.services.receiving import approve_import, receive_values
        from balozi.store.results.queries import scorecard
        from balozi.store.results.records import Asked

        prepare_home()
        at, person = datetime(2026, 11, 21, tzinfo=UTC), operator("bench")
        for number in range(50):
            told = Definition({"en": "x"}, unit="count", direction="increase", kind="periodic",
                              frequency="month", calendar="calendar")  # fmt: skip
            add_indicator(code=f"B-{number}", country="KEN", definition=told, person=person, at=at)
        content, faults = faulty_file(count, 0.01)
        begun = time.perf_counter()
        receipt = receive_values(content=content, name="b.csv", form="csv", person=person, at=at)
        took = time.perf_counter() - begun
        told_of = {one.row: one for one in receipt.conflicts if one.severity == "error" or one.rule == "VR7"}
        right = sum(1 for row, rule in faults.items() if row in told_of and told_of[row].rule == rule)
        false = len(set(told_of) - set(faults))
        begun = time.perf_counter()
        approve_import(number=receipt.number or 0, person=operator("second"), at=at)
        approving = time.perf_counter() - begun
        begun = time.perf_counter()
        figures = len(scorecard(person.reader, Asked(on=at.date())).figures)
        print(f"B6 import of {count} values: {took:.1f} s; {right} of {len(faults)} faults told with row and rule, "
              f"{false} told that are none; approval {approving:.1f} s; report of {figures} figures "
              f"{time.perf_counter() - begun:.1f} s")  # fmt: skip
    return 0 if right == len(faults) and not false else 1


if __name__ == "__main__":
    sys.exit(main())
