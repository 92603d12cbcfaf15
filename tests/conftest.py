"""What holds for every test."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def english():
    """Begin in English: a request of the test before may have left its reader's language behind."""
    with translation.override("en"):
        yield
