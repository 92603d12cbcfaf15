"""Door: the `balozi` command. Each command is one service call or one query; data to stdout, words to stderr."""

from balozi.cli.main import main

__all__ = ["main"]
