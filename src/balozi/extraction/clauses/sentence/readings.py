"""A paper read: its sentences one after another, each with who is spoken of before it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from balozi.extraction.clauses.sentence.acquaintances import recognised
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.english_actors import private_lines
from balozi.extraction.clauses.sentence.english_bodies import body_that_speaks, those_who_speak_together
from balozi.extraction.clauses.sentence.english_domestic import of_one_ministry
from balozi.extraction.clauses.sentence.english_homes import home_in_english
from balozi.extraction.clauses.sentence.english_hosts import holders_at_home as english_holders_at_home
from balozi.extraction.clauses.sentence.english_houses import house_of
from balozi.extraction.clauses.sentence.english_places import verbs_alone
from balozi.extraction.clauses.sentence.finders import acts_in
from balozi.extraction.clauses.sentence.french_names import named_in_french
from balozi.extraction.clauses.sentence.french_rolls import on_the_roll
from balozi.extraction.clauses.sentence.hollow_names import (
    outside_crowds,
    outside_firms,
    outside_marks,
    outside_money,
    outside_texts,
)
from balozi.extraction.clauses.sentence.lines import Line, Reading, names_sport
from balozi.extraction.clauses.sentence.namesakes import outside_names, outside_persons
from balozi.extraction.clauses.sentence.paper_persons import states_of_persons
from balozi.extraction.clauses.sentence.paper_states import (
    common_states,
    home_of,
    home_of_french,
    titled_parties,
)
from balozi.extraction.clauses.sentence.parties import Surroundings
from balozi.extraction.clauses.sentence.spoken_of import spoken_of_after
from balozi.extraction.clauses.sentence.swahili_actors import swahili_private_lines
from balozi.extraction.clauses.sentence.swahili_voices import with_voices
from balozi.extraction.clauses.sentence.vocabulary import Vocabulary, vocabulary
from balozi.extraction.mentions.amounts import amounts_in
from balozi.extraction.mentions.dates import dates_in
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.names import mentions_in
from balozi.extraction.mentions.tokens import Token, tokens
from balozi.extraction.papers import Genre, Paper

_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 160
# In these the institutions named tell who speaks; other papers speak for a country throughout.
_OF_THE_DAY = frozenset({Genre.NEWS, Genre.COMMUNIQUE})
# A paper is about sport when one sentence in so many names it.
_SPORTING = 4
# Who gives a paper out stands on its first lines, by an office that weighs so much.
_HEAD, _WEIGHTY = 4, frozenset({"3", "4", "5"})
_ACCENTED = ("é", "ée", "és", "ées")


@lru_cache(maxsize=2)
def read(paper: Paper) -> Reading:
    """Return a paper's sentences; the same paper is read once for all rules."""
    bare = of_one_ministry(_named(list(_bare_lines(paper))))
    own = home_in_english(bare) or home_of_french(bare)
    told = own or home_of(bare)
    home = told or paper.country if paper.genre in _OF_THE_DAY else paper.country or told
    house = house_of(bare) if paper.genre in _OF_THE_DAY else ""
    if house:
        home = own = ""
    told_with = states_of_persons(bare, home)
    people = {**english_holders_at_home(bare, own, told_with), **told_with}
    private = private_lines(bare) | swahili_private_lines(bare)
    treaty = paper.genre is Genre.TREATY and bool(bare) and bare[0].words.language == "en"
    common = common_states(bare, home, seats_too=not treaty)
    lines: list[Line] = []
    titled = titled_parties(bare) or on_the_roll(bare, paper.genre)
    body = "" if treaty else body_that_speaks(bare)
    if body:
        # The states named in the paper of a body are those it speaks about.
        home, own, common, titled = "", "", (), (body,)
    elif not treaty:
        titled = titled or those_who_speak_together(bare)
    around = Surroundings(
        home=home, pair=titled or common, one=body or house or home, common=common, people=people, pinned=titled,
        body=body or house,
        sport=_is_about_sport(bare), year=paper.dated.year if paper.dated else 0, sure=bool(own), house=house,
        voice=home if _has_its_letterhead(bare, home) else "",
    )  # fmt: skip
    for line in bare:
        lines.append(_placed(line, around, people, private))
        around = spoken_of_after(lines[-1], around)
    return Reading(paper, tuple(with_voices(lines)), home)


def _has_its_letterhead(lines: Sequence[Line], home: str) -> bool:
    """Tell whether an English paper opens with the office that gives it out: "Office of the Spokesperson"."""
    heads = (m for line in lines[:_HEAD] if line.words.language == "en" for m in line.mentions)
    return any(m.of is Of.INSTITUTION and m.code == home and m.name in _WEIGHTY for m in heads)


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


def _bare_lines(paper: Paper) -> Iterator[Line]:
    """Yield the sentences of a paper, before anybody knows who is spoken of."""
    from balozi.reading.sentences import sentences

    text = paper.text
    nowhere = Surroundings("", (), "", (), {})
    for passage in paper.body:
        words = vocabulary(passage.language)
        for start, end in sentences(text, passage.start, passage.end, passage.language):
            if _LETTER.search(text, start, end) is None:
                # The number of an item or a cell of figures alone says nothing of anybody.
                continue
            for line in _pieces(list(tokens(text, start, end))):
                row = [token.key for token in line]
                mentions = outside_names(line, mentions_in(line, words.names))
                if words.participles:
                    mentions = [m for m in mentions if not _is_participle(line, m, words)]
                amounts = amounts_in(line)
                mentions = outside_marks(line, outside_texts(line, mentions, words.language))
                if words.language == "en":
                    mentions = outside_firms(line, row, outside_crowds(line, mentions))
                mentions = outside_money(mentions, amounts)
                dates = outside_persons(line, mentions, dates_in(line, paper.dated))
                yield Line(
                    line[0].start,
                    line[-1].end,
                    passage.kind,
                    words,
                    line,
                    mentions,
                    dates,
                    amounts,
                    _acts(line, mentions, words.language),
                    nowhere,
                    frozenset(row),
                    row,
                )


def _acts(line: Sequence[Token], mentions: Sequence[Mention], language: str) -> list[Act]:
    """Return the verbs of a sentence; "the Baltic states" are no verb."""
    acts, groups = acts_in(line, language), [m for m in mentions if m.of is Of.GROUP]
    if language == "en" and acts:
        acts = verbs_alone(line, acts, mentions)
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
                line.amounts, line.acts, around, line.keys, line.row,
                line.start in private)  # fmt: skip


def _is_about_sport(lines: Sequence[Line]) -> bool:
    """Tell whether a paper is about sport, so that its clubs promise and sign in every sentence."""
    if not lines:
        return False
    if lines[0].words.language == "sw":
        return sum(map(names_sport, lines)) * _SPORTING >= len(lines) > 1
    words = [line.keys & line.words.cuts["sport"] for line in lines]
    several = len(set().union(*words)) > 1
    return several and sum(map(bool, words)) * _SPORTING >= len(lines) > 1
