"""A paper read: its sentences one after another, each with who is spoken of before it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from balozi.extraction.clauses.sentence.acquaintances import recognised
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.english_actors import private_lines
from balozi.extraction.clauses.sentence.english_again import with_own_secretary
from balozi.extraction.clauses.sentence.english_domestic import of_one_ministry
from balozi.extraction.clauses.sentence.english_places import verbs_alone
from balozi.extraction.clauses.sentence.finders import acts_in
from balozi.extraction.clauses.sentence.french_names import named_in_french, nearer_congo
from balozi.extraction.clauses.sentence.hollow_names import (
    outside_crowds,
    outside_firms,
    outside_marks,
    outside_money,
    outside_pointers,
    outside_texts,
)
from balozi.extraction.clauses.sentence.known_holders import as_of
from balozi.extraction.clauses.sentence.lines import Line, Reading, names_sport
from balozi.extraction.clauses.sentence.namesakes import outside_names, outside_persons
from balozi.extraction.clauses.sentence.sides import sides_of
from balozi.extraction.clauses.sentence.spoken_of import spoken_of_after
from balozi.extraction.clauses.sentence.surroundings import Surroundings
from balozi.extraction.clauses.sentence.swahili_actors import swahili_private_lines
from balozi.extraction.clauses.sentence.swahili_voices import with_voices
from balozi.extraction.clauses.sentence.vocabulary import Vocabulary, vocabulary
from balozi.extraction.mentions.amounts import amounts_in
from balozi.extraction.mentions.dates import dates_in
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.names import mentions_in
from balozi.extraction.mentions.tokens import MOST_READ, Token, keys_in, tokens
from balozi.extraction.papers import Paper

_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 160
# A paper is about sport when one sentence in so many names it.
_SPORTING = 4
_ACCENTED = ("é", "ée", "és", "ées")


@lru_cache(maxsize=2)
def read(paper: Paper) -> Reading:
    """Return a paper's sentences; the same paper is read once for all rules."""
    bare = of_one_ministry(_named(list(_bare_lines(paper))))
    sides = sides_of(bare, paper)
    private = private_lines(bare) | swahili_private_lines(bare)
    lines: list[Line] = []
    around = Surroundings(
        home=sides.home, pair=sides.bound or sides.common, one=sides.body or sides.home, common=sides.common,
        people=sides.people, pinned=sides.bound, body=sides.body, sport=_is_about_sport(bare),
        year=paper.dated.year if paper.dated else 0, sure=sides.sure, house=sides.house, voice=sides.voice,
        about=sides.about or sides.home,
    )  # fmt: skip
    own = sides.home if sides.sure and "USA" not in sides.common else ""
    for line in bare:
        lines.append(_placed(_with_own_secretary(line, own), around, sides.people, private))
        around = spoken_of_after(lines[-1], around)
    return Reading(paper, tuple(with_voices(lines)), sides.home, {"sides": sides})


def _named(lines: list[Line]) -> list[Line]:
    """Return the sentences, the names in French ones as they are meant in this paper."""
    french = [line.words.language == "fr" for line in lines]
    if not any(french):
        return _with_the_nearer_congo(lines)
    meant = named_in_french([(line.tokens, line.mentions, line.keys) for line in lines])
    return [
        replace(line, mentions=names, told={}, worded={}) if own and names is not None else line
        for line, names, own in zip(lines, meant, french, strict=True)
    ]


def _with_the_nearer_congo(lines: list[Line]) -> list[Line]:
    """Return Swahili sentences with "Kongo" as Congo-Brazzaville in a paper that speaks of Brazzaville alone."""
    swahili = bool(lines) and lines[0].words.language == "sw"
    if not swahili or not nearer_congo([line.keys for line in lines]):
        return lines
    found: list[Line] = []
    for line in lines:
        there = any(m.of is Of.STATE and m.code == "COD" for m in line.mentions)
        names = [replace(m, code="COG") if m.of is Of.STATE and m.code == "COD" else m for m in line.mentions]
        found.append(replace(line, mentions=names, told={}, worded={}) if there else line)
    return found


def _bare_lines(paper: Paper) -> Iterator[Line]:
    """Yield the sentences of a paper, before anybody knows who is spoken of."""
    from balozi.reading.sentences import sentences

    text = paper.text
    nowhere = Surroundings("", (), "", (), {})
    year = paper.dated.year if paper.dated else 0
    for passage in paper.body:
        words = vocabulary(passage.language)
        for start, end in sentences(text, passage.start, passage.end, passage.language):
            if _LETTER.search(text, start, end) is None:
                # The number of an item or a cell of figures alone says nothing of anybody.
                continue
            for line in _pieces(tokens(text, start, end)):
                row = list(keys_in(line))
                mentions = outside_names(line, as_of(mentions_in(line, words.names), year))
                if words.participles:
                    mentions = [m for m in mentions if not _is_participle(line, m, words)]
                amounts = amounts_in(line)
                mentions = outside_marks(line, outside_texts(line, mentions, words.language))
                if words.language == "en":
                    mentions = outside_firms(
                        line, row, outside_pointers(line, row, outside_crowds(line, mentions))
                    )
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
    if language == "sw" and acts and line[acts[0].first].is_capital:
        # "Italia imeahidi": no verb, though "itakuja" is one.
        named = {m.first for m in mentions if m.of is Of.STATE}
        acts = [act for act in acts if act.first not in named]
    return [a for a in acts if not any(m.first <= a.first <= m.last for m in groups)] if groups else acts


def _is_participle(line: Sequence[Token], mention: Mention, words: Vocabulary) -> bool:
    """Tell whether a French noun is a participle by its accent: "a échangé" is no "échange", "traités" is one."""
    word = line[mention.last].text.lower()
    noun = mention.of in {Of.NOUN, Of.INSTRUMENT} and mention.first == mention.last
    return noun and word.endswith(_ACCENTED) and word not in words.participles


def _pieces(line: list[Token]) -> Iterator[list[Token]]:
    """Yield a sentence whole, or in pieces when it has no end: nobody speaks 160 words at a breath.

    What stands behind the eight thousandth word is not read, which check CC31 tells.
    """
    if len(line) <= _LONGEST:
        yield line
        return
    for first in range(0, min(len(line), MOST_READ), _LONGEST):
        yield line[first : first + _LONGEST]


def _with_own_secretary(line: Line, home: str) -> Line:
    """Return an English line with secretaries of the state told beside them, or of the paper's own, as theirs."""
    if line.words.language != "en" or "secretary" not in line.keys:
        return line
    mentions = with_own_secretary(line.tokens, line.mentions, home)
    return line if mentions == line.mentions else replace(line, mentions=mentions, told={}, worded={})


def _placed(line: Line, around: Surroundings, people: Mapping[str, str], private: frozenset[int]) -> Line:
    by_surname = line.words.language in {"en", "sw"} and people
    mentions = recognised(line.tokens, line.mentions, people) if by_surname else line.mentions
    worded = line.worded if mentions is line.mentions else {}
    return Line(line.start, line.end, line.kind, line.words, line.tokens, mentions, line.dates,
                line.amounts, line.acts, around, line.keys, line.row,
                line.start in private, {}, worded)  # fmt: skip


def _is_about_sport(lines: Sequence[Line]) -> bool:
    """Tell whether a paper is about sport, so that its clubs promise and sign in every sentence."""
    if not lines:
        return False
    if lines[0].words.language == "sw":
        return sum(map(names_sport, lines)) * _SPORTING >= len(lines) > 1
    words = [line.keys & line.words.cuts["sport"] for line in lines]
    several = len(set().union(*words)) > 1
    return several and sum(map(bool, words)) * _SPORTING >= len(lines) > 1
