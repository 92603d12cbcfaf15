"""Laws of the engine, for any numbers."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from balozi.results.declarations import Direction, Kind, Target, TargetState
from balozi.results.files import read_table
from balozi.results.periods import MONTH, QUARTER, period_of
from balozi.results.rating import judge
from balozi.results.thresholds import default_thresholds
from balozi.results.truth import Facts, Rating
from tests.examples import tries
from tests.results.tables import a_row, figures, lines_of

NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=100)
MAYBE = st.none() | NUMBERS
ORDER = [Rating.NOT_MET, Rating.PARTLY_MET, Rating.MET]
DAY = date(2024, 12, 31)
FEW = settings(max_examples=tries(60), deadline=None)


def judged(direction, actual, baseline, target):
    facts = Facts(direction, Kind.PERIODIC, actual, baseline, Target(target), TargetState.STATED)
    return judge(facts, default_thresholds(), DAY)


@given(NUMBERS, NUMBERS, MAYBE, NUMBERS)
def test_more_is_never_worse_where_more_is_better(one, other, baseline, target):
    less, more = sorted([one, other])
    low = judged(Direction.INCREASE, less, baseline, target)
    high = judged(Direction.INCREASE, more, baseline, target)
    assert low.cell == high.cell
    assert ORDER.index(low.rating) <= ORDER.index(high.rating)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_less_is_judged_as_more_with_the_signs_turned(actual, baseline, target):
    up = judged(Direction.INCREASE, actual, baseline, target)
    down = judged(Direction.DECREASE, -actual, -baseline, -target)
    assert (up.rating, up.achievement) == (down.rating, down.achievement)


@given(NUMBERS, MAYBE, NUMBERS, st.sampled_from([Direction.INCREASE, Direction.DECREASE]))
def test_an_achievement_of_one_is_the_target_and_of_none_the_baseline(actual, baseline, target, direction):
    judgement = judged(direction, actual, baseline, target)
    if judgement.achievement is None:
        return
    assert actual == baseline + judgement.achievement * (target - baseline)
    assert (judgement.rating == Rating.MET) == (judgement.achievement >= 1)
    assert judgement.ratio_to_target is None


parts = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=8).map(
    lambda pairs: [(above, above + rest) for above, rest in pairs]
)


@FEW
@given(parts, st.integers(1, 7))
def test_a_percentage_does_not_depend_on_how_its_area_is_split(pairs, at):
    def whole(groups):
        rows = [
            a_row(
                kind="percent",
                unit="%",
                area=f"A{n}",
                parent_area="P",
                numerator=sum(above for above, _ in group),
                denominator=sum(below for _, below in group),
                baseline=10,
                target=60,
            )
            for n, group in enumerate(groups)
        ]
        line = figures(rows)["I", "P", "2024"]
        return line["actual"], line["rating"], line["numerator"], line["denominator"], line["achievement"]

    at = min(at, len(pairs) - 1)
    assert whole([[pair] for pair in pairs]) == whole([pairs[:at], pairs[at:]]) == whole([pairs])


kinds = st.sampled_from(["periodic", "cumulative", "level"])
reports = st.lists(
    st.fixed_dictionaries(
        {
            "area": st.sampled_from(["A", "B", "P"]),
            "parent_area": st.just(""),
            "period": st.sampled_from(["2024-Q1", "2024-Q2", "2024-Q3", "2024"]),
            "baseline": st.sampled_from(["", "0", "5"]),
            "target": st.sampled_from(["", "10", "20", "TBD"]),
            "actual": st.sampled_from(["", "0", "7", "12"]),
            "reported_on": st.integers(0, 300).map(lambda day: str(date(2024, 1, 1) + timedelta(days=day))),
        }
    ).map(lambda row: row | {"parent_area": "P" if row["area"] != "P" else ""}),
    min_size=1,
    max_size=8,
)


@FEW
@given(reports, kinds, st.randoms())
def test_the_order_of_rows_changes_nothing(rows, kind, random):
    listed = [a_row(**row) | {"kind": kind} for row in rows]
    shuffled = list(listed)
    random.shuffle(shuffled)
    assert figures(listed) == figures(shuffled)


@FEW
@given(reports, reports, kinds)
def test_what_was_known_on_a_day_never_changes(rows, later, kind):
    day = date(2024, 12, 1)
    known = [a_row(**row) | {"kind": kind} for row in rows]
    after = [a_row(**row) | {"kind": kind, "reported_on": "2025-03-01"} for row in later]
    assert figures(known, known_on=day, on=day) == figures([*known, *after], known_on=day, on=day)


@FEW
@given(reports, kinds, st.sampled_from(["x", "nan", "1,5", "inf", "5%"]))
def test_a_bad_row_changes_nothing_else(rows, kind, bad):
    listed = [a_row(**row) | {"kind": kind} for row in rows]
    text = lines_of(listed)
    faulty = ",".join([*text[1].split(",")[:4], f'"{bad}"', *text[1].split(",")[5:]])
    good = read_table([f"{line}\n" for line in text], "good")
    mixed = read_table([f"{line}\n" for line in [*text, faulty]], "mixed")
    assert mixed.rows == good.rows
    assert [fault.number for fault in mixed.faults] == [len(listed) + 1]


@given(st.integers(1900, 2100), st.booleans())
def test_the_parts_of_a_year_are_the_year(year, fiscal):
    whole = period_of(f"FY{year}" if fiscal else str(year))
    for months in (QUARTER, MONTH):
        inside = list(whole.parts(months))
        assert len(inside) == 12 // months
        assert (inside[0].first_day, inside[-1].last_day) == (whole.first_day, whole.last_day)
        assert all(whole.holds(part) for part in inside)
        assert all(one.next().start == other.start for one, other in pairwise(inside))
        assert all(period_of(part.name) == part for part in inside)
        if months == QUARTER:
            assert {part.whole(12) for part in inside} == {whole}


@given(st.fractions(max_denominator=10**6))
def test_a_written_number_is_exact_or_right_in_twelve_digits(number):
    from balozi.results.decimals import decimal_of

    written = Fraction(decimal_of(number))
    assert abs(written - number) <= abs(number) / 10**11
