"""Verbs of diplomacy in a sentence: what is done, in which tense, and whether it is denied.

Each language has its own way from word to act (`english`, `swahili`, `french`); the rules see acts only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from balozi.extraction.mentions.tokens import Token


@dataclass(frozen=True, slots=True)
class Act:
    """One verb of a sentence.

    Attributes:
        kinds: the classes it may belong to, such as "MEET", "SIGN", "PLEDGE"; "DO" for any verb in the future.
        first: index of its first token, auxiliaries included.
        last: index of its last token.
        tense: "past", "present", "future", "infinitive", "participle", "conditional" or "subjunctive".
        negated: whether it is said not to happen.
        passive: whether its subject undergoes it.
        relative: whether it hangs on a noun ("uliofanyika", "signed in 1983").
        subject: the agreement of its subject where the verb shows it ("wa", "i"), "" elsewhere.
    """

    kinds: frozenset[str]
    first: int
    last: int
    tense: str
    negated: bool = False
    passive: bool = False
    relative: bool = False
    subject: str = ""

    def is_any(self, *kinds: str) -> bool:
        """Tell whether it may belong to one of some classes."""
        return not self.kinds.isdisjoint(kinds)

    @property
    def is_finite(self) -> bool:
        """Tell whether it has a subject of its own."""
        return self.tense in {"past", "present", "future", "conditional"}


Finder = Callable[[Sequence[Token]], list[Act]]


def acts_in(line: Sequence[Token], language: str) -> list[Act]:
    """Return the acts of a sentence from left to right."""
    return _finder(language)(line)


def _finder(language: str) -> Finder:
    from balozi.extraction.clauses import english, french, swahili

    finders: Mapping[str, Finder] = {"en": english.acts, "sw": swahili.acts, "fr": french.acts}
    return finders.get(language, english.acts)
