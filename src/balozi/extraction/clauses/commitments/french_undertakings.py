"""What will be done for others as French tells it: by one who stands for a state, without its doer, as a word kept."""

from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.commitments.french_deliveries import promised_before
from balozi.extraction.clauses.commitments.french_holdings import holdings
from balozi.extraction.clauses.commitments.french_modalities import is_paid_out
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import single
from balozi.extraction.clauses.sentence.french_stand_ins import doer, is_stand_in
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.french_clauses import (
    begin_of,
    is_news_of_the_day,
    is_two_sided,
    new_ones,
    pair_of,
)
from balozi.extraction.clauses.shared.french_relatives import (
    hangs_on_another,
    is_step_of_a_text,
    is_told_of_a_text,
)
from balozi.extraction.clauses.shared.french_verbs import told_now_by
from balozi.extraction.clauses.shared.promises import is_outward, promise, promise_end
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_WORDS = words_of("french_further", "undertakings")
_GIVEN, _APART, _KEEPS = tuple(_WORDS["given"]), tuple(_WORDS["futures_apart"]), tuple(_WORDS["keeps"])
_NOT_THINGS, _SHARED, _WORDS_GIVEN, _JOINT = (
    _WORDS[name] for name in ("not_things", "shared", "words_given", "joint")
)
_BETWEEN, _HEDGES, _HELD, _MADE = (_WORDS[name] for name in ("between", "hedges", "held", "made"))
_CONTACTS = ("MEET", "TALK", "PHONE", "VISIT", "LEAVE", "STAY", "MEAL", "HOST", "SIGN", "ADDRESS", "SPEAK",
             "DISCUSS", "SUMMON", "REACT", "RENDEZVOUS", "OFF", "GATHER", "SEE", "EXPECT")  # fmt: skip
_GATHERINGS = ("MEETING", "SUMMIT", "VISIT", "CALL", "STATEMENT", "SIGNING", "COURTESY")
_WILL_BE = frozenset({"sera", "seront"})
_WOULD_BE = frozenset({"serait", "seraient"})
_ANY_BE = _WILL_BE | _WOULD_BE | {"etre"}
_MUST = frozenset({"devra", "devront", "doit", "doivent"})
_IFS = frozenset({"si", "s", "lorsque", "quand"})
_MINE = frozenset({"je", "j", "nous", "on"})
_AGAIN = ("reaffirm", "reiter", "renouvel", "redi", "confirm", "rappel", "martel")
_SUMS = closed("french_modalities", "sums")
_MAKES = frozenset({"fera", "feront", "ferons"})
_STAYS = ("demeur", "rest", "tien", "sera", "seront", "continu")
_PRINCIPLES = frozenset({"principe", "principes", "politique", "position", "objectifs", "valeurs"})
_PARTICIPLES = tuple(_WORDS["participles"])
_ARTICLES = frozenset({"le", "la", "les", "l", "un", "une", "des", "cette", "ces", "ce"})
_OFFICIALS = frozenset({Of.OFFICE, Of.OWN, Of.TITLE, Of.INSTITUTION})
_TOLD = ("SAY", "ANNOUNCE", "PLEDGE", "AGREE", "REAFFIRM")
_TWO, _NEAR, _FAR, _LONG = 2, 5, 10, 30


def french_undertakings(line: Line, reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the promises of a French sentence of the day whose doer or verb the other rules do not know.

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
        if act.negated or act.relative or act.tense not in {"future", "past", "present"}:
            continue
        for rule in (_keeps_its_word, _will, _said_again):
            draft = rule(line, act, reading)
            if draft is not None:
                yield draft
                break
    yield from _made_to_happen(line, reading)
    yield from _passives(line, reading)
    yield from _adheres(line, reading)
    yield from _beside(line, reading)
    yield from holdings(line, reading)


def _is_hedged(line: Line, act: Act) -> bool:
    """Tell whether a condition or a readiness stands right before a verb, in its own clause."""
    before = keys_of(line, act.first - _FAR, act.first)
    joint = max((at for at, key in enumerate(before) if key in {"et", ";", "mais"}), default=-1)
    return bool(_HEDGES & set(before[joint + 1 :])) or _HEDGES & set(keys_of(line, 0, 1)) == {"si"}


def _will(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a deed to come of one who stands for a state or a body: "La Banque apportera 220 millions"."""
    key = line.tokens[act.last].key
    if act.tense != "future" or act.passive or key.startswith(_APART) or _is_contact(line, act):
        return None
    if _is_hedged(line, act) or not is_two_sided(line):
        return None
    own = doer(line, act)
    if own is None or not own.codes or own.first < 0 or not _is_towards_another(line, act, own):
        return None
    if is_step_of_a_text(line, act) or hangs_on_another(line, own, act):
        return None
    if not _acts_itself(line, own, act) or (is_stand_in(own) and not _is_with_others(line, own)):
        return None
    return promise(
        line, (begin_of(line, own, act), promise_end(line, act.last)), own, reading, ("plans", "CO5")
    )


def _is_towards_another(line: Line, act: Act, own: Parties) -> bool:
    """Tell whether a deed is towards others: by its own words, or "y" and "lui" for one spoken of before."""
    again = line.tokens[act.first - 1].key in {"y", "lui", "leur"} if act.first else False
    others = {line.around.one, line.around.body, *line.around.pair} - {"", *own.codes}
    return is_outward(line, act, own) or (again and bool(others))


def _made_to_happen(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what a party makes happen for another: "fera parvenir 40 tonnes", "feront don de deux navettes"."""
    for at, token in enumerate(line.tokens):
        if token.key in _MAKES and _MADE & set(keys_of(line, at + 1, at + 3)) and is_two_sided(line):
            act = Act(frozenset({"TOLD"}), at, at, "future")
            own = doer(line, act)
            denied = {"ne", "n"} & set(keys_of(line, at - 3, at))
            if own is not None and own.codes and not denied and is_outward(line, act, own):
                span = (begin_of(line, own, act), promise_end(line, at))
                yield promise(line, span, own, reading, ("pledges", "CO5"))


def _is_with_others(line: Line, own: Parties) -> bool:
    """Tell whether a deed of "the government" is one with others: a body is its partner, or another is named."""
    if own.organisations or any(not is_state(code) for code in line.around.pair):
        return True
    return bool(set(line.parties(0, len(line.tokens) - 1).codes) - set(own.codes))


def _is_contact(line: Line, act: Act) -> bool:
    """Tell whether a meeting, a visit or a speech is to come, which is an engagement."""
    contact = act.is_any(*_CONTACTS)
    contact = contact or line.tokens[act.last].key.startswith("inaugur")
    behind = set(keys_of(line, act.last, act.last + 3))
    nouns = line.nouns(*_GATHERINGS)
    # "dépêchera une mission d'évaluation": those sent are no visitors yet.
    nouns = [n for n in nouns if not (act.is_any("DEED") and line.tokens[n.first].key == "mission")]
    holds = any(0 < noun.first - act.last <= _NEAR for noun in nouns)
    return (contact and not act.is_any("DEED", "ANNOUNCE")) or holds or "part" in behind or "rendez" in behind


def _acts_itself(line: Line, own: Parties, act: Act) -> bool:
    """Tell whether the one who acts is the subject itself: nothing it owns stands between it and the verb."""
    if own.first >= act.first:
        return True
    if line.tokens[own.first].key in _MINE:
        return True
    last = own.spots[0][1] if own.spots else own.first + _TWO
    before = keys_of(line, own.first - _TWO, own.first)
    owned = {"de", "du", "des", "d"} & set(before[-1:]) or before[-2:-1] in (["de"], ["d"])
    near = (m for m in line.mentions if own.first - _FAR <= m.first < act.first)
    official = any(m.of in _OFFICIALS for m in near)
    return (not owned or official) and act.first - last <= _LONG


def _keeps_its_word(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a word that will be kept: "La France tiendra ses engagements"."""
    key = line.tokens[act.last].key
    kept = act.tense == "future" and key.startswith(_KEEPS)
    if (
        not kept
        or not _WORDS_GIVEN & set(keys_of(line, act.last + 1, act.last + _NEAR))
        or not is_two_sided(line)
    ):
        return None
    own = doer(line, act)
    if own is None or not own.codes:
        return None
    return promise(
        line, (begin_of(line, own, act), promise_end(line, act.last)), own, reading, ("reaffirms", "CO3")
    )


def _said_again(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what is held to and said again: "a réaffirmé l'adhésion de son pays au principe d'une seule Chine"."""
    again = act.is_any("REAFFIRM") and line.tokens[act.last].key.startswith(_AGAIN)
    if not again or act.passive or act.tense == "future":
        return None
    if not _HELD & set(keys_of(line, act.last + 1, act.last + _NEAR + 1)) or _is_hedged(line, act):
        return None
    own = doer(line, act)
    if own is None or not own.codes or not is_outward(line, act, own):
        return None
    return promise(
        line, (begin_of(line, own, act), promise_end(line, act.last)), own, reading, ("reaffirms", "CO3")
    )


def _beside(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what stays beside a partner: "L'institution demeure aux côtés de la Tunisie", "se tiendra aux côtés de"."""
    at = next((n for n, token in enumerate(line.tokens) if token.key == "cotes" and n > _TWO), 0)
    stays = [n for n in range(max(0, at - _NEAR), at) if line.tokens[n].key.startswith(_STAYS)] if at else []
    if not stays or {"ne", "n", "pas"} & set(keys_of(line, stays[0] - _TWO, at)):
        return
    act = Act(frozenset({"TOLD"}), stays[0], stays[0], "present")
    own = doer(line, act)
    if own is not None and own.codes and is_outward(line, act, own):
        yield promise(
            line, (begin_of(line, own, act), promise_end(line, at)), own, reading, ("reaffirms", "CO3")
        )


def _adheres(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what a party holds to: "adhère fermement au principe d'une seule Chine", "partagent un attachement à"."""
    if line.keys.isdisjoint(_PRINCIPLES) and not line.nouns("COMMITMENT"):
        return
    act = told_now_by(line, ("adher", "partag"))
    if act is None:
        return
    near = set(keys_of(line, act.last + 1, act.last + _NEAR + _TWO))
    bound = any(0 < noun.first - act.last <= _NEAR for noun in line.nouns("COMMITMENT"))
    own = doer(line, act)
    if not (bound or (_PRINCIPLES & near and line.tokens[act.last].key.startswith("adher"))):
        return
    if own is not None and own.codes:
        yield promise(
            line, (begin_of(line, own, act), promise_end(line, act.last)), own, reading, ("reaffirms", "CO3")
        )


def _passives(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield what will be done by nobody who is named: "Une mission d'évaluation sera dépêchée sur place en mai"."""
    if line.keys.isdisjoint(_ANY_BE) or not is_two_sided(line) or line.tokens[0].key in _IFS:
        return
    for at, token in enumerate(line.tokens):
        told = token.key in _WOULD_BE and _is_reported(line, at)
        if token.key in _WILL_BE or told or (token.key == "etre" and _MUST & set(keys_of(line, at - 1, at))):
            draft = _passive(line, at, reading)
            if draft is not None:
                yield draft


def _is_reported(line: Line, at: int) -> bool:
    """Tell whether a conditional is what was said to come: "a indiqué qu'une équipe serait dépêchée"."""
    keys = keys_of(line, 0, at)
    that = max((n for n, key in enumerate(keys) if key in {"que", "qu"}), default=-1)
    return any(
        a.is_any("SAY", "ANNOUNCE", "PLEDGE", "AGREE", "REAFFIRM")
        and a.is_finite
        and 0 < that - a.last <= _NEAR
        for a in line.acts
    )


def _passive(line: Line, at: int, reading: Reading) -> Draft | None:
    verb = next((n for n in range(at + 1, min(at + _NEAR, len(line.tokens))) if _is_done(line, n)), 0)
    if not verb or not set(keys_of(line, at + 1, verb)) <= _BETWEEN or "ne" in keys_of(line, at - _TWO, at):
        return None
    if is_told_of_a_text(line, at):
        return None
    begin = _clause(line, at)
    head = keys_of(line, begin, at)
    own = head[: _NEAR + 1]
    if not own or _NOT_THINGS & set(own) or _HEDGES & set(head) or at - begin > _LONG:
        return None
    owner = _owner(line, (begin, at, verb), reading)
    if owner is None or not owner.codes:
        return None
    shared = len(owner.codes) > 1
    modality = "commits" if shared else "pledges" if is_paid_out(line, begin, at) else "plans"
    return promise(line, (begin, promise_end(line, verb)), owner, reading, (modality, "CO5"))


def _is_done(line: Line, at: int) -> bool:
    """Tell whether a participle of giving or doing for others stands at a token."""
    token = line.tokens[at]
    return token.text.islower() and token.text.endswith(_PARTICIPLES) and token.key.startswith(_GIVEN)


def _clause(line: Line, at: int) -> int:
    """Return where the clause of a verb begins: behind a mark, or what is put first and its comma."""
    begin = 0
    for n in range(at - 1, -1, -1):
        token = line.tokens[n]
        if token.text in {";", ":", "«", "»", "–", "—", "“"} or token.key in {"que", "qu", "tandis", "mais"}:
            begin = n + 1
            break
    if line.tokens[begin].key in {"'", "’"}:
        begin += 1
    commas = [n for n in range(begin, at) if line.tokens[n].text == ","]
    inner = [n for n in commas if line.tokens[n + 1].key in _ARTICLES or line.tokens[n + 1].text[0].isdigit()]
    return inner[0] + 1 if inner and line.tokens[begin].key not in _ARTICLES else begin


def _owner(line: Line, told: tuple[int, int, int], reading: Reading) -> Parties | None:
    """Return who does what is told in the passive: named with "par", in the subject, the pair for what is shared."""
    begin, at, verb = told
    near = range(verb + 1, min(verb + _FAR, len(line.tokens)))
    by = next((n for n in near if line.tokens[n].key == "par"), 0)
    if by:
        named = line.parties(by, min(by + _FAR, len(line.tokens) - 1))
        if named.codes:
            return named
    named = line.parties(begin, at - 1)
    if len(named.codes) == 1 and not by:
        return named
    shared = bool(_SHARED & set(keys_of(line, begin, at))) and reading.paper.genre is Genre.COMMUNIQUE
    pair = pair_of(line)
    if pair is not None and (shared or _is_joint(line, begin, len(line.tokens))):
        return pair
    if _SUMS & set(keys_of(line, begin, at)) and (giver := promised_before(line, reading)) is not None:
        # "Le solde sera débloqué en 2028": by the one that gives.
        return giver
    if line.tokens[at].key == "etre":
        # "Une commission d'experts doit être mise sur pied": by nobody who has said so.
        return None
    return single(line.around.one or line.around.home)


def _is_joint(line: Line, first: int, last: int) -> bool:
    return bool(_JOINT & set(keys_of(line, first, last)))
