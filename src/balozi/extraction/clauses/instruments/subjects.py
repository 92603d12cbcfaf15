"""What an instrument is about: the words behind its name that tell it, else those before its noun."""

from collections.abc import Mapping, Sequence
from functools import cache

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.names import mentions_in
from balozi.extraction.mentions.tokens import tokens

_NAMES = frozenset(
    {Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.INSTITUTION, Of.CITY, Of.REGION, Of.COUNTY, Of.PAIR, Of.GROUP}
)
_PLACES = frozenset({Of.CITY, Of.REGION, Of.COUNTY, Of.STATE})
_SIDES = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.INSTITUTION, Of.PAIR, Of.GROUP})
_MARKS = frozenset({",", ";", ".", ":", "(", ")", "”", "“", '"', "«", "»", "?", "!", "—", "–"})
_LONGEST, _LONGEST_BEFORE, _FARTHEST = 14, 3, 40


def subject_of_text(line: Line, mention: Mention) -> str:
    """Return what an instrument is about in the words of the paper, "" where they do not say.

    "the MoU between Chad and Niger on animal health" gives "animal health", "an air services agreement" gives
    "air services"; who its parties are, where and when it was signed is no subject.
    """
    at = _past_the_sides(line, mention.last + 1)
    return subject_behind(line, at) or _within(line, mention) or _before(line, mention)


def _within(line: Line, mention: Mention) -> str:
    """Return the subject that the noun itself says: "peace agreement", "convention d'extradition"."""
    first, last, words = mention.first, mention.last, _words(line.words.language)
    if line.words.language == "en":
        return (
            _text(line, first, last - 1) if first < last and line.tokens[last].key in words["nouns"] else ""
        )
    inside = (
        first < last
        and line.tokens[first + 1].key in words["of"]
        and line.tokens[last].key not in words["never"]
    )
    begin = next(
        (at for at in range(first + 2, last + 1) if line.tokens[at].key not in words["articles"]), last + 1
    )
    return _text(line, begin, last) if inside and begin <= last else ""


def subject_behind(line: Line, at: int) -> str:
    """Return the subject that a lead word at a token brings: "on labour migration which ..." gives the two words."""
    words = _words(line.words.language)
    lead = _lead(line, at)
    if lead:
        begin, of = at + lead, False
    elif at < len(line.tokens) and line.tokens[at].key in words["opens"]:
        begin, of = at, False
    elif at < len(line.tokens) and line.tokens[at].key in words["of"]:
        begin, of = at + 1, True
    else:
        return ""
    first = begin + (line.tokens[at].key in words["opens"] and begin == at)
    while begin == first < len(line.tokens) - 1 and line.tokens[first].key in words["articles"]:
        begin = first = first + 1
    if first >= len(line.tokens) or _is_none(line, first, of=of):
        return ""
    last = _end(line, first)
    return _text(line, begin, last) if last >= first else ""


def _is_none(line: Line, at: int, *, of: bool) -> bool:
    """Tell whether what a lead word is followed by is a day, a place, a party or a number and no subject."""
    token = line.tokens[at]
    if any(day.first <= at <= day.last for day in line.dates) or token.text.isdigit() or token.text in _MARKS:
        return True
    named = any(m.first <= at <= m.last and m.of in _NAMES for m in line.mentions)
    if of:
        return named or token.is_capital or token.key in _words(line.words.language)["never"]
    return (
        token.key in _words(line.words.language)["never"] - {"the", "la", "le", "les", "l", "their", "its"}
        and not named
    )


def _end(line: Line, first: int) -> int:
    """Return the last token of a subject: before a mark, a verb, a relative clause, a day or a place with its word."""
    words = _words(line.words.language)
    others = {m.first for m in line.instruments()}
    verbs = {act.first for act in line.acts if _ends_here(line, act)}
    days = {day.first for day in line.dates}
    cities = {m.first for m in line.mentions if m.of is Of.CITY}
    last = first - 1
    for at in range(first, min(first + _LONGEST, len(line.tokens))):
        token = line.tokens[at]
        if (token.text in _MARKS and not _is_inside(line, at)) or token.key in words["stops"] or at in days:
            break
        small = line.tokens[at - 1].key in words["small"]
        if at > first and (at in verbs or at in others or (at in cities and small)):
            break
        last = at
    while last >= first and line.tokens[last].key in words["small"]:
        last -= 1
    return last


def _ends_here(line: Line, act: Act) -> bool:
    """Tell whether a verb ends a subject; one French word may be a participle that goes on: "les débits garantis"."""
    if line.words.language == "fr":
        return act.is_finite and act.last > act.first
    return act.is_finite or act.relative


def _is_inside(line: Line, at: int) -> bool:
    """Tell whether a mark stands inside a word: "cross-border"."""
    return line.tokens[at].text in {"-", "–"} and line.tokens[at].start == line.tokens[at - 1].end


def _text(line: Line, first: int, last: int) -> str:
    """Return words as the paper writes them, blanks only where it has some."""
    parts: list[str] = []
    for at in range(first, last + 1):
        token = line.tokens[at]
        parts += [" "] if at > first and line.tokens[at - 1].end < token.start else []
        parts.append(token.text)
    return "".join(parts)


def _past_the_sides(line: Line, at: int) -> int:
    """Return the token behind the parties of an instrument where they follow it: "between Chad and Niger on ..."."""
    words = _words(line.words.language)
    if at >= len(line.tokens) or line.tokens[at].key not in words["sides"]:
        return at
    spans = {m.first: m.last for m in line.mentions if m.of in _SIDES}
    now, past, end = at + 1, at, min(at + _FARTHEST, len(line.tokens))
    while now < end:
        if now in spans:
            past = now = spans[now] + 1
        elif line.tokens[now].key in words["joints"] or line.tokens[now].is_capital:
            now += 1
        else:
            break
    return past


def _before(line: Line, mention: Mention) -> str:
    """Return what stands before the noun in English: "an air services agreement", "the fisheries protocol"."""
    if line.words.language != "en":
        return ""
    plain = _words("en")["plain"]
    named = {at for m in line.mentions if m.of in _NAMES for at in range(m.first, m.last + 1)}
    first = mention.first
    while first > 0 and mention.first - first < _LONGEST_BEFORE:
        token = line.tokens[first - 1]
        if (
            not token.text.isalpha()
            or token.key in plain
            or first - 1 in named
            or any(a.last == first - 1 for a in line.acts)
        ):
            break
        first -= 1
    if first == mention.first or any(
        m.of in _PLACES for m in mentions_in(line.tokens[first : mention.first], line.words.names)
    ):
        # "the Doha Agreement": a place tells which one it is, not what it is about.
        return ""
    return _text(line, first, mention.first - 1)


def _lead(line: Line, at: int) -> int:
    """Return how many tokens a lead word takes at a token, the longest one; 0 where none stands."""
    if at >= len(line.tokens):
        return 0
    for keys in _leads(line.words.language).get(line.tokens[at].key, ()):
        if [token.key for token in line.tokens[at : at + len(keys)]] == list(keys):
            return len(keys)
    return 0


@cache
def _leads(language: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for lead in sorted(words_of("subjects", language)["leads"], key=len, reverse=True):
        keys = tuple(token.key for token in tokens(lead, 0, len(lead)))
        found.setdefault(keys[0], []).append(keys)
    return found


@cache
def _words(language: str) -> Mapping[str, frozenset[str]]:
    """Return the lists of a language by the keys of their words."""
    return {
        name: frozenset(token.key for word in words for token in tokens(word, 0, len(word)))
        if name != "leads"
        else words
        for name, words in words_of("subjects", language).items()
    }
