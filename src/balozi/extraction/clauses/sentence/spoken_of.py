"""Who is spoken of once a line of a paper has been read: the pair, the one who acts, the offices named again."""

from collections.abc import Mapping
from itertools import pairwise

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.english_bodies import gathers_at
from balozi.extraction.clauses.sentence.english_hosts import reached, unnamed
from balozi.extraction.clauses.sentence.english_pairs import sides_named
from balozi.extraction.clauses.sentence.english_places import delegations
from balozi.extraction.clauses.sentence.english_roles import led_body, protagonist, roles
from balozi.extraction.clauses.sentence.french_sides import (
    behind_the_front_in_french,
    given_by_one,
    is_official,
)
from balozi.extraction.clauses.sentence.french_stand_ins import body_told_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.states_of_offices import letters_of, office_key
from balozi.extraction.clauses.sentence.surroundings import Parties, Surroundings, groups_of, is_state
from balozi.extraction.clauses.sentence.swahili_actors import first_actor, leaves_its_subject_out
from balozi.extraction.clauses.sentence.swahili_homes import met_with_home
from balozi.extraction.clauses.sentence.swahili_offices import told_of_groups, told_offices, without_mediators
from balozi.extraction.clauses.sentence.whereabouts import is_beside_which
from balozi.extraction.mentions.mentions import Of
from balozi.reading.documents import PassageKind

_TWO = 2
# So many tokens may mark an item before its first word: "(1)".
_MARK = 4
# "The Minister, for his part,": so far into its sentence does an answer say that it is one.
_ANSWER, _HIS = 12, frozenset({"his", "her", "their", "its"})
# The first lines of a paper say who meets.
_OPENING = 400
_TOGETHER = ("MEET", "TALK", "PHONE", "SIGN", "AGREE", "HOST", "VISIT", "CONCLUDE", "HOLD")
_ONE_WITH_ANOTHER = ("MEET", "TALK", "PHONE", "SIGN", "AGREE", "VISIT", "CONCLUDE")
# What joins an office to its state: "the President of the Republic of", "le ministre gabonais".
_OFFICE_OF, _JOINT = (
    frozenset({"of", "the", "republic", "kingdom", "du", "de", "la", "d", "'", "republique", "des"}),
    5,
)
# So far behind "sisi" may those stand who speak: "Sisi, Mawaziri wa Elimu wa Djibouti, Ethiopia, Kenya ...".
_OURS = 40
_QUOTES = frozenset({"”", '"', "»", "’", "'", "“"})


def spoken_of_after(line: Line, around: Surroundings) -> Surroundings:
    """Return who is spoken of once a line has been read."""
    if not line.mentions and line.tokens[-1].text != ":":
        return around
    parties = line.parties(0, len(line.tokens) - 1)
    pair = sides_named(line) or _pair_after(line, parties, around)
    one = around.one
    if parties.spots and not leaves_its_subject_out(line, parties.spots[0][0]):
        english = line.words.language == "en"
        codes = protagonist(line.tokens, line.acts, parties.spots) if english else first_actor(line, parties)
        codes = behind_the_front_in_french(line, parties) or codes
        if codes is not None and not _is_anybody_in_french(line, parties):
            one = codes[0] if len(codes) == 1 else around.home if not codes else one
        if english and not codes and (other := _on_his_part(line, pair, around.one)):
            one = other
    one = body_told_of(line) or one
    if (
        len(around.pinned) == 1
        and around.pinned[0] == around.body
        and not any(a.is_finite for a in line.acts)
    ):
        # Below what a body resolves stand lists of names: "- H.E. Faure Gnassingbe, President of".
        one = around.one
    pinned = around.pinned or _pinned(line, parties)
    body = parties.organisations[0] if len(parties.organisations) == 1 else _beside(line) or around.body
    if around.body and line.words.language == "fr" and line.mentions and line.mentions[0].of is Of.PAIR:
        # "Les Chefs d'Etat ont pris acte du rapport de la BEAC": "la Conférence" stays theirs.
        body = around.body
    if pinned == around.pinned and len(pinned) == 1 and not is_state(pinned[0]):
        # A body that speaks throughout is the body meant, whichever it names beside itself.
        body = pinned[0]
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
        around.house,
        around.voice,
        (reached(line) if line.words.language == "en" else "") or around.there,
        around.about,
    )


def _on_his_part(line: Line, pair: tuple[str, ...], one: str) -> str:
    """Return the other of two when an official answers whose state is not told: "The State Secretary on his part"."""
    row = line.row[:_ANSWER]
    parts = (at for at, key in enumerate(row) if key == "part" and at > 1 and row[at - 1] in _HIS)
    answers = any(row[at - 2] in {"on", "for"} for at in parts)
    return next(code for code in pair if code != one) if answers and len(pair) == _TWO and one in pair else ""


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
    if _adds_to_the_pair(line, parties, around.pair) or _only_speak_of(line, parties, around.pair):
        # "Both sides need an arrangement with India": the two sides stay two.
        return around.pair
    if line.words.language == "sw" and any(act.is_any("WITNESS") and act.passive for act in line.acts):
        # "Hafla hiyo ilishuhudiwa na Mfalme wa X": who watches is none of the two.
        return around.pair
    if _leaves_the_pair(line, parties, around.pair) if english else _tells_of_one(line, around.pair):
        return around.pair
    two = _said_to_meet(line) if line.words.language == "sw" else ()
    if two or (len(parties.states) >= _TWO and _meet_or_stand(line, parties)):
        return two or (
            _without_matters(line, parties.states) if line.words.language == "sw" else parties.states
        )
    if english and parties.spots and {*parties.spots[0][2]} == {*around.pair} != {around.one}:
        # "They reiterated their support for Ukraine": those who met stay those who met.
        return around.pair
    opening = len(parties.codes) >= _TWO and (
        not around.pair or (line.start < _OPENING and not _turns_to_a_third(line, parties, around.pair))
    )
    if opening or _is_of_leaders(line, parties):
        return parties.codes
    given = given_by_one(line, parties) if len(around.pair) < _TWO else ()
    return met_with_home(line.acts, around, parties) or given or around.pair


def _without_matters(line: Line, states: tuple[str, ...]) -> tuple[str, ...]:
    """Return the states of a Swahili line without mediators and those talked about: "walijadili mzozo wa Somalia"."""
    matter = next((act for act in line.acts if act.is_any("TALK") and "jadili" in line.row[act.last]), None)
    if matter is not None and not matter.passive:
        before = line.parties(0, matter.first - 1).states
        states = before if len(before) >= _TWO else states
    return without_mediators(line.tokens, line.mentions, states)


def _said_to_meet(line: Line) -> tuple[str, ...]:
    """Return those who meet in what a third says: "Rais wa Uturuki amesema wajumbe wa Urusi na Ukraine watakutana"."""
    says = next((act for act in line.acts if act.is_any("SAY") and act.is_finite), None)
    if says is None or says.relative:
        return ()
    meets = next((a for a in line.acts if a.first > says.last and a.is_any(*_ONE_WITH_ANOTHER)), None)
    if meets is None or meets.subject not in {"wa", "zi"}:
        return ()
    groups = groups_of(line.tokens, line.parties(says.last + 1, meets.first - 1))
    return (
        groups[-1].states
        if groups and len(groups[-1].states) == _TWO and not groups[-1].organisations
        else ()
    )


def _tells_of_one(line: Line, pair: tuple[str, ...]) -> bool:
    """Tell whether a third only speaks of one of two in Swahili: "Ofisi ya Rais wa Qatar ilisema ujumbe wa Chad"."""
    if line.words.language != "sw" or len(pair) != _TWO:
        return False
    says = next(
        (act for act in line.acts if act.is_any("SAY", "ANNOUNCE", "REACT") and not act.relative), None
    )
    if says is None or says.first < 1:
        return False
    speaker = line.parties(0, says.first - 1).states
    told = line.parties(says.last + 1, len(line.tokens) - 1).states
    return len(speaker) == len(told) == 1 and speaker[0] not in pair and told[0] in pair


def _leaves_the_pair(line: Line, parties: Parties, pair: tuple[str, ...]) -> bool:
    """Tell whether an English line names states without making them those who are spoken of together."""
    return _acts_each_for_itself(line, parties, pair) or _names_a_third(line, parties, pair)


def _names_a_third(line: Line, parties: Parties, pair: tuple[str, ...]) -> bool:
    """Tell whether one of two acts on the other, a third only named: "named the UAE a partner, as India is"."""
    if len(pair) != _TWO or not set(pair) < set(parties.states):
        return False
    if any(act.is_finite and act.tense != "participle" and act.is_any(*_TOGETHER) for act in line.acts):
        return False
    groups = groups_of(line.tokens, parties)
    return len(groups) > 1 and set(groups[0].codes) < set(pair)


def _acts_each_for_itself(line: Line, parties: Parties, pair: tuple[str, ...]) -> bool:
    """Tell whether some of many states spoken of each do a deed: "the UK pledged aid, while Barbados offered ships"."""
    some = _TWO <= len(parties.states) < len(pair) and set(parties.states) < set(pair)
    return some and not any(len(group.states) >= _TWO for group in groups_of(line.tokens, parties))


def _adds_to_the_pair(line: Line, parties: Parties, pair: tuple[str, ...]) -> bool:
    """Tell whether a line speaks of "both sides" and of a third state beside them."""
    if len(pair) != _TWO or not set(pair) < set(parties.states):
        return False
    two = {"both", "two", "mbili", "wawili", "mawili", "hizo", "hayo", "hao", "deux"}
    return any(
        mention.of is Of.PAIR and two & set(line.row[mention.first : mention.last + 1])
        for mention in line.mentions
    )


def _only_speak_of(line: Line, parties: Parties, pair: tuple[str, ...]) -> bool:
    """Tell whether those spoken of talk about a third in English: "They discussed DPRK ballistic missile launches"."""
    if line.words.language != "en" or len(pair) < _TWO or not set(pair) < set(parties.states):
        return False
    verb = next((act for act in line.acts if act.is_finite), None)
    if verb is None or not verb.is_any("DISCUSS", "TALK", "REACT"):
        return False
    before = line.parties(0, verb.first - 1)
    return bool(before.codes) and set(before.codes) <= set(pair)


def _meet_or_stand(line: Line, parties: Parties) -> bool:
    """Tell whether states are named together or act on one another, not only in one sentence."""
    if line.words.language == "sw" or any(act.is_any(*_TOGETHER) for act in line.acts):
        return True
    return any(len(group.states) >= 2 for group in groups_of(line.tokens, parties))


def _turns_to_a_third(line: Line, parties: Parties, pair: tuple[str, ...]) -> bool:
    """Tell whether one of two only acts on a third: "The EU will support Haiti" leaves "both sides" as they were."""
    own = set(pair) & set(parties.codes)
    if line.words.language != "en" or len(own) != 1:
        return False
    if len(pair) == 1 and not is_state(pair[0]):
        # "The Summit received a report on Somalia": the body alone goes on.
        acts = any(act.is_finite and act.is_any(*_ONE_WITH_ANOTHER) for act in line.acts)
        return not acts and all(len(group.codes) < _TWO for group in groups_of(line.tokens, parties))
    if len(pair) != _TWO:
        return False
    gives = any(act.is_any("ANNOUNCE", "PLEDGE", "COMMIT", "OFFER") for act in line.acts)
    together = any(act.is_any(*_TOGETHER) for act in line.acts)
    together = together or any(len(group.codes) >= _TWO for group in groups_of(line.tokens, parties))
    return gives and not together


def _is_of_leaders(line: Line, parties: Parties) -> bool:
    """Tell whether a line speaks of the leaders of one body, who are "the leaders" from then on."""
    leaders = closed("engagements", "many") & line.keys
    return bool(leaders) and not parties.states and len(parties.organisations) == 1


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


def _pinned(line: Line, parties: Parties) -> tuple[str, ...]:
    """Return who speaks or is bound from here on: "We, the Ministers of ...", (the "Participants")."""
    if line.words.language == "sw" and "sisi" in line.keys:
        # "Sisi, Mawaziri wa Afya wa nchi za ...", "Tukiwa tumekusanyika Praia, sisi viongozi wa ...".
        we = next(at for at, token in enumerate(line.tokens) if token.key == "sisi")
        own = groups_of(line.tokens, line.parties(we + 1, min(we + _OURS, len(line.tokens) - 1)))
        return own[0].codes if own and (len(own[0].codes) > 1 or own[0].organisations) else ()
    # "1. We, the Prime Ministers of Peru and Chile, met in Lima".
    we = next((at for at, token in enumerate(line.tokens[:_MARK]) if token.text.isalpha()), 0)
    if line.tokens[we].key in {"we", "nous"} and line.row[we + 1 : we + 2] == [","]:
        verb = next((act.first for act in line.acts), len(line.tokens))
        # Behind "meeting in" stand the host and the chair.
        verb = min(verb, gathers_at(line.row) or verb)
        codes = line.parties(we + 2, verb - 1).codes
    else:
        defined = _defined(line, parties) if _defines(line) else ()
        if defined:
            return defined
        codes = parties.codes if _defines(line) or _declares_in_french(line) else ()
    return codes if len(codes) >= 2 else ()


def _defined(line: Line, parties: Parties) -> tuple[str, ...]:
    """Return who is defined as "the Parties" in a line: those it names, and no one spoken of before."""
    if line.words.language == "sw":
        return ()
    again = {m.first for m in line.mentions if m.of in {Of.PAIR, Of.OWN}}
    named = [codes for first, _, codes in parties.spots if first not in again]
    codes = tuple(dict.fromkeys(code for codes in named for code in codes))
    return codes if line.words.language == "en" or len(codes) >= _TWO else ()


def _beside(line: Line) -> str:
    """Return the body beside whose gathering others meet, which "the Assembly" is from then on."""
    if line.words.language != "en" or line.keys.isdisjoint({"sidelines", "margins", "fringes"}):
        return ""
    beside = (m.code for m in line.mentions if is_beside_which(line.tokens, m))
    return next(beside, "").removeprefix("ORG:")


def _is_anybody_in_french(line: Line, parties: Parties) -> bool:
    """Tell whether a French demonym only says where somebody is from: "Un Casque bleu népalais a été tué"."""
    first, last, _ = parties.spots[0]
    if line.words.language != "fr" or not line.tokens[first].text.islower():
        return False
    people = any(m.of is Of.PEOPLE and m.first == first for m in line.mentions)
    return people and not is_official(line, first, last)


def _declares_in_french(line: Line) -> bool:
    """Tell whether those who go on as "nous" are named: "Les ministres ..., réunis à Riga, ont adopté la présente"."""
    gathered = line.words.language == "fr" and not line.keys.isdisjoint({"reunis", "reunies"})
    return gathered and not line.keys.isdisjoint({"presente", "suivante", "nous"})


def _defines(line: Line) -> bool:
    """Tell whether a line says who "the Parties" are: (the "Participants")."""
    return Of.PAIR in line.named and any(
        mention.of is Of.PAIR
        and mention.last + 1 < len(line.tokens)
        and line.tokens[mention.last + 1].text in _QUOTES
        for mention in line.mentions
    )


def _told_in_swahili(line: Line) -> Mapping[str, str]:
    """Return whose offices, bodies and delegations a Swahili line tells, which are named again without their owner."""
    told = dict(told_offices(line.tokens, line.mentions))
    told.update(told_of_groups(line.tokens, line.mentions))
    return told


def _offices(line: Line) -> Mapping[str, str]:
    """Return whose office is meant by "the Prime Minister" from here on: the state that stood beside it last."""
    found: dict[str, str] = {}
    if line.words.language == "en":
        own = unnamed(line, line.around.home if line.around.sure else "", "", line.around.people)
        found |= roles(line.tokens, line.persons(), line.around.people, own)
        found |= delegations(line.tokens, line.mentions) if "delegation" in line.keys else {}
        # Who is named by the letters of an office alone, "EAM announced", is the one introduced first with it.
        held = {letters_of(one.office): one.code for one in line.persons() if one.office and one.code}
        found |= {key: code for key, code in held.items() if key not in line.around.people}
    for mention, behind in pairwise(line.mentions):
        key = office_key(line.tokens, mention) if mention.of is Of.OWN else ""
        if mention.of is Of.OFFICE and line.words.language == "fr":
            # "au président des Maldives": the article is part of "au".
            key = " ".join(token.key for token in line.tokens[mention.first : mention.last + 1])
        if not key or behind.of not in {Of.STATE, Of.PEOPLE}:
            continue
        between = line.row[mention.last + 1 : behind.first]
        portfolio = (
            line.words.language == "fr"
            and behind.of is Of.PEOPLE
            and between[:1] in (["de"], ["des"], ["du"])
        )
        portfolio = portfolio and len(between) <= 2 * _JOINT and "," not in between
        if portfolio or (len(between) <= _JOINT and all(word in _OFFICE_OF for word in between)):
            found[key] = behind.code
    return found
