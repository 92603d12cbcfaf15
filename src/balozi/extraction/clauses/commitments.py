"""Commitments: what a state or an organisation says it will do towards, with or before others."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.drafts import Draft, suggestion
from balozi.extraction.clauses.duties import does, items, listed, named_pledge, stated
from balozi.extraction.clauses.futures import will
from balozi.extraction.clauses.intents import intended, resolved
from balozi.extraction.clauses.lines import Line, Reading, read
from balozi.extraction.clauses.pledges import funded, named_commitment, reaffirmed, shares
from balozi.extraction.clauses.promises import is_own_text
from balozi.extraction.clauses.vows import promised
from balozi.extraction.papers import Paper
from balozi.extraction.suggestions import Suggestion

_RULES = (resolved, promised, funded, reaffirmed, will, does)


@lru_cache(maxsize=2)
def commitments(paper: Paper) -> tuple[Suggestion, ...]:
    """Return the commitments of a paper."""
    reading = read(paper)
    found: list[Suggestion] = []
    under = listed(reading)
    for line in reading.lines:
        drafts = sorted(items(line, list(_of_line(line, reading)), under), key=lambda draft: draft.first)
        kept: list[Draft] = []
        for draft in drafts:
            if not kept or draft.first > kept[-1].last - 2:
                kept.append(draft)
        found += [suggestion(draft, "commitment", reading) for draft in kept]
    return tuple(found)


def _of_line(line: Line, reading: Reading) -> Iterator[Draft]:
    if line.is_sport or line.is_private or line.tokens[-1].text == "?":
        return
    for act in line.acts:
        if (not act.negated or _forbids(line, act, reading)) and act.tense != "conditional":
            told = (rule(line, act, reading) for rule in _RULES)
            yield from islice((draft for draft in told if draft is not None), 1)
    yield from shares(line, reading)
    own = [stated(line, reading)]
    for noun in line.nouns("COMMITMENT", "PLANS"):
        named = intended(line, noun, reading) or named_commitment(line, noun, reading)
        own.append(named or named_pledge(line, noun, reading))
    yield from (draft for draft in own if draft is not None)


def _forbids(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether a Swahili text of the parties says what they shall not do: "hazitaruhusu"."""
    return line.words.language == "sw" and act.tense == "future" and is_own_text(line, reading)
