import subprocess
import sys

import pytest

HEAVY = ("django", "lxml", "docx", "pypdfium2", "pypdf", "py3langid", "numpy", "gunicorn")


def loaded_after(statement):
    code = f"import sys; {statement}; print(' '.join(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import balozi.cli",
        "import balozi.reading.documents, balozi.reading.files, balozi.registers.kinds, balozi.packs.loading",
    ],
)
def test_heavy_packages_are_imported_only_where_they_are_used(statement):
    assert loaded_after(statement).isdisjoint(HEAVY)


def test_the_ground_uses_the_standard_library_only():
    rooms = "balozi.ground.errors, balozi.ground.words, balozi.ground.people, balozi.ground.dates, balozi.ground.pages"
    other = (
        {name.split(".")[0] for name in loaded_after(f"import {rooms}")}
        - set(sys.stdlib_module_names)
        - {"balozi"}
    )
    assert {name for name in other if not name.startswith(("_", "sitecustomize", "__"))} <= {
        "distutils-precedence"
    }


def test_help_opens_no_store_and_no_django():
    assert "django" not in loaded_after(
        "from balozi.cli.main import balozi; balozi.main(['--help'], standalone_mode=False)"
    )
