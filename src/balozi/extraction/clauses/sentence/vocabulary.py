"""The words of clauses by language, read from ``words/<language>.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from balozi.extraction.clauses.sentence.cues import words_text
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.mentions.names import Name, add_phrases, names_of
from balozi.extraction.mentions.tokens import key_of
from balozi.extraction.mentions.tries import Trie
from balozi.ground.tables import made_to_stay

LANGUAGES = ("en", "sw", "fr")
_SMALL = frozenset({"of", "for", "and", "the"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language.

    Attributes:
        language: "en", "sw" or "fr".
        verbs: classes of verbs, each with its words as the language's forms are made from them.
        phrasal: classes of verbs that mean something with the words behind them ("set aside").
        cuts: small closed lists: place prepositions, words that begin a topic, refusals, hedges ...
        names: names and cue phrases to be found in one pass.
        participles: French nouns that end like a participle ("traité"), with their plurals; empty elsewhere.
    """

    language: str
    verbs: Mapping[str, tuple[str, ...]]
    phrasal: Mapping[str, tuple[str, ...]]
    cuts: Mapping[str, frozenset[str]]
    names: Trie[Name]
    participles: frozenset[str] = frozenset()


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language; of English when the language is none of the three."""
    with made_to_stay():
        return _read(language if language in LANGUAGES else "en")


def _read(code: str) -> Vocabulary:
    text = words_text(f"{code}.toml")
    table = tomllib.loads(text)
    names = names_of(code)
    add_phrases(names, Of.NOUN, table["nouns"])
    add_phrases(
        names, Of.NOUN, {kind: [f"{word}s" for word in words] for kind, words in table["nouns"].items()}
    )
    add_phrases(names, Of.INSTRUMENT, table["instruments"])
    plurals = {kind: [f"{word}s" for word in words] for kind, words in table["instruments"].items()}
    add_phrases(names, Of.INSTRUMENT, plurals)
    add_phrases(names, Of.PAIR, {"pair": table["pairs"]["phrases"]})
    counted = [
        f"{count} {head}" for count in table["pairs"].get("counts", ()) for head in table["pairs"]["heads"]
    ]
    add_phrases(names, Of.PAIR, {"pair": counted})
    for phrase in table["pairs"].get("capital", ()):
        names.add(phrase, Name(Of.PAIR, "pair", spelled="capital"))
    add_phrases(names, Of.OWN, {"own": table["pairs"]["own"]})
    _add_offices(names, table)
    return Vocabulary(
        language=code,
        verbs={kind: tuple(words) for kind, words in table["verbs"].items()},
        phrasal={kind: tuple(words) for kind, words in table.get("phrasal", {}).items()},
        cuts={kind: frozenset(map(key_of, words)) for kind, words in _lists(table).items()},
        names=names,
        participles=_like_participles(table) if code == "fr" else frozenset(),
    )


def _like_participles(table: Mapping[str, Mapping[str, list[str]]]) -> frozenset[str]:
    """Return the nouns of two classes that end in an accented e, one and many: "traité", "traités"."""
    listed = (word for part in ("nouns", "instruments") for words in table[part].values() for word in words)
    ends = {word for word in listed if word.endswith(("é", "ée", "és", "ées"))}
    return frozenset(ends | {f"{word}s" for word in ends})


def _add_offices(names: Trie[Name], table: Mapping[str, Mapping[str, list[str]]]) -> None:
    """Add the offices that a language writes in small letters: "the Danish defence minister", "Water Minister"."""
    for kind, words in table.get("offices", {}).items():
        for word in words:
            names.add(word, Name(Of.OFFICE, _titled(word), kind, spelled="any"))
    portfolios = table.get("portfolios", {})
    for portfolio in portfolios.get("names", ()):
        for head in portfolios["heads"]:
            office = f"{portfolio} {head}"
            kind = "minister" if head.startswith("minister") else "official"
            names.add(office, Name(Of.OFFICE, _titled(office), kind, spelled="any"))
        for head in portfolios.get("heads_of", ()):
            # "the Cuban minister of health": the press writes it in small letters.
            kind = "minister" if head.endswith(("minister", "ministers")) else "official"
            for link in ("of", "for"):
                office = f"{head} {link} {portfolio}"
                names.add(office, Name(Of.OFFICE, _titled(office), kind, spelled="any"))


def _titled(office: str) -> str:
    """Return an office with capitals as it is written: "Secretary of Foreign Affairs"."""
    return " ".join(word if word in _SMALL else word.title() for word in office.split())


def _lists(table: Mapping[str, Mapping[str, list[str]]]) -> dict[str, list[str]]:
    return dict(table["cuts"])
