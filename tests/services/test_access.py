"""Who sees what: role and own or other institution, inheritance, and two persons for more."""

import pytest

from balozi.ground.errors.people import (
    AboveClearance,
    ConfirmationClosed,
    NoSuchConfirmation,
    NoSuchInstitution,
    NotAHigherMarking,
    NotALowerMarking,
    OwnAccount,
    SecondPersonNeeded,
)
from balozi.ground.errors.registers import NoSuchDocument, NoSuchEntry, NotAllowed
from balozi.ground.markings import Marking
from balozi.ground.people import GIVE_ROLES, MARK, READ, REVIEW, SECOND, Person
from balozi.services.confirming import confirm_proposal, decline_proposal
from balozi.services.institutions import InstitutionTold, add_institution
from balozi.services.marking import limit_audience, propose_lower_marking, raise_marking
from balozi.services.people import ROLE_PERMISSIONS, operator, person_of
from balozi.services.reviewing import accept_suggestion
from balozi.services.standing import change_clearance, change_institution, change_role, retire_user
from balozi.store.access.queries import audience, confirmations
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document, Suggestion
from balozi.store.documents.queries import find_document, list_documents, list_suggestions
from balozi.store.people.models import Profile
from balozi.store.registers.facets import countries, register_counts
from balozi.store.registers.models import Entry
from balozi.store.registers.queries import entry_page, list_register
from tests.builders import a_paper, a_suggestion, hour
from tests.readers import a_user

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

MINISTRY, DEPARTMENT, OTHER = "MFA", "SDFA", "MOH"


@pytest.fixture(scope="module", autouse=True)
def _institutions(begun_once):
    for code, parent in ((MINISTRY, ""), (DEPARTMENT, MINISTRY), (OTHER, "")):
        told = InstitutionTold(code, "ministry", "KEN", {"en": f"Sample {code}"}, parent)
        add_institution(told=told, person=operator("Z. Mkuu"), at=hour(0))


def user_of(institution, name="A. Mfano", *, role="reviewer", clearance=2):
    user = a_user(name, role=role, clearance=clearance)
    user.profile.institution = institution
    user.profile.save()
    return person_of(user)


def limited_entry(*codes, marking=0):
    """Keep a paper and the entry made from it, both limited to institutions."""
    paper = a_paper("Kenya will build a border clinic in Busia.", marking=marking)
    found = a_suggestion(paper)
    limit_audience(
        kind="document",
        number=paper.pk,
        institutions=codes,
        reason="",
        person=operator("Z. Mkuu"),
        at=hour(1),
    )
    entry = accept_suggestion(suggestion=found.pk, person=operator("Z. Mkuu"), at=hour(2))
    return paper, entry


def seen_by(person, paper, entry):
    """Return what lists, counts and direct addresses show of a paper and its entry."""
    reader, shown = person.reader, []
    if list_documents(reader).total:
        shown.append("papers")
    if list_suggestions(reader).total:
        shown.append("suggestions")
    if list_register(reader, "commitments").total:
        shown.append("register")
    if register_counts(reader)["commitments"]:
        shown.append("counts")
    if countries(reader):
        shown.append("countries")
    for name, ask, missing in (
        ("paper", lambda: find_document(reader, str(paper.pk)), NoSuchDocument),
        ("entry", lambda: entry_page(reader, entry), NoSuchEntry),
    ):
        try:
            ask()
            shown.append(name)
        except missing:
            pass
    return shown


EVERYTHING = ["papers", "suggestions", "register", "counts", "countries", "paper", "entry"]


@pytest.mark.parametrize("role", Profile.Role.values)
def test_every_role_sees_what_is_for_its_own_institution_and_nothing_of_another(role):
    paper, entry = limited_entry(MINISTRY)
    people = {where: user_of(where, f"Of {where}", role=role) for where in (MINISTRY, DEPARTMENT, OTHER, "")}
    assert {where: seen_by(person, paper, entry) for where, person in people.items()} == {
        MINISTRY: EVERYTHING,
        DEPARTMENT: EVERYTHING,
        OTHER: [],
        "": [],
    }


@pytest.mark.parametrize("role", Profile.Role.values)
def test_no_role_sees_above_its_clearance_even_in_its_own_institution(role):
    paper, entry = limited_entry(MINISTRY, marking=2)
    assert seen_by(user_of(MINISTRY, role=role, clearance=1), paper, entry) == []
    assert seen_by(user_of(MINISTRY, "B. Mwingine", role=role, clearance=2), paper, entry) == EVERYTHING


def test_what_is_for_a_department_is_not_for_the_ministry_above_it():
    paper, entry = limited_entry(DEPARTMENT)
    assert seen_by(user_of(MINISTRY), paper, entry) == []


def test_an_entry_that_rests_on_an_open_paper_too_is_not_narrowed_with_the_other():
    paper = a_paper("Kenya will build a border clinic in Busia.")
    entry = accept_suggestion(suggestion=a_suggestion(paper).pk, person=operator("Z. Mkuu"), at=hour(1))
    second = a_suggestion(a_paper("Kenya will build a border clinic in Busia.", name="second.txt"))
    accept_suggestion(suggestion=second.pk, person=operator("Z. Mkuu"), at=hour(1), into=entry)
    limit_audience(
        kind="document", number=paper.pk, institutions=[MINISTRY], reason="", person=operator("Z"), at=hour(2)
    )
    person = user_of(OTHER)
    assert entry_page(person.reader, entry).evidence[0].document == second.document_id
    assert len(entry_page(person.reader, entry).evidence) == 1


def test_an_open_paper_is_not_matched_with_what_is_for_one_institution():
    _, hidden = limited_entry(MINISTRY)
    fresh = a_suggestion(a_paper("Kenya will build a border clinic in Busia.", name="open.txt"))
    made = accept_suggestion(suggestion=fresh.pk, person=user_of(MINISTRY), at=hour(3))
    assert made != hidden
    other = a_suggestion(a_paper("Kenya will build a border clinic in Busia.", name="third.txt"))
    colleague = user_of(MINISTRY, "C")
    with pytest.raises(NoSuchEntry):
        accept_suggestion(suggestion=other.pk, person=colleague, at=hour(4), into=hidden)


def test_somebody_of_another_institution_changes_nothing_of_it():
    paper, entry = limited_entry(MINISTRY)
    stranger = user_of(OTHER)
    waiting = Suggestion.objects.create(
        document=paper,
        kind="pillar",
        start=0,
        end=5,
        quote="Kenya",
        fields={"name": "x"},
        rule="CO1",
        confidence=1,
    )
    for attempt in (
        lambda: accept_suggestion(suggestion=waiting.pk, person=stranger, at=hour(3)),
        lambda: raise_marking(
            kind="entry", number=entry, marking=Marking.RESTRICTED, person=stranger, at=hour(3)
        ),
        lambda: limit_audience(
            kind="entry", number=entry, institutions=[OTHER], reason="", person=stranger, at=hour(3)
        ),
    ):
        with pytest.raises(Exception, match="There is no"):
            attempt()
    assert (Entry.objects.get(pk=entry).marking, audience(operator("Z").reader, entry=entry)) == (
        0,
        (MINISTRY,),
    )


def test_a_marking_is_raised_at_once_with_the_entries_that_rest_on_the_paper_alone():
    paper, entry = limited_entry(MINISTRY)
    person = user_of(MINISTRY)
    count = raise_marking(
        kind="document", number=paper.pk, marking=Marking.CONFIDENTIAL, person=person, at=hour(3)
    )
    assert (count, Entry.objects.get(pk=entry).marking) == (2, 2)
    for marking in (Marking.CONFIDENTIAL, Marking.SECRET):
        with pytest.raises(NotAHigherMarking):
            raise_marking(kind="document", number=paper.pk, marking=marking, person=person, at=hour(4))


def proposed(person, *, at=3):
    paper, _ = limited_entry(MINISTRY, marking=2)
    number = propose_lower_marking(
        kind="document",
        number=paper.pk,
        marking=Marking.UNCLASSIFIED,
        reason="published since",
        person=person,
        at=hour(at),
    )
    return paper, number


def test_a_marking_is_lowered_only_when_another_person_confirms_it():
    first, second = user_of(MINISTRY), user_of(DEPARTMENT, "B. Pili")
    paper, number = proposed(first)
    assert Document.objects.get(pk=paper.pk).marking == 2
    with pytest.raises(SecondPersonNeeded):
        confirm_proposal(confirmation=number, person=first, at=hour(4))
    with pytest.raises(NotAllowed):
        confirm_proposal(confirmation=number, person=user_of(MINISTRY, "D", role="desk_officer"), at=hour(4))
    confirm_proposal(confirmation=number, person=second, at=hour(5))
    assert Document.objects.get(pk=paper.pk).marking == 0
    with pytest.raises(ConfirmationClosed):
        confirm_proposal(confirmation=number, person=second, at=hour(6))
    verbs = Deed.objects.order_by("number").values_list("verb", "by", "outcome")
    assert ("propose_lower_marking", "A. Mfano", "done") in verbs
    assert ("confirm_proposal", "A. Mfano", "refused") in verbs
    assert ("confirm_proposal", "B. Pili", "done") in verbs


def test_whoever_may_not_see_a_thing_neither_sees_nor_confirms_its_proposal():
    first = user_of(MINISTRY)
    _, number = proposed(first)
    for stranger in (user_of(OTHER, "B"), user_of(MINISTRY, "C", clearance=1)):
        assert confirmations(stranger.reader) == []
        with pytest.raises(NoSuchConfirmation):
            confirm_proposal(confirmation=number, person=stranger, at=hour(4))
    assert [row.confirmation for row in confirmations(first.reader)] == [number]


def test_a_proposal_is_not_carried_out_when_the_marking_changed_meanwhile():
    first, second = user_of(MINISTRY, clearance=3), user_of(MINISTRY, "B. Pili", clearance=3)
    paper, number = proposed(first)
    raise_marking(kind="document", number=paper.pk, marking=Marking.SECRET, person=first, at=hour(4))
    with pytest.raises(ConfirmationClosed):
        confirm_proposal(confirmation=number, person=second, at=hour(5))
    assert Document.objects.get(pk=paper.pk).marking == 3


def test_whoever_proposed_may_take_it_back_and_another_may_decline():
    first, second = user_of(MINISTRY), user_of(MINISTRY, "B. Pili")
    _, number = proposed(first)
    decline_proposal(confirmation=number, reason="too early", person=first, at=hour(4))
    assert confirmations(second.reader) == []
    assert confirmations(second.reader, state="declined")[0].decided_by == "A. Mfano"


def test_lower_means_lower():
    paper, _ = limited_entry(MINISTRY)
    with pytest.raises(NotALowerMarking):
        propose_lower_marking(
            kind="document",
            number=paper.pk,
            marking=Marking(0),
            reason="x",
            person=user_of(MINISTRY),
            at=hour(3),
        )


def test_an_audience_is_narrowed_at_once_and_widened_by_two():
    first, second = user_of(MINISTRY), user_of(MINISTRY, "B. Pili")
    _, entry = limited_entry(MINISTRY)
    for wider in ([MINISTRY, OTHER], []):
        number = limit_audience(
            kind="entry", number=entry, institutions=wider, reason="shared", person=first, at=hour(3)
        )
        assert number is not None
        assert audience(second.reader, entry=entry) == (MINISTRY,)
    confirm_proposal(confirmation=number, person=second, at=hour(4))
    assert audience(operator("Z").reader, entry=entry) == ()
    assert entry_page(user_of(OTHER, "C").reader, entry)
    narrowed = limit_audience(
        kind="entry", number=entry, institutions=[MINISTRY], reason="", person=first, at=hour(5)
    )
    assert narrowed is None
    with pytest.raises(NoSuchInstitution):
        limit_audience(kind="entry", number=entry, institutions=["NONE"], reason="", person=first, at=hour(6))


def administrator(name="A. Mkuu", clearance=2):
    return user_of("", name, role="administrator", clearance=clearance)


def test_nobody_changes_the_own_role_institution_or_clearance():
    chief = administrator()
    for attempt in (
        lambda: change_role(user="A. Mkuu", role="publisher", person=chief, at=hour(1)),
        lambda: change_institution(user="A. Mkuu", institution=MINISTRY, person=chief, at=hour(1)),
        lambda: change_clearance(
            user="A. Mkuu", clearance=Marking.SECRET, reason="", person=chief, at=hour(1)
        ),
        lambda: retire_user(user="A. Mkuu", reason="", person=chief, at=hour(1)),
    ):
        with pytest.raises(OwnAccount):
            attempt()
    profile = Profile.objects.get(user__username="A. Mkuu")
    assert (profile.role, profile.institution, profile.clearance) == ("administrator", "", 2)
    assert Deed.objects.filter(by="A. Mkuu", outcome="refused").count() == 4


def test_a_clearance_is_raised_by_two_and_never_above_that_of_who_gives_it():
    chief, second = administrator(), user_of("", "B. Pili")
    a_user("M. Mpya", role="reader")
    with pytest.raises(AboveClearance):
        change_clearance(user="M. Mpya", clearance=Marking.SECRET, reason="", person=chief, at=hour(1))
    number = change_clearance(
        user="M. Mpya", clearance=Marking.CONFIDENTIAL, reason="new post", person=chief, at=hour(1)
    )
    assert Profile.objects.get(user__username="M. Mpya").clearance == 0
    confirm_proposal(confirmation=number, person=second, at=hour(2))
    assert Profile.objects.get(user__username="M. Mpya").clearance == 2
    assert change_clearance(user="M. Mpya", clearance=Marking(0), reason="", person=chief, at=hour(3)) is None
    assert Profile.objects.get(user__username="M. Mpya").clearance == 0


def test_nobody_confirms_the_own_clearance():
    chief, second = administrator(), user_of("", "B. Pili", clearance=0)
    number = change_clearance(
        user="B. Pili", clearance=Marking.RESTRICTED, reason="", person=chief, at=hour(1)
    )
    with pytest.raises(ConfirmationClosed):
        confirm_proposal(confirmation=number, person=second, at=hour(2))
    assert Profile.objects.get(user__username="B. Pili").clearance == 0


def test_the_roles_are_as_narrow_as_their_work():
    assert {role for role, may in ROLE_PERMISSIONS.items() if GIVE_ROLES in may} == {"administrator"}
    assert {role for role, may in ROLE_PERMISSIONS.items() if SECOND in may} == {"reviewer", "publisher"}
    assert {role for role, may in ROLE_PERMISSIONS.items() if REVIEW in may} == {
        "desk_officer",
        "reviewer",
        "administrator",
    }
    assert {role for role, may in ROLE_PERMISSIONS.items() if MARK in may} == {
        "desk_officer",
        "reviewer",
        "publisher",
        "administrator",
    }
    assert all(READ in may for may in ROLE_PERMISSIONS.values())


def test_somebody_without_an_institution_has_none():
    assert user_of("").institutions == frozenset()
    assert Person("x").reader.institutions == frozenset()
