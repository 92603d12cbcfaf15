"""English clauses that hang on a sentence with a subject of their own: "with Seoul committing $8 million"."""

from typing import Protocol

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.sentence.vocabulary import Vocabulary

_REACH = 8
_OPENS = frozenset({"with", ","})


class Told(Protocol):
    """What these rules need of a sentence; `lines.Line` has it."""

    @property
    def words(self) -> Vocabulary:
        """Return the vocabulary of its language."""

    @property
    def row(self) -> list[str]:
        """Return the keys of its tokens in their order."""

    def parties(self, first: int, last: int) -> Parties:
        """Return the parties named between two tokens."""


def absolute_start(line: Told, act: Act) -> int:
    """Return where a clause of its own opens before an English participle: at "with" or its comma, -1 when none does.

    Args:
        line: the sentence.
        act: in it.
    """
    if line.words.language != "en" or act.tense != "participle" or act.passive:
        return -1
    row, first = line.row, act.first
    if not row[first].endswith("ing") or first < len(("with", "Peru")):
        return -1
    at = next((n for n in range(first - 1, max(-1, first - _REACH), -1) if row[n] in _OPENS), -1)
    if at < 0 or at == first - 1:
        return -1
    named = line.parties(at + 1, first - 1)
    # "with Fiji also promising"; what stands between is no other word.
    near = bool(named.codes) and first - 1 - named.spots[-1][1] <= 1
    plain = near and named.spots[0][0] - at <= len(("the", "Fijian"))
    return at if plain and (row[at] == "with" or at > 2) else -1


def absolute_subject(line: Told, act: Act) -> Parties | None:
    """Return the subject of an English participle in a clause of its own, None when it has none."""
    at = absolute_start(line, act)
    return line.parties(at + 1, act.first - 1) if at >= 0 else None
