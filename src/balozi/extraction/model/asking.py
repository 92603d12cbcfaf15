"""Reading one paper with a language model: its passages are sent, its answers are verified and counted."""

import time
from collections import Counter
from dataclasses import dataclass

from balozi.extraction.model.answers import claims_in
from balozi.extraction.model.clients import Answer, ask
from balozi.extraction.model.connection import ModelSettings
from balozi.extraction.model.markings import check_sendable
from balozi.extraction.model.prompts import Piece, batches, messages
from balozi.extraction.model.reports import ModelReport, Spending
from balozi.extraction.model.verifying import Batch, verify
from balozi.extraction.papers import Paper
from balozi.extraction.serving import with_pillars
from balozi.extraction.suggestions import Suggestion
from balozi.ground.errors.model import ModelAnswerInvalid, ModelUnreachable
from balozi.ground.markings import Marking
from balozi.ground.tallies import Tally

# A service that is silent twice running will not answer the rest of the paper either.
_SILENT = 2
NOT_ASKED = "not asked: the service had stopped answering"
NO_FACTS = "the answer holds no list of facts"
BEYOND = "it stands beyond the most facts that one answer may have"


@dataclass(frozen=True, slots=True)
class ModelReading:
    """What a model found in one paper, and what it cost.

    Attributes:
        suggestions: whose quotations stand in the paper, in the order of the text; promises and meetings with
            the pillar they serve, as those of the rules.
        report: how many were claimed, kept and dropped, and at what cost.
    """

    suggestions: tuple[Suggestion, ...]
    report: ModelReport


def read_with_model(
    paper: Paper, settings: ModelSettings, *, marking: Marking = Marking.UNCLASSIFIED
) -> ModelReading:
    """Return what a language model finds in a paper; one failing batch does not lose the others.

    Args:
        paper: to be sent, passage by passage.
        settings: where the model is.
        marking: of the paper, as somebody gave it.

    Raises:
        MarkedPaper: the paper is marked and was not sent.
        ModelRefused: the service refuses every question.
    """
    check_sendable(paper.document, marking)
    began = time.monotonic()
    found: list[Suggestion] = []
    report = ModelReport(settings.name, settings.address)
    silent = 0
    for batch in batches(paper, settings.characters):
        if silent >= _SILENT:
            report += _failed(settings, NOT_ASKED)
            continue
        try:
            answer = ask(settings, messages(paper, batch))
        except ModelUnreachable as fault:
            silent += 1
            report += _failed(settings, fault.reason)
            continue
        except ModelAnswerInvalid as fault:
            silent = 0
            report += _failed(settings, fault.reason)
            continue
        silent = 0
        kept, told = _judged(paper, batch, settings, answer)
        found += kept
        report += told
    spent = ModelReport(settings.name, settings.address, seconds=time.monotonic() - began)
    return ModelReading(tuple(sorted(with_pillars(found, paper), key=_order)), report + spent)


def _order(suggestion: Suggestion) -> tuple[int, int, str]:
    return suggestion.start, suggestion.end, suggestion.kind


def _failed(settings: ModelSettings, reason: str) -> ModelReport:
    return ModelReport(settings.name, settings.address, batches=Tally(1, 0, {reason: 1}))


def _judged(
    paper: Paper, batch: tuple[Piece, ...], settings: ModelSettings, answer: Answer
) -> tuple[tuple[Suggestion, ...], ModelReport]:
    claims = claims_in(answer.text)
    kept, tally = verify(claims.facts, Batch(paper, batch))
    dropped = Counter(tally.excluded)
    if claims.beyond:
        dropped[BEYOND] += claims.beyond
    report = ModelReport(
        settings.name,
        settings.address,
        batches=Tally(1, 1) if claims.usable else Tally(1, 0, {NO_FACTS: 1}),
        cut=int(claims.usable and (claims.cut or answer.cut)),
        facts=Tally(tally.taken + claims.beyond, tally.placed, dict(dropped)),
        spending=Spending.of(answer, settings),
    )
    return kept, report
