"""The day of an instrument or an engagement: its own, of the step it took, or the one the paper goes on to tell of."""

from collections.abc import Mapping
from dataclasses import replace

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.clauses.shared.days import day_in_flow, day_of, is_of_its_own
from balozi.extraction.clauses.shared.english_signing_days import (
    is_of_a_later_clause,
    is_planned_for,
    told_behind,
)
from balozi.extraction.clauses.shared.terms import due_of
from balozi.extraction.mentions.mentions import Mention

# These are told of their day; a text in talks or only named has at most the one in its name.
_STEPS = frozenset({"signed", "ratified", "in_force", "terminated"})
# What is told without a day took place on the day that the paper tells of.
_CURRENT = frozenset({"signed", "ratified", "terminated"})
# A step told behind the first ("signed in 2019, entered into force on 1 May") has the later day.
_LATER = frozenset({"in_force", "terminated"})
# A text that waits for its next step tells of no day on which it took the last one.
_WAITS = closed("dating", "waits")
_SIGNING = tuple(sorted(closed("dating", "signing")))
# What is left or consented to has the day of that step, never that of its name, unless it is replaced by another.
_LEFT = frozenset({"terminated", "ratified"})
_REPLACED, _LIMITS = closed("dating", "replaced"), closed("dating", "limits")
_OPEN, _MAKING = closed("dating", "open"), tuple(sorted(closed("dating", "making")))
_REACHED, _PLANS = tuple(sorted(closed("dating", "reached"))), tuple(sorted(closed("dating", "plans")))
_OF, _ARTICLES = (
    frozenset({"of", "de", "d", "du", "wa", "ya", "la", "mwaka"}),
    closed("standings", "articles"),
)
# "Azimio la Jeddah la Mei 2023".
_LA = frozenset({"la", "ya", "wa"})
_NAMED, _NEAR, _SIGNED, _PLANNED, _BACK = 6, 3, 4, 8, 6


def day_of_text(line: Line, told: tuple[Mention, int, Act | None], status: str, reading: Reading) -> str:
    """Return the day of an instrument as its own sentence tells it, "" when it does not.

    Args:
        line: the sentence.
        told: the word for the instrument, the end of its name, and the act on it.
        status: of the instrument.
        reading: the paper.
    """
    mention, end, act = told
    named = _day_in_name(line, mention)
    if line.words.language == "fr" and named is not None and status not in {"in_force", "ratified"}:
        return day_of(named, reading, ahead=False)
    if line.words.language == "en" and status == "unknown" and (known := _known_by(line, mention, end)):
        return known
    free = [
        day
        for day in line.dates
        if _may_be(line, mention, day, status)
        and not (_is_ahead(day, status, reading) or is_of_a_later_clause(line, day, status, act))
    ]
    if not free and status == "in_force":
        # "both are bound by the accord signed in 2018": no later day is told.
        free = [day for day in line.dates if _is_of_signing(line, day)]
    if not free and status in _LEFT and (not line.keys & _REPLACED or status == "ratified"):
        # "a dénoncé l'accord de 2007": the year of its name is not the day on which it was left.
        return ""
    done = status in _STEPS or is_made(line, status) or _was_initialled(line, act, status)
    planned = [day for day in free if is_planned_for(line, day, status, reading)] if not done else []
    if planned:
        return day_of(planned[0], reading, ahead=True)
    if not free or not (done or _is_planned(line, free[0], status)):
        return _year_of(line, mention, end)
    return day_of(_nearest(line, free, act, status), reading, ahead=status == "proposed")


def _may_be(line: Line, mention: Mention, day: Mention, status: str) -> bool:
    """Tell whether a date may be the day of the step told: not the year of a name, a limit or an earlier step."""
    earlier = status in {*_LATER, "ratified"} and _is_of_signing(line, day)
    earlier = earlier or (status == "terminated" and _is_of_joining(line, day))
    named = (mention, *line.instruments()) if line.words.language == "fr" else (mention,)
    year = any(_is_year_of_name(line, paper, day) for paper in named)
    return not (is_of_its_own(line, day) or year or earlier or _is_limit(line, day))


def _is_limit(line: Line, day: Mention) -> bool:
    """Tell whether a date is a limit or a term: "before 30 June", "jusqu'en 2027", "hadi mwaka 2026"."""
    return any(token.key in _LIMITS for token in line.tokens[max(0, day.first - _NEAR) : day.first])


def _is_ahead(day: Mention, status: str, reading: Reading) -> bool:
    """Tell whether a day lies ahead of the paper's, on which no step that is done can have been taken."""
    dated = reading.paper.dated
    return status in _CURRENT and dated is not None and day_of(day, reading, ahead=False) > dated.isoformat()


def is_made(line: Line, status: str) -> bool:
    """Tell whether a text in talks was initialled or agreed on a day that can be told: "ont paraphé un accord"."""
    if status != "negotiated" or line.keys & _OPEN:
        return False
    return any(token.key.startswith(_MAKING) or token.key.endswith(_REACHED) for token in line.tokens)


def _was_initialled(line: Line, act: Act | None, status: str) -> bool:
    """Tell whether an English text in talks was initialled or reached, whatever is still to come of it."""
    made = act is not None and act.tense == "past" and not act.negated and act.is_any("CONCLUDE", "INITIAL")
    return status == "negotiated" and line.words.language == "en" and made


def _is_planned(line: Line, day: Mention, status: str) -> bool:
    """Tell whether the day of a plan is that of the signing it tells of: "is to be signed on 22 July"."""
    near = line.tokens[max(0, day.first - _PLANNED) : day.first]
    return status == "proposed" and any(token.key.startswith(_PLANS) for token in near)


def with_day(draft: Draft, reading: Reading) -> Draft:
    """Return an instrument signed or ratified without a day with the one that the paper goes on to tell of."""
    status = str(draft.fields["status"])
    behind = told_behind(draft, reading)
    if behind:
        return replace(draft, fields={**draft.fields, "date": behind})
    waits = bool(draft.line.keys & _WAITS) and status != "ratified"
    current = status in _CURRENT or is_made(draft.line, status)
    if draft.fields["date"] or not current or waits:
        return draft
    return replace(draft, fields={**draft.fields, "date": day_in_flow(draft.line, reading)})


def settled(draft: Draft, reading: Reading) -> Draft:
    """Return an engagement with its day: its own, else of one held the day that the paper goes on to tell of."""
    fields = dict(draft.fields)
    fields["states"], fields["orgs"] = _parted(draft.fields)
    if not fields["date"] and fields["status"] == "held":
        fields["date"] = day_in_flow(draft.line, reading)
    elif not fields["date"] and fields["status"] == "planned":
        # "in the autumn", "before the end of the year": as of a promise.
        fields["date"] = due_of(draft.line, (draft.first, draft.last), reading)[0]
    return replace(draft, fields=fields)


def _parted(fields: Mapping[str, object]) -> tuple[list[str], list[str]]:
    """Return states and organisations apart; a sitting of a joint commission is one of its two states."""
    listed = [value for name in ("states", "orgs") if isinstance(value := fields[name], list | tuple)]
    codes = {str(code) for value in listed for code in value}
    states = {code for code in codes if is_state(code)}
    return sorted(states), sorted(codes - states)


def _nearest(line: Line, free: list[Mention], act: Act | None, status: str) -> Mention:
    """Return the day that belongs to a step: the last for a later step, else the nearest to its act."""
    if status in _LATER:
        return free[-1]
    if act is None:
        return free[0]
    return min(free, key=lambda day: abs(day.first - act.last))


def _is_of_signing(line: Line, day: Mention) -> bool:
    """Tell whether a date is that of the signing, of a text that has gone further: "signed in 2015"."""
    near = line.tokens[max(0, day.first - _SIGNED) : day.first]
    return any(token.key.startswith(_SIGNING) for token in near)


def _is_of_joining(line: Line, day: Mention) -> bool:
    """Tell whether a date is that on which an English party once joined what it leaves now: "it had joined in 2019"."""
    near = line.tokens[max(0, day.first - _NEAR) : day.first]
    joined = any(token.key in {"joined", "acceded", "ratified"} for token in near)
    return line.words.language == "en" and joined


def _day_in_name(line: Line, mention: Mention) -> Mention | None:
    """Return the day that belongs to a name: "l'arrangement du 4 août 2009"."""
    near = (day for day in line.dates if 0 < day.first - mention.last <= _NAMED)
    return next((day for day in near if line.tokens[day.first - 1].key in {"du", "le"}), None)


def _known_by(line: Line, mention: Mention, end: int) -> str:
    """Return the full day by which an English text is known: "the Doha Agreement of 8 August 2022"."""
    far = max(end, mention.last) + _NEAR
    near = (day for day in line.dates if mention.last < day.first <= far)
    told = (day.code for day in near if line.tokens[day.first - 1].key in {"of", "dated"})
    return next((code for code in told if len(code) == len("2022-08-08")), "")


def _is_year_of_name(line: Line, mention: Mention, day: Mention) -> bool:
    """Tell whether a date is the year by which a text is called: "the 2017 accord", "mkataba wa mwaka 2007"."""
    if len(day.code) != len("2017"):
        return False
    before = _leads(line, day, mention)
    named = day.first > 0 and line.tokens[day.first - 1].key in _OF
    return before or (named and 0 < day.first - mention.last <= _NEAR)


def _leads(line: Line, day: Mention, mention: Mention) -> bool:
    """Tell whether a year stands before an instrument as part of what it is called: "the 2021 EU-Fiji accord"."""
    if not 0 < mention.first - day.last <= _BACK:
        return False
    return mention.first - day.last <= _NEAR or (
        day.first > 0 and line.tokens[day.first - 1].key in _ARTICLES
    )


def _is_written_year(line: Line, day: Mention) -> bool:
    """Tell whether a date is a year in four digits, not "this year"."""
    written = {token.text for token in line.tokens[day.first : day.last + 1]}
    return len(day.code) == len("1975") and day.code in written


def _year_of(line: Line, mention: Mention, end: int) -> str:
    """Return the year that is part of a name: "the 1975 Treaty on", "la Convention d'Helsinki de 1992"."""
    for day in line.dates:
        behind = mention.last < day.first <= max(end + _NEAR + 1, mention.last + _NAMED + _NEAR)
        behind = behind and (day.first <= end + _NEAR + 1 or line.tokens[day.first - 1].key in _OF)
        written = _is_written_year(line, day) or (behind and line.tokens[day.first - 1].key in _LA)
        apart = is_of_its_own(line, day) or _is_limit(line, day)
        if written and (_leads(line, day, mention) or behind) and not apart:
            return day.code
    return ""
