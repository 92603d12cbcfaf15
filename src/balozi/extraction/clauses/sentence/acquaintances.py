"""Persons whom an English paper has introduced: told once with their state, named by their surname from then on."""

from collections.abc import Iterator, Mapping, Sequence

from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token, keys_in

# Offices in lower case: "Polish defence minister Wojciech Zaremba".
_OFFICES = closed("acquaintances", "offices")
_LINKS = closed("acquaintances", "links")
_APART = closed("acquaintances", "apart")
_PARTICLES = closed("persons", "particles")
_STATELY = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION})
# So far may a state stand before the name of its officer, and so long is a name.
_REACH, _LONGEST = 10, 6
_NO_SURNAMES = frozenset(
    {Of.STATE, Of.ORGANISATION, Of.CITY, Of.INSTRUMENT, Of.NOUN, Of.INSTITUTION, Of.REGION}
)
_FAMILY_FIRST, _SHORT = words_of("roles", "names")["family_first"], 5
# Offices behind which a name stands at once.
_HOLDERS = frozenset(
    {"president", "minister", "premier", "chancellor", "king", "queen", "ambassador", "secretary"}
)
_PEERS = words_of("roles", "english")["peers"]
_BEFORE_NAMES = closed("persons", "address") | closed("persons", "titles") | {"number"}
# Without one of these words nobody is told with a state.
_TELLING = _OFFICES | _PEERS | {"'", "led", "headed"}


def introduced(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the surname and the state or body of each person told with both, and with an office in lower case."""
    if _TELLING.isdisjoint(keys_in(line)):
        return
    for mention in mentions:
        if mention.of not in _STATELY:
            continue
        found = (
            *_behind(line, mention),
            *_before(line, mention),
            *_peer(line, mention),
            *_apposed(line, mention, mentions),
            *_officer(line, mention),
        )
        for at in found:
            if not any(m.of in _NO_SURNAMES and m.first <= at <= m.last for m in mentions):
                yield line[at].text, mention.code


def is_family_first(name: Sequence[str], code: str) -> bool:
    """Tell whether the family name stands first: "Seo Jun-tae", "Wang Peilin"."""
    hyphened = len(name) == len(("Seo", "Jun-tae")) and "-" in name[1][1:] and len(name[0]) < _SHORT
    return code in _FAMILY_FIRST or hyphened


def _apposed(line: Sequence[Token], mention: Mention, mentions: Sequence[Mention]) -> Iterator[int]:
    """Find "the Prime Minister of Canada, Ms. Margaret Ellsworth,": the name behind the state and a comma."""
    if mention.of is Of.PEOPLE:
        return
    at = _past_the_host(line, mention.last + 1)
    if at + 2 >= len(line) or line[at].text != ",":
        return
    before = {token.key for token in line[max(0, mention.first - _LONGEST) : mention.first]}
    if not before & _OFFICES or "to" in before:
        return
    at += 1
    titled = line[at].key in _BEFORE_NAMES
    while at < len(line) and (line[at].text == "." or line[at].key in _BEFORE_NAMES):
        at += 1
    # "the Ambassador of Finland to Somalia, Pia Korhonen": no title, and no other office or state begins there.
    bare = not any(m.first <= at <= m.last and m.of is not Of.PERSON for m in mentions)
    if (titled or bare) and at < len(line) and line[at].is_capital:
        yield from (place for place in _surname(line, at) if not _holds_another(line, place))


def _past_the_host(line: Sequence[Token], at: int) -> int:
    """Return the comma behind "to Kenya" in "the Ambassador of Türkiye to Kenya,", else the place itself."""
    if at >= len(line) or line[at].key != "to":
        return at
    return next((n for n in range(at + 1, min(at + _LONGEST, len(line))) if line[n].text == ","), at)


def _holds_another(line: Sequence[Token], surname: int) -> bool:
    """Tell whether a name's own office stands behind it: "the President of Kenya, H.E. Jan Kos, President of Peru"."""
    behind = line[surname + 1 : surname + _LONGEST]
    return len(behind) > 1 and behind[0].text == "," and any(t.key in _OFFICES for t in behind[1:3])


def _officer(line: Sequence[Token], mention: Mention) -> Iterator[int]:
    """Find "The UN High Commissioner for Refugees, Pauline Okoth,": a body known by its officer."""
    held = {token.key for token in line[mention.first : mention.last + 1]} & _OFFICES
    at = mention.last + 1
    if mention.of is not Of.ORGANISATION or not held or at + 2 >= len(line):
        return
    at += line[at].text == ","
    while at < len(line) and (line[at].text == "." or line[at].key in _BEFORE_NAMES):
        at += 1
    if at < len(line) and line[at].is_capital:
        yield from _surname(line, at)


def _peer(line: Sequence[Token], mention: Mention) -> Iterator[int]:
    """Find "her Norwegian colleague, Mr. Sindre Aasland", "his Dutch counterpart Marieke van Houten"."""
    if mention.of is not Of.PEOPLE:
        return
    near = range(mention.last + 1, min(mention.last + _LONGEST, len(line)))
    peer = next((at for at in near if line[at].key in _PEERS), -1)
    if peer < 0:
        return
    at = peer + 1
    while at < len(line) and (line[at].text in {",", "."} or line[at].key in _BEFORE_NAMES):
        at += 1
    if at - peer <= _LONGEST and at < len(line) and line[at].is_capital:
        yield from _surname(line, at)


def _behind(line: Sequence[Token], mention: Mention) -> Iterator[int]:
    """Find "Poland's defence chief Jan Kos", "Syria's Marwan al-Hariri", "a delegation of the ADB led by Takeo Ito"."""
    at = mention.last + 1
    office = mention.of is not Of.PEOPLE and line[at : at + 1] and line[at].key in {"'", "’"}
    for place in range(at, min(at + _REACH, len(line))):
        key = line[place].key
        if key in _OFFICES or (key == "by" and line[place - 1].key in {"led", "headed"}):
            office = True
        elif line[place].is_capital and office and key not in _OFFICES:
            if key not in _BEFORE_NAMES:
                yield from _surname(line, place)
                return
        elif key in {",", "."} and _opens_a_name(line, place, mention):
            # "The Zambian leader, Mr. Chileshe Mumba,".
            continue
        elif key in _APART or not (key in _LINKS or line[place].is_capital or key.isalpha()):
            # "the Uganda summit in Istanbul with President Kaplan": he is of another state.
            return


def _opens_a_name(line: Sequence[Token], at: int, mention: Mention) -> bool:
    """Tell whether a name stands behind the mark that closes a demonym and one word for an office."""
    if at + 1 >= len(line) or mention.of is Of.ORGANISATION or not line[at + 1].is_capital:
        return False
    titled = line[at - 1].key in _BEFORE_NAMES
    return titled if line[at].text == "." else titled or line[at - 1].key in _OFFICES


def _before(line: Sequence[Token], mention: Mention) -> Iterator[int]:
    """Find "Jan Kos, the Polish defence minister,", "Jan Kos, defence minister of Poland"."""
    comma = next(
        (n for n in range(mention.first - 1, max(-1, mention.first - 8), -1) if line[n].text == ","), -1
    )
    if comma < 1 or not line[comma - 1].is_capital:
        return
    acts = line[comma + 1].key in _APART or (
        line[comma + 1].key.endswith("ed") and not line[comma + 1].is_capital
    )
    if acts or _is_of_the_next(line, comma, mention) or _names_the_next(line, comma, mention):
        return
    stretch = line[comma + 1 : mention.last + 5]
    between = line[comma + 1 : mention.first]
    near = all(token.key in _LINKS or token.key in _OFFICES or token.key.isalpha() for token in between)
    if near and len(between) <= _LONGEST and any(token.key in _OFFICES for token in stretch):
        two = comma > 1 and (line[comma - 2].is_capital or line[comma - 2].key in _PARTICLES)
        if two:
            yield comma - 1


def _is_of_the_next(line: Sequence[Token], comma: int, mention: Mention) -> bool:
    """Tell whether an office is of who follows: "At the invitation of Jan Kos, the President of Zambia, Mr Banda"."""
    lead = [token.key for token in line[max(0, comma - 2 * _LONGEST) : comma]]
    behind = line[mention.last + 1 : mention.last + 3]
    named = len(behind) > 1 and behind[0].text == "," and behind[1].is_capital
    return "invitation" in lead and line[comma + 1].key == "the" and named


def _names_the_next(line: Sequence[Token], comma: int, mention: Mention) -> bool:
    """Tell whether another is named behind a comma before the state: "Premier Luxon, President Whipps of Palau"."""
    holders = range(comma + 1, min(comma + 4, mention.first - 1))
    return any(
        line[at].key in _HOLDERS and line[at + 1].is_capital and line[at + 1].key not in _OFFICES
        for at in holders
    )


def _surname(line: Sequence[Token], first: int) -> Iterator[int]:
    last = first
    while last + 1 < min(first + _LONGEST, len(line)) and (
        line[last + 1].is_capital or line[last + 1].key in _PARTICLES or line[last + 1].text == "-"
    ):
        last += 1
    if last > first and line[last].is_capital:
        yield last


def recognised(
    line: Sequence[Token], mentions: Sequence[Mention], people: Mapping[str, str]
) -> Sequence[Mention]:
    """Return the mentions with the surnames that stand alone of persons the paper has introduced."""
    spots = [at for at, token in enumerate(line) if token.text in people]
    if not spots:
        return mentions
    taken = {at for m in mentions for at in range(m.first, m.last + 1) if m.of is not Of.OWN}
    # "Akiwa Armenia Vance alikutana": the place before a surname is no part of it.
    placed = {m.last + 1 for m in mentions if m.of in {Of.CITY, Of.STATE, Of.REGION}}
    found = [
        Mention(Of.PERSON, at, at, _person_code(people[line[at].text]), line[at].text)
        for at in spots
        if at not in taken and not _is_in_a_name(line, at, after_a_place=at in placed)
    ]
    return sorted([*mentions, *found], key=lambda m: m.first) if found else mentions


def _person_code(code: str) -> str:
    return code if is_state(code) or code.startswith("ORG:") else f"ORG:{code}"


def _is_in_a_name(line: Sequence[Token], at: int, *, after_a_place: bool) -> bool:
    """Tell whether other words of a name stand around: a title, a first name, a place called after the person."""
    before = at > 1 and line[at - 1].is_capital and not after_a_place
    behind = at + 1 < len(line) and line[at + 1].is_capital
    return before or behind
