"""Of which kind a French instrument is, by the words behind it: "l'accord sur la double imposition"."""

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.orders import finite_words
from balozi.extraction.mentions.mentions import Mention, Of

_WORDS = words_of("french_further", "kinds")
_LEADS, _SMALL, _COMMON, _ENDS = (_WORDS[name] for name in ("leads", "small", "common", "ends"))
_DEFINITE = frozenset({"l", "le", "la", "les", "'", "’", "cet", "cette", "ce", "du", "au"})
# So many words of kind count, so many letters has one, so many of them are compared.
_MOST, _LETTERS, _STEM = 3, 4, 7


def kinds_in_french(line: Line, mention: Mention) -> frozenset[str]:
    """Return the words by which a French instrument is told from another of its type, cut to their beginning.

    An adjective alone does not tell "l'accord commercial" from the one just named; what it is on or for does.

    Args:
        line: the sentence.
        mention: the word for the instrument.
    """
    inside = set(line.row[mention.first + 1 : mention.last + 1]) - _COMMON
    found = [key for key in inside if len(key) >= _LETTERS]
    led = False
    for at in range(mention.last + 1, len(line.tokens)):
        token = line.tokens[at]
        if len(found) >= _MOST or _ends_the_name(line, mention, at):
            break
        led = led or token.key in _LEADS
        if token.key not in _LEADS | _SMALL | _COMMON and len(token.key) >= _LETTERS:
            found.append(token.key)
    definite = mention.first > 0 and line.tokens[mention.first - 1].key in _DEFINITE
    return frozenset() if definite and not led else frozenset(key[:_STEM] for key in found)


def _ends_the_name(line: Line, mention: Mention, at: int) -> bool:
    """Tell whether the words of kind have ended before a token: at a mark, a name, a verb, "entre" or "avec"."""
    token = line.tokens[at]
    if token.key in _ENDS or not (token.text.isalpha() or token.text in {"'", "’", "-"}):
        return True
    over = line.over.get(at)
    return (over is not None and over.of is not Of.NOUN and over is not mention) or at in finite_words(line)
