"""Letters by which a French paper calls a body after it has named it: "Conseil de paix et de sécurité (CPS)"."""

from collections.abc import Iterator, Mapping, Sequence

from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_LEAST, _MOST = 2, 9
_BRACKETS = ("(", ")")
_LETTERS, _CLOSING = 2, 3

Told = tuple[Sequence[Token], Sequence[Mention], frozenset[str]]


def with_letters(papers: Sequence[Told]) -> list[Sequence[Mention] | None]:
    """Return the mentions of each sentence with the bodies told by letters of the paper's own, None where none is.

    Args:
        papers: tokens, mentions and words of each sentence.
    """
    meant = dict(pair for line, mentions, _ in papers for pair in _defined(line, mentions))
    words = frozenset(letters.lower() for letters in meant)
    return [
        _added(line, mentions, meant) if meant and not keys.isdisjoint(words) else None
        for line, mentions, keys in papers
    ]


def _defined(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield letters in brackets right behind a body, with the body's code; those known as another name are left out."""
    for mention in mentions:
        at = mention.last + 1
        if mention.of is not Of.ORGANISATION or at + _CLOSING > len(line):
            continue
        opens, letters, closes = line[at : at + _CLOSING]
        taken = any(other.first <= at + 1 <= other.last for other in mentions)
        if (opens.text, closes.text) == _BRACKETS and not taken and _are_letters(letters.text):
            yield letters.text, mention.code


def _are_letters(text: str) -> bool:
    return text.isupper() and text.isalpha() and _LEAST <= len(text) <= _MOST


def _added(
    line: Sequence[Token], mentions: Sequence[Mention], meant: Mapping[str, str]
) -> Sequence[Mention] | None:
    taken = {at for mention in mentions for at in range(mention.first, mention.last + 1)}
    found = [
        Mention(Of.ORGANISATION, at, at, meant[token.text])
        for at, token in enumerate(line)
        if token.text in meant and at not in taken and (at == 0 or line[at - 1].text != "(")
    ]
    return sorted([*mentions, *found], key=lambda mention: mention.first) if found else None
