"""Refusals about files of values, and about the areas that values and targets are of."""

from dataclasses import dataclass

from balozi.ground.errors.family import Conflict, InvalidInput


@dataclass(eq=False)
class NothingWaits(Conflict):
    """None of the values of a file that were named waits for a decision."""

    code = "values.nothing_waits"
    says = "None of these values of import %(number)d waits for a decision."
    remedy = "Reload the page: somebody else decided meanwhile, or the import was taken back."
    number: int


@dataclass(eq=False)
class NothingChosen(InvalidInput):
    """Some values of a file were to be decided on, and none was chosen."""

    code = "values.nothing_chosen"
    says = "No value is chosen."
    remedy = "Tick the values that you mean, or choose all that wait."


@dataclass(eq=False)
class AreaUnknown(InvalidInput):
    """A target or a baseline is of an area that no register has."""

    code = "values.area"
    says = "No register has the area %(area)r, so that the target would count nowhere."
    remedy = "Write the code of a known area; for a new one name the larger area that it is part of too."
    area: str


@dataclass(eq=False)
class AreaMistaken(InvalidInput):
    """A target or a baseline is of an area that no register has, and that looks like one that is known."""

    code = "values.area_near"
    says = "No register has the area %(area)r; the nearest is %(near)s."
    remedy = "Write %(near)s if it is meant, or choose a code that is less like it for a new area."
    area: str
    near: str


@dataclass(eq=False)
class AreaIsWhole(InvalidInput):
    """A file of values would make a country, or an area that has parts, a part of another one."""

    code = "values.area_whole"
    says = "Values and targets do not make %(area)s a part of %(parent)s: it is a whole, or has parts of its own."
    remedy = "Leave the larger area empty; those of countries and their areas come with the country pack."
    area: str
    parent: str


@dataclass(eq=False)
class AreaElsewhere(InvalidInput):
    """A file of values would move an area into another larger one."""

    code = "values.area_elsewhere"
    says = "The area %(area)s is a part of %(larger)s; values and targets do not move it to %(parent)s."
    remedy = "Leave the larger area empty, or write %(larger)s."
    area: str
    larger: str
    parent: str
