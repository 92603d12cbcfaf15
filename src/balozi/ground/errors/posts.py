"""Refusals about relations, missions and their heads."""

from dataclasses import dataclass

from balozi.ground.errors.family import Conflict, InvalidInput, NotFound


@dataclass(eq=False)
class PostEventUnknown(InvalidInput):
    """No event of this name belongs to such a life."""

    code = "post.event_unknown"
    says = "There is no event %(event)s here."
    remedy = "Choose one of these: %(events)s."
    event: str
    events: str


@dataclass(eq=False)
class PostNeedsSource(InvalidInput):
    """What is told rests on nothing."""

    code = "post.source_needed"
    says = "It rests on nothing: no source is named."
    remedy = "Say what it rests on: a note, a gazette, who states it and when."


@dataclass(eq=False)
class HeadUnclear(InvalidInput):
    """What is told of a head of mission cannot be so."""

    code = "post.head_unclear"
    says = "The head of mission cannot be entered: %(field)s is %(value)r."
    remedy = "Name the person; the class and the category are words of the list."
    field: str
    value: str


@dataclass(eq=False)
class NoSuchHead(NotFound):
    """No head of mission has this number."""

    code = "post.head_missing"
    says = "There is no head of mission %(number)d."
    remedy = "Open the mission: its heads are listed there."
    number: int


@dataclass(eq=False)
class NoSuchPostEvent(NotFound):
    """No event of relations, a mission or its head has this number."""

    code = "post.event_missing"
    says = "There is no event %(number)d."
    remedy = "Open the entry: its events are listed there."
    number: int


@dataclass(eq=False)
class PostEventWithdrawn(Conflict):
    """Somebody took the event back meanwhile."""

    code = "post.event_withdrawn"
    says = "The event %(number)d was taken back meanwhile."
    remedy = "Open the entry again and look at what stands now."
    number: int


@dataclass(eq=False)
class DuesUnclear(InvalidInput):
    """What is told of dues cannot be so."""

    code = "post.dues_unclear"
    says = "The dues cannot be entered: %(field)s is %(value)r."
    remedy = (
        "Write the year as YYYY, amounts as numbers from 0 on, the currency as three letters such as USD."
    )
    field: str
    value: str


@dataclass(eq=False)
class NoSuchTiles(NotFound):
    """The pack of a country has no map of tiles."""

    code = "post.no_tiles"
    says = "There is no tile map of %(country)s."
    remedy = "Add tiles.tsv to the pack of the country; the areas stand on the register of areas too."
    country: str
