"""What IATI 2.03 demands of the parts of results that are read: every rule by its name, and what is left out."""

import re

import pytest

from balozi.exchange.values.iati import read_iati, write_iati
from balozi.exchange.values.iati_rules import iati_rules
from tests.exchange.test_values import ACTIVITY, cell

TITLE = "<title><narrative>Samples</narrative></title>"
REFERENCE = '<reference vocabulary="99" code="A-1"/>'
START, END = '<period-start iso-date="2024-01-01"/>', '<period-end iso-date="2024-12-31"/>'
PERIOD = f'<period>{START}{END}<target value="9"/><actual value="7"/></period>'
BASELINE = '<baseline year="2023" value="3"/>'


def a_file(
    *, version='version="2.03"', result='type="1"', title=TITLE, measure='measure="1"', inside=None, own=""
):
    told = inside if inside is not None else f"{TITLE}{REFERENCE}{BASELINE}{PERIOD}"
    return (
        f"<iati-activities {version}><iati-activity><result {result}>{title}{own}"
        f"<indicator {measure}>{told}</indicator></result></iati-activity></iati-activities>"
    ).encode()


def within(*pieces):
    return {"inside": f"{TITLE}{REFERENCE}{''.join(pieces)}"}


def told(**changes):
    found = read_iati(a_file(**changes), "samples.xml")
    rules = [(one.rule, one.severity) for one in found.conflicts]
    return rules, [dict(draft.said) for draft in found.drafts], found


ALL = {"value": "7", "target": "9", "baseline": "3"}
CASES = [
    ("IA1", {"version": ""}, [ALL]),
    ("IA1", {"version": 'version="1.05"'}, [ALL]),
    ("IA2", {"result": ""}, [ALL]),
    ("IA2", {"result": 'type="4"'}, [ALL]),
    ("IA3", {"title": ""}, [ALL]),
    ("IA3", {"title": "<title><narrative> </narrative></title>"}, [ALL]),
    ("IA3", {"inside": f"{REFERENCE}{BASELINE}{PERIOD}"}, [ALL]),
    ("IA4", {"measure": ""}, []),
    ("IA4", {"measure": 'measure="6"'}, []),
    ("IA5", {"inside": f"{TITLE}{PERIOD}"}, []),
    ("IA5", {"inside": f'{TITLE}<reference code="A-1"/>{PERIOD}'}, []),
    ("IA5", {"inside": f'{TITLE}<reference vocabulary="99"/>{PERIOD}'}, []),
    ("IA6", within(f'<period>{END}<actual value="7"/></period>'), []),
    ("IA6", within(f'<period><period-start/>{END}<actual value="7"/></period>'), []),
    ("IA6", within(f'<period>{START}{START}{END}<actual value="7"/></period>'), []),
    ("IA6", within(f'<period><period-start iso-date="2024-02-30"/>{END}<actual value="7"/></period>'), []),
    ("IA7", within('<period><period-start iso-date="2024-12-31"/>'
                   '<period-end iso-date="2024-01-01"/><actual value="7"/></period>'), []),
    ("IA8", within(f'<period>{START}{END}<target/><actual value="7"/></period>'), [{"value": "7"}]),
    ("IA9", {"measure": 'measure="5"', **within(f'<period>{START}{END}<actual value="7"/></period>')}, [{"value": "7"}]),
    ("IA10", within(f'<period>{START}{END}<actual value="7"><location/></actual></period>'), []),
    ("IA10", within(f'<period>{START}{END}<actual value="7"><dimension name="sex"/></actual></period>'), []),
    ("IA10", within(f'<period>{START}{END}<actual value="7"><dimension value="f"/></actual></period>'), []),
    ("IA11", within('<baseline value="3"/>', PERIOD), [{"value": "7", "target": "9"}]),
    ("IA11", within('<baseline year="0" value="3"/>', PERIOD), [{"value": "7", "target": "9"}]),
    ("IA12", {"measure": 'measure="1" ascending="yes"'}, [ALL]),
    ("IA13", {"own": REFERENCE}, [ALL]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "changes", "left"), CASES)
def test_IA1_to_IA13(rule, changes, left):
    rules, said, found = told(**changes)
    assert rules == [(rule, iati_rules()[rule].severity)]
    assert said == left
    assert found.rows == len(found.drafts) + found.unread
    assert all("%(" not in one.message for one in found.conflicts)


def test_IA14():
    content = (
        b'<iati-activities version="2.03"><iati-activity>'
        + f'<indicator measure="1">{TITLE}{REFERENCE}{PERIOD}</indicator>'.encode()
        + b"</iati-activity></iati-activities>"
    )
    found = read_iati(content, "samples.xml")
    assert ([one.rule for one in found.conflicts], found.drafts, found.unread) == (["IA14"], [], 1)


def test_every_rule_has_a_case():
    assert {rule for rule, _, _ in CASES} | {"IA14"} == set(iati_rules())


def test_what_keeps_the_standard_is_read_without_a_word():
    assert told()[:2] == ([], [ALL])
    # Elements in another order, days with a time zone, a second vocabulary: all of it is allowed or does no harm.
    inside = (
        f"{PERIOD.replace('2024-01-01', '2024-01-01Z')}{BASELINE}"
        f'<reference vocabulary="9" code="1.1.1"/>{REFERENCE}{TITLE}'
    )
    rules, said, found = told(inside=inside)
    assert (rules, said, [one.indicator for one in found.drafts]) == ([], [ALL], ["A-1"])


def test_what_we_write_keeps_what_we_demand():
    content, _ = write_iati([cell(), cell(period="2025"), cell(area="CNTY-040")], ACTIVITY)
    found = read_iati(content, "own.xml")
    assert (list(found.conflicts), len(found.drafts)) == ([], 3)


def test_a_broken_indicator_refuses_each_of_its_periods_and_no_other():
    good = f'<indicator measure="1">{TITLE}{REFERENCE}{PERIOD}</indicator>'
    bad = f"<indicator>{TITLE}{REFERENCE}{PERIOD}{PERIOD}</indicator>"
    content = a_file().replace(b"</result>", f"{bad}{good}</result>".encode())
    found = read_iati(content, "samples.xml")
    assert [(one.row, one.rule) for one in found.conflicts] == [(2, "IA4")]
    assert ([one.row for one in found.drafts], found.unread, found.rows) == ([1, 4], 2, 4)


def test_parts_of_a_disaggregation_are_rows_of_their_own():
    parts = "".join(
        f'<actual value="{value}"><location ref="KEN"/><dimension name="sex" value="{sex}"/></actual>'
        for sex, value in (("f", 4), ("m", 5))
    )
    _, _, found = told(
        **within(f"<period>{START}{END}<actual value='9'><location ref='KEN'/></actual>{parts}</period>")
    )
    assert [(one.area, one.get("breakdown"), one.get("value")) for one in found.drafts] == [
        ("KEN", "", "9"), ("KEN", "sex=f", "4"), ("KEN", "sex=m", "5"),
    ]  # fmt: skip
    assert not re.search("IA", str(found.conflicts))
