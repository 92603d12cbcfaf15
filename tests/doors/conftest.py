"""What tests of commands begin with."""

import pytest

from tests.commands import run_here


@pytest.fixture
def run(capsys):
    """Run the command as a person would; return its exit code, standard output and standard error."""
    return lambda *words: run_here(capsys, *words)
