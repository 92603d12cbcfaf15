"""The names of the gazetteer as one trie per language, and the mentions found with it in one pass."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from balozi.extraction.mentions.mentions import ALL, Mention, Of
from balozi.extraction.mentions.tokens import Token, key_of, keys_in, places_where
from balozi.extraction.mentions.tries import Trie
from balozi.extraction.mentions.twins import code_in_reading
from balozi.packs import gazetteer

_LOOSE = frozenset({Of.OWN, Of.PAIR})
_ELISIONS = frozenset({"'", "’"})
# Short English office words that are common nouns in lower case ("general", "chair").
_LOWER_OFFICES = {"sw", "fr"}
# What the adjective of a state in Swahili is called, which is its tongue as well: "wa Kifaransa".
KI = "ki"
# The words "de la République" behind an office.
_OF_THE_REPUBLIC = 3
# An acronym of so many letters may be spoken as a word.
_SPOKEN = 4
# Surnames and cities that are everyday words of a language: "sisi" is "we", "Bonde la Ufa" the Rift Valley.
_PLAIN_WORDS = {"sw": frozenset({"sisi", "ufa"})}


@dataclass(frozen=True, slots=True)
class Name:
    """What a phrase of the trie stands for.

    Attributes:
        of: what sort of thing.
        code: its code.
        name: see `Mention.name`.
        spelled: "any" case, "capital" first letter, "exact", or "surname": any case, with no further name behind.
        phrase: as it must be written when ``spelled`` is "exact".
        beside: words of which one must stand in the sentence, for ambiguous acronyms.
    """

    of: Of
    code: str
    name: str = ""
    spelled: str = "capital"
    phrase: str = ""
    beside: tuple[str, ...] = ()


@cache
def names_of(language: str) -> Trie[Name]:
    """Return the names that a sentence of one language may hold."""
    trie: Trie[Name] = Trie()
    for add in (_add_states, _add_organisations, _add_places, _add_groups, _add_offices, _add_people):
        add(trie, language)
    return trie


def mentions_in(words: Sequence[Token], trie: Trie[Name]) -> list[Mention]:
    """Return the mentions of a sentence from left to right, the longest at each place."""
    found: list[Mention] = []
    roots, row = trie.root.following, list(keys_in(words))
    behind = 0
    for index in places_where(roots.__contains__, row):
        node = roots[row[index]]
        goes_on = index + 1 < len(row) and row[index + 1] in node.following
        if index < behind or not (goes_on or node.values):
            # Many names begin with an everyday word, and need the next.
            continue
        hit = _mention_at(words, index, trie)
        if hit is not None and hit.last > index and (hit.of in _LOOSE or words[index].key == "le"):
            # "the Secretary of State" is more than "the Secretary"; "l'Organisation mondiale du commerce"
            # than "l'organisation", "le Cap-Vert" than "Le Cap".
            begin = index + 1 + (words[index + 1].text in _ELISIONS and hit.last > index + 1)
            inner = _mention_at(words, begin, trie) if words[begin].key in roots else None
            hit = (
                inner
                if inner is not None and (inner.last > hit.last or _is_a_gathering(inner, words))
                else hit
            )
        if hit is not None:
            hit = _without_its_state(hit, words, trie)
            found.append(hit)
            behind = hit.last + 1
    return found


def _without_its_state(hit: Mention, words: Sequence[Token], trie: Trie[Name]) -> Mention:
    """Return "président" alone where the republic has a name: "le président de la République du Congo"."""
    if (
        hit.of is not Of.OFFICE
        or hit.last - hit.first < _OF_THE_REPUBLIC
        or words[hit.last].key != "republique"
    ):
        return hit
    state = _mention_at(words, hit.last, trie)
    named = state is not None and state.of is Of.STATE and state.last > hit.last
    return replace(hit, last=hit.last - _OF_THE_REPUBLIC) if named else hit


def _is_a_gathering(inner: Mention, words: Sequence[Token]) -> bool:
    """Tell whether a small letter makes a gathering of a body: "a pris part à la conférence", no "la Conférence"."""
    return inner.code == "SUMMIT" and inner.first == inner.last and words[inner.first].text.islower()


def _mention_at(words: Sequence[Token], index: int, trie: Trie[Name]) -> Mention | None:
    for last, values in trie.matches(words, index):
        fitting = [value for value in values if _fits(value, words, index, last)]
        if fitting:
            # When several things have one name: what it most likely is in a paper of foreign policy.
            best = fitting[0] if len(fitting) == 1 else min(fitting, key=lambda value: ALL.index(value.of))
            return Mention(best.of, index, last, best.code, best.name)
    return None


def _fits(value: Name, words: Sequence[Token], first: int, last: int) -> bool:
    if value.spelled == "capital" and not words[first].is_capital:
        return False
    if value.of in {Of.STATE, Of.PEOPLE} and last + 1 < len(words) and words[last + 1].text == "$":
        # "US$140 million" is money.
        return False
    if value.spelled == "surname" and any(word.is_capital for word in words[last + 1 : last + 2]):
        # "le président Hassan Cheikh Mohamoud" is not the one whose surname is Hassan.
        return False
    if value.spelled == "exact" and _written(words, first, last) != value.phrase:
        return False
    return not value.beside or any(word.text in value.beside for word in words)


def _written(words: Sequence[Token], first: int, last: int) -> str:
    return "".join(word.text for word in words[first : last + 1])


def _exact(phrase: str) -> bool:
    letters = [letter for letter in phrase if letter.isalpha()]
    return len(letters) <= 8 and sum(letter.isupper() for letter in letters) >= 2 and " " not in phrase


def _name(of: Of, code: str, phrase: str, name: str = "") -> Name:
    if _exact(phrase):
        return Name(of, code, name, "exact", phrase)
    return Name(of, code, name)


def _add_states(trie: Trie[Name], language: str) -> None:
    for state in gazetteer.states():
        if state.kind == "territory" and not state.region:
            continue
        # "Omani", "Pakistani" are states in Swahili; in an English paper they are the people.
        people = state.people["en"] if language == "en" else ()
        for spelling in state.spellings():
            if spelling in people and spelling != state.names["en"] and spelling[1:].islower():
                continue
            trie.add(spelling, _name(Of.STATE, state.code, spelling))
            if "-" in spelling:
                trie.add(spelling.replace("-", " "), _name(Of.STATE, state.code, spelling))
        for word in state.people["en"]:
            trie.add(word, _name(Of.PEOPLE, state.code, word))
            trie.add(f"{word}s", Name(Of.PEOPLE, state.code))
        _add_demonyms(trie, state, language)
    _add_republics(trie)
    _add_first_halves(trie, language)
    _add_slips(trie, language)


def _add_republics(trie: Trie[Name]) -> None:
    """Add the names that treaties make of a people: "the Portuguese Republic", "la République togolaise"."""
    known = {key_of(name) for state in gazetteer.states() for name in state.spellings()}
    for state in gazetteer.states():
        english = [f"{word} Republic" for word in state.people["en"] if word[1:].islower()]
        french = [f"République {word}" for word in state.people["fr"]]
        # "Dominican Republic" is not Dominica's.
        for name in [*english, *french] if state.kind == "state" else ():
            if key_of(name) not in known:
                trie.add(name, _name(Of.STATE, state.code, name))


def _add_slips(trie: Trie[Name], language: str) -> None:
    """Add long names with one letter left out, as OCR and haste leave them ("Ethopia")."""
    known = {
        key_of(name) for state in gazetteer.states() for name in (*state.spellings(), *state.people["en"])
    }
    for state in gazetteer.states():
        # In its own language only: "Géorgie" without an i is a first name in English.
        for name in (state.names[language],) if state.kind == "state" and language in state.names else ():
            if len(name) < 7 or not name.isalpha():
                continue
            # Not the last one: "Islande" without it is an island.
            for at in range(1, len(name) - 1):
                slip = name[:at] + name[at + 1 :]
                if key_of(slip) not in known:
                    trie.add(slip, Name(Of.STATE, state.code))


def _add_demonyms(trie: Trie[Name], state: gazetteer.State, language: str) -> None:
    if language == "fr":
        for word in state.people["fr"]:
            for form in (word, f"{word}s"):
                trie.add(form, Name(Of.PEOPLE, state.code, spelled="any"))
    if language == "sw":
        for stem in _swahili_stems(state):
            heads = ("mw", "w", "mu", "wa") if stem[0] in "aeiou" else ("m", "wa")
            for head in heads:
                trie.add(head + stem, Name(Of.PEOPLE, state.code))
            # "waziri wa Kirusi" is Russia's; "kwa Kirusi" is a tongue (`swahili_places.is_only_named`).
            trie.add(f"ki{stem}", Name(Of.STATE, state.code, KI))


def _add_first_halves(trie: Trie[Name], language: str) -> None:
    """Add the first halves of double demonyms: "la commission tchado-camerounaise"."""
    table = tomllib.loads((resources.files(__package__) / "prefixes.toml").read_text(encoding="utf-8"))
    for code, stems in table.get(language, {}).items():
        of = Of.PEOPLE if len(code) == len("TCD") else Of.ORGANISATION
        for stem in stems:
            trie.add(f"{stem}-", Name(of, code, spelled="any"))


def _swahili_stems(state: gazetteer.State) -> Sequence[str]:
    """Return what follows m- and wa- in the names of a state's people: its stems, and its own name as papers use it."""
    names = (name.lower() for name in state.spellings() if name.isalpha() and name.istitle())
    own = names if state.kind == "state" else ()
    return tuple(dict.fromkeys((*state.people["sw"], *own)))


def _add_organisations(trie: Trie[Name], language: str) -> None:
    for body in gazetteer.organisations():
        of = Of.MEDIA if body.kind == "media" else Of.ORGANISATION
        code = code_in_reading(body.code)
        for spelling in body.spellings():
            trie.add(spelling, _name(of, code, spelling))
        for acronym in body.acronyms:
            beside = body.context.get(acronym, ())
            trie.add(acronym, Name(of, code, "", "exact", acronym, beside))
            if language == "fr" and len(acronym) >= _SPOKEN and acronym.isalpha() and acronym.isupper():
                # The French press writes an acronym that is spoken as a word like a name: "la Cedeao", "l'Otan".
                word = acronym.capitalize()
                trie.add(acronym, Name(of, code, "", "exact", word, beside))
    for house in gazetteer.institutions():
        trie.add(house.name, Name(Of.INSTITUTION, house.country, str(house.weight)))


def _add_places(trie: Trie[Name], language: str) -> None:
    plain = _PLAIN_WORDS.get(language, frozenset())
    for city in gazetteer.cities():
        for spelling in (city.name, *city.variants):
            if spelling.lower() not in plain:
                trie.add(spelling, Name(Of.CITY, city.name, city.country))
    for region in gazetteer.regions():
        for words in region.words.values():
            for word in words:
                trie.add(word, Name(Of.REGION, region.code, spelled="any"))


def _add_groups(trie: Trie[Name], language: str) -> None:
    for group in gazetteer.groups():
        for word in (*group.words.get(language, ()), *group.words.get("en", ())):
            trie.add(word, Name(Of.GROUP, group.code, spelled="any"))


def _add_offices(trie: Trie[Name], language: str) -> None:
    for office in gazetteer.offices():
        for spoken, words in office.words.items():
            if spoken not in (language, "en"):
                continue
            spelled = "any" if spoken in _LOWER_OFFICES else "capital"
            for word in words:
                if language == "fr" and spoken == "en" and " " not in word:
                    # "Justice", "General" and "Premier" are other words in French.
                    continue
                trie.add(word, Name(Of.OFFICE, office.code, office.kind, spelled))
    for words in gazetteer.titles().values():
        for word in words:
            spelled = "exact" if len(word) <= 4 and word.isupper() else "capital"
            trie.add(word, Name(Of.TITLE, word, "", spelled, word))


def _add_people(trie: Trie[Name], language: str) -> None:
    for leader in gazetteer.leaders():
        code = leader.state or f"ORG:{leader.organisation}"
        for spelling in leader.names:
            if key_of(spelling) in _PLAIN_WORDS.get(language, ()):
                continue
            trie.add(spelling, Name(Of.PERSON, code, f"{leader.names[0]}|{leader.office}"))
    if language == "fr":
        _add_presidents(trie)


def _add_presidents(trie: Trie[Name]) -> None:
    """Add presidents in office by title and surname, when one alone bears it: "le président Talon"."""
    heads = [one for one in gazetteer.leaders() if one.state and one.office == "President" and not one.until]
    surnames = [one.names[0].split()[-1] for one in heads]
    for leader, surname in zip(heads, surnames, strict=True):
        if surnames.count(surname) == 1:
            name = f"{leader.names[0]}|{leader.office}"
            trie.add(f"président {surname}", Name(Of.PERSON, leader.state, name, spelled="surname"))


def add_phrases(trie: Trie[Name], of: Of, phrases: Mapping[str, Sequence[str]]) -> None:
    """Add cue phrases of a language, by their class, in any case."""
    for code, words in phrases.items():
        name = Name(of, code, spelled="any")
        for word in words:
            trie.add(word, name)


Adder = Callable[[Trie[Name], str], None]
