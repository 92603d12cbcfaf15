import shutil

import pytest

from balozi.packs.checking import check_pack
from balozi.packs.clocks import DEFAULT, clocks_of
from balozi.packs.loading import COUNTRIES
from balozi.registers.kinds import kinds

RIGHT = "{at_risk_days: 30, dormant_months: 6, source: own default}"


def faults(tmp_path, said):
    folder = tmp_path / "ke"
    shutil.copytree(COUNTRIES / "ke", folder)
    head = folder / "pack.yaml"
    text = head.read_text("utf-8")
    assert RIGHT in text
    head.write_text(text.replace(RIGHT, said), "utf-8")
    return [fault.says for fault in check_pack(folder, kinds())]


@pytest.mark.parametrize("country", ["KEN", "RWA"])
def test_a_pack_says_how_long_a_commitment_may_wait_and_where_that_comes_from(country):
    clocks = clocks_of(country)
    assert clocks is not DEFAULT
    assert (clocks.at_risk_days, clocks.dormant_months, clocks.source) == (30, 6, "own default")


@pytest.mark.parametrize(
    "said",
    [
        "{at_risk_days: 30, dormant_months: 6}",
        "{at_risk_days: 0, dormant_months: 6, source: own default}",
        "{at_risk_days: soon, dormant_months: 6, source: own default}",
        "thirty days",
    ],
)
def test_clocks_without_whole_numbers_or_a_source_are_a_fault(tmp_path, said):
    assert any("at_risk_days and dormant_months" in one for one in faults(tmp_path, said))


def test_a_word_that_the_clocks_do_not_take_is_a_fault(tmp_path):
    said = RIGHT.replace("}", ", patience: 3}")
    assert faults(tmp_path, said) == ["follow_up takes no patience; remove it."]
