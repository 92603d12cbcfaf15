"""Blocks about commitments, agreements and engagements."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from balozi.briefs.cycle.asking import Material, link_of
from balozi.briefs.cycle.facts import CLOSED, ENDED, KEPT, InstrumentFact, MeetingFact, PromiseFact
from balozi.briefs.cycle.papers import Cited, Grid
from balozi.ground.tallies import Tally

_FLAGS = ("overdue", "at_risk", "dormant", "unowned", "undated")
_FORCE = frozenset({"in_force", "effective", "provisionally_applied"})
_AHEAD = timedelta(days=730)
_LISTED = {"commitment": 5, "pillar": 3, "lead": 3, "due": 2, "status": 2, "flags": 2}


def counts_of(rows: Sequence[PromiseFact]) -> Mapping[str, int]:
    """Return how many commitments stand how; the parts add up to all.

    Raises:
        CountsDoNotBalance: they do not.
    """
    found = Counter(map(_sort, rows))
    counts = {name: found[name] for name in ("open", "kept", "partly", "broken", "ended")}
    Tally(len(rows), sum(counts.values())).check()
    return counts


def promise_counts(made: Material) -> list[Cited | Grid]:
    """Say how many commitments stand how, and what is to be watched of the open ones."""
    rows = made.facts.promises
    cite = made.of_entries("cite_promises", rows)
    opened = [row for row in rows if row.status not in CLOSED]
    flagged = Counter(flag for row in opened for flag in row.flags)
    return [
        made.say("promises_said", cite, n=len(rows), **counts_of(rows)),
        made.say(
            "flags_said", made.of_entries("cite_promises", opened), **{name: flagged[name] for name in _FLAGS}
        ),
    ]


def headline(made: Material) -> list[Cited | Grid]:
    """Say the figures of the whole document in a few sentences."""
    from balozi.briefs.cycle.figures import results_said

    return [
        promise_counts(made)[0],
        _agreements_said(made),
        made.say(
            "meetings_said", made.of_entries("cite_meetings", made.facts.meetings), n=len(made.facts.meetings)
        ),
        *results_said(made),
    ]


def promises_open(made: Material) -> list[Cited | Grid]:
    """List the open commitments."""
    return [
        _promises(made, "promises_open", [row for row in made.facts.promises if row.status not in CLOSED])
    ]


def promises_due(made: Material) -> list[Cited | Grid]:
    """List the open commitments that fall due in the period."""
    rows = [row for row in made.facts.promises if row.status not in CLOSED and made.within(row.due_day)]
    return [_promises(made, "promises_due", rows)]


def promises_kept(made: Material) -> list[Cited | Grid]:
    """List the commitments that were fulfilled in the period."""
    rows = [row for row in made.facts.promises if row.status in KEPT and made.within(row.ended_on)]
    return [_promises(made, "promises_kept", rows)]


def promises_moving(made: Material) -> list[Cited | Grid]:
    """List the commitments that fell due or ended in the period."""
    rows = [row for row in made.facts.promises if made.within(row.due_day) or made.within(row.ended_on)]
    return [_promises(made, "promises_moving", rows)]


def timeliness(made: Material) -> list[Cited | Grid]:
    """Say how many of the commitments that fell due were kept in time."""
    rows = [row for row in made.facts.promises if made.within(row.due_day)]
    found = Counter(map(_timely, rows))
    counts = {name: found[name] for name in ("on_time", "late", "open", "other")}
    Tally(len(rows), sum(counts.values())).check()
    return [made.say("time_said", made.of_entries("cite_promises", rows), n=len(rows), **counts)]


def instruments(made: Material) -> list[Cited | Grid]:
    """Say how many agreements there are, and list those signed in the period."""
    return [_agreements_said(made), _instruments(made, "instruments", _signed(made))]


def endings(made: Material) -> list[Cited | Grid]:
    """List the agreements whose term ends soon after the period."""
    last = made.span.last_day + _AHEAD
    rows = [row for row in made.facts.instruments if row.ends and made.span.first_day <= row.ends <= last]
    return [_instruments(made, "endings", rows)]


def meetings(made: Material) -> list[Cited | Grid]:
    """Say how many engagements were held, and list them."""
    rows = made.facts.meetings
    said = made.say("meetings_said", made.of_entries("cite_meetings", rows), n=len(rows))
    return [
        said,
        made.grid("meetings", {"meeting": 5, "partners": 4, "on": 2}, [_meeting(made, row) for row in rows]),
    ]


def _promises(made: Material, title: str, rows: Sequence[PromiseFact]) -> Grid:
    ordered = sorted(rows, key=lambda row: (row.due or "9999", row.entry))
    return made.grid(title, _LISTED, [_promise(made, row) for row in ordered])


def _promise(made: Material, row: PromiseFact) -> tuple[Cited, ...]:
    words = made.words
    flags = [words(f"flag_{flag}") for flag in row.flags if flag in _FLAGS]
    return (
        Cited(row.title, (made.of_entry(row),), link_of(row)),
        Cited(made.pillar(row.pillar)),
        Cited(row.lead or words("not_stated")),
        Cited(words.day(row.due) if row.due else words("not_stated")),
        Cited(words(f"course_{row.status}")),
        Cited(", ".join(flags) or "–"),
    )


def _agreements_said(made: Material) -> Cited:
    rows = made.facts.instruments
    force = sum(row.status in _FORCE for row in rows)
    cite = made.of_entries("cite_agreements", rows)
    return made.say("agreements_said", cite, n=len(rows), signed=len(_signed(made)), force=force)


def _signed(made: Material) -> list[InstrumentFact]:
    return [row for row in made.facts.instruments if made.within(row.signed_day)]


def _instruments(made: Material, title: str, rows: Sequence[InstrumentFact]) -> Grid:
    named = {"agreement": 5, "partners": 4, "signed_on": 2, "ends": 2, "status": 2}
    return made.grid(title, named, [_instrument(made, row) for row in rows])


def _instrument(made: Material, row: InstrumentFact) -> tuple[Cited, ...]:
    words = made.words
    return (
        Cited(row.title, (made.of_entry(row),), link_of(row)),
        Cited(", ".join(map(words.actor, row.partners)) or words("not_stated")),
        Cited(words.day(row.signed_on) if row.signed_on else words("not_stated")),
        Cited(words.day(row.ends.isoformat()) if row.ends else words("not_stated")),
        Cited(words(f"status_{row.status}")),
    )


def _meeting(made: Material, row: MeetingFact) -> tuple[Cited, ...]:
    partners = ", ".join(map(made.words.actor, row.partners)) or made.words("not_stated")
    return (
        Cited(row.title, (made.of_entry(row),), link_of(row)),
        Cited(partners),
        Cited(made.words.day(row.on)),
    )


def _sort(row: PromiseFact) -> str:
    told = {"partially_fulfilled": "partly", "not_fulfilled": "broken"}
    if row.status in KEPT:
        return "kept"
    return told.get(row.status) or ("ended" if row.status in ENDED else "open")


def _timely(row: PromiseFact) -> str:
    if row.status not in CLOSED:
        return "open"
    if row.status not in KEPT:
        return "other"
    in_time = row.ended_on is not None and row.due_day is not None and row.ended_on <= row.due_day
    return "on_time" if in_time else "late"
