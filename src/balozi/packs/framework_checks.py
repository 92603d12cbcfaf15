"""What the file of a pack about indicators must say."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from balozi.ground.errors.packs import PackInvalid
from balozi.packs.drafts import Draft
from balozi.packs.faults import PackFault, fault
from balozi.packs.frameworks import FILE, framework_faults, parse_framework

_INSTITUTIONS = "institutions.toml"


def check_framework(draft: Draft) -> Iterator[PackFault]:
    """Find what is wrong in the indicators of a pack; a pack without them says nothing about them."""
    file = draft.folder / FILE
    if not file.is_file():
        return
    where = f"{draft.folder.name}/{FILE} line 1"
    pillars = {row.text("key") for row in draft.rows if row.kind == "pillar"}
    try:
        framework = parse_framework(file.read_text(encoding="utf-8"), draft.folder.name)
    except PackInvalid as wrong:
        yield fault(where, "%(first)s", first=wrong.first)
        return
    for says in framework_faults(framework, pillars, _owners(draft.folder)):
        yield fault(where, "%(says)s.", says=says)


def _owners(folder: Path) -> set[str]:
    file = folder / _INSTITUTIONS
    if not file.is_file():
        return set()
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    return {str(row.get("code", "")) for row in told.get("institution", ())}
