"""The words of the reports in Swahili, English and French, from ``words.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from balozi.briefs.writing.cells import in_words
from balozi.ground.dates import first_day
from balozi.ground.errors.facts import NotADate
from balozi.packs.gazetteer import organisations, states
from balozi.packs.shapes import policy_areas

LANGUAGES = ("sw", "en", "fr")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str

    def __call__(self, name: str, **facts: object) -> str:
        """Return a sentence or a word by its name, with its facts; numbers and days in the language."""
        told = {one: in_words(fact, self.language) if _varies(fact) else fact for one, fact in facts.items()}  # type: ignore[arg-type]
        return said_in(name, self.language) % told if told else said_in(name, self.language)

    def day(self, text: str) -> str:
        """Return a partial date as people write it; a text that is no date stays as it is.

        Examples:
            >>> Words("en").day("2024-03-04"), Words("fr").day("2024-03"), Words("sw").day("2024")
            ('4 March 2024', 'mars 2024', '2024')
        """
        from babel.dates import format_skeleton

        try:
            day = first_day(text)
        except NotADate:
            return text
        if len(text) == 7:
            return str(format_skeleton("yMMMM", day, locale=self.language))
        return text if len(text) == 4 else in_words(day, self.language)

    def share(self, part: int, whole: int) -> str:
        r"""Return a share in per cent with one decimal, "" where there is nothing to share.

        Examples:
            >>> Words("en").share(21, 240), Words("fr").share(21, 240), Words("sw").share(0, 0)
            ('8.8%', '8,8\xa0%', '')
        """
        from babel.numbers import format_percent

        form = said_in("percent", self.language)
        return str(format_percent(part / whole, format=form, locale=self.language)) if whole else ""

    def actor(self, code: str) -> str:
        """Return the name of a state or organisation; a code that is not known stays as it is."""
        names = _actors().get(code, {})
        return names.get(self.language) or names.get("en") or code

    def area(self, code: str) -> str:
        """Return the name of a policy area; one that is not known stays as it is."""
        return policy_areas().get(code, {}).get(self.language, code)


def said_in(name: str, language: str) -> str:
    """Return one entry of ``words.toml`` in a language."""
    return _table()[name][language]


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


@cache
def _actors() -> Mapping[str, Mapping[str, str]]:
    named = {organisation.code: organisation.names for organisation in organisations()}
    return named | {state.code: state.names for state in states()}


def _varies(fact: object) -> bool:
    return isinstance(fact, int | date)
