"""What sides settle as French tells it: by a noun, without a subject, in a text, for members, in return."""

from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import single
from balozi.extraction.clauses.sentence.french_stand_ins import doer
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.french_clauses import (
    begin_of,
    find,
    is_news_of_the_day,
    is_two_sided,
    new_ones,
    pair_of,
)
from balozi.extraction.clauses.shared.french_verbs import told_by, told_now_by
from balozi.extraction.clauses.shared.promises import promise, promise_end

_WORDS = words_of("french_further", "undertakings")
_SETTLES, _SETTLED, _AGREED = _WORDS["settles"], _WORDS["settled_things"], _WORDS["agreed"]
_TEXTS, _PROVIDES = _WORDS["texts"], tuple(_WORDS["provides"])
_DEEDS = closed("french_pledges", "deeds") | _WORDS["provided"]
_PASSES, _PAPERS = tuple(_WORDS["passes"]), _WORDS["papers"]
_MUST = frozenset({"devra", "devront", "doit", "doivent"})
_RETURNS = frozenset({"contrepartie", "retour", "echange"})
_LEADS = frozenset({"sur", "de", "d", "du", "des", "pour", "en"})
_ALL = (["il", "a", "ete"], ["il", "est", "convenu"], ["il", "fut", "convenu"], ["decision", "a", "ete"])
_TWO, _NEAR, _FAR, _LONG = 2, 5, 10, 30


def french_decisions(line: Line, reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what sides settle together in a French sentence of the day, where no other rule has found it.

    Args:
        line: the sentence.
        reading: its paper.
        known: the promises found in it.
    """
    if not is_news_of_the_day(line, reading):
        return
    yield from new_ones(_found(line, reading), list(known))


def _found(line: Line, reading: Reading) -> Iterator[Draft]:
    for act in line.acts:
        if not (act.negated or act.relative) and act.is_finite and act.is_any("AGREE"):
            draft = _agreed_on(line, act, reading)
            if draft is not None:
                yield draft
    for rule in (_agreed_by_all, _settled, _provided, _members_must, _in_return, _side_must):
        yield from rule(line, reading)


def _settled(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what two sides settle by a noun: "ont retenu la création d'une chambre mixte"."""
    if line.keys.isdisjoint(_SETTLES) or line.keys.isdisjoint(_SETTLED):
        return
    act = told_by(line, tuple(_SETTLES), 0, len(line.tokens))
    things = _SETTLED & set(keys_of(line, act.last + 1, act.last + _NEAR)) if act is not None else ()
    if act is None or act.passive or not things:
        return
    if line.tokens[act.last].key.startswith(_PASSES) and not set(things) - _PAPERS:
        # "a entériné le plan de convergence": a paper is passed, nothing is promised yet.
        return
    own = doer(line, act)
    if own is None or len(own.codes) < _TWO:
        own = pair_of(line) if _is_plural(line, act) and (own is None or not own.organisations) else own
    if own is not None and (len(own.codes) >= _TWO or own.organisations):
        span = (begin_of(line, own, act), promise_end(line, act.last))
        yield promise(line, span, own, reading, ("agrees", "CO1"))


def _is_plural(line: Line, act: Act) -> bool:
    return line.tokens[act.first].key in {"ont", "avaient", "se", "sont"}


def _agreed_on(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what is agreed on by its noun: "se sont accordés sur un partage des recettes"."""
    behind = keys_of(line, act.last + 1, act.last + _NEAR + 1)
    if not act.is_any("AGREE") or act.passive or not act.is_finite or not _SETTLED & set(behind):
        return None
    if not behind or behind[0] not in _LEADS:
        return None
    own = doer(line, act)
    own = (
        own
        if own is not None and len(own.codes) >= _TWO
        else pair_of(line)
        if _is_plural(line, act)
        else None
    )
    if own is None:
        return None
    return promise(
        line, (begin_of(line, own, act), promise_end(line, act.last)), own, reading, ("agrees", "CO1")
    )


def _agreed_by_all(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what was agreed by those spoken of: "Il a été convenu de créer un groupe de travail"."""
    if line.keys.isdisjoint(_AGREED):
        return
    keys = keys_of(line, 0, len(line.tokens))
    at = next((n for n in range(len(keys) - 4) if keys[n : n + 3] in _ALL), -1)
    if at < 0:
        return
    verb = find(line, _AGREED, at + _TWO, at + _NEAR + 1)
    told = line.parties(0, at - 1) if at > _TWO else None
    owner = told if told is not None and len(told.codes) >= _TWO else pair_of(line)
    if verb > 0 and owner is not None and {"de", "d", "que", "qu"} & set(keys[verb + 1 : verb + _NEAR]):
        yield promise(line, (at, promise_end(line, verb)), owner, reading, ("agrees", "CO1"))


def _provided(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what a text between parties provides for: "L'accord prévoit la création d'un fonds commun"."""
    act = told_now_by(line, _PROVIDES)
    told = text_that_provides(line, act, reading) if act is not None else None
    if act is None or told is None:
        return
    first, last = told
    behind = set(keys_of(line, act.last + 1, act.last + _NEAR + 1))
    owner = pair_of(line) or (single(line.around.body) if line.around.body else None)
    named = line.parties(last, act.first - 1)
    owner = named if len(named.codes) >= _TWO else owner
    if owner is not None and owner.codes and behind & (_SETTLED | _DEEDS):
        yield promise(
            line, (max(0, first - 1), promise_end(line, act.last)), owner, reading, ("agrees", "CO1")
        )


def text_that_provides(line: Line, act: Act, reading: Reading) -> tuple[int, int] | None:
    """Return where the text stands that provides for something: named, "le texte", or "il" behind one just named.

    Args:
        line: the sentence.
        act: the verb.
        reading: its paper.
    """
    paper = next((m for m in line.instruments() if m.first <= _FAR and m.last < act.first), None)
    if paper is not None:
        return (paper.first, paper.last) if act.first - paper.last <= 2 * _FAR else None
    at = find(line, _TEXTS, max(0, act.first - _FAR), act.first)
    at = at if at >= 0 else text_with_an_aside(line, act)
    if at >= 0:
        return at, at
    pronoun = act.first - 1
    if line.tokens[pronoun].key not in {"il", "elle"} or pronoun > _TWO:
        return None
    number = next((n for n, other in enumerate(reading.lines) if other.start == line.start), 0)
    before = reading.lines[number - 1] if number else None
    opens = before is not None and (
        any(m.first <= _NEAR for m in before.instruments()) or 0 <= find(before, _TEXTS) <= _TWO
    )
    return (pronoun + 1, pronoun) if opens else None


def text_with_an_aside(line: Line, act: Act) -> int:
    """Return where the text stands that is the subject of a verb far behind it, -1 for none.

    "Le texte, paraphé par la ministre congolaise et son homologue rwandais, prévoit": nobody named aside plans.

    Args:
        line: the sentence.
        act: the verb.
    """
    at = find(line, _TEXTS | {"accord", "protocole", "traite"}, 0, _TWO + 1)
    aside = at >= 0 and line.row[at + 1 : at + _TWO] == [","] and line.row[act.first - 1] == ","
    return at if aside else -1


def _members_must(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what the members of a body must do: "Chaque État membre devra transmettre ses données"."""
    if line.keys.isdisjoint(_MUST):
        return
    keys = keys_of(line, 0, _FAR)
    at = next((n for n, key in enumerate(keys) if key in {"membre", "membres"}), -1)
    body = line.around.body
    must = (
        next((n for n in range(at + 1, min(at + _NEAR, len(keys))) if keys[n] in _MUST), 0) if at > 0 else 0
    )
    if not must or not body or not {"etat", "etats", "pays"} & set(keys[:at]):
        return
    yield promise(
        line, (0, promise_end(line, must)), Parties((), (body,), (body,), 0, 0), reading, ("commits", "CO5")
    )


def _in_return(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what a party must do in return: "Dakar devra, en contrepartie, équiper ses pirogues"."""
    at = next((n for n, token in enumerate(line.tokens) if token.key in _MUST), 0)
    if not at or line.keys.isdisjoint(_RETURNS) or not is_two_sided(line):
        return
    act = Act(frozenset({"TOLD"}), at, at, "future")
    own = doer(line, act)
    deed = any(key.endswith(("er", "ir", "re")) for key in keys_of(line, at + 1, at + _FAR))
    if own is not None and own.codes and deed:
        yield promise(
            line, (begin_of(line, own, act), promise_end(line, at)), own, reading, ("commits", "CO5")
        )


def _side_must(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what a side must do by a text of which the paper has just told: "Le Rwanda devra lever ses mesures"."""
    at = next((n for n, token in enumerate(line.tokens) if token.key in {"devra", "devront"}), 0)
    pair = set(line.around.pair)
    if not at or len(pair) != _TWO or not _follows_a_signing(line, reading):
        return
    deed = any(key.endswith(("er", "ir", "re")) for key in keys_of(line, at + 1, at + _NEAR))
    own = doer(line, Act(frozenset({"TOLD"}), at, at, "future"))
    if deed and own is not None and own.spots and own.states and set(own.codes) <= pair:
        span = (own.first, promise_end(line, at))
        yield promise(line, span, own, reading, ("commits", "CO5"))


def _follows_a_signing(line: Line, reading: Reading) -> bool:
    """Tell whether one of the sentences right before tells of a text that was signed."""
    number = next((n for n, other in enumerate(reading.lines) if other.start == line.start), 0)
    before = reading.lines[max(0, number - _TWO - 1) : number]
    return any(
        other.instruments() and any(a.is_any("SIGN", "ADOPT") and a.tense == "past" for a in other.acts)
        for other in before
    )
