"""Pytest plugin: a data folder of its own for the tests, before Django reads its settings."""

import atexit
import os
import shutil
import tempfile

HOME = tempfile.mkdtemp(prefix="balozi-tests-")
os.environ["BALOZI_HOME"] = HOME
atexit.register(shutil.rmtree, HOME, ignore_errors=True)

from hypothesis import HealthCheck, settings  # noqa: E402 - after the home is set, as everything is

# No test is judged by the clock: machines are noisy, and a slow one is not a wrong one.
# The same examples each time, so that a red run says something of the change; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile(
    "balozi", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
# A fifth of them for everyday; .ci/run, and a test that is run by itself, try them all.
settings.register_profile("everyday", settings.get_profile("balozi"), max_examples=20)
settings.register_profile("search", settings.get_profile("balozi"), derandomize=False, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "balozi"))
