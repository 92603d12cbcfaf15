"""Who "we" are in Swahili: the state of the person quoted, the two who agreed, or those who speak in a text."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.mentions.mentions import Of

_QUOTES = frozenset({'"', "“", "”", "‘", "’", "«", "»"})
_TWO, _STATE = 2, len("KEN")


def spoken_for(line: Line, act: Act) -> tuple[str, ...]:
    """Return for whom "tutajenga", "tunaahidi" speaks; () when nobody can be told."""
    around = line.around
    if around.pinned:
        return around.pinned
    speaker = _speaker(line, act) or tuple(filter(None, (around.voice,)))
    if act.is_any("AGREE"):
        return _those_who_agreed(line, act, speaker)
    if speaker and _ours(line) and set(speaker) < set(around.pair):
        # "Tutaimarisha ushirikiano wetu": of both.
        return around.pair
    if speaker:
        return speaker
    quoted = any(token.text in _QUOTES for token in line.tokens)
    if quoted and around.one:
        return (around.one,)
    states = tuple(code for code in around.pair if is_state(code))
    if len(states) < len(around.pair) and (around.home in states or len(states) == 1):
        # A state that addresses a body speaks for itself.
        return (around.home,) if around.home in states else states
    return around.pair or tuple(filter(None, (around.one,)))


def _ours(line: Line) -> bool:
    """Tell whether what two have between them is spoken of: "ushirikiano wetu"."""
    return any(m.of is Of.PAIR and line.row[m.last] in {"wetu", "zetu", "yetu"} for m in line.mentions)


def _those_who_agreed(line: Line, act: Act, speaker: tuple[str, ...]) -> tuple[str, ...]:
    """Return who "tumekubaliana" are: the speaker and whom the sentence names before the verb, else the two."""
    named = line.parties(0, act.first - 1).states
    mine = speaker or tuple(filter(None, (line.around.home,)))
    if len(named) == 1 and set(mine) - set(named):
        return tuple(sorted({*named, *mine}))
    return line.around.pair


def _speaker(line: Line, act: Act) -> tuple[str, ...]:
    """Return the state of the one person who says it in the sentence: '"Tutajenga," alisema Waziri wa Togo'."""
    for says in line.acts:
        if not says.is_any("SAY", "PLEDGE", "ANNOUNCE") or says.subject != "a" or says.relative:
            continue
        if says.first > act.last:
            spots = line.parties(says.last + 1, len(line.tokens) - 1).spots
            told = next((codes for _, _, codes in spots if codes), ())
        else:
            found = subject_of(line, says)
            told = found.codes if found is not None else ()
        if len(told) == 1:
            return tuple(told)
    return ()
