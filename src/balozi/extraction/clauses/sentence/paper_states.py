"""The states of a paper: the one that speaks in it, the two it speaks of most, those its title names."""

from collections import Counter
from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.english_datelines import dateline_of, is_written_abroad
from balozi.extraction.clauses.sentence.english_places import is_of_folk
from balozi.extraction.clauses.sentence.french_figures import home_in_french
from balozi.extraction.clauses.sentence.lines import Line, is_shouted
from balozi.extraction.clauses.sentence.swahili_homes import is_where_told, told_of_homes
from balozi.extraction.clauses.sentence.swahili_places import is_only_named
from balozi.extraction.mentions.mentions import Mention, Of

_TWO = 2
# The title of an instrument may be broken into so many lines.
_TITLE_LINES = 10
_BETWEEN = frozenset({"kati", "baina"})
_FOLK = closed("parties", "folk")


def home_of(lines: Sequence[Line]) -> str:
    """Return the state that speaks: whose institutions are named as if everybody knew them."""
    weights: Counter[str] = Counter()
    for line in lines:
        for code, weight in told_of_homes(line) if line.words.language == "sw" else ():
            weights[code] += weight
        for mention in line.mentions:
            if mention.of is Of.INSTITUTION:
                weights[mention.code] += 2 * int(mention.name or 1)
            elif mention.of in {Of.STATE, Of.PEOPLE}:
                weights[mention.code] += _speaks(line, mention)
            elif mention.of is Of.CITY and line.words.language == "sw":
                weights[mention.name] += 2 * is_where_told(line, mention)
            elif mention.of is Of.CITY and line is lines[0] and mention.first == 0:
                # A French dateline, "OTTAWA —", tells where those live who are named without their state.
                weights[mention.name] += 3 * (line.words.language == "fr")
    home, weight = weights.most_common(1)[0] if weights else ("", 0)
    return home if weight > 0 else ""


def home_of_french(lines: Sequence[Line]) -> str:
    """Return the state at home in a French paper of news, "" in any other."""
    french = bool(lines) and lines[0].words.language == "fr"
    return home_in_french([(line.tokens, line.mentions) for line in lines]) if french else ""


def _speaks(line: Line, mention: Mention) -> int:
    """Return how much a mention says that its state speaks: a lot as a subject, little beside an office or as a place.

    A paper names the offices of other states with the state ("the President of Maldives"), its own without.
    """
    before = set(line.row[max(0, mention.first - 2) : mention.first])
    if line.words.language == "sw":
        return _speaks_swahili(line, mention, before)
    if line.words.language == "fr" and mention.of is Of.PEOPLE and before & _FOLK:
        # "nos frères soudanais": those for whom a thing is done.
        return 0
    if before & line.words.cuts["place"]:
        return 1 + 3 * (line.words.language == "fr" and _hosts_an_envoy(line, mention))
    if any(
        other.of is Of.OFFICE and (0 < mention.first - other.last <= 3 or 0 < other.first - mention.last <= 3)
        for other in line.mentions
    ):
        return 1
    subject = any(act.is_finite and 0 < act.first - mention.last <= 2 for act in line.acts)
    return 4 if subject else 2


def _speaks_swahili(line: Line, mention: Mention, before: set[str]) -> int:
    """Return how much a mention in Swahili says so: what two states do together ("zimekubaliana") tells nothing."""
    if before & line.words.cuts["place"]:
        return 1 + 3 * _hosts_an_envoy(line, mention)
    if _is_named_aside(line, mention):
        return 0
    if any(m.of is Of.OFFICE and 0 < mention.first - m.last <= 3 for m in line.mentions):
        return 0
    subject = any(
        act.is_finite and act.subject != "zi" and 0 < act.first - mention.last <= 2 for act in line.acts
    )
    return 2 if subject else 1


def _is_named_aside(line: Line, mention: Mention) -> bool:
    """Tell whether a Swahili state is only named, as a firm's home or where a thing was made: "kampuni ya China"."""
    return line.words.language == "sw" and mention.first > 1 and is_only_named(line.tokens, mention)


def _hosts_an_envoy(line: Line, mention: Mention) -> bool:
    """Tell whether an envoy is accredited to a state: "Balozi wa Japani nchini Tanzania"."""
    return any(
        other.of is Of.OFFICE and other.code == "Ambassador" and 0 < mention.first - other.last <= 6
        for other in line.mentions
    )


def common_states(lines: Sequence[Line], home: str) -> tuple[str, ...]:
    """Return the two states that the paper speaks of most."""
    counts = Counter(
        mention.code
        for line in lines
        for mention in line.mentions
        if (mention.of in {Of.STATE, Of.PEOPLE} and not _is_named_aside(line, mention))
        or (mention.of is Of.PERSON and not mention.code.startswith("ORG:"))
        or (mention.of is Of.ORGANISATION and mention.code == "EU" and line.words.language == "fr")
    )
    counts, folk = _without_folk(counts, lines)
    ranked = [code for code, _ in counts.most_common(2)]
    if len(ranked) < _TWO and lines and lines[0].words.language in {"fr", "en"}:
        # "Le ministre sénégalais est à Moroni": a city tells the other state that the paper is about.
        written = dateline_of(lines) if lines[0].words.language == "en" else ""
        abroad = written if written and is_written_abroad(lines, written) else ""
        seats = Counter(
            m.name for line in lines for m in line.mentions if m.of is Of.CITY and m.name != abroad
        )
        ranked += [code for code, _ in seats.most_common() if code not in ranked][: _TWO - len(ranked)]
    ranked += [code for code in folk if code not in ranked][: _TWO - len(ranked)]
    if home and home not in ranked:
        ranked = [home, *ranked[:1]]
    return tuple(sorted(ranked))


def _without_folk(counts: Counter[str], lines: Sequence[Line]) -> tuple[Counter[str], list[str]]:
    """Return how often states are named, and apart those of which only people are: "Syrian refugees"."""
    told = Counter(
        m.code
        for line in lines
        if line.words.language == "en"
        for m in line.mentions
        if is_of_folk(line.tokens, m)
    )
    folk = [code for code, often in told.most_common() if often == counts[code]]
    return Counter({code: often for code, often in counts.items() if code not in folk}), folk


def titled_parties(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the parties that the title of a Swahili instrument names, though it is broken into many lines."""
    states: list[str] = []
    instrument = between = False
    for line in lines[:_TITLE_LINES]:
        if line.words.language != "sw" or not is_shouted(line):
            break
        instrument = instrument or bool(line.instruments())
        between = between or any(token.key in _BETWEEN for token in line.tokens)
        states += [m.code for m in line.mentions if m.of in {Of.STATE, Of.INSTITUTION} and between]
    found = tuple(sorted(set(states)))
    return found if instrument and len(found) > 1 else ()
