"""A process that is killed in the middle of an import leaves nothing of it."""

import os
import signal
import subprocess
import sys

SETUP = """
import django, os, signal
django.setup()
from datetime import UTC, datetime
from balozi.services.people import operator
from balozi.services.importing import run_sheet, finished
from balozi.services.previewing import Choices
from balozi.store.audit.models import Deed
from balozi.store.registers.models import Entry
from balozi.store.sheets.models import Import
sheet = ("action,obligors\\n" + "".join(f"dig sample well {n},KEN\\n" for n in range(1500))).encode()
work = run_sheet(content=sheet, name="t.csv", sheet="", choices=Choices("commitment", "KEN"),
                 person=operator("A. Mfano"), at=datetime(2026, 3, 2, tzinfo=UTC))
"""
KILLED = "for step in work:\n    if step.done >= 1000:\n        os.kill(os.getpid(), signal.SIGKILL)\n"
COUNTED = "print(Entry.objects.count(), Import.objects.count(), Deed.objects.count())\n"


def python(home, code):
    environment = os.environ | {"BALOZI_HOME": str(home), "DJANGO_SETTINGS_MODULE": "balozi.project.settings"}
    environment.pop("BALOZI_DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )


def test_a_killed_import_leaves_nothing_and_the_next_one_everything(home):
    assert python(home, SETUP + KILLED).returncode == -signal.SIGKILL
    assert python(home, SETUP + COUNTED).stdout.split() == ["0", "0", "0"]
    whole = python(home, SETUP + "finished(work)\n" + COUNTED)
    assert whole.stdout.split() == ["1500", "1", "2"], whole.stderr
