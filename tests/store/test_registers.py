import pytest

from balozi.ground.errors.registers import NoSuchEntry
from balozi.ground.markings import Marking
from balozi.ground.people import PUBLIC, Reader
from balozi.registers.drafts import draft_of
from balozi.services.auditing import write_deed
from balozi.services.registering import Origin, record_entry
from balozi.store.registers.countries import country_parts
from balozi.store.registers.facets import actors_of, choices, countries, register_counts
from balozi.store.registers.queries import entry_page, list_register
from balozi.store.registers.tables import REGISTERS
from tests.builders import MORNING
from tests.promises import a_commitment

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def put(kind, country="KEN", marking=0, **fields):
    deed = write_deed(by="builder", at=MORNING, verb="accept_suggestion", subject="builder")
    return record_entry(draft_of(kind, country, fields), deed, Origin(marking=marking)).pk


def titles(**wanted):
    return [row.title for row in list_register(PUBLIC, "missions", **wanted).items]


@pytest.fixture
def missions():
    put("mission", city="Kigali", host="RWA", number=2, region="AFRICA")
    put("mission", city="Paris", host="FRA", number=1, region="EUROPE")
    put("mission", city="Abidjan", host="CIV", number=10, region="AFRICA")
    put("mission", "RWA", city="Nairobi", host="KEN", number=3, region="AFRICA")


@pytest.mark.usefixtures("missions")
def test_a_list_is_searched_filtered_and_sorted():
    assert titles() == ["Paris", "Kigali", "Nairobi", "Abidjan"]
    assert titles(search="KIGALI") == ["Kigali"]
    assert titles(filters={"region": "AFRICA", "country": "KEN"}) == ["Kigali", "Abidjan"]
    assert titles(filters={"actor": "FRA"}) == ["Paris"]
    assert titles(sort="-title") == ["Paris", "Nairobi", "Kigali", "Abidjan"]


@pytest.mark.usefixtures("missions")
def test_a_column_that_is_not_there_sorts_as_usual_and_is_never_given_to_the_database():
    assert titles(sort="entry__search; drop table") == titles()


@pytest.mark.usefixtures("missions")
def test_pages_divide_a_list_without_loss():
    pages = [list_register(PUBLIC, "missions", page=number, size=3) for number in (1, 2)]
    assert [page.total for page in pages] == [4, 4]
    assert [row.title for page in pages for row in page.items] == titles()
    assert (pages[1].first_item, pages[1].last_item, pages[1].last) == (4, 4, 2)


@pytest.mark.usefixtures("missions")
def test_a_page_past_the_end_is_the_last_page():
    assert list_register(PUBLIC, "missions", page=99, size=3).number == 2


@pytest.mark.usefixtures("missions")
def test_choices_and_actors_come_from_what_stands():
    assert choices(PUBLIC, "missions", "region") == ["AFRICA", "EUROPE"]
    assert actors_of(PUBLIC, "missions") == ["CIV", "FRA", "KEN", "RWA"]


@pytest.mark.usefixtures("missions")
def test_a_country_page_holds_its_own_entries_and_those_it_is_involved_in():
    found = {
        part.group: [row.title for row in part.rows] for part in country_parts(PUBLIC, "RWA")["missions"]
    }
    assert found == {"own": ["Nairobi"], "others": ["Kigali"]}
    assert countries(PUBLIC) == {"CIV": 1, "FRA": 1, "KEN": 4, "RWA": 2}


def test_what_is_above_clearance_is_in_no_list_count_choice_or_page():
    secret = put("mission", city="Kisiri", host="RWA", region="SECRET", marking=Marking.SECRET)
    assert titles() == []
    assert register_counts(PUBLIC)["missions"] == 0
    assert choices(PUBLIC, "missions", "region") == []
    assert actors_of(PUBLIC, "missions") == []
    assert countries(PUBLIC) == {}
    assert country_parts(PUBLIC, "RWA") == {}
    with pytest.raises(NoSuchEntry):
        entry_page(PUBLIC, secret)
    assert entry_page(Reader(Marking.SECRET), secret).title == "Kisiri"


@pytest.mark.parametrize("register", REGISTERS)
def test_every_register_lists_nothing_when_it_is_empty(register):
    page = list_register(PUBLIC, register)
    assert (page.total, page.first_item, page.last_item, page.last) == (0, 0, 0, 1)


def test_the_number_of_questions_to_the_database_does_not_grow_with_the_rows(django_assert_max_num_queries):
    for number in range(30):
        put("commitment", action=f"build school {number}", obligors=["KEN"], due="2020")
    with django_assert_max_num_queries(7):
        rows = list_register(PUBLIC, "commitments").items
    assert len(rows) == 30
    assert "overdue" in rows[0].flags


def test_what_two_sides_promise_together_is_a_group_of_its_own_and_the_undated_come_last():
    def promise(action, *obligors, due=""):
        return a_commitment(action, obligors=list(obligors), due=due)

    undated, late = promise("open a desk", "RWA"), promise("train nurses", "RWA", due="2020-05")
    joint = promise("hold a fair", "KEN", "RWA", due="2027")
    told = {
        part.group: [row.entry for row in part.rows] for part in country_parts(PUBLIC, "RWA")["commitments"]
    }
    assert told == {"by": [late, undated], "with": [joint]}
