"""The command line as a person at a terminal uses it: programs of their own, each with a data folder."""

import os
import sqlite3
import subprocess
import sys

BALOZI = [sys.executable, "-m", "balozi"]


def environment(home):
    """Return the environment of a person whose data are in a folder, without the settings of the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BALOZI_", "DJANGO_"))}
    return kept | {"BALOZI_HOME": str(home)}


def balozi(home, *words, **options):
    """Run one command to its end."""
    return subprocess.run(
        [*BALOZI, *map(str, words)],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=120,
        **options,
    )


def rows(home, question):
    """Return what the store of a folder answers."""
    with sqlite3.connect(f"file:{home}/balozi.sqlite3?mode=ro", uri=True) as store:
        return store.execute(question).fetchall()
