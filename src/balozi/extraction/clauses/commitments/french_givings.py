"""Gifts and works that French tells without a verb of promising: by a verb left out, in the passive, as a share."""

from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import acting, single
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.promises import promise, promise_end
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre

_WORKS = closed("french_givings", "works")
_EQUALLY, _JOINT = closed("french_givings", "equally"), closed("french_givings", "joint")
_PROMISES = ("PLEDGE", "ANNOUNCE", "COMMIT", "OFFER", "DEED")
_GIVES = ("ANNOUNCE", "DEED", "INAUGURATE", "GATHER", "HOLD", "PLEDGE")
_JOINTS = frozenset({",", "et", ";", "tandis", "puis"})
_ARTICLES = frozenset({"le", "la", "les", "l", "'", "’"})
_NUMBERS = closed("french_doubts", "numbers") | {"trente", "quinze", "vingt", "douze", "quarante"}
_FIRM = closed("french_givings", "firm")
_STAYS = frozenset({"reste", "demeure", "est", "restera", "demeurera", "etait"})
_OURS = frozenset({"notre", "son", "sa", "leur", "l", "'", "le", "la"})
_FORSAKES = ("abandonner", "laisser", "oublier", "lacher")
_FRIENDS = closed("french_givings", "friends")
_GIVERS = frozenset({Of.STATE, Of.ORGANISATION, Of.CITY})
_TWO, _NEAR, _FAR, _LONG = 2, 4, 8, 30


def french_givings(line: Line, reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the gifts and works of a French sentence that have no verb of their own, or none but a passive.

    Args:
        line: the sentence.
        reading: its paper.
        known: the promises found in it before.
    """
    if reading.paper.genre is Genre.TREATY:
        return
    yield from _left_out(line, reading, known)
    yield from _stands_firm(line, reading)
    for act in line.acts:
        if act.negated and act.tense == "future" and line.tokens[act.last].key.startswith(_FORSAKES):
            yield from _will_not_leave(line, act, reading)
        if (
            act.passive
            and act.tense == "future"
            and act.is_any(*_GIVES)
            and not (act.negated or act.relative)
        ):
            draft = _to_be_done(line, act, reading)
            if draft is not None and not any(_overlap(draft, other) for other in known):
                yield draft


def _overlap(one: Draft, other: Draft) -> bool:
    return min(one.last, other.last) >= max(one.first, other.first)


def _left_out(line: Line, reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Find givers whose verb is left out: "la Norvège fournira 40 millions, le Danemark 25"."""
    verb = next(
        (act for act in line.acts if act.is_finite and act.is_any(*_PROMISES) and not act.negated), None
    )
    if verb is None or not known or verb.passive:
        return
    givers = [
        m
        for m in line.mentions
        if m.of in _GIVERS and m.first > verb.last + _TWO and _gives_a_number(line, m)
    ]
    for number, giver in enumerate(givers):
        end = givers[number + 1].first - _TWO if number + 1 < len(givers) else promise_end(line, giver.last)
        owner = single(giver.name if giver.of is Of.CITY else giver.code, giver.first)
        if owner is not None:
            yield promise(line, (giver.first, end), owner, reading, ("pledges", "CO2"))


def _stands_firm(line: Line, reading: Reading) -> Iterator[Draft]:
    """Find a commitment that is said to stand: "Notre engagement auprès du Liban reste entier"."""
    if line.keys.isdisjoint(_FIRM) or line.keys.isdisjoint(_STAYS):
        return
    for noun in line.nouns("COMMITMENT", "HELP"):
        near = range(noun.last + 1, min(noun.last + _FAR + _NEAR, len(line.tokens)))
        at = next((n for n in near if line.tokens[n].key in _FIRM and line.tokens[n - 1].key in _STAYS), 0)
        before = line.tokens[noun.first - 1].key if noun.first else ""
        if not at or before not in _OURS:
            continue
        named = line.parties(0, noun.first) if noun.first > _NEAR else None
        teller = next((act for act in line.acts if act.first > at and act.is_finite), None)
        own = (
            named
            if named is not None and named.codes
            else acting(line, teller)
            if teller is not None
            else None
        )
        own = own if own is not None and own.codes else single(line.around.one)
        if own is not None:
            yield promise(line, (noun.first - 1, at), own, reading, ("reaffirms", "CO3"))


def _will_not_leave(line: Line, act: Act, reading: Reading) -> Iterator[Draft]:
    """Find a word given to a partner: "Nous n'abandonnerons pas nos amis libanais"."""
    own = acting(line, act)
    whom = set(line.row[act.last + 1 : act.last + _FAR])
    if own is not None and own.codes and whom & _FRIENDS:
        begin = own.first if 0 <= own.first < act.first else act.first
        yield promise(line, (begin, promise_end(line, act.last)), own, reading, ("pledges", "CO5"))


def _gives_a_number(line: Line, mention: Mention) -> bool:
    """Tell whether a giver stands between a joint and a number: ", le Danemark 25 millions"."""
    at = mention.first - 1
    while at > 0 and line.tokens[at].key in _ARTICLES:
        at -= 1
    behind = line.tokens[mention.last + 1] if mention.last + 1 < len(line.tokens) else None
    numbered = behind is not None and (behind.text[0].isdigit() or behind.key in _NUMBERS)
    return at > 0 and line.tokens[at].key in _JOINTS and numbered


def _to_be_done(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a work that will be done by those spoken of: "Un bureau sera inauguré à Medellín en janvier"."""
    begin = _subject(line, act)
    head = line.row[begin : act.first]
    works = _WORKS & set(head[: _FAR + _NEAR])
    if not works or act.last - begin > _LONG or not (line.dates or line.amounts or _is_shared(line, act)):
        return None
    owner = _owner(line, (begin, act), reading)
    if owner is None or not owner.codes or len(reading_codes(line)) < _TWO:
        return None
    shared = len(owner.codes) > 1
    money = any(len(a.unit) == len("EUR") and begin <= a.first for a in line.amounts)
    modality = "commits" if shared else "pledges" if money else "plans"
    return promise(line, (begin, promise_end(line, act.last)), owner, reading, (modality, "CO5"))


def reading_codes(line: Line) -> set[str]:
    """Return the states and bodies that the paper or the sentence speaks of."""
    return {*line.around.common, *line.around.pair, *line.parties(0, len(line.tokens) - 1).codes}


def _subject(line: Line, act: Act) -> int:
    """Return where the subject of a passive begins: behind the last comma or verb before it, asides passed over."""
    before = max(
        (other.last + 1 for other in line.acts if other.is_finite and other.last < act.first), default=0
    )
    return before


def _is_shared(line: Line, act: Act) -> bool:
    behind = set(line.row[act.first : act.last + _FAR])
    before = set(line.row[max(0, act.first - _NEAR) : act.first])
    return not (_EQUALLY.isdisjoint(behind) and _JOINT.isdisjoint(before))


def _owner(line: Line, told: tuple[int, Act], reading: Reading) -> Parties | None:
    """Return who does it: named behind "par", both when shared, the state in the subject, the one spoken of."""
    begin, act = told
    near = range(act.last + 1, min(act.last + _FAR, len(line.tokens)))
    by = next((at for at in near if line.tokens[at].key == "par"), 0)
    if by:
        named = line.parties(by, by + _FAR)
        return named if named.codes else None
    if _is_shared(line, act):
        pair = line.around.pair
        states = tuple(code for code in pair if is_state(code))
        return Parties(states, tuple(code for code in pair if code not in states), pair, 0, -1)
    named = line.parties(begin, act.first - 1)
    codes = named.codes or ((line.around.one,) if line.around.one else ())
    return single(codes[0]) if len(codes) == 1 else None
