"""Verbs that share one subject: which verb stands before another, and whether the other goes on from it."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.lines import Line

_THAT = frozenset({"kwamba", "kuwa", "pia", "na", ","})


def verb_before(line: Line, act: Act) -> Act | None:
    """Return the last verb with a subject of its own before an act."""
    found = None
    for other in line.acts:
        if other.last >= act.first:
            break
        if other.is_finite and not other.relative:
            found = other
    return found


def is_coordinated(line: Line, act: Act) -> bool:
    """Tell whether an act shares the subject of an earlier one: "met X and agreed to ...", "na kuahidi"."""
    at = act.first - 1
    if line.words.language == "sw":
        # "atazuru Kigali, na Ijumaa ataelekea Addis Ababa": the day stands between.
        dated = {n for date in line.dates for n in range(date.first, date.last + 1)}
        while at in dated:
            at -= 1
    before = line.tokens[at].key if at >= 0 else ""
    if before in {"and", "na", "et", "wakiwa", "akiwa", "zikiwa", "ukiwa"} or act.tense == "infinitive":
        return True
    if line.tokens[act.first].key == "to" and any(other.last == act.first - 1 for other in line.acts):
        # "are slated to hold talks".
        return True
    earlier = [other.last for other in line.acts if other.last < act.first]
    apart = bool(earlier) and any(token.text == ";" for token in line.tokens[earlier[-1] : act.first])
    return (before == "," or act.tense == "participle") and bool(earlier) and not apart


def speaking_verb(line: Line, act: Act) -> Act | None:
    """Return a Swahili circumstance of saying that shares its subject: "ukisema utaendelea", "akiongeza kuwa ata-"."""
    said = next((other for other in reversed(line.acts) if other.last < act.first), None)
    if line.words.language != "sw" or said is None or not said.is_any("SAY") or said.tense != "participle":
        return None
    near = set(line.row[said.last + 1 : act.first]) <= _THAT
    return said if near and said.subject == act.subject else None


def clause_start(line: Line, act: Act) -> int:
    """Return where the clause of an act begins: behind the last "that", semicolon or colon, or the sentence."""
    for at in range(act.first - 1, -1, -1):
        if line.tokens[at].text in {";", ":"} or line.tokens[at].key in {"that", "kwamba", "que"}:
            return at + 1
    return 0
