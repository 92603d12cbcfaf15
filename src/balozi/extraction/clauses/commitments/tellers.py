"""Who tells an English promise, and how: "assured them that it would ...", "..., the ministers agreed"."""

from collections.abc import Sequence
from itertools import pairwise

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.once import told_once
from balozi.extraction.clauses.sentence.orders import finite_verbs
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.mentions.mentions import Of

_TELLS = ("SAY", "PLEDGE", "ANNOUNCE", "AGREE", "COMMIT", "REAFFIRM", "PLAN")
_ASSURES = closed("tellers", "assures")
_AGREES = closed("tellers", "agrees")
_GIFTS = closed("tellers", "gifts")
_GRANTS = closed("tellers", "grants")
_AIDS = closed("tellers", "aids")
_COSTS = frozenset(
    {"expense", "expenses", "cost", "costs", "funds", "budget", "resources", "pocket", "money", "account"}
)
_KEEPS = closed("tellers", "keeps")
_UPHOLDS = closed("tellers", "upholds")
_HONOURS = frozenset({"honour", "honor", "uphold", "abide", "respect"})
_FORSAKES = closed("tellers", "forsakes")
_TERMS = closed("tellers", "terms")
_OWN = frozenset({"its", "their", "his", "her"})
# "Under it, Thailand will": what the text named before lays down.
_UNDER_IT = (["under", "it"], ["under", "this"], ["under", "these"], ["under", "them"])
_BY_TERMS = frozenset({"under", "pursuant"})
_BY_WHICH = frozenset({"under", "by", "in", "through"})
# How far behind its teller the verb of a promise may stand, and behind the promise its teller.
_REACH, _BACK = 16, 10
_MARKS = frozenset({",", "”", '"', "’", "'"})


def teller_of(line: Line, act: Act) -> Act | None:
    """Return the verb by which somebody tells what an act promises: before its clause, or behind it and a comma."""
    before = finite_verbs(line).last_before(act.first)
    if before is not None and act.first - before.last <= _REACH and before.is_any(*_TELLS):
        return before
    return _behind(line, act)


@told_once
def _tellers(line: Line) -> Sequence[Act]:
    """Return the verbs by which somebody tells something now or then."""
    return [act for act in line.acts if act.is_any(*_TELLS) and act.tense in {"past", "present"}]


def _behind(line: Line, act: Act) -> Act | None:
    other = next((teller for teller in _tellers(line) if teller.first > act.last), None)
    if other is None or other.passive:
        return None
    mark = any(t.text in _MARKS for t in line.tokens[max(act.last + 1, other.first - _BACK) : other.first])
    closed_off = other.last + 2 >= len(line.tokens) or line.row[other.last + 1] not in {"that", "to"}
    return other if mark and closed_off else None


def is_assured(line: Line, act: Act) -> bool:
    """Tell whether a promise is told as one: "assured the envoy that it would", "Rabat will pay, he promised"."""
    teller = teller_of(line, act)
    return teller is not None and not _ASSURES.isdisjoint(line.row[teller.first : teller.last + 1])


def agreed_behind(line: Line, act: Act) -> Parties | None:
    """Return who decided on an act in a clause behind it: "markets would open, officials of both states decided"."""
    teller = _behind(line, act)
    if teller is None or not _AGREES & set(line.row[teller.first : teller.last + 1]):
        return None
    found = subject_of(line, teller)
    return found if found is not None and found.codes else None


def is_gift(line: Line, act: Act) -> bool:
    """Tell whether an act gives something away: "will donate buses", "would double its support", "will give $2m"."""
    keys = line.row[act.last + 1 : act.last + 9]
    verbs = set(line.row[act.first : act.last + 1])
    money = any(len(a.unit) == 3 and 0 < a.first - act.last <= _REACH for a in line.amounts)
    return bool(verbs & _GIFTS) or (bool(verbs & _GRANTS) and (money or bool(_AIDS & set(keys))))


def goes_on(line: Line, act: Act) -> bool:
    """Tell whether what holds is to hold: "will continue to abide by", "would go on honouring", "shall not abandon"."""
    keys = line.row[act.first : act.last + 7]
    if line.tokens[act.last].key in _HONOURS:
        return True
    if act.negated:
        return bool(_FORSAKES & set(keys))
    if _KEEPS & set(keys) and ("do", "so") in pairwise(keys):
        # "had always honoured the treaty and would continue to do so".
        return True
    stem = {key[:_STEM] for key in keys}
    if line.row[act.last] in {"continue", "remain"} and "until" not in line.keys:
        # "will continue to train Somali officers": what is done already goes on.
        return line.row[act.last + 1 : act.last + 2] == ["to"] or line.row[act.last + 1][-3:] == "ing"
    return bool(_KEEPS & set(keys)) and bool(_UPHOLDS & stem)


_STEM = 6


def is_bound(line: Line, act: Act) -> bool:
    """Tell whether an instrument binds to an act: "under which Kenya will", "will lend, under a loan agreement"."""
    before = line.row[max(0, act.first - 8) : act.first]
    which = "whereby" in before or ("which" in before[1:] and before[before.index("which") - 1] in _BY_WHICH)
    if which and any(m.of is Of.INSTRUMENT and m.last < act.first for m in line.mentions):
        return True
    if line.row[:2] in _UNDER_IT:
        return True
    if line.keys.isdisjoint(_BY_TERMS):
        return False
    for at, token in enumerate(line.tokens):
        near = line.tokens[at + 1 : at + 7]
        if token.key in _BY_TERMS and (
            _TERMS & {other.key for other in near}
            or any(
                m.of is Of.INSTRUMENT and at < m.first <= at + 6 and not line.tokens[m.first].is_capital
                for m in line.mentions
            )
        ):
            return True
    return False


def is_for_itself(line: Line, act: Act) -> bool:
    """Tell whether a deed is for the party's own use: "would order two vessels for its own coastguard"."""
    if "own" not in line.keys:
        return False
    keys = line.row[act.last + 1 :]
    # "at its own expense" pays for others.
    pays = any(one == "own" and two in _COSTS for one, two in pairwise(keys))
    own = not pays and any(key == "own" and keys[at - 1] in _OWN for at, key in enumerate(keys) if at)
    return own and not line.parties(act.last + 1, len(line.tokens) - 1).codes


def unnamed_givers(line: Line, act: Act) -> Parties | None:
    """Return a subject that gives without a name: "donors pledged", "international partners promised"."""
    givers = closed("tellers", "givers")
    at = next(
        (n for n in range(act.first - 1, max(-1, act.first - 4), -1) if line.tokens[n].key in givers), -1
    )
    if at < 0:
        return None
    return Parties((), (), (), 0, at, ((at, at, ()),))
