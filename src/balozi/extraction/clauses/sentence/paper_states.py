"""The states of a paper: the one that speaks in it, the two it speaks of most, those its title names."""

from collections import Counter
from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.english_datelines import dateline_of, is_written_abroad
from balozi.extraction.clauses.sentence.english_domestic import names_a_work
from balozi.extraction.clauses.sentence.english_places import is_of_folk
from balozi.extraction.clauses.sentence.french_figures import home_in_french, is_topic
from balozi.extraction.clauses.sentence.lines import Line, is_shouted
from balozi.extraction.clauses.sentence.stand_ins import is_capital_city
from balozi.extraction.clauses.sentence.swahili_places import is_only_named
from balozi.extraction.mentions.mentions import Mention, Of

_TWO = 2
# The title of an instrument may be broken into so many lines.
_TITLE_LINES = 10
_BETWEEN = frozenset({"kati", "baina", "between", "among"})
# With these words a title goes on to what the instrument is about.
_ABOUT = frozenset(
    {"on", "concerning", "regarding", "for", "relating", "establishing", "governing", "towards"}
)
_PARTIES = frozenset({Of.STATE, Of.INSTITUTION})
_FOLK = closed("parties", "folk")
# Where bodies of many states sit, and everybody writes from.
_SEATS = closed("french_figures", "seats_of_bodies")
_FROM = closed("parties", "from_where")
# Cities where bodies sit: they are named for these, not for their states.
_OF_BODIES = frozenset({"Geneva", "New York", "Brussels", "Vienna", "The Hague", "Strasbourg", "Addis Ababa"})


def home_of(lines: Sequence[Line]) -> str:
    """Return the state that speaks: whose institutions are named as if everybody knew them."""
    weights: Counter[str] = Counter()
    for line in lines:
        for mention in line.mentions:
            if mention.of is Of.INSTITUTION:
                weights[mention.code] += 2 * int(mention.name or 1)
            elif mention.of in {Of.STATE, Of.PEOPLE}:
                topic = line is lines[0] and line.words.language == "fr" and is_topic(line.tokens, mention)
                weights[mention.code] += 0 if topic else _speaks(line, mention)
            elif (
                mention.of is Of.CITY
                and line is lines[0]
                and mention.first == 0
                and mention.code not in _SEATS
            ):
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
    if line.words.language == "fr" and not _FROM.isdisjoint(
        line.row[max(0, mention.first - 6) : mention.first]
    ):
        # "dont certains sont originaires du Mali et de la Guinée".
        return 0
    if line.words.language == "fr" and mention.of is Of.PEOPLE and before & _FOLK:
        # "nos frères soudanais": those for whom a thing is done.
        return 0
    if before & line.words.cuts["place"]:
        return 1 + 3 * (line.words.language == "fr" and _hosts_an_envoy(line, mention))
    if _is_beside_an_office(line, mention, 3):
        return 1
    subject = any(act.is_finite and 0 < act.first - mention.last <= 2 for act in line.acts)
    return 4 if subject else 2


def _is_beside_an_office(line: Line, mention: Mention, behind: int) -> bool:
    """Tell whether an office stands at most three words before a mention, or so many behind it."""
    near = (*range(mention.first - 3, mention.first), *range(mention.last + 1, mention.last + 1 + behind))
    return any(over is not None and over.of is Of.OFFICE for over in map(line.over.get, near))


def _is_named_aside(line: Line, mention: Mention) -> bool:
    """Tell whether a Swahili state is only named, as a firm's home or where a thing was made: "kampuni ya China"."""
    return line.words.language == "sw" and mention.first > 1 and is_only_named(line.tokens, mention)


def _hosts_an_envoy(line: Line, mention: Mention) -> bool:
    """Tell whether an envoy is accredited to a state: "Balozi wa Japani nchini Tanzania"."""
    return any(
        other.of is Of.OFFICE and other.code == "Ambassador" and 0 < mention.first - other.last <= 6
        for other in line.mentions
    )


def _is_left(line: Line, city: Mention) -> bool:
    """Tell whether a small English city is only where somebody came from: "who arrived late from Brno"."""
    return city.first > 0 and line.row[city.first - 1] == "from" and not is_capital_city(city.code)


def common_states(lines: Sequence[Line], home: str, *, seats_too: bool = True) -> tuple[str, ...]:
    """Return the two states that the paper speaks of most.

    Args:
        lines: of the paper.
        home: the state that speaks in it, "" when none does.
        seats_too: whether a city tells a state where one is not named; in a treaty it is where something was held.
    """
    counts = Counter(
        mention.code
        for line in lines
        for mention in line.mentions
        if (
            mention.of in {Of.STATE, Of.PEOPLE}
            and not _is_named_aside(line, mention)
            and not _is_a_name(line, mention)
        )
        or (mention.of is Of.PERSON and not mention.code.startswith("ORG:"))
        or (mention.of is Of.ORGANISATION and mention.code == "EU" and line.words.language == "fr")
    )
    counts, folk = _without_folk(counts, lines)
    ranked = [code for code, _ in counts.most_common(2)]
    if seats_too and len(ranked) < _TWO and lines and _tells_by_cities(lines, home):
        # "Le ministre sénégalais est à Moroni": a city tells the other state that the paper is about.
        english = lines[0].words.language == "en"
        written = dateline_of(lines) if english else ""
        abroad = written if written and is_written_abroad(lines, written) else ""
        seats = Counter(
            m.name
            for line in lines
            for m in line.mentions
            if m.of is Of.CITY
            and m.name != abroad
            and not (english and (m.code in _OF_BODIES or _is_left(line, m)))
        )
        ranked += [code for code, _ in seats.most_common() if code not in ranked][: _TWO - len(ranked)]
    ranked += [code for code in folk if code not in ranked][: _TWO - len(ranked)]
    if home and home not in ranked:
        ranked = [home, *ranked[:1]]
    return tuple(sorted(ranked))


def _tells_by_cities(lines: Sequence[Line], home: str) -> bool:
    """Tell whether a city may stand for a state that is not named; in Swahili where somebody goes or a text is made."""
    if lines[0].words.language != "sw":
        return True
    goes = any(act.is_any("VISIT") for line in lines for act in line.acts)
    return not home and (goes or any(line.instruments() for line in lines))


def _is_a_name(line: Line, mention: Mention) -> bool:
    """Tell whether an English state only lends its name to a text or a work: "the Kenya-UK Defence Agreement"."""
    return line.words.language == "en" and names_a_work(line.tokens, line.mentions, mention)


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
    """Return the parties that the title of an instrument names, though it is broken into many lines.

    An English title may name one party that has a code, "BETWEEN / THE GOVERNMENT OF RWANDA / AND / THE NETWORK".
    """
    states: list[str] = []
    instrument = between = False
    english = bool(lines) and lines[0].words.language == "en"
    for line in lines[: _TITLE_LINES + 2 * english]:
        if line.words.language not in {"sw", "en"} or not is_shouted(line):
            break
        if between and english and line.tokens[0].key in _ABOUT:
            break
        instrument = instrument or bool(line.instruments())
        between = between or not line.keys.isdisjoint(_BETWEEN)
        states += _parties_named(line, english=english) if between else []
    found = tuple(sorted(set(states)))
    return found if instrument and len(found) > (0 if english else 1) else ()


def _parties_named(line: Line, *, english: bool) -> list[str]:
    """Return the parties that a line of a title names, up to what the instrument is about."""
    end = line.first_of(_ABOUT) if english else None
    kinds = _PARTIES | {Of.ORGANISATION} if english else _PARTIES
    named = [m for m in line.mentions if m.of in kinds and (end is None or m.first < end)]
    return [m.code.removeprefix("ORG:") for m in named]
