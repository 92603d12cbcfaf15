from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from balozi.registers.kinds import kinds
from balozi.store.documents.records import FindingRow
from balozi.store.registers.records import EntryRow
from balozi.store.registers.tables import REGISTERS
from balozi.web import commitment_words, post_words, result_words
from balozi.web.days import shown_day, shown_moment, shown_number
from balozi.web.doubts import said_in_language
from balozi.web.field_words import FIELD
from balozi.web.labels import KIND, REGISTER, REGISTER_SAYS
from balozi.web.names import actor_name, shown_value, title_in_language


def row(kind, title, **values):
    return EntryRow(1, kind, "framework", "KEN", title, values, involved={"participant": ("CHN", "KEN")})


def test_every_kind_register_and_field_has_its_label():
    assert set(kinds()) <= set(KIND)
    assert set(REGISTERS) == set(REGISTER) == set(REGISTER_SAYS)
    shown = {column for register in REGISTERS.values() for column in (*register.columns, *register.filters)}
    taken = {field for kind in kinds().values() for field in kind.takes}
    assert shown | taken - {"other_start", "other_end", "facts"} <= set(FIELD)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ["4 Mar 2013", "Mar 2013", "2013"]), ("sw", ["4 Mac 2013", "Mac 2013", "2013"]), ("fr", ["4 mars 2013", "mars 2013", "2013"])],
)  # fmt: skip
def test_days_are_told_as_precisely_as_they_were_stated(language, expected):
    with override(language):
        assert [shown_day(text) for text in ("2013-03-04", "2013-03", "2013")] == expected
        assert shown_day(date(2013, 3, 4)) == expected[0]
        assert shown_day("in spring") == "in spring"


def test_moments_are_told_in_the_time_of_the_house():
    with override("en"):
        assert shown_moment(datetime(2026, 3, 2, 6, 0, tzinfo=UTC)) == "2 Mar 2026, 09:00"


def test_names_and_words_are_told_in_the_language_of_the_page():
    with override("sw"):
        assert actor_name("GBR") == "Ufalme wa Muungano"
        assert shown_value("mission_class", "permanent mission") == "misheni ya kudumu"
        assert shown_value("acting", True) == "ndiyo"
        assert shown_value("amount", {"value": "5", "unit": "USD"}) == "5 USD"
        assert shown_value("person", "A. Mfano") == "A. Mfano"
    with override("fr"):
        assert shown_number(4000000).replace("\u202f", " ") == "4 000 000"


def test_what_was_written_is_never_taken_for_a_stored_word():
    with override("fr"):
        assert shown_value("action", "trade") == "trade"
        assert shown_value("text", "KEN") == "KEN"


def test_an_entry_is_titled_in_the_language_of_the_page_where_it_has_a_name_in_it():
    pillar = row("pillar", "Peace", name_en="Peace", name_sw="Amani", name_fr="")
    with override("sw"):
        assert title_in_language(pillar) == "Amani"
        assert title_in_language(row("membership", "KEN in AU", organisation="AU")) == "Umoja wa Afrika"
        assert title_in_language(row("engagement", "meeting")) == "Mkutano: Uchina, Kenya"
    with override("fr"):
        assert title_in_language(pillar) == "Peace"


def finding(check, says):
    return FindingRow(check, "warning", 0, 1, "x", says)


def test_a_finding_is_told_again_in_the_language_of_the_page():
    told = "Bangkok is listed more than once (rows 27, 61)."
    with override("fr"):
        assert said_in_language(finding("CC5", told)) == "Bangkok est listé plus d’une fois (lignes 27, 61)."


@pytest.mark.parametrize("says", ["A sentence of an older version.", ""])
def test_a_finding_that_no_template_fits_stays_as_it_was_told(says):
    with override("fr"):
        assert said_in_language(finding("CC5", says)) == says
        assert said_in_language(finding("XX9", says)) == says


def test_no_subject_takes_the_labels_of_another():
    taken = [name for words in (commitment_words, post_words, result_words) for name in words.GROUPS]
    assert sorted(name for name in set(taken) if taken.count(name) > 1) == []
