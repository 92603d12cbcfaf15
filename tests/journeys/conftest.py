"""What several journeys begin with."""

import shutil
import threading
from contextlib import contextmanager

import pytest
from django.core.signals import request_finished, request_started

from tests.journeys.browsing import PATIENCE, chromium
from tests.journeys.terminal import balozi
from tests.tables import copy_empty_store


@pytest.fixture(scope="session")
def _empty_store(request, tmp_path_factory):
    home = tmp_path_factory.mktemp("empty") / "home"
    home.mkdir(mode=0o700)
    copy_empty_store(request.config.cache.mkdir("balozi"), home / "balozi.sqlite3")
    done = balozi(home, "document", "list")
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def home(_empty_store, tmp_path):
    """Copy a data folder whose tables were made once: making them takes as long as the rest of a test."""
    return shutil.copytree(_empty_store, tmp_path / "home")


@pytest.fixture(scope="module")
def _started():
    with chromium() as browser:
        yield browser


@contextmanager
def _answered():
    """Wait at the end until the server has nothing in hand.

    A window that is closed leaves its last request running. What that keeps would come after the tables were
    emptied, and stand in the way of every later test of the process.
    """
    changed, in_hand = threading.Condition(), set()

    def begin(**_):
        with changed:
            in_hand.add(threading.get_ident())

    def end(**_):
        with changed:
            in_hand.discard(threading.get_ident())
            changed.notify_all()

    request_started.connect(begin)
    request_finished.connect(end)
    try:
        yield
        with changed:
            assert changed.wait_for(lambda: not in_hand, PATIENCE / 1000), (
                "the server still has requests in hand"
            )
    finally:
        request_started.disconnect(begin)
        request_finished.disconnect(end)


@pytest.fixture
def browser(_started):
    """Return a browser that the tests of a module share; the windows of each are closed after it."""
    with _answered():
        yield _started
        for context in _started.contexts:
            context.close()
