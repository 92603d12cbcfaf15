"""Places and days that are only part of a person's name: "Vikram Misri", "January Makamba"."""

from collections.abc import Callable, Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.persons import Person, persons_of
from balozi.extraction.mentions.calendars import calendar
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token
from balozi.extraction.mentions.twins import MARK

# "Bahrain's King": so near stands the state before its office.
_OWNER = 3
_MINISTRIES = frozenset({"ministry", "minister", "secretary", "department"})
_LINKS = frozenset({"and", "of", "for", "&", ",", "the"})
_MATTERS = frozenset({"affairs", "integration", "matters", "cooperation", "relations"})
_NAMED = 9
_APART = frozenset({"na", "kwa", "and", "et", "with", "avec", ","})
# What ties a person or an office to the state behind it: "President Diallo of Guinea", "Rais Diallo wa Guinea".
_OF_A_STATE = frozenset({"of", "wa"})
_PLACES = frozenset({Of.STATE, Of.CITY, Of.REGION, Of.PEOPLE})
# "held a bilateral with", "a trilateral in Oslo".
_BEHIND_MEETINGS = closed("namesakes", "behind_meetings")
_BRITISH = frozenset({"british", "britain", "uk", "london", "downing", "whitehall"})


def outside_names(line: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without the places that are part of a person's name ("Vikram Misri", "Paris Jackson")."""
    there = {mention.of for mention in mentions}
    for of, without in _WITHOUT:
        if of in there:
            mentions = without(line, mentions)
    if _PLACES.isdisjoint(there) or not any(_may_be_in_a_name(line, mention) for mention in mentions):
        return mentions
    names = [person for person in persons_of(line, mentions) if " " in person.name]
    if not names:
        return mentions
    return [mention for mention in mentions if not _is_in_name(line, mention, names)]


def _without_state_codes(line: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without acronyms of bodies that are the code of the state before: "Namibia (NAM)"."""
    if not any(m.code.endswith(MARK) for m in mentions):
        return mentions
    told = {f"{m.code}{MARK}": m.last for m in mentions if m.of is Of.STATE}
    return [m for m in mentions if not (m.of is Of.ORGANISATION and told.get(m.code, -9) == m.first - 2)]


def _without_first_names(line: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without the cities that are first names: "Balozi Adama Traoré", "Bi. Victoria Ouma"."""
    names = [m for m in mentions if m.of is Of.CITY and _is_a_first_name(line, m, mentions)]
    return [m for m in mentions if m not in names] if names else mentions


def _is_a_first_name(line: Sequence[Token], city: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether an office or a title stands right before a city, and one more capital behind it."""
    behind = line[city.last + 1 : city.last + 2]
    held = any(m.last == city.first - 1 and m.of in {Of.OFFICE, Of.TITLE} for m in mentions)
    return held and bool(behind) and behind[0].is_capital and all(m.first != city.last + 1 for m in mentions)


def _without_adjectives(line: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without what is no gathering: "a bilateral health memorandum", not "a bilateral with"."""
    return [
        m for m in mentions if m.of is not Of.NOUN or m.code != "MEETING" or not _is_an_adjective(line, m)
    ]


def _is_an_adjective(line: Sequence[Token], noun: Mention) -> bool:
    behind = line[noun.last + 1] if noun.last + 1 < len(line) else None
    alone = noun.first == noun.last and line[noun.last].key in {"bilateral", "trilateral"}
    if not alone or behind is None or behind.key in _BEHIND_MEETINGS:
        return False
    # "the Bilateral Air Services Agreement": within a title.
    return behind.text.islower() or (line[noun.last].is_capital and behind.is_capital)


def _without_namesakes(line: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without well-known leaders of whom only the surname is another's: "Mr. Seydou Ouattara"."""
    return [m for m in mentions if m.of is not Of.PERSON or not _is_a_namesake(line, mentions, m)]


def _is_a_namesake(line: Sequence[Token], mentions: Sequence[Mention], person: Mention) -> bool:
    """Tell whether another first name stands before a leader's surname, or the text tells another state's."""
    if _is_told_of_another(line, mentions, person):
        return True
    at = person.first - 1
    ends = {m.last for m in mentions if m.of in {Of.OFFICE, Of.TITLE}}
    if at in ends:
        return _is_of_another(line, mentions, person, at) or _is_a_first_name_of(line, mentions, person, ends)
    if at > 0 and line[at].key == "s" and person.first != person.last:
        return _is_of_another(line, mentions, person, person.last)
    taken = any(m.first <= at <= m.last for m in mentions)
    if person.first != person.last or taken or at < 1 or at - 1 not in ends:
        return False
    return line[at].is_capital and line[at].text.isalpha() and line[at].text not in person.name


def _is_a_first_name_of(
    line: Sequence[Token], mentions: Sequence[Mention], person: Mention, ends: set[int]
) -> bool:
    """Tell whether a leader's name alone is the first name of another: "President Lula Andrade of Angola"."""
    after = line[person.last + 1] if person.last + 1 < len(line) else None
    free = not any(m.first == person.last + 1 for m in mentions)
    held = person.first - 1 in ends and person.first == person.last
    # "amekutana na Rais Zelensky Jumamosi": a day is nobody's surname.
    named = after is not None and after.is_capital and after.key not in calendar().weekdays
    return held and free and named and after is not None and after.text not in person.name


def _is_of_another(line: Sequence[Token], mentions: Sequence[Mention], person: Mention, office: int) -> bool:
    """Tell whether the office before a leader's name is of another state: "Bahrain's King Salman"."""
    first = next(m.first for m in mentions if m.last == office and m.of in {Of.OFFICE, Of.TITLE, Of.PERSON})
    owner = next(
        (m for m in mentions if m.of in {Of.STATE, Of.PEOPLE} and 0 < first - m.last <= _OWNER), None
    )
    if owner is None or any(token.key in _APART for token in line[owner.last + 1 : first]):
        # "Rais wa Ghana amekutana na Rais Putin": the state before is the other one's.
        return False
    return len(person.code) == len(owner.code) and owner.code != person.code


def _is_told_of_another(line: Sequence[Token], mentions: Sequence[Mention], person: Mention) -> bool:
    """Tell whether the words beside a leader's name are of another state: what a text says wins over what is known.

    "President Hassan Diallo of Guinea", "Rais Hassan Diallo wa Guinea", "Rais wa Guinea Hassan Diallo".
    """
    if person.code.startswith("ORG:"):
        return False
    for state in mentions:
        if state.of is not Of.STATE or state.code == person.code:
            continue
        before = line[state.first - 1].key if state.first else ""
        tied = before in _OF_A_STATE
        if tied and state.first == person.last + 2:
            return True
        # A comma between them would begin a list: "Rais wa Guinea, Museveni na Kagame".
        held = any(m.of is Of.OFFICE and m.last == state.first - 2 for m in mentions)
        if tied and held and person.first == state.last + 1:
            return True
    return False


def _without_offices(line: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without "the Foreign Office", which several states have, where no British one is meant."""
    offices = [m for m in mentions if _is_a_foreign_office(line, m)]
    if not offices or any(token.key in _BRITISH for token in line):
        return mentions
    return [m for m in mentions if m not in offices]


def _is_a_national_council(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a state's own council bears the name of the United Nations': "the National Security Council"."""
    before = line[mention.first - 1].key if mention.first else ""
    behind = [token.key for token in line[mention.last + 1 : mention.last + 3]]
    # "Baraza la Usalama la Taifa", "Baraza la Usalama wa Taifa", "Baraza la Usalama la Iran".
    own = line[mention.first].key == "baraza" and behind[:1] in (["la"], ["wa"])
    return mention.code == "UNSC" and (own or before in {"national", "federal", "supreme", "state"})


def _is_a_foreign_office(line: Sequence[Token], mention: Mention) -> bool:
    words = [line[mention.first].key, line[mention.last].key]
    return mention.of is Of.INSTITUTION and words == ["foreign", "office"]


def _without_portfolios(line: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without the bodies in a ministry's name: "Minister of East African Community Affairs"."""
    if _MINISTRIES.isdisjoint([token.key for token in line]):
        return mentions
    return [m for m in mentions if m.of is not Of.ORGANISATION or not _ends_a_portfolio(line, m)]


def _without_councils(line: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without a state's own security council."""
    own = [m for m in mentions if m.of is Of.ORGANISATION and _is_a_national_council(line, m)]
    return [m for m in mentions if m not in own] if own else mentions


def _ends_a_portfolio(line: Sequence[Token], body: Mention) -> bool:
    """Tell whether a body stands in the name of a ministry: "Foreign Affairs and East African Cooperation"."""
    at, joined = body.first - 1, False
    while at > max(0, body.first - _NAMED) and (line[at].is_capital or line[at].key in _LINKS):
        if line[at].key in _MINISTRIES:
            break
        joined = joined or line[at].key in {"and", "&"}
        at -= 1
    behind = line[body.last + 1].key if body.last + 1 < len(line) else ""
    return line[at].key in _MINISTRIES and (
        behind in _MATTERS or (joined and line[body.last].key in _MATTERS)
    )


# In this order: what is a name is told by the mentions that are left.
_WITHOUT: Sequence[tuple[Of, Callable[[Sequence[Token], list[Mention]], list[Mention]]]] = (
    (Of.NOUN, _without_adjectives),
    (Of.CITY, _without_first_names),
    (Of.PERSON, _without_namesakes),
    (Of.ORGANISATION, _without_state_codes),
    (Of.ORGANISATION, _without_portfolios),
    (Of.INSTITUTION, _without_offices),
    (Of.ORGANISATION, _without_councils),
)


def _may_be_in_a_name(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a place has a capital before it, as the second word of a name has."""
    return mention.of in _PLACES and mention.first > 0 and line[mention.first - 1].is_capital


def _is_in_name(line: Sequence[Token], mention: Mention, names: Sequence[Person]) -> bool:
    if not _may_be_in_a_name(line, mention):
        return False
    word = line[mention.first].text
    return any(
        person.first < mention.first <= person.last and word in person.name.split()[1:] for person in names
    )


def outside_persons(line: Sequence[Token], mentions: list[Mention], dates: list[Mention]) -> list[Mention]:
    """Return the dates that are not part of a person's name ("January Makamba")."""
    if not dates:
        return dates
    names = [(person.first, person.last) for person in persons_of(line, mentions) if person.name]
    return [
        date for date in dates if not any(first <= date.first and date.last <= last for first, last in names)
    ]
