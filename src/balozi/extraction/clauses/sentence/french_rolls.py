"""Who is bound by a French text or sat at a meeting, told line by line: "- la République du Cameroun ;"."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_HEADS = closed("french_rolls", "heads")
_BEFORE = closed("french_rolls", "before")
# The roll stands near the top; more states than these are those of a body, which is named by itself.
_TOP, _LEAST, _FEW, _TITLE, _FOR = 24, 2, 5, 8, frozenset({"pour"})


def on_the_roll(lines: Sequence[Line], genre: Genre) -> tuple[str, ...]:
    """Return the states that a French treaty or communiqué lists as its own, () where it lists none.

    Args:
        lines: of the paper.
        genre: of the paper.
    """
    if genre not in {Genre.TREATY, Genre.COMMUNIQUE} or not lines or lines[0].words.language != "fr":
        return ()
    for at, line in enumerate(lines[:_TOP]):
        if not _listed(line) or (at and _listed(lines[at - 1])):
            continue
        states = _run(lines[at : at + _TOP])
        if len(states) < _LEAST or not _is_headed(lines, at):
            continue
        return states if genre is Genre.TREATY or len(states) <= _FEW else ()
    return _of_the_contract(lines[:_TOP]) if genre is Genre.TREATY else ()


def _of_the_contract(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the two sides of "Entre ..., d'une part, et ..., d'autre part, ci-après dénommés « les Parties »"."""
    begin = next((at for at, line in enumerate(lines) if line.row[:1] == ["entre"]), -1)
    end = next((at for at, line in enumerate(lines) if {"apres", "parties"} <= line.keys), -1)
    if begin < 0 or end <= begin:
        return ()
    sides: list[set[str]] = [set(), set()]
    second = False
    for line in lines[begin:end]:
        second = second or line.row[:1] == ["et"]
        for mention in line.mentions:
            if mention.of in {Of.STATE, Of.ORGANISATION}:
                sides[second].add(mention.code.removeprefix("ORG:"))
    both = sides[0] | sides[1]
    return tuple(sorted(both)) if sides[0] and sides[1] and len(both) == _LEAST else ()


def _run(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the states of the items that follow one another, each once, sorted."""
    states: set[str] = set()
    for line in lines:
        code = _listed(line)
        if not code:
            break
        states.add(code)
    return tuple(sorted(states))


def _listed(line: Line) -> str:
    """Return the one state that an item begins with, "" for any other line."""
    named = next((m for m in line.mentions if m.of is Of.STATE), None)
    if named is None or named.first > _TITLE:
        return ""
    before = line.tokens[: named.first]
    small = all(token.key in _BEFORE or not token.text[0].isalpha() for token in before)
    mark = bool(before) and (not before[0].text[0].isalnum() or before[0].key in _FOR)
    ends = line.tokens[-1].text in {";", ","} and len(line.tokens) - named.last <= _TITLE
    return named.code if small and (mark or ends) else ""


def _is_headed(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the line above a roll says who is listed, or each item says for whom one sits."""
    first = {token.key for token in lines[at].tokens[: _LEAST + 1]}
    if not first.isdisjoint(_FOR):
        return True
    above = lines[at - 1] if at else None
    return above is not None and not above.keys.isdisjoint(_HEADS)
