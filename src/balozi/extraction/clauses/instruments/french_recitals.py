"""What a French treaty recites before its articles: "VU le Traité révisé", "RAPPELANT la Convention du 21 mai 1997"."""

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.shared.days import day_of
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre

_RECITES = closed("instruments", "recites")


def recites_others(line: Line, reading: Reading) -> bool:
    """Tell whether a text recited is one of others: its parties are not those of the treaty that recites it.

    Args:
        line: the sentence.
        reading: of the paper.
    """
    return _is_recital(line, reading) and not any(m.of is Of.STATE for m in line.mentions)


def recited_day(line: Line, reading: Reading) -> str:
    """Return the day by which a recital tells its one text, however long its name, "" when there is none.

    Args:
        line: the sentence.
        reading: of the paper.
    """
    if not _is_recital(line, reading) or len(line.dates) != 1 or len(line.instruments()) != 1:
        return ""
    return day_of(line.dates[0], reading, ahead=False)


def names_a_text(line: Line, mention: Mention, reading: Reading) -> bool:
    """Tell whether a recital names a text in full: "Rappelant la Charte africaine de la démocratie et des élections".

    Args:
        line: the sentence.
        mention: the word for the text.
        reading: of the paper.
    """
    if line.words.language != "fr" or reading.paper.genre is Genre.NEWS or line.tokens[0].key not in _RECITES:
        return False
    behind = line.row[mention.last + 1 : mention.last + 3]
    capital = mention.first > 1 and line.tokens[mention.first].is_capital
    article = line.row[mention.first - 1] in {"la", "le", "'", "’"}
    return (
        capital
        and article
        and len(behind) > 1
        and behind[0][0].isalpha()
        and line.tokens[mention.last + 1].text.islower()
    )


def _is_recital(line: Line, reading: Reading) -> bool:
    french = line.words.language == "fr" and reading.paper.genre is Genre.TREATY
    return french and line.tokens[0].key in _RECITES
