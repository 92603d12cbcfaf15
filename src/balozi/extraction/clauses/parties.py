"""Who takes part: the states and organisations named in a stretch of a sentence, places and topics left out."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.english_places import are_officials, is_of_folk
from balozi.extraction.clauses.english_roles import holder, is_beside, is_own_office
from balozi.extraction.clauses.french_figures import meant_in_french
from balozi.extraction.clauses.owners import is_no_party, own_codes, who_says
from balozi.extraction.clauses.stand_ins import MANY, NAMED, OF, is_government, is_plural_office, seat_of
from balozi.extraction.clauses.swahili import is_said_of_a_state
from balozi.extraction.clauses.swahili_offices import group_again, told_again
from balozi.extraction.clauses.vocabulary import Vocabulary
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token
from balozi.packs.gazetteer import members_of

_THE = closed("parties", "the")
_LINKS = closed("parties", "links")
_MEMBERS = closed("parties", "members")
# "dans la capitale cambodgienne": a place.
_CAPITALS = frozenset({"capitale", "ville"})
# "en faveur des réfugiés soudanais": those for whom a thing is done.
_FOLK = closed("parties", "folk")
_PLACES = closed("parties", "places")
# "le groupe marocain", "une chanteuse malienne": those who bind and meet for nobody but themselves.
_PRIVATE = closed("parties", "private")
_ITS = frozenset({"yake", "lake", "wake"})
# How many words a portfolio may have: "de l'Enseignement supérieur et de la Recherche".
_PORTFOLIO = 9
_FINITE = re.compile(r"(?:ame|ali|ana|ata|wame|wali|wana|wata)(?:wa|i|zi|u|ki|ya|m|mw)?[a-z]{4,}[aiu]\Z")
_SENT_OUT = closed("swahili_sides", "sent")
_HELD = frozenset({Of.OWN, Of.OFFICE})
_AGAIN = frozenset({Of.OWN, Of.PAIR, Of.OFFICE})
_VENUES = frozenset({"SUMMIT", "VISIT"})
_STATELY = frozenset({"government", "country", "authorities", "parliament"})
_ABOUT = frozenset({"on", "about", "concerning", "regarding"})
_WE = closed("parties", "we")
# A paper without a day means the states that form a group now.
_LATEST = 9998
_CURRENCIES = closed("parties", "currencies")
_FIRMS = closed("firms", "names")
# "Air France", "Radio Rwanda": no states.
_FIRM_HEADS = frozenset({"air", "radio", "miss", "team", "tele"})
_FIRM_NAMES = closed("firms", "capitals")
_AUXILIARIES = closed("english", "be") | frozenset({"has", "have", "had", "will", "would", "shall"})
# "delegations from Chad" are Chad's.
_SENT = closed("parties", "sent")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Who is spoken of before a sentence.

    Attributes:
        home: the state whose paper it is.
        pair: the last two or more parties named together.
        one: the last party that acted.
        common: the states that the paper speaks of most.
        people: the states of persons by surname.
        pinned: the parties that the paper calls "the Parties" by definition.
        body: the last organisation named, whose members "the Member States" are.
        lead: who acts in the items of a list, named in the line above it.
        sport: whether the paper is about sport.
        year: of the paper, 0 when it has no day.
        sure: whether an English paper tells whose it is, by naming its own offices without their state.
    """

    home: str
    pair: tuple[str, ...]
    one: str
    common: tuple[str, ...]
    people: Mapping[str, str]
    pinned: tuple[str, ...] = ()
    body: str = ""
    lead: tuple[str, ...] = ()
    sport: bool = False
    year: int = 0
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties in a stretch of a sentence.

    Attributes:
        states: alpha-3 codes, sorted.
        organisations: acronyms, sorted.
        order: all codes in the order of the text.
        unknown: how many office-holders are named whose state is not told.
        first: index of the first token that names one, -1 when none does.
        spots: first token, last token and codes of each mention that counted.
    """

    states: tuple[str, ...]
    organisations: tuple[str, ...]
    order: tuple[str, ...]
    unknown: int
    first: int
    spots: tuple[tuple[int, int, tuple[str, ...]], ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Return states and organisations together, sorted."""
        return tuple(sorted({*self.states, *self.organisations}))


def parties_in(
    line: Sequence[Token],
    mentions: Sequence[Mention],
    span: tuple[int, int],
    codes_of: Callable[[int], tuple[str, ...] | None],
) -> Parties:
    """Return the parties between two tokens, both included.

    Args:
        line: the tokens of the sentence.
        mentions: of the sentence.
        span: its first token and its last.
        codes_of: returns the codes that a mention stands for by its number, as `codes_of_mention` does.
    """
    states: list[str] = []
    organisations: list[str] = []
    order: list[str] = []
    spots: list[tuple[int, int, tuple[str, ...]]] = []
    unknown, first, last_named = 0, -1, -9
    for number, mention in enumerate(mentions):
        if mention.of not in NAMED or not span[0] <= mention.first <= span[1]:
            continue
        codes = codes_of(number)
        if codes is None:
            continue
        first = mention.first if first < 0 else first
        if (
            not codes
            and mention.of is Of.OFFICE
            and mention.first > last_named + 2
            and not (last_named >= 0 and _is_an_honorific(line, mention))
            and not _has_state_behind(line, mentions, number)
        ):
            unknown += 1
            spots.append((mention.first, mention.last, ()))
        if codes and mention.of is not Of.OWN:
            last_named = mention.last
        if codes or mention.of is Of.PAIR:
            spots.append((mention.first, mention.last, codes))
        for code in codes:
            (states if is_state(code) else organisations).append(code)
            order.append(code)
    return Parties(
        tuple(sorted(set(states))),
        tuple(sorted(set(organisations))),
        tuple(dict.fromkeys(order)),
        unknown,
        first,
        tuple(spots),
    )


def _is_an_honorific(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a Swahili "Balozi" is a title before the name of one whose office was told: ", Balozi Ali Said"."""
    behind = line[mention.last + 1 : mention.last + 2]
    apart = mention.first > 0 and line[mention.first - 1].text == ","
    return apart and line[mention.first].key == "balozi" and bool(behind) and behind[0].is_capital


def groups_of(line: Sequence[Token], parties: Parties) -> list[Parties]:
    """Return parties that are named together ("Kenya, Uganda and the EU") as one group each, from left to right."""
    groups: list[list[tuple[int, int, tuple[str, ...]]]] = []
    for spot in parties.spots:
        if groups and _are_linked(line, groups[-1][-1][1] + 1, spot[0]):
            groups[-1].append(spot)
        else:
            groups.append([spot])
    return [_group(spots) for spots in groups]


def _group(spots: Sequence[tuple[int, int, tuple[str, ...]]]) -> Parties:
    order = tuple(dict.fromkeys(code for _, _, codes in spots for code in codes))
    states = tuple(sorted(code for code in order if is_state(code)))
    organisations = tuple(sorted(code for code in order if not is_state(code)))
    unknown = sum(not codes for _, _, codes in spots)
    return Parties(states, organisations, order, unknown, spots[0][0], tuple(spots))


def _are_linked(line: Sequence[Token], start: int, end: int) -> bool:
    between = line[start:end]
    return len(between) <= 16 and all(
        token.is_capital or token.key in _LINKS or not token.text[0].isalpha() for token in between
    )


def codes_of_mention(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary, around: Surroundings
) -> tuple[str, ...] | None:
    """Return the codes a mention stands for; None when it is a place, a venue or a topic."""
    mention = mentions[number]
    if mention.of is Of.CITY:
        return (mention.name,) if _is_seat(line, mentions, number, words) else None
    if words.language == "en" and _are_its_members(line, mentions, number):
        return (mentions[number - 1].code.removeprefix("ORG:"),)
    if words.language == "fr" and (meant := meant_in_french(line, mentions, number, around)):
        return meant
    if is_plural_office(line, mentions, number) and (around.body or around.pinned or len(around.pair) > 1):
        summit = around.body and line[mention.first].key == "wakuu"
        two = around.pair if not summit and (len(around.pair) == 2 or not around.body) else ()
        return around.pinned or two or (around.body,)
    if around.body and not around.pinned and _is_of_members(line, mention):
        return None if _is_another_pair(line, mentions, number) else (around.body,)
    if _is_owner_of_agency(line, mentions, number) or _is_elsewhere(line, mentions, number, words):
        return None
    again = _named_again(line, mentions, number, around) if words.language == "sw" else ()
    if again:
        return again
    if mention.of is Of.PAIR:
        return None if _is_another_pair(line, mentions, number) else _codes_of_pair(line, mention, around)
    return _codes_by_kind(line, mentions, number, words, around)


def _named_again(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, around: Surroundings
) -> tuple[str, ...]:
    """Return whose Swahili "benki hiyo", "mawaziri hao" or "mfalme huyo" is, where the paper told it."""
    mention = mentions[number]
    group = mention.of in _AGAIN and not around.pinned
    found = group_again(line, mention, around.people) if group else ()
    found = found or (told_again(line, mention, around.people) if mention.of in _HELD else ())
    return found if found and not _is_told_apart(line, mentions, number) else ()


def _codes_by_kind(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary, around: Surroundings
) -> tuple[str, ...] | None:
    """Return the codes of "his country", of an office by its holder's name, else of the name itself."""
    mention = mentions[number]
    if mention.of is Of.OWN:
        return _codes_of_phrase(line, mentions, number, words, around)
    if mention.of is Of.GROUP:
        return members_of(mention.code, around.year or _LATEST)
    if mention.of in {Of.OFFICE, Of.TITLE}:
        named = _by_name(line, mention, around)
        whose = line[mention.last + 1].key if mention.last + 1 < len(line) else ""
        alone = words.language == "sw" and not any(m.of in NAMED for m in mentions[:number])
        if not named and alone and whose in _ITS and around.one:
            # "Kamishna wake atazuru": of the one told of before.
            return (around.one,)
        return named
    return (mention.code.removeprefix("ORG:"),)


def _codes_of_phrase(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary, around: Surroundings
) -> tuple[str, ...] | None:
    """Return who "the country" or "he" is; None for a place: "in the country"."""
    nobody = words.language == "en" and is_no_party(line, mentions[number])
    return None if nobody else _codes_of_own(line, mentions, number, words, around)


def _is_seat(line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary) -> bool:
    """Tell whether a capital is named for its government: "upande wa Lusaka", "Juba would pay"."""
    before = line[max(0, mentions[number].first - 2) : mentions[number].first]
    side = [token.key for token in before] == ["upande", "wa"]
    return side or is_government(line, mentions, number, words)


def _are_its_members(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether words mean the leaders or members of the body before them: "SADC leaders", "ASEAN members"."""
    many = MANY | {"members", "states", "countries", "nations", "governments"}
    mention, owner = mentions[number], mentions[number - 1] if number else mentions[number]
    beside = owner.of is Of.ORGANISATION and owner.last == mention.first - 1
    return beside and mention.of in {Of.PAIR, Of.OFFICE, Of.TITLE} and line[mention.last].key in many


def _is_owner_of_agency(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether a body is named for its agency: "Shirika la Umoja wa Mataifa la Kuhudumia Wakimbizi, UNHCR"."""
    mention = mentions[number]
    behind = mentions[number + 1] if number + 1 < len(mentions) else None
    if mention.of is not Of.ORGANISATION or behind is None or behind.of is not Of.ORGANISATION:
        return False
    before = [token.key for token in line[max(0, mention.first - 2) : mention.first]]
    between = {token.key for token in line[mention.last + 1 : behind.first]}
    return before[:1] == ["shirika"] and behind.first - mention.last <= 9 and "na" not in between


def _is_elsewhere(line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary) -> bool:
    """Tell whether a mention is a place or a venue: "in Chad", "at the AU summit", "la capitale cambodgienne"."""
    mention = mentions[number]
    if (
        words.language == "en"
        and mention.of is Of.STATE
        and (_is_of_its_people(line, mention) or _is_a_topic(line, mention))
    ):
        return True
    if words.language == "en" and is_beside(line, mention):
        return True
    if words.language == "fr" and mention.of is Of.ORGANISATION and _is_of_a_portfolio(line, mention):
        return True
    if mention.of is Of.PEOPLE:
        firm = line[mention.last + 1 : mention.last + 2]
        named = bool(firm) and firm[0].is_capital and firm[0].key in _FIRM_NAMES
        private = words.language == "en" and (named or _is_of_a_firm(line, mention))
        seat = (
            words.language == "en" and mention.last + 1 < len(line) and line[mention.last + 1].key in _PLACES
        )
        seat = seat and not are_officials(line, mention)
        seat = seat or (
            words.language == "en" and (_is_a_language(line, mention.last) or is_of_folk(line, mention))
        )
        return (
            private
            or seat
            or (mention.first > 0 and line[mention.first - 1].key in _CAPITALS | _PRIVATE | _FOLK)
        )
    behind = line[mention.last + 1] if mention.last + 1 < len(line) else None
    if behind is not None and behind.is_capital and behind.key in _FIRM_NAMES:
        return True
    if mention.first and line[mention.first - 1].is_capital and line[mention.first - 1].key in _FIRM_HEADS:
        return True
    if words.language == "sw" and _is_of_money(line, mention):
        return True
    owner = words.language == "en" and _owns_an_office(line, mentions, number)
    placed = (_is_placed(line, mention, words) and not owner) or _is_venue(line, mentions, number)
    return mention.of in {Of.STATE, Of.ORGANISATION} and placed


def _is_of_a_portfolio(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a body only ends a portfolio: "le ministre des Affaires étrangères et de la Francophonie"."""
    before = [token.key for token in line[max(0, mention.first - 9) : mention.first]]
    return before[-3:] in (["et", "de", "la"], ["et", "a", "la"]) and bool(
        {"ministre", "ministere"} & set(before)
    )


def _is_a_language(line: Sequence[Token], last: int) -> bool:
    """Tell whether a demonym names a language: "in the Kazakh, Kyrgyz and Russian languages"."""
    for token in line[last + 1 : last + 9]:
        if token.key in {"language", "languages", "text", "texts", "version", "versions"}:
            return True
        if not (token.is_capital or token.key in {",", "and"}):
            return False
    return False


def _owns_an_office(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether a state is named for its office-holder, who is no place: "a visit to Nepal's foreign minister"."""
    behind = mentions[number + 1] if number + 1 < len(mentions) else None
    last = mentions[number].last
    genitive = [token.key for token in line[last + 1 : last + 3]] == ["'", "s"]
    return genitive and behind is not None and behind.of is Of.OFFICE and behind.first - last <= 5


def _is_of_money(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a state is named for its money: "dola za Marekani", "faranga za Rwanda"."""
    before = [token.key for token in line[max(0, mention.first - 2) : mention.first]]
    return len(before) > 1 and before[1] in {"za", "ya"} and before[0] in _CURRENCIES


def _is_of_a_firm(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a demonym tells where a firm or a club is from, which is no party: "the Zambian miner"."""
    near = line[mention.last + 1 : mention.last + 3]
    central = any(token.key == "central" for token in near)
    firm = any(token.key in _FIRMS and not token.is_capital for token in near)
    return mention.of is Of.PEOPLE and firm and not central


def _is_a_topic(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a state is what others talk about: "discussions on Libya", "talks about South Sudan"."""
    at = mention.first - 1
    at -= at > 0 and line[at].key == "the"
    owns = mention.last + 1 < len(line) and line[mention.last + 1].text in {"'", "’"}
    return at > 0 and line[at].key in _ABOUT and line[at - 1].text.islower() and not owns


def _is_of_its_people(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a state only owns those who act: "Uganda's opposition", "Ghana's farmers"."""
    near = [token.key for token in line[mention.last + 1 : mention.last + 5]]
    return near[:2] in (["'", "s"], ["’", "s"]) and bool(_FIRMS & set(near[2:])) and "central" not in near


def _is_another_pair(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether words for a pair are told apart by what follows: "the Partnership for", "les chefs d'État de"."""
    mention = mentions[number]
    return mention.of is Of.PAIR and (_goes_on(line, mention) or _of_a_body(line, mentions, number))


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
    if words.language == "en" and not _is_told_apart(line, mentions, number):
        own = own_codes(line, mentions, number, (around.one, around.body), around.people)
        if own:
            return own
    speaker = _speaker(line, mentions, number, words) if line[mention.last].key in _ITS else None
    if speaker:
        return speaker
    if words.language == "fr" and _holds_portfolio(line, mentions, number):
        return (around.home,) if around.home else ()
    if _is_told_apart(line, mentions, number):
        return seat_of(line, mentions, number) if words.language == "sw" else ()
    again = _told_before(line, mentions, number, words, around)
    if again:
        return (again,)
    return _who_acted_last(line, mention, words, around)


def _who_acted_last(
    line: Sequence[Token], mention: Mention, words: Vocabulary, around: Surroundings
) -> tuple[str, ...]:
    """Return the party that acted last; the one state spoken of where only a state can be meant."""
    if _is_stately(line, mention, words) and around.one and not is_state(around.one):
        # "The government", "Rais wa nchi hiyo", after a bank: of the one state spoken of.
        states = [code for code in around.pair or around.common if is_state(code)]
        return (states[0],) if len(states) == 1 else (around.one,)
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
    again = holder(around.people, named, (around.home, around.one))
    if not again and around.sure and is_own_office(named):
        again = around.home
    return again or who_says(line, mentions, number, around.people)


def _is_stately(line: Sequence[Token], mention: Mention, words: Vocabulary) -> bool:
    """Tell whether a phrase can only mean a state: "the government", "nchi hiyo"."""
    if words.language == "sw":
        return line[mention.first].key in {"nchi", "taifa"}
    return words.language == "en" and line[mention.last].key in _STATELY


def _holds_portfolio(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether a French office is told apart by its portfolio alone: "le ministre de la Justice" is at home."""
    last = mentions[number].last
    if line[last].key != "ministre" or last + 1 >= len(line) or line[last + 1].key not in OF:
        return False
    states = {Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.CITY, Of.INSTITUTION}
    return not any(m.of in states and last < m.first <= last + _PORTFOLIO for m in mentions)


def office_key(line: Sequence[Token], mention: Mention) -> str:
    """Return the key of an office: "the Prime Minister" → "prime minister", "" for a pronoun."""
    return " ".join(token.key for token in line[mention.first + 1 : mention.last + 1])


def _is_of_members(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a phrase means the members or an organ of an organisation: "Member States", "the Authority"."""
    return any(token.key in _MEMBERS for token in line[mention.first : mention.last + 1]) and mention.of in {
        Of.PAIR,
        Of.OWN,
    }


def _speaker(
    line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary
) -> tuple[str, ...]:
    """Return the party named first in the sentence, whose "nchi yake" or "serikali yake" is spoken of."""
    for mention in mentions[:number]:
        if mention.of in {Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.PERSON} and not _is_placed(
            line, mention, words
        ):
            return (mention.code.removeprefix("ORG:"),)
    return ()


def _is_told_apart(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether "the president" is told apart by what follows: "the president of", "le président angolais"."""
    last = mentions[number].last
    if last + 1 < len(line) and line[last + 1].key in OF:
        return True
    behind = mentions[number + 1] if number + 1 < len(mentions) else None
    return behind is not None and behind.first == last + 1 and behind.of in {Of.STATE, Of.PEOPLE, Of.PERSON}


def _of_a_body(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether leaders are those of a body: "les Chefs d'État et de Gouvernement de la CEEAC"."""
    behind = mentions[number + 1] if number + 1 < len(mentions) else None
    if behind is None or behind.of is not Of.ORGANISATION:
        return False
    between = [token.key for token in line[mentions[number].last + 1 : behind.first]]
    return len(between) <= 7 and bool(set(between) & OF) and set(between) <= _LINKS | OF | {"gouvernement"}


def _goes_on(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether words such as "the partnership" are told apart by what follows: "the Partnership for ..."."""
    behind = line[mention.last + 1].key if mention.last + 1 < len(line) else ""
    if mention.last > mention.first and line[mention.first + 1].key == "deux" and behind in {"de", "des"}:
        # "les deux ministres de l'Économie" are those of the two spoken of.
        return False
    return behind in {"for", "of", "with", "between", "to", "wa", "za", "de", "du", "des"} and line[
        mention.last
    ].key not in {"countries", "sides"}


def _by_name(line: Sequence[Token], mention: Mention, around: Surroundings) -> tuple[str, ...]:
    """Return the state of the person named right behind an office or a title, where the paper told it."""
    for token in line[mention.last + 1 : mention.last + 6]:
        if not token.is_capital:
            break
        code = around.people.get(token.text)
        if code:
            return (code,)
    return ()


def _has_state_behind(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    behind = mentions[number + 1] if number + 1 < len(mentions) else None
    if behind is None or behind.first > mentions[number].last + 6:
        return False
    if any(token.key == "and" for token in line[mentions[number].last + 1 : behind.first]):
        # "the Secretary and the Japanese Ambassador": the demonym is not the Secretary's.
        return False
    if any(_FINITE.match(token.key) for token in line[mentions[number].last + 1 : behind.first]):
        # "Waziri ameishukuru Vietnam": the state is thanked, it is not the minister's.
        return False
    return behind.of in {Of.STATE, Of.PERSON, Of.PEOPLE, Of.ORGANISATION, Of.OFFICE}


def _is_placed(line: Sequence[Token], mention: Mention, words: Vocabulary) -> bool:
    at = mention.first - 1
    if at >= 0 and "fanyik" in line[at].key:
        return True
    if at >= 0 and line[at].text == "," and _acts_behind_it(line, mention, words):
        return False
    steps = 0
    while at >= 0 and steps < 4 and (line[at].key in _THE or line[at].text == ","):
        if line[at].text == ",":
            # "in Kampala, Uganda": the city before the comma decides; "experts from Chad, Niger and Mali" are sent.
            if at > 2 and line[at - 2].key == "from" and line[at - 3].key in _SENT:
                return False
            return (
                at >= 2
                and not (words.language == "sw" and mention.of is Of.ORGANISATION)
                and any(t.key in words.cuts["place"] or "fanyik" in t.key for t in line[max(0, at - 4) : at])
                and line[at - 1].is_capital
                and steps <= 1
            )
        at -= 1
        steps += 1
    sent = (
        {line[at - 1].key, line[at - 2].key if at > 1 and line[at - 1].text == "," else ""}
        if at > 0
        else set()
    )
    if words.language == "sw" and at > 0 and line[at].key == "kutoka":
        # "wataalamu wa maji kutoka Misri" are Egypt's.
        return not _SENT_OUT & {token.key for token in line[max(0, at - 4) : at]}
    if at > 0 and line[at].key == "from" and sent & _SENT:
        return False
    placed = at >= 0 and line[at].key in words.cuts["place"]
    return placed or _is_second_place(line, mention, at, words)


def _is_second_place(line: Sequence[Token], mention: Mention, joint: int, words: Vocabulary) -> bool:
    """Tell whether one more place follows the first: "a visit to Egypt and Tunisia", not "in Suva and Japan has"."""
    if words.language != "en" or joint < 1 or line[joint].key != "and":
        return False
    before = joint - 1
    while before > joint - 4 and line[before].is_capital:
        before -= 1
    placed = line[before].key in words.cuts["place"] - {"from"} and line[before - 1].key not in _SENT
    return before < joint - 1 and placed and not _opens_a_clause(line, mention)


def _acts_behind_it(line: Sequence[Token], mention: Mention, words: Vocabulary) -> bool:
    """Tell whether a state behind a comma is the one that acts, not one more place."""
    if words.language == "sw":
        return is_said_of_a_state(line, mention.last)
    return words.language == "en" and _opens_a_clause(line, mention)


def _opens_a_clause(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a state acts behind an opening that its comma closes: "In Suva, Japan has decided to"."""
    at = mention.last + 1
    verb = line[at].key if at < len(line) else ""
    acts = verb in _AUXILIARIES or (verb.endswith("ed") and line[at].text.islower())
    return acts and not any(token.text == "," for token in line[: mention.first - 1])


def _is_venue(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    behind = mentions[number + 1] if number + 1 < len(mentions) else None
    if behind is None or behind.of is not Of.NOUN or behind.code not in _VENUES:
        return False
    return behind.first <= mentions[number].last + 3 and mentions[number].of is Of.ORGANISATION


@lru_cache(maxsize=2048)
def is_state(code: str) -> bool:
    """Tell whether a code is that of a state, not of an organisation."""
    from balozi.packs.gazetteer import state_by_code

    return len(code) == 3 and state_by_code(code) is not None
