"""Ambassadors who are summoned, recalled or sent away."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, destinations
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.participants import around, engagement

_ENVOYS = closed("engagements", "envoys")
# "mtu asiyetakiwa", "saa 48 kuondoka nchini": an envoy is no longer wanted.
_UNWANTED = frozenset(
    {"asiyetakiwa", "asiyehitajika", "asiyekubalika", "wasiotakiwa", "kuondoka", "waondoke", "aondoke"}
)


def _hands_a_note(line: Line, act: Act) -> bool:
    """Tell whether a note of protest is handed to an envoy."""
    if act.relative or not act.is_any("TRANSFER", "HANDOVER"):
        return False
    near = set(line.row[act.last + 1 : act.last + 6])
    return bool(near & {"note", "protest", "demarche"})


def _is_sent_away(line: Line, act: Act) -> bool:
    """Tell whether Swahili words behind a verb send an envoy away: "imewapa wanadiplomasia saa 48 kuondoka"."""
    if line.words.language != "sw" or line.keys.isdisjoint(_UNWANTED):
        return False
    behind = set(line.row[act.last + 1 : act.last + 16])
    first = next((other for other in line.acts if other.is_finite), act)
    plain = (
        act is first
        and not (act.passive or act.relative or act.negated)
        and act.subject in {"i", "u", "a", "li"}
    )
    return plain and bool(behind & _UNWANTED) and not act.is_any("MOVE", "VISIT", "REACT")


def _of_its_own(line: Line, act: Act, parties: Parties, pair: tuple[str, ...]) -> Parties:
    """Return both sides when a state calls its own envoy home from the other one spoken of: "called its envoy home"."""
    behind = set(line.row[act.last + 1 : act.last + 4])
    own = line.words.language == "en" and not behind.isdisjoint({"its", "their", "his", "her"})
    two = len(pair) == len(("one", "other")) and len(parties.states) == 1 and set(parties.states) < set(pair)
    return Parties(pair, (), (), 0, parties.first) if own and two else parties


def _answers_so(line: Line, act: Act) -> bool:
    """Tell whether a Swahili state answers by calling an envoy home: "imejibu kwa kumrejesha nyumbani balozi wake"."""
    outer = next((a for a in reversed(line.acts) if a.last < act.first and a.is_finite), None)
    told = outer is not None and outer.tense == "past" and not outer.negated and act.first - outer.last <= 3
    if told and outer is not None and outer.is_any("ANNOUNCE", "DECIDE") and act.first == outer.last + 1:
        # "imetangaza kumfukuza mwanadiplomasia wa India".
        return True
    return told and line.tokens[act.first - 1].key == "kwa" and outer is not None and outer.is_any("REACT")


@asked_where(sign(act={"SUMMON", "TRANSFER", "HANDOVER"}, words=_UNWANTED))
def summoned(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find an ambassador who is summoned, recalled or sent away."""
    if not (act.is_any("SUMMON") or _hands_a_note(line, act) or _is_sent_away(line, act)):
        return None
    if line.words.language == "sw" and act.tense == "infinitive" and not _answers_so(line, act):
        # "walijadili kurejeshwa kwa mabalozi": it is only spoken of.
        return None
    near = line.tokens if act.passive else line.tokens[act.last + 1 : act.last + 11]
    parties, first, end = around(line, act, reading)
    sent = destinations(line, 0 if act.passive else act.last + 1, len(line.tokens) - 1)
    if sent:
        owner = subject_of(line, act)
        states = {*(owner.states if owner is not None else parties.states), *sent}
        states |= set(parties.states) if len(states) < 2 else set()
        parties = Parties(tuple(sorted(states)), (), (), 0, first)
    if len(parties.states) == 1 and reading.home not in {"", *parties.states} and line.words.language != "sw":
        parties = Parties(tuple(sorted({*parties.states, reading.home})), (), (), 0, first)
    if line.words.language == "en" and len(parties.states) == 1 and "ministry" in line.keys:
        # "was summoned to our Ministry": of the other state that the paper is about.
        others = {*line.around.common} - set(parties.states)
        states = {*parties.states, *others} if len(others) == 1 else set(parties.states)
        parties = Parties(tuple(sorted(states)), (), (), 0, first)
    pair = tuple(code for code in line.around.pair if is_state(code))
    parties = _of_its_own(line, act, parties, pair)
    body = line.words.language == "sw" and len(parties.codes) == len(("one", "other"))
    if (
        line.words.language == "sw"
        and len(parties.states) == 1
        and set(parties.states) < set(pair)
        and not body
    ):
        parties = Parties(pair[:2], (), (), 0, first)
    if not {token.key for token in near} & _ENVOYS or (len(parties.states) < 2 and not body):
        return None
    status = "planned" if act.tense == "future" else "held"
    return engagement(line, (act, first, end), parties, reading, type="other", status=status, rule="EN9")
