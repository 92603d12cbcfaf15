"""Giving promises and meetings the pillar of the policy that they serve."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from balozi.extraction.clauses.shared.areas import area_of_text
from balozi.extraction.papers import Paper
from balozi.extraction.pillars import Pillar, pillar_of, pillars_in
from balozi.extraction.suggestions import Suggestion
from balozi.packs.gazetteer import LANGUAGES
from balozi.packs.loading import country_of, entries_of_kind, installed_packs
from balozi.reading.sentences import sentences

KINDS = frozenset({"commitment", "engagement"})
# Sentences are not longer, tables without a full stop are.
_AROUND = 600


def with_pillars(suggestions: Iterable[Suggestion], paper: Paper) -> Iterator[Suggestion]:
    """Pass on suggestions; promises and meetings get the pillar of the country whose policy they serve.

    Args:
        suggestions: of one paper.
        paper: in which they stand.
    """
    languages = _Languages(paper)
    for suggestion in suggestions:
        pillars = _pillars_for(suggestion, paper.country) if suggestion.kind in KINDS else ()
        yield _assigned(suggestion, paper, pillars, languages) if pillars else suggestion


def _assigned(
    suggestion: Suggestion, paper: Paper, pillars: Sequence[Pillar], languages: "_Languages"
) -> Suggestion:
    language = languages.at(suggestion.start)
    text = _sentence(suggestion, paper)
    fields = dict(suggestion.fields)
    if suggestion.kind == "engagement" and not fields.get("policy_area"):
        fields |= _area(area_of_text(text, language))
    choice = pillar_of(str(fields.get("policy_area") or ""), text, pillars, language)
    if choice is not None:
        fields |= {"pillar": choice.name, "pillar_words": list(choice.words)}
    return replace(suggestion, fields=fields)


def _area(area: str) -> dict[str, str]:
    return {"policy_area": area} if area else {}


def _sentence(suggestion: Suggestion, paper: Paper) -> str:
    """Return the sentence of a meeting, whose quotation leaves out what was talked about; of a promise, its words."""
    if suggestion.kind == "commitment":
        return suggestion.quote
    first, last = max(0, suggestion.start - _AROUND), suggestion.end + _AROUND
    around = sentences(paper.text, first, min(last, len(paper.text)))
    held = [text for text in around if text[0] < suggestion.end and suggestion.start < text[1]]
    return paper.text[held[0][0] : held[-1][1]] if held else suggestion.quote


def _pillars_for(suggestion: Suggestion, country: str) -> Sequence[Pillar]:
    """Return the pillars of the country that owes.

    Of several, and when nobody with a pack owes, they are those of the paper's own country; in a paper that
    speaks for none, those of the country to which something is owed.
    """
    known = _packs_by_country()
    parties = [code for code in _codes(suggestion, "obligors", "states") if code in known]
    if country in known and (country in parties or not parties):
        return _pillars_of(known[country])
    served = parties or [code for code in _codes(suggestion, "beneficiaries") if code in known]
    return _pillars_of(known[served[0]]) if served else ()


def _codes(suggestion: Suggestion, *names: str) -> list[str]:
    values = [suggestion.fields.get(name) for name in names]
    return [str(code) for value in values if isinstance(value, list | tuple) for code in value]


@cache
def _packs_by_country() -> Mapping[str, str]:
    return {country_of(code): code for code in installed_packs()}


@cache
def _pillars_of(code: str) -> tuple[Pillar, ...]:
    return pillars_in(entries_of_kind(code, "pillar"))


class _Languages:
    """The languages of a paper's passages by place."""

    def __init__(self, paper: Paper) -> None:
        self._usual = paper.document.language
        self._passages = paper.document.passages
        self._starts = [passage.start for passage in self._passages]

    def at(self, place: int) -> str:
        """Return the language of the passage at a place."""
        index = bisect_right(self._starts, place) - 1
        told = self._passages[index].language if index >= 0 else ""
        return told if told in LANGUAGES else self._usual
