"""Who meets the state whose paper a Swahili text is, and its joint statements that are signed."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.surroundings import Parties, Surroundings
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_TWO = 2


class Bare(Protocol):
    """What these rules need of a sentence; `lines.Line` has it, which is built with their help."""

    @property
    def tokens(self) -> Sequence[Token]:
        """Return its tokens."""

    @property
    def row(self) -> list[str]:
        """Return the keys of its tokens in their order."""

    @property
    def mentions(self) -> Sequence[Mention]:
        """Return its mentions from left to right."""

    @property
    def acts(self) -> Sequence[Act]:
        """Return its verbs of diplomacy."""


def met_with_home(acts: Sequence[Act], around: Surroundings, parties: Parties) -> tuple[str, ...]:
    """Return the two who meet when one of this paper meets another state's: "Mhe. Lyimo alikutana na Waziri wa X"."""
    home, states = around.home, parties.states
    if len(states) != 1 or parties.organisations or not home or home in states or states[0] in around.pair:
        return ()
    meets = (
        act.is_any("MEET", "TALK", "PHONE") and act.subject in {"a", "wa"} and act.tense == "past"
        for act in acts
        if not act.negated
    )
    return tuple(sorted((home, states[0]))) if any(meets) else ()


def signed_statements(line: Bare) -> Iterator[Mention]:
    """Yield a joint statement that is signed, which is an instrument: "Tamko la pamoja lililotiwa saini"."""
    for mention in line.mentions:
        if (
            mention.of is not Of.NOUN
            or mention.code != "STATEMENT"
            or line.tokens[mention.last].key != "pamoja"
        ):
            continue
        if any(
            act.is_any("SIGN", "ADOPT") and act.tense == "past" and not act.negated
            and (0 < act.first - mention.last <= 3 or 0 < mention.first - act.last <= _TWO)
            for act in line.acts
        ):  # fmt: skip
            word = line.tokens[mention.first].key
            code = "communique" if word == "taarifa" else "declaration"
            yield Mention(Of.INSTRUMENT, mention.first, mention.last, code, mention.name)
