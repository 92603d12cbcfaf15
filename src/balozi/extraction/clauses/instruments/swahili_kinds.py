"""Which kind of instrument a Swahili "mkataba" is, which may be a treaty or an agreement: by what it is about."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Mention
from balozi.packs.gazetteer import city_by_name

_TREATIES, _AGREEMENTS = closed("swahili_kinds", "treaties"), closed("swahili_kinds", "agreements")
_OPENING = closed("swahili_kinds", "opening")
_ACCORDS = closed("swahili_kinds", "accords")
_DEFENCE = frozenset({"ulinzi", "mpaka", "mipaka"})
# "Mkataba wa Afrika wa ...", "Mkataba wa Kimataifa wa ...": of all states of a continent or of the world.
_OF_MANY = frozenset({"afrika", "kimataifa", "dunia", "ulaya", "amerika", "kikanda"})
_OF, _WORD = frozenset({"wa", "ya", "la", "kuhusu", "juu", "dhidi"}), frozenset({"mkataba", "mikataba"})
_REACH = 7
_SUSPECTS = frozenset({"wahalifu", "watuhumiwa", "washukiwa"})


def type_of_mkataba(line: Line, mention: Mention) -> str:
    """Return "treaty" or "agreement" by what a Swahili "mkataba" is about, "" when that does not tell it.

    Extradition, borders, alliances and what many states join are matters of treaties; trade, flights, taxes, labour,
    loans and cooperation are matters of agreements.
    """
    if line.tokens[mention.first].key not in _WORD:
        return ""
    if mention.first != mention.last:
        return "agreement" if _founds_a_thing(line, mention) else ""
    return _by_its_topic(line, mention)


def _founds_a_thing(line: Line, mention: Mention) -> bool:
    """Tell whether what is founded is no union of states: "mkataba wa kuanzisha kituo", not "wa Kuanzisha Jumuiya"."""
    founds = mention.code == "treaty" and line.row[mention.last] in {"kuanzisha", "kuunda"}
    small = mention.last + 1 < len(line.tokens) and not line.tokens[mention.last + 1].is_capital
    return founds and small and line.tokens[mention.last].text.islower()


def _by_its_topic(line: Line, mention: Mention) -> str:
    topic = _topic(line, mention)
    if not topic:
        return ""
    named = line.tokens[min(mention.last + 2, len(line.tokens) - 1)].is_capital
    if topic[0] == "kubadilishana" and not (named or _SUSPECTS & set(topic)):
        # "mkataba wa kubadilishana wafungwa" in the news is an exchange of those held.
        return "agreement"
    if topic[0] in _DEFENCE or (named and topic[0] in _OF_MANY):
        return "treaty"
    if named and topic[0] in _OPENING:
        # "Mkataba wa Kuzuia ...", "Mkataba Dhidi ya ...": what many states bind themselves to.
        return "treaty"
    if topic[0] in _ACCORDS:
        return "agreement"
    if named and len(line.tokens) > mention.last + 2 and _is_a_city(line, mention.last + 2):
        # "Mkataba wa Minamata", "Mkataba wa Malabo": conventions have the name of the city where they were made.
        return "treaty"
    first = next((key for key in topic if key in _TREATIES or key in _AGREEMENTS), "")
    return ("treaty" if first in _TREATIES else "agreement") if first else ""


def _is_a_city(line: Line, at: int) -> bool:
    """Tell whether an instrument is named by one word that no list knows, or by a city: "Mkataba wa Malabo"."""
    # A city in the name of a text is no mention of its own.
    city = city_by_name(line.tokens[at].text) is not None
    behind = line.tokens[at + 1].key if at + 1 < len(line.tokens) else ""
    return city and behind not in {"na", "hadi"}


def _topic(line: Line, mention: Mention) -> Sequence[str]:
    """Return the words that tell what an instrument is about, up to its parties, a verb or a mark."""
    words: list[str] = []
    for token in line.tokens[mention.last + 1 : mention.last + 1 + _REACH]:
        if not token.text[0].isalpha() or token.key in {"kati", "baina", "ambao", "ulio", "ambayo"}:
            break
        words.append(token.key)
    begin = next((at for at, key in enumerate(words) if key in _OF), -1)
    if begin < 0 or begin > 1:
        return ()
    against = words[begin] == "dhidi"
    return words[begin:] if against else [key for key in words[begin + 1 :] if key not in _OF]
