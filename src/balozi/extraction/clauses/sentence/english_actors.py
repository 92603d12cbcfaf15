"""Who acts in an English sentence: an official of a state or a body, or somebody who binds nobody but himself."""

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.vocabulary import Vocabulary, vocabulary
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_OPENING, _TWO = 3, 2
_QUOTES = frozenset({'"', "“", "‘"})
# So far a subject may reach in a sentence whose verb is in no list.
_WITHOUT_VERB = 14
_BODIES = frozenset({Of.INSTITUTION, Of.ORGANISATION})
_NAMES = frozenset({*_BODIES, Of.STATE, Of.CITY, Of.REGION, Of.MEDIA, Of.PERSON, Of.INSTRUMENT})
# Offices of those who judge, govern a town or run a firm, and speak for no state.
_NO_STATES = frozenset({"judge", "governor", "spouse", "head_of_organisation"})
_MANY, _GAME = 2, 2
_NATIONS = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.INSTITUTION, Of.CITY, Of.OFFICE, Of.PERSON})


class Told(Protocol):
    """What these rules need of a sentence; `lines.Line` has it, which is built with their help."""

    @property
    def start(self) -> int:
        """Return its first character in the text."""

    @property
    def words(self) -> Vocabulary:
        """Return the vocabulary of its language."""

    @property
    def tokens(self) -> Sequence[Token]:
        """Return its tokens."""

    @property
    def mentions(self) -> Sequence[Mention]:
        """Return its mentions from left to right."""

    @property
    def acts(self) -> Sequence[Act]:
        """Return its verbs of diplomacy."""

    @property
    def dates(self) -> Sequence[Mention]:
        """Return the days that it names."""

    @property
    def is_headline(self) -> bool:
        """Return whether it is a headline."""

    @property
    def keys(self) -> frozenset[str]:
        """Return the keys of its tokens."""

    @property
    def row(self) -> list[str]:
        """Return the keys of its tokens in their order."""


@cache
def _private() -> frozenset[str]:
    listed = frozenset().union(*words_of("actors", "private").values(), words_of("actors", "towns")["words"])
    return listed | {f"{word}s" for word in listed if not word.endswith("s")}


@cache
def _listed(table: str, name: str) -> frozenset[str]:
    return words_of("actors", table)[name]


@cache
def _sporting() -> frozenset[str]:
    return vocabulary("en").cuts["sport"] | _listed("sport", "words")


@cache
def _surely_sporting() -> frozenset[str]:
    return vocabulary("en").cuts["sport"] - _listed("sport", "doubtful")


@cache
def _acting(*, weak: bool) -> frozenset[str]:
    """Return who acts privately, with or without those to whom much is promised."""
    return _private() | _listed("weak", "words") if weak else _private()


@cache
def _telling() -> frozenset[str]:
    """Return the words without which no paper tells of private people."""
    return _acting(weak=True) | _listed("industries", "heads") | _listed("industries", "called")


def private_lines(lines: Sequence[Told]) -> frozenset[int]:
    """Return where the sentences begin in which only firms, clubs, artists and other private people act.

    A pronoun goes on with who acted before; in a paper where nobody official acts, nothing is official.
    """
    telling = _telling()
    if not any(line.words.language == "en" and not line.keys.isdisjoint(telling) for line in lines):
        return frozenset()
    game = _is_a_game(lines)
    kinds: list[str] = []
    for line in lines:
        kind = _kind(line, game=game) if line.words.language == "en" else "official"
        only_private = "private" in kinds and "official" not in kinds
        kinds.append(_resolved(line, kind, kinds[-1] if kinds else "", only_private=only_private))
    private, official = kinds.count("private"), kinds.count("official")
    alone = (private >= _MANY or game) and not official
    return frozenset(
        line.start for line, kind in zip(lines, kinds, strict=True)
        if kind == "private" or ((alone or game) and kind in {"", "follows"})
    )  # fmt: skip


def _resolved(line: Told, kind: str, before: str, *, only_private: bool) -> str:
    """Return who acts when a pronoun, "both sides" or nobody tells it: the one who acted before.

    ``only_private`` tells whether only private people have acted so far.
    """
    if kind == "both":
        return "private" if only_private else "official"
    if kind == "follows":
        return before or kind
    return "private" if kind == "" and only_private and _names_nobody(line) else kind


def _names_nobody(line: Told) -> bool:
    """Tell whether a sentence names no state, or only points back: "The agreement was signed in Taipei"."""
    points = line.tokens[0].key == "the" and any(
        m.first == 1 and m.of in {Of.INSTRUMENT, Of.NOUN} for m in line.mentions
    )
    return points or not any(m.of in _NATIONS for m in line.mentions)


def _is_a_game(lines: Sequence[Told]) -> bool:
    """Tell whether a paper is about sport, by several words of it beside one that is of nothing else."""
    told = [line.keys & _sporting() for line in lines]
    found = set[str]().union(*told)
    sure = any(not line.keys.isdisjoint(_surely_sporting()) for line in lines)
    sure = sure or any(map(_is_a_side, lines))
    return sure and len(found) > _GAME and 2 * sum(map(bool, told)) >= len(lines)


def _is_a_side(line: Told) -> bool:
    """Tell whether a state takes the verb of a team, in the plural: "South Africa tour New Zealand"."""
    return any(
        m.of is Of.STATE and m.last + 1 < len(line.tokens) and line.tokens[m.last + 1].key in _listed("sport", "plays")
        and (m.first == 0 or line.tokens[m.first - 1].key in {",", "when", "as", "while", "before"})
        for m in line.mentions
    )  # fmt: skip


def _kind(line: Told, *, game: bool) -> str:
    """Return who acts: "official", "private", "follows" when a pronoun tells it, or "" when nobody can be told."""
    verb = next((act.first for act in line.acts if act.is_finite), len(line.tokens))
    verb = min(verb, _verb_of_no_list(line))
    if line.tokens[0].text in _QUOTES:
        # "Roads bring schools nearer," said the Minister: the speaker stands behind.
        verb = len(line.tokens)
    if _acts_officially(line, verb, game=game):
        return "official"
    begin = _subject_begins(line, verb)
    if any(mention.of is Of.PAIR and begin <= mention.first < verb for mention in line.mentions):
        return "both"
    if _acts_privately(line, begin, verb):
        return "private"
    follows = _listed("official", "follows")
    if line.tokens[0].key == "the" and line.tokens[1].key in _listed("official", "the_one"):
        return "follows"
    return "" if follows.isdisjoint(line.row[:_OPENING]) else "follows"


def _verb_of_no_list(line: Told) -> int:
    """Return where a verb that is in no list seems to stand: "cooked for the president", "thanked the army"."""
    for at, key in enumerate(line.row[_TWO:_WITHOUT_VERB], _TWO):
        if not key.endswith("ed"):
            continue
        before = line.tokens[at - 1]
        if (
            line.tokens[at].text.islower()
            and before.text.isalpha()
            and before.key not in _listed("official", "before_adjectives")
            and line.tokens[at - _TWO].text.isalpha()
        ):
            return at
    return min(len(line.tokens), _WITHOUT_VERB)


def _acts_officially(line: Told, verb: int, *, game: bool) -> bool:
    """Tell whether an official stands before the verb, or behind it as the one "by" whom a thing is done."""
    by = _agent_of_a_gift(line, verb)
    for mention in line.mentions:
        near = mention.first < verb or 0 < mention.first - by <= _OPENING
        plain = game and mention.of in {Of.STATE, Of.CITY, Of.ORGANISATION}
        if near and not plain and _is_official(line, mention):
            return True
    official = _listed("official", "words")
    if line.keys.isdisjoint(official):
        return False
    return any(token.key in official and _binds(line, at) for at, token in enumerate(line.tokens[:verb]))


def _agent_of_a_gift(line: Told, verb: int) -> int:
    """Return where "by" tells who does a thing, the end when none does or the thing is a reception."""
    if "by" not in line.row[verb:]:
        return len(line.row)
    received = any(act.first == verb and act.is_any("HOST", "MEET", "GREET") for act in line.acts)
    return len(line.row) if received else line.row.index("by", verb)


def _binds(line: Told, at: int) -> bool:
    """Tell whether a word for an official is one of a state: not "vice-chancellor", "president of the federation"."""
    governed = set(line.row[at + 1 : at + 4])
    vice = line.tokens[at].key == "chancellor" and at > 0 and line.tokens[at - 1].text == "-"
    behind = line.tokens[at + 1].key if at + 1 < len(line.tokens) else ""
    pair = any(m.of is Of.PAIR and m.first <= at <= m.last for m in line.mentions)
    return (
        not (vice or pair)
        and behind not in _private()
        and governed.isdisjoint(_listed("official", "of_private"))
    )


def _is_official(line: Told, mention: Mention) -> bool:
    tokens = line.tokens
    if mention.of is Of.OFFICE:
        return mention.name not in _NO_STATES and _binds(line, mention.last)
    if mention.of in _BODIES:
        return True
    if mention.of is Of.TITLE:
        return False
    before = _before_list(line, mention)
    if before in _listed("official", "placing") or before in {"a", "an"} or _is_part_of_a_name(line, mention):
        return False
    behind = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
    if mention.of is Of.STATE:
        return behind is None or behind.text not in {"'", "’"}
    return mention.of is Of.CITY and before == "" and behind is not None and behind.text.islower()


def _is_part_of_a_name(line: Told, mention: Mention) -> bool:
    """Tell whether a state lends its name to something else: "Mount Kenya", "Air France"."""
    at = mention.first - 1
    return at > 0 and line.tokens[at].is_capital and not any(m.first <= at <= m.last for m in line.mentions)


def _before_list(line: Told, mention: Mention) -> str:
    """Return the word before a name, or before the first of a list of names: "of Kenya, Uganda and Tanzania"."""
    at = mention.first - 1
    while at > 0 and line.tokens[at].key in {",", "and"} and _is_in_a_name(line, at - 1):
        at = next(m.first for m in line.mentions if m.first <= at - 1 <= m.last) - 1
    return line.tokens[at].key if at >= 0 else ""


def _is_in_a_name(line: Told, at: int) -> bool:
    return any(m.first <= at <= m.last and m.of in _NAMES for m in line.mentions)


def _subject_begins(line: Told, verb: int) -> int:
    """Return where the subject of a sentence may begin: behind an opening that a comma closes."""
    first = line.tokens[0].key
    if first not in _listed("official", "openings") and not first.endswith("ing"):
        return 0
    return next((at + 1 for at in range(1, verb) if line.tokens[at].text == ","), 0)


def _acts_now(line: Told) -> bool:
    """Tell whether those to whom much is promised act themselves: "teachers met", not "teachers will be trained"."""
    first = next((act for act in line.acts if act.is_finite), None)
    return first is None or not (first.passive or first.tense == "future")


def _makes_policy(line: Told, at: int) -> bool:
    """Tell whether "makers" are no firm: "policy-makers", "decision makers"."""
    before = line.tokens[at - 1].key if at else ""
    return line.tokens[at].key in {"maker", "makers"} and before in _listed("official", "no_makers")


def _acts_privately(line: Told, begin: int, verb: int) -> bool:
    """Tell whether a private person or firm stands before the verb, outside the names of bodies."""
    private, heads = _acting(weak=_acts_now(line)), _listed("industries", "heads")
    called = _listed("industries", "called")
    if line.keys.isdisjoint(private) and line.keys.isdisjoint(heads) and line.keys.isdisjoint(called):
        return False
    industries = _listed("industries", "words")
    for at in range(begin, verb):
        token = line.tokens[at]
        if token.key in _listed("official", "hangs") and at > begin:
            # "the commitment of Jordan to receive patients": what hangs on a subject is none.
            return False
        firm = token.key in heads and at > 0 and line.tokens[at - 1].key in industries
        opens = at == 0 or (at == 1 and line.tokens[0].key in {"the", "a", "an"})
        named = (token.is_capital and not opens) or _makes_policy(line, at)
        if token.key in called and token.is_capital and at > begin and line.tokens[at - 1].is_capital:
            return True
        if (firm or token.key in private) and not named and not _is_in_a_name(line, at):
            return True
    return False
