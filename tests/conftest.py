"""What holds for every test."""

import gc

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.db import transaction
from django.utils import translation

from tests.tables import tables_of_a_worker

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


def pytest_collection_modifyitems(items):
    """Begin with the journeys: what takes longest must not come when the other process has nothing left to do."""
    items.sort(key=lambda item: "journeys/" not in item.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish():
    """Look for garbage less often: what is imported by now stays to the end, and was gone through again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 20, 100)


def pytest_unconfigure():
    """Let go of what stayed: libraries complain at the end of what is left."""
    gc.unfreeze()


@pytest.fixture(scope="module")
def begun_once(django_db_setup, django_db_blocker):
    """Let a module keep what all of its tests begin with: each test takes back only what it did itself."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """Copy tables that were made once, where pytest-django would replay every migration in every worker."""
    with django_db_blocker.unblock(), tables_of_a_worker(request.config.cache.mkdir("balozi")):
        yield
