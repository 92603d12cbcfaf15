"""What the reports on agreements are made of: each agreement with its life, its commitments and its papers."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from balozi.ground.dates import first_day
from balozi.ground.errors.facts import NotADate
from balozi.ground.markings import Marking
from balozi.registers.agreements.lives import AgreementStep, Life, said
from balozi.registers.agreements.statuses import status_of
from balozi.registers.agreements.terms import Ending, ending_of

# So much is kept of each agreement: three reports in two languages, and what they have in common.
_MOST_TOLD = 10
_Told = TypeVar("_Told")
_KEPT = frozenset({"fulfilled", "verified"})
_LEFT_OUT = frozenset({"superseded", "withdrawn"})
_OVER = frozenset({"fulfilled", "partially_fulfilled", "not_fulfilled", "lapsed", "superseded", "withdrawn"})
_SIGNATURES = frozenset({"signed", "definitively_signed"})
# What tells that it was signed although nobody recorded the signature.
_AFTERWARDS = frozenset({"registered", "renewed", "expired"})


@dataclass(frozen=True, slots=True)
class CommitmentFact:
    """One commitment that stands in an agreement.

    Attributes:
        entry: its number.
        area: of policy, "" when none is stated.
        status: on the day asked about.
        last_on: the day of its last update, step or piece of evidence, None when there is none.
    """

    entry: int
    area: str
    status: str
    last_on: date | None = None

    @property
    def counts(self) -> bool:
        """Tell whether it is one of those to be kept: what was withdrawn or superseded is not."""
        return self.status not in _LEFT_OUT

    @property
    def kept(self) -> bool:
        """Tell whether it is fulfilled, or its evidence was verified."""
        return self.status in _KEPT

    @property
    def begun(self) -> bool:
        """Tell whether at least a part of it was delivered."""
        return self.kept or self.status == "partially_fulfilled"

    @property
    def open(self) -> bool:
        """Tell whether something is still to be done or to be verified."""
        return self.status not in _OVER and not self.kept


@dataclass(frozen=True, slots=True)
class SourceFact:
    """The first thing an agreement rests on that the reader may see.

    Attributes:
        title: of the paper, or the source as somebody stated it.
        quote: the sentence, "" for a stated source.
        document: number of the paper, None.
        start: first character of the sentence.
        end: the character after its last.
    """

    title: str
    quote: str = ""
    document: int | None = None
    start: int = 0
    end: int = 0


# Without slots: what the reports ask of ten thousand agreements again and again is worked out once for each.
@dataclass(frozen=True)
class AgreementFact:
    """One agreement as the reports look at it.

    Attributes:
        entry: its number.
        title: as lists name it.
        country: alpha-3 of the country whose register it is on.
        life: what its status follows from.
        day: asked about.
        institution: code of the ministry or department that leads, or its name as printed, "".
        areas: of cooperation, as somebody set them.
        foreign_signatory: as stated, "".
        national_signatory: as stated, "".
        marking: the highest of the entry and of the papers behind it that the reader may see.
        source: the first thing it rests on, None when the reader may see none.
        later_papers: days of the papers that told of it after the first one.
        last_paper: the latest day on which a paper told of it: its date, else its arrival; None.
        commitments: that stand in it.
        quiet_after: months without a sign of life after which its country calls an agreement dormant.
    """

    entry: int
    title: str
    country: str
    life: Life
    day: date
    institution: str = ""
    areas: Sequence[str] = ()
    foreign_signatory: str = ""
    national_signatory: str = ""
    marking: Marking = Marking.UNCLASSIFIED
    source: SourceFact | None = None
    later_papers: Sequence[date] = ()
    last_paper: date | None = None
    commitments: Sequence[CommitmentFact] = ()
    quiet_after: int = 24

    def once(self, told: Hashable, make: Callable[[], _Told]) -> _Told:
        """Return what a report says of this agreement, made once; the reports are made again after every change.

        Args:
            told: what it is called, with all that it depends on besides the agreement.
            make: returns it.
        """
        known: dict[Hashable, _Told] = self.__dict__.setdefault("_told", {})
        if told not in known:
            if len(known) >= _MOST_TOLD:
                known.pop(next(iter(known)), None)
            known[told] = make()
        return known[told]

    @cached_property
    def status(self) -> str:
        """Return its status on the day."""
        return status_of(self.life, self.day)

    @cached_property
    def happened(self) -> Sequence[AgreementStep]:
        """Return the events that had happened by the day, in the order in which they count."""
        return self.life.happened(self.day)

    @property
    def partners(self) -> tuple[str, ...]:
        """Return the codes of the other parties, each once."""
        return tuple(dict.fromkeys(code for code in self.life.parties if code != self.country))

    @cached_property
    def ending(self) -> Ending | None:
        """Return the end of its term, None when none is known."""
        return ending_of(self.life, self.day)

    @cached_property
    def signed(self) -> bool:
        """Tell whether it was signed by the day, or has come to a state that follows the signature."""
        return any(_shows_signature(step) for step in self.happened)

    @cached_property
    def signed_on(self) -> str:
        """Return the partial date of the own signature, else of the first one; "" when none is stated."""
        signatures = [step for step in self.happened if step.happening.name in _SIGNATURES]
        own = [step.on for step in signatures if step.party in {"", self.country} and step.day]
        others = [step.on for step in signatures if step.day]
        return min(own or others, default="")

    @cached_property
    def signed_day(self) -> date | None:
        """Return the first day that the date of signature can mean, None when none is stated."""
        try:
            return first_day(self.signed_on)
        except NotADate:
            return None

    @property
    def pipeline(self) -> bool:
        """Tell whether it is on its way to a signature."""
        forward = said()["states"]["forward"]
        return self.status in forward[: forward.index("signed")]

    @cached_property
    def counted(self) -> list[CommitmentFact]:
        """Return the commitments that are to be kept."""
        return [one for one in self.commitments if one.counts]

    @cached_property
    def last_heard(self) -> date | None:
        """Return the last day on which an event, a paper or a commitment told of it, None when nothing did."""
        days = [step.day for step in self.happened if step.day]
        days += [one.last_on for one in self.commitments if one.last_on]
        days += [self.last_paper] if self.last_paper else []
        return max((day for day in days if day <= self.day), default=None)

    @property
    def heard_since_signature(self) -> bool:
        """Tell whether anything was recorded after the signature: an event, a further paper, an update.

        The paper that first told of it does not count: it is the news of the signature, not of what became of it.
        """
        signed = self.signed_day or date.min
        later = [step for step in self.happened if _follows(step, signed)]
        papers = [day for day in self.later_papers if signed < day <= self.day]
        updates = [one for one in self.commitments if one.last_on and one.last_on <= self.day]
        return bool(later or papers or updates)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of a report.

    Attributes:
        day: as known on which it is made.
        language: sw, en or fr.
        partner: code of a party, "" for all.
        institution: code of the one that leads, "-" for those of which none is stated, "" for all.
        since: first day of signature, None for any.
        until: last day of signature, None for any.
        figure: the figure whose list is wanted, "" for the list of all.
        sort: a column, with "-" before it for the other direction, "" for the usual order.
        institutions: names of institutions in the language, by code.
    """

    day: date
    language: str = "en"
    partner: str = ""
    institution: str = ""
    since: date | None = None
    until: date | None = None
    figure: str = ""
    sort: str = ""
    institutions: Mapping[str, str] = field(default_factory=dict)


def _shows_signature(step: AgreementStep) -> bool:
    forward = said()["states"]["forward"]
    happening = step.happening
    if happening.name in _AFTERWARDS:
        return True
    return bool(happening.reaches) and forward.index(happening.reaches) >= forward.index("signed")


def _follows(step: AgreementStep, signed: date) -> bool:
    """Tell whether an event is a record of what came after the signature."""
    forward = said()["states"]["forward"]
    happening = step.happening
    before = forward[: forward.index("signed") + 1]
    if happening.name in _SIGNATURES or happening.reaches in before:
        return False
    # An event without a date is one that its source reports as done: only a signature is certain to come before.
    return step.day is None or step.day > signed
