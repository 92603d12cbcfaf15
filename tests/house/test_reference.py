from dataclasses import fields

import pytest

from tests.house.reference import FOLDER, PAGES, leaves


@pytest.mark.parametrize("name", PAGES)
def test_the_generated_page_is_what_the_code_says(name):
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), "run `make reference`"


def test_every_error_code_is_unique():
    codes = [leaf.code for leaf in leaves()]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("leaf", leaves(), ids=lambda leaf: leaf.code)
def test_every_error_fills_its_sentence_from_its_own_fields(leaf):
    text = str(leaf(**{field.name: 1 for field in fields(leaf)}))
    assert "%(" not in text
    assert text[0].isupper() or text[0].isdigit() or text[0] == "'"
