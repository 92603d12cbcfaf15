"""The first answer after a write: counted and kept in other ways than row by row, and the same to the last number."""

from datetime import date
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Count

from balozi.ground.markings import Marking
from balozi.ground.people import EVERYWHERE, PUBLIC, Reader
from balozi.services.agreeing import TermDraft, set_term
from balozi.services.institutions import InstitutionTold, add_institution
from balozi.services.marking import limit_audience, raise_marking
from balozi.services.people import operator
from balozi.services.reckoning import refresh_states, refreshed_together
from balozi.store.access.visibility import hidden, visible
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document
from balozi.store.follow_up.courses import courses_of
from balozi.store.registers import promised
from balozi.store.registers.countries import country_parts
from balozi.store.registers.facets import countries, facets, register_counts
from balozi.store.registers.models import Commitment, Entry, EntryState, Involvement
from balozi.store.registers.moments import standing
from balozi.store.registers.states import state_counts
from balozi.store.registers.tallying import tallied
from balozi.store.reports.kept import facts_kept
from balozi.store.reports.queries import agreement_facts
from tests.builders import a_paper, hour
from tests.doors.test_reports import a_treaty, linked, quoted
from tests.promises import a_commitment
from tests.services.test_agreeing import an_agreement, editor, record

pytestmark = pytest.mark.django_db
CHIEF = operator("Z. Mkuu")
READERS = (
    PUBLIC,
    Reader(Marking.UNCLASSIFIED, frozenset({"MOH"})),
    Reader(Marking.SECRET, frozenset({"MOT"})),
    Reader(Marking.CONFIDENTIAL, frozenset({EVERYWHERE})),
)


def limited(entry, *codes):
    for code in codes:
        told = InstitutionTold(code, "ministry", "KEN", {"en": f"Sample {code}"}, "")
        add_institution(told=told, person=CHIEF, at=hour(1))
    limit_audience(kind="entry", number=entry, institutions=list(codes), reason="", person=CHIEF, at=hour(2))


@pytest.fixture
def mixed():
    """Put commitments of all markings and audiences on the register."""
    for number, marking in enumerate((0, 0, 1, 2, 3, 0)):
        fields = {"obligors": ["KEN", "RWA"][number % 2 :], "beneficiaries": ["UGA"], "modality": "will"}
        a_commitment(f"build sample clinic {number}", marking=marking, **fields)
    for number, code in enumerate(("MOH", "MOT")):
        limited(a_commitment(f"fund sample school {number}", obligors=["UGA"], policy_area="health"), code)
    return Commitment.objects.all()


@pytest.mark.parametrize("reader", READERS)
def test_what_is_hidden_and_what_is_visible_are_together_everything(mixed, reader):
    seen = set(visible(mixed, reader, "entry").values_list("pk", flat=True))
    unseen = set(hidden(mixed, reader, "entry").values_list("pk", flat=True))
    assert seen | unseen == set(mixed.values_list("pk", flat=True))
    assert not seen & unseen


@pytest.mark.parametrize("reader", READERS)
def test_a_tally_counts_what_is_visible(mixed, reader):
    counted = visible(mixed, reader, "entry").order_by().values_list("modality", "policy_area")
    assert tallied(mixed, reader, "modality", "policy_area") == {
        (modality, area): n for modality, area, n in counted.annotate(n=Count("pk"))
    }


@pytest.mark.parametrize("reader", READERS)
def test_choices_and_counts_offer_only_what_the_reader_may_see(mixed, reader):
    rows = visible(standing(Commitment, None), reader, "entry")
    told = facets(reader, "commitments", ("country", "kind", "modality", "policy_area"))
    assert told["policy_area"] == sorted({row.policy_area for row in rows if row.policy_area})
    assert told["country"] == sorted({row.entry.country for row in rows})
    assert register_counts(reader)["commitments"] == len(rows)
    assert sum(n for _status, _flags, n in state_counts(reader, "commitments")) == len(rows)
    involved = visible(standing(Involvement, None), reader, "entry").filter(code="UGA")
    assert countries(reader).get("UGA", 0) == len(set(involved.values_list("entry", flat=True)))


def test_a_choice_of_many_kinds_is_found_as_one_of_few(mixed, monkeypatch):
    few = facets(PUBLIC, "commitments", ("country", "kind"))
    monkeypatch.setattr("balozi.store.registers.facets._FEW_PAIRS", 0)
    raise_marking(
        kind="entry",
        number=a_commitment("x", country="RWA"),
        marking=Marking.SECRET,
        person=CHIEF,
        at=hour(3),
    )
    assert facets(PUBLIC, "commitments", ("country", "kind")) == few


@pytest.mark.parametrize("most", [(10_000, 2_000), (0, 2_000), (10_000, 0), (0, 0)])
def test_the_promises_of_a_country_are_the_same_however_many_there_are(mixed, most, monkeypatch):
    joint = {"obligors": ["KEN", "RWA"], "beneficiaries": []}
    a_commitment("hold a sample fair", due="", **joint)
    a_commitment("name RWA only", obligors=["TZA"], beneficiaries=["TZA"], country="RWA")
    monkeypatch.setattr(promised, "_ASKED_ONE_BY_ONE", most[0])
    monkeypatch.setattr(promised, "_SORTED", most[1])
    for reader, country in product(READERS, ("KEN", "RWA", "UGA", "TZA")):
        rows = visible(standing(Commitment, None), reader, "entry")
        wanted = {}
        for group, inside in promised.promise_groups(country, None).items():
            # What has no due date comes last.
            found = sorted(rows.filter(inside), key=lambda row: (row.due == "", row.due, row.pk))
            if found:
                wanted[group] = [row.entry_id for row in found]
        told = country_parts(reader, country).get("commitments", ())
        assert {part.group: [row.entry for row in part.rows] for part in told} == wanted
        assert {part.group: part.total for part in told} == {name: len(them) for name, them in wanted.items()}


def test_an_involvement_without_its_register_is_refused():
    entry, deed = Entry.objects.get(pk=a_commitment()), Deed.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Involvement.objects.create(entry=entry, made=deed, code="RWA", role="beneficiary")


def test_what_is_written_together_is_made_again_once_at_the_end():
    entry = a_commitment()
    EntryState.objects.all().delete()
    with refreshed_together():
        refresh_states([entry])
        with refreshed_together():
            refresh_states([entry])
        assert not EntryState.objects.exists()
    (state,) = EntryState.objects.all()[:1]
    assert state.status == courses_of(PUBLIC, [entry])[entry].status
    with pytest.raises(ZeroDivisionError), refreshed_together():
        raise ZeroDivisionError
    EntryState.objects.all().delete()
    refresh_states([entry])
    assert EntryState.objects.exists()


def _anew(reader):
    """Return the facts as they are when nothing was kept."""
    from django.core.cache import cache

    cache.clear()
    return agreement_facts(reader)


def test_facts_that_were_kept_are_those_that_are_made_anew():
    entry, other = a_treaty(), an_agreement("Sample treaty on roads")
    changes = (
        lambda: record(other, "signed", "2024-05-05", party="KEN"),
        lambda: set_term(entry=other, term=TermDraft(ends="2030"), person=editor(), at=hour(3)),
        lambda: quoted(other, "The sample treaty on roads was signed.", name="r.txt", dated=date(2024, 6, 1)),
        lambda: Document.objects.update(title="Another title"),
        lambda: linked(other, "pave a sample road"),
        lambda: raise_marking(
            kind="document",
            number=a_paper("Nothing.", name="n.txt").pk,
            marking=Marking.SECRET,
            person=CHIEF,
            at=hour(4),
        ),
        lambda: raise_marking(kind="entry", number=other, marking=Marking.SECRET, person=CHIEF, at=hour(5)),
    )
    readers = (PUBLIC, CHIEF.reader)
    before = [agreement_facts(reader) for reader in readers]
    for change in changes:
        change()
        after = [agreement_facts(reader) for reader in readers]
        assert after == [_anew(reader) for reader in readers]
    assert [fact.entry for fact in after[0]] == [entry]
    assert before != after


def test_only_facts_whose_rows_changed_are_made_again():
    made = []

    def make(entries):
        made.append(list(entries))
        return [fact for fact in facts if fact.entry in entries]

    an_agreement("Sample treaty A"), an_agreement("Sample treaty B")
    facts = agreement_facts(PUBLIC)
    first, second = (fact.entry for fact in facts)
    assert facts_kept({first: 1, second: 1}, make) == facts
    assert facts_kept({second: 2, first: 1}, make) == facts[::-1]
    assert made == [[first, second], [second]]
