"""The numbered rules for clauses, gathered."""

from collections.abc import Callable, Iterator

from balozi.extraction.clauses.commitments import commitments
from balozi.extraction.clauses.engagements import engagements
from balozi.extraction.clauses.instruments import instruments
from balozi.extraction.papers import Paper
from balozi.extraction.suggestions import Rule, Suggestion

_SAYS: tuple[tuple[str, str, Callable[[Paper], tuple[Suggestion, ...]]], ...] = (
    ("EN1", "A party meets or speaks with another.", engagements),
    ("EN2", "A party holds a meeting, talks or a call with another, or attends a summit.", engagements),
    ("EN3", "A party travels to or arrives in another state.", engagements),
    ("EN4", "A visit of a party to another state is named.", engagements),
    ("EN5", "A party hosts or receives another.", engagements),
    ("EN6", "Parties sign an instrument, with the day, the place or the signatories told.", engagements),
    ("EN7", "A summit or a meeting is named with its place or day.", engagements),
    ("EN8", "A government reacts publicly to another, speaks at a forum, or parties release a joint statement.", engagements),
    ("IN1", "An instrument is signed, adopted, ratified, negotiated, proposed or ended.", instruments),
    ("IN2", "An instrument is named, and its state is not told.", instruments),
    ("CO1", "A party pledges, commits, agrees or plans to do something.", commitments),
    ("CO2", "A party announces or offers money or support.", commitments),
    ("CO3", "A party reaffirms a commitment or its support.", commitments),
    ("CO4", "A commitment of a party is named.", commitments),
    ("CO5", "A party will or shall do something towards or with others.", commitments),
    ("CO6", "A policy says what its country or an institution will do.", commitments),
)


def _rule(name: str, says: str, source: Callable[[Paper], tuple[Suggestion, ...]]) -> Rule:
    def finds(paper: Paper) -> Iterator[Suggestion]:
        return (found for found in source(paper) if found.rule == name)

    return Rule(name, says, finds)


RULES: tuple[Rule, ...] = tuple(_rule(name, says, source) for name, says, source in _SAYS)
