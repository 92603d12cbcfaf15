"""What the reading page shows: the marked paper, the suggestions, the findings, the progress."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from balozi.registers.kinds import kinds, title_of
from balozi.store.documents.records import DocumentPage, SuggestionRow
from balozi.web.doubts import said_in_language
from balozi.web.labels import STATE, label
from balozi.web.names import engagement_in_words
from balozi.web.papers.blocks import Block, blocks_of
from balozi.web.papers.marking import MarkedText, Span
from balozi.web.rules.sentences import sentence_of
from balozi.web.value_words import VALUE
from balozi.web.values import shown_field

# These name a fact in its title, or only help the machine; the list beside the paper leaves them out.
_QUIET = frozenset({"also", "number", "item"})


@dataclass(frozen=True, slots=True)
class Card:
    """One suggestion as the reading page shows it.

    Attributes:
        row: the suggestion.
        title: what it would be called on the register.
        kind: what sort of fact it is, in words.
        register: where it would live; the style of its mark.
        state: how far its review has come, in words.
        facts: (label, value) of its fields.
        rule: the sentence of the rule that made it.
        decidable: an accepted fact of this kind has a register to live on.
        address: of its own page, to which the name of a decision is added.
    """

    row: SuggestionRow
    title: str
    kind: str
    register: str
    state: str
    facts: Sequence[tuple[str, str]]
    rule: str
    decidable: bool
    address: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The reading page of one paper.

    Attributes:
        paper: what the store holds.
        blocks: the paper as written, with its marks.
        cards: the suggestions that were asked for.
        kinds: (name, label, how many) of all its suggestions.
        states: (name, label, how many) likewise.
        reviewed: how many suggestions do not wait any more.
    """

    paper: DocumentPage
    blocks: Sequence[Block]
    cards: Sequence[Card]
    kinds: Sequence[tuple[str, str, int]]
    states: Sequence[tuple[str, str, int]]
    reviewed: int

    @property
    def total(self) -> int:
        """Return how many suggestions the paper has."""
        return len(self.paper.suggestions)

    @property
    def styles(self) -> Sequence[tuple[str, str]]:
        """Return (style, label) of the marks in the paper, for the legend."""
        used = dict.fromkeys(register_of(row.kind) for row in self.paper.suggestions)
        return sorted(((name, label("register", name)) for name in used if name), key=lambda style: style[1])


def desk_of(
    paper: DocumentPage, *, kind: str = "", state: str = "", at: tuple[int, int] | None = None
) -> Desk:
    """Return the reading page of a paper.

    Args:
        paper: what the store holds.
        kind: of the suggestions wanted beside the paper.
        state: of them.
        at: the characters that the reader was sent to.
    """
    wanted = [
        row
        for row in paper.suggestions
        if (not kind or row.kind == kind) and (not state or row.state == state)
    ]
    marked = MarkedText(paper.text, _spans(paper, wanted, at))
    return Desk(
        paper=paper,
        blocks=list(blocks_of(paper.text, paper.passages, marked)),
        cards=[card_of(row) for row in wanted],
        kinds=_counted(Counter(row.kind for row in paper.suggestions), "kind"),
        states=_by_state(Counter(row.state for row in paper.suggestions)),
        reviewed=sum(1 for row in paper.suggestions if row.state != "open"),
    )


def card_of(row: SuggestionRow) -> Card:
    """Return one suggestion as the reading page shows it."""
    title = _title_of(row)
    return Card(
        row=row,
        title=title,
        kind=label("kind", row.kind),
        register=register_of(row.kind),
        state=label("state", row.state),
        facts=[fact for fact in _facts(row.fields) if fact[1] != title],
        rule=sentence_of(row.rule),
        decidable=bool(register_of(row.kind)),
        address=reverse("suggestion", args=[row.suggestion]),
    )


def _title_of(row: SuggestionRow) -> str:
    if row.kind not in kinds():
        return row.quote
    title = title_of(row.kind, row.fields)
    if row.kind != "engagement" or title not in VALUE:
        return title
    states = row.fields.get("states")
    return engagement_in_words(title, states if isinstance(states, list) else ())


def register_of(kind: str) -> str:
    """Return the register where facts of a kind live, "" for a finding or an unknown kind."""
    return kinds()[kind].register if kind in kinds() else ""


def _facts(fields: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        shown = shown_field(name, value)
        if shown and name not in _QUIET:
            yield label("field", name), shown


def _spans(
    paper: DocumentPage, wanted: Sequence[SuggestionRow], at: tuple[int, int] | None
) -> Iterator[Span]:
    for row in wanted:
        style, says = register_of(row.kind), label("kind", row.kind)
        yield Span(row.start, row.end, "fact", row.suggestion, style, says, decided=row.state != "open")
    for number, finding in enumerate(paper.findings):
        yield Span(finding.start, finding.end, "doubt", number, says=said_in_language(finding))
    if at is not None:
        yield Span(at[0], min(at[1], len(paper.text)), "asked")


def _counted(counts: Mapping[str, int], group: str) -> list[tuple[str, str, int]]:
    return sorted(
        ((name, label(group, name), number) for name, number in counts.items()), key=lambda row: row[1]
    )


def _by_state(counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    return [(name, label("state", name), counts.get(name, 0)) for name in STATE]
