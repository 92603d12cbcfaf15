"""Signings as French turns them: the verb before the text, papers exchanged, a text still to be initialled."""

from collections.abc import Iterator
from dataclasses import replace

from balozi.extraction.clauses.engagements.french_journeys import clause_end
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.french_sides import acting
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.french_clauses import (
    begin_of,
    find,
    is_of_the_day,
    pair_of,
)
from balozi.extraction.clauses.shared.french_verbs import told_by
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre

_WORDS = words_of("french_further", "signatures")
_PAPERS, _EXCHANGES, _CONSENTS = (_WORDS[name] for name in ("papers", "exchanges", "consents"))
_WATCHES = tuple(_WORDS["watches"])
_OCCASIONS = words_of("french_further", "rites")["occasions"] | _WORDS["besides"]
_DUE = frozenset({"devrait", "devraient"})
_TAKES_PLACE = frozenset({"lieu", "intervenu", "deroule", "intervient"})
_AHEAD = frozenset({"aura", "doit", "devrait", "interviendra", "deroulera"})
_TWO, _NEAR, _FAR, _LONG = 2, 5, 10, 30


def signatures(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the signings of a French sentence whose text stands behind the verb or is one of several."""
    if reading.paper.genre is Genre.TREATY:
        return
    for act in line.acts:
        due = act.tense == "infinitive" and _DUE & set(keys_of(line, act.first - _TWO - 1, act.first))
        act = (
            replace(act, tense="future", passive=True)
            if due and "etre" in keys_of(line, act.first, act.last)
            else act
        )
        if act.is_any("SIGN", "CONCLUDE") and act.passive and not (act.relative or act.negated):
            draft = _inverted(line, act, reading)
            if draft is not None:
                yield draft
    if not (line.keys.isdisjoint(_EXCHANGES) or line.keys.isdisjoint(_PAPERS)):
        found = _exchanged(line, reading)
        if found is not None:
            yield found


def _inverted(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a signing told before its text: "À cette occasion doit être paraphé le sixième programme"."""
    papers = [m for m in line.instruments() if 0 < m.first - act.last <= _FAR]
    several = bool(_PAPERS & set(keys_of(line, act.last + 1, act.last + _NEAR)))
    told = [m for m in line.instruments() if 0 < act.first - m.last <= _NEAR and act.tense == "future"]
    papers = papers or told
    before = not told and any(m.last < act.first for m in line.instruments())
    denied = {"pas", "avait", "aucun"} & set(keys_of(line, act.first - _NEAR, act.last))
    if not (papers or several) or before or denied or act.tense not in {"past", "future"}:
        return None
    occasion = not line.keys.isdisjoint(_OCCASIONS) or is_of_the_day(line) or bool(place_of(line)[0])
    parties = _sides(line)
    occasion = occasion or (act.tense == "future" and bool(line.dates))
    if parties is None or not (occasion or (act.tense == "future" and not told)):
        return None
    status = "planned" if act.tense == "future" else "held"
    end = clause_end(line, max(papers[0].last if papers else 0, act.last))
    first = 0 if act.first < _FAR else min(act.first, *(m.first for m in told), act.first)
    span = (act, first, end)
    return engagement(line, span, parties, reading, type="signing_ceremony", status=status, rule="EN6")


def _exchanged(line: Line, reading: Reading) -> Draft | None:
    """Find papers exchanged before leaders: "les deux dirigeants ont assisté à l'échange de cinq documents"."""
    at = find(line, _EXCHANGES)
    near = keys_of(line, at + 1, at + _NEAR + 1)
    if not _PAPERS & set(near) or not _CONSENTS.isdisjoint(keys_of(line, at, at + _FAR)):
        return None
    act = told_by(line, _WATCHES, at - _FAR, at)
    if act is None or act.passive:
        return _was_exchanged(line, at, reading)
    own = acting(line, act)
    parties = own if own is not None and len(own.states) >= _TWO else _sides(line)
    if parties is None:
        return None
    begin = begin_of(line, own, act) if own is not None else act.first
    span = (act, begin, clause_end(line, at + _NEAR - 1))
    status = "planned" if act.tense == "future" else "held"
    return engagement(line, span, parties, reading, type="signing_ceremony", status=status, rule="EN6")


def _was_exchanged(line: Line, at: int, reading: Reading) -> Draft | None:
    """Find an exchange that is the subject: "Un échange de lettres a eu lieu hier entre les ministres"."""
    takes = next((n for n, key in enumerate(line.row) if n > at and key in _TAKES_PLACE), -1)
    parties = _sides(line)
    if at > _TWO or takes < 0 or parties is None or any(a.negated for a in line.acts):
        return None
    status = "planned" if _AHEAD & set(keys_of(line, at, takes)) else "held"
    noun = Mention(Of.NOUN, at, at, "SIGNING", "")
    span = (noun, 0, clause_end(line, takes))
    return engagement(line, span, parties, reading, type="signing_ceremony", status=status, rule="EN6")


def _sides(line: Line) -> Parties | None:
    """Return who signs: two or more named in the sentence, else the two spoken of."""
    named = line.parties(0, len(line.tokens) - 1)
    parties = named if len(named.codes) >= _TWO else pair_of(line)
    return parties if parties is not None and len(parties.codes) >= _TWO else None
