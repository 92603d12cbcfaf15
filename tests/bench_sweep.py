"""Why a light is red (B4) and the sweep of 10,000 commitments (B5): ``python -m tests.bench_sweep``.

Explained from a kept file beside computing the table exactly; swept with the rules of the register beside a pandas script that
knows the same rules, after both have counted the same for every partner.
"""

import random
import statistics
import time
from collections import Counter
from datetime import date, timedelta

from balozi.analysis.results.columns import period_at
from balozi.analysis.results.computing import Asked
from balozi.analysis.results.keeping import keep
from balozi.analysis.results.slicing import exact_rows
from balozi.packs.clocks import Clocks
from balozi.registers.commitments import CommitmentStatus, CommitmentStep, is_ended, status_on
from balozi.registers.following import Course, disagreement, flags_of
from balozi.results.computing import compute_results
from balozi.results.explaining import explain_figure
from balozi.results.thresholds import default_thresholds
from tests.bench_results import ON, sample

ROUNDS, COMMITMENTS, DAY = 5, 10_000, date(2026, 11, 21)
CLOCKS = Clocks(30, 6)
FLAGS = ("overdue", "undated", "unowned", "at_risk", "dormant")
LIFE = [
    CommitmentStatus(one) for one in ("assigned", "planned", "in_progress", "evidence_submitted", "fulfilled")
]


def clock(work, rounds=ROUNDS):
    """Return the median CPU seconds of several rounds."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return statistics.median(times)


def explained(rows=20_000):
    """Print what it takes to explain one red light of a county."""
    kept = keep(":memory:", sample(rows), Asked(default_thresholds(), ON))
    figures = kept.figures()
    red = next(one for one in figures if one["rating"] == 2 and one["area"] == 7 and not one["is_span"])
    declared = kept.columns.indicators[red["indicator"]]
    where = (declared.code, kept.columns.areas[7], period_at(declared, red["period"]).name)
    every = exact_rows(kept.connection.sql("SELECT * FROM rows").to_arrow_table().to_pylist(), kept.columns)

    def whole():
        results = compute_results(every, thresholds=kept.asked.thresholds, on=ON)
        return explain_figure(results, every, *where)

    assert kept.explain(*where) == whole()
    mine, other = clock(lambda: kept.explain(*where)), clock(whole, 1)
    print(f"one red light of {len(every)} rows and {len(figures)} figures, the same explanation:")
    print(
        f"  from what is kept {1000 * mine:.0f} ms; by computing the table exactly {1000 * other:.0f} ms of the processor"
    )


def commitments(chance):
    """Return invented commitments: partner, due, lead, steps, last day, assertion, two scores."""
    listed = []
    for number in range(COMMITMENTS):
        begun = DAY - timedelta(days=chance.randrange(60, 2500))
        steps, day = [], begun
        for place, status in enumerate(LIFE[: chance.randrange(len(LIFE) + 1)]):
            day += timedelta(days=chance.randrange(1, 300))
            steps.append(CommitmentStep(status, day, place))
        due = "" if chance.random() < 0.4 else (DAY + timedelta(days=chance.randrange(-900, 900))).isoformat()
        lead = "" if chance.random() < 0.3 else f"MIN-{number % 28}"
        last = min([DAY, *(step.on for step in steps[-1:])])
        scores = [chance.choice([None, -1, 0, 1]) for _ in range(2)]
        said = chance.choice(["", "on_track", "at_risk", "stalled"])
        listed.append((f"P{number % 120}", due, lead, steps, last if steps else begun, said, scores))
    return listed


def swept(listed):
    """Count flags, statuses and disagreements of every partner by the rules of the register."""
    found = Counter()
    for partner, due, lead, steps, last, said, scores in listed:
        status = status_on(steps, DAY)
        for flag in flags_of(Course(status, due, lead, last, said), DAY, CLOCKS):
            found[partner, flag] += 1
        found[partner, str(status)] += 1
        found[partner, "differs"] += bool(disagreement(*scores))
    return +found


def with_pandas(listed):
    """Count the same with a script that an analyst writes."""
    import pandas as pd

    names = ["partner", "due", "lead", "steps", "last", "said", "scores"]
    frame = pd.DataFrame(listed, columns=names)
    told = frame[["steps"]].explode("steps").dropna()
    told["status"] = [str(one.status) for one in told["steps"]]
    told["on"] = pd.to_datetime([one.on for one in told["steps"]])
    told["number"] = [one.number for one in told["steps"]]
    told = told[told["on"] <= pd.Timestamp(DAY)].sort_values(["on", "number"])
    frame["status"] = told.groupby(level=0)["status"].last().reindex(frame.index).fillna("accepted")
    due, today = pd.to_datetime(frame["due"].replace("", None)), pd.Timestamp(DAY)
    open_ = ~frame["status"].isin([str(one) for one in CommitmentStatus if is_ended(one)])
    working = open_ & ~frame["status"].isin(["evidence_submitted", "verified"])
    late = due < today
    soon = (due <= today + pd.Timedelta(days=CLOCKS.at_risk_days)) | frame["said"].isin(
        ["at_risk", "stalled"]
    )
    quiet = pd.to_datetime(frame["last"]) + pd.DateOffset(months=CLOCKS.dormant_months) <= today
    scores = pd.DataFrame(frame["scores"].tolist(), index=frame.index, dtype=float)
    flags = pd.DataFrame(
        {
            "partner": frame["partner"],
            "overdue": working & late,
            "undated": working & due.isna(),
            "unowned": open_ & (frame["lead"] == ""),
            "at_risk": working & ~late & soon,
            "dormant": working & quiet,
            "differs": (scores[0] - scores[1]).fillna(0) != 0,
        }
    )
    found = Counter(frame.groupby(["partner", "status"]).size().to_dict())
    for name, counts in flags.groupby("partner").sum().items():
        found.update({(partner, name): int(count) for partner, count in counts.items()})
    return +found


def sweep():
    """Print what the sweep takes."""
    listed = commitments(random.Random(3))
    mine, other = swept(listed), with_pandas(listed)
    assert mine == other, [(key, mine[key], other[key]) for key in mine | other if mine[key] != other[key]][
        :5
    ]
    seconds, script = clock(lambda: swept(listed)), clock(lambda: with_pandas(listed))
    counted = {flag: sum(count for (_, name), count in mine.items() if name == flag) for flag in FLAGS}
    print(f"{COMMITMENTS} commitments of 120 partners, both count the same: {counted}")
    print(f"  rules of the register {1000 * seconds:.0f} ms; pandas {1000 * script:.0f} ms of the processor")


def main():
    """Measure both."""
    explained()
    sweep()


if __name__ == "__main__":
    main()
