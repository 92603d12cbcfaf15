"""Which classes of words stand in a sentence, told in one pass, so that no rule is asked that can find nothing.

A sign is one bit. All words, nouns and kinds of acts that show it are kept with it; the signs of a sentence are those
of all its words together. A rule says with `asked_where` which signs it cannot do without, and a `Panel` of rules
answers with those that may find something. What is found does not hang on it: a test asks the other rules too.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import Any, Generic, TypeVar

R = TypeVar("R", bound=Callable[..., Any])

_NUMBERS = count()
_WORDS: dict[str, int] = defaultdict(int)
_NOUNS: dict[str, int] = defaultdict(int)
_VERBS: dict[str, int] = defaultdict(int)
_ACT: dict[str, int] = defaultdict(int)
_NEEDS: dict[Callable[..., Any], int] = {}
# A panel remembers its answers to so many sets of signs.
_ANSWERS = 4096


def sign(
    *,
    words: Iterable[str] = (),
    nouns: Iterable[str] = (),
    verbs: Iterable[str] = (),
    act: Iterable[str] = (),
) -> int:
    """Return a new sign, which stands where one of these does.

    Args:
        words: of the sentence, by their keys; its language is one of them, as "<en>".
        nouns: classes of its nouns.
        verbs: kinds of any of its acts.
        act: kinds of the act that a rule is asked about; its tense is one of them, as "<future>".

    Examples:
        >>> phone, french = sign(words={"phone", "telephone"}), sign(words={"<fr>"})
        >>> signs_of_words(["by", "phone", "<en>"]) & (phone | french) == phone
        True
    """
    bit = 1 << next(_NUMBERS)
    for known, shown_by in ((_WORDS, words), (_NOUNS, nouns), (_VERBS, verbs), (_ACT, act)):
        for word in shown_by:
            known[word] |= bit
    return bit


ENGLISH, FRENCH, SWAHILI = (sign(words={f"<{language}>"}) for language in ("en", "fr", "sw"))
NOT_SWAHILI = sign(words={"<en>", "<fr>"})


def signs_of_words(words: Iterable[str]) -> int:
    """Return the signs that the words of a sentence show together."""
    return _together(_WORDS, words)


@lru_cache(maxsize=8192)
def signs_of_nouns(nouns: frozenset[str]) -> int:
    """Return the signs that the nouns of a sentence show together."""
    return _together(_NOUNS, nouns)


@lru_cache(maxsize=8192)
def signs_of_verb(kinds: frozenset[str]) -> int:
    """Return the signs that an act shows in its sentence, whichever act a rule is asked about."""
    return _together(_VERBS, kinds)


@lru_cache(maxsize=8192)
def signs_of_act(kinds: frozenset[str], tense: str) -> int:
    """Return the signs that the act shows which a rule is asked about."""
    return _together(_ACT, (*kinds, f"<{tense}>"))


def _together(known: Mapping[str, int], words: Iterable[str]) -> int:
    found = 0
    for bits in filter(None, map(known.get, words)):
        found |= bits
    return found


def asked_where(*signs: int) -> Callable[[R], R]:
    """Say that a rule finds nothing where one of some signs is wanting."""

    def keep(rule: R) -> R:
        _NEEDS[rule] = _all_of(signs)
        return rule

    return keep


def _all_of(signs: Iterable[int]) -> int:
    found = 0
    for one in signs:
        found |= one
    return found


class Panel(Generic[R]):
    """Rules of one family, of which only those are asked that may find something.

    Attributes:
        rules: all of them, in the order in which they are asked.
    """

    def __init__(self, *rules: R) -> None:
        """Keep the rules with the signs that they cannot do without."""
        self.rules: Sequence[R] = rules
        self._needs = [(rule, _NEEDS.get(rule, 0)) for rule in rules]
        self._looked_at = _all_of(needs for _, needs in self._needs)
        self._answers: dict[int, tuple[R, ...]] = {}

    def asked(self, signs: int) -> tuple[R, ...]:
        """Return the rules that may find something where these signs stand."""
        shown = signs & self._looked_at
        answer = self._answers.get(shown)
        if answer is None:
            answer = tuple(rule for rule, needs in self._needs if needs & shown == needs)
            if len(self._answers) < _ANSWERS:
                self._answers[shown] = answer
        return answer
