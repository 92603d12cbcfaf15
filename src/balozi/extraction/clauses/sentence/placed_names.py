"""Names of places where something is done: told by a preposition, a dateline, or a list they stand in."""

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.english_places import before_its_form
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Mention, Of

_THE = closed("drafts", "the")


def is_placed(line: Line, mention: Mention) -> bool:
    """Tell whether a preposition of place stands before a mention."""
    at = mention.first - 1
    if (at >= 0 and "fanyik" in line.tokens[at].key) or _opens_a_dateline(line, mention):
        return True
    if line.words.language == "en" and mention.of is Of.STATE:
        at = before_its_form(line.tokens, at)
    while at >= 0 and line.tokens[at].key in _THE and line.tokens[at].key not in line.words.cuts["place"]:
        at -= 1
    if (
        at >= 1
        and line.tokens[at].key in {"wa", "mkuu", "la"}
        and line.tokens[at - 1].key in {"mji", "jiji", "mkuu", "wa", "eneo"}
        and not _is_of_an_office(line, at)
    ):
        return True
    return at >= 0 and line.tokens[at].key in line.words.cuts["place"]


def _is_of_an_office(line: Line, at: int) -> bool:
    """Tell whether "mkuu wa" belongs to an office, not to a capital: "Waziri mkuu wa Japan", not "mji mkuu wa"."""
    chief = line.tokens[at - 1].key == "mkuu"
    return chief and (at < 2 or line.tokens[at - 2].key not in {"mji", "jiji"})


def _opens_a_dateline(line: Line, mention: Mention) -> bool:
    """Tell whether a city stands before its day: "Niamey, mardi 13 janvier 2026", "Port-Louis, le 27 mars"."""
    if line.words.language != "fr" or mention.of is not Of.CITY:
        return False
    behind = line.row[mention.last + 1 : mention.last + 3]
    if behind[:1] != [","]:
        return False
    day = mention.last + 2 + (behind[1:] == ["le"])
    return any(date.first == day for date in line.dates)


def is_second(line: Line, mention: Mention) -> bool:
    """Tell whether a place no list names stands before an English one: "a trip to Iqaluit and Ottawa"."""
    before = line.tokens[max(0, mention.first - 3) : mention.first]
    return (
        line.words.language in {"en", "fr"}
        and [token.key for token in before[2:]] in (["and"], ["et"], [","])
        and before[1].is_capital
        and before[0].key in line.words.cuts["place"]
    )


def goes_on(line: Line, mention: Mention) -> bool:
    """Tell whether a mention stands behind a comma or an "and": the next item of a list."""
    before = line.row[max(0, mention.first - 3) : mention.first]
    return any(key in {",", "and", "na", "et", "en"} for key in before)
