"""Refusals about the events of agreements."""

from dataclasses import dataclass

from balozi.ground.errors.family import Conflict, InvalidInput, NotFound


@dataclass(eq=False)
class AgreementEventUnknown(InvalidInput):
    """No event in the life of an agreement has this name."""

    code = "agreement.event_unknown"
    says = "There is no event %(event)s in the life of an agreement."
    remedy = "The explanation of agreements lists all events; `balozi agreement events` prints them."
    event: str


@dataclass(eq=False)
class NoSuchAgreementEvent(NotFound):
    """No event of an agreement has this number."""

    code = "agreement.event_missing"
    says = "There is no event %(number)d of an agreement."
    remedy = "Open the agreement: its events are listed there."
    number: int


@dataclass(eq=False)
class AgreementEventReplaced(Conflict):
    """Somebody corrected or took back the event meanwhile."""

    code = "agreement.event_replaced"
    says = "The event %(number)d was corrected or taken back meanwhile."
    remedy = "Open the agreement again and look at what stands now."
    number: int


@dataclass(eq=False)
class EventNeedsParty(InvalidInput):
    """The event is the act of one party, and none is named."""

    code = "agreement.party_needed"
    says = "The event %(event)s is the act of one party; say which."
    remedy = "Name the party by its code, such as KEN or EAC."
    event: str


@dataclass(eq=False)
class EventTakesNoParty(InvalidInput):
    """The event is one of the instrument itself, and a party is named."""

    code = "agreement.no_party"
    says = "The event %(event)s is one of the instrument itself; it takes no party."
    remedy = "Leave the party out, or choose the event of a party."
    event: str


@dataclass(eq=False)
class EventNeedsSource(InvalidInput):
    """The event rests on nothing: no paper, no source, no statement."""

    code = "agreement.source_needed"
    says = "Nothing enters a register without what it rests on."
    remedy = "Name a paper on the shelf, the source, or say who states it."


@dataclass(eq=False)
class PaperMarkedHigher(InvalidInput):
    """A paper is marked higher than the agreement that would name it."""

    code = "agreement.paper_marked"
    says = "Paper %(document)d is marked higher than the agreement."
    remedy = "Name another source, or raise the marking of the agreement first."
    document: int


@dataclass(eq=False)
class ProcedureStepUnknown(InvalidInput):
    """The procedure of the country has no such step."""

    code = "agreement.step_unknown"
    says = "The procedure of the country has no step %(step)s."
    remedy = "Choose one of the steps that the page of the agreement shows."
    step: str


@dataclass(eq=False)
class TermUnclear(InvalidInput):
    """What was said about the term of an agreement cannot be so."""

    code = "agreement.term"
    says = "%(value)s cannot be the %(field)s of a term."
    remedy = "Renewal is tacit, agreed or none; months are whole numbers from 1 to 1200."
    field: str
    value: str


@dataclass(eq=False)
class StatusFileInvalid(InvalidInput):
    """A file of treaty statuses lacks a column."""

    code = "agreement.status_file"
    says = "The file has no column %(column)s."
    remedy = "The first line names the columns treaty, party, signature and action."
    column: str
