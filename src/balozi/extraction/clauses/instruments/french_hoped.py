"""French instruments that are only hoped for and have no name: "jusqu'à la conclusion d'un accord définitif"."""

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Mention

_WORDS = words_of("french_further", "hoped_texts")
_GOALS, _BARE = tuple(_WORDS["goals"]), _WORDS["bare"]
_FAR, _NEAR = 8, 3


def is_only_hoped_for(line: Line, mention: Mention) -> bool:
    """Tell whether a French text is any that may come some day: no name, no matter, no party tells which.

    Args:
        line: the sentence.
        mention: the word for the text.
    """
    if line.words.language != "fr" or mention.last > mention.first or line.tokens[mention.first].is_capital:
        return False
    if not {"un", "une"} & set(line.row[max(0, mention.first - 1) : mention.first]):
        return False
    at = mention.last + 1
    while at < len(line.tokens) and line.row[at] in _BARE:
        at += 1
    ends = at == len(line.tokens) or not line.tokens[at].text[0].isalnum() or line.row[at] in {"et", "avant"}
    before = line.row[max(0, mention.first - _FAR) : mention.first]
    return ends and any(key.startswith(_GOALS) for key in before)
