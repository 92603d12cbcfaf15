"""Money and goods that French tells as on their way: "Le premier décaissement interviendra en mai"."""

from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import single
from balozi.extraction.clauses.sentence.french_stand_ins import doer
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.french_clauses import (
    is_two_sided,
    new_ones,
)
from balozi.extraction.clauses.shared.promises import promise, promise_end
from balozi.extraction.papers import Genre

_WORDS = words_of("french_further", "deliveries")
_THINGS, _COMES, _SET = _WORDS["things"], tuple(_WORDS["comes"]), _WORDS["set"]
_MONEY = closed("french_modalities", "sums")
_IS = frozenset({"est", "sont"})
_NOT = frozenset({"ne", "n", "pas", "aucun", "aucune", "si", "avait", "avaient"})
_LISTED = frozenset({Genre.NEWS, Genre.COMMUNIQUE})
_HEAD, _NEAR, _BACK = 8, 6, 5


def french_deliveries(line: Line, reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what is still to be paid or delivered in a French sentence, by the one who gives, when a day is told.

    Args:
        line: the sentence.
        reading: its paper.
        known: the promises found in it.
    """
    if line.keys.isdisjoint(_THINGS) or reading.paper.genre not in _LISTED or not is_two_sided(line):
        return
    yield from new_ones(_coming(line, reading), list(known))


def _coming(line: Line, reading: Reading) -> Iterator[Draft]:
    for at, token in enumerate(line.tokens):
        if token.key not in _THINGS:
            continue
        verb = _verb(line, at)
        if verb and not _NOT & set(keys_of(line, max(0, at - _NEAR), verb + 1)):
            owner = _giver(line, (at, verb), reading)
            begin = _begin(line, at)
            draft = _draft(line, (begin, verb), owner, reading) if owner is not None else None
            if draft is not None and draft.fields["due"]:
                yield draft
            return


def _draft(line: Line, span: tuple[int, int], owner: Parties, reading: Reading) -> Draft:
    begin, verb = span
    modality = "pledges" if _MONEY & set(keys_of(line, begin, verb)) else "plans"
    return promise(line, (begin, promise_end(line, verb)), owner, reading, (modality, "CO5"))


def _verb(line: Line, at: int) -> int:
    """Return where a verb says that the thing is to come: "interviendra", "est prévue"; 0 when none does."""
    for place in range(at + 1, min(at + _HEAD + 1, len(line.tokens))):
        key = line.tokens[place].key
        if key.startswith(_COMES) and key.endswith(("ra", "ront", "rait", "raient")):
            return place
        if key in _SET and line.tokens[place - 1].key in _IS | {"egalement", "deja", "d'ores"}:
            return place
    return 0


def _begin(line: Line, at: int) -> int:
    """Return where the subject begins: with its article, a number or an adjective before the thing."""
    begin = at
    while begin > 0 and line.tokens[begin - 1].text.isalpha() and at - begin < 3:
        if line.tokens[begin - 1].key in {"que", "qu", "et", "dont", "de", "du"}:
            break
        begin -= 1
    return begin


def _giver(line: Line, span: tuple[int, int], reading: Reading) -> Parties | None:
    """Return who gives: named in the subject, else the body of the paper, the one who promised last, who acted last."""
    named = line.parties(max(0, span[0] - 1), span[1])
    if len(named.codes) == 1:
        return named
    around = line.around
    if around.body and around.body in around.pair and any(is_state(code) for code in around.pair):
        return single(around.body)
    return promised_before(line, reading) or single(around.one or around.home)


def promised_before(line: Line, reading: Reading) -> Parties | None:
    """Return who promised money in one of the sentences before, None when nobody did.

    Args:
        line: the sentence.
        reading: its paper.
    """
    number = next((n for n, other in enumerate(reading.lines) if other.start == line.start), 0)
    for before in reversed(reading.lines[max(0, number - _BACK) : number]):
        paid = any(len(amount.unit) == len("EUR") for amount in before.amounts)
        giving = (a for a in before.acts if a.is_any("ANNOUNCE", "PLEDGE", "OFFER", "DEED") and a.is_finite)
        act = next(giving, None) if paid else None
        owner = doer(before, act) if act is not None else None
        if owner is not None and len(owner.codes) == 1:
            return Parties(owner.states, owner.organisations, owner.order, 0, -1)
    return None
