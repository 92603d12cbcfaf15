"""Threats that are named, and places where something is to be done: borders, counties, regions."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from balozi.extraction.clauses.sentence.cues import cues
from balozi.extraction.clauses.sentence.drafts import Draft, suggestion
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token, keys
from balozi.extraction.mentions.tries import Trie
from balozi.extraction.papers import Paper
from balozi.extraction.suggestions import Suggestion

_LISTING = frozenset({"and", "na", "of", "za", "ya", "including", "et", "like"})


@cache
def _threats() -> Trie[str]:
    trie: Trie[str] = Trie()
    for name in sorted(cues("threats")["names"]):
        trie.add(name, name)
    return trie


def threats(paper: Paper) -> Iterator[Suggestion]:
    """Yield the threats of sentences that speak of threats, each once a paper."""
    reading, words = read(paper), cues("threats")["cues"]
    seen: set[str] = set()
    for line in reading.lines:
        if line.keys.isdisjoint(words):
            continue
        at = 0
        while at < len(line.tokens):
            hits = (
                _threats().matches(line.tokens, at)
                if line.tokens[at].key in _threats().root.following
                else []
            )
            if hits and hits[0][1][0] not in seen:
                seen.add(hits[0][1][0])
                draft = Draft(line, at, hits[0][0], {"name": hits[0][1][0]}, "TH1", 0.7)
                yield suggestion(draft, "threat", reading)
            at = hits[0][0] + 1 if hits else at + 1


def place_focuses(paper: Paper) -> Iterator[Suggestion]:
    """Yield the borders, counties and regions in which a sentence says something is done, each once a paper."""
    reading = read(paper)
    seen: set[str] = set()
    words = cues("places")["border"] | cues("places")["counties"] | cues("places")["focus"]
    for line in (line for line in reading.lines if not line.keys.isdisjoint(words)):
        for draft in (*_borders(line), *_counties(line), *_regions(line)):
            name = str(draft.fields["place"])
            if name not in seen:
                seen.add(name)
                yield suggestion(draft, "place_focus", reading)


def _borders(line: Line) -> Iterator[Draft]:
    """Find "the Kenya–Somalia and Kenya–Ethiopia borderlands", "mpaka wa Kenya na Somalia"."""
    words = cues("places")["border"]
    if line.keys.isdisjoint(words):
        return
    states = [m for m in line.mentions if m.of is Of.STATE]
    for one, other in pairwise(states):
        between = line.tokens[one.last + 1 : other.first]
        if one.code != other.code and len(between) == 1 and (between[0].key in {"-", "na", "and", "et"}):
            if between[0].key != "-" and not any(
                t.key in words for t in line.tokens[max(0, one.first - 4) : other.last + 3]
            ):
                continue
            fields = {
                "place": f"{one.code}-{other.code}",
                "states": sorted([one.code, other.code]),
                "context": "border",
            }
            yield Draft(line, one.first, other.last, fields, "PF1", 0.75)


def _counties(line: Line) -> Iterator[Draft]:
    """Find the names listed behind "counties"."""
    at = line.first_of(cues("places")["counties"])
    if at is None:
        return
    end = at + 1
    while end < len(line.tokens) and _may_name(line.tokens[end]):
        end += 1
    first = None
    for n in range(at + 1, end + 1):
        named = n < end and line.tokens[n].is_capital
        if named and first is None:
            first = n
        elif not named and first is not None and not (n < end and line.tokens[n].text in {"-", "'", "’"}):
            name = " ".join(token.text for token in line.tokens[first:n])
            yield Draft(line, first, n - 1, {"place": name, "name": name, "context": "county"}, "PF2", 0.75)
            first = None


def _may_name(token: Token) -> bool:
    """Tell whether a token may stand in a list of names."""
    return token.is_capital or token.text in {",", "-", "'", "’", ":"} or token.key in _LISTING


def _regions(line: Line) -> Iterator[Draft]:
    if line.keys.isdisjoint(cues("places")["focus"]):
        return
    regions = [m for m in line.mentions if m.of is Of.REGION and _is_small(m)]
    if len(regions) < 2:
        return
    for mention in regions:
        yield Draft(
            line, mention.first, mention.last, {"place": mention.code, "context": "region"}, "PF3", 0.65
        )


def _is_small(mention: Mention) -> bool:
    return mention.code not in {
        "Africa",
        "Europe",
        "Asia",
        "Americas",
        "Global South",
        "Middle East",
        "Latin America",
    } and bool(keys(mention.code))
