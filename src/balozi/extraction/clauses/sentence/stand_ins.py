"""Words that stand for a party: a capital for its government, "Ministers" for all who met."""

from collections.abc import Sequence
from functools import lru_cache

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.swahili import is_said_of_a_state
from balozi.extraction.clauses.sentence.vocabulary import Vocabulary
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

OF = closed("parties", "of")
NAMED = frozenset(
    {
        Of.STATE,
        Of.PEOPLE,
        Of.ORGANISATION,
        Of.INSTITUTION,
        Of.PERSON,
        Of.PAIR,
        Of.OWN,
        Of.OFFICE,
        Of.TITLE,
        Of.CITY,
        Of.GROUP,
    }
)
MANY = closed("engagements", "many")
# "Wajumbe walikubaliana": all who sat.
_ALL = MANY | {"wajumbe"}
_HELD = frozenset({Of.OFFICE, Of.TITLE})
_ORGANS = closed("parties", "organs")
# Before and behind a capital that stands for its government ("Juba would pay", "between Paris and Rabat").
_SEAT_BEFORE = closed("parties", "seat_before")
_SEAT_BEHIND = closed("parties", "seat_behind")
# Cities that governments speak from though another one is the capital by law; `closed` keeps them as written.
_SEATS = closed("parties", "seats")
_SEAT_DEEDS = closed("parties", "seat_deeds")
_ASIDES = closed("parties", "asides")
# What an English capital that stands for its government has behind it.
_AUXILIARIES, _GIVING = closed("parties", "seat_auxiliaries"), closed("parties", "seat_giving")
_NO_SUBJECTS = closed("parties", "seat_places")
# How far behind its ministry a city may stand.
_SEAT_REACH = 8
_MANY_SEATS, _AND = 3, frozenset({"et", "and"})


def is_plural_office(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether "Ministers" or "Leaders" stands alone and means all who met."""
    mention = mentions[number]
    if mention.of not in _HELD or _ALL.isdisjoint((line[mention.first].key, line[mention.last].key)):
        return False
    if _is_in_a_phrase(line, mention):
        return False
    before = mentions[number - 1] if number else None
    behind = line[mention.last + 1].key if mention.last + 1 < len(line) else ""
    alone = before is None or before.last + 1 < mention.first or before.of in {Of.NOUN, Of.PAIR}
    return alone and behind not in OF | {"for", "from", "'", ","} and not _names_more(mentions, number)


def _is_in_a_phrase(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether Swahili leaders belong to more words: "Baraza la Mawaziri", "viongozi katika"."""
    before = line[mention.first - 1].key if mention.first else ""
    behind = line[mention.last + 1].key if mention.last + 1 < len(line) else ""
    return before in {"wa", "ya", "la", "za"} or behind in {"wanachama", "katika", "kutoka"}


def _names_more(mentions: Sequence[Mention], number: int) -> bool:
    behind = mentions[number + 1] if number + 1 < len(mentions) else None
    return behind is not None and behind.first <= mentions[number].last + 2 and behind.of in NAMED


# "envoys from Kabul and Islamabad" speak for those who sit there.
_SENT = closed("parties", "sent")


def is_government(line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary) -> bool:
    """Tell whether a capital is named for the government that sits there: "Bishkek is obliged to release"."""
    mention = mentions[number]
    if words.language == "sw":
        return _governs_in_swahili(line, mention, words)
    behind = line[mention.last + 1] if mention.last + 1 < len(line) else None
    if words.language in {"fr", "en"} and (
        _act_together(line, mentions, number) or _heads_a_clause(line, mentions, number)
    ):
        return True
    if _is_parted_from_its_verb(line, mention, words):
        return is_capital_city(mention.code)
    if behind is None or behind.is_capital or behind.text[0].isdigit() or behind.key in _SEAT_BEHIND:
        return False
    if not is_capital_city(mention.code):
        return False
    before = line[mention.first - 1].key if mention.first else ""
    if before in {"and", "et"}:
        earlier = mentions[number - 1] if number else None
        return (
            earlier is not None
            and earlier.of is Of.CITY
            and earlier.last == mention.first - 2
            and (
                line[earlier.first - 1].key in {"between", "entre", "with"}
                or [line[earlier.first - 1].key, line[earlier.first - 2].key in _SENT] == ["from", True]
            )
        )
    placed = {token.key for token in line[max(0, mention.first - 4) : mention.first]} & words.cuts["place"]
    if before == "," and words.language == "en" and mention.first > 1:
        # "In return, Jakarta promised": a comma behind a name is one of a place.
        placed = placed if line[mention.first - 2].is_capital else set()
    return not before or (before in _SEAT_BEFORE and not (before == "," and placed))


def _heads_a_clause(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether a capital behind "et" or "and" has a verb of its own: "et Dakar aménagera le quai"."""
    mention, earlier = mentions[number], mentions[number - 1] if number else None
    if mention.first < 2 or mention.last + 1 >= len(line):
        return False
    joint, behind = line[mention.first - 1].key, line[mention.last + 1].key
    if behind in _AUXILIARIES or (behind in _GIVING and joint in {"with", ","}):
        # "and Lima will train", "in return Lima will", "with Seoul committing"; not "met in Lima and Quito will".
        beside = earlier is not None and earlier.last == mention.first - 2
        led = (joint not in _NO_SUBJECTS or behind in _GIVING) and not line[mention.first - 1].is_capital
        return led and not beside and is_capital_city(mention.code)
    if joint != "et":
        return False
    beside = earlier is not None and earlier.last == mention.first - 2
    verb = line[mention.last + 1].key
    between = {token.key for token in line[max(0, mention.first - 5) : mention.first]}
    return not beside and "entre" not in between and _is_ahead(verb) and is_capital_city(mention.code)


def _is_ahead(verb: str) -> bool:
    """Tell whether a French verb tells what one will do: "aménagera"."""
    return len(verb) > len("fera") and verb.endswith(("ra", "rait"))


def _is_parted_from_its_verb(line: Sequence[Token], mention: Mention, words: Vocabulary) -> bool:
    """Tell whether an aside or a deed stands behind a capital that acts, in English or French."""
    aside = words.language in {"fr", "en"} and _is_seat_with_aside(line, mention)
    return aside or (words.language == "en" and _owns_a_deed(line, mention))


def _is_seat_with_aside(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether an aside parts an English capital from its verb: "Lima, for its part, means to"."""
    at = mention.last + 1
    before = line[mention.first - 1].key if mention.first else ""
    if before and before not in _SEAT_BEFORE - {","} | {"and"}:
        return False
    if at + 2 >= len(line) or line[at].text != "," or line[at + 1].key not in _ASIDES:
        return False
    end = next((n for n in range(at + 1, min(at + 9, len(line) - 1)) if line[n].text == ","), 0)
    return bool(end) and line[end + 1].text.islower()


def _owns_a_deed(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a capital owns what only governments have: "reaffirmed Seoul's continued backing"."""
    near = [token.key for token in line[mention.last + 1 : mention.last + 6]]
    return near[:2] in (["'", "s"], ["’", "s"]) and bool(_SEAT_DEEDS & set(near[2:]))


def _act_together(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether a capital is one of two or more that act together."""
    return _are_two_seats(line, mentions, number) or _are_many_seats(line, mentions, number)


def _are_two_seats(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether a capital is one of two that act together: "Berne et Accra parapheront"."""
    for first in (number - 1, number):
        two = mentions[max(first, 0) : first + 2]
        if first < 0 or len(two) < 2 or any(city.of is not Of.CITY for city in two):
            continue
        one, other = two
        joined = other.first == one.last + 2 and line[one.last + 1].key in {"et", "and"}
        begins = one.first == 0 or line[one.first - 1].key in _SEAT_BEFORE
        behind = line[other.last + 1] if other.last + 1 < len(line) else None
        acts = behind is not None and behind.text.islower() and behind.key not in _SEAT_BEHIND
        between = (
            one.first > 0 and line[one.first - 1].key == "between" and line[one.first - 1].text != "entre"
        )
        if joined and (between or (begins and acts)) and all(is_capital_city(city.code) for city in two):
            return True
    return False


def _are_many_seats(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether a capital is one of three and more that act together: "Brasilia, Jakarta et Brazzaville ont"."""
    first = last = number
    while first > 0 and _follows(line, mentions[first - 1], mentions[first]):
        first -= 1
    while last + 1 < len(mentions) and _follows(line, mentions[last], mentions[last + 1]):
        last += 1
    run = mentions[first : last + 1]
    if len(run) < _MANY_SEATS or line[run[-1].first - 1].key not in _AND:
        return False
    before = line[run[0].first - 1].key if run[0].first else ""
    behind = line[run[-1].last + 1] if run[-1].last + 1 < len(line) else None
    acts = behind is not None and behind.text.islower() and behind.key not in _SEAT_BEHIND
    opens = not before or before in _SEAT_BEFORE | {"que", "qu", "entre", "between", "that"}
    opens = opens or [token.key for token in line[max(0, run[0].first - 2) : run[0].first]] == [",", "and"]
    return acts and opens and all(is_capital_city(city.code) for city in run)


def _follows(line: Sequence[Token], one: Mention, other: Mention) -> bool:
    joint = line[one.last + 1].key if one.last + 1 < len(line) else ""
    return one.of is Of.CITY and other.of is Of.CITY and other.first == one.last + 2 and joint in _AND | {","}


_STATELY = frozenset({"serikali", "utawala", "mamlaka"})


def seat_of(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> tuple[str, ...]:
    """Return the state of a ministry told by its city: "Wizara ya Mambo ya Nje mjini Bujumbura imethibitisha"."""
    last, word = mentions[number].last, line[mentions[number].first].key
    city = next(
        (m for m in mentions[number + 1 :] if m.of is Of.CITY and m.first - last <= _SEAT_REACH), None
    )
    if city is None or line[city.first - 1].key not in {"mjini", "jijini"}:
        return ()
    # "Serikali mjini Kinshasa": one is told by its seat only where it stands right behind.
    beside = word in _STATELY and city.first == last + 2 and is_capital_city(city.code)
    return (city.name,) if word == "wizara" or beside else ()


@lru_cache(maxsize=2048)
def is_capital_city(name: str) -> bool:
    """Tell whether a city is the capital of its state, or the seat of its government."""
    from balozi.packs.gazetteer import city_by_name

    city = city_by_name(name)
    return city is not None and (city.is_capital or name in _SEATS)


def _governs_in_swahili(line: Sequence[Token], mention: Mention, words: Vocabulary) -> bool:
    """Tell whether a capital is the subject of a verb that agrees with a state: "Lusaka haitaongeza ushuru"."""
    if not is_capital_city(mention.code):
        return False
    heads = [token.key for token in line[max(0, mention.first - 2) : mention.first]]
    if len(heads) > 1 and heads[1] in OF and heads[0] in _ORGANS:
        # "serikali ya Kinshasa", "mjumbe wa Khartoum".
        return True
    if not is_said_of_a_state(line, mention.last):
        return False
    near = {token.key for token in line[max(0, mention.first - 4) : mention.first]}
    before = line[mention.first - 1].key if mention.first else ""
    return before not in OF | words.cuts["place"] | {"za", "cha", "hadi", "kwenda"} and not (
        before == "," and near & words.cuts["place"] and line[mention.first - 2].is_capital
    )
