"""Who else takes part in an English engagement: the states of officials who are named without them."""

from collections.abc import Iterator

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import place_of
from balozi.extraction.clauses.sentence.english_hosts import unnamed
from balozi.extraction.clauses.sentence.english_roles import office_named
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.once import told_once
from balozi.extraction.clauses.sentence.placed_names import is_placed
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.mentions.mentions import Mention, Of

_TWO, _BEHIND = 2, 8
_PEERS = frozenset({"counterpart", "counterparts", "homologue", "opposite", "host", "hosts"})
_WHOSE = frozenset({"his", "her", "their", "its"})


def company(line: Line, told: tuple[Parties, Parties], span: tuple[int, int], reading: Reading) -> set[str]:
    """Return the states of officials whose state the sentence does not tell: the paper's own, the place's, the other's.

    Args:
        line: the sentence.
        told: the parties before and behind its verb.
        span: the first and the last token of the engagement.
        reading: of the paper.
    """
    subject, behind = told
    states = {*subject.states, *behind.states}
    there = _in_front(line, span[1])
    if there in states and {*behind.codes} <= {there} and _meets_the_unnamed(line, span):
        # "In Washington, the Deputy Secretary met with officials of the Department".
        return set()
    bodies = {*subject.organisations, *behind.organisations}
    unknown = subject.unknown + behind.unknown
    if len(states) == 1 and not bodies and not unknown:
        met = _meets_another(line, span) or _meets_a_peer(line, span) or _meets_the_unnamed(line, span)
        unknown = int(met)
    if not unknown:
        return set()
    added: list[str] = []
    absent = _absent(line)
    for code in _likely(line, states, span, reading):
        if len(added) == unknown or len(states) + len(added) + len(bodies) >= _TWO:
            break
        if code not in states and code not in added and code not in absent:
            added.append(code)
    return set(added)


def _likely(line: Line, states: set[str], span: tuple[int, int], reading: Reading) -> Iterator[str]:
    """Yield the states that officials may be of, the likeliest first."""
    place = _in_front(line, span[1]) or place_of(line, span[0], span[1] + _BEHIND)[1]
    if not line.keys.isdisjoint({"sidelines", "margins"}):
        # "on the sidelines of a conference in Vienna": of a third state, where both are guests.
        place = ""
    sure = reading.home if line.around.sure or _is_at_home(line, span, reading.home) else ""
    there = line.around.there if not sure or sure in states else ""
    yield from (code for code in (sure, place, there, line.around.one) if is_state(code))
    yield from (code for code in (reading.home,) if code)
    pair = line.around.pinned or line.around.pair
    if len(pair) == _TWO and states & set(pair):
        yield from (code for code in pair if is_state(code))
    yield from line.around.common


def _in_front(line: Line, last: int) -> str:
    """Return the state where what follows takes place: "In Bujumbura, she will", "flew to Abuja, where he"."""
    if "where" in line.keys and (at := line.row.index("where")) <= last:
        return place_of(line, 0, at)[1]
    if line.row[0] not in {"in", "at", "while"}:
        return ""
    comma = line.row.index(",") if "," in line.keys else 0
    return place_of(line, 0, comma)[1] if 0 < comma <= _BEHIND else ""


def _meets_the_unnamed(line: Line, span: tuple[int, int]) -> bool:
    """Tell whether officials of a place are met whom nobody names: "In Bujumbura, she will meet senior officials"."""
    if line.keys.isdisjoint(words_of("roles", "company")["unnamed"]) or not _in_front(line, span[1]):
        return False
    return not words_of("roles", "company")["unnamed"].isdisjoint(line.row[span[0] : span[1] + 1])


def _is_at_home(line: Line, span: tuple[int, int], home: str) -> bool:
    """Tell whether an engagement is told to be at home: "at the Djibouti Armed Forces headquarters"."""
    inside = (m for m in line.mentions if span[0] <= m.first <= span[1] and m.code == home)
    return bool(home) and any(m.of is Of.STATE and is_placed(line, m) for m in inside)


def _meets_another(line: Line, span: tuple[int, int]) -> bool:
    """Tell whether two officials are named of whom only one has a state."""
    named = [person for person in line.persons() if span[0] <= person.first <= span[1] and person.name]
    if len(named) > 1 and len({person.code for person in named}) == 1 and named[0].code:
        # Two officers of one state meet at home.
        return False
    officials = sum(span[0] <= m.first <= span[1] and _is_official(m) for m in line.mentions)
    return officials > 1 or (officials == 1 and (_names_two(line, span) or _is_joined(line, span)))


def _is_joined(line: Line, span: tuple[int, int]) -> bool:
    """Tell whether the one spoken of is joined to an official: "In Kigali, she and President Kabera met"."""
    if line.keys.isdisjoint({"he", "she"}):
        return False
    joined = (
        at
        for at in range(max(1, span[0]), span[1])
        if line.row[at] == "and" and line.row[at - 1] in {"he", "she"}
    )
    at = next(joined, 0)
    return bool(at) and any(0 < m.first - at <= _TWO and _is_official(m) for m in line.mentions)


def _meets_a_peer(line: Line, span: tuple[int, int]) -> bool:
    """Tell whether the other one is named by his rank alone: "met with her counterpart, Pedro Rojas"."""
    if line.keys.isdisjoint(_PEERS):
        return False
    row = line.row[span[0] : span[1] + 1]
    return any(key in _PEERS and row[at - 1] in _WHOSE for at, key in enumerate(row) if at)


def _names_two(line: Line, span: tuple[int, int]) -> bool:
    """Tell whether a second person is named whose office is not told: "Secretary Abalos and Jan Kos conferred"."""
    taken = {at for m in line.mentions for at in range(m.first, m.last + 1)}
    verb = next((act.first for act in line.acts if act.first > span[0]), span[1])
    return any(
        line.tokens[at].key == "and"
        and all(line.tokens[n].is_capital and n not in taken for n in (at + 1, at + 2))
        for at in range(span[0] + 1, min(verb, len(line.tokens)) - 2)
    )


def _is_official(mention: Mention) -> bool:
    named = mention.of in {Of.OFFICE, Of.TITLE, Of.PERSON, Of.INSTITUTION}
    return named or (mention.of is Of.OWN and mention.last > mention.first)


def those_present(line: Line, span: tuple[int, int], parties: Parties) -> Parties:
    """Return who takes part, without mediators, ports of departure and states that nobody named.

    Args:
        line: the sentence.
        span: the first and the last token of the engagement.
        parties: as the rule that found it says.
    """
    if line.words.language != "en":
        return parties
    absent = _absent(line)
    states = {code for code in parties.states if code not in absent}
    named = _named(line)
    guessed = {code for code in states if code not in named}
    if guessed and _is_of_a_body(line, span):
        there = {place_of(line, *span)[1], line.around.there}
        states -= guessed - there
    acting = _acting(line, span)
    if acting and acting not in states and is_state(acting):
        if len(guessed) == 1 and len(states) == _TWO:
            states -= guessed
        states |= {acting}
    if states == set(parties.states):
        return parties
    return Parties(
        tuple(sorted(states)),
        parties.organisations,
        parties.order,
        parties.unknown,
        parties.first,
        parties.spots,
    )


@told_once
def _named(line: Line) -> dict[str, list[Mention]]:
    """Return the states of a sentence with where it names them, by a city too."""
    found: dict[str, list[Mention]] = {}
    for number, mention in enumerate(line.mentions):
        codes = (mention.name,) if mention.of is Of.CITY else line.codes_of(number) or ()
        for code in (*codes, *((mention.code,) if mention.of in {Of.STATE, Of.PEOPLE} else ())):
            found.setdefault(code, []).append(mention)
    return found


@told_once
def _absent(line: Line) -> set[str]:
    """Return the states that are named as mediators or as where a journey began, and as nothing else."""
    words = words_of("roles", "company")
    if line.keys.isdisjoint(words["triggers"]):
        return set()
    away: set[str] = set()
    there: set[str] = set()
    for code, mentions in _named(line).items():
        for mention in mentions:
            (away if _is_beside(line, mention) else there).add(code)
    return away - there


def _is_beside(line: Line, mention: Mention) -> bool:
    """Tell whether a mention names a mediator or a port of departure: "brokered by Qatar", "flew in from Tokyo"."""
    words = words_of("roles", "company")
    before = line.row[max(0, mention.first - 6) : mention.first]
    # "Qatar mediated; talks between Israel and Jordan resumed".
    before = before[before.index(";") + 1 :] if ";" in before else before
    behind = line.row[mention.last + 1 : mention.last + 3]
    if set(before) & words["mediated"] and not set(before) & {"that", "which"}:
        return True
    if set(behind[:1]) & words["auspices"] and set(before[-2:]) & {"under", "through", "with", "by"}:
        return True
    if (
        set(before[-2:]) & {"for", "to"}
        and set(before) & words["sent"]
        and not set(before) & {"ambassador", "to"}
    ):
        # "the UN special envoy for Yemen".
        return True
    return before[-1:] == ["from"] and bool(set(before[-4:]) & words["arrives"])


def _is_of_a_body(line: Line, span: tuple[int, int]) -> bool:
    """Tell whether an officer of a body acts, who brings no state: "The Secretary-General of ASEAN will visit"."""
    subject = next(iter(line.parties(0, span[1]).spots), None)
    return subject is not None and bool(subject[2]) and not any(is_state(code) for code in subject[2])


def _unnamed(line: Line, mention: Mention) -> str:
    """Return the state of an office-holder who is named without one, "" for one of another state."""
    own = unnamed(line, line.around.home, "", line.around.people)
    return own.get(mention.first, "")


def _acting(line: Line, span: tuple[int, int]) -> str:
    """Return the state of the office-holder who is the subject inside an engagement, told by an earlier sentence."""
    for number, mention in enumerate(line.mentions):
        if not span[0] - 1 <= mention.first <= span[1] or mention.of in {Of.NOUN, Of.INSTRUMENT}:
            continue
        if mention.of is Of.OFFICE and line.around.sure:
            return _unnamed(line, mention)
        if mention.of is not Of.OWN or mention.last == mention.first:
            return ""
        office = office_named(line.tokens[mention.first + 1 : mention.last + 1])
        codes = line.codes_of(number)
        return codes[0] if office and codes and len(codes) == 1 else ""
    return ""
