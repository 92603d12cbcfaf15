"""Which verbs of a sentence stand before a token: told by bisection, because every verb asks for those before it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.once import told_of_words
from balozi.ground.records import made_often


@made_often()
class Verbs:
    """Verbs of a sentence in their order, which is nearly that of their ends: "aura passé" ends where another does.

    Attributes:
        acts: the verbs.
        most: of each the last end up to it.
        least: of each the first end from it on.
    """

    acts: Sequence[Act]
    most: Sequence[int]
    least: Sequence[int]

    def before(self, at: int) -> Sequence[Act]:
        """Return those that end before a token."""
        sure = bisect_left(self.most, at)
        unsure = bisect_left(self.least, at)
        found = self.acts[:sure]
        return [*found, *(act for act in self.acts[sure:unsure] if act.last < at)] if sure < unsure else found

    def last_before(self, at: int) -> Act | None:
        """Return the last of those that end before a token."""
        found = self.before(at)
        return found[-1] if found else None

    def end_before(self, at: int) -> int:
        """Return where the last word of those stands that end before a token, -1 when there is none."""
        sure = bisect_left(self.most, at)
        unsure = bisect_left(self.least, at)
        late = [act.last for act in self.acts[sure:unsure] if act.last < at] if sure < unsure else ()
        return max(self.most[sure - 1] if sure else -1, *late, -1)


def _verbs(acts: Iterable[Act]) -> Verbs:
    """Return verbs with their ends, to be asked for by place."""
    kept = list(acts)
    ends = [act.last for act in kept]
    return Verbs(kept, list(accumulate(ends, max)), list(accumulate(reversed(ends), min))[::-1])


@told_of_words
def verbs(line: Line) -> Verbs:
    """Return all verbs of a sentence."""
    return _verbs(line.acts)


@told_of_words
def finite_verbs(line: Line) -> Verbs:
    """Return the verbs of a sentence that have a subject of their own, those that hang on a noun included."""
    return _verbs(act for act in line.acts if act.is_finite)


@told_of_words
def finite_words(line: Line) -> frozenset[int]:
    """Return where the words of those verbs stand that have a subject of their own."""
    return frozenset([at for act in finite_verbs(line).acts for at in range(act.first, act.last + 1)])


def first_ending_at(line: Line, at: int) -> int:
    """Return the number of the first verb that ends at a token or behind it; how many there are, when none does."""
    return bisect_left(verbs(line).most, at)
