"""How an instrument stands by the words around it in Swahili: in talks, in force, lengthened, run out."""

import re
from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Mention, Of

_DRAFTS = closed("fortunes", "drafts")
_TALKS = closed("fortunes", "talks")
_APPLIED = closed("fortunes", "applied")
_ALIVE = closed("fortunes", "alive")
_OFFERED = closed("fortunes", "offered")
_AWAITS = closed("fortunes", "awaits")
_REACHED, _ENDS = ("fikia", "fika"), frozenset({"ukomo", "kikomo", "tamati", "mwisho", "ukingoni"})
_TERM = frozenset({"muda", "kipindi", "uhai"})
# "umeanza", "yalianza", "unaanza", and not "utaanza" or "haujaanza".
_BEGUN = re.compile(r"(?:u|i|ya|li|zi|ki|vi)(?:me|li|na|mesha|lisha|mekwisha)(?:kw)?anza\Z")
_OVER = re.compile(
    r"(?:u|i|ya|li|zi)(?:me|li|mesha|lisha|mekwi|likwi)(?:kwisha|isha|sha|malizika|koma|pita)\Z"
)
_DISCUSSED = re.compile(
    r"(?:u|i|ya|li|zi|tu|wa)(?:na|ki|li|me|taka)?\w{0,3}(?:jadili|pitia|andali)\w{0,4}\Z|ku(?:jadili|piti|andali)\w{0,2}wa\Z"
)
_TO_BEGIN = re.compile(r"(?:u|i|ya|li|zi)taanza\Z")
_RATIFYING = closed("fortunes", "ratifying")
_PREPARING = closed("fortunes", "preparing")
_CONSENT, _SIGNATURE = closed("fortunes", "consent"), closed("fortunes", "signature")
# "unasubiri kuridhiwa", "unaendelea kutumika".
_WAITS = re.compile(r"(?:u|i|ya|li|zi)(?:na|ki)(?:sub|ngoj)[a-z]+\Z")
_GOES_ON = re.compile(r"(?:u|i|ya|li|zi)(?:na|me|li)endelea\Z")
_NEAR, _FAR, _BESIDE = 3, 22, 8


def fortune(line: Line, mention: Mention) -> str:
    """Return the status that the words around a Swahili instrument tell, "" when a verb of signing has to."""
    if line.words.language != "sw":
        return ""
    before = line.row[max(0, mention.first - _BESIDE) : mention.first]
    behind = line.row[mention.last + 1 : _clause_end(line, mention)]
    if _has_run_out(before, behind):
        return "terminated"
    if _is_prolonged(line, mention) or _is_applied(behind):
        return "in_force"
    if _RATIFYING & set(before[-_NEAR:]) and _is_voted(line, mention):
        return "ratified"
    if any(_TO_BEGIN.match(key) and _APPLIED & set(behind[at + 1 : at + 3]) for at, key in enumerate(behind)):
        # Its first day is set, so it is signed.
        return "signed"
    return _waiting(behind) or _in_the_making(line, mention, before, behind)


def _waiting(behind: Sequence[str]) -> str:
    """Return the status of a text that waits for its next step, or is prepared: "unasubiri kuridhiwa"."""
    for at, key in enumerate(behind):
        near = set(behind[at + 1 : at + 1 + _NEAR])
        if _WAITS.match(key) and near & (_CONSENT | _SIGNATURE):
            return "signed" if near & _CONSENT else "negotiated"
    hatua = next((at for at, key in enumerate(behind) if key == "hatua"), -1)
    return "negotiated" if hatua >= 0 and _PREPARING & set(behind[hatua : hatua + _NEAR]) else ""


def _is_voted(line: Line, mention: Mention) -> bool:
    """Tell whether ratification was voted: "bunge limepitisha azimio la kuridhia itifaki"."""
    if "kura" in line.keys and any(t.key.endswith("piga") for t in line.tokens[: mention.first]):
        # "limepiga kura kuridhia Mkataba".
        return True
    return any(
        act.is_any("ADOPT", "DECIDE") and act.tense == "past" and not act.negated and act.last < mention.first
        for act in line.acts
    )


def _clause_end(line: Line, mention: Mention) -> int:
    """Return where the words about an instrument end: before the next one, or so many words on."""
    # "itifaki ya mkataba wa mto ilianza": the text that it belongs to is no next one.
    others = (m.first for m in line.mentions if m.of is Of.INSTRUMENT and m.first > mention.last + 2)
    return min(next(others, len(line.tokens)), mention.last + _FAR, len(line.tokens))


def _has_run_out(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Tell whether its term is over: "muda wa mkataba umeisha", "mkataba ambao muda wake ulikwisha"."""
    over = next((at for at, key in enumerate(behind) if _OVER.match(key)), -1)
    term = bool(_TERM & set(before[-_NEAR:])) or bool(_TERM & set(behind[: over + _NEAR]))
    spent = any(
        key.endswith(_REACHED) and not key.startswith("ku") and _ENDS & set(behind[at + 1 : at + 2])
        for at, key in enumerate(behind)
    )
    ended = over >= 0 and behind[over].endswith(("koma", "malizika")) and not _TALKS & set(before)
    return (over >= 0 and term) or ended or spent


def _is_prolonged(line: Line, mention: Mention) -> bool:
    """Tell whether it was lengthened or renewed: "wamerefusha makubaliano", "muda wa mkataba umeongezwa"."""
    near = line.row[max(0, mention.first - _NEAR) : mention.first]
    for act in line.acts:
        if act.tense != "past" or act.negated or act.relative:
            continue
        object_behind = not act.passive and 0 < mention.first - act.last <= _BESIDE
        subject_before = act.passive and 0 < act.first - mention.last <= _FAR
        if act.is_any("PROLONG") and (object_behind or subject_before):
            return True
        if subject_before and _TERM & set(near) and "ongez" in line.tokens[act.first].key:
            return True
    return False


def _is_applied(behind: Sequence[str]) -> bool:
    """Tell whether it has begun to apply or is alive: "umeanza kutekelezwa", "ungali hai", "bado unatumika"."""
    for at, key in enumerate(behind):
        if (_BEGUN.match(key) or _GOES_ON.match(key)) and _APPLIED & set(behind[at + 1 : at + 1 + _NEAR]):
            return True
    return bool(_ALIVE & set(behind))


def _in_the_making(line: Line, mention: Mention, before: Sequence[str], behind: Sequence[str]) -> str:
    """Return "negotiated" or "proposed" for a text that is still worked on."""
    draft = bool(
        _DRAFTS & {*before[-_NEAR:], *(t.key for t in line.tokens[mention.first : mention.last + 1])}
    )
    discussed = any(_DISCUSSED.match(key) for key in behind[: _FAR - _BESIDE])
    making = discussed or (draft and any(key in _AWAITS for key in behind))
    object_of = any(_DISCUSSED.match(key) for key in before[-_NEAR:]) or bool(_TALKS & set(before[-4:]))
    if making or object_of:
        return "negotiated"
    if _OFFERED & set(before[-_NEAR:]) or _OFFERED & set(behind[:_NEAR]):
        return "proposed"
    return ""
