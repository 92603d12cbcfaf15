"""Promises as Swahili turns them: behind the deed, as a wish that was decided, said again, or left to a joint body."""

import re
from collections.abc import Iterator

from balozi.extraction.clauses.commitments.debtors import debtor
from balozi.extraction.clauses.commitments.firmness import goes_on_with
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import SWAHILI, Panel, asked_where, sign, signs_of_act
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.promises import is_concrete, promise, promise_end
from balozi.extraction.mentions.tokens import Token

_WISHED = re.compile(r"(?:zi|i|u|ya|vi|ki|li|wa|tu|ku)[a-z]{3,}[a-z]e\Z")
_NO_VERBS = closed("oaths", "no_verbs")
_BODIES = closed("oaths", "bodies")
_JOINT = closed("oaths", "joint")
# What one stands by: "kuunga mkono", "kuheshimu mipaka".
_STANDS = tuple(sorted(closed("oaths", "stands")))
_THAT = frozenset({"kwamba", "kuwa"})
_NEAR, _FAR = 9, 16


def wished_behind(line: Line, act: Act) -> bool:
    """Tell whether what is decided follows as a wish: "wakaamua safari za ndege zirejeshwe"."""
    end = min(act.last + _FAR, len(line.tokens))
    finite = (other.first for other in line.acts if other.first > act.last and other.is_finite)
    end = min(end, next(finite, end))
    words = line.tokens[act.last + 1 : end]
    return any(
        _WISHED.match(word.key) and word.key not in _NO_VERBS and word.text.islower() for word in words
    )


@asked_where(SWAHILI)
def turned(line: Line, reading: Reading) -> Iterator[Draft]:
    """Yield the promises of a Swahili sentence that stand in an unusual order."""
    if line.words.language != "sw":
        return
    for act in line.acts:
        asked = OF_ACTS.asked(signs_of_act(act.kinds, act.tense))
        told = next((draft for rule in asked if (draft := rule(line, act, reading))), None)
        if told is not None:
            yield told


@asked_where(sign(act={"PLEDGE", "AGREE", "DECIDE"}))
def _said_last(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a promise with its verb at the end: "mafuvu yatarejeshwa kabla ya Februari, Ujerumani imeahidi"."""
    if not act.is_any("PLEDGE", "AGREE", "DECIDE") or act.tense != "past" or act.negated or act.relative:
        return None
    later = any(a.first > act.last and a.is_finite for a in line.acts)
    behind = line.tokens[act.last + 1 :]
    leads = bool({token.key for token in behind} & _THAT) or any(map(_is_deed, behind[:2]))
    closes = not later and not leads
    deed = next(
        (a for a in line.acts if a.tense == "future" and not a.relative and a.last < act.first - 2), None
    )
    if not closes or deed is None or "," not in {token.text for token in line.tokens[deed.last : act.first]}:
        return None
    parties = debtor(line, act)
    if parties is None or not parties.codes:
        return None
    together = len(parties.codes) > 1 or bool(parties.organisations)
    modality = "pledges" if act.is_any("PLEDGE") else "agrees" if together else "plans"
    return promise(line, (subject_start(line, deed), act.last), parties, reading, (modality, "CO1"))


def _is_deed(token: Token) -> bool:
    return token.key.startswith(("ku", "kw")) and len(token.key) > len("kwamba")


@asked_where(sign(act={"REAFFIRM"}))
def _said_again(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what a party says again that it will do: "imesisitiza tena kwamba itaheshimu mipaka"."""
    says = act.is_any("REAFFIRM") and act.tense in {"past", "present"} and not (act.passive or act.relative)
    behind = line.tokens[act.last + 1 : act.last + 4]
    if not says or not any(token.key in _THAT for token in behind):
        return None
    deed = next((a for a in line.acts if a.tense == "future" and 0 < a.first - act.last <= _NEAR), None)
    own = deed is not None and not deed.relative and (deed.subject == act.subject or goes_on_with(line, deed))
    parties = debtor(line, act) if own else None
    if parties is None or not parties.codes or (deed is not None and deed.negated):
        # "imerudia kwamba haitazungumza na waasi": a refusal; what spares others is found as what is left undone.
        return None
    first = parties.first if subject_start(line, act) <= parties.first < act.first else act.first
    return promise(line, (first, promise_end(line, act.last)), parties, reading, ("reaffirms", "CO3"))


@asked_where(sign(act={"REAFFIRM"}))
def _stood_by(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what a party stands by: "imerudia kusisitiza kuunga mkono", "inashikilia sera ya China moja"."""
    says = act.is_any("REAFFIRM") and not (act.passive or act.relative or act.negated)
    if not says or act.tense not in {"past", "present", "infinitive"}:
        return None
    behind = line.row[act.last + 1 : act.last + _NEAR]
    # "kushikamana kwa Umoja wa Afrika na katiba": somebody's bond, not what is done.
    deed = (
        next((at for at, key in enumerate(behind) if key.startswith(_STANDS)), 0)
        if behind[:1] == ["msimamo"]
        else 0
    )
    stands = deed > 1 and behind[deed - 1] == "wa"
    goes_on = stands or (bool(behind) and behind[0].startswith(_STANDS) and behind[1:2] != ["kwa"])
    policy = "sera" in behind and "china" in behind and "shikili" in line.tokens[act.last].key
    parties = debtor(line, act) if goes_on or policy else None
    if parties is None or not parties.codes:
        return None
    first = parties.first if subject_start(line, act) <= parties.first < act.first else act.first
    return promise(line, (first, promise_end(line, act.last)), parties, reading, ("reaffirms", "CO3"))


@asked_where(sign(act={"<future>"}))
def _left_to_a_body(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what a joint body of two states will do by a term: "kamati hiyo itawasilisha ripoti ndani ya siku 60"."""
    pair = line.around.pinned or line.around.pair
    plain = act.tense == "future" and not (act.negated or act.relative or act.passive)
    if (
        not plain
        or len(pair) < len(("one", "other"))
        or not is_concrete(line, act)
        or act.is_any("MEET", "HOLD", "SIGN")
    ):
        return None
    start = subject_start(line, act)
    subject = line.tokens[start : act.first]
    body = next((at for at, token in enumerate(subject[:3], start) if token.key in _BODIES), -1)
    joint = set(line.row[body : body + 4]) & _JOINT if body >= 0 else set()
    if not joint or line.parties(start, act.first - 1).codes:
        return None
    parties = Parties(pair, (), pair, 0, body)
    return promise(line, (body, promise_end(line, act.last)), parties, reading, ("commits", "CO5"))


OF_ACTS = Panel(_said_last, _said_again, _stood_by, _left_to_a_body)
