"""The numbered rules for clauses, gathered."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from balozi.extraction.clauses.commitments.finding import commitments
from balozi.extraction.clauses.engagements.finding import engagements
from balozi.extraction.clauses.figures import metrics, rankings
from balozi.extraction.clauses.holders import office_holders
from balozi.extraction.clauses.instruments.finding import instruments
from balozi.extraction.clauses.memberships import deployments, hostings, memberships
from balozi.extraction.clauses.places import place_focuses, threats
from balozi.extraction.clauses.voices import (
    agreement_titles,
    consultations,
    deeds,
    initiatives,
    positions,
    roles,
    statements,
)
from balozi.extraction.papers import Paper
from balozi.extraction.suggestions import Rule, Suggestion

Source = Callable[[Paper], Iterable[Suggestion]]

_SAYS: tuple[tuple[str, str, Source], ...] = (
    ("EN1", "A party meets or speaks with another.", engagements),
    ("EN2", "A party holds a meeting, talks or a call with another, or attends a summit.", engagements),
    ("EN3", "A party travels to or arrives in another state.", engagements),
    ("EN4", "A visit of a party to another state is named.", engagements),
    ("EN5", "A party hosts or receives another.", engagements),
    ("EN6", "Parties sign an instrument, with the day, the place or the signatories told.", engagements),
    ("EN7", "A summit or a meeting is named with its place or day.", engagements),
    (
        "EN8",
        "A government reacts publicly to another, speaks at a forum, or parties release a joint statement.",
        engagements,
    ),
    ("EN9", "An ambassador is summoned, recalled or sent away.", engagements),
    ("IN1", "An instrument is signed, adopted, ratified, negotiated, proposed or ended.", instruments),
    ("IN2", "An instrument is named, and its state is not told.", instruments),
    ("CO1", "A party pledges, commits, agrees or plans to do something.", commitments),
    ("CO2", "A party announces or offers money or support.", commitments),
    ("CO3", "A party reaffirms a commitment or its support.", commitments),
    ("CO4", "A commitment of a party is named.", commitments),
    ("CO5", "A party will or shall do something towards or with others.", commitments),
    ("CO6", "A policy says what its country or an institution will do.", commitments),
    ("ME1", "A policy or profile names the organisations that its country belongs to.", memberships),
    (
        "ME2",
        "A sentence says that a state is a member of, joins, leaves or chairs an organisation.",
        memberships,
    ),
    ("ME3", "A line of a list of members names one state.", memberships),
    ("HS1", "A state or a city is said to be the seat of organisations.", hostings),
    ("DE1", "Peacekeepers of a state are or were in a place.", deployments),
    ("PE1", "A person's name stands beside an office.", office_holders),
    ("QU1", "A number stands with what it counts.", metrics),
    ("QU2", "A share is told as a fraction.", metrics),
    ("RK1", "Something is the largest, the leading or the third of its kind.", rankings),
    ("ST1", "Quoted speech stands beside its speaker.", statements),
    ("ST2", "A policy or profile says what its country supports.", positions),
    ("ST3", "An initiative is named.", initiatives),
    ("ST4", "A policy says which role its country plays.", roles),
    ("ST5", "A policy says what its country has done.", deeds),
    ("ST6", "A policy says who was consulted.", consultations),
    ("ST7", "A headline names an instrument and its parties.", agreement_titles),
    ("TH1", "A threat is named.", threats),
    ("PF1", "A border between two states is named as a place of work.", place_focuses),
    ("PF2", "Counties are listed as places of work.", place_focuses),
    ("PF3", "Regions are listed as places of work.", place_focuses),
)


@lru_cache(maxsize=64)
def _found(source: Source, paper: Paper) -> Mapping[str, Sequence[Suggestion]]:
    """Return what one source finds in a paper, by rule; rules of one source share it."""
    found: dict[str, list[Suggestion]] = {}
    for suggestion in source(paper):
        found.setdefault(suggestion.rule, []).append(suggestion)
    return found


def _rule(name: str, says: str, source: Source) -> Rule:
    def finds(paper: Paper) -> Iterator[Suggestion]:
        return iter(_found(source, paper).get(name, ()))

    return Rule(name, says, finds)


def found_in(paper: Paper) -> Iterator[Suggestion]:
    """Yield what all rules find in a paper, rule by rule; a source that several rules share is asked once."""
    told = {source: _found(source, paper) for source in _SOURCES}
    for name, _, source in _SAYS:
        yield from told[source].get(name, ())


_SOURCES: tuple[Source, ...] = tuple(dict.fromkeys(source for _, _, source in _SAYS))
RULES: tuple[Rule, ...] = tuple(_rule(name, says, source) for name, says, source in _SAYS)
