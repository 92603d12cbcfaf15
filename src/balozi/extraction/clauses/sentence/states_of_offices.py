"""Whose an office is: "the Minister" of the paper's own state, of the one told before, of the year's known holder."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.english_again import (
    by_delegation,
    by_title,
)
from balozi.extraction.clauses.sentence.english_houses import is_of_the_house
from balozi.extraction.clauses.sentence.stand_ins import NAMED
from balozi.extraction.clauses.sentence.surroundings import Surroundings
from balozi.extraction.clauses.sentence.swahili_offices import (
    state_of_island_office,
)
from balozi.extraction.clauses.sentence.vocabulary import Vocabulary
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_ADDRESSED = closed("persons", "titles")
_ITS = frozenset({"yake", "lake", "wake"})


def codes_of_office(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary, around: Surroundings
) -> tuple[str, ...]:
    """Return whose an office or a title is: told by the name behind it, by itself, by who leads, or by the house."""
    mention, english = mentions[number], words.language == "en"
    named = _by_name(line, mention, around) or _by_letters(line, mention, around)
    if not named and words.language == "sw":
        named = state_of_island_office(line, mention)
    if not named and english:
        named = by_title(line, mention) or by_delegation(line, mentions, number)
    whose = line[mention.last + 1].key if mention.last + 1 < len(line) else ""
    if not named and words.language == "sw" and whose in _ITS and mention.name != "envoy":
        # "Kuwait ilitangaza baada ya waziri wake ...", "Kamishna wake atazuru": of the one told of before.
        owner = mentions[0] if number and mentions[0].of is Of.STATE and not mentions[0].first else None
        alone = around.one and not any(m.of in NAMED for m in mentions[:number])
        return (owner.code,) if owner is not None else (around.one,) if alone else ()
    body = around.house or around.body
    if not named and body and english and is_of_the_house(line, mentions, number):
        return (body,)
    return named


def _by_letters(line: Sequence[Token], mention: Mention, around: Surroundings) -> tuple[str, ...]:
    """Return the state of who is named by the letters of an office told before with it: "EAM announced"."""
    letters = mention.first == mention.last and line[mention.first].text.isupper()
    held = around.people.get(letters_of(mention.code), "") if letters else ""
    return (held,) if held else ()


def letters_of(office: str) -> str:
    """Return the key under which the holder of an office is kept for those who name it by its letters: "EAM"."""
    return f"<{office}>"


def office_key(line: Sequence[Token], mention: Mention) -> str:
    """Return the key of an office: "the Prime Minister" → "prime minister", "" for a pronoun."""
    return " ".join(token.key for token in line[mention.first + 1 : mention.last + 1])


def _by_name(line: Sequence[Token], mention: Mention, around: Surroundings) -> tuple[str, ...]:
    """Return the state of the person named right behind an office or a title, where the paper told it."""
    at = mention.last + 1
    # "Naibu Waziri wa Mambo ya Nje, Mhe. Baraka Lyimo": his form of address stands behind a comma.
    at += at + 1 < len(line) and line[at].text == "," and line[at + 1].key in _ADDRESSED
    for token in line[at : at + 5]:
        if token.text == ".":
            # "Dr. Ferrer Tamayo".
            continue
        if not token.is_capital:
            break
        code = around.people.get(token.text)
        if code:
            return (code,)
    return ()
