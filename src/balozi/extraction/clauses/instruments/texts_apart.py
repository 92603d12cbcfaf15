"""Which mentions of an instrument are texts of their own: no general noun, no part of another, no own title."""

import re

from balozi.extraction.clauses.instruments.english_counted import (
    are_counted,
)
from balozi.extraction.clauses.instruments.english_fighters import is_of_a_war
from balozi.extraction.clauses.instruments.english_firms import is_of_a_firm
from balozi.extraction.clauses.instruments.english_synonyms import is_one_with_another
from balozi.extraction.clauses.instruments.french_headings import (
    whose_communique,
)
from balozi.extraction.clauses.instruments.french_hoped import is_only_hoped_for
from balozi.extraction.clauses.instruments.instruments_seen import (
    closes_as_adopted,
)
from balozi.extraction.clauses.instruments.swahili_lists import (
    heads_items,
    singled_out,
)
from balozi.extraction.clauses.instruments.swahili_papers import (
    is_of_one_voice,
    is_of_peace,
)
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.clauses.shared.titles import (
    is_deal_of_states,
    is_of_others,
    is_plural_talk,
    kind_words,
    name_start,
    points_back,
)
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre

# The heading of a text stands on its first lines.
_TOP = 400
# How far from its act one of several instruments may stand.
_LISTED, _BESIDE = 40, 25
_NEAR, _FAR, _TWO = 3, 8, 2
_WOULD = re.compile(r"(?:i|zi|u|ya|wa|a|li)nge(?:li)?\w{4,}\Z")
# "makubaliano yanaweza kufikiwa": perhaps.
_MAY = frozenset({"yanaweza", "unaweza", "inaweza", "linaweza"})
_POINTERS = closed("instruments", "pointers")
_OF_BODIES = frozenset({"communique", "declaration"})
_PLAIN = closed("instruments", "plain_titles")
_FIRST = 200


def is_no_text_apart(line: Line, mention: Mention, reading: Reading) -> bool:
    """Tell whether a word is only a title, one with another word for the same text, or for none that has a name."""
    own = _is_own_title(line, mention) and not closes_as_adopted(reading)
    own = own or is_one_with_another(line, mention)
    return own or is_only_hoped_for(line, mention)


def _is_own_title(line: Line, mention: Mention) -> bool:
    """Tell whether a body's own paper only bears its kind for a title: "FINAL COMMUNIQUÉ", "DECLARATION OF THE"."""
    pinned = line.around.pinned
    body = len(pinned) == 1 and pinned[0] == line.around.body and not is_state(pinned[0])
    if line.words.language != "en" or not body or line.start > 2 * _TOP or not line.is_headline:
        return False
    named = {at for m in line.mentions if m.of is Of.ORGANISATION for at in range(m.first, m.last + 1)}
    lead = {line.row[at] for at in range(mention.first) if at not in named}
    title = line.tokens[mention.first].text.isupper() or line.start < _FIRST
    return mention.code in _OF_BODIES and lead <= _PLAIN and title


def is_of_states(line: Line, mention: Mention) -> bool:
    """Tell whether a word for an instrument means one of states, not any: told one by one, or by itself."""
    private = line.private and not (_is_between_states(line, mention) or is_of_peace(line))
    if private or is_of_a_firm(line, mention) or heads_items(line, mention):
        return False
    deal = is_deal_of_states(line, mention) or is_of_a_war(line, mention)
    # "Under the deal, which took effect": of the text told before, or of none.
    deal = deal or (
        line.row[mention.last] == "deal" and points_back(line, mention) and len(line.around.pair) > 1
    )
    talk = is_plural_talk(line, mention) and not deal
    return (
        are_counted(line, mention)
        or singled_out(line, mention) > 0
        or not (talk or is_of_others(line, mention) or is_of_one_voice(line, mention))
    )


def would_be(line: Line, mention: Mention, act: Act | None) -> bool:
    """Tell whether a Swahili instrument only would have been: "kama zingesaini", "ingehusisha kusainiwa kwa hati"."""
    would = (token.key for token in line.tokens[max(0, mention.first - _LISTED // 4) : mention.first])
    may = not _MAY.isdisjoint(line.row[mention.last + 1 : mention.last + _FAR])
    return (act is not None and act.tense == "conditional") or may or any(map(_WOULD.match, would))


def _is_between_states(line: Line, mention: Mention) -> bool:
    """Tell whether an instrument that private people are told of is one of states: "between Thailand and Myanmar"."""
    named = line.parties(name_start(line, mention), mention.first - 1) if mention.first else None
    if named is not None and len(named.codes) > 1:
        # "exporters will gain as the New Zealand–Thailand Partnership comes into force".
        return True
    at = mention.last + 1
    between = at < len(line.tokens) and line.tokens[at].key == "between"
    return between and len(line.parties(at + 1, min(at + _NEAR + _NEAR, len(line.tokens) - 1)).states) > 1


def is_the_treaty_read(line: Line, mention: Mention, reading: Reading) -> bool:
    """Tell whether an English treaty speaks of itself: "within 72 hours following the signature of this Agreement"."""
    this = mention.first > 0 and line.tokens[mention.first - 1].key == "this"
    treaty = reading.paper.genre is Genre.TREATY and line.words.language == "en"
    return treaty and this and line.tokens[mention.first].is_capital


def is_of_a_kind(line: Line, mention: Mention) -> bool:
    """Tell whether an English instrument is told by its kind though not named: "the financing agreement"."""
    return line.words.language == "en" and (mention.first < mention.last or bool(kind_words(line, mention)))


def is_this(line: Line, mention: Mention) -> bool:
    """Tell whether a text names itself with a word that points: "This Memorandum", "Mkataba huu"."""
    near = line.tokens[max(0, mention.first - 1) : mention.last + 2]
    return any(token.key in _POINTERS for token in near)


def is_bare_heading(line: Line, mention: Mention, reading: Reading) -> bool:
    """Tell whether a line is only the word for the instrument that the paper is: "JOINT COMMUNIQUÉ"."""
    own = reading.paper.genre in {Genre.TREATY, Genre.COMMUNIQUE}
    return (
        own
        and line.start < _TOP
        and line.tokens[mention.first].text.isupper()
        and len(line.tokens) <= mention.last - mention.first + 3
        and (
            len(line.around.common) > 1
            or (line.words.language == "fr" and bool(whose_communique(line, reading)))
        )
    )
