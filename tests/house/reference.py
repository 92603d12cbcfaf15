"""The generated pages of ``docs/reference``: ``python -m tests.house.reference`` writes them, a test compares them."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import click

from balozi.cli.main import NOUNS, balozi
from balozi.extraction import clauses, pointed_out, structure
from balozi.extraction.consistency import checks
from balozi.extraction.model.verifying import RULE, SAYS
from balozi.extraction.pillars import pillars_of
from balozi.ground import errors
from balozi.ground.errors.family import BaloziError
from balozi.packs.loading import installed_packs, load_pack
from balozi.packs.packs import Pack
from balozi.packs.shapes import policy_areas
from balozi.project.configuration import Settings
from balozi.registers.agreements.rules import RULES as AGREEMENT_RULES
from balozi.registers.kinds import kinds
from balozi.results.gaps import gap_rules
from balozi.results.validating import validation_rules
from tests.house.truth_page import truth_page

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
_MADE = "<!-- Written by `make reference`; change the code, not this page. -->\n"


def refusals(kind: type[BaloziError] = BaloziError) -> Iterator[type[BaloziError]]:
    """Yield every kind of refusal there is, of all subjects."""
    for subject in pkgutil.iter_modules(errors.__path__):
        importlib.import_module(f"{errors.__name__}.{subject.name}")
    yield kind
    for leaf in kind.__subclasses__():
        yield from refusals(leaf)


def leaves() -> list[type[BaloziError]]:
    """Return all refusals that have words of their own."""
    return [item for item in refusals() if item is not BaloziError and "says" in vars(item)]


def errors_page() -> str:
    """Return the page of refusals."""
    lines = [_MADE, "# Errors", "", "Every refusal has a code, a sentence, and a remedy.", ""]
    for item in sorted(leaves(), key=lambda leaf: leaf.code):
        lines += [
            f"## `{item.code}`",
            "",
            f"{item.__doc__.splitlines()[0]}",
            "",
            f"- Says: {item.says}",
            f"- Remedy: {item.remedy}",
            f"- Exit code {item.exit_code}, HTTP status {item.http_status}",
            "",
        ]
    return "\n".join(lines)


def kinds_page() -> str:
    """Return the page of kinds of facts."""
    lines = [_MADE, "# Kinds of facts", "", "| kind | register | needs one of | takes |", "|---|---|---|---|"]
    for kind in kinds().values():
        register = kind.register or "none: a finding"
        lines.append(f"| `{kind.name}` | {register} | {', '.join(kind.needs)} | {', '.join(kind.takes)} |")
    return "\n".join([*lines, ""])


def rules_page() -> str:
    """Return the page of reading rules and consistency checks."""
    lines = [
        _MADE,
        "# Rules",
        "",
        "## Rules that find facts",
        "",
        "| rule | what it looks for |",
        "|---|---|",
    ]
    rules = sorted((*structure.RULES, *clauses.RULES), key=lambda rule: rule.name)
    lines += [f"| `{rule.name}` | {rule.says} |" for rule in rules]
    lines += [
        "",
        "## The language model",
        "",
        "Asked only with `--model`, and only when an administrator set one.",
        "",
        f"- `{RULE}`: {SAYS}",
        f"- `{pointed_out.RULE}`: {pointed_out.SAYS}",
    ]
    lines += ["", "## Consistency checks", "", "| check | what it looks for |", "|---|---|"]
    lines += [
        f"| `{check.code}` | {check.about} |"
        for check in sorted(checks().values(), key=lambda check: check.code)
    ]
    lines += ["", "## The lives of agreements", "", "| rule | what does not fit |", "|---|---|"]
    lines += [f"| `{rule.name}` | {rule.says} |" for rule in AGREEMENT_RULES]
    lines += ["", "## Values of indicators", "", "| rule | what is odd | from |", "|---|---|---|"]
    lines += [
        f"| `{rule.name}` | {rule.says}{f'<br>{rule.hints}' if rule.hints else ''} | {rule.since} |"
        for rule in validation_rules().values()
    ]
    lines += ["", "## Gaps", "", "| rule | what is missing or off track | severity |", "|---|---|---|"]
    lines += [f"| `{rule.name}` | {rule.says} | {rule.severity} |" for rule in gap_rules().values()]
    return "\n".join([*lines, ""])


def settings_page() -> str:
    """Return the page of settings."""
    lines = [_MADE, "# Settings", "", "| variable | type | default | meaning |", "|---|---|---|---|"]
    for name, kind, default, says, _ in Settings.documented():
        lines.append(f"| `{name}` | {kind} | `{default}` | {says} |")
    return "\n".join([*lines, ""])


def commands_page() -> str:
    """Return the page of commands."""
    lines = [_MADE, "# Commands", "", inspect.cleandoc(balozi.help or ""), ""]
    # As the group has them: click keeps the option that was made first, so that another test could change this page.
    names = balozi.context_settings["help_option_names"]
    context = click.Context(balozi, info_name="balozi")
    for noun in NOUNS:
        command = balozi.get_command(context, noun)
        assert command is not None
        verbs = command.commands if isinstance(command, click.Group) else {"": command}
        for verb, item in verbs.items():
            name = f"balozi {noun} {verb}".strip()
            own = click.Context(
                item, info_name=name, help_option_names=names, max_content_width=100, terminal_width=100
            )
            lines += [f"## `{name}`", "", "```text", item.get_help(own), "```", ""]
    return "\n".join(lines)


def roles_page() -> str:
    """Return the table of roles and what each may do."""
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "balozi.project.settings")
    django.setup()
    from balozi.services.people import ROLE_PERMISSIONS

    permissions = sorted(frozenset().union(*ROLE_PERMISSIONS.values()))
    names = [role.value.replace("_", " ") for role in ROLE_PERMISSIONS]
    lines = [
        _MADE,
        "# Roles",
        "",
        "What each role may do. How far somebody may read is told by clearance and institution, not by the role:",
        "see [Who may do and see what](../explanation/who-may-what.md).",
        "",
        f"| may | {' | '.join(names)} |",
        "|---" * (len(names) + 1) + "|",
    ]
    for permission in permissions:
        cells = ["yes" if permission in may else "" for may in ROLE_PERMISSIONS.values()]
        lines.append(f"| {permission} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def areas_page() -> str:
    """Return the page of policy areas, with the pillar of each installed pack."""
    packs = [load_pack(code) for code in installed_packs()]
    header = ["area", *(pack.names["en"] for pack in packs)]
    lines = [
        _MADE,
        "# Policy areas and pillars",
        "",
        "Countries name their pillars themselves; areas are common, so that countries compare.",
        "Several pillars of one area are told apart by their words; without any, the first one is taken.",
        "",
        f"| {' | '.join(header)} |",
        "|---" * len(header) + "|",
    ]
    for area in policy_areas():
        cells = [_pillars_with(area, pack) for pack in packs]
        lines.append(f"| {' | '.join([area, *cells])} |")
    lines.append(f"| found by words only | {' | '.join(_pillars_with('', pack) for pack in packs)} |")
    return "\n".join([*lines, ""])


def _pillars_with(area: str, pack: Pack) -> str:
    found = [one.name for one in pillars_of(pack) if (area in one.areas if area else not one.areas)]
    return "; ".join(found) or "none"


PAGES = {
    "areas.md": areas_page,
    "errors.md": errors_page,
    "kinds.md": kinds_page,
    "rules.md": rules_page,
    "settings.md": settings_page,
    "roles.md": roles_page,
    "commands.md": commands_page,
    "results-truth-table.md": lambda: truth_page(_MADE),
}


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
