"""Refusals of the follow-up of commitments."""

from dataclasses import dataclass

from balozi.ground.errors.family import Conflict, Forbidden, InvalidInput, NotFound


@dataclass(eq=False)
class StepNotAllowed(Conflict):
    """The life of a commitment has no such step from where it stands."""

    code = "commitment.step"
    says = 'From "%(status_before)s" a commitment cannot become "%(status_wanted)s".'
    remedy = "Its page shows what may follow; a step that was wrong can be taken back."
    status_before: str
    status_wanted: str


@dataclass(eq=False)
class StepTooEarly(InvalidInput):
    """A step lies before the step that it follows."""

    code = "commitment.step_too_early"
    says = "%(on)s lies before the last step, which was on %(last)s."
    remedy = "Give the day on which it happened; take the last step back first if that day is wrong."
    on: str
    last: str


@dataclass(eq=False)
class DayAhead(InvalidInput):
    """What is reported has a day that has not come yet."""

    code = "commitment.day_ahead"
    says = "%(on)s has not come yet; only what happened can be reported."
    remedy = "Give today or an earlier day."
    on: str


@dataclass(eq=False)
class CommitmentChanged(Conflict):
    """Somebody changed the commitment since it was opened."""

    code = "commitment.changed"
    says = "Entry %(entry)d was changed meanwhile: %(by)s %(verb)s %(entry)d."
    remedy = "Go back, reload the page, look at the change, and send yours again if it still holds."
    entry: int
    by: str
    verb: str


@dataclass(eq=False)
class NotYourInstitution(Forbidden):
    """A focal point acts for a commitment that is not assigned to the own institution."""

    code = "commitment.not_yours"
    says = "%(person)s may act only for commitments that are assigned to the own institution."
    remedy = "Ask the desk to assign the commitment to your institution first."
    person: str


@dataclass(eq=False)
class SamePerson(Forbidden):
    """Somebody would judge what they reported or asked for themselves."""

    code = "commitment.same_person"
    says = "%(person)s cannot judge what %(person)s reported or asked for."
    remedy = "Ask a second person to decide."
    person: str


@dataclass(eq=False)
class RecordGone(NotFound):
    """A part of the follow-up of a commitment does not stand, or not any more."""

    code = "commitment.record_gone"
    says = "Entry %(entry)d has nothing that stands under: %(record)s %(number)d."
    remedy = "Reload the page: it may have been answered or replaced."
    entry: int
    record: str
    number: int


@dataclass(eq=False)
class WordMissing(InvalidInput):
    """Something that must be said was left empty."""

    code = "commitment.word_missing"
    says = "Something is empty: %(needed)s."
    remedy = "Fill it: whoever reads the register later has only these words."
    needed: str


@dataclass(eq=False)
class WordUnknown(InvalidInput):
    """A word is none of those that a field takes."""

    code = "commitment.word_unknown"
    says = "%(word)r cannot stand here: %(needed)s."
    remedy = "Choose one of: %(known)s."
    word: str
    needed: str
    known: str


@dataclass(eq=False)
class EvidenceMissing(InvalidInput):
    """Evidence shows nothing: it has no file, no link, no sentence and no named person's statement."""

    code = "commitment.evidence_missing"
    says = "There is no evidence: neither a file, a link, a sentence of a paper, nor a statement with its person."
    remedy = "Add one of the four; a statement needs the person's name and the words."


@dataclass(eq=False)
class DateRequestWaiting(Conflict):
    """A request to move the due date waits for its decision."""

    code = "commitment.date_waiting"
    says = "Entry %(entry)d has a request to move its due date that waits for a decision."
    remedy = "Decide on that request first."
    entry: int


@dataclass(eq=False)
class NotAssessed(Conflict):
    """A commitment cannot be closed with a score that nobody independent gave."""

    code = "commitment.not_assessed"
    says = "Entry %(entry)d has no independent assessment that stands."
    remedy = "Assess it independently first; its end follows the score."
    entry: int


@dataclass(eq=False)
class TooFewParts(InvalidInput):
    """A division has fewer parts than make sense."""

    code = "commitment.too_few_parts"
    says = "%(parts)d is too few: splitting and merging take two different parts or more."
    remedy = "Name each part; to change the words of one commitment, amend it instead."
    parts: int


@dataclass(eq=False)
class MergeUnfit(InvalidInput):
    """Two commitments cannot become one."""

    code = "commitment.merge_unfit"
    says = "Entry %(other)d cannot be merged into entry %(entry)d: their markings differ."
    remedy = (
        "Bring both to the same marking first, so that nothing of the higher one is shown to more people."
    )
    entry: int
    other: int


@dataclass(eq=False)
class DivisionBuiltOn(Conflict):
    """What a division made has been worked on since."""

    code = "commitment.division_built_on"
    says = "Division %(division)d cannot be undone: entry %(entry)d has been worked on since."
    remedy = "Merge the parts, or split the merged entry, instead: then the newer work is kept."
    division: int
    entry: int
