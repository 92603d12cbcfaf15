"""Pytest plugin: a data folder of its own for the tests, before Django reads its settings."""

import atexit
import os
import shutil
import tempfile

HOME = tempfile.mkdtemp(prefix="balozi-tests-")
os.environ["BALOZI_HOME"] = HOME
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
