"""Refusals about reports."""

from dataclasses import dataclass

from balozi.ground.errors.family import InvalidInput, NotFound


@dataclass(eq=False)
class NoSuchReport(NotFound):
    """No report has this name."""

    code = "report.missing"
    says = "There is no report %(name)s."
    remedy = "The page of reports lists them; `balozi report --help` prints their names."
    name: str


@dataclass(eq=False)
class ReportPeriodBackwards(InvalidInput):
    """A period ends before it begins."""

    code = "report.period"
    says = "The period ends on %(until)s, before it begins on %(since)s."
    remedy = "Exchange the two days, or leave one of them out."
    since: str
    until: str
