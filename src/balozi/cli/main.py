"""The command `balozi <noun> <verb>`."""

import importlib
import sys
from collections.abc import Mapping
from typing import Any

import click

from balozi.ground.errors.family import BaloziError

# noun: (module, sentence). Modules are imported when their noun is used, so that help stays fast.
NOUNS: Mapping[str, tuple[str, str]] = {
    "up": ("up", "Prepare everything, read the papers and serve the pages."),
    "extract": ("extract", "Find the facts in papers, without a database."),
    "evaluate": ("evaluate", "Measure the reading against facts that people wrote down."),
    "document": ("documents", "Read, list, show, check and verify papers."),
    "suggestion": ("suggestions", "List suggestions and decide on them."),
    "register": ("registers", "List the registers and show their entries."),
    "results": ("results", "Compute and explain figures from a table; report those of the store."),
    "indicator": ("indicators", "Indicators with targets, baselines and values; what is missing."),
    "gap": ("gaps", "Find gaps, say what is done about them, close them."),
    "agreement": ("agreements", "Show the lives of agreements, record events, tell what is watched."),
    "import": ("imports", "Preview a tracker, import it, list imports, take one back."),
    "view": ("views", "List, save and end views of registers."),
    "report": ("reports", "Make the reports on agreements: each one, by department, what became of them."),
    "brief": ("briefs", "Compose the documents of the policy cycle, keep them, write beside them."),
    "mission": (
        "missions",
        "Show missions and their heads, record what happened, the footprint, the counts.",
    ),
    "relation": (
        "relations",
        "Show relations, enter relations, visa rules and missions, record events and dues.",
    ),
    "commitment": ("commitments", "Follow commitments up: assign, report, verify, assess, split, merge."),
    "search": ("search", "Find sentences and entries, in three languages."),
    "work": ("work", "Show what waits for a person or an institution."),
    "notice": ("notices", "List a user's notices, mark them as read, choose how they are told."),
    "jobs": ("jobs", "Run reminders, escalation and mails; show what was run."),
    "engagement": ("engagements", "Arrange engagements and record what came of them."),
    "calendar": ("calendars", "Show the engagements of some days, as a table or as iCalendar."),
    "pack": ("packs", "List, check and load country packs."),
    "audit": ("audit", "Show and verify the log of deeds."),
    "institution": ("institutions", "List the institutions, add one, retire one."),
    "user": ("users", "Make users, invite them, say what they may be."),
    "access": ("access", "Show and change markings and audiences."),
    "confirmation": ("confirmations", "List, confirm or decline what waits for a second person."),
    "doctor": ("doctor", "Show every setting and say what is unsafe or missing."),
}


class _Nouns(click.Group):
    """Nouns that are imported when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(NOUNS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in NOUNS:
            return None
        module = importlib.import_module(f"balozi.cli.{NOUNS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # Written from the table above, so that asking for help imports none of the nouns.
        with formatter.section("Commands"):
            formatter.write_dl([(noun, says) for noun, (_, says) in NOUNS.items()])


@click.group(cls=_Nouns, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="balozi", message="balozi %(version)s")
def balozi() -> None:
    """Keep a country's word: read papers, put what they promise on registers, follow it up.

    Data goes to standard output, words to standard error. Exit codes: 0 done, 2 bad input, 3 not allowed,
    4 not found, 5 conflict, 6 source unavailable, 7 broken invariant, 130 interrupted.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command and leave with its exit code; a refusal is one sentence with its remedy."""
    try:
        balozi.main(args=arguments, prog_name="balozi", standalone_mode=False)
    except BaloziError as refusal:
        _leave(refusal)
    except click.exceptions.Abort:
        click.echo("balozi: interrupted; what was finished is kept.", err=True)
        sys.exit(130)
    except click.ClickException as refusal:
        refusal.show()
        sys.exit(refusal.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as fault:
        # Django is imported only where a command needs it, so its error is known by its name here.
        if type(fault).__name__ != "OperationalError":
            raise
        from balozi.services.opening import refusal_of

        _leave(refusal_of(fault))  # type: ignore[arg-type]


def _leave(refusal: BaloziError) -> None:
    from balozi.cli.printing import in_one_line

    click.echo(f"balozi: {in_one_line(str(refusal))}", err=True)
    sys.exit(refusal.exit_code)


def options(*chosen: Any) -> Any:
    """Return one decorator of several."""

    def decorate(command: Any) -> Any:
        for option in reversed(chosen):
            command = option(command)
        return command

    return decorate
