"""Composing a document: the blocks of its outline, made of facts, with their citations."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from balozi.briefs.cycle import figures, promises
from balozi.briefs.cycle.asking import Material, Question
from balozi.briefs.cycle.facts import CycleFacts, fingerprint_of
from balozi.briefs.cycle.outlines import outline_of, span_of
from balozi.briefs.cycle.papers import Document, Section
from balozi.briefs.cycle.words import CycleWords
from balozi.ground.markings import Marking

_BLOCKS: Mapping[str, Callable[[Material], Sequence[Any]]] = {
    maker.__name__: maker
    for maker in (
        figures.ratings, figures.figures, figures.impact_figures, figures.targets, figures.weights,
        figures.composite, figures.pillars, figures.silent, figures.thresholds, figures.gaps, figures.actions,
        figures.responses, figures.recommendations, figures.answers,
        promises.headline, promises.promise_counts, promises.promises_open,
        promises.promises_due, promises.promises_kept, promises.promises_moving, promises.timeliness,
        promises.instruments, promises.endings, promises.meetings,
    )
}  # fmt: skip


def compose_document(question: Question, facts: CycleFacts, written: Mapping[str, str]) -> Document:
    """Return the document that facts make.

    Args:
        question: what was asked.
        facts: that were gathered for it.
        written: what people wrote, by name of the section.

    Raises:
        NoSuchBriefKind: there is no such document.
        BriefPeriodUnfit, NotAPeriod: the period does not fit.
    """
    outline = outline_of(question.kind)
    words, span = CycleWords(question.language), span_of(outline, question.period)
    made = Material(question, facts, words, span)
    sections = tuple(
        Section(
            name,
            words(f"section_{name}"),
            tuple(block for one in blocks for block in _BLOCKS[one](made)),
            written.get(name, ""),
        )
        for name, blocks in outline.sections
    )
    title = words(question.kind)
    marking = words(f"marking_{facts.marking.name.lower()}") if facts.marking != Marking.UNCLASSIFIED else ""
    day = words.day(question.day.isoformat())
    return Document(
        kind=question.kind,
        title=title,
        language=question.language,
        marking=marking,
        footer=_footer(made, words("foot", title=title, period=span.name, day=question.day)),
        about=_about(made, day),
        sections=sections,
        citations=made.citations.listed(),
        sources_title=words("sources"),
        notes=_notes(made),
        warning=words("invented", n=facts.demonstration) if facts.demonstration else "",
        file_name=f"balozi-{question.kind}-{span.name}-{question.language}".replace("/", "-").replace(
            "_", "-"
        ),
    )


def _about(made: Material, day: str) -> tuple[tuple[str, str], ...]:
    words, span, question = made.words, made.span, made.question
    since, until = words.day(span.first_day.isoformat()), words.day(span.last_day.isoformat())
    told = [
        (words("period"), words("between", called=span.name, since=since, until=until)),
        (
            words("institution"),
            question.institution_name or question.institution or words("all_institutions"),
        ),
        (words("as_known"), day),
    ]
    return ((words("country"), words.actor(question.country)), *told) if question.country else tuple(told)


def _notes(made: Material) -> tuple[str, ...]:
    words, facts = made.words, made.facts
    return words("open_only"), words("fingerprint", mark=fingerprint_of(facts)[:16])


def _footer(made: Material, foot: str) -> str:
    """Return the foot of every page: one page that is taken out of the others says too that its figures are samples."""
    return f"{foot} · {made.words('invented_foot')}" if made.facts.demonstration else foot
