"""The verbs of `balozi brief` about reviews: enter a recommendation, record its answer, list them."""

from datetime import datetime
from typing import Any

import click

from balozi.cli.opening import AS, DRY_RUN, acting, end_of, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows

_DAY = click.DateTime(["%Y-%m-%d"])
_COLUMNS = (
    "number",
    "review",
    "period",
    "criterion",
    "finding",
    "words",
    "status",
    "answer",
    "by_whom",
    "owner",
    "due",
    "done_on",
    "gap",
    "action",
)


@click.command("recommendations")
@click.option("--review", default="", help="mid_term_review or end_term_review.")
@click.option("--period", default="", help="As the review has it, such as FY2023/FY2026.")
@click.option("--on", type=_DAY, help="As known at the end of this day. Default: now.")
@AS
@FORMAT
def recommendations(review: str, period: str, on: datetime | None, name: str | None, shape: str) -> None:
    """List the recommendations of reviews with their answers, and how each stands."""
    open_store()
    from balozi.store.results.queries import recommendations as listed

    wanted = {key: value for key, value in (("review", review), ("period", period)) if value}
    day = on.date() if on else now().date()
    found = listed(acting(name).reader, day, at=end_of(on), of=wanted)
    rows = [{key: getattr(row, key) for key in _COLUMNS} | {"finding": _finding(row)} for row in found]
    write_rows(rows, _COLUMNS, shape)


@click.command("recommend")
@click.argument("review")
@click.argument("words")
@click.option("--period", required=True, help="Of the review, such as FY2023/FY2026.")
@click.option("--finding", default="", help="What was found; it becomes an open gap.")
@click.option("--gap", type=int, help="Number of an open gap that is the finding.")
@click.option("--cause", default="", help="Why it is so.")
@click.option("--indicator", default="", help="Code of the indicator that it is about.")
@click.option("--criterion", default="", help="Of OECD-DAC: relevance, coherence, effectiveness ...")
@click.option("--country", default="", help="Framework of a country, alpha-3.")
@click.option("--institution", default="", help="Code of the institution whose review it is.")
@AS
@DRY_RUN
def recommend(name: str | None, dry_run: bool, **told: Any) -> None:
    """Enter a recommendation in WORDS of a REVIEW: mid_term_review or end_term_review."""
    if dry_run:
        say(f"Would enter a recommendation of {told['review']} {told['period']}; nothing was changed.")
        return
    open_store()
    from balozi.services.recommending import Advice, add_recommendation

    number = add_recommendation(advice=Advice(**told), person=acting(name), at=now())
    say(f"Recommendation {number} is entered.")


@click.command("answer")
@click.argument("number", type=int)
@click.argument("answer", type=click.Choice(["accepted", "partly", "declined"]))
@click.option("--by-whom", required=True, help="Who in management answers, name or office.")
@click.option("--words", default="", help="Said with it; the reason, where it is not accepted as a whole.")
@click.option("--action", default="", help="What is done. Default: the recommendation itself.")
@click.option("--owner", default="", help="Code of the institution that does it.")
@click.option("--person", "responsible", default="", help="User who answers for it.")
@click.option("--due", type=_DAY, help="Until when.")
@AS
@DRY_RUN
def answer_(
    number: int,
    answer: str,
    by_whom: str,
    words: str,
    due: datetime | None,
    name: str | None,
    dry_run: bool,
    **told: str,
) -> None:
    """Record what management answers to recommendation NUMBER; an accepted one is an action from then on."""
    if dry_run:
        say(f"Would record that recommendation {number} is {answer}; nothing was changed.")
        return
    open_store()
    from balozi.services.gapping import Remedy
    from balozi.services.recommending import Answer, answer_recommendation

    remedy = Remedy(told["action"], told["owner"], told["responsible"], due.date() if due else None)
    said = Answer(answer, by_whom, words, remedy)
    action = answer_recommendation(number=number, answer=said, person=acting(name), at=now())
    say(
        f"Recommendation {number} is {answer}."
        + (f" Action {action}; `balozi gap done {action}` says that it was carried out." if action else "")
    )


@click.command("unrecommend")
@click.argument("number", type=int)
@click.option("--reason", required=True, help="Why; kept with it.")
@AS
@DRY_RUN
def unrecommend(number: int, reason: str, name: str | None, dry_run: bool) -> None:
    """Take recommendation NUMBER back that was entered by mistake."""
    if dry_run:
        say(f"Would take recommendation {number} back; nothing was changed.")
        return
    open_store()
    from balozi.services.recommending import withdraw_recommendation

    withdraw_recommendation(number=number, reason=reason, person=acting(name), at=now())
    say(f"Recommendation {number} is taken back.")


VERBS = (recommendations, recommend, answer_, unrecommend)


def _finding(row: Any) -> str:
    return str(row.finding % row.facts if row.facts else row.finding)
