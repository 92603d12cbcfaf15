"""What holds for every test."""

import pytest
from django.core.cache import cache
from django.utils import translation


@pytest.fixture(autouse=True)
def english():
    """Begin in English: a request of the test before may have left its reader's language behind."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Begin without answers of the test before: its log may end with the very same line."""
    cache.clear()
