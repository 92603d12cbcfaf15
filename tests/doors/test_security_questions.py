"""Odd and huge questions at every list: an answer each time, and quickly."""

import time

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from balozi.store.registers.tables import REGISTERS
from tests.doors.world import open_world
from tests.examples import tries, turn_of
from tests.readers import signed_in

LISTS = (
    "/", "/papers/", "/suggestions/", "/search/", "/countries/", "/countries/KEN/", "/rules/", "/packs/", "/audit/",
    *(f"/registers/{name}/" for name in REGISTERS), "/registers/commitments/download/", "/registers/commitments/{entry}/",
    "/papers/{named}/", "/suggestions/{suggestion}/",
)  # fmt: skip
NAMES = (
    "search", "q", "sort", "page", "on", "at", "state", "kind", "rule", "language", "country", "actor", "evidence",
    "flag", "status_now", "verb", "by", "outcome", "part", "modality", "due", "title", "entry__made__hash", "next",
)  # fmt: skip
HOSTILE = (
    "' OR 1=1--", "1; DROP TABLE audit_deed", "-entry__made__hash", "--title", "title,id", "%", "_", "\\", "*", "[", "%s",
    "{0}", "../../etc/passwd", "\x00", "\r\nSet-Cookie: a=b", "\u202e", "٣", "-1", "0", "1e9", "NaN", "9" * 40, "0001-01-01",
    "9999-12-31", "9999-12-30", "2026-02-30", "20260101", "2026-W01-1", "0-0", "1-0", "on", "open", "commitment", "KEN",
)  # fmt: skip
# As far as a form with errors goes: told, never broken.
TOLD = {200, 302, 404, 422}


@pytest.fixture(scope="module")
def one_world(django_db_setup, django_db_blocker):
    """Keep one world for all odd questions: nothing they ask may change it."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        world = open_world()
        yield signed_in(), world
        transaction.set_rollback(True)


@given(
    where=st.sampled_from(LISTS),
    asked=st.dictionaries(
        st.sampled_from(NAMES),
        st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40)),
        min_size=1,
        max_size=4,
    ),
)
@example(where="/registers/commitments/", asked={"sort": "-" * 300})
@example(where="/registers/agreements/", asked={"status_now": "\x00", "sort": "-status"})
@hypothesis_settings(
    max_examples=tries(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_question_to_a_list_breaks_it(one_world, where, asked):
    client, world = one_world
    client.raise_request_exception = False
    answer = client.get(where.format(**world.values()), asked)
    assert answer.status_code in TOLD, (where, asked)
    assert "Set-Cookie: a=b" not in str(answer.headers)


SIGNS = ("", "-")


@pytest.mark.parametrize("register", list(REGISTERS))
def test_every_column_sorts_both_ways_and_any_other_word_not_at_all(one_world, register):
    client, _ = one_world
    table = REGISTERS[register]
    others = ("title", "country", "status", "involved", "flags", "pk", "entry__id")
    for number, column in enumerate(dict.fromkeys((*table.columns, *table.filters, *others))):
        # On most days each column sorts one way only, every second one downwards.
        for sign in (sign for sign in SIGNS if turn_of(sign, SIGNS, number)):
            answer = client.get(f"/registers/{register}/", {"sort": f"{sign}{column}"})
            assert answer.status_code == 200, (sign, column)


LONG = ("x" * 100_000, "a " * 50_000, "%" * 100_000, "9" * 100_000, "é" * 100_000, "(" * 100_000)


# What each page asks for, one at a time, so that the first refusal hides no other; all else comes at once and shorter.
READ = {
    "/papers/": ("search", "sort", "page", "language", "state"),
    "/suggestions/": ("search", "page", "kind", "state", "rule", "actor"),
    "/registers/commitments/": ("search", "sort", "page", "on", "country", "flag", "actor"),
    "/search/": ("q", "page", "kind", "language", "country"),
    "/audit/": ("page", "by", "verb", "outcome"),
    "/papers/{named}/": ("state", "kind"),
}


# On most days each page meets two of the six, each of the six two pages.
AT_ONCE = [
    pytest.param(where, long, id=f"{where}-{long[:2]!r}")
    for row, where in enumerate(READ)
    for column, long in enumerate(LONG)
    if turn_of(column % 3, range(3), row)
]


@pytest.mark.parametrize(("where", "long"), AT_ONCE)
def test_a_hundred_kilobytes_in_a_field_are_answered_at_once(one_world, where, long):
    client, world = one_world
    asked = READ[where]
    rest = dict.fromkeys(set(NAMES) - set(asked), long[:2_000])
    where = where.format(**world.values())
    for sent in ({name: long} for name in asked):
        began = time.process_time()
        assert client.get(where, sent).status_code in TOLD, sent.keys()
        assert time.process_time() - began < 1, sent.keys()
    assert client.get(where, rest).status_code in TOLD


def test_a_search_that_is_too_long_is_told_with_its_limit(one_world):
    client, _ = one_world
    for where in ("/papers/", "/suggestions/", "/registers/commitments/", "/registers/commitments/download/"):
        answer = client.get(where, {"search": "word " * 41})
        assert answer.status_code == 422
        assert b"Search for fewer words." in answer.getvalue()
        assert client.get(where, {"search": "a " * 99}).status_code == 200


def test_addresses_with_odd_parts_are_missing_not_broken(one_world):
    client, _ = one_world
    odd = (
        "9" * 30,
        "9" * 5_000,
        "%00",
        "abcdefgh%00",
        "..%2f..%2fetc",
        "%E2%80%AE",
        "'",
        "%ff%fe",
        "x" * 2_000,
    )
    for part in odd:
        for where in (
            "/papers/{}/",
            "/suggestions/{}/",
            "/registers/{}/",
            "/registers/commitments/{}/",
            "/countries/{}/",
        ):
            answer = client.get(where.format(part), follow=True)
            assert answer.status_code in {400, 404}, (where, part[:20])
