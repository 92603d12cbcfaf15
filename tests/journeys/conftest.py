"""What several journeys begin with."""

import shutil

import pytest

from tests.journeys.browsing import chromium
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


@pytest.fixture
def browser(_started):
    """Return a browser that the tests of a module share; the windows of each are closed after it."""
    yield _started
    for context in _started.contexts:
        context.close()
