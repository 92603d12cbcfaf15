"""Whether a paper names anybody beside one party; what a state says and gives at home concerns nobody else."""

from collections.abc import Iterable

from balozi.extraction.clauses.sentence.lines import Reading
from balozi.extraction.mentions.mentions import Mention, Of

_NAMED = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.PERSON})


def names_others(reading: Reading, own: Iterable[str]) -> bool:
    """Tell whether a state, a body, a person or a city that is not of some parties is named anywhere in a paper."""
    known = frozenset(own)
    return any(_is_other(mention, known) for line in reading.lines for mention in line.mentions)


def _is_other(mention: Mention, known: frozenset[str]) -> bool:
    code = mention.name if mention.of is Of.CITY else mention.code.removeprefix("ORG:")
    return (mention.of in _NAMED or mention.of is Of.CITY) and code not in known
