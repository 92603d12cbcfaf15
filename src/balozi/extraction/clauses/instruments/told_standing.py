"""How an instrument stands in the sentence that tells of it: by its verb, its pair of dates, or the day ahead."""

from balozi.extraction.clauses.instruments.english_stages import is_to_be_ratified, stage, stage_ahead
from balozi.extraction.clauses.instruments.governing import is_of_another
from balozi.extraction.clauses.instruments.texts_apart import (
    is_this,
)
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.shared.courses import course
from balozi.extraction.clauses.shared.days import day_of
from balozi.extraction.clauses.shared.states import (
    status_of_instrument,
)
from balozi.extraction.clauses.shared.titles import (
    name_start,
)
from balozi.extraction.mentions.mentions import Mention
from balozi.extraction.papers import Genre

_NEAR, _FAR, _TWO = 3, 8, 2
_BINDING = frozenset({"ratified", "in_force", "terminated"})


def status_here(line: Line, mention: Mention, told: tuple[int, Act | None], reading: Reading) -> str:
    """Return how an instrument stands in this paper: what is set ahead is not signed, its own text is no news."""
    end, act = told
    status = _status(line, mention, end, act)
    if status == "signed" and act is None and _is_set_ahead(line, reading):
        return "negotiated"
    # "This Memorandum takes effect on signature": what its own text lays down is no news of it.
    own = status == "in_force" and reading.paper.genre is Genre.TREATY and is_this(line, mention)
    return "signed" if own else status


def _status(line: Line, mention: Mention, end: int, act: Act | None) -> str:
    """Return how an instrument stands: by the words around it, and only where these tell nothing by verb or turn."""
    if ahead := stage_ahead(line, mention):
        return ahead
    if line.words.language == "fr" and (told := _status_of_pair(line, mention, act)):
        return told
    # The course knows negation and order; a turn of phrase does not, so it never outvotes the course.
    told = course(line, mention, act) if line.words.language != "fr" else ""
    if told == "unknown" and is_to_be_ratified(line, mention, act):
        return "signed"
    if told == "unknown" and act is not None and _was_signed(line, mention, act):
        return "signed"
    if told and (told != "unknown" or act is not None):
        return told
    found = stage(line, mention, end, told or status_of_instrument(line, mention, act))
    # A communiqué tells of treaties that are left or in force; it is neither itself.
    return "unknown" if mention.code == "communique" and found in _BINDING else found


def _status_of_pair(line: Line, mention: Mention, act: Act | None) -> str:
    """Return the status of a French text on another: "Le protocole d'amendement à la convention a été adopté par"."""
    papers = line.instruments()
    if len(papers) < _TWO:
        return ""
    if is_of_another(line, mention):
        return "unknown"
    tail = next((m for m in papers if m.first > mention.last and is_of_another(line, m)), None)
    told = course(line, tail, act) if tail is not None else ""
    return told if told in {"ratified", "in_force"} else ""


def _was_signed(line: Line, mention: Mention, act: Act) -> bool:
    """Tell whether an English text only referred to is told with its signing: "the Agreement, signed at Nairobi on"."""
    that = line.row[mention.last + 1 : mention.last + 2] in (["that"], ["which"])
    if that and act.is_any("SIGN") and act.tense == "past" and not act.negated and not act.passive:
        # "will not ratify the security agreement that his predecessor signed".
        return line.words.language == "en" and 0 < act.first - mention.last <= _FAR + 1
    signed = act.is_any("SIGN") and act.relative and act.passive
    aside = line.words.language == "en" and (signed or act.is_any("ADOPT")) and act.first > mention.last
    placed = line.row[act.last + 1 : act.last + 2] in (["at"], ["in"], ["on"])
    return aside and placed and act.tense == "past" and any(day.first > act.last for day in line.dates)


def _is_set_ahead(line: Line, reading: Reading) -> bool:
    """Tell whether a signing that a noun names has a day that lies ahead of the paper's."""
    days = [day_of(date, reading, ahead=False) for date in line.dates[:1]]
    dated = reading.paper.dated
    if not line.nouns("SIGNING") or dated is None:
        return False
    return any(len(day) == len("2026-01-31") and day > dated.isoformat() for day in days)


def with_signing(line: Line, mention: Mention) -> int:
    """Return where the quotation of an instrument begins: with "signing of" when that stands before it."""
    first = name_start(line, mention)
    near = (noun.first for noun in line.nouns("SIGNING") if 0 < first - noun.last <= _NEAR)
    return next(near, first)
