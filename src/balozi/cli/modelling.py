"""The language model at the command line: the options, the connection that was set, and the report."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from balozi.cli.printing import say
from balozi.ground.errors.family import BaloziError
from balozi.ground.errors.model import MarkedPaper
from balozi.ground.markings import Marking

if TYPE_CHECKING:
    from balozi.extraction.model.comparing import Agreement
    from balozi.extraction.model.connection import ModelSettings
    from balozi.extraction.model.reports import ModelReport
    from balozi.extraction.papers import Paper
    from balozi.extraction.suggestions import Suggestion

MODEL = click.option(
    "--model",
    "with_model",
    is_flag=True,
    help="Ask the language model that is set as well: unmarked papers then leave this machine.",
)
MARKING = click.option(
    "--marking",
    type=click.Choice([step.name.lower() for step in Marking]),
    default=Marking.UNCLASSIFIED.name.lower(),
    show_default=True,
    help="Marking of the papers; what is printed on them counts as well.",
)


def marking_of(name: str) -> Marking:
    """Return the step of the scale that an option names."""
    return Marking[name.upper()]


def connection() -> "ModelSettings":
    """Return the language model that the administrator set.

    Raises:
        ModelNotSet: there is none.
        SettingInvalid: one of its settings cannot be used.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "balozi.project.settings")
    from django.conf import settings

    return connection_of(settings.BALOZI)


def connection_of(told: Any) -> "ModelSettings":
    """Return the language model of some settings.

    Args:
        told: the settings, which no door may import by their type.

    Raises: as `connection`.
    """
    from balozi.extraction.model.connection import model_settings

    texts = {
        "url": told.model_url,
        "name": told.model_name,
        "key": told.model_key,
        "price_in": told.model_price_in,
        "price_out": told.model_price_out,
    }
    return model_settings(texts, seconds=told.model_seconds)


class SecondReader:
    """Asks the model about one paper after the other and adds up what it gave."""

    def __init__(self, settings: "ModelSettings", marking: Marking = Marking.UNCLASSIFIED) -> None:
        """Begin with nothing asked.

        Args:
            settings: where the model is.
            marking: of the papers, as somebody gave it.
        """
        from balozi.extraction.model.comparing import Agreement
        from balozi.extraction.model.reports import ModelReport

        self._settings, self._marking = settings, marking
        self.report: ModelReport = ModelReport(settings.name, settings.address)
        self.agreement: Agreement = Agreement()
        self.marked = 0

    def read(self, paper: "Paper") -> tuple["Suggestion", ...]:
        """Return what the model finds; nothing for a marked paper, which is told and not sent.

        Raises:
            ModelRefused: the service refuses every question.
        """
        from balozi.extraction.model.asking import read_with_model

        try:
            reading = read_with_model(paper, self._settings, marking=self._marking)
        except MarkedPaper as refusal:
            self.marked += 1
            say(f"balozi: {refusal}")
            return ()
        self.report += reading.report
        return reading.suggestions

    def join(self, paper: "Paper", found: Sequence["Suggestion"]) -> tuple["Suggestion", ...]:
        """Return what the rules found together with what the model finds.

        Raises:
            ModelRefused: the service refuses every question.
        """
        return self.compare(paper, found)[1]

    def compare(
        self, paper: "Paper", found: Sequence["Suggestion"]
    ) -> tuple[tuple["Suggestion", ...], tuple["Suggestion", ...]]:
        """Return what the model finds, and that together with what the rules found.

        Raises:
            ModelRefused: the service refuses every question.
        """
        from balozi.extraction.model.comparing import merge

        marked = self.marked
        alone = self.read(paper)
        merged, agreement = merge(found, alone)
        # A paper that was not sent says nothing about agreement.
        if self.marked == marked:
            self.agreement += agreement
        return alone, merged

    def tell(self) -> int:
        """Say the report, and return the exit code: 3 for a marked paper, 6 for a part without an answer."""
        tell_report(self.report, self.agreement)
        return exit_code(self.marked, self.report)


def tell_report(report: "ModelReport", agreement: "Agreement") -> None:
    """Say on standard error what the model gave and how far it agrees with the rules."""
    for line in (*report.lines(), agreement.line()):
        say(line)


def exit_code(marked: int, report: "ModelReport") -> int:
    """Return the exit code of a run: as refused for marked papers, as unavailable for parts without an answer."""
    if marked:
        return MarkedPaper.exit_code
    return 0 if report.complete else 6


def remarks_on(told: Any) -> list[str]:
    """Return what an administrator must know about the language model that is set.

    Args:
        told: the settings, as for `connection_of`.
    """
    if not told.model_url and not told.model_name:
        return []
    try:
        model = connection_of(told)
    except BaloziError as fault:
        return [str(fault)]
    found = [f"With --model, unmarked papers are sent to the language model {model.name} at {model.address}."]
    if not model.stays_here:
        found.append(f"They leave this machine for {model.address}; marked papers are never sent.")
    if model.in_the_clear:
        found.append(f"They travel to {model.address} unencrypted: use https://.")
    return found
