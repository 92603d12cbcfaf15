"""Mentions that take no part: places, venues, topics, and owners of firms, money and folk."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.english_places import are_officials, is_of_folk
from balozi.extraction.clauses.sentence.english_roles import is_beside
from balozi.extraction.clauses.sentence.stand_ins import is_capital_city, is_government
from balozi.extraction.clauses.sentence.swahili import is_said_of_a_state
from balozi.extraction.clauses.sentence.swahili_places import is_only_named
from balozi.extraction.clauses.sentence.vocabulary import Vocabulary
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_THE = closed("parties", "the")
_SENT_IN_FRENCH = closed("parties", "sent_in_french")
# What may stand between "in" and a state: "in the Congo", "in eastern Congo".
_THE_FORE = _THE | closed("parties", "compass")
# "dans la capitale cambodgienne": a place.
_RESIDES = "makazi"
_CAPITALS = frozenset({"capitale", "ville"})
# "en faveur des réfugiés soudanais": those for whom a thing is done.
_FOLK = closed("parties", "folk")
_PLACES = closed("parties", "places")
# "le groupe marocain", "une chanteuse malienne": those who bind and meet for nobody but themselves.
_PRIVATE = closed("parties", "private")
_SENT_OUT, _LIST = closed("swahili_sides", "sent"), 9
_VENUES = frozenset({"SUMMIT", "VISIT"})
_ABOUT = frozenset({"on", "about", "concerning", "regarding"})
_EXPERTS = closed("parties", "experts")
_CURRENCIES = closed("parties", "currencies")
_FIRMS = closed("firms", "names")
# "Air France", "Radio Rwanda": no states.
_FIRM_HEADS = frozenset({"air", "radio", "miss", "team", "tele"})
_FIRM_NAMES = closed("firms", "capitals")
_SIDES, _BESIDE = frozenset({"sidelines", "margins", "fringes", "sideline"}), 9
# "the central bank", "a medical team": these serve their state.
_SERVING = closed("firms", "serving")
_AUXILIARIES = closed("english", "be") | frozenset({"has", "have", "had", "will", "would", "shall"})
# Pasts of English verbs that do not end in -ed, and words in -s that are no verb.
_CLAUSES = words_of("english_dealings", "clauses")
_PASTS, _NO_VERBS = _CLAUSES["pasts"], _CLAUSES["no_verbs"]
# "delegations from Chad" are Chad's.
_SENT = closed("parties", "sent")
_GUESTS = frozenset({"guest", "guests", "visitor", "visitors", "envoy", "minister"})


def is_seat(line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary) -> bool:
    """Tell whether a capital is named for its government: "upande wa Lusaka", "Juba would pay"."""
    before = line[max(0, mentions[number].first - 2) : mentions[number].first]
    side = [token.key for token in before] == ["upande", "wa"]
    if words.language == "sw" and before and before[-1].key == "kutoka":
        # "alikutana na ujumbe kutoka Juba": it was sent by the government that sits there.
        first = mentions[number].first
        side = not _SENT_OUT.isdisjoint({token.key for token in line[max(0, first - 4) : first]})
    elif words.language == "en" and before and before[-1].key == "from" and mentions[number].first > 1:
        # "A delegation from Doha has arrived in Nouakchott".
        side = before[0].key in _SENT | _GUESTS and is_capital_city(mentions[number].code)
    elif words.language == "fr" and len(before) > 1 and before[-1].key == "de":
        # "Les représentants de Kinshasa".
        side = before[0].key in _SENT_IN_FRENCH and is_capital_city(mentions[number].code)
    return side or is_government(line, mentions, number, words)


def is_elsewhere(line: Sequence[Token], mentions: Sequence[Mention], number: int, words: Vocabulary) -> bool:
    """Tell whether a mention is a place or a venue: "in Chad", "at the AU summit", "la capitale cambodgienne"."""
    mention = mentions[number]
    if (
        words.language == "en"
        and mention.of is Of.STATE
        and (
            _is_of_its_people(line, mention) or _is_a_topic(line, mention) or _is_in_a_compound(line, mention)
        )
    ):
        return True
    if words.language == "en" and (is_beside(line, mention) or is_beside_which(line, mention)):
        return True
    if words.language == "fr" and mention.of is Of.ORGANISATION and _is_of_a_portfolio(line, mention):
        return True
    if mention.of is Of.PEOPLE:
        return _is_no_state_of(line, mention, words)
    behind = line[mention.last + 1] if mention.last + 1 < len(line) else None
    if behind is not None and behind.key in _FIRM_NAMES and behind.is_capital:
        return True
    if mention.first and line[mention.first - 1].key in _FIRM_HEADS and line[mention.first - 1].is_capital:
        return True
    if words.language == "sw" and _is_out_of_swahili(line, mention):
        return True
    owner = words.language == "en" and _owns_an_office(line, mentions, number)
    placed = (is_placed(line, mention, words) and not owner) or _is_venue(line, mentions, number)
    return mention.of in {Of.STATE, Of.ORGANISATION} and placed


def _is_out_of_swahili(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a Swahili name is of money, only named, or a house: "walisaini tamko katika ikulu ya Marekani"."""
    house = mention.of is Of.INSTITUTION and mention.first > 0
    house = house and line[mention.first - 1].key in {"katika", "kwenye"}
    return house or _is_of_money(line, mention) or is_only_named(line, mention)


def is_beside_which(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether others meet beside the gathering of a body: "on the sidelines of the UN General Assembly"."""
    if mention.of is not Of.ORGANISATION or mention.first < 1:
        return False
    at = mention.first - 1
    while at > 0 and mention.first - at < _BESIDE and (line[at].is_capital or line[at].key in {"the", *_THE}):
        at -= 1
    # The walk goes past "of" as well, which is a word before a name.
    return line[at].key in _SIDES or (line[at].key == "of" and line[at - 1].key in _SIDES)


def _is_in_a_compound(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a state only tells where a thing is from: "a Mauritius-registered fund", "Qatar-brokered talks"."""
    behind = line[mention.last + 1 : mention.last + 3]
    joined = len(behind) > 1 and behind[0].text == "-" and behind[0].start == line[mention.last].end
    acts = joined and behind[1].key in {"hosted", "led", "chaired", "convened"}
    return joined and not acts and behind[1].text.islower() and behind[1].start == behind[0].end


def _is_no_state_of(line: Sequence[Token], mention: Mention, words: Vocabulary) -> bool:
    """Tell whether a demonym is of a firm, a place, a tongue or folk: "the Zambian miner", "la ville togolaise"."""
    before = mention.first > 0 and line[mention.first - 1].key in _CAPITALS | _PRIVATE | _FOLK
    if words.language != "en":
        return before
    behind = line[mention.last + 1 : mention.last + 2]
    firm = bool(behind) and behind[0].is_capital and behind[0].key in _FIRM_NAMES
    seat = bool(behind) and behind[0].key in _PLACES and not are_officials(line, mention)
    folk = _is_of_a_firm(line, mention) or _is_a_language(line, mention.last) or is_of_folk(line, mention)
    return before or firm or seat or folk


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
    central = any(token.key in _SERVING for token in near)
    firm = any(token.key in _FIRMS and not token.is_capital for token in near)
    return mention.of is Of.PEOPLE and firm and not central


def _is_a_topic(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a state is what others talk about: "discussions on Libya", "talks about South Sudan"."""
    at = mention.first - 1
    at -= at > 0 and line[at].key == "the"
    owns = mention.last + 1 < len(line) and line[mention.last + 1].text in {"'", "’"}
    if at < 0 or line[at].key not in _ABOUT or owns:
        return False
    # "On Sudan, both leaders", "Special Advisor on Burma".
    return at == 0 or line[at - 1].text.islower() or line[at - 1].key in _EXPERTS


def _is_of_its_people(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a state only owns those who act: "Uganda's opposition", "Ghana's farmers"."""
    near = [token.key for token in line[mention.last + 1 : mention.last + 5]]
    return near[:2] == ["'", "s"] and not _FIRMS.isdisjoint(near[2:]) and "central" not in near


def _is_lived_in_or_left(line: Sequence[Token], mention: Mention, at: int) -> bool:
    """Tell whether nothing is done at a Swahili place: "mwenye makazi yake jijini Nairobi", "kutoka Malaba hadi"."""
    leads_on = "hadi" in {token.key for token in line[mention.last + 1 : mention.last + 3]}
    lives = _RESIDES in {token.key for token in line[max(0, at - 3) : at]}
    return lives or (line[at].key == "kutoka" and leads_on)


def is_placed(line: Sequence[Token], mention: Mention, words: Vocabulary) -> bool:
    """Tell whether a state or a body is only where a thing is done: "in Chad", "in Kampala, Uganda"."""
    at = mention.first - 1
    if at >= 0 and "fanyik" in line[at].key:
        return True
    if at >= 0 and line[at].text == "," and _acts_behind_it(line, mention, words):
        return False
    steps = 0
    while at >= 0 and steps < 4 and (line[at].key in _THE_FORE or line[at].text == ","):
        if line[at].text == ",":
            return steps <= 1 and _is_placed_behind(line, mention, at, words)
        at -= 1
        steps += 1
    sent = (
        {line[at - 1].key, line[at - 2].key if at > 1 and line[at - 1].text == "," else ""}
        if at > 0
        else set()
    )
    if words.language == "sw" and at > 0 and _is_lived_in_or_left(line, mention, at):
        return False
    if words.language == "sw" and at > 0 and line[at].key == "kutoka":
        # "wataalamu wa maji kutoka Misri" are Egypt's.
        return not _SENT_OUT & {token.key for token in line[max(0, at - 4) : at]}
    if at > 0 and line[at].key == "from" and sent & _SENT:
        return False
    placed = at >= 0 and line[at].key in words.cuts["place"]
    return placed or _is_second_place(line, mention, at, words)


def _are_sent_out(line: Sequence[Token], comma: int) -> bool:
    """Tell whether people of several states are sent in Swahili: "wapatanishi kutoka Qatar, Misri na Marekani"."""
    starts = (at for at in range(comma - 1, max(0, comma - _LIST), -1) if line[at].key == "kutoka")
    at = next(starts, 0)
    return at > 0 and not _SENT_OUT.isdisjoint({token.key for token in line[max(0, at - 4) : at]})


def _is_placed_behind(line: Sequence[Token], mention: Mention, comma: int, words: Vocabulary) -> bool:
    """Tell whether the city before a comma makes a place of a state: "in Kampala, Uganda"."""
    if any(line[at].key == "from" and line[at - 1].key in _SENT for at in range(max(1, comma - 7), comma)):
        # "experts from Chad, Niger and Mali" are sent.
        return False
    if words.language == "sw" and _are_sent_out(line, comma):
        return False
    body = words.language == "sw" and mention.of is Of.ORGANISATION
    # "In 2018 Australia, Japan and Fiji": behind the preposition stands a year, no place; "a réuni" has no "à".
    placed = any(
        (line[at].key in words.cuts["place"] and line[at].text != "a" and not line[at + 1].text[0].isdigit())
        or "fanyik" in line[at].key
        for at in range(max(0, comma - 4), comma)
    )
    return comma >= 2 and not body and placed and line[comma - 1].is_capital


def _is_second_place(line: Sequence[Token], mention: Mention, joint: int, words: Vocabulary) -> bool:
    """Tell whether one more place follows the first: "a visit to Egypt and Tunisia", not "in Suva and Japan has"."""
    if words.language != "en" or joint < 1 or line[joint].key != "and":
        return False
    before = joint - 1
    while before > max(-1, joint - 4) and line[before].is_capital:
        before -= 1
    if before < 0:
        # "Norway and Japan meet in Oslo": nothing stands before the first.
        return False
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
    plain = verb.endswith(("ed", "s")) and verb not in _NO_VERBS
    acts = verb in _AUXILIARIES or verb in _PASTS or (plain and line[at].text.islower())
    return acts and not any(token.text == "," for token in line[: mention.first - 1])


def _is_venue(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    behind = mentions[number + 1] if number + 1 < len(mentions) else None
    if behind is None or behind.of is not Of.NOUN or behind.code not in _VENUES or behind.code == "VISIT":
        # "IMF Staff Concludes Visit to Zambia": who travels is no venue.
        return False
    return behind.first <= mentions[number].last + 3 and mentions[number].of is Of.ORGANISATION
