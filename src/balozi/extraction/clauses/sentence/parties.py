"""Who takes part: the states and organisations named in a stretch of a sentence, places and topics left out."""

from collections.abc import Callable, Iterable, Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.english_again import (
    met_there,
    says_of_its_own,
)
from balozi.extraction.clauses.sentence.english_roles import holder, is_own_office, of_a_ministry
from balozi.extraction.clauses.sentence.french_figures import meant_in_french
from balozi.extraction.clauses.sentence.owners import is_no_party, own_codes, who_says
from balozi.extraction.clauses.sentence.stand_ins import MANY, NAMED, OF, is_plural_office, seat_of
from balozi.extraction.clauses.sentence.states_of_offices import codes_of_office, office_key
from balozi.extraction.clauses.sentence.surroundings import Parties, Surroundings, is_state, told_apart
from balozi.extraction.clauses.sentence.swahili_offices import (
    body_beside,
    country_of_who_speaks,
    group_again,
    held_for,
    is_a_body_again,
    is_named_behind,
    is_of_a_province,
    is_thanked,
    serves_an_island,
    told_again,
    two_told_before,
)
from balozi.extraction.clauses.sentence.told_apart import (
    are_its_members,
    has_state_behind,
    holds_portfolio,
    is_an_honorific,
    is_another_pair,
    is_of_members,
    is_owner_of_agency,
    is_told_apart,
)
from balozi.extraction.clauses.sentence.vocabulary import Vocabulary
from balozi.extraction.clauses.sentence.whereabouts import is_elsewhere, is_placed, is_seat
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token
from balozi.packs.gazetteer import members_of

# So far in front may it be told who is met.
_IN_FRONT = 12
_AT = frozenset({"at", "during", "in", "after", "following"})
_ITS = frozenset({"yake", "lake", "wake"})
_HELD = frozenset({Of.OWN, Of.OFFICE})
_KINGDOMS = closed("parties", "kingdoms")
_BODY_WORDS = frozenset({"bank", "fund", "agency", "secretariat"})
_AGAIN = frozenset({Of.OWN, Of.PAIR, Of.OFFICE})
_STATELY = frozenset({"government", "country", "authorities", "parliament"})
_STATELY_IN_FRENCH = closed("parties", "stately_in_french")
_WE = closed("parties", "we")
_MARKS = frozenset({"“", "”", '"', "«", "»"})
# A paper without a day means the states that form a group now.
_LATEST = 9998
_SEVERAL = 2
# What only a state has, and who may speak of his own: any party, or of a country none but a state's.
_OF_A_STATE = frozenset({"nchi", "taifa", "serikali"})
_SPEAKING = {
    False: frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.PERSON}),
    True: frozenset({Of.STATE, Of.PEOPLE, Of.PERSON}),
}


_NOBODY = Parties((), (), (), 0, -1)


def parties_in(
    line: Sequence[Token],
    mentions: Sequence[Mention],
    numbers: Iterable[int],
    codes_of: Callable[[int], tuple[str, ...] | None],
) -> Parties:
    """Return the parties among some mentions of a sentence.

    Args:
        line: the tokens of the sentence.
        mentions: of the sentence.
        numbers: of the mentions that are asked about, from left to right.
        codes_of: returns the codes that a mention stands for by its number, as `codes_of_mention` does.
    """
    order: list[str] = []
    spots: list[tuple[int, int, tuple[str, ...]]] = []
    unknown, first, last_named = 0, -1, -9
    for number in numbers:
        mention = mentions[number]
        if mention.of not in NAMED:
            continue
        codes = codes_of(number)
        if codes is None:
            continue
        first = mention.first if first < 0 else first
        if not codes and _is_unknown(line, mentions, number, last_named):
            unknown += 1
            spots.append((mention.first, mention.last, ()))
        if codes and mention.of is not Of.OWN:
            last_named = mention.last
        if codes or mention.of is Of.PAIR:
            spots.append((mention.first, mention.last, codes))
        order.extend(codes)
    if first < 0:
        return _NOBODY
    states, organisations, once = told_apart(tuple(order))
    return Parties(states, organisations, once, unknown, first, tuple(spots))


def _is_unknown(line: Sequence[Token], mentions: Sequence[Mention], number: int, last_named: int) -> bool:
    """Tell whether an office stands apart from the party named last and has no owner behind it."""
    mention = mentions[number]
    honorific = last_named >= 0 and is_an_honorific(line, mention)
    apart = mention.of is Of.OFFICE and mention.first > last_named + 2 and not honorific
    return apart and not has_state_behind(line, mentions, number)


def codes_of_mention(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary, around: Surroundings
) -> tuple[str, ...] | None:
    """Return the codes a mention stands for; None when it is a place, a venue or a topic."""
    mention = mentions[number]
    if mention.of is Of.CITY:
        union = words.language == "en" and mention.name == "BEL" and _is_of_the_union(around)
        seat = "EU" if union else mention.name
        island = words.language == "sw" and serves_an_island(line, mentions, number)
        return (seat,) if island or is_seat(line, mentions, number, words) else None
    if words.language == "en" and _tells_where_a_city_is(line, mentions, number):
        return None
    if words.language == "en" and are_its_members(line, mentions, number):
        return (mentions[number - 1].code.removeprefix("ORG:"),)
    if words.language == "fr" and (meant := meant_in_french(line, mentions, number, around)):
        return meant
    if is_plural_office(line, mentions, number) and (around.body or around.pinned or len(around.pair) > 1):
        return _codes_of_leaders(line, mention, around)
    if around.body and around.pinned in {(), (around.body,)} and is_of_members(line, mention):
        return None if is_another_pair(line, mentions, number) else (around.body,)
    if is_owner_of_agency(line, mentions, number) or is_elsewhere(line, mentions, number, words):
        return None
    again = _named_again(line, mentions, number, around) if words.language == "sw" else ()
    return again or _codes_by_kind(line, mentions, number, words, around)


def _tells_where_a_city_is(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether a state only tells where a city lies, as in datelines: "Arusha, Tanzania, 27 June 2024"."""
    mention, before = mentions[number], mentions[number - 1] if number else None
    beside = before is not None and before.of is Of.CITY and before.last == mention.first - 2
    comma = beside and line[mention.first - 1].key == ","
    return comma and mention.of is Of.STATE and before is not None and before.name == mention.code


def _is_of_the_union(around: Surroundings) -> bool:
    """Tell whether "Brussels" means the EU: the one spoken of, and not Belgium."""
    return around.body == "EU" or ("EU" in around.pair and "BEL" not in around.pair)


def _codes_of_leaders(line: Sequence[Token], mention: Mention, around: Surroundings) -> tuple[str, ...]:
    """Return whose leaders "mawaziri hao" or "wakuu" are: of the parties, of the two, else of the body."""
    summit = around.body and line[mention.first].key == "wakuu"
    two = around.pair if not summit and (len(around.pair) == 2 or not around.body) else ()
    return around.pinned or two or (around.body,)


def _named_again(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, around: Surroundings
) -> tuple[str, ...]:
    """Return whose Swahili "benki hiyo", "mawaziri hao" or "mfalme huyo" is, where the paper or his office told it."""
    mention = mentions[number]
    if mention.of is Of.PERSON:
        return held_for(line, mentions, number)
    group = mention.of in _AGAIN and not around.pinned
    found = group_again(line, mention, around.people) if group else ()
    found = found or (told_again(line, mention, around.people) if mention.of in _HELD else ())
    if not found and mention.of is Of.OWN:
        found = country_of_who_speaks(line, mentions, number, around.people)
    if not found and around.home and group and is_of_a_province(line, mention):
        found = (around.home,)
    return found if found and not is_told_apart(line, mentions, number) else ()


def _codes_by_kind(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary, around: Surroundings
) -> tuple[str, ...] | None:
    """Return the codes of "the two sides", "his country", of an office by its holder, else of the name itself."""
    mention = mentions[number]
    if mention.of is Of.PAIR:
        # "Participants pledged to pass on what they had learnt": those of a course, where none are defined.
        course = mention.last == 0 and line[0].key == "participants" and not around.pinned
        course = course and len(around.pair) <= _SEVERAL
        another = course or is_another_pair(line, mentions, number)
        another = another or (words.language == "sw" and is_named_behind(line, mentions, number))
        beside = two_told_before(line, mentions, number) if words.language == "sw" else ()
        if words.language == "en" and not around.pinned:
            beside = _met_in_front(line, mentions, number, around)
        return None if another else (not around.pinned and beside) or _codes_of_pair(line, mention, around)
    if mention.of is Of.OWN:
        return _codes_of_phrase(line, mentions, number, words, around)
    if mention.of is Of.GROUP:
        return members_of(mention.code, around.year or _LATEST)
    if mention.of in {Of.OFFICE, Of.TITLE}:
        return codes_of_office(line, mentions, number, words, around)
    return (mention.code.removeprefix("ORG:"),)


def _codes_of_phrase(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary, around: Surroundings
) -> tuple[str, ...] | None:
    """Return who "the country" or "he" is; None for a place: "in the country"."""
    nobody = words.language == "en" and is_no_party(line, mentions[number])
    if words.language == "sw" and (beside := body_beside(line, mentions, number)):
        return (beside,)
    if words.language == "sw" and is_a_body_again(line, mentions[number]):
        # "Shirika hilo" of a paper that names no body is a firm.
        body = around.body or ("" if is_state(around.one) else around.one)
        return (body,) if body else ()
    if words.language == "en" and line[mentions[number].last].key == "kingdom":
        crowned = [code for code in dict.fromkeys((*around.pair, *around.common)) if code in _KINGDOMS]
        if len(crowned) == 1:
            # "a loan from Saudi Arabia. The Kingdom has also undertaken": the one of them that is a kingdom.
            return (crowned[0],)
    found = None if nobody else _codes_of_own(line, mentions, number, words, around)
    return _of_its_sort(line[mentions[number].last].key, found, around) if words.language == "en" else found


def _of_its_sort(key: str, found: tuple[str, ...] | None, around: Surroundings) -> tuple[str, ...] | None:
    """Return who an English word stands for by its sort: "the Government" is of a state, "the bank" is no state."""
    if not found:
        return found
    if key == "government" and around.home and not is_state(found[0]):
        # "IFAD provides a grant; the Government will contribute": no body has a government.
        return (around.home,)
    if key in _BODY_WORDS and is_state(found[0]):
        bodies = [
            code
            for code in (around.body, *reversed(around.pair), *around.common)
            if code and not is_state(code)
        ]
        return (bodies[0],) if bodies else found
    return found


def _met_in_front(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, around: Surroundings
) -> tuple[str, ...]:
    """Return the two when words in front say who is met: "At the meeting with the Azerbaijani side the parties"."""
    pair = mentions[number]
    if line[0].key not in _AT or not 0 < pair.first <= _IN_FRONT or not around.home:
        return ()
    met = [
        m
        for m in mentions[:number]
        if m.of in {Of.PEOPLE, Of.STATE} and line[m.first - 1].key in {"with", "the"}
    ]
    led = any(token.key == "with" for token in line[: pair.first])
    if not led or len(met) != 1 or met[0].code == around.home:
        return ()
    return tuple(sorted((around.home, met[0].code)))


def _codes_of_pair(line: Sequence[Token], mention: Mention, around: Surroundings) -> tuple[str, ...]:
    """Return who "the two sides" or "the leaders" are; leaders of many states are those of their body."""
    if around.body and len(around.pair) > 3 and not around.pinned:
        many = any(token.key in MANY for token in line[mention.first : mention.last + 1])
        return (around.body,) if many else around.pair
    return around.pinned or around.pair or around.common


def _codes_of_own(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary, around: Surroundings
) -> tuple[str, ...] | None:
    """Return who "we", "he" or "the President" is: those who speak, else the party that acted last."""
    mention = mentions[number]
    if around.pinned and line[mention.first].key in _WE:
        return around.pinned
    if words.language == "en" and not is_told_apart(line, mentions, number):
        own = _own_in_english(line, mentions, number, words, around)
        if own:
            return own
    speaker = _speaker(line, mentions, number, words, around) if line[mention.last].key in _ITS else None
    if speaker:
        return speaker
    if words.language == "fr" and holds_portfolio(line, mentions, number):
        return (around.home,) if around.home else ()
    beside = _own_in_swahili(line, mentions, number, words, around) if words.language == "sw" else ()
    if beside or is_told_apart(line, mentions, number):
        return beside or _told_apart_by_name(line, mentions, number, words, around)
    again = _told_before(line, mentions, number, words, around)
    if again:
        return (again,)
    return _who_acted_last(line, mention, words, around)


def _own_in_swahili(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary, around: Surroundings
) -> tuple[str, ...]:
    """Return whose a government is by its seat, or the other of two: "Rais huyo alilakiwa na Waziri wa nchi hiyo"."""
    mention, one = mentions[number], mentions[0]
    officer = number > 1 and mentions[number - 1].of is Of.OFFICE and line[mention.first - 1].key in OF
    stately = line[mention.first].key in _OF_A_STATE and line[mention.last].key in {"hiyo", "hilo"}
    two = len(around.pair) == _SEVERAL and all(map(is_state, around.pair))
    if not (officer and stately and two) or one.of not in {Of.OWN, Of.OFFICE, Of.PERSON}:
        return seat_of(line, mentions, number)
    who = codes_of_mention(line, mentions, 0, words, around) or ()
    met = any(token.key == "na" for token in line[one.last + 1 : mentions[number - 1].first])
    return tuple(code for code in around.pair if code not in who)[:1] if met else ()


def _own_in_english(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary, around: Surroundings
) -> tuple[str, ...] | None:
    """Return who a phrase of an English sentence means where the sentence tells it, or "we" the paper's own state."""
    own = own_codes(line, mentions, number, (around.one, around.body), around.people)
    if not own and says_of_its_own(line, mentions, number):
        own = codes_of_mention(line, mentions, number - 1, words, around)
    return own or ((around.home,) if _speaks_for_home(line, mentions[number], around) else None)


def _speaks_for_home(line: Sequence[Token], mention: Mention, around: Surroundings) -> bool:
    """Tell whether "we" is the state of the paper itself: "We will provide", in no quotation."""
    own = bool(around.voice) and around.voice == around.home and line[mention.first].key in _WE
    return own and not any(token.text in _MARKS for token in line)


def _told_apart_by_name(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary, around: Surroundings
) -> tuple[str, ...] | None:
    """Return whose "the Ministry of Health" is, in Swahili by its city; () when nobody tells."""
    if words.language == "en" and not has_state_behind(line, mentions, number):
        return of_a_ministry(line, mentions[number], around.home, around.common)
    return seat_of(line, mentions, number) if words.language == "sw" else ()


def _who_acted_last(
    line: Sequence[Token], mention: Mention, words: Vocabulary, around: Surroundings
) -> tuple[str, ...]:
    """Return the party that acted last; the one state spoken of where only a state can be meant."""
    if words.language == "en" and around.pinned and _is_stately(line, mention, words):
        bound = [code for code in around.pinned if is_state(code)]
        if len(bound) == 1:
            # "The Government shall place at the disposal of the Network": the one state that is a party.
            return (bound[0],)
    if _is_stately(line, mention, words) and around.one and not is_state(around.one):
        # "The government", "Rais wa nchi hiyo", after a bank: of the one state spoken of.
        states = [code for code in around.pair or around.common if is_state(code)]
        home = around.home if words.language != "sw" and around.home in (states or [around.home]) else ""
        return (states[0],) if len(states) == 1 else (home or around.one,)
    return (around.one,) if around.one else ()


def _told_before(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary, around: Surroundings
) -> str:
    """Return whose an English or French office is that the paper told before, "" when it did not."""
    if words.language == "sw":
        return ""
    known = around.people.get(office_key(line, mentions[number]), "")
    if known and "|" not in known:
        return known
    return _again_in_english(line, mentions, number, around) if words.language == "en" else ""


def _again_in_english(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, around: Surroundings
) -> str:
    """Return whose an office named again is, "the President", or who "it" is in what somebody says."""
    named = line[mentions[number].first + 1 : mentions[number].last + 1]
    if host := met_there(line, mentions, number, around):
        return host
    again = holder(around.people, named, (around.home,) if around.sure else ())
    if not again and around.sure and is_own_office(named):
        again = around.home
    return again or who_says(line, mentions, number, around.people)


def _is_stately(line: Sequence[Token], mention: Mention, words: Vocabulary) -> bool:
    """Tell whether a phrase can only mean a state: "the government", "nchi hiyo"."""
    if words.language == "sw":
        return line[mention.first].key in _OF_A_STATE
    return line[mention.last].key in (_STATELY if words.language == "en" else _STATELY_IN_FRENCH)


def _speaker(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary, around: Surroundings
) -> tuple[str, ...]:
    """Return the party named first in the sentence, whose "nchi yake" or "serikali yake" is spoken of.

    No body has a country or a government: "Akihutubia Umoja wa Mataifa, Rais wa Malawi alisema nchi yake".
    """
    stately = line[mentions[number].first].key in _OF_A_STATE
    thanked = ""
    for at, mention in enumerate(mentions[:number]):
        if mention.of is Of.STATE and is_thanked(line, mention):
            thanked = mention.code
            continue
        office = stately and mention.of in {Of.OFFICE, Of.TITLE}
        known = codes_of_mention(line, mentions, at, words, around) if office else ()
        if known and len(known) == 1 and is_state(known[0]):
            # "Balozi Zhang alisema nchi yake": where the paper told whose ambassador he is.
            return known
        if mention.of in _SPEAKING[stately] and not is_placed(line, mention, words):
            return (mention.code.removeprefix("ORG:"),)
    # "Dkt. Banda aliishukuru Uswidi, akasema wizara yake": the other of the two speaks.
    others = [code for code in around.pair or around.common if code != thanked]
    return (others[0],) if thanked and len(others) == 1 else ()
