"""What two Swahili sides agree that one of them will do: "walikubaliana kwamba Kenya itajenga", lettered items too."""

from collections.abc import Sequence
from dataclasses import replace

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of
from balozi.extraction.clauses.shared.promises import promise, promise_end

_THAT = frozenset({"kwamba", "kuwa"})
_OURS = frozenset({"zi", "wa", "tu", "ya", "i", "ku"})
_SIDES = frozenset({"i", "u", "li", "zi"})
_SETTLED = frozenset({"plans", "commits", "pledges"})
_NEAR, _TWO = 4, 2


def agreed_clauses(line: Line, told: Sequence[Draft], reading: Reading) -> list[Draft]:
    """Return the promises of a Swahili sentence, those that hang on "zilikubaliana kwamba" as what was agreed.

    Who is to do a thing owes it: "zilikubaliana kwamba Kenya itajenga", "aliahidi kwamba Kenya itaongeza" are promises
    of Kenya.
    """
    if not told or _THAT.isdisjoint(line.keys):
        return list(told)
    outer = _agreeing(line)
    if outer is not None:
        return [_settled(line, outer, draft, reading) for draft in told]
    pledge = _pledging(line)
    return [_owed(line, pledge, draft) if pledge is not None else draft for draft in told]


def _pledging(line: Line) -> Act | None:
    """Return the verb by which somebody pledges that a thing will be done."""
    for act in line.acts:
        plain = act.is_any("PLEDGE") and act.is_finite and act.tense == "past" and not act.negated
        if plain and set(line.row[act.last + 1 : act.last + _NEAR]) & _THAT:
            return act
    return None


def _owed(line: Line, outer: Act, draft: Draft) -> Draft:
    """Return a pledge as that of the state that is to do it, where the clause names one right before its verb."""
    inner = _inner(line, outer, draft) if draft.first <= outer.first and draft.last > outer.last else None
    if inner is None:
        return draft
    return replace(draft, fields={**draft.fields, "obligors": list(inner[1].codes)})


def _agreeing(line: Line) -> Act | None:
    """Return the verb by which two agree that a thing will be done: not what they agree to do themselves."""
    for act in line.acts:
        plain = act.is_any("AGREE") and act.is_finite and act.tense == "past" and not act.negated
        that = set(line.row[act.last + 1 : act.last + _NEAR]) & _THAT
        if plain and that and act.subject in _OURS:
            return act
    return None


def _settled(line: Line, outer: Act, draft: Draft, reading: Reading) -> Draft:
    behind = draft.first > outer.last
    if not behind and draft.last > outer.last:
        inner = _inner(line, outer, draft)
        if inner is not None:
            act, own = inner
            return promise(line, (own.first, promise_end(line, act.last)), own, reading, ("agrees", "CO1"))
    if behind and draft.fields["modality"] in _SETTLED and not _promised_between(line, outer, draft):
        return replace(draft, fields={**draft.fields, "modality": "agrees"})
    return draft


def _inner(line: Line, outer: Act, draft: Draft) -> tuple[Act, Parties] | None:
    """Return the first deed that is agreed on and who is to do it, None when no party is told."""
    deeds = (
        a for a in line.acts if outer.last < a.first <= draft.last and a.tense == "future" and not a.relative
    )
    act = next(deeds, None)
    if act is None or act.passive or act.subject not in _SIDES:
        return None
    groups = groups_of(line.tokens, line.parties(outer.last + 1, act.first - 1))
    if not groups or not groups[-1].codes or act.first - groups[-1].spots[-1][1] > _TWO:
        return None
    return act, groups[-1]


def _promised_between(line: Line, outer: Act, draft: Draft) -> bool:
    """Tell whether another promise stands between: "walikubaliana ..., na Kenya iliahidi kwamba itatoa"."""
    return any(
        a.is_any("PLEDGE", "COMMIT", "SAY", "REAFFIRM")
        and a.tense == "past"
        and outer.last < a.first <= draft.last
        for a in line.acts
    )
