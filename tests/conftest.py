"""What holds for every test."""

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.utils import translation

# The same way of hashing, made cheap: what a guess costs in earnest is not what the tests are about.
Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1


@pytest.fixture(autouse=True)
def english():
    """Begin in English: a request of the test before may have left its reader's language behind."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Begin without answers of the test before: its log may end with the very same line."""
    cache.clear()
