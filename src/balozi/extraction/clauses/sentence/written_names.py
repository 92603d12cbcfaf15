"""A person's name as it is written: where it ends, and its words without forms of address and letters behind it."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.mentions.calendars import calendar
from balozi.extraction.mentions.tokens import Token

_PARTICLES = closed("persons", "particles")
_STOP = closed("persons", "stop")
# Forms of address that are no part of a name; "M." only with its point.
_ADDRESS = closed("persons", "address")
_RANKS = closed("persons", "ranks")
# Letters behind a name: "the Hon Pat Conroy MP".
_LETTERS = frozenset({"MP", "MEP", "KC", "QC", "KCB", "KCMG", "CMG", "OBE", "MBE", "CBE", "AC", "AM", "EGH"})
# "Theodore “Ted” Dunning": from the mark that opens a nickname to the one that closes it.
_OPENS, _CLOSES, _NICKNAME = frozenset({"“", '"'}), frozenset({"”", '"'}), 2
_EXCELLENCES = frozenset({"excellence", "majeste", "altesse", "saintete"})


def name_end(line: Sequence[Token], first: int) -> int:
    """Return the last token of the name that begins at one token; the token before it when there is none."""
    last, at = first - 1, first
    if first + 1 < len(line) and line[first + 1].text[0].isdigit() and line[first].key in calendar().months:
        # "Secretary of State", and below it "February 4, 2024".
        return last
    while at < len(line) and at < first + 9:
        token = line[at]
        hyphened = (
            at > first
            and line[at - 1].text == "-"
            and token.text.isalpha()
            and token.start == line[at - 1].end
        )
        if (token.is_capital and token.key not in _STOP) or hyphened:
            last = at
        elif token.text in _OPENS and last >= first and _is_nickname(line, at):
            at += _NICKNAME
        elif not (token.key in _PARTICLES or token.text in {"-", "'", "’", ".", "‘"}) or last < first:
            break
        at += 1
    return last


def _is_nickname(line: Sequence[Token], at: int) -> bool:
    """Tell whether one word between quotation marks stands inside a name: "Theodore “Ted” Dunning"."""
    inside = line[at + 1 : at + 1 + _NICKNAME]
    return (
        len(inside) > _NICKNAME - 1
        and inside[0].is_capital
        and inside[1].text in _CLOSES
        and at + _NICKNAME + 1 < len(line)
        and line[at + _NICKNAME + 1].is_capital
    )


def joined(line: Sequence[Token], first: int, last: int) -> str:
    """Return the words of a name between two tokens, without forms of address before it or "MP" and "OBE" behind it.

    Examples:
        >>> from balozi.extraction.mentions.tokens import tokens
        >>> joined(list(tokens("H.E. Han Bo-gi", 0, 14)), 0, 4)
        'Han Bo-gi'
    """
    while first < last and (
        line[first].key in _ADDRESS
        or line[first].key in _RANKS
        or _is_point(line, first)
        or _is_excellence(line, first)
    ):
        first += 1
    while last > first and line[last].text in _LETTERS:
        last -= 1
    name, end = "", -1
    for token in line[first : last + 1]:
        name += ("" if not name or token.start == end else " ") + token.text
        end = token.end
    return name


def _is_excellence(line: Sequence[Token], at: int) -> bool:
    """Tell whether a token is part of "Son Excellence", "Sa Majesté"; "Son" alone may be a name."""
    return line[at].key in _EXCELLENCES or (
        line[at].key in {"son", "sa"} and line[at + 1].key in _EXCELLENCES
    )


def _is_point(line: Sequence[Token], at: int) -> bool:
    """Tell whether a token is the "M" of "M. Adam", or the point behind a form of address."""
    pointed = at + 1 < len(line) and line[at + 1].text == "."
    return line[at].text == "." or (line[at].text in {"M", "H"} and pointed)
