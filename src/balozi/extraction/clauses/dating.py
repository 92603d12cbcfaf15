"""The day of an instrument or an engagement: its own, of the step it took, or the one the paper goes on to tell of."""

from collections.abc import Mapping
from dataclasses import replace

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.days import day_in_flow, day_of, is_of_its_own
from balozi.extraction.clauses.drafts import Draft
from balozi.extraction.clauses.lines import Line, Reading
from balozi.extraction.clauses.parties import is_state
from balozi.extraction.clauses.terms import due_of
from balozi.extraction.mentions.mentions import Mention

# These are told of their day; a text in talks or only named has at most the one in its name.
_STEPS = frozenset({"signed", "ratified", "in_force", "terminated"})
# What is told without a day took place on the day that the paper tells of.
_CURRENT = frozenset({"signed", "ratified", "terminated"})
# A step told behind the first ("signed in 2019, entered into force on 1 May") has the later day.
_LATER = frozenset({"in_force", "terminated"})
_INITIALLED = ("initial", "paraph")
# A text that waits for its next step tells of no day on which it took the last one.
_WAITS = closed("dating", "waits")
_SIGNING = tuple(sorted(closed("dating", "signing")))
_NAMED, _NEAR, _SIGNED = 6, 3, 4


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
    free = [
        day
        for day in line.dates
        if not (is_of_its_own(line, day) or _is_year_of_name(line, mention, day))
        and not (status in _LATER and _is_of_signing(line, day))
    ]
    if not free and status == "terminated" and _ends_now(act):
        return ""
    if not free or not (status in _STEPS or _is_initialled(line, act)):
        return _year_of(line, mention, end)
    return day_of(_nearest(line, free, act, status), reading, ahead=False)


def with_day(draft: Draft, reading: Reading) -> Draft:
    """Return an instrument signed or ratified without a day with the one that the paper goes on to tell of."""
    waits = bool(draft.line.keys & _WAITS)
    if draft.fields["date"] or draft.fields["status"] not in _CURRENT or waits:
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


def _ends_now(act: Act | None) -> bool:
    return act is not None and act.tense == "past" and act.is_finite and not act.relative


def _is_initialled(line: Line, act: Act | None) -> bool:
    return act is not None and act.tense == "past" and line.tokens[act.last].key.startswith(_INITIALLED)


def _day_in_name(line: Line, mention: Mention) -> Mention | None:
    """Return the day that belongs to a name: "l'arrangement du 4 août 2009"."""
    near = (day for day in line.dates if 0 < day.first - mention.last <= _NAMED)
    return next((day for day in near if line.tokens[day.first - 1].key in {"du", "le"}), None)


def _is_year_of_name(line: Line, mention: Mention, day: Mention) -> bool:
    """Tell whether a date is the year by which a text is called: "the 2017 accord", "mkataba wa mwaka 2007"."""
    if len(day.code) != len("2017"):
        return False
    before = 0 < mention.first - day.last <= _NEAR
    named = day.first > 0 and line.tokens[day.first - 1].key in {"of", "de", "wa", "ya", "mwaka"}
    return before or (named and 0 < day.first - mention.last <= _NEAR)


def _year_of(line: Line, mention: Mention, end: int) -> str:
    """Return the year that is part of a name: "the 1975 Treaty on", "la Convention d'Helsinki de 1992"."""
    years = [
        day.code
        for day in line.dates
        if len(day.code) == len("1975")
        and (
            mention.first - _NEAR <= day.first < mention.first or mention.last < day.first <= end + _NEAR + 1
        )
        and not is_of_its_own(line, day)
    ]
    return years[0] if years else ""
