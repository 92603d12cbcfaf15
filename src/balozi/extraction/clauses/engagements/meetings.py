"""Who meets, sees, calls or speaks with whom: a verb of contact with its two sides."""

from collections.abc import Sequence
from itertools import pairwise

from balozi.extraction.clauses.engagements.english_calls import listened, speaks_from_afar
from balozi.extraction.clauses.engagements.held_talks import are_leaders, as_named, with_rebels
from balozi.extraction.clauses.engagements.swahili_contacts import is_unknown_caller
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_start
from balozi.extraction.clauses.shared.ceremonies import (
    CALLS,
    PHONES,
    calls_somebody,
    discusses_in_person,
    opens_by_phone,
    sees_somebody,
    talk_together,
)
from balozi.extraction.clauses.shared.objects import with_whom
from balozi.extraction.clauses.shared.participants import around, engagement, status_of
from balozi.extraction.clauses.shared.sessions import is_regular
from balozi.extraction.clauses.shared.swahili_gatherings import comes_for_a_gathering
from balozi.extraction.mentions.mentions import Of

_BY_MEANS = frozenset({"by", "par", "over", "via", "on"})
# So far behind "convene" may the summit stand that is convened.
_NAMED_NEAR = 6
_LINES = frozenset({"phone", "telephone", "video", "videolink", "teleconference", "videoconference"})
_COSTS = closed("engagements", "costs")
_REVIEWS = frozenset({"reviewed", "discussed", "explored", "examined", "considered", "addressed", "assessed"})


@asked_where(sign(act={"MEET", "TALK", "PHONE", "DISCUSS", "SEE"}, words=PHONES | CALLS))
def met(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Return the meeting or call of a subject with whom its verb leads to, None when the verb tells none."""
    since = act.relative and line.words.language == "sw" and not (line.dates or act.is_any("WHEN"))
    by_phone = opens_by_phone(line, act) or (act.is_any("DISCUSS") and _ends_by_phone(line, act))
    by_phone = by_phone or calls_somebody(line, act)
    by_phone = by_phone or (line.words.language == "en" and act.is_any("TALK") and _ends_by_phone(line, act))
    afar = speaks_from_afar(line, act)
    by_phone = by_phone or afar
    seen = (act.is_any("SEE") and sees_somebody(line, act)) or discusses_in_person(line, act)
    since = since or comes_for_a_gathering(line, act)
    if not (act.is_any("MEET", "TALK", "PHONE") or by_phone or seen) or since:
        return None
    if _meets_a_thing(line, act) or _only_goes_on(line, act) or _goes_on_below(line, act, reading):
        return None
    status = status_of(line, act)
    reach = 2 if line.words.language == "sw" else 5
    behind = set(line.row[act.last + 1 : act.last + reach])
    withs = line.words.cuts["with"] | {"by"} if reach == 2 else {"with", "avec", "by"}
    behind |= {"na"} if with_whom(line, act) >= 0 else set()
    plain = act.is_any("MEET", "PHONE") or by_phone or seen or talk_together(line, act)
    if not status or not (plain or behind & withs):
        return None
    if is_regular(line, act.first) or (act.passive and (act.is_any("MEET") or is_unknown_caller(line, act))):
        return None
    parties, first, end = around(line, act, reading, listened(line, act) if afar else None)
    leaders = are_leaders(line, act)
    sits = act.is_any("MEET") and act.subject in {"u", "li"} and line.dates
    if leaders and parties.organisations and line.words.language == "en":
        parties = as_named(line, act, parties, end)
    alone = ((leaders or sits) and parties.organisations) or with_rebels(line, parties)
    if len(parties.codes) < (1 if alone else 2):
        return None
    near = line.tokens[act.last : act.last + 6]
    call = by_phone or _ends_by_phone(line, act) or any(token.key in PHONES for token in near)
    # "wamezungumza kwa njia ya video na".
    call = call or (
        act.is_any("TALK", "MEET") and "video" in {token.key for token in near[:5]} and "njia" in line.keys
    )
    call = call or (
        line.words.language == "en" and any(0 < n.first - act.last <= 4 for n in line.nouns("CALL"))
    )
    kind = "call" if call or act.is_any("PHONE") else "meeting"
    whole = len(parties.states) == 0 or len(parties.states) > 2 or line.words.language == "sw"
    several = len(parties.states) > 2 and (line.words.language == "sw" or _are_heads(line, act))
    in_person = kind != "call" or line.words.language != "sw"
    kind = "summit" if leaders and in_person and ((parties.organisations and whole) or several) else kind
    kind = "summit" if kind == "meeting" and _convenes_a_summit(line, act) else kind
    return engagement(line, (act, first, end), parties, reading, type=kind, status=status, rule="EN1")


def _convenes_a_summit(line: Line, act: Act) -> bool:
    """Tell whether what is convened is named a summit: "agreed to convene the fifth trilateral summit in Amman"."""
    if line.words.language != "en" or not line.row[act.last].startswith("conven"):
        return False
    nouns = (n for n in line.nouns("SUMMIT") if 0 < n.first - act.last <= _NAMED_NEAR)
    return any({"for", "of", "ahead", "before"}.isdisjoint(line.row[act.last + 1 : n.first]) for n in nouns)


def _are_heads(line: Line, act: Act) -> bool:
    """Tell whether English heads of state meet, not ministers: "Heads of state of X, Y and Z convened"."""
    keys = set(line.row[subject_start(line, act) : act.first])
    return line.words.language == "en" and bool(
        keys & {"heads", "presidents", "leaders", "monarchs", "premiers"} or {"prime", "ministers"} <= keys
    )


def _meets_a_thing(line: Line, act: Act) -> bool:
    """Tell whether costs or a deadline are met, not a person: "would meet the running costs"."""
    return act.is_any("MEET") and not _COSTS.isdisjoint(line.row[act.last + 1 : act.last + 6])


def _only_goes_on(line: Line, act: Act) -> bool:
    """Tell whether a meeting told before goes on: "The two sides exchanged views", where nobody is named."""
    if line.words.language != "en" or line.tokens[act.last].key != "views":
        return False
    named = {Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.PERSON, Of.CITY}
    # "exchanged views on the West Philippine Sea": the matter is nobody who meets.
    end = act.last + 6 if "with" in line.row[act.last + 1 : act.last + 6] else act.first
    return not any(m.of in named and m.first < end for m in line.mentions)


def _goes_on_below(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether those who met above talk on: "The three officials reviewed preparations for a summit in August"."""
    if line.words.language != "en" or line.tokens[act.last].key not in _REVIEWS:
        return False
    subject = [m for m in line.mentions if m.first < act.first]
    if [m.of for m in subject] != [Of.PAIR]:
        return False
    above = (other for other in reading.lines if other.start < line.start)
    return any(
        other.nouns("MEETING", "CALL", "COURTESY")
        or any(a.is_any("MEET", "PHONE") or _received(other, a) for a in other.acts)
        for other in above
    )


def _received(line: Line, act: Act) -> bool:
    """Tell whether an official received somebody: "today received the Ambassador of Japan"."""
    return act.is_any("HOST") and any(
        m.of in {Of.OFFICE, Of.PERSON} and m.last < act.first for m in line.mentions
    )


def _ends_by_phone(line: Line, act: Act) -> bool:
    """Tell whether two discuss something "by phone", told behind the matter."""
    keys = line.row[act.last + 1 : act.last + 14]
    return (
        line.words.language != "sw"
        and any(one in _BY_MEANS and other in PHONES for one, other in pairwise(keys))
    ) or (line.words.language == "en" and _speaks_over_the_line(keys))


def _speaks_over_the_line(keys: Sequence[str]) -> bool:
    """Tell whether two speak "over the phone" or "via video link"."""
    return any(
        (one in _BY_MEANS or (one in {"in", "during"} and other == "a")) and bool(_LINES & {other, next_})
        for one, other, next_ in zip(keys, keys[1:], keys[2:], strict=False)
    )
