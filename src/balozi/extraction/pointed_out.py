"""What a person found in a paper and the rules did not: the same suggestion, with the words it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from balozi.extraction.mentions.naming import Kind
from balozi.extraction.model.quotes import find_quotes
from balozi.extraction.named import Name, names_of
from balozi.extraction.papers import Paper
from balozi.extraction.suggestions import Suggestion
from balozi.ground.errors.reading import QuoteTooLong, WordsNotFound
from balozi.ground.errors.registers import FieldsInvalid
from balozi.ground.words import fold
from balozi.reading.sentences import sentences
from balozi.registers.kinds import check_fields, kinds

# What weighs most is offered first; an agreement is an instrument under its other name.
_FIRST = ("commitment", "instrument", "engagement")
_OTHER_NAMES = frozenset({"agreement"})
RULE = "BYHAND"
SAYS = "What somebody pointed out in the paper: the rules had not found it."
LONGEST_QUOTE = 1_000
# A person says it is there; whoever reviews it decides whether it is so.
_CONFIDENCE = 1.0
_STATE_CODE = 3
_BARS = "|"


def place_of(text: str, quote: str, *, near: int = 0) -> tuple[int, int]:
    r"""Return where words stand in a text; where they stand more than once, the place that is nearest to ``near``.

    Args:
        text: of the paper.
        quote: words copied from it; blanks and line ends may differ.
        near: about where they begin.

    Raises:
        QuoteTooLong: there are more characters than a sentence has.
        WordsNotFound: they do not stand there.

    Examples:
        >>> place_of("Peace first. They open\n a post. Peace first.", "Peace  first.", near=20)
        (32, 44)
        >>> place_of("| Kenya | a post |", "Kenya\ta post")
        (2, 16)
    """
    if len(quote) > LONGEST_QUOTE:
        raise QuoteTooLong(len(quote), LONGEST_QUOTE)
    # A page shows the cells of a row without the bars that a plain text has between them.
    for blanks in ("", _BARS):
        places = find_quotes(text, quote, 0, len(text), blanks=blanks)
        if found := min(places, key=lambda place: abs(place[0] - near), default=None):
            return found
    raise WordsNotFound(quote.strip()[:80])


def sentences_with(paper: Paper, words: str, *, most: int = 12) -> list[tuple[int, int]]:
    """Return the sentences of a paper that hold all of these words or their beginnings, in any order.

    For whoever cannot copy from the page: a few words typed from memory find the sentence.
    """
    wanted = fold(words).split()
    found: list[tuple[int, int]] = []
    for passage in paper.document.passages if wanted else ():
        for start, end in sentences(paper.text, passage.start, passage.end, passage.language):
            there = fold(paper.text[start:end]).split()
            if all(any(word.startswith(one) for word in there) for one in wanted):
                found.append((start, min(end, start + LONGEST_QUOTE)))
                if len(found) == most:
                    return found
    return found


def pointed_out(paper: Paper, kind: str, place: tuple[int, int], fields: Mapping[str, object]) -> Suggestion:
    """Return what a person found as a suggestion like any other.

    Raises:
        FieldsInvalid: there is no such kind, or the fields are not those that it takes and needs.
    """
    if kind not in offered():
        raise FieldsInvalid(kind, "nothing of this kind is pointed out")
    check_fields(kind, fields)
    start, end = place
    return Suggestion(kind, start, end, paper.text[start:end], dict(fields), RULE, _CONFIDENCE)


def offered() -> list[str]:
    """Return the kinds that can be pointed out: all that enter a register, those that weigh most first."""
    others = [name for name, one in kinds().items() if one.register and name not in _OTHER_NAMES]
    return [*_FIRST, *(name for name in others if name not in _FIRST)]


def first_fields(paper: Paper, kind: str, place: tuple[int, int]) -> dict[str, object]:
    """Return what the words themselves give for the fields of a kind: who and when they name, and the words.

    It is where a person begins to write, not a finding: who owes and who gains is guessed by their order.
    """
    start, end = place
    names = [name for name in names_of(_around(paper, place)) if start <= name.start and name.end <= end]
    taken = kinds()[kind].takes if kind in kinds() else ()
    given = dict(_given(names, " ".join(paper.text[start:end].split())))
    return {name: given[name] for name in taken if given.get(name)}


def _around(paper: Paper, place: tuple[int, int]) -> Paper:
    """Return the paper with only the passages of these words: a long one is not read again for one sentence."""
    start, end = place
    passages = tuple(one for one in paper.document.passages if one.start < end and start < one.end)
    return replace(paper, document=replace(paper.document, passages=passages))


def _given(names: Sequence[Name], words: str) -> Iterator[tuple[str, object]]:
    states = list(dict.fromkeys(name.code for name in names if _is_state(name)))
    bodies = list(dict.fromkeys(name.code for name in names if name.kind is Kind.BODY and name.code))
    parties = [*states, *bodies]
    yield "states", states
    yield "orgs", bodies
    persons = [name.text for name in names if name.kind is Kind.PERSON]
    days = [name.code for name in names if name.kind is Kind.DATE and name.code]
    yield "persons", persons
    yield "person", next(iter(persons), "")
    yield "state", next(iter(states), "")
    yield "obligors", parties[:1]
    yield "beneficiaries", parties[1:]
    yield "date", next(iter(days), "")
    # The last day that a promise names is mostly the one by which it is owed.
    yield "due", days[-1] if days else ""
    yield "action", words
    yield "text", words


def _is_state(name: Name) -> bool:
    """Tell a state from a city or county by its alpha-3 code."""
    return name.kind is Kind.PLACE and len(name.code) == _STATE_CODE and name.code.isupper()
