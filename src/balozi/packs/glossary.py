"""Terms that mean the same in English, Swahili and French: the glossary, and the names of states and organisations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from balozi.packs.gazetteer import LANGUAGES, organisations, states, world_rows


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning.

    Attributes:
        words: the ways it is written, by language, the usual one first.
        source: of the equivalence: a mark of ``world/glossary.tsv``, or "names".
    """

    words: Mapping[str, tuple[str, ...]]
    source: str

    @property
    def is_name(self) -> bool:
        """Tell whether it is the name of a state or an organisation."""
        return self.source == "names"


@cache
def glossary() -> tuple[Term, ...]:
    """Return all terms.

    Examples:
        >>> next(term.words["sw"][0] for term in glossary() if "treaty" in term.words["en"])
        'mkataba wa kimataifa'
    """
    return tuple((*_terms(), *_names()))


def _terms() -> Iterator[Term]:
    for row in world_rows("glossary"):
        words = {language: tuple(row[language].split("|")) for language in LANGUAGES if row[language]}
        yield Term(words, row["source"])


def _names() -> Iterator[Term]:
    for state in states():
        yield Term({language: (name,) for language, name in state.names.items()}, "names")
    for body in organisations():
        words = {language: (name,) for language, name in body.names.items()}
        # An acronym with two meanings would find the other one too.
        plain = tuple(acronym for acronym in body.acronyms if acronym not in body.context)
        words["en"] = (*words.get("en", ()), *dict.fromkeys((body.code, *plain)))
        yield Term(words, "names")
