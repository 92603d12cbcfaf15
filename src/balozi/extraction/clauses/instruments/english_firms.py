"""English instruments of firms: "a concession agreement with the port authority", "with a consortium of companies"."""

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.shared.titles import name_end
from balozi.extraction.mentions.mentions import Mention, Of

_WORDS = words_of("english_texts", "firms")
_KINDS, _HEADS, _OFFICIALS = _WORDS["kinds"], _WORDS["heads"], _WORDS["officials"]
_TRIGGERS = frozenset({part for kind in _KINDS for part in kind.split("-")}) | _HEADS
_BEFORE, _REACH, _TWO, _NEAR = 3, 9, 2, 4
# What stands behind the last word of a phrase: "with a Chinese company to build", "with a consortium of".
_CLOSES = frozenset(
    {
        "to",
        "of",
        "for",
        "on",
        "in",
        "from",
        "that",
        "which",
        "under",
        "worth",
        "led",
        "based",
        "at",
        "over",
        "and",
        "by",
    }
)
_BODIES = frozenset({Of.INSTITUTION, Of.ORGANISATION, Of.OFFICE})


def is_of_a_firm(line: Line, mention: Mention) -> bool:
    """Tell whether an English instrument is one that a firm makes, whatever state or ministry is the other side.

    Args:
        line: the sentence.
        mention: the word for the instrument.
    """
    if line.words.language != "en" or line.keys.isdisjoint(_TRIGGERS):
        return False
    return _is_of_its_kind(line, mention) or _is_with_a_firm(line, mention)


def _is_of_its_kind(line: Line, mention: Mention) -> bool:
    """Tell whether its kind is one of firms and fewer than two states are named beside it."""
    before = line.row[max(0, mention.first - _BEFORE) : mention.first + 1]
    joined = {
        f"{one}-{two}"
        for one, hyphen, two in zip(before, before[1:], before[2:], strict=False)
        if hyphen == "-"
    }
    if _KINDS.isdisjoint(before) and _KINDS.isdisjoint(joined):
        return False
    return len({m.code for m in line.mentions if m.of is Of.STATE}) < _TWO


def _is_with_a_firm(line: Line, mention: Mention) -> bool:
    """Tell whether it is made with a firm: "a framework agreement with a consortium of Chinese companies"."""
    end = name_end(line, mention)
    near = line.row[end + 1 : end + 1 + _NEAR]
    if "with" not in near:
        return False
    first = end + near.index("with") + _TWO
    for at in range(first, min(first + _REACH, len(line.tokens))):
        token = line.tokens[at]
        if token.key in _OFFICIALS or any(m.of in _BODIES and m.first <= at <= m.last for m in line.mentions):
            return False
        behind = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
        closes = behind is None or behind.key in _CLOSES or not behind.text[0].isalnum()
        if (
            token.key in _HEADS
            and token.text.islower()
            and (closes or (behind is not None and behind.is_capital))
        ):
            return True
        if token.text in {",", ";", ".", ":"} or (token.key in _CLOSES and at > first):
            return False
    return False
