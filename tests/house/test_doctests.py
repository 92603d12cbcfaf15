"""The examples in docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import balozi

ROOMS = (
    "ground",
    "packs",
    "registers",
    "results",
    "reading",
    "extraction",
    "services",
    "store",
    "cli",
    "web",
)
# Importing the child process's module reads standard input; it has no examples.
LEFT_OUT = {"balozi.reading.child"}
MODULES = [
    module.name
    for module in pkgutil.walk_packages(balozi.__path__, "balozi.")
    if module.name.split(".")[1] in ROOMS and ".migrations" not in module.name and module.name not in LEFT_OUT
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name):
    runner = doctest.DocTestRunner()
    for found in doctest.DocTestFinder().find(importlib.import_module(name)):
        # Before each, the runner looks at every source file that was shown so far: not for nothing.
        if found.examples:
            runner.run(found)
    assert runner.summarize().failed == 0
