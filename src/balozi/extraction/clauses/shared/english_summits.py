"""When an English gathering is one of the leaders of a body, and which states then take part in it."""

from collections.abc import Sequence, Set
from itertools import pairwise

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.english_bodies import gathers_at
from balozi.extraction.clauses.sentence.english_roles import behind_dateline
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.mentions.mentions import Of

_TWO, _NEAR, _FAR = 2, 6, 14
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_MEETS = frozenset({"met", "meet", "meets", "with"})


def kind_of_gathering(line: Line, span: tuple[int, int], kind: str, parties: Parties) -> str:
    """Return the type of an English engagement: leaders of a body make a summit, two who meet make a meeting.

    Args:
        line: the sentence.
        span: the first and the last token of the engagement.
        kind: as the rule that found it says.
        parties: who takes part.
    """
    if line.words.language != "en" or kind not in {"meeting", "summit"}:
        return kind
    leaders = words_of("roles", "gatherings")["leaders"] | {"ministers"}
    opens = bool(gathers_at(line.row)) and not leaders.isdisjoint(line.row[:_NEAR])
    if kind == "meeting" and parties.organisations and (opens or _leads(line, span, leaders)):
        team = not opens and _is_of_a_team(line, span)
        return "meeting" if team or _is_routine(line, span) else "summit"
    if kind == "summit" and (
        _is_of_a_team(line, span) or _is_of_two(line, span, parties) or _is_routine(line, span)
    ):
        return "meeting"
    return kind


def _is_routine(line: Line, span: tuple[int, int]) -> bool:
    """Tell whether envoys of members sit, not their leaders: "the Security Council at its 1297th meeting"."""
    keys = line.row[max(0, span[0] - _FAR) : span[1] + 1]
    if not {"ministerial", "ministers", "heads", "leaders"}.isdisjoint(keys):
        return False
    envoys = ("security", "council") in pairwise(keys) or ("permanent", "representatives") in pairwise(keys)
    # No summit is numbered by the hundred.
    return envoys or any(
        len(one) >= len("200") and one.isdigit() and other in _ORDINALS for one, other in pairwise(keys)
    )


def members_present(line: Line, span: tuple[int, int], kind: str, parties: Parties) -> Parties:
    """Return who takes part in a gathering of a body: the states it names as members, not its host or its chair."""
    english = line.words.language == "en" and kind in {"meeting", "summit"}
    if not (english and parties.organisations and parties.states):
        return parties
    many = words_of("roles", "gatherings")["members"]
    if not _leads(line, span, many):
        return parties
    first, chairs = behind_dateline(line.tokens), words_of("roles", "gatherings")["chairs"]
    named: set[str] = set()
    for number, mention in enumerate(line.mentions):
        before = set(line.row[max(0, mention.first - _FAR) : mention.first])
        behind = set(line.row[mention.last + 1 : mention.last + 5])
        chairing = (
            before & chairs or {"in", "chair"} <= behind or behind & {"said", "says", "officials", "ministry"}
        )
        if mention.first >= first and mention.of is not Of.CITY and not chairing:
            named |= {code for code in line.codes_of(number) or () if is_state(code)}
    states = tuple(sorted(named & set(parties.states)))
    return Parties(
        states, parties.organisations, parties.order, parties.unknown, parties.first, parties.spots
    )


def _leads(line: Line, span: tuple[int, int], words: frozenset[str]) -> bool:
    """Tell whether leaders of a body are who meet: "leaders of the Pacific Islands Forum", "SADC heads of state"."""
    for body in (m for m in line.mentions if m.of is Of.ORGANISATION and m.first <= span[1]):
        behind = set(line.row[body.last + 1 : body.last + _NEAR])
        before = line.row[max(0, body.first - _FAR) : body.first]
        of_it = bool(set(before[-4:]) & {"of", "across", "from"}) and bool(set(before) & words)
        of_it = of_it and not _are_met_by_one(line, before, body.first, words)
        joined = line.tokens[min(body.last + 1, len(line.tokens) - 1)].key in {"and", ","}
        if of_it or (behind & words and not joined):
            return True
    return False


def _are_met_by_one(line: Line, before: Sequence[str], at: int, words: Set[str]) -> bool:
    """Tell whether one state meets the heads of bodies: "Peru's minister met the heads of the Fund and the Bank"."""
    heads = max((n for n, key in enumerate(before) if key in words), default=-1)
    met = not _MEETS.isdisjoint(before[max(0, heads - 3) : heads])
    own = line.parties(0, at - len(before) + heads - 1)
    return met and len(own.states) == 1 and not own.organisations


def _is_of_a_team(line: Line, span: tuple[int, int]) -> bool:
    """Tell whether a team or experts of a body hold talks: "an IMF team wound up two weeks of discussions"."""
    near = set(line.row[max(0, span[0] - _NEAR) : span[1] + 1])
    teams = words_of("roles", "gatherings")["teams"]
    return bool(near & teams) and not near & words_of("roles", "gatherings")["leaders"]


def _is_of_two(line: Line, span: tuple[int, int], parties: Parties) -> bool:
    """Tell whether a summit is one of two states only: "held a summit meeting with the Prime Minister of Tonga"."""
    keys = line.row[span[0] : span[1] + 1]
    at = keys.index("summit") if "summit" in keys else -1
    two = len(parties.states) <= _TWO and not parties.organisations
    ministers = (
        len(parties.states) == _TWO
        and "summit" not in line.keys
        and bool(
            {"ministers", "meeting", "ministerial", "forum", "conference", "council", "retreat"} & set(keys)
        )
    )
    return two and (ministers or (at >= 0 and keys[at + 1 : at + 2] in (["meeting"], ["talks"])))
