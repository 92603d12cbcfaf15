"""Verbs of diplomacy in a sentence: what is done, in which tense, and whether it is denied.

Each language has its own way from word to act (`english`, `swahili`, `french`); the rules see acts only.
"""

from balozi.ground.records import made_often


@made_often(eq=False)
class Act:
    """One verb of a sentence; itself and nothing like it, because what is told of it is kept by it.

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
