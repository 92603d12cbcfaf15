"""Engagements: meetings, visits, calls, signings, summits and statements across a border."""

from collections.abc import Iterator
from functools import lru_cache

from balozi.extraction.clauses.engagements.contacts import arrived, called_at, gave
from balozi.extraction.clauses.engagements.english_news import told_in_english
from balozi.extraction.clauses.engagements.english_readouts import apart_from_talk
from balozi.extraction.clauses.engagements.english_spans import on_their_days
from balozi.extraction.clauses.engagements.envoys import summoned
from balozi.extraction.clauses.engagements.french_contacts import apart, french_contacts, meets_at_home
from balozi.extraction.clauses.engagements.french_settled import settled_in_french
from balozi.extraction.clauses.engagements.held_talks import held
from balozi.extraction.clauses.engagements.meetings import met
from balozi.extraction.clauses.engagements.occasions import named
from balozi.extraction.clauses.engagements.present_there import with_those_told_behind
from balozi.extraction.clauses.engagements.presented import presented_by_many
from balozi.extraction.clauses.engagements.receptions import convened, hosted
from balozi.extraction.clauses.engagements.remarks import reacted, told_press
from balozi.extraction.clauses.engagements.restated import without_headlines, without_same_visits
from balozi.extraction.clauses.engagements.signings import done_at, signed
from balozi.extraction.clauses.engagements.speeches import answered, heard_once, titled
from balozi.extraction.clauses.engagements.stays import (
    asked_to_come,
    due_in,
    invited,
    left,
    paid_a_visit,
    stayed,
    will_be_in,
)
from balozi.extraction.clauses.engagements.swahili_contacts import swahili_contacts
from balozi.extraction.clauses.engagements.swahili_readouts import apart_from_swahili_talk
from balozi.extraction.clauses.engagements.swahili_series import gathered_once
from balozi.extraction.clauses.engagements.visits import visited
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.drafts import Draft, once, suggestion
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.clauses.sentence.signs import Panel, asked_where, sign, signs_of_act
from balozi.extraction.clauses.shared.ceremonies import (
    gathered,
    handed_over,
    passed_the_chair,
)
from balozi.extraction.clauses.shared.dating import settled
from balozi.extraction.clauses.shared.english_doubts import believed, of_somebody
from balozi.extraction.clauses.shared.french_doubts import told_now
from balozi.extraction.clauses.shared.operative import is_only_resolved
from balozi.extraction.clauses.shared.participants import around, engagement, status_of
from balozi.extraction.clauses.shared.states import is_only_if
from balozi.extraction.clauses.shared.swahili_news import only_told
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre, Paper
from balozi.extraction.suggestions import Suggestion

_FREELY = frozenset({"EN1", "EN2", "EN5", "EN8", "EN9"})
_MODERN = "1945"


@lru_cache(maxsize=2)
def engagements(paper: Paper) -> tuple[Suggestion, ...]:
    """Return the engagements of a paper, each once."""
    reading = read(paper)
    told = (
        draft
        for line in reading.lines
        for draft in presented_by_many(line, reading, tuple(_of_line(line, reading)))
    )
    told = (draft for draft in told if not is_only_resolved(draft, reading))
    found = believed(told_now(told, "engagement", reading), "engagement", reading)
    drafts = heard_once(of_somebody([draft for draft in found if not _is_history(draft)]))
    drafts = apart_from_talk(drafts, reading)
    if reading.lines and reading.lines[0].words.language == "sw":
        drafts = apart_from_swahili_talk(gathered_once(drafts), reading)
    # A headline tells again, in fewer words, what the body tells: the body is quoted.
    drafts.sort(key=lambda draft: (draft.line.is_headline, -draft.confidence))
    drafts = with_those_told_behind(settled_in_french(drafts, reading), reading)
    kept = without_headlines(once(drafts, ("type", "states", "orgs", "status"), _FREELY), reading)
    kept = without_same_visits(kept) if reading.lines and reading.lines[0].words.language == "sw" else kept
    days = on_their_days([settled(draft, reading) for draft in kept])
    return tuple(suggestion(draft, "engagement", reading) for draft in days)


def _of_line(line: Line, reading: Reading) -> Iterator[Draft]:
    drafts = [draft for draft in _by_rules(line, reading) if not meets_at_home(draft)]
    drafts = only_told(line, apart(drafts), reading) if drafts else []
    if line.words.language == "en":
        yield from told_in_english(line, reading, drafts)
        return
    yield from drafts
    if line.words.language == "fr" and reading.paper.genre is not Genre.POLICY:
        yield from (draft for draft in french_contacts(line, reading, drafts) if not meets_at_home(draft))
    if line.words.language == "sw" and reading.paper.genre is not Genre.POLICY:
        yield from only_told(line, swahili_contacts(line, reading, drafts), reading)


def _by_rules(line: Line, reading: Reading) -> Iterator[Draft]:
    if line.states_nothing:
        return
    signs = line.signs
    for act in line.acts:
        wished = act.tense == "subjunctive" and not (act.is_any("MEET") and line.words.language == "sw")
        if act.negated or wished or act.tense == "conditional" or is_only_if(line, act):
            continue
        for rule in OF_ACTS.asked(signs | signs_of_act(act.kinds, act.tense)):
            if draft := rule(line, act, reading):
                yield draft
                break
    nouns = line.nouns(
        "SUMMIT", "VISIT", "MEETING", "CALL", "STATEMENT", "COURTESY", "CREDENTIALS", "SIGNING"
    )
    found = (
        *(rule(line, reading) for rule in OF_LINES.asked(signs)),
        *(left(line, noun, reading) or named(line, noun, reading) for noun in nouns),
    )
    yield from (draft for draft in found if draft is not None)


def _is_history(draft: Draft) -> bool:
    """Tell whether an engagement is one of history books: before the United Nations were."""
    day = str(draft.fields["date"])
    return bool(day) and day < _MODERN


@asked_where(sign(act={"URGE"}), sign(words={"on"}))
def _called_on(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a courtesy call: "called on the minister", where nothing is asked of anybody."""
    behind = line.tokens[act.last + 1 : act.last + 16]
    if (
        not act.is_any("URGE")
        or len(behind) < 2
        or behind[0].key != "on"
        or any(t.key == "to" for t in behind)
    ):
        return None
    host = any(
        m.of in {Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN} and 0 < m.first - act.last <= 6
        for m in line.mentions
    )
    status = status_of(line, act)
    parties, first, _ = around(line, act, reading, min(act.last + 12, len(line.tokens) - 1))
    if not host or not status or len(parties.codes) < 2:
        return None
    end = min(act.last + 12, len(line.tokens) - 1)
    return engagement(
        line, (act, first, end), parties, reading, type="courtesy_call", status=status, rule="EN1"
    )


OF_LINES = Panel(done_at, titled, stayed, due_in)
OF_ACTS = Panel(
    gathered,
    will_be_in,
    invited,
    asked_to_come,
    handed_over,
    passed_the_chair,
    paid_a_visit,
    _called_on,
    told_press,
    met,
    held,
    called_at,
    arrived,
    visited,
    gave,
    convened,
    hosted,
    signed,
    summoned,
    answered,
    reacted,
)
