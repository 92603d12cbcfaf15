"""The same texts told of other people and other states: is the sentence read, or what is known by its name?

Rules that were fitted to texts by their names lose what they find when the text says Ghana where it said Kenya. People
get names that stand on no list; states change places with others of their region, with their peoples and capitals, in
the text and in its gold facts. A state of which a text also gives another name, city or leader stays what it is: the
text would contradict itself. English and Swahili only: a French name brings an article along.
"""

import random
import re
from functools import cache

from balozi.packs.gazetteer import cities, leaders, states

# A name of one word; some have an article before it, or stand within another state's name.
_PLAIN = re.compile(r"[A-Z][a-z]+")
_APART = frozenset({"COM", "GMB", "MDV", "NLD", "PHL", "SYC"})
# "Mkenya", "Wakenya": a people in Swahili, by its stem.
_PREFIXES = ("M", "Wa", "m", "wa")
# Shorter words in capitals are acronyms of something else.
_LEAST = 4
NAMES = (
    "Abebe", "Achterberg", "Adjei", "Aoki", "Bahati", "Baraza", "Bekele", "Castellan", "Chebet", "Chikwanda", "Dlamini",
    "Duarte", "Eberhart", "Eskola", "Fernando", "Fofana", "Gakuru", "Gichuru", "Hakimi", "Haule", "Ibarra", "Jelagat",
    "Kowal", "Lema", "Lindqvist", "Makwetu", "Mbarak", "Mrema", "Njoroge", "Nyambura", "Oloo", "Petrescu", "Pohjola",
    "Quartey", "Rakoto", "Sefu", "Tadesse", "Tembo", "Uwase", "Vasquez", "Vukovic", "Wanyama", "Wekesa", "Zawadi",
)  # fmt: skip


def with_other_people(text, gold, seed):
    """Return a text and its gold facts in which each word of a person's name is another one throughout."""
    names = {name for fact in gold["facts"] for name in _people(fact["fields"])}
    words = sorted({word for name in names for word in re.findall(r"[A-Z][\w'’-]{2,}", name)})
    others = random.Random(seed).sample(NAMES * (1 + len(words) // len(NAMES)), len(words))
    return _reworded(text, gold, dict(zip(words, others, strict=True)))


def with_other_states(text, gold, seed):
    """Return a text and its gold facts in which each state with a plain name is another of its region."""
    order, codes, words = random.Random(seed), {}, {}
    there = [state for state in _plain() if not any(_stands(word, text) for word in _further(state.code))]
    for region in sorted({state.region for state in there}):
        here = [state for state in there if state.region == region]
        for one, other in zip(here, order.sample(here, len(here)), strict=True):
            codes[one.code] = other.code
            for spelled, instead in zip(_spellings(one), _spellings(other), strict=True):
                words.setdefault(spelled, instead)
    loud = {one.upper(): other.upper() for one, other in words.items() if len(one) >= _LEAST}
    told, facts = _reworded(text, gold, loud | words)
    for fact in facts["facts"]:
        fact["fields"] = _recoded(fact["fields"], codes)
    return told, facts


def _stands(word, text):
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


@cache
def _further(code):
    """Return by which other words a text may tell a state: further names and cities, and who spoke for it."""
    state = next(state for state in states() if state.code == code)
    people = [word.capitalize() for words in state.people.values() for word in words]
    towns = [spelled for city in cities() if city.country == code for spelled in (city.name, *city.variants)]
    spoken = [name for leader in leaders() if leader.state == code for name in leader.names]
    return sorted({*state.more, *people, *towns, *spoken} - set(_spellings(state)))


def _people(fields):
    of_office = [fields["person"]] if fields.get("person") else []
    return of_office + [person["name"] for person in fields.get("persons") or [] if person.get("name")]


@cache
def _plain():
    names = [state.names["en"] for state in states()]
    return [
        state
        for state in states()
        if state.kind == "state"
        and state.code not in _APART
        and all(_PLAIN.fullmatch(word) for word in (state.names["en"], state.names["sw"], state.capital))
        and state.people["en"]
        and state.people["sw"]
        and sum(state.names["en"] in name for name in names) == 1
    ]


def _spellings(state):
    people, stem = state.people["en"][0], state.people["sw"][0]
    swahili = [prefix + stem for prefix in _PREFIXES]
    return [state.names["en"], state.names["sw"], state.capital, people, f"{people}s", *swahili]


def _recoded(value, codes):
    if isinstance(value, dict):
        return {key: _recoded(one, codes) for key, one in value.items()}
    if isinstance(value, list):
        return [_recoded(one, codes) for one in value]
    return codes.get(value, value) if isinstance(value, str) else value


def _reworded(text, gold, words):
    """Return a text with other words, and its gold facts at the places where they stand now."""
    if not words:
        return text, gold
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    parts, moved, before, length = [], [], 0, 0
    for found in re.finditer(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", text):
        parts += [text[before : found.start()], words[found[0]]]
        length += found.start() - before
        moved += [(found.start(), length), (found.end(), length + len(words[found[0]]))]
        before, length = moved[-1]
    told = "".join([*parts, text[before:]])

    def at(offset):
        was, now = max((pair for pair in moved if pair[0] <= offset), default=(0, 0))
        return now + offset - was

    def placed(span):
        start, end = at(span["start"]), at(span["end"])
        return span | {"start": start, "end": end, "quote": told[start:end]}

    facts = [placed(fact) | {"also": [placed(one) for one in fact.get("also", [])]} for fact in gold["facts"]]
    return told, gold | {"facts": facts}
