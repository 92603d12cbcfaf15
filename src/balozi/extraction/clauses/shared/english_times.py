"""What an English sentence tells as to come though its verb does not say so: "will pay a call and hold talks"."""

from itertools import pairwise

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line

_CONTACTS = ("VISIT", "MEET", "EXPECT")
_REACH, _WEEK = 3, 12


def is_foretold(line: Line, act: Act) -> bool:
    """Tell whether an English act is to come: after "will", before something that will be, or in a programme."""
    if line.words.language != "en" or act.passive:
        return False
    if act.tense == "present":
        return (
            _shares_a_future(line, act)
            or _goes_on_from_there(line, act)
            or _meet_on_a_day(line, act)
            or _opens_at_an_hour(line)
            or _is_when(line, act)
        )
    return act.tense == "participle" and _is_before(line, act)


def is_soon(line: Line) -> bool:
    """Tell whether a present is told with a time that is under way: "travels to Kampala and Cairo this week"."""
    if "this" not in line.keys:
        return False
    coming = words_of("news", "times")["coming"]
    return any(one == "this" and other in coming for one, other in pairwise(line.row))


def _future_before(line: Line, act: Act) -> bool:
    """Tell whether the verb before an act, what hangs on it left out, is to come."""
    earlier = (
        a for a in reversed(line.acts) if a.last < act.first and not a.relative and a.tense != "participle"
    )
    found = next(earlier, None)
    return found is not None and found.tense == "future" and not found.negated


def _shares_a_future(line: Line, act: Act) -> bool:
    """Tell whether a bare verb hangs on a "will" before it: "will pay a courtesy call on X, and hold talks with Y"."""
    bare = act.first == act.last and not line.tokens[act.first].key.endswith("s")
    joint = set(line.row[max(0, act.first - 2) : act.first]) & {
        "and",
        "or",
        "then",
        "also",
    }
    return bare and bool(joint) and _future_before(line, act)


def _goes_on_from_there(line: Line, act: Act) -> bool:
    """Tell whether a present tells the next step of a journey: "From there she flies to Asunción"."""
    plain = line.tokens[act.first].key.endswith("s") and act.is_any(*_CONTACTS, "HOLD")
    if not plain or line.is_headline:
        return False
    weekday = act.is_any("HOLD") and any(
        date.name and 0 < date.first - act.last <= _WEEK for date in line.dates
    )
    if weekday:
        return True
    near = set(line.row[: act.first]) | set(line.row[act.last + 1 : act.last + 12])
    from_there = act.is_any("VISIT") and (line.tokens[0].key == "from" or "today" in near)
    return from_there or (not act.is_any("HOLD") and bool(near & words_of("news", "times")["onwards"]))


def _meet_on_a_day(line: Line, act: Act) -> bool:
    """Tell whether several meet on a day to come: "Ministers from seven states meet in Djibouti on Saturday"."""
    bare = act.first == act.last and not line.tokens[act.first].key.endswith("s")
    if not bare or line.is_headline or not act.is_any("MEET", "VISIT"):
        return False
    return any(date.name and date.first > act.last for date in line.dates)


def _opens_at_an_hour(line: Line) -> bool:
    """Tell whether a line is a row of a day's programme: "2:30 p.m. The Secretary meets with"."""
    row = line.row
    if not row[0].isdigit() or line.words.language != "en":
        return False
    hour = len(row) > _REACH and row[1] in {":", "."} and row[2].isdigit()
    return hour or row[1] in words_of("news", "times")["halves"]


def _is_when(line: Line, act: Act) -> bool:
    """Tell whether a present tells when a thing to come is done: "to review the treaty when they convene in Maseru"."""
    if "when" not in line.keys or not act.is_any("MEET", "VISIT"):
        return False
    return "when" in line.row[max(0, act.first - 2 * _REACH) : act.first] and _future_before(line, act)


def _is_before(line: Line, act: Act) -> bool:
    """Tell whether a form in -ing is looked forward to, or comes before what will be: "before sitting down with"."""
    keys = line.row[max(0, act.first - _REACH) : act.first]
    if keys[-2:] == ["forward", "to"]:
        return True
    ahead = keys[-1:] == ["before"] or keys[-2:] == ["ahead", "of"]
    return ahead and _future_before(line, act)
