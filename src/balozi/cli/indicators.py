"""`balozi indicator`: the framework, targets, baselines, values and what is missing."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from balozi.cli.main import options
from balozi.cli.opening import AS, DRY_RUN, acting, end_of, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows
from balozi.cli.registers import ON

if TYPE_CHECKING:
    from balozi.store.results.records import Asked
    from balozi.store.results.values import StatedRow

_COLUMNS = (
    "indicator",
    "name",
    "pillar",
    "level",
    "direction",
    "kind",
    "unit",
    "frequency",
    "owner",
    "versions",
)
_STATED = ("sort", "number", "area", "period", "says", "state", "told_on", "by", "comment", "invented")
_WAITING = ("number", "indicator", "area", "period", "says", "state", "by", "breaches")
_DUE = ("indicator", "area", "period", "due_on", "days", "state", "owner")
_INDICATOR = click.argument("code")
_AREA = click.option("--area", default="", help="Code of the area, such as KEN or CNTY-040.")
_PERIOD = click.option("--period", required=True, help="Such as 2024, 2024-Q3, 2024-07 or FY2024-H1.")
NARROWED: Callable[[Callable[..., None]], Callable[..., None]] = options(
    click.option("--country", default="", help="Framework of a country, alpha-3."),
    click.option("--pillar", default="", help="Key of a pillar, such as pillar-1."),
    click.option("--institution", default="", help="Code of the owner."),
)
_AIM: Callable[[Callable[..., None]], Callable[..., None]] = options(
    _AREA,
    click.option("--parent", default="", help="The larger area of one that is new: it is made known."),
    click.option("--stated-on", type=click.DateTime(["%Y-%m-%d"]), help="The day it was stated."),
    click.option("--author", default="", help="Who set it."),
    click.option("--note", default="", help="Said with it."),
    click.option("--sentence", metavar="PAPER:TEXT", help="Sentence of a paper that says it."),
    AS,
    DRY_RUN,
)


@click.group("indicator")
def command() -> None:
    """List and define indicators; set targets and baselines; report, approve and miss values."""


@command.command("list")
@NARROWED
@click.option("--search", default="", help="Words of the code or a name.")
@ON
@FORMAT
def list_(country: str, pillar: str, institution: str, search: str, on: datetime | None, shape: str) -> None:
    """List the indicators of the framework."""
    open_store()
    from balozi.store.results.queries import indicators

    asked = asked_of(None, on, country=country, pillar=pillar, institution=institution)
    rows = [
        {
            "indicator": row.code,
            "name": row.name("en"),
            "pillar": row.pillar,
            "level": row.level,
            "direction": row.declared.direction,
            "kind": row.declared.kind,
            "unit": row.declared.unit,
            "frequency": row.declared.frequency,
            "owner": row.owner,
            "versions": row.versions,
        }
        for row in indicators(acting(None).reader, asked, search=search)
    ]
    write_rows(rows, _COLUMNS, shape)


@command.command("show")
@_INDICATOR
@ON
@FORMAT
def show(code: str, on: datetime | None, shape: str) -> None:
    """Show all baselines, targets and values of an indicator, those that do not stand any more too."""
    open_store()
    from balozi.store.results.queries import indicator_page

    page = indicator_page(acting(None).reader, code, asked_of(None, on))
    say(f"{page.row.code}: {page.row.name('en')}")
    rows = [_told(row) for row in (*page.baselines, *page.targets, *page.observations)]
    write_rows(rows, _STATED, shape)


@command.command("add")
@_INDICATOR
@click.option("--country", required=True, help="Framework of a country, alpha-3.")
@click.option("--name", "names", multiple=True, metavar="LANGUAGE=NAME", required=True)
@click.option("--unit", required=True)
@click.option("--direction", required=True, help="increase, decrease, range or none.")
@click.option("--kind", required=True, help="periodic, cumulative, level, percent or scale.")
@click.option("--frequency", required=True, help="month, quarter, half-year or year.")
@click.option("--calendar", default="fiscal", show_default=True, help="calendar or fiscal.")
@click.option("--owner", default="", help="Code of the institution that answers for it.")
@click.option("--pillar", default="", help="Key of a pillar.")
@click.option("--result", default="", help="Code of the result that it tells of.")
@click.option("--level", default="", help="impact, outcome or output.")
@click.option("--again", is_flag=True, help="Give an indicator that is there another definition.")
@AS
@DRY_RUN
def add(code: str, country: str, names: tuple[str, ...], again: bool, dry_run: bool, **said: Any) -> None:
    """Put an indicator with its declarations into the framework."""
    if dry_run:
        say(f"Would {'define anew' if again else 'add'} the indicator {code}; nothing was changed.")
        return
    open_store()
    from balozi.services.defining import Definition, add_indicator, define_indicator

    person = acting(said.pop("name"))
    told = dict(word.partition("=")[::2] for word in names)
    definition = Definition(names=told, **said)
    if again:
        define_indicator(code=code, definition=definition, person=person, at=now())
    else:
        add_indicator(code=code, country=country.upper(), definition=definition, person=person, at=now())
    say(f"The indicator {code} stands.")


@command.command("target")
@_INDICATOR
@_PERIOD
@click.option("--value", default="", help="In digits.")
@click.option("--low", default="", help="Least of a range.")
@click.option("--high", default="", help="Most of a range.")
@click.option("--words", default="", help="A target that is no number.")
@click.option("--open", "is_open", is_flag=True, help="Still to be determined.")
@_AIM
def target(code: str, period: str, name: str | None, dry_run: bool, **said: Any) -> None:
    """Set what an indicator is to reach; a lowered target is told as lowered."""
    _aim("target", code, period, name, dry_run, said)


@command.command("baseline")
@_INDICATOR
@click.option("--period", default="", help="Without one it holds for all periods.")
@click.option("--value", required=True, help="In digits.")
@_AIM
def baseline(code: str, period: str, name: str | None, dry_run: bool, **said: Any) -> None:
    """Set the value from which an indicator starts."""
    _aim("baseline", code, period, name, dry_run, said)


@command.command("withdraw")
@click.argument("sort", type=click.Choice(["target", "baseline"]))
@click.argument("number", type=int)
@click.option("--reason", required=True, help="Why; kept in the log.")
@AS
@DRY_RUN
def withdraw(sort: str, number: int, reason: str, name: str | None, dry_run: bool) -> None:
    """Take a target or a baseline back; earlier moments still have it."""
    if dry_run:
        say(f"Would take {sort} {number} back; nothing was changed.")
        return
    open_store()
    from balozi.services.aiming import withdraw_aim

    withdraw_aim(sort=sort, number=number, reason=reason, person=acting(name), at=now())
    say(f"The {sort} {number} is taken back.")


@command.command("observe")
@_INDICATOR
@_PERIOD
@_AREA
@click.option("--value", default="", help="In digits.")
@click.option("--numerator", default="", help="Of a percentage.")
@click.option("--denominator", default="", help="Of a percentage.")
@click.option("--breakdown", default="", help="Part of a disaggregation, such as sex=f.")
@click.option("--reporter", default="", help="Whose part it is, where several count their own.")
@click.option("--comment", default="", help="Said with it.")
@click.option("--corrects", type=int, help="Number of the value that it takes the place of.")
@click.option("--sentence", metavar="PAPER:TEXT", help="Sentence of a paper that shows it.")
@click.option("--link", default="", help="Address that shows it.")
@AS
@DRY_RUN
def observe(
    code: str,
    period: str,
    corrects: int | None,
    sentence: str | None,
    link: str,
    name: str | None,
    dry_run: bool,
    **said: Any,
) -> None:
    """Report a value; it counts once somebody else has approved it."""
    if dry_run:
        say(f"Would report a value of {code} for {period}; nothing was changed.")
        return
    open_store()
    from balozi.services.observing import correct_observation, submit_observation
    from balozi.services.reported_values import Reported

    reported = Reported(indicator=code, period=period, evidence=evidence_of(sentence, link), **said)
    person = acting(name)
    if corrects is None:
        number = submit_observation(reported=reported, person=person, at=now())
    else:
        number = correct_observation(number=corrects, reported=reported, person=person, at=now())
    say(f"Value {number} waits for approval.")
    tell_breaches(number)


@command.command("approve")
@click.argument("number", type=int, required=False)
@click.option("--return", "reason", default="", help="Send it back instead, with this reason.")
@click.option("--withdraw", default="", help="Take it away instead, with this reason.")
@click.option("--check", is_flag=True, help="Only say that it was looked at.")
@AS
@DRY_RUN
@FORMAT
def approve(
    number: int | None,
    reason: str,
    withdraw: str,
    check: bool,
    name: str | None,
    dry_run: bool,
    shape: str,
) -> None:
    """Approve a value that somebody else reported; without a NUMBER list what waits."""
    open_store()
    if number is None:
        _write_waiting(shape)
        return
    verb = "return" if reason else "withdraw" if withdraw else "check" if check else "approve"
    if dry_run:
        say(f"Would {verb} value {number}; nothing was changed.")
        return
    from balozi.services import observing

    person, at = acting(name), now()
    if reason:
        observing.return_observation(number=number, reason=reason, person=person, at=at)
    elif withdraw:
        observing.withdraw_observation(number=number, reason=withdraw, person=person, at=at)
    elif check:
        observing.check_observation(number=number, person=person, at=at)
    else:
        observing.approve_observation(number=number, person=person, at=at)
    say(f"Value {number}: {verb} is done.")


@command.command("missing")
@NARROWED
@click.option("--months", default=12, show_default=True, type=click.IntRange(1, 600), help="How far back.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it is asked what is due.")
@FORMAT
def missing(
    country: str, pillar: str, institution: str, months: int, on: datetime | None, shape: str
) -> None:
    """List the values that are due and were not reported, or are not approved."""
    open_store()
    from balozi.store.results.queries import missing_values

    asked = asked_of(on, country=country, pillar=pillar, institution=institution)
    rows = [
        {
            "indicator": one.indicator.code,
            "area": one.area,
            "period": one.period,
            "due_on": one.due_on,
            "days": one.days,
            "state": one.state,
            "owner": one.indicator.owner,
        }
        for one in missing_values(acting(None).reader, asked, months=months)
    ]
    write_rows(rows, _DUE, shape)


def asked_of(on: datetime | None, as_known: datetime | None = None, **wanted: Any) -> "Asked":
    """Return a question of the command line."""
    from balozi.store.results.records import Asked

    day: date = on.date() if on else as_known.date() if as_known else now().date()
    return Asked(on=day, at=end_of(as_known), **wanted)


def _aim(sort: str, code: str, period: str, name: str | None, dry_run: bool, said: dict[str, Any]) -> None:
    if dry_run:
        say(f"Would set a {sort} of {code}; nothing was changed.")
        return
    open_store()
    from balozi.services.aiming import Aim, set_baseline, set_target

    stated = said.pop("stated_on")
    evidence = evidence_of(said.pop("sentence"), "")
    told = Aim(
        indicator=code, period=period, stated_on=stated.date() if stated else None, evidence=evidence, **said
    )
    setting = set_target if sort == "target" else set_baseline
    number = setting(aim=told, person=acting(name), at=now())
    say(f"The {sort} of {code} is set: {number}.")


def evidence_of(sentence: str | None, link: str) -> tuple[Any, ...]:
    """Return what shows a value, as the options of a command say it."""
    from balozi.services.showing import Shown

    pieces = [Shown(reference=link)] if link else []
    if sentence:
        paper, mark, text = sentence.partition(":")
        if not mark or not paper.isdigit():
            raise click.UsageError(f"Write {sentence!r} as PAPER:TEXT.")
        pieces.append(Shown(document=int(paper), text=text))
    return tuple(pieces)


def tell_breaches(number: int) -> None:
    """Say which rules of validation a value does not keep."""
    from balozi.store.results.queries import stated_row

    for breach in stated_row(acting(None).reader, "observation", number).breaches:
        say(f"  {breach.rule}: {breach.says % breach.facts}")


def _write_waiting(shape: str) -> None:
    from balozi.store.results.queries import observations

    rows = [
        {**_told(row), "indicator": row.indicator, "breaches": [breach.rule for breach in row.breaches]}
        for row in observations(acting(None).reader, state="waiting", size=0).items
    ]
    write_rows(rows, _WAITING, shape)


def _told(row: "StatedRow") -> dict[str, Any]:
    return {
        "sort": row.sort,
        "number": row.number,
        "area": row.area,
        "period": row.period,
        "says": row.says,
        "state": row.state,
        "told_on": row.told_on,
        "by": row.by,
        "comment": row.comment,
        "invented": "invented" if row.is_demonstration else "",
    }
