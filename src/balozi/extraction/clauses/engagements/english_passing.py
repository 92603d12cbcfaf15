"""What the rules for contact told in passing share: word lists, who goes, what is to come."""

from collections.abc import Callable, Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft, destinations
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.mentions.mentions import Mention

_TALKS = 4

# A rule that is asked for a sentence, its paper and what is known already.
Source = Callable[[Line, Reading, Sequence[Draft]], Draft | None]


def news(table: str, name: str) -> frozenset[str]:
    """Return one list of the words by which contact is told in passing."""
    return words_of("news", table)[name]


def everybody(line: Line) -> Parties:
    """Return the parties that a whole sentence names."""
    return line.parties(0, len(line.tokens) - 1)


def act_at(line: Line, at: int) -> Act | None:
    """Return the verb that a token belongs to."""
    return next((act for act in line.acts if act.first <= at <= act.last), None)


def dated(line: Line, at: int) -> bool:
    """Tell whether a day is told right at a token."""
    return any(at - 1 <= date.first <= at + 1 for date in line.dates)


def made_of(codes: Sequence[str], first: int) -> Parties:
    """Return some codes as parties, states and bodies apart."""
    states = tuple(sorted({code for code in codes if is_state(code)}))
    bodies = tuple(sorted({code for code in codes if code and not is_state(code)}))
    return Parties(states, bodies, tuple(codes), 0, first)


def guest_of(line: Line, at: int) -> tuple[str, ...]:
    """Return who goes: named before a token, else who acted last."""
    own = line.parties(0, at - 1).codes if at > 0 else ()
    return own or tuple(filter(None, (line.around.one,)))


def is_ahead(line: Line, at: int) -> bool:
    """Tell whether the verb before a token is to come."""
    act = next(
        (a for a in reversed(line.acts) if a.first <= at and a.tense not in {"participle", "infinitive"}),
        None,
    )
    return act is not None and (act.tense == "future" or act.is_any("EXPECT", "PLAN"))


def with_the_hosts(line: Line, told: tuple[int, Mention], parties: Parties) -> Parties:
    """Return who talks, with the states where a guest held talks with nobody named: "held talks in Belgrade".

    Args:
        line: the sentence.
        told: the last token of the verb, and the word for the talks.
        parties: those named.
    """
    last, noun = told
    behind = line.row[noun.last + 1 : noun.last + 3]
    english = line.words.language == "en"
    if (
        not english
        or len(parties.codes) != 1
        or behind[:1] not in (["in"], ["at"])
        or noun.first - last > _TALKS
    ):
        return parties
    hosts = destinations(line, noun.last + 1, noun.last + _TALKS + 2)
    return made_of((*parties.codes, *hosts), parties.first)


def arrived(line: Line, reading: Reading) -> str:
    """Return the state that a guest had come to before a sentence, "" when no visit is told."""
    found = ""
    for other in reading.lines:
        if other.start >= line.start:
            break
        if any(act.is_any("VISIT") for act in other.acts) or other.nouns("VISIT"):
            cities = destinations(other, 0, len(other.tokens) - 1)
            found = cities[-1] if cities else found
    return found
