"""Who is meant in Swahili when two names stand side by side."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.mentions.tokens import Token

_TWO = 2
# "ukiongozwa na", "unaoongozwa na", "akiambatana na".
_LEADS = ("ongozwa", "ambatana", "fuatana", "wakilishwa")


def led_by(line: Sequence[Token], groups: Sequence[Parties], which: int) -> int:
    """Return which group acts: a delegation, not who leads it: "Ujumbe wa X ukiongozwa na Waziri wa Y umefika"."""
    at = which % len(groups)
    first = groups[at].first
    leads = first > 1 and line[first - 1].key == "na" and line[first - 2].key.endswith(_LEADS)
    return at - 1 if leads and at and groups[at - 1].codes else at


def parted(line: Sequence[Token], group: Parties) -> Parties:
    """Return the second of two parties that only a comma parts, who are no list: "kwa Umoja wa Mataifa, Djibouti"."""
    if len(group.spots) != _TWO or len(group.codes) != _TWO:
        return group
    first, last = group.spots
    between = [token.text for token in line[first[1] + 1 : last[0]]]
    if between != [","] or not last[2]:
        return group
    codes = last[2]
    states = tuple(code for code in codes if code in group.states)
    bodies = tuple(code for code in codes if code in group.organisations)
    return Parties(states, bodies, codes, 0, last[0], (last,))
