"""Places and days that are only part of a person's name: "Vikram Misri", "January Makamba"."""

from collections.abc import Sequence

from balozi.extraction.clauses.persons import Person, persons_of
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token


def outside_names(line: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without the places that are part of a person's name ("Vikram Misri", "Paris Jackson")."""
    names = [person for person in persons_of(line, mentions) if " " in person.name]
    if not names:
        return mentions
    return [mention for mention in mentions if not _is_in_name(line, mention, names)]


def _is_in_name(line: Sequence[Token], mention: Mention, names: Sequence[Person]) -> bool:
    if mention.of not in {Of.STATE, Of.CITY, Of.REGION, Of.PEOPLE}:
        return False
    word = line[mention.first].text
    return any(
        person.first < mention.first <= person.last
        and word in person.name.split()[1:]
        and line[mention.first - 1].is_capital
        for person in names
    )


def outside_persons(line: Sequence[Token], mentions: list[Mention], dates: list[Mention]) -> list[Mention]:
    """Return the dates that are not part of a person's name ("January Makamba")."""
    if not dates:
        return dates
    names = [(person.first, person.last) for person in persons_of(line, mentions) if person.name]
    return [
        date for date in dates if not any(first <= date.first and date.last <= last for first, last in names)
    ]
