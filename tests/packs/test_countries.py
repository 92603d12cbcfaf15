"""The packs that ship are right, complete, and say what their papers say."""

import re
from collections import Counter
from pathlib import Path

import pytest

from balozi.ground.errors.packs import NoSuchPack
from balozi.ground.words import fold
from balozi.packs.checking import check_pack
from balozi.packs.loading import COUNTRIES, country_of, entries_of_kind, installed_packs, load_pack
from balozi.packs.shapes import policy_areas
from balozi.registers.kinds import check_fields, identities, kinds, title_of

PAPERS = Path(__file__).parents[3] / "shared" / "corpus" / "papers"
needs_papers = pytest.mark.skipif(not PAPERS.is_dir(), reason="the papers are not beside the repository")
PRINTED = ("as_printed", "name_sw", "name", "expansion", "person", "organisation", "city")
RECOGNISED = {
    "000": "ke-foreign-relations-page",
    "001": "ke-policy-2024",
    "002": "ke-gbr-mou-news",
    "003": "ke-chn-security-news",
    "004": "rw-policy-page",
}


def entries_of(code, kind):
    return [entry for entry in load_pack(code).entries if entry.kind == kind]


def by_number(code, kind):
    return {entry.fields["number"]: entry for entry in entries_of(code, kind) if "number" in entry.fields}


def paper(number):
    (found,) = PAPERS.glob(f"{number}_*.txt")
    return found.read_text("utf-8")


@pytest.mark.parametrize("code", installed_packs())
def test_an_installed_pack_checks_clean(code):
    assert check_pack(COUNTRIES / code, kinds()) == []


@pytest.mark.parametrize("code", installed_packs())
def test_every_entry_fits_its_kind_has_a_title_and_can_be_found_again(code):
    pack = load_pack(code)
    for entry in pack.entries:
        check_fields(entry.kind, entry.fields)
        assert title_of(entry.kind, entry.fields) != entry.kind, entry.where
        assert identities(entry.kind, pack.country, entry.fields), entry.where


@pytest.mark.parametrize("code", installed_packs())
def test_entries_that_are_the_same_fact_are_flagged(code):
    pack = load_pack(code)
    first = {}
    for entry in pack.entries:
        for key in identities(entry.kind, pack.country, entry.fields):
            before = first.setdefault(key, entry)
            if before is not entry:
                assert set(entry.flags) & {"duplicate", "not-credible"}, (before.where, entry.where)


@pytest.mark.parametrize("code", installed_packs())
def test_no_pack_holds_telephone_numbers_or_addresses(code):
    for path in (COUNTRIES / code).glob("*.yaml"):
        text = path.read_text("utf-8")
        assert not re.search(r"\+\d{3}|\b0\d{9}\b|\S+@\S+\.\w+", text), path.name


def test_kenya_has_what_its_policy_counts():
    assert Counter(entry.kind for entry in load_pack("ke").entries) >= Counter(
        {
            "interest": 7, "principle": 8, "value": 4, "objective": 8, "pillar": 8, "actor": 18,
            "institution_role": 21, "county": 47, "office_holder": 25, "membership": 13, "abbreviation": 90,
        }
    )  # fmt: skip


def test_every_kenyan_pillar_has_names_aims_and_priorities():
    for entry in entries_of("ke", "pillar"):
        assert all(entry.fields[name] for name in ("name_sw", "name_en", "name_fr", "aims", "priorities"))


@pytest.mark.parametrize("code", installed_packs())
def test_nearly_every_policy_area_has_a_pillar_so_that_countries_compare(code):
    listed = {area for entry in entries_of(code, "pillar") for area in entry.fields.get("areas", ())}
    # who governs whom and how states speak to each other is every pillar's matter
    assert set(policy_areas()) - listed == {"governance", "diplomacy"}


def test_the_counties_know_their_codes_borders_and_first_phase():
    counties = {entry.fields["name"]: entry.fields for entry in entries_of("ke", "county")}
    assert counties["Nairobi"]["code"] == "047"
    assert counties["Nairobi"]["iso"] == "KE-30"
    assert counties["Turkana"]["borders"] == ["ETH", "SSD", "UGA"]
    assert len({fields["iso"] for fields in counties.values()}) == len(counties)
    initial = {name for name, fields in counties.items() if fields.get("phase") == "initial"}
    assert initial == {"Turkana", "Mandera", "Marsabit", "Wajir", "Busia"}
    assert sum(len(fields["neighbours"]) for fields in counties.values()) == 2 * 111


def test_the_list_of_missions_is_kept_as_listed_and_doubted_where_it_must_be():
    rows = by_number("ke", "mission") | by_number("ke", "consulate")
    assert sorted(rows) == list(range(1, 97))
    assert "own-capital" in rows[5].flags
    assert "duplicate" in rows[27].flags
    assert "duplicate" in rows[32].flags
    assert "doubtful" in rows[34].flags
    assert rows[13].fields["as_printed"] == "Gabone"
    assert {number for number, row in rows.items() if "not-credible" in row.flags} == set(range(69, 97))
    assert sum("wrong-region" in rows[number].flags for number in range(3, 69)) == 38


def test_only_missions_to_united_nations_bodies_have_a_class():
    classed = {number for number, row in by_number("ke", "mission").items() if "mission_class" in row.fields}
    assert classed == {1, 2, 51}


def test_foreign_ministers_keep_the_terms_as_printed():
    ministers = by_number("ke", "office_holder")
    assert sorted(ministers) == list(range(1, 26))
    assert ministers[12].fields["terms_stated"] == ["1993-1988", "2003-2004"]
    assert "from" not in ministers[12].fields
    assert "impossible-term" in ministers[12].flags
    assert ministers[19].fields["acting"] is True
    assert "to" not in ministers[25].fields
    assert {number for number, one in ministers.items() if "overlapping-term" in one.flags} == {
        13,
        14,
        15,
        18,
        19,
    }


def test_abbreviations_with_two_meanings_are_two_entries():
    meanings = [
        e.fields["code"] for e in entries_of("ke", "abbreviation") if e.fields["abbreviation"] == "UU"
    ]
    assert meanings == ["M&E", "EU"]


def test_the_agreement_without_a_date_has_none():
    (agreement,) = entries_of("ke", "agreement")
    assert agreement.fields["states"] == ["KEN", "GBR"]
    assert "date" not in agreement.fields


def test_rwanda_has_its_pillars_objectives_and_figures():
    kinds_found = Counter(entry.kind for entry in load_pack("rw").entries)
    assert (kinds_found["pillar"], kinds_found["objective"], kinds_found["principle"]) == (5, 13, 3)
    figures = {entry.fields["what"]: entry.fields["value"] for entry in entries_of("rw", "metric")}
    assert sorted(figures.values()) == [1, 17, 37, 47, 49, 147, 200]
    pillars = {entry.fields["name_en"] for entry in entries_of("rw", "pillar")}
    assert {entry.fields["pillar"] for entry in entries_of("rw", "objective")} == pillars


@needs_papers
def test_names_that_cite_the_policy_stand_in_the_policy():
    text = f" {fold(paper('001').replace('-' + chr(10), ''))} "
    missing = []
    cited = [entry for entry in load_pack("ke").entries if entry.source.document == "ke-policy-2024"]
    named = [entry for entry in cited if any(name in entry.fields for name in PRINTED)]
    for entry in named:
        name = next(str(entry.fields[name]) for name in PRINTED if name in entry.fields)
        spellings = [name, *entry.fields.get("also", [])]
        if not any(
            f" {fold(spelling)} " in text
            for spelling in spellings[: None if entry.kind == "membership" else 1]
        ):
            missing.append((entry.key, name))
    assert len(missing) <= 0.05 * len(named), missing


@needs_papers
@pytest.mark.parametrize("number", RECOGNISED)
def test_each_paper_is_recognised_as_one_document(number):
    documents = {**load_pack("ke").documents, **load_pack("rw").documents}
    text = paper(number)
    found = [
        key for key, about in documents.items() if all(words in text for words in about["recognised_by"])
    ]
    assert found == [RECOGNISED[number]]


@pytest.mark.parametrize("code", installed_packs())
@pytest.mark.parametrize("kind", ["pillar", "office_holder", "no such kind"])
def test_entries_of_one_kind_are_those_of_the_whole_pack(code, kind):
    assert list(entries_of_kind(code, kind)) == entries_of(code, kind)
    assert country_of(code) == load_pack(code).country


def test_entries_of_a_pack_that_is_not_installed_are_refused():
    with pytest.raises(NoSuchPack):
        entries_of_kind("zz", "pillar")
