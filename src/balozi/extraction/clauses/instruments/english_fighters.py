"""English agreements of those who fight or share power at home: "agreed on a ceasefire", "a power-sharing deal"."""

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Mention

_WORDS = words_of("english_texts", "fighters")
# What makes an agreement one of a war or of power, as its last word or right before it.
_TRUCES, _KINDS = _WORDS["truces"], _WORDS["kinds"]
_BEFORE, _TOLD = 3, frozenset({"negotiated", "signed", "in_force", "terminated", "ratified"})


def is_of_a_war(line: Line, mention: Mention) -> bool:
    """Tell whether an English agreement ends a war or shares out power, which counts with one state or none named.

    Args:
        line: the sentence.
        mention: the word for the instrument.
    """
    if line.words.language != "en":
        return False
    own = line.row[mention.first : mention.last + 1]
    if not _TRUCES.isdisjoint(own):
        return True
    return not _KINDS.isdisjoint(own) or not _KINDS.isdisjoint(
        line.row[max(0, mention.first - _BEFORE) : mention.first]
    )


def is_told_of_a_war(line: Line, mention: Mention, status: str) -> bool:
    """Tell whether it is told how such an agreement stands, by those who fight or for a state that is named.

    Args:
        line: the sentence.
        mention: the word for the instrument.
        status: that it has there.
    """
    if status not in _TOLD or not is_of_a_war(line, mention):
        return False
    return not line.keys.isdisjoint(_WORDS["sides"]) or bool(line.parties(0, len(line.tokens) - 1).codes)
