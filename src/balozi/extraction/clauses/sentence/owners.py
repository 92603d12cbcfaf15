"""Who English words for a party already named mean: "his government", "the country", "the Commission", "we"."""

from collections.abc import Mapping, Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_HOMES = closed("owners", "homes")
_BODIES = closed("owners", "bodies")
_LOWER = closed("owners", "lower")
_THIRD = frozenset({"his", "her", "its"})
_FIRST = frozenset({"my", "our", "we", "i"})
_OPENS, _CLOSES = frozenset({'"', "“", "‘", "«"}), frozenset({'"', "”", "’", "»"})
_SAYS = closed("owners", "says")
# In '," said the minister' the verb stands so near to the mark.
_NEXT, _CLAUSE = 2, 3
_PRONOUNS = frozenset({"it", "he", "she", "they"})
_NAMES = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.PERSON, Of.INSTITUTION})
# Those who are named, and those who may stand for one.
_NAMING = _NAMES | {Of.OFFICE, Of.TITLE}
_PLACED = frozenset(
    {"in", "to", "across", "from", "of", "within", "throughout", "into", "around", "for", "outside"}
)


def is_no_party(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a phrase is a place or a common noun here: "in the country", "the mission" in lower case."""
    last = line[mention.last]
    if last.key in _HOMES and line[mention.first].key == "the":
        return mention.first > 0 and line[mention.first - 1].key in _PLACED
    return last.key in _BODIES and not (last.is_capital or last.key in _LOWER)


def own_codes(
    line: Sequence[Token],
    mentions: Sequence[Mention],
    number: int,
    around: tuple[str, str],
    people: Mapping[str, str],
) -> tuple[str, ...] | None:
    """Return who a phrase means where its own sentence tells it; None when that is to be looked for before it.

    Args:
        line: the tokens of the sentence.
        mentions: of the sentence.
        number: of the phrase among them.
        around: the last party that acted, and the last organisation named, before the sentence.
        people: the states of persons by surname.
    """
    mention = mentions[number]
    first, last = line[mention.first].key, line[mention.last].key
    if first in _FIRST:
        return _quoting(line, mentions, number, people)
    if last in _HOMES and (first in _THIRD or first == "the"):
        return _named_before(line, mentions[:number], people)
    if last in _BODIES and first == "the":
        bodies = [m.code for m in mentions[:number] if m.of is Of.ORGANISATION]
        body = bodies[-1] if bodies else around[1]
        return (body.removeprefix("ORG:"),) if body else None
    return None


def who_says(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, people: Mapping[str, str]
) -> str:
    """Return who "it" or "he" is right behind a verb of saying: "Moscow said it would", "Kagwe added that he had"."""
    first = mentions[number].first
    near = {token.key for token in line[max(0, first - _CLAUSE) : first]}
    if line[first].key not in _PRONOUNS or not near & _SAYS or not number:
        return ""
    opens = mentions[0]
    if opens.of is Of.CITY and opens.first == 0:
        return opens.name
    return next(iter(_named_before(line, mentions[:number], people) or ()), "")


def _named_before(
    line: Sequence[Token], mentions: Sequence[Mention], people: Mapping[str, str]
) -> tuple[str, ...] | None:
    """Return who the sentence names first: in "Liu said his country would" it is the country of Liu."""
    for mention in mentions:
        if mention.of not in _NAMING:
            continue
        code = code_of(line, mention, people)
        if code and not _is_place(line, mention):
            return (code,)
    return None


def code_of(line: Sequence[Token], mention: Mention, people: Mapping[str, str]) -> str:
    """Return the code of a name, or of the person behind an office whose state the paper has told, else ""."""
    if mention.of in _NAMES:
        return mention.code.removeprefix("ORG:")
    if mention.of not in {Of.OFFICE, Of.TITLE}:
        return ""
    for token in line[mention.last + 1 : mention.last + 6]:
        if not token.is_capital:
            break
        if token.text in people:
            return people[token.text].removeprefix("ORG:")
    return ""


def _is_place(line: Sequence[Token], mention: Mention) -> bool:
    before = [token.key for token in line[max(0, mention.first - 2) : mention.first]]
    return (
        mention.of in {Of.STATE, Of.ORGANISATION}
        and bool(before)
        and (before[-1] in _PLACED - {"of"} or (before[-1] == "the" and before[0] in _PLACED - {"of"}))
    )


def _ends_a_quotation(line: Sequence[Token], at: int) -> bool:
    """Tell whether a quotation that an earlier sentence opened ends here: '... soil," the minister said'."""
    closes = next((n for n in range(at, len(line)) if line[n].text in _CLOSES - {"’", "'"}), -1)
    return closes >= 0 and any(token.key in _SAYS for token in line[closes:])


def _quoting(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, people: Mapping[str, str]
) -> tuple[str, ...] | None:
    """Return who says "we" in a quotation: named behind its last mark, else before its first."""
    at = mentions[number].first
    opens = next((n for n in range(at - 1, -1, -1) if line[n].text in _OPENS), -1)
    if opens < 0 and not (mentions and _ends_a_quotation(line, at)):
        return None
    closes = next((n for n in range(at, len(line)) if line[n].text in _CLOSES), len(line))
    says = next((n for n in range(closes + 1, len(line)) if line[n].key in _SAYS), -1)
    inverted = 0 <= says - closes <= _NEXT
    end = len(line) if inverted or says < 0 else says
    behind = _named_before(line, [m for m in mentions if closes < m.first < end], people)
    return behind or _named_before(line, [m for m in mentions if m.last < opens], people)
