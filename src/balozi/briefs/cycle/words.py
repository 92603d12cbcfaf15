"""The words of the documents in Swahili, English and French, from ``words.toml``; numbers as people write them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from balozi.briefs.reports.words import Words, said_in
from balozi.briefs.writing.cells import in_words


@dataclass(frozen=True, slots=True)
class CycleWords(Words):
    """The words of one language; those that the other reports have already are theirs."""

    def __call__(self, name: str, **facts: object) -> str:
        """Return a sentence or a word by its name, with its facts."""
        own = _table().get(name)
        said = own[self.language] if own else said_in(name, self.language)
        varies = {one: fact for one, fact in facts.items() if not isinstance(fact, str)}
        told = facts | {one: in_words(fact, self.language) for one, fact in varies.items()}  # type: ignore[arg-type]
        return said % told if told else said

    def number(self, text: str | None) -> str:
        """Return a number the way people write it, at most four places; a range or words stay as they are.

        Examples:
            >>> CycleWords("en").number("1250.5"), CycleWords("fr").number("0.25"), CycleWords("en").number(None)
            ('1,250.5', '0,25', '–')
            >>> CycleWords("en").number("80.7692307692")
            '80.77'
        """
        from babel.numbers import format_decimal

        if text is None:
            return "–"
        try:
            number = Decimal(text)
            # A reader can use no more places; the whole figure stands where it is told how it was computed.
            places = max(2, min(4, 3 - number.adjusted())) if number else 0
            return str(format_decimal(round(number, places), format="#,##0.####", locale=self.language))
        except ArithmeticError:
            return text

    def rate(self, text: str | None) -> str:
        """Return an achievement in per cent with one decimal.

        Examples:
            >>> CycleWords("en").rate("0.875"), CycleWords("en").rate(None)
            ('87.5%', '–')
        """
        from babel.numbers import format_percent

        form = said_in("percent", self.language)
        return "–" if text is None else str(format_percent(Decimal(text), format=form, locale=self.language))


def has_word(name: str) -> bool:
    """Tell whether there is a word of this name.

    Examples:
        >>> has_word("rating_met"), has_word("rating_purple")
        (True, False)
    """
    return name in _table()


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
