"""Verbs that share one subject: which verb stands before another, and whether the other goes on from it."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.once import told_of_words
from balozi.extraction.clauses.sentence.orders import first_ending_at, verbs
from balozi.extraction.mentions.mentions import Of

_THAT = frozenset({"kwamba", "kuwa", "pia", "na", ","})
_AROUND = frozenset({"baada", "kabla"})
_ACTORS = frozenset({Of.OFFICE, Of.STATE, Of.ORGANISATION, Of.PERSON, Of.TITLE, Of.PAIR})
# "baada ya X kukutana": the least words, and the most, before such an infinitive.
_LEAST, _REACH = 3, 16


def verb_before(line: Line, act: Act) -> Act | None:
    """Return the last verb with a subject of its own before an act."""
    return _lasts(line)[first_ending_at(line, act.first)]


@told_of_words
def _lasts(line: Line) -> Sequence[Act | None]:
    """Return the last verb with a subject of its own among none of a sentence, its first, its first two, and so on."""
    lasts: list[Act | None] = [None]
    for other in line.acts:
        lasts.append(other if other.is_finite and not other.relative else lasts[-1])
    return lasts


def is_coordinated(line: Line, act: Act) -> bool:
    """Tell whether an act shares the subject of an earlier one: "met X and agreed to ...", "na kuahidi"."""
    at = act.first - 1
    if line.words.language == "sw":
        # "atazuru Kigali, na Ijumaa ataelekea Addis Ababa": the day stands between.
        dated = {n for date in line.dates for n in range(date.first, date.last + 1)}
        while at in dated:
            at -= 1
    before = line.tokens[at].key if at >= 0 else ""
    if line.words.language == "sw" and (line.row[at - 1 : at + 1] == ["kabla", "ya"] or _is_how(line, act)):
        # "anatazamiwa kukutana na X kabla ya kuelekea Cairo", "amekamilisha ziara kwa kukutana na X".
        return True
    if act.tense == "infinitive" and line.words.language == "sw" and _has_its_own_subject(line, act):
        return False
    if before in {"and", "na", "et", "wakiwa", "akiwa", "zikiwa", "ukiwa"} or act.tense == "infinitive":
        return True
    if line.tokens[act.first].key == "to" and any(other.last == act.first - 1 for other in line.acts):
        # "are slated to hold talks".
        return True
    earlier = verbs(line).last_before(act.first) if before == "," or act.tense == "participle" else None
    return earlier is not None and ";" not in line.row[earlier.last : act.first]


def _is_how(line: Line, act: Act) -> bool:
    """Tell whether a meeting is that by which a Swahili deed was done: "kwa kukutana na Rais"."""
    led = line.row[max(0, act.first - 1) : act.first] == ["kwa"]
    return led and act.is_any("MEET") and line.row[act.first].startswith("ku")


def _has_its_own_subject(line: Line, act: Act) -> bool:
    """Tell whether who acts stands before a Swahili infinitive: "umefikiwa baada ya Rais wa X kukutana na Y"."""
    if line.keys.isdisjoint(_AROUND) or act.first < _LEAST:
        return False
    begin = max(0, verbs(line).end_before(act.first) + 1, act.first - _REACH)
    row = line.row[begin : act.first]
    at = next((n for n in range(len(row) - 2, -1, -1) if row[n] in _AROUND and row[n + 1] == "ya"), -1)
    over = line.over.get(begin + at + 2) if at >= 0 else None
    return over is not None and over.of in _ACTORS


def speaking_verb(line: Line, act: Act) -> Act | None:
    """Return a Swahili circumstance of saying that shares its subject: "ukisema utaendelea", "akiongeza kuwa ata-"."""
    said = verbs(line).last_before(act.first) if line.words.language == "sw" else None
    if said is None or not said.is_any("SAY") or said.tense != "participle":
        return None
    near = set(line.row[said.last + 1 : act.first]) <= _THAT
    return said if near and said.subject == act.subject else None


def clause_start(line: Line, act: Act) -> int:
    """Return where the clause of an act begins: behind the last "that", semicolon or colon, or the sentence."""
    for at in range(act.first - 1, -1, -1):
        if line.tokens[at].text in {";", ":"} or line.tokens[at].key in {"that", "kwamba", "que"}:
            return at + 1
    return 0
