"""Where a Swahili engagement took place: where a guest arrives, and not where somebody goes afterwards."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.drafts import place_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Mention, Of

# Behind these stands where somebody goes next.
_ONWARD = frozenset({"kuelekea", "kwenda"})
_STRAIGHT = 2
_MOVES = frozenset({"visit", "meeting", "summit"})


def where(line: Line, told: tuple[Act | Mention | None, int, str], place: tuple[str, str]) -> tuple[str, str]:
    """Return the place and its state: "waliwasili Lilongwe Jumapili", "kukutana na X kabla ya kuelekea Cairo".

    Args:
        line: the sentence.
        told: the act or the noun that tells the engagement, where its words begin, and its type.
        place: as its prepositions tell it, the city and the state.
    """
    by, first, kind = told
    if kind in _MOVES and isinstance(by, Act) and not place[0]:
        near = (m for m in line.mentions if m.of is Of.CITY and 0 < m.first - by.last <= _STRAIGHT)
        city = next(near, None)
        if city is not None and line.tokens[city.first - 1].key not in {"wa", "ya", "na", "la", "za"}:
            return city.code, city.name
    if kind == "visit" and isinstance(by, Act) and not any(place):
        # "anaizuru China wiki hii".
        state = next((m.code for m in line.mentions if m.of is Of.STATE and m.first == by.last + 1), "")
        return "", state
    onward = next((at for at in range(first, len(line.tokens)) if line.row[at] in _ONWARD), -1)
    if kind == "visit" or onward < 0:
        return place
    return place_of(line, first, onward) if any(place) else place
