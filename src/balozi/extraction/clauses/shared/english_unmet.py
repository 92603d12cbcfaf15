"""What is no contact in English though it looks like one: talks without a meeting, a contract, private people met."""

from itertools import pairwise

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Reading, keys_of
from balozi.extraction.clauses.sentence.signs import asked_where, sign

_WORDS = words_of("doubts", "english")
_TALKING = frozenset({"talks", "negotiations", "discussions"})
_NEAR, _REACH, _FAR = 4, 3, 9


@asked_where(sign(verbs={"HANDOVER"}))
def _hands_over_anybody(draft: Draft, _: Reading) -> bool:
    """Tell whether a handing over only tells who is meant: "any person handed over"."""
    act = next(
        (a for a in draft.line.acts if draft.first <= a.first <= draft.last and a.is_any("HANDOVER")), None
    )
    any_one = (
        set()
        if act is None
        else {"any", "those", "persons", "person", "all"} & set(keys_of(draft.line, act.first - 3, act.first))
    )
    return draft.fields["type"] == "other" and bool(any_one)


@asked_where(sign(words={"contract", "contracts"}))
def _signs_contract(draft: Draft, _: Reading) -> bool:
    """Tell whether what is signed is a contract, which binds firms: "witnessed the signing of the contract"."""
    line = draft.line
    if draft.fields.get("type") != "signing_ceremony" or line.keys.isdisjoint({"contract", "contracts"}):
        return False
    return not line.instruments()


@asked_where(sign(words=_TALKING))
def _is_only_in_talks(draft: Draft, _: Reading) -> bool:
    """Tell whether two are said to be "in talks on a deal", which tells of no one meeting."""
    line = draft.line
    told = draft.fields.get("place") or line.dates
    if (
        told
        or draft.fields.get("type") != "meeting"
        or not {"talks", "negotiations", "discussions"} & line.keys
    ):
        return False
    keys = keys_of(line, draft.first, draft.last + 1)
    at = next((n for n, pair in enumerate(pairwise(keys)) if pair[0] == "in" and pair[1] in _TALKING), 0)
    return at > 0 and bool({"are", "is", "were", "was", "still", "been"} & set(keys[max(0, at - 2) : at]))


@asked_where(sign(words=_TALKING))
def _is_end_of_talks_on_a_text(draft: Draft, _: Reading) -> bool:
    """Tell whether talks on a text ended, which tells how the text stands: "finalised negotiations on an accord"."""
    line = draft.line
    signed = draft.fields.get("type") == "signing_ceremony" and not any(
        act.is_any("SIGN") for act in line.acts
    )
    if not (signed or draft.fields.get("type") == "meeting") or line.keys.isdisjoint(_TALKING):
        return False
    at = next((n for n, token in enumerate(line.tokens) if token.key in _TALKING), 0)
    behind = keys_of(line, at, len(line.tokens))
    ended = set(keys_of(line, at - _NEAR, at)) & _WORDS["ended"] or {
        two for one, two in pairwise(behind) if one in {"were", "was", "been"} and two in _WORDS["ended"]
    }
    on = set(keys_of(line, at + 1, at + _REACH)) & {"on", "for", "towards", "of"}
    text = any(0 < paper.first - at <= _FAR for paper in line.instruments())
    return bool(ended and on) and text and line.keys.isdisjoint(_WORDS["rounds"])


def _was_signed_years_ago(draft: Draft, _: Reading) -> bool:
    """Tell whether only the year of a signing is told, which names a text: "last year signed a pact"."""
    day = str(draft.fields.get("date") or "")
    alone = draft.fields.get("type") == "signing_ceremony" and len(day) == len("2026")
    return alone and not draft.fields.get("place") and not draft.line.persons()


@asked_where(sign(verbs={"MEET"}))
def _meets_private(draft: Draft, _: Reading) -> bool:
    """Tell whether those met are private people: "met union leaders", "meet cooler air"."""
    line = draft.line
    if draft.fields.get("type") != "meeting":
        return False
    act = next((a for a in line.acts if a.is_any("MEET") and draft.first <= a.last <= draft.last), None)
    if act is None or act.last + 2 >= len(line.tokens):
        return False
    one, two = line.tokens[act.last + 1], line.tokens[act.last + 2]
    if one.key in {"with", "the", "a", "some"}:
        one, two = two, line.tokens[min(act.last + 3, len(line.tokens) - 1)]
    if not one.text.islower():
        return False
    private = words_of("actors", "private")
    met = {one.key, two.key} if two.text.islower() else {one.key}
    leads = one.key in _WORDS["companions"] and two.key in {"leaders", "representatives", "groups", "members"}
    return leads or bool(met & _WORDS["met_things"]) or any(met & words for words in private.values())


def _is_a_vote(draft: Draft, _: Reading) -> bool:
    """Tell whether a house of parliament votes, which answers nobody: "The Senate rejected a proposal"."""
    line = draft.line
    if draft.fields.get("type") != "statement" or line.keys.isdisjoint(_WORDS["votes"]):
        return False
    keys = keys_of(line, draft.first, draft.last + 1)
    verb = next((n for n, key in enumerate(keys) if key in _WORDS["votes"]), 0)
    return not _WORDS["legislatures"].isdisjoint(keys[:verb])


def _is_a_formula(draft: Draft, _: Reading) -> bool:
    """Tell whether a treaty only closes by its formula: "In witness whereof the undersigned have signed"."""
    formula = not draft.line.keys.isdisjoint({"whereof"}) and "witness" in draft.line.keys
    return formula and draft.fields.get("type") == "signing_ceremony" and not draft.line.dates


# The doubts about an engagement, those that ask least first.
OF_CONTACTS = (
    _meets_private,
    _signs_contract,
    _hands_over_anybody,
    _is_only_in_talks,
    _is_end_of_talks_on_a_text,
    _was_signed_years_ago,
    _is_a_vote,
    _is_a_formula,
)
