"""One sentence of a paper, ready for rules: tokens, mentions, acts, dates, and what it is about."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.french_privacy import speaks_of_private_people
from balozi.extraction.clauses.sentence.once import told_of_words, told_once
from balozi.extraction.clauses.sentence.parties import codes_of_mention, parties_in
from balozi.extraction.clauses.sentence.persons import Person, persons_of
from balozi.extraction.clauses.sentence.signs import signs_of_nouns, signs_of_verb, signs_of_words
from balozi.extraction.clauses.sentence.surroundings import Parties, Surroundings
from balozi.extraction.clauses.sentence.swahili_homes import signed_statements
from balozi.extraction.clauses.sentence.vocabulary import Vocabulary
from balozi.extraction.mentions.amounts import Amount
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token
from balozi.extraction.papers import Paper
from balozi.ground.records import made_often
from balozi.reading.documents import PassageKind

# In a Swahili paper these words make a shouted line the title of a joint instrument.
_TIDINGS = frozenset({"taarifa", "tamko", "tangazo"})
_SHARED_TITLE = frozenset({"pamoja", "mwisho"})
_PRIVATE = closed("parties", "private")
_TRADERS, _HEAD = closed("parties", "traders"), 4
# Words that end a name in a Swahili title written in capitals, and how long such a name may be.
_SMALL = frozenset(
    {"wa", "ya", "za", "la", "cha", "vya", "kwa", "na", "nchini", "kuhusu", "katika", "kwenye", "mjini"}
)
_SHOUTED = 3
# A title stands on the first lines of its paper.
_TOP = 400
_SERVICES = frozenset({"reli", "ndege", "umeme", "posta", "bima", "utangazaji", "simu", "bandari", "meli"})
_OF_CUPS = frozenset({"la", "lao", "hilo", "hili", "lake"})


@made_often()
class Line:
    """One sentence of a paper.

    Attributes:
        start: first character in the document's text.
        end: the character after the last one.
        kind: what its passage is on the page.
        words: the language's vocabulary.
        tokens: of the sentence.
        mentions: from left to right.
        dates: from left to right.
        amounts: from left to right.
        acts: its verbs of diplomacy.
        around: who is spoken of before it.
        keys: of its tokens.
        row: their keys in their order, of which a stretch is had by one slice.
        private: whether it is English and only private people act in it.
        told: what a rule asked for before.
        worded: what was asked for before that hangs on its words alone, whoever is spoken of.
    """

    start: int
    end: int
    kind: PassageKind
    words: Vocabulary
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    dates: Sequence[Mention]
    amounts: Sequence[Amount]
    acts: Sequence[Act]
    around: Surroundings
    keys: frozenset[str]
    row: list[str]
    private: bool = False
    told: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    worded: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    @told_once
    def signs(self) -> int:
        """Return which classes of words, nouns and verbs stand in it: a `Panel` chooses its rules by them."""
        found = signs_of_words(self.keys) | signs_of_words((f"<{self.words.language}>",))
        found |= signs_of_nouns(frozenset([noun.code for noun in self.all_nouns]))
        for act in self.acts:
            found |= signs_of_verb(act.kinds)
        return found

    @property
    @told_once
    def is_sport(self) -> bool:
        """Tell whether it is about sport, where contracts are signed and sides meet."""
        return self.around.sport or names_sport(self)

    @property
    @told_once
    def is_private(self) -> bool:
        """Tell whether a sentence is about firms, clubs and artists, and names no official who acts."""
        if self.private:
            return True
        private = self.words.language == "fr" and not self.keys.isdisjoint(_PRIVATE)
        private = private and speaks_of_private_people(self.tokens, self.acts, body=self.around.body)
        private = private or (self.words.language == "sw" and _is_of_traders(self.tokens))
        return private and not any(_is_official(self, mention) for mention in self.mentions)

    @property
    @told_once
    def states_nothing(self) -> bool:
        """Tell whether nothing that states do is told in it: it is about sport, of private people, or a question."""
        return self.is_sport or self.is_private or self.tokens[-1].text == "?"

    @property
    def is_headline(self) -> bool:
        """Tell whether it looks like a headline: short, with nothing that ends a sentence."""
        return len(self.tokens) <= 24 and (self.tokens[-1].text[-1].isalnum() or self.tokens[-1].text == ")")

    def has(self, kind: str, *keys: str) -> bool:
        """Tell whether a word of a closed list ("wish", "joint" ...) stands in the sentence, or one of the keys."""
        return not (self.keys.isdisjoint(self.words.cuts[kind]) and self.keys.isdisjoint(keys))

    def first_of(self, words: Set[str]) -> int | None:
        """Return the index of the first token that is one of some words by its key; None when none is."""
        if self.keys.isdisjoint(words):
            return None
        return next(at for at, key in enumerate(self.row) if key in words)

    def all_of(self, words: Set[str]) -> Sequence[int]:
        """Return the indices of the tokens that are one of some words by their keys."""
        if self.keys.isdisjoint(words):
            return ()
        return [at for at, key in enumerate(self.row) if key in words]

    def shows(self, known: Mapping[str, bool]) -> bool:
        """Tell whether one of its words is of a class, as it is known of each word by its key."""
        return any(map(known.__getitem__, self.keys))

    @property
    @told_of_words
    def named(self) -> frozenset[Of]:
        """Return which sorts of things are named in it."""
        return frozenset([mention.of for mention in self.mentions])

    def parties(self, first: int, last: int) -> Parties:
        """Return the parties named between two tokens, both included."""
        found: Parties | None = self.told.get((first, last))
        if found is None:
            found = parties_in(self.tokens, self.mentions, self.numbers_within(first, last), self.codes_of)
            self.told[first, last] = found
        return found

    @property
    @told_of_words
    def starts(self) -> list[int]:
        """Return where its mentions begin."""
        return [mention.first for mention in self.mentions]

    @property
    @told_of_words
    def over(self) -> Mapping[int, Mention]:
        """Return by each token the mention that it is part of; none is part of two."""
        return {at: mention for mention in self.mentions for at in range(mention.first, mention.last + 1)}

    def numbers_within(self, first: int, last: int) -> range:
        """Return the numbers of the mentions that begin between two tokens, both included."""
        starts = self.starts
        return range(bisect_left(starts, first), bisect_right(starts, last))

    def within(self, first: int, last: int) -> Sequence[Mention]:
        """Return the mentions that begin between two tokens, both included."""
        starts = self.starts
        return self.mentions[bisect_left(starts, first) : bisect_right(starts, last)]

    def codes_of(self, number: int) -> tuple[str, ...] | None:
        """Return the codes a mention stands for; None when it is a place, a venue or a topic."""
        told = self.told
        if number not in told:
            told[number] = codes_of_mention(self.tokens, self.mentions, number, self.words, self.around)
        found: tuple[str, ...] | None = told[number]
        return found

    @told_of_words
    def persons(self) -> Sequence[Person]:
        """Return the persons and office-holders named in it."""
        found = persons_of(self.tokens, self.mentions)
        return (
            _as_shouted(self, found) if self.words.language == "sw" and found and is_shouted(self) else found
        )

    def nouns(self, *codes: str) -> list[Mention]:
        """Return the nouns of some classes."""
        return [noun for noun in self.all_nouns if noun.code in codes]

    @property
    @told_of_words
    def all_nouns(self) -> Sequence[Mention]:
        """Return its nouns, whatever their class."""
        return [mention for mention in self.mentions if mention.of is Of.NOUN]

    @told_once
    def instruments(self) -> list[Mention]:
        """Return the words for instruments, and the title of a Swahili joint statement, which is one."""
        found = [mention for mention in self.mentions if mention.of is Of.INSTRUMENT]
        return found or [*_joint_title(self), *_french_title(self), *signed_statements(self)]


@dataclass(frozen=True, slots=True)
class Reading:
    """All sentences of a paper, and the state that speaks in it.

    Attributes:
        paper: that was read.
        lines: its sentences.
        home: alpha-3 of the state whose paper it is, "" when it cannot be told.
        kept: what a rule worked out for the whole paper, by name.
    """

    paper: Paper
    lines: tuple[Line, ...]
    home: str
    kept: dict[str, object] = field(default_factory=dict, compare=False, repr=False)


def keys_of(line: Line, first: int, last: int) -> list[str]:
    """Return the keys of the tokens from one to before another.

    Args:
        line: the sentence.
        first: index of the first token; one before the sentence is its first.
        last: index behind the last token.
    """
    return line.row[max(0, first) : last]


def names_sport(line: Line) -> bool:
    """Tell whether a line names sport: by one word that means nothing else, or by two that may ("league", "team")."""
    found = line.keys & line.words.cuts["sport"]
    if "kombe" in found and not any(
        one.key == "kombe" and other.key in _OF_CUPS for one, other in pairwise(line.tokens)
    ):
        # "Waziri Kombe": a name.
        found -= {"kombe"}
    return bool(found - line.words.cuts.get("sportlike", frozenset())) or len(found) > 1


def is_shouted(line: Line) -> bool:
    """Tell whether a line is written in capitals throughout, as titles are."""
    return all(token.text.isupper() or not token.text[0].isalpha() for token in line.tokens)


def _as_shouted(line: Line, found: Sequence[Person]) -> list[Person]:
    """Return persons of a title in capitals, their names up to its verb: "RAIS SAMIA AKUTANA NA BALOZI WA PERU"."""
    verbs = {at for act in line.acts for at in range(act.first, act.last + 1)}
    kept = []
    for person in found:
        words, begin = person.name.split(), person.last + 1 - len(person.name.split())
        clear = next(
            (n for n in range(len(words)) if begin + n in verbs or line.row[begin + n] in _SMALL), len(words)
        )
        name = " ".join(words[:clear]) if clear <= _SHOUTED else ""
        kept.append(
            replace(person, name=name, last=begin + clear - 1 if name else max(person.first, begin - 1))
        )
    return kept


def _joint_title(line: Line) -> Iterator[Mention]:
    """Yield the title "TAARIFA YA PAMOJA", "TAARIFA RASMI YA MKUTANO": the paper that follows is a communiqué."""
    first = line.mentions[0] if line.mentions else None
    if first is None or line.words.language != "sw" or first.first != 0 or not is_shouted(line):
        return
    words = set(line.row[: first.last + 2])
    if words & _TIDINGS and words & _SHARED_TITLE:
        yield Mention(Of.INSTRUMENT, 0, max(first.last, 2), "communique", first.name)


def _french_title(line: Line) -> Iterator[Mention]:
    """Yield the title "Déclaration conjointe du Sénégal et de Singapour": the paper that follows is a declaration."""
    first = line.mentions[0] if line.mentions else None
    if first is None or line.words.language != "fr" or first.first != 0 or first.code != "STATEMENT":
        return
    joint = line.row[: first.last + 1] in (["declaration", "conjointe"], ["declaration", "commune"])
    if joint and line.start < _TOP and not line.acts and line.is_headline:
        yield Mention(Of.INSTRUMENT, 0, first.last, "declaration", first.name)


def _is_official(line: Line, mention: Mention) -> bool:
    """Tell whether a mention is one of those who bind a state: an office, a body, or the state itself as a subject."""
    if mention.of is Of.STATE:
        before = line.row[max(0, mention.first - 2) : mention.first]
        return before[-1:] in (["le"], ["la"], ["les"], ["'"]) and before[:1] not in (["de"], ["a"], ["d"])
    if mention.of is Of.CITY:
        # "Riyad injectera 500 millions dans la Banque centrale": a capital that acts is a government.
        behind = line.tokens[mention.last + 1] if mention.last + 1 < len(line.tokens) else None
        return mention.first == 0 and behind is not None and behind.text.islower()
    if mention.of is Of.OWN:
        return mention.last > mention.first and line.tokens[mention.last].key != "general"
    if mention.of is Of.TITLE:
        # "a plaidé M. Ama, conférence de presse à l'appui": a person of whom the paper told the state.
        return any(t.text in line.around.people for t in line.tokens[mention.last + 1 : mention.last + 4])
    if mention.of is Of.OFFICE:
        # A director of a firm has no state behind him; one of a body is named with it.
        return mention.name not in {"head_of_organisation", "official"}
    return mention.of in {Of.INSTITUTION, Of.ORGANISATION, Of.PAIR}


def _is_of_traders(line: Sequence[Token]) -> bool:
    """Tell whether a Swahili sentence begins with a firm: "Kampuni ya", "Shirika la ndege la"."""
    keys = [token.key for token in line[:_HEAD]]
    return bool(_TRADERS & set(keys[:1])) or (keys[:1] == ["shirika"] and bool(_SERVICES & set(keys)))
