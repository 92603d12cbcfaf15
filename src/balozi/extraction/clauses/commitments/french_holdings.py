"""What a party holds to, told with its owner behind the noun: "le soutien constant de la France à la souveraineté"."""

from collections.abc import Iterator
from dataclasses import replace

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import single
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.shared.promises import promise, promise_end
from balozi.extraction.mentions.mentions import Mention, Of

_WORDS = words_of("french_further", "undertakings")
_HELD, _FIRM = _WORDS["held"], tuple(_WORDS["firm"])
_OF, _TO = frozenset({"de", "du", "des", "d"}), frozenset({"a", "au", "aux", "envers", "pour", "en"})
_ARTICLES = frozenset({"la", "le", "l", "'", "’", "les", "republique", "royaume", "gouvernement", "du", "de"})
# "le soutien indéfectible de Londres à": a capital for its state.
_OWNERS = frozenset({Of.STATE, Of.ORGANISATION, Of.CITY})
_THANKS = (
    "grace",
    "remerci",
    "salu",
    "felicit",
    "appreci",
    "demand",
    "sollicit",
    "souhait",
    "sans",
    "avec",
    "beneficie",
)
_TOLD_TO_ANOTHER = ("assur", "rassur")
_NEAR, _ADJECTIVES = 6, 4


def with_its_owner(draft: Draft) -> Draft:
    """Return a promise said again as owed by the one whose support it is, not by the one who speaks of it.

    Args:
        draft: a promise.
    """
    if draft.fields["modality"] != "reaffirms" or draft.line.keys.isdisjoint(_HELD):
        return draft
    told = _told(draft.line, draft.first, draft.last)
    if told is None or draft.fields["obligors"] == [_code(told[1])]:
        return draft
    code = _code(told[1])
    given = draft.fields["beneficiaries"]
    others = [one for one in given if one != code] if isinstance(given, list) else []
    return replace(draft, fields={**draft.fields, "obligors": [code], "beneficiaries": others})


def holdings(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the support that stands firm though no verb says so: "dans le cadre du soutien constant de la France à".

    Args:
        line: the sentence.
        reading: its paper.
    """
    told = None if line.keys.isdisjoint(_HELD) else _told(line, 0, len(line.tokens) - 1)
    if told is None:
        return
    at, owner = told
    before = line.tokens[max(0, at - _NEAR) : at]
    firm = any(token.key.startswith(_FIRM) for token in line.tokens[max(0, at - 2) : owner.first])
    # "l'a assurée du soutien du Burundi à": told to another's face.
    firm = firm or any(token.key.startswith(_TOLD_TO_ANOTHER) for token in before)
    if not firm or any(token.key.startswith(_THANKS) for token in before):
        return
    who = single(_code(owner), owner.first)
    if who is not None:
        yield promise(line, (at, promise_end(line, owner.last + 1)), who, reading, ("reaffirms", "CO3"))


def _told(line: Line, first: int, last: int) -> tuple[int, Mention] | None:
    """Return the noun of support in a stretch, and whose it is by what stands behind it: "de la France à"."""
    for at in range(first, last):
        if line.tokens[at].key not in _HELD:
            continue
        owner = next(
            (m for m in line.mentions if m.of in _OWNERS and at < m.first <= at + 2 * _ADJECTIVES), None
        )
        if owner is None or owner.last + 1 >= len(line.tokens) or line.tokens[owner.last + 1].key not in _TO:
            continue
        between = line.row[at + 1 : owner.first]
        joint = next((n for n, key in enumerate(between) if key in _OF), -1)
        if (
            0 <= joint <= _ADJECTIVES
            and set(between[joint + 1 :]) <= _ARTICLES
            and _TO.isdisjoint(between[:joint])
        ):
            return at, owner
    return None


def _code(owner: Mention) -> str:
    return owner.name if owner.of is Of.CITY else owner.code.removeprefix("ORG:")
