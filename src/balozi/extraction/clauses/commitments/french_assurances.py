"""What French tells as assured: by whom a thing will be done, behind a quotation, as a word obtained from another."""

from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import partner, single
from balozi.extraction.clauses.sentence.french_stand_ins import doer
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of
from balozi.extraction.clauses.shared.french_clauses import (
    begin_of,
    is_two_sided,
    new_ones,
)
from balozi.extraction.clauses.shared.promises import is_hedged, is_outward, promise, promise_end
from balozi.extraction.mentions.tokens import Known

_WORDS = words_of("french_further", "assurances")
_ASSURES, _OBTAINS = tuple(_WORDS["assures"]), tuple(_WORDS["obtains"])
_TELLING = Known(lambda key: key.startswith(_ASSURES + _OBTAINS))
_BONDS, _GIVEN, _VAIN = _WORDS["bonds"], _WORDS["given"], tuple(_WORDS["vain"])
_THAT = frozenset({"que", "qu"})
_FROM = frozenset({"de", "du", "des", "d"})
_HAS = frozenset({"a", "ont", "avait", "avaient"})
_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "on"})
_MODALITIES = {"engagement": "commits", "que": "agrees", "qu": "agrees"}
_TWO, _NEAR, _FAR, _LONG = 2, 5, 12, 30


def french_assurances(line: Line, reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what one gives assurance of in a French sentence, when no other rule has found it.

    Args:
        line: the sentence.
        reading: its paper.
        known: the promises found in it.
    """
    if line.tokens[-1].text in {"?", ":"} or not line.shows(_TELLING):
        return
    yield from new_ones(_found(line, reading), list(known))


def _found(line: Line, reading: Reading) -> Iterator[Draft]:
    for act in line.acts:
        if act.negated or not line.tokens[act.last].key.startswith(_ASSURES):
            continue
        for rule in (_assured, _assured_behind, _word_given):
            draft = rule(line, act, reading)
            if draft is not None:
                yield draft
                break
    yield from _obtained(line, reading)


def _assured(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what will be done as one assures: "a assuré que les fonds seraient gérés dans la transparence"."""
    that = next((n for n in range(act.last + 1, act.last + _FAR) if n < len(line.tokens)
                 and line.tokens[n].key in _THAT), 0)  # fmt: skip
    if not that or not act.is_finite or act.passive or is_hedged(line, act) or not is_two_sided(line):
        return None
    deed = _comes(line, that)
    teller = doer(line, act)
    if deed is None or teller is None or not teller.codes:
        return None
    own = _acting_inside(line, that, deed) or teller
    if not (is_outward(line, deed, own) or len(own.codes) == 1):
        return None
    first = begin_of(line, teller, act)
    return promise(line, (first, promise_end(line, deed.last)), own, reading, ("pledges", "CO1"))


def _comes(line: Line, that: int) -> Act | None:
    """Return the deed that is to come behind "que": in the future or the conditional, "serait" among them."""
    for act in line.acts:
        if that < act.first <= that + _LONG and act.tense in {"future", "conditional"}:
            return None if act.negated or line.tokens[act.last].key.startswith(_VAIN) else act
    at = next((n for n in range(that, min(that + _LONG, len(line.tokens)))
               if line.tokens[n].key in {"serait", "seraient", "sera", "seront"}), 0)  # fmt: skip
    return Act(frozenset({"TOLD"}), at, min(at + 1, len(line.tokens) - 1), "future") if at else None


def _acting_inside(line: Line, that: int, deed: Act) -> Parties | None:
    """Return the party that is the subject of what is assured: "que la Zambie rouvrirait la ligne"."""
    groups = [
        group for group in groups_of(line.tokens, line.parties(that + 1, deed.first - 1)) if group.codes
    ]
    group = groups[0] if groups else None
    near = group is not None and group.first - that <= _NEAR and not deed.passive
    return group if near else None


def _assured_behind(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what is told before the one who assures it: "Un second lot parviendra au pays, a-t-elle garanti"."""
    keys = keys_of(line, act.last - _NEAR - 1, act.last)
    comma = next((n for n in range(act.last - 1, max(0, act.last - _NEAR - _TWO), -1)
                  if line.tokens[n].text in {",", "»"}), 0)  # fmt: skip
    inverted = bool(_PRONOUNS & set(keys)) or (act.is_finite and act.first == comma + 1)
    deed = next((a for a in line.acts if a.tense == "future" and a.last < comma), None)
    if not comma or not inverted or not (_HAS & set(keys)) or deed is None or deed.negated:
        return None
    if not is_two_sided(line) or line.tokens[deed.last].key.startswith(_VAIN):
        return None
    own = doer(line, deed)
    own = own if own is not None and own.codes and own.first >= 0 else _teller(line, act)
    return promise(line, (0, comma - 1), own, reading, ("pledges", "CO1")) if own is not None else None


def _teller(line: Line, act: Act) -> Parties | None:
    """Return who is named behind the verb of assuring, else the one spoken of."""
    groups = [g for g in groups_of(line.tokens, line.parties(act.last + 1, len(line.tokens) - 1)) if g.codes]
    return groups[0] if groups else single(line.around.one)


def _word_given(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a thing promised by its noun: "a promis une refonte du code", "promettent un appui accru"."""
    behind = line.tokens[act.last + 1 : act.last + _NEAR + 1]
    thing = next((token.key for token in behind if len(token.key) > _TWO and token.key not in _GIVEN), "")
    fits = line.tokens[act.last].key.startswith("prom") and bool(
        _GIVEN & {token.key for token in behind[:_TWO]}
    )
    own = doer(line, act) if fits and thing and act.is_finite and not act.passive else None
    if own is None or not own.codes or not is_two_sided(line) or is_hedged(line, act):
        return None
    if not is_outward(line, act, own):
        return None
    return promise(
        line, (begin_of(line, own, act), promise_end(line, act.last)), own, reading, ("pledges", "CO1")
    )


def _obtained(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the word that one gets from another: "a obtenu du Brésil la promesse d'un don de dix scanners"."""
    at = next((n for n, token in enumerate(line.tokens) if token.key.startswith(_OBTAINS)), -1)
    if at < 0:
        return
    near = range(at + 1, min(at + _FAR, len(line.tokens)))
    noun = next((n for n in near if line.tokens[n].key in _BONDS), 0)
    noun = noun or next((n for n in near if line.tokens[n].key in _THAT and n - at > _TWO), 0)
    if not noun or {"ne", "n", "sans", "pas"} & set(keys_of(line, at - _NEAR, at)):
        return
    subject = line.parties(0, at)
    giver = _giver(line, (at, noun), subject)
    if giver is not None and giver.codes:
        first = subject.first if 0 <= subject.first < at else at
        modality = _MODALITIES.get(line.tokens[noun].key, "pledges")
        yield promise(line, (first, promise_end(line, noun)), giver, reading, (modality, "CO1"))


def _giver(line: Line, told: tuple[int, int], subject: Parties) -> Parties | None:
    """Return who gives his word to the subject: named with "de", else the other side of the paper."""
    at, noun = told
    leads = _FROM | {"la", "l", "'", "’", "les"}
    named = (
        m for m in line.mentions if at < m.first <= noun + _NEAR and line.tokens[m.first - 1].key in leads
    )
    giver = next(named, None)
    if giver is not None:
        return line.parties(giver.first, giver.last)
    return single(partner(line, subject.codes)) if subject.codes else None
