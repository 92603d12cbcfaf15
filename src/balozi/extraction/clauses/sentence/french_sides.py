"""Who meets whom in a French sentence: the subject, those behind the verb, the side left to be understood."""

from collections.abc import Iterable, Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.drafts import destinations, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.once import told_once
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of, subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of, is_state
from balozi.extraction.mentions.mentions import Mention, Of

_OFFICIALS = frozenset({Of.OFFICE, Of.OWN, Of.PERSON, Of.TITLE, Of.INSTITUTION})
_GROUPS = closed("french_sides", "groups")
COUNTERPARTS = closed("french_sides", "counterparts")
_RULERS = closed("french_sides", "rulers")
_FRONTS = closed("french_sides", "fronts")
_SOILS = closed("french_sides", "soils")
_WHO = frozenset({"qui", "dont", "lequel", "laquelle"})
_GENTLEMEN = frozenset({"mm", "mmes", "messieurs", "mesdames"})
_I, _CLOSES = frozenset({"je", "j"}), frozenset({"»", "”"})
_CHIEFS = words_of("french_further", "sides")["chiefs"]
_GIVES = ("ANNOUNCE", "DEED", "PLEDGE", "OFFER", "HANDOVER", "SUPPORT")
_DASHES = frozenset({"–", "—", "--"})
_TWO = 2
_FAR, _NAME_AHEAD, _TITLE_AHEAD = 14, 8, 6
# A year so far behind the paper's is history.
_PAST, _FOUR = 3, 4


@told_once
def acting(line: Line, act: Act) -> Parties | None:
    """Return who acts: the subject, the one an opening participle waits for, the one a relative clause hangs on."""
    if opens(line, act):
        return _behind_comma(line, act)
    told = _quoted(line, act) or _ruler_of_the_place(line, act)
    told = told or _aside(line, act) or _inverted(line, act) or _by_names(line, act)
    if told is not None:
        return told
    begin = subject_start(line, act)
    found = subject_of(line, act)
    if found is not None and found.codes:
        return coordinated(line, found, (begin, act.first))
    return _named_before(line, act, begin) or found


def _quoted(line: Line, act: Act) -> Parties | None:
    """Return who says "je" in a quotation: "« J'ai rencontré mon homologue », a déclaré la ministre suédoise"."""
    if line.keys.isdisjoint(_I) or _I.isdisjoint(line.row[max(0, act.first - _TWO) : act.first + 1]):
        return None
    closed_at = next((n for n in range(act.last, len(line.tokens)) if line.tokens[n].text in _CLOSES), 0)
    if not closed_at:
        return None
    behind = line.parties(closed_at + 1, closed_at + _FAR)
    groups = [group for group in groups_of(line.tokens, behind) if group.codes]
    return groups[0] if groups else None


def _by_names(line: Line, act: Act) -> Parties | None:
    """Return the two spoken of when two are told by their names alone: "MM. Lahlou et Soilihi ont eu"."""
    begin = subject_start(line, act)
    head = set(line.row[begin : begin + _TWO])
    pair = line.around.pair
    if not head & _GENTLEMEN or "et" not in set(line.row[begin : act.first]) or len(pair) != _TWO:
        return None
    states = tuple(code for code in pair if is_state(code))
    return Parties(states, tuple(code for code in pair if code not in states), pair, 0, begin)


def _named_before(line: Line, act: Act, begin: int) -> Parties | None:
    """Return the group named last before an act, else the party that acted last where a title or "il" stands for it."""
    before = line.tokens[act.first - 1].key if act.first else ""
    first = 0 if act.relative or before in _WHO else begin
    groups = [group for group in groups_of(line.tokens, line.parties(first, act.first - 1)) if group.codes]
    if groups:
        return groups[-1]
    title = any(m.of in {Of.TITLE, Of.OWN} and first <= m.first < act.first for m in line.mentions)
    title = title or (act.tense == "infinitive" and act.first <= _NAME_AHEAD) or _is_its_chief(line, begin)
    return single(line.around.one, first) if title else None


def _is_its_chief(line: Line, begin: int) -> bool:
    """Tell whether a clause begins with the head of what was spoken of: "Son chef, le professeur Amévor, a appelé"."""
    head = line.row[begin : begin + _TWO]
    return len(head) == _TWO and head[0] in {"son", "sa"} and head[1] in _CHIEFS


def _aside(line: Line, act: Act) -> Parties | None:
    """Return the one beside whom a participle is told: "le ministre de la Justice, attendu à Dubaï"."""
    if not act.relative or act.first == 0 or line.tokens[act.first - 1].text != ",":
        return None
    spots = [spot for spot in line.parties(0, act.first - 1).spots if spot[2]]
    if not spots:
        return None
    first, _, codes = spots[-1]
    states = tuple(code for code in codes if is_state(code))
    return Parties(states, tuple(set(codes) - set(states)), codes, 0, first, (spots[-1],))


def _inverted(line: Line, act: Act) -> Parties | None:
    """Return who is named behind the verb of a quotation: "», a plaidé M. Andreou"."""
    if act.first == 0 or line.tokens[act.first - 1].text not in {",", "»", '"', "”"} or not act.is_finite:
        return None
    who = next((m for m in line.mentions if m.first in {act.last + 1, act.last + 2}), None)
    if who is None or who.of not in _OFFICIALS:
        return None
    named = line.parties(who.first, who.first + _NAME_AHEAD)
    groups = [group for group in groups_of(line.tokens, named) if group.codes]
    return groups[0] if groups else single(line.around.one, who.first)


def coordinated(line: Line, found: Parties, span: tuple[int, int]) -> Parties:
    """Return a subject with the one joined to it by "et": "le ministre zambien des Mines et l'ambassadeur de Chine"."""
    groups = groups_of(line.tokens, line.parties(span[0], span[1] - 1))
    before = [group for group in groups if group.codes and group.spots[-1][1] < found.first]
    if not before or set(before[-1].codes) & set(found.codes):
        return found
    between = line.tokens[before[-1].spots[-1][1] + 1 : found.first]
    keys = [token.key for token in between]
    verbs = any(act.is_finite and before[-1].first < act.first < found.first for act in line.acts)
    joined = "et" in keys and keys.index("et") >= len(keys) - _NAME_AHEAD and not verbs
    return together(before[-1], found) if joined and not _WHO & set(keys) else found


def opens(line: Line, act: Act) -> bool:
    """Tell whether an act opens its sentence as a participle: "Arrivé à Moroni", "Reçu par son homologue"."""
    if not act.relative:
        return False
    return not any(token.text[0].isalnum() for token in line.tokens[_behind_dateline(line) : act.first])


def _behind_dateline(line: Line) -> int:
    """Return where a sentence begins behind its dateline: "CONAKRY (AFP) – Arrivé samedi", 0 when it has none."""
    if not any(m.of is Of.CITY and m.first == 0 for m in line.mentions[:1]):
        return 0
    dashes = (n for n, token in enumerate(line.tokens[:_FAR]) if token.text in _DASHES)
    return next(dashes, -1) + 1


def _behind_comma(line: Line, act: Act) -> Parties | None:
    comma = next((at for at in range(act.last, len(line.tokens)) if line.tokens[at].text == ","), -1)
    verb = next((a.first for a in line.acts if a.first > comma and a.is_finite and not a.relative), -1)
    verb = verb if verb > 0 else min(comma + _FAR, len(line.tokens))
    groups = groups_of(line.tokens, line.parties(comma + 1, verb - 1)) if comma > 0 else []
    named = next((group for group in groups if group.codes), None)
    return named if named is not None else single(line.around.one, act.first)


def _ruler_of_the_place(line: Line, act: Act) -> Parties | None:
    """Return the state whose rulers a place tells: "À Bissau, la junte a réagi"."""
    city = next((m for m in line.mentions if m.of is Of.CITY and m.first <= _TWO), None)
    if city is None or line.tokens[min(city.last + 1, len(line.tokens) - 1)].text != ",":
        return None
    rulers = (m for m in line.mentions if m.of is Of.OWN and city.last < m.first < act.first)
    ruler = next(rulers, None)
    if ruler is None or line.tokens[ruler.last].key not in _RULERS:
        return None
    return single(city.name, ruler.first)


def single(code: str, first: int = -1) -> Parties | None:
    """Return one state or body as a party; None when there is none."""
    if not code:
        return None
    states = (code,) if is_state(code) else ()
    return Parties(states, () if states else (code,), (code,), 0, first)


def goals(line: Line, first: int, last: int) -> tuple[str, ...]:
    """Return the states gone to between two tokens: "à Moroni", "au Qatar", "le sol marocain", "pour Kingston"."""
    found = list(destinations(line, first, last))
    for mention in line.mentions:
        if not first <= mention.first <= last or mention.first == 0:
            continue
        before = line.tokens[mention.first - 1].key
        if mention.of is Of.PEOPLE and before in _SOILS:
            found.append(mention.code)
        elif mention.of in {Of.CITY, Of.STATE} and (before == "pour" or mention.first == first):
            found.append(state_of(mention))
    return tuple(dict.fromkeys(found))


def state_of(mention: Mention) -> str:
    """Return the state that a city or a state's name stands for."""
    return mention.name if mention.of is Of.CITY else mention.code


def partner(line: Line, own: Iterable[str], last: int | None = None) -> str:
    """Return the other side of the paper: of the two that met last, that it is about, or of the place; "" for none."""
    known = set(own)
    for pair in (line.around.pair, line.around.common):
        states = [code for code in pair if is_state(code)]
        others = [code for code in states if code not in known]
        if len(states) == _TWO and len(others) == 1:
            return others[0]
    place = place_of(line, 0, last)[1]
    return place if place and place not in known else ""


def counterpart(line: Line, own: Parties) -> str:
    """Return the other side of a meeting; of a body the state it is in: "La mission du FMI a rencontré le ministre"."""
    other = partner(line, own.codes)
    if other or own.states:
        return other
    hosts = [code for code in line.around.pair if is_state(code)]
    hosts = hosts or [code for code in (line.around.home,) if code and is_state(code)]
    return hosts[0] if len(hosts) == 1 else ""


def given_by_one(line: Line, parties: Parties) -> tuple[str, ...]:
    """Return giver and receiver where a sentence names the receiver as a place: "Le FIDA versera au Honduras".

    Args:
        line: the sentence.
        parties: named in it.
    """
    if (
        line.words.language != "fr"
        or len(parties.codes) != 1
        or not any(a.is_any(*_GIVES) for a in line.acts)
    ):
        return ()
    others = [code for code in destinations(line, 0, len(line.tokens) - 1) if code not in parties.codes]
    return (*parties.codes, *others) if len(set(others)) == 1 else ()


def behind_the_front_in_french(line: Line, parties: Parties) -> tuple[str, ...]:
    """Return who acts behind what is put first: "Dans le cadre de sa présidence de l'Union, la Belgique a accueilli".

    Args:
        line: the sentence.
        parties: named in it.
    """
    if line.words.language != "fr" or line.tokens[0].key not in _FRONTS or "," not in line.row:
        return ()
    comma = line.row.index(",")
    verb = next(
        (act.first for act in line.acts if act.is_finite and not act.relative and act.first > comma), 0
    )
    inside = [codes for first, _, codes in parties.spots if comma < first < verb and codes]
    return inside[0] if inside and len(inside[0]) == 1 else ()


def waits_for_other(line: Line, first: int, last: int) -> bool:
    """Tell whether somebody without a state stands in a stretch: "son homologue", "le Premier ministre"."""
    if COUNTERPARTS & set(line.row[first : last + 1]):
        return True
    return any(m.of in {Of.OFFICE, Of.OWN, Of.TITLE} and m.last > m.first for m in line.within(first, last))


def is_official(line: Line, first: int, last: int) -> bool:
    """Tell whether an office-holder, a body or a delegation stands in a stretch, or before its demonym."""
    first = max(0, first - _TITLE_AHEAD)
    if any(m.of in _OFFICIALS for m in line.within(first, last)):
        return True
    keys = set(line.row[first : last + 1])
    return bool(keys & (_GROUPS | COUNTERPARTS)) or any(
        _stands_for_one(line, m) for m in line.within(first, last)
    )


def _stands_for_one(line: Line, mention: Mention) -> bool:
    """Tell whether a demonym in capitals is a person or a government: "le Français prononcera"."""
    return mention.of is Of.PEOPLE and line.tokens[mention.first].is_capital and mention.first > 0


def is_history(line: Line, reading: Reading) -> bool:
    """Tell whether a sentence names a year long before its paper's, or a century."""
    dated = reading.paper.dated
    if not line.keys.isdisjoint({"siecle", "siecles"}):
        return True
    if dated is None:
        return False
    years = [
        int(t.text) for t in line.tokens if len(t.text) == _FOUR and t.text.isascii() and t.text.isdigit()
    ]
    return bool(years) and max(years) < dated.year - _PAST and min(years) > 1000


def beginning(line: Line, own: Parties, act: Act, *, reach: int) -> int:
    """Return where what somebody does begins: with the one named near before the verb, behind an "où" between them."""
    if not (0 <= own.first < act.first and act.first - own.first < reach):
        return act.first
    verbs = [other for other in line.acts if own.first < other.first < act.first and other.is_finite]
    wheres = [at for at in range(own.first, act.first) if line.tokens[at].key == "ou" and verbs]
    return wheres[-1] + 1 if wheres else own.first


def together(*parties: Parties | None, also: Sequence[str] = ()) -> Parties:
    """Return parties named apart as one group, with states that a place or the paper adds."""
    named = [one for one in parties if one is not None]
    states = {code for one in named for code in one.states} | {code for code in also if code}
    bodies = {code for one in named for code in one.organisations}
    order = tuple(dict.fromkeys(code for one in named for code in one.order))
    first = min((one.first for one in named if one.first >= 0), default=-1)
    return Parties(tuple(sorted(states)), tuple(sorted(bodies)), order, 0, first)
