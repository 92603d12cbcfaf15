"""Who is spoken of around a sentence, and who is named in one: what finding the parties takes and gives."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.mentions.tokens import Token
from balozi.ground.records import made_often

_LINKS = closed("parties", "links")
_SEVERAL = 2


@made_often()
class Surroundings:
    """Who is spoken of before a sentence.

    Attributes:
        home: the state whose paper it is.
        pair: the last two or more parties named together.
        one: the last party that acted.
        common: the states that the paper speaks of most.
        people: the states of persons by surname.
        pinned: the parties that the paper calls "the Parties" by definition.
        body: the last organisation named, whose members "the Member States" are.
        lead: who acts in the items of a list, named in the line above it.
        sport: whether the paper is about sport.
        year: of the paper, 0 when it has no day.
        sure: whether an English paper tells whose it is, by naming its own offices without their state.
        house: the body whose English paper it is, "" when it is a state's or cannot be told.
        voice: the state of who speaks in a Swahili quotation of several sentences, or who gives out an English
            release, "" where that is not told.
        there: the state where those spoken of in an English paper had arrived, "" when no journey is told.
        about: the state that a Swahili paper speaks of most, whether it is its own or not; what it promises its own
            people is no fact.
    """

    home: str
    pair: tuple[str, ...]
    one: str
    common: tuple[str, ...]
    people: Mapping[str, str]
    pinned: tuple[str, ...] = ()
    body: str = ""
    lead: tuple[str, ...] = ()
    sport: bool = False
    year: int = 0
    sure: bool = False
    house: str = ""
    voice: str = ""
    there: str = ""
    about: str = ""


@made_often()
class Parties:
    """The parties in a stretch of a sentence.

    Attributes:
        states: alpha-3 codes, sorted.
        organisations: acronyms, sorted.
        order: all codes in the order of the text.
        unknown: how many office-holders are named whose state is not told.
        first: index of the first token that names one, -1 when none does.
        spots: first token, last token and codes of each mention that counted.
    """

    states: tuple[str, ...]
    organisations: tuple[str, ...]
    order: tuple[str, ...]
    unknown: int
    first: int
    spots: tuple[tuple[int, int, tuple[str, ...]], ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Return states and organisations together, sorted."""
        if len(self.states) + len(self.organisations) < _SEVERAL:
            return self.states or self.organisations
        return tuple(sorted({*self.states, *self.organisations}))


@lru_cache(maxsize=4096)
def told_apart(order: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return states and organisations, sorted, and all of them in their order, each code once."""
    once = tuple(dict.fromkeys(order))
    states = tuple(sorted(code for code in once if is_state(code)))
    return states, tuple(sorted(code for code in once if not is_state(code))), once


def groups_of(line: Sequence[Token], parties: Parties) -> list[Parties]:
    """Return parties that are named together ("Kenya, Uganda and the EU") as one group each, from left to right."""
    groups: list[list[tuple[int, int, tuple[str, ...]]]] = []
    for spot in parties.spots:
        if groups and _are_linked(line, groups[-1][-1][1] + 1, spot[0]):
            groups[-1].append(spot)
        else:
            groups.append([spot])
    return [_group(spots) for spots in groups]


def _group(spots: Sequence[tuple[int, int, tuple[str, ...]]]) -> Parties:
    named = [codes for _, _, codes in spots]
    states, organisations, order = told_apart(tuple(chain.from_iterable(named)))
    unknown = named.count(())
    return Parties(states, organisations, order, unknown, spots[0][0], tuple(spots))


def _are_linked(line: Sequence[Token], start: int, end: int) -> bool:
    between = line[start:end]
    return len(between) <= 16 and all(
        token.is_capital
        or token.key in _LINKS
        or not token.text[0].isalpha()
        # "Kim Dae-sung": the second half of a name that a hyphen joins.
        or (at > 1 and between[at - 1].text == "-" and between[at - 2].is_capital)
        for at, token in enumerate(between)
    )


@lru_cache(maxsize=2048)
def is_state(code: str) -> bool:
    """Tell whether a code is that of a state, not of an organisation."""
    from balozi.packs.gazetteer import state_by_code

    return len(code) == 3 and state_by_code(code) is not None
