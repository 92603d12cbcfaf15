"""The page of the truth table: rules as the engine has them, and every cell with examples that the engine answers."""

from datetime import date

from balozi.results.declarations import kind_rules
from balozi.results.thresholds import default_thresholds
from balozi.results.truth import Rule, guards, rules, truth
from tests.results.tables import examples, only

_INTRO = """# How results are rated

Each figure is answered by one rule, the first one below whose conditions hold. Its cell in this table has a name, which
`balozi results explain` prints with the figure and which is also the name of its test.

- **achievement** is (actual − baseline) / (target − baseline). It is empty where it is undefined: without a baseline, with a
  target equal to the baseline, with a range, without a direction, on a scale, and where the target lies against the direction.
- **ratio_to_target** is actual / target, given only where no baseline is stated and the target is not zero.
- **Grey is never green**: `no_data`, `not_due` and `not_assessable` are no lights.
- Nothing is rounded on the way; a number is rounded to 12 significant digits only when it is written and does not end.
"""
_ANSWERS = {
    "thresholds": "achievement against the thresholds",
    "ratio": "actual / target against the thresholds",
    "comparison": "met when the target is reached in the declared direction, else not met",
    "range": "met inside the range, ends included, else not met",
}


def truth_page(made: str) -> str:
    """Return the page, below the line that says how it was made."""
    thresholds = default_thresholds().words
    lines = [made, _INTRO, "## Thresholds", ""]
    lines.append(
        f"Met from {thresholds['met']}, partly met from {thresholds['partly']} ({thresholds['source']}). "
        "They are printed with every rating; `--thresholds` takes others."
    )
    lines += ["", *_kinds(), *_rules(), *_guards(), *_remarks(), *_cells()]
    return "\n".join([*lines, ""])


def _kinds() -> list[str]:
    lines = [
        "## Kinds",
        "",
        "| kind | what a value is | over areas | over time | a missing value is |",
        "|---|---|---|---|---|",
    ]
    for kind, said in kind_rules().items():
        lines.append(f"| `{kind}` | {said.says} | {said.over_areas} | {said.over_time} | {said.missing} |")
    return [*lines, ""]


def _rules() -> list[str]:
    lines = [
        "## Rules, in the order in which they are asked",
        "",
        "| name | when | directions | kinds | answer | reason given |",
        "|---|---|---|---|---|---|",
    ]
    return [*lines, *(_rule(rule) for rule in rules()), ""]


def _rule(rule: Rule) -> str:
    when = " and ".join(one.replace("_", " ") for one in rule.when) or "otherwise"
    directions = "all" if len(rule.directions) == 4 else ", ".join(sorted(rule.directions))
    kinds = "all" if len(rule.kinds) == 5 else ", ".join(sorted(rule.kinds))
    answer = _ANSWERS.get(rule.answer, f"`{rule.answer}`")
    return f"| {rule.name} | {when} | {directions} | {kinds} | {answer} | {_words(rule.says)} |"


def _guards() -> list[str]:
    lines = [
        "## A missing report never makes a rating better",
        "",
        "A value that is carried from an earlier period, or lacks some of its parts, is rated by the rules above under one",
        "of these names. Where more is better and values only add up, what is known stands as a floor. Anywhere else `met` and",
        "`partly_met` become `no_data`; `not_met` stands.",
        "",
        "| name | when | reason given |",
        "|---|---|---|",
    ]
    return [*lines, *(f"| {guard.name} | {', '.join(guard.when)} | {guard.says} |" for guard in guards()), ""]


def _remarks() -> list[str]:
    lines = [
        "## Findings",
        "",
        "They stand beside an answer and change none.",
        "",
        "| finding | says |",
        "|---|---|",
    ]
    return [*lines, *(f"| `{name}` | {_words(says)} |" for name, says in truth()["remarks"].items()), ""]


def _cells() -> list[str]:
    lines = [
        "## Cells, with examples answered by the engine",
        "",
        "The period is 2024. Cells that several rows make (versions, areas, periods) are in `tests/results/test_special_cells.py`.",
        "",
        "| cell | baseline | target | actual | asked on | achievement | ratio to target | rating |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for cell, listed in sorted(examples().items()):
        for row, said in listed:
            line = only([row], on=date.fromisoformat(said["on"]))
            ends = f"{said['target_low']} to {said['target_high']}" if said["target_low"] else ""
            target = "; ".join(one for one in (said["target"], ends) if one)
            given = f"{said['baseline']} | {target} | {said['actual']} | {said['on']}"
            answer = f"{line['achievement'] or ''} | {line['ratio_to_target'] or ''} | `{line['rating']}`"
            lines.append(f"| {cell} | {given} | {answer} |")
    return lines


def _words(template: str) -> str:
    """Return a template with the names of its places."""
    return template.replace("%(", "*").replace(")s", "*").replace(")d", "*")
