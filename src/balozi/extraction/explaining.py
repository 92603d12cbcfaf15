"""Why a fact was read as it was: the words behind its codes, and the acronyms that could mean something else."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from balozi.extraction.acronyms import AcronymChoice, choose_meaning
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.clauses.sentence.sides import Sides
from balozi.extraction.clauses.sentence.vocabulary import vocabulary
from balozi.extraction.clauses.shared.areas import area_reasons
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.names import mentions_in
from balozi.extraction.mentions.tokens import tokens
from balozi.extraction.mentions.twins import MARK
from balozi.extraction.papers import Paper
from balozi.extraction.structure.abbreviations import entries_of
from balozi.extraction.suggestions import Suggestion

_CODED = (
    "states", "orgs", "obligors", "beneficiaries", "place_state", "state", "org", "organisation", "organisations",
    "member", "host",
)  # fmt: skip
_BY_CODE = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.INSTITUTION, Of.PERSON})
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z&]{0,5}[A-Z]\b")
# So many characters before and behind a fact may name who takes part in it.
_BEFORE, _BEHIND = 3_000, 800


@dataclass(frozen=True, slots=True)
class Explanation:
    """What stands behind the codes of one fact.

    Attributes:
        codes: the words of the quotation from which each code was read.
        earlier: for codes that the quotation does not name ("the two countries"), the nearest words before it; for
            the state whose paper it is and that is named nowhere, what tells whose it is.
        later: for codes named neither there nor before, the next words behind it: "The meeting was attended by".
        acronyms: those of the quotation that have several meanings, with the choice.
        area: the words that speak most for its policy area, folded; none for a fact without one.
    """

    codes: Mapping[str, tuple[str, ...]]
    earlier: Mapping[str, tuple[str, ...]]
    acronyms: tuple[AcronymChoice, ...]
    area: tuple[str, ...] = ()
    later: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Explainer:
    """Explains the facts of one paper."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    @cached_property
    def _listed(self) -> tuple[tuple[str, str], ...]:
        return tuple((entry.short, entry.long) for entry in entries_of(self._paper))

    def explain(self, fact: Suggestion) -> Explanation:
        """Return the words behind the codes of one fact."""
        wanted = dict.fromkeys(_codes_of(fact))
        here = self._named(fact.start, fact.end)
        before = self._named(max(0, fact.start - _BEFORE), fact.start)
        missing = [code for code in wanted if code not in here]
        home = self._why_at_home
        open_still = [code for code in missing if code not in {**home, **before}]
        behind = self._named(fact.end, fact.end + _BEHIND) if open_still else {}
        return Explanation(
            codes={code: here[code] for code in wanted if code in here},
            earlier={
                code: before.get(code, ())[-1:] or home[code]
                for code in missing
                if code in {**home, **before}
            },
            acronyms=tuple(self._acronyms(fact)),
            area=self._about(fact),
            later={code: behind[code][:1] for code in open_still if code in behind},
        )

    @cached_property
    def _why_at_home(self) -> Mapping[str, tuple[str, ...]]:
        """Return the state whose paper it is with what tells so, where no words of the paper name it."""
        sides = read(self._paper).kept.get("sides")
        if not isinstance(sides, Sides) or not sides.evidence:
            return {}
        return {sides.home: tuple(dict.fromkeys(one.why for one in sides.evidence if one.weight > 0))}

    def _about(self, fact: Suggestion) -> tuple[str, ...]:
        area = fact.fields.get("policy_area")
        if not isinstance(area, str) or not area:
            return ()
        language = self._language_at(fact.start)
        told = fact.fields.get("action")
        text = told if isinstance(told, str) and told else fact.quote
        start = max(self._paper.text.find(text, fact.start), fact.start)
        return area_reasons(area, text, language, self._paper.text, start)

    def _named(self, start: int, end: int) -> dict[str, tuple[str, ...]]:
        """Return the words that name states and organisations in one stretch, by code, each once."""
        words = list(tokens(self._paper.text, start, end))
        found: dict[str, tuple[str, ...]] = {}
        for mention in mentions_in(words, vocabulary(self._language_at(start)).names):
            code = _code(mention).removesuffix(MARK)
            text = self._paper.text[words[mention.first].start : words[mention.last].end]
            if code:
                rest = (word for word in found.get(code, ()) if word != text)
                found[code] = (*rest, text)
        return found

    def _language_at(self, place: int) -> str:
        document = self._paper.document
        passages = (one for one in document.passages if one.start <= place < one.end)
        return next((one.language for one in passages if one.language != "und"), document.language)

    def _acronyms(self, fact: Suggestion) -> Iterator[AcronymChoice]:
        for acronym in dict.fromkeys(_ACRONYM.findall(fact.quote)):
            choice = choose_meaning(acronym, fact.quote, self._listed)
            if len(choice.meanings) > 1:
                yield choice


def _codes_of(fact: Suggestion) -> Iterator[str]:
    for name in _CODED:
        value = fact.fields.get(name)
        for code in value if isinstance(value, list | tuple) else [value]:
            if isinstance(code, str) and code:
                yield code


def _code(mention: Mention) -> str:
    if mention.of is Of.CITY:
        return mention.name
    return mention.code.removeprefix("ORG:") if mention.of in _BY_CODE else ""
