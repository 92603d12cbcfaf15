"""Options and arguments that several nouns share."""

import click

KIND = click.argument("kind", type=click.Choice(["document", "entry"]))
MARKING = click.argument(
    "marking", type=click.Choice(["unclassified", "restricted", "confidential", "secret", "top_secret"])
)
