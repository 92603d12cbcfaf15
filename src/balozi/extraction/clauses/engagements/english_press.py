"""Contact in the shorthand of the English press: "wraps up Kenya trip", "in Doha for talks", "sent its envoy to"."""

from collections.abc import Sequence
from functools import cache

from balozi.extraction.clauses.engagements.english_passing import Source, is_ahead, made_of
from balozi.extraction.clauses.engagements.english_turns import (
    FAR,
    NEAR,
    REACH,
    TWO,
    are_people_of,
    completed,
    is_undone,
    somebody,
    told_once,
    turns,
)
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft, destinations, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.ceremonies import PHONES
from balozi.extraction.clauses.shared.sessions import is_regular
from balozi.extraction.mentions.mentions import Mention, Of

_LANDS = frozenset({Of.STATE, Of.CITY})
_PEOPLE = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON})


@cache
def _words(name: str) -> frozenset[str]:
    return words_of("gathered", "english")[name]


def _discussed_with(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find two officials by what they discussed: "discussed the border with his Malian counterpart"."""
    for act in line.acts:
        told = act.tense in {"past", "present"} and not (act.negated or act.passive or act.relative)
        if not told or line.row[act.last] not in _words("discusses") or is_regular(line, act.first):
            continue
        link = _with(line, act)
        host = _official(line, link + 1, link + REACH) if link > 0 else None
        begin = subject_start(line, act)
        if host is None or somebody(line, begin, act.first) is None:
            continue
        guest = line.parties(begin, act.first - 1)
        behind = line.parties(link + 1, min(link + FAR, len(line.tokens) - 1))
        whole = made_of((*guest.codes, *behind.codes), max(0, guest.first))
        whole = whole if len(whole.codes) > 1 else completed(line, whole, reading)
        if len(guest.codes) > TWO or not behind.codes or set(behind.codes) <= set(guest.codes):
            continue
        if host.of not in _PEOPLE and not (line.dates or place_of(line, act.last)[0]):
            # "The delegation of Benin discussed the textile trade with the delegation of Togo": no day, no place.
            continue
        near = set(keys_of(line, act.first, host.last + REACH))
        kind = "call" if near & PHONES else "meeting"
        return told_once(line, (act, max(begin, guest.first), host.last), whole, reading, f"{kind} held")
    return None


def _with(line: Line, act: Act) -> int:
    """Return where "with" leads from a topic to who is met, -1 when it does not."""
    verb = next((a.first for a in line.acts if a.first > act.last and a.is_finite), len(line.row))
    end = min(act.last + FAR, verb)
    return next((n for n in range(act.last + TWO, end) if line.row[n] == "with"), -1)


def _official(line: Line, first: int, last: int) -> Mention | None:
    """Return an official right behind "with": by his office, as a counterpart, or as "Syrian officials"."""
    for mention in line.within(first, last - 1):
        if mention.first > first + NEAR:
            return None
        if mention.of in _PEOPLE or are_people_of(line, mention):
            return mention
        peers = turns("peers") & set(keys_of(line, mention.last + 1, mention.last + NEAR))
        if mention.of in {Of.PEOPLE, Of.STATE} and peers:
            return mention
    return None


def _trip_named_by_state(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find a journey named by where it leads: "wraps up Kenya trip", "ended his Japan visit on Friday"."""
    if any(draft.fields["type"] == "visit" for draft in known):
        return None
    for at in line.all_of(_words("journeys")):
        land = next((m for m in line.mentions if m.of in _LANDS and m.last == at - 1), None)
        if land is None:
            continue
        lead = keys_of(line, land.first - REACH, land.first)
        phase = _words("phases") & set(lead)
        owner = line.parties(0, land.first - 1)
        there = land.name if land.of is Of.CITY else land.code
        who = somebody(line, 0, land.first) is not None or (line.is_headline and bool(owner.states))
        whole = made_of((*owner.states, there), owner.first)
        opens = _words("phases") & set(keys_of(line, at + 1, at + NEAR))
        if not (phase or opens) or not who or len(whole.codes) != TWO or there in owner.states:
            continue
        if is_undone(line, next((n for n in range(at, -1, -1) if line.row[n] in phase), at)):
            continue
        told = (None, max(0, owner.first), at + NEAR)
        return told_once(line, told, whole, reading, f"visit {_fate(line, at, lead)}")
    return None


def _fate(line: Line, at: int, lead: Sequence[str]) -> str:
    """Return whether a journey was made, is to come or was called off."""
    near = {*lead, *keys_of(line, at + 1, at + NEAR)}
    if not _words("drops").isdisjoint(near):
        return "cancelled"
    return "planned" if near & {"to", "will", "next", "upcoming", "planned", "due"} else "held"


def _in_for(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find a guest in a headline without a verb: "Kagame in Doha for two-day visit"."""
    if (
        known
        or any(a.is_finite for a in line.acts)
        or line.tokens[-1].text in {".", ":"}
        or "for" not in line.keys
    ):
        return None
    at = line.row.index("for")
    nouns = [n for n in line.nouns("VISIT", "MEETING", "SUMMIT") if 0 < n.first - at <= NEAR]
    cities = [
        m for m in line.mentions if m.of in _LANDS and m.last == at - 1 and line.row[m.first - 1] == "in"
    ]
    if not nouns or not cities or cities[0].first < TWO:
        return None
    there = cities[0].name if cities[0].of is Of.CITY else cities[0].code
    guest = line.parties(0, cities[0].first - 1)
    whole = made_of((*guest.codes, there), max(0, guest.first))
    if len(guest.codes) != 1 or len(whole.codes) != TWO:
        return None
    return told_once(line, (None, max(0, guest.first), nouns[0].last), whole, reading, "visit held")


def _left_to_attend(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find a journey told by its start and what it is for: "left Dodoma to attend the inauguration in Gaborone"."""
    if any(draft.fields["type"] == "visit" for draft in known):
        return None
    for at in line.all_of(_words("leaves")):
        who = somebody(line, 0, at)
        to = next((n for n in range(at + 1, min(at + FAR, len(line.row) - 1)) if line.row[n] == "to"), -1)
        if who is None or to < 0 or line.row[to + 1] not in _words("aims") or is_undone(line, at):
            continue
        goals = destinations(line, to, min(to + TWO * FAR, len(line.row) - 1))
        start = [m for m in line.mentions if m.of in _LANDS and at < m.first < to]
        guest: Sequence[str] = line.parties(0, at - 1).states
        guest = guest or [m.name if m.of is Of.CITY else m.code for m in start[:1]]
        if not goals or not guest or goals[0] in guest:
            continue
        whole = made_of((*guest, goals[0]), who.first)
        last = next((m.last for m in line.mentions if m.first > to and goals[0] in {m.code, m.name}), to)
        status = "planned" if is_ahead(line, at) else "held"
        return told_once(line, (None, who.first, last), whole, reading, f"visit {status}")
    return None


def _sent_to(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find an official who is sent: "Bangladesh sent its foreign secretary to Kathmandu on Monday"."""
    if any(draft.fields["type"] == "visit" for draft in known):
        return None
    for at in line.all_of(_words("sends")):
        act = next((a for a in line.acts if a.first <= at <= a.last), None)
        sender: Parties = line.parties(0, at - 1)
        to = next(
            (n for n in range(at + TWO, min(at + FAR, len(line.row))) if line.row[n] in {"to", "for"}), -1
        )
        who = set(keys_of(line, at + 1, to)) if to > 0 else set()
        sent = any(m.of in _PEOPLE and at < m.first < to for m in line.mentions) or who & _words("envoys")
        passive = act is not None and act.passive
        coming = act is not None and act.tense == "future" and not who.isdisjoint(_words("delegates"))
        if line.row[at] == "send" and not coming:
            # "refused to send an envoy to Kabul"; "will send a team of experts" is a promise.
            continue
        if to < 0 or not sent or len(sender.states) != 1 or passive or is_undone(line, at):
            continue
        goals = destinations(line, to, to + NEAR)
        whole = made_of((*sender.states, *goals), sender.first)
        if (
            not goals
            or sender.states[0] in goals
            or not (line.dates or line.is_headline or place_of(line)[0])
        ):
            continue
        status = "planned" if is_ahead(line, at) else "held"
        return told_once(line, (act, max(0, sender.first), to + TWO), whole, reading, f"visit {status}")
    return None


def _on_arrival(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find a visit by what was done on arrival: "On arrival in Ashgabat, the Tajik leader laid flowers at"."""
    if line.row[0] not in {"on", "upon", "after"} or any(draft.fields["type"] == "visit" for draft in known):
        return None
    at = next((n for n in line.all_of(_words("arrivals")) if n < NEAR), -1)
    comma = line.row.index(",") if "," in line.keys else -1
    goals = destinations(line, at + 1, comma) if 0 < at < comma <= FAR else ()
    who = somebody(line, comma, comma + REACH) if goals else None
    if who is None or is_ahead(line, comma + REACH):
        return None
    guest = line.parties(comma, min(comma + REACH, len(line.row) - 1)).states
    if not guest or guest[0] in goals:
        return None
    whole = made_of((*guest[:1], *goals), at)
    return told_once(line, (None, at - 1, who.last), whole, reading, "visit held")


def _in_a_keynote(line: Line, reading: Reading, known: Sequence[Draft]) -> Draft | None:
    """Find a speech by its forum: "In his keynote at the Shangri-La Dialogue in Singapore, the minister warned"."""
    if any(draft.fields["type"] == "statement" for draft in known):
        return None
    for at in line.all_of(_words("speeches")):
        lead = _words("gives") & set(keys_of(line, at - NEAR, at))
        forum = _forum_behind(line, at)
        if not lead or forum < 0 or is_ahead(line, at) or somebody(line, 0, len(line.row)) is None:
            continue
        behind = line.row[0] in {"in", "during", "delivering", "giving"} and at < REACH
        own = line.parties(forum + 1, len(line.row) - 1).states if behind else line.parties(0, at).states
        if len(own) == 1:
            return told_once(line, (None, at - 1, forum), made_of(own, at), reading, "statement held")
    return None


def _forum_behind(line: Line, at: int) -> int:
    """Return where a forum that has a name stands behind a speech, -1 when none does."""
    near = range(at + 1, min(at + NEAR, len(line.row)))
    link = next((n for n in near if line.row[n] in {"at", "to", "before"}), -1)
    behind = range(link + 1, min(link + REACH, len(line.row))) if link > 0 else range(0)
    return next(
        (n for n in behind if line.tokens[n].is_capital and line.row[n] in _words("named_forums")), -1
    )


def sources_of_press() -> tuple[tuple[frozenset[str], Source], ...]:
    """Return these rules, each with the words of which one must be there."""
    return (
        (_words("discusses"), _discussed_with),
        (_words("journeys"), _trip_named_by_state),
        (frozenset({"for"}), _in_for),
        (_words("leaves"), _left_to_attend),
        (_words("sends"), _sent_to),
        (_words("arrivals"), _on_arrival),
        (_words("speeches"), _in_a_keynote),
    )
