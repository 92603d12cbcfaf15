"""The command line as a person at a terminal uses it: programs of their own, each with a data folder."""

import json
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


_ONE_AFTER_ANOTHER = """
import json, sys
from balozi.cli.main import main
codes = {}
for words in json.loads(sys.argv[1]):
    try:
        main(words)
        codes[" ".join(words)] = 0
    except SystemExit as ended:
        codes[" ".join(words)] = ended.code or 0
print(json.dumps(codes), file=sys.stderr)
"""


def assert_each_ends_well(home, *commands):
    """Run commands one after another in one program, where what they say of the data is the point, not their start."""
    asked = json.dumps([list(map(str, words)) for words in commands])
    done = subprocess.run(
        [sys.executable, "-c", _ONE_AFTER_ANOTHER, asked],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    codes = json.loads(done.stderr.splitlines()[-1])
    assert len(codes) == len(commands)
    assert set(codes.values()) == {0}, done.stderr


def rows(home, question):
    """Return what the store of a folder answers."""
    with sqlite3.connect(f"file:{home}/balozi.sqlite3?mode=ro", uri=True) as store:
        return store.execute(question).fetchall()
