"""What the words behind an English verb make of it: "set aside", "put ... on the table"."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.mentions.tokens import Token

_BE = closed("english", "be")
_ADVERBS = closed("english", "adverbs")
# How far behind its verb a thing exchanged may stand, asides between.
_ASIDE = 10
_WITH_ASIDES = frozenset({"HANDOVER", "SUMMON", "REACT"})
PREFIXES = frozenset({"co", "re", "counter", "pre"})
_HYPHENS = frozenset({"-", "‑"})
_OWNERS = frozenset({"its", "their", "his", "her", "our", "my", "your", "the", "this"})
# How long the gift may be in "put ... on the table".
_GIFT = 8


def reach(kind: str, words: tuple[str, ...]) -> int:
    """Return how far behind its verb a word may stand that gives it a meaning: "put 50 million euros on the table"."""
    if kind in _WITH_ASIDES:
        return _ASIDE
    return _GIFT if kind == "PLEDGE" and words[0] in {"available", "aside", "on"} else 4


FARTHEST = max(_ASIDE, _GIFT)


def is_meant(line: Sequence[Token], span: tuple[int, int], kind: str, at: int = 0) -> bool:
    """Tell whether the words behind a verb mean a class: a journey names its place, "is set for" has its "is"."""
    if (kind in {"KEEP", "PLAN"} or (kind == "AGREE" and span[1] - at == 1)) and at > span[0] + 1:
        between = [token.key for token in line[span[0] + 1 : at]]
        return all(key.endswith("ly") or key in _ADVERBS for key in between)
    if kind == "VISIT":
        # "its continued support to Kenya" is no journey.
        owned = span[0] > 0 and line[span[0] - 1].key in _OWNERS
        return not owned and _names_place(line, span[1])
    return kind != "EXPECT" or line[span[0] - 1].key in _BE


def _names_place(line: Sequence[Token], at: int) -> bool:
    """Tell whether a name follows: "continues to Lisbon", not "continues to support"."""
    near = line[at : at + 2]
    return bool(near) and (near[0].is_capital or (near[0].key == "the" and near[-1].is_capital))


def is_prefix(line: Sequence[Token], at: int) -> bool:
    """Tell whether a token is the "co" or the hyphen of a verb: "will co-chair"."""
    if line[at].text in _HYPHENS:
        return at > 0 and line[at - 1].key in PREFIXES and line[at - 1].end == line[at].start
    behind = line[at + 1] if at + 1 < len(line) else None
    joined = behind is not None and behind.text in _HYPHENS and behind.start == line[at].end
    return joined and line[at].key in PREFIXES
