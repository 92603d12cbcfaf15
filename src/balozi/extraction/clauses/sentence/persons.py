"""Persons in a sentence: a name after an office or a title, with the state or organisation it stands with."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice, takewhile

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.person_portfolios import (
    behind_a_field,
    behind_fields,
    behind_locative,
    behind_portfolio,
    outside_a_field,
)
from balozi.extraction.clauses.sentence.swahili_portfolios import has_a_portfolio, name_behind, reaches
from balozi.extraction.clauses.sentence.written_names import joined, name_end
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token, keys
from balozi.ground.records import made_often

_LINKS = closed("persons", "links")
_FORMS = closed("persons", "forms")
_OWNER = 8
# What joins a name and its state: "Ruto wa Kenya", "Aalto of the Republic of Finland".
_OWNED_BY = frozenset({"wa", "of", "the", "(", "du", "de", "la", ","})
_FORMAL = _FORMS | closed("persons", "formal")
_ARTICLES = frozenset({"le", "la", "l"})
# So many words may stand between a name and its own office: "Jan Kos, the first".
_OWN_OFFICE = 2
_APOSTROPHES = frozenset({"'", "’"})
# "Ambassador of Morocco to Kenya", "Mjumbe maalum wa Marekani kwa Sudan".
_SENT_TO = (["to"], ["to", "the"], ["kwa"], ["katika"])
_HELD, _SPOKEN = frozenset({Of.OFFICE, Of.TITLE}), frozenset({Of.OWN, Of.INSTITUTION})
# Who serves abroad, and what leads to the place: "Ambassador to Kenya", "Country Manager for Liberia".
_SENT, _AT_A_POST = frozenset({"envoy", "official"}), (["for"], ["in"], ["to"], ["on"])
_FRENCH_TITLES, _OWNED, _SPEAKS = frozenset({"m", "mme", "mlle", "mm"}), 9, ("recu", "entret")
_STATELY = frozenset({Of.STATE, Of.PEOPLE, Of.INSTITUTION, Of.ORGANISATION})


@made_often()
class Person:
    """One person in a sentence.

    Attributes:
        name: without titles; "" when only the office is named.
        office: in English, "" when only a title is given.
        office_kind: class of the office.
        code: alpha-3 of the state, or acronym of the organisation; "" when it is not told.
        first: index of the first token.
        last: index of the last token.
    """

    name: str
    office: str
    office_kind: str
    code: str
    first: int
    last: int


def persons_of(line: Sequence[Token], mentions: Sequence[Mention]) -> list[Person]:
    """Return the persons and office-holders of a sentence from left to right."""
    found: list[Person] = []
    for number, mention in enumerate(mentions):
        held = mention.of in _HELD or (mention.of in _SPOKEN and bool(_spoken_office(line, mention)[0]))
        if held and (not found or mention.first > found[-1].last):
            person = _person(line, mentions, number)
            addressed = not person.office and line[mention.first].key in _FRENCH_TITLES
            found.append(_with_office_behind(line, mentions, person) if addressed else _of_a_body(person))
        elif mention.of is Of.PERSON and (not found or mention.first > found[-1].last):
            name = _as_printed(line, mention)
            found.append(Person(name, "", "", mention.code.removeprefix("ORG:"), mention.first, mention.last))
    return found


def _of_a_body(person: Person) -> Person:
    """Return the "Katibu Mkuu" of a body by his title there: of a ministry it is the Principal Secretary."""
    from balozi.packs.gazetteer import state_by_code

    chief = person.office == "Principal Secretary" and person.code and state_by_code(person.code) is None
    return replace(person, office="Secretary-General") if chief else person


def _with_office_behind(line: Sequence[Token], mentions: Sequence[Mention], person: Person) -> Person:
    """Return a person with the office told behind the name: "M. Park Jin, ministre des affaires étrangères de"."""
    comma = person.last + 1
    if comma >= len(line) or line[comma].text != ",":
        return person
    office = next((m for m in mentions if m.of is Of.OFFICE and 0 < m.first - comma <= 2), None)
    if office is None:
        return person
    near = (m for m in mentions if m.of in _STATELY and 0 < m.first - office.last <= _OWNED)
    owner = next(near, None)
    between = line[office.last + 1 : owner.first] if owner is not None else ()
    own = owner is not None and all(
        token.text != "," and not token.key.startswith(_SPEAKS) for token in between
    )
    code = owner.code.removeprefix("ORG:") if owner is not None and own else ""
    return replace(person, office=office.code, office_kind=office.name, code=person.code or code)


def _as_printed(line: Sequence[Token], mention: Mention) -> str:
    """Return a known person's name as the paper prints it, "Antony J. Blinken"; in full when it prints the surname."""
    name = mention.name.partition("|")[0]
    printed = joined(line, mention.first, mention.last)
    both = printed.split()[-1:] == name.split()[-1:] and printed.split()[:1] == name.split()[:1]
    return printed if both else name


def _is_of_state(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether the institution "Secretary of State" is an office here: a name stands behind it."""
    behind = mention.last + 1
    if mention.of is not Of.INSTITUTION or behind >= len(line):
        return False
    if [token.key for token in line[mention.last - 2 : behind]] != ["secretary", "of", "state"]:
        return False
    return line[behind].is_capital or bool(behind_fields(line, behind))


def _spoken_office(line: Sequence[Token], mention: Mention) -> tuple[str, str]:
    """Return office and class of a French office told with its article, "le ministre", or of a Secretary of State."""
    if _is_of_state(line, mention):
        told = " ".join(token.text for token in line[mention.first : mention.last + 1])
        return told, "minister" if told == "Secretary of State" else "deputy_minister"
    if mention.of is not Of.OWN or mention.last == mention.first or line[mention.first].key not in _ARTICLES:
        return "", ""
    # "l'ambassadrice": the apostrophe is a token of its own.
    first = mention.first + 1 + (line[mention.first + 1].text in _APOSTROPHES)
    return _french_offices().get(tuple(t.key for t in line[first : mention.last + 1]), ("", ""))


@cache
def _french_offices() -> Mapping[tuple[str, ...], tuple[str, str]]:
    from balozi.packs import gazetteer

    return {
        keys(word): (office.code, office.kind)
        for office in gazetteer.offices()
        for word in office.words.get("fr", ())
    }


def _person(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> Person:
    at = number
    office, kind, code = "", "", _code_before(line, mentions, number)
    last = mentions[number].first - 1
    while at < len(mentions) and mentions[at].first <= last + 1 + (
        _linked(line, last + 1, mentions[at].first)
        or _beyond(line, (last + 1, mentions[at]), mentions[number], kind)
    ):
        mention = mentions[at]
        if mention.of is Of.OFFICE:
            office, kind = (office, kind) if office else (mention.code, mention.name)
        elif at == number and _spoken_office(line, mention)[0]:
            office, kind = _spoken_office(line, mention)
            code = code or (mention.code if mention.of is Of.INSTITUTION else "")
        elif mention.of in _STATELY and not code:
            code = "" if is_a_post(line, mention, kind) else mention.code
        elif mention.of is Of.PERSON:
            return _known(line, mention, mentions[number], (office, kind))
        elif mention.of not in {Of.TITLE, *_STATELY} and not _is_a_form(line, mention):
            break
        last = mention.last
        at += 1
    name_first = _name_begins(line, mentions, (number, at), last)
    end = name_end(line, name_first)
    upto = takewhile(lambda mention: mention.first <= name_first, islice(mentions, number, None))
    if any(m.of in _STATELY and m.last >= end for m in upto) or (
        mentions[number].of is Of.OFFICE
        and _is_the_next(line, mentions, mentions[number].first, (name_first, end))
    ):
        # "Viongozi wa Brazil, Colombia na Peru": what stands behind the comma is the next state, no name.
        end = name_first - 1
    end = _before_next_row(line, mentions, (name_first, end))
    end = outside_a_field(line, (name_first, end))
    name = joined(line, name_first, end)
    return Person(
        name,
        office,
        kind,
        code or _code_behind(mentions, at, end, line),
        mentions[number].first,
        end if name else last,
    )


def _known(line: Sequence[Token], mention: Mention, opening: Mention, told: tuple[str, str]) -> Person:
    """Return a person whom the packs know, beside the office that a paper tells."""
    office, kind = told
    known = mention.name.partition("|")[2]
    if known and kind == "minister" and line[opening.first].key == "secretary":
        # "Secretary Blinken": in some states ministers are called so.
        office = known
    code = mention.code.removeprefix("ORG:")
    return Person(_as_printed(line, mention), office, kind, code, opening.first, mention.last)


def is_a_post(line: Sequence[Token], mention: Mention, kind: str) -> bool:
    """Tell whether an English state is where somebody serves: "Special Representative for Somalia", no owner.

    Args:
        line: the tokens of the sentence.
        mention: the state.
        kind: class of the office before it.
    """
    before = [token.key for token in line[max(0, mention.first - 2) : mention.first]]
    before = before[:-1] if before[-1:] == ["the"] else before
    return mention.of is Of.STATE and kind in _SENT and before[-1:] in _AT_A_POST


def _is_a_form(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether "the Kingdom" only leads to the name of a state: "Ambassador of the Kingdom of Morocco"."""
    behind = line[mention.last + 1].key if mention.last + 1 < len(line) else ""
    return mention.of is Of.OWN and line[mention.last].key in _FORMS and behind == "of"


def _to_its_post(line: Sequence[Token], span: tuple[int, int], kind: str) -> int:
    """Return how many words lie before the post of an envoy: "Ambassador of Morocco to Kenya, H.E. X"."""
    between = [token.key for token in line[span[0] : span[1]]]
    return len(between) if kind == "envoy" and between in _SENT_TO else 0


def _beyond(line: Sequence[Token], told: tuple[int, Mention], office: Mention, kind: str) -> int:
    """Return how many words lead from an office to its post or over its portfolio to the next mention."""
    first, mention = told
    return _to_its_post(line, (first, mention.first), kind) or _of_a_portfolio(line, told, office)


def _of_a_portfolio(line: Sequence[Token], told: tuple[int, Mention], office: Mention) -> int:
    """Return how many words of a Swahili portfolio lie between an office and its state; 0 when others do."""
    first, state = told
    stately = has_a_portfolio(line[office.first]) and state.of is Of.STATE and first < state.first
    return state.first - first if stately and reaches(line, first, state.first) else 0


def _before_next_row(line: Sequence[Token], mentions: Sequence[Mention], name: tuple[int, int]) -> int:
    """Return the end of a name in a list, before the state that opens the next row: "... Banda Mozambique: H.E."."""
    first, end = name
    if end + 1 >= len(line) or line[end + 1].text != ":":
        return end
    opens = (m for m in mentions if m.of is Of.STATE and first < m.first <= end == m.last)
    return next((m.first - 1 for m in opens), end)


def _is_the_next(
    line: Sequence[Token], mentions: Sequence[Mention], office: int, name: tuple[int, int]
) -> bool:
    """Tell whether a name is the next person's: "Jan Kos, President of Peru, H.E. Ana Rui, President of Chile"."""
    first, end = name
    apposed = office > 1 and line[office - 1].text == "," and line[office - 2].is_capital
    if not apposed or end < first or end + 2 >= len(line) or line[end + 1].text != ",":
        return False
    return any(m.of is Of.OFFICE and end < m.first <= end + 2 + _OWN_OFFICE for m in mentions)


def _name_begins(line: Sequence[Token], mentions: Sequence[Mention], told: tuple[int, int], last: int) -> int:
    """Return where the name of an office-holder begins: behind the office, its portfolio, its place and a comma."""
    number, at = told
    comma = last + 1 < len(line) and line[last + 1].key == "," and mentions[at - 1].of is not Of.TITLE
    first = last + 2 if comma else last + 1
    first = behind_portfolio(line, last + 1) or behind_locative(line, last + 1) or first
    if at == number + 1 and has_a_portfolio(line[mentions[number].first]):
        first = name_behind(line, last + 1) or first
    city = next((m for m in mentions[at : at + 1] if m.of is Of.CITY and m.first == first), None)
    if city is not None and city.last + 1 < len(line) and line[city.last + 1].text == ",":
        # "Balozi Mdogo wa Oman Zanzibar, Said bin Nasser": the city of the post is no name.
        first = city.last + 2
    own = first < len(line) and mentions[at - 1].of is Of.OFFICE
    return behind_fields(line, mentions[number].last + 1) or (own and behind_a_field(line, first)) or first


def _linked(line: Sequence[Token], start: int, end: int) -> int:
    """Return how many linking words ("of the", "wa") lie between two mentions; 0 when others do."""
    between = line[start:end]
    if len(between) > 7 or [token.key for token in between[:2]] in (["s", "'"], ["s", "’"]):
        # "Le ministre béninois s'est entretenu": a French verb begins, no possessive.
        return 0
    if between and between[0].key == "and" and any(token.text == "," for token in between):
        # "Minister of Finance and Economic Affairs Seedy Keita, Central Bank Governor": the next person's.
        return 0
    return (
        len(between)
        if all(token.key in _LINKS or token.is_capital for token in between[:2])
        and between
        and between[0].key in _LINKS
        else 0
    )


def _code_before(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> str:
    if number == 0:
        return ""
    before = mentions[number - 1]
    if (
        line[mentions[number].last + 1 : mentions[number].last + 2]
        and line[mentions[number].last + 1].key == "wa"
    ):
        # "amempokea Ikulu Rais wa Slovenia": in Swahili the owner stands behind.
        return ""
    between = [token.key for token in line[before.last + 1 : mentions[number].first]]
    if before.of in _STATELY and all(key in {"'", "s", "acting", "deputy", "-"} for key in between):
        return before.code
    listed = before.first and line[before.first - 1].key in {"and", ",", "&"}
    if before.of is Of.STATE and between == [":"] and not listed:
        # A list of those present: "Angola: H.E. President Neto".
        return before.code
    return ""


def _code_behind(mentions: Sequence[Mention], at: int, end: int, line: Sequence[Token]) -> str:
    """Return the state behind a name: "Ruto wa Kenya", "Ruto of Kenya", "Tinoco (Costa Rica)"."""
    owner = next((m for m in mentions[at:] if m.first > end and m.of in _STATELY), None)
    if owner is None or owner.first - end > _OWNER:
        return ""
    between = [token.key for token in line[end + 1 : owner.first]]
    short = len(between) <= _OWN_OFFICE and all(key in _OWNED_BY for key in between)
    formal = between[:1] == ["of"] and all(key in _FORMAL for key in between[1:])
    return owner.code if between and (short or formal) and between not in ([","], ["the"]) else ""
