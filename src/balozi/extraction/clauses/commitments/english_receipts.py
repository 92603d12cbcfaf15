"""Who gives in English what somebody else is to receive: "Rwanda will get 40 buses from South Korea"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from balozi.extraction.clauses.commitments.debtors import alone
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.shared.promises import promise
from balozi.extraction.mentions.mentions import Mention, Of

_WORDS = words_of("english_dealings", "received")
_GIVERS = frozenset({Of.STATE, Of.ORGANISATION, Of.CITY, Of.PEOPLE})
_REACH, _NEAR = 22, 4


def as_received(line: Line, reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield promises of an English sentence, what is to be received as its giver's; without a giver it is none.

    Args:
        line: the sentence.
        reading: its paper.
        drafts: what was found in it.
    """
    none = line.keys.isdisjoint(_WORDS["verbs"])
    for draft in drafts:
        act = None if none else _receives(line, draft)
        if act is None:
            yield draft
            continue
        giver = _giver(line, act, draft)
        if giver:
            told = ("pledges", draft.rule)
            given = promise(line, (draft.first, draft.last), alone(giver), reading, told)
            yield replace(given, fields={**given.fields, "beneficiaries": draft.fields["obligors"]})


def _receives(line: Line, draft: Draft) -> Act | None:
    """Return the verb of a promise when it tells what its subject is to receive."""
    acts = (act for act in line.acts if draft.first <= act.last <= draft.last and act.is_finite)
    act = next(acts, None)
    told = act is not None and act.tense == "future" and not act.negated and draft.rule == "CO5"
    if not told or act is None or line.tokens[act.last].key not in _WORDS["verbs"]:
        return None
    behind = line.tokens[act.last + 1].key if act.last + 1 < len(line.tokens) else ""
    return None if behind in _WORDS["turns"] else act


def _giver(line: Line, act: Act, draft: Draft) -> str:
    """Return who gives: named behind "from" or "by", or before the help that is given: "in EU budget support"."""
    own = draft.fields["obligors"]
    for mention in line.mentions:
        if mention.of not in _GIVERS or not act.last < mention.first <= act.last + _REACH:
            continue
        code = (mention.name if mention.of is Of.CITY else mention.code).removeprefix("ORG:")
        if (
            isinstance(own, list)
            and code not in own
            and (_is_a_source(line, mention) or _is_of_aid(line, mention))
        ):
            return code
    return ""


def _is_a_source(line: Line, mention: Mention) -> bool:
    before = line.row[max(0, mention.first - _NEAR) : mention.first]
    return bool(_WORDS["sources"] & set(before))


def _is_of_aid(line: Line, mention: Mention) -> bool:
    behind = set(line.row[mention.last + 1 : mention.last + _NEAR])
    return mention.of in {Of.PEOPLE, Of.ORGANISATION} and bool(behind & _WORDS["aids"])
