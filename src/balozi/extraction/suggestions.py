"""A suggestion: one fact found in a text, with the words it was found in."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from balozi.ground.errors.facts import EvidenceMismatch
from balozi.ground.evidence import Evidence
from balozi.ground.records import made_often
from balozi.reading.documents import Document


@made_often()
class Suggestion:
    """One fact found in one document.

    Attributes:
        kind: one of the kinds of ``registers/kinds.toml``.
        start: first character of the quotation in the document's text.
        end: the character after the last one.
        quote: the characters between, exactly.
        fields: the fact, with the fields that its kind takes.
        rule: the name of the rule that made it.
        confidence: 0 to 1; how often this rule is right, as far as we know.
    """

    kind: str
    start: int
    end: int
    quote: str
    fields: Mapping[str, object]
    rule: str
    confidence: float

    def evidence(self, document: Document) -> Evidence:
        """Return the quotation with the identity of its document."""
        return Evidence(document.sha256, self.start, self.end, self.quote)


@dataclass(frozen=True, slots=True)
class Rule:
    """One numbered way of finding facts.

    Attributes:
        name: short and stable, such as "LI3"; printed with every suggestion it makes.
        says: what it looks for, in one sentence that a desk officer understands.
        finds: from a paper to its suggestions.
    """

    name: str
    says: str
    finds: Callable[..., Iterator[Suggestion]]


def verified(suggestions: Iterable[Suggestion], document: Document) -> Iterator[Suggestion]:
    """Pass on the suggestions whose quotation stands in the text; a wrong one is a fault of a rule.

    Raises:
        EvidenceMismatch: a rule made a quotation that is not in the text.
    """
    for suggestion in suggestions:
        found = document.text[suggestion.start : suggestion.end]
        if found != suggestion.quote or not suggestion.quote.strip():
            raise EvidenceMismatch(suggestion.start, found, suggestion.quote)
        yield suggestion
