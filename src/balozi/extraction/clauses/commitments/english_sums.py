"""Several sums under one English promise, each a fact: "£4 million for UNICEF and £6 million for WFP"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from balozi.extraction.clauses.commitments.debtors import alone
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.promises import promise, promise_end
from balozi.extraction.mentions.mentions import Of

_MONEY = len("USD")
# Between "and" and a further sum: "and a further $10 million", "as well as another €3 million".
_FURTHER = frozenset(
    {
        "a",
        "an",
        "another",
        "further",
        "additional",
        "also",
        "about",
        "around",
        "some",
        "nearly",
        "over",
        "up",
        "to",
    }
)
_LEAD, _LEAST, _NEAR = 5, 2, 3
# "between $5 million and $8 million", "including $2 million and $1 million": no second gift.
_ONE = frozenset({"between", "including", "from", "comprising", "whom", "which", "both", "respectively"})
# "The funding consists of $41 million to UNHCR and $20 million to others": one gift in parts.
_PARTS = frozenset({"consists", "consist", "includes", "include", "comprises", "comprise", "consisting"})
_RULES = frozenset({"CO1", "CO2", "CO5"})


def parted_by_sums(line: Line, reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the promises of an English sentence, with what else is given in one breath with them.

    Args:
        line: the sentence.
        reading: its paper.
        drafts: what was found in it.
    """
    sums = [one for one in line.amounts if len(one.unit) == _MONEY]
    many = len(sums) > 1 and "and" in line.keys and line.keys.isdisjoint(_PARTS)
    for draft in drafts:
        within = [one.first for one in sums if draft.first <= one.first <= draft.last] if many else []
        at = next((joint for first in within[1:] if (joint := _joint(line, within[0], first))), 0)
        if not at or draft.rule not in _RULES:
            yield draft
        else:
            yield replace(draft, last=at - 1, fields=_cut(line, draft, at, reading).fields)
            yield _again(line, draft, at + 1, reading)
        if many and draft.rule in _RULES:
            yield from _of_the_next(line, draft, [one.first for one in sums], reading)


def _joint(line: Line, before: int, first: int) -> int:
    """Return where "and" joins a further sum to one told before it, 0 when nothing does."""
    for at in range(first - 1, max(before + _LEAST, first - _LEAD), -1):
        if line.row[at] == "and":
            opens = line.row[max(0, before - _NEAR) : before]
            return at if _ONE.isdisjoint(opens) and _ONE.isdisjoint(line.row[before:at]) else 0
        if line.row[at] not in _FURTHER:
            return 0
    return 0


def _cut(line: Line, draft: Draft, at: int, reading: Reading) -> Draft:
    return promise(
        line, (draft.first, at - 1), _owed(draft), reading, (str(draft.fields["modality"]), draft.rule)
    )


def _again(line: Line, draft: Draft, first: int, reading: Reading) -> Draft:
    return promise(
        line, (first, draft.last), _owed(draft), reading, (str(draft.fields["modality"]), draft.rule)
    )


def _owed(draft: Draft) -> Parties:
    owners = draft.fields["obligors"]
    codes = tuple(str(code) for code in owners) if isinstance(owners, list) else ()
    states = tuple(code for code in codes if is_state(code))
    return Parties(states, tuple(code for code in codes if not is_state(code)), codes, 0, draft.first)


def _of_the_next(line: Line, draft: Draft, sums: Sequence[int], reading: Reading) -> Iterator[Draft]:
    """Yield what one more gives without a verb of its own: "pledged 30 million euros and Italy 12 million"."""
    at = draft.last + 1
    if line.row[at : at + 1] != ["and"]:
        return
    giver = next(
        (m for m in line.mentions if m.first == at + 1 and m.of in {Of.STATE, Of.ORGANISATION}), None
    )
    if giver is None or not any(0 < first - giver.last <= _LEAST for first in sums):
        return
    span = (giver.first, promise_end(line, giver.last + 1))
    owed = alone(giver.code.removeprefix("ORG:"))
    yield promise(line, span, owed, reading, (str(draft.fields["modality"]), draft.rule))
