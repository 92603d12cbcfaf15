"""The obvious formulas for achievement, as scripts, sheets and other tools have them: each gives a value and a light.

Every opponent gets the rows of one indicator and the area and period that are asked. None of them is made worse than it is
found: all know their thresholds, and where one gives no light at all, that counts as any of the greys.
"""

import math

NOTHING = float("nan")


def number(text):
    """Return a cell as a number; words are none."""
    try:
        return float(text)
    except (TypeError, ValueError):
        return NOTHING


def light(share):
    """Return the light of a share of the target."""
    if share is None or math.isnan(share):
        return None
    return "met" if share >= 1 else "partly_met" if share >= 0.8 else "not_met"


def over(one, other):
    """Divide as pandas and sheets do, with no answer where there is none."""
    return one / other if other and not math.isnan(other) else NOTHING


def actual(row):
    """Return the value of a row; a percentage from its parts where it has them."""
    if row.get("numerator"):
        return 100 * over(number(row["numerator"]), number(row.get("denominator")))
    return number(row.get("actual"))


def asked_rows(rows, area, period):
    """Return the rows of an area, or of all areas inside, and of a period, or of all periods of a span."""
    inside = {row["area"] for row in rows if row.get("parent_area") == area}
    inside |= {row["area"] for row in rows if row.get("parent_area") in inside}
    own = [row for row in rows if row["area"] == area]
    chosen = own or [row for row in rows if row["area"] in inside]
    return [row for row in chosen if "/" in period or row["period"] == period]


def latest(rows):
    """Return one row per area and period: of each column the last that says something."""
    found = {}
    for row in sorted(rows, key=lambda one: one.get("reported_on", "")):
        kept = found.setdefault((row["area"], row["period"]), {})
        kept.update({name: one for name, one in row.items() if one not in ("", None)})
    return list(found.values())


def summed(numbers):
    """Return a sum that passes over what is missing; nothing where all is."""
    told = [one for one in numbers if not math.isnan(one)]
    return sum(told) if told else NOTHING


def script(rows, area, period):
    """An analyst's script: latest rows, sums, percentages from summed parts, actual over target."""
    import pandas as pd

    frame = pd.DataFrame(latest(asked_rows(rows, area, period)))
    for name in ("actual", "target", "numerator", "denominator"):
        given = frame[name] if name in frame else pd.Series(NOTHING, frame.index, dtype=float)
        frame[name] = pd.to_numeric(given, errors="coerce")
    if frame["numerator"].notna().any():
        whole = frame["denominator"].sum()
        value, target = 100 * over(frame["numerator"].sum(), whole), frame["target"].mean()
    else:
        value, target = frame["actual"].sum(min_count=1), frame["target"].sum(min_count=1)
    return value, light(over(value, target))


def capped(rows, area, period):
    """Akvo RSR at 9fcc12c: actual / target · 100 of summed updates, and the greater of that and 100 as its cap."""
    chosen = asked_rows(rows, area, period)
    value = summed([actual(row) for row in chosen])
    target = number(next((row["target"] for row in reversed(chosen) if row.get("target")), ""))
    percent = 100 * over(value, target)
    return value, light(NOTHING if math.isnan(percent) else max(percent, 100) / 100)


def sheet(rows, area, period):
    """A spreadsheet: the sum of the column of values over the sum of the column of targets."""
    chosen = asked_rows(rows, area, period)
    value = summed([actual(row) for row in chosen])
    return value, light(over(value, summed([number(row.get("target")) for row in chosen])))


def mean(rows, area, period):
    """The mean of the percentages of all rows."""
    chosen = asked_rows(rows, area, period)
    shares = [over(actual(row), number(row.get("target"))) for row in chosen]
    told = [one for one in shares if not math.isnan(one)]
    values = [one for one in map(actual, chosen) if not math.isnan(one)]
    average = sum(values) / len(values) if values else NOTHING
    return average, light(sum(told) / len(told) if told else NOTHING)


def blind(rows, area, period):
    """A formula that knows the direction and no baseline: target / actual where less is better, ends of a range."""
    chosen = latest(asked_rows(rows, area, period))
    value, row = summed([actual(one) for one in chosen]), chosen[-1]
    target = summed([number(one.get("target")) for one in chosen])
    if row.get("direction") == "range":
        low, high = number(row.get("target_low")), number(row.get("target_high"))
        told = not any(map(math.isnan, (value, low, high)))
        return value, ("met" if low <= value <= high else "not_met") if told else None
    if row.get("direction") == "none":
        return value, None
    down = row.get("direction") == "decrease"
    return value, light(over(target, value) if down else over(value, target))


NAIVE = """
WITH known AS (
  SELECT area, period, arg_max(v, day) AS v, arg_max(n, day) AS n, arg_max(d, day) AS d, arg_max(b, day) AS b, arg_max(t, day) AS t
  FROM (VALUES {values}) AS rows (area, period, v, n, d, b, t, day) GROUP BY area, period),
whole AS (
  SELECT sum(v) AS v, sum(n) AS n, sum(d) AS d, sum(b) AS b, sum(t) AS t, avg(b) AS ab, avg(t) AS mt FROM known)
SELECT CASE WHEN n IS NULL THEN v WHEN d <> 0 THEN 100 * n / d END AS value,
  CASE WHEN n IS NULL THEN (v - b) / nullif(t - b, 0) WHEN d <> 0 THEN (100 * n / d - ab) / nullif(mt - ab, 0) END AS share FROM whole
"""


def naive(rows, area, period):
    """SQL in DuckDB, in doubles: latest rows, sums, (actual − baseline) / (target − baseline)."""
    import duckdb

    told = []
    for row in asked_rows(rows, area, period):
        cells = (row.get(name) for name in ("actual", "numerator", "denominator", "baseline", "target"))
        numbers = ["NULL" if math.isnan(one) else f"{one}::DOUBLE" for one in map(number, cells)]
        told.append(
            f"('{row['area']}', '{row['period']}', {', '.join(numbers)}, '{row.get('reported_on', '')}')"
        )
    ((value, share),) = duckdb.sql(NAIVE.format(values=", ".join(told))).fetchall()
    return (NOTHING if value is None else value), light(share)


OPPONENTS = {
    "script (actual / target)": script,
    "capped percent": capped,
    "sheet of sums": sheet,
    "mean of percents": mean,
    "direction, no baseline": blind,
    "SQL in doubles": naive,
}
