"""Whose a ministry named in short is in an English paper, and states that only lend their name to a text or a work."""

from collections.abc import Sequence
from dataclasses import replace

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_FAR = 8
_WORKS = words_of("home_affairs", "english")["works"]


def of_one_ministry(lines: Sequence[Line]) -> list[Line]:
    """Return the sentences of a paper, a ministry named in short as the one named in full elsewhere in it.

    "The State Department" is that of Kenya in a paper that names its "State Department for Irrigation".
    """
    named: dict[tuple[str, ...], str] = {}
    for line in lines:
        for mention in line.mentions:
            if mention.of is Of.INSTITUTION and line.words.language == "en":
                named.setdefault(tuple(line.row[mention.first : mention.last + 1]), mention.code)
    longer = {
        short: code
        for full, code in named.items()
        for short, other in named.items()
        if full[: len(short)] == short and len(full) > len(short) and code != other
    }
    return [_renamed(line, longer) for line in lines] if longer else list(lines)


def _renamed(line: Line, longer: dict[tuple[str, ...], str]) -> Line:
    if Of.INSTITUTION not in line.named:
        return line
    mentions = [
        replace(m, code=longer[tuple(line.row[m.first : m.last + 1])])
        if m.of is Of.INSTITUTION and tuple(line.row[m.first : m.last + 1]) in longer
        else m
        for m in line.mentions
    ]
    return replace(line, mentions=mentions, told={}, worded={})


def names_a_work(line: Sequence[Token], mentions: Sequence[Mention], mention: Mention) -> bool:
    """Tell whether a state only lends its name to a text or a work: "the Kenya-UK Agreement", "Egyptian-Saudi grid".

    Args:
        line: the tokens of the sentence.
        mentions: in it.
        mention: of the state.
    """
    joined = any(
        0 <= at < len(line) and line[at].text in {"-", "–"} for at in (mention.first - 1, mention.last + 1)
    )
    if not joined:
        return False
    behind = line[mention.last + 1 : mention.last + 1 + _FAR]
    text = any(m.of is Of.INSTRUMENT and 0 < m.first - mention.last <= _FAR for m in mentions)
    return text or any(token.key in _WORKS for token in behind)
