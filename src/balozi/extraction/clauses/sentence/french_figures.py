"""Whom a French paper means by "le premier ministre Traoré", "son pays", "ce dernier", "les trois parties"."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.stand_ins import is_plural_office
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_OWNERS = frozenset({"son", "sa", "leur", "ses", "leurs"})
_ADDRESS = closed("french_figures", "address")
_PLACES = frozenset({"a", "au", "aux", "en", "dans", "pour", "vers", "avec", "par"})
_BESIDE = frozenset({"par", "avec", "a", "au", "aux", "de", "du"})
_NAMED = frozenset({Of.STATE, Of.PEOPLE, Of.PERSON})
_HELD = frozenset({Of.OWN, Of.OFFICE, Of.TITLE})
_RULERS = frozenset({"etat", "gouvernement", "diplomatie", "affaires"})
_OFFICES = closed("french_figures", "offices")
_SEATS = closed("french_figures", "seats_of_bodies")
# Who rules a state that is named with them: "le gouvernement cap-verdien"; words of going there.
_RULES = frozenset({"gouvernement", "autorites", "executif", "diplomatie"})
_GOES = ("rend", "effectu", "envol", "voyag", "atterri", "debarqu", "sejourn")
_WHERE = frozenset({"a", "au", "aux", "en"})
_PRONOUNS = frozenset({"il", "elle", "ils", "elles"})
_CLITICS = frozenset({"s", "'", "’", "se", "n", "ne", "y", "en", "l", "lui", "leur", "a", "ont"})
_COUNTS = {"trois": 3, "quatre": 4, "cinq": 5, "six": 6}
_NEAR, _NAME, _OPENING = 6, 5, 2
_LATTER = frozenset({"dernier", "derniere", "ci"})
_OURS = frozenset({"nous", "notre", "nos", "mon", "je", "j"})
_CLOSING = frozenset({"»", "”", '"'})
_SAID_WITH = frozenset(
    {
        "a",
        "ont",
        "avait",
        "dit",
        "affirme",
        "declare",
        "assure",
        "souligne",
        "explique",
        "insiste",
        "promet",
        "confie",
        "indique",
        "ajoute",
        "martele",
        "jure",
        "lance",
        "s",
    }
)


def body_of_leaders(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> tuple[str, ...]:
    """Return the body whose summit a sentence names, for its leaders: "au terme du Sommet de la Francophonie"."""
    for noun, body in pairwise(mentions):
        summit = noun.of is Of.NOUN and noun.code == "SUMMIT" and body.of is Of.ORGANISATION
        if summit and body.first - noun.last <= _NEAR and body.last < mentions[number].first:
            return (body.code.removeprefix("ORG:"),)
    return ()


def holders_at_home(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield the surnames of those who hold an office that needs no state: "le premier ministre, Luc Beaudry"."""
    for number, mention in enumerate(mentions):
        if mention.of is not Of.OWN or mention.last == mention.first or mention.first > _NEAR:
            continue
        if line[mention.last].key not in _OFFICES | _RULERS:
            continue
        if mention.first and line[mention.first - 1].key in _BESIDE:
            continue
        end = _portfolio_end(line, mentions, number)
        words = _name(line, end) if end else []
        yield from words[1:]


def _portfolio_end(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> int:
    """Return where a name may begin behind an office and its portfolio, 0 when a state or body is named with it."""
    at = mentions[number].last + 1
    if at < len(line) and line[at].is_capital:
        return at
    comma = next((n for n in range(at, min(at + 3 * _NEAR, len(line))) if line[n].text == ","), 0)
    if not comma or any(m.of in _NAMED | {Of.CITY} and at <= m.first < comma for m in mentions):
        return 0
    return comma + 1 if comma + 1 < len(line) and line[comma + 1].is_capital else 0


def _name(line: Sequence[Token], first: int) -> list[str]:
    words: list[str] = []
    for token in line[first : first + 2 * _NAME]:
        if token.key in _ADDRESS or token.text in {".", "-"}:
            continue
        if not (token.is_capital and token.text[0].isalpha()):
            break
        words.append(token.text)
    return words


def figure(
    line: Sequence[Token],
    mentions: Sequence[Mention],
    number: int,
    told: tuple[str, Mapping[str, str], tuple[str, ...]],
) -> tuple[str, ...]:
    """Return the state of a French office by the name behind it, of "son pays" by who speaks; () when not told.

    Args:
        line: the tokens of the sentence.
        mentions: of the sentence.
        number: of the mention.
        told: the party that acted last, the states of persons and offices, and the two that met last.
    """
    mention = mentions[number]
    behind = mentions[number + 1] if number + 1 < len(mentions) else mention
    if (
        behind.of is Of.ORGANISATION
        and behind.first == mention.last + 1
        and line[behind.first].text.islower()
    ):
        # "le commissaire européen": the office is that of the body.
        return (behind.code.removeprefix("ORG:"),)
    if line[mention.first].key in _OWNERS:
        return _of_the_speaker(line, mentions, number, told)
    if line[mention.last].key in _LATTER:
        other = [code for code in told[2] if code != told[0]]
        return tuple(other) if len(other) == 1 else ()
    if line[mention.first].key in _OURS:
        return _quoted(line, mentions, number, told[1])
    return _by_surname(line, mention, told[1]) if mention.last > mention.first else ()


def _quoted(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, people: Mapping[str, str]
) -> tuple[str, ...]:
    """Return who is quoted as "nous": the one named behind the quotation, "», a déclaré le ministre tchadien"."""
    at = mentions[number].last
    closes = next((n for n in range(at + 1, len(line)) if line[n].text in _CLOSING), 0)
    verb = closes + 1 + (closes + 1 < len(line) and line[closes + 1].text == ",")
    if not closes or verb >= len(line) or line[verb].key not in _SAID_WITH:
        return ()
    for mention in mentions[number + 1 :]:
        if mention.first <= verb or mention.first > verb + 2 * _NEAR:
            continue
        if mention.of in _NAMED or mention.of is Of.ORGANISATION:
            return (mention.code.removeprefix("ORG:"),)
        named = _by_surname(line, mention, people) if mention.of in _HELD else ()
        if named:
            return named
    return ()


def _by_surname(line: Sequence[Token], mention: Mention, people: Mapping[str, str]) -> tuple[str, ...]:
    for token in line[mention.last + 1 : mention.last + 1 + _NEAR]:
        if token.text in {",", ".", "-"} or token.key in _ADDRESS:
            continue
        if not token.is_capital:
            break
        code = people.get(token.text)
        if code:
            return (code,)
    return ()


def _of_the_speaker(
    line: Sequence[Token],
    mentions: Sequence[Mention],
    number: int,
    told: tuple[str, Mapping[str, str], tuple[str, ...]],
) -> tuple[str, ...]:
    """Return who owns "son pays": the first in the sentence who may speak."""
    last, people, pair = told
    for mention in mentions[:number]:
        before = line[mention.first - 1].key if mention.first else ""
        if mention.of in _NAMED and before not in _PLACES:
            return (mention.code.removeprefix("ORG:"),)
        if mention.of not in _HELD or line[mention.first].key in _OWNERS:
            continue
        if line[mention.last].key in _LATTER:
            return tuple(code for code in pair if code != last)[:1]
        named = _by_surname(line, mention, people)
        office = " ".join(token.key for token in line[mention.first + 1 : mention.last + 1])
        if named or mention.of is Of.OWN:
            code = people.get(office, last)
            return named or ((code,) if code else ())
    return ()


def home_in_french(papers: Sequence[tuple[Sequence[Token], Sequence[Mention]]]) -> str:
    """Return the state whose ministers a French paper names without it, "" when it opens with none of them.

    Args:
        papers: tokens and mentions of each sentence.
    """
    if not any(_names_its_own(line, mentions) for line, mentions in papers[:_OPENING]):
        return ""
    foreign = {code for line, mentions in papers for code in _foreign(line, mentions)}
    foreign |= {m.code for m in papers[0][1] if is_topic(papers[0][0], m)}
    counts: Counter[str] = Counter()
    for at, (_, mentions) in enumerate(papers):
        for mention in mentions:
            if mention.of in {Of.STATE, Of.PEOPLE} and mention.code not in foreign:
                counts[mention.code] += 1
            elif mention.of is Of.INSTITUTION and mention.code not in foreign:
                counts[mention.code] += 2
            elif mention.of is Of.CITY and at == 0 and mention.first == 0 and mention.code not in _SEATS:
                counts[mention.name] += 0 if mention.name in foreign else 2
    return counts.most_common(1)[0][0] if counts else ""


def is_topic(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a headline opens with the state that it is about: "Ouzbékistan - Déplacement de M. Forissier".

    Args:
        line: the tokens of the headline.
        mention: a name in it.
    """
    if mention.of is not Of.STATE or mention.first > 1 or mention.last + 1 >= len(line):
        return False
    dash = line[mention.last + 1]
    return dash.text in {"-", "–", "—"} and dash.start > line[mention.last].end


def _names_its_own(line: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Tell whether a sentence opens with an office that needs no state: "La ministre de la Santé, Mme Diallo"."""
    number = next((n for n, m in enumerate(mentions) if m.of is Of.OWN and m.last > m.first), -1)
    own = mentions[number] if number >= 0 else None
    if own is None or line[own.last].key not in _OFFICES or own.first > 2 * _NEAR:
        return False
    if own.first and line[own.first - 1].key in _BESIDE:
        return False
    comma = next((n for n in range(own.last, len(line)) if line[n].text == ","), own.last + _NEAR)
    return not any(m.of in _NAMED and own.last < m.first <= comma for m in mentions)


def _foreign(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield the states whose offices are named with them: "son homologue indonésien", "le ministre du Japon"."""
    for mention in mentions:
        if mention.of not in {Of.STATE, Of.PEOPLE}:
            continue
        near = [token.key for token in line[max(0, mention.first - _NEAR) : mention.first]]
        if "," in near:
            near = near[len(near) - near[::-1].index(",") :]
        if _OFFICES & set(near) or (_RULES & set(near) and mention.of is Of.PEOPLE):
            yield mention.code
    if _names_its_own(line, mentions):
        yield from _gone_to(line, mentions)


def _gone_to(line: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield the states that the paper's own officials go to: "La ministre de la Coopération se rendra à Praia"."""
    goes = next((at for at, token in enumerate(line) if token.key.startswith(_GOES)), -1)
    for mention in mentions if goes > 0 else ():
        led = line[mention.first - 1].key in _WHERE if mention.first else False
        if mention.of in {Of.CITY, Of.STATE} and led and 0 < mention.first - goes <= 2 * _NEAR:
            yield mention.name if mention.of is Of.CITY else mention.code


def pronoun_before(line: Sequence[Token], mentions: Sequence[Mention], first: int) -> int:
    """Return the number of the pronoun right before a verb, -1 when none stands there: "elle réitère"."""
    at = first - 1
    while at > 0 and line[at].key in _CLITICS:
        at -= 1
    return next((n for n, m in enumerate(mentions) if m.last == at and line[at].key in _PRONOUNS), -1)


def counted(line: Sequence[Token], mention: Mention, known: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return of several groups the one that has as many members as words count: "les trois parties"; () for none."""
    number = next((_COUNTS[t.key] for t in line[mention.first : mention.last + 1] if t.key in _COUNTS), 0)
    if not number or (known and len(known[0]) == number):
        return ()
    return next((codes for codes in known if len(codes) == number), ())


class Known(Protocol):
    """What is known before a sentence of those who take part."""

    @property
    def one(self) -> str:
        """Return the party that acted last."""

    @property
    def people(self) -> Mapping[str, str]:
        """Return the states of persons and offices."""

    @property
    def pair(self) -> tuple[str, ...]:
        """Return the two that met last."""

    @property
    def pinned(self) -> tuple[str, ...]:
        """Return the parties by definition."""

    @property
    def common(self) -> tuple[str, ...]:
        """Return those of whom the paper speaks most."""


def _is_of_the_union(line: Sequence[Token], mention: Mention, around: Known) -> bool:
    """Tell whether "la Commission" is the Union's, which the paper speaks of: no mixed one, none of another body."""
    if (
        mention.of is not Of.OWN
        or line[mention.last].key != "commission"
        or not line[mention.last].is_capital
    ):
        return False
    behind = line[mention.last + 1].key if mention.last + 1 < len(line) else ""
    return behind not in {"mixte", "de", "du", "des", "d"} and "EU" in {*around.pair, *around.common}


def meant_in_french(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, around: Known
) -> tuple[str, ...]:
    """Return whom French words stand for that need more than the sentence: () when other rules have to tell.

    Args:
        line: the tokens of the sentence.
        mentions: of the sentence.
        number: of the mention.
        around: what is known before the sentence.
    """
    mention = mentions[number]
    if _is_of_the_union(line, mention, around):
        return ("EU",)
    if mention.of is Of.OWN and not (around.pinned and line[mention.first].key in _OURS):
        return figure(line, mentions, number, (around.one, around.people, around.pair))
    if mention.of is Of.OFFICE and is_plural_office(line, mentions, number):
        return body_of_leaders(line, mentions, number)
    behind = line[mention.last + 1].key if mention.last + 1 < len(line) else ""
    if mention.of is Of.PAIR and behind not in {"de", "du", "des", "d"}:
        return counted(line, mention, (around.pair, around.pinned, around.common))
    return ()
