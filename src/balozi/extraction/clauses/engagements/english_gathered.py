"""Gatherings that English papers tell by what they are: a business forum, a video conference, a council, a headline."""

from collections.abc import Sequence
from functools import cache

from balozi.extraction.clauses.engagements.english_passing import Source, everybody, is_ahead, made_of
from balozi.extraction.clauses.engagements.english_turns import NEAR, REACH, TWO, is_undone, told_once
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.sessions import is_regular
from balozi.extraction.mentions.mentions import Of

# So far from its forum may the verb stand.
_WIDE = 14


@cache
def _words(name: str) -> frozenset[str]:
    return words_of("gathered", "english")[name]


def _is_told(line: Line) -> bool:
    return bool(line.dates) or any(place_of(line))


def _status(line: Line, first: int, last: int) -> str:
    """Return whether what is told between two tokens is to come."""
    ahead = not _words("ahead").isdisjoint(keys_of(line, first, last)) or is_ahead(line, last)
    return "planned" if ahead else "held"


def _of_business(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a forum of trade that is held: "The Rwanda–Jordan business forum opened in Amman on Monday"."""
    row = line.row
    for at in line.all_of(_words("forums")):
        if at < 1 or row[at - 1] not in _words("trades") or not _is_told(line) or is_regular(line, at):
            continue
        verb = next(
            (
                n
                for n in range(max(0, at - _WIDE), min(at + _WIDE, len(row)))
                if row[n] in _words("opens") and not line.tokens[n].is_capital
            ),
            -1,
        )
        whole = everybody(line)
        if len(whole.codes) < TWO:
            place = place_of(line)[1]
            whole = made_of((*whole.codes, place), whole.first) if place else whole
        if verb < 0 or len(whole.codes) < TWO or is_undone(line, verb):
            continue
        first = min(at - 1, verb)
        first = min(first, whole.first) if 0 <= whole.first < at else first
        status = _status(line, max(0, verb - NEAR), verb)
        return told_once(line, (None, first, max(at, verb) + NEAR), whole, reading, f"other {status}")
    return None


def _on_a_line(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a conference held over a line: "took part in a videoconference on dengue", "joined a video call"."""
    row = line.row
    spots = [n for n in line.all_of(_words("lines") | _words("calls")) if n > 1]
    at = next((n for n in spots if row[n] in _words("lines") or row[n - 1] in _words("means")), -1)
    lead = keys_of(line, at - 6, at)
    whole = line.parties(0, at) if at > 0 else None
    if whole is None or _words("joins").isdisjoint(lead) or is_undone(line, at):
        return None
    if len(whole.codes) < TWO:
        whole = line.parties(0, min(at + REACH, len(row) - 1))
    if len(whole.codes) < TWO or not line.dates:
        return None
    return told_once(
        line, (None, max(0, whole.first), at), whole, reading, f"call {_status(line, max(0, at - 6), at)}"
    )


def _in_council(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a sitting of a body's leaders that is called by its name alone: "took part in the European Council"."""
    for mention in line.mentions:
        named = mention.of is Of.ORGANISATION and line.row[mention.last] in _words("councils")
        if not named or line.row[mention.first : mention.first + 1] != ["european"]:
            continue
        lead = keys_of(line, mention.first - 3, mention.first)
        members = keys_of(line, mention.last + 1, mention.last + TWO)
        if _words("sits").isdisjoint(lead) or not _is_told(line) or members == ["president"]:
            continue
        own = line.parties(0, mention.first - 1).states
        whole = made_of((*own, "EU"), mention.first)
        status = "planned" if is_ahead(line, mention.first) else "held"
        told = (None, mention.first - 3, mention.last + NEAR)
        return told_once(line, told, whole, reading, f"summit {status}")
    return None


def _in_a_headline(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find two who talk in a headline: "Norway, Japan discuss fisheries", "Italian and Tunisian ministers review"."""
    act = next((a for a in line.acts if a.is_finite), None)
    if known or act is None or line.tokens[-1].text in {".", "!", ":"} or act.negated or act.passive:
        return None
    if line.row[act.last] not in _words("headlines") or act.tense != "present":
        return None
    subject = subject_of(line, act)
    if subject is None or subject.first > TWO or len(subject.states) < TWO or subject.organisations:
        return None
    told = (act, max(0, subject.first), min(act.last + REACH, len(line.tokens) - 1))
    return told_once(line, told, subject, reading, "meeting held")


def _chaired_by(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a sitting by those who chaired it: "The consultations were co-chaired by Mr Ikram of Malaysia and"."""
    for noun in line.nouns("MEETING"):
        behind = range(noun.last + 1, min(noun.last + _WIDE, len(line.row) - 1))
        at = next((n for n in behind if line.row[n] in _words("chairs")), -1)
        passive = (
            {"was", "were", "been", "be", "is", "are"} & set(keys_of(line, noun.last, at)) if at > 0 else ()
        )
        by = next((n for n in range(at + 1, min(at + REACH, len(line.row))) if line.row[n] == "by"), -1)
        if not passive or by < 0 or is_undone(line, at) or is_regular(line, noun.first):
            continue
        own = line.parties(by, len(line.row) - 1)
        whole = _named(line, by) or (own if len(own.codes) > 1 else everybody(line))
        if len(whole.codes) != TWO or whole.organisations == whole.codes:
            continue
        status = "planned" if is_ahead(line, at) else "held"
        last = max(spot[1] for spot in own.spots) if own.spots else by + REACH
        return told_once(line, (None, noun.first - 1, last), whole, reading, f"meeting {status}")
    return None


def _sides_led(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find talks by who led each side: "The Malaysian side was led by X, while the Polish delegation was headed by"."""
    row = line.row
    sides = [n for n in line.all_of(_words("sides")) if n > 0]
    led = [n for n in line.all_of(_words("leads")) if row[n + 1 : n + TWO] == ["by"]]
    whole = _named(line, 0)
    if len(sides) < TWO or not led or whole is None:
        return None
    if not {"visit", "visited", "travelled"}.isdisjoint(line.keys):
        return None
    return told_once(line, (None, max(0, whole.first - 1), led[-1] + NEAR), whole, reading, "meeting held")


def _named(line: Line, first: int) -> Parties | None:
    """Return the two states that a stretch names itself, whose officers may bear the titles of others; else None."""
    named = [m for m in line.mentions if m.first >= first and m.of in {Of.STATE, Of.PEOPLE}]
    codes = {m.code for m in named}
    return made_of(sorted(codes), named[0].first) if len(codes) == TWO else None


def sources_of_gathered() -> tuple[tuple[frozenset[str], Source], ...]:
    """Return these rules, each with the words of which one must be there."""
    return (
        (_words("trades"), _of_business),
        (_words("lines") | _words("means"), _on_a_line),
        (_words("councils"), _in_council),
        (_words("headlines"), _in_a_headline),
        (_words("chairs"), _chaired_by),
        (_words("sides"), _sides_led),
    )
