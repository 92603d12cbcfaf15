"""The full-text index: who may find what, what is typed stays words, and the index follows papers and registers."""

import time

import pytest
from django.db import connection

from balozi.ground.markings import Marking
from balozi.ground.people import EVERYWHERE, Reader
from balozi.reading.questions import question_of
from balozi.registers.drafts import draft_of
from balozi.services.auditing import write_deed
from balozi.services.indexing import fill_search, fill_search_if_empty, index_paper, rebuild_search
from balozi.services.limiting import write_audience
from balozi.services.registering import Origin, record_entry, retire_entry, revise_version, supersede_entry
from balozi.store.access.queries import audience
from balozi.store.audit.queries import all_deeds
from balozi.store.registers.models import Entry
from balozi.store.search import queries
from balozi.store.search.answering import answer_to
from balozi.store.search.corrections import corrected
from balozi.store.search.models import Place, Vocabulary
from balozi.store.search.queries import Narrowing, choices, search_papers, search_registers
from tests.builders import MORNING, a_paper, officer, onlooker

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

CLEARED = Reader(Marking.SECRET, frozenset({EVERYWHERE}))
EVERYTHING = Narrowing()


def quotes(said, reader=None, narrowing=EVERYTHING):
    page = search_papers(reader or officer().reader, question_of(said), narrowing)
    assert page.total == len(page.items) or page.total > page.size
    return [row.quote for row in page.items]


def titles(said, reader=None, narrowing=EVERYTHING):
    page = search_registers(reader or officer().reader, question_of(said), narrowing)
    return [found.row.title for found in page.items]


def a_deed():
    return write_deed(by="builder", at=MORNING, verb="accept_suggestion", subject="entry")


def an_entry(action="build a border clinic", *, marking=0, due="2027-06"):
    draft = draft_of(
        "commitment", "KEN", {"obligors": ["KEN"], "beneficiaries": ["DEU"], "action": action, "due": due}
    )
    return record_entry(draft, a_deed(), Origin(marking=marking))


def test_forms_accents_and_case_are_no_hindrance():
    a_paper("La Côte a signé deux accords.", name="a.txt", language="fr")
    a_paper("Nchi hizo zitasaini mikataba miwili.", name="b.txt", language="sw")
    assert quotes("COTE") == quotes("signer accord")[:1] == ["La Côte a signé deux accords."]
    assert quotes("kusaini mkataba")[0] == "Nchi hizo zitasaini mikataba miwili."


def test_a_sentence_is_quoted_exactly_with_its_place():
    paper = a_paper("First one. The lake is cold. Last one.", name="a.txt")
    (row,) = search_papers(officer().reader, question_of("lake"), EVERYTHING).items
    assert paper.body.text[row.start : row.end] == row.quote == "The lake is cold."


def test_all_words_must_stand_in_one_sentence():
    a_paper("Tuna is caught in the lake. The harbour is old.", name="a.txt")
    assert quotes("tuna harbour") == []
    assert quotes("harbour old") == ["The harbour is old."]


def test_a_word_finds_longer_words_after_itself():
    a_paper("A seaport closed. The sea is calm.", name="a.txt")
    assert quotes("sea") == ["The sea is calm.", "A seaport closed."]
    assert quotes("port") == []


def test_a_quoted_phrase_is_found_as_it_stands_only():
    a_paper("A committee that is joint. A joint committee.", name="a.txt")
    assert quotes('"joint committee"') == ["A joint committee."]


def test_a_paper_in_a_second_format_is_found_once():
    first = a_paper("The lake is cold.", name="a.txt")
    second = a_paper("The lake is cold.", name="b.txt")
    second.same_as = first
    second.save()
    assert len(quotes("lake")) == 1


def test_entries_are_found_by_their_words_in_other_languages_and_by_the_states_in_them():
    an_entry("build a laboratory")
    assert titles("maabara") == titles("laboratoire") == titles("laboratories") == ["build a laboratory"]
    assert titles("Ujerumani") == titles("Allemagne") == ["build a laboratory"]


def test_the_index_follows_a_new_version_and_a_retired_entry():
    entry = an_entry("build a laboratory")
    draft = draft_of("commitment", "KEN", {"obligors": ["KEN"], "action": "dig a well"})
    supersede_entry(entry, draft, a_deed(), Origin())
    assert (titles("laboratory"), titles("well")) == ([], ["dig a well"])
    revise_version(entry, a_deed(), due="2030")
    assert Place.objects.get(entry=entry).dated == "2030"
    retire_entry(entry, a_deed())
    assert titles("well") == []
    assert not Place.objects.filter(entry=entry).exists()


def test_the_index_follows_a_paper_that_is_read_again():
    paper = a_paper("The lake is cold.", name="a.txt")
    paper.body.text = "The hill is high."
    paper.body.save()
    index_paper(paper.pk)
    assert (quotes("lake"), quotes("hill")) == ([], ["The hill is high."])


def test_words_changed_or_taken_out_of_a_place_are_found_no_longer():
    a_paper("The lake is cold.", name="a.txt")
    Place.objects.update(words="the hill", stems="enthe enhill")
    assert (quotes("lake"), len(quotes("hill"))) == ([], 1)
    Place.objects.all().delete()
    assert quotes("hill") == []


@pytest.mark.parametrize("marking", [Marking.RESTRICTED, Marking.CONFIDENTIAL, Marking.SECRET])
def test_what_is_above_the_clearance_is_neither_found_nor_counted_nor_proposed_nor_offered(marking):
    a_paper("The zanzarion lies in the lake.", name="a.txt", marking=marking, country="FRA", language="fr")
    an_entry("guard the zanzarion", marking=marking)
    below = Reader(Marking(marking - 1), frozenset({EVERYWHERE}))
    for said in (
        "zanzarion",
        "zanzarian",
        "zanzar",
        '"the zanzarion"',
        "zanzarion lake",
        "zanzarion submarine",
    ):
        answer = answer_to(below, said, EVERYTHING)
        assert not answer
        assert (answer.papers.total, answer.entries.total, answer.how) == (0, 0, "asked")
        assert answer.said == said
    assert corrected(below, question_of("zanzarian")) is None
    assert all(not values for values in choices(below).values())
    assert answer_to(CLEARED, "zanzarian", EVERYTHING).said == "zanzarion"
    assert len(quotes("zanzarion", CLEARED)) == len(titles("zanzarion", CLEARED)) == 1


def test_a_raised_marking_hides_at_once_what_was_found_before():
    paper = a_paper("The lake is cold.", name="a.txt")
    assert quotes("lake")
    paper.marking = Marking.SECRET
    paper.save()
    assert quotes("lake") == []


def test_what_is_for_one_institution_is_found_by_its_people_only():
    paper, entry = a_paper("The lake is cold.", name="a.txt"), an_entry("guard the lake")
    for thing in (paper, entry):
        write_audience(thing, ["MOH"], a_deed())
    inside, outside = Reader(institutions=frozenset({"MOH"})), Reader(institutions=frozenset({"MFA"}))
    assert audience(inside, entry=entry.pk) == ("MOH",)
    assert len(quotes("lake", inside)) == len(titles("lake", inside)) == 1
    assert quotes("lake", outside) == titles("lake", outside) == []


def test_what_is_hidden_does_not_push_out_what_may_be_seen(monkeypatch):
    a_paper("An open lake.", name="a.txt")
    a_paper(" ".join("Lake again." for _ in range(9)), name="b.txt", marking=Marking.SECRET)
    monkeypatch.setattr(queries, "RANKED", 3)
    assert quotes("lake") == ["An open lake."]
    assert search_papers(CLEARED, question_of("lake"), EVERYTHING).total == 3


@pytest.mark.parametrize(
    "said",
    [
        '"', '""', "'", "''", '"a', 'a"b"c', "lake OR 1", "lake AND", "NOT lake", "NEAR(lake cold)", "lake*", "*", "^lake",
        "words:lake", "{words stems}:lake", "lake -cold", "lake & !cold", "lake | x", "lake <-> cold", "lake:*A", "la\0ke",
        "(lake", "lake)", "lake;--", "'; DROP TABLE search_place; --", "\\", "\\'", "%", "_", "lake\ncold", "\u202elake",
        "𝓁𝒶𝓀𝑒", "é" * 90, "((((((((((", "lake " * 39, "🦈", "ß", "İ", "ﬁsh", "١٢٣",
    ],
)  # fmt: skip
def test_nothing_that_is_typed_is_an_operator(said):
    a_paper("The lake is cold.", name="a.txt")
    an_entry("guard the lake")
    answer_to(officer().reader, said, EVERYTHING)
    assert quotes("lake") == ["The lake is cold."]


def test_operators_do_not_widen_a_search():
    a_paper("The lake is cold. The hill is high.", name="a.txt")
    assert quotes("lake OR hill") == quotes("lake | hill") == quotes("NOT lake") == []


@pytest.mark.parametrize(
    "said", ["a" * 200, "wa" * 100, "m" * 199, '"' * 200, "a" * 99 + '"' + "b" * 99, "- " * 100, "zq" * 100]
)
def test_no_search_takes_long(said):
    a_paper("The lake is cold. " + "wa" * 20_000, name="a.txt")
    begun = time.process_time()
    answer_to(officer().reader, said, EVERYTHING)
    assert time.process_time() - begun < 3


def test_a_search_is_narrowed_by_what_the_paper_or_entry_is():
    a_paper("The lake is cold.", name="a.txt", country="KEN")
    a_paper("The lake of Dakar.", name="b.txt", country="SEN")
    an_entry("guard the lake", due="2027-06")
    for values, found in (
        ({"country": "SEN"}, 1),
        ({"genre": "news"}, 2),
        ({"genre": "policy"}, 0),
        ({"language": "sw"}, 0),
    ):
        assert len(quotes("lake", narrowing=Narrowing(values))) == found
    for values, found in (
        ({"register": "commitments"}, 1),
        ({"register": "agreements"}, 0),
        ({"kind": "commitment"}, 1),
    ):
        assert len(titles("lake", narrowing=Narrowing(values))) == found
    day = MORNING.date()
    assert titles("lake", narrowing=Narrowing(since=day)) == ["guard the lake"]
    assert titles("lake", narrowing=Narrowing(until=day)) == []
    assert choices(officer().reader)["country"] == ["KEN", "SEN"]


def test_typing_errors_are_corrected_to_words_that_are_there():
    a_paper("The laboratory and the vaccine.", name="a.txt")
    reader = officer().reader
    for typed, meant in (("labratory", "laboratory"), ("vacine", "vaccine"), ("alboratory", "laboratory")):
        assert corrected(reader, question_of(typed)).said == meant
    assert corrected(reader, question_of("mabara")).said == "maabara"
    assert corrected(reader, question_of("zeppelin")) is None
    assert corrected(reader, question_of("laboratory")) is None


def test_the_search_is_made_again_from_papers_and_registers():
    a_paper("The lake is cold.", name="a.txt")
    entry = an_entry("guard the lake")
    retire_entry(an_entry("burn the lake"), a_deed())
    Entry.objects.filter(pk=entry.pk).update(search="guard the hill")
    Vocabulary.objects.all().delete()
    done = rebuild_search(person=officer(), at=MORNING)
    assert (done.papers, done.sentences, done.entries) == (1, 1, 1)
    assert (len(quotes("lake")), len(titles("hill")), titles("burn")) == (1, 1, [])
    assert Vocabulary.objects.filter(word="cold").exists()
    assert [line.verb for line in all_deeds()][-1] == "rebuild_search"


def test_only_who_may_add_papers_makes_the_search_again():
    from balozi.ground.errors.registers import NotAllowed

    with pytest.raises(NotAllowed):
        rebuild_search(person=onlooker(), at=MORNING)


def test_a_store_that_is_older_than_the_search_is_filled_once(django_assert_max_num_queries):
    a_paper("The lake is cold.", name="a.txt")
    Place.objects.all().delete()
    fill_search_if_empty()
    assert len(quotes("lake")) == 1
    with django_assert_max_num_queries(1):
        fill_search_if_empty()
    assert fill_search().sentences == 1


def test_a_search_asks_the_database_a_few_times_whatever_it_finds(django_assert_max_num_queries):
    a_paper(" ".join(f"The lake is cold in year {1900 + n}." for n in range(60)), name="a.txt")
    # PostgreSQL is told twice, for each look, to use its index.
    with django_assert_max_num_queries(12 if connection.vendor == "postgresql" else 4):
        assert len(quotes("lake")) == 20


def test_the_index_is_the_one_of_this_database():
    a_paper("The lake is cold.", name="a.txt")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'search_place_vector'")
            assert "gin" in cursor.fetchone()[0]
        else:
            # FTS5 compares its own index with the table of the places, and fails where they differ.
            cursor.execute("INSERT INTO search_fts(search_fts, rank) VALUES ('integrity-check', 1)")
            assert len(quotes("lake")) == 1
