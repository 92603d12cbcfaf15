"""What the documentation says exists: files, commands, options, targets, pages."""

import re
import shlex
from pathlib import Path

import click
import pytest
import yaml

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAPERS = sorted(
    [
        *DOCS.rglob("*.md"),
        *(ROOT / name for name in ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "README.md")),
    ]
)
RECORDS = sorted((DOCS / "decisions").glob("0*.md"))
PATH = re.compile(r"`((?:src|tests|docs|requirements)/[\w./*-]+)`")
COMMAND = re.compile(
    r"^\s*(?:\$ )?(?:\.venv/bin/)?(balozi [a-z][^`\n]*)$|`(?:\.venv/bin/)?(balozi [a-z][^`\n]*)`", re.M
)
TARGET = re.compile(r"(?:^\s*|`)make ([a-z]+)\b", re.M)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def pages_of(nav: list) -> list[str]:
    pages = []
    for item in nav:
        for page in item.values():
            pages += pages_of(page) if isinstance(page, list) else [page]
    return pages


def commands_of(text: str) -> list[str]:
    whole = re.sub(r"\\\n\s*", "", text)
    return [next(filter(None, found)).strip() for found in COMMAND.findall(whole)]


def fault_of(line: str) -> str:
    """Return what is wrong with a command line as documented, "" when it could be typed."""
    from balozi.cli.main import balozi

    command: click.Command = balozi
    context = click.Context(balozi)
    words = shlex.split(line)[1:]
    while words and isinstance(command, click.Group):
        if words[0] == "--help":
            return ""
        try:
            _, inner, words = command.resolve_command(context, words)
        except click.UsageError:
            return f"no command {words[0]!r}"
        assert inner is not None
        command = inner
    known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    unknown = [word for word in words if word.startswith("--") and word.split("=")[0] not in known]
    return f"no option {unknown[0]}" if unknown else ""


@pytest.mark.parametrize("path", PAPERS, ids=name_of)
def test_every_path_that_a_paper_names_exists(path):
    named = PATH.findall(path.read_text(encoding="utf-8"))
    assert [name for name in named if not list(ROOT.glob(name.rstrip("/")))] == []


@pytest.mark.parametrize("path", PAPERS, ids=name_of)
def test_every_command_that_a_paper_names_can_be_typed(path):
    lines = commands_of(path.read_text(encoding="utf-8"))
    assert {line: fault for line in lines if (fault := fault_of(line))} == {}


@pytest.mark.parametrize("path", PAPERS, ids=name_of)
def test_every_make_target_that_a_paper_names_exists(path):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+)\s*:", makefile, re.M))
    assert set(TARGET.findall(path.read_text(encoding="utf-8"))) <= targets


def test_commands_are_found_in_papers_at_all():
    assert len(commands_of((DOCS / "tutorials" / "first-hour.md").read_text(encoding="utf-8"))) >= 5


def test_every_page_of_the_documentation_is_in_its_navigation():
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    listed = pages_of(nav)
    assert sorted(listed) == sorted(set(listed))
    assert {str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md")} == set(listed)


@pytest.mark.parametrize("path", RECORDS, ids=name_of)
def test_every_decision_gives_context_decision_and_consequences(path):
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.M)
    assert headings[0].startswith(f"{int(path.name[:4])}. ")
    assert [name for name in headings if name in {"Context", "Decision", "Consequences"}] == [
        "Context",
        "Decision",
        "Consequences",
    ]


def test_the_licence_file_and_the_project_name_the_same_licence():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert project["license"] == "Apache-2.0"
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text


def test_every_entry_of_the_changelog_says_what_it_moves():
    entries = re.split(r"^- ", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.M)[1:]
    assert entries
    words = ("*Impacted registers:*", "*Periods:*", "*Figures:*")
    assert [entry[:60] for entry in entries if not all(word in entry for word in words)] == []
