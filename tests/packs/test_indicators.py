import shutil

import pytest

from balozi.ground.errors.packs import PackInvalid
from balozi.packs.checking import check_pack
from balozi.packs.frameworks import read_framework
from balozi.packs.indicators import framework_of
from balozi.packs.loading import COUNTRIES, installed_packs, load_pack
from balozi.registers.kinds import kinds

RESULT = """
calendar = "fiscal"
[[result]]
code = "R1"
level = "outcome"
pillar = "pillar-1"
name_en = "Sample"
name_sw = "Mfano"
name_fr = "Exemple"
"""
LEVEL = """
[[indicator]]
code = "I1"
result = "R1"
level = "output"
name_en = "Sample offices"
name_sw = "Ofisi za mfano"
name_fr = "Bureaux d'exemple"
unit = "offices"
direction = "increase"
kind = "level"
frequency = "year"
owner = "MFA"
means = "register"
source = { mark = "P", text = "sample" }
"""


def read(text):
    return read_framework(text, "xx", {"pillar-1"}, {"MFA"})


@pytest.mark.parametrize("code", installed_packs())
def test_every_pillar_of_an_installed_pack_has_an_indicator_of_an_outcome(code):
    framework = framework_of(code)
    pillars = {entry.key for entry in load_pack(code).entries if entry.kind == "pillar"}
    told = {one.pillar for one in framework.indicators if one.level in {"outcome", "impact"}}
    assert pillars <= told


def test_kenya_has_forty_indicators_and_every_one_says_where_it_comes_from():
    indicators = framework_of("ke").indicators
    assert len(indicators) == 40
    assert all(one.source and one.means and all(one.names.values()) for one in indicators)


def test_a_level_never_stands_alone():
    with pytest.raises(PackInvalid, match="pair_with"):
        read(RESULT + LEVEL)


def test_a_level_is_not_paired_with_another_level():
    other = LEVEL.replace('"I1"', '"I2"') + 'pair_with = "I1"\n'
    with pytest.raises(PackInvalid, match="its pair"):
        read(RESULT + LEVEL + 'pair_with = "I2"\n' + other)


@pytest.mark.parametrize(
    ("said", "instead", "told"),
    [
        ('direction = "increase"', 'direction = "up"', "unknown direction"),
        ('owner = "MFA"', 'owner = "NOBODY"', "unknown owner"),
        ('kind = "level"', 'kind = "percent"', "numerator"),
        ('result = "R1"', 'result = "R9"', "unknown result"),
        ('unit = "offices"', "", "unit"),
        ('mark = "P"', 'mark = "X"', "source mark"),
        ('code = "I1"', 'code = "R1"', "used twice"),
    ],
)
def test_what_is_wrong_is_said(said, instead, told):
    with pytest.raises(PackInvalid, match=told):
        read(RESULT + LEVEL.replace(said, instead))


def test_a_file_that_is_no_toml_is_refused():
    with pytest.raises(PackInvalid):
        read("[[result")


def test_the_check_of_a_pack_names_the_indicator_that_is_wrong(tmp_path):
    folder = tmp_path / "ke"
    shutil.copytree(COUNTRIES / "ke", folder)
    file = folder / "indicators.toml"
    file.write_text(file.read_text("utf-8").replace('owner = "TNT"', 'owner = "NOBODY"'), "utf-8")
    told = [f"{one.where}: {one.says}" for one in check_pack(folder, kinds())]
    assert told == ["ke/indicators.toml line 1: KE-GG-20 has an unknown owner 'NOBODY'."]
