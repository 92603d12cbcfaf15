"""The description of the interface that programs were promised: ``python -m tests.doors.api_promise`` writes it."""

import json
import os
from pathlib import Path

PROMISE = Path(__file__).parent / "openapi.json"


def promised():
    """Return the description as a program reads it."""
    from balozi.api.interface import description

    return json.loads(json.dumps(description()))


def main():
    """Write the description of today as the one that is promised."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "balozi.project.settings")
    import django

    django.setup()
    PROMISE.write_text(json.dumps(promised(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
