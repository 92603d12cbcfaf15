"""A fingerprint of the engine: of its rules, kinds and thresholds, so that a kept report says what computed it."""

import hashlib
from functools import cache
from pathlib import Path

_RULES = ("truth.toml", "kinds.toml", "columns.toml", "thresholds.toml")


@cache
def engine_fingerprint() -> str:
    """Return 16 hexadecimal digits that change whenever a rule of the engine does."""
    digest = hashlib.sha256()
    for name in _RULES:
        digest.update(Path(__file__).with_name(name).read_bytes())
    return digest.hexdigest()[:16]
