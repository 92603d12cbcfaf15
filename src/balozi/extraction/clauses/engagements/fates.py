"""What became of a gathering that is named: called off, or put off to another day."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Mention, Of

_OFFS = closed("sessions", "offs")
_LATER = closed("sessions", "later")
_GATHERINGS = frozenset({"MEETING", "SUMMIT", "VISIT", "CALL"})
_FELL = frozenset({"fell", "falls", "fallen"})
_BEHIND, _BEFORE, _OF_IT = 30, 9, 4
# "Le roi a dû renoncer à sa visite".
_GIVES_UP = "renonc"
# "imeahirisha", "imesogeza mbele", "imefuta", "umesitisha".
_PUTS_OFF = ("ahirish", "sogez", "fut", "sitish")
# Swahili subject prefixes of visits, meetings, sittings and talks.
_ITS = frozenset({"i", "u", "ki", "ya"})
_COMES_ABOUT = frozenset(
    {("go", "ahead"), ("take", "place"), ("be", "held"), ("go", "forward"), ("come", "off")}
)
_HAPPENS = frozenset({("proceed",), ("happen",), ("materialise",), ("materialize",)})
# Verbs that only move a day; "cancelled until further notice" stays cancelled.
_MOVES = frozenset(
    {"postponed", "postpone", "put", "pushed", "reporte", "reportee", "differe", "differee", "deferred"}
    | {
        "reportes",
        "reportees",
        "decale",
        "decalee",
        "repousse",
        "repoussee",
        "remis",
        "remise",
        "renvoyee",
        "renvoye",
    }
)


def fate(line: Line, noun: Mention, status: str) -> str:
    """Return the status of a gathering after what is said to have become of it.

    A gathering that is put off to a day that is told is planned; put off without a day it is cancelled.
    """
    if line.words.language == "sw":
        return "cancelled" if _is_undone(line, noun) or _is_put_off(line, noun) else status
    act = _called_off(line, noun)
    if act is not None:
        moved = set(line.row[act.first : act.last + 1]) & _MOVES
        return "planned" if moved and _has_new_day(line, act) else "cancelled"
    if line.words.language == "fr" and _is_not_held(line, noun):
        return "cancelled"
    if line.words.language == "en" and _goes_not_ahead(line, noun):
        return "cancelled"
    before = set(line.row[max(0, noun.first - 4) : noun.first])
    is_off = any(
        token.key == "off" and line.tokens[at - 1].key in {"is", "was", "are"}
        for at, token in enumerate(line.tokens)
        if at > noun.last
    )
    return "cancelled" if before & _OFFS or is_off else status


def _is_undone(line: Line, noun: Mention) -> bool:
    """Tell whether the main verb of a Swahili gathering, an aside between, calls it off: "ziara ..., imefutwa"."""
    main = (
        a
        for a in line.acts
        if a.first > noun.last
        and a.is_finite
        and not a.relative
        and a.subject in _ITS
        # "uliokuwa umepangwa": both verbs are of the aside.
        and not line.row[a.first - 1].endswith("okuwa")
    )
    act = next((a for a in main if a.tense != "subjunctive"), None)
    off = act is not None and not act.negated and act.tense == "past" and act.passive
    return off and act is not None and act.first - noun.last <= _BEHIND and act.is_any("END", "POSTPONE")


def _is_put_off(line: Line, noun: Mention) -> bool:
    """Tell whether those who were to hold a Swahili gathering put it off: "EAC imeahirisha mkutano wake wa kilele"."""
    near = (a for a in line.acts if 0 < noun.first - a.last <= 2 and a.tense == "past" and not a.passive)
    act = next((a for a in near if a.is_any("POSTPONE", "END") and not (a.negated or a.relative)), None)
    return act is not None and any(root in line.row[act.first] for root in _PUTS_OFF)


def _is_not_held(line: Line, noun: Mention) -> bool:
    """Tell whether a French gathering is said not to come about: "n'aura pas lieu", "ne se tiendra pas"."""
    denied = (a for a in line.acts if a.is_any("HOLD", "GATHER") and a.negated and a.first > noun.last)
    act = next(denied, None)
    if act is None or act.first - noun.last > _BEHIND + _BEFORE:
        return False
    behind = set(line.row[act.last + 1 : act.last + 4])
    return "lieu" in behind or line.tokens[act.last].key.startswith(("tien", "tenu", "derou"))


def _goes_not_ahead(line: Line, noun: Mention) -> bool:
    """Tell whether an English gathering does not come about: "will not go ahead", "did not take place"."""
    for at in range(noun.last + 1, min(noun.last + _BEHIND + _BEFORE, len(line.tokens) - 2)):
        near = tuple(token.key for token in line.tokens[at + 1 : at + 3])
        denied = line.tokens[at].key in {"not", "longer", "never"}
        if denied and (near in _COMES_ABOUT or near[:1] in _HAPPENS):
            return True
    return False


def _called_off(line: Line, noun: Mention) -> Act | None:
    """Return the act by which a gathering is called off: "called off a meeting", "the visit has been put off"."""
    for act in line.acts:
        off = act.is_any("OFF") or line.tokens[act.last].key.startswith(_GIVES_UP)
        if not off or act.negated or act.tense == "conditional":
            continue
        low, high = min(act.last, noun.last), max(act.first, noun.first)
        aside = _aside(line, noun, (low, high))
        others = [
            m
            for m in line.mentions
            if m.of is Of.NOUN and m.code in _GATHERINGS and low < m.first < high and m.first not in aside
        ]
        if not others and (
            0 < noun.first - act.last <= _BEFORE
            if not (act.passive or line.tokens[act.first].key in _FELL)
            else 0 < act.first - noun.last <= _BEHIND or 0 < noun.first - act.last <= 2
        ):
            return act
    return None


def _aside(line: Line, noun: Mention, span: tuple[int, int]) -> range:
    """Return where a French sentence tells of the same gathering: "la réunion de la commission, dont la session", "."""
    if line.words.language != "fr" or noun.first > span[0] or noun.last < span[0]:
        return range(0)
    commas = [at for at in range(span[0] + 1, span[1]) if line.tokens[at].text == ","]
    own = span[0] + _OF_IT if line.row[span[0] + 1 : span[0] + 2] == ["de"] else span[0]
    return range(span[0] + 1, max(own, commas[-1] if len(commas) > 1 else 0))


def _has_new_day(line: Line, act: Act) -> bool:
    return any(
        date.first > act.last and _LATER & set(line.row[max(act.last + 1, date.first - 3) : date.first])
        for date in line.dates
    )
