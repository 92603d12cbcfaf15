"""Codes that no register has: told with what was probably meant, and digits are never guessed."""

import pytest

from balozi.results.codes import Codes, names_of, odd_area, odd_reporter

KNOWN = Codes(
    frozenset({"KEN", "MOH", *(f"CNTY-{number:03}" for number in range(1, 48))}),
    frozenset({"UGA"}),
    {"Busia": "CNTY-040", "KE-04": "CNTY-040", "Trans Nzoia": "CNTY-026", "Ministry of Health": "MOH"},
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("CNTY-04O", "CNTY-040"),
        ("CNTY-O40", "CNTY-040"),
        ("cnty 40", "CNTY-040"),
        ("CNTY40", "CNTY-040"),
        ("CNYT-040", "CNTY-040"),
        ("KE-04", "CNTY-040"),
        ("BUSIA", "CNTY-040"),
        ("Trans-Nzoia", "CNTY-026"),
        ("KNE", "KEN"),
        ("CNTY-048", ""),
        ("CNTY-4", "CNTY-004"),
        ("ImspTQPwCqd", ""),
    ],
)
def test_VR7(written, meant):
    (odd,) = odd_area(written, "", KNOWN)
    assert (odd.rule, odd.facts["code"], odd.facts["near"]) == ("VR7", written, meant)
    assert (f"The nearest code is {meant}." in odd.in_words()) == bool(meant)


def test_an_area_that_is_known_or_not_stated_is_not_odd():
    assert not [odd for area in ("", "KEN", "CNTY-047", "UGA") for odd in odd_area(area, "", KNOWN)]


def test_an_area_that_is_said_to_be_part_of_a_known_one_is_new_and_not_odd_unless_it_looks_like_another():
    assert odd_area("WARD-7", "CNTY-040", KNOWN) == []
    assert [odd.facts["near"] for odd in odd_area("CNTY-04O", "KEN", KNOWN)] == ["CNTY-040"]
    assert [odd.facts["code"] for odd in odd_area("WARD-7", "CNTY-O40", KNOWN)] == ["CNTY-O40"]


def test_VR8():
    (odd,) = odd_reporter("MOHH", KNOWN)
    assert odd.in_words().endswith("The nearest is MOH.")
    (odd,) = odd_reporter("Border club", KNOWN)
    assert "Border club" in odd.in_words()
    assert "nearest" not in odd.in_words()
    assert odd_reporter("", KNOWN) == odd_reporter("MOH", KNOWN) == []
    assert odd_reporter("ministry of  health", KNOWN) == []


def test_a_name_of_two_areas_stands_for_none_of_them():
    assert names_of([("A", ["Lake"]), ("B", ["Lake", "Hill"])]) == {"Hill": "B"}
