"""Gifts that an English paper tells by who welcomes them: "WFP welcomed a contribution of $2 million from Japan"."""

from collections.abc import Iterator

from balozi.extraction.clauses.commitments.debtors import alone
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.promises import promise, promise_end
from balozi.extraction.mentions.mentions import Of

_WORDS = words_of("everyday", "welcomes")
_NEAR, _FAR = 8, 14
_MONEY = len("EUR")
_GIVERS = frozenset({Of.STATE, Of.ORGANISATION, Of.PEOPLE})


@asked_where(sign(words=_WORDS["verbs"]), sign(words=_WORDS["gifts"]))
def welcomed_gifts(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the gifts that somebody else welcomes in an English sentence, owed by those they come from."""
    if line.keys.isdisjoint(_WORDS["verbs"]) or line.keys.isdisjoint(_WORDS["gifts"]):
        return
    for act in line.acts:
        if line.row[act.last] not in _WORDS["verbs"] or not act.is_finite or act.negated or act.relative:
            continue
        gift = next((at for at in line.all_of(_WORDS["gifts"]) if 0 < at - act.last <= _NEAR), -1)
        giver = _giver(line, gift) if gift > 0 else None
        if giver is not None and _is_of_money(line, gift):
            span = (act.last + 1, promise_end(line, gift))
            yield promise(line, span, giver, reading, ("pledges", "CO2"))
            return


def _is_of_money(line: Line, gift: int) -> bool:
    """Tell whether a sum stands right before a gift or behind it: "a $2 million grant", "a grant of $2 million"."""
    sums = (amount for amount in line.amounts if len(amount.unit) == _MONEY)
    return any(-_NEAR <= amount.first - gift <= _NEAR for amount in sums)


def _giver(line: Line, gift: int) -> Parties | None:
    """Return who gives: the first named right behind "from" or "by", None when nobody is."""
    for at in range(gift + 1, min(gift + _FAR, len(line.tokens))):
        if line.row[at] in {"from", "by"}:
            near = (m for m in line.mentions if m.of in _GIVERS and 0 < m.first - at <= _NEAR // 2)
            first = next(near, None)
            return alone(first.code.removeprefix("ORG:")) if first is not None else None
    return None
