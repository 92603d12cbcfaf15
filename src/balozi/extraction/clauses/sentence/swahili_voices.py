"""Whose words a Swahili quotation of several sentences is: who speaks is told behind its last one."""

from collections.abc import Sequence
from dataclasses import replace

from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.tokens import texts_in

_STRAIGHT = '"'
_OPENS, _CLOSES = frozenset({"“", "«"}), frozenset({"”", "»"})
_MARKS = _OPENS | _CLOSES | {_STRAIGHT}
# A quotation is no longer than so many sentences, and who says it stands so near its verb.
_LONGEST, _FAR = 8, 14


def with_voices(lines: Sequence[Line]) -> list[Line]:
    """Return the sentences of a paper, those inside a long Swahili quotation with the state of who speaks.

    News breaks a quotation at every full stop: '"Kenya ni mshirika.', 'Tutajenga bandari," alisema Waziri wa Togo'.
    """
    found = list(lines)
    opened = -1
    for at, line in enumerate(lines):
        if line.words.language != "sw" or _MARKS.isdisjoint(texts_in(line.tokens)):
            opened = -1 if opened >= 0 and at - opened >= _LONGEST else opened
            continue
        closes = _closing(line) if opened >= 0 else -1
        voice = _voice(line, closes) if closes >= 0 else ""
        for inside in range(opened, at + 1) if voice else ():
            surroundings = replace(found[inside].around, voice=voice)
            found[inside] = replace(found[inside], around=surroundings, told={})
        opened = at if _is_left_open(line, inside=opened >= 0) else -1
    return found


def _closing(line: Line) -> int:
    """Return where the quotation that is open when a line begins closes in it, -1 when it goes on."""
    return next((n for n, t in enumerate(line.tokens) if t.text in _CLOSES or t.text == _STRAIGHT), -1)


def _is_left_open(line: Line, *, inside: bool) -> bool:
    """Tell whether a quotation is open when a line ends."""
    for token in line.tokens:
        if token.text == _STRAIGHT:
            inside = not inside
        elif token.text in _OPENS or token.text in _CLOSES:
            inside = token.text in _OPENS
    return inside


def _voice(line: Line, closes: int) -> str:
    """Return the state of the one who says what closes: '..." alisema Waziri wa Togo'; "" when nobody is told."""
    near = (act for act in line.acts if 0 < act.first - closes <= 3)
    says = next(
        (act for act in near if act.is_any("SAY", "REAFFIRM", "ANNOUNCE") and act.subject == "a"), None
    )
    if says is None:
        return ""
    spots = line.parties(says.last + 1, says.last + _FAR).spots
    codes = next((codes for _, _, codes in spots if codes), ())
    codes = codes or ((line.around.one,) if says.last + 1 >= len(line.tokens) - 1 and line.around.one else ())
    return codes[0] if len(codes) == 1 else ""
