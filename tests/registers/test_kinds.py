"""Kinds say how facts are named and when two of them are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balozi.ground.errors.registers import FieldsInvalid
from balozi.registers.kinds import check_fields, identities, kinds, title_of


def test_every_kind_needs_and_is_identified_by_fields_that_it_takes():
    for kind in kinds().values():
        assert set(kind.identity) | set(kind.needs) <= set(kind.takes), kind.name
        assert len(set(kind.takes)) == len(kind.takes), kind.name


def test_the_kinds_cannot_be_changed():
    with pytest.raises(TypeError):
        kinds()["dream"] = kinds()["pillar"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("kind", "fields", "title"),
    [
        ("pillar", {"name_en": "peace", "name": "amani"}, "peace"),
        ("pillar", {"name_en": " ", "name": "amani"}, "amani"),
        ("pillar", {"name_sw": "amani"}, "amani"),
        ("mission", {"city": "Asha", "accredited_to": ["UNEP", "UN-HABITAT"]}, "Asha (UNEP, UN-HABITAT)"),
        ("mission", {"city": "Asha", "accredited_to": []}, "Asha"),
        ("mission", {"accredited_to": "UNEP"}, "(UNEP)"),
        ("metric", {"what": "embassies", "value": 0}, "embassies: 0"),
        ("membership", {"member": "KEN", "organisation": "EAC"}, "KEN in EAC"),
        ("office_holder", {"person": "A. {office}", "office": "Envoy"}, "A. {office}, Envoy"),
        ("agreement", {"instrument_type": "mou"}, "mou"),
    ],
)
def test_a_title_is_made_of_the_first_filled_fields(kind, fields, title):
    assert title_of(kind, fields) == title


@pytest.mark.parametrize("name", [name for name, kind in kinds().items() if "name_sw" in kind.takes])
def test_a_thing_named_in_swahili_alone_can_stand_on_a_register(name):
    needed = {} if "name_sw" in kinds()[name].needs else {kinds()[name].needs[0]: "7"}
    check_fields(name, {"name_sw": "nguzo", **needed})
    assert title_of(name, {"name_sw": "nguzo", **needed}) != name


def test_a_kind_without_anything_filled_is_named_by_itself():
    assert title_of("pillar", {}) == "pillar"


def test_a_field_that_the_kind_does_not_take_is_refused():
    with pytest.raises(FieldsInvalid, match="it takes no colour, shade"):
        check_fields("pillar", {"name": "amani", "shade": 1, "colour": 2})


@pytest.mark.parametrize("empty", ["", "  ", None, [], [""]])
def test_a_fact_without_what_it_needs_is_refused(empty):
    with pytest.raises(FieldsInvalid, match="one of these must be filled: city, accredited_to"):
        check_fields("mission", {"city": empty})


def test_zero_fills_a_need():
    check_fields("metric", {"value": 0})


def test_an_unknown_kind_is_refused_everywhere():
    for refused in (lambda: title_of("dream", {}), lambda: identities("dream", "KEN", {})):
        with pytest.raises(FieldsInvalid, match="there is no such kind"):
            refused()


def test_every_name_and_spelling_is_a_key():
    fields = {
        "name_sw": "Diplomasia ya Amani",
        "name_en": "Peace Diplomacy",
        "name_fr": "Diplomatie de la paix",
        "also": ["Ushirikiano wa Amani", "DIPLOMASIA YA AMANI"],
    }
    assert identities("pillar", "KEN", fields) == {
        "pillar:KEN:diplomasia ya amani",
        "pillar:KEN:peace diplomacy",
        "pillar:KEN:diplomatie de la paix",
        "pillar:KEN:ushirikiano wa amani",
    }


@pytest.mark.parametrize(
    ("kind", "fields", "keys"),
    [
        (
            "mission",
            {"city": "Gaborone", "also": ["Gabone"], "accredited_to": ["SADC", "BWA"]},
            {
                "missions:KEN:gaborone:sadc",
                "missions:KEN:gaborone:bwa",
                "missions:KEN:gabone:sadc",
                "missions:KEN:gabone:bwa",
            },
        ),
        ("mission", {"city": "Goma"}, {"missions:KEN:goma"}),
        ("consulate", {"city": "Goma"}, {"missions:KEN:goma"}),
        ("mission", {"accredited_to": "UNEP"}, {"missions:KEN::unep"}),
        ("ranking", {"what": "Port: size", "value": 3}, {"counts:KEN:port size:3"}),
        ("metric", {"what": "embassies", "value": 0}, {"counts:KEN:embassies:0"}),
        ("county", {"name": "Busia", "code": "040"}, {"county:KEN:40"}),
        ("county", {"name": "Busia", "code": 40}, {"county:KEN:40"}),
        (
            "institution_role",
            {"institution": "Rais", "name_en": "President", "number": 2},
            {"institution_role:KEN:rais:2", "institution_role:KEN:president:2"},
        ),
        ("place_focus", {"place": "Bonde", "context": "health"}, {"place_focus:KEN:bonde:health"}),
        (
            "membership",
            {"organisation": "EAC", "also": ["JAM"], "member": "KEN"},
            {"membership:KEN:eac:ken", "membership:KEN:jam:ken"},
        ),
        (
            "office_holder",
            {
                "person": "A. Person",
                "office": "Rais wa Zedi",
                "code": "President",
                "terms_stated": ["1990-1984", "2003"],
            },
            {
                "office_holder:KEN:a person:president:1990",
                "office_holder:KEN:a person:president:2003",
                "office_holder:KEN:a person:rais wa zedi:1990",
                "office_holder:KEN:a person:rais wa zedi:2003",
            },
        ),
        ("position", {"text": "Supports reform."}, {"position:KEN:supports reform"}),
        ("quality_issue", {"issue": "listed twice"}, set()),
        ("county", {"name": "Busia"}, set()),
    ],
)
def test_the_keys_of_a_fact_follow_its_kind(kind, fields, keys):
    assert identities(kind, "KEN", fields) == keys


def test_the_order_of_parties_makes_no_other_agreement():
    one = {"instrument_type": "mou", "states": ["RWA", "KEN"], "orgs": ["EAC", "AU"], "subject": "Trade"}
    two = {"instrument_type": "MoU", "states": ["KEN", "RWA"], "orgs": ["AU", "EAC"], "subject": "trade"}
    assert identities("instrument", "KEN", one) == identities("agreement", "KEN", two)
    assert identities("agreement", "KEN", two) == {"agreements:KEN:mou:ken rwa:au eac:trade"}


def test_a_party_more_makes_another_agreement():
    one = {"instrument_type": "mou", "states": ["RWA", "KEN"]}
    assert not identities("agreement", "KEN", one) & identities(
        "agreement", "KEN", {**one, "states": ["RWA", "KEN", "UGA"]}
    )


def test_the_same_thing_in_two_countries_has_two_keys():
    fields = {"name": "Multilateralism"}
    assert not identities("pillar", "KEN", fields) & identities("pillar", "RWA", fields)


@given(order=st.permutations(["Amani", "Usalama", "Ulinzi"]))
def test_the_order_of_spellings_and_persons_changes_no_key(order):
    named = {"name": "Nguzo", "also": order}
    met = {"type": "meeting", "persons": order}
    assert identities("pillar", "KEN", named) == identities("pillar", "KEN", {**named, "also": sorted(order)})
    assert identities("engagement", "KEN", met) == identities(
        "engagement", "KEN", {**met, "persons": sorted(order)}
    )
