"""Refusals about comparing two moments."""

from dataclasses import dataclass

from balozi.ground.errors.family import InvalidInput


@dataclass(eq=False)
class MomentsBackwards(InvalidInput):
    """Two moments are compared from the earlier one to the later one."""

    code = "moments.backwards"
    says = "%(start)s is after %(end)s."
    remedy = "Compare from the earlier day to the later one."
    start: str
    end: str
