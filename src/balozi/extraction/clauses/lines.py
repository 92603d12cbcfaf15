"""A paper as sentences ready for rules: tokens, mentions, acts, dates, and who is spoken of."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from balozi.extraction.clauses.acquaintances import introduced, is_family_first, recognised
from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.english_actors import private_lines
from balozi.extraction.clauses.english_homes import home_in_english
from balozi.extraction.clauses.english_places import delegations, is_of_folk
from balozi.extraction.clauses.english_roles import holders_at_home as english_holders_at_home
from balozi.extraction.clauses.english_roles import led_body, protagonist, roles, unnamed
from balozi.extraction.clauses.finders import acts_in
from balozi.extraction.clauses.french_figures import holders_at_home, home_in_french
from balozi.extraction.clauses.french_introductions import introduced_in_french
from balozi.extraction.clauses.french_names import named_in_french
from balozi.extraction.clauses.french_privacy import speaks_of_private_people
from balozi.extraction.clauses.namesakes import outside_names, outside_persons
from balozi.extraction.clauses.once import told_once
from balozi.extraction.clauses.parties import (
    Parties,
    Surroundings,
    codes_of_mention,
    groups_of,
    office_key,
    parties_in,
)
from balozi.extraction.clauses.persons import Person, persons_of
from balozi.extraction.clauses.signs import signs_of_nouns, signs_of_verb, signs_of_words
from balozi.extraction.clauses.swahili_actors import (
    first_actor,
    leaves_its_subject_out,
    swahili_private_lines,
)
from balozi.extraction.clauses.swahili_homes import (
    is_where_told,
    met_with_home,
    signed_statements,
    weights_of_homes,
)
from balozi.extraction.clauses.swahili_offices import (
    told_of_bodies,
    told_of_groups,
    told_offices,
    without_mediators,
)
from balozi.extraction.clauses.vocabulary import Vocabulary, vocabulary
from balozi.extraction.mentions.amounts import Amount, amounts_in
from balozi.extraction.mentions.dates import dates_in
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.names import mentions_in
from balozi.extraction.mentions.tokens import Token, tokens
from balozi.extraction.papers import Genre, Paper
from balozi.reading.documents import PassageKind

_LONGEST = 160
_TWO = 2
# In these the institutions named tell who speaks; other papers speak for a country throughout.
_OF_THE_DAY = frozenset({Genre.NEWS, Genre.COMMUNIQUE})
# The first lines of a paper say who meets.
_OPENING = 400
# The title of an instrument may be broken into so many lines.
_TITLE_LINES = 10
_BETWEEN = frozenset({"kati", "baina"})
# A paper is about sport when one sentence in so many names it.
_SPORTING = 4
_TIDINGS = frozenset({"taarifa", "tamko", "tangazo"})
_SHARED_TITLE = frozenset({"pamoja", "mwisho"})
_TOGETHER = ("MEET", "TALK", "PHONE", "SIGN", "AGREE", "HOST", "VISIT", "CONCLUDE", "HOLD")
# What joins an office to its state: "the President of the Republic of", "le ministre gabonais".
_OFFICE_OF, _JOINT = (
    frozenset({"of", "the", "republic", "kingdom", "du", "de", "la", "d", "'", "republique", "des"}),
    5,
)
_INTRODUCED = {"en": introduced, "fr": introduced_in_french, "sw": told_of_bodies}
_PRIVATE, _FOLK = closed("parties", "private"), closed("parties", "folk")
_TRADERS, _HEAD = closed("parties", "traders"), 4
_SERVICES = frozenset({"reli", "ndege", "umeme", "posta", "bima", "utangazaji", "simu", "bandari", "meli"})
# So far behind "sisi" may those stand who speak: "Sisi, Mawaziri wa Elimu wa Djibouti, Ethiopia, Kenya ...".
_OURS = 40
_OF_CUPS = frozenset({"la", "lao", "hilo", "hili", "lake"})
_ACCENTED = ("é", "ée", "és", "ées")
_QUOTES = frozenset({"”", '"', "»", "’", "'", "“"})


@dataclass(frozen=True, slots=True)
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
        private: whether it is English and only private people act in it.
        told: what a rule asked for before.
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
    private: bool = False
    told: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    @told_once
    def signs(self) -> int:
        """Return which classes of words, nouns and verbs stand in it: a `Panel` chooses its rules by them."""
        found = signs_of_words(self.keys) | signs_of_words((f"<{self.words.language}>",))
        found |= signs_of_nouns(frozenset(m.code for m in self.mentions if m.of is Of.NOUN))
        for act in self.acts:
            found |= signs_of_verb(act.kinds)
        return found

    @property
    @told_once
    def is_sport(self) -> bool:
        """Tell whether it is about sport, where contracts are signed and sides meet."""
        return self.around.sport or _names_sport(self)

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
    def is_headline(self) -> bool:
        """Tell whether it looks like a headline: short, with nothing that ends a sentence."""
        return len(self.tokens) <= 24 and self.tokens[-1].text[-1].isalnum()

    def has(self, kind: str, *keys: str) -> bool:
        """Tell whether a word of a closed list ("wish", "joint" ...) stands in the sentence, or one of the keys."""
        return not (self.keys.isdisjoint(self.words.cuts[kind]) and self.keys.isdisjoint(keys))

    def parties(self, first: int, last: int) -> Parties:
        """Return the parties named between two tokens, both included."""
        found: Parties | None = self.told.get((first, last))
        if found is None:
            found = parties_in(self.tokens, self.mentions, (first, last), self.codes_of)
            self.told[first, last] = found
        return found

    @told_once
    def codes_of(self, number: int) -> tuple[str, ...] | None:
        """Return the codes a mention stands for; None when it is a place, a venue or a topic."""
        return codes_of_mention(self.tokens, self.mentions, number, self.words, self.around)

    @told_once
    def persons(self) -> Sequence[Person]:
        """Return the persons and office-holders named in it."""
        return persons_of(self.tokens, self.mentions)

    def nouns(self, *codes: str) -> list[Mention]:
        """Return the nouns of some classes."""
        return [mention for mention in self.mentions if mention.of is Of.NOUN and mention.code in codes]

    @told_once
    def instruments(self) -> list[Mention]:
        """Return the words for instruments, and the title of a Swahili joint statement, which is one."""
        found = [mention for mention in self.mentions if mention.of is Of.INSTRUMENT]
        return found or [*_joint_title(self), *signed_statements(self)]


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


@lru_cache(maxsize=2)
def read(paper: Paper) -> Reading:
    """Return a paper's sentences; the same paper is read once for all rules."""
    bare = _named(list(_bare_lines(paper)))
    own = home_in_english(bare) or _home_in_french(bare)
    told = own or _home(bare)
    home = told or paper.country if paper.genre in _OF_THE_DAY else paper.country or told
    people = {**english_holders_at_home(bare, own), **_people(bare, home)}
    private = private_lines(bare) | swahili_private_lines(bare)
    common = _common(bare, home)
    lines: list[Line] = []
    titled = _titled(bare)
    around = Surroundings(
        home=home, pair=titled or common, one=home, common=common, people=people, pinned=titled,
        sport=_is_about_sport(bare), year=paper.dated.year if paper.dated else 0, sure=bool(own),
    )  # fmt: skip
    for line in bare:
        lines.append(_placed(line, around, people, private))
        around = _after(lines[-1], around)
    return Reading(paper, tuple(lines), home)


def _named(lines: list[Line]) -> list[Line]:
    """Return the sentences, the names in French ones as they are meant in this paper."""
    french = [line.words.language == "fr" for line in lines]
    if not any(french):
        return lines
    meant = named_in_french([(line.tokens, line.mentions, line.keys) for line in lines])
    return [
        replace(line, mentions=names, told={}) if own and names is not None else line
        for line, names, own in zip(lines, meant, french, strict=True)
    ]


def _home_in_french(lines: Sequence[Line]) -> str:
    """Return the state at home in a French paper of news, "" in any other."""
    french = bool(lines) and lines[0].words.language == "fr"
    return home_in_french([(line.tokens, line.mentions) for line in lines]) if french else ""


def _bare_lines(paper: Paper) -> Iterator[Line]:
    from balozi.reading.sentences import sentences

    text = paper.text
    nowhere = Surroundings("", (), "", (), {})
    for passage in paper.body:
        words = vocabulary(passage.language)
        for start, end in sentences(text, passage.start, passage.end, passage.language):
            for line in _pieces(list(tokens(text, start, end))):
                mentions = outside_names(line, mentions_in(line, words.names))
                if words.participles:
                    mentions = [m for m in mentions if not _is_participle(line, m, words)]
                dates = outside_persons(line, mentions, dates_in(line, paper.dated))
                yield Line(
                    line[0].start,
                    line[-1].end,
                    passage.kind,
                    words,
                    line,
                    mentions,
                    dates,
                    amounts_in(line),
                    _acts(line, mentions, words.language),
                    nowhere,
                    frozenset(token.key for token in line),
                )


def _acts(line: Sequence[Token], mentions: Sequence[Mention], language: str) -> list[Act]:
    """Return the verbs of a sentence; "the Baltic states" are no verb."""
    acts, groups = acts_in(line, language), [m for m in mentions if m.of is Of.GROUP]
    return [a for a in acts if not any(m.first <= a.first <= m.last for m in groups)] if groups else acts


def _is_participle(line: Sequence[Token], mention: Mention, words: Vocabulary) -> bool:
    """Tell whether a French noun is a participle by its accent: "a échangé" is no "échange", "traités" is one."""
    word = line[mention.last].text.lower()
    noun = mention.of in {Of.NOUN, Of.INSTRUMENT} and mention.first == mention.last
    return noun and word.endswith(_ACCENTED) and word not in words.participles


def _pieces(line: list[Token]) -> Iterator[list[Token]]:
    """Yield a sentence whole, or in pieces when it has no end: nobody speaks 160 words at a breath."""
    for first in range(0, len(line), _LONGEST):
        yield line[first : first + _LONGEST]


def _placed(line: Line, around: Surroundings, people: Mapping[str, str], private: frozenset[int]) -> Line:
    by_surname = line.words.language in {"en", "sw"} and people
    mentions = recognised(line.tokens, line.mentions, people) if by_surname else line.mentions
    return Line(line.start, line.end, line.kind, line.words, line.tokens, mentions, line.dates,
                line.amounts, line.acts, around, line.keys, line.start in private)  # fmt: skip


def _after(line: Line, around: Surroundings) -> Surroundings:
    """Return who is spoken of once a line has been read."""
    if not line.mentions and line.tokens[-1].text != ":":
        return around
    parties = line.parties(0, len(line.tokens) - 1)
    pair = _pair_after(line, parties, around)
    one = around.one
    if parties.spots and not leaves_its_subject_out(line, parties.spots[0][0]):
        english = line.words.language == "en"
        codes = protagonist(line.tokens, line.acts, parties.spots) if english else first_actor(line, parties)
        if codes is not None:
            one = codes[0] if len(codes) == 1 else around.home if not codes else one
    pinned = around.pinned or _pinned(line, parties)
    body = parties.organisations[0] if len(parties.organisations) == 1 else around.body
    lead = _lead(line, parties, around, body)
    again = _told_in_swahili(line) if line.words.language == "sw" else _offices(line)
    people = {**around.people, **again} if again else around.people
    return Surroundings(
        around.home,
        pair,
        one,
        around.common,
        people,
        pinned,
        body,
        lead,
        around.sport,
        around.year,
        around.sure,
    )


def _pair_after(line: Line, parties: Parties, around: Surroundings) -> tuple[str, ...]:
    """Return who is spoken of together once a line has been read."""
    english = line.words.language == "en"
    if (
        english
        and parties.organisations
        and len(parties.states) < _TWO
        and led_body(line.tokens, line.mentions)
    ):
        # "Leaders of the Forum met in Suva": they are those of the body from then on.
        return parties.organisations
    if _adds_to_the_pair(line, parties, around.pair):
        # "Both sides need an arrangement with India": the two sides stay two.
        return around.pair
    if len(parties.states) >= _TWO and _meet_or_stand(line, parties):
        return without_mediators(line.tokens, line.mentions, parties.states)
    if english and parties.spots and {*parties.spots[0][2]} == {*around.pair} != {around.one}:
        # "They reiterated their support for Ukraine": those who met stay those who met.
        return around.pair
    opening = len(parties.codes) >= _TWO and (not around.pair or line.start < _OPENING)
    if opening or _is_of_leaders(line, parties):
        return parties.codes
    return met_with_home(line.acts, around, parties) or around.pair


def _told_in_swahili(line: Line) -> Mapping[str, str]:
    """Return whose offices, bodies and delegations a Swahili line tells, which are named again without their owner."""
    told = dict(told_offices(line.tokens, line.mentions))
    told.update(told_of_groups(line.tokens, line.mentions))
    return told


def _adds_to_the_pair(line: Line, parties: Parties, pair: tuple[str, ...]) -> bool:
    """Tell whether an English line speaks of "both sides" and of a third state beside them."""
    two = {"both", "two", "mbili", "wawili", "mawili", "hizo", "hayo", "hao"}
    both = any(
        mention.of is Of.PAIR and two & {t.key for t in line.tokens[mention.first : mention.last + 1]}
        for mention in line.mentions
    )
    return line.words.language != "fr" and both and len(pair) == _TWO and set(pair) < set(parties.states)


def _offices(line: Line) -> Mapping[str, str]:
    """Return whose office is meant by "the Prime Minister" from here on: the state that stood beside it last."""
    found: dict[str, str] = {}
    if line.words.language == "en":
        own = unnamed(
            line.tokens, line.persons(), line.mentions, line.around.home if line.around.sure else ""
        )
        found |= roles(line.tokens, line.persons(), line.around.people, own)
        found |= delegations(line.tokens, line.mentions)
    for mention, behind in pairwise(line.mentions):
        key = office_key(line.tokens, mention) if mention.of is Of.OWN else ""
        if mention.of is Of.OFFICE and line.words.language == "fr":
            # "au président des Maldives": the article is part of "au".
            key = " ".join(token.key for token in line.tokens[mention.first : mention.last + 1])
        if not key or behind.of not in {Of.STATE, Of.PEOPLE}:
            continue
        between = [token.key for token in line.tokens[mention.last + 1 : behind.first]]
        portfolio = (
            line.words.language == "fr"
            and behind.of is Of.PEOPLE
            and between[:1] in (["de"], ["des"], ["du"])
        )
        portfolio = portfolio and len(between) <= 2 * _JOINT and "," not in between
        if portfolio or (len(between) <= _JOINT and all(word in _OFFICE_OF for word in between)):
            found[key] = behind.code
    return found


def _meet_or_stand(line: Line, parties: Parties) -> bool:
    """Tell whether states are named together or act on one another, not only in one sentence."""
    if line.words.language == "sw" or any(act.is_any(*_TOGETHER) for act in line.acts):
        return True
    return any(len(group.states) >= 2 for group in groups_of(line.tokens, parties))


def _lead(line: Line, parties: Parties, around: Surroundings, body: str) -> tuple[str, ...]:
    """Return who acts in the items of a list: named in the line that ends with a colon above it."""
    if line.tokens[-1].text not in {":", ","}:
        return (
            around.lead if line.kind is PassageKind.LIST_ITEM or not line.tokens[0].text[0].isalpha() else ()
        )
    if line.nouns("SUMMIT", "MEETING") and not parties.codes:
        return around.pinned or ((body,) if body else around.pair)
    groups = groups_of(line.tokens, parties)
    return groups[-1].codes if groups else around.lead


def _is_of_leaders(line: Line, parties: Parties) -> bool:
    """Tell whether a line speaks of the leaders of one body, who are "the leaders" from then on."""
    leaders = closed("engagements", "many") & {token.key for token in line.tokens}
    return bool(leaders) and not parties.states and len(parties.organisations) == 1


def _joint_title(line: Line) -> Iterator[Mention]:
    """Yield the title "TAARIFA YA PAMOJA", "TAARIFA RASMI YA MKUTANO": the paper that follows is a communiqué."""
    first = line.mentions[0] if line.mentions else None
    if first is None or line.words.language != "sw" or first.first != 0 or not _is_shouted(line):
        return
    words = {token.key for token in line.tokens[: first.last + 2]}
    if words & _TIDINGS and words & _SHARED_TITLE:
        yield Mention(Of.INSTRUMENT, 0, max(first.last, 2), "communique", first.name)


def _is_official(line: Line, mention: Mention) -> bool:
    """Tell whether a mention is one of those who bind a state: an office, a body, or the state itself as a subject."""
    if mention.of is Of.STATE:
        before = [token.key for token in line.tokens[max(0, mention.first - 2) : mention.first]]
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


def _names_sport(line: Line) -> bool:
    """Tell whether a line names sport: by one word that means nothing else, or by two that may ("league", "team")."""
    found = line.keys & line.words.cuts["sport"]
    if "kombe" in found and not any(
        one.key == "kombe" and other.key in _OF_CUPS for one, other in pairwise(line.tokens)
    ):
        # "Waziri Kombe": a name.
        found -= {"kombe"}
    return bool(found - line.words.cuts.get("sportlike", frozenset())) or len(found) > 1


def _is_about_sport(lines: Sequence[Line]) -> bool:
    """Tell whether a paper is about sport, so that its clubs promise and sign in every sentence."""
    if not lines:
        return False
    if lines[0].words.language == "sw":
        return sum(map(_names_sport, lines)) * _SPORTING >= len(lines) > 1
    words = [line.keys & line.words.cuts["sport"] for line in lines]
    several = len(set().union(*words)) > 1
    return several and sum(map(bool, words)) * _SPORTING >= len(lines) > 1


def _titled(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the parties that the title of a Swahili instrument names, though it is broken into many lines."""
    states: list[str] = []
    instrument = between = False
    for line in lines[:_TITLE_LINES]:
        if line.words.language != "sw" or not _is_shouted(line):
            break
        instrument = instrument or bool(line.instruments())
        between = between or any(token.key in _BETWEEN for token in line.tokens)
        states += [m.code for m in line.mentions if m.of in {Of.STATE, Of.INSTITUTION} and between]
    found = tuple(sorted(set(states)))
    return found if instrument and len(found) > 1 else ()


def _is_shouted(line: Line) -> bool:
    return all(token.text.isupper() or not token.text[0].isalpha() for token in line.tokens)


def _pinned(line: Line, parties: Parties) -> tuple[str, ...]:
    """Return who speaks or is bound from here on: "We, the Ministers of ...", (the "Participants")."""
    if line.words.language == "sw" and "sisi" in line.keys:
        # "Sisi, Mawaziri wa Afya wa nchi za ...", "Tukiwa tumekusanyika Praia, sisi viongozi wa ...".
        we = next(at for at, token in enumerate(line.tokens) if token.key == "sisi")
        own = groups_of(line.tokens, line.parties(we + 1, min(we + _OURS, len(line.tokens) - 1)))
        return own[0].codes if own and (len(own[0].codes) > 1 or own[0].organisations) else ()
    if line.tokens[0].key in {"we", "nous"} and len(line.tokens) > 1 and line.tokens[1].text == ",":
        verb = next((act.first for act in line.acts), len(line.tokens))
        codes = line.parties(2, verb - 1).codes
    else:
        codes = parties.codes if _defines(line) else ()
    return codes if len(codes) >= 2 else ()


def _defines(line: Line) -> bool:
    """Tell whether a line says who "the Parties" are: (the "Participants")."""
    return any(
        mention.of is Of.PAIR
        and mention.last + 1 < len(line.tokens)
        and line.tokens[mention.last + 1].text in _QUOTES
        for mention in line.mentions
    )


def _home(lines: Sequence[Line]) -> str:
    """Return the state that speaks: whose institutions are named as if everybody knew them."""
    weights: Counter[str] = Counter()
    for line in lines:
        weights.update(weights_of_homes(line, line.words.language))
        for mention in line.mentions:
            if mention.of is Of.INSTITUTION:
                weights[mention.code] += 2 * int(mention.name or 1)
            elif mention.of in {Of.STATE, Of.PEOPLE}:
                weights[mention.code] += _speaks(line, mention)
            elif mention.of is Of.CITY and line.words.language == "sw":
                weights[mention.name] += 2 * is_where_told(line, mention)
            elif mention.of is Of.CITY and line is lines[0] and mention.first == 0:
                # A French dateline, "OTTAWA —", tells where those live who are named without their state.
                weights[mention.name] += 3 * (line.words.language == "fr")
    home, weight = weights.most_common(1)[0] if weights else ("", 0)
    return home if weight > 0 else ""


def _speaks(line: Line, mention: Mention) -> int:
    """Return how much a mention says that its state speaks: a lot as a subject, little beside an office or as a place.

    A paper names the offices of other states with the state ("the President of Maldives"), its own without.
    """
    before = {token.key for token in line.tokens[max(0, mention.first - 2) : mention.first]}
    if line.words.language == "sw":
        return _speaks_swahili(line, mention, before)
    if line.words.language == "fr" and mention.of is Of.PEOPLE and before & _FOLK:
        # "nos frères soudanais": those for whom a thing is done.
        return 0
    if before & line.words.cuts["place"]:
        return 1
    if any(
        other.of is Of.OFFICE and (0 < mention.first - other.last <= 3 or 0 < other.first - mention.last <= 3)
        for other in line.mentions
    ):
        return 1
    subject = any(act.is_finite and 0 < act.first - mention.last <= 2 for act in line.acts)
    return 4 if subject else 2


def _speaks_swahili(line: Line, mention: Mention, before: set[str]) -> int:
    """Return how much a mention in Swahili says so: what two states do together ("zimekubaliana") tells nothing."""
    if before & line.words.cuts["place"]:
        return 1 + 3 * _hosts_an_envoy(line, mention)
    if any(m.of is Of.OFFICE and 0 < mention.first - m.last <= 3 for m in line.mentions):
        return 0
    subject = any(
        act.is_finite and act.subject != "zi" and 0 < act.first - mention.last <= 2 for act in line.acts
    )
    return 2 if subject else 1


def _hosts_an_envoy(line: Line, mention: Mention) -> bool:
    """Tell whether an envoy is accredited to a state: "Balozi wa Japani nchini Tanzania"."""
    return any(
        other.of is Of.OFFICE and other.code == "Ambassador" and 0 < mention.first - other.last <= 6
        for other in line.mentions
    )


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


def _common(lines: Sequence[Line], home: str) -> tuple[str, ...]:
    """Return the two states that the paper speaks of most."""
    counts = Counter(
        mention.code
        for line in lines
        for mention in line.mentions
        if mention.of in {Of.STATE, Of.PEOPLE}
        or (mention.of is Of.PERSON and not mention.code.startswith("ORG:"))
        or (mention.of is Of.ORGANISATION and mention.code == "EU" and line.words.language == "fr")
    )
    counts, folk = _without_folk(counts, lines)
    ranked = [code for code, _ in counts.most_common(2)]
    if len(ranked) < _TWO and lines and lines[0].words.language in {"fr", "en"}:
        # "Le ministre sénégalais est à Moroni": a city tells the other state that the paper is about.
        seats = Counter(m.name for line in lines for m in line.mentions if m.of is Of.CITY)
        ranked += [code for code, _ in seats.most_common() if code not in ranked][: _TWO - len(ranked)]
    ranked += [code for code in folk if code not in ranked][: _TWO - len(ranked)]
    if home and home not in ranked:
        ranked = [home, *ranked[:1]]
    return tuple(sorted(ranked))


def _surnames(line: Line, person: Person) -> Sequence[str]:
    """Return the words by which a person may be named again; in French any behind the first name."""
    words = person.name.split()
    if line.words.language == "en" and len(words) > 1 and is_family_first(words, person.code):
        return words[:1]
    if line.words.language != "fr":
        return words[-1:]
    return [part for word in words[1:] or words for part in word.split("-") if part[:1].isupper()]


def _owner_of(line: Line, person: Person) -> str:
    """Return the state of an office-holder told by "sa" or "son": "La Belgique ..., sa ministre, Sofie Jans"."""
    if (
        line.words.language != "fr"
        or not person.first
        or line.tokens[person.first - 1].key not in {"sa", "son"}
    ):
        return ""
    named = (m.code for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE} and m.first < person.first)
    return next(named, "")


def _people(lines: Sequence[Line], home: str) -> Mapping[str, str]:
    """Return the states of persons whom the paper names once with their state, in French at home: surname → state."""
    found: dict[str, str] = {}
    for line in lines:
        for person in line.persons():
            code = _demonym_before(line, person) or person.code or _owner_of(line, person)
            if code and not _is_of_a_portfolio(line, person, code):
                for word in _surnames(line, person):
                    found.setdefault(word, code)
        told = _INTRODUCED.get(line.words.language)
        for surname, code in told(line.tokens, line.mentions) if told is not None else ():
            found.setdefault(surname, code)
    for line in lines if home else ():
        for surname in holders_at_home(line.tokens, line.mentions) if line.words.language == "fr" else ():
            found.setdefault(surname, home)
    return found


def _demonym_before(line: Line, person: Person) -> str:
    """Return the last of several demonyms before a name: "le ministre marocain et le ministre paraguayen, M. Sosa"."""
    if line.words.language != "fr":
        return ""
    own = [m.code for m in line.mentions if m.of is Of.PEOPLE and person.first <= m.first <= person.last]
    return own[-1] if len(own) > 1 else ""


def _is_of_a_portfolio(line: Line, person: Person, code: str) -> bool:
    """Tell whether a body only ends the portfolio of a French minister: "la ministre ... et de la Francophonie"."""
    if line.words.language != "fr" or (len(code) == len("FRA") and code.isupper() and code != "OIF"):
        return False
    return "ministre" in {token.key for token in line.tokens[max(0, person.first - 2) : person.last + 1]}
