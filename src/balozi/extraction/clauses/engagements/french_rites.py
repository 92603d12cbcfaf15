"""Rites between states as French tells them: envoys accredited, works opened, texts signed on the spot."""

from collections.abc import Callable, Iterator, Sequence

from balozi.extraction.clauses.engagements.french_journeys import clause_end
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.french_sides import acting, goals, is_official, partner, together
from balozi.extraction.clauses.sentence.french_stand_ins import doer
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.shared.french_clauses import (
    begin_of,
    by_rules,
    find,
    is_of_the_day,
    pair_of,
    status_by,
    with_other,
)
from balozi.extraction.clauses.shared.french_verbs import told_by
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Mention
from balozi.extraction.papers import Genre

_WORDS = words_of("french_further", "rites")
_OPENINGS, _BESIDE, _OCCASIONS, _HAPPENS = (
    _WORDS[name] for name in ("openings", "beside", "occasions", "happens")
)
_PAPERS = words_of("french_further", "signatures")["papers"]
_BORDERS, _RITES = (
    _WORDS["borders"],
    frozenset({"presence", "ceremonie", "cotes", "conjointement", "ministres"}),
)
_OPENS, _SIGNED = tuple(_WORDS["opens"]), tuple(_WORDS["signed"])
# A sentence without one of these is not looked at.
_ASKED = _OPENINGS | _WORDS["signed"] | _WORDS["besides"]
_AHEAD = frozenset({"sera", "seront", "doit", "doivent", "devrait", "devraient", "va", "vont"})
_TWO, _NEAR, _FAR = 2, 5, 10


def rites(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the rites of a French sentence: an envoy accredited, a work opened, a text signed, a thing handed back."""
    yield from () if line.keys.isdisjoint(_ASKED) else by_rules(_RULES, line, reading)


def _accredited(line: Line, reading: Reading) -> Draft | None:
    """Find an envoy accredited: "L'ambassadrice d'Égypte a été accréditée le même jour"."""
    act = told_by(line, ("accredit",), 0, len(line.tokens))
    envoy = bool(
        {"ambassadeur", "ambassadrice", "nonce", "representant", "representante", "commissaire"} & line.keys
    )
    if act is None or not envoy or not act.passive:
        return None
    named = line.parties(0, len(line.tokens) - 1)
    home = line.around.home if line.around.home not in named.codes else partner(line, named.codes)
    parties = together(named, also=(home,)) if len(named.codes) == 1 and home else named
    if len(parties.codes) != _TWO:
        return None
    span = (act, max(0, named.first), clause_end(line, act.last))
    return engagement(line, span, parties, reading, type="other", status=status_by(act), rule="EN9")


def _opened_together(line: Line, reading: Reading) -> Draft | None:
    """Find a work that two sides open: "ont procédé à l'inauguration", "a présidé l'ouverture aux côtés de"."""
    at = find(line, _OPENINGS)
    act = told_by(line, _OPENS, at - _FAR, at) if at > 0 else None
    if act is None or act.passive or reading.paper.genre is not Genre.NEWS:
        return None
    own = doer(line, act)
    if own is None or not own.codes:
        return None
    beside = find(line, _BESIDE, act.last + 1)
    others = line.parties(beside, min(beside + _FAR + 2, len(line.tokens) - 1)) if beside > 0 else None
    parties = together(own, others)
    last = find(line, frozenset({","}), at)
    end = max(clause_end(line, at), others.spots[-1][1] if others is not None and others.spots else at)
    official = is_official(line, own.first, act.first) or len(own.codes) > 1
    if len(parties.codes) != _TWO or not official or (last > 0 and beside > last + _FAR):
        return None
    span = (act, begin_of(line, own, act), min(end, len(line.tokens) - 1))
    return engagement(line, span, parties, reading, type="other", status=status_by(act), rule="EN9")


def _ceremony(line: Line, reading: Reading) -> Draft | None:
    """Find a rite told by its noun: "La pose de la première pierre s'est faite en présence du ministre et de"."""
    at = find(line, _OPENINGS, 0, _NEAR - 1)
    happens = find(line, _HAPPENS, at + 1, at + 3 * _FAR) if at >= 0 else -1
    parties = line.parties(at, len(line.tokens) - 1) if happens > 0 else None
    if parties is None or not {"presence", "entre", "presidence", "copresidence", "cotes"} & line.keys:
        return None
    official = is_official(line, at, len(line.tokens) - 1)
    parties = parties if len(parties.codes) >= _TWO else pair_of(line) if official else None
    if parties is None or len(parties.codes) != _TWO:
        return None
    ahead = line.tokens[happens].key.endswith("ra") or "aura" in line.keys
    status = "planned" if ahead else "held"
    act = Act(frozenset({"HOLD"}), happens, happens, "past")
    return engagement(
        line, (act, 0, clause_end(line, happens)), parties, reading, type="other", status=status, rule="EN9"
    )


def _works_opened(line: Line, reading: Reading) -> Draft | None:
    """Find a work opened by two sides: "ont rouvert le poste frontalier", "a ouvert un consulat à"."""
    act = told_by(line, ("rouv", "ouver", "inaugur"), 0, len(line.tokens))
    if act is None or act.passive or act.tense != "past" or reading.paper.genre is not Genre.NEWS:
        return None
    work = find(line, _BORDERS, act.last + 1, act.last + _FAR)
    own = doer(line, act)
    end = clause_end(line, max(work, act.last))
    if work < 0 or own is None or not own.codes or not is_of_the_day(line):
        return None
    named = together(own, line.parties(act.last + 1, len(line.tokens) - 1))
    others = [code for code in goals(line, work, end) if code not in own.codes]
    parties = together(named, also=others)
    parties = parties if len(parties.codes) > 1 else with_other(line, own, act.last + 1, end) or parties
    rite = len(own.codes) > 1 or not _RITES.isdisjoint(line.keys)
    if len(parties.codes) != _TWO or not rite:
        return None
    span = (act, begin_of(line, own, act), end)
    return engagement(line, span, parties, reading, type="other", status="held", rule="EN9")


def _handed_back(line: Line, reading: Reading) -> Draft | None:
    """Find what one state gives back to another: "La France a rétrocédé jeudi au Gabon le camp de Gaulle"."""
    act = told_by(line, ("retroced", "restitu"), 0, len(line.tokens))
    own = acting(line, act) if act is not None and act.tense == "past" and not act.passive else None
    end = clause_end(line, act.last) if act is not None else 0
    if act is None or own is None or len(own.states) != 1:
        return None
    others = [code for code in goals(line, act.last + 1, end) if code not in own.codes]
    parties = together(own, line.parties(act.last + 1, end), also=others)
    if len(parties.codes) != _TWO:
        return None
    span = (act, begin_of(line, own, act), end)
    return engagement(line, span, parties, reading, type="other", status="held", rule="EN9")


def _deposited(line: Line, reading: Reading) -> Draft | None:
    """Find an instrument handed to its keeper: "a déposé à Addis-Abeba l'instrument de ratification"."""
    at = find(line, frozenset({"instrument", "instruments"}))
    if at < 0 or not {"ratification", "adhesion", "acceptation", "approbation"} & set(
        keys_of(line, at, at + 4)
    ):
        return None
    act = told_by(line, ("depos", "remis", "remet"), at - 2 * _FAR, at)
    own = acting(line, act) if act is not None else None
    if act is None or own is None or not own.codes or act.passive:
        return None
    parties = with_other(line, own, act.last + 1, at)
    kept = "aupres" in line.keys or bool(place_of(line, act.last)[0])
    if parties is None or not kept or not is_official(line, own.first, act.first):
        return None
    span = (act, begin_of(line, own, act), min(at + 3, len(line.tokens) - 1))
    return engagement(line, span, parties, reading, type="other", status=status_by(act), rule="EN9")


def _leads_to_signing(line: Line, reading: Reading) -> Draft | None:
    """Find a visit that leads to a signing: "L'étape de Tachkent donnera lieu à la signature d'une déclaration"."""
    noun = next(iter(line.nouns("SIGNING")), None)
    if noun is None:
        return None
    act = told_by(
        line,
        ("donn", "couronn", "sanctionn", "marqu", "debouch", "permettr", "assist", "presid", "temoin"),
        noun.first - _FAR,
        noun.first,
    )
    paper = any(0 < m.first - noun.last <= _NEAR for m in line.instruments())
    paper = paper or bool(_PAPERS & set(keys_of(line, noun.last + 1, noun.last + _NEAR)))
    if (
        act is None
        or not paper
        or not (act.passive or {"lieu", "sur", "a", "la"} & set(keys_of(line, act.last + 1, noun.first)))
    ):
        return None
    named = line.parties(0, len(line.tokens) - 1)
    parties = named if len(named.codes) >= _TWO else pair_of(line)
    if parties is None:
        return None
    end = clause_end(line, noun.last)
    span = (act, max(0, named.first) if named.codes and named.first < act.first else 0, end)
    return engagement(
        line, span, parties, reading, type="signing_ceremony", status=status_by(act), rule="EN6"
    )


def _signed_here(line: Line, reading: Reading) -> Draft | None:
    """Find a text signed on an occasion: "Une déclaration d'intention a été signée au terme de l'audience"."""
    paper = next((m for m in line.instruments() if m.first <= _FAR), None)
    if paper is None or reading.paper.genre is not Genre.NEWS:
        return None
    act = told_by(line, _SIGNED, paper.last + 1, len(line.tokens))
    if act is None or not act.passive or _is_earlier(line, paper, act):
        return None
    named = line.parties(0, len(line.tokens) - 1)
    parties = named if len(named.codes) >= _TWO else pair_of(line)
    occasion = bool(_OCCASIONS & line.keys) or is_of_the_day(line) or bool(place_of(line, act.last)[0])
    if parties is None or not occasion or len(parties.codes) < _TWO:
        return None
    ahead = bool(_AHEAD & set(keys_of(line, act.first - _TWO, act.last)))
    status = "planned" if ahead else "held"
    span = (act, max(0, paper.first - 1), clause_end(line, act.last))
    return engagement(line, span, parties, reading, type="signing_ceremony", status=status, rule="EN6")


def _is_earlier(line: Line, paper: Mention, act: Act) -> bool:
    """Tell whether a relative clause or another verb stands between a text and its signing."""
    between = keys_of(line, paper.last + 1, act.first)
    verbs = any(
        paper.last < other.first < act.first and other.is_finite and other.last != act.last
        for other in line.acts
    )
    return (
        bool({"qui", "que", "dont", "ou", "avait", "avaient"} & set(between))
        or verbs
        or line.tokens[act.first].key in {"avait", "avaient"}
    )


_RULES: Sequence[Callable[[Line, Reading], Draft | None]] = (
    _accredited,
    _opened_together,
    _works_opened,
    _ceremony,
    _handed_back,
    _deposited,
    _leads_to_signing,
    _signed_here,
)
