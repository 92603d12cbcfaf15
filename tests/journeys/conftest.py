"""What several journeys begin with."""

import shutil

import pytest

from tests.journeys.terminal import balozi


@pytest.fixture(scope="session")
def _empty_store(tmp_path_factory):
    home = tmp_path_factory.mktemp("empty") / "home"
    done = balozi(home, "document", "list")
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def home(_empty_store, tmp_path):
    """Copy a data folder whose tables were made once: making them takes as long as the rest of a test."""
    return shutil.copytree(_empty_store, tmp_path / "home")
