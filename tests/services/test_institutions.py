"""The register of institutions: packs bring it, administrators change it, nothing disappears."""

import pytest

from balozi.ground.errors.packs import PackInvalid
from balozi.ground.errors.people import InstitutionExists, InstitutionInvalid, NoSuchInstitution
from balozi.ground.errors.registers import NotAllowed
from balozi.packs.institutions import institutions_of, read_institutions
from balozi.packs.loading import load_pack as read_pack
from balozi.services.institutions import InstitutionTold, add_institution, retire_institution
from balozi.services.packing import load_pack
from balozi.services.people import operator
from balozi.store.people.queries import institution, institution_names, institutions, members
from tests.builders import hour, onlooker
from tests.readers import a_user

pytestmark = pytest.mark.django_db

TOLD = InstitutionTold("MFA-X", "agency", "KEN", {"en": "Sample agency", "sw": "Wakala wa mfano"})


def test_the_pack_of_kenya_brings_its_ministries_and_each_county_once():
    load_pack(code="ke", person=operator("A"), at=hour(1))
    counties = institutions(kind="county", country="KEN")
    assert [row.code for row in counties] == [f"CNTY-{number:03}" for number in range(1, 48)]
    assert institution("CNTY-040").name("sw") == "Kaunti ya Busia"
    assert institution("SDFA").parent == "MFA"
    assert all(row.source for row in institutions())
    before = institutions()
    load_pack(code="ke", person=operator("A"), at=hour(2))
    assert institutions() == before


def test_what_an_administrator_retires_stays_retired_when_the_pack_is_loaded_again():
    load_pack(code="rw", person=operator("A"), at=hour(1))
    retire_institution(code="MINECOFIN", reason="merged", person=operator("A"), at=hour(2))
    load_pack(code="rw", person=operator("A"), at=hour(3))
    assert [row.code for row in institutions(country="RWA")] == ["MINAFFET"]
    assert institution("MINECOFIN").retired == "merged"


def test_an_institution_is_asked_as_known_before_it_was_retired():
    add_institution(told=TOLD, person=operator("A"), at=hour(1))
    retire_institution(code="MFA-X", reason="closed", person=operator("A"), at=hour(3))
    assert institutions() == []
    assert [row.code for row in institutions(at=hour(2))] == ["MFA-X"]
    assert institutions(at=hour(0)) == []
    assert institution_names("sw", {"MFA-X"}) == {"MFA-X": "Wakala wa mfano"}
    with pytest.raises(NoSuchInstitution):
        retire_institution(code="MFA-X", reason="again", person=operator("A"), at=hour(4))


def test_an_institution_needs_a_good_code_a_kind_a_name_and_a_parent_that_stands():
    by = {"person": operator("A"), "at": hour(1)}
    for wrong in (
        InstitutionTold("mfa", "agency", "KEN", {"en": "x"}),
        InstitutionTold("X" * 25, "agency", "KEN", {"en": "x"}),
        InstitutionTold("MFA", "castle", "KEN", {"en": "x"}),
        InstitutionTold("MFA", "agency", "KEN", {"en": " "}),
    ):
        with pytest.raises(InstitutionInvalid):
            add_institution(told=wrong, **by)
    with pytest.raises(NoSuchInstitution):
        add_institution(told=InstitutionTold("FSA", "agency", "KEN", {"en": "x"}, "NONE"), **by)
    add_institution(told=TOLD, **by)
    with pytest.raises(InstitutionExists):
        add_institution(told=TOLD, **by)
    with pytest.raises(InstitutionInvalid):
        retire_institution(code="MFA-X", reason=" ", **by)
    with pytest.raises(NotAllowed):
        add_institution(told=TOLD, person=onlooker(), at=hour(2))


def test_members_are_those_who_may_sign_in():
    for name, active in (("A. Mfano", True), ("B. Zamani", False)):
        user = a_user(name)
        user.profile.institution = "MFA"
        user.profile.save()
        user.is_active = active
        user.save()
    assert [row.name for row in members("MFA")] == ["A. Mfano"]


ONE = (
    '[[institution]]\ncode = "{code}"\nkind = "{kind}"\nname_en = "x"\nname_sw = "x"\nname_fr = "x"\n{more}\n'
)
KNOWN = 'source = {known = "a sample"}'


@pytest.mark.parametrize(
    "text",
    [
        ONE.format(code="mfa", kind="ministry", more=KNOWN),
        ONE.format(code="MFA", kind="castle", more=KNOWN),
        ONE.format(code="MFA", kind="ministry", more=KNOWN) * 2,
        ONE.format(code="MFA", kind="ministry", more=KNOWN + '\nparent = "NONE"'),
        ONE.format(code="MFA", kind="ministry", more='source = {document = "none", place = "x"}'),
        ONE.format(code="MFA", kind="ministry", more=""),
        "[[institution",
    ],
)
def test_a_list_of_institutions_that_cannot_stand_is_refused(text):
    with pytest.raises(PackInvalid):
        read_institutions(text, read_pack("ke"))


def test_every_institution_of_the_packs_has_three_names():
    for code in ("ke", "rw"):
        assert all(all(one.names.values()) for one in institutions_of(code))
