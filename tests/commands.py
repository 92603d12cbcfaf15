"""The command inside this program: what a person would type, and what he or she would be told."""

from typing import NamedTuple

from balozi.cli.main import main


class Told(NamedTuple):
    """How a command ended and what it wrote to its two outputs."""

    code: int
    out: str
    err: str


def run_here(capsys, *words):
    """Run the command with words as a person would type them."""
    code = 0
    try:
        main([str(word) for word in words])
    except SystemExit as ended:
        code = ended.code or 0
    return Told(code, *capsys.readouterr())
