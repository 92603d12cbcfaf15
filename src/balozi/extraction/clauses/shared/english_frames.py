"""English sentences that tell of former days: lives, anniversaries, what was done in 1964."""

from functools import cache
from itertools import pairwise

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.once import told_of_words

# A deed so many years before its paper is background.
_OLD, _AGES = 7, 50
_OPENING, _EARLY, _ASIDE = 8, 4, 12
_OPENING_LINES = 2
_FOLLOWS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their", "later", "there", "then"})
_NOW = frozenset({"today", "yesterday", "now", "tomorrow", "monday", "tuesday", "wednesday", "thursday",
                  "friday", "saturday", "sunday"})  # fmt: skip
_YEARS = frozenset(range(1400, 2100))


@cache
def _words(name: str) -> frozenset[str]:
    return words_of("doubts", "english")[name]


def is_long_over(line: Line, day: str, reading: Reading) -> bool:
    """Tell whether a sentence, or the day of what it tells, lies years before its paper."""
    newest = _newest(reading)
    if day and newest and day[:4].isdigit() and int(day[:4]) < newest - _OLD:
        return True
    return line.start in _former(reading)


def _newest(reading: Reading) -> int:
    """Return the year a paper is of: told to the reader, else the last it names; 0 when it names none."""
    known = reading.kept.get("newest year")
    if known is None:
        dated = reading.paper.dated
        years = [] if dated is not None else [year for line in reading.lines for year in _years_in(line)]
        known = dated.year if dated is not None else max(years, default=0)
        reading.kept["newest year"] = known
    return int(str(known))


@told_of_words
def _years_in(line: Line) -> list[int]:
    """Return the years that a sentence names in figures."""
    return _years(line)


def _years(line: Line, upto: int | None = None) -> list[int]:
    found = [token.text for token in line.tokens[:upto] if token.text.isdigit()]
    return [int(text) for text in found if len(text) == _EARLY and int(text) in _YEARS]


def _former(reading: Reading) -> frozenset[int]:
    """Return where the sentences begin that tell of former days."""
    known = reading.kept.get("former days")
    if not isinstance(known, frozenset):
        known = frozenset(_tell_former(reading))
        reading.kept["former days"] = known
    return known


def _tell_former(reading: Reading) -> set[int]:
    """Return the sentences of former days: those that open so, and those with which a pronoun goes on."""
    newest, found, goes_on = _newest(reading), set[int](), False
    life = _is_a_life(reading)
    for line in reading.lines:
        years = _years_in(line)
        if not (years or goes_on or life or "ago" in line.keys):
            continue
        past = any(act.tense == "past" for act in line.acts)
        fresh = not line.keys.isdisjoint(_NOW) or any(year >= newest - 1 for year in years)
        opens = _opens_long_ago(line, newest, years)
        follows = goes_on and any(token.key in _FOLLOWS for token in line.tokens[:_EARLY])
        within = life and (not years or max(years) < newest - _OLD)
        goes_on = not fresh and past and (opens or follows or within)
        if goes_on:
            found.add(line.start)
    return found


def _is_a_life(reading: Reading) -> bool:
    """Tell whether a paper opens with a life told from its end: "Born in Accra in 1931, the diplomat"."""
    return any(not line.keys.isdisjoint(_words("lives")) for line in reading.lines[:_OPENING_LINES])


def is_in_a_life(line: Line, reading: Reading) -> bool:
    """Tell whether a sentence is one of a life, told with years long past or with none."""
    return line.start in _former(reading) and _is_a_life(reading)


def _opens_long_ago(line: Line, newest: int, years: list[int]) -> bool:
    """Tell whether a sentence opens with a year long past, or with "ten years ago"."""
    verb = next((act.first for act in line.acts if act.is_finite), _OPENING)
    early = min(verb, _OPENING)
    if "ago" in line.keys:
        keys = line.row[:_OPENING]
        at = keys.index("ago") if "ago" in keys else 0
        if at and _is_far_back(keys[:at]):
            return True
    if years and newest and max(years) < newest - _AGES and not (line.instruments() or _lasts(line, years)):
        return True
    years = _years(line, early) if newest and years else []
    opens = line.tokens[0].key in {"in", "on", "since", "during", "by", "from", "born"}
    return opens and bool(years) and max(years) < newest - _OLD


def _lasts(line: Line, years: list[int]) -> bool:
    """Tell whether what began long ago still lasts: "Japan has been a friend of ours since 1963"."""
    return any(one == "since" and other == str(max(years)) for one, other in pairwise(line.row))


def _is_far_back(keys: list[str]) -> bool:
    """Tell whether words before "ago" count many years: "ten years", "two decades"."""
    counted = "years" in keys and (
        bool(_words("many_years") & set(keys)) or any(key.isdigit() and int(key) > _OLD for key in keys)
    )
    return counted or bool(_words("ages") & set(keys))


def is_explained(line: Line, reading: Reading) -> bool:
    """Tell whether a sentence stands in a text that opens with a question to readers, and names no day."""
    known = reading.kept.get("explained")
    if known is None:
        heads = reading.lines[:_OPENING_LINES]
        known = any(one.tokens[-1].text == "?" and one.tokens[0].key in _words("asks") for one in heads)
        reading.kept["explained"] = known
    if not known:
        return False
    years = _years_in(line)
    former = bool(years) and max(years) < _newest(reading) - _OLD
    return (former or not line.dates) and line.keys.isdisjoint(_NOW)


def tells_by_wishing(line: Line, act: Act) -> bool:
    """Tell whether a wish only leads to what is told: "I wish to announce that Nepal will"."""
    if line.keys.isdisjoint(_words("tells")):
        return False
    for at in range(act.first - 1, max(0, act.first - _ASIDE), -1):
        if line.tokens[at].key in _words("tells") and line.tokens[at - 1].key == "to":
            return bool(_words("wishes") & set(line.row[max(0, at - 4) : at]))
    return False
